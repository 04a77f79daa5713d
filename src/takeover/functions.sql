-- Past years of a coordinator's spreadsheet, written whole: by the coordination, or by the command line. No event is emitted: nobody
-- is told of what happened years ago.

create or replace function app.may_take_over() returns boolean language sql stable
  as $$ select app.user_id() is null or app.role() = 'coordinator' $$;

-- A file with its control totals; gives its id.
create or replace function app.take_over_file(what text, file_name text, totals jsonb, quarantine jsonb) returns uuid
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare made uuid;
begin
  if not app.may_take_over() then raise insufficient_privilege using message = 'permission denied for taking over'; end if;
  insert into taken_over_file (what, file_name, read, kept, known, quarantined, quarantine, imported_by)
  values (take_over_file.what, take_over_file.file_name, (totals ->> 'read')::int, (totals ->> 'kept')::int, (totals ->> 'known')::int,
          (totals ->> 'quarantined')::int, take_over_file.quarantine, app.user_id()) returning id into made;
  return made;
end $$;

-- The control totals of a file, once its rows are written.
create or replace function app.count_taken_over(file uuid, totals jsonb, quarantine jsonb) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not app.may_take_over() then raise insufficient_privilege using message = 'permission denied for taking over'; end if;
  update taken_over_file f set read = (totals ->> 'read')::int, kept = (totals ->> 'kept')::int, known = (totals ->> 'known')::int,
         quarantined = (totals ->> 'quarantined')::int, quarantine = count_taken_over.quarantine,
         file_cents = (totals ->> 'fileCents')::bigint, kept_cents = (totals ->> 'keptCents')::bigint,
         known_cents = (totals ->> 'knownCents')::bigint, quarantined_cents = (totals ->> 'quarantinedCents')::bigint
   where f.id = file;
end $$;

-- The household of a row: by its landlord's account, or a new one. `other`: the account is another leaseholder's, and nothing was made.
create or replace function app.household_taken_over(c jsonb, out household uuid, out other boolean)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare landlord constant uuid := (c ->> 'landlordId')::uuid; wanted constant text := c ->> 'account'; named constant text := c ->> 'leaseholder';
        held record; home uuid; lived uuid := gen_random_uuid(); place record;
begin
  other := false;
  if not app.may_take_over() then raise insufficient_privilege using message = 'permission denied for taking over'; end if;
  select a.household_id, a.leaseholder_name into held from tenant_account a where a.landlord_id = landlord and a.number = wanted;
  if found then
    household := held.household_id;
    other := named is not null and not string_to_array(app.name_key(named), ' ') && string_to_array(app.name_key(held.leaseholder_name), ' ');
    if not other then
      update household h set people = (c ->> 'people')::int where h.id = held.household_id and h.people is null and c ->> 'people' is not null;
    end if;
    return;
  end if;
  household := gen_random_uuid();
  insert into household (id, name, people) values (household, coalesce(named, 'Situation ' || (c ->> 'caseRef')), (c ->> 'people')::int);
  if named is not null then
    insert into person (household_id, last_name, is_leaseholder) values (household, named, true);
  end if;
  select m.insee, m.name, m.postcodes[1] as postcode into place from commune m where m.insee = c ->> 'communeInsee';
  if found then
    insert into dwelling (landlord_id, reference, postcode, town, commune_insee)
    values (landlord, c ->> 'caseRef', place.postcode, place.name, place.insee)
    on conflict (landlord_id, reference) do nothing returning id into home;
  end if;
  insert into tenancy (landlord_id, id, household_id, dwelling_id, ends_on)
  values (landlord, lived, household, home,
          case when c #>> '{stated,outcome}' in ('rehoused', 'left', 'evicted') then (c ->> 'endedOn')::date end);
  if wanted is not null then
    insert into tenant_account (landlord_id, number, tenancy_id, household_id, leaseholder_name, commune_insee)
    values (landlord, wanted, lived, household, coalesce(named, 'Situation ' || (c ->> 'caseRef')), c ->> 'communeInsee');
  end if;
end $$;

-- The session that a file's decisions of one day stand in; its own, since a session that was signed here changes no more.
create or replace function app.session_taken_over(held date, chair uuid) returns uuid
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare made uuid; before integer;
begin
  if not app.may_take_over() then raise insufficient_privilege using message = 'permission denied for taking over'; end if;
  select count(*) into before from committee_session s where s.number like 'R-' || held || '%';
  insert into committee_session (number, held_on, status, signed_at, observations)
  values ('R-' || held || case when before > 0 then '/' || before + 1 else '' end, held, 'signed', held + time '16:00',
          'Décisions reprises d''un tableur : le procès-verbal signé ce jour-là est tenu hors du logiciel.') returning id into made;
  return made;
end $$;

-- Writes each case that is new, and says of each, by its place: 'kept', 'known' (with the names of what it now states otherwise; what it no longer states is not otherwise), or
-- 'otherLeaseholder' (the account is somebody else's, of whom nothing is said).
create or replace function app.take_over_cases(file uuid, cases jsonb) returns table (place integer, outcome text, changed text[])
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare c jsonb; s jsonb; m jsonb; held record; keeper uuid; landlord uuid; operator uuid; household uuid; ref uuid; path uuid; current uuid; other boolean;
        sessions jsonb := '{}'; item uuid; households uuid[] := '{}'; running boolean; signed uuid;
begin
  if not app.may_take_over() then raise insufficient_privilege using message = 'permission denied for taking over'; end if;
  keeper := coalesce(app.user_id(), (select p.user_id from member p where p.role = 'coordinator' and p.active order by p.email limit 1));
  -- One line of the audit for the file, not one for each person and dwelling.
  perform set_config('app.bulk', 'takeover', true);
  -- Each path of the file is written by several statements: what indicators read of it, once.
  perform set_config('app.recount', 'later', true);
  place := 0;
  for c in select e.value from jsonb_array_elements(cases) with ordinality as e (value, at) order by e.at loop
    place := place + 1; changed := '{}'; s := c -> 'stated';
    select t.stated into held from taken_over_case t where t.case_ref in (c ->> 'caseRef', app.erased_reference(c ->> 'caseRef'));
    if found then
      outcome := 'known';
      select coalesce(array_agg(k.key order by k.key), '{}') into changed from jsonb_each(s) k where k.value <> 'null' and k.value is distinct from held.stated -> k.key;
      return next; continue;
    end if;
    select h.household, h.other into household, other from app.household_taken_over(c) h;
    if other then outcome := 'otherLeaseholder'; return next; continue; end if;
    landlord := (c ->> 'landlordId')::uuid; operator := (c ->> 'operatorId')::uuid; ref := gen_random_uuid(); path := null;
    running := (c ->> 'running')::boolean;
    insert into referral (id, landlord_id, household_id, commune_insee, track, status, tie, facts, owner_id, submitted_on, submitted_at, taken_over)
    values (ref, landlord, household, c ->> 'communeInsee', coalesce(s ->> 'track', 'stay'), case when running then 'assigned' else 'closed' end,
            s ->> 'tieAtReferral',
            jsonb_strip_nulls(jsonb_build_object('asOf', s -> 'referredOn', 'debtCents', s -> 'debtAtReferralCents')), keeper,
            (s ->> 'referredOn')::date, (s ->> 'referredOn')::date + time '09:00', true);
    if s ->> 'decision' is not null and s ->> 'decidedOn' is not null then
      if not sessions ? (s ->> 'decidedOn') then
        sessions := sessions || jsonb_build_object(s ->> 'decidedOn', app.session_taken_over((s ->> 'decidedOn')::date, keeper));
      end if;
      insert into agenda_item (session_id, referral_id, household_id, landlord_id, position)
      values ((sessions ->> (s ->> 'decidedOn'))::uuid, ref, household, landlord,
              1 + (select count(*) from agenda_item i where i.session_id = (sessions ->> (s ->> 'decidedOn'))::uuid)) returning id into item;
      insert into decision (agenda_item_id, session_id, referral_id, household_id, landlord_id, kind, decided_on, track, starts_on, operator_id, decided_by)
      values (item, (sessions ->> (s ->> 'decidedOn'))::uuid, ref, household, landlord, s ->> 'decision', (s ->> 'decidedOn')::date,
              case when s ->> 'decision' = 'admitted' then s ->> 'track' end,
              case when s ->> 'decision' = 'admitted' then (s ->> 'measureStart')::date end,
              case when s ->> 'decision' = 'admitted' then operator end, null);
    end if;
    if operator is not null and coalesce(s ->> 'measureStart', case when s ->> 'decision' = 'admitted' then s ->> 'decidedOn' end) is not null then
      insert into assignment (referral_id, household_id, landlord_id, operator_id, proposed_operator_id, assigned_on, active)
      values (ref, household, landlord, operator, operator, coalesce(s ->> 'decidedOn', s ->> 'measureStart')::date, running);
    end if;
    for m in select e.value from jsonb_array_elements(c -> 'measures') with ordinality as e (value, at) order by e.at loop
      current := gen_random_uuid(); path := coalesce(path, current);
      insert into measure (id, path_id, rank, household_id, referral_id, landlord_id, operator_id, track, starts_on, ends_on, closed_on,
                           debt_at_start_cents, debt_at_end_cents, outcome, tie_at_end, payment_resumed, cost_cents, taken_over)
      values (current, path, (m ->> 'rank')::int, household, ref, landlord, operator, coalesce(s ->> 'track', 'stay'), (m ->> 'startsOn')::date,
              (m ->> 'endsOn')::date, (m ->> 'closedOn')::date,
              case when (m ->> 'rank')::int = 1 then (s ->> 'debtAtStartCents')::bigint end,
              case when (m ->> 'rank')::int = jsonb_array_length(c -> 'measures') then (s ->> 'debtAtEndCents')::bigint end,
              case when (m ->> 'rank')::int = jsonb_array_length(c -> 'measures') then s ->> 'outcome' end,
              case when (m ->> 'rank')::int = jsonb_array_length(c -> 'measures') then s ->> 'tieAtEnd' end,
              case when (m ->> 'rank')::int = jsonb_array_length(c -> 'measures') then (s ->> 'paymentResumed')::boolean end,
              (m ->> 'costCents')::bigint, true);
      insert into contact (measure_id, household_id, operator_id, kind, state, met_on, taken_over)
      select current, household, operator, x.value ->> 'kind', 'held', (x.value ->> 'metOn')::date, true
        from jsonb_array_elements(m -> 'meetings') x;
    end loop;
    insert into referral_move (referral_id, household_id, from_status, to_status, moved_on, moved_at, moved_by, owner_id)
    select ref, household, x.before, x.after, x.on_day, (x.on_day + time '09:30' + x.rank * interval '1 minute') at time zone 'Europe/Paris', null, keeper
      from (values (1, 'draft', 'submitted', (s ->> 'referredOn')::date),
                   (2, 'submitted', 'decided', case when s ->> 'decision' is not null then (s ->> 'decidedOn')::date end),
                   (3, 'decided', 'assigned', (s ->> 'measureStart')::date),
                   (4, 'assigned', 'closed', case when not running then (c ->> 'endedOn')::date end)) x (rank, before, after, on_day)
     where x.on_day is not null;
    insert into taken_over_case (case_ref, file_id, line, landlord_id, household_id, referral_id, path_id, stated)
    values (c ->> 'caseRef', file, (c ->> 'line')::int, landlord, household, ref, path, s);
    outcome := 'kept'; households := households || household;
    return next;
  end loop;
  for signed in select x.value::uuid from jsonb_each_text(sessions) x loop
    perform app.keep_minutes(signed, null, null);
  end loop;
  perform set_config('app.recount', '', true);
  perform app.recount(households);
end $$;
