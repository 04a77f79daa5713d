-- What staff time costs, measure by measure, where its operator has said how it counts it (dated setting `cost.time`). The method is
-- that of the measure's first day, an hour's cost that of the day worked. By minutes: contacts held or missed and other work; a contact
-- whose minutes nobody wrote, or a day without a rate, leaves the whole unknown. By pace: months of support, to its end or to today.
create or replace function app.measure_costs() returns table (measure_id uuid, cents bigint)
  language sql stable set search_path = public, pg_temp as $$
  with rate as materialized (
    select s.organisation_id, coalesce(s.valid_from, '-infinity') as since, coalesce(s.valid_to, 'infinity') as until,
           s.value ->> 'method' as method, (s.value ->> 'hourlyCents')::numeric as hour, (s.value ->> 'minutesPerMonth')::numeric as pace
      from dated_setting s where s.rule = 'cost.time' and s.organisation_id is not null),
  counted as materialized (
    select m.id, m.operator_id, m.starts_on, coalesce(m.closed_on, current_date) as ended_on, r.method, r.hour, r.pace
      from measure m join rate r on r.organisation_id = m.operator_id and m.starts_on between r.since and r.until
     where not m.taken_over),
  work as (
    select c.measure_id, c.met_on as on_day, c.minutes from contact c where c.state in ('held', 'missed') and c.measure_id in (select id from counted)
    union all select t.measure_id, t.worked_on, t.minutes from measure_time t where t.measure_id in (select id from counted))
  select k.id, case when bool_or(w.minutes is null or r.hour is null) then null else round(sum(w.minutes * r.hour / 60))::bigint end
    from counted k join work w on w.measure_id = k.id
    left join rate r on r.organisation_id = k.operator_id and w.on_day between r.since and r.until
   where k.method = 'minutes' group by k.id
  union all
  select k.id, round(k.pace * k.hour / 60 * greatest(k.ended_on - k.starts_on + 1, 0) * 12 / 365.25)::bigint
    from counted k where k.method = 'pace' $$;

-- Support of a year by operator: days, measures, those whose cost is unknown, and the part of the known costs that falls in the year. All
-- for the coordination, its own for an operator's lead.
create or replace function app.support_costs(asked integer)
  returns table (operator_id uuid, measures integer, unknown integer, cents bigint, days integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  with cost as materialized (select * from app.measure_costs()),
  run as (
    select m.operator_id, coalesce(m.cost_cents, c.cents) as cents, m.starts_on, coalesce(m.closed_on, greatest(current_date, m.starts_on)) as ended_on
      from measure m left join cost c on c.measure_id = m.id
     where app.role() = 'coordinator' or (app.role() = 'operatorLead' and m.operator_id = app.operator_id())),
  part as (
    select r.*, least(r.ended_on, make_date(asked, 12, 31)) - greatest(r.starts_on, make_date(asked, 1, 1)) + 1 as inside from run r)
  select p.operator_id, count(*)::int, count(*) filter (where p.cents is null)::int,
         round(sum(p.cents::numeric * p.inside / (p.ended_on - p.starts_on + 1)))::bigint, sum(p.inside)::int
    from part p where p.inside > 0 group by p.operator_id $$;

-- Households and days of support of a year by landlord: what mutualised spending is shared by. All for the coordination; for a landlord's
-- lead its own, and all others together (null).
create or replace function app.support_use(asked integer) returns table (landlord_id uuid, households integer, days integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select case when app.role() = 'coordinator' or m.landlord_id = app.landlord_id() then m.landlord_id end, count(distinct m.household_id)::int,
         sum(least(coalesce(m.closed_on, current_date), make_date(asked, 12, 31)) - greatest(m.starts_on, make_date(asked, 1, 1)) + 1)::int
    from measure m
   where app.role() in ('coordinator', 'landlordLead') and m.starts_on <= make_date(asked, 12, 31)
     and coalesce(m.closed_on, current_date) >= greatest(m.starts_on, make_date(asked, 1, 1))
   group by 1 $$;

-- Reliefs of a year's months and grants paid in it, the funds' part: for the coordination.
create or replace function app.lever_costs(asked integer) returns table (relief bigint, grants bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select (select sum(x.fund_cents)::bigint from rent_relief_month x join rent_relief r on r.id = x.relief_id
           where r.status in ('granted', 'stopped') and extract(year from x.month) = asked and x.month <= current_date),
         (select sum(g.paid_cents)::bigint from debt_grant g where extract(year from g.paid_on) = asked)
   where app.role() = 'coordinator' $$;

-- The cost of one measure's staff time, by the same rules, without counting the others: what its own page asks. Null: unknown.
create or replace function app.cost_of(asked uuid) returns bigint
  language sql stable set search_path = public, pg_temp as $$
  with one as (
    select m.id, m.operator_id, m.starts_on, coalesce(m.closed_on, current_date) as ended_on, s.value ->> 'method' as method,
           (s.value ->> 'hourlyCents')::numeric as hour, (s.value ->> 'minutesPerMonth')::numeric as pace
      from measure m join dated_setting s on s.rule = 'cost.time' and s.organisation_id = m.operator_id
       and m.starts_on between coalesce(s.valid_from, '-infinity') and coalesce(s.valid_to, 'infinity')
     where m.id = asked and not m.taken_over),
  work as (
    select c.met_on as on_day, c.minutes from contact c where c.measure_id = asked and c.state in ('held', 'missed')
    union all select t.worked_on, t.minutes from measure_time t where t.measure_id = asked),
  priced as (
    select w.minutes, (select (s.value ->> 'hourlyCents')::numeric from dated_setting s
                        where s.rule = 'cost.time' and s.organisation_id = one.operator_id
                          and w.on_day between coalesce(s.valid_from, '-infinity') and coalesce(s.valid_to, 'infinity')) as hour
      from work w cross join one)
  select case when one.method = 'pace' then round(one.pace * one.hour / 60 * greatest(one.ended_on - one.starts_on + 1, 0) * 12 / 365.25)::bigint
              else (select case when bool_or(p.minutes is null or p.hour is null) then null else round(sum(p.minutes * p.hour / 60))::bigint end from priced p) end
    from one $$;
