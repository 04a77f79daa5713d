-- What the committee's policies ask.

-- Whether a session may still change: its minutes are not signed. Asked by the policies of the session, its members, its agenda
-- and its decisions. Sees the row as it was before the statement: signing itself passes, nothing after it does.
create or replace function app.session_open(session uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from committee_session s where s.id = session and s.status <> 'signed') $$;

-- Items that the actor stepped out of for a conflict of interest: closed to them by every policy that names this.
create or replace function app.items_left() returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select agenda_item_id from agenda_recusal where user_id = app.user_id();
end $$;

-- Items proposed to the actor's operator, for its lead: until the minutes are signed, then where the committee gave it to them.
create or replace function app.items_proposed() returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select i.id from agenda_item i
      join committee_session s on s.id = i.session_id
      left join decision d on d.agenda_item_id = i.id
     where app.role() = 'operatorLead'
       and case when s.status <> 'signed' and d.operator_id is null then i.proposed_operator_id
                when d.kind = 'admitted' then coalesce(d.operator_id, i.proposed_operator_id) end = app.operator_id();
end $$;

-- Whether somebody is named to sit in a session.
create or replace function app.sits_in(session uuid, person uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from session_member m where m.session_id = session and m.user_id = person) $$;

-- Whether a row about an item says the session and the household that are the item's own.
create or replace function app.item_of(item uuid, session uuid, household uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from agenda_item i where i.id = item and i.session_id = session and i.household_id = household) $$;

-- What a member of a session may know of each item without knowing who it is: figures and codes, no sentence of the referral, and no
-- need of its household: that is of a domain which is shared by agreement alone (app.item_shared).
-- Those of the day it was decided, kept on the item; until then the referral's own. The household's name for those it concerns:
-- its landlord, the operator that follows it or that it is proposed to, the coordination. Nothing of an item one stepped out of.
create or replace function app.item_facts(session uuid)
  returns table (agenda_item_id uuid, track text, tie text, facts jsonb, commune_insee text, concerned boolean, household_name text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with seen as (
    select i.*, r.track as its_track, r.tie as its_tie, r.facts as its_facts, r.commune_insee as its_commune,
           coalesce(app.role() = 'coordinator' or i.landlord_id = app.landlord_id()
                    or (app.operator_id() is not null and i.household_id in (select app.case_households()))
                    or i.id in (select app.items_proposed()), false) as is_concerned
      from agenda_item i join referral r on r.id = i.referral_id
     where i.session_id = session and i.id not in (select app.items_left()))
  select s.id, s.its_track, s.its_tie, (coalesce(s.facts, s.its_facts) - 'whatWasTried' - 'needs') #- '{told,needs}', s.its_commune, s.is_concerned,
         case when s.is_concerned then (select h.name from household h where h.id = s.household_id) end
    from seen s where s.is_concerned or session in (select app.sessions_sat_in()) $$;

-- One more change of a session, for the screens that follow it. The row of the session is locked until the transaction ends: numbers
-- come in the order in which changes are committed.
create or replace function app.tell_change() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare content jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end); session uuid; item uuid; next integer;
begin
  session := (case when tg_table_name = 'committee_session' then content ->> 'id' else content ->> 'session_id' end)::uuid;
  -- A voice or a decision is of one item; who sits, who stepped out, and which items there are change what may be seen at all.
  item := case when tg_table_name in ('decision', 'item_voice') then (content ->> 'agenda_item_id')::uuid end;
  perform 1 from committee_session s where s.id = session for no key update;
  if not found then return null; end if;
  select coalesce(max(c.version), 0) + 1 into next from session_change c where c.session_id = session;
  insert into session_change (session_id, version, agenda_item_id) values (session, next, item);
  delete from session_change c where c.session_id = session and c.version < next - 500;
  return null;
end $$;

-- A member says that they cannot come to a session that is to be held, or that they come after all; who and when stays with the seat.
-- Answers 'told', 'present' (the coordination noted that they came), 'closed' (it was held), or 'notFound' (they do not sit).
create or replace function app.answer_invitation(session uuid, comes boolean) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare seat record; wanted text := case when comes then 'invited' else 'excused' end;
begin
  select m.presence, s.status into seat from session_member m join committee_session s on s.id = m.session_id
   where m.session_id = answer_invitation.session and m.user_id = app.user_id() for update of m;
  if not found then return 'notFound'; end if;
  if seat.status <> 'planned' then return 'closed'; end if;
  if seat.presence = 'present' then return 'present'; end if;
  if seat.presence = wanted then return 'told'; end if;
  update session_member m set presence = wanted, told_by = app.user_id(), told_at = now()
   where m.session_id = answer_invitation.session and m.user_id = app.user_id();
  insert into outbox_event (kind, household_id, payload, user_id)
  values ('session.answered', null, jsonb_build_object('sessionId', answer_invitation.session, 'userId', app.user_id(), 'comes', case when comes then 1 else 0 end), app.user_id());
  return 'told';
end $$;
