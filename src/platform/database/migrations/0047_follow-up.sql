CREATE TABLE "follow_up" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"measure_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"months" integer NOT NULL,
	"asked_on" date NOT NULL,
	"whereabouts" text,
	"seen_on" date,
	"debt_cents" bigint,
	"rent_paid" boolean,
	"words" text,
	"answered_on" date,
	"answered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "follow_up_once" UNIQUE("measure_id","months")
);
--> statement-breakpoint
ALTER TABLE "follow_up" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "measure" ADD COLUMN "handed_on_to" text;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_measure_id_measure_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."measure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_up_household" ON "follow_up" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "follow_up_landlord" ON "follow_up" USING btree ("landlord_id");--> statement-breakpoint
CREATE POLICY "follow_up_system" ON "follow_up" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "follow_up_read" ON "follow_up" AS PERMISSIVE FOR SELECT TO "lt_app" USING (landlord_id = (select app.landlord_id()) or (operator_id = (select app.operator_id()) and household_id in (select app.case_households())) or (select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "follow_up_insert" ON "follow_up" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (false);--> statement-breakpoint
CREATE POLICY "follow_up_update" ON "follow_up" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (landlord_id = (select app.landlord_id())) WITH CHECK (landlord_id = (select app.landlord_id()));