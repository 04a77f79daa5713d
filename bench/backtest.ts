/**
 * Detection replayed over a synthetic landlord's past, against the rule "two months unpaid" at the same number of accounts opened a month.
 * BENCH_TENANCIES and BENCH_MONTHS set the size. The rule's own lead is 0 days: it is what lead is counted from.
 */
import { Client } from "pg";

import { loadDemo } from "../src/app/demo/load.ts";
import type { LandlordBacktest } from "../src/backtest/judge.rules.ts";
import { bandVerdict } from "../src/backtest/reliability.rules.ts";
import { backtest } from "../src/backtest/store.ts";
import { todayInParis } from "../src/platform/calendar/today.ts";
import { openPostgres } from "../src/platform/database/postgres.ts";

const SERVER = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";
const NAME = `lt_bench_backtest_${process.pid}`;
const tenancies = Number(process.env["BENCH_TENANCIES"] ?? 6_000);
const months = Number(process.env["BENCH_MONTHS"] ?? 36);

const url = new URL(SERVER);
url.pathname = `/${NAME}`;
const server = new Client({ connectionString: SERVER });
await server.connect();
await server.query(`create database ${NAME}`);
const database = await openPostgres(url.toString());
try {
  await loadDemo(database, { tenancies, months });
  const asked = {
    landlordCode: "AIH",
    on: todayInParis(),
    weeklyCapacity: Number(process.env["BENCH_CAPACITY"] ?? 3),
  };
  const { result: found } = await backtest(database, { kind: "system" }, asked);
  // The default chance of the first months is far off: those with learned weights are judged apart too.
  const firstLearned = found.months.find(({ weights }) => weights === "learned")?.month;
  const learned =
    firstLearned === undefined
      ? undefined
      : (await backtest(database, { kind: "system" }, { ...asked, from: firstLearned })).result;
  process.stdout.write(
    `${JSON.stringify({
      name: "backtest",
      ratio: Number((found.reachedBefore / found.reachedByRule).toFixed(4)),
      baseline: found.reachedByRule,
      ours: found.reachedBefore,
      unit: "households that came to two months unpaid: opened before it, against opened at it by the rule",
      baselineIs: "the rule of two months unpaid, same accounts opened a month",
      ...inShort(found),
      happened: found.happened,
      opened: found.opened,
      accounts: found.accounts,
      settings: found.settings,
      durationMs: found.durationMs,
      monthsJudged: found.months.length,
      monthsLearned: found.months.filter(({ weights }) => weights === "learned").length,
      byDefault: inShort(found.byDefault),
      calibrated: inShort(found.calibrated),
      ...(learned && {
        whereLearned: {
          learned: inShort(learned),
          byDefault: inShort(learned.byDefault),
          calibrated: inShort(learned.calibrated),
        },
      }),
      calibration: found.calibration,
      // Of the months whose past sufficed; a band that is far off makes this end with 1.
      reliability: found.reliability.map((band) => ({ ...band, verdict: bandVerdict(band) })),
      leadTimeDays: found.leadTimeDays,
      peakMemoryMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    })}\n`,
  );
  if (found.reliability.some((band) => bandVerdict(band) === "off")) process.exitCode = 1;
} finally {
  await database.close();
  await server.query(`drop database ${NAME}`);
  await server.end();
}

function inShort(figures: LandlordBacktest["byDefault"]) {
  const { n, auc, calibrationError, precisionAtCapacity, episodes, reachedBefore, leadTimeDaysMedian } =
    figures;
  return { n, auc, calibrationError, precisionAtCapacity, episodes, reachedBefore, leadTimeDaysMedian };
}
