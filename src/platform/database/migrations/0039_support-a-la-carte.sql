CREATE TABLE "measure_suspension" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"measure_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"resumed_on" date,
	"reason" text NOT NULL,
	"entered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "measure_suspension" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "measure_module" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"measure_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"module" text NOT NULL,
	"chosen_on" date NOT NULL,
	CONSTRAINT "measure_module_once" UNIQUE("measure_id","module")
);
--> statement-breakpoint
ALTER TABLE "measure_module" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "objective" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"measure_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"module" text NOT NULL,
	"text" text NOT NULL,
	"set_on" date NOT NULL,
	"outcome" text,
	"ended_on" date,
	"outcome_words" text,
	"written_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "objective" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "objective_action" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"objective_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"text" text NOT NULL,
	"owner" text NOT NULL,
	"due_on" date,
	"done_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "objective_action" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "renewal_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"measure_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"asked_on" date NOT NULL,
	"asked_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"answer" text,
	"answered_on" date,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"words" text,
	"session_id" uuid,
	"next_measure_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "renewal_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "measure_suspension" ADD CONSTRAINT "measure_suspension_measure_id_measure_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_module" ADD CONSTRAINT "measure_module_measure_id_measure_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objective" ADD CONSTRAINT "objective_measure_id_measure_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objective_action" ADD CONSTRAINT "objective_action_objective_id_objective_id_fk" FOREIGN KEY ("objective_id") REFERENCES "public"."objective"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal_request" ADD CONSTRAINT "renewal_request_measure_id_measure_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal_request" ADD CONSTRAINT "renewal_request_session_id_committee_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."committee_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal_request" ADD CONSTRAINT "renewal_request_next_measure_id_measure_id_fk" FOREIGN KEY ("next_measure_id") REFERENCES "public"."measure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "measure_suspension_household" ON "measure_suspension" USING btree ("household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "measure_suspension_open" ON "measure_suspension" USING btree ("measure_id") WHERE resumed_on is null;--> statement-breakpoint
CREATE INDEX "measure_module_household" ON "measure_module" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "objective_measure" ON "objective" USING btree ("measure_id");--> statement-breakpoint
CREATE INDEX "objective_household" ON "objective" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "objective_action_objective" ON "objective_action" USING btree ("objective_id");--> statement-breakpoint
CREATE INDEX "objective_action_household" ON "objective_action" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "renewal_request_household" ON "renewal_request" USING btree ("household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "renewal_request_waits" ON "renewal_request" USING btree ("measure_id") WHERE answer is null;--> statement-breakpoint
CREATE POLICY "measure_suspension_system" ON "measure_suspension" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "measure_suspension_read" ON "measure_suspension" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((operator_id = (select app.operator_id()) and household_id in (select app.case_households())) or landlord_id = (select app.landlord_id()) or (select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "measure_suspension_insert" ON "measure_suspension" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (((operator_id = (select app.operator_id()) and household_id in (select app.working_households())) or ((select app.role()) = 'coordinator' and household_id in (select app.working_households()))) and exists (select 1 from measure m where m.id = measure_suspension.measure_id and m.household_id = measure_suspension.household_id and m.operator_id = measure_suspension.operator_id and m.landlord_id = measure_suspension.landlord_id));--> statement-breakpoint
CREATE POLICY "measure_suspension_update" ON "measure_suspension" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (((operator_id = (select app.operator_id()) and household_id in (select app.working_households())) or ((select app.role()) = 'coordinator' and household_id in (select app.working_households()))) and exists (select 1 from measure m where m.id = measure_suspension.measure_id and m.household_id = measure_suspension.household_id and m.operator_id = measure_suspension.operator_id and m.landlord_id = measure_suspension.landlord_id)) WITH CHECK (((operator_id = (select app.operator_id()) and household_id in (select app.working_households())) or ((select app.role()) = 'coordinator' and household_id in (select app.working_households()))) and exists (select 1 from measure m where m.id = measure_suspension.measure_id and m.household_id = measure_suspension.household_id and m.operator_id = measure_suspension.operator_id and m.landlord_id = measure_suspension.landlord_id));--> statement-breakpoint
CREATE POLICY "measure_module_system" ON "measure_module" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "measure_module_read" ON "measure_module" AS PERMISSIVE FOR SELECT TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "measure_module_insert" ON "measure_module" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((operator_id = (select app.operator_id()) and household_id in (select app.working_households())) and exists (select 1 from measure m where m.id = measure_module.measure_id and m.household_id = measure_module.household_id and m.operator_id = measure_module.operator_id));--> statement-breakpoint
CREATE POLICY "measure_module_update" ON "measure_module" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((operator_id = (select app.operator_id()) and household_id in (select app.working_households())) and exists (select 1 from measure m where m.id = measure_module.measure_id and m.household_id = measure_module.household_id and m.operator_id = measure_module.operator_id)) WITH CHECK ((operator_id = (select app.operator_id()) and household_id in (select app.working_households())) and exists (select 1 from measure m where m.id = measure_module.measure_id and m.household_id = measure_module.household_id and m.operator_id = measure_module.operator_id));--> statement-breakpoint
CREATE POLICY "measure_module_delete" ON "measure_module" AS PERMISSIVE FOR DELETE TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.working_households()));--> statement-breakpoint
CREATE POLICY "objective_system" ON "objective" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "objective_read" ON "objective" AS PERMISSIVE FOR SELECT TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "objective_insert" ON "objective" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((operator_id = (select app.operator_id()) and household_id in (select app.working_households())) and exists (select 1 from measure m where m.id = objective.measure_id and m.household_id = objective.household_id and m.operator_id = objective.operator_id));--> statement-breakpoint
CREATE POLICY "objective_update" ON "objective" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((operator_id = (select app.operator_id()) and household_id in (select app.working_households())) and exists (select 1 from measure m where m.id = objective.measure_id and m.household_id = objective.household_id and m.operator_id = objective.operator_id)) WITH CHECK ((operator_id = (select app.operator_id()) and household_id in (select app.working_households())) and exists (select 1 from measure m where m.id = objective.measure_id and m.household_id = objective.household_id and m.operator_id = objective.operator_id));--> statement-breakpoint
CREATE POLICY "objective_action_system" ON "objective_action" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "objective_action_read" ON "objective_action" AS PERMISSIVE FOR SELECT TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "objective_action_insert" ON "objective_action" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((operator_id = (select app.operator_id()) and household_id in (select app.working_households())) and exists (select 1 from objective o where o.id = objective_id and o.household_id = objective_action.household_id and o.operator_id = objective_action.operator_id));--> statement-breakpoint
CREATE POLICY "objective_action_update" ON "objective_action" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((operator_id = (select app.operator_id()) and household_id in (select app.working_households())) and exists (select 1 from objective o where o.id = objective_id and o.household_id = objective_action.household_id and o.operator_id = objective_action.operator_id)) WITH CHECK ((operator_id = (select app.operator_id()) and household_id in (select app.working_households())) and exists (select 1 from objective o where o.id = objective_id and o.household_id = objective_action.household_id and o.operator_id = objective_action.operator_id));--> statement-breakpoint
CREATE POLICY "objective_action_delete" ON "objective_action" AS PERMISSIVE FOR DELETE TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.working_households()));--> statement-breakpoint
CREATE POLICY "renewal_request_system" ON "renewal_request" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "renewal_request_read" ON "renewal_request" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((operator_id = (select app.operator_id()) and household_id in (select app.case_households())) or landlord_id = (select app.landlord_id()) or (select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "renewal_request_insert" ON "renewal_request" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (asked_by = (select app.user_id()) and answer is null and operator_id = (select app.operator_id()) and household_id in (select app.working_households()) and exists (select 1 from measure m where m.id = renewal_request.measure_id and m.household_id = renewal_request.household_id and m.operator_id = renewal_request.operator_id and m.landlord_id = renewal_request.landlord_id));--> statement-breakpoint
CREATE POLICY "renewal_request_update" ON "renewal_request" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((select app.role()) = 'coordinator' and household_id in (select app.working_households()) and exists (select 1 from measure m where m.id = renewal_request.measure_id and m.household_id = renewal_request.household_id and m.operator_id = renewal_request.operator_id and m.landlord_id = renewal_request.landlord_id)) WITH CHECK ((select app.role()) = 'coordinator' and household_id in (select app.working_households()) and exists (select 1 from measure m where m.id = renewal_request.measure_id and m.household_id = renewal_request.household_id and m.operator_id = renewal_request.operator_id and m.landlord_id = renewal_request.landlord_id));