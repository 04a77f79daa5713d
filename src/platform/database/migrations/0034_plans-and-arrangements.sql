CREATE TABLE "arrangement_case" (
	"proposal_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"facts" jsonb NOT NULL,
	"least_residual_cents" bigint,
	CONSTRAINT "arrangement_case_proposal_id_pk" PRIMARY KEY("proposal_id")
);
--> statement-breakpoint
ALTER TABLE "arrangement_case" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "arrangement_proposal" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"account_id" bigint,
	"goal" text NOT NULL,
	"status" text DEFAULT 'proposed' NOT NULL,
	"levers" jsonb NOT NULL,
	"months" jsonb NOT NULL,
	"cost_by_funder" jsonb NOT NULL,
	"debt_cents" bigint NOT NULL,
	"public_cents" bigint NOT NULL,
	"plan_months" integer NOT NULL,
	"clear_on" date NOT NULL,
	"note" text,
	"proposed_on" date NOT NULL,
	"proposed_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "arrangement_proposal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "repayment_plan" ADD COLUMN "frozen_cents" bigint;--> statement-breakpoint
ALTER TABLE "repayment_plan" ADD COLUMN "allocation" text DEFAULT 'rentFirst' NOT NULL;--> statement-breakpoint
ALTER TABLE "repayment_plan" ADD COLUMN "means" text;--> statement-breakpoint
ALTER TABLE "repayment_plan" ADD COLUMN "capacity_cents" bigint;--> statement-breakpoint
ALTER TABLE "repayment_plan" ADD COLUMN "notice_on" date;--> statement-breakpoint
ALTER TABLE "repayment_plan" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "repayment_plan" ADD COLUMN "replaces" uuid;--> statement-breakpoint
ALTER TABLE "repayment_plan" ADD COLUMN "changed" text;--> statement-breakpoint
ALTER TABLE "repayment_plan" ADD COLUMN "signature" jsonb;--> statement-breakpoint
ALTER TABLE "repayment_plan" ADD COLUMN "witness" text;--> statement-breakpoint
ALTER TABLE "arrangement_case" ADD CONSTRAINT "arrangement_case_proposal_id_arrangement_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."arrangement_proposal"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrangement_proposal" ADD CONSTRAINT "arrangement_proposal_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "arrangement_case_household" ON "arrangement_case" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "arrangement_proposal_household" ON "arrangement_proposal" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "arrangement_proposal_landlord" ON "arrangement_proposal" USING btree ("landlord_id");--> statement-breakpoint
CREATE POLICY "arrangement_case_system" ON "arrangement_case" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "arrangement_case_read" ON "arrangement_case" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.operator_id()) is not null and household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "arrangement_case_insert" ON "arrangement_case" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.operator_id()) is not null and household_id in (select app.working_households()) and exists (select 1 from arrangement_proposal p where p.id = proposal_id and p.household_id = arrangement_case.household_id));--> statement-breakpoint
CREATE POLICY "arrangement_proposal_system" ON "arrangement_proposal" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "arrangement_proposal_read" ON "arrangement_proposal" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or household_id in (select app.case_households()) or household_id in (select i.household_id from agenda_item i where i.session_id in (select app.sessions_sat_in())));--> statement-breakpoint
CREATE POLICY "arrangement_proposal_insert" ON "arrangement_proposal" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((landlord_id = (select app.landlord_id()) or household_id in (select app.working_households())) and exists (select 1 from tenancy t where t.household_id = arrangement_proposal.household_id and t.landlord_id = arrangement_proposal.landlord_id));--> statement-breakpoint
CREATE POLICY "arrangement_proposal_update" ON "arrangement_proposal" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((landlord_id = (select app.landlord_id()) or household_id in (select app.working_households())) and exists (select 1 from tenancy t where t.household_id = arrangement_proposal.household_id and t.landlord_id = arrangement_proposal.landlord_id)) WITH CHECK ((landlord_id = (select app.landlord_id()) or household_id in (select app.working_households())) and exists (select 1 from tenancy t where t.household_id = arrangement_proposal.household_id and t.landlord_id = arrangement_proposal.landlord_id));