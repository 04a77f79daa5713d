CREATE TABLE "adviser_finding" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"part_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"found_on" date NOT NULL,
	"facts" jsonb NOT NULL,
	"written_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "adviser_finding" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "adviser_part" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"household_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"trade" text NOT NULL,
	"adviser_id" uuid,
	"landlord_id" uuid,
	"question" text,
	"asked_on" date NOT NULL,
	"asked_by" uuid,
	"ended_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "adviser_part_trade" CHECK ((trade = 'energyAdviser' and adviser_id is not null and landlord_id is null) or (trade = 'socialAdviser' and adviser_id is null and landlord_id is not null))
);
--> statement-breakpoint
ALTER TABLE "adviser_part" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "adviser_finding" ADD CONSTRAINT "adviser_finding_part_id_adviser_part_id_fk" FOREIGN KEY ("part_id") REFERENCES "public"."adviser_part"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adviser_part" ADD CONSTRAINT "adviser_part_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adviser_part" ADD CONSTRAINT "adviser_part_operator_id_organisation_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "adviser_finding_part" ON "adviser_finding" USING btree ("part_id","found_on");--> statement-breakpoint
CREATE INDEX "adviser_finding_household" ON "adviser_finding" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "adviser_part_household" ON "adviser_part" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "adviser_part_adviser" ON "adviser_part" USING btree ("adviser_id");--> statement-breakpoint
CREATE INDEX "adviser_part_landlord" ON "adviser_part" USING btree ("landlord_id");--> statement-breakpoint
CREATE UNIQUE INDEX "adviser_part_open" ON "adviser_part" USING btree ("household_id","operator_id","trade") WHERE ended_on is null;--> statement-breakpoint
CREATE POLICY "adviser_finding_system" ON "adviser_finding" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "adviser_finding_read" ON "adviser_finding" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((operator_id = (select app.operator_id()) and household_id in (select app.case_households())) or ((select app.role()) in ('energyAdviser', 'socialAdviser') and exists (select 1 from adviser_part p where p.id = adviser_finding.part_id and p.household_id = adviser_finding.household_id and p.operator_id = adviser_finding.operator_id and p.trade = adviser_finding.facts ->> 'trade')));--> statement-breakpoint
CREATE POLICY "adviser_finding_insert" ON "adviser_finding" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (written_by = (select app.user_id()) and (select app.role()) in ('energyAdviser', 'socialAdviser') and exists (select 1 from adviser_part p where p.id = adviser_finding.part_id and p.household_id = adviser_finding.household_id and p.operator_id = adviser_finding.operator_id and p.trade = adviser_finding.facts ->> 'trade'));--> statement-breakpoint
CREATE POLICY "adviser_finding_update" ON "adviser_finding" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (written_by = (select app.user_id()) and (select app.role()) in ('energyAdviser', 'socialAdviser') and exists (select 1 from adviser_part p where p.id = adviser_finding.part_id and p.household_id = adviser_finding.household_id and p.operator_id = adviser_finding.operator_id and p.trade = adviser_finding.facts ->> 'trade')) WITH CHECK (written_by = (select app.user_id()) and (select app.role()) in ('energyAdviser', 'socialAdviser') and exists (select 1 from adviser_part p where p.id = adviser_finding.part_id and p.household_id = adviser_finding.household_id and p.operator_id = adviser_finding.operator_id and p.trade = adviser_finding.facts ->> 'trade'));--> statement-breakpoint
CREATE POLICY "adviser_part_system" ON "adviser_part" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "adviser_part_read" ON "adviser_part" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((operator_id = (select app.operator_id()) and household_id in (select app.case_households())) or (ended_on is null and (((select app.role()) = 'energyAdviser' and trade = 'energyAdviser' and adviser_id = (select app.user_id())) or ((select app.role()) = 'socialAdviser' and trade = 'socialAdviser' and landlord_id = (select app.landlord_id())))));--> statement-breakpoint
CREATE POLICY "adviser_part_insert" ON "adviser_part" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (operator_id = (select app.operator_id()) and household_id in (select app.working_households()));--> statement-breakpoint
CREATE POLICY "adviser_part_update" ON "adviser_part" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.working_households())) WITH CHECK (operator_id = (select app.operator_id()) and household_id in (select app.working_households()));