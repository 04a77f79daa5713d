CREATE TABLE "snapshot" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"made_on" date NOT NULL,
	"made_by" uuid,
	"made_by_name" text,
	"words" jsonb NOT NULL,
	"for_funders" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "snapshot_days" CHECK (from_day <= to_day and to_day <= made_on),
	CONSTRAINT "snapshot_named" CHECK ((made_by is null) = (made_by_name is null))
);
--> statement-breakpoint
ALTER TABLE "snapshot" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "snapshot_figure" (
	"snapshot_id" uuid NOT NULL,
	"edition" text NOT NULL,
	"cut" text NOT NULL,
	"key" text NOT NULL,
	"label" text,
	"landlord_id" uuid,
	"operator_id" uuid,
	"indicator" text NOT NULL,
	"value" double precision,
	"numerator" double precision,
	"denominator" double precision,
	"excluded" double precision,
	"unknown" double precision,
	"unit" text NOT NULL,
	"people" double precision,
	"parts" jsonb,
	"suppressed" boolean NOT NULL,
	"shown_since" date,
	CONSTRAINT "snapshot_figure_snapshot_id_edition_cut_key_indicator_pk" PRIMARY KEY("snapshot_id","edition","cut","key","indicator")
);
--> statement-breakpoint
ALTER TABLE "snapshot_figure" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "snapshot_payer" (
	"snapshot_id" uuid NOT NULL,
	"payer" text NOT NULL,
	"payer_id" uuid,
	"facts" jsonb NOT NULL,
	CONSTRAINT "snapshot_payer_snapshot_id_payer_pk" PRIMARY KEY("snapshot_id","payer")
);
--> statement-breakpoint
ALTER TABLE "snapshot_payer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "snapshot_figure" ADD CONSTRAINT "snapshot_figure_snapshot_id_snapshot_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot_figure" ADD CONSTRAINT "snapshot_figure_landlord_id_organisation_id_fk" FOREIGN KEY ("landlord_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot_figure" ADD CONSTRAINT "snapshot_figure_operator_id_organisation_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot_payer" ADD CONSTRAINT "snapshot_payer_snapshot_id_snapshot_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "public"."snapshot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snapshot_payer" ADD CONSTRAINT "snapshot_payer_payer_id_organisation_id_fk" FOREIGN KEY ("payer_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "snapshot_period" ON "snapshot" USING btree ("from_day","to_day","created_at");--> statement-breakpoint
CREATE POLICY "snapshot_system" ON "snapshot" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "snapshot_read" ON "snapshot" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator', 'committeeMember') or (for_funders and (select app.funder_id()) is not null));--> statement-breakpoint
CREATE POLICY "snapshot_insert" ON "snapshot" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator' and made_by = (select app.user_id()) and created_at = now());--> statement-breakpoint
CREATE POLICY "snapshot_figure_system" ON "snapshot_figure" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "snapshot_figure_read" ON "snapshot_figure" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator'
        or (edition = 'funder' and (select app.funder_id()) is not null)
        or (edition = 'full' and ((cut in ('whole', 'zone', 'year') and (select app.role()) in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator', 'committeeMember'))
            or landlord_id = (select app.landlord_id()) or operator_id = (select app.operator_id()))));--> statement-breakpoint
CREATE POLICY "snapshot_figure_insert" ON "snapshot_figure" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator' and exists (select 1 from snapshot s where s.id = snapshot_id and s.created_at = now()));--> statement-breakpoint
CREATE POLICY "snapshot_payer_system" ON "snapshot_payer" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "snapshot_payer_read" ON "snapshot_payer" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or payer_id = (select app.funder_id()) or payer_id = (select app.landlord_id()));--> statement-breakpoint
CREATE POLICY "snapshot_payer_insert" ON "snapshot_payer" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator' and exists (select 1 from snapshot s where s.id = snapshot_id and s.created_at = now()));