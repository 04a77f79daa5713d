CREATE TABLE "household_budget" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"household_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"budgeted_on" date NOT NULL,
	"members" jsonb NOT NULL,
	"resources" jsonb NOT NULL,
	"charges" jsonb NOT NULL,
	"debts" jsonb NOT NULL,
	"benefit_cents" bigint,
	"note" text,
	"figures" jsonb NOT NULL,
	"written_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "household_budget" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "household_budget" ADD CONSTRAINT "household_budget_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "household_budget" ADD CONSTRAINT "household_budget_operator_id_organisation_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "household_budget_household" ON "household_budget" USING btree ("household_id","budgeted_on");--> statement-breakpoint
CREATE POLICY "household_budget_system" ON "household_budget" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "household_budget_read" ON "household_budget" AS PERMISSIVE FOR SELECT TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "household_budget_insert" ON "household_budget" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (operator_id = (select app.operator_id()) and household_id in (select app.working_households()));--> statement-breakpoint
CREATE POLICY "household_budget_update" ON "household_budget" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.working_households())) WITH CHECK (operator_id = (select app.operator_id()) and household_id in (select app.working_households()));