-- What indicators read of paths and referrals, from the facts of these households: the one definition of what the stored rows hold. Their
-- plans are made once in a session: they take longer than one household's rows.

create or replace function app.path_rows(households uuid[])
  returns table (path_id uuid, household_id uuid, people integer, comes_back boolean, landlord_id uuid, operator_id uuid, referral_id uuid, commune_insee text,
                 track text, starts_on date, ended_on date, renewals integer, debt_start bigint, debt_end bigint, tie text, tie_at_end text,
                 resumed boolean, outcome text, stage text, problems integer, contacts_known boolean, home_on date[], elsewhere_on date[],
                 three_on date[], fewer_on date[], untold_on date[], days integer, cents bigint, six text, twelve text)
  language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin return query
  select p.path_id, p.household_id, h.people, count(*) over (partition by p.household_id) > 1, p.landlord_id, p.operator_id, p.referral_id, r.commune_insee, p.track, p.starts_on, p.ended_on,
         -- A spreadsheet that does not say how often a path was renewed left one measure behind: that is not "never".
         case when t.case_ref is null or t.stated ->> 'renewals' is not null or p.renewals > 0 then p.renewals end,
         p.debt_start, p.debt_end, r.tie, p.tie_at_end, p.resumed, p.outcome, r.facts ->> 'stage',
         greatest((t.stated ->> 'problems')::int, q.n),
         -- Counted by a spreadsheet, both kinds or none: half a count would show as fewer meetings, and a share at home of nothing.
         case when t.case_ref is not null then t.stated ->> 'meetingsHome' is not null and t.stated ->> 'meetingsOther' is not null
              else not p.taken_over or met.any_met end,
         met.home_on, met.elsewhere_on, sat.three_on, sat.fewer_on, sat.untold_on,
         case when p.ended_on is not null then p.days end, cost.cents, f.six, f.twelve
    from (select m.path_id, (array_agg(m.household_id order by m.rank))[1] as household_id, (array_agg(m.landlord_id order by m.rank))[1] as landlord_id,
                 (array_agg(m.operator_id order by m.rank desc))[1] as operator_id, (array_agg(m.referral_id order by m.rank))[1] as referral_id,
                 (array_agg(m.track order by m.rank desc))[1] as track, min(m.starts_on) as starts_on,
                 case when bool_and(m.closed_on is not null) then max(m.closed_on) end as ended_on, (count(*) - 1)::int as renewals,
                 bool_or(m.taken_over) as taken_over, (array_agg(m.debt_at_start_cents order by m.rank))[1] as debt_start,
                 (array_agg(m.debt_at_end_cents order by m.rank desc))[1] as debt_end, (array_agg(m.outcome order by m.rank desc))[1] as outcome,
                 (array_agg(m.tie_at_end order by m.rank desc))[1] as tie_at_end, (array_agg(m.payment_resumed order by m.rank desc))[1] as resumed,
                 sum(m.closed_on - m.starts_on + 1)::int as days
            from measure m where m.household_id = any (households) group by m.path_id) p
    left join household h on h.id = p.household_id
    left join referral r on r.id = p.referral_id
    left join taken_over_case t on t.path_id = p.path_id
   cross join lateral (
     select coalesce(array_agg(c.met_on order by c.met_on) filter (where c.state = 'held' and c.kind = 'homeVisit'), '{}') as home_on,
            coalesce(array_agg(c.met_on order by c.met_on) filter (where c.state = 'held' and c.kind <> 'homeVisit'), '{}') as elsewhere_on,
            count(*) > 0 as any_met
       from measure m join contact c on c.measure_id = m.id where m.path_id = p.path_id) met
   cross join lateral (
     select coalesce(array_agg(x.closed_on order by x.closed_on) filter (where x.is_known and x.kinds >= 3), '{}') as three_on,
            coalesce(array_agg(x.closed_on order by x.closed_on) filter (where x.is_known and x.kinds < 3), '{}') as fewer_on,
            coalesce(array_agg(x.closed_on order by x.closed_on) filter (where not x.is_known), '{}') as untold_on
       from (select m.closed_on, count(distinct g.kind) filter (where g.state = 'held') as kinds, not m.taken_over or count(g.id) > 0 as is_known
               from measure m left join tripartite_meeting g on g.measure_id = m.id
              where m.path_id = p.path_id and m.closed_on is not null group by m.id) x) sat
   cross join lateral (
     -- Asked once of each measure: without the offset it would be for each of the two sums.
     select case when bool_and(x.cents is not null) then sum(x.cents)::bigint end as cents
       from (select coalesce(m.cost_cents, app.cost_of(m.id)) as cents from measure m where m.path_id = p.path_id and p.ended_on is not null offset 0) x) cost
   cross join lateral (
     select max(x.n)::int as n
       from (select count(*) filter (where b.worked_on) as n from assessment a left join assessment_problem b on b.assessment_id = a.id
              where a.household_id = p.household_id and a.operator_id = p.operator_id
                and a.assessed_on between p.starts_on - 60 and coalesce(p.ended_on, 'infinity') group by a.id) x) q
   cross join lateral (
     select max(u.whereabouts) filter (where u.months = 6) as six, max(u.whereabouts) filter (where u.months = 12) as twelve
       from measure m join follow_up u on u.measure_id = m.id where m.path_id = p.path_id and u.whereabouts <> 'unknown') f;
end $$;

create or replace function app.referral_rows(households uuid[])
  returns table (referral_id uuid, household_id uuid, people integer, landlord_id uuid, operator_id uuid, commune_insee text, tie text, submitted_on date,
                 admitted_on date, decided_on date, assigned_on date, first_on date, debt_cents double precision, due_cents double precision,
                 stage text, signal_on date, legal_on date)
  language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin return query
  select r.id, r.household_id, h.people, r.landlord_id, a.operator_id, r.commune_insee, r.tie, r.submitted_on,
         -- A measure that ran was accepted: where a spreadsheet does not date the decision, by its first day at the latest.
         coalesce(d.admitted_on, case when r.taken_over then (select min(m.starts_on) from measure m where m.household_id = r.household_id and m.referral_id = r.id) end),
         d.decided_on, case when not r.taken_over then a.assigned_on end,
         (select min(c.met_on) from measure m join contact c on c.measure_id = m.id
           where m.household_id = r.household_id and m.referral_id = r.id and c.state = 'held' and not c.taken_over),
         (r.facts ->> 'debtCents')::float8, (r.facts ->> 'amountDueCents')::float8, r.facts ->> 'stage',
         (r.facts ->> 'firstSignalOn')::date, (r.facts ->> 'legalArrearsOn')::date
    from referral r left join household h on h.id = r.household_id
   cross join lateral (select min(d.decided_on) as decided_on, min(d.decided_on) filter (where d.kind = 'admitted') as admitted_on
                         from decision d where d.referral_id = r.id) d
    left join lateral (select x.operator_id, x.assigned_on from assignment x
                        where x.household_id = r.household_id and x.referral_id = r.id order by x.assigned_on, x.id limit 1) a on true
   where r.household_id = any (households) and (r.submitted_on is not null or r.taken_over);
end $$;

-- Writes the rows of these households again. One transaction at a time does so for a household: each then sees what the other committed,
-- for a statement that begins after the lock reads what is committed by then. A change of what an hour costs waits for all (and they for
-- it). By index whatever the tables' statistics say: within an import they are of tables that were empty.
create or replace function app.recount(households uuid[]) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
begin
  perform pg_advisory_xact_lock_shared(7236503);
  perform 1 from household h where h.id = any (households) order by h.id for no key update;
  delete from counted_path where household_id = any (households);
  insert into counted_path select * from app.path_rows(households);
  delete from counted_referral where household_id = any (households);
  insert into counted_referral select * from app.referral_rows(households);
end $$;

-- All households, some at a time: what stood before these tables did, and what was brought in behind the triggers' back.
create or replace function app.recount_all() returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare part uuid[]; done uuid := '00000000-0000-0000-0000-000000000000';
begin
  loop
    select array_agg(x.id order by x.id) into part from (
      select h.id from household h where h.id > done
         and (exists (select 1 from measure m where m.household_id = h.id) or exists (select 1 from referral r where r.household_id = h.id))
       order by h.id limit 2000) x;
    exit when part is null;
    perform app.recount(part);
    done := part[array_upper(part, 1)];
  end loop;
end $$;

-- Of every table that the rows are made of: each of them knows its household.
create or replace function app.recount_changed() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare households uuid[];
begin
  -- What brings in many households at once has them counted at its end (`app.take_over_cases`).
  if current_setting('app.recount', true) = 'later' then return null; end if;
  select array_agg(distinct c.household_id) into households from changed c;
  if tg_op = 'UPDATE' then
    select array_agg(distinct x.id) into households
      from (select unnest(households) as id union all select b.household_id from before b) x;
  end if;
  if households is not null then perform app.recount(households); end if;
  return null;
end $$;

-- A household has become larger or smaller.
create or replace function app.recount_people() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update counted_path set people = new.people where household_id = new.id;
  update counted_referral set people = new.people where household_id = new.id;
  return null;
end $$;

-- What an hour costs has changed for an operator: the cost of every path that is over, at once.
create or replace function app.recount_costs() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7236503);
  update counted_path p set cents = x.cents
    from (select m.path_id, case when bool_and(coalesce(m.cost_cents, k.cents) is not null) then sum(coalesce(m.cost_cents, k.cents))::bigint end as cents
            from measure m left join app.measure_costs() k on k.measure_id = m.id
           group by m.path_id having bool_and(m.closed_on is not null)) x
   where x.path_id = p.path_id and p.cents is distinct from x.cents;
  return null;
end $$;

-- Rows that are not what the facts say: none, as `verify` asks.
create or replace function app.miscounted() returns table (household_id uuid)
  language plpgsql stable set search_path = public, pg_temp as $$
declare part uuid[]; done uuid := '00000000-0000-0000-0000-000000000000';
begin
  return query
    select c.household_id from counted_path c where not exists (select 1 from measure m where m.path_id = c.path_id)
    union select c.household_id from counted_referral c where not exists (select 1 from referral r where r.id = c.referral_id);
  loop
    select array_agg(x.id order by x.id) into part from (
      select h.id from household h where h.id > done
         and (exists (select 1 from measure m where m.household_id = h.id) or exists (select 1 from referral r where r.household_id = h.id))
       order by h.id limit 2000) x;
    exit when part is null;
    return query
      select coalesce(f.household_id, c.household_id)
        from app.path_rows(part) f full join (select * from counted_path p where p.household_id = any (part)) c on c.path_id = f.path_id
       where row(f.*) is distinct from row(c.*)
      union
      select coalesce(f.household_id, c.household_id)
        from app.referral_rows(part) f full join (select * from counted_referral r where r.household_id = any (part)) c on c.referral_id = f.referral_id
       where row(f.*) is distinct from row(c.*);
    done := part[array_upper(part, 1)];
  end loop;
end $$;
