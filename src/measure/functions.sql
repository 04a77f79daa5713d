-- What a measure needs to know or to do beyond its own rows. Run at each start, before the migrations.

-- Closed measures whose facts the actor may still complete: its own operator's, once nobody has the household's file.
create or replace function app.measures_to_complete() returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select m.id from measure m
     where m.closed_on is not null and m.operator_id = app.operator_id()
       and (app.role() = 'operatorLead' or m.case_worker_id = app.user_id())
       and not exists (select 1 from assignment a where a.household_id = m.household_id and a.active);
end $$;

-- What a household owed its landlord at the end of a day, in cents, by the entries known now; null = unknown (no account, or a
-- day before its first entry). For those who follow the household or whose tenant it is: the entries themselves stay closed.
create or replace function app.debt_on(household uuid, landlord uuid, "day" date) returns bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select sum(a.balance_cents - coalesce(later.cents, 0))::bigint
    from tenant_account a
    left join lateral (select sum(e.debit_cents - e.credit_cents) as cents from ledger_entry e
                        where e.account_id = a.id and e.landlord_id = a.landlord_id and e.entry_on > "day") later on true
   where a.household_id = household and a.landlord_id = landlord
     and (a.last_entry_on is null or a.last_entry_on <= "day"
          or exists (select 1 from ledger_entry e
                      where e.account_id = a.id and e.landlord_id = a.landlord_id and e.entry_on <= "day"))
     and (household in (select app.case_households()) or landlord = app.landlord_id()) $$;

-- Ends the assignment that a closed measure ran under, for who closed it: access to write ends with it. Called last in the
-- closing's transaction; does nothing while another measure of the same referral runs (a renewal). True where one ended.
create or replace function app.end_assignment(measure_ended uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare ended record;
begin
  select m.referral_id, m.operator_id, m.household_id, m.closed_on into ended from measure m where m.id = measure_ended;
  if not found or ended.closed_on is null or ended.referral_id is null then return false; end if;
  if ended.household_id not in (select app.working_households()) then return false; end if;
  if not coalesce(app.role() = 'coordinator' or ended.operator_id = app.operator_id(), false) then return false; end if;
  if exists (select 1 from measure m where m.referral_id = ended.referral_id and m.closed_on is null) then return false; end if;
  update assignment a set active = false
   where a.referral_id = ended.referral_id and a.operator_id = ended.operator_id and a.active;
  return found;
end $$;

-- Whether a measure of this referral runs, whoever carries it: one at a time. For those who write on the household's file.
create or replace function app.measure_runs(referral uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from measure m
                  where m.referral_id = referral and m.closed_on is null and m.household_id in (select app.working_households())) $$;

-- The operator's lead gives a running measure to another worker of the same operator: measure, assignment and referral move
-- together, in one action. Answers 'named', 'notWorker' (no case worker in post there), or 'notFound'.
create or replace function app.hand_over_measure(handed uuid, worker uuid) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare given record; moved record; today date := app.today();
begin
  if app.role() is distinct from 'operatorLead' then return 'notFound'; end if;
  select m.id, m.path_id, m.referral_id, m.household_id, m.case_worker_id into given
    from measure m where m.id = handed and m.operator_id = app.operator_id() and (m.closed_on is null or m.closed_on >= today)
     and m.household_id in (select app.working_households()) for update;
  if not found then return 'notFound'; end if;
  if not exists (select 1 from member p where p.user_id = worker and p.active and p.role = 'caseWorker'
                    and p.organisation_id = app.operator_id()) then return 'notWorker'; end if;
  if given.case_worker_id is not distinct from worker then return 'named'; end if;
  update measure m set case_worker_id = worker
   where m.path_id = given.path_id and m.operator_id = app.operator_id() and (m.closed_on is null or m.closed_on >= today);
  update assignment a set case_worker_id = worker
   where a.referral_id = given.referral_id and a.operator_id = app.operator_id() and a.active;
  update referral r set owner_id = worker where r.id = given.referral_id and r.status = 'assigned' returning r.id into moved;
  if moved.id is not null then
    insert into referral_move (referral_id, household_id, from_status, to_status, moved_on, moved_by, owner_id)
    values (given.referral_id, given.household_id, 'assigned', 'assigned', today, app.user_id(), worker);
  end if;
  insert into outbox_event (kind, household_id, payload, user_id)
  values ('worker.named', given.household_id,
          jsonb_build_object('measureId', given.id, 'referralId', given.referral_id, 'workerId', worker, 'formerId', given.case_worker_id),
          app.user_id());
  insert into hand_over (referral_id, household_id, landlord_id, measure_id, former_operator_id, former_worker_id, operator_id, worker_id,
                         handed_on, handed_by)
  select given.referral_id, given.household_id, m.landlord_id, m.id, m.operator_id, given.case_worker_id, m.operator_id, worker, today, app.user_id()
    from measure m where m.id = given.id;
  -- Both ends are told: who takes the file, and who no longer writes on it.
  insert into outbox_event (kind, household_id, payload, user_id)
  values ('measure.handedOver', given.household_id,
          jsonb_build_object('measureId', given.id, 'workerId', worker, 'formerId', given.case_worker_id), app.user_id());
  return 'named';
end $$;

-- A renewal decided ahead that is not to begin after all: its measure goes, and the one that runs may be closed like any other. For
-- those who carry it. False where none waits to begin, or where something was written on it already.
create or replace function app.take_back_renewal(running uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare following uuid; today date := app.today();
begin
  select n.id into following
    from measure m join measure n on n.path_id = m.path_id and n.rank = m.rank + 1
   where m.id = running and m.outcome is null and n.starts_on > today and n.closed_on is null
     and m.household_id in (select app.working_households())
     and coalesce(app.role() = 'coordinator' or m.operator_id = app.operator_id(), false)
   for update;
  if not found then return false; end if;
  update renewal_request set next_measure_id = null where next_measure_id = following;
  delete from measure where id = following;
  update measure set closed_on = null, debt_at_end_cents = null where id = running;
  return true;
exception when foreign_key_violation then
  return false;
end $$;
