/** After a measure: when its landlord is asked what became of the household, and what an answer must say. Days are Temporal.PlainDate. */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";

type PlainDate = Temporal.PlainDate;

/** Months after the last measure's end. Source: indicators, "6 and 12 months after". */
export const FOLLOWED_AFTER = [6, 12] as const;
export type FollowedAfter = (typeof FOLLOWED_AFTER)[number];

/** `rehoused` and `left` by choice; `unknown`: the landlord does not know, which is an answer. */
export const WHEREABOUTS = ["sameHome", "rehoused", "left", "evicted", "unknown"] as const;
export type Whereabouts = (typeof WHEREABOUTS)[number];

/** The day from which it is asked: the same day of the month, else the last one. Computed, never stored. */
export const followUpOn = (closedOn: PlainDate, months: FollowedAfter): PlainDate => closedOn.add({ months });

/** Which questions are due on a day. */
export const dueFollowUps = (closedOn: PlainDate, today: PlainDate): FollowedAfter[] =>
  FOLLOWED_AFTER.filter((months) => !isBefore(today, followUpOn(closedOn, months)));

/** What is wrong with an answer: a day between the one it is asked of and today; a debt is said or unknown, never below what is. */
export function brokenByAnswer(
  { seenOn }: { seenOn: PlainDate },
  { closedOn }: { closedOn: PlainDate },
  today: PlainDate,
): Broken[] {
  if (isBefore(today, seenOn) || isBefore(seenOn, closedOn))
    return [
      {
        rule: "followUp.seenOn",
        field: "seenOn",
        message: `Indiquez un jour entre la fin de la mesure (${longDate(closedOn)}) et aujourd'hui.`,
        english: `Give a day between the end of the measure (${longDate(closedOn, "en")}) and today.`,
      },
    ];
  return [];
}

/** What changed the debt of a path, in cents: below 0 it lowered it. Sums of the landlord's entries. */
export const CAUSES = ["charged", "benefit", "paid", "relief", "grant", "writeOff", "other"] as const;
export type Cause = (typeof CAUSES)[number];
export type DebtChanges = Record<Cause, number>;

/** Whether the causes add up to the change that the closing states; null where a debt is unknown. The difference is shown, never hidden. */
export function differenceOf(
  { startCents, endCents }: { startCents: number | null; endCents: number | null },
  changes: DebtChanges,
): number | null {
  if (startCents === null || endCents === null) return null;
  return endCents - startCents - CAUSES.reduce((total, cause) => total + changes[cause], 0);
}
