-- The ledger becomes a table of parts (src/ledger/functions.sql); what it holds becomes the part that short files share.
DROP POLICY "ledger_entry_system" ON "ledger_entry";--> statement-breakpoint
DROP POLICY "ledger_entry_read" ON "ledger_entry";--> statement-breakpoint
DROP POLICY "ledger_entry_insert" ON "ledger_entry";--> statement-breakpoint
DROP POLICY "ledger_entry_update" ON "ledger_entry";--> statement-breakpoint
ALTER TABLE "ledger_entry" RENAME TO "ledger_entry_shared";--> statement-breakpoint
ALTER INDEX "ledger_entry_account" RENAME TO "ledger_entry_shared_account";--> statement-breakpoint
ALTER INDEX "ledger_entry_import" RENAME TO "ledger_entry_shared_import";--> statement-breakpoint
ALTER TABLE "ledger_entry_shared" ADD COLUMN "segment" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE TABLE "ledger_entry" (LIKE "ledger_entry_shared" INCLUDING DEFAULTS) PARTITION BY LIST ("segment");--> statement-breakpoint
CREATE INDEX "ledger_entry_account" ON "ledger_entry" USING btree ("account_id","entry_on");--> statement-breakpoint
CREATE INDEX "ledger_entry_import" ON "ledger_entry" USING brin ("import_id");--> statement-breakpoint
ALTER TABLE "ledger_entry" ATTACH PARTITION "ledger_entry_shared" FOR VALUES IN (0);--> statement-breakpoint
ALTER TABLE "ledger_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "ledger_entry_system" ON "ledger_entry" AS PERMISSIVE FOR ALL TO "lt_system", "lt_owner" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "ledger_entry_read" ON "ledger_entry" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()));--> statement-breakpoint
CREATE POLICY "ledger_entry_insert" ON "ledger_entry" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (landlord_id = (select app.landlord_id()) and (select app.role()) in ('arrearsOfficer', 'landlordLead'));--> statement-breakpoint
CREATE POLICY "ledger_entry_update" ON "ledger_entry" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (landlord_id = (select app.landlord_id()) and (select app.role()) in ('arrearsOfficer', 'landlordLead')) WITH CHECK (landlord_id = (select app.landlord_id()) and (select app.role()) in ('arrearsOfficer', 'landlordLead'));
