-- Reliefs on the rent bill: what is to be taken off, what the landlord's software said it took off, what the ledger holds.

create or replace function app.bill_landlord() returns uuid language sql stable
  as $$ select case when app.role() = 'biller' then app.organisation_id() end $$;

-- Every month of relief between two months, whoever's: for the two functions below alone, wall.sql opens it to nobody.
-- A month that was stopped stays as long as the bill is said to bear it: it is to be taken out again.
create or replace function app.relief_months(first date, last date)
  returns table (relief_id uuid, month date, landlord_id uuid, household_id uuid, account_id bigint, account text, agreement text, rank integer,
                 months integer, fund text, landlord_source text, bill_cents bigint, due_cents bigint, fund_cents bigint,
                 acknowledged_cents bigint, acknowledged_at timestamptz, acknowledged_by text, reference text, ledger_cents bigint, until date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select f.id, x.month, f.landlord_id, f.household_id, f.account_id, coalesce(a.number, ''), f.agreement_number, x.rank,
         (select count(*)::integer from rent_relief_month y where y.relief_id = f.id), f.fund, f.landlord_source, x.bill_cents,
         case when counts then x.amount_cents else 0 end, case when counts then x.fund_cents else 0 end,
         k.amount_cents, k.acknowledged_at, coalesce(m.name, k.token_name), k.reference,
         coalesce((select sum(e.credit_cents - e.debit_cents) from ledger_entry e
                    where e.landlord_id = f.landlord_id and e.account_id = f.account_id and e.kind = 'relief'
                      and app.relief_month_of(e.label, e.entry_on) = x.month), 0)::bigint, a.last_entry_on
    from rent_relief_month x
    join rent_relief f on f.id = x.relief_id and f.status in ('granted', 'stopped')
    cross join lateral (select x.month <= coalesce(f.stopped_on, 'infinity'::date) as counts) c
    left join tenant_account a on a.landlord_id = f.landlord_id and a.id = f.account_id
    left join relief_bill_ack k on k.relief_id = x.relief_id and k.month = x.month
    left join member m on m.user_id = k.acknowledged_by
   where x.month between first and last and (counts or k.amount_cents > 0)
     -- A landlord asks for its own: the ledgers of others are not even summed.
     and (coalesce(app.bill_landlord(), app.landlord_id()) is null or f.landlord_id = coalesce(app.bill_landlord(), app.landlord_id())) $$;

-- The same of the asker: a landlord's token or staff its own, the coordination the households it follows.
create or replace function app.relief_bill(first date, last date)
  returns table (relief_id uuid, month date, landlord_id uuid, household_id uuid, account_id bigint, account text, agreement text, rank integer,
                 months integer, fund text, landlord_source text, bill_cents bigint, due_cents bigint, fund_cents bigint,
                 acknowledged_cents bigint, acknowledged_at timestamptz, acknowledged_by text, reference text, ledger_cents bigint, until date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.* from app.relief_months(first, last) r
   where r.landlord_id = app.bill_landlord() or r.landlord_id = app.landlord_id()
      or (app.role() = 'coordinator' and r.household_id in (select app.case_households()))
   order by r.month, r.account, r.agreement $$;

-- The landlord's software or officer says that a month's relief is on the bill, to the cent. False where that is not what is due.
create or replace function app.acknowledge_relief(of_relief uuid, of_month date, cents bigint, said_reference text) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare line record;
begin
  select r.* into line from app.relief_months(of_month, of_month) r
   where r.relief_id = of_relief
     and (r.landlord_id = app.bill_landlord()
          or (r.landlord_id = app.landlord_id() and app.role() in ('arrearsOfficer', 'landlordLead')));
  if line.relief_id is null or line.due_cents <> cents then return false; end if;
  insert into relief_bill_ack (relief_id, month, household_id, landlord_id, amount_cents, acknowledged_by, token_name, reference)
  values (of_relief, of_month, line.household_id, line.landlord_id, cents, app.user_id(),
          (select t.name from access_token t where t.id::text = current_setting('app.token_id', true) and app.bill_landlord() is not null),
          said_reference)
  on conflict (relief_id, month) do update
    set amount_cents = excluded.amount_cents, acknowledged_at = now(), acknowledged_by = excluded.acknowledged_by,
        token_name = excluded.token_name, reference = excluded.reference;
  return true;
end $$;

-- A year's reliefs by who bears them and by month, without a household: granted, and applied as far as the ledger holds it (its
-- part of each month). A landlord its own part, a funder the funds', the coordination all.
create or replace function app.relief_spending(of_year integer)
  returns table (fund text, landlord_id uuid, month date, granted_cents bigint, applied_cents bigint, households bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  with months as (
    select r.*, least(greatest(r.ledger_cents, 0), r.due_cents) as applied
      from app.relief_months(make_date(of_year, 1, 1), make_date(of_year, 12, 1)) r where r.due_cents > 0),
  parts as (
    select fund, null::uuid as landlord_id, month, household_id, fund_cents as cents, round(applied * fund_cents::numeric / due_cents) as applied
      from months
    union all
    select 'landlord', landlord_id, month, household_id, due_cents - fund_cents, applied - round(applied * fund_cents::numeric / due_cents) from months)
  select p.fund, p.landlord_id, p.month, sum(p.cents)::bigint, sum(p.applied)::bigint, count(distinct p.household_id)
    from parts p
   where p.cents > 0
     and (app.role() = 'coordinator' or (app.role() = 'funder' and p.landlord_id is null) or p.landlord_id = app.landlord_id())
   group by 1, 2, 3 $$;
