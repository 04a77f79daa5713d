/**
 * Fifty people read the worklist's first page at once, signed in, from the real server; against a bare Fastify route that runs the
 * same query without policy, session or contract. Each server is a process of its own; turn by turn; p99 of each.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";

import { hashPassword } from "better-auth/crypto";
import Fastify from "fastify";
import { Client, Pool } from "pg";

import { createServer } from "../src/app/server.ts";
import { createAuth } from "../src/platform/access/auth.ts";
import { todayInParis } from "../src/platform/calendar/today.ts";
import { openPostgres } from "../src/platform/database/postgres.ts";
import { compile } from "../src/platform/database/values.ts";
import { judgeOf } from "../src/sign-in/store.ts";
import { worklistStatement } from "../src/worklist/store.ts";
import { fillWorklists } from "./worklist-fixture.ts";

type Measured = { latency: { p50: number; p99: number }; "2xx": number; non2xx: number; errors: number };
type Autocannon = (options: {
  url: string;
  connections: number;
  duration: number;
  requests: { path: string; headers?: Record<string, string> }[];
}) => Promise<Measured>;
// It has no types of its own.
const autocannon = createRequire(import.meta.url)("autocannon") as Autocannon;

const TENANCIES = Number(process.env["BENCH_TENANCIES"] ?? 100_000);
const RUNS = Number(process.env["BENCH_RUNS"] ?? 3);
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 8);
const PEOPLE = 50;
const SERVER = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";
const PASSWORD = "mesure-de-charge";
const PORTS = { ours: 4391, bare: 4392 };
type Kind = keyof typeof PORTS;

const [kind, database] = process.argv.slice(2) as [Kind | undefined, string];
if (kind) await serve(kind, database);
else await measure();

/** In its own process: the application as it is, or a route with the query alone and as many connections. */
async function serve(what: Kind, url: string): Promise<void> {
  const port = PORTS[what];
  const publicUrl = `http://127.0.0.1:${port}`;
  if (what === "ours") {
    const opened = await openPostgres(url);
    const secret = "a secret of the benchmark alone, long enough";
    const auth = createAuth(opened, {
      secret,
      publicUrl,
      sendPasswordReset: async () => {},
      judge: judgeOf(opened),
      refusedPassword: async () => undefined,
      changed: async () => {},
      entered: async () => {},
    });
    const settings = {
      database: opened,
      auth,
      publicUrl,
      filesFolder: "/nonexistent",
      demo: false,
      webRoot: null,
      maxEventLoopDelay: 0,
    };
    await (
      await createServer({ ...settings, requestsPerMinute: 10_000_000 })
    ).listen({ host: "127.0.0.1", port });
  } else {
    const pool = new Pool({ connectionString: url, max: 10 });
    const app = Fastify();
    app.get("/api/worklist", async (request) => {
      const { landlordId } = request.query as { landlordId: string };
      const { text, values } = compile(worklistStatement({ landlordId, on: todayInParis(), limit: 51 }));
      return (await pool.query(text, values)).rows;
    });
    await app.listen({ host: "127.0.0.1", port });
  }
  process.stdout.write("ready\n");
}

async function measure(): Promise<void> {
  const name = `lt_bench_load_${process.pid}`;
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  const server = new Client({ connectionString: SERVER });
  await server.connect();
  await server.query(`create database ${name}`);
  const children: ChildProcess[] = [];
  try {
    await (await openPostgres(url.toString())).close();
    const officers = await filled(url.toString());
    for (const one of ["ours", "bare"] as const) {
      const child = spawn(process.execPath, [import.meta.filename, one, url.toString()], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      children.push(child);
      await once(child.stdout!, "data");
    }
    const requests: Record<Kind, { path: string; headers?: Record<string, string> }[]> = {
      ours: [],
      bare: [],
    };
    for (const { email, landlordId } of officers) {
      requests.ours.push({ path: "/api/worklist", headers: { cookie: await signedIn(email) } });
      requests.bare.push({ path: `/api/worklist?landlordId=${landlordId}` });
    }
    const runs: Record<Kind, Measured[]> = { ours: [], bare: [] };
    for (let run = -1; run < RUNS; run++)
      for (const one of ["bare", "ours"] as const) {
        const measured = await autocannon({
          url: `http://127.0.0.1:${PORTS[one]}`,
          connections: PEOPLE,
          duration: run < 0 ? 2 : SECONDS,
          requests: requests[one],
        });
        if (measured.non2xx + measured.errors > 0 || measured["2xx"] === 0)
          throw new Error(
            `${one}: ${measured.non2xx} refused, ${measured.errors} lost, ${measured["2xx"]} answered`,
          );
        // The first turns warm both up and do not count.
        if (run >= 0) runs[one].push(measured);
      }
    const p99 = (one: Kind) => median(runs[one].map(({ latency }) => latency.p99));
    const perSecond = (one: Kind) => Math.round(median(runs[one].map((run) => run["2xx"] / SECONDS)));
    process.stdout.write(
      `${JSON.stringify({
        name: "worklist-load",
        ratio: Number((p99("ours") / p99("bare")).toFixed(2)),
        baseline: p99("bare"),
        ours: p99("ours"),
        unit: "ms p99",
        runs: RUNS,
        people: PEOPLE,
        tenancies: TENANCIES,
        perSecond: { baseline: perSecond("bare"), ours: perSecond("ours") },
      })}\n`,
    );
  } finally {
    for (const child of children) child.kill();
    await server.query(`drop database if exists ${name} with (force)`);
    await server.end();
  }
}

/** The officers of the landlords, with a password each. */
async function filled(url: string): Promise<{ email: string; landlordId: string }[]> {
  const connection = new Client({ connectionString: url });
  await connection.connect();
  try {
    await fillWorklists(connection, TENANCIES);
    const { rows } = await connection.query<{ userId: string; email: string; landlordId: string }>(
      `select user_id as "userId", email, organisation_id as "landlordId" from member order by email`,
    );
    const password = await hashPassword(PASSWORD);
    for (const { userId, email } of rows) {
      await connection.query(
        "insert into auth_user (id, name, email, email_verified) values ($1, 'Agent', $2, true)",
        [userId, email],
      );
      await connection.query(
        "insert into auth_account (account_id, user_id, provider_id, password) values ($1::text, $2::uuid, 'credential', $3)",
        [userId, userId, password],
      );
    }
    return rows;
  } finally {
    await connection.end();
  }
}

/** The cookie of a session begun by password. */
async function signedIn(email: string): Promise<string> {
  const origin = `http://127.0.0.1:${PORTS.ours}`;
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}
