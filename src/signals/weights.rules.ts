/** What each signal weighs for a landlord, and the chance that goes with the sum of the points. Pure: learned in the room `backtest`,
 *  applied by a named person, kept by `detection`. Weights order what people read; they hide nothing and decide nothing. */
import { sigmoid } from "../scorecard/logistic.rules.ts";
import { SIGNAL_KINDS, type SignalKind } from "./signal.rules.ts";

/** Of `n` past cases around these points, `happened` fell into legal arrears in time; `chance` 0–1 is what is shown for them. */
export type Knot = { points: number; chance: number; n: number; happened: number };

/**
 * From the sum of the points to a chance. `default`: 1 / (1 + e^−(intercept + perPoint × points)), which nobody has checked against what
 * happened. `learned`: a landlord's own past, the log-odds straight between knots (points rising) and level beyond them.
 */
export type Chance =
  | { origin: "default"; intercept: number; perPoint: number }
  | { origin: "learned"; knots: readonly Knot[] };

/** `factors`: each signal's points over the default ones, 0 or more. */
export type Weights = {
  origin: "default" | "learned" | "byHand";
  factors: Readonly<Record<SignalKind, number>>;
  chance: Chance;
};

export const NO_FACTORS = Object.fromEntries(SIGNAL_KINDS.map((kind) => [kind, 1])) as Record<
  SignalKind,
  number
>;

/** The default points and the default chance. `probability`: the dated setting of that name. */
export const defaultWeights = (probability: { intercept: number; perPoint: number }): Weights => ({
  origin: "default",
  factors: NO_FACTORS,
  chance: { origin: "default", intercept: probability.intercept, perPoint: probability.perPoint },
});

/** Whole points, as a person adds them up. */
export const weighedPoints = (points: number, kind: SignalKind, factors: Weights["factors"]): number =>
  // A signal that came after the weights were kept has its default.
  Math.round(points * (factors[kind] ?? 1));

/** The sum, signal by signal. `points`: the default ones, in the order of SIGNAL_KINDS. */
export function weighed(points: readonly number[], { factors }: Pick<Weights, "factors">): number {
  return points.reduce((sum, given, at) => sum + weighedPoints(given, SIGNAL_KINDS[at]!, factors), 0);
}

/** The chance, 0–1, of legal arrears within the horizon for a sum of points. Throws RangeError for a learned one without a knot. */
export function chanceOf(total: number, chance: Chance): number {
  if (chance.origin === "default") return sigmoid(chance.intercept + chance.perPoint * total);
  const { knots } = chance;
  const above = knots.findIndex(({ points }) => points >= total);
  const high = knots[above === -1 ? knots.length - 1 : above];
  if (!high) throw new RangeError("a learned chance has no knot");
  if (above <= 0) return high.chance;
  const low = knots[above - 1]!;
  const share = (total - low.points) / (high.points - low.points);
  return sigmoid(logit(low.chance) + share * (logit(high.chance) - logit(low.chance)));
}

export const logit = (chance: number): number => Math.log(chance / (1 - chance));

/** The back-test whose past they were learned from: ISO months, cases (an account and a month), legal arrears among them. */
export type LearnedFrom = {
  backtestId: number;
  from: string;
  to: string;
  months: number;
  cases: number;
  arrears: number;
};
