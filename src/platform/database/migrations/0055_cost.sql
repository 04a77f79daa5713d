CREATE TABLE "measure_time" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"measure_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"worked_on" date NOT NULL,
	"minutes" integer NOT NULL,
	"what" text,
	"entered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "measure_time_minutes" CHECK (minutes between 1 and 1440)
);
--> statement-breakpoint
ALTER TABLE "measure_time" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "measure_time" ADD CONSTRAINT "measure_time_measure_id_measure_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "measure_time_measure" ON "measure_time" USING btree ("measure_id");--> statement-breakpoint
CREATE INDEX "measure_time_household" ON "measure_time" USING btree ("household_id");--> statement-breakpoint
CREATE POLICY "measure_time_system" ON "measure_time" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "measure_time_read" ON "measure_time" AS PERMISSIVE FOR SELECT TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "measure_time_insert" ON "measure_time" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (operator_id = (select app.operator_id()) and household_id in (select app.working_households()) and exists (select 1 from measure m where m.id = measure_time.measure_id and m.household_id = measure_time.household_id and m.operator_id = measure_time.operator_id));--> statement-breakpoint
CREATE POLICY "measure_time_update" ON "measure_time" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.working_households()) and exists (select 1 from measure m where m.id = measure_time.measure_id and m.household_id = measure_time.household_id and m.operator_id = measure_time.operator_id)) WITH CHECK (operator_id = (select app.operator_id()) and household_id in (select app.working_households()) and exists (select 1 from measure m where m.id = measure_time.measure_id and m.household_id = measure_time.household_id and m.operator_id = measure_time.operator_id));--> statement-breakpoint
CREATE POLICY "measure_time_delete" ON "measure_time" AS PERMISSIVE FOR DELETE TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.working_households()));