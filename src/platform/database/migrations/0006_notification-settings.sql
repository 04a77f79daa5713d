CREATE TABLE "notification_setting" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"by_mail" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "notification_setting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "notification_setting_system" ON "notification_setting" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "notification_setting_read" ON "notification_setting" AS PERMISSIVE FOR SELECT TO "lt_app" USING (user_id = (select app.user_id()));--> statement-breakpoint
CREATE POLICY "notification_setting_insert" ON "notification_setting" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (user_id = (select app.user_id()));--> statement-breakpoint
CREATE POLICY "notification_setting_update" ON "notification_setting" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (user_id = (select app.user_id())) WITH CHECK (user_id = (select app.user_id()));