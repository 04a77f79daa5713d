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
