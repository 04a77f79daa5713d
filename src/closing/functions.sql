-- What a closed path needs to tell of the landlord's ledger. Run at each start, before the migrations.

-- The change of the debt of a measure's path, by cause, from its first day (excluded) to its last one, in cents; no row where no entry
-- tells it. For those who follow the household or whose tenant it is: the entries themselves stay closed.
create or replace function app.debt_changes(of_measure uuid) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select case when count(e.*) > 0 then jsonb_build_object(
      'charged', coalesce(sum(e.debit_cents - e.credit_cents) filter (where e.kind in ('rent', 'charges', 'courtCosts')), 0),
      'benefit', coalesce(sum(e.debit_cents - e.credit_cents) filter (where e.kind = 'housingBenefit'), 0),
      'paid', coalesce(sum(e.debit_cents - e.credit_cents) filter (where e.kind = 'payment'), 0),
      'relief', coalesce(sum(e.debit_cents - e.credit_cents) filter (where e.kind = 'relief'), 0),
      'grant', coalesce(sum(e.debit_cents - e.credit_cents) filter (where e.kind = 'debtGrant'), 0),
      'writeOff', coalesce(sum(e.debit_cents - e.credit_cents) filter (where e.kind = 'writeOff'), 0),
      'other', coalesce(sum(e.debit_cents - e.credit_cents)
                        filter (where e.kind not in ('rent', 'charges', 'courtCosts', 'housingBenefit', 'payment', 'relief', 'debtGrant', 'writeOff')), 0)) end
    from measure m
    join lateral (select min(f.starts_on) as starts_on from measure f where f.path_id = m.path_id) p on true
    join tenant_account a on a.household_id = m.household_id and a.landlord_id = m.landlord_id
    join ledger_entry e on e.landlord_id = a.landlord_id and e.account_id = a.id and e.entry_on > p.starts_on and e.entry_on <= m.closed_on
   where m.id = of_measure and m.closed_on is not null
     and (m.household_id in (select app.case_households()) or m.landlord_id = app.landlord_id()) $$;
