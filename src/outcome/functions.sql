-- What became of households, counted in the database: only counts, medians and curves leave it. For whoever may read the platform's
-- totals; `own` keeps the reader's own organisation's paths. Role of nobody, or of an administrator: no row.

-- One row per path that the reader may count. Not "security definer": called by itself it gives what the reader's own walls give.
create or replace function app.counted_paths(own boolean)
  returns table (path_id uuid, household_id uuid, referral_id uuid, landlord_id uuid, starts_on date, ended_on date, debt_at_start_cents bigint,
                 debt_at_end_cents bigint, outcome text)
  language sql stable set search_path = public, pg_temp as $$
  select m.path_id, (array_agg(m.household_id order by m.rank))[1], (array_agg(m.referral_id order by m.rank))[1],
         (array_agg(m.landlord_id order by m.rank))[1], min(m.starts_on), case when bool_and(m.closed_on is not null) then max(m.closed_on) end,
         (array_agg(m.debt_at_start_cents order by m.rank))[1], (array_agg(m.debt_at_end_cents order by m.rank desc))[1],
         (array_agg(m.outcome order by m.rank desc))[1]
    from measure m
   where (select app.role()) in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator', 'committeeMember', 'funder')
   group by m.path_id
  having not own or (array_agg(m.landlord_id order by m.rank))[1] = (select app.landlord_id())
      or (array_agg(m.operator_id order by m.rank desc))[1] = (select app.operator_id()) $$;

-- Debt at entry and exit of the closed paths of a period (the base of "debt reduced"), in groups of equal size by debt at entry: at least
-- five paths each, six groups at most, so that no group tells of one household.
create or replace function app.debt_groups(since date, until date, own boolean)
  returns table (rank integer, paths integer, start_q1 bigint, start_median bigint, start_q3 bigint, end_q1 bigint, end_median bigint, end_q3 bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  with known as (
    select debt_at_start_cents as first, debt_at_end_cents as last from app.counted_paths(own)
     where ended_on between since and until and debt_at_start_cents > 0 and debt_at_end_cents is not null),
  cut as (select least(6, count(*) / 5)::int as groups from known),
  grouped as (select k.*, ntile(greatest(cut.groups, 1)) over (order by k.first, k.last) as rank from known k cross join cut where cut.groups > 0)
  select rank, count(*)::int, q.start[1]::bigint, q.start[2]::bigint, q.start[3]::bigint, q.finish[1]::bigint, q.finish[2]::bigint, q.finish[3]::bigint
    from grouped g
    join lateral (select percentile_cont(array[0.25, 0.5, 0.75]) within group (order by h.first) as start,
                         percentile_cont(array[0.25, 0.5, 0.75]) within group (order by h.last) as finish
                    from grouped h where h.rank = g.rank) q on true
   group by rank, q.start, q.finish order by rank $$;

-- How long households of the paths begun in a period kept their home, by Kaplan and Meier. A household that left without choosing to (evicted,
-- gone) is an event on that day; one that moved by choice, or of which nothing is known after a day, is followed up to that day. `greenwood`:
-- the sum from which the interval is computed.
create or replace function app.home_survival(since date, until date, own boolean)
  returns table (month integer, at_risk integer, events integer, survival double precision, greenwood double precision)
  language sql stable security definer set search_path = public, pg_temp as $$
  with path as materialized (
    select * from app.counted_paths(own) where starts_on between since and until and starts_on <= (select app.today())),
  told as (
    select m.path_id, min(m.closed_on + make_interval(months => f.months)) filter (where f.whereabouts in ('left', 'evicted')) as gone,
           max(m.closed_on + make_interval(months => f.months)) filter (where f.whereabouts in ('sameHome', 'rehoused')) as there
      from follow_up f join measure m on m.id = f.measure_id group by m.path_id),
  home as (
    select t.household_id, case when count(*) filter (where t.ends_on is null) = 0 then max(t.ends_on) end as left_on
      from tenancy t where t.household_id in (select household_id from path) group by t.household_id),
  kept as (
    select a.household_id, max(a.last_entry_on) as on_day
      from tenant_account a where a.household_id in (select household_id from path) group by a.household_id),
  dated as (
    select p.starts_on,
           case when p.outcome in ('evicted', 'left') then p.ended_on
                when t.gone is not null then t.gone::date
                when p.outcome is distinct from 'rehoused' and p.outcome is distinct from 'leaseTransferred' and t.there is null then h.left_on end as gone_on,
           case when p.ended_on is null then (select app.today())
                else greatest(p.ended_on, t.there::date, case when h.left_on is null then k.on_day else least(h.left_on, k.on_day) end) end as seen_on
      from path p left join told t on t.path_id = p.path_id left join home h on h.household_id = p.household_id
      left join kept k on k.household_id = p.household_id),
  spell as materialized (
    select greatest(least(coalesce(gone_on, seen_on), (select app.today())) - starts_on, 0) as days, gone_on is not null and gone_on <= (select app.today()) as gone from dated),
  day as (
    select days, count(*) filter (where gone)::float8 as d, sum(count(*)) over (order by days desc)::float8 as r from spell group by days),
  curve as materialized (
    select days, sum(d) over w as events,
           case when bool_or(d = r) over w then 0 else exp(sum(case when d < r then ln(1 - d / r) else 0 end) over w) end as survival,
           sum(case when d < r then d / (r * (r - d)) else 0 end) over w as greenwood
      from day window w as (order by days))
  select m.month, (select count(*)::int from spell s where s.days >= m.month * 30.4375), coalesce(c.events, 0)::int,
         coalesce(c.survival, 1), coalesce(c.greenwood, 0)
    from generate_series(0, 24) as m (month)
    left join lateral (select * from curve x where x.days <= m.month * 30.4375 order by x.days desc limit 1) c on true
   order by m.month $$;

-- Referrals submitted in a period: whether detection had told of them, what the committee decided last, what became of the support.
create or replace function app.referral_flow(since date, until date, own boolean)
  returns table (detection text, decision text, outcome text, households integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  with path as materialized (select referral_id, ended_on, outcome from app.counted_paths(false) where referral_id is not null),
  last as materialized (select distinct on (d.referral_id) d.referral_id, d.kind from decision d order by d.referral_id, d.decided_on desc, d.id),
  carried as materialized (select distinct on (a.referral_id) a.referral_id, a.operator_id from assignment a order by a.referral_id, a.assigned_on desc)
  select case when r.facts ->> 'firstSignalOn' is not null then 'detected' when r.facts ? 'signalsOn' then 'notDetected' else 'unknown' end,
         case when r.status = 'withdrawn' then 'withdrawn' when p.referral_id is not null then 'admitted' else coalesce(l.kind, 'waiting') end,
         case when p.referral_id is null then case when l.kind = 'admitted' then 'notBegun' end
              when p.ended_on is null then 'running' else coalesce(p.outcome, 'unknown') end, count(*)::int
    from referral r left join path p on p.referral_id = r.id left join last l on l.referral_id = r.id left join carried c on c.referral_id = r.id
   where (select app.role()) in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator', 'committeeMember', 'funder')
     and r.submitted_on between since and until and r.status <> 'draft'
     and (not own or r.landlord_id = (select app.landlord_id()) or c.operator_id = (select app.operator_id()))
   group by 1, 2, 3 $$;

-- Households supported in a period by commune of their referral; null: no commune is known.
create or replace function app.supported_communes(since date, until date, own boolean)
  returns table (insee text, name text, households integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.commune_insee, c.name, count(distinct p.household_id)::int
    from app.counted_paths(own) p left join referral r on r.id = p.referral_id left join commune c on c.insee = r.commune_insee
   where p.starts_on <= until and coalesce(p.ended_on, 'infinity') >= since
   group by 1, 2 order by 3 desc, 2 $$;

-- The year of the first measure or referral: what charts over all years begin with.
create or replace function app.first_counted_year() returns integer
  language sql stable security definer set search_path = public, pg_temp as $$
  select extract(year from least((select min(starts_on) from measure), (select min(submitted_on) from referral)))::int $$;
