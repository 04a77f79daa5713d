-- Files whose time is over, and what a household that comes back finds.

-- Households whose file nobody reads in the application any more.
create or replace function app.archived_households() returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select household_id from file_retention where archived_on is not null;
end $$;

-- The print by which a path taken over from a spreadsheet is known again once its reference is gone.
create or replace function app.erased_reference(reference text) returns text
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select 'efface-' || encode(sha256(convert_to(reference, 'UTF8')), 'hex') $$;

-- A household that is referred anew opens its file again: what was erased stays so, what was only closed is read again.
create or replace function app.reopen_file() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from file_retention f where f.household_id = new.household_id;
  return null;
end $$;

-- Households that the coordination may hold: those of a referral, closed files among them. Names only where they are still read.
create or replace function app.may_hold(household uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select app.role() = 'coordinator' and exists (select 1 from referral r where r.household_id = household and r.status <> 'draft') $$;

-- What a run found, for who decides of holds: named where the household was referred, closed files among them; others by number alone.
create or replace function app.retention_lines(run uuid)
  returns table (household_id uuid, name text, landlord text, part text, step text, because text, due_on date, since date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.household_id, h.name,
         (select string_agg(distinct o.name, ', ') from referral r join organisation o on o.id = r.landlord_id where r.household_id = l.household_id),
         l.part, l.step, l.because, l.due_on, l.since
    from retention_line l
    left join household h on h.id = l.household_id
      and exists (select 1 from referral r where r.household_id = l.household_id and r.status <> 'draft')
   where l.run_id = run and app.role() = 'coordinator' $$;

-- Holds in force, for the coordination: a file that was closed is still told by its name, since somebody must know what is held.
create or replace function app.retention_holds()
  returns table (id uuid, household_id uuid, name text, reason text, held_on date, held_by text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select x.id, x.household_id, h.name, x.reason, x.held_on, m.name
    from retention_hold x join household h on h.id = x.household_id left join member m on m.user_id = x.held_by
   where x.lifted_on is null and app.role() = 'coordinator' $$;

-- Runs as the data-protection officer of an organisation reads them: of the coordination, all that was done; of another one, what became
-- of the households that it carried or housed. Counts alone.
create or replace function app.retention_runs_read(most integer)
  returns table (id uuid, dry boolean, ran_for date, by_name text, created_at timestamptz, state text, archived integer, erased integer,
                 held integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.dry, r.ran_for, m.name, r.created_at, r.state,
         case when o.kind = 'coordination' then r.archived else own.archived end,
         case when o.kind = 'coordination' then r.erased else own.erased end,
         case when o.kind = 'coordination' then r.held else own.held end
    from retention_run r left join member m on m.user_id = r.asked_by
    join organisation o on o.id = app.organisation_id()
    cross join lateral (
      select count(*) filter (where l.step = 'archive')::int as archived, count(*) filter (where l.step = 'erase')::int as erased,
             count(*) filter (where l.step = 'held')::int as held
        from retention_line l
       where l.run_id = r.id and (exists (select 1 from measure x where x.household_id = l.household_id and x.operator_id = o.id)
                                  or exists (select 1 from tenancy x where x.household_id = l.household_id and x.landlord_id = o.id))) own
   where app.role() = 'dataProtectionOfficer'
   order by r.created_at desc, r.id limit most $$;
