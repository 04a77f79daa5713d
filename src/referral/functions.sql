-- What a referral may be moved by without the right to write it, and what its withdrawal closes in later rooms.

-- Closes the referral of a measure that ended. For the measure's own operator (its worker or its lead) and the coordination;
-- `measure_ended` must be closed on its row, and no other measure of the referral may run (a renewal). True where it moved.
create or replace function app.close_referral(measure_ended uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare ended record; moved record;
begin
  select m.referral_id, m.operator_id, m.case_worker_id, m.closed_on into ended from measure m where m.id = measure_ended;
  if not found or ended.referral_id is null or ended.closed_on is null then return false; end if;
  if not coalesce(app.role() = 'coordinator' or (ended.operator_id = app.operator_id()
          and (app.role() = 'operatorLead' or ended.case_worker_id = app.user_id())), false) then return false; end if;
  if exists (select 1 from measure m where m.referral_id = ended.referral_id and m.closed_on is null) then return false; end if;
  update referral r set status = 'closed' where r.id = ended.referral_id and r.status = 'assigned'
    returning r.id, r.household_id, r.owner_id into moved;
  if moved.id is null then return false; end if;
  insert into referral_move (referral_id, household_id, from_status, to_status, moved_on, moved_by, owner_id)
  values (moved.id, moved.household_id, 'assigned', 'closed', app.today(), app.user_id(), moved.owner_id);
  insert into outbox_event (kind, household_id, payload, user_id)
  values ('referral.closed', moved.household_id, jsonb_build_object('referralId', moved.id, 'from', 'assigned'), app.user_id());
  return true;
end $$;

-- Withdraws a referral for its landlord or the coordination, or for whoever has just recorded that the household took back its
-- agreement; closes what it opened: its place on agendas to come, the operator's assignment, the coordination's sight of it, its
-- mark on the landlord's worklist. Decisions taken stay in the minutes. The rule was checked before (rules.ts); a running measure
-- is checked here again. True where it was withdrawn.
create or replace function app.withdraw_referral(withdrawn uuid, why text, on_day date) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select 1 from referral r where r.id = withdrawn and r.status not in ('closed', 'withdrawn')
                    and (r.landlord_id = app.landlord_id() or (app.role() = 'coordinator' and r.status <> 'draft')
                         or (r.status <> 'draft' and exists (
                               select 1 from household_agreement a
                                where a.referral_id = r.id and a.kind <> 'sharing' and a.given and a.ended_why = 'withdrawn'
                                  and (a.ended_by = app.user_id() or a.household_id = app.household_id())
                                  and not exists (select 1 from household_agreement again where again.referral_id = r.id
                                                     and again.kind = a.kind and again.given and again.ended_on is null)))))
     or exists (select 1 from measure m where m.referral_id = withdrawn and m.closed_on is null) then return false; end if;
  delete from agenda_item i using committee_session s
   where i.referral_id = withdrawn and s.id = i.session_id and s.status <> 'signed'
     and not exists (select 1 from decision d where d.agenda_item_id = i.id);
  update assignment set active = false where referral_id = withdrawn and active;
  update referral set status = 'withdrawn', withdrawn_on = on_day, withdrawn_reason = why where id = withdrawn;
  update worklist_item w set handled_as = null, handled_by = null, handled_at = null from referral r
   where r.id = withdrawn and w.household_id = r.household_id and w.landlord_id = r.landlord_id and w.handled_as = 'referred';
  return true;
end $$;

-- The coordinator who takes the next referral: of those in post, the one who carries the fewest. Null where there is none.
create or replace function app.coordinator_in_charge() returns uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.user_id from member m
   where app.user_id() is not null and m.role = 'coordinator' and m.active
   order by (select count(*) from referral r where r.owner_id = m.user_id and r.status in ('submitted', 'onAgenda', 'decided')),
            m.arrived_at, m.user_id
   limit 1 $$;
