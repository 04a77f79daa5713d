/** The notices that the demonstration's year has left: as jobs would have written them, the older ones read. */
import { sql } from "drizzle-orm";

import type { Tx } from "../../platform/database/database.ts";

/** Notices up to `today`; of the last ten days, unread. Whoever did a thing is not told of it. */
export async function writeNotices(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  const day = today.toString();
  await tx.rows(sql`
    with told (user_id, kind, household_id, payload, "on", by) as (
      select c.user_id, 'referral.submitted', r.household_id, jsonb_build_object('referralId', r.id), r.submitted_on, r.referred_by
        from referral r cross join member c
       where c.role = 'coordinator' and not r.taken_over
      union all
      select r.referred_by, 'item.decided', r.household_id, jsonb_build_object('referralId', r.id), d.decided_on, d.decided_by
        from decision d join referral r on r.id = d.referral_id where not r.taken_over
      union all
      select l.user_id, 'referral.assigned', a.household_id, jsonb_build_object('referralId', a.referral_id), a.assigned_on, a.assigned_by
        from assignment a join referral r on r.id = a.referral_id and not r.taken_over
        join member l on l.organisation_id = a.operator_id and l.role = 'operatorLead'
      union all
      select m.case_worker_id, 'worker.named', m.household_id, jsonb_build_object('measureId', m.id), m.starts_on, null
        from measure m where not m.taken_over
      union all
      select r.referred_by, 'measure.closed', m.household_id, jsonb_build_object('measureId', m.id, 'referralId', r.id),
             m.closed_on, m.case_worker_id
        from measure m join referral r on r.id = m.referral_id where not m.taken_over)
    insert into notification (user_id, kind, household_id, payload, created_at, read_at)
    select t.user_id, t.kind, t.household_id, t.payload, t."on" + time '09:30',
           case when t."on" < ${day}::date - 10 then t."on" + time '17:00' end
      from told t join member m on m.user_id = t.user_id and m.active
     where t."on" between ${day}::date - 365 and ${day}::date and t.by is distinct from t.user_id`);
}
