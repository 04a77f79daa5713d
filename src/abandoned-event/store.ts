/** Events that were given up, read and tried again by the administrator; events that were handled, removed after a time. */
import { sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { auditEntry } from "../platform/audit/schema.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { brokenRetry, REMEMBERED } from "./rules.ts";

export type Abandoned = {
  id: number;
  kind: string;
  createdAt: string;
  /** Null: it was given up before that was kept. */
  failedAt: string | null;
  /** The last failure's kind: a name and a code, never words of a file. */
  fault: string | null;
  retriedAt: string | null;
  retriedBy: string | null;
  retryReason: string | null;
};

const MOST = 500;

/** The latest first, so many at most, and how many there are. */
export async function abandonedEvents(tx: Tx): Promise<{ rows: Abandoned[]; count: number }> {
  const rows = await tx.rows<Abandoned>(sql`
    select e.id::float8 as id, e.kind, e.created_at as "createdAt", e.failed_at as "failedAt", e.fault, e.retried_at as "retriedAt",
           p.name as "retriedBy", e.retry_reason as "retryReason"
      from app.abandoned_events() e left join app.directory() p on p.user_id = e.retried_by order by e.id desc limit ${MOST}`);
  const [all] = await tx.rows<{ count: number }>(
    sql`select count(*)::int as count from app.abandoned_events()`,
  );
  return { rows, count: all!.count };
}

/** Tries events again, `ids` or all; a line of the audit for each. Undefined where none of them is given up any more. Field: reason. */
export async function tryAgain(
  tx: Tx & { actor: Actor },
  { ids, reason }: { ids: readonly number[] | null; reason: string },
): Promise<Answered<{ again: number }>> {
  const errors = brokenRetry(reason);
  if (errors.length > 0) return { errors };
  const wanted =
    ids &&
    sql`(select array_agg(value::bigint) from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
  const again = await tx.rows<{ id: string }>(
    sql`select id::text as id from app.try_events_again(${wanted ?? sql`null`}, ${reason.trim()}) as tried (id)`,
  );
  if (again.length === 0) return undefined;
  const { userId, organisationId, role } = tx.actor;
  await tx.db.insert(auditEntry).values(
    again.map(({ id }) => ({
      action: "retry",
      subject: "outbox_event",
      subjectId: id,
      userId,
      organisationId,
      role,
    })),
  );
  return { again: again.length };
}

/** Events that took effect, or that nobody handles, long ago: gone. What waits or was given up stays, and what says that somebody was told. */
export async function forgetEvents(tx: Tx): Promise<number> {
  const gone = await tx.rows(sql`
    delete from outbox_event
     where id in (select id from outbox_event
                   where outcome in ('handled', 'ignored')
                     and kind not in (select jsonb_array_elements_text(${JSON.stringify(REMEMBERED)}::jsonb))
                     and created_at < now() - ${legalOn("outbox.handledFor", todayInParis())!.value}::interval
                   order by id limit 50000) returning 1`);
  return gone.length;
}
