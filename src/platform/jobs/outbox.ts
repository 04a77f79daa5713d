/** The outbox's consumer: each event reaches its handler at least once, and takes effect once. See docs/decisions/2026-11-23-jobs.md. */
import { setTimeout as wait } from "node:timers/promises";

import { sql } from "drizzle-orm";
import type { Job, JobWithMetadata, PgBoss } from "pg-boss";

import { hourInParis, todayInParis } from "../calendar/today.ts";
import type { Database, Tx } from "../database/database.ts";
import { beginDay, beginMorning } from "./day.ts";
import { createQueue, type QueuePace } from "./queue.ts";

/** An event as its handler is given it: ids and dates, never words of a file. */
export type OutboxEvent = {
  id: number;
  kind: string;
  householdId: string | null;
  payload: Record<string, string | number | null>;
  /** Who caused it; null for jobs and the command line. */
  userId: string | null;
  createdAt: string;
};

/**
 * What follows from an event. `within` writes in the transaction that marks the event handled: exactly once in effect.
 * `outside` leaves the database, or opens transactions of its own: a second run must do no harm. Where there are both,
 * it comes first.
 */
export type Handler = { within: Within; outside?: Outside } | { outside: Outside; within?: Within };
type Within = (tx: Tx, event: OutboxEvent) => Promise<void>;
type Outside = (database: Database, event: OutboxEvent) => Promise<void>;

/** By kind of event. A kind that is not here is counted as ignored. */
export type Handlers = Readonly<Record<string, Handler>>;

export type JobsSettings = {
  handlers: Handlers;
  /** Gets a sentence for each failure, with the event's number; never words of a file. */
  log: (sentence: string) => void;
  pace?: QueuePace;
  /** Tries after the first, and the wait before the first of them in seconds; each wait is about twice the one before. */
  retries?: { limit: number; delay: number };
  /** Writes `day.began` once a day, for what time alone brings. Starts this many seconds after the queue: never without it. */
  daysAfter?: number;
  /** Writes `morning.began` once a day from this hour on, Paris; never without it. */
  morningAt?: number;
};

export type Jobs = {
  /** Resolves once the queue runs; rejects where it could not start. */
  started: Promise<void>;
  /** Lets jobs under way end (3 s at most), gives the others back. */
  stop(): Promise<void>;
};

const QUEUE = "outbox";
const DEAD = "outbox-dead";
/** Events handed over at once. */
const BATCH = 200;
const POLL_SECONDS = 2;
/** Eight more tries: after 5 s, then 10, 20 and so on, the last some twenty minutes after the first. */
const RETRIES = { limit: 8, delay: 5 };

type Given = { eventId: number };

/** Job ids are made of the event's number: handing an event over twice gives one job, and jobs sort as events do. */
const jobId = (eventId: number) => `00000000-0000-8000-8000-${eventId.toString(16).padStart(12, "0")}`;

/** Starts handing events over, beside the requests; nothing of it is awaited by them. */
export function startJobs(database: Database, settings: JobsSettings): Jobs {
  const { log, pace = {} } = settings;
  const queue = createQueue(database, pace);
  const ending = new AbortController();
  queue.on("error", (error) => {
    if (!ending.signal.aborted) log(`file d'attente : ${error.message}`);
  });
  const started = prepare(database, queue, settings);
  const watching = started.then(
    (workers) => watch(database, queue, settings, workers, ending.signal),
    (error: unknown) => {
      if (!ending.signal.aborted) log(`les tâches de fond ne démarrent pas : ${wordsOf(error)}`);
    },
  );
  return {
    started: started.then(() => undefined),
    stop: async () => {
      ending.abort();
      await watching;
      await queue.stop({ graceful: true, timeout: 3000 });
    },
  };
}

/** Makes the queues where they lack and sets workers on them; gives the ids of those to wake when there is work. */
async function prepare(
  database: Database,
  queue: PgBoss,
  { handlers, log, pace = {}, retries = RETRIES }: JobsSettings,
): Promise<string[]> {
  await queue.start();
  const trying = { retryLimit: retries.limit, retryDelay: retries.delay, retryBackoff: true };
  await queue.createQueue(DEAD, { retryLimit: 20, retryDelay: 60 });
  // Strict: what happened to a household is handled in its order, and a retry holds back what came after.
  await queue.createQueue(QUEUE, {
    ...trying,
    retryDelayMax: 3600,
    heartbeatSeconds: pace.silence ?? 60,
    policy: "key_strict_fifo",
    deadLetter: DEAD,
  });
  await queue.updateQueue(QUEUE, trying);
  // The embedded database has one process, ours: a job still under way there belongs to one that died.
  if (database.engine === "pglite") await giveBack(queue);
  const [row] = await asSystem<{ dead: number }>(
    database,
    sql`select count(*) as dead from outbox_event where outcome = 'dead'`,
  );
  if (row && row.dead > 0) log(`événements abandonnés qui attendent qu'on les relance : ${row.dead}`);

  const workers: string[] = [];
  const pollingIntervalSeconds = pace.poll ?? POLL_SECONDS;
  const localConcurrency = database.engine === "pglite" ? 1 : 2;
  const worker = await queue.work(
    QUEUE,
    { pollingIntervalSeconds, localConcurrency, includeMetadata: true },
    async ([job]: JobWithMetadata<Given>[]) => {
      if (!job) return;
      const { eventId } = job.data;
      try {
        await handle(database, handlers, eventId);
      } catch (error) {
        const next = job.retryCount < job.retryLimit ? " (nouvel essai prévu)" : "";
        await keepFault(database, eventId, error).catch(() => {});
        log(`événement ${eventId}, essai ${job.retryCount + 1} : ${wordsOf(error)}${next}`);
        throw error;
      } finally {
        for (const id of workers) queue.notifyWorker(id);
      }
    },
  );
  workers.push(worker);
  await queue.work(DEAD, { pollingIntervalSeconds }, async ([job]: Job<Given>[]) => {
    if (!job) return;
    const { eventId } = job.data;
    await bury(database, eventId);
    // A failed job would hold back all that its household does next.
    await queue.deleteJob(QUEUE, jobId(eventId));
    log(`événement ${eventId} abandonné après ${retries.limit + 1} essais`);
  });
  return workers;
}

/** Hands over what waits, again and again, until told to end. */
async function watch(
  database: Database,
  queue: PgBoss,
  { handlers, log, pace = {}, daysAfter, morningAt }: JobsSettings,
  workers: readonly string[],
  ending: AbortSignal,
): Promise<void> {
  const rest = (pace.poll ?? POLL_SECONDS) * 1000;
  const started = performance.now();
  let begun = "";
  let morning = "";
  while (!ending.aborted) {
    let handed = 0;
    try {
      const today = todayInParis().toString();
      if (daysAfter !== undefined && today !== begun && performance.now() - started >= daysAfter * 1000) {
        await database.transaction({ kind: "system" }, (tx) => beginDay(tx, today));
        begun = today;
      }
      if (morningAt !== undefined && today !== morning && hourInParis() >= morningAt) {
        const isWritten = await database.transaction({ kind: "system" }, (tx) => beginMorning(tx, today));
        if (isWritten) morning = today;
      }
      handed = await handOver(database, queue, handlers);
      if (handed > 0) for (const id of workers) queue.notifyWorker(id);
    } catch (error) {
      log(`événements non transmis : ${wordsOf(error)}`);
    }
    if (handed < BATCH) await wait(rest, undefined, { signal: ending }).catch(() => {});
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const asSystem = <T>(database: Database, statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));

/** Turns events that wait into jobs; those of a kind that nobody handles are marked ignored. Gives how many it took. */
async function handOver(database: Database, queue: PgBoss, handlers: Handlers): Promise<number> {
  const waiting = await asSystem<{ id: number; kind: string; about: string }>(
    database,
    sql`select id, kind, coalesce(household_id::text, payload ->> 'landlordId', id::text) as about
          from outbox_event where dispatched_at is null order by id limit ${BATCH}`,
  );
  if (waiting.length === 0) return 0;
  const wanted = waiting.filter(({ kind }) => Object.hasOwn(handlers, kind));
  if (wanted.length > 0) {
    await queue.insert(
      QUEUE,
      wanted.map(({ id, about }) => ({ id: jobId(id), singletonKey: about, data: { eventId: id } })),
    );
  }
  // Only now: a process that dies before this line hands the same events over again, as the same jobs.
  const ignored = waiting.filter((event) => !wanted.includes(event)).map(({ id }) => id);
  // A quick worker may have handled some of them since they were handed over: what it wrote stays.
  await asSystem(
    database,
    sql`update outbox_event
           set dispatched_at = now(),
               outcome = case when outcome is null and id in (select jsonb_array_elements_text(${JSON.stringify(ignored)}::jsonb)::bigint) then 'ignored' else outcome end
         where id in (select jsonb_array_elements_text(${JSON.stringify(waiting.map(({ id }) => id))}::jsonb)::bigint)`,
  );
  return waiting.length;
}

const EVENT = sql`id, kind, household_id as "householdId", payload, user_id as "userId", created_at as "createdAt"`;

async function handle(database: Database, handlers: Handlers, eventId: number): Promise<void> {
  const asked = await asSystem<OutboxEvent>(
    database,
    sql`select ${EVENT} from outbox_event where id = ${eventId} and handled_at is null`,
  );
  const [event] = asked;
  const handler = event && handlers[event.kind];
  if (!handler) return;
  await handler.outside?.(database, event);
  await database.transaction({ kind: "system" }, async (tx) => {
    const marked = await tx.rows(
      sql`update outbox_event set handled_at = now(), outcome = 'handled'
           where id = ${eventId} and handled_at is null returning id`,
    );
    // A second worker was faster: what it wrote is there.
    if (marked.length > 0) await handler.within?.(tx, event);
  });
}

const word = (value: unknown): string[] =>
  typeof value === "string" && /^[A-Za-z][\w.-]{0,39}$|^[0-9A-Z]{5}$/.test(value) ? [value] : [];

/** The error by its name and code: its words may hold what the statement held. */
export function faultOf(error: unknown): string {
  const inner = (one: unknown): unknown =>
    one instanceof Error && one.cause instanceof Error ? inner(one.cause) : one;
  const told = inner(error) as { name?: unknown; code?: unknown };
  return [...word(told?.name), ...word(told?.code)].join(" ") || "?";
}

async function keepFault(database: Database, eventId: number, error: unknown): Promise<void> {
  await asSystem(
    database,
    sql`update outbox_event set failed_at = now(), fault = ${faultOf(error)} where id = ${eventId} and handled_at is null`,
  );
}

async function bury(database: Database, eventId: number): Promise<void> {
  await asSystem(
    database,
    sql`update outbox_event set outcome = 'dead' where id = ${eventId} and handled_at is null`,
  );
}

/** Gives the jobs of a process that died to whoever works next. */
async function giveBack(queue: PgBoss): Promise<void> {
  const jobs = await queue.findJobs(QUEUE);
  const lost = jobs.filter(({ state }) => state === "active").map(({ id }) => id);
  if (lost.length > 0) await queue.fail(QUEUE, lost, { message: "le programme s'est arrêté" });
}
