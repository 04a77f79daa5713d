-- What a grant takes from its fund's envelope: what was granted, then what was really paid; nothing where it was refused.
create or replace function app.debt_grant_commits() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.year is not null and old.year is distinct from new.year then
    perform app.commit_money(old.fund, null, old.year, 'debtGrant', old.id, old.household_id, 0);
  end if;
  if new.year is not null then
    perform app.commit_money(new.fund, null, new.year, 'debtGrant', new.id, new.household_id,
      case new.status when 'granted' then new.granted_cents when 'paid' then new.paid_cents else 0 end,
      case new.status when 'paid' then new.paid_cents else 0 end);
  end if;
  return null;
end $$;

-- Grants that the landlord's ledger holds on the accounts of a household, for whoever follows it: days and sums, no label.
create or replace function app.grant_entries(household uuid)
  returns table (landlord_id uuid, account_id bigint, entry_on date, cents bigint, reference text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.landlord_id, e.account_id, e.entry_on, e.credit_cents - e.debit_cents, e.reference
    from tenant_account a join ledger_entry e on e.landlord_id = a.landlord_id and e.account_id = a.id and e.kind = 'debtGrant'
   where a.household_id = household
     and (a.landlord_id = app.landlord_id() or household in (select app.case_households())) $$;
