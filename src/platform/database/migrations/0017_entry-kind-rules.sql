CREATE TABLE "entry_kind_rule" (
	"landlord_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"words" text NOT NULL,
	"kind" text NOT NULL,
	"means" text,
	"saved_by" uuid,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "entry_kind_rule_landlord_id_rank_pk" PRIMARY KEY("landlord_id","rank")
);
--> statement-breakpoint
ALTER TABLE "entry_kind_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "entry_kind_rule" ADD CONSTRAINT "entry_kind_rule_landlord_id_organisation_id_fk" FOREIGN KEY ("landlord_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "entry_kind_rule_system" ON "entry_kind_rule" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "entry_kind_rule_read" ON "entry_kind_rule" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()));--> statement-breakpoint
CREATE POLICY "entry_kind_rule_insert" ON "entry_kind_rule" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (landlord_id = (select app.landlord_id()) and (select app.role()) in ('arrearsOfficer', 'landlordLead'));--> statement-breakpoint
CREATE POLICY "entry_kind_rule_update" ON "entry_kind_rule" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (landlord_id = (select app.landlord_id()) and (select app.role()) in ('arrearsOfficer', 'landlordLead')) WITH CHECK (landlord_id = (select app.landlord_id()) and (select app.role()) in ('arrearsOfficer', 'landlordLead'));--> statement-breakpoint
CREATE POLICY "entry_kind_rule_delete" ON "entry_kind_rule" AS PERMISSIVE FOR DELETE TO "lt_app" USING (landlord_id = (select app.landlord_id()) and (select app.role()) in ('arrearsOfficer', 'landlordLead'));--> statement-breakpoint
CREATE POLICY "entry_kind_rule_intake_select" ON "entry_kind_rule" AS PERMISSIVE FOR SELECT TO "lt_intake" USING (landlord_id = (select app.intake_landlord()));