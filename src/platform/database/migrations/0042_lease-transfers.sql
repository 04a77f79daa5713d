CREATE TABLE "lease_transfer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"opened_by" uuid,
	"closed_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lease_transfer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lease_transfer_account" (
	"landlord_id" uuid NOT NULL,
	"transfer_id" uuid NOT NULL,
	"account_id" bigint NOT NULL,
	"household_id" uuid NOT NULL,
	"holder" text NOT NULL,
	"from_on" date NOT NULL,
	"entered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lease_transfer_account_landlord_id_transfer_id_account_id_pk" PRIMARY KEY("landlord_id","transfer_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "lease_transfer_account" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lease_transfer_cost" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"transfer_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"cost_on" date NOT NULL,
	"amount_cents" bigint NOT NULL,
	"recovered_cents" bigint DEFAULT 0 NOT NULL,
	"words" text,
	"entered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "lease_transfer_cost_amounts" CHECK (amount_cents > 0 and recovered_cents between 0 and amount_cents)
);
--> statement-breakpoint
ALTER TABLE "lease_transfer_cost" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lease_transfer_fact" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"transfer_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"entered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lease_transfer_fact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "lease_transfer" ADD CONSTRAINT "lease_transfer_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lease_transfer" ADD CONSTRAINT "lease_transfer_landlord_id_organisation_id_fk" FOREIGN KEY ("landlord_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lease_transfer" ADD CONSTRAINT "lease_transfer_operator_id_organisation_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lease_transfer_account" ADD CONSTRAINT "lease_transfer_account_transfer_id_lease_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."lease_transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lease_transfer_cost" ADD CONSTRAINT "lease_transfer_cost_transfer_id_lease_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."lease_transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lease_transfer_fact" ADD CONSTRAINT "lease_transfer_fact_transfer_id_lease_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."lease_transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "lease_transfer_open" ON "lease_transfer" USING btree ("household_id","landlord_id") WHERE closed_on is null;--> statement-breakpoint
CREATE INDEX "lease_transfer_operator" ON "lease_transfer" USING btree ("operator_id");--> statement-breakpoint
CREATE INDEX "lease_transfer_landlord" ON "lease_transfer" USING btree ("landlord_id");--> statement-breakpoint
CREATE INDEX "lease_transfer_cost_transfer" ON "lease_transfer_cost" USING btree ("transfer_id");--> statement-breakpoint
CREATE INDEX "lease_transfer_fact_transfer" ON "lease_transfer_fact" USING btree ("transfer_id");--> statement-breakpoint
CREATE INDEX "lease_transfer_fact_household" ON "lease_transfer_fact" USING btree ("household_id");--> statement-breakpoint
CREATE POLICY "lease_transfer_system" ON "lease_transfer" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "lease_transfer_read" ON "lease_transfer" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "lease_transfer_insert" ON "lease_transfer" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((landlord_id = (select app.landlord_id()) and exists (select 1 from tenancy t where t.household_id = lease_transfer.household_id and t.landlord_id = lease_transfer.landlord_id)) or ((operator_id = (select app.operator_id()) or (select app.role()) = 'coordinator') and household_id in (select app.working_households())));--> statement-breakpoint
CREATE POLICY "lease_transfer_update" ON "lease_transfer" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((landlord_id = (select app.landlord_id()) and exists (select 1 from tenancy t where t.household_id = lease_transfer.household_id and t.landlord_id = lease_transfer.landlord_id)) or ((operator_id = (select app.operator_id()) or (select app.role()) = 'coordinator') and household_id in (select app.working_households()))) WITH CHECK ((landlord_id = (select app.landlord_id()) and exists (select 1 from tenancy t where t.household_id = lease_transfer.household_id and t.landlord_id = lease_transfer.landlord_id)) or ((operator_id = (select app.operator_id()) or (select app.role()) = 'coordinator') and household_id in (select app.working_households())));--> statement-breakpoint
CREATE POLICY "lease_transfer_account_system" ON "lease_transfer_account" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "lease_transfer_account_read" ON "lease_transfer_account" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "lease_transfer_account_insert" ON "lease_transfer_account" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (landlord_id = (select app.landlord_id()) and exists (select 1 from lease_transfer l where l.id = lease_transfer_account.transfer_id and l.household_id = lease_transfer_account.household_id and l.landlord_id = lease_transfer_account.landlord_id)
        and exists (select 1 from tenant_account a where a.landlord_id = lease_transfer_account.landlord_id and a.id = lease_transfer_account.account_id));--> statement-breakpoint
CREATE POLICY "lease_transfer_account_update" ON "lease_transfer_account" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (landlord_id = (select app.landlord_id()) and exists (select 1 from lease_transfer l where l.id = lease_transfer_account.transfer_id and l.household_id = lease_transfer_account.household_id and l.landlord_id = lease_transfer_account.landlord_id)
        and exists (select 1 from tenant_account a where a.landlord_id = lease_transfer_account.landlord_id and a.id = lease_transfer_account.account_id)) WITH CHECK (landlord_id = (select app.landlord_id()) and exists (select 1 from lease_transfer l where l.id = lease_transfer_account.transfer_id and l.household_id = lease_transfer_account.household_id and l.landlord_id = lease_transfer_account.landlord_id)
        and exists (select 1 from tenant_account a where a.landlord_id = lease_transfer_account.landlord_id and a.id = lease_transfer_account.account_id));--> statement-breakpoint
CREATE POLICY "lease_transfer_account_delete" ON "lease_transfer_account" AS PERMISSIVE FOR DELETE TO "lt_app" USING (landlord_id = (select app.landlord_id()));--> statement-breakpoint
CREATE POLICY "lease_transfer_cost_system" ON "lease_transfer_cost" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "lease_transfer_cost_read" ON "lease_transfer_cost" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((operator_id = (select app.operator_id()) or (select app.role()) = 'coordinator') and household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "lease_transfer_cost_insert" ON "lease_transfer_cost" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (operator_id = (select app.operator_id()) and household_id in (select app.working_households())
        and exists (select 1 from lease_transfer l where l.id = lease_transfer_cost.transfer_id and l.household_id = lease_transfer_cost.household_id
                      and l.landlord_id = lease_transfer_cost.landlord_id and l.operator_id = lease_transfer_cost.operator_id));--> statement-breakpoint
CREATE POLICY "lease_transfer_cost_update" ON "lease_transfer_cost" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.working_households())
        and exists (select 1 from lease_transfer l where l.id = lease_transfer_cost.transfer_id and l.household_id = lease_transfer_cost.household_id
                      and l.landlord_id = lease_transfer_cost.landlord_id and l.operator_id = lease_transfer_cost.operator_id)) WITH CHECK (operator_id = (select app.operator_id()) and household_id in (select app.working_households())
        and exists (select 1 from lease_transfer l where l.id = lease_transfer_cost.transfer_id and l.household_id = lease_transfer_cost.household_id
                      and l.landlord_id = lease_transfer_cost.landlord_id and l.operator_id = lease_transfer_cost.operator_id));--> statement-breakpoint
CREATE POLICY "lease_transfer_cost_delete" ON "lease_transfer_cost" AS PERMISSIVE FOR DELETE TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.working_households()));--> statement-breakpoint
CREATE POLICY "lease_transfer_fact_system" ON "lease_transfer_fact" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "lease_transfer_fact_read" ON "lease_transfer_fact" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "lease_transfer_fact_insert" ON "lease_transfer_fact" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((landlord_id = (select app.landlord_id()) or household_id in (select app.working_households())) and exists (select 1 from lease_transfer l where l.id = lease_transfer_fact.transfer_id and l.household_id = lease_transfer_fact.household_id and l.landlord_id = lease_transfer_fact.landlord_id));--> statement-breakpoint
CREATE POLICY "lease_transfer_fact_update" ON "lease_transfer_fact" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((landlord_id = (select app.landlord_id()) or household_id in (select app.working_households())) and exists (select 1 from lease_transfer l where l.id = lease_transfer_fact.transfer_id and l.household_id = lease_transfer_fact.household_id and l.landlord_id = lease_transfer_fact.landlord_id)) WITH CHECK ((landlord_id = (select app.landlord_id()) or household_id in (select app.working_households())) and exists (select 1 from lease_transfer l where l.id = lease_transfer_fact.transfer_id and l.household_id = lease_transfer_fact.household_id and l.landlord_id = lease_transfer_fact.landlord_id));--> statement-breakpoint
CREATE POLICY "lease_transfer_fact_delete" ON "lease_transfer_fact" AS PERMISSIVE FOR DELETE TO "lt_app" USING ((landlord_id = (select app.landlord_id()) or household_id in (select app.working_households())) and exists (select 1 from lease_transfer l where l.id = lease_transfer_fact.transfer_id and l.household_id = lease_transfer_fact.household_id and l.landlord_id = lease_transfer_fact.landlord_id));