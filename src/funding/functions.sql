-- Money of a year by kind, without the lines: the platform's totals.
create or replace function app.funding_totals() returns table (year integer, kind text, cents bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.year, l.kind, sum(l.amount_cents)::bigint from funding_line l
   where app.role() in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator',
                        'committeeMember', 'funder')
   group by l.year, l.kind $$;

-- What the funds' envelopes hold committed of each year, by what it is for; the landlords' own part of reliefs beside it, which is their
-- money and no fund's. A funder is told no sum that its totals by fund keep back: of a year in which a fund gave reliefs, or
-- grants, to fewer than five households, nothing.
create or replace function app.committed_in_envelopes() returns table (year integer, relief bigint, grants bigint, landlords bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  with by_fund as (
    select c.year, c.fund, c.subject, c.landlord_id is not null as of_landlord, count(distinct c.household_id) as households,
           sum(c.amount_cents) filter (where c.subject = 'rentRelief') as relief, sum(c.amount_cents) filter (where c.subject = 'debtGrant') as grants
      from envelope_commitment c group by 1, 2, 3, 4)
  select f.year, coalesce(sum(f.relief) filter (where not f.of_landlord), 0)::bigint, coalesce(sum(f.grants) filter (where not f.of_landlord), 0)::bigint,
         case when app.role() is distinct from 'funder' then coalesce(sum(f.relief) filter (where f.of_landlord), 0)::bigint end
    from by_fund f
   where app.role() in ('coordinator', 'funder') or app.user_id() is null
   group by f.year
  having bool_or(not f.of_landlord) and (app.role() is distinct from 'funder' or bool_and(f.of_landlord or f.households >= 5)) $$;
