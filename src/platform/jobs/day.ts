/** The event of each day, for what time alone brings: no import, no click. */
import { sql } from "drizzle-orm";

import { emit } from "../audit/record.ts";
import type { Tx } from "../database/database.ts";

/** Writes the day's event (`payload.on`) where nobody has yet: several processes may start at once. */
export async function beginDay(tx: Tx, on: string): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('jobs'), hashtext('day.began'))`);
  const known = await tx.rows(
    sql`select 1 from outbox_event where kind = 'day.began' and payload ->> 'on' = ${on} limit 1`,
  );
  if (known.length === 0) await emit(tx, "day.began", { payload: { on } });
}
