CREATE TABLE "arrangement_step" (
	"subject_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"lever" text NOT NULL,
	"funder" text,
	"made_by" uuid NOT NULL,
	"made_on" date NOT NULL,
	CONSTRAINT "arrangement_step_subject_id_pk" PRIMARY KEY("subject_id")
);
--> statement-breakpoint
ALTER TABLE "arrangement_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "plan_reminder" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"way" text NOT NULL,
	"text" text NOT NULL,
	"given_by" uuid NOT NULL,
	"given_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "plan_reminder" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "arrangement_proposal" ADD COLUMN "decided_on" date;--> statement-breakpoint
ALTER TABLE "arrangement_proposal" ADD COLUMN "decided_by" uuid;--> statement-breakpoint
ALTER TABLE "arrangement_proposal" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "rent_relief" ADD COLUMN "proposed_months" jsonb;--> statement-breakpoint
ALTER TABLE "rent_relief" ADD COLUMN "change_reason" text;--> statement-breakpoint
ALTER TABLE "arrangement_step" ADD CONSTRAINT "arrangement_step_proposal_id_arrangement_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."arrangement_proposal"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_reminder" ADD CONSTRAINT "plan_reminder_plan_id_repayment_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."repayment_plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "arrangement_step_proposal" ON "arrangement_step" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "arrangement_step_household" ON "arrangement_step" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "plan_reminder_plan" ON "plan_reminder" USING btree ("plan_id","due_on");--> statement-breakpoint
CREATE INDEX "plan_reminder_household" ON "plan_reminder" USING btree ("household_id");--> statement-breakpoint
CREATE POLICY "arrangement_step_system" ON "arrangement_step" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "arrangement_step_read" ON "arrangement_step" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "arrangement_step_insert" ON "arrangement_step" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((landlord_id = (select app.landlord_id()) or household_id in (select app.working_households())) and made_by = (select app.user_id()) and exists (select 1 from arrangement_proposal p where p.id = proposal_id and p.status = 'accepted' and p.household_id = arrangement_step.household_id and p.landlord_id = arrangement_step.landlord_id));--> statement-breakpoint
CREATE POLICY "plan_reminder_system" ON "plan_reminder" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "plan_reminder_read" ON "plan_reminder" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "plan_reminder_insert" ON "plan_reminder" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.operator_id()) is not null and household_id in (select app.working_households()) and given_by = (select app.user_id()) and exists (select 1 from repayment_plan p where p.id = plan_id and p.household_id = plan_reminder.household_id and p.landlord_id = plan_reminder.landlord_id));--> statement-breakpoint
ALTER POLICY "arrangement_proposal_insert" ON "arrangement_proposal" TO lt_app WITH CHECK (((landlord_id = (select app.landlord_id()) or household_id in (select app.working_households())) and exists (select 1 from tenancy t where t.household_id = arrangement_proposal.household_id and t.landlord_id = arrangement_proposal.landlord_id)) and ((select app.role()) = 'coordinator' or status in ('proposed', 'withdrawn')));--> statement-breakpoint
ALTER POLICY "arrangement_proposal_update" ON "arrangement_proposal" TO lt_app USING (((landlord_id = (select app.landlord_id()) or household_id in (select app.working_households())) and exists (select 1 from tenancy t where t.household_id = arrangement_proposal.household_id and t.landlord_id = arrangement_proposal.landlord_id)) and ((select app.role()) = 'coordinator' or status in ('proposed', 'withdrawn'))) WITH CHECK (((landlord_id = (select app.landlord_id()) or household_id in (select app.working_households())) and exists (select 1 from tenancy t where t.household_id = arrangement_proposal.household_id and t.landlord_id = arrangement_proposal.landlord_id)) and ((select app.role()) = 'coordinator' or status in ('proposed', 'withdrawn')));