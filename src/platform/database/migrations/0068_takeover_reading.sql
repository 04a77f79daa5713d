CREATE TABLE "takeover_mapping" (
	"what" text PRIMARY KEY NOT NULL,
	"mapping" jsonb NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"saved_by" uuid
);
--> statement-breakpoint
ALTER TABLE "takeover_mapping" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "taken_over_file" ADD COLUMN "file_cents" bigint;--> statement-breakpoint
ALTER TABLE "taken_over_file" ADD COLUMN "kept_cents" bigint;--> statement-breakpoint
ALTER TABLE "taken_over_file" ADD COLUMN "known_cents" bigint;--> statement-breakpoint
ALTER TABLE "taken_over_file" ADD COLUMN "quarantined_cents" bigint;--> statement-breakpoint
CREATE POLICY "takeover_mapping_system" ON "takeover_mapping" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "takeover_mapping_read" ON "takeover_mapping" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "takeover_mapping_insert" ON "takeover_mapping" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "takeover_mapping_update" ON "takeover_mapping" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((select app.role()) = 'coordinator') WITH CHECK ((select app.role()) = 'coordinator');