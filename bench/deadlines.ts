/**
 * All dates of 100,000 procedures computed from their acts, against a bare loop that adds as many delays to as many days;
 * same process, turn by turn. BENCH_CASES and BENCH_RUNS for others.
 */
import type { Act, Facts } from "../src/procedure-clock/acts.rules.ts";
import { deadlines } from "../src/procedure-clock/rules.ts";

const CASES = Number(process.env["BENCH_CASES"] ?? 100_000);
const RUNS = Number(process.env["BENCH_RUNS"] ?? 5);
const ON = Temporal.PlainDate.from("2026-11-27");

/** Procedures of every length, begun between 2024 and 2026: the n-th stops at its (n modulo 9)-th act. */
function caseOf(n: number): Facts {
  const start = Temporal.PlainDate.from("2024-01-02").add({ days: (n * 7) % 1000 });
  const at = (days: number) => start.add({ days: days + (n % 11) });
  const acts: Act[] = [
    { kind: "cafReport", on: at(0) },
    { kind: "paymentOrder", on: at(20), statedTime: n % 3 === 0 ? "P6W" : "P2M" },
    { kind: "summons", on: at(100), claimCents: 300_000 },
    { kind: "prefectNotice", on: at(101), assessmentRequestedOn: at(110) },
    { kind: "hearing", on: at(170) },
    { kind: "judgment", on: at(200), planMonths: n % 2 === 0 ? 24 : null },
    { kind: "orderToVacate", on: at(320), prefectToldOn: at(325) },
    { kind: "policeRequest", on: at(400) },
    { kind: "cohesionProtocol", on: at(480), planEndsOn: at(1200) },
  ];
  return {
    lease: { earliest: start.subtract({ years: n % 9 }), latest: start.subtract({ years: n % 9 }) },
    landlordKind: "social",
    acts: acts.slice(0, 1 + (n % 9)),
    on: ON,
  };
}

const cases = Array.from({ length: CASES }, (_, n) => caseOf(n));
let dates = 0;
let readings = 0;
const ours: number[] = [];
const bare: number[] = [];
let sum = 0;
for (let run = -1; run < RUNS; run++) {
  dates = 0;
  readings = 0;
  let started = performance.now();
  for (const facts of cases) {
    for (const step of deadlines(facts).dates) {
      dates += 1;
      readings += 1 + step.alternatives.length;
    }
  }
  const took = performance.now() - started;
  // Each reading of each date is at least one addition of months or days.
  started = performance.now();
  for (let n = 0; n < readings; n++) {
    const { acts } = cases[n % CASES]!;
    sum += acts[n % acts.length]!.on.add(n % 2 === 0 ? { months: 2 } : { days: 42 }).day;
  }
  const added = performance.now() - started;
  // The first turn warms both up and does not count.
  if (run >= 0) {
    ours.push(took);
    bare.push(added);
  }
}
const [best, baseline] = [Math.min(...ours), Math.min(...bare)];
if (sum === 0) throw new Error("nothing was added");

process.stdout.write(
  `${JSON.stringify({
    name: "deadlines",
    ratio: Number((best / baseline).toFixed(2)),
    baseline: Math.round(baseline),
    ours: Math.round(best),
    unit: "ms",
    runs: RUNS,
    baselineIs: "as many bare additions of a delay to a day as readings of dates computed",
    cases: CASES,
    dates,
    readings,
    casesPerSecond: Math.round((CASES / best) * 1000),
  })}\n`,
);
