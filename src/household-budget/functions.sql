-- What leaves the operator of a budget. Run at each start, before the migrations.

-- The figures of the last budget, no line of it: for the household's landlord and for the coordination, each while the household agrees
-- that its budget be shared with them.
create or replace function app.shared_budget(household uuid)
  returns table (budgeted_on date, figures jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select b.budgeted_on, b.figures
    from household_budget b
   where b.household_id = household
     and exists (select 1 from referral r
                  where r.household_id = household and r.status not in ('draft', 'withdrawn')
                    and ((r.landlord_id = app.landlord_id() and app.agreed(r.id, 'budget', 'landlord'))
                         or (app.role() = 'coordinator' and app.agreed(r.id, 'budget', 'committee'))))
   order by b.budgeted_on desc, b.created_at desc
   limit 1 $$;
