/** Back-tests that somebody asks for: one at a time for a landlord, run by a job, interrupted by taking the request away, kept with their date. */
import { setInterval } from "node:timers/promises";

import { sql } from "drizzle-orm";

import { emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { Actor, Database, Tx } from "../platform/database/database.ts";
import type { LandlordBacktest } from "./judge.rules.ts";
import { backtest } from "./store.ts";
import type { PastCases } from "./weights.rules.ts";

type Asked = Tx & { actor: Actor };

export type BacktestRun = {
  id: number;
  ranOn: string;
  weeklyCapacity: number;
  /** 0–1. */
  progress: number;
  askedBy: string | null;
  askedAt: string;
  endedAt: string | null;
  /** null: waits or runs. */
  outcome: "done" | "failed" | null;
};

const RUN = sql`
  r.id::float8 as id, r.ran_on::text as "ranOn", r.weekly_capacity as "weeklyCapacity", r.progress::float8 as progress,
  (select d.name from app.directory() d where d.user_id = r.asked_by) as "askedBy", r.created_at as "askedAt",
  r.ended_at as "endedAt", r.outcome`;

/** The latest first; `limit` of them. */
export async function backtestRuns(tx: Tx, landlordId: string, limit: number): Promise<BacktestRun[]> {
  return tx.rows<BacktestRun>(
    sql`select ${RUN} from backtest_run r where r.landlord_id = ${landlordId}::uuid order by r.id desc limit ${limit}`,
  );
}

/** One that has ended well, with what came of it; without `id`, the latest. Undefined where there is none that the asker sees. */
export async function endedBacktest(
  tx: Tx,
  landlordId: string,
  id?: number,
): Promise<(BacktestRun & { result: LandlordBacktest; cases: PastCases[] }) | undefined> {
  const [found] = await tx.rows<BacktestRun & { result: LandlordBacktest; cases: PastCases[] }>(sql`
    select ${RUN}, r.result, r.cases from backtest_run r
     where r.landlord_id = ${landlordId}::uuid and r.outcome = 'done' ${id === undefined ? sql`` : sql`and r.id = ${id}`}
     order by r.id desc limit 1`);
  return found;
}

/** Asks for a back-test of the actor's landlord, as of `on`. */
export async function askBacktest(
  tx: Asked,
  { weeklyCapacity, on }: { weeklyCapacity: number; on: Temporal.PlainDate },
): Promise<Answered<{ id: number }>> {
  const landlordId = tx.actor.organisationId;
  const [asked] = await tx.rows<{ id: number }>(sql`
    insert into backtest_run (landlord_id, asked_by, ran_on, weekly_capacity)
    values (${landlordId}::uuid, ${tx.actor.userId}::uuid, ${on.toString()}::date, ${weeklyCapacity})
        on conflict (landlord_id) where ended_at is null do nothing
    returning id::float8 as id`);
  if (!asked)
    return brokenRule(
      "backtest.oneAtATime",
      "Un rejeu du passé est déjà en cours : attendez sa fin, ou interrompez-le.",
      "The past is being replayed already: wait for its end, or interrupt it.",
    );
  // Not under the name that orders a landlord's events: an import that comes meanwhile does not wait for it.
  await emit(tx, "backtest.asked", { payload: { backtestId: asked.id, of: landlordId } });
  return asked;
}

/** Takes away one that has not ended: the job sees it, and stops. False where there is none. */
export async function interruptBacktest(tx: Asked, id: number): Promise<boolean> {
  const gone = await tx.rows(
    sql`delete from backtest_run where landlord_id = ${tx.actor.organisationId}::uuid and id = ${id} and ended_at is null returning 1`,
  );
  return gone.length > 0;
}

/** Between two looks whether it is still wanted, with the progress written. */
const LOOK_MS = 1_000;
class TakenAway extends Error {}

/**
 * Runs one that was asked for and keeps what came of it; run again, one that had ended or was taken away does nothing, one whose process
 * died begins anew. A failure is kept as such, and thrown for the log.
 */
export async function runBacktest(
  database: Database,
  landlordId: string,
  id: number,
  lookMs = LOOK_MS,
): Promise<void> {
  const asSystem = <T>(statement: ReturnType<typeof sql>) =>
    database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
  const it = sql`landlord_id = ${landlordId}::uuid and id = ${id} and ended_at is null`;
  const [asked] = await asSystem<{ code: string; on: string; weeklyCapacity: number }>(sql`
    update backtest_run r set started_at = now(), progress = 0 from organisation o
     where o.id = r.landlord_id and r.landlord_id = ${landlordId}::uuid and r.id = ${id} and r.ended_at is null
    returning o.code, r.ran_on::text as "on", r.weekly_capacity as "weeklyCapacity"`);
  if (!asked) return;
  const stop = new AbortController();
  let done = 0;
  // One look after the other, the last one waited for: nothing of a run that has ended still writes.
  const ended = new AbortController();
  const look = async (): Promise<void> => {
    for await (const _ of setInterval(lookMs, undefined, { signal: ended.signal })) {
      // A database that does not answer is told by the reading itself.
      const still = await asSystem(
        sql`update backtest_run set progress = ${done} where ${it} returning 1`,
      ).catch(() => [undefined]);
      if (still.length === 0) stop.abort(new TakenAway());
    }
  };
  const looking = look().catch((error) => {
    if (!ended.signal.aborted) throw error;
  });
  try {
    const { result, cases } = await backtest(
      database,
      { kind: "system" },
      {
        landlordCode: asked.code,
        on: Temporal.PlainDate.from(asked.on),
        weeklyCapacity: asked.weeklyCapacity,
      },
      { signal: stop.signal, onProgress: (share) => (done = share) },
    );
    await asSystem(sql`
      update backtest_run set progress = 1, ended_at = now(), outcome = 'done', result = ${JSON.stringify(result)}::jsonb,
             cases = ${JSON.stringify(cases)}::jsonb where ${it}`);
  } catch (error) {
    if (error instanceof TakenAway) return;
    await asSystem(sql`update backtest_run set ended_at = now(), outcome = 'failed' where ${it}`);
    throw error;
  } finally {
    ended.abort();
    await looking;
  }
}
