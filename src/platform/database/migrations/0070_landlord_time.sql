CREATE TABLE "landlord_time" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"landlord_id" uuid NOT NULL,
	"month" date NOT NULL,
	"minutes" integer NOT NULL,
	"what" text,
	"entered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "landlord_time_minutes" CHECK (minutes between 1 and 600000),
	CONSTRAINT "landlord_time_month_start" CHECK (extract(day from month) = 1)
);
--> statement-breakpoint
ALTER TABLE "landlord_time" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "landlord_time" ADD CONSTRAINT "landlord_time_landlord_id_organisation_id_fk" FOREIGN KEY ("landlord_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "landlord_time_month" ON "landlord_time" USING btree ("landlord_id","month");--> statement-breakpoint
CREATE POLICY "landlord_time_system" ON "landlord_time" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "landlord_time_read" ON "landlord_time" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or (select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "landlord_time_insert" ON "landlord_time" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (landlord_id = (select app.landlord_id()) and (select app.role()) = 'landlordLead');--> statement-breakpoint
CREATE POLICY "landlord_time_update" ON "landlord_time" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (landlord_id = (select app.landlord_id()) and (select app.role()) = 'landlordLead') WITH CHECK (landlord_id = (select app.landlord_id()) and (select app.role()) = 'landlordLead');--> statement-breakpoint
CREATE POLICY "landlord_time_delete" ON "landlord_time" AS PERMISSIVE FOR DELETE TO "lt_app" USING (landlord_id = (select app.landlord_id()) and (select app.role()) = 'landlordLead');