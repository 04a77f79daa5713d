-- The next number of a relief agreement of a year, over all landlords: the reader may not see the others' to count them.
create or replace function app.next_relief_number(of_year integer) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare last integer;
begin
  if app.role() not in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator') then
    return null;
  end if;
  -- Two proposals at once wait for each other until the end of their transaction.
  perform pg_advisory_xact_lock(hashtext('app.next_relief_number'));
  select max((regexp_match(agreement_number, '^RS-' || of_year || '-(\d+)$'))[1]::integer) into last
    from rent_relief where agreement_number like 'RS-' || of_year || '-%';
  return 'RS-' || of_year || '-' || lpad((coalesce(last, 0) + 1)::text, 3, '0');
end $$;

-- What a relief takes from the fund's envelope and from the landlord's own, year by year: its months granted, those after a stop
-- given back. In the order of the envelopes, so that two reliefs never wait for each other.
create or replace function app.commit_relief(of_relief uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare part record; household uuid;
begin
  for part in
    with months as (
      select r.fund, r.landlord_id, extract(year from m.month)::integer as year, m.amount_cents, m.fund_cents
        from rent_relief r join rent_relief_month m on m.relief_id = r.id
       where r.id = of_relief and r.status in ('granted', 'stopped') and m.month <= coalesce(r.stopped_on, 'infinity')),
    parts as (
      select fund, null::uuid as landlord_id, year, fund_cents as cents from months
      union all select 'landlord', landlord_id, year, amount_cents - fund_cents from months
      -- What it took until now and takes no more is given back.
      union all select c.fund, c.landlord_id, c.year, 0 from envelope_commitment c where c.subject_id = of_relief)
    select p.fund, p.landlord_id, p.year, sum(p.cents)::bigint as cents from parts p group by 1, 2, 3 order by 1, 2, 3
  loop
    if household is null then
      household := coalesce((select household_id from rent_relief where id = of_relief),
                            (select household_id from envelope_commitment where subject_id = of_relief limit 1));
    end if;
    perform app.commit_money(part.fund, part.landlord_id, part.year, 'rentRelief', of_relief, household, part.cents);
  end loop;
end $$;
create or replace function app.relief_commits() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.commit_relief(new.id);
  return null;
end $$;
create or replace function app.relief_month_commits() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.commit_relief(case when tg_op = 'DELETE' then old.relief_id else new.relief_id end);
  return null;
end $$;

-- The month that a credit of relief is for: the one its label names (12/2026, 2026-12, décembre 2026), else the one it was written in.
create or replace function app.relief_month_of(label text, entry_on date) returns date
  language sql immutable set search_path = public, pg_temp as $$
  select coalesce(
    (select make_date(m[2]::integer, m[1]::integer, 1) from regexp_match(label, '(?:^|[^0-9])(0[1-9]|1[0-2])[/.-](20[0-9]{2})(?:[^0-9]|$)') m
      where m is not null),
    (select make_date(m[1]::integer, m[2]::integer, 1) from regexp_match(label, '(?:^|[^0-9])(20[0-9]{2})-(0[1-9]|1[0-2])(?:[^0-9]|$)') m
      where m is not null),
    (select make_date(m[2]::integer, n.rank::integer, 1)
       from unnest(array['janv(?:ier)?', 'f[eé]vr?(?:ier)?', 'mars', 'avr(?:il)?', 'mai', 'juin', 'juil(?:let)?', 'ao[uû]t',
                         'sept?(?:embre)?', 'oct(?:obre)?', 'nov(?:embre)?', 'd[eé]c(?:embre)?'])
            with ordinality n (word, rank),
            regexp_match(lower(label), '(?:^|[^a-zéû])(' || n.word || ')[.]?[ ]+(20[0-9]{2})(?:[^0-9]|$)') m
      where m is not null limit 1),
    date_trunc('month', entry_on)::date) $$;

-- What the ledger holds of relief, by account and month, on the accounts that have a relief: for whoever follows the household,
-- sums without a label. `until`: the last day that the account's ledger tells of.
create or replace function app.relief_in_ledger(households uuid[])
  returns table (household_id uuid, landlord_id uuid, account_id bigint, month date, cents bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.household_id, a.landlord_id, a.id, app.relief_month_of(e.label, e.entry_on), sum(e.credit_cents - e.debit_cents)::bigint
    from tenant_account a
    join ledger_entry e on e.landlord_id = a.landlord_id and e.account_id = a.id and e.kind = 'relief'
   where a.household_id = any (households)
     and exists (select 1 from rent_relief r where r.household_id = a.household_id and r.landlord_id = a.landlord_id)
     and (a.landlord_id = app.landlord_id() or a.household_id in (select app.case_households()))
   group by 1, 2, 3, 4 $$;

-- What envelopes of the measure's years still bear of its relief, for whoever may propose one: the fund's, and the landlord's own. Never
-- told beyond a year of the household's own bills: whether this relief fits, not what a fund has left. None where no envelope is open.
create or replace function app.relief_room(of_measure uuid) returns table (fund text, year integer, cents bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.fund, e.year,
         least(greatest(e.amount_cents + e.over_cents - e.committed_cents, 0),
               12 * (select max(a.amount_due_cents) from tenant_account a where a.household_id = m.household_id and a.landlord_id = m.landlord_id))
    from measure m
    join envelope e on (e.landlord_id is null or (e.landlord_id = m.landlord_id and e.fund = 'landlord'))
                   and e.year between extract(year from m.starts_on) and extract(year from m.ends_on)
   where m.id = of_measure and m.closed_on is null
     and (m.landlord_id = app.landlord_id() or m.household_id in (select app.working_households()))
   order by 1, 2 $$;
