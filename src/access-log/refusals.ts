/**
 * Requests that were refused for lack of right, written into the access log once they were answered: in a transaction of their own, so
 * many a minute and person and the rest counted, that nobody drowns the log by asking again and again.
 */
import { sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { auditEntry } from "../platform/audit/schema.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Database } from "../platform/database/database.ts";

export type Refusal = {
  userId: string;
  /** Method and address as the route declares it: `GET /api/households/:id`. Never the ids that were asked for. */
  route: string;
  requestId: string;
  ipAddress: string;
  /** Answered as missing: refused only where one of these ids is a row's that the person may not see. Undefined: refused for sure. */
  ifHidden?: readonly string[];
};

export type Refusals = {
  /** Writes it soon; nothing waits for it, and nothing fails by it. */
  note: (refusal: Refusal) => void;
  /** Resolves once all that was noted is written, what was only counted included. */
  settle: () => Promise<void>;
};

type Minute = { written: number; looked: number; more: number; last: Refusal; timer: NodeJS.Timeout };

/** Ids looked for in a minute, for each line that may be written: past that, requests are counted unseen. */
const LOOKS = 6;

/** One server's. `log` gets what could not be written. */
export function refusalLog(
  database: Database,
  { log, everyMs = 60_000 }: { log: (error: unknown) => void; everyMs?: number },
): Refusals {
  const minutes = new Map<string, Minute>();
  const underWay = new Set<Promise<void>>();
  const run = (work: () => Promise<void>) => {
    const done = work()
      .catch(log)
      .finally(() => underWay.delete(done));
    underWay.add(done);
  };
  const end = (userId: string) => {
    const minute = minutes.get(userId);
    if (!minute) return;
    clearTimeout(minute.timer);
    minutes.delete(userId);
    if (minute.more > 0) run(() => write(database, minute.last, "refusedMore", String(minute.more)));
  };
  const minuteOf = (refusal: Refusal): Minute => {
    const found = minutes.get(refusal.userId);
    if (found) return found;
    const timer = setTimeout(() => end(refusal.userId), everyMs);
    timer.unref();
    const begun = { written: 0, looked: 0, more: 0, last: refusal, timer };
    minutes.set(refusal.userId, begun);
    return begun;
  };
  return {
    note: (refusal) => {
      const most = legalOn("accessLog.refusalsPerMinute", todayInParis())!.value;
      const minute = minuteOf(refusal);
      minute.last = refusal;
      if (minute.written >= most || minute.looked >= most * LOOKS) {
        minute.more += 1;
        return;
      }
      if (!refusal.ifHidden) {
        minute.written += 1;
        run(() => write(database, refusal, "refused", null));
        return;
      }
      minute.looked += 1;
      run(async () => {
        if (!(await isHidden(database, refusal.userId, refusal.ifHidden!))) return;
        // Others were written while this one was looked for.
        if (minute.written >= most) minute.more += 1;
        else {
          minute.written += 1;
          await write(database, refusal, "refused", null);
        }
      });
    },
    settle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
      for (const userId of minutes.keys()) end(userId);
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** `count`: how many requests a line of `refusedMore` stands for. */
function write(
  database: Database,
  { userId, route, requestId, ipAddress }: Refusal,
  action: "refused" | "refusedMore",
  count: string | null,
): Promise<void> {
  return database.transaction({ kind: "user", userId, requestId, ipAddress }, async (tx) => {
    const { organisationId, role } = tx.actor!;
    await tx.db.insert(auditEntry).values({
      action,
      subject: route,
      subjectId: count,
      userId,
      organisationId,
      role,
      requestId,
      ipAddress,
    });
  });
}

/** Whether one of these ids is a row's that the person does not see. Nothing of the row is read. */
async function isHidden(database: Database, userId: string, ids: readonly string[]): Promise<boolean> {
  const asked = sql`(select array_agg(value::uuid) from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
  const [held] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ tables: string[] }>(sql`select app.tables_with(${asked}) as tables`),
  );
  if (held!.tables.length === 0) return false;
  const [seen] = await database.transaction({ kind: "user", userId }, (tx) =>
    tx.rows<{ tables: string[] }>(
      sql`select app.tables_with(${asked}, array(select jsonb_array_elements_text(${JSON.stringify(held!.tables)}::jsonb))) as tables`,
    ),
  );
  return seen!.tables.length < held!.tables.length;
}
