-- What granted requests forbid: writing on a file that is frozen, detecting who opposed it.

-- Households on whose file the actor's organisation writes nothing more, for as long as a restriction holds (RGPD, art. 18).
create or replace function app.frozen_households() returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select household_id from rights_request
     where kind = 'restriction' and answer in ('granted', 'partly') and lifted_on is null and organisation_id = app.organisation_id();
end $$;

-- Accounts of a landlord whose household opposed detection (RGPD, art. 21).
create or replace function app.opposed_accounts(landlord uuid) returns setof bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select a.id from tenant_account a join rights_request r on r.household_id = a.household_id
   where a.landlord_id = landlord and r.organisation_id = landlord and r.kind = 'opposition'
     and r.answer in ('granted', 'partly') and r.lifted_on is null $$;

-- What keeps a household's file open for the actor's organisation; null: nothing.
create or replace function app.kept_open_by(household uuid) returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when exists (select 1 from measure m where m.household_id = household and m.closed_on is null) then 'measure'
    when exists (select 1 from assignment a where a.household_id = household and a.active) then 'assignment'
    when exists (select 1 from referral r where r.household_id = household and r.status not in ('draft', 'closed', 'withdrawn')) then 'referral'
    when app.landlord_id() is not null and exists (
      select 1 from tenancy t left join tenant_account a on a.landlord_id = t.landlord_id and a.tenancy_id = t.id
       where t.household_id = household and t.landlord_id = app.landlord_id()
         and (t.ends_on is null or t.ends_on >= current_date or coalesce(a.balance_cents, 0) > 0)) then 'tenancy' end $$;
