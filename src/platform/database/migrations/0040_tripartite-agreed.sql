CREATE TABLE "tripartite_invitation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"party" text NOT NULL,
	"means" text NOT NULL,
	"invited_id" uuid,
	"language" text DEFAULT 'fr' NOT NULL,
	"sent_on" date NOT NULL,
	"sent_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tripartite_invitation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tripartite_signature" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"meeting_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"party" text NOT NULL,
	"name" text NOT NULL,
	"signature" jsonb NOT NULL,
	"witness" text,
	"signed_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tripartite_signature" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "tripartite_meeting" ADD COLUMN "at_time" text;--> statement-breakpoint
ALTER TABLE "tripartite_meeting" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "tripartite_invitation" ADD CONSTRAINT "tripartite_invitation_meeting_id_tripartite_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."tripartite_meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tripartite_signature" ADD CONSTRAINT "tripartite_signature_meeting_id_tripartite_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."tripartite_meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tripartite_invitation_meeting" ON "tripartite_invitation" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "tripartite_invitation_household" ON "tripartite_invitation" USING btree ("household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tripartite_signature_once" ON "tripartite_signature" USING btree ("meeting_id","party");--> statement-breakpoint
CREATE INDEX "tripartite_signature_household" ON "tripartite_signature" USING btree ("household_id");--> statement-breakpoint
CREATE POLICY "tripartite_invitation_system" ON "tripartite_invitation" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tripartite_invitation_read" ON "tripartite_invitation" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((operator_id = (select app.operator_id()) and household_id in (select app.case_households())) or ((select app.operator_id()) is not null and household_id in (select app.working_households())) or landlord_id = (select app.landlord_id()) or (select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "tripartite_invitation_insert" ON "tripartite_invitation" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (sent_by = (select app.user_id()) and ((operator_id = (select app.operator_id()) and household_id in (select app.working_households()))
   or ((select app.role()) = 'socialAdviser' and landlord_id = (select app.landlord_id())))
   and exists (select 1 from tripartite_meeting t where t.id = tripartite_invitation.meeting_id and t.household_id = tripartite_invitation.household_id and t.landlord_id = tripartite_invitation.landlord_id and t.operator_id = tripartite_invitation.operator_id));--> statement-breakpoint
CREATE POLICY "tripartite_signature_system" ON "tripartite_signature" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tripartite_signature_read" ON "tripartite_signature" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((operator_id = (select app.operator_id()) and household_id in (select app.case_households())) or ((select app.operator_id()) is not null and household_id in (select app.working_households())) or landlord_id = (select app.landlord_id()) or (select app.role()) = 'coordinator');--> statement-breakpoint
CREATE POLICY "tripartite_signature_insert" ON "tripartite_signature" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (recorded_by = (select app.user_id()) and ((operator_id = (select app.operator_id()) and household_id in (select app.working_households()))
   or ((select app.role()) = 'socialAdviser' and landlord_id = (select app.landlord_id())))
   and exists (select 1 from tripartite_meeting t where t.id = tripartite_signature.meeting_id and t.household_id = tripartite_signature.household_id and t.landlord_id = tripartite_signature.landlord_id and t.operator_id = tripartite_signature.operator_id));--> statement-breakpoint
ALTER POLICY "tripartite_meeting_insert" ON "tripartite_meeting" TO lt_app WITH CHECK (((operator_id = (select app.operator_id()) and household_id in (select app.working_households())) or ((select app.role()) = 'socialAdviser' and landlord_id = (select app.landlord_id()))) and exists (select 1 from measure m where m.id = tripartite_meeting.measure_id and m.household_id = tripartite_meeting.household_id and m.operator_id = tripartite_meeting.operator_id and m.landlord_id = tripartite_meeting.landlord_id) and not exists (select 1 from tripartite_signature s where s.meeting_id = tripartite_meeting.id));--> statement-breakpoint
ALTER POLICY "tripartite_meeting_update" ON "tripartite_meeting" TO lt_app USING (((operator_id = (select app.operator_id()) and household_id in (select app.working_households())) or ((select app.role()) = 'socialAdviser' and landlord_id = (select app.landlord_id()))) and exists (select 1 from measure m where m.id = tripartite_meeting.measure_id and m.household_id = tripartite_meeting.household_id and m.operator_id = tripartite_meeting.operator_id and m.landlord_id = tripartite_meeting.landlord_id) and not exists (select 1 from tripartite_signature s where s.meeting_id = tripartite_meeting.id)) WITH CHECK (((operator_id = (select app.operator_id()) and household_id in (select app.working_households())) or ((select app.role()) = 'socialAdviser' and landlord_id = (select app.landlord_id()))) and exists (select 1 from measure m where m.id = tripartite_meeting.measure_id and m.household_id = tripartite_meeting.household_id and m.operator_id = tripartite_meeting.operator_id and m.landlord_id = tripartite_meeting.landlord_id) and not exists (select 1 from tripartite_signature s where s.meeting_id = tripartite_meeting.id));