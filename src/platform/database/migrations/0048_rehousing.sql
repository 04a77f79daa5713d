CREATE TABLE "rehousing_agreement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"agreed_on" date NOT NULL,
	"how" text NOT NULL,
	"recorded_by" uuid,
	"withdrawn_on" date,
	"withdrawn_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rehousing_agreement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rehousing_case" (
	"request_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"resources_cents" bigint,
	"other_charges_cents" bigint,
	"benefit_cents" bigint,
	"benefit_after_cents" bigint,
	"energy_cents" bigint,
	"least_residual_cents" bigint,
	"reason_detail" text,
	CONSTRAINT "rehousing_case_request_id_pk" PRIMARY KEY("request_id")
);
--> statement-breakpoint
ALTER TABLE "rehousing_case" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rehousing_fact" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"proposal_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"reason" text,
	"entered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rehousing_fact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rehousing_proposal" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"vacancy_id" uuid NOT NULL,
	"home_landlord_id" uuid NOT NULL,
	"home" jsonb NOT NULL,
	"proposed_on" date NOT NULL,
	"proposed_by" uuid,
	"ended_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "rehousing_proposal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rehousing_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"opened_on" date NOT NULL,
	"opened_by" uuid,
	"people" integer NOT NULL,
	"rooms_least" integer NOT NULL,
	"rooms_most" integer,
	"communes" text[] NOT NULL,
	"zone_id" uuid,
	"ceiling_cents" bigint,
	"step_free" boolean NOT NULL,
	"reason" text NOT NULL,
	"debt_treatment" text,
	"moved_on" date,
	"closed_on" date,
	"closed_why" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rehousing_request_rooms" CHECK (people between 1 and 20 and rooms_least between 1 and 12)
);
--> statement-breakpoint
ALTER TABLE "rehousing_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vacancy" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"landlord_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"rooms" integer NOT NULL,
	"surface_m2" integer,
	"commune_insee" text NOT NULL,
	"address" text,
	"rent_cents" bigint NOT NULL,
	"charges_cents" bigint NOT NULL,
	"energy_class" text,
	"energy_cents" bigint,
	"step_free" boolean,
	"available_on" date NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"status_on" date NOT NULL,
	"status_why" text,
	"entered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vacancy_reference" UNIQUE("landlord_id","reference"),
	CONSTRAINT "vacancy_facts" CHECK (rooms between 1 and 12 and rent_cents > 0 and charges_cents >= 0)
);
--> statement-breakpoint
ALTER TABLE "vacancy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vacancy_import" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"landlord_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"token_name" text,
	"imported_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read" integer NOT NULL,
	"created" integer NOT NULL,
	"updated" integer NOT NULL,
	"unchanged" integer NOT NULL,
	"set_aside" integer NOT NULL,
	"file_cents" bigint NOT NULL,
	"set_aside_cents" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "vacancy_import" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vacancy_quarantine" (
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"landlord_id" uuid NOT NULL,
	"field" text NOT NULL,
	"value" text NOT NULL,
	"rule" text NOT NULL,
	"message" text NOT NULL,
	"english" text NOT NULL,
	"raw" text NOT NULL,
	CONSTRAINT "vacancy_quarantine_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
ALTER TABLE "vacancy_quarantine" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "rehousing_agreement" ADD CONSTRAINT "rehousing_agreement_request_id_rehousing_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."rehousing_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rehousing_case" ADD CONSTRAINT "rehousing_case_request_id_rehousing_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."rehousing_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rehousing_fact" ADD CONSTRAINT "rehousing_fact_proposal_id_rehousing_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."rehousing_proposal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rehousing_proposal" ADD CONSTRAINT "rehousing_proposal_request_id_rehousing_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."rehousing_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rehousing_proposal" ADD CONSTRAINT "rehousing_proposal_vacancy_id_vacancy_id_fk" FOREIGN KEY ("vacancy_id") REFERENCES "public"."vacancy"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rehousing_request" ADD CONSTRAINT "rehousing_request_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rehousing_request" ADD CONSTRAINT "rehousing_request_landlord_id_organisation_id_fk" FOREIGN KEY ("landlord_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancy" ADD CONSTRAINT "vacancy_landlord_id_organisation_id_fk" FOREIGN KEY ("landlord_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancy" ADD CONSTRAINT "vacancy_commune_insee_commune_insee_fk" FOREIGN KEY ("commune_insee") REFERENCES "public"."commune"("insee") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancy_import" ADD CONSTRAINT "vacancy_import_landlord_id_organisation_id_fk" FOREIGN KEY ("landlord_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancy_quarantine" ADD CONSTRAINT "vacancy_quarantine_import_id_vacancy_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."vacancy_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "rehousing_agreement_holds" ON "rehousing_agreement" USING btree ("request_id") WHERE withdrawn_on is null;--> statement-breakpoint
CREATE UNIQUE INDEX "rehousing_fact_once" ON "rehousing_fact" USING btree ("proposal_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "rehousing_proposal_home" ON "rehousing_proposal" USING btree ("vacancy_id") WHERE ended_on is null;--> statement-breakpoint
CREATE UNIQUE INDEX "rehousing_proposal_household" ON "rehousing_proposal" USING btree ("request_id") WHERE ended_on is null;--> statement-breakpoint
CREATE INDEX "rehousing_proposal_request" ON "rehousing_proposal" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rehousing_request_open" ON "rehousing_request" USING btree ("household_id","landlord_id") WHERE closed_on is null;--> statement-breakpoint
CREATE INDEX "rehousing_request_landlord" ON "rehousing_request" USING btree ("landlord_id");--> statement-breakpoint
CREATE INDEX "vacancy_status" ON "vacancy" USING btree ("status","landlord_id");--> statement-breakpoint
CREATE INDEX "vacancy_import_landlord" ON "vacancy_import" USING btree ("landlord_id","created_at");--> statement-breakpoint
CREATE POLICY "rehousing_agreement_system" ON "rehousing_agreement" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "rehousing_agreement_read" ON "rehousing_agreement" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "rehousing_agreement_insert" ON "rehousing_agreement" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (recorded_by = (select app.user_id()) and withdrawn_on is null and ((landlord_id = (select app.landlord_id()) and exists (select 1 from tenancy t where t.household_id = rehousing_agreement.household_id and t.landlord_id = rehousing_agreement.landlord_id)) or ((select app.landlord_id()) is null and household_id in (select app.working_households()) and exists (select 1 from tenancy t where t.household_id = rehousing_agreement.household_id and t.landlord_id = rehousing_agreement.landlord_id))) and exists (select 1 from rehousing_request r where r.id = rehousing_agreement.request_id and r.household_id = rehousing_agreement.household_id and r.landlord_id = rehousing_agreement.landlord_id));--> statement-breakpoint
CREATE POLICY "rehousing_agreement_update" ON "rehousing_agreement" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (((landlord_id = (select app.landlord_id()) and exists (select 1 from tenancy t where t.household_id = rehousing_agreement.household_id and t.landlord_id = rehousing_agreement.landlord_id)) or ((select app.landlord_id()) is null and household_id in (select app.working_households()) and exists (select 1 from tenancy t where t.household_id = rehousing_agreement.household_id and t.landlord_id = rehousing_agreement.landlord_id))) and exists (select 1 from rehousing_request r where r.id = rehousing_agreement.request_id and r.household_id = rehousing_agreement.household_id and r.landlord_id = rehousing_agreement.landlord_id)) WITH CHECK (((landlord_id = (select app.landlord_id()) and exists (select 1 from tenancy t where t.household_id = rehousing_agreement.household_id and t.landlord_id = rehousing_agreement.landlord_id)) or ((select app.landlord_id()) is null and household_id in (select app.working_households()) and exists (select 1 from tenancy t where t.household_id = rehousing_agreement.household_id and t.landlord_id = rehousing_agreement.landlord_id))) and exists (select 1 from rehousing_request r where r.id = rehousing_agreement.request_id and r.household_id = rehousing_agreement.household_id and r.landlord_id = rehousing_agreement.landlord_id));--> statement-breakpoint
CREATE POLICY "rehousing_case_system" ON "rehousing_case" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "rehousing_case_read" ON "rehousing_case" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.operator_id()) is not null and household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "rehousing_case_insert" ON "rehousing_case" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.operator_id()) is not null and household_id in (select app.working_households()) and exists (select 1 from rehousing_request r where r.id = rehousing_case.request_id and r.household_id = rehousing_case.household_id and r.landlord_id = rehousing_case.landlord_id));--> statement-breakpoint
CREATE POLICY "rehousing_case_update" ON "rehousing_case" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((select app.operator_id()) is not null and household_id in (select app.working_households()) and exists (select 1 from rehousing_request r where r.id = rehousing_case.request_id and r.household_id = rehousing_case.household_id and r.landlord_id = rehousing_case.landlord_id)) WITH CHECK ((select app.operator_id()) is not null and household_id in (select app.working_households()) and exists (select 1 from rehousing_request r where r.id = rehousing_case.request_id and r.household_id = rehousing_case.household_id and r.landlord_id = rehousing_case.landlord_id));--> statement-breakpoint
CREATE POLICY "rehousing_fact_system" ON "rehousing_fact" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "rehousing_fact_read" ON "rehousing_fact" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "rehousing_proposal_system" ON "rehousing_proposal" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "rehousing_proposal_read" ON "rehousing_proposal" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "rehousing_proposal_insert" ON "rehousing_proposal" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (proposed_by = (select app.user_id()) and ended_on is null and ((landlord_id = (select app.landlord_id()) and exists (select 1 from tenancy t where t.household_id = rehousing_proposal.household_id and t.landlord_id = rehousing_proposal.landlord_id)) or ((select app.landlord_id()) is null and household_id in (select app.working_households()) and exists (select 1 from tenancy t where t.household_id = rehousing_proposal.household_id and t.landlord_id = rehousing_proposal.landlord_id))) and exists (select 1 from rehousing_request r where r.id = rehousing_proposal.request_id and r.household_id = rehousing_proposal.household_id and r.landlord_id = rehousing_proposal.landlord_id)
        and exists (select 1 from vacancy v where v.id = vacancy_id and v.landlord_id = home_landlord_id and v.status = 'open')
        and (home_landlord_id = landlord_id or app.rehousing_shown(request_id)));--> statement-breakpoint
CREATE POLICY "rehousing_request_system" ON "rehousing_request" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "rehousing_request_read" ON "rehousing_request" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or household_id in (select app.case_households()));--> statement-breakpoint
CREATE POLICY "rehousing_request_insert" ON "rehousing_request" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((landlord_id = (select app.landlord_id()) and exists (select 1 from tenancy t where t.household_id = rehousing_request.household_id and t.landlord_id = rehousing_request.landlord_id)) or ((select app.landlord_id()) is null and household_id in (select app.working_households()) and exists (select 1 from tenancy t where t.household_id = rehousing_request.household_id and t.landlord_id = rehousing_request.landlord_id)));--> statement-breakpoint
CREATE POLICY "rehousing_request_update" ON "rehousing_request" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((landlord_id = (select app.landlord_id()) and exists (select 1 from tenancy t where t.household_id = rehousing_request.household_id and t.landlord_id = rehousing_request.landlord_id)) or ((select app.landlord_id()) is null and household_id in (select app.working_households()) and exists (select 1 from tenancy t where t.household_id = rehousing_request.household_id and t.landlord_id = rehousing_request.landlord_id))) WITH CHECK ((landlord_id = (select app.landlord_id()) and exists (select 1 from tenancy t where t.household_id = rehousing_request.household_id and t.landlord_id = rehousing_request.landlord_id)) or ((select app.landlord_id()) is null and household_id in (select app.working_households()) and exists (select 1 from tenancy t where t.household_id = rehousing_request.household_id and t.landlord_id = rehousing_request.landlord_id)));--> statement-breakpoint
CREATE POLICY "vacancy_system" ON "vacancy" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "vacancy_read" ON "vacancy" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or (select app.operator_id()) is not null or (select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "vacancy_insert" ON "vacancy" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (landlord_id = (select app.landlord_id()));--> statement-breakpoint
CREATE POLICY "vacancy_update" ON "vacancy" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (landlord_id = (select app.landlord_id())) WITH CHECK (landlord_id = (select app.landlord_id()));--> statement-breakpoint
CREATE POLICY "vacancy_import_system" ON "vacancy_import" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "vacancy_import_read" ON "vacancy_import" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()));--> statement-breakpoint
CREATE POLICY "vacancy_quarantine_system" ON "vacancy_quarantine" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "vacancy_quarantine_read" ON "vacancy_quarantine" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()));