CREATE TABLE "joining_step" (
	"organisation_id" uuid NOT NULL,
	"step" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" uuid,
	"asked_at" timestamp with time zone,
	"asked_by" uuid,
	CONSTRAINT "joining_step_organisation_id_step_pk" PRIMARY KEY("organisation_id","step")
);
--> statement-breakpoint
ALTER TABLE "joining_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "partner_agreement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organisation_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"signed_on" date,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"amount_cents" bigint,
	"entered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "partner_agreement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "joining_step" ADD CONSTRAINT "joining_step_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_agreement" ADD CONSTRAINT "partner_agreement_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "partner_agreement_organisation" ON "partner_agreement" USING btree ("organisation_id");--> statement-breakpoint
CREATE POLICY "joining_step_system" ON "joining_step" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "joining_step_read" ON "joining_step" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'administrator' or (select app.role()) = 'coordinator' or ((select app.role()) in ('landlordLead', 'operatorLead') and organisation_id = (select app.organisation_id())));--> statement-breakpoint
CREATE POLICY "joining_step_insert" ON "joining_step" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'administrator' or (select app.role()) = 'coordinator' or ((select app.role()) in ('landlordLead', 'operatorLead') and organisation_id = (select app.organisation_id())));--> statement-breakpoint
CREATE POLICY "joining_step_update" ON "joining_step" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((select app.role()) = 'administrator' or (select app.role()) = 'coordinator' or ((select app.role()) in ('landlordLead', 'operatorLead') and organisation_id = (select app.organisation_id()))) WITH CHECK ((select app.role()) = 'administrator' or (select app.role()) = 'coordinator' or ((select app.role()) in ('landlordLead', 'operatorLead') and organisation_id = (select app.organisation_id())));--> statement-breakpoint
CREATE POLICY "partner_agreement_system" ON "partner_agreement" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "partner_agreement_read" ON "partner_agreement" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or ((select app.role()) in ('landlordLead', 'operatorLead') and organisation_id = (select app.organisation_id())));--> statement-breakpoint
CREATE POLICY "partner_agreement_insert" ON "partner_agreement" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "partner_agreement_update" ON "partner_agreement" AS PERMISSIVE FOR UPDATE TO "lt_app" USING ((select app.role()) = 'coordinator') WITH CHECK ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "partner_agreement_delete" ON "partner_agreement" AS PERMISSIVE FOR DELETE TO "lt_app" USING ((select app.role()) = 'coordinator');