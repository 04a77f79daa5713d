-- What falls due and what is paid on the account of a plan since it was signed: the facts of its tracking, under the reader's walls.
create or replace function app.plan_entries(plan uuid) returns table (entry_on date, due_cents bigint, paid_cents bigint)
  language sql stable set search_path = public, pg_temp as $$
  select e.entry_on,
         (sum(e.debit_cents - e.credit_cents) filter (where e.kind in ('rent', 'charges', 'housingBenefit', 'relief')))::bigint,
         (sum(e.credit_cents - e.debit_cents) filter (where e.kind in ('payment', 'debtGrant')))::bigint
    from repayment_plan p
    join ledger_entry e on e.landlord_id = p.landlord_id and e.account_id = p.account_id and e.entry_on > p.signed_on
   where p.id = plan
   group by e.entry_on $$;

-- The same for those who follow a plan without reading the landlord's ledger: days and sums, no label.
create or replace function app.plan_tracking(plans uuid[]) returns table (plan_id uuid, entry_on date, due_cents bigint, paid_cents bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, e.entry_on, e.due_cents, e.paid_cents
    from repayment_plan p cross join lateral app.plan_entries(p.id) e
   where p.id = any (plans)
     and (p.landlord_id = app.landlord_id() or p.household_id = app.household_id() or p.household_id in (select app.case_households())) $$;
