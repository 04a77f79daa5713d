/** Writes an event's notices: ids alone. The sentence is made when read, from what the reader may see then. */
import { sql, type SQL } from "drizzle-orm";

import type { Tx } from "../../platform/database/database.ts";
import type { OutboxEvent } from "../../platform/jobs/outbox.ts";

/** `people`: a query of `user_id`. Writes none for closed posts, nor for the person who did it. */
export async function notify(tx: Tx, event: OutboxEvent, people: SQL): Promise<void> {
  await tx.rows(sql`
    insert into notification (user_id, kind, household_id, payload, created_at)
    select m.user_id, ${event.kind}, ${event.householdId}::uuid, ${JSON.stringify(event.payload)}::jsonb,
           ${event.createdAt}::timestamptz
      from member m
     where m.active and m.user_id in (${people}) and m.user_id is distinct from ${event.userId}::uuid`);
}
