-- Where a session stands, and each person's own factors and sessions: what no policy opens, for the tables of sign-in are its own role's.

-- What an organisation, else the programme, sets for a rule today; else the platform's own value.
create or replace function app.setting_today(wanted text, organisation uuid, fallback jsonb) returns jsonb
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((
    select s.value from dated_setting s
     where s.rule = wanted and (s.organisation_id = organisation or s.organisation_id is null)
       and coalesce(s.valid_from, '-infinity') <= app.today()
       and coalesce(s.valid_to, 'infinity') >= app.today()
     order by s.organisation_id nulls last, s.created_at desc limit 1), fallback) $$;

-- The actor's session at the moment of a request: ended where it is too old or was left, and what it still owes. Notes that it was seen.
-- `defaults`: the platform's values, under the rules' own names.
create or replace function app.session_standing(session uuid, defaults jsonb) returns table (verdict text, recent boolean)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held record; enrolled boolean; organisation uuid := app.organisation_id();
  idle interval := (app.setting_today('session.idle', organisation, defaults -> 'session.idle') #>> '{}')::interval;
  longest interval := (app.setting_today('session.absolute', organisation, defaults -> 'session.absolute') #>> '{}')::interval;
  step_up interval := (app.setting_today('session.stepUp', organisation, defaults -> 'session.stepUp') #>> '{}')::interval;
begin
  select s.* into held from auth_session s where s.id = session and s.user_id = app.user_id();
  if held.id is null then return query select 'ended', false; return; end if;
  if held.last_seen_at + idle < now() or held.created_at + longest < now() then
    delete from auth_session s where s.id = session;
    return query select 'ended', false; return;
  end if;
  if held.last_seen_at < now() - interval '1 minute' then
    update auth_session s set last_seen_at = now() where s.id = session and s.last_seen_at < now() - interval '1 minute';
  end if;
  -- Whoever comes for less than a minute uses the account too: it is not dormant.
  update auth_user u set last_seen_at = now()
   where u.id = held.user_id and (u.last_seen_at is null or u.last_seen_at < now() - interval '1 hour');
  enrolled := exists (select 1 from auth_user u where u.id = held.user_id and u.two_factor_enabled)
           or exists (select 1 from auth_passkey p where p.user_id = held.user_id);
  return query select
    case when held.second_factor then 'open'
         when enrolled then 'confirm'
         when app.setting_today('secondFactor.required', organisation, defaults -> 'secondFactor.required') ? app.role() then 'enrol'
         else 'open' end,
    held.created_at + step_up > now();
end $$;

-- The actor's factors: an application, how many recovery codes are left, passkeys.
create or replace function app.my_factors() returns table (totp boolean, codes_left integer, passkeys jsonb, password boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.two_factor_enabled,
         coalesce((select jsonb_array_length(f.backup_codes::jsonb) from auth_two_factor f where f.user_id = u.id and f.verified), 0),
         coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'createdAt', p.created_at, 'lastUsedAt', p.last_used_at)
                                    order by p.created_at) from auth_passkey p where p.user_id = u.id), '[]'),
         exists (select 1 from auth_account a where a.user_id = u.id and a.password is not null)
    from auth_user u where u.id = app.user_id() $$;

-- The actor's sessions, without what would let anybody use one.
create or replace function app.my_sign_ins()
  returns table (id uuid, ip_address text, user_agent text, method text, second_factor boolean, created_at timestamptz, last_seen_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.ip_address, s.user_agent, s.method, s.second_factor, s.created_at, s.last_seen_at
    from auth_session s where s.user_id = app.user_id() and s.expires_at > now() $$;

-- Ends one of the actor's sessions, or all but one. Gives how many.
create or replace function app.end_my_sessions(one uuid, kept uuid) returns integer
  language sql security definer set search_path = public, pg_temp as $$
  with gone as (
    delete from auth_session s
     where s.user_id = app.user_id() and (s.id = one or (one is null and s.id is distinct from kept)) returning 1)
  select count(*)::integer from gone $$;

create or replace function app.remove_my_passkey(passkey uuid) returns boolean
  language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from auth_passkey p where p.id = passkey and p.user_id = app.user_id() returning 1)
  select exists (select 1 from gone) $$;

-- Who of the actor's people has a second factor: yes or no, for those who give posts.
drop function if exists app.people_factors();
create function app.people_factors() returns table (user_id uuid, enrolled boolean, last_seen_at timestamptz, warned_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.user_id,
         u.two_factor_enabled or exists (select 1 from auth_passkey p where p.user_id = m.user_id),
         greatest(u.last_seen_at, (select max(s.last_seen_at) from auth_session s where s.user_id = m.user_id)),
         case when u.dormant_warned_at > coalesce(u.last_seen_at, m.arrived_at) then u.dormant_warned_at end
    from member m join auth_user u on u.id = m.user_id where m.active and app.gives_posts(m.organisation_id, m.role) $$;

-- Ends all sessions of somebody whose post the actor gives, and of nobody else. Gives how many; null where the person is not the actor's.
create or replace function app.end_sessions_of(person uuid) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare post record; ended integer;
begin
  select m.organisation_id, m.role into post from member m where m.user_id = person and m.active;
  if post.role is null or person = app.user_id() or not app.gives_posts(post.organisation_id, post.role) then return null; end if;
  delete from auth_session s where s.user_id = person;
  get diagnostics ended = row_count;
  return ended;
end $$;

-- A lost second factor: taken away, sessions ended, with who did it and why. False where the person is not the actor's to help.
create or replace function app.reset_second_factor(person uuid, reason text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare post record;
begin
  select m.organisation_id, m.role into post from member m where m.user_id = person and m.active;
  if post.role is null or person = app.user_id() or not app.gives_posts(post.organisation_id, post.role) then return false; end if;
  delete from auth_two_factor f where f.user_id = person;
  delete from auth_passkey p where p.user_id = person;
  update auth_user u set two_factor_enabled = false, updated_at = now() where u.id = person;
  delete from auth_session s where s.user_id = person;
  insert into factor_reset (user_id, organisation_id, reason, reset_by) values (person, post.organisation_id, reason, app.user_id());
  return true;
end $$;
