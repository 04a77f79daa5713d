/** PostgreSQL 15 or later: one pool per role, so that no session can become another. */
import { createHmac } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";

import type { SQL } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { Client, Pool, types as pgTypes, type CustomTypesConfig, type QueryResult } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

import {
  DatabaseAway,
  enter,
  onlySystem,
  roleOf,
  type Database,
  type Drizzle,
  type Tx,
  type Who,
} from "./database.ts";
import { compile, compileAll, parsers } from "./values.ts";
import { createRoles, type Login, migrate, type RunSql } from "./migrate.ts";
import { begun, isLost, lookerAt, watch } from "./silence.ts";
import { withoutValues } from "./without-values.ts";

type Pooled = Exclude<Login, "lt_queue">; // the queue opens its own connections
const POOL_SIZE: Record<Pooled, number> = {
  lt_app: 10,
  lt_auth: 3,
  lt_intake: 2,
  lt_bill: 1,
  lt_acts: 1,
  lt_vacancy: 1,
  lt_household: 2,
  lt_system: 4,
};

const types: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    parsers[oid] ?? pgTypes.getTypeParser(oid, format as "text")) as CustomTypesConfig["getTypeParser"],
};

/** To connect, or to wait for one of the pool's connections: past that, the person is told. */
const CONNECT_MS = 10_000;
const JIT_OFF = "-c jit=off";

/** The queue's statements are as short as people's, and come several times a second: one that is not answered by then never is. */
const QUEUE_PATIENCE_MS = 30_000;

function forQueue(url: string): string {
  const own = new URL(url);
  own.searchParams.set("query_timeout", String(QUEUE_PATIENCE_MS));
  return own.toString();
}

/** Beside the options that the address brings: given apart, they would stand instead of ours. */
function withoutJit(url: URL): string {
  url.searchParams.set("options", [url.searchParams.get("options"), JIT_OFF].filter(Boolean).join(" "));
  return url.toString();
}

/** Asked so often, a statement is worth keeping its plan for; so many statements at most have theirs kept on each connection. */
const OFTEN = 20;
const KEPT_PLANS = 250;
/** Remembers statements that come again: texts made for one asking alone must not fill the memory. */
const TEXTS = 5_000;
const WHOLE_ROWS = /\.\*|\b(select|returning)\s+(distinct\s+)?\*/i;

/**
 * Gives the name under which an opened database's connections keep a statement's plan: the policies in it make planning a third of what it
 * costs. None for what is rare, and for what gives whole rows: under a table that a newer server has widened, its plan would no longer hold.
 */
export function planNames(): (text: string) => string | undefined {
  const asked = new Map<string, { times: number; name?: string }>();
  let kept = 0;
  return (text) => {
    let one = asked.get(text);
    if (!one) {
      if (asked.size >= TEXTS) return undefined;
      asked.set(text, (one = { times: 0 }));
    }
    one.times += 1;
    if (one.name === undefined && one.times > OFTEN && kept < KEPT_PLANS && !WHOLE_ROWS.test(text))
      one.name = `lt_${++kept}`;
    return one.name;
  };
}

/** A login's password, derived from the owner's secret: every server process finds the same one, none is stored. */
function passwordOf(url: URL, login: Login): string {
  const secret = process.env["LT_SECRET"] ?? decodeURIComponent(url.password) ?? "";
  return createHmac("sha256", `${secret}:${url.pathname}`).update(login).digest("base64url");
}

/**
 * What a migration waits for a lock: at first less than the second after which PostgreSQL looks for who waits in a circle, then longer each
 * time. Where one long job follows another on a table, who never stands in the queue never has its turn.
 */
const LOCK_MS = { first: 300, growth: 1.5, most: 10_000 };
/** An import that runs holds the tables it writes for minutes. */
const MIGRATED_WITHIN_MS = 600_000;

/**
 * Brings the schema up to date while another server may be at work on it. A migration that waits behind a long statement would have everybody
 * wait behind it, and with locks of its own held, one of two would be ended, perhaps the person's: it gives way at once, and tries again.
 */
async function migrateBeside(run: RunSql): Promise<void> {
  const started = performance.now();
  // Another process that starts waits here, before it holds anything.
  await run("select pg_advisory_lock(7236502)");
  for (let patience = LOCK_MS.first; ; patience = Math.min(patience * LOCK_MS.growth, LOCK_MS.most)) {
    await run(`set lock_timeout = ${Math.round(patience)}`);
    try {
      await migrate(run);
      return;
    } catch (error) {
      const isInTheWay = ["55P03", "40P01"].includes(String((error as { code?: unknown }).code));
      if (!isInTheWay || performance.now() - started > MIGRATED_WITHIN_MS) throw error;
      await wait(LOCK_MS.first * (1 + Math.random()));
    }
  }
}

/**
 * Opens (and migrates) the database at `url`, whose login may create roles and tables. Requests never use that login:
 * they sign in as `lt_app`, `lt_intake`, `lt_bill`, `lt_acts`, `lt_vacancy`, `lt_household`, `lt_auth` or `lt_system`, which own nothing and bypass nothing.
 * `isCopy`: of a database that was migrated a moment ago, for tests; functions and walls came with it.
 */
export async function openPostgres(url: string, { isCopy = false } = {}): Promise<Database> {
  const owner = new URL(url);
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  // What cuts it is told by the statement under way.
  client.on("error", () => {});
  await client.connect();
  try {
    const run = async (text: string) => {
      const result = (await client.query(text)) as QueryResult | QueryResult[];
      return (Array.isArray(result) ? result : [result]).flatMap(
        (one) => one.rows as Record<string, unknown>[],
      );
    };
    if (!isCopy || owner.password)
      await createRoles(run, owner.password ? (login) => passwordOf(owner, login) : null);
    if (!isCopy) await migrateBeside(run);
  } finally {
    await client.end();
  }

  const urlOf = (login: Login) => {
    const own = new URL(url);
    own.username = login;
    own.password = owner.password ? passwordOf(owner, login) : "";
    // People's statements are short, and the policies in them many: compiled to machine code first, a list of 60 referrals
    // took seconds instead of 30 ms. Jobs keep it for what they read by the million.
    return login === "lt_system" ? own.toString() : withoutJit(own);
  };
  const pools = Object.fromEntries(
    (Object.keys(POOL_SIZE) as Pooled[]).map((login) => {
      const pool = new Pool({
        connectionString: urlOf(login),
        max: POOL_SIZE[login],
        connectionTimeoutMillis: CONNECT_MS,
        keepAlive: true,
        types,
      });
      // A connection lost while idle is replaced by the pool; without a listener it would end the process.
      pool.on("error", () => {});
      return [login, { pool, isAtWork: lookerAt(urlOf(login)) }];
    }),
  ) as Record<Pooled, { pool: Pool; isAtWork: ReturnType<typeof lookerAt> }>;

  const planName = planNames();
  return {
    engine: "postgres",
    queue: { kind: "postgres", url: forQueue(urlOf("lt_queue")) },
    transaction: async <T>(who: Who, work: (tx: Tx) => Promise<T>) => {
      const { pool, isAtWork } = pools[roleOf(who)];
      const connection = await begun(pool);
      const watching = watch(connection, isAtWork);
      let lost: Error | undefined;
      try {
        const db = drizzle(connection) as unknown as Drizzle;
        const rows: Tx["rows"] = async <R>(statement: SQL) => {
          const { text, values } = compile(statement);
          const name = who.kind === "system" ? undefined : planName(text);
          return (await connection.query({ text, values, ...(name && { name }) })).rows as R[];
        };
        const asking = await enter(rows, who);
        const result = await work({
          db,
          ...asking,
          rows,
          script: async (...statements) => void (await connection.query(compileAll(statements))),
          copyIn: async (target, chunks) => {
            await watching.listening(
              pipeline(
                Readable.from(chunks, { objectMode: false, highWaterMark: 1 << 20 }),
                connection.query(copyFrom(`copy ${target} from stdin`)),
              ),
            );
          },
          copyOut: async (query) => {
            onlySystem(who);
            const { text } = compile(query.inlineParams());
            const parts: Uint8Array[] = [];
            const given = connection.query(copyTo(`copy (${text}) to stdout (format binary)`));
            for await (const part of given) parts.push(part as Uint8Array);
            // Bytes of their own, not of Node's pool: they may be handed to another thread.
            const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
            let at = 0;
            for (const part of parts) {
              whole.set(part, at);
              at += part.byteLength;
            }
            return whole;
          },
          copyRows: async (target, rows, { freeze = false } = {}) => {
            const copy = connection.query(
              copyFrom(`copy ${target} from stdin with (format binary, freeze ${freeze})`),
            );
            await watching.listening(
              pipeline(Readable.from(rows.parts(), { objectMode: false, highWaterMark: 1 << 20 }), copy),
            );
          },
        });
        await connection.query("commit");
        return result;
      } catch (error) {
        await connection.query("rollback").catch((failure: Error) => (lost = failure));
        throw isLost(error) ? new DatabaseAway(withoutValues(error)) : withoutValues(error);
      } finally {
        watching.end();
        connection.release(lost);
      }
    },
    close: async () => {
      await Promise.all(Object.values(pools).map(({ pool }) => pool.end()));
    },
  };
}
