/** What may be set by hand, and how: each signal's weight as a multiple of the default points, the day it begins, why. Pure. */
import { type Broken, type Dated, valueOn } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { SIGNAL_KINDS, type SignalKind } from "../signals/signal.rules.ts";
import { type Step, type Thresholds, thresholdsOn } from "../signals/thresholds.rules.ts";
import { NO_FACTORS, weighedPoints, type Weights } from "../signals/weights.rules.ts";

/** What a person may apply; `again`: weights that were in force before. */
export const CHOICES = ["learned", "calibrated", "byHand", "default", "again"] as const;
export type Choice = (typeof CHOICES)[number];

const WEIGHTING_PARAMETERS: readonly Dated<number>[] = [
  {
    id: "weighting.mostTimes",
    value: 10,
    validFrom: null,
    validTo: null,
    source: "programme, réglage par défaut",
    checked: null,
  },
];

/** How many times the default a signal may weigh at most, set by hand: beyond it, one signal alone would make the list. */
export const mostTimes = (on: Temporal.PlainDate): number =>
  valueOn(WEIGHTING_PARAMETERS, "weighting.mostTimes", on);

/** The default points that a signal may have, lightest first. */
export function defaultSteps(kind: SignalKind, thresholds: Thresholds): number[] {
  const benefit = thresholds["detection.benefit"];
  if (kind === "benefitStopped") return [benefit.stoppedPoints];
  if (kind === "benefitCut") return [benefit.cutPoints];
  const setting: Step[] | { steps: Step[] } | { points: number } = thresholds[`detection.${kind}`];
  if (Array.isArray(setting)) return setting.map(({ points }) => points);
  return "steps" in setting ? setting.steps.map(({ points }) => points) : [setting.points];
}

/** Each signal with its default points, and those that the weights give it. */
export const signalPoints = ({ factors }: Pick<Weights, "factors">, on: Temporal.PlainDate) =>
  SIGNAL_KINDS.map((kind) => {
    const steps = defaultSteps(kind, thresholdsOn(on));
    return {
      kind,
      factor: factors[kind] ?? 1,
      defaultPoints: steps,
      points: steps.map((points) => weighedPoints(points, kind, factors)),
    };
  });

/** Factors that a person gave, two digits each; a signal left out weighs its default. */
export const handFactors = (given: Partial<Record<SignalKind, number>>): Weights["factors"] => ({
  ...NO_FACTORS,
  ...Object.fromEntries(
    Object.entries(given).map(([kind, factor]) => [kind, Math.round(100 * factor) / 100]),
  ),
});

/** The rules that an application breaks. `today`: weights are never applied to days gone by, whose lists people have read. */
export function brokenWeights(
  {
    choice,
    factors,
    validFrom,
    reason,
  }: {
    choice: Choice;
    factors: Partial<Record<SignalKind, number>>;
    validFrom: Temporal.PlainDate;
    reason: string;
  },
  today: Temporal.PlainDate,
): Broken[] {
  const broken: Broken[] = [];
  if (reason.trim().length < 3)
    broken.push({
      rule: "weighting.reason",
      field: "reason",
      message: "Dites pourquoi, en quelques mots : vos collègues le liront sous les poids.",
      english: "Say why in a few words: your colleagues will read it under the weights.",
    });
  if (isBefore(validFrom, today))
    broken.push({
      rule: "weighting.notInThePast",
      field: "validFrom",
      message: "Donnez aujourd'hui ou un jour à venir : les listes des jours passés ont été lues.",
      english: "Give today or a day to come: the lists of past days have been read.",
    });
  const most = mostTimes(today);
  if (choice === "byHand")
    for (const kind of SIGNAL_KINDS) {
      const factor = factors[kind];
      if (factor !== undefined && !(factor >= 0 && factor <= most))
        broken.push({
          rule: "weighting.factor",
          field: `factors.${kind}`,
          message: `Donnez un nombre entre 0 et ${most} : 1 laisse les points par défaut, 0 les retire.`,
          english: `Give a number between 0 and ${most}: 1 leaves the default points, 0 takes them away.`,
        });
    }
  return broken;
}
