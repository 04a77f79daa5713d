-- A household on its own page. It signs in to the database as lt_household, a role that wall.sql opens to columns of its own rows and
-- to nothing else. Run at each start.

-- Called first in a household's transaction, with the hash of the session that its code opened: one that was revoked, has expired or was
-- never opened opens nothing.
create or replace function app.act_as_household(hash text, request_id text, ip_address text)
  returns table (household_id uuid, name text, link_id uuid)
  language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare held record;
begin
  select l.id, l.household_id, h.name, l.last_used_at into held
    from household_link l join household h on h.id = l.household_id
   where l.session_hash = hash and l.revoked_at is null and l.expires_on >= app.today();
  if held.id is null then return; end if;
  perform set_config('app.user_id', '', true);
  perform set_config('app.organisation_id', '', true);
  perform set_config('app.role', 'household', true);
  perform set_config('app.household_id', held.household_id::text, true);
  perform set_config('app.request_id', coalesce(request_id, ''), true);
  perform set_config('app.ip_address', coalesce(ip_address, ''), true);
  -- Once an hour is enough to say when it was read last.
  if held.last_used_at is null or held.last_used_at < now() - interval '1 hour' then
    update household_link set last_used_at = now() where id = held.id;
  end if;
  return query select held.household_id, held.name, held.id;
end $$;

-- Who carries the household now: what it sends goes there. No row: nobody does.
create or replace function app.household_carrier()
  returns table (operator_id uuid, landlord_id uuid, measure_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.operator_id, a.landlord_id,
         (select m.id from measure m where m.household_id = a.household_id and m.operator_id = a.operator_id and m.closed_on is null
           order by m.starts_on desc limit 1)
    from assignment a
   where a.active and a.household_id = app.household_id()
   order by a.assigned_on desc, a.created_at desc limit 1 $$;

-- Whether no operator carries a household any more: who carried it last still closes its page, should a telephone be lost.
create or replace function app.nobody_carries(household uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select 1 from assignment a where a.active and a.household_id = household) $$;

-- Names of those who follow the household: its case worker, with the operator. Names alone.
create or replace function app.household_people()
  returns table (name text, organisation text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct p.name, o.name
    from assignment a join organisation o on o.id = a.operator_id
    left join member p on p.user_id = coalesce(
      (select m.case_worker_id from measure m where m.household_id = a.household_id and m.operator_id = a.operator_id and m.closed_on is null
        order by m.starts_on desc limit 1), a.case_worker_id)
   where a.active and a.household_id = app.household_id() $$;

-- Who opened its file in the last twelve months, by day: no address, no word of what was read but its part.
create or replace function app.household_readers()
  returns table (on_day date, name text, organisation text, parts text[])
  language sql stable security definer set search_path = public, pg_temp as $$
  select (e.at at time zone 'Europe/Paris')::date, p.name, o.name, array_agg(distinct e.subject)
    from audit_entry e join member p on p.user_id = e.user_id join organisation o on o.id = p.organisation_id
   where e.household_id = app.household_id() and e.action = 'read' and e.at > now() - interval '12 months'
   group by 1, 2, 3 order by 1 desc, 2 limit 100 $$;
