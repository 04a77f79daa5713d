/** Computation of delays, Code de procédure civile 640–642: forwards from an act, or backwards from a hearing.
 *  Durations are ISO 8601 (`P2M`, `P42D`, `P1M15D`), in whole years, months, weeks and days. */
import { workingDayFrom } from "./working-days.ts";
import type { Locale } from "./wording.ts";

/**
 * Last day of a delay that runs from the day of an event; it ends at 24:00.
 * The day of the event does not count; months end on the same day number, else on the last day of the month; months come
 * before days (art. 641). `extend`: an end on a Saturday, Sunday or public holiday moves to the next working day (art. 642).
 * Throws RangeError on a duration that is negative or has hours: a programming error, user input is checked before.
 */
export function deadline(
  from: Temporal.PlainDate,
  duration: string,
  { extend }: { extend: boolean },
): Temporal.PlainDate {
  const end = from.add(wholeDays(duration));
  return extend ? workingDayFrom(end) : end;
}

/**
 * A delay counted backwards: "at least 42 days before the hearing". The day of the hearing does not count, nothing is extended.
 * `opens`: the last day of the count, at whose 0:00 the delay opens; whoever reads the delay loosely still acts on it.
 * `lastSafe`: the day before, on which an act is in time by every reading.
 * Source: Cass. 3e civ. avis 6 Nov 2025 n° 25-70.018 (hearing 12 May 2025, 42 days: 30 March 2025).
 */
export function backwards(
  to: Temporal.PlainDate,
  duration: string,
): { opens: Temporal.PlainDate; lastSafe: Temporal.PlainDate } {
  const opens = to.subtract(wholeDays(duration));
  return { opens, lastSafe: opens.subtract({ days: 1 }) };
}

/** One and several of each unit, the word that joins two of them, and a duration of nothing. */
const UNITS = {
  fr: {
    years: ["an", "ans"],
    months: ["mois", "mois"],
    weeks: ["semaine", "semaines"],
    days: ["jour", "jours"],
    and: " et ",
    none: "0 jour",
  },
  en: {
    years: ["year", "years"],
    months: ["month", "months"],
    weeks: ["week", "weeks"],
    days: ["day", "days"],
    and: " and ",
    none: "0 days",
  },
} as const;

/** A duration as people read it: `2 mois`, `6 semaines`, `1 mois et 15 jours`; `2 months`, `1 month and 15 days`. */
export function durationInWords(duration: string, locale: Locale = "fr"): string {
  const read = wholeDays(duration);
  const words = UNITS[locale];
  const parts = (["years", "months", "weeks", "days"] as const)
    .filter((unit) => read[unit] > 0)
    .map((unit) => `${read[unit]} ${words[unit][read[unit] > 1 ? 1 : 0]}`);
  return parts.join(words.and) || words.none;
}

function wholeDays(duration: string): Temporal.Duration {
  const read = Temporal.Duration.from(duration);
  const { hours, minutes, seconds, milliseconds, microseconds, nanoseconds } = read;
  if (read.sign < 0 || hours || minutes || seconds || milliseconds || microseconds || nanoseconds)
    throw new RangeError(`not a delay in whole years, months, weeks and days: ${duration}`);
  return read;
}
