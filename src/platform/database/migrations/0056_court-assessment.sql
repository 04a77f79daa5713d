CREATE TABLE "court_assessment" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"requested_on" date,
	"hearing_on" date,
	"offered_on" date,
	"interview_on" date,
	"presence" text NOT NULL,
	"headings" jsonb NOT NULL,
	"shared_domains" text[] DEFAULT '{}' NOT NULL,
	"agreed_on" date,
	"read_on" date,
	"sent_on" date,
	"written_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "court_assessment_once" UNIQUE("household_id","landlord_id","operator_id"),
	CONSTRAINT "court_assessment_agreed" CHECK (shared_domains = '{}' or agreed_on is not null)
);
--> statement-breakpoint
ALTER TABLE "court_assessment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "court_observation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"party" text NOT NULL,
	"text" text NOT NULL,
	"operator_id" uuid,
	"written_by" uuid NOT NULL,
	"written_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "court_observation_party" CHECK ((party = 'household') = (operator_id is not null))
);
--> statement-breakpoint
ALTER TABLE "court_observation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "court_assessment" ADD CONSTRAINT "court_assessment_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "court_assessment" ADD CONSTRAINT "court_assessment_landlord_id_organisation_id_fk" FOREIGN KEY ("landlord_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "court_assessment" ADD CONSTRAINT "court_assessment_operator_id_organisation_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "court_observation" ADD CONSTRAINT "court_observation_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "court_observation" ADD CONSTRAINT "court_observation_landlord_id_organisation_id_fk" FOREIGN KEY ("landlord_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "court_observation_household" ON "court_observation" USING btree ("household_id");--> statement-breakpoint
CREATE POLICY "court_assessment_system" ON "court_assessment" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "court_assessment_read" ON "court_assessment" AS PERMISSIVE FOR SELECT TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "court_assessment_insert" ON "court_assessment" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (operator_id = (select app.operator_id()) and household_id in (select app.working_households()));--> statement-breakpoint
CREATE POLICY "court_assessment_update" ON "court_assessment" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.working_households())) WITH CHECK (operator_id = (select app.operator_id()) and household_id in (select app.working_households()));--> statement-breakpoint
CREATE POLICY "court_observation_system" ON "court_observation" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "court_observation_read" ON "court_observation" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((party = 'household' and (operator_id = (select app.operator_id()) and household_id in (select app.case_households()))) or (party = 'landlord' and (landlord_id = (select app.landlord_id()) or ((select app.operator_id()) is not null and household_id in (select app.working_households())))));--> statement-breakpoint
CREATE POLICY "court_observation_insert" ON "court_observation" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (written_by = (select app.user_id()) and ((party = 'household' and (operator_id = (select app.operator_id()) and household_id in (select app.working_households()))) or (party = 'landlord' and landlord_id = (select app.landlord_id()) and exists (select 1 from tenancy t where t.household_id = court_observation.household_id and t.landlord_id = court_observation.landlord_id))));