/**
 * Two hundred people at work at once on the real server (`serve`, with its jobs), 100,000 tenancies and 5,000 files: the mix that pages ask for
 * (load-mix.json, recorded in Chromium) and what people write, page by page with a while to read each. p50 and p99 of each request, errors, the
 * server's memory over the time; against a bare Fastify route that as many people ask as often. BENCH_MINUTES (30), BENCH_THINK_SECONDS (20).
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { loadavg } from "node:os";
import path from "node:path";

import Fastify from "fastify";
import { Client } from "pg";

import { DEMO_PASSWORD } from "../src/app/demo/organisations.ts";
import type { Role } from "../src/platform/access/roles.ts";
import { todayInParis } from "../src/platform/calendar/today.ts";
import { departement, hired, type Worker, workers } from "./load-fixture.ts";

const TENANCIES = Number(process.env["BENCH_TENANCIES"] ?? 100_000);
const FILES = Number(process.env["BENCH_FILES"] ?? 5_000);
const MINUTES = Number(process.env["BENCH_MINUTES"] ?? 30);
const THINK = Number(process.env["BENCH_THINK_SECONDS"] ?? 20) * 1000;
const SERVER = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";
const TOKEN = "a token of the benchmark alone";
/** As a browser opens at once to one server. */
const AT_ONCE = 6;

type Visit = { page: string; requests: readonly string[] };
type Write = { method: "POST" | "PUT"; path: string; body: () => unknown };
type Seen = { name: string; at: number; ms: number; status: number };
type Person = Worker & { cookie: string; address: string; agent: Agent };

const today = todayInParis().toString();
/** What people of a post write, one of these after every third page; what is in braces is of the file at hand. */
const OUTREACH: Write = {
  method: "POST",
  path: "/api/worklist/{account}/handled",
  body: () => ({
    as: "called",
    doneOn: today,
    result: "noAnswer",
    words: "Message laissé sur le répondeur.",
  }),
};
const WRITES: Partial<Record<Role, readonly Write[]>> = {
  arrearsOfficer: [OUTREACH],
  socialAdviser: [OUTREACH],
  caseWorker: [
    {
      method: "POST",
      path: "/api/measures/{measure}/contacts",
      body: () => ({
        id: randomUUID(),
        kind: "phone",
        state: "held",
        metOn: today,
        minutes: 25,
        outreach: false,
        note: "Point sur le budget du mois, courrier de la CAF à apporter au prochain rendez-vous.",
      }),
    },
    {
      method: "POST",
      path: "/api/measures/{measure}/contacts",
      body: () => ({
        id: randomUUID(),
        kind: "homeVisit",
        state: "missed",
        metOn: today,
        minutes: 15,
        outreach: true,
        note: null,
      }),
    },
  ],
};
/** Of every post: what the bell's list does when it is opened. */
const READ_NOTICES: Write = {
  method: "POST",
  path: "/api/notifications/read",
  body: () => ({}),
};

const mix = JSON.parse(readFileSync(path.join(import.meta.dirname, "load-mix.json"), "utf8")) as Partial<
  Record<Role, Visit[]>
>;
const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);
const ended = new AbortController();
process.once("SIGINT", () => ended.abort()).once("SIGTERM", () => ended.abort());

const name = `lt_bench_load_${process.pid}`;
const url = new URL(SERVER);
url.pathname = `/${process.env["BENCH_DATABASE"] ?? name}`;
const admin = new Client({ connectionString: SERVER });
await admin.connect();
const children: ChildProcess[] = [];
try {
  if (process.env["BENCH_DATABASE"] === undefined) {
    await admin.query(`create database ${name}`);
    await departement(url.toString(), { tenancies: TENANCIES, files: FILES, say });
  }
  const owner = new Client({ connectionString: url.toString() });
  await owner.connect();
  if (process.env["BENCH_DATABASE"] === undefined) await hired(owner);
  const found = await workers(owner);
  const [held] = (
    await owner.query<{ tenancies: number; files: number; entries: number }>(
      `select (select count(*)::int from tenancy) as tenancies, (select count(distinct household_id)::int from referral) as files,
            (select count(*)::int from ledger_entry) as entries`,
    )
  ).rows;
  await owner.end();

  const origin = await served();
  const people = await signedIn(origin, found);
  say(`${people.length} personnes à l'ouvrage pendant ${MINUTES} min…`);
  const memory: { minute: number; rssMb: number; heapMb: number }[] = [];
  const started = performance.now();
  const until = started + MINUTES * 60_000;
  const sampling = setInterval(async () => {
    const minute = Number(((performance.now() - started) / 60_000).toFixed(1));
    memory.push({ minute, ...(await memoryOf(origin)) });
    const lately = seen.filter(({ at }) => at > performance.now() - 30_000);
    say(
      `${minute} min : ${seen.length} requêtes, p99 ${quantile(lately, 0.99)} ms, charge ${loadavg()[0]!.toFixed(1)}, ${memory.at(-1)!.rssMb} Mo`,
    );
  }, 30_000);
  const seen: Seen[] = [];
  await Promise.all(people.map((person, rank) => atWork(origin, person, { rank, until, seen })));
  clearInterval(sampling);
  const seconds = (performance.now() - started) / 1000;
  const bare = await bareRoute(people, seen.length / seconds);

  const failed = seen.filter(({ status }) => status < 200 || status >= 400);
  const byName = [...Map.groupBy(seen, (one) => one.name)]
    .map(([one, all]) => ({ request: one, n: all.length, p50: quantile(all, 0.5), p99: quantile(all, 0.99) }))
    .toSorted((one, other) => other.p99 - one.p99);
  // The first minutes fill what is kept (compiled code, connections): flat is said of what comes after a fifth of the time.
  const settled = memory.filter(({ minute }) => minute >= MINUTES / 5);
  const half = Math.ceil(settled.length / 2);
  const result = {
    name: "load",
    ratio: Number((quantile(seen, 0.99) / bare.p99).toFixed(1)),
    baseline: bare.p99,
    ours: quantile(seen, 0.99),
    unit: "ms p99",
    runs: 1,
    p50: { baseline: bare.p50, ours: quantile(seen, 0.5) },
    people: people.length,
    minutes: Number((seconds / 60).toFixed(1)),
    thinkSeconds: THINK / 1000,
    ...held,
    requests: seen.length,
    writes: seen.filter(({ name: one }) => one.startsWith("P")).length,
    perSecond: Number((seen.length / seconds).toFixed(1)),
    over500ms: seen.filter(({ ms }) => ms > 500).length,
    errors: failed.length,
    failed: Object.fromEntries(
      [...Map.groupBy(failed, (one) => `${one.status} ${one.name}`)].map(([one, all]) => [one, all.length]),
    ),
    memory: {
      firstHalfMb: mean(settled.slice(0, half).map(({ rssMb }) => rssMb)),
      secondHalfMb: mean(settled.slice(half).map(({ rssMb }) => rssMb)),
      heapFirstHalfMb: mean(settled.slice(0, half).map(({ heapMb }) => heapMb)),
      heapSecondHalfMb: mean(settled.slice(half).map(({ heapMb }) => heapMb)),
      samples: memory,
    },
    loadAverage: Number(loadavg()[2]!.toFixed(1)),
    slowest: byName.slice(0, 15),
  };
  if (process.env["BENCH_KEEP_RESULT"])
    writeFileSync(
      path.join(import.meta.dirname, "results/load.json"),
      `${JSON.stringify(result, null, 2)}\n`,
    );
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  for (const child of children) child.kill();
  await Promise.all(children.map((child) => child.exitCode ?? once(child, "exit")));
  if (!process.env["BENCH_KEEP"] && process.env["BENCH_DATABASE"] === undefined)
    await admin.query(`drop database if exists ${name} with (force)`);
  else say(`base gardée : ${url.pathname.slice(1)}`);
  await admin.end();
}
process.exit(0);

/** The real server in a process of its own. Each person asks from an address of their own, as from offices. */
async function served(): Promise<string> {
  const child = spawn(
    process.execPath,
    ["src/app/cli.ts", "serve", "--port", "0", "--database-url", url.toString()],
    {
      cwd: path.resolve(import.meta.dirname, ".."),
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        TRUST_PROXY: "1",
        METRICS_TOKEN: TOKEN,
        LT_SECRET: "a secret of the benchmark alone, long enough",
      },
    },
  );
  children.push(child);
  const [said] = (await once(child.stdout!, "data")) as [Buffer];
  child.stdout!.resume();
  return /http:\S+/.exec(said.toString())![0];
}

async function signedIn(origin: string, found: readonly Worker[]): Promise<Person[]> {
  const people: Person[] = [];
  for (const [rank, one] of found.entries()) {
    const address = `10.1.${Math.floor(rank / 250)}.${1 + (rank % 250)}`;
    const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin, "x-forwarded-for": address },
      body: JSON.stringify({ email: one.email, password: DEMO_PASSWORD }),
    });
    if (!answer.ok) throw new Error(`${one.email}: ${answer.status} ${await answer.text()}`);
    const cookie = answer.headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; ");
    people.push({ ...one, address, cookie, agent: new Agent({ keepAlive: true, maxSockets: AT_ONCE }) });
  }
  return people;
}

/** One person's day, from some page of it, until the time is over. */
async function atWork(
  origin: string,
  person: Person,
  { rank, until, seen }: { rank: number; until: number; seen: Seen[] },
): Promise<void> {
  const day = mix[person.role]!;
  const own = [...(WRITES[person.role] ?? []), READ_NOTICES];
  let file: Record<string, string> = person.files[0] ?? {};
  await pause(Math.random() * THINK);
  for (let n = rank; performance.now() < until && !ended.signal.aborted; n++) {
    const visit = day[n % day.length]!;
    if (!visit.page.includes("{") && person.files.length > 0)
      file = person.files[Math.floor(Math.random() * person.files.length)]!;
    await Promise.all(
      visit.requests.map((one) =>
        timed(origin, person, { name: `GET ${one}`, method: "GET", path: one }, file, seen),
      ),
    );
    if (n % 3 === 0) {
      const write = own[Math.floor(Math.random() * own.length)]!;
      await pause(thinking() / 2);
      await timed(origin, person, { ...write, name: `${write.method} ${write.path}` }, file, seen);
    }
    await pause(thinking());
  }
  person.agent.destroy();
}

/** Asks, and notes how long the whole answer took. A file that lacks what the address names is not asked for. */
async function timed(
  origin: string,
  person: Person,
  what: { name: string; method: string; path: string; body?: () => unknown },
  file: Record<string, string>,
  seen: Seen[],
): Promise<void> {
  let lacks = false;
  const address = what.path.replaceAll(/\{(\w+)\}/g, (_, one: string) => {
    if (file[one] == null) lacks = true;
    return String(file[one]);
  });
  if (lacks) return;
  const body = what.body === undefined ? undefined : JSON.stringify(what.body());
  const at = performance.now();
  const status = await new Promise<number>((resolve) => {
    const sent = request(
      origin + address,
      {
        method: what.method,
        agent: person.agent,
        headers: {
          cookie: person.cookie,
          origin,
          "x-forwarded-for": person.address,
          ...(body !== undefined && {
            "content-type": "application/json",
            "content-length": Buffer.byteLength(body),
          }),
        },
      },
      (answer) => {
        answer.resume();
        answer.once("end", () => resolve(answer.statusCode ?? 0)).once("error", () => resolve(0));
      },
    );
    sent.once("error", () => resolve(0));
    sent.end(body);
  });
  seen.push({ name: what.name, at: performance.now(), ms: performance.now() - at, status });
}

/** A route that does nothing, asked as often by as many for a minute. */
async function bareRoute(
  people: readonly Person[],
  perSecond: number,
): Promise<{ p50: number; p99: number }> {
  const app = Fastify();
  app.get("/bare", () => ({
    rows: Array.from({ length: 20 }, (_, n) => ({ n, name: "Ménage", cents: 12_345 })),
  }));
  const origin = await app.listen({ host: "127.0.0.1", port: 0 });
  const seen: Seen[] = [];
  const until = performance.now() + Math.min(60_000, MINUTES * 60_000);
  const between = (people.length / perSecond) * 1000;
  await Promise.all(
    people.map(async (person) => {
      const asks = { ...person, agent: new Agent({ keepAlive: true, maxSockets: AT_ONCE }) };
      await pause(Math.random() * between);
      while (performance.now() < until) {
        await timed(origin, asks, { name: "bare", method: "GET", path: "/bare" }, {}, seen);
        await pause(-Math.log(1 - Math.random()) * between);
      }
      asks.agent.destroy();
    }),
  );
  await app.close();
  return { p50: quantile(seen, 0.5), p99: quantile(seen, 0.99) };
}

async function memoryOf(origin: string): Promise<{ rssMb: number; heapMb: number }> {
  const text = await (
    await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })
  ).text();
  const of = (metric: string) =>
    Math.round(Number(new RegExp(`^${metric} (\\S+)`, "m").exec(text)?.[1] ?? NaN) / 1e6);
  return { rssMb: of("process_resident_memory_bytes"), heapMb: of("nodejs_heap_size_used_bytes") };
}

/** A while to read a page: mostly short, sometimes long. */
function thinking(): number {
  return Math.min(-Math.log(1 - Math.random()) * THINK, 6 * THINK);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function quantile(all: readonly Seen[], share: number): number {
  const sorted = all.map(({ ms }) => ms).toSorted((one, other) => one - other);
  return Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1));
}

function mean(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length));
}
