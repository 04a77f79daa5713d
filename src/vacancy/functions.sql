-- Vacant homes taken in: by a landlord's people and by its programs with a token, through the same functions. A token signs in to
-- the database as lt_vacancy, which reads no table.

create or replace function app.vacancy_landlord() returns uuid language sql stable
  as $$ select coalesce(app.landlord_id(), case when app.role() = 'lister' then app.organisation_id() end) $$;

create or replace function app.known_communes() returns table (insee text, name text, postcodes text[])
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.insee, c.name, c.postcodes from commune c where app.vacancy_landlord() is not null $$;

-- The asker's own homes of these references.
create or replace function app.known_vacancies(asked text[])
  returns table (reference text, rooms integer, surface_m2 integer, commune_insee text, address text, rent_cents bigint, charges_cents bigint,
                 energy_class text, energy_cents bigint, step_free boolean, available_on date, status text, status_on date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select v.reference, v.rooms, v.surface_m2, v.commune_insee, v.address, v.rent_cents, v.charges_cents, v.energy_class, v.energy_cents,
         v.step_free, v.available_on, v.status, v.status_on
    from vacancy v where v.landlord_id = app.vacancy_landlord() and v.reference = any (asked) $$;

-- Writes homes of the asker's landlord, new or known by their reference and open, and the file they came in with what was set
-- aside (`file` null: entered one by one). Gives the import's id; null where there is no file.
create or replace function app.take_vacancies(homes jsonb, file jsonb, aside jsonb) returns uuid
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare own uuid := app.vacancy_landlord(); made uuid; today date := app.today();
begin
  if own is null then raise exception 'not for this role' using errcode = 'insufficient_privilege'; end if;
  insert into vacancy (landlord_id, reference, rooms, surface_m2, commune_insee, address, rent_cents, charges_cents, energy_class,
                       energy_cents, step_free, available_on, status_on, entered_by)
  select own, h.reference, h.rooms, h.surface_m2, h.commune_insee, h.address, h.rent_cents, h.charges_cents, h.energy_class,
         h.energy_cents, h.step_free, h.available_on, today, app.user_id()
    from jsonb_populate_recordset(null::vacancy, homes) h
  on conflict (landlord_id, reference) do update
    set rooms = excluded.rooms, surface_m2 = excluded.surface_m2, commune_insee = excluded.commune_insee, address = excluded.address,
        rent_cents = excluded.rent_cents, charges_cents = excluded.charges_cents, energy_class = excluded.energy_class,
        energy_cents = excluded.energy_cents, step_free = excluded.step_free, available_on = excluded.available_on
    where vacancy.status = 'open';
  if file is null then return null; end if;
  insert into vacancy_import (landlord_id, file_name, token_name, imported_by, read, created, updated, unchanged, set_aside, file_cents,
                              set_aside_cents)
  select own, f.file_name, (select t.name from access_token t where t.id::text = current_setting('app.token_id', true) and app.user_id() is null),
         app.user_id(), f.read, f.created, f.updated, f.unchanged, f.set_aside, f.file_cents, f.set_aside_cents
    from jsonb_populate_record(null::vacancy_import, file) f returning id into made;
  insert into vacancy_quarantine (import_id, line, landlord_id, field, value, rule, message, english, raw)
  select made, q.line, own, q.field, q.value, q.rule, q.message, q.english, q.raw
    from jsonb_populate_recordset(null::vacancy_quarantine, aside) q;
  return made;
end $$;
