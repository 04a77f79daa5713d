/** How much each signal weighs for one landlord, learned from its own past: readable as "× 1.4 of the default points". Pure. */
import { SIGNAL_KINDS, type SignalKind } from "../signals/rules.ts";
import { fitLogistic, sigmoid } from "../scorecard/logistic.rules.ts";
import type { BacktestSettings } from "./settings.rules.ts";

/** `factors`: each signal's points over the default ones; chance = 1 / (1 + e^−(intercept + perPoint × points)). */
export type Weights = {
  origin: "default" | "learned";
  factors: Record<SignalKind, number>;
  intercept: number;
  perPoint: number;
};

/** Cases of the past that showed the same points: how many, and how many of them fell into legal arrears in time. */
export type PastCases = { points: readonly number[]; n: number; happened: number };

export const defaultWeights = (probability: { intercept: number; perPoint: number }): Weights => ({
  origin: "default",
  factors: Object.fromEntries(SIGNAL_KINDS.map((kind) => [kind, 1])) as Record<SignalKind, number>,
  ...probability,
});

/** Whole points, as a person adds them up. `points`: the default ones, in the order of SIGNAL_KINDS. */
export function weighed(points: readonly number[], { factors }: Weights): number {
  return points.reduce((sum, given, at) => sum + Math.round(given * factors[SIGNAL_KINDS[at]!]), 0);
}

export const chanceOf = (total: number, { intercept, perPoint }: Weights): number =>
  sigmoid(intercept + perPoint * total);

/**
 * Learns the factors, then the chance that goes with the rounded sum; the default as long as the past holds too little.
 * A signal never takes points away: below 0 it weighs nothing. One that the past never showed keeps its default. `months`: how many months the cases come from.
 */
export function learnedWeights(
  cases: readonly PastCases[],
  months: number,
  standard: Weights,
  { leastHistory, penalty }: Pick<BacktestSettings, "leastHistory" | "penalty">,
): Weights {
  const arrears = cases.reduce((sum, { happened }) => sum + happened, 0);
  const all = cases.reduce((sum, { n }) => sum + n, 0);
  if (months < leastHistory.months || arrears < leastHistory.arrears || arrears === all) return standard;
  const first = fitted(
    cases,
    SIGNAL_KINDS.map((_, column) => (points: readonly number[]) => points[column]!),
    penalty,
  );
  const factors = Object.fromEntries(
    SIGNAL_KINDS.map((kind, column) => {
      const isSeen = cases.some(({ points }) => points[column]! > 0);
      return [kind, isSeen ? Math.max(0, first.slopes[column]! / standard.perPoint) : standard.factors[kind]];
    }),
  ) as Record<SignalKind, number>;
  const learned: Weights = { ...standard, origin: "learned", factors };
  // The slope of the sum, without a penalty to speak of: the chance must be right on the mean, not small.
  const second = fitted(cases, [(points) => weighed(points, learned)], 1e-6);
  return { ...learned, intercept: second.intercept, perPoint: second.slopes[0]! };
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
