-- What staff time costs, measure by measure, where its operator has said how it counts it (dated setting `cost.time`). The method is
-- that of the measure's first day, an hour's cost that of the day worked. By minutes: contacts held or missed and other work; a contact
-- whose minutes nobody wrote, or a day without a rate, leaves the whole unknown. By pace: months of support, to its end or to today.
create or replace function app.measure_costs() returns table (measure_id uuid, cents bigint)
  language sql stable set search_path = public, pg_temp set work_mem = '256MB' as $$
  with rate as materialized (
    select s.organisation_id, coalesce(s.valid_from, '-infinity') as since, coalesce(s.valid_to, 'infinity') as until,
           s.value ->> 'method' as method, (s.value ->> 'hourlyCents')::bigint as hour, (s.value ->> 'minutesPerMonth')::numeric as pace
      from dated_setting s where s.rule = 'cost.time' and s.organisation_id is not null),
  -- Of a measure that changed hands, every hour costs what its present operator's does. Sums are in sixtieths of a cent: nothing is rounded twice.
  met as (
    select c.measure_id, sum(c.minutes * r.hour) as cents, bool_or(c.minutes is null or r.hour is null) as untold
      from contact c join measure m on m.id = c.measure_id
      left join rate r on r.organisation_id = m.operator_id and c.met_on between r.since and r.until
     where c.state in ('held', 'missed') and exists (select 1 from rate) group by c.measure_id),
  worked as (
    select t.measure_id, sum(t.minutes * r.hour) as cents, bool_or(r.hour is null) as untold
      from measure_time t join measure m on m.id = t.measure_id
      left join rate r on r.organisation_id = m.operator_id and t.worked_on between r.since and r.until
     where exists (select 1 from rate) group by t.measure_id)
  select m.id, case when k.method = 'pace' then round(k.pace * k.hour / 60 * greatest(coalesce(m.closed_on, (select app.today())) - m.starts_on + 1, 0) * 12 / 365.25)::bigint
                    when coalesce(met.untold, false) or coalesce(w.untold, false) then null
                    else (coalesce(met.cents + w.cents, met.cents, w.cents) + 30)::bigint / 60 end
    from measure m join rate k on k.organisation_id = m.operator_id and m.starts_on between k.since and k.until
    left join met on met.measure_id = m.id left join worked w on w.measure_id = m.id
   where not m.taken_over and (k.method = 'pace' or met.measure_id is not null or w.measure_id is not null) $$;

-- Support of a year by operator: days, measures, those whose cost is unknown, and the part of the known costs that falls in the year. All
-- for the coordination, its own for an operator's lead.
create or replace function app.support_costs(asked integer)
  returns table (operator_id uuid, measures integer, unknown integer, cents bigint, days integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  with cost as materialized (select * from app.measure_costs()),
  run as (
    select m.operator_id, coalesce(m.cost_cents, c.cents) as cents, m.starts_on, coalesce(m.closed_on, greatest((select app.today()), m.starts_on)) as ended_on
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
         sum(least(coalesce(m.closed_on, (select app.today())), make_date(asked, 12, 31)) - greatest(m.starts_on, make_date(asked, 1, 1)) + 1)::int
    from measure m
   where app.role() in ('coordinator', 'landlordLead') and m.starts_on <= make_date(asked, 12, 31)
     and coalesce(m.closed_on, (select app.today())) >= greatest(m.starts_on, make_date(asked, 1, 1))
   group by 1 $$;

-- Reliefs of a year's months and grants paid in it, the funds' part: for the coordination.
create or replace function app.lever_costs(asked integer) returns table (relief bigint, grants bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select (select sum(x.fund_cents)::bigint from rent_relief_month x join rent_relief r on r.id = x.relief_id
           where r.status in ('granted', 'stopped') and extract(year from x.month) = asked and x.month <= (select app.today())),
         (select sum(g.paid_cents)::bigint from debt_grant g where extract(year from g.paid_on) = asked)
   where app.role() = 'coordinator' $$;

-- The cost of one measure's staff time, by the same rules, without counting the others: what its own page asks. Null: unknown.
create or replace function app.cost_of(asked uuid) returns bigint
  language plpgsql stable set search_path = public, pg_temp as $$
begin return (
  with one as (
    select m.id, m.operator_id, m.starts_on, coalesce(m.closed_on, (select app.today())) as ended_on, s.value ->> 'method' as method,
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
              else (select case when bool_or(p.minutes is null or p.hour is null) then null else round(sum(p.minutes * p.hour) / 60)::bigint end from priced p) end
    from one);
end $$;

-- By what a cost is shared: a day of support each, a measure each, or a household each, cut among its measures by their days.
create or replace function app.charge_weight(key text, days integer, part numeric) returns numeric
  language sql immutable as $$ select case key when 'measures' then 1 when 'households' then part else days end $$;

-- What the landlords' own time of a year costs, where a landlord has said how it counts it (`cost.time` under its name): minutes as
-- entered, each at the hour's cost of its month's last day, or a pace for each month of support of its households. Minutes of a month without a
-- rate leave the landlord's whole unknown. All for the coordination, its own for a landlord's lead.
create or replace function app.landlord_time_costs(asked integer) returns table (landlord_id uuid, minutes integer, cents bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  with rate as materialized (
    select s.organisation_id, coalesce(s.valid_from, '-infinity') as since, coalesce(s.valid_to, 'infinity') as until,
           s.value ->> 'method' as method, (s.value ->> 'hourlyCents')::numeric as hour, (s.value ->> 'minutesPerMonth')::numeric as pace
      from dated_setting s join organisation o on o.id = s.organisation_id and o.kind = 'landlord' where s.rule = 'cost.time'),
  entered as (
    select t.landlord_id, t.minutes::numeric as minutes, t.minutes * r.hour / 60 as cents, r.hour is null as unknown
      from landlord_time t cross join lateral (select (t.month + interval '1 month - 1 day')::date as last) d
      left join rate r on r.organisation_id = t.landlord_id and r.method = 'minutes' and d.last between r.since and r.until
     where extract(year from t.month) = asked
       and not exists (select 1 from rate p where p.organisation_id = t.landlord_id and p.method = 'pace' and d.last between p.since and p.until)),
  paced as (
    select m.landlord_id, r.pace * d.days * 12 / 365.25 as minutes, r.pace * r.hour / 60 * d.days * 12 / 365.25 as cents, false as unknown
      from measure m join rate r on r.organisation_id = m.landlord_id and r.method = 'pace'
      cross join lateral (select least(coalesce(m.closed_on, (select app.today()))::timestamp, make_date(asked, 12, 31), r.until)::date
                                 - greatest(m.starts_on::timestamp, make_date(asked, 1, 1), r.since)::date + 1 as days) d
     where d.days > 0)
  select x.landlord_id, round(sum(x.minutes))::int, case when bool_or(x.unknown) then null else round(sum(x.cents))::bigint end
    from (select * from entered union all select * from paced) x
   where app.role() = 'coordinator' or (app.role() = 'landlordLead' and x.landlord_id = app.landlord_id())
   group by x.landlord_id $$;

-- Each measure of a year with its support, and what is charged to it of coordination, overhead and its landlord's own time, by the keys
-- given ('days', 'measures' or 'households'). Each charge is the difference of two rounded running sums: all of them add up to the cent.
-- Coordination and overhead are lines of spending; a landlord's time falls on its own measures. For the coordination.
create or replace function app.charged_costs(asked integer, keys jsonb)
  returns table (measure_id uuid, operator_id uuid, landlord_id uuid, days integer, support bigint, coordination bigint, overhead bigint, landlord_time bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  with cost as materialized (select * from app.measure_costs()),
  run as (
    select m.id, m.operator_id, m.landlord_id, m.household_id, x.inside,
           coalesce(m.cost_cents, c.cents)::numeric * x.inside / (x.ended_on - m.starts_on + 1) as support
      from measure m left join cost c on c.measure_id = m.id
      cross join lateral (select e.ended_on, least(e.ended_on, make_date(asked, 12, 31)) - greatest(m.starts_on, make_date(asked, 1, 1)) + 1 as inside
                            from (select coalesce(m.closed_on, greatest((select app.today()), m.starts_on)) as ended_on) e) x
     where x.inside > 0 and app.role() = 'coordinator'),
  weighed as (
    select r.*, app.charge_weight(keys ->> 'coordination', r.inside, r.part) as by_coordination,
           app.charge_weight(keys ->> 'overhead', r.inside, r.part) as by_overhead,
           app.charge_weight(keys ->> 'landlordTime', r.inside, r.part) as by_landlord
      from (select *, inside::numeric / sum(inside) over (partition by household_id) as part from run) r),
  spent as (
    select sum(amount_cents) filter (where cost_line = 'coordination') as coordination, sum(amount_cents) filter (where cost_line = 'overhead') as overhead
      from funding_line where year = asked and kind = 'spent'),
  upto as (
    select w.id, w.operator_id, w.landlord_id, w.inside, w.support,
           round(s.coordination * sum(w.by_coordination) over (order by w.id) / sum(w.by_coordination) over ()) as coordination,
           round(s.overhead * sum(w.by_overhead) over (order by w.id) / sum(w.by_overhead) over ()) as overhead,
           round(t.cents * sum(w.by_landlord) over (partition by w.landlord_id order by w.id) / sum(w.by_landlord) over (partition by w.landlord_id)) as landlord
      from weighed w cross join spent s left join app.landlord_time_costs(asked) t on t.landlord_id = w.landlord_id)
  select u.id, u.operator_id, u.landlord_id, u.inside, round(u.support)::bigint,
         (u.coordination - coalesce(lag(u.coordination) over (order by u.id), 0))::bigint,
         (u.overhead - coalesce(lag(u.overhead) over (order by u.id), 0))::bigint,
         (u.landlord - coalesce(lag(u.landlord) over (partition by u.landlord_id order by u.id), 0))::bigint
    from upto u $$;
