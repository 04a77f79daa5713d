CREATE TABLE "household_link" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"household_id" uuid NOT NULL,
	"made_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"code_selector" text,
	"code_salt" text,
	"code_hash" text,
	"code_expires_on" date NOT NULL,
	"wrong_tries" integer DEFAULT 0 NOT NULL,
	"session_hash" text,
	"opened_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"expires_on" date NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	CONSTRAINT "household_link_code_selector_unique" UNIQUE("code_selector"),
	CONSTRAINT "household_link_session_hash_unique" UNIQUE("session_hash")
);
--> statement-breakpoint
ALTER TABLE "household_link" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "household_message" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"household_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"text" text NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	"read_by" uuid
);
--> statement-breakpoint
ALTER TABLE "household_message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "household_link" ADD CONSTRAINT "household_link_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_message" ADD CONSTRAINT "household_message_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "household_link_household" ON "household_link" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "household_message_household" ON "household_message" USING btree ("household_id","sent_at");--> statement-breakpoint
CREATE POLICY "household_agreement_own_select" ON "household_agreement" AS PERMISSIVE FOR SELECT TO "lt_household" USING (household_id = (select app.household_id()));--> statement-breakpoint
CREATE POLICY "household_agreement_own_insert" ON "household_agreement" AS PERMISSIVE FOR INSERT TO "lt_household" WITH CHECK (household_id = (select app.household_id()) and recorded_by is null and how = 'ownPage' and ended_on is null and exists (select 1 from referral r where r.id = referral_id and r.household_id = household_agreement.household_id and r.landlord_id = household_agreement.landlord_id));--> statement-breakpoint
CREATE POLICY "dated_setting_own_select" ON "dated_setting" AS PERMISSIVE FOR SELECT TO "lt_household" USING ((select app.household_id()) is not null and rule = 'receivedFile.limits');--> statement-breakpoint
CREATE POLICY "tenant_account_own_select" ON "tenant_account" AS PERMISSIVE FOR SELECT TO "lt_household" USING (household_id = (select app.household_id()));--> statement-breakpoint
CREATE POLICY "contact_own_select" ON "contact" AS PERMISSIVE FOR SELECT TO "lt_household" USING (household_id = (select app.household_id()) and state = 'planned');--> statement-breakpoint
CREATE POLICY "measure_own_select" ON "measure" AS PERMISSIVE FOR SELECT TO "lt_household" USING (household_id = (select app.household_id()));--> statement-breakpoint
CREATE POLICY "tripartite_meeting_own_select" ON "tripartite_meeting" AS PERMISSIVE FOR SELECT TO "lt_household" USING (household_id = (select app.household_id()));--> statement-breakpoint
CREATE POLICY "household_own_select" ON "household" AS PERMISSIVE FOR SELECT TO "lt_household" USING (household.id = (select app.household_id()));--> statement-breakpoint
CREATE POLICY "organisation_own_select" ON "organisation" AS PERMISSIVE FOR SELECT TO "lt_household" USING ((select app.household_id()) is not null);--> statement-breakpoint
CREATE POLICY "outbox_event_own_insert" ON "outbox_event" AS PERMISSIVE FOR INSERT TO "lt_household" WITH CHECK (kind = 'household.wrote' and user_id is null and household_id = (select app.household_id()));--> statement-breakpoint
CREATE POLICY "received_file_own_select" ON "received_file" AS PERMISSIVE FOR SELECT TO "lt_household" USING (household_id = (select app.household_id()) and removed_on is null);--> statement-breakpoint
CREATE POLICY "received_file_own_insert" ON "received_file" AS PERMISSIVE FOR INSERT TO "lt_household" WITH CHECK (household_id = (select app.household_id()) and added_by is null and is_protected and shared_with = '{}' and removed_on is null
          and (operator_id, landlord_id) in (select c.operator_id, c.landlord_id from app.household_carrier() c));--> statement-breakpoint
CREATE POLICY "referral_own_select" ON "referral" AS PERMISSIVE FOR SELECT TO "lt_household" USING (household_id = (select app.household_id()) and status <> 'draft');--> statement-breakpoint
CREATE POLICY "rent_relief_own_select" ON "rent_relief" AS PERMISSIVE FOR SELECT TO "lt_household" USING (household_id = (select app.household_id()) and status in ('granted', 'stopped'));--> statement-breakpoint
CREATE POLICY "rent_relief_month_own_select" ON "rent_relief_month" AS PERMISSIVE FOR SELECT TO "lt_household" USING (household_id = (select app.household_id()));--> statement-breakpoint
CREATE POLICY "instalment_own_select" ON "instalment" AS PERMISSIVE FOR SELECT TO "lt_household" USING (household_id = (select app.household_id()));--> statement-breakpoint
CREATE POLICY "repayment_plan_own_select" ON "repayment_plan" AS PERMISSIVE FOR SELECT TO "lt_household" USING (household_id = (select app.household_id()) and signed_on is not null);--> statement-breakpoint
CREATE POLICY "household_link_system" ON "household_link" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "household_link_read" ON "household_link" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.operator_id()) is not null and household_id in (select app.working_households()));--> statement-breakpoint
CREATE POLICY "household_link_insert" ON "household_link" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (((select app.operator_id()) is not null and household_id in (select app.working_households())) and made_by = (select app.user_id()) and session_hash is null);--> statement-breakpoint
CREATE POLICY "household_link_update" ON "household_link" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((select app.operator_id()) is not null and household_id in (select app.working_households())) WITH CHECK ((select app.operator_id()) is not null and household_id in (select app.working_households()));--> statement-breakpoint
CREATE POLICY "household_message_system" ON "household_message" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "household_message_read" ON "household_message" AS PERMISSIVE FOR SELECT TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "household_message_insert" ON "household_message" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "household_message_update" ON "household_message" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.working_households())) WITH CHECK (operator_id = (select app.operator_id()) and household_id in (select app.working_households()));--> statement-breakpoint
CREATE POLICY "household_message_own_select" ON "household_message" AS PERMISSIVE FOR SELECT TO "lt_household" USING (household_id = (select app.household_id()));--> statement-breakpoint
CREATE POLICY "household_message_own_insert" ON "household_message" AS PERMISSIVE FOR INSERT TO "lt_household" WITH CHECK (household_id = (select app.household_id()) and read_at is null and operator_id in (select c.operator_id from app.household_carrier() c));