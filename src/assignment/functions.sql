-- What an operator's lead may do to an assignment without the right to write one, and the loads it is chosen by.

-- The operator's lead names who carries an assigned household, before its measure starts; the file then belongs to that person.
-- Answers 'named', 'notWorker' (no case worker in post of this operator), 'measureRuns' (a hand-over is made on the measure), or
-- 'notFound' (no active assignment of the lead's own operator).
create or replace function app.name_case_worker(assignment uuid, worker uuid) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare given record; moved record;
begin
  if app.role() is distinct from 'operatorLead' then return 'notFound'; end if;
  select a.id, a.referral_id, a.household_id, a.landlord_id, a.case_worker_id into given
    from assignment a where a.id = name_case_worker.assignment and a.active and a.operator_id = app.operator_id() for update;
  if not found then return 'notFound'; end if;
  if not exists (select 1 from member m where m.user_id = worker and m.active and m.role = 'caseWorker'
                    and m.organisation_id = app.operator_id()) then return 'notWorker'; end if;
  if exists (select 1 from measure m where m.referral_id = given.referral_id and m.closed_on is null) then return 'measureRuns'; end if;
  if given.case_worker_id is not distinct from worker then return 'named'; end if;
  update assignment a set case_worker_id = worker where a.id = given.id;
  -- Whoever was named before is told as well, and the file keeps its history.
  if given.case_worker_id is not null then
    insert into hand_over (referral_id, household_id, landlord_id, former_operator_id, former_worker_id, operator_id, worker_id, handed_on, handed_by)
    values (given.referral_id, given.household_id, given.landlord_id, app.operator_id(), given.case_worker_id, app.operator_id(), worker,
            app.today(), app.user_id());
    insert into outbox_event (kind, household_id, payload, user_id)
    values ('measure.handedOver', given.household_id,
            jsonb_build_object('referralId', given.referral_id, 'workerId', worker, 'formerId', given.case_worker_id), app.user_id());
  end if;
  update referral r set owner_id = worker where r.id = given.referral_id and r.status = 'assigned' returning r.id into moved;
  if moved.id is not null then
    insert into referral_move (referral_id, household_id, from_status, to_status, moved_on, moved_by, owner_id)
    values (given.referral_id, given.household_id, 'assigned', 'assigned', app.today(), app.user_id(), worker);
  end if;
  insert into outbox_event (kind, household_id, payload, user_id)
  values ('worker.named', given.household_id,
          jsonb_build_object('assignmentId', given.id, 'referralId', given.referral_id, 'workerId', worker, 'formerId', given.case_worker_id),
          app.user_id());
  return 'named';
end $$;

-- The coordination moves a household from an operator to another, in one action: before its measure begins, or while it runs.
-- The measure goes on as it is (days, meetings, levers); what the former operator wrote stays its own, to read. The former assignment
-- ends, a new one begins; the file is owned by the worker named, or by the new operator's lead until one is.
-- Answers 'handed', 'operator' (none, or the same), 'lead' (the operator has none in post), 'worker' (no case worker in post there),
-- or 'notFound' (no active assignment that the coordination follows).
create or replace function app.hand_over(handed uuid, taker uuid, worker uuid, reason text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare given record; lead uuid; owner uuid; moved uuid; running uuid; fresh uuid := gen_random_uuid();
        today date := app.today();
begin
  if app.role() is distinct from 'coordinator' then return 'notFound'; end if;
  select a.* into given from assignment a
   where a.id = handed and a.active and a.household_id in (select app.working_households()) for update;
  if not found then return 'notFound'; end if;
  if given.operator_id = taker or not exists (select 1 from organisation o where o.id = taker and o.kind = 'operator') then return 'operator'; end if;
  select m.user_id into lead from member m
   where m.organisation_id = taker and m.active and m.role = 'operatorLead' order by m.name, m.user_id limit 1;
  if lead is null then return 'lead'; end if;
  if worker is not null and not exists (select 1 from member m where m.user_id = worker and m.active and m.role = 'caseWorker'
                                           and m.organisation_id = taker) then return 'worker'; end if;
  owner := coalesce(worker, lead);
  select m.id into running from measure m
   where m.referral_id = given.referral_id and m.operator_id = given.operator_id and (m.closed_on is null or m.closed_on >= today)
   order by m.rank limit 1;
  update assignment a set active = false where a.id = given.id;
  insert into assignment (id, referral_id, household_id, landlord_id, operator_id, case_worker_id, assigned_on, assigned_by)
  values (fresh, given.referral_id, given.household_id, given.landlord_id, taker, case when running is null then worker else owner end,
          today, app.user_id());
  update measure m set operator_id = taker, case_worker_id = owner
   where m.referral_id = given.referral_id and m.operator_id = given.operator_id and (m.closed_on is null or m.closed_on >= today);
  -- A meeting that is still to come is the new operator's to hold.
  update tripartite_meeting t set operator_id = taker
    from measure m where m.id = t.measure_id and m.referral_id = given.referral_id and m.operator_id = taker and t.state = 'planned';
  update referral r set owner_id = owner where r.id = given.referral_id and r.status = 'assigned' returning r.id into moved;
  if moved is not null then
    insert into referral_move (referral_id, household_id, from_status, to_status, moved_on, moved_by, owner_id)
    values (given.referral_id, given.household_id, 'assigned', 'assigned', today, app.user_id(), owner);
  end if;
  insert into hand_over (referral_id, household_id, landlord_id, measure_id, former_operator_id, former_worker_id, operator_id, worker_id,
                         handed_on, handed_by, reason)
  values (given.referral_id, given.household_id, given.landlord_id, running, given.operator_id, given.case_worker_id, taker, owner,
          today, app.user_id(), reason);
  -- What its lead had asked for is done.
  update hand_over_request q set answer = 'handed', answered_on = today, answered_by = app.user_id()
   where q.assignment_id = given.id and q.answer is null;
  -- Both ends are told, and the landlord that referred.
  insert into outbox_event (kind, household_id, payload, user_id)
  values ('file.handedOver', given.household_id,
          jsonb_build_object('referralId', given.referral_id, 'measureId', running, 'assignmentId', fresh, 'workerId', owner,
                             'formerId', given.case_worker_id, 'formerOperatorId', given.operator_id, 'operatorId', taker),
          app.user_id());
  return 'handed';
end $$;

-- Ends a request for a hand-over that waits: the coordination declines it and says why, or the lead of the operator that asked takes
-- it back. Who asked is told of a no. Answers 'ended', 'words' (a no says why), or 'notFound'.
create or replace function app.end_hand_over_request(request uuid, words text) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare waiting record; is_coordination boolean := coalesce(app.role() = 'coordinator', false);
begin
  select q.* into waiting from hand_over_request q
   where q.id = request and q.answer is null
     and (is_coordination or (app.role() = 'operatorLead' and q.operator_id = app.operator_id())) for update;
  if not found then return 'notFound'; end if;
  if is_coordination and coalesce(trim(words), '') = '' then return 'words'; end if;
  update hand_over_request q set answer = case when is_coordination then 'declined' else 'withdrawn' end,
         answered_on = app.today(), answered_by = app.user_id(), answer_words = nullif(trim(words), '')
   where q.id = waiting.id;
  if is_coordination then
    insert into outbox_event (kind, household_id, payload, user_id)
    values ('handOver.declined', waiting.household_id, jsonb_build_object('requestId', waiting.id, 'askedBy', waiting.asked_by), app.user_id());
  end if;
  return 'ended';
end $$;
