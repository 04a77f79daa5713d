-- Money of a year by kind, without the lines: the platform's totals.
create or replace function app.funding_totals() returns table (year integer, kind text, cents bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.year, l.kind, sum(l.amount_cents)::bigint from funding_line l
   where app.role() in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator',
                        'committeeMember', 'funder')
   group by l.year, l.kind $$;
