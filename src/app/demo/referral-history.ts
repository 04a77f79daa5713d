/** The history of the demonstration's referrals, told from the days their files hold: one line per change of state. */
import { sql } from "drizzle-orm";

import type { Tx } from "../../platform/database/database.ts";

/** Of a household put off once, the history keeps the first agenda and the last decision. Referrals with a history are left alone. */
export async function writeReferralHistory(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  await tx.rows(sql`
    with state (name, rank) as (
      values ('submitted', 1), ('onAgenda', 2), ('decided', 3), ('assigned', 4), ('closed', 5)),
    told as (select r.*, s.rank from referral r join state s on s.name = r.status
              where not exists (select 1 from referral_move m where m.referral_id = r.id)),
    step (referral_id, household_id, name, moved_on, moved_by, owner_id) as (
      select id, household_id, 'submitted', submitted_on, referred_by,
             case when rank = 1 then owner_id else (select user_id from member where role = 'coordinator' order by email limit 1) end
        from told
      union all
      select t.id, t.household_id, 'onAgenda', greatest(t.submitted_on, least(min(s.held_on) - 7, ${today.toString()}::date)), min(c.user_id::text)::uuid, min(c.user_id::text)::uuid
        from told t join agenda_item i on i.referral_id = t.id join committee_session s on s.id = i.session_id
        cross join (select user_id from member where role = 'coordinator' order by email limit 1) c
       where t.rank >= 2 group by t.id, t.household_id, t.submitted_on
      union all
      select t.id, t.household_id, 'decided', max(d.decided_on), min(d.decided_by::text)::uuid, min(d.decided_by::text)::uuid
        from told t join decision d on d.referral_id = t.id
       where t.rank >= 3 group by t.id, t.household_id
      union all
      select t.id, t.household_id, 'assigned', max(a.assigned_on), min(a.assigned_by::text)::uuid,
             coalesce(min(a.case_worker_id::text), min(t.owner_id::text))::uuid
        from told t join assignment a on a.referral_id = t.id
       where t.rank >= 4 group by t.id, t.household_id
      union all
      select t.id, t.household_id, 'closed',
             coalesce((select max(m.closed_on) from measure m where m.referral_id = t.id),
                      (select max(d.decided_on) from decision d where d.referral_id = t.id), t.submitted_on),
             t.owner_id, t.owner_id
        from told t where t.rank = 5)
    insert into referral_move (referral_id, household_id, from_status, to_status, moved_on, moved_at, moved_by, owner_id)
    select step.referral_id, step.household_id,
           coalesce(lag(step.name) over path, 'draft'), step.name, step.moved_on,
           (step.moved_on + time '09:30' + state.rank * interval '1 minute') at time zone 'Europe/Paris', step.moved_by, step.owner_id
      from step join state on state.name = step.name
    window path as (partition by step.referral_id order by state.rank)`);
}
