-- Months become a table of parts, as the ledger is (src/ledger/functions.sql); what it holds becomes the part that all share.
DROP POLICY "account_month_system" ON "account_month";--> statement-breakpoint
DROP POLICY "account_month_read" ON "account_month";--> statement-breakpoint
DROP POLICY "account_month_insert" ON "account_month";--> statement-breakpoint
DROP POLICY "account_month_update" ON "account_month";--> statement-breakpoint
DROP POLICY "account_month_delete" ON "account_month";--> statement-breakpoint
DROP POLICY "account_month_intake_select" ON "account_month";--> statement-breakpoint
DROP POLICY "account_month_intake_insert" ON "account_month";--> statement-breakpoint
DROP POLICY "account_month_intake_delete" ON "account_month";--> statement-breakpoint
ALTER TABLE "account_month" RENAME TO "account_month_shared";--> statement-breakpoint
ALTER TABLE "account_month_shared" DROP CONSTRAINT "account_month_landlord_id_account_id_month_pk";--> statement-breakpoint
ALTER TABLE "account_month_shared" ADD COLUMN "segment" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "account_month_shared" ADD CONSTRAINT "account_month_shared_pk" PRIMARY KEY("landlord_id","account_id","month","segment");--> statement-breakpoint
CREATE TABLE "account_month" (LIKE "account_month_shared" INCLUDING DEFAULTS) PARTITION BY LIST ("segment");--> statement-breakpoint
ALTER TABLE "account_month" ADD CONSTRAINT "account_month_landlord_id_account_id_month_segment_pk" PRIMARY KEY("landlord_id","account_id","month","segment");--> statement-breakpoint
ALTER TABLE "account_month" ATTACH PARTITION "account_month_shared" FOR VALUES IN (0);--> statement-breakpoint
ALTER TABLE "account_month" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "account_month_system" ON "account_month" AS PERMISSIVE FOR ALL TO "lt_system", "lt_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "account_month_read" ON "account_month" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "account_month_insert" ON "account_month" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (landlord_id = (select app.landlord_id()));--> statement-breakpoint
CREATE POLICY "account_month_update" ON "account_month" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (landlord_id = (select app.landlord_id())) WITH CHECK (landlord_id = (select app.landlord_id()));--> statement-breakpoint
CREATE POLICY "account_month_delete" ON "account_month" AS PERMISSIVE FOR DELETE TO "lt_app" USING (landlord_id = (select app.landlord_id()));--> statement-breakpoint
CREATE POLICY "account_month_intake_select" ON "account_month" AS PERMISSIVE FOR SELECT TO "lt_intake" USING (landlord_id = (select app.intake_landlord()));--> statement-breakpoint
CREATE POLICY "account_month_intake_insert" ON "account_month" AS PERMISSIVE FOR INSERT TO "lt_intake" WITH CHECK (landlord_id = (select app.intake_landlord()));--> statement-breakpoint
CREATE POLICY "account_month_intake_delete" ON "account_month" AS PERMISSIVE FOR DELETE TO "lt_intake" USING (landlord_id = (select app.intake_landlord()));--> statement-breakpoint
DROP FUNCTION IF EXISTS app.open_ledger_segment(uuid, bigint);--> statement-breakpoint
DROP FUNCTION IF EXISTS app.close_ledger_segment(bigint);
