/** How much each signal weighs for one landlord, learned from its own past: readable as "× 1.4 of the default points". Pure. */
import { fitLogistic, sigmoid } from "../scorecard/logistic.rules.ts";
import { SIGNAL_KINDS, type SignalKind } from "../signals/signal.rules.ts";
import { weighed, type Weights } from "../signals/weights.rules.ts";
import { risingKnots } from "./chance.rules.ts";
import type { BacktestSettings } from "./settings.rules.ts";

/** Cases of the past that showed the same points: how many, and how many of them fell into legal arrears in time. */
export type PastCases = { points: readonly number[]; n: number; happened: number };

/** What the weights were learned from: months with a known end, cases (an account and a month), and those that fell into legal arrears. */
export type Past = { months: number; cases: number; arrears: number };

/** Whether a landlord's own past holds enough to learn from. */
export const isEnough = (
  { months, cases, arrears }: Past,
  { leastHistory }: Pick<BacktestSettings, "leastHistory">,
): boolean => months >= leastHistory.months && arrears >= leastHistory.arrears && arrears < cases;

export const pastOf = (cases: readonly PastCases[], months: number): Past => ({
  months,
  cases: cases.reduce((sum, { n }) => sum + n, 0),
  arrears: cases.reduce((sum, { happened }) => sum + happened, 0),
});

/**
 * The months that the chance is learned of, among those whose end is known (their cases, the oldest first): the latest 6 to 12, the
 * ledger's first 12 left aside as long as 6 others are there; further back where they hold too few arrears.
 */
export function monthsOfChance(
  months: readonly (readonly PastCases[])[],
  settings: Pick<BacktestSettings, "leastHistory" | "chanceMonths">,
): readonly (readonly PastCases[])[] {
  const { least, most } = settings.chanceMonths;
  const wanted = Math.min(most, Math.max(least, months.length - most));
  let from = Math.max(0, months.length - wanted);
  while (from > 0 && !isEnough(pastOf(months.slice(from).flat(), months.length - from), settings)) from--;
  return months.slice(from);
}

/**
 * Learns the factors, for a chance to be learned for them (`calibrated`); the default as long as the past holds too little.
 * A signal never takes points away: below 0 it weighs nothing. One that the past never showed keeps its default. `months`: how many months the cases come from.
 */
export function learnedFactors(
  cases: readonly PastCases[],
  months: number,
  standard: Weights,
  settings: Pick<BacktestSettings, "leastHistory" | "penalty">,
): Weights {
  if (!isEnough(pastOf(cases, months), settings)) return standard;
  const { slopes } = fitted(
    cases,
    SIGNAL_KINDS.map((_, column) => (points: readonly number[]) => points[column]!),
    settings.penalty,
  );
  // Points mean what the default ones mean: so much of the odds for each.
  const perPoint = standard.chance.origin === "default" ? standard.chance.perPoint : 1;
  const factors = Object.fromEntries(
    SIGNAL_KINDS.map((kind, column) => {
      const isSeen = cases.some(({ points }) => points[column]! > 0);
      return [kind, isSeen ? asFactor(slopes[column]! / perPoint) : standard.factors[kind]];
    }),
  ) as Record<SignalKind, number>;
  return { ...standard, origin: "learned", factors };
}

/** Two digits are what a person reads and changes. */
const asFactor = (factor: number) => Math.max(0, Math.round(100 * factor) / 100);

/** The same points, whatever they are, with the chance that the past says goes with their sum; the weights as they are where it holds too little. */
export function calibrated(
  cases: readonly PastCases[],
  months: number,
  weights: Weights,
  settings: Pick<BacktestSettings, "leastHistory" | "drawnBy">,
): Weights {
  if (!isEnough(pastOf(cases, months), settings)) return weights;
  const { intercept, slopes } = fitted(cases, [(points) => weighed(points, weights)], 1e-6);
  const byTotal = Map.groupBy(cases, ({ points }) => weighed(points, weights));
  const totals = [...byTotal].map(([points, alike]) => ({
    points,
    n: alike.reduce((sum, { n }) => sum + n, 0),
    happened: alike.reduce((sum, { happened }) => sum + happened, 0),
  }));
  const around = (points: number) => sigmoid(intercept + Math.max(0, slopes[0]!) * points);
  return { ...weights, chance: { origin: "learned", knots: risingKnots(totals, around, settings.drawnBy) } };
}

/** A logistic of some figures of the cases; slopes per unit of each figure. */
function fitted(
  cases: readonly PastCases[],
  figures: readonly ((points: readonly number[]) => number)[],
  penalty: number,
): { intercept: number; slopes: number[] } {
  const rows = cases.flatMap(({ points, n, happened }) => [
    ...(happened > 0 ? [{ points, outcome: 1, count: happened }] : []),
    ...(n > happened ? [{ points, outcome: 0, count: n - happened }] : []),
  ]);
  const values = Float64Array.from(rows.flatMap(({ points }) => figures.map((figure) => figure(points))));
  const { intercept, weights, means, deviations } = fitLogistic(
    { rows: rows.length, columns: figures.length, values },
    rows.map(({ outcome }) => outcome),
    penalty,
    rows.map(({ count }) => count),
  );
  const slopes = weights.map((weight, column) => weight / deviations[column]!);
  return {
    intercept: slopes.reduce((sum, slope, column) => sum - slope * means[column]!, intercept),
    slopes,
  };
}
