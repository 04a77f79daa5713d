CREATE TABLE "funding_agreement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"funder" text NOT NULL,
	"funder_id" uuid,
	"name" text NOT NULL,
	"pays_for" text NOT NULL,
	"conditions" text,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"entered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "funding_agreement_days" CHECK (starts_on <= ends_on)
);
--> statement-breakpoint
ALTER TABLE "funding_agreement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "funding_due" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"agreement_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"what" text NOT NULL,
	"due_on" date NOT NULL,
	"amount_cents" bigint,
	"done_on" date,
	"done_by" uuid
);
--> statement-breakpoint
ALTER TABLE "funding_due" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "funding_explanation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"year" integer NOT NULL,
	"between" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"words" text NOT NULL,
	"explained_by" uuid NOT NULL,
	"explained_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "funding_explanation_said" CHECK (btrim(words) <> '')
);
--> statement-breakpoint
ALTER TABLE "funding_explanation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "funding_rule" (
	"agreement_id" uuid NOT NULL,
	"cost_line" text NOT NULL,
	"eligible" boolean,
	"ceiling_cents" bigint,
	"share_percent" integer,
	CONSTRAINT "funding_rule_agreement_id_cost_line_pk" PRIMARY KEY("agreement_id","cost_line")
);
--> statement-breakpoint
ALTER TABLE "funding_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "funding_line" ADD COLUMN "cost_line" text;--> statement-breakpoint
ALTER TABLE "funding_line" ADD COLUMN "agreement_id" uuid;--> statement-breakpoint
ALTER TABLE "funding_line" ADD COLUMN "happened_on" date;--> statement-breakpoint
ALTER TABLE "funding_line" ADD COLUMN "entered_by" uuid;--> statement-breakpoint
ALTER TABLE "funding_agreement" ADD CONSTRAINT "funding_agreement_funder_id_organisation_id_fk" FOREIGN KEY ("funder_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_due" ADD CONSTRAINT "funding_due_agreement_id_funding_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."funding_agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_rule" ADD CONSTRAINT "funding_rule_agreement_id_funding_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."funding_agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "funding_agreement_years" ON "funding_agreement" USING btree ("starts_on","ends_on");--> statement-breakpoint
CREATE INDEX "funding_due_agreement" ON "funding_due" USING btree ("agreement_id","due_on");--> statement-breakpoint
CREATE INDEX "funding_explanation_year" ON "funding_explanation" USING btree ("year");--> statement-breakpoint
ALTER TABLE "funding_line" ADD CONSTRAINT "funding_line_agreement_id_funding_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."funding_agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "funding_line_agreement" ON "funding_line" USING btree ("agreement_id");--> statement-breakpoint
CREATE POLICY "funding_agreement_system" ON "funding_agreement" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "funding_agreement_read" ON "funding_agreement" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or funder_id = (select app.funder_id()) or funder_id = (select app.landlord_id()));--> statement-breakpoint
CREATE POLICY "funding_agreement_insert" ON "funding_agreement" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "funding_agreement_update" ON "funding_agreement" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((select app.role()) = 'coordinator') WITH CHECK ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "funding_due_system" ON "funding_due" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "funding_due_read" ON "funding_due" AS PERMISSIVE FOR SELECT TO "lt_app" USING (agreement_id in (select a.id from funding_agreement a));--> statement-breakpoint
CREATE POLICY "funding_due_insert" ON "funding_due" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "funding_due_update" ON "funding_due" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((select app.role()) = 'coordinator') WITH CHECK ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "funding_explanation_system" ON "funding_explanation" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "funding_explanation_read" ON "funding_explanation" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or (select app.funder_id()) is not null);--> statement-breakpoint
CREATE POLICY "funding_explanation_insert" ON "funding_explanation" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator' and explained_by = (select app.user_id()));--> statement-breakpoint
CREATE POLICY "funding_rule_system" ON "funding_rule" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "funding_rule_read" ON "funding_rule" AS PERMISSIVE FOR SELECT TO "lt_app" USING (agreement_id in (select a.id from funding_agreement a));--> statement-breakpoint
CREATE POLICY "funding_rule_insert" ON "funding_rule" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "funding_rule_update" ON "funding_rule" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((select app.role()) = 'coordinator') WITH CHECK ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "funding_rule_delete" ON "funding_rule" AS PERMISSIVE FOR DELETE TO "lt_app" USING ((select app.role()) = 'coordinator');