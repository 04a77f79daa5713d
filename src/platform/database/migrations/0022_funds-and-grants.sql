CREATE TABLE "debt_grant" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"account_id" bigint NOT NULL,
	"measure_id" uuid,
	"fund" text NOT NULL,
	"follows_id" uuid,
	"status" text DEFAULT 'asked' NOT NULL,
	"asked_cents" bigint NOT NULL,
	"debt_cents" bigint NOT NULL,
	"pieces" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"purpose" text,
	"asked_by" uuid,
	"asked_on" date NOT NULL,
	"year" integer,
	"granted_cents" bigint,
	"conditions" text,
	"reason" text,
	"decided_by" uuid,
	"decided_on" date,
	"paid_cents" bigint,
	"paid_on" date,
	"payment_reference" text,
	"paid_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "debt_grant_within_debt" CHECK (asked_cents > 0 and asked_cents <= debt_cents),
	CONSTRAINT "debt_grant_decided" CHECK (case when status in ('granted', 'paid') then coalesce(granted_cents, 0) between 1 and asked_cents and year is not null and decided_on is not null
               when status = 'refused' then btrim(coalesce(reason, '')) <> '' and decided_on is not null and granted_cents is null
               else granted_cents is null end),
	CONSTRAINT "debt_grant_paid" CHECK (case when status = 'paid' then coalesce(paid_cents, 0) between 1 and granted_cents and paid_on is not null else paid_cents is null end)
);
--> statement-breakpoint
ALTER TABLE "debt_grant" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "envelope" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"fund" text NOT NULL,
	"landlord_id" uuid,
	"year" integer NOT NULL,
	"amount_cents" bigint DEFAULT 0 NOT NULL,
	"over_cents" bigint DEFAULT 0 NOT NULL,
	"committed_cents" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "envelope_of_year" UNIQUE NULLS NOT DISTINCT("fund","landlord_id","year"),
	CONSTRAINT "envelope_never_overspent" CHECK (committed_cents <= amount_cents + over_cents),
	CONSTRAINT "envelope_not_below_zero" CHECK (amount_cents >= 0 and over_cents >= 0 and committed_cents >= 0),
	CONSTRAINT "envelope_holder" CHECK ((fund = 'landlord') = (landlord_id is not null))
);
--> statement-breakpoint
ALTER TABLE "envelope" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "envelope_commitment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"fund" text NOT NULL,
	"landlord_id" uuid,
	"year" integer NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"amount_cents" bigint NOT NULL,
	"spent_cents" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "envelope_commitment_subject" UNIQUE NULLS NOT DISTINCT("subject_id","fund","landlord_id","year")
);
--> statement-breakpoint
ALTER TABLE "envelope_commitment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "envelope_line" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"envelope_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"reason" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "envelope_line_said" CHECK (amount_cents > 0 and btrim(reason) <> '')
);
--> statement-breakpoint
ALTER TABLE "envelope_line" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "debt_grant" ADD CONSTRAINT "debt_grant_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "envelope_line" ADD CONSTRAINT "envelope_line_envelope_id_envelope_id_fk" FOREIGN KEY ("envelope_id") REFERENCES "public"."envelope"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "debt_grant_household" ON "debt_grant" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "debt_grant_account" ON "debt_grant" USING btree ("landlord_id","account_id");--> statement-breakpoint
CREATE INDEX "envelope_commitment_envelope" ON "envelope_commitment" USING btree ("fund","year");--> statement-breakpoint
CREATE INDEX "envelope_commitment_household" ON "envelope_commitment" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "envelope_line_envelope" ON "envelope_line" USING btree ("envelope_id");--> statement-breakpoint
CREATE POLICY "debt_grant_system" ON "debt_grant" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "debt_grant_read" ON "debt_grant" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "debt_grant_insert" ON "debt_grant" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((((select app.role()) = 'coordinator' and household_id in (select app.working_households()))
  or ((landlord_id = (select app.landlord_id()) or household_id in (select app.working_households())) and status in ('asked', 'withdrawn')))
  and exists (select 1 from tenant_account a where a.landlord_id = debt_grant.landlord_id and a.id = debt_grant.account_id and a.household_id = debt_grant.household_id));--> statement-breakpoint
CREATE POLICY "debt_grant_update" ON "debt_grant" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((((select app.role()) = 'coordinator' and household_id in (select app.working_households()))
  or ((landlord_id = (select app.landlord_id()) or household_id in (select app.working_households())) and status in ('asked', 'withdrawn')))
  and exists (select 1 from tenant_account a where a.landlord_id = debt_grant.landlord_id and a.id = debt_grant.account_id and a.household_id = debt_grant.household_id)) WITH CHECK ((((select app.role()) = 'coordinator' and household_id in (select app.working_households()))
  or ((landlord_id = (select app.landlord_id()) or household_id in (select app.working_households())) and status in ('asked', 'withdrawn')))
  and exists (select 1 from tenant_account a where a.landlord_id = debt_grant.landlord_id and a.id = debt_grant.account_id and a.household_id = debt_grant.household_id));--> statement-breakpoint
CREATE POLICY "envelope_system" ON "envelope" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "envelope_read" ON "envelope" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or landlord_id = (select app.landlord_id()));--> statement-breakpoint
CREATE POLICY "envelope_insert" ON "envelope" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((((select app.role()) = 'coordinator' and landlord_id is null) or ((select app.role()) in ('landlordLead', 'operatorLead') and landlord_id = (select app.landlord_id()))) and amount_cents = 0 and over_cents = 0 and committed_cents = 0);--> statement-breakpoint
CREATE POLICY "envelope_commitment_system" ON "envelope_commitment" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "envelope_commitment_read" ON "envelope_commitment" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "envelope_commitment_insert" ON "envelope_commitment" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "envelope_commitment_update" ON "envelope_commitment" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (false) WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "envelope_line_system" ON "envelope_line" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "envelope_line_read" ON "envelope_line" AS PERMISSIVE FOR SELECT TO "lt_app" USING (envelope_id in (select e.id from envelope e));--> statement-breakpoint
CREATE POLICY "envelope_line_insert" ON "envelope_line" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (made_by = (select app.user_id()) and exists (select 1 from envelope e where e.id = envelope_id and (((select app.role()) = 'coordinator' and e.landlord_id is null) or ((select app.role()) in ('landlordLead', 'operatorLead') and e.landlord_id = (select app.landlord_id())))));--> statement-breakpoint
-- An envelope's sums are its lines' and its commitments': kept by triggers, written by nobody.
create trigger envelope_line_counts after insert on envelope_line for each row execute function app.envelope_line_counts();--> statement-breakpoint
create trigger debt_grant_commits after insert or update of status, year, granted_cents, paid_cents on debt_grant for each row execute function app.debt_grant_commits();
