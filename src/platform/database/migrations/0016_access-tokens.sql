CREATE TABLE "access_token" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"scopes" text[] NOT NULL,
	"secret_hash" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_on" date NOT NULL,
	"last_used_at" timestamp with time zone,
	"last_used_from" text,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid
);
--> statement-breakpoint
ALTER TABLE "access_token" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_token_organisation" ON "access_token" USING btree ("organisation_id");--> statement-breakpoint
CREATE POLICY "ledger_import_intake_select" ON "ledger_import" AS PERMISSIVE FOR SELECT TO "lt_intake" USING (landlord_id = (select app.intake_landlord()));--> statement-breakpoint
CREATE POLICY "ledger_import_intake_insert" ON "ledger_import" AS PERMISSIVE FOR INSERT TO "lt_intake" WITH CHECK (landlord_id = (select app.intake_landlord()) and way = 'token');--> statement-breakpoint
CREATE POLICY "ledger_mapping_intake_select" ON "ledger_mapping" AS PERMISSIVE FOR SELECT TO "lt_intake" USING (landlord_id = (select app.intake_landlord()));--> statement-breakpoint
CREATE POLICY "ledger_quarantine_intake_insert" ON "ledger_quarantine" AS PERMISSIVE FOR INSERT TO "lt_intake" WITH CHECK (landlord_id = (select app.intake_landlord()));--> statement-breakpoint
CREATE POLICY "account_month_intake_select" ON "account_month" AS PERMISSIVE FOR SELECT TO "lt_intake" USING (landlord_id = (select app.intake_landlord()));--> statement-breakpoint
CREATE POLICY "account_month_intake_insert" ON "account_month" AS PERMISSIVE FOR INSERT TO "lt_intake" WITH CHECK (landlord_id = (select app.intake_landlord()));--> statement-breakpoint
CREATE POLICY "account_month_intake_delete" ON "account_month" AS PERMISSIVE FOR DELETE TO "lt_intake" USING (landlord_id = (select app.intake_landlord()));--> statement-breakpoint
CREATE POLICY "ledger_entry_intake_select" ON "ledger_entry" AS PERMISSIVE FOR SELECT TO "lt_intake" USING (landlord_id = (select app.intake_landlord()));--> statement-breakpoint
CREATE POLICY "ledger_entry_intake_insert" ON "ledger_entry" AS PERMISSIVE FOR INSERT TO "lt_intake" WITH CHECK (landlord_id = (select app.intake_landlord()));--> statement-breakpoint
CREATE POLICY "tenant_account_intake_select" ON "tenant_account" AS PERMISSIVE FOR SELECT TO "lt_intake" USING (landlord_id = (select app.intake_landlord()));--> statement-breakpoint
CREATE POLICY "tenant_account_intake_insert" ON "tenant_account" AS PERMISSIVE FOR INSERT TO "lt_intake" WITH CHECK (landlord_id = (select app.intake_landlord()) and app.intake_tenancy(tenancy_id, household_id));--> statement-breakpoint
CREATE POLICY "tenant_account_intake_update" ON "tenant_account" AS PERMISSIVE FOR UPDATE TO "lt_intake" USING (landlord_id = (select app.intake_landlord())) WITH CHECK (landlord_id = (select app.intake_landlord()));--> statement-breakpoint
CREATE POLICY "commune_intake_select" ON "commune" AS PERMISSIVE FOR SELECT TO "lt_intake" USING ((select app.intake_landlord()) is not null);--> statement-breakpoint
CREATE POLICY "dwelling_intake_select" ON "dwelling" AS PERMISSIVE FOR SELECT TO "lt_intake" USING (landlord_id = (select app.intake_landlord()));--> statement-breakpoint
CREATE POLICY "dwelling_intake_insert" ON "dwelling" AS PERMISSIVE FOR INSERT TO "lt_intake" WITH CHECK (landlord_id = (select app.intake_landlord()));--> statement-breakpoint
CREATE POLICY "household_intake_insert" ON "household" AS PERMISSIVE FOR INSERT TO "lt_intake" WITH CHECK ((select app.intake_landlord()) is not null);--> statement-breakpoint
CREATE POLICY "person_intake_insert" ON "person" AS PERMISSIVE FOR INSERT TO "lt_intake" WITH CHECK (app.intake_household_unnamed(household_id));--> statement-breakpoint
CREATE POLICY "tenancy_intake_insert" ON "tenancy" AS PERMISSIVE FOR INSERT TO "lt_intake" WITH CHECK (landlord_id = (select app.intake_landlord()) and app.intake_household_free(household_id));--> statement-breakpoint
CREATE POLICY "outbox_event_intake_insert" ON "outbox_event" AS PERMISSIVE FOR INSERT TO "lt_intake" WITH CHECK (kind = 'ledger.imported' and user_id is null and household_id is null and payload ->> 'landlordId' = (select app.intake_landlord())::text);--> statement-breakpoint
CREATE POLICY "access_token_system" ON "access_token" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "access_token_read" ON "access_token" AS PERMISSIVE FOR SELECT TO "lt_app" USING (organisation_id = (select app.landlord_id()) and (select app.role()) in ('landlordLead', 'operatorLead'));--> statement-breakpoint
CREATE POLICY "access_token_insert" ON "access_token" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (organisation_id = (select app.landlord_id()) and (select app.role()) in ('landlordLead', 'operatorLead') and created_by = (select app.user_id()));--> statement-breakpoint
CREATE POLICY "access_token_update" ON "access_token" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (organisation_id = (select app.landlord_id()) and (select app.role()) in ('landlordLead', 'operatorLead')) WITH CHECK (organisation_id = (select app.landlord_id()) and (select app.role()) in ('landlordLead', 'operatorLead'));