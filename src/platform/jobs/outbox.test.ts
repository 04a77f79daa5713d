/** Events survive what happens to the process: each is handled, in its household's order, and takes effect once. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { emit } from "../audit/record.ts";
import { todayInParis } from "../calendar/today.ts";
import type { Database, Tx } from "../database/database.ts";
import { openDatabase } from "../database/open.ts";
import { testDatabase } from "../database/test-database.ts";
import { beginDay } from "./day.ts";
import { type Handlers, type Jobs, type OutboxEvent, startJobs } from "./outbox.ts";

const PACE = { poll: 0.5, silence: 10, care: 1 };
const QUICK = { limit: 2, delay: 1 };
const PERSON = "00000000-0000-4000-8000-000000000001";

let database: Awaited<ReturnType<typeof testDatabase>>;
let running: Jobs | undefined;
const said: string[] = [];

beforeEach(async () => {
  database = await testDatabase();
  said.length = 0;
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await database.close();
});

const start = async (handlers: Handlers, on: Database = database) => {
  running = startJobs(on, { handlers, log: (sentence) => said.push(sentence), pace: PACE, retries: QUICK });
  await running.started;
};
const asSystem = <T>(statement: ReturnType<typeof sql>, on: Database = database) =>
  on.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
const happen = (kind: string, n: number, householdId: string = crypto.randomUUID()) =>
  database.transaction({ kind: "system" }, (tx) => emit(tx, kind, { householdId, payload: { n } }));

/** The effect that is counted: a notice with the event's number. */
const note = (tx: Tx, { kind, payload }: OutboxEvent) =>
  tx.rows(sql`insert into notification (user_id, kind, payload)
              values (${PERSON}::uuid, ${kind}, ${JSON.stringify(payload)}::jsonb)`);
const effects = async (on: Database = database) =>
  (
    await asSystem<{ n: number }>(
      sql`select (payload ->> 'n')::int as n from notification order by created_at, 1`,
      on,
    )
  ).map(({ n }) => n);
const outcomes = async (on: Database = database) => {
  const rows = await asSystem<{ outcome: string | null; n: number }>(
    sql`select outcome, count(*) as n from outbox_event group by 1`,
    on,
  );
  return Object.fromEntries(rows.map(({ outcome, n }) => [outcome ?? "waiting", n]));
};
const counting: Handlers = { "test.done": { within: async (tx, event) => void (await note(tx, event)) } };

const begun = () => asSystem(sql`select outcome from outbox_event`);

describe("the outbox", () => {
  it("hands over what was written while nobody listened, and what is written after", async () => {
    await happen("test.done", 1);
    await start(counting);
    await happen("test.done", 2);
    await expect.poll(() => effects(), { timeout: 15_000 }).toEqual([1, 2]);
    await expect.poll(() => outcomes()).toEqual({ handled: 2 });
  });

  it("an event of a change that was rolled back never happens", async () => {
    await start(counting);
    const change = database.transaction({ kind: "system" }, async (tx) => {
      await emit(tx, "test.done", { payload: { n: 1 } });
      throw new Error("the change is refused");
    });
    await expect(change).rejects.toThrow("refused");
    await happen("test.done", 2);
    await expect.poll(() => effects(), { timeout: 15_000 }).toEqual([2]);
  });

  it("a kind nobody handles is counted as ignored, and holds nothing up", async () => {
    await happen("test.unknown", 1);
    await happen("test.done", 2);
    await start(counting);
    await expect.poll(() => outcomes(), { timeout: 15_000 }).toEqual({ ignored: 1, handled: 1 });
  });

  it("handed over twice, an event takes effect once", async () => {
    await happen("test.done", 1);
    await start(counting);
    await expect.poll(() => effects(), { timeout: 15_000 }).toEqual([1]);
    await expect.poll(() => outcomes()).toEqual({ handled: 1 });
    // As after a process that died between the queue's insert and its own mark, and one whose job was given again.
    await asSystem(sql`update outbox_event set dispatched_at = null`);
    await expect
      .poll(() => asSystem(sql`select 1 from outbox_event where dispatched_at is null`), { timeout: 15_000 })
      .toEqual([]);
    await happen("test.done", 2);
    await expect.poll(() => effects(), { timeout: 15_000 }).toEqual([1, 2]);
  });

  it("handled before it is marked as handed over, an event stays handled", async () => {
    // On a server two processes are at it: the mark, slowed down, comes after the worker's own.
    await database.run(`
      create function slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(2); return null; end $$;
      create trigger slowly before update of dispatched_at on outbox_event execute function slowly()`);
    await happen("test.done", 1);
    await start(counting);
    await expect
      .poll(() => asSystem(sql`select 1 from outbox_event where dispatched_at is null`), { timeout: 20_000 })
      .toEqual([]);
    await expect.poll(() => outcomes(), { timeout: 5_000 }).toEqual({ handled: 1 });
    expect(await effects()).toEqual([1]);
  });

  it("tries again after a failure, and what its household did next waits for it", async () => {
    const household = crypto.randomUUID();
    let refusals = 1;
    await happen("test.fragile", 1, household);
    await happen("test.done", 2, household);
    await start({
      ...counting,
      "test.fragile": {
        within: async (tx, event) => {
          await note(tx, event);
          if (refusals-- > 0) throw new Error("not yet");
        },
      },
    });
    await expect.poll(() => outcomes(), { timeout: 25_000 }).toEqual({ handled: 2 });
    expect(await effects()).toEqual([1, 2]);
    expect(said.filter((sentence) => sentence.includes("not yet"))).toHaveLength(1);
  }, 40_000);

  it("gives up after the last try, says so, and lets the household's later events through", async () => {
    const household = crypto.randomUUID();
    let isMended = false;
    await happen("test.broken", 1, household);
    await happen("test.done", 2, household);
    await start({
      ...counting,
      "test.broken": {
        within: async (tx, event) => {
          if (!isMended) throw new RangeError("never");
          await note(tx, event);
        },
      },
    });
    await expect.poll(() => outcomes(), { timeout: 40_000 }).toEqual({ dead: 1, handled: 1 });
    expect(await effects()).toEqual([2]);
    expect(said.at(-1)).toMatch(/abandonné après 3 essais/);
    expect(
      await asSystem(
        sql`select fault, failed_at is not null as failed from outbox_event where outcome = 'dead'`,
      ),
    ).toEqual([{ fault: "RangeError", failed: true }]);
    // Given back to those that wait, as the administrator's page does: it is handed over anew and takes effect.
    isMended = true;
    await asSystem(sql`update outbox_event set dispatched_at = null, outcome = null where outcome = 'dead'`);
    await expect.poll(() => outcomes(), { timeout: 20_000 }).toEqual({ handled: 2 });
    expect(await effects()).toEqual([2, 1]);
  }, 60_000);

  it("what leaves the database is done again only where it did not end", async () => {
    const sent: number[] = [];
    await happen("test.mail", 1);
    await start({
      "test.mail": { outside: async (_database, { payload }) => void sent.push(Number(payload["n"])) },
    });
    await expect.poll(() => outcomes(), { timeout: 15_000 }).toEqual({ handled: 1 });
    expect(sent).toEqual([1]);
  });

  it("a day begins once, whoever starts and however often", async () => {
    const days: unknown[] = [];
    const settings = {
      handlers: {
        "day.began": {
          outside: async (_: Database, { payload }: OutboxEvent) => void days.push(payload["on"]),
        },
      },
      log: (sentence: string) => said.push(sentence),
      pace: PACE,
      daysAfter: 0,
    };
    for (let start = 0; start < 2; start += 1) {
      const jobs = startJobs(database, settings);
      await expect.poll(begun, { timeout: 15_000 }).toEqual([{ outcome: "handled" }]);
      await jobs.stop();
    }
    const today = todayInParis().toString();
    await Promise.all(
      [1, 2, 3].map(() => database.transaction({ kind: "system" }, (tx) => beginDay(tx, today))),
    );
    expect(await begun()).toHaveLength(1);
    expect(days).toEqual([today]);
    expect(said).toEqual([]);
  }, 40_000);

  it("a process killed in the middle loses nothing and doubles nothing", async () => {
    const { place, close, reopen } = await placeToDie();
    try {
      // The process that dies: half a second of work for each event, and one event under way when it is killed.
      await dies(place);
      const after = await reopen();
      try {
        const [before] = await asSystem<{ n: number }>(
          sql`select count(*) as n from outbox_event where handled_at is null`,
          after,
        );
        expect(before!.n).toBeGreaterThan(0);
        await start(counting, after);
        await expect.poll(() => outcomes(after), { timeout: 60_000 }).toEqual({ handled: 8 });
        expect((await effects(after)).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
        await running?.stop();
        running = undefined;
      } finally {
        await after.close();
      }
    } finally {
      await close();
    }
  }, 120_000);
});

describe("the queue's own role", () => {
  it("no request reaches the queue's tables, and the queue reaches none of ours", async () => {
    await start(counting);
    await expect(reach("lt_app", "pgboss.job")).rejects.toThrow("permission denied");
    await expect(reach("lt_auth", "pgboss.job")).rejects.toThrow("permission denied");
    await expect(reach("lt_queue", "public.household")).rejects.toThrow("permission denied");
    await expect(reach("lt_queue", "pgboss.job")).resolves.toBeUndefined();
    const owners = await asSystem<{ schema: string }>(
      sql`select distinct schemaname as schema from pg_tables where tableowner = 'lt_queue'`,
    );
    expect(owners).toEqual([{ schema: "pgboss" }]);
  });
});

const reach = (role: string, table: string) =>
  database.run(`do $$ begin set local role ${role}; perform 1 from ${table}; end $$`);

type Place = { databaseUrl?: string; folder: string };

/** A database that outlives a process: a folder, or the test's own database on the server. */
async function placeToDie() {
  const server = process.env["TEST_DATABASE_URL"];
  if (server) {
    const [{ name } = { name: "" }] = await asSystem<{ name: string }>(
      sql`select current_database() as name`,
    );
    const url = new URL(server);
    url.pathname = `/${name}`;
    const place: Place = { databaseUrl: url.toString(), folder: "" };
    return { place, reopen: () => openDatabase(place), close: async () => {} };
  }
  const folder = await mkdtemp(path.join(tmpdir(), "logement-toujours-jobs-"));
  const place: Place = { folder };
  return {
    place,
    reopen: () => openDatabase(place),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

const from = (file: string) => JSON.stringify(path.resolve(import.meta.dirname, file));

/** Runs eight events of two households in a process of its own, and kills it while it handles the fourth. */
function dies(place: Place): Promise<void> {
  const program = `
    import { sql } from ${JSON.stringify(import.meta.resolve("drizzle-orm"))};
    import { emit } from ${from("../audit/record.ts")};
    import { openDatabase } from ${from("../database/open.ts")};
    import { startJobs } from ${from("outbox.ts")};
    const database = await openDatabase(${JSON.stringify(place)});
    const households = [crypto.randomUUID(), crypto.randomUUID()];
    await database.transaction({ kind: "system" }, async (tx) => {
      for (let n = 1; n <= 8; n += 1) await emit(tx, "test.done", { householdId: households[n % 2], payload: { n } });
    });
    startJobs(database, {
      log: console.error,
      pace: ${JSON.stringify(PACE)},
      handlers: { "test.done": { within: async (tx, event) => {
        await tx.rows(sql\`insert into notification (user_id, kind, payload)
          values (\${${JSON.stringify(PERSON)}}::uuid, \${event.kind}, \${JSON.stringify(event.payload)}::jsonb)\`);
        console.log("under way");
        await new Promise((resolve) => setTimeout(resolve, 500));
      } } },
    });`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let seen = "";
    child.stdout.on("data", (chunk: Buffer) => {
      seen += chunk.toString();
      if (seen.split("under way").length > 4) child.kill("SIGKILL");
    });
    child.once("exit", (code, signal) =>
      signal === "SIGKILL" ? resolve() : reject(new Error(`ended by itself with ${code}`)),
    );
  });
}
