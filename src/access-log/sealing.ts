/** Keeps the access log sealed while a server runs, and takes away what has expired. */
import { setTimeout as wait } from "node:timers/promises";

import { sql } from "drizzle-orm";

import { todayInParis } from "../platform/calendar/today.ts";
import type { Database } from "../platform/database/database.ts";
import { keptFor } from "./rules.ts";

const LINES = 5_000;
const EVERY_MS = 60_000;

export type Sealed = { entries: number; seals: number; chain: string | null };

/** Seals all that waits, in transactions of some thousands of lines. `chain`: the last seal's hash; null where nothing was ever sealed. */
export async function sealAccessLog(database: Database): Promise<Sealed> {
  const done: Sealed = { entries: 0, seals: 0, chain: null };
  for (;;) {
    const [sealed] = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ entries: number; chain: string | null }>(
        sql`select entries, chain from app.seal_access_log(${LINES})`,
      ),
    );
    done.chain = sealed!.chain;
    if (sealed!.entries === 0) return done;
    done.entries += sealed!.entries;
    done.seals++;
  }
}

/** Takes away lines of seals older than the law keeps them on `today`; how many. */
export async function expireAccessLog(database: Database, today: Temporal.PlainDate): Promise<number> {
  const before = today.subtract(keptFor(today)).toZonedDateTime("Europe/Paris").toInstant().toString();
  const [gone] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ lines: number }>(sql`select app.expire_access_log(${before}::timestamptz) as lines`),
  );
  return gone!.lines;
}

/**
 * Seals each minute and once more at its end. The chain's last hash is written to the server's own log: who keeps that log elsewhere can
 * show that even the database's owner rewrote nothing (`verify --chain HASH`).
 */
export function keepSealed(
  database: Database,
  { log, everyMs = EVERY_MS }: { log: (line: string) => void; everyMs?: number },
): { stop: () => Promise<void> } {
  const ending = new AbortController();
  const round = async () => {
    const { entries, chain } = await sealAccessLog(database);
    if (entries > 0) log(`journal des accès scellé : ${entries} lignes, chaîne ${chain}`);
    await expireAccessLog(database, todayInParis());
  };
  const told = (error: unknown) =>
    log(`journal des accès non scellé : ${error instanceof Error ? error.message : String(error)}`);
  const rounds = async () => {
    while (!ending.signal.aborted) {
      await wait(everyMs, undefined, { signal: ending.signal }).catch(() => {});
      await round().catch(told);
    }
  };
  const running = rounds();
  return {
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}
