/** What each drawback of a home weighs in matching, in whole points: a dated parameter that the coordination may set. */
import { legalOn } from "../law/legal-parameters.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { ENERGY_CLASSES, type EnergyClass } from "../vacancy/rules.ts";

/** An effort rate of 25 % costs 250 points, beside these. */
export type Weights = {
  /** Each room more than the household needs. */
  roomOver: number;
  /** Each week before the home is free. */
  week: number;
  /** Each kilometre to work or school, where the place was given. */
  kilometre: number;
  energy: Record<EnergyClass, number>;
  unknownEnergy: number;
  /** Taken off for each month that the household has waited, two years at most. */
  monthWaited: number;
  /** Taken off where its home is a danger, or unfit. */
  safety: number;
  unfit: number;
};
export const PLAIN_WEIGHTS = [
  "roomOver",
  "week",
  "kilometre",
  "unknownEnergy",
  "monthWaited",
  "safety",
  "unfit",
] as const satisfies (keyof Weights)[];

/** Id of the parameter, and of the programme's own setting. */
export const WEIGHTS_RULE = "rehousing.weights";

export const usualWeights = (on: Temporal.PlainDate) => legalOn(WEIGHTS_RULE, on)!.value as Weights;

/** What forbids weights. Fields: `week`, `energy.D`. */
export function brokenWeights(weights: Weights): Broken[] {
  const points = [
    ...PLAIN_WEIGHTS.map((name) => [name, weights[name]] as const),
    ...ENERGY_CLASSES.map((letter) => [`energy.${letter}`, weights.energy[letter]] as const),
  ];
  return points
    .filter(([, value]) => !(Number.isInteger(value) && value >= 0 && value <= 1_000))
    .map(([field]) => ({
      rule: "rehousing.weight",
      field,
      message: "Donnez un nombre entier de points, de 0 à 1 000.",
      english: "Give a whole number of points, from 0 to 1,000.",
    }));
}
