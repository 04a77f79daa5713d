/** The chance that goes with a sum of points, by what happened to the accounts of the past that had it: never falling as points rise. Pure. */
import type { Knot } from "../signals/weights.rules.ts";

/** Past cases of one sum of points. */
type Total = { points: number; n: number; happened: number };

/**
 * Isotonic regression (pool adjacent violators) of what happened, each total first drawn towards a logistic by `drawnBy` imagined cases:
 * few cases do not make a chance of 0 or 1, many speak for themselves. One knot for each level, at the mean of its points.
 * `around`: the logistic, points → chance, not falling.
 */
export function risingKnots(
  totals: readonly Total[],
  around: (points: number) => number,
  drawnBy: number,
): Knot[] {
  const levels: { points: number; weight: number; likely: number; n: number; happened: number }[] = [];
  for (const { points, n, happened } of totals.toSorted((one, other) => one.points - other.points)) {
    const weight = n + drawnBy;
    const likely = happened + drawnBy * around(points);
    let level = { points: points * weight, weight, likely, n, happened };
    for (let last = levels.at(-1); last && isNotBelow(last, level); last = levels.at(-1)) {
      levels.pop();
      level = {
        points: last.points + level.points,
        weight: last.weight + level.weight,
        likely: last.likely + level.likely,
        n: last.n + level.n,
        happened: last.happened + level.happened,
      };
    }
    levels.push(level);
  }
  return levels.map(({ points, weight, likely, n, happened }) => ({
    points: points / weight,
    chance: likely / weight,
    n,
    happened,
  }));
}

const isNotBelow = (
  one: { likely: number; weight: number },
  other: { likely: number; weight: number },
): boolean => one.likely * other.weight >= other.likely * one.weight;
