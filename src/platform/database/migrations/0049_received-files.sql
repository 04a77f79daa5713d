CREATE TABLE "received_file" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"household_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"measure_id" uuid,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"document_on" date,
	"is_protected" boolean NOT NULL,
	"shared_with" text[] DEFAULT '{}' NOT NULL,
	"agreed_on" date,
	"media_type" text NOT NULL,
	"byte_size" integer NOT NULL,
	"sha256" text NOT NULL,
	"width" integer,
	"height" integer,
	"received_on" date NOT NULL,
	"added_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_on" date,
	"removed_by" uuid,
	"removed_reason" text,
	CONSTRAINT "received_file_protected" CHECK (is_protected or kind not in ('medical', 'justice', 'violence', 'residence')),
	CONSTRAINT "received_file_shared" CHECK (shared_with <@ array['landlord', 'coordination'] and (shared_with = '{}' or (not is_protected and agreed_on is not null)))
);
--> statement-breakpoint
ALTER TABLE "received_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "received_file" ADD CONSTRAINT "received_file_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_file" ADD CONSTRAINT "received_file_operator_id_organisation_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "received_file_household" ON "received_file" USING btree ("household_id");--> statement-breakpoint
CREATE POLICY "received_file_system" ON "received_file" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "received_file_read" ON "received_file" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((operator_id = (select app.operator_id()) and household_id in (select app.case_households()))
        or (not is_protected and removed_on is null and landlord_id = (select app.landlord_id()) and 'landlord' = any (shared_with))
        or (not is_protected and removed_on is null and (select app.role()) = 'coordinator' and 'coordination' = any (shared_with) and household_id in (select app.case_households())));--> statement-breakpoint
CREATE POLICY "received_file_insert" ON "received_file" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((operator_id = (select app.operator_id()) and household_id in (select app.working_households())) and added_by = (select app.user_id())
        and exists (select 1 from assignment a where a.active and a.household_id = received_file.household_id and a.operator_id = received_file.operator_id and a.landlord_id = received_file.landlord_id));--> statement-breakpoint
CREATE POLICY "received_file_update" ON "received_file" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (operator_id = (select app.operator_id()) and household_id in (select app.working_households())) WITH CHECK (operator_id = (select app.operator_id()) and household_id in (select app.working_households()));