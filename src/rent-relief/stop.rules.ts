/** When a relief should stop: proposed by these rules, told to people, stopped by a person alone (rules.md §4). */
import type { Said } from "../platform/calendar/wording.ts";

export const STOP_CAUSES = ["residualMissed", "measureEnded", "left"] as const;
export type StopCause = (typeof STOP_CAUSES)[number];

export type ProposedStop = { cause: StopCause; since: Temporal.PlainDate; missingCents?: number };

/** What a stop is said to be for, where a person confirms it without other words. */
export const CAUSE_WORDS: Record<StopCause, Said> = {
  residualMissed: {
    fr: "Le reste à payer d'un mois n'est pas réglé.",
    en: "The remainder of a month is not paid.",
  },
  measureEnded: {
    fr: "La mesure d'accompagnement est terminée.",
    en: "The support measure has ended.",
  },
  left: { fr: "Le ménage a quitté le logement.", en: "The household has left the home." },
};

type Month = { month: Temporal.PlainYearMonth; residualCents: number };

/**
 * The remainder of a relieved month that is not paid, or undefined. A month's remainder is due at its last day and `within`
 * (ISO duration); payments since the first month count for the oldest remainder first. What was caught up by `until`, the last
 * day that the ledger tells of, is no cause any more. Amounts in cents; a payment taken back is below 0.
 */
export function residualMissed(
  months: readonly Month[],
  payments: readonly { on: Temporal.PlainDate; cents: number }[],
  until: Temporal.PlainDate | null,
  within: string,
): { since: Temporal.PlainDate; missingCents: number } | undefined {
  const { compare } = Temporal.PlainDate;
  const sorted = months.toSorted((one, other) => Temporal.PlainYearMonth.compare(one.month, other.month));
  if (until === null || sorted.length === 0) return undefined;
  const from = sorted[0]!.month.toPlainDate({ day: 1 });
  const paidBy = (last: Temporal.PlainDate) =>
    payments.reduce(
      (sum, { on, cents }) => (compare(on, from) >= 0 && compare(on, last) <= 0 ? sum + cents : sum),
      0,
    );
  let due = 0;
  // The latest one missed: who let an earlier one pass is asked again for the next.
  let since: Temporal.PlainDate | undefined;
  for (const { month, residualCents } of sorted) {
    const deadline = month.toPlainDate({ day: month.daysInMonth }).add(within);
    if (compare(deadline, until) >= 0) break;
    due += residualCents;
    if (paidBy(deadline) < due) since = deadline;
  }
  const missingCents = due - paidBy(until);
  return since && missingCents > 0 ? { since, missingCents } : undefined;
}

/** Every cause to stop a running relief on `today`. `lastMonth`: its last granted month; what is over needs no stop. */
export function stopCauses(
  relief: {
    needsResidual: boolean;
    months: readonly Month[];
    payments: readonly { on: Temporal.PlainDate; cents: number }[];
    until: Temporal.PlainDate | null;
    within: string;
    measureEndedOn: Temporal.PlainDate | null;
    leftOn: Temporal.PlainDate | null;
  },
  today: Temporal.PlainDate,
): ProposedStop[] {
  const last = relief.months.reduce<Temporal.PlainYearMonth | undefined>(
    (latest, { month }) => (latest && Temporal.PlainYearMonth.compare(latest, month) > 0 ? latest : month),
    undefined,
  );
  // Only months after this one are still to be taken off.
  if (!last || Temporal.PlainYearMonth.compare(last, today.toPlainYearMonth()) <= 0) return [];
  const causes: ProposedStop[] = [];
  const missed =
    relief.needsResidual && residualMissed(relief.months, relief.payments, relief.until, relief.within);
  if (missed) causes.push({ cause: "residualMissed", ...missed });
  const over = (day: Temporal.PlainDate | null) =>
    day !== null && Temporal.PlainDate.compare(day, today) <= 0 ? day : undefined;
  const ended = over(relief.measureEndedOn);
  if (ended) causes.push({ cause: "measureEnded", since: ended });
  const left = over(relief.leftOn);
  if (left) causes.push({ cause: "left", since: left });
  return causes;
}
