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

/**
 * Writes the morning's event (`payload.on`) once, as soon as what the day began with is handed on. True where it is written, now or
 * before: nobody needs to ask again that day.
 */
export async function beginMorning(tx: Tx, on: string): Promise<boolean> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('jobs'), hashtext('morning.began'))`);
  const [state] = await tx.rows<{ known: boolean; ready: boolean }>(sql`
    select coalesce(bool_or(kind = 'morning.began'), false) as known,
           coalesce(bool_or(kind = 'day.began' and outcome = 'handled'), false) as ready
      from outbox_event where kind in ('morning.began', 'day.began') and payload ->> 'on' = ${on}`);
  if (state!.known) return true;
  if (!state!.ready) return false;
  await emit(tx, "morning.began", { payload: { on } });
  return true;
}
