-- What another landlord learns of a rehousing, and what it tells of it: by these functions alone, column by column. No name, no
-- address, no debt, no reason, nothing social; who the household is tenant of is not said either.

-- Whether the household agreed to show its profile, and has not taken it back.
create or replace function app.rehousing_shown(request uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from rehousing_agreement a where a.request_id = request and a.withdrawn_on is null) $$;

-- Whether a home is proposed to somebody. For its landlord, operators and the coordination: yes or no.
create or replace function app.vacancy_promised(asked uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from rehousing_proposal p join vacancy v on v.id = p.vacancy_id
                  where p.vacancy_id = asked and p.ended_on is null
                    and (v.landlord_id = app.landlord_id() or app.operator_id() is not null or app.role() = 'coordinator')) $$;

-- Profiles that households agreed to show: to the staff of the landlords that they are not tenants of.
create or replace function app.shown_profiles()
  returns table (profile uuid, since date, people integer, rooms_least integer, rooms_most integer, communes text[], zone_id uuid,
                 ceiling_cents bigint, step_free boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, date_trunc('month', a.agreed_on)::date, r.people, r.rooms_least, r.rooms_most, r.communes, r.zone_id, r.ceiling_cents, r.step_free
    from rehousing_request r join rehousing_agreement a on a.request_id = r.id and a.withdrawn_on is null
   where r.closed_on is null and app.landlord_id() is not null and r.landlord_id <> app.landlord_id()
   order by a.agreed_on, r.id $$;

-- Proposals on the asker's own homes: for other landlords' tenants the profile, while the agreement holds; for its own as well.
create or replace function app.offers_on_homes()
  returns table (id uuid, vacancy_id uuid, reference text, proposed_on date, ended_on date, people integer, rooms_least integer,
                 step_free boolean, own boolean, facts jsonb)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.vacancy_id, p.home ->> 'reference', p.proposed_on, p.ended_on,
         case when s.shown then r.people end, case when s.shown then r.rooms_least end, case when s.shown then r.step_free end,
         p.landlord_id = p.home_landlord_id,
         coalesce((select jsonb_agg(jsonb_build_object('kind', f.kind, 'on', f.happened_on, 'reason', f.reason)
                                    order by f.happened_on, f.created_at)
                     from rehousing_fact f where f.proposal_id = p.id), '[]')
    from rehousing_proposal p join rehousing_request r on r.id = p.request_id
    cross join lateral (select p.landlord_id = p.home_landlord_id or app.rehousing_shown(p.request_id) as shown) s
   where p.home_landlord_id = app.landlord_id()
   order by p.ended_on nulls first, p.proposed_on desc, p.id $$;

-- Whether the asker is on the side that tells this. The household's side (its operator, its own landlord, the coordination) tells its
-- answer, the home's landlord its own and its committee's; either tells the move.
create or replace function app.may_tell_rehousing(of_proposal uuid, told text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from rehousing_proposal p
      cross join lateral (select coalesce(p.landlord_id = app.landlord_id()
                            or (app.landlord_id() is null and p.household_id in (select app.working_households())), false) as household) s
      cross join lateral (select s.household or coalesce(p.home_landlord_id = app.landlord_id(), false) as either,
                                 coalesce(p.home_landlord_id = app.landlord_id() or (app.role() = 'coordinator' and s.household), false) as home) h
     where p.id = of_proposal
       and case when told in ('householdAccepted', 'householdRefused', 'withdrawn') then s.household
                when told in ('landlordAgreed', 'landlordRefused', 'committeePlanned', 'committeeAllocated', 'committeeRefused') then h.home
                else told = 'moved' and h.either end) $$;

-- Writes what came of a proposal, by the side whose it is to tell. A refusal, a withdrawal and the move end it; the move takes the home
-- and closes the request. Answers 'told', or 'notFound'.
create or replace function app.tell_rehousing(of_proposal uuid, told text, on_day date, why text) returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare given record;
begin
  select p.* into given from rehousing_proposal p where p.id = of_proposal and p.ended_on is null for update;
  if not found or not app.may_tell_rehousing(of_proposal, told) then return 'notFound'; end if;
  insert into rehousing_fact (proposal_id, household_id, landlord_id, kind, happened_on, reason, entered_by)
  values (given.id, given.household_id, given.landlord_id, told, on_day, why, app.user_id())
  on conflict (proposal_id, kind) do update set happened_on = excluded.happened_on, reason = excluded.reason, entered_by = excluded.entered_by;
  if told in ('householdRefused', 'landlordRefused', 'committeeRefused', 'withdrawn', 'moved') then
    update rehousing_proposal p set ended_on = on_day where p.id = given.id;
  end if;
  if told = 'moved' then
    update vacancy v set status = 'taken', status_on = on_day, status_why = null where v.id = given.vacancy_id;
    update rehousing_request r set moved_on = on_day, closed_on = on_day, closed_why = 'moved' where r.id = given.request_id;
  end if;
  insert into outbox_event (kind, household_id, payload, user_id)
  values ('rehousing.told', given.household_id, jsonb_build_object('proposalId', given.id, 'requestId', given.request_id, 'what', told), app.user_id());
  -- The home's landlord is told of its home, and of no household.
  insert into outbox_event (kind, payload, user_id)
  values ('rehousing.homeTold', jsonb_build_object('proposalId', given.id, 'landlordId', given.home_landlord_id, 'what', told), app.user_id());
  return 'told';
end $$;

-- Takes out what was told by mistake, by the side that may tell it. What ended the proposal opens it again, with its home and its
-- request, unless the home or the household went elsewhere meanwhile, or the agreement was taken back. Answers 'untold', 'elsewhere'
-- or 'notFound'.
create or replace function app.untell_rehousing(of_proposal uuid, told text) returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare given record; is_end boolean := told in ('householdRefused', 'landlordRefused', 'committeeRefused', 'withdrawn', 'moved');
begin
  select p.* into given from rehousing_proposal p join rehousing_fact f on f.proposal_id = p.id and f.kind = told
   where p.id = of_proposal and f.reason is distinct from 'agreementWithdrawn' for update of p;
  if not found or not app.may_tell_rehousing(of_proposal, told) or (given.ended_on is not null and not is_end) then return 'notFound'; end if;
  if is_end then
    if exists (select 1 from rehousing_proposal o where o.id <> given.id
                  and ((o.ended_on is null and (o.vacancy_id = given.vacancy_id or o.request_id = given.request_id))
                       or (o.vacancy_id = given.vacancy_id and exists (select 1 from rehousing_fact m where m.proposal_id = o.id and m.kind = 'moved'))))
       or exists (select 1 from vacancy v where v.id = given.vacancy_id and v.status <> case when told = 'moved' then 'taken' else 'open' end)
       or exists (select 1 from rehousing_request r where r.id = given.request_id and r.closed_on is not null and told <> 'moved')
       or exists (select 1 from rehousing_request r join rehousing_request n on n.household_id = r.household_id and n.landlord_id = r.landlord_id
                   where r.id = given.request_id and n.id <> r.id and n.closed_on is null)
       or (given.home_landlord_id <> given.landlord_id and not app.rehousing_shown(given.request_id))
    then return 'elsewhere'; end if;
    update rehousing_proposal p set ended_on = null where p.id = given.id;
    if told = 'moved' then
      update vacancy v set status = 'open', status_on = app.today() where v.id = given.vacancy_id;
      update rehousing_request r set moved_on = null, closed_on = null, closed_why = null where r.id = given.request_id;
    end if;
  end if;
  delete from rehousing_fact f where f.proposal_id = given.id and f.kind = told;
  return 'untold';
end $$;

-- Takes the agreement back: the profile closes, and with it what is under way with another landlord; its home is free again.
-- Answers 'withdrawn' or 'notFound'.
create or replace function app.withdraw_rehousing_agreement(request uuid, on_day date) returns text
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare given record;
begin
  select a.* into given from rehousing_agreement a join rehousing_request r on r.id = a.request_id
   where a.request_id = withdraw_rehousing_agreement.request and a.withdrawn_on is null
     and (r.landlord_id = app.landlord_id() or (app.landlord_id() is null and r.household_id in (select app.working_households()))) for update of a;
  if not found then return 'notFound'; end if;
  update rehousing_agreement a set withdrawn_on = on_day, withdrawn_by = app.user_id() where a.id = given.id;
  with over as (
    update rehousing_proposal p set ended_on = on_day
     where p.request_id = given.request_id and p.ended_on is null and p.home_landlord_id <> p.landlord_id returning p.*),
  told as (
    insert into outbox_event (kind, payload, user_id)
    select 'rehousing.homeTold', jsonb_build_object('proposalId', o.id, 'landlordId', o.home_landlord_id, 'what', 'withdrawn'), app.user_id()
      from over o)
  insert into rehousing_fact (proposal_id, household_id, landlord_id, kind, happened_on, reason, entered_by)
  select o.id, o.household_id, o.landlord_id, 'withdrawn', on_day, 'agreementWithdrawn', app.user_id() from over o
  on conflict (proposal_id, kind) do nothing;
  insert into outbox_event (kind, household_id, payload, user_id)
  values ('rehousing.closed', given.household_id, jsonb_build_object('requestId', given.request_id), app.user_id());
  return 'withdrawn';
end $$;

-- What the household still owes for the home it left, month by month since the move: days and sums, for whoever follows it.
create or replace function app.rehousing_debt(request uuid)
  returns table (month date, charged_cents bigint, paid_cents bigint, balance_cents bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.month, sum(m.charged_cents)::bigint, sum(m.paid_cents + m.benefit_cents + m.relief_cents + m.grant_cents)::bigint, sum(m.balance_cents)::bigint
    from rehousing_request r
    join tenant_account a on a.landlord_id = r.landlord_id and a.household_id = r.household_id
    join account_month m on m.landlord_id = a.landlord_id and m.account_id = a.id
   where r.id = request and m.month >= date_trunc('month', coalesce(r.moved_on, r.opened_on))::date
     and (r.landlord_id = app.landlord_id() or r.household_id in (select app.case_households()))
   group by m.month order by m.month $$;
