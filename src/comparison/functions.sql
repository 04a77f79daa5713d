-- Supported households and others that were as deep in debt and never referred, for a comparison in like situations. What is known of each
-- account stands at the end of the month before support began (`base`); what became of it, twelve months of support later. Numbers without
-- identity; for whoever may read the platform's totals.

-- One row per supported household (`pair_with` null) and per other account that is near enough to one: same landlord, same month, same state
-- of housing benefit, between half and twice its debt. Of those, the forty nearest by debt. `age`: months owing without a break, 36 at most.
-- `paid`: share of the last six months' dues that was paid. `debt_after`, `housed`: null where unknown.
create or replace function app.comparison_rows()
  returns table (unit bigint, pair_with bigint, landlord text, base date, debt bigint, due bigint, age integer, benefit boolean, paid double precision,
                 debt_after bigint, housed boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  with reader as materialized (
    select 1 where app.role() in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator', 'committeeMember', 'funder')),
  supported as materialized (
    select m.household_id, m.landlord_id, (date_trunc('month', min(m.starts_on)) - interval '1 month')::date as base
      from measure m where exists (select 1 from reader) and m.rank = 1 and not m.taken_over group by m.household_id, m.landlord_id),
  reach as materialized (select min(base) as first, max(base) as last from supported),
  -- Months of the accounts of these landlords, with what the months before say of each.
  told as materialized (
    select a.landlord_id, a.account_id, a.household_id, a.month, a.balance_cents, a.charged_cents - a.benefit_cents as due, a.benefit_cents > 0 as benefit,
           max(a.month) filter (where a.balance_cents <= 0) over w as clear_on, min(a.month) over w as known_since,
           sum(a.paid_cents) over half as paid, sum(a.charged_cents - a.benefit_cents) over half as owed
      from account_month a cross join reach
     where a.landlord_id in (select landlord_id from supported) and a.month between reach.first - interval '36 months' and reach.last
    window w as (partition by a.landlord_id, a.account_id order by a.month),
           half as (partition by a.landlord_id, a.account_id order by a.month rows 5 preceding)),
  known as materialized (
    select t.*, row_number() over (order by t.landlord_id, t.account_id, t.month) as unit,
           least(36, extract(year from age(t.month, coalesce(t.clear_on, t.known_since))) * 12
                     + extract(month from age(t.month, coalesce(t.clear_on, t.known_since))) + case when t.clear_on is null then 1 else 0 end)::int as age
      from told t where t.balance_cents > 0 and t.due > 0),
  treated as materialized (
    select k.* from known k join supported s on s.household_id = k.household_id and s.landlord_id = k.landlord_id and s.base = k.month),
  others as materialized (
    select k.* from known k
     where k.month in (select month from treated)
       and not exists (select 1 from referral r where r.household_id = k.household_id and r.status <> 'draft')
       and not exists (select 1 from measure m where m.household_id = k.household_id)),
  near as (
    select o.*, t.unit as pair_with from treated t
     cross join lateral (
       select * from others x
        where x.landlord_id = t.landlord_id and x.month = t.month and x.benefit = t.benefit
          and x.balance_cents between t.balance_cents / 2 and t.balance_cents * 2
        order by abs(ln(x.balance_cents::float8 / t.balance_cents)), x.unit limit 40) o),
  taken as (select t.*, null::bigint as pair_with from treated t union all select n.* from near n)
  -- The same account may be near to several: it is one unit, whatever the month.
  select case when x.pair_with is null then -x.unit else x.account_id end, -x.pair_with, l.code, x.month, x.balance_cents, x.due, x.age, x.benefit,
         case when x.owed > 0 then least(2, greatest(0, x.paid / x.owed))::float8 end,
         (select a.balance_cents from account_month a
           where a.landlord_id = x.landlord_id and a.account_id = x.account_id and a.month = (x.month + interval '12 months')::date
           order by a.segment desc limit 1),
         (select case when bool_or(e.ends_on is null or e.ends_on > x.month + interval '13 months') then true
                      when count(*) > 0 then false end
            from tenancy e where e.household_id = x.household_id and e.landlord_id = x.landlord_id)
           -- A year that is not over tells of nobody.
           and case when x.month + interval '13 months' <= (select app.today()) then true end
    from taken x join organisation l on l.id = x.landlord_id order by 1, 2 $$;
