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
         and (t.ends_on is null or t.ends_on >= app.today() or coalesce(a.balance_cents, 0) > 0)) then 'tenancy'
    when exists (
      select 1 from repayment_plan p join instalment i on i.plan_id = p.id
       where p.household_id = household and p.signed_on is not null and p.cancelled_on is null and i.due_on >= app.today()) then 'plan'
    -- From the payment order on, until the lease is signed again or the home is left.
    when exists (
      select 1 from procedure_act p join tenancy t on t.household_id = p.household_id and t.landlord_id = p.landlord_id
       where p.household_id = household and p.kind not in ('cafReport', 'ccapexReferral') and (t.ends_on is null or t.ends_on >= app.today())
         and not exists (select 1 from procedure_act n where n.household_id = p.household_id and n.landlord_id = p.landlord_id
                          and n.kind = 'newLease' and n.acted_on >= p.acted_on)) then 'procedure'
    when exists (select 1 from lease_transfer l where l.household_id = household and l.closed_on is null) then 'leaseTransfer'
    when exists (select 1 from rehousing_request r where r.household_id = household and r.closed_on is null and r.moved_on is null) then 'rehousing'
  end $$;

-- The register of the officer's own organisation: what was asked, answered and why. Nobody else reads it by here.
create or replace function app.rights_register()
  returns table (id uuid, household_id uuid, household text, kind text, asked_on date, due_on date, words text, answer text,
                 answered_on date, by_name text, reason text, lifted_on date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.household_id, h.name, r.kind, r.asked_on, r.due_on, r.words, r.answer, r.answered_on, m.name, r.reason, r.lifted_on
    from rights_request r join household h on h.id = r.household_id left join member m on m.user_id = r.answered_by
   where app.role() = 'dataProtectionOfficer' and r.organisation_id = app.organisation_id() $$;

-- Which of these rows' households the actor's organisation has frozen, since when and why: for who is told that nothing is written there.
create or replace function app.frozen_among(ids uuid[]) returns table (household_id uuid, since date, reason text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.household_id, r.answered_on, r.reason from rights_request r
   where r.kind = 'restriction' and r.answer in ('granted', 'partly') and r.lifted_on is null and r.organisation_id = app.organisation_id()
     and r.household_id in (select h from unnest(ids) h
                            union select m.household_id from measure m where m.id = any (ids)
                            union select f.household_id from referral f where f.id = any (ids)
                            union select t.household_id from tripartite_meeting t where t.id = any (ids)) $$;
