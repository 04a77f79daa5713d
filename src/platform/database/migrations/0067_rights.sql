CREATE TABLE "rights_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"household_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"asked_on" date NOT NULL,
	"due_on" date NOT NULL,
	"words" text,
	"recorded_by" uuid NOT NULL,
	"answer" text,
	"answered_on" date,
	"answered_by" uuid,
	"reason" text,
	"lifted_on" date,
	"lifted_why" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rights_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "rights_request" ADD CONSTRAINT "rights_request_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rights_request" ADD CONSTRAINT "rights_request_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rights_request_household" ON "rights_request" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "rights_request_due" ON "rights_request" USING btree ("organisation_id","due_on");--> statement-breakpoint
CREATE POLICY "rights_request_system" ON "rights_request" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "rights_request_read" ON "rights_request" AS PERMISSIVE FOR SELECT TO "lt_app" USING (organisation_id = (select app.organisation_id()) and (((select app.landlord_id())) is not null or ((select app.operator_id())) is not null or (select app.role()) = 'coordinator')
  and exists (select 1 from household h where h.id = household_id));--> statement-breakpoint
CREATE POLICY "rights_request_insert" ON "rights_request" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (organisation_id = (select app.organisation_id()) and (((select app.landlord_id())) is not null or ((select app.operator_id())) is not null or (select app.role()) = 'coordinator')
  and exists (select 1 from household h where h.id = household_id) and recorded_by = (select app.user_id()) and answer is null);--> statement-breakpoint
CREATE POLICY "rights_request_update" ON "rights_request" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (organisation_id = (select app.organisation_id()) and (((select app.landlord_id())) is not null or ((select app.operator_id())) is not null or (select app.role()) = 'coordinator')
  and exists (select 1 from household h where h.id = household_id)) WITH CHECK (organisation_id = (select app.organisation_id()) and (((select app.landlord_id())) is not null or ((select app.operator_id())) is not null or (select app.role()) = 'coordinator')
  and exists (select 1 from household h where h.id = household_id));