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

-- A share's counts as an object; `told`: how many of the first have a known number of people.
create or replace function app.counted(yes numeric, no numeric, excluded numeric, unknown numeric, told numeric, people numeric) returns jsonb
  language sql immutable set search_path = public, pg_temp as $$
  select jsonb_build_object('yes', coalesce(yes, 0), 'no', coalesce(no, 0), 'excluded', coalesce(excluded, 0), 'unknown', coalesce(unknown, 0),
                            'people', case when coalesce(yes, 0) = 0 or told > 0 then coalesce(people, 0) end) $$;

-- The whole sheet of a period in one pass over each table: what `rules.ts` counts from facts, counted where the facts are, so that a million
-- measures are no object each. The definitions are the same, and a test holds one against the other. Under the reader's own walls.
create or replace function app.evaluation_counts(since date, until date, own boolean) returns jsonb
  language sql stable set search_path = public, pg_temp set work_mem = '256MB' set enable_mergejoin = off set jit = off as $$
  with rate as materialized (
    select s.organisation_id, coalesce(s.valid_from, '-infinity') as first_day, coalesce(s.valid_to, 'infinity') as last_day, s.value ->> 'method' as method,
           (s.value ->> 'hourlyCents')::int8 as hour, (s.value ->> 'minutesPerMonth')::numeric as pace
      from dated_setting s where s.rule = 'cost.time' and s.organisation_id is not null),
  -- One pass over meetings: those of the period, the first of all, and what their minutes cost, in sixtieths of a cent.
  met as materialized (
    select c.measure_id, count(*) filter (where c.state = 'held' and c.met_on between since and until) as held,
           count(*) filter (where c.state = 'held' and c.kind = 'homeVisit' and c.met_on between since and until) as at_home,
           min(c.met_on) filter (where c.state = 'held' and not c.taken_over) as first_on,
           sum(c.minutes * r.hour) filter (where c.state in ('held', 'missed')) as cents,
           bool_or(c.minutes is null or r.hour is null) filter (where c.state in ('held', 'missed')) as untold
      from contact c left join rate r on r.organisation_id = c.operator_id and c.met_on between r.first_day and r.last_day group by c.measure_id),
  worked as materialized (
    select t.measure_id, sum(t.minutes * r.hour) as cents, bool_or(r.hour is null) as untold
      from measure_time t left join rate r on r.organisation_id = t.operator_id and t.worked_on between r.first_day and r.last_day
     where exists (select 1 from rate) group by t.measure_id),
  sat as materialized (
    select t.measure_id, bit_or(case t.kind when 'start' then 1 when 'midway' then 2 else 4 end) filter (where t.state = 'held') as kinds
      from tripartite_meeting t group by t.measure_id),
  each as materialized (
    select m.id, m.path_id, m.rank, m.household_id, m.referral_id, m.landlord_id, m.operator_id, m.starts_on, m.closed_on, m.taken_over,
           m.debt_at_start_cents as debt_start, m.debt_at_end_cents as debt_end, m.outcome, m.tie_at_end, m.payment_resumed as resumed,
           coalesce(met.held, 0) as held, coalesce(met.at_home, 0) as at_home, met.first_on, met.measure_id is not null as has_met,
           m.closed_on - m.starts_on + 1 as days,
           (here and sat.kinds = 7)::int as three, (here and known_kinds and sat.kinds is distinct from 7)::int as fewer, (here and not known_kinds)::int as unknown_kinds,
           coalesce(m.cost_cents, case when m.taken_over or k.organisation_id is null then null
                                       when k.method = 'pace' then round(k.pace * k.hour / 60
                                            * greatest(coalesce(m.closed_on, current_date) - m.starts_on + 1, 0) * 12 / 365.25)::int8
                                       when coalesce(met.untold, false) or coalesce(w.untold, false) then null
                                       else (coalesce(met.cents + w.cents, met.cents, w.cents) + 30)::int8 / 60 end) as cents
      from measure m left join met on met.measure_id = m.id left join worked w on w.measure_id = m.id left join sat on sat.measure_id = m.id
      left join rate k on k.organisation_id = m.operator_id and m.starts_on between k.first_day and k.last_day
     cross join lateral (select coalesce(m.closed_on between since and until, false) as here, not m.taken_over or sat.measure_id is not null as known_kinds) x),
  later as materialized (
    select e.path_id, max(e.rank) as last_rank, count(*) as n, bool_and(e.closed_on is not null) as closed, max(e.closed_on) as closed_on,
           bool_or(e.taken_over) as taken_over, sum(e.held) as held, sum(e.at_home) as at_home, bool_or(e.has_met) as has_met,
           bool_or(e.cents is null) as untold, sum(e.cents)::int8 as cents, sum(e.days) as days, sum(e.three) as three, sum(e.fewer) as fewer,
           sum(e.unknown_kinds) as unknown_kinds
      from each e where e.rank > 1 group by e.path_id),
  last as materialized (
    select e.path_id, e.operator_id, e.debt_end, e.outcome, e.tie_at_end, e.resumed from each e join later x on x.path_id = e.path_id and x.last_rank = e.rank),
  path as materialized (
    select f.path_id, f.household_id, f.landlord_id, f.referral_id, f.starts_on, f.debt_start,
           case when f.closed_on is not null and coalesce(x.closed, true) then greatest(f.closed_on, x.closed_on) end as ended_on,
           coalesce(x.n, 0) as renewals, f.taken_over or coalesce(x.taken_over, false) as taken_over,
           case when l.path_id is null then f.operator_id else l.operator_id end as operator_id,
           case when l.path_id is null then f.debt_end else l.debt_end end as debt_end,
           case when l.path_id is null then f.outcome else l.outcome end as outcome,
           case when l.path_id is null then f.tie_at_end else l.tie_at_end end as tie_at_end,
           case when l.path_id is null then f.resumed else l.resumed end as resumed,
           f.held + coalesce(x.held, 0) as held, f.at_home + coalesce(x.at_home, 0) as at_home, f.has_met or coalesce(x.has_met, false) as has_met,
           f.cents is null or coalesce(x.untold, false) as untold, f.cents + coalesce(x.cents, 0) as cents, f.days + coalesce(x.days, 0) as days,
           f.three + coalesce(x.three, 0) as three, f.fewer + coalesce(x.fewer, 0) as fewer, f.unknown_kinds + coalesce(x.unknown_kinds, 0) as unknown_kinds
      from each f left join later x on x.path_id = f.path_id left join last l on l.path_id = f.path_id where f.rank = 1),
  problems as materialized (
    select p.path_id, max(q.n) as n
      from (select a.id, a.household_id, a.operator_id, a.assessed_on, count(*) filter (where b.worked_on) as n
              from assessment a left join assessment_problem b on b.assessment_id = a.id group by a.id) q
      join path p on p.household_id = q.household_id and p.operator_id = q.operator_id
       and q.assessed_on between p.starts_on - 60 and coalesce(p.ended_on, 'infinity')
     group by p.path_id),
  follow as materialized (
    select m.path_id, max(f.whereabouts) filter (where f.months = 6) as six, max(f.whereabouts) filter (where f.months = 12) as twelve
      from follow_up f join measure m on m.id = f.measure_id where f.whereabouts <> 'unknown' group by m.path_id),
  home as materialized (
    select t.household_id, case when count(*) filter (where t.ends_on is null) = 0 then max(t.ends_on) end as left_on from tenancy t group by t.household_id),
  kept as materialized (select a.household_id, max(a.last_entry_on) as on_day from tenant_account a group by a.household_id),
  told as (
    select p.*, h.people, r.tie, r.facts ->> 'stage' as stage,
           case when t.case_ref is null or t.stated ->> 'renewals' is not null or p.renewals > 0 then p.renewals end as known_renewals,
           case when t.case_ref is not null then t.stated ->> 'meetingsHome' is not null and t.stated ->> 'meetingsOther' is not null
                else not p.taken_over or p.has_met end as contacts_known,
           greatest((t.stated ->> 'problems')::int, q.n) as problems, f.six, f.twelve, o.left_on, k.on_day as kept_on,
           greatest(least(coalesce(p.ended_on, until), until) - greatest(p.starts_on, since) + 1, 0) as days_in,
           coalesce(p.ended_on between since and until, false) as is_closed
      from path p left join household h on h.id = p.household_id left join referral r on r.id = p.referral_id
      left join taken_over_case t on t.path_id = p.path_id left join problems q on q.path_id = p.path_id
      left join follow f on f.path_id = p.path_id left join home o on o.household_id = p.household_id left join kept k on k.household_id = p.household_id
     where not own or p.landlord_id = (select app.landlord_id()) or p.operator_id = (select app.operator_id())),
  judged as materialized (
    select t.*, t.days_in > 0 as is_supported,
           case when t.is_closed then case when t.debt_start <= 0 then 'excluded' when t.debt_start is null or t.debt_end is null then 'unknown' else 'known' end end as debt,
           case when not t.is_closed or t.tie is distinct from 'broken' then null
                when t.resumed or t.tie_at_end = 'kept' then 'yes' when t.resumed is null or t.tie_at_end is null then 'unknown' else 'no' end as restored,
           case when not t.is_closed then null
                when (t.ended_on + interval '12 months')::date > until then 'excluded'
                when t.outcome in ('evicted', 'left') then 'no'
                when t.twelve in ('sameHome', 'rehoused') then 'yes' when t.twelve in ('left', 'evicted') then 'no'
                when t.six in ('left', 'evicted') then 'no'
                when t.left_on is not null then case when t.left_on > (t.ended_on + interval '12 months')::date or t.outcome = 'rehoused' then 'yes' else 'no' end
                when t.kept_on >= (t.ended_on + interval '12 months')::date then 'yes' else 'unknown' end as stayed,
           case when not t.is_closed then null when t.stage is null or t.outcome is null then 'unknown'
                when t.stage not in ('summons', 'hearing', 'judgment', 'orderToVacate', 'policeRequest') then 'excluded'
                when t.outcome in ('stayed', 'rehoused', 'leaseTransferred') then 'yes' else 'no' end as avoided
      from told t),
  causes as materialized (
    select count(*) as told, sum((c.causes ->> 'chargedCents')::numeric) as charged, sum((c.causes ->> 'benefitCents')::numeric) as benefit,
           sum((c.causes ->> 'paidCents')::numeric) as paid, sum((c.causes ->> 'reliefCents')::numeric) as relief,
           sum((c.causes ->> 'grantCents')::numeric) as grants, sum((c.causes ->> 'writeOffCents')::numeric) as write_off,
           sum((c.causes ->> 'otherCents')::numeric) as other
      from app.path_causes() c join judged j on j.path_id = c.path_id where j.debt = 'known'),
  decided as materialized (
    select d.referral_id, min(d.decided_on) as decided_on, min(d.decided_on) filter (where d.kind = 'admitted') as admitted_on from decision d group by d.referral_id),
  assigned as materialized (
    select distinct on (a.referral_id) a.referral_id, a.operator_id, a.assigned_on from assignment a order by a.referral_id, a.assigned_on, a.id),
  begun as materialized (select e.referral_id, min(e.first_on) as first_on, min(e.starts_on) as starts_on from each e where e.referral_id is not null group by e.referral_id),
  referred as materialized (
    select r.tie, h.people, r.submitted_on, coalesce(d.admitted_on, case when r.taken_over then b.starts_on end) as admitted_on, d.decided_on,
           case when not r.taken_over then a.assigned_on end as assigned_on, b.first_on, (r.facts ->> 'debtCents')::float8 as debt,
           (r.facts ->> 'amountDueCents')::float8 as due, coalesce(r.facts ->> 'stage', 'unknown') as stage,
           (r.facts ->> 'firstSignalOn')::date as signal_on, (r.facts ->> 'legalArrearsOn')::date as legal_on,
           coalesce(r.submitted_on between since and until, false) as is_in
      from referral r left join household h on h.id = r.household_id left join decided d on d.referral_id = r.id left join assigned a on a.referral_id = r.id
      left join begun b on b.referral_id = r.id
     where (r.submitted_on is not null or r.taken_over)
       and (not own or r.landlord_id = (select app.landlord_id()) or a.operator_id = (select app.operator_id()))),
  stages as (select jsonb_object_agg(stage, n) as of_stage from (select stage, count(*) as n from referred where is_in group by stage) s),
  once as (select count(*) as n, count(o.people) as known, sum(o.people) as persons from (select household_id, max(people) as people from judged where is_supported group by household_id) o)
  select jsonb_build_object(
    'supported', jsonb_build_object('n', once.n, 'people', case when once.known > 0 or once.n = 0 then coalesce(once.persons, 0) end),
    'closed', app.counted(count(*) filter (where is_closed), 0, 0, 0, count(people) filter (where is_closed), sum(people) filter (where is_closed)),
    'renewed', app.counted(count(*) filter (where is_closed and known_renewals > 0), count(*) filter (where is_closed and known_renewals = 0), 0,
                           count(*) filter (where is_closed and known_renewals is null), count(people) filter (where is_closed and known_renewals > 0),
                           sum(people) filter (where is_closed and known_renewals > 0)),
    'multiProblem', app.counted(count(*) filter (where is_supported and problems >= 4), count(*) filter (where is_supported and problems < 4), 0,
                                count(*) filter (where is_supported and problems is null), count(people) filter (where is_supported and problems >= 4),
                                sum(people) filter (where is_supported and problems >= 4)),
    'tieRestored', app.counted(count(*) filter (where restored = 'yes'), count(*) filter (where restored = 'no'), 0, count(*) filter (where restored = 'unknown'),
                               count(people) filter (where restored = 'yes'), sum(people) filter (where restored = 'yes')),
    'meetings', jsonb_build_object('over', coalesce(sum(held) filter (where is_supported and contacts_known and days_in >= 30), 0),
                                   'under', coalesce(sum(days_in) filter (where is_supported and contacts_known and days_in >= 30), 0),
                                   'excluded', count(*) filter (where is_supported and contacts_known and days_in < 30),
                                   'unknown', count(*) filter (where is_supported and not contacts_known)),
    'homeShare', jsonb_build_object('over', coalesce(sum(at_home) filter (where is_supported and contacts_known), 0),
                                    'under', coalesce(sum(held) filter (where is_supported and contacts_known), 0), 'excluded', 0,
                                    'unknown', count(*) filter (where is_supported and not contacts_known)),
    'debtReduced', app.counted(count(*) filter (where debt = 'known' and debt_end < debt_start), count(*) filter (where debt = 'known' and debt_end >= debt_start),
                               count(*) filter (where debt = 'excluded'), count(*) filter (where debt = 'unknown'),
                               count(people) filter (where debt = 'known' and debt_end < debt_start), sum(people) filter (where debt = 'known' and debt_end < debt_start)),
    'debtCleared', app.counted(count(*) filter (where debt = 'known' and debt_end <= 0), count(*) filter (where debt = 'known' and debt_end > 0),
                               count(*) filter (where debt = 'excluded'), count(*) filter (where debt = 'unknown'),
                               count(people) filter (where debt = 'known' and debt_end <= 0), sum(people) filter (where debt = 'known' and debt_end <= 0)),
    'debtDelta', jsonb_build_object('over', coalesce(sum(debt_end - debt_start) filter (where debt = 'known'), 0), 'under', count(*) filter (where debt = 'known'),
                                    'excluded', count(*) filter (where debt = 'excluded'), 'unknown', count(*) filter (where debt = 'unknown'),
                                    'parts', (select jsonb_build_object('chargedCents', k.charged, 'benefitCents', k.benefit, 'paidCents', k.paid, 'reliefCents', k.relief,
                                                'grantCents', k.grants, 'writeOffCents', k.write_off, 'otherCents', k.other, 'causesKnown', k.told) from causes k),
                                    'departuresCents', coalesce(sum(debt_end - debt_start) filter (where debt = 'known' and outcome in ('left', 'evicted')), 0)),
    'paymentResumed', app.counted(count(*) filter (where is_closed and resumed), count(*) filter (where is_closed and not resumed), 0,
                                  count(*) filter (where is_closed and resumed is null), count(people) filter (where is_closed and resumed), sum(people) filter (where is_closed and resumed)),
    'stayed', app.counted(count(*) filter (where stayed = 'yes'), count(*) filter (where stayed = 'no'), count(*) filter (where stayed = 'excluded'),
                          count(*) filter (where stayed = 'unknown'), count(people) filter (where stayed = 'yes'), sum(people) filter (where stayed = 'yes')),
    'evicted', app.counted(count(*) filter (where is_closed and outcome = 'evicted'), count(*) filter (where is_closed and outcome <> 'evicted'), 0,
                           count(*) filter (where is_closed and outcome is null), count(people) filter (where is_closed and outcome = 'evicted'),
                           sum(people) filter (where is_closed and outcome = 'evicted')),
    'tripartite', app.counted(sum(three), sum(fewer), 0, sum(unknown_kinds), sum(three) filter (where people is not null), sum(people * three)),
    'unitCost', jsonb_build_object('over', coalesce(sum(cents) filter (where is_closed and not untold), 0), 'under', coalesce(sum(days) filter (where is_closed and not untold), 0),
                                   'excluded', 0, 'unknown', count(*) filter (where is_closed and untold)),
    'avoided', app.counted(count(*) filter (where avoided = 'yes'), count(*) filter (where avoided = 'no'), count(*) filter (where avoided = 'excluded'),
                           count(*) filter (where avoided = 'unknown'), count(people) filter (where avoided = 'yes'), sum(people) filter (where avoided = 'yes')),
    'referrals', (select jsonb_build_object(
      'tieBroken', app.counted(count(*) filter (where admitted_on between since and until and tie = 'broken'),
                               count(*) filter (where admitted_on between since and until and tie <> 'broken'), 0,
                               count(*) filter (where admitted_on between since and until and tie is null),
                               count(people) filter (where admitted_on between since and until and tie = 'broken'),
                               sum(people) filter (where admitted_on between since and until and tie = 'broken')),
      'n', count(*) filter (where is_in), 'detected', count(*) filter (where is_in and signal_on is not null),
      'months', jsonb_build_object('n', count(*) filter (where is_in and debt is not null and due > 0),
                                   'value', percentile_cont(0.5) within group (order by debt / due) filter (where is_in and due > 0)),
      'debtCents', percentile_cont(0.5) within group (order by debt) filter (where is_in),
      'lead', jsonb_build_object('n', count(legal_on) filter (where is_in and signal_on is not null),
                                 'value', percentile_cont(0.5) within group (order by (legal_on - signal_on)::float8) filter (where is_in)),
      'delay', jsonb_build_object('n', count(first_on) filter (where is_in), 'value', percentile_cont(0.5) within group (order by (first_on - submitted_on)::float8) filter (where is_in)),
      'toDecision', percentile_cont(0.5) within group (order by (decided_on - submitted_on)::float8) filter (where is_in),
      'toAssignment', percentile_cont(0.5) within group (order by (assigned_on - decided_on)::float8) filter (where is_in),
      'toFirstContact', percentile_cont(0.5) within group (order by (first_on - assigned_on)::float8) filter (where is_in),
      'stages', (select of_stage from stages)) from referred))
    from judged, once group by once.n, once.known, once.persons $$;

-- The platform's counts, or the own organisation's, for whoever may read its totals; role of nobody, or of an administrator: null.
create or replace function app.evaluation_sheet(since date, until date, own boolean) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select case when app.role() in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator', 'committeeMember',
                                  'funder') then app.evaluation_counts(since, until, own) end $$;

-- The platform's signed plans alone, for whoever may read its totals: their state on a day is told by the rule.
create or replace function app.evaluation_plans() returns table (own boolean, fact jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(f.landlord_id = app.landlord_id() or f.operator_id = app.operator_id(), false), f.fact - 'landlord' - 'operator'
    from app.plan_facts() f
   where app.role() in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator', 'committeeMember', 'funder') $$;

-- The year of the first measure or referral that the reader counts: what a choice of years begins with.
create or replace function app.first_evaluated_year(own boolean) returns integer
  language sql stable security definer set search_path = public, pg_temp as $$
  select extract(year from least(
    (select min(m.starts_on) from measure m where not own or m.landlord_id = (select app.landlord_id()) or m.operator_id = (select app.operator_id())),
    (select min(r.submitted_on) from referral r
      where not own or r.landlord_id = (select app.landlord_id())
         or r.id in (select a.referral_id from assignment a where a.operator_id = (select app.operator_id())))))::int $$;
