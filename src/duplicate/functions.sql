-- Files that may be one household, and their merging: for the coordination alone. To anybody else these answer nothing, without
-- looking: the search begins with the households that the coordination follows, and they follow none.

-- Pairs of followed households that look alike, one of them at least under way. `same` says why: birthDate (with the name), phone,
-- address (with a part of the name), name (alone, where birth dates do not tell them apart).
create or replace function app.duplicate_pairs() returns table (one_id uuid, other_id uuid, same text[])
  language sql stable security definer set search_path = public, pg_temp as $$
  with followed as materialized (
    select distinct c.id from app.case_households() as c (id) where app.role() = 'coordinator'),
  people as materialized (
    select p.household_id, p.name_key as name, p.birth_date as born, p.phone_key as phone
      from followed f join person p on p.household_id = f.id),
  homes as materialized (
    select distinct t.household_id, d.address_key as address
      from followed f join tenancy t on t.household_id = f.id and (t.ends_on is null or t.ends_on >= app.today())
      join dwelling d on d.landlord_id = t.landlord_id and d.id = t.dwelling_id),
  hit (a, b, why) as (
    select a.household_id, b.household_id, unnest(array['name', case when a.born = b.born then 'birthDate' end])
      from people a join people b on b.name = a.name and b.household_id > a.household_id and coalesce(b.born = a.born, true)
    union
    select a.household_id, b.household_id, 'phone'
      from people a join people b on b.phone = a.phone and b.household_id > a.household_id
    union
    select a.household_id, b.household_id, 'address'
      from homes a join homes b on b.address = a.address and b.household_id > a.household_id
      join people p on p.household_id = a.household_id join people q on q.household_id = b.household_id
     where string_to_array(p.name, ' ') && string_to_array(q.name, ' '))
  select a, b, array_agg(why order by why) filter (where why is not null) from hit
   where exists (select 1 from referral r where r.household_id in (a, b) and r.status in ('submitted', 'onAgenda', 'decided', 'assigned'))
   group by a, b $$;

-- Whether two households have one landlord between them, by tenancies and referrals: the only files that are merged.
create or replace function app.one_landlord(one uuid, other uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select app.role() = 'coordinator' and count(distinct landlord_id) = 1 from (
    select landlord_id from tenancy where household_id in (one, other)
    union all select landlord_id from referral where household_id in (one, other)) known $$;

-- Moves all that is kept of `gone` to `kept`, by the coordination, of files that it follows and that have one landlord. What would
-- stand twice is left out: the same person, a tenancy without an account beside one that has it, a referral nobody has decided of.
-- `why`: written as the reason of that referral's withdrawal. Answers what was moved, by table; null where it may not be done;
-- {"refused": "underWay"} where both are decided or carried: one of them is closed first.
create or replace function app.merge_households(kept uuid, gone uuid, why text) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare t record; moved jsonb; trail jsonb := '{}'; extra record; waiting record;
begin
  if kept = gone or not app.one_landlord(kept, gone)
     or (select count(*) from unnest(array[kept, gone]) h where h in (select app.case_households())) < 2 then return null; end if;
  perform 1 from household h where h.id in (kept, gone) order by h.id for update;
  -- Of two referrals under way the one that nobody has decided of ends; its household is studied by the other.
  if (select count(*) from referral r where r.household_id in (kept, gone) and r.status not in ('closed', 'withdrawn') and not r.taken_over) > 1 then
    select r.* into waiting from referral r
     where r.household_id in (kept, gone) and r.status in ('draft', 'submitted', 'onAgenda') and not r.taken_over
     order by r.household_id = gone desc, r.status <> 'onAgenda' desc limit 1 for update;
    if waiting.id is null then return jsonb_build_object('refused', 'underWay'); end if;
    insert into referral_move (referral_id, household_id, from_status, to_status, moved_on, moved_by, owner_id, reason)
    values (waiting.id, waiting.household_id, waiting.status, 'withdrawn', app.today(), app.user_id(),
            waiting.owner_id, why);
    delete from agenda_item i using committee_session s
     where i.referral_id = waiting.id and s.id = i.session_id and s.status <> 'signed'
       and not exists (select 1 from decision d where d.agenda_item_id = i.id);
    update referral r set status = 'withdrawn', withdrawn_on = app.today(), withdrawn_reason = why
     where r.id = waiting.id;
    insert into outbox_event (kind, household_id, payload, user_id)
    values ('referral.withdrawn', waiting.household_id, jsonb_build_object('referralId', waiting.id, 'from', waiting.status), app.user_id());
    trail := trail || jsonb_build_object('withdrawn', waiting.id);
  end if;
  -- The same person twice: what the file that stays lacks is taken over.
  for extra in
    select g.*, k.id as kept_person from person g join person k on k.household_id = kept
       and k.name_key = g.name_key
       and coalesce(k.birth_date = g.birth_date, true)
     where g.household_id = gone
  loop
    trail := jsonb_set(trail, '{persons}', coalesce(trail -> 'persons', '[]') || jsonb_build_array(to_jsonb(extra)));
    update person k set birth_date = coalesce(k.birth_date, extra.birth_date), phone = coalesce(k.phone, extra.phone),
           email = coalesce(k.email, extra.email), first_name = coalesce(k.first_name, extra.first_name) where k.id = extra.kept_person;
    delete from person p where p.id = extra.id;
  end loop;
  for extra in
    select x.* from tenancy x
     where x.household_id in (kept, gone)
       and not exists (select 1 from tenant_account a where a.landlord_id = x.landlord_id and a.tenancy_id = x.id)
       and exists (select 1 from tenancy y join tenant_account a on a.landlord_id = y.landlord_id and a.tenancy_id = y.id
                    where y.household_id in (kept, gone) and y.landlord_id = x.landlord_id and y.id <> x.id)
  loop
    trail := jsonb_set(trail, '{tenancies}', coalesce(trail -> 'tenancies', '[]') || jsonb_build_array(to_jsonb(extra)));
    delete from tenancy x where x.landlord_id = extra.landlord_id and x.id = extra.id;
  end loop;
  for t in select c.relname as name, exists (select 1 from pg_attribute i where i.attrelid = c.oid and i.attname = 'id' and not i.attisdropped) as has_id
             from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'household_id' and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
               -- The log stays as it was written; what indicators read follows by itself.
               and c.relname not in ('audit_entry', 'reading_hour', 'counted_path', 'counted_referral')
            order by c.relname
  loop
    execute format('with moved as (update %I set household_id = $1 where household_id = $2 returning %s) select %s from moved',
                   t.name, case when t.has_id then 'id' else '1 as id' end,
                   case when t.has_id then 'jsonb_agg(id)' else 'to_jsonb(nullif(count(*), 0))' end)
      into moved using kept, gone;
    if moved is not null and moved <> 'null'::jsonb then trail := trail || jsonb_build_object(t.name, moved); end if;
  end loop;
  update household k set people = coalesce(k.people, g.people) from household g where k.id = kept and g.id = gone;
  trail := trail || jsonb_build_object('household', (select to_jsonb(h) from household h where h.id = gone));
  delete from household h where h.id = gone;
  return trail;
end $$;

-- Files that the coordination linked with one, as far as the asker follows both: the coordination all, an operator those of households
-- that it carries or carried itself. A landlord never: a link would tell of another's tenant.
create or replace function app.linked_households(household uuid) returns table (household_id uuid, decided_on date)
  language sql stable security definer set search_path = public, pg_temp as $$
  select other.id, p.decided_on
    from household_pair p
    cross join lateral (select case when p.one_id = linked_households.household then p.other_id else p.one_id end as id) other
   where p.verdict = 'linked' and linked_households.household in (p.one_id, p.other_id)
     and (app.role() = 'coordinator' or app.operator_id() is not null)
     and linked_households.household in (select app.case_households()) and other.id in (select app.case_households()) $$;
