/**
 * The whole evaluation of BENCH_MEASURES measures (a million) as the coordination reads it, against the bare SQL of its slowest indicator, same
 * connection, turn by turn; then its slices, a funder's sheet and a frozen year against the same; staff time of all measures, with an hour's
 * cost set; a meeting written with and without the rows kept for indicators. Then a funder's page over HTTP at the programme's own size, p99,
 * against a bare route. The rows are made by SQL. No plan is signed there and no ledger kept. BENCH_FILLED names a database that is filled once
 * and kept; with BENCH_KEEP_RESULT figures go to results/evaluation.json.
 */
import { writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { loadavg } from "node:os";
import path from "node:path";

import { sql } from "drizzle-orm";
import Fastify from "fastify";
import { Client } from "pg";

import { loadDemo } from "../src/app/demo/load.ts";
import { freeze } from "../src/snapshot/store.ts";
import { createServer } from "../src/app/server.ts";
import { countedSheet, counting } from "../src/evaluation/store.ts";
import type { Auth } from "../src/platform/access/auth.ts";
import type { Tx } from "../src/platform/database/database.ts";
import { openPostgres } from "../src/platform/database/postgres.ts";
import { cellsOf } from "../src/snapshot/figures.rules.ts";

const MEASURES = Number(process.env["BENCH_MEASURES"] ?? 1_000_000);
const RUNS = Number(process.env["BENCH_RUNS"] ?? 3);
const REQUESTS = Number(process.env["BENCH_REQUESTS"] ?? 200);
/** Three paths in ten are renewed once. */
const PATHS = Math.round(MEASURES / 1.3);
const PERIOD = { from: "2018-01-01", to: "2026-12-31" };
const SERVER = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";

/** Each indicator's own SQL, without policy, role or anything that another one needs. */
const BARE: Record<string, string> = {
  meetings: `
    select sum(p.held) * 183.0 / sum(p.days) from (
      select m.path_id, sum(c.held) as held, least(max(coalesce(m.closed_on, $2::date)), $2::date) - greatest(min(m.starts_on), $1::date) + 1 as days
        from measure m left join (select measure_id, count(*) as held from contact where state = 'held' and met_on between $1 and $2 group by measure_id) c
          on c.measure_id = m.id group by m.path_id) p where p.days >= 30`,
  multiProblem: `
    select count(*) filter (where n >= 4)::float8 / count(*) from (
      select p.path_id, max(q.n) as n
        from (select path_id, min(household_id::text)::uuid as household_id, min(operator_id::text)::uuid as operator_id, min(starts_on) as starts_on,
                     max(coalesce(closed_on, 'infinity')) as ended_on from measure where starts_on <= $2::date and coalesce(closed_on, 'infinity') >= $1::date group by path_id) p
        join (select a.household_id, a.operator_id, a.assessed_on, count(*) filter (where b.worked_on) as n
                from assessment a left join assessment_problem b on b.assessment_id = a.id group by a.id) q
          on q.household_id = p.household_id and q.operator_id = p.operator_id and q.assessed_on between p.starts_on - 60 and p.ended_on
       group by p.path_id) x`,
  tripartite: `
    select count(*) filter (where kinds = 7)::float8 / count(*) from (
      select m.id, bit_or(case t.kind when 'start' then 1 when 'midway' then 2 else 4 end) filter (where t.state = 'held') as kinds
        from measure m left join tripartite_meeting t on t.measure_id = m.id where m.closed_on between $1 and $2 group by m.id) x`,
  unitCost: `
    select sum(sixtieths) / 60.0 / (sum(days) / 183.0) from (
      select m.path_id, sum(w.sixtieths) as sixtieths, sum(m.closed_on - m.starts_on + 1) as days
        from measure m left join (
          select c.measure_id, sum(c.minutes * s.hour) as sixtieths
            from contact c join (select organisation_id, coalesce(valid_from, '-infinity') as first_day, (value ->> 'hourlyCents')::int as hour
                                   from dated_setting where rule = 'cost.time' offset 0) s
              on s.organisation_id = c.operator_id and c.met_on >= s.first_day
           where c.state in ('held', 'missed') group by c.measure_id) w on w.measure_id = m.id
       group by m.path_id having bool_and(m.closed_on between $1::date and $2::date)) x`,
  delay: `
    select percentile_cont(0.5) within group (order by (f.first_on - r.submitted_on)::float8)
      from referral r join (select m.referral_id, min(c.met_on) as first_on from contact c join measure m on m.id = c.measure_id
                             where c.state = 'held' group by m.referral_id) f on f.referral_id = r.id
     where r.submitted_on between $1 and $2`,
};

const name = `lt_bench_evaluation_${process.pid}`;
const kept = process.env["BENCH_FILLED"];
const results: object[] = [];
const server = new Client({ connectionString: SERVER });
await server.connect();
const at = (database: string) => {
  const url = new URL(SERVER);
  url.pathname = `/${database}`;
  return url.toString();
};
const there = await server.query("select 1 from pg_database where datname = $1", [kept ?? name]);
if (there.rows.length === 0) await server.query(`create database ${kept ?? name}`);
try {
  await whole(at(kept ?? name), there.rows.length === 0);
} finally {
  if (!kept) await server.query(`drop database if exists ${name} with (force)`);
}
await server.query(`create database ${name}`);
try {
  await fundersPage(at(name));
} finally {
  await server.query(`drop database if exists ${name} with (force)`);
  await server.end();
}
if (process.env["BENCH_KEEP_RESULT"])
  writeFileSync(
    path.join(import.meta.dirname, "results/evaluation.json"),
    `${JSON.stringify(results, null, 2)}\n`,
  );
process.exit(0);

async function whole(url: string, isNew: boolean): Promise<void> {
  const database = await openPostgres(url);
  const owner = new Client({ connectionString: url });
  await owner.connect();
  try {
    if (isNew) await filled(owner);
    const {
      rows: [coordination],
    } = await owner.query<{ id: string }>("select user_id as id from member where role = 'coordinator'");
    const read = <T>(work: (tx: Tx) => Promise<T>) =>
      database.transaction({ kind: "user", userId: coordination!.id }, work);
    // As the application's connections have it.
    await owner.query("set jit = off");
    await owner.query("set work_mem = '256MB'");
    const bare: Record<string, number[]> = {};
    const ours: number[] = [];
    for (let run = -1; run < RUNS; run++) {
      for (const [id, statement] of Object.entries(BARE)) {
        const took = await ms(() => owner.query(statement, [PERIOD.from, PERIOD.to]));
        if (run >= 0) (bare[id] ??= []).push(took);
      }
      const took = await ms(() =>
        read(async (tx) => {
          const { figures } = await countedSheet(tx, "coordinator", "all", PERIOD);
          if (figures.supported.value !== PATHS || figures.unitCost.value === null)
            throw new Error(`${figures.supported.value} households, ${figures.unitCost.value} cents`);
        }),
      );
      if (run >= 0) ours.push(took);
    }
    const each = Object.fromEntries(Object.entries(bare).map(([id, runs]) => [id, Math.round(median(runs))]));
    const [slowest, baseline] = Object.entries(each).toSorted((a, b) => b[1] - a[1])[0]!;
    told("evaluation", baseline, median(ours), "ms", { measures: MEASURES, slowest, each });
    told(
      "evaluation-slices",
      baseline,
      await ms(() => read((tx) => countedSheet(tx, "coordinator", "all", PERIOD, "landlord"))),
      "ms by landlord",
    );
    told(
      "evaluation-funder-sheet",
      baseline,
      await ms(() => read((tx) => countedSheet(tx, "funder", "all", PERIOD, "landlord"))),
      "ms, with what is hidden",
    );
    told(
      "evaluation-frozen",
      baseline,
      await ms(() =>
        read((tx) =>
          counting(tx, "all", ["landlord", "operator", "zone"], (cells) =>
            cellsOf(cells, { from: "2025-01-01", to: "2025-12-31" }),
          ),
        ),
      ),
      "ms for a year, its cuts and the five before",
    );
    // What a measure's own page asks, and the year's costs by operator.
    const [one] = (await owner.query<{ id: string }>("select id from measure offset 1000 limit 1")).rows;
    const cost = await ms(() => owner.query("select app.cost_of($1::uuid)", [one!.id]));
    const all = await ms(() => owner.query("select count(cents) from app.measure_costs()"));
    told("evaluation-costs", each["unitCost"]!, all, "ms for the cost of every measure", {
      ofOneMeasureMs: Number(cost.toFixed(1)),
    });
    await written(owner);
  } finally {
    await owner.end();
    await database.close();
  }
}

/** One meeting written by itself, as a worker does, with the rows kept for indicators and without; nothing of it stays. */
async function written(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from measure where rank = 1 offset 5000 limit ${2 * REQUESTS}`,
  );
  const took: Record<"with" | "without", number[]> = { with: [], without: [] };
  await owner.query("begin");
  for (const which of ["without", "with"] as const) {
    await owner.query(`alter table contact ${which === "with" ? "enable" : "disable"} trigger recount_added`);
    for (const { id } of rows.splice(0, REQUESTS))
      took[which].push(
        await ms(() =>
          owner.query(
            `insert into contact (measure_id, household_id, operator_id, kind, state, met_on, minutes)
             select id, household_id, operator_id, 'homeVisit', 'held', starts_on + 40, 45 from measure where id = $1`,
            [id],
          ),
        ),
      );
  }
  await owner.query("rollback");
  told("evaluation-write", median(took.without), median(took.with), "ms for a meeting written");
}

/** Paths over nine years, a third renewed, with what the programme writes of each. */
async function filled(owner: Client): Promise<void> {
  await owner.query("set app.bulk = 'bench'");
  await owner.query("set session_replication_role = replica");
  await owner.query(`
    with made as (
      insert into organisation (kind, code, name) values ('coordination', 'COORDINATION', 'Coordination'), ('landlord', 'L1', 'Bailleur 1'),
        ('landlord', 'L2', 'Bailleur 2'), ('operator', 'O1', 'Opérateur 1'), ('operator', 'O2', 'Opérateur 2') returning id, kind)
    insert into member (user_id, organisation_id, role, name, email)
    select gen_random_uuid(), id, 'coordinator', 'Coordination', 'coordination@example.org' from made where kind = 'coordination'`);
  for (const statement of [
    `insert into dated_setting (rule, organisation_id, value, source)
     select 'cost.time', id, '{"method":"minutes","hourlyCents":4000}', 'mesure' from organisation where kind = 'operator'`,
    `create table made as
     select n, gen_random_uuid() as household_id, gen_random_uuid() as referral_id, gen_random_uuid() as path_id, gen_random_uuid() as assessment_id,
            case n % 2 when 0 then (select id from organisation where code = 'L1') else (select id from organisation where code = 'L2') end as landlord_id,
            case n % 3 when 0 then (select id from organisation where code = 'O1') else (select id from organisation where code = 'O2') end as operator_id,
            date '2018-02-01' + (n % 2900) as starts_on, n % 10 < 3 as renewed, 50000 + (n::int8 * 7919) % 600000 as debt
       from generate_series(1, ${PATHS}) n`,
    "insert into household (id, name, people) select household_id, 'Ménage ' || n, 1 + n % 5 from made",
    `insert into tenancy (landlord_id, household_id) select landlord_id, household_id from made`,
    `insert into referral (id, landlord_id, household_id, status, tie, facts, owner_id, submitted_on)
     select referral_id, landlord_id, household_id, 'assigned', case n % 2 when 0 then 'broken' else 'kept' end,
            jsonb_build_object('debtCents', debt, 'amountDueCents', 40000 + n % 30000, 'stage', case n % 4 when 0 then 'summons' else 'paymentOrder' end,
                               'firstSignalOn', starts_on - 120, 'legalArrearsOn', starts_on - 90), gen_random_uuid(), starts_on - 60 from made`,
    `insert into decision (referral_id, household_id, landlord_id, agenda_item_id, session_id, kind, decided_on)
     select referral_id, household_id, landlord_id, gen_random_uuid(), gen_random_uuid(), 'admitted', starts_on - 30 from made`,
    `insert into assignment (referral_id, household_id, landlord_id, operator_id, assigned_on)
     select referral_id, household_id, landlord_id, operator_id, starts_on - 20 from made`,
    `insert into measure (id, path_id, rank, household_id, referral_id, landlord_id, operator_id, track, starts_on, ends_on, closed_on,
                          debt_at_start_cents, debt_at_end_cents, outcome, tie_at_end, payment_resumed)
     select case k when 1 then path_id else gen_random_uuid() end, path_id, k, household_id, referral_id, landlord_id, operator_id, 'stay',
            starts_on + 183 * (k - 1), starts_on + 183 * k - 1, starts_on + 183 * k - 1, debt, debt * (n % 3) / 2,
            case n % 20 when 0 then 'evicted' else 'stayed' end, 'kept', n % 3 > 0
       from made cross join lateral generate_series(1, case when renewed then 2 else 1 end) k`,
    `insert into contact (measure_id, household_id, operator_id, kind, state, met_on, minutes)
     select m.id, m.household_id, m.operator_id, case k % 3 when 0 then 'office' else 'homeVisit' end, 'held', m.starts_on + 25 * k, 60
       from measure m cross join generate_series(1, 6) k`,
    `insert into tripartite_meeting (measure_id, household_id, landlord_id, operator_id, kind, state, met_on)
     select m.id, m.household_id, m.landlord_id, m.operator_id, (array['start', 'midway', 'end'])[k], 'held', m.starts_on + 60 * k
       from measure m cross join generate_series(1, 3) k`,
    `insert into assessment (id, household_id, operator_id, moment, assessed_on) select assessment_id, household_id, operator_id, 'start', starts_on + 10 from made`,
    `insert into assessment_problem (assessment_id, household_id, operator_id, domain, protected, worked_on)
     select assessment_id, household_id, operator_id, (array['housing', 'budget', 'employment', 'family', 'energy'])[k], false, k <= 2 + n % 4 from made cross join generate_series(1, 5) k`,
    `insert into follow_up (measure_id, household_id, landlord_id, operator_id, months, asked_on, whereabouts)
     select path_id, household_id, landlord_id, operator_id, 12, starts_on + 548, case n % 12 when 0 then 'left' else 'sameHome' end from made where n % 2 = 0`,
    "drop table made",
  ]) {
    await owner.query(statement);
  }
  await owner.query("set session_replication_role = origin");
  await owner.query("vacuum analyze");
  // What triggers write as facts come in one by one.
  const took = await ms(() => owner.query("select app.recount_all()"));
  process.stderr.write(`${(took / PATHS).toFixed(2)} ms pour chaque ménage\n`);
  await owner.query("vacuum analyze counted_path, counted_referral");
}

async function addressOf(app: {
  listen: (at: object) => Promise<string>;
  server: { address: () => unknown };
}): Promise<string> {
  await app.listen({ port: 0, host: "127.0.0.1" });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

function p99(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)]!;
}

/** A funder's page of the programme, one request after the other from the same process, against a route that answers as many bytes at once. */
async function fundersPage(url: string): Promise<void> {
  const database = await openPostgres(url);
  await loadDemo(database, { programme: true });
  // What a funder reads is frozen: without an edition its page would be an empty one.
  await database.transaction({ kind: "system" }, (tx) =>
    freeze(tx, { from: "2016-01-01", to: "2018-12-31" }),
  );
  const [funder] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ id: string }>(sql`select user_id as id from member where role = 'funder' limit 1`),
  );
  const getSession = async () => ({ user: { id: funder!.id } });
  const ours = await createServer({
    database,
    auth: { api: { getSession } } as unknown as Auth,
    publicUrl: "http://127.0.0.1",
    filesFolder: "/nonexistent",
    demo: false,
    webRoot: null,
    logLevel: "silent",
    maxEventLoopDelay: 0,
    requestsPerMinute: 10_000_000,
  });
  const oursAt = await addressOf(ours as never);
  const path = `${oursAt}/api/evaluation?from=2016-01-01&to=2018-12-31&by=landlord`;
  const body = await (await fetch(path)).text();
  const bare = Fastify();
  const pool = new Client({ connectionString: url });
  await pool.connect();
  // As every route does: one round trip to the database.
  bare.get("/page", async () => {
    await pool.query("select 1");
    return JSON.parse(body) as object;
  });
  const bareAt = `${await addressOf(bare as never)}/page`;
  const took: Record<"ours" | "bare", number[]> = { ours: [], bare: [] };
  for (let run = -20; run < REQUESTS; run++)
    for (const [which, one] of [
      ["bare", bareAt],
      ["ours", path],
    ] as const) {
      const started = performance.now();
      const answer = await fetch(one);
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${which}: ${answer.status}`);
      if (run >= 0) took[which].push(performance.now() - started);
    }
  told("evaluation-funder", p99(took.bare), p99(took.ours), "ms p99", {
    p50: { baseline: round(median(took.bare)), ours: round(median(took.ours)) },
    requests: REQUESTS,
  });
  await Promise.all([ours.close(), bare.close(), pool.end()]);
  await database.close();
}

async function ms(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function told(what: string, baseline: number, ours: number, unit: string, more: object = {}): void {
  const result = {
    name: what,
    ratio: Number((ours / baseline).toFixed(2)),
    baseline: round(baseline),
    ours: round(ours),
    unit,
    runs: RUNS,
    ...more,
    loadAverage: Number(loadavg()[0]!.toFixed(1)),
  };
  results.push(result);
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

function round(value: number): number {
  return Number(value.toFixed(value < 100 ? 2 : 0));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
