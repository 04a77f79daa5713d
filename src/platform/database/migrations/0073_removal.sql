CREATE TABLE "removal" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"of_table" text NOT NULL,
	"row_id" text NOT NULL,
	"household_id" uuid,
	"organisation_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"removed_by" uuid NOT NULL,
	"removed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "removal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retention_forward" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"household_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"part" text NOT NULL,
	"from_on" date NOT NULL,
	"reason" text NOT NULL,
	"granted_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "retention_forward" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "retention_forward" ADD CONSTRAINT "retention_forward_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "removal_household" ON "removal" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "retention_forward_household" ON "retention_forward" USING btree ("household_id");--> statement-breakpoint
CREATE POLICY "removal_system" ON "removal" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "removal_read" ON "removal" AS PERMISSIVE FOR SELECT TO "lt_app" USING (organisation_id = (select app.organisation_id()) and (((select app.landlord_id())) is not null or ((select app.operator_id())) is not null or (select app.role()) = 'coordinator')
  and (household_id is null or exists (select 1 from household h where h.id = household_id)));--> statement-breakpoint
CREATE POLICY "removal_insert" ON "removal" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (organisation_id = (select app.organisation_id()) and (((select app.landlord_id())) is not null or ((select app.operator_id())) is not null or (select app.role()) = 'coordinator')
  and (household_id is null or exists (select 1 from household h where h.id = household_id)) and removed_by = (select app.user_id()));--> statement-breakpoint
CREATE POLICY "retention_forward_system" ON "retention_forward" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "retention_forward_read" ON "retention_forward" AS PERMISSIVE FOR SELECT TO "lt_app" USING (organisation_id = (select app.organisation_id()) and (((select app.landlord_id())) is not null or ((select app.operator_id())) is not null or (select app.role()) = 'coordinator')
        and exists (select 1 from household h where h.id = household_id));--> statement-breakpoint
CREATE POLICY "retention_forward_insert" ON "retention_forward" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (organisation_id = (select app.organisation_id()) and granted_by = (select app.user_id())
        and part = case when ((select app.landlord_id())) is not null then 'tenant' when ((select app.operator_id())) is not null or (select app.role()) = 'coordinator' then 'file' end
        and exists (select 1 from household h where h.id = household_id));