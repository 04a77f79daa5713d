-- People's posts: what a lead or an administrator does for their own, and no policy can say. Run at each start.

-- Whether somebody has an account under this address. For those who invite; tells yes or no, not who nor where.
create or replace function app.address_taken(address text) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if coalesce(app.role(), '') not in ('landlordLead', 'operatorLead', 'administrator') then
    raise exception 'not for this role' using errcode = 'insufficient_privilege';
  end if;
  return exists (select 1 from auth_user where lower(email) = lower(address))
      or exists (select 1 from member where lower(email) = lower(address));
end $$;

-- Whether the actor gives and closes posts in this organisation.
create or replace function app.gives_posts(organisation uuid, wanted text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(app.role() = 'administrator'
      or (app.role() in ('landlordLead', 'operatorLead') and organisation = app.organisation_id()
          and app.role_fits(wanted, organisation)), false) $$;

-- Gives all that a person carries to a lead of their organisation, the actor first: no file is without an owner. Each says from whom to
-- whom it went; ended ones too have somebody to ask. Gives how many open ones; -1 where nobody can take them. Called by functions alone.
create or replace function app.hand_over_all(person uuid) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare post record; successor uuid; files integer;
begin
  select m.organisation_id into post from member m where m.user_id = person;
  select m.user_id into successor from member m
   where m.organisation_id = post.organisation_id and m.active and m.user_id <> person
     and m.role in ('landlordLead', 'operatorLead', 'coordinator')
   order by m.user_id = app.user_id() desc nulls last, m.arrived_at limit 1;
  select (select count(*) from referral r where r.owner_id = person and r.status not in ('closed', 'withdrawn'))
       + (select count(*) from measure f where f.case_worker_id = person and f.closed_on is null) into files;
  if files > 0 and successor is null then return -1; end if;
  with handed as (
    update referral r set owner_id = successor where r.owner_id = person and successor is not null returning r.id, r.household_id, r.status)
  insert into referral_move (referral_id, household_id, from_status, to_status, moved_on, moved_by, owner_id)
  select h.id, h.household_id, h.status, h.status, app.today(), app.user_id(), successor
    from handed h where h.status not in ('closed', 'withdrawn');
  update measure f set case_worker_id = successor where f.case_worker_id = person and f.closed_on is null;
  update assignment a set case_worker_id = successor where a.case_worker_id = person and a.active;
  -- An account that somebody followed goes back to the list, where all of the landlord see it.
  update account_officer o set ended_at = now() where o.user_id = person and o.ended_at is null;
  return files;
end $$;

-- Closes a post: sessions end at once, and every open file goes to a lead. Gives the number of files handed over; null where there is
-- no such open post for the actor; -1 where nobody can take the files.
create or replace function app.close_post(person uuid) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare post record; files integer;
begin
  select m.organisation_id, m.role into post from member m where m.user_id = person and m.active for update;
  if post.role is null or person = app.user_id() or not app.gives_posts(post.organisation_id, post.role) then return null; end if;
  files := app.hand_over_all(person);
  if files < 0 then return files; end if;
  update member m set active = false, left_at = now() where m.user_id = person;
  delete from auth_session s where s.user_id = person;
  return files;
end $$;

-- Kept with each row (`person.name_key`, `phone_key`, `dwelling.address_key`): who changes one of these three writes the rows anew in a migration.
-- A name to compare by: capitals, accents, hyphens and the order of first and last name do not count.
create or replace function app.name_key(name text) returns text
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select string_agg(word, ' ' order by word collate "C")
    from regexp_split_to_table(lower(regexp_replace(normalize(translate(replace(replace(name, 'œ', 'oe'), 'Œ', 'oe'), 'ıłŁøØđ', 'ilLoOd'), NFD), '[\u0300-\u036f]', '', 'g')),
                               '[^a-z0-9]+') word
   where word <> '' $$;

-- A telephone number to compare by: its last nine digits, with or without the country's; null where there are fewer.
create or replace function app.phone_key(phone text) returns text
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select nullif(right(digits, 9), '') from regexp_replace(phone, '\D', '', 'g') digits where length(digits) >= 9 $$;

-- An address to compare by: folded, the usual abbreviations spelt out, with its postcode; null without a number and a postcode.
create or replace function app.address_key(address text, postcode text) returns text
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select string_agg(coalesce(long.word, part.word), ' ' order by part.rank) || ' ' || btrim(postcode)
    from regexp_split_to_table(lower(regexp_replace(normalize(replace(address, 'œ', 'oe'), NFD), '[\u0300-\u036f]', '', 'g')), '[^a-z0-9]+')
           with ordinality as part (word, rank)
    left join (values ('av', 'avenue'), ('ave', 'avenue'), ('bd', 'boulevard'), ('bld', 'boulevard'), ('boul', 'boulevard'),
                      ('pl', 'place'), ('all', 'allee'), ('imp', 'impasse'), ('ch', 'chemin'), ('chem', 'chemin'), ('rte', 'route'),
                      ('r', 'rue'), ('st', 'saint'), ('ste', 'sainte')) as long (short, word) on long.short = part.word
   where part.word <> '' and postcode ~ '\d{5}'
  having string_agg(part.word, ' ') ~ '\d' $$;
