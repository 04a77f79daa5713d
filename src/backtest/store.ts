/** The back-test of one landlord: its ledger is read page after page, replayed and judged elsewhere (`replaying.ts`). */
import { sql } from "drizzle-orm";

import { MONTH_COLUMNS } from "../detection/read.store.ts";
import { landlordThresholds } from "../detection/thresholds.store.ts";
import { UnknownLandlord } from "../detection/store.ts";
import type { Database, Tx, Who } from "../platform/database/database.ts";
import type { LandlordBacktest } from "./judge.rules.ts";
import { replayRun } from "./replay-thread.ts";
import type { ReplayGiven, ReplayPage } from "./replaying.ts";
import { settingsOn } from "./settings.rules.ts";
import type { PastCases } from "./weights.rules.ts";

/** Accounts read at once, with all their months. */
const PAGE = 1_000;
/** Of the whole, what reading and replaying takes; judging takes the rest. */
const READING = 0.9;

type Asked = {
  landlordCode: string;
  /** Day of the back-test: its month is still running and is not replayed. */
  on: Temporal.PlainDate;
  /** ISO months, included. Earlier months are learned from all the same. */
  from?: string | undefined;
  to?: string | undefined;
  weeklyCapacity?: number | undefined;
};
export type Watched = {
  /** Stops it between two pages; it then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Told the share done, 0–1. */
  onProgress?: ((done: number) => void) | undefined;
};

/** `cases`: those that the chance is learned of, by the points they showed. */
export type Backtested = { result: LandlordBacktest; cases: PastCases[] };

/**
 * Replays the whole months of a landlord's ledger before `on` and judges those from `from` to `to`. Throws `UnknownLandlord`.
 * Reads alone, each page in a transaction of its own: on the embedded engine, requests go between. Memory: 5 bytes for each account and month.
 */
export async function backtest(
  database: Database,
  who: Who,
  asked: Asked,
  { signal, onProgress = () => {} }: Watched = {},
): Promise<Backtested> {
  const started = performance.now();
  const { landlordCode, on, from, to, weeklyCapacity } = asked;
  const given = settingsOn(on);
  const settings = { ...given, ...(weeklyCapacity !== undefined && { weeklyCapacity }) };
  const read = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(who, work);
  const landlordId = await read((tx) => landlordOf(tx, landlordCode));
  if (landlordId === undefined) throw new UnknownLandlord(landlordCode);
  const { first, last, count } = await read((tx) => spanOf(tx, landlordId, on));
  const { "detection.billsFallDue": billsFallDue } = await read((tx) =>
    landlordThresholds(tx, landlordId, on),
  );
  const replayed: ReplayGiven = { on: on.toString(), first, last, from, to, settings, billsFallDue };
  await using run = replayRun(replayed, count);
  let accounts = 0;
  let seen = 0;
  for (let after = 0; ;) {
    signal?.throwIfAborted();
    const found = await read((tx) => pageAfter(tx, landlordId, after, on));
    if (found === undefined) break;
    accounts = await run.add(found.page);
    after = found.last;
    seen += PAGE;
    onProgress(Math.min(READING, (READING * seen) / Math.max(1, count)));
  }
  signal?.throwIfAborted();
  const { result, cases } = await run.judge();
  const notADifficulty = await read((tx) => notDifficulties(tx, landlordId, on));
  onProgress(1);
  const durationMs = Math.round(performance.now() - started);
  return {
    result: { landlord: landlordCode, ...result, accounts, settings, notADifficulty, durationMs },
    cases,
  };
}

async function landlordOf(tx: Tx, code: string): Promise<string | undefined> {
  const [found] = await tx.rows<{ id: string }>(
    sql`select id from organisation where kind = 'landlord' and upper(code) = ${code.toUpperCase()}`,
  );
  return found?.id;
}

/** The ledger's first month and the last whole one before `on`, ISO; null where it holds none. `count`: accounts. */
async function spanOf(tx: Tx, landlordId: string, on: Temporal.PlainDate) {
  const [span] = await tx.rows<{ first: string | null; last: string | null; count: number }>(sql`
    select to_char(min(month), 'YYYY-MM') as first, to_char(max(month), 'YYYY-MM') as last,
           (select count(*)::int from tenant_account where landlord_id = ${landlordId}::uuid) as count
      from account_month where landlord_id = ${landlordId}::uuid and month < ${on.with({ day: 1 }).toString()}::date`);
  return span!;
}

/** The next accounts and their months, and the last one's number; undefined where none is left. */
async function pageAfter(
  tx: Tx,
  landlordId: string,
  after: number,
  on: Temporal.PlainDate,
): Promise<{ page: ReplayPage; last: number } | undefined> {
  const own = sql`landlord_id = ${landlordId}::uuid`;
  const [end] = await tx.rows<{ last: number | null }>(sql`
    select max(id)::float8 as last from (
      select id from tenant_account where ${own} and id > ${after} order by id limit ${PAGE}) as page`);
  if (!end || end.last === null) return undefined;
  const accounts = await tx.copyOut(sql`
    select a.id, t.ends_on from tenant_account a join tenancy t on t.landlord_id = a.landlord_id and t.id = a.tenancy_id
     where a.${own} and a.id > ${after} and a.id <= ${end.last} order by a.id`);
  const months = await tx.copyOut(sql`
    select ${MONTH_COLUMNS} from account_month m
     where m.${own} and m.account_id > ${after} and m.account_id <= ${end.last} and m.month < ${on.with({ day: 1 }).toString()}::date
     order by m.account_id, m.month`);
  return { page: { accounts, months }, last: end.last };
}

async function notDifficulties(tx: Tx, landlordId: string, on: Temporal.PlainDate): Promise<number> {
  const [counted] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from appraisal
     where landlord_id = ${landlordId}::uuid and kind = 'notADifficulty' and detected_on <= ${on.toString()}::date`);
  return counted!.n;
}
