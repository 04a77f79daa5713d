-- The facts that indicators are counted from. Under the reader's own walls these functions give what the reader sees; the
-- "security definer" one gives the whole platform's facts without identity to those who may read its totals.

-- One object per support path (a first measure and its renewals).
create or replace function app.path_facts() returns table (path_id uuid, household_id uuid, landlord_id uuid, operator_id uuid, fact jsonb)
  language sql stable set search_path = public, pg_temp as $$
  with cost as materialized (select * from app.measure_costs()),
  path as (
    select m.path_id, (array_agg(m.household_id order by m.rank))[1] as household_id,
           (array_agg(m.landlord_id order by m.rank))[1] as landlord_id,
           (array_agg(m.operator_id order by m.rank desc))[1] as operator_id,
           (array_agg(m.referral_id order by m.rank))[1] as referral_id,
           (array_agg(m.track order by m.rank desc))[1] as track,
           min(m.starts_on) as starts_on,
           case when bool_and(m.closed_on is not null) then max(m.closed_on) end as ended_on,
           count(*) - 1 as renewals, bool_or(m.taken_over) as taken_over,
           (array_agg(m.debt_at_start_cents order by m.rank))[1] as debt_at_start_cents,
           (array_agg(m.debt_at_end_cents order by m.rank desc))[1] as debt_at_end_cents,
           (array_agg(m.outcome order by m.rank desc))[1] as outcome,
           (array_agg(m.tie_at_end order by m.rank desc))[1] as tie_at_end,
           (array_agg(m.payment_resumed order by m.rank desc))[1] as payment_resumed,
           jsonb_agg(jsonb_build_object(
             'startsOn', m.starts_on, 'closedOn', m.closed_on, 'costCents', coalesce(m.cost_cents, k.cents),
             'tripartiteHeld', (select count(distinct t.kind) from tripartite_meeting t where t.measure_id = m.id and t.state = 'held'),
             'tripartiteKnown', not m.taken_over or exists (select 1 from tripartite_meeting t where t.measure_id = m.id)) order by m.rank) as measures
      from measure m left join cost k on k.measure_id = m.id group by m.path_id)
  select p.path_id, p.household_id, p.landlord_id, p.operator_id, jsonb_build_object(
    'household', dense_rank() over (order by p.household_id),
    'landlord', l.code, 'operator', o.code,
    'zone', (select z.name from zone_commune zc join zone z on z.id = zc.zone_id
              where zc.insee = r.commune_insee and zc.valid_from <= p.starts_on and (zc.valid_to is null or zc.valid_to >= p.starts_on)
              order by (z.operator_id = p.operator_id) desc, z.name limit 1),
    'track', p.track, 'people', h.people, 'startsOn', p.starts_on, 'endedOn', p.ended_on,
    -- A spreadsheet that does not say how often a path was renewed left one measure behind: that is not "never".
    'renewals', case when t.case_ref is null or t.stated ->> 'renewals' is not null or p.renewals > 0 then p.renewals end,
    'takenOver', p.taken_over, 'debtAtStartCents', p.debt_at_start_cents, 'debtAtEndCents', p.debt_at_end_cents,
    'tieAtReferral', r.tie, 'tieAtEnd', p.tie_at_end, 'paymentResumed', p.payment_resumed, 'outcome', p.outcome,
    'stageAtReferral', r.facts ->> 'stage', 'measures', p.measures,
    'problemsWorkedOn', greatest((t.stated ->> 'problems')::int, (select max(n) from (
        select count(*) filter (where q.worked_on) as n from assessment a left join assessment_problem q on q.assessment_id = a.id
         where a.household_id = p.household_id and a.operator_id = p.operator_id
           and a.assessed_on between p.starts_on - 60 and coalesce(p.ended_on, 'infinity') group by a.id) each_assessment)),
    -- Counted by a spreadsheet, both kinds or none: half a count would show as fewer meetings, and a share at home of nothing.
    'contactsKnown', case when t.case_ref is not null then t.stated ->> 'meetingsHome' is not null and t.stated ->> 'meetingsOther' is not null
                          else not p.taken_over or exists (select 1 from contact c join measure m on m.id = c.measure_id where m.path_id = p.path_id) end,
    'contacts', coalesce((select jsonb_agg(jsonb_build_array(c.met_on, c.kind = 'homeVisit') order by c.met_on)
                            from contact c join measure m on m.id = c.measure_id where m.path_id = p.path_id and c.state = 'held'), '[]'),
    'firstContactOn', (select min(c.met_on) from contact c join measure m on m.id = c.measure_id
                        where m.path_id = p.path_id and c.state = 'held' and not c.taken_over),
    'referredOn', r.submitted_on,
    -- No column of a spreadsheet says on what day an operator was chosen.
    'assignedOn', (select min(a.assigned_on) from assignment a where a.referral_id = p.referral_id and not r.taken_over),
    -- What the landlord answered when it was asked, six and twelve months after the last measure.
    'followedUp', coalesce((select jsonb_object_agg(f.months::text, f.whereabouts)
                              from follow_up f join measure m on m.id = f.measure_id
                             where m.path_id = p.path_id and f.whereabouts <> 'unknown'), '{}'),
    'homeKeptOn', (select max(a.last_entry_on) from tenant_account a where a.household_id = p.household_id),
    'homeLeftOn', (select max(t.ends_on) from tenancy t where t.household_id = p.household_id
                    having count(*) filter (where t.ends_on is null) = 0))
    from path p join organisation l on l.id = p.landlord_id join organisation o on o.id = p.operator_id
    left join household h on h.id = p.household_id left join referral r on r.id = p.referral_id
    left join taken_over_case t on t.path_id = p.path_id $$;

-- One object per referral that left the landlord's desk, with its first admission where the committee gave one.
create or replace function app.referral_facts() returns table (household_id uuid, landlord_id uuid, operator_id uuid, fact jsonb)
  language sql stable set search_path = public, pg_temp as $$
  select r.household_id, r.landlord_id, a.operator_id, jsonb_build_object(
    'household', dense_rank() over (order by r.household_id),
    'landlord', l.code, 'operator', o.code,
    'zone', (select z.name from zone_commune zc join zone z on z.id = zc.zone_id
              where zc.insee = r.commune_insee and zc.valid_from <= r.submitted_on and (zc.valid_to is null or zc.valid_to >= r.submitted_on)
              order by z.name limit 1),
    'track', r.track, 'people', h.people, 'referredOn', r.submitted_on, 'tie', r.tie,
    -- A measure that ran was accepted: where a spreadsheet does not date the decision, by its first day at the latest.
    'admittedOn', coalesce((select min(d.decided_on) from decision d where d.referral_id = r.id and d.kind = 'admitted'),
                           case when r.taken_over then (select min(m.starts_on) from measure m where m.referral_id = r.id) end),
    'decidedOn', (select min(d.decided_on) from decision d where d.referral_id = r.id),
    'assignedOn', case when not r.taken_over then a.assigned_on end,
    'firstContactOn', (select min(c.met_on) from contact c join measure m on m.id = c.measure_id
                        where m.referral_id = r.id and c.state = 'held' and not c.taken_over),
    'debtCents', r.facts -> 'debtCents', 'amountDueCents', r.facts -> 'amountDueCents', 'stage', r.facts ->> 'stage',
    'firstSignalOn', r.facts ->> 'firstSignalOn', 'legalArrearsOn', r.facts ->> 'legalArrearsOn')
    from referral r join organisation l on l.id = r.landlord_id left join household h on h.id = r.household_id
    left join lateral (select x.operator_id, x.assigned_on from assignment x where x.referral_id = r.id order by x.assigned_on, x.id limit 1) a on true
    left join organisation o on o.id = a.operator_id
   where r.submitted_on is not null or r.taken_over $$;

-- One object per signed repayment plan: what the rule needs to tell its state on a day.
create or replace function app.plan_facts() returns table (household_id uuid, landlord_id uuid, operator_id uuid, fact jsonb)
  language sql stable set search_path = public, pg_temp as $$
  select p.household_id, p.landlord_id, m.operator_id, jsonb_build_object(
    'household', dense_rank() over (order by p.household_id),
    'landlord', l.code, 'operator', o.code, 'zone', null, 'track', m.track, 'people', h.people,
    'signedOn', p.signed_on, 'cancelledOn', p.cancelled_on, 'frozenOn', p.frozen_on, 'judge', p.kind = 'judge',
    'toleranceDays', p.tolerance_days, 'ledgerUntil', a.last_entry_on,
    'instalments', (select coalesce(jsonb_agg(jsonb_build_array(i.due_on, i.amount_cents) order by i.n), '[]') from instalment i where i.plan_id = p.id),
    'charges', e.charges, 'payments', e.payments)
    from repayment_plan p join organisation l on l.id = p.landlord_id left join household h on h.id = p.household_id
    left join measure m on m.id = p.measure_id left join organisation o on o.id = m.operator_id
    left join tenant_account a on a.landlord_id = p.landlord_id and a.id = p.account_id
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_array(entry_on, due_cents) order by entry_on) filter (where due_cents <> 0), '[]') as charges,
             coalesce(jsonb_agg(jsonb_build_array(entry_on, paid_cents) order by entry_on) filter (where paid_cents <> 0), '[]') as payments
        from app.plan_entries(p.id)) e
   where p.signed_on is not null $$;

-- The change of the debt of each path, by cause, where the landlord's ledger tells it. Whole days, the first one excluded.
create or replace function app.path_causes() returns table (path_id uuid, causes jsonb)
  language sql stable set search_path = public, pg_temp as $$
  select p.path_id, jsonb_build_object(
      'chargedCents', coalesce(sum(e.debit_cents - e.credit_cents) filter (where e.kind in ('rent', 'charges', 'courtCosts')), 0),
      'benefitCents', coalesce(sum(e.debit_cents - e.credit_cents) filter (where e.kind = 'housingBenefit'), 0),
      'paidCents', coalesce(sum(e.debit_cents - e.credit_cents) filter (where e.kind = 'payment'), 0),
      'reliefCents', coalesce(sum(e.debit_cents - e.credit_cents) filter (where e.kind = 'relief'), 0),
      'grantCents', coalesce(sum(e.debit_cents - e.credit_cents) filter (where e.kind = 'debtGrant'), 0),
      'writeOffCents', coalesce(sum(e.debit_cents - e.credit_cents) filter (where e.kind = 'writeOff'), 0),
      'otherCents', coalesce(sum(e.debit_cents - e.credit_cents) filter (where e.kind in ('adjustment', 'unknown')), 0))
    from (select m.path_id, (array_agg(m.household_id))[1] as household_id, (array_agg(m.landlord_id))[1] as landlord_id,
                 min(m.starts_on) as starts_on, max(m.closed_on) as ended_on
            from measure m group by m.path_id having bool_and(m.closed_on is not null and not m.taken_over)) p
    join tenant_account a on a.household_id = p.household_id and a.landlord_id = p.landlord_id
    join ledger_entry e on e.landlord_id = a.landlord_id and e.account_id = a.id and e.entry_on > p.starts_on and e.entry_on <= p.ended_on
   group by p.path_id $$;

-- The platform's facts, for whoever may read its totals. Identities stay with those who follow the household; the name of an
-- organisation stays with those who compare them. Role of nobody, or of an administrator: no row.
create or replace function app.evaluation_facts() returns table (what text, own boolean, household_id uuid, fact jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  with reader as (select app.role() as role, app.landlord_id() as landlord_id, app.operator_id() as operator_id),
  known as (select app.case_households() as id),
  facts as (
    select 'path' as what, f.household_id, f.landlord_id, f.operator_id, f.fact || jsonb_build_object('causes', c.causes) as fact
      from app.path_facts() f left join app.path_causes() c on c.path_id = f.path_id
    union all select 'referral', f.household_id, f.landlord_id, f.operator_id, f.fact from app.referral_facts() f
    union all select 'plan', f.household_id, f.landlord_id, f.operator_id, f.fact from app.plan_facts() f)
  select f.what,
         coalesce(f.landlord_id = reader.landlord_id or f.operator_id = reader.operator_id, false),
         case when reader.role = 'coordinator' or f.landlord_id = reader.landlord_id
                   or (f.operator_id = reader.operator_id and f.household_id in (select id from known)) then f.household_id end,
         case when reader.role in ('coordinator', 'funder') then f.fact
              when f.landlord_id = reader.landlord_id or f.operator_id = reader.operator_id then f.fact
              else f.fact - 'landlord' - 'operator' end
    from facts f cross join reader
   where reader.role in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator',
                         'committeeMember', 'funder') $$;

-- The sheets of several periods, whole and by the cuts asked, counted from the rows that src/counted keeps: what `rules.ts` counts from facts,
-- so that a million measures are no object each. The definitions are the same, and a test holds one against the other. Under the reader's own
-- walls. A share is written as those of whom it is true, of whom it is not, left out, unknown; then of the first how many have a known number
-- of people, and how many people. One plan for all periods: it is made once in a session, and takes longer than a small programme's figures.
create or replace function app.evaluation_counts(sinces date[], untils date[], own boolean, cuts text[])
  returns table (period integer, cut text, key text, paths jsonb, referrals jsonb)
  language plpgsql stable set search_path = public, pg_temp set work_mem = '256MB' set jit = off set plan_cache_mode = force_generic_plan
  set enable_mergejoin = off as $$
#variable_conflict use_column
begin return query
  -- Every period by every cut; the whole is one.
  with asked as materialized (
    select a.n::int, a.since, a.until, c.cut from unnest(sinces, untils) with ordinality as a (since, until, n) cross join unnest(cuts) as c (cut)),
  home as (
    select t.household_id, max(t.ends_on) as left_on from tenancy t
     where t.ends_on is not null and not exists (select 1 from tenancy x where x.household_id = t.household_id and x.ends_on is null) group by t.household_id),
  kept as (select a.household_id, max(a.last_entry_on) as on_day from tenant_account a group by a.household_id),
  -- Each path once for every period that it touches and every cut. Read row by row (the offsets), for all together would fill the memory.
  placed as not materialized (
    select p.*, a.n, a.since, a.until, a.cut, a.since - 1 as before,
           case a.cut when 'whole' then '' when 'landlord' then coalesce(l.code, '') when 'operator' then coalesce(o.code, '')
                      else coalesce((select z.name from zone_commune zc join zone z on z.id = zc.zone_id
                                      where zc.insee = p.commune_insee and zc.valid_from <= p.starts_on and (zc.valid_to is null or zc.valid_to >= p.starts_on)
                                      order by (z.operator_id = p.operator_id) desc, z.name limit 1), '') end collate "C" as key,
           least(coalesce(p.ended_on, a.until), a.until) - greatest(p.starts_on, a.since) + 1 as days_in,
           coalesce(p.ended_on between a.since and a.until, false) as is_closed
      from counted_path p cross join lateral (
             select * from asked a where least(p.starts_on, p.ended_on) <= a.until and coalesce(p.ended_on, 'infinity') >= a.since offset 0) a
      left join organisation l on l.id = p.landlord_id left join organisation o on o.id = p.operator_id
     where not own or p.landlord_id = (select app.landlord_id()) or p.operator_id = (select app.operator_id())),
  judged as (
    select t.n, t.cut, t.key, t.people, t.comes_back, t.is_closed, t.days_in > 0 as is_supported, t.days_in, t.renewals, t.problems, t.contacts_known,
           t.debt_start, t.debt_end, t.resumed, t.outcome, t.days, t.cents,
           width_bucket(t.until, t.home_on) - width_bucket(t.before, t.home_on) as at_home,
           width_bucket(t.until, t.elsewhere_on) - width_bucket(t.before, t.elsewhere_on) as elsewhere,
           width_bucket(t.until, t.three_on) - width_bucket(t.before, t.three_on) as three,
           width_bucket(t.until, t.fewer_on) - width_bucket(t.before, t.fewer_on) as fewer,
           width_bucket(t.until, t.untold_on) - width_bucket(t.before, t.untold_on) as untold,
           t.is_closed and t.debt_start > 0 and t.debt_end is not null as with_debt,
           case when not t.is_closed or t.tie is distinct from 'broken' then null
                when t.resumed or t.tie_at_end = 'kept' then 'yes' when t.resumed is null or t.tie_at_end is null then 'unknown' else 'no' end as restored,
           case when not t.is_closed then null
                when t.year_after > t.until then 'excluded'
                when t.outcome in ('evicted', 'left') then 'no'
                when t.twelve in ('sameHome', 'rehoused') then 'yes' when t.twelve in ('left', 'evicted') then 'no'
                when t.six in ('left', 'evicted') then 'no'
                when t.left_on is not null then case when t.left_on > t.year_after or t.outcome = 'rehoused' then 'yes' else 'no' end
                when t.kept_on >= t.year_after then 'yes' else 'unknown' end as stayed,
           case when not t.is_closed then null when t.stage is null or t.outcome is null then 'unknown'
                when t.stage not in ('summons', 'hearing', 'judgment', 'orderToVacate', 'policeRequest') then 'excluded'
                when t.outcome in ('stayed', 'rehoused', 'leaseTransferred') then 'yes' else 'no' end as avoided
      from (select p.*, h.left_on, k.on_day as kept_on, (p.ended_on + interval '12 months')::date as year_after
              from placed p left join home h on h.household_id = p.household_id left join kept k on k.household_id = p.household_id offset 0) t offset 0),
  cause as (
    select p.n, p.cut, p.key, count(*) as told, sum((c.causes ->> 'chargedCents')::numeric) as charged, sum((c.causes ->> 'benefitCents')::numeric) as benefit,
           sum((c.causes ->> 'paidCents')::numeric) as paid, sum((c.causes ->> 'reliefCents')::numeric) as relief,
           sum((c.causes ->> 'grantCents')::numeric) as grants, sum((c.causes ->> 'writeOffCents')::numeric) as write_off,
           sum((c.causes ->> 'otherCents')::numeric) as other
      from app.path_causes() c join placed p on p.path_id = c.path_id
     where p.is_closed and p.debt_start > 0 and p.debt_end is not null group by p.n, p.cut, p.key),
  -- Households with several paths, each once; those with one are counted as they come.
  once as (
    select o.n, o.cut, o.key, count(*) as households, count(o.people) as known, sum(o.people) as persons
      from (select p.n, p.cut, p.key, p.household_id, max(p.people) as people from placed p where p.comes_back and p.days_in > 0
             group by p.n, p.cut, p.key, p.household_id) o
     group by o.n, o.cut, o.key),
  summed as (
    select j.n, j.cut, j.key, count(*) filter (where is_supported and not comes_back) as households,
           count(people) filter (where is_supported and not comes_back) as known, sum(people) filter (where is_supported and not comes_back) as persons,
           jsonb_build_object(
      'closed', jsonb_build_array(count(*) filter (where is_closed), 0, 0, 0, count(people) filter (where is_closed), sum(people) filter (where is_closed)),
      'renewed', jsonb_build_array(count(*) filter (where is_closed and renewals > 0), count(*) filter (where is_closed and renewals = 0), 0,
                             count(*) filter (where is_closed and renewals is null), count(people) filter (where is_closed and renewals > 0),
                             sum(people) filter (where is_closed and renewals > 0)),
      'multiProblem', jsonb_build_array(count(*) filter (where is_supported and problems >= 4), count(*) filter (where is_supported and problems < 4), 0,
                                  count(*) filter (where is_supported and problems is null), count(people) filter (where is_supported and problems >= 4),
                                  sum(people) filter (where is_supported and problems >= 4)),
      'tieRestored', jsonb_build_array(count(*) filter (where restored = 'yes'), count(*) filter (where restored = 'no'), 0, count(*) filter (where restored = 'unknown'),
                                 count(people) filter (where restored = 'yes'), sum(people) filter (where restored = 'yes')),
      'meetings', jsonb_build_object('over', coalesce(sum(at_home + elsewhere) filter (where is_supported and contacts_known and days_in >= 30), 0),
                                     'under', coalesce(sum(days_in) filter (where is_supported and contacts_known and days_in >= 30), 0),
                                     'excluded', count(*) filter (where is_supported and contacts_known and days_in < 30),
                                     'unknown', count(*) filter (where is_supported and not contacts_known)),
      'homeShare', jsonb_build_object('over', coalesce(sum(at_home) filter (where is_supported and contacts_known), 0),
                                      'under', coalesce(sum(at_home + elsewhere) filter (where is_supported and contacts_known), 0), 'excluded', 0,
                                      'unknown', count(*) filter (where is_supported and not contacts_known)),
      'debtReduced', jsonb_build_array(count(*) filter (where with_debt and debt_end < debt_start), count(*) filter (where with_debt and debt_end >= debt_start),
                                 count(*) filter (where is_closed and debt_start <= 0), count(*) filter (where is_closed and (debt_start is null or debt_start > 0 and debt_end is null)),
                                 count(people) filter (where with_debt and debt_end < debt_start), sum(people) filter (where with_debt and debt_end < debt_start)),
      'debtCleared', jsonb_build_array(count(*) filter (where with_debt and debt_end <= 0), count(*) filter (where with_debt and debt_end > 0),
                                 count(*) filter (where is_closed and debt_start <= 0), count(*) filter (where is_closed and (debt_start is null or debt_start > 0 and debt_end is null)),
                                 count(people) filter (where with_debt and debt_end <= 0), sum(people) filter (where with_debt and debt_end <= 0)),
      'debtDelta', jsonb_build_object('over', coalesce(sum(debt_end - debt_start) filter (where with_debt), 0), 'under', count(*) filter (where with_debt),
                                      'excluded', count(*) filter (where is_closed and debt_start <= 0), 'unknown', count(*) filter (where is_closed and (debt_start is null or debt_start > 0 and debt_end is null)),
                                      'departuresCents', coalesce(sum(debt_end - debt_start) filter (where with_debt and outcome in ('left', 'evicted')), 0)),
      'paymentResumed', jsonb_build_array(count(*) filter (where is_closed and resumed), count(*) filter (where is_closed and not resumed), 0,
                                    count(*) filter (where is_closed and resumed is null), count(people) filter (where is_closed and resumed), sum(people) filter (where is_closed and resumed)),
      'stayed', jsonb_build_array(count(*) filter (where stayed = 'yes'), count(*) filter (where stayed = 'no'), count(*) filter (where stayed = 'excluded'),
                            count(*) filter (where stayed = 'unknown'), count(people) filter (where stayed = 'yes'), sum(people) filter (where stayed = 'yes')),
      'evicted', jsonb_build_array(count(*) filter (where is_closed and outcome = 'evicted'), count(*) filter (where is_closed and outcome <> 'evicted'), 0,
                             count(*) filter (where is_closed and outcome is null), count(people) filter (where is_closed and outcome = 'evicted'),
                             sum(people) filter (where is_closed and outcome = 'evicted')),
      'tripartite', jsonb_build_array(sum(three), sum(fewer), 0, sum(untold), sum(three) filter (where people is not null), sum(people * three)),
      'unitCost', jsonb_build_object('over', coalesce(sum(cents) filter (where is_closed), 0), 'under', coalesce(sum(days) filter (where is_closed and cents is not null), 0),
                                     'excluded', 0, 'unknown', count(*) filter (where is_closed and cents is null)),
      'avoided', jsonb_build_array(count(*) filter (where avoided = 'yes'), count(*) filter (where avoided = 'no'), count(*) filter (where avoided = 'excluded'),
                             count(*) filter (where avoided = 'unknown'), count(people) filter (where avoided = 'yes'), sum(people) filter (where avoided = 'yes'))) as counts
      from judged j group by j.n, j.cut, j.key),
  referred as not materialized (
    select a.n, a.cut, case a.cut when 'whole' then '' when 'landlord' then coalesce(l.code, '') when 'operator' then coalesce(o.code, '')
                                  else coalesce((select z.name from zone_commune zc join zone z on z.id = zc.zone_id
                                                  where zc.insee = r.commune_insee and zc.valid_from <= r.submitted_on
                                                    and (zc.valid_to is null or zc.valid_to >= r.submitted_on)
                                                  order by z.name limit 1), '') end collate "C" as key,
           r.tie, r.people, r.submitted_on, r.decided_on, r.assigned_on, r.first_on, r.debt_cents as debt, r.due_cents as due,
           coalesce(r.stage, 'unknown') as stage, r.signal_on, r.legal_on, coalesce(r.submitted_on between a.since and a.until, false) as is_in,
           coalesce(r.admitted_on between a.since and a.until, false) as is_admitted
      from counted_referral r cross join lateral (
             select * from asked a where r.submitted_on between a.since and a.until or r.admitted_on between a.since and a.until offset 0) a
      left join organisation l on l.id = r.landlord_id left join organisation o on o.id = r.operator_id
     where not own or r.landlord_id = (select app.landlord_id()) or r.operator_id = (select app.operator_id())),
  stage as (
    select s.n, s.cut, s.key, jsonb_object_agg(s.stage, s.referrals) as stages
      from (select r.n, r.cut, r.key, r.stage, count(*) as referrals from referred r where r.is_in group by r.n, r.cut, r.key, r.stage) s
     group by s.n, s.cut, s.key),
  median as (
    select r.n, r.cut, r.key, jsonb_build_object(
      'tieBroken', jsonb_build_array(count(*) filter (where is_admitted and tie = 'broken'), count(*) filter (where is_admitted and tie <> 'broken'), 0,
                               count(*) filter (where is_admitted and tie is null), count(people) filter (where is_admitted and tie = 'broken'),
                               sum(people) filter (where is_admitted and tie = 'broken')),
      'n', count(*) filter (where is_in), 'detected', count(*) filter (where is_in and signal_on is not null),
      'months', jsonb_build_object('n', count(*) filter (where is_in and debt is not null and due > 0),
                                   'value', percentile_cont(0.5) within group (order by debt / due) filter (where is_in and due > 0)),
      'debtCents', percentile_cont(0.5) within group (order by debt) filter (where is_in),
      'lead', jsonb_build_object('n', count(legal_on) filter (where is_in and signal_on is not null),
                                 'value', percentile_cont(0.5) within group (order by (legal_on - signal_on)::float8) filter (where is_in)),
      'delay', jsonb_build_object('n', count(first_on) filter (where is_in), 'value', percentile_cont(0.5) within group (order by (first_on - submitted_on)::float8) filter (where is_in)),
      'toDecision', percentile_cont(0.5) within group (order by (decided_on - submitted_on)::float8) filter (where is_in),
      'toAssignment', percentile_cont(0.5) within group (order by (assigned_on - decided_on)::float8) filter (where is_in),
      'toFirstContact', percentile_cont(0.5) within group (order by (first_on - assigned_on)::float8) filter (where is_in)) as counts
      from referred r group by r.n, r.cut, r.key)
  select coalesce(s.n, m.n), coalesce(s.cut, m.cut), coalesce(s.key, m.key)::text,
         s.counts || jsonb_build_object(
           'supported', jsonb_build_object('n', s.households + coalesce(o.households, 0),
             'people', case when s.known + coalesce(o.known, 0) > 0 or s.households + coalesce(o.households, 0) = 0
                            then coalesce(s.persons, 0) + coalesce(o.persons, 0) end),
           'debtDelta', s.counts -> 'debtDelta' || jsonb_build_object('parts', jsonb_build_object(
             'chargedCents', c.charged, 'benefitCents', c.benefit, 'paidCents', c.paid, 'reliefCents', c.relief, 'grantCents', c.grants,
             'writeOffCents', c.write_off, 'otherCents', c.other, 'causesKnown', coalesce(c.told, 0)))),
         m.counts || jsonb_build_object('stages', g.stages)
    from summed s full join median m on m.n = s.n and m.cut = s.cut and m.key = s.key
    left join once o on o.n = s.n and o.cut = s.cut and o.key = s.key
    left join cause c on c.n = s.n and c.cut = s.cut and c.key = s.key
    left join stage g on g.n = m.n and g.cut = m.cut and g.key = m.key;
end $$;

-- The platform's counts, or the own organisation's, for whoever may read its totals; role of nobody, or of an administrator: no row.
-- The name of an organisation stays with those who compare them.
create or replace function app.evaluation_sheets(sinces date[], untils date[], own boolean, cuts text[])
  returns table (period integer, cut text, key text, paths jsonb, referrals jsonb)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if app.role() in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator', 'committeeMember', 'funder') then
    return query select * from app.evaluation_counts(sinces, untils, own,
      case when app.role() in ('coordinator', 'funder') then cuts else array(select x from unnest(cuts) x where x in ('whole', 'zone')) end);
  end if;
end $$;

-- What facts there are, whatever the period: the keys of the cuts asked, each with the days of its first and last measure or referral.
create or replace function app.evaluation_keys(own boolean, cuts text[]) returns table (cut text, key text, first_on date, last_on date)
  language sql stable set search_path = public, pg_temp set work_mem = '64MB' set jit = off as $$
  with fact as (
    select p.landlord_id, p.operator_id, p.commune_insee, p.starts_on as on_day, p.operator_id as zone_of from counted_path p
    union all select r.landlord_id, r.operator_id, r.commune_insee, r.submitted_on, null from counted_referral r),
  grouped as materialized (
    select f.landlord_id, f.operator_id, z.name as zone, min(f.on_day) as first_on, max(f.on_day) as last_on
      from fact f cross join lateral (
        select case when 'zone' = any (cuts) then (
          select z.name from zone_commune zc join zone z on z.id = zc.zone_id
           where zc.insee = f.commune_insee and zc.valid_from <= f.on_day and (zc.valid_to is null or zc.valid_to >= f.on_day)
           order by (z.operator_id = f.zone_of) desc nulls last, z.name limit 1) end as name) z
     where not own or f.landlord_id = (select app.landlord_id()) or f.operator_id = (select app.operator_id())
     group by f.landlord_id, f.operator_id, z.name)
  select 'whole', '', min(g.first_on), max(g.last_on) from grouped g
  union all
  select 'landlord', coalesce(o.code, ''), min(g.first_on), max(g.last_on)
    from grouped g left join organisation o on o.id = g.landlord_id where 'landlord' = any (cuts) group by 2
  union all
  select 'operator', coalesce(o.code, ''), min(g.first_on), max(g.last_on)
    from grouped g left join organisation o on o.id = g.operator_id where 'operator' = any (cuts) group by 2
  union all
  select 'zone', coalesce(g.zone, ''), min(g.first_on), max(g.last_on) from grouped g where 'zone' = any (cuts) group by 2 $$;

-- The same for whoever may read totals.
create or replace function app.evaluation_fact_keys(own boolean, cuts text[]) returns table (cut text, key text, first_on date, last_on date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select * from app.evaluation_keys(own, case when app.role() in ('coordinator', 'funder') then cuts else array(select x from unnest(cuts) x where x in ('whole', 'zone')) end)
   where app.role() in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator', 'committeeMember', 'funder') $$;

-- The platform's signed plans alone, for whoever may read its totals: their state on a day is told by the rule.
create or replace function app.evaluation_plans() returns table (own boolean, fact jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(f.landlord_id = app.landlord_id() or f.operator_id = app.operator_id(), false),
         case when app.role() in ('coordinator', 'funder') then f.fact else f.fact - 'landlord' - 'operator' end
    from app.plan_facts() f
   where app.role() in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator', 'committeeMember', 'funder') $$;

-- The year of the first measure or referral that the reader counts: what a choice of years begins with.
create or replace function app.first_evaluated_year(own boolean) returns integer
  language sql stable security definer set search_path = public, pg_temp as $$
  select extract(year from least(
    (select min(p.starts_on) from counted_path p where not own or p.landlord_id = (select app.landlord_id()) or p.operator_id = (select app.operator_id())),
    (select min(r.submitted_on) from counted_referral r where not own or r.landlord_id = (select app.landlord_id()) or r.operator_id = (select app.operator_id()))))::int $$;
