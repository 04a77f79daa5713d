/** What weighs in a proposal, which operator serves which need, and how much each may carry: dated settings and their defaults. */
import { HOUSEHOLD_NEEDS, type HouseholdNeed } from "../referral/submission.rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";

/** Needs that an operator may be the specialist of: those that a referral tells. */
export const NEEDS = HOUSEHOLD_NEEDS;
export type Need = HouseholdNeed;

/**
 * Points that each drawback of an operator costs; the proposal makes their sum as small as can be over all households at once.
 * `load`: for the last places under the ceiling (a quarter of it from half of the ceiling on, nothing before).
 */
export type Weights = {
  outOfZone: number;
  unmetNeed: number;
  overCeiling: number;
  load: number;
  notKnown: number;
};
export const WEIGHTS = [
  "outOfZone",
  "unmetNeed",
  "overCeiling",
  "load",
  "notKnown",
] as const satisfies (keyof Weights)[];

/** Operators that serve a need, by their ids; nobody where it is not set. */
export type NeedOperators = Partial<Record<Need, string[]>>;

/** Households at most: of the operator, of each worker, of some worker in particular; null = no ceiling is known. */
export type Ceilings = { operator: number | null; worker: number | null; workers: Record<string, number> };
export const NO_CEILING: Ceilings = { operator: null, worker: null, workers: {} };

export const ceilingOf = ({ worker, workers }: Ceilings, userId: string): number | null =>
  workers[userId] ?? worker;

/** What forbids weights: each is a number of points, none below 0. Fields: the weight's own name. */
export function brokenWeights(weights: Weights): Broken[] {
  return WEIGHTS.filter((name) => !(weights[name] >= 0 && weights[name] <= 10_000)).map((field) => ({
    rule: "assignment.weight",
    field,
    message: "Donnez un nombre de points entre 0 et 10 000.",
    english: "Give a number of points between 0 and 10,000.",
  }));
}
