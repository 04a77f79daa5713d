CREATE TABLE "audit_seal" (
	"n" bigint PRIMARY KEY NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	"entries" integer NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"entries_hash" text NOT NULL,
	"chain" text NOT NULL,
	"expired_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "audit_seal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD COLUMN "seal" bigint;--> statement-breakpoint
CREATE INDEX "audit_seal_kept" ON "audit_seal" USING btree ("last_at") WHERE expired_at is null;--> statement-breakpoint
CREATE INDEX "audit_entry_seal" ON "audit_entry" USING btree ("seal","id");--> statement-breakpoint
CREATE POLICY "audit_seal_system" ON "audit_seal" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_seal_read" ON "audit_seal" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'dataProtectionOfficer');--> statement-breakpoint
ALTER POLICY "audit_entry_insert" ON "audit_entry" TO lt_app WITH CHECK (user_id = (select app.user_id()) and seal is null and at = now());