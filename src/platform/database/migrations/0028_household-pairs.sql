CREATE TABLE "household_pair" (
	"one_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"words" text,
	"decided_on" date NOT NULL,
	"decided_by" uuid NOT NULL,
	"kept_id" uuid,
	"trail" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "household_pair_one_id_other_id_pk" PRIMARY KEY("one_id","other_id")
);
--> statement-breakpoint
ALTER TABLE "household_pair" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "household_pair_system" ON "household_pair" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "household_pair_read" ON "household_pair" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "household_pair_insert" ON "household_pair" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "household_pair_update" ON "household_pair" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((select app.role()) = 'coordinator') WITH CHECK ((select app.role()) = 'coordinator');