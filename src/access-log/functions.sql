-- The access log: sealed into a chain of hashes, checked, expired by whole seals; read by data-protection officers. Run at each start.

-- One line as it is hashed. What it says is written in one order, so that no two lines read alike.
create or replace function app.audit_line(id bigint, at timestamptz, action text, subject text, subject_id text, household uuid,
                                          person uuid, organisation uuid, role text, request text, ip text) returns text
  language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_array(id, (extract(epoch from at) * 1000000)::bigint, action, subject, subject_id, household, person, organisation,
                           role, request, ip)::text $$;

create or replace function app.sha256(words text) returns text language sql immutable
  as $$ select encode(sha256(convert_to(words, 'UTF8')), 'hex') $$;

create or replace function app.seal_chain(before text, n bigint, entries integer, entries_hash text, sealed_at timestamptz)
  returns text language sql stable set search_path = public, pg_temp
  as $$ select app.sha256(concat_ws('|', coalesce(before, ''), n, entries, entries_hash, (extract(epoch from sealed_at) * 1000000)::bigint)) $$;

-- Seals what waits, `most` lines of it: how many, and the chain as it stands then. One at a time, whatever the number of servers.
create or replace function app.seal_access_log(most integer default 5000)
  returns table (entries integer, seal bigint, chain text)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare last audit_seal; next audit_seal;
begin
  perform pg_advisory_xact_lock(hashtext('app.seal_access_log'));
  select s.* into last from audit_seal s order by s.n desc limit 1;
  next.n := coalesce(last.n, 0) + 1;
  next.sealed_at := clock_timestamp();
  with waiting as (select e.id from audit_entry e where e.seal is null order by e.id limit most),
       held as (update audit_entry e set seal = next.n from waiting w where e.id = w.id returning e.*, app.audit_line(e.id, e.at, e.action, e.subject, e.subject_id, e.household_id, e.user_id, e.organisation_id, e.role, e.request_id, e.ip_address) as line),
       hours as (insert into reading_hour as known (organisation_id, hour, user_id, role, household_id, first_at, last_at)
                 select h.organisation_id, date_trunc('hour', h.at), h.user_id, coalesce(h.role, ''), h.household_id, min(h.at), max(h.at)
                   from held h where h.action = 'read' and h.household_id is not null and h.user_id is not null and h.organisation_id is not null
                  group by 1, 2, 3, 4, 5
                 on conflict (organisation_id, hour, user_id, role, household_id) do update
                    set first_at = least(known.first_at, excluded.first_at), last_at = greatest(known.last_at, excluded.last_at))
  select count(*), min(h.at), max(h.at), app.sha256(string_agg(h.line, E'\n' order by h.id))
    into next.entries, next.first_at, next.last_at, next.entries_hash from held h;
  if next.entries > 0 then
    next.chain := app.seal_chain(last.chain, next.n, next.entries, next.entries_hash, next.sealed_at);
    insert into audit_seal select (next).*;
    return query select next.entries, next.n, next.chain;
  else
    return query select 0, last.n, last.chain;
  end if;
end $$;

-- What does not hold: a seal whose lines or chain are not what they were, one that is missing, a line that says a seal that is not there.
create or replace function app.broken_seals() returns table (seal bigint, why text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with chained as (select s, lag(s.n) over (order by s.n) as n_before, lag(s.chain) over (order by s.n) as chain_before from audit_seal s)
  select (c.s).n, b.why from chained c
    cross join lateral (select count(*) as entries, app.sha256(string_agg(app.audit_line(e.id, e.at, e.action, e.subject, e.subject_id, e.household_id, e.user_id, e.organisation_id, e.role, e.request_id, e.ip_address), E'\n' order by e.id)) as hash
                          from audit_entry e where e.seal = (c.s).n) held
    cross join lateral (
      select 'missing' as why where (c.s).n <> coalesce(c.n_before, 0) + 1
      union all select 'chain' where (c.s).chain is distinct from app.seal_chain(c.chain_before, (c.s).n, (c.s).entries, (c.s).entries_hash, (c.s).sealed_at)
      union all select 'lines' where case when (c.s).expired_at is null then held.entries <> (c.s).entries or held.hash is distinct from (c.s).entries_hash
                                          else held.entries > 0 end) b
  union all
  select e.seal, 'stray' from audit_entry e
   where e.seal is not null and not exists (select 1 from audit_seal s where s.n = e.seal) $$;

-- Takes away lines of whole seals older than `before`; how many. Never those of the last six months, whatever is asked: the least that
-- the CNIL lets a log be kept (délib. 2021-122); how long it is kept is the dated setting `retention.accessLogs`.
create or replace function app.expire_access_log(before timestamptz) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare gone integer;
begin
  if before > now() - interval '6 months' then
    raise exception 'The access log of the last six months is kept.';
  end if;
  delete from audit_entry e using audit_seal s where s.n = e.seal and s.last_at < before and s.expired_at is null;
  get diagnostics gone = row_count;
  update audit_seal set expired_at = now() where last_at < before and expired_at is null;
  delete from reading_hour h where h.last_at < before;
  return gone;
end $$;

-- Whose reading an officer sees: everybody's from the coordination, their own organisation's elsewhere. Nobody else sees any.
create or replace function app.logged_organisations() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select o.id from organisation o
   where app.role() = 'dataProtectionOfficer'
     and (o.id = app.organisation_id() or (select kind from organisation where id = app.organisation_id()) = 'coordination') $$;

-- Lines of the log: files read and changed, sign-ins, refused requests; the latest first, `most` of them before `before_id`.
drop function if exists app.access_log(timestamptz, timestamptz, uuid, uuid, bigint, integer);
create or replace function app.access_log(since timestamptz, until timestamptz, person uuid, household uuid, before_id bigint, most integer,
                                          refused boolean default false)
  returns table (id bigint, at timestamptz, action text, subject text, household_id uuid, household_name text, user_id uuid, name text,
                 organisation text, role text, ip_address text, sealed boolean, count integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, e.at, e.action, e.subject, e.household_id, h.name, e.user_id, m.name, o.name, e.role, e.ip_address, e.seal is not null,
         case when e.action = 'refusedMore' then e.subject_id::integer end
    from audit_entry e join organisation o on o.id = e.organisation_id
    left join member m on m.user_id = e.user_id left join household h on h.id = e.household_id
   where e.organisation_id in (select app.logged_organisations())
     and (e.action in ('refused', 'refusedMore') or not refused and (e.household_id is not null or e.subject = 'sign_in'))
     and e.at >= since and e.at < until
     and (person is null or e.user_id = person) and (household is null or e.household_id = household)
     and (before_id is null or e.id < before_id)
   order by e.id desc limit most $$;

-- Reading that is not like the others: many households in an hour, at night, of homes outside the reader's zones. By hours of reading, those
-- of sealed lines as they were added up with the seal; `since` and `until` begin days, `night_from` and `night_to` hours.
create or replace function app.unusual_reading(since timestamptz, until timestamptz, many integer, night_from integer, night_to integer)
  returns table (kind text, user_id uuid, name text, organisation text, role text, from_at timestamptz, to_at timestamptz, households integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  with theirs as materialized (select o.id from app.logged_organisations() as o (id)),
  reading as materialized (
    select r.user_id, r.organisation_id, r.role, r.household_id, r.first_at, r.last_at, (r.hour at time zone 'Europe/Paris') as there
      from (select h.* from reading_hour h where h.organisation_id in (select id from theirs) and h.hour >= since and h.hour < until
            union all
            select e.organisation_id, date_trunc('hour', e.at), e.user_id, coalesce(e.role, ''), e.household_id, min(e.at), max(e.at)
              from audit_entry e
             where e.seal is null and e.action = 'read' and e.household_id is not null and e.user_id is not null
               and e.at >= since and e.at < until and e.organisation_id in (select id from theirs)
             group by 1, 2, 3, 4, 5) r),
  far as (
    select d.organisation_id, d.household_id, d.on_day
      from (select distinct r.organisation_id, r.household_id, r.there::date as on_day from reading r
             where r.role in ('caseWorker', 'operatorLead', 'energyAdviser')
               and exists (select 1 from zone z where z.operator_id = r.organisation_id)) d
     where exists (select 1 from tenancy t join dwelling w on w.id = t.dwelling_id where t.household_id = d.household_id and w.commune_insee is not null)
       and not exists (select 1 from tenancy t join dwelling w on w.id = t.dwelling_id
                         join zone_commune c on c.insee = w.commune_insee and c.valid_from <= d.on_day and coalesce(c.valid_to, 'infinity') >= d.on_day
                         join zone z on z.id = c.zone_id and z.operator_id = d.organisation_id
                        where t.household_id = d.household_id)),
  odd as (
    select 'many' as kind, r.user_id, r.organisation_id, r.role, min(r.first_at) as from_at, max(r.last_at) as to_at, count(distinct r.household_id)::int as households
      from reading r group by r.user_id, r.organisation_id, r.role, r.there having count(distinct r.household_id) > many
    union all
    select 'night', r.user_id, r.organisation_id, r.role, min(r.first_at), max(r.last_at), count(distinct r.household_id)::int
      from reading r where extract(hour from r.there) >= night_from or extract(hour from r.there) < night_to
     group by r.user_id, r.organisation_id, r.role, (r.there - make_interval(hours => night_to))::date
    union all
    select 'outside', r.user_id, r.organisation_id, r.role, min(r.first_at), max(r.last_at), count(distinct r.household_id)::int
      from reading r join far f on f.organisation_id = r.organisation_id and f.household_id = r.household_id and f.on_day = r.there::date
     where r.role in ('caseWorker', 'operatorLead', 'energyAdviser')
     group by r.user_id, r.organisation_id, r.role, r.there::date)
  select o.kind, o.user_id, m.name, g.name, nullif(o.role, ''), o.from_at, o.to_at, o.households
    from odd o left join member m on m.user_id = o.user_id join organisation g on g.id = o.organisation_id
   order by o.from_at desc, o.kind $$;

-- Households by name, for an officer whom one of them asks who read its file. Those whose log the officer sees.
create or replace function app.logged_households(wanted text) returns table (id uuid, name text, town text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select h.id, h.name, (select c.name from tenancy t join dwelling d on d.id = t.dwelling_id join commune c on c.insee = d.commune_insee
                         where t.household_id = h.id limit 1)
    from household h
   where length(trim(wanted)) >= 3 and h.name is not null and position(lower(trim(wanted)) in lower(h.name)) > 0
     and exists (select 1 from audit_entry e where e.household_id = h.id and e.organisation_id in (select app.logged_organisations()))
   order by h.name limit 20 $$;

-- Who read and changed a household's file, by day: for who carries it, and for officers as far as they see. Null where it is not theirs.
create or replace function app.household_log(household uuid, since timestamptz)
  returns table (on_day date, name text, organisation text, role text, parts text[], changes integer)
  language sql stable security definer set search_path = public, pg_temp as $$
  select (e.at at time zone 'Europe/Paris')::date, coalesce(m.name, '?'), o.name, e.role,
         coalesce(array_agg(distinct e.subject) filter (where e.action = 'read'), '{}'), (count(*) filter (where e.action <> 'read'))::int
    from audit_entry e join organisation o on o.id = e.organisation_id left join member m on m.user_id = e.user_id
   where e.household_id = household and e.at >= since
     and ((app.operator_id() is not null and household in (select app.case_households()))
          or e.organisation_id in (select app.logged_organisations()))
   group by 1, 2, 3, 4 order by 1 desc, 2 $$;

-- A household's name, for who may be given its log.
create or replace function app.logged_household(household uuid) returns table (name text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(h.name, '?') from household h
   where h.id = household
     and ((app.operator_id() is not null and household in (select app.case_households()))
          or exists (select 1 from audit_entry e where e.household_id = household and e.organisation_id in (select app.logged_organisations()))) $$;

-- How many lines wait for a seal; for officers.
create or replace function app.unsealed_lines() returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from audit_entry where seal is null and app.role() = 'dataProtectionOfficer' $$;

-- Tables with a row of one of these ids that the caller sees, under the caller's own walls: among all, or among some. Nothing else of the
-- row is told. For the log of refused requests: what the system finds and a person does not is hidden from that person.
create or replace function app.tables_with(ids uuid[], among text[] default null) returns text[]
  language plpgsql stable set search_path = public, pg_temp as $$
declare t record; is_there boolean; found_in text[] := '{}';
begin
  for t in select c.relname as name, a.attname as key from pg_class c
             join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
             join pg_index i on i.indrelid = c.oid and i.indisprimary and i.indnkeyatts = 1
             join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] and a.atttypid = 'uuid'::regtype
            where c.relkind = 'r' and (a.attname = 'id' or c.relname = 'member') and c.relname not like 'auth\_%'
              and (among is null or c.relname = any (among)) and has_table_privilege(c.oid, 'select')
  loop
    execute format('select exists (select 1 from %I where %I = any ($1))', t.name, t.key) into is_there using ids;
    if is_there then found_in := found_in || t.name::text; end if;
  end loop;
  return found_in;
end $$;
