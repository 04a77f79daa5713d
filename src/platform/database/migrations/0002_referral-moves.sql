CREATE TABLE "referral_move" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"referral_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"moved_on" date NOT NULL,
	"moved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"moved_by" uuid,
	"owner_id" uuid,
	"reason" text
);
--> statement-breakpoint
ALTER TABLE "referral_move" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "referral" ADD COLUMN "informed_by" text;--> statement-breakpoint
ALTER TABLE "referral" ADD COLUMN "agreed_to" jsonb;--> statement-breakpoint
ALTER TABLE "referral_move" ADD CONSTRAINT "referral_move_referral_id_referral_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referral"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "referral_move_referral" ON "referral_move" USING btree ("referral_id","moved_at");--> statement-breakpoint
CREATE INDEX "referral_move_household" ON "referral_move" USING btree ("household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "referral_under_way" ON "referral" USING btree ("landlord_id","household_id") WHERE status not in ('closed', 'withdrawn') and not taken_over;--> statement-breakpoint
CREATE POLICY "referral_move_system" ON "referral_move" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "referral_move_read" ON "referral_move" AS PERMISSIVE FOR SELECT TO "lt_app" USING (exists (select 1 from referral r where r.id = referral_id));--> statement-breakpoint
CREATE POLICY "referral_move_insert" ON "referral_move" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (moved_by = (select app.user_id()) and exists (select 1 from referral r where r.id = referral_id and r.household_id = referral_move.household_id));--> statement-breakpoint
ALTER POLICY "referral_read" ON "referral" TO lt_app USING (landlord_id = (select app.landlord_id()) or (household_id in (select app.case_households()) and status <> 'draft'));