CREATE TABLE "agenda_recusal" (
	"agenda_item_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"reason" text,
	"recorded_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agenda_recusal_agenda_item_id_user_id_pk" PRIMARY KEY("agenda_item_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "agenda_recusal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "item_voice" (
	"agenda_item_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"voice" text NOT NULL,
	"comment" text,
	"spoken_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "item_voice_agenda_item_id_user_id_pk" PRIMARY KEY("agenda_item_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "item_voice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session_change" (
	"session_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"agenda_item_id" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_change_session_id_version_pk" PRIMARY KEY("session_id","version")
);
--> statement-breakpoint
ALTER TABLE "session_change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "minutes" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"header" jsonb NOT NULL,
	"seal" text NOT NULL,
	"signed_by" uuid,
	"signed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "minutes_number_unique" UNIQUE("number")
);
--> statement-breakpoint
ALTER TABLE "minutes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "minutes_addendum" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"rank" integer NOT NULL,
	"agenda_item_id" uuid,
	"text" text NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "minutes_addendum" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "minutes_item" (
	"agenda_item_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"operator_id" uuid,
	"position" integer NOT NULL,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "minutes_item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "minutes_name" (
	"agenda_item_id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"operator_id" uuid,
	"name" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "minutes_name" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "preparation_need" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"agenda_item_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"landlord_id" uuid NOT NULL,
	"what" text NOT NULL,
	"bringer" text NOT NULL,
	"due_by" date,
	"brought_on" date,
	"written_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "preparation_need" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "agenda_item" ADD COLUMN "proposed_operator_id" uuid;--> statement-breakpoint
ALTER TABLE "committee_session" ADD COLUMN "kind" text DEFAULT 'ordinary' NOT NULL;--> statement-breakpoint
ALTER TABLE "committee_session" ADD COLUMN "starts_at" text;--> statement-breakpoint
ALTER TABLE "committee_session" ADD COLUMN "minutes" integer DEFAULT 180 NOT NULL;--> statement-breakpoint
ALTER TABLE "committee_session" ADD COLUMN "capacity" integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE "committee_session" ADD COLUMN "observations" text;--> statement-breakpoint
ALTER TABLE "committee_session" ADD COLUMN "urgent_because" text;--> statement-breakpoint
ALTER TABLE "committee_session" ADD COLUMN "answer_by" date;--> statement-breakpoint
ALTER TABLE "committee_session" ADD COLUMN "minuted_in" uuid;--> statement-breakpoint
ALTER TABLE "committee_session" ADD COLUMN "invitations" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "recommended" jsonb;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "operator_id" uuid;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "operator_reason" text;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "service" text;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "votes" jsonb;--> statement-breakpoint
ALTER TABLE "decision" ADD COLUMN "dissent" text;--> statement-breakpoint
ALTER TABLE "session_member" ADD COLUMN "invited_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "agenda_recusal" ADD CONSTRAINT "agenda_recusal_agenda_item_id_agenda_item_id_fk" FOREIGN KEY ("agenda_item_id") REFERENCES "public"."agenda_item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_voice" ADD CONSTRAINT "item_voice_agenda_item_id_agenda_item_id_fk" FOREIGN KEY ("agenda_item_id") REFERENCES "public"."agenda_item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_change" ADD CONSTRAINT "session_change_session_id_committee_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."committee_session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_session_id_committee_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."committee_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_addendum" ADD CONSTRAINT "minutes_addendum_session_id_minutes_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."minutes"("session_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_addendum" ADD CONSTRAINT "minutes_addendum_agenda_item_id_minutes_item_agenda_item_id_fk" FOREIGN KEY ("agenda_item_id") REFERENCES "public"."minutes_item"("agenda_item_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_item" ADD CONSTRAINT "minutes_item_agenda_item_id_agenda_item_id_fk" FOREIGN KEY ("agenda_item_id") REFERENCES "public"."agenda_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_item" ADD CONSTRAINT "minutes_item_session_id_committee_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."committee_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_name" ADD CONSTRAINT "minutes_name_agenda_item_id_agenda_item_id_fk" FOREIGN KEY ("agenda_item_id") REFERENCES "public"."agenda_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preparation_need" ADD CONSTRAINT "preparation_need_agenda_item_id_agenda_item_id_fk" FOREIGN KEY ("agenda_item_id") REFERENCES "public"."agenda_item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agenda_recusal_user" ON "agenda_recusal" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "agenda_recusal_household" ON "agenda_recusal" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "item_voice_household" ON "item_voice" USING btree ("household_id");--> statement-breakpoint
CREATE UNIQUE INDEX "minutes_addendum_rank" ON "minutes_addendum" USING btree ("session_id","rank");--> statement-breakpoint
CREATE INDEX "minutes_item_session" ON "minutes_item" USING btree ("session_id","position");--> statement-breakpoint
CREATE INDEX "minutes_item_household" ON "minutes_item" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "minutes_name_household" ON "minutes_name" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "preparation_need_item" ON "preparation_need" USING btree ("agenda_item_id");--> statement-breakpoint
CREATE INDEX "preparation_need_household" ON "preparation_need" USING btree ("household_id");--> statement-breakpoint
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_proposed_operator_id_organisation_id_fk" FOREIGN KEY ("proposed_operator_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_operator_id_organisation_id_fk" FOREIGN KEY ("operator_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "agenda_recusal_system" ON "agenda_recusal" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "agenda_recusal_read" ON "agenda_recusal" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or user_id = (select app.user_id()));--> statement-breakpoint
CREATE POLICY "agenda_recusal_insert" ON "agenda_recusal" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (recorded_by = (select app.user_id()) and app.session_open(session_id) and app.item_of(agenda_item_id, session_id, household_id)
        and app.sits_in(session_id, user_id) and (user_id = (select app.user_id()) or (select app.role()) = 'coordinator'));--> statement-breakpoint
CREATE POLICY "item_voice_system" ON "item_voice" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "item_voice_read" ON "item_voice" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or user_id = (select app.user_id()));--> statement-breakpoint
CREATE POLICY "item_voice_insert" ON "item_voice" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (user_id = (select app.user_id()) and session_id in (select app.sessions_sat_in()) and app.session_open(session_id)
        and app.item_of(agenda_item_id, session_id, household_id) and agenda_item_id not in (select app.items_left()));--> statement-breakpoint
CREATE POLICY "item_voice_update" ON "item_voice" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (user_id = (select app.user_id()) and session_id in (select app.sessions_sat_in()) and app.session_open(session_id)
        and app.item_of(agenda_item_id, session_id, household_id) and agenda_item_id not in (select app.items_left())) WITH CHECK (user_id = (select app.user_id()) and session_id in (select app.sessions_sat_in()) and app.session_open(session_id)
        and app.item_of(agenda_item_id, session_id, household_id) and agenda_item_id not in (select app.items_left()));--> statement-breakpoint
CREATE POLICY "session_change_system" ON "session_change" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "session_change_read" ON "session_change" AS PERMISSIVE FOR SELECT TO "lt_app" USING (false);--> statement-breakpoint
CREATE POLICY "minutes_system" ON "minutes" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "minutes_read" ON "minutes" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or session_id in (select app.my_sessions()));--> statement-breakpoint
CREATE POLICY "minutes_insert" ON "minutes" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator' and app.session_open(session_id));--> statement-breakpoint
CREATE POLICY "minutes_addendum_system" ON "minutes_addendum" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "minutes_addendum_read" ON "minutes_addendum" AS PERMISSIVE FOR SELECT TO "lt_app" USING (case when agenda_item_id is null then session_id in (select m.session_id from minutes m)
                     else exists (select 1 from minutes_item i where i.agenda_item_id = minutes_addendum.agenda_item_id) end);--> statement-breakpoint
CREATE POLICY "minutes_addendum_insert" ON "minutes_addendum" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator' and written_by = (select app.user_id()) and (agenda_item_id is null or exists (
        select 1 from minutes_item i where i.agenda_item_id = minutes_addendum.agenda_item_id and i.session_id = minutes_addendum.session_id)));--> statement-breakpoint
CREATE POLICY "minutes_item_system" ON "minutes_item" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "minutes_item_read" ON "minutes_item" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or ((landlord_id = (select app.landlord_id()) or household_id in (select app.case_households())
  or (operator_id = (select app.operator_id()) and (select app.role()) = 'operatorLead')) and agenda_item_id not in (select app.items_left())) or (session_id in (select app.sessions_sat_in()) and agenda_item_id not in (select app.items_left())));--> statement-breakpoint
CREATE POLICY "minutes_item_insert" ON "minutes_item" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator' and app.session_open(session_id) and exists (select 1 from agenda_item i where i.id = minutes_item.agenda_item_id and i.household_id = minutes_item.household_id and i.landlord_id = minutes_item.landlord_id));--> statement-breakpoint
CREATE POLICY "minutes_name_system" ON "minutes_name" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "minutes_name_read" ON "minutes_name" AS PERMISSIVE FOR SELECT TO "lt_app" USING ((select app.role()) = 'coordinator' or ((landlord_id = (select app.landlord_id()) or household_id in (select app.case_households())
  or (operator_id = (select app.operator_id()) and (select app.role()) = 'operatorLead')) and agenda_item_id not in (select app.items_left())));--> statement-breakpoint
CREATE POLICY "minutes_name_insert" ON "minutes_name" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK ((select app.role()) = 'coordinator' and app.session_open(session_id) and exists (select 1 from agenda_item i where i.id = minutes_name.agenda_item_id and i.household_id = minutes_name.household_id and i.landlord_id = minutes_name.landlord_id));--> statement-breakpoint
CREATE POLICY "preparation_need_system" ON "preparation_need" AS PERMISSIVE FOR ALL TO "lt_owner", "lt_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "preparation_need_read" ON "preparation_need" AS PERMISSIVE FOR SELECT TO "lt_app" USING (exists (select 1 from agenda_item i where i.id = agenda_item_id));--> statement-breakpoint
CREATE POLICY "preparation_need_insert" ON "preparation_need" AS PERMISSIVE FOR INSERT TO "lt_app" WITH CHECK (app.session_open(session_id) and app.item_of(agenda_item_id, session_id, household_id)
  and exists (select 1 from agenda_item i where i.id = agenda_item_id and i.landlord_id = preparation_need.landlord_id)
  and ((select app.role()) = 'coordinator' or landlord_id = (select app.landlord_id())));--> statement-breakpoint
CREATE POLICY "preparation_need_update" ON "preparation_need" AS PERMISSIVE FOR UPDATE TO "lt_app" USING (app.session_open(session_id) and app.item_of(agenda_item_id, session_id, household_id)
  and exists (select 1 from agenda_item i where i.id = agenda_item_id and i.landlord_id = preparation_need.landlord_id)
  and ((select app.role()) = 'coordinator' or landlord_id = (select app.landlord_id()))) WITH CHECK (app.session_open(session_id) and app.item_of(agenda_item_id, session_id, household_id)
  and exists (select 1 from agenda_item i where i.id = agenda_item_id and i.landlord_id = preparation_need.landlord_id)
  and ((select app.role()) = 'coordinator' or landlord_id = (select app.landlord_id())));--> statement-breakpoint
CREATE POLICY "preparation_need_delete" ON "preparation_need" AS PERMISSIVE FOR DELETE TO "lt_app" USING ((select app.role()) = 'coordinator' and app.session_open(session_id));--> statement-breakpoint
ALTER POLICY "agenda_item_read" ON "agenda_item" TO lt_app USING ((select app.role()) = 'coordinator' or ((landlord_id = (select app.landlord_id()) or household_id in (select app.case_households()) or session_id in (select app.sessions_sat_in())
    or id in (select app.items_proposed())) and id not in (select app.items_left())));--> statement-breakpoint
ALTER POLICY "decision_read" ON "decision" TO lt_app USING ((select app.role()) = 'coordinator' or ((landlord_id = (select app.landlord_id()) or household_id in (select app.case_households()) or session_id in (select app.sessions_sat_in())
    or agenda_item_id in (select app.items_proposed())) and agenda_item_id not in (select app.items_left())));
--> statement-breakpoint
DROP FUNCTION IF EXISTS app.agenda_facts(uuid);--> statement-breakpoint
CREATE TRIGGER tell_change AFTER UPDATE ON "committee_session" FOR EACH ROW EXECUTE FUNCTION app.tell_change();--> statement-breakpoint
CREATE TRIGGER tell_change AFTER INSERT OR UPDATE OR DELETE ON "session_member" FOR EACH ROW EXECUTE FUNCTION app.tell_change();--> statement-breakpoint
CREATE TRIGGER tell_change AFTER INSERT OR UPDATE OR DELETE ON "agenda_item" FOR EACH ROW EXECUTE FUNCTION app.tell_change();--> statement-breakpoint
CREATE TRIGGER tell_change AFTER INSERT OR UPDATE OR DELETE ON "agenda_recusal" FOR EACH ROW EXECUTE FUNCTION app.tell_change();--> statement-breakpoint
CREATE TRIGGER tell_change AFTER INSERT OR UPDATE OR DELETE ON "decision" FOR EACH ROW EXECUTE FUNCTION app.tell_change();--> statement-breakpoint
CREATE TRIGGER tell_change AFTER INSERT OR UPDATE OR DELETE ON "item_voice" FOR EACH ROW EXECUTE FUNCTION app.tell_change();--> statement-breakpoint
CREATE TRIGGER tell_change AFTER INSERT OR UPDATE OR DELETE ON "preparation_need" FOR EACH ROW EXECUTE FUNCTION app.tell_change();--> statement-breakpoint
CREATE TRIGGER minutes_locked BEFORE UPDATE OR DELETE ON "minutes" FOR EACH ROW EXECUTE FUNCTION app.minutes_locked();--> statement-breakpoint
CREATE TRIGGER minutes_locked BEFORE UPDATE OR DELETE ON "minutes_item" FOR EACH ROW EXECUTE FUNCTION app.minutes_locked();--> statement-breakpoint
CREATE TRIGGER minutes_locked BEFORE UPDATE OR DELETE ON "minutes_name" FOR EACH ROW EXECUTE FUNCTION app.minutes_locked();--> statement-breakpoint
CREATE TRIGGER minutes_locked BEFORE UPDATE OR DELETE ON "minutes_addendum" FOR EACH ROW EXECUTE FUNCTION app.minutes_locked();--> statement-breakpoint
-- Sessions signed before minutes were kept: theirs are kept as they stand today.
DO $$ DECLARE s record; BEGIN
  FOR s IN SELECT id, signed_by FROM committee_session WHERE status = 'signed' LOOP PERFORM app.keep_minutes(s.id, null, s.signed_by); END LOOP;
END $$;
