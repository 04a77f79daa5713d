-- What an operator's lead may do to an assignment without the right to write one, and the loads it is chosen by.

-- The operator's lead names who carries an assigned household, before its measure starts; the file then belongs to that person.
-- Answers 'named', 'notWorker' (no case worker in post of this operator), 'measureRuns' (a hand-over is made on the measure), or
-- 'notFound' (no active assignment of the lead's own operator).
create or replace function app.name_case_worker(assignment uuid, worker uuid) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare given record; moved record;
begin
  if app.role() is distinct from 'operatorLead' then return 'notFound'; end if;
  select a.id, a.referral_id, a.household_id, a.case_worker_id into given
    from assignment a where a.id = name_case_worker.assignment and a.active and a.operator_id = app.operator_id() for update;
  if not found then return 'notFound'; end if;
  if not exists (select 1 from member m where m.user_id = worker and m.active and m.role = 'caseWorker'
                    and m.organisation_id = app.operator_id()) then return 'notWorker'; end if;
  if exists (select 1 from measure m where m.referral_id = given.referral_id and m.closed_on is null) then return 'measureRuns'; end if;
  if given.case_worker_id is not distinct from worker then return 'named'; end if;
  update assignment a set case_worker_id = worker where a.id = given.id;
  update referral r set owner_id = worker where r.id = given.referral_id and r.status = 'assigned' returning r.id into moved;
  if moved.id is not null then
    insert into referral_move (referral_id, household_id, from_status, to_status, moved_on, moved_by, owner_id)
    values (given.referral_id, given.household_id, 'assigned', 'assigned', (now() at time zone 'Europe/Paris')::date, app.user_id(), worker);
  end if;
  insert into outbox_event (kind, household_id, payload, user_id)
  values ('worker.named', given.household_id,
          jsonb_build_object('assignmentId', given.id, 'referralId', given.referral_id, 'workerId', worker, 'formerId', given.case_worker_id),
          app.user_id());
  return 'named';
end $$;

-- How many households each professional of an operator carries: numbers alone, for the coordination that assigns and the
-- operator's own lead who names. A household counts once, by an active assignment or a running measure.
create or replace function app.loads() returns table (operator_id uuid, user_id uuid, households bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select carried.operator_id, carried.worker, count(distinct carried.household_id)
    from (select a.operator_id, a.case_worker_id as worker, a.household_id from assignment a where a.active
          union
          select m.operator_id, m.case_worker_id, m.household_id from measure m where m.closed_on is null) carried
   where app.role() = 'coordinator' or (app.role() = 'operatorLead' and carried.operator_id = app.operator_id())
   group by carried.operator_id, carried.worker $$;
