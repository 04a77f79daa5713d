/**
 * A night's detection of one landlord of a million tenancies, 24 months each, against one SQL window pass over the same months, on the same
 * PostgreSQL, turn by turn. BENCH_TENANCIES sets the size. The first turn, which writes the list anew, warms both up and is told apart.
 */
import { Client } from "pg";

import { runDetection } from "../src/detection/store.ts";
import { openPostgres } from "../src/platform/database/postgres.ts";
import { fillLandlord } from "./detect-fixture.ts";

const TENANCIES = Number(process.env["BENCH_TENANCIES"] ?? 1_000_000);
const MONTHS = 24;
const RUNS = Number(process.env["BENCH_RUNS"] ?? 2);
const SERVER = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";
const NAME = `lt_bench_detect_${process.pid}`;
const ON = Temporal.PlainDate.from("2026-12-01");

/** What the plainest signals need of each account's months: the balance before, the benefit of three months, whether a bill was missed. */
const PASS = `
  select count(*) filter (where missed), sum(before), sum(usual) from (
    select lag(balance_cents) over own as before,
           avg(benefit_cents) over (own rows between 3 preceding and 1 preceding) as usual,
           paid_cents + grant_cents < charged_cents - benefit_cents - relief_cents - 500 as missed
      from account_month where landlord_id = $1
    window own as (partition by account_id order by month)) months`;
/** The least a window pass can do. */
const LEAST = `
  select sum(before) from (
    select lag(balance_cents) over (partition by account_id order by month) as before from account_month where landlord_id = $1) months`;

const url = new URL(SERVER);
url.pathname = `/${NAME}`;
const server = new Client({ connectionString: SERVER });
await server.connect();
await server.query(`create database ${NAME}`);
const database = await openPostgres(url.toString());
const bare = new Client({ connectionString: url.toString() });
await bare.connect();
try {
  await fillLandlord(bare, TENANCIES, MONTHS);
  const { rows } = await bare.query<{ id: string }>("select id from organisation where code = 'BENCH'");
  const landlord = rows[0]!.id;
  const runs: { passMs: number; leastMs: number; detectMs: number }[] = [];
  let report: object = {};
  for (let run = 0; run <= RUNS; run++) {
    const passMs = await timed(() => bare.query(PASS, [landlord]));
    const leastMs = await timed(() => bare.query(LEAST, [landlord]));
    const detectMs = await timed(async () => {
      const { tenancies, signalled, bySignal } = await runDetection(
        database,
        { kind: "system" },
        { on: ON, landlordCode: "BENCH" },
      );
      if (tenancies !== TENANCIES) throw new Error(`${tenancies} tenancies of ${TENANCIES}`);
      report = { signalled, bySignal };
    });
    runs.push({ passMs, leastMs, detectMs });
  }
  const counted = runs.slice(1);
  const baseline = median(counted.map(({ passMs }) => passMs));
  const ours = median(counted.map(({ detectMs }) => detectMs));
  process.stdout.write(
    `${JSON.stringify({
      name: "detect",
      ratio: Number((ours / baseline).toFixed(2)),
      baseline,
      ours,
      unit: "ms",
      baselineIs:
        "one SQL window pass over the same months: balance before, mean benefit of three months, bills missed",
      toLeastPass: Number((ours / median(counted.map(({ leastMs }) => leastMs))).toFixed(2)),
      leastPassIs: "one window function: the balance before",
      tenancies: TENANCIES,
      months: TENANCIES * MONTHS,
      first: runs[0],
      runs: counted,
      ...report,
      peakMemoryMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    })}\n`,
  );
} finally {
  await bare.end();
  await database.close();
  await server.query(`drop database if exists ${NAME} with (force)`);
  await server.end();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return Math.round(performance.now() - started);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}
