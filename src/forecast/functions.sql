-- What the months to come are foreseen from: counts of measures by month, rates and means. No household, no organisation. For whoever reads
-- the platform's totals to the unit; funders do not (their small cells are suppressed).

-- Measures counted by the months they began and ended in, their track, the debt at entry of their path (short: not above the median of all),
-- whether they open a path and whether another followed.
create or replace function app.forecast_cohorts()
  returns table (start_month text, end_month text, track text, debt text, first boolean, renewed boolean, measures integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  with run as materialized (
    select m.starts_on, m.closed_on, m.track, m.rank, max(m.rank) over path as last_rank,
           first_value(m.debt_at_start_cents) over (partition by m.path_id order by m.rank) as debt
      from measure m
     where app.role() in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator', 'committeeMember')
    window path as (partition by m.path_id)),
  middle as materialized (select percentile_disc(0.5) within group (order by debt) as threshold from run where rank = 1 and debt is not null)
  select to_char(starts_on, 'YYYY-MM'), to_char(closed_on, 'YYYY-MM'), track,
         case when debt is null then 'unknown' when debt <= middle.threshold then 'short' else 'long' end,
         rank = 1, rank < last_rank, count(*)::int
    from run cross join middle group by 1, 2, 3, 4, 5, 6 $$;

-- Rates and means that turn measures into time and money; null: unknown. Shares and amounts are of paths followed here, not taken over.
create or replace function app.forecast_means()
  returns table (paths integer, with_relief integer, relief_cents bigint, with_grant integer, grant_cents bigint, minutes_per_month double precision,
                 capacity integer, landlords integer, short_cents bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  with own as materialized (
    select m.id, m.path_id, m.household_id, m.landlord_id, coalesce(m.closed_on, (select app.today())) - m.starts_on + 1 as days from measure m
     where not m.taken_over and m.starts_on <= (select app.today())
       and app.role() in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator', 'committeeMember')),
  relief as (
    select r.path_id, sum(x.fund_cents) as cents from rent_relief r join rent_relief_month x on x.relief_id = r.id
     where r.status in ('granted', 'stopped') and r.path_id in (select path_id from own) group by r.path_id),
  paid as (
    -- A grant is asked for a household; not all say under which measure.
    select g.household_id, sum(g.paid_cents) as cents from debt_grant g
     where g.paid_cents > 0 and g.household_id in (select household_id from own) group by g.household_id),
  met as (
    select c.measure_id, sum(c.minutes) as minutes, bool_and(c.minutes is not null) as timed
      from contact c where c.state in ('held', 'missed') and c.measure_id in (select id from own) group by c.measure_id),
  worked as (select t.measure_id, sum(t.minutes) as minutes from measure_time t where t.measure_id in (select id from own) group by t.measure_id)
  select (select count(distinct path_id)::int from own), (select count(*)::int from relief), (select avg(cents)::bigint from relief),
         (select count(*)::int from paid), (select avg(cents)::bigint from paid),
         (select sum(met.minutes + coalesce(w.minutes, 0))::float8 * 30.4375 / nullif(sum(o.days), 0)
            from own o join met on met.measure_id = o.id left join worked w on w.measure_id = o.id where met.timed),
         (select sum((s.value ->> 'operator')::int)::int from dated_setting s
           where s.rule = 'assignment.ceilings' and s.organisation_id is not null and exists (select 1 from own)
             and coalesce(s.valid_from, '-infinity') <= (select app.today()) and coalesce(s.valid_to, 'infinity') >= (select app.today())),
         (select count(distinct landlord_id)::int from own),
         (select percentile_disc(0.5) within group (order by m.debt_at_start_cents) from measure m where m.rank = 1 and exists (select 1 from own)) $$;
