-- Who is asking, and which households they follow. Run at every start, before the migrations: "create or replace" only.
-- Every function has a fixed search path. "security definer" ones return ids or counts, never words of a file.

create schema if not exists app;

-- The day it is in Paris. `current_date` is the session's, on most servers that of UTC: for an hour or two of each night, yesterday.
create or replace function app.today() returns date language sql stable
  as $$ select (now() at time zone 'Europe/Paris')::date $$;

-- The actor of this transaction, as app.act_as wrote it. Unset means nobody: policies then open nothing.
create or replace function app.user_id() returns uuid language sql stable
  as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;
create or replace function app.organisation_id() returns uuid language sql stable
  as $$ select nullif(current_setting('app.organisation_id', true), '')::uuid $$;
create or replace function app.role() returns text language sql stable
  as $$ select nullif(current_setting('app.role', true), '') $$;

-- The household that reads its own page; null for everybody else.
create or replace function app.household_id() returns uuid language sql stable
  as $$ select case when app.role() = 'household' then nullif(current_setting('app.household_id', true), '')::uuid end $$;

-- The organisation, seen by role: a committee member who works for a landlord is not its staff on a file.
create or replace function app.landlord_id() returns uuid language sql stable
  as $$ select case when app.role() in ('arrearsOfficer', 'socialAdviser', 'landlordLead') then app.organisation_id() end $$;
create or replace function app.operator_id() returns uuid language sql stable
  as $$ select case when app.role() in ('caseWorker', 'operatorLead') then app.organisation_id() end $$;
create or replace function app.funder_id() returns uuid language sql stable
  as $$ select case when app.role() = 'funder' then app.organisation_id() end $$;

-- Called first in each request's transaction. Reads the post, so that no caller can claim a role it does not hold.
create or replace function app.act_as(actor_id uuid, request_id text, ip_address text)
  returns table (user_id uuid, name text, email text, role text, organisation_id uuid, organisation_code text,
                 organisation_kind text, organisation_name text)
  language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare post record;
begin
  select m.user_id, m.name, m.email, m.role, o.id as organisation_id, o.code, o.kind, o.name as organisation_name
    into post from member m join organisation o on o.id = m.organisation_id
   where m.user_id = actor_id and m.active;
  if post.user_id is null then return; end if;
  perform set_config('app.user_id', post.user_id::text, true);
  perform set_config('app.organisation_id', post.organisation_id::text, true);
  perform set_config('app.role', post.role, true);
  perform set_config('app.request_id', coalesce(request_id, ''), true);
  perform set_config('app.ip_address', coalesce(ip_address, ''), true);
  return query select post.user_id, post.name, post.email, post.role, post.organisation_id, post.code, post.kind,
                      post.organisation_name;
end $$;

-- A lead gives posts of its own organisation's kind, never another's.
create or replace function app.role_fits(wanted text, organisation uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from organisation o where o.id = organisation and (
    (o.kind = 'landlord' and wanted in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'committeeMember', 'dataProtectionOfficer')) or
    (o.kind = 'operator' and wanted in ('caseWorker', 'operatorLead', 'energyAdviser', 'committeeMember', 'dataProtectionOfficer')))) $$;

-- What the coordination follows: every household somebody submitted, until retention closes its file.
create or replace function app.referred_households() returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if app.role() = 'coordinator' then
    return query
      select r.household_id from referral r where r.status not in ('draft', 'withdrawn')
      except
      select f.household_id from file_retention f where f.archived_on is not null;
  end if;
end $$;

-- Households followed as cases: an operator's by assignment or measure, the coordination's by referral. It stands in most policies, several
-- times a request: in plpgsql its plans are kept with the connection, and who asks is read once and not once a row.
create or replace function app.case_households() returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  own constant uuid := app.operator_id();
  me constant uuid := app.user_id();
begin
  if app.role() = 'coordinator' then
    return query select app.referred_households();
  elsif app.role() = 'operatorLead' then
    return query
      (select m.household_id from measure m where m.operator_id = own
       union
       select a.household_id from assignment a where a.operator_id = own and a.active
       union
       select c.household_id from contact c where c.operator_id = own and c.met_by = me
       union
       -- A file that went to another operator stays readable to who carried it: of its rows, those that name their own operator.
       select h.household_id from hand_over h where h.former_operator_id = own and h.operator_id <> own)
      -- Reading ends with retention (src/retention), for former carriers as well.
      except
      select f.household_id from file_retention f where f.archived_on is not null;
  elsif app.role() = 'caseWorker' then
    return query
      (select m.household_id from measure m where m.operator_id = own and m.case_worker_id = me
       union
       select a.household_id from assignment a where a.operator_id = own and a.active and a.case_worker_id = me
       union
       -- Who met the household and handed the file over keeps reading it.
       select c.household_id from contact c where c.operator_id = own and c.met_by = me
       union
       select h.household_id from hand_over h where h.former_operator_id = own and h.operator_id <> own and h.former_worker_id = me)
      except
      select f.household_id from file_retention f where f.archived_on is not null;
  end if;
end $$;

-- Households on whose file the actor writes: an operator's while its assignment runs (its worker or its lead), the
-- coordination's by referral. Who carried a file before keeps reading it (case_households) and writes nothing more.
create or replace function app.working_households() returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  own constant uuid := app.operator_id();
  me constant uuid := app.user_id();
begin
  if app.role() = 'coordinator' then
    return query select app.referred_households();
  elsif app.role() = 'operatorLead' then
    return query
      select a.household_id from assignment a where a.operator_id = own and a.active
      except
      select f.household_id from file_retention f where f.archived_on is not null;
  elsif app.role() = 'caseWorker' then
    return query
      select a.household_id from assignment a where a.operator_id = own and a.active and a.case_worker_id = me
      except
      select f.household_id from file_retention f where f.archived_on is not null;
  end if;
end $$;

-- Whether a tenancy's account still owes: decides if a landlord keeps seeing a tenant who left.
create or replace function app.account_owes(landlord uuid, tenancy uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from tenant_account a
                  where a.landlord_id = landlord and a.tenancy_id = tenancy and a.balance_cents > 0) $$;

-- Whether a landlord may write a tenancy on a household: its own tenants, or people who are nobody's tenants yet.
create or replace function app.household_free(household uuid, landlord uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select landlord = app.landlord_id()
     and (exists (select 1 from tenancy t where t.household_id = household and t.landlord_id = landlord)
          or (not exists (select 1 from tenancy t where t.household_id = household)
              and not exists (select 1 from referral r where r.household_id = household))) $$;

create or replace function app.sessions_sat_in() returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select session_id from session_member where user_id = app.user_id();
end $$;

-- Sessions the actor sits in, or where a household of theirs is studied.
create or replace function app.my_sessions() returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select session_id from session_member where user_id = app.user_id()
    union
    select session_id from agenda_item where landlord_id = app.landlord_id()
    union
    select session_id from agenda_item where app.operator_id() is not null and household_id in (select app.case_households())
    union
    select session_id from agenda_item where id in (select app.items_proposed());
end $$;

-- Counts of contacts for those who may not read them: the measure's landlord, the coordination.
create or replace function app.contact_counts(measures uuid[])
  returns table (measure_id uuid, held bigint, missed bigint, at_home bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.id, count(c.*) filter (where c.state = 'held'), count(c.*) filter (where c.state = 'missed'),
         count(c.*) filter (where c.state = 'held' and c.kind = 'homeVisit')
    from measure m left join contact c on c.measure_id = m.id
   where m.id = any (measures)
     and (m.landlord_id = app.landlord_id() or app.role() = 'coordinator'
          or (m.operator_id = app.operator_id() and m.household_id in (select app.case_households())))
   group by m.id $$;

-- The coordination learns that a protected domain is concerned: yes or no, and nothing more.
create or replace function app.protected_concerned(household uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select app.role() = 'coordinator' and household in (select app.case_households())
     and exists (select 1 from assessment_problem p where p.household_id = household and p.protected) $$;

-- Names and posts of the professionals, for whoever is signed in: who carries this file? No addresses.
create or replace function app.directory()
  returns table (user_id uuid, name text, role text, organisation_id uuid, active boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.user_id, m.name, m.role, m.organisation_id, m.active from member m where app.user_id() is not null $$;

-- When a row was written last and by whom, for who is told that it changed under their hands. The caller has read the row already.
create or replace function app.last_change(changed_table text, changed_id text)
  returns table (at timestamptz, user_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.at, e.user_id from audit_entry e
   where e.subject = changed_table and e.subject_id = changed_id and e.action in ('insert', 'update') and app.user_id() is not null
   order by e.at desc, e.id desc limit 1 $$;

-- One audit line per changed row of a household's file; wall.sql says on which tables, and when not.
create or replace function app.audit_change() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare content jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
  insert into audit_entry (action, subject, subject_id, household_id, user_id, organisation_id, role, request_id, ip_address)
  values (lower(tg_op), tg_table_name,
          coalesce(content ->> 'id', content ->> 'contact_id', content ->> 'plan_id', content ->> 'relief_id', content ->> 'user_id'),
          case when tg_table_name = 'household' then (content ->> 'id')::uuid else (content ->> 'household_id')::uuid end,
          app.user_id(), app.organisation_id(), app.role(),
          nullif(current_setting('app.request_id', true), ''), nullif(current_setting('app.ip_address', true), ''));
  return null;
end $$;
