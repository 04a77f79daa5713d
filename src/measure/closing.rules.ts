/** Closing a measure: what must be said, what may stay unknown and is followed up. Money in cents; null = unknown, never 0. */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";

export const OUTCOMES = ["stayed", "rehoused", "leaseTransferred", "left", "evicted", "withdrawn"] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const TIES = ["kept", "strained", "broken"] as const;

/** Facts of a closing that may come later. `paymentResumed`: the last three rent bills paid in full. */
export type ClosingFacts = {
  debtAtStartCents: number | null;
  debtAtEndCents: number | null;
  tieAtEnd: (typeof TIES)[number] | null;
  paymentResumed: boolean | null;
  closingSummary: string | null;
};

export const CLOSING_FACTS = [
  "debtAtStartCents",
  "debtAtEndCents",
  "tieAtEnd",
  "paymentResumed",
  "closingSummary",
] as const satisfies readonly (keyof ClosingFacts)[];
export type ClosingFact = (typeof CLOSING_FACTS)[number];

/** What forbids closing: a day and an outcome are all that it needs. */
export function brokenByClosing({
  closedOn,
  outcome,
  startsOn,
  already,
  today,
}: {
  closedOn: Temporal.PlainDate;
  outcome: Outcome | null;
  startsOn: Temporal.PlainDate;
  /** The day it was closed on before, if it was. */
  already: Temporal.PlainDate | null;
  today: Temporal.PlainDate;
}): Broken[] {
  if (already)
    return [
      {
        rule: "measure.closed",
        message: `La mesure est close depuis le ${longDate(already)}.`,
        english: `The measure has been closed since ${longDate(already, "en")}.`,
      },
    ];
  const broken: Broken[] = [];
  if (isBefore(today, closedOn))
    broken.push({
      rule: "measure.closesInFuture",
      message: `Le ${longDate(closedOn)} est à venir : la mesure se clôt le jour où elle s'arrête, ou après.`,
      english: `${longDate(closedOn, "en")} is still to come: a measure is closed on the day it ends, or after.`,
      field: "closedOn",
    });
  if (isBefore(closedOn, startsOn))
    broken.push({
      rule: "measure.closesBeforeStart",
      message: `La mesure commence le ${longDate(startsOn)} : elle ne peut pas s'arrêter avant.`,
      english: `The measure starts on ${longDate(startsOn, "en")}: it cannot end before.`,
      field: "closedOn",
    });
  if (outcome === null)
    broken.push({
      rule: "measure.outcome",
      message: "Dites où en est le ménage à la fin : c'est la seule chose qui ne peut pas rester inconnue.",
      english: "Say where the household stands at the end: the one thing that cannot stay unknown.",
      field: "outcome",
    });
  return broken;
}

/** Facts of a closing that nobody knows yet, in the order of the form. */
export function stillUnknown(facts: ClosingFacts): ClosingFact[] {
  return CLOSING_FACTS.filter((name) => facts[name] === null || facts[name] === "");
}
