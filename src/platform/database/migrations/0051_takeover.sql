CREATE TABLE "taken_over_case" (
	"case_ref" text PRIMARY KEY NOT NULL,
	"file_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"landlord_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"referral_id" uuid NOT NULL,
	"path_id" uuid,
	"stated" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "taken_over_case" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "taken_over_file" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"what" text NOT NULL,
	"file_name" text NOT NULL,
	"read" integer NOT NULL,
	"kept" integer NOT NULL,
	"known" integer NOT NULL,
	"quarantined" integer NOT NULL,
	"quarantine" jsonb NOT NULL,
	"imported_by" uuid,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "taken_over_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "funding_line" ADD COLUMN "taken_over" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "taken_over" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "taken_over_case" ADD CONSTRAINT "taken_over_case_file_id_taken_over_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."taken_over_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "taken_over_case" ADD CONSTRAINT "taken_over_case_landlord_id_organisation_id_fk" FOREIGN KEY ("landlord_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "taken_over_case" ADD CONSTRAINT "taken_over_case_household_id_household_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."household"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "taken_over_case" ADD CONSTRAINT "taken_over_case_referral_id_referral_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referral"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "taken_over_case_path" ON "taken_over_case" USING btree ("path_id");--> statement-breakpoint
CREATE INDEX "taken_over_case_household" ON "taken_over_case" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "taken_over_case_referral" ON "taken_over_case" USING btree ("referral_id");--> statement-breakpoint
CREATE POLICY "taken_over_case_system" ON "taken_over_case" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "taken_over_case_read" ON "taken_over_case" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "taken_over_file_system" ON "taken_over_file" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "taken_over_file_read" ON "taken_over_file" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator');