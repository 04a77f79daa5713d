/**
 * 500 households given to 6 operators with ceilings, by the model that proposes a session's assignments: time against a bare HiGHS
 * solve of the same model in the same process, and distance of its sum from the linear relaxation's and from one household after another.
 */
import loadHighs from "highs";

import {
  type Case,
  chosenIn,
  explained,
  modelOf,
  oneByOne,
  type Operator,
  pointsOf,
} from "../src/assignment/proposal.rules.ts";
import { proposals } from "../src/assignment/proposal.store.ts";
import { legalOn } from "../src/law/legal-parameters.ts";
import { solved } from "../src/assignment/solver.ts";

const HOUSEHOLDS = Number(process.env["BENCH_HOUSEHOLDS"] ?? 500);
const RUNS = Number(process.env["BENCH_RUNS"] ?? 7);
const weights = legalOn("assignment.weights", Temporal.Now.plainDateISO("Europe/Paris"))!.value;

/** Small and fixed: the same households for both sides of the ratio. */
let seed = 38;
const next = (below: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((seed / 2 ** 31) * below);
};
const operators: Operator[] = ["A", "B", "C", "D", "E", "F"].map((id, index) => ({
  id,
  name: id,
  load: next(30),
  // Together a little less than what comes: ceilings bind, and some go over.
  ceiling: Math.round((HOUSEHOLDS / 6) * [0.6, 0.9, 1.1, 1.3, 0.8, 1.1][index]!),
  serves: index === 4 ? (["energyPoverty"] as const) : [],
}));
const cases: Case[] = Array.from({ length: HOUSEHOLDS }, (_, index) => ({
  referralId: String(index),
  commune: "x",
  covering: [operators[next(5)]!.id, ...(next(10) === 0 ? [operators[5]!.id] : [])],
  needs: next(6) === 0 ? ["energyPoverty"] : [],
  named: null,
  knownBy: next(8) === 0 ? [operators[next(6)]!.id] : [],
}));

const given = { cases, operators, weights };
const model = modelOf(cases, operators, weights);
type Highs = { solve(problem: string, options?: object): { ObjectiveValue: number } };
const highs = await (loadHighs as unknown as () => Promise<Highs>)();
const bareSolve = () => highs.solve(model, { output_flag: false }).ObjectiveValue;

// Both have been loaded and warmed once.
const bareObjective = bareSolve();
await proposals(given);
const [ours, bare] = [[] as number[], [] as number[]];
for (let run = 0; run < RUNS; run += 1) {
  ours.push(await timed(() => proposals(given)));
  bare.push(await timed(bareSolve));
}
const exact = await solved(model);
const relaxed = await solved(modelOf(cases, operators, weights, true));
const chosen = chosenIn(exact.columns, cases.length, operators.length);
const points = pointsOf(chosen, cases, operators, weights);
if (Math.abs(points - exact.points) > 1e-6 || Math.abs(points - bareObjective) > 1e-6)
  throw new Error(`the sums differ: ${points}, ${exact.points}, ${bareObjective}`);
const over = operators.map(
  ({ load, ceiling }, o) => load + chosen.filter((one) => one === o).length - (ceiling ?? Infinity),
);

process.stdout.write(
  `${JSON.stringify({
    name: "assign",
    ratio: round(median(ours) / median(bare)),
    baseline: round(median(bare)),
    ours: round(median(ours)),
    unit: "ms",
    runs: RUNS,
    baselineIs: "HiGHS alone on the same model, same process",
    households: HOUSEHOLDS,
    operators: operators.length,
    points,
    relaxedPoints: round(relaxed.points),
    gapToRelaxation: round((points - relaxed.points) / relaxed.points),
    oneByOnePoints: pointsOf(oneByOne(cases, operators, weights), cases, operators, weights),
    overCeilings: over.filter((n) => n > 0).reduce((sum, n) => sum + n, 0),
    secondChoices: explained(chosen, cases, operators, weights).filter(({ second }) => second !== null)
      .length,
  })}\n`,
);

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
