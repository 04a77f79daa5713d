/** A card of points: learned weights as whole numbers that a person can read, add up, compare with another card and change. */
import { sigmoid } from "./logistic.rules.ts";

/** `points` for one unit of a feature; `byHand`: a person set them, and a new fit leaves them. */
export type CardLine = { feature: string; points: number; byHand: boolean };

/** `base`: the points everybody has. Each `DOUBLING` points more double the odds. */
export type Card = { base: number; lines: CardLine[] };

/** Scorecards of banks use 20 points to double the odds; any other number would be another unit, not another card. */
export const DOUBLING = 20;
const PER_LOGIT = DOUBLING / Math.LN2;

/** Whole points of a weight in log-odds: 0.69 (odds doubled) is 20 points. */
export const pointsOf = (weight: number): number => Math.round(weight * PER_LOGIT) || 0;

/** Card of weights in log-odds per unit of a feature. Features that round to no point stay: they were looked at. */
export function cardOf(intercept: number, weights: Readonly<Record<string, number>>): Card {
  return {
    base: pointsOf(intercept),
    lines: Object.entries(weights).map(([feature, weight]) => ({
      feature,
      points: pointsOf(weight),
      byHand: false,
    })),
  };
}

/** What each feature brings, and the sum. `figures` lacks a feature: it is 0. Parts of no point are left out. */
export function addUp(
  { base, lines }: Card,
  figures: Readonly<Record<string, number>>,
): { total: number; parts: { feature: string; points: number }[]; probability: number } {
  const parts = lines
    .map(({ feature, points }) => ({ feature, points: Math.round(points * (figures[feature] ?? 0)) }))
    .filter(({ points }) => points !== 0)
    .toSorted((one, other) => other.points - one.points);
  const total = parts.reduce((sum, { points }) => sum + points, base);
  return { total, parts, probability: sigmoid(total / PER_LOGIT) };
}

/** The card with the points of one feature set by a person. Throws RangeError for a feature it does not have, or points that are not whole. */
export function setByHand(card: Card, feature: string, points: number): Card {
  if (!Number.isSafeInteger(points) || !card.lines.some((line) => line.feature === feature))
    throw new RangeError(`no whole points for a known feature: ${feature}, ${points}`);
  return {
    ...card,
    lines: card.lines.map((line) => (line.feature === feature ? { feature, points, byHand: true } : line)),
  };
}

/** Line by line, what the card says more than the default one; a feature that one of them lacks counts 0 there. */
export function comparedWith(
  card: Card,
  standard: Card,
): { feature: string; points: number; standard: number; more: number }[] {
  const here = new Map(card.lines.map(({ feature, points }) => [feature, points]));
  const there = new Map(standard.lines.map(({ feature, points }) => [feature, points]));
  return [...new Set([...here.keys(), ...there.keys()])].map((feature) => {
    const points = here.get(feature) ?? 0;
    const usual = there.get(feature) ?? 0;
    return { feature, points, standard: usual, more: points - usual };
  });
}
