/** A measure that stands still: the household is away, or asked for a pause. Days suspended are given back at the end. */
import type { Broken } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";

type PlainDate = Temporal.PlainDate;

/** Why, in words that tell nothing of health or justice: the landlord and the coordination read them. */
export const SUSPENSION_REASONS = ["away", "asked", "workerAbsent", "other"] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

/** First day without support, and first day with support again: null while it lasts. */
export type Suspension = { from: PlainDate; resumedOn: PlainDate | null };

/** Days that a suspension took, until `today` while it lasts. Resumed on the day it began, it took none. */
export function daysSuspended({ from, resumedOn }: Suspension, today: PlainDate): number {
  return Math.max(0, from.until(resumedOn ?? today).days);
}

/**
 * The day that a due day becomes once suspensions took their days: each that began on it or before moves it by its own length, in
 * order. What was due before a suspension began stays where it was.
 */
export function pushed(due: PlainDate, suspensions: readonly Suspension[], today: PlainDate): PlainDate {
  return suspensions
    .toSorted((one, other) => Temporal.PlainDate.compare(one.from, other.from))
    .reduce(
      (day, one) => (isBefore(day, one.from) ? day : day.add({ days: daysSuspended(one, today) })),
      due,
    );
}

export const suspendedOn = (suspensions: readonly Suspension[]): Suspension | undefined =>
  suspensions.find(({ resumedOn }) => resumedOn === null);

type Of = { startsOn: PlainDate; endsOn: PlainDate; closedOn: PlainDate | null };
const broken = (rule: string, message: string, english: string, field?: string): Broken[] => [
  { rule, message, english, ...(field !== undefined && { field }) },
];

/** What forbids suspending from a day. A measure that was renewed has another that begins on a known day: nothing moves it. */
export function brokenBySuspension(
  from: PlainDate,
  { startsOn, endsOn, closedOn }: Of,
  suspensions: readonly Suspension[],
  today: PlainDate,
): Broken[] {
  if (closedOn)
    return broken(
      "suspension.closed",
      "Cette mesure est close ou renouvelée : ses dates ne bougent plus.",
      "This measure is closed or renewed: its dates move no more.",
    );
  const open = suspendedOn(suspensions);
  if (open)
    return broken(
      "suspension.already",
      `La mesure est suspendue depuis le ${longDate(open.from)} : notez d'abord la reprise.`,
      `The measure has been suspended since ${longDate(open.from, "en")}: record first that it resumes.`,
    );
  if (isBefore(today, from))
    return broken(
      "suspension.future",
      `Le ${longDate(from)} est à venir : notez la suspension le jour où elle commence, ou après.`,
      `${longDate(from, "en")} is still to come: record the suspension on the day it begins, or after.`,
      "from",
    );
  if (isBefore(from, startsOn) || isBefore(endsOn, from))
    return broken(
      "suspension.outside",
      `La mesure va du ${longDate(startsOn)} au ${longDate(endsOn)} : la suspension commence dans cet intervalle.`,
      `The measure runs from ${longDate(startsOn, "en")} to ${longDate(endsOn, "en")}: a suspension begins within it.`,
      "from",
    );
  const over = suspensions.find(({ resumedOn }) => resumedOn && isBefore(from, resumedOn));
  return over
    ? broken(
        "suspension.overlap",
        `L'accompagnement a repris le ${longDate(over.resumedOn!)} : la nouvelle suspension commence ce jour-là au plus tôt.`,
        `Support resumed on ${longDate(over.resumedOn!, "en")}: the new suspension begins on that day at the earliest.`,
        "from",
      )
    : [];
}

/** What forbids resuming on a day. */
export function brokenByResumption(
  on: PlainDate,
  suspensions: readonly Suspension[],
  today: PlainDate,
): Broken[] {
  const open = suspendedOn(suspensions);
  if (!open)
    return broken("suspension.none", "La mesure n'est pas suspendue.", "The measure is not suspended.");
  if (isBefore(on, open.from) || isBefore(today, on))
    return broken(
      "suspension.resumedOn",
      `Indiquez le jour de la reprise : entre le ${longDate(open.from)} et aujourd'hui.`,
      `Give the day support resumes: between ${longDate(open.from, "en")} and today.`,
      "on",
    );
  return [];
}
