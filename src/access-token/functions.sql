-- A landlord's program with a token. It signs in to the database as lt_intake, a role that wall.sql opens to what an import reads
-- and writes, column by column; or as lt_bill or lt_vacancy, which read no table and run the functions of reliefs on the bill, or
-- of vacant homes; and to nothing else. Run at each start.

-- The landlord whose token is at work; null for people and jobs.
create or replace function app.intake_landlord() returns uuid language sql stable
  as $$ select case when app.role() = 'importer' then app.organisation_id() end $$;

-- Called first in a token's transaction, with the hash of its secret: no caller claims a token it does not hold, and one that was
-- revoked, has expired or is made for something else opens nothing.
create or replace function app.act_by_token(token uuid, hash text, request_id text, ip_address text)
  returns table (token_id uuid, name text, organisation_id uuid, organisation_code text)
  language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  held record;
  -- Each role is for one scope: the login says what the token is shown for, and the token must have been made for it.
  caller text := coalesce(nullif(current_setting('role'), 'none'), session_user);
  wanted text := case caller when 'lt_intake' then 'ledger:import' when 'lt_bill' then 'relief:export' when 'lt_acts' then 'procedure:import'
                               when 'lt_vacancy' then 'vacancies:import' end;
begin
  select t.id, t.name, o.id as organisation_id, o.code into held
    from access_token t join organisation o on o.id = t.organisation_id
   where t.id = token and t.secret_hash = hash and t.revoked_at is null and o.kind = 'landlord'
     and t.expires_on >= app.today() and wanted = any (t.scopes);
  if held.id is null then return; end if;
  perform set_config('app.user_id', '', true);
  perform set_config('app.organisation_id', held.organisation_id::text, true);
  perform set_config('app.role', case wanted when 'ledger:import' then 'importer' when 'relief:export' then 'biller'
                                             when 'vacancies:import' then 'lister' else 'actRecorder' end, true);
  perform set_config('app.token_id', held.id::text, true);
  perform set_config('app.request_id', coalesce(request_id, ''), true);
  perform set_config('app.ip_address', coalesce(ip_address, ''), true);
  return query select held.id, held.name, held.organisation_id, held.code;
end $$;

-- What an import may write on a household it cannot read: a tenancy where there is none, a name where there is nobody, an account
-- on the tenancy just made. Yes or no, never whose.
create or replace function app.intake_household_free(household uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select 1 from tenancy t where t.household_id = household)
     and not exists (select 1 from referral r where r.household_id = household) $$;
create or replace function app.intake_household_unnamed(household uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from tenancy t where t.household_id = household and t.landlord_id = app.intake_landlord())
     and not exists (select 1 from person p where p.household_id = household) $$;
create or replace function app.intake_tenancy(tenancy uuid, household uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from tenancy t
                  where t.landlord_id = app.intake_landlord() and t.id = tenancy and t.household_id = household) $$;
