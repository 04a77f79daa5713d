-- Acts of a landlord's file, taken in for its own tenants: by its staff, or by its program with a token for that and nothing else.
create or replace function app.act_landlord() returns uuid language sql stable
  as $$ select case when app.role() = 'actRecorder' then app.organisation_id() else app.landlord_id() end $$;

-- Writes the acts whose account is the landlord's; says of each, by its place in the list, what became of it: 'kept', 'known' (the same
-- act of the same day stands, or came earlier in the list), 'unknownAccount'. `keep` false: says it and writes nothing.
create or replace function app.import_acts(acts jsonb, keep boolean) returns table (place integer, outcome text)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare landlord constant uuid := app.act_landlord();
begin
  if landlord is null then raise insufficient_privilege using message = 'permission denied for acts of a procedure'; end if;
  return query
  with asked as (
    select e.ordinality::integer as place, e.act ->> 'account' as account, e.act ->> 'kind' as kind, (e.act ->> 'on')::date as acted_on,
           e.act ->> 'statedTime' as stated_time, e.act -> 'detail' as detail
      from jsonb_array_elements(acts) with ordinality as e (act, ordinality)),
  found as (
    select a.*, t.household_id,
           row_number() over (partition by t.household_id, a.kind, a.acted_on order by a.place) as nth,
           exists (select 1 from procedure_act p
                    where p.landlord_id = landlord and p.household_id = t.household_id and p.kind = a.kind and p.acted_on = a.acted_on) as stands
      from asked a left join tenant_account t on t.landlord_id = landlord and t.number = a.account),
  told as (
    select f.*, case when f.household_id is null then 'unknownAccount' when f.stands or f.nth > 1 then 'known' else 'kept' end as became
      from found f),
  written as (
    insert into procedure_act (landlord_id, household_id, kind, acted_on, stated_time, detail, entered_by)
    select landlord, w.household_id, w.kind, w.acted_on, w.stated_time, nullif(w.detail, '{}'::jsonb), app.user_id()
      from told w where w.became = 'kept' and keep
    returning household_id, kind, acted_on),
  heard as (
    insert into outbox_event (kind, household_id, payload, user_id)
    select 'procedure.advanced', w.household_id, jsonb_build_object('act', w.kind, 'on', w.acted_on), app.user_id() from written w
    returning 1)
  select w.place, w.became from told w left join (select count(*) from heard) h on true order by w.place;
end $$;
