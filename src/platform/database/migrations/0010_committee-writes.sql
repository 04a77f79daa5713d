ALTER TABLE "agenda_item" ADD COLUMN "facts" jsonb;--> statement-breakpoint
ALTER TABLE "committee_session" ADD COLUMN "signed_by" uuid;--> statement-breakpoint
ALTER POLICY "agenda_item_insert" ON "agenda_item" TO lt_app WITH CHECK ((select app.role()) = 'coordinator' and app.session_open(session_id) and exists (select 1 from referral r where r.id = agenda_item.referral_id and r.household_id = agenda_item.household_id and r.landlord_id = agenda_item.landlord_id));--> statement-breakpoint
ALTER POLICY "agenda_item_update" ON "agenda_item" TO lt_app USING ((select app.role()) = 'coordinator' and app.session_open(session_id)) WITH CHECK ((select app.role()) = 'coordinator' and app.session_open(session_id));--> statement-breakpoint
ALTER POLICY "agenda_item_delete" ON "agenda_item" TO lt_app USING ((select app.role()) = 'coordinator' and app.session_open(session_id));--> statement-breakpoint
ALTER POLICY "assignment_insert" ON "assignment" TO lt_app WITH CHECK ((select app.role()) = 'coordinator' and exists (select 1 from referral r where r.id = assignment.referral_id and r.household_id = assignment.household_id and r.landlord_id = assignment.landlord_id));--> statement-breakpoint
ALTER POLICY "committee_session_update" ON "committee_session" TO lt_app USING ((select app.role()) = 'coordinator' and app.session_open(id)) WITH CHECK ((select app.role()) = 'coordinator' and app.session_open(id));--> statement-breakpoint
ALTER POLICY "decision_insert" ON "decision" TO lt_app WITH CHECK ((select app.role()) = 'coordinator' and app.session_open(session_id) and exists (select 1 from agenda_item i where i.id = agenda_item_id
        and i.session_id = decision.session_id and i.referral_id = decision.referral_id
        and i.household_id = decision.household_id and i.landlord_id = decision.landlord_id));--> statement-breakpoint
ALTER POLICY "decision_update" ON "decision" TO lt_app USING ((select app.role()) = 'coordinator' and app.session_open(session_id) and exists (select 1 from agenda_item i where i.id = agenda_item_id
        and i.session_id = decision.session_id and i.referral_id = decision.referral_id
        and i.household_id = decision.household_id and i.landlord_id = decision.landlord_id)) WITH CHECK ((select app.role()) = 'coordinator' and app.session_open(session_id) and exists (select 1 from agenda_item i where i.id = agenda_item_id
        and i.session_id = decision.session_id and i.referral_id = decision.referral_id
        and i.household_id = decision.household_id and i.landlord_id = decision.landlord_id));--> statement-breakpoint
ALTER POLICY "session_member_insert" ON "session_member" TO lt_app WITH CHECK ((select app.role()) = 'coordinator' and app.session_open(session_id));--> statement-breakpoint
ALTER POLICY "session_member_update" ON "session_member" TO lt_app USING ((select app.role()) = 'coordinator' and app.session_open(session_id)) WITH CHECK ((select app.role()) = 'coordinator' and app.session_open(session_id));--> statement-breakpoint
ALTER POLICY "session_member_delete" ON "session_member" TO lt_app USING ((select app.role()) = 'coordinator' and app.session_open(session_id));