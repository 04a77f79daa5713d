CREATE TABLE "calendar_link" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "calendar_link_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
ALTER TABLE "calendar_link" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "calendar_link_user" ON "calendar_link" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_link_one" ON "calendar_link" USING btree ("user_id","purpose") WHERE revoked_at is null;--> statement-breakpoint
CREATE POLICY "calendar_link_system" ON "calendar_link" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "calendar_link_read" ON "calendar_link" AS PERMISSIVE FOR SELECT TO "lt_app" USING (user_id = (select app.user_id()));--> statement-breakpoint
CREATE POLICY "calendar_link_insert" ON "calendar_link" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (user_id = (select app.user_id()));--> statement-breakpoint
CREATE POLICY "calendar_link_update" ON "calendar_link" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (user_id = (select app.user_id())) WITH CHECK (user_id = (select app.user_id()));