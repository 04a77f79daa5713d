CREATE TABLE "reading_hour" (
	"organisation_id" uuid NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"household_id" uuid NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reading_hour_organisation_id_hour_user_id_role_household_id_pk" PRIMARY KEY("organisation_id","hour","user_id","role","household_id")
);
--> statement-breakpoint
ALTER TABLE "reading_hour" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "reading_hour_last" ON "reading_hour" USING btree ("last_at");--> statement-breakpoint
CREATE POLICY "reading_hour_system" ON "reading_hour" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "reading_hour_read" ON "reading_hour" AS PERMISSIVE FOR SELECT TO "lt_app" USING (false);--> statement-breakpoint
-- What is sealed already: the seal writes its own from now on.
INSERT INTO "reading_hour" (organisation_id, hour, user_id, role, household_id, first_at, last_at)
  SELECT organisation_id, date_trunc('hour', at), user_id, coalesce(role, ''), household_id, min(at), max(at)
    FROM "audit_entry"
   WHERE seal IS NOT NULL AND action = 'read' AND household_id IS NOT NULL AND user_id IS NOT NULL AND organisation_id IS NOT NULL
   GROUP BY 1, 2, 3, 4, 5;
