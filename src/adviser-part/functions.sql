-- Whom an adviser goes to see: the name and the home of each household whose part was asked of them and is open. The household's own
-- row stays closed to them: nothing else of the file follows.
create or replace function app.adviser_homes()
  returns table (part_id uuid, household text, address text, postcode text, town text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, h.name, d.address, d.postcode, d.town
    from adviser_part p join household h on h.id = p.household_id
    left join lateral (select t.landlord_id, t.dwelling_id from tenancy t where t.household_id = p.household_id
                        order by t.ends_on desc nulls first, t.starts_on desc nulls last limit 1) t on true
    left join dwelling d on d.landlord_id = t.landlord_id and d.id = t.dwelling_id
   where p.ended_on is null and app.role() = 'energyAdviser' and p.trade = 'energyAdviser' and p.adviser_id = app.user_id() $$;
