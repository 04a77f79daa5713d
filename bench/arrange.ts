/**
 * Three answers for 1,000 households, each checked: time per case, against what HiGHS alone takes for the same models. About four
 * minutes; interrupted (Ctrl-C), it tells what it has measured so far. BENCH_CASES: fewer.
 */
import { answerArrangement } from "../src/arrangement/answers.ts";
import { type Solved, solve } from "../src/arrangement/solver.ts";

const CASES = Number(process.env["BENCH_CASES"] ?? 1_000);

/** A generator of its own (mulberry32): the same households at each run. */
let seed = 2026;
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}
const between = (least: number, most: number) => Math.round(least + random() * (most - least));

function household(): object {
  const units = between(10, 30) / 10;
  const resourcesCents = between(70_000, 190_000);
  return {
    from: "2027-01",
    debtCents: between(30_000, 700_000),
    household: {
      resourcesCents,
      chargesCents: between(15_000, 45_000),
      consumptionUnits: units,
      leastPerUnitDayCents: between(600, 1_000),
    },
    rentChargesCents: between(38_000, 75_000),
    benefitCents: between(0, 32_000),
    changes:
      random() < 0.5
        ? [{ fromMonth: between(2, 6), resourcesCents: resourcesCents + between(0, 30_000) }]
        : [],
    relief: {
      monthsLeft: between(0, 6),
      ceilingCents: between(10_000, 30_000),
      fundLeftCents: between(20_000, 300_000),
    },
    grants: [
      { funder: "FSL", ceilingCents: between(0, 200_000), shareOfDebt: 0.5, paidInMonth: 3 },
      { funder: "directAid", ceilingCents: between(0, 100_000) },
    ],
    routes: [{ route: "amicable" }, { route: "court" }],
  };
}

let solverMs = 0;
let solves = 0;
let feasible = 0;
const counted = async (...[facts]: Parameters<typeof solve>): Promise<Solved> => {
  const solved = await solve(facts);
  solverMs += solved.solverMs;
  solves += solved.solves;
  if (solved.answers[0]!.feasible) feasible += 1;
  return solved;
};
// The first case starts the solver and does not count.
await answerArrangement(household(), solve);
const stopped = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopped.abort());
const started = performance.now();
let done = 0;
const slowest: number[] = [];
for (; done < CASES && !stopped.signal.aborted; done++) {
  const began = performance.now();
  const answered = await answerArrangement(household(), counted);
  if ("errors" in answered) throw new Error(answered.errors[0]!.message);
  slowest.push(performance.now() - began);
  // Signals are heard between two cases: the solver lets nothing through meanwhile.
  await new Promise((resolve) => setImmediate(resolve));
}
slowest.sort((one, other) => one - other);
const oursMs = performance.now() - started;
process.stdout.write(
  `${JSON.stringify({
    name: "arrange",
    ratio: Number((oursMs / solverMs).toFixed(3)),
    baseline: Number((solverMs / done).toFixed(1)),
    ours: Number((oursMs / done).toFixed(1)),
    unit: "ms per case",
    p99: Number((slowest[Math.floor(0.99 * done)] ?? 0).toFixed(1)),
    runs: done,
    interrupted: stopped.signal.aborted,
    models: solves,
    feasible,
  })}\n`,
);
