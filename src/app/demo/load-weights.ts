/** The past of one landlord replayed, its proposal waiting for its lead; and weights that another's lead has set by hand. */
import { sql } from "drizzle-orm";

import { runBacktest } from "../../backtest/run.store.ts";
import type { Database, Tx } from "../../platform/database/database.ts";
import { NO_FACTORS } from "../../signals/weights.rules.ts";

/** Accounts a week of a team of two with some hundreds of tenants. */
const CAPACITY = 5;

/** Before detection: the weights weigh in its list. Those of the landlord whose proposal is shown stay the default ones. */
export async function loadWeights(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  const since = today.subtract({ days: 48 }).toString();
  await tx.rows(sql`
    insert into signal_weights (landlord_id, valid_from, origin, factors, reason, applied_by, created_at)
    select distinct on (o.id) o.id, ${since}::date, 'byHand', ${JSON.stringify({ ...NO_FACTORS, rejectedDebits: 1.5, payDayDrift: 0.5 })}::jsonb,
           'Nos prélèvements rejetés annoncent souvent la suite ; les paiements un peu plus tardifs, rarement.',
           m.user_id, ${since}::date + time '09:20'
      from organisation o join member m on m.organisation_id = o.id and m.role = 'landlordLead' and m.active
     where o.code = 'PLURALIS' order by o.id, m.email`);
}

export async function loadBacktest(database: Database, today: Temporal.PlainDate): Promise<void> {
  const [asked] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ landlordId: string; id: number }>(sql`
      insert into backtest_run (landlord_id, asked_by, ran_on, weekly_capacity)
      select o.id, m.user_id, ${today.toString()}::date, ${CAPACITY}
        from organisation o join member m on m.organisation_id = o.id and m.role = 'arrearsOfficer' and m.active
       where o.code = 'AIH' order by m.email limit 1
      returning landlord_id as "landlordId", id::float8 as id`),
  );
  if (asked) await runBacktest(database, asked.landlordId, asked.id);
}
