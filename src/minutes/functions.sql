-- Signed minutes do not change, whoever asks: not a request, not a job. Only the name may be erased, and an addendum's words, when
-- retention ends.
create or replace function app.minutes_locked() returns trigger
  language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' and tg_table_name = 'minutes_name' and current_user = 'lt_system' then return old; end if;
  if tg_op = 'UPDATE' and tg_table_name = 'minutes_addendum' and current_user = 'lt_system' then
    if to_jsonb(old) - 'text' = to_jsonb(new) - 'text' then return new; end if;
  end if;
  -- The seal itself, put once by app.seal_minutes.
  if tg_op = 'UPDATE' and tg_table_name = 'minutes' then
    if to_jsonb(old) ->> 'seal' = '' and to_jsonb(old) - 'seal' = to_jsonb(new) - 'seal' then return new; end if;
  end if;
  raise exception 'signed minutes are not changed: write an addendum' using errcode = 'insufficient_privilege';
end $$;

-- What signed minutes hold, in one number: header and items as they stand, in order.
create or replace function app.minutes_seal(session uuid) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select encode(sha256(convert_to(
           (select m.header::text from minutes m where m.session_id = session)
           || coalesce((select string_agg(i.position || ' ' || i.content::text, e'\n' order by i.position, i.agenda_item_id)
                          from minutes_item i where i.session_id = session), ''), 'UTF8')), 'hex') $$;

-- Keeps a session's minutes as they stand: who sat, each item of it and of the emergencies told in it. Run by whoever signs, under
-- their own rights, before the session is closed. `quorum`: what the rules found, or null; `chair`: who chaired, null the coordination.
drop function if exists app.keep_minutes(uuid, jsonb, uuid);
create or replace function app.keep_minutes(session uuid, quorum jsonb, signer uuid, chair text default null) returns void
  language plpgsql set search_path = public, pg_temp as $$
begin
  insert into minutes (session_id, number, header, seal, signed_by, signed_at)
  select s.id, s.number, jsonb_build_object(
           'number', s.number, 'heldOn', s.held_on, 'place', s.place, 'observations', s.observations, 'quorum', quorum, 'chair', chair,
           'members', coalesce((select jsonb_agg(jsonb_build_object('name', p.name, 'organisation', o.name, 'presence', m.presence) order by o.name, p.name)
                                  from session_member m join app.sat_in(s.id) p on p.user_id = m.user_id
                                  join organisation o on o.id = p.organisation_id
                                 where m.session_id = s.id and m.presence <> 'invited'), '[]')),
         '', signer, coalesce(s.signed_at, now())
    from committee_session s where s.id = session;
  insert into minutes_item (agenda_item_id, session_id, household_id, landlord_id, operator_id, position, content)
  select i.id, session, i.household_id, i.landlord_id,
         case when d.kind = 'admitted' then coalesce(d.operator_id, i.proposed_operator_id) end,
         row_number() over (order by own.kind = 'emergency', own.held_on, own.number, i.position),
         jsonb_build_object(
           'landlord', l.name, 'commune', c.name, 'debtCents', (f.facts ->> 'debtCents')::bigint, 'monthsDue', (f.facts ->> 'monthsDue')::numeric,
           'asOf', f.facts ->> 'asOf',
           'decision', case when d.id is not null then jsonb_build_object('kind', d.kind, 'track', d.track, 'startsOn', d.starts_on,
              'levers', d.levers, 'recommended', d.recommended, 'operatorReason', d.operator_reason, 'conditions', d.conditions,
              'missing', d.missing, 'dueBy', d.due_by, 'reason', d.reason, 'reasonText', d.reason_text, 'service', d.service,
              'redirectedTo', d.redirected_to) end,
           'operator', case when d.kind = 'admitted' then (select o.name from organisation o where o.id = coalesce(d.operator_id, i.proposed_operator_id)) end,
           'votes', d.votes, 'dissent', d.dissent,
           'steppedOut', coalesce((select jsonb_agg(p.name order by p.name) from agenda_recusal x
                                     join app.sat_in(i.session_id) p on p.user_id = x.user_id where x.agenda_item_id = i.id), '[]'),
           'emergency', case when own.kind = 'emergency' then jsonb_build_object('askedOn', own.held_on, 'because', own.urgent_because,
              'answered', (select count(*) from item_voice v where v.agenda_item_id = i.id
                           and not exists (select 1 from agenda_recusal x where x.agenda_item_id = v.agenda_item_id and x.user_id = v.user_id)),
              'asked', (select count(*) from session_member m where m.session_id = own.id)) end)
    from agenda_item i
    join committee_session own on own.id = i.session_id
    join referral r on r.id = i.referral_id
    cross join lateral (select coalesce(i.facts, r.facts) as facts) f
    join organisation l on l.id = i.landlord_id
    left join commune c on c.insee = r.commune_insee
    left join decision d on d.agenda_item_id = i.id
   where own.id = session or own.minuted_in = session;
  insert into minutes_name (agenda_item_id, session_id, household_id, landlord_id, operator_id, name)
  select k.agenda_item_id, session, k.household_id, k.landlord_id, k.operator_id, h.name
    from minutes_item k join household h on h.id = k.household_id where k.session_id = session;
  perform app.seal_minutes(session);
end $$;

-- The seal is put once, on minutes that have none.
create or replace function app.seal_minutes(session uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update minutes m set seal = app.minutes_seal(session) where m.session_id = session and m.seal = '' $$;

-- Who is named in a session's minutes, for who signs them: the coordination, or a job.
create or replace function app.sat_in(session uuid) returns table (user_id uuid, name text, organisation_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.user_id, m.name, m.organisation_id from member m
   where (app.role() = 'coordinator' or app.user_id() is null)
     and m.user_id in (select x.user_id from session_member x where x.session_id = session
                       union select y.user_id from agenda_recusal y where y.session_id = session) $$;
