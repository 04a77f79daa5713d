-- Somebody leaves, changes post, or is no longer seen: what they carry in numbers, a referral given on, the post changed, the account closed.

-- How much a person carries, for those who give their post: numbers by kind, no case. Nothing for anybody else.
create or replace function app.work_carried(person uuid) returns table (kind text, n bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select w.kind, w.n from (
    select 'referral' as kind, count(*) as n from referral r where r.owner_id = person and r.status not in ('closed', 'withdrawn')
      -- Taken along by the measure, or the assignment, that it led to.
      and not (r.status = 'assigned' and exists (
        select 1 from assignment a where a.referral_id = r.id and a.active and a.case_worker_id = person))
    union all select 'measure', count(*) from measure f where f.case_worker_id = person and f.closed_on is null
    union all select 'assignment', count(*) from assignment a
      where a.case_worker_id = person and a.active
        and not exists (select 1 from measure f where f.referral_id = a.referral_id and f.closed_on is null)
    union all select 'account', count(*) from account_officer o where o.user_id = person and o.ended_at is null) w
   where w.n > 0 and exists (select 1 from member m where m.user_id = person and app.gives_posts(m.organisation_id, m.role)) $$;

-- A lead gives a referral of one of its own people to another of them. The household; null where it is not the lead's to give.
create or replace function app.give_referral(given uuid, person uuid, taker uuid) returns uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare moved record;
begin
  if coalesce(app.role(), '') not in ('landlordLead', 'operatorLead') or person = taker then return null; end if;
  if (select count(*) from member m where m.organisation_id = app.organisation_id()
         and (m.user_id = person or (m.user_id = taker and m.active
              and m.role in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead')))) < 2 then return null; end if;
  update referral r set owner_id = taker
   where r.id = given and r.owner_id = person and r.status not in ('closed', 'withdrawn')
  returning r.id, r.household_id, r.status into moved;
  if moved.id is null then return null; end if;
  insert into referral_move (referral_id, household_id, from_status, to_status, moved_on, moved_by, owner_id)
  values (moved.id, moved.household_id, moved.status, moved.status, app.today(), app.user_id(), taker);
  return moved.household_id;
end $$;

-- Another post, in the same organisation or another: access follows it, and sessions end. Answers 'changed', 'same', 'notFound', or the
-- number of open files that are to be handed over first.
create or replace function app.change_post(person uuid, organisation uuid, wanted text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare post record; open bigint;
begin
  select m.organisation_id, m.role into post from member m where m.user_id = person and m.active for update;
  if post.role is null or person = app.user_id() or not app.gives_posts(post.organisation_id, post.role)
     or not app.gives_posts(organisation, wanted) or not exists (select 1 from organisation o where o.id = organisation) then return 'notFound'; end if;
  if post.organisation_id = organisation and post.role = wanted then return 'same'; end if;
  select coalesce(sum(w.n), 0) into open from app.work_carried(person) w;
  if open > 0 then return open::text; end if;
  update member m set organisation_id = organisation, role = wanted, arrived_at = now() where m.user_id = person;
  delete from auth_session s where s.user_id = person;
  return 'changed';
end $$;

-- Accounts that nobody uses, in the job's hands: who is to be warned, who is to be closed. `defaults`: the platform's own delays.
create or replace function app.dormant_accounts(defaults jsonb)
  returns table (user_id uuid, act text, closes_on date)
  language sql stable security definer set search_path = public, pg_temp as $$
  with used as (
    select m.user_id, greatest(coalesce(u.last_seen_at, m.arrived_at), m.arrived_at) as last_use, u.dormant_warned_at as warned,
           (r.rule ->> 'warn')::interval as warn, (r.rule ->> 'close')::interval as close
      from member m join auth_user u on u.id = m.user_id
      cross join lateral (select app.setting_today('account.dormant', m.organisation_id, defaults) as rule) r
     where m.active)
  select user_id, case when warned >= last_use then 'close' else 'warn' end,
         ((case when warned >= last_use then warned else now() end + (close - warn)) at time zone 'Europe/Paris')::date
    from used
   where last_use + warn <= now()
     and (warned is null or warned < last_use or warned + (close - warn) <= now()) $$;

-- Closes an account that was warned in vain; its files go to a lead. Gives how many; null where nobody could take them, and it stays open.
create or replace function app.close_dormant(person uuid) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare post record; files integer; successor uuid;
begin
  select m.organisation_id into post from member m where m.user_id = person and m.active for update;
  if post.organisation_id is null then return null; end if;
  files := app.hand_over_all(person);
  if files < 0 then return null; end if;
  update member m set active = false, left_at = now() where m.user_id = person;
  delete from auth_session s where s.user_id = person;
  return files;
end $$;
