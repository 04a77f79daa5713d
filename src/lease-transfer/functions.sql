-- The accounts that the rent of a transfer's home was on, and their months: days and sums, no label. For whoever sees the transfer.
create or replace function app.lease_transfer_accounts(transfer uuid)
  returns table (account_id bigint, number text, holder text, from_on date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.number, coalesce(l.holder, 'household'), l.from_on
    from lease_transfer t
    join tenant_account a on a.landlord_id = t.landlord_id
     and (a.household_id = t.household_id
          or exists (select 1 from lease_transfer_account x where x.transfer_id = t.id and x.landlord_id = t.landlord_id and x.account_id = a.id))
    left join lease_transfer_account l on l.transfer_id = t.id and l.landlord_id = t.landlord_id and l.account_id = a.id
   where t.id = transfer
     and (t.landlord_id = app.landlord_id() or t.household_id in (select app.case_households())) $$;

create or replace function app.lease_transfer_months(transfer uuid)
  returns table (account_id bigint, month date, charged_cents bigint, paid_cents bigint, balance_cents bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.account_id, m.month, m.charged_cents, m.paid_cents + m.benefit_cents + m.relief_cents + m.grant_cents, m.balance_cents
    from lease_transfer t
    join app.lease_transfer_accounts(t.id) a on true
    join account_month m on m.landlord_id = t.landlord_id and m.account_id = a.account_id
   where t.id = transfer
     and (t.landlord_id = app.landlord_id() or t.household_id in (select app.case_households())) $$;
