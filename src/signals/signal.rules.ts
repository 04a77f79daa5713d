/** What a signal is, what of an account it is made from, and the readings of a month that several signals share.
 *  Nothing is read of who the tenant is: money and months alone. */
import type { Step } from "./thresholds.rules.ts";

/** All that a run reads of an account, in cents; null = unknown. `balanceCents` > 0: the tenant owes. */
export type DetectionAccount = {
  balanceCents: number;
  amountDueCents: number | null;
  rentChargesCents: number | null;
  benefitCents: number | null;
  /** Oldest instalment of a running plan whose tolerance has passed without its being covered; absent: none, or no plan. */
  missedInstalment?: MissedInstalment | undefined;
};

/** Days ISO, cents. `leftCents`: what is missing of it; `toleranceEnded`: the day on which the plan was breached by it. */
export type MissedInstalment = {
  dueOn: string;
  amountCents: number;
  leftCents: number;
  toleranceEnded: string;
};

/** A month that holds an entry (`2026-11`), in cents; `balanceCents` at its end. */
export type DetectionMonth = {
  month: string;
  chargedCents: number;
  benefitCents: number;
  reliefCents: number;
  grantCents: number;
  paidCents: number;
  balanceCents: number;
  rejectedDebits: number;
  /** ISO day of the month's last payment; null = none that month, absent = not read. */
  lastPaymentOn?: string | null;
};

export const SIGNAL_KINDS = [
  "legalArrears",
  "debtInMonths",
  "missedBills",
  "firstMiss",
  "rejectedDebits",
  "benefitStopped",
  "benefitCut",
  "planMissed",
  "legalArrearsSoon",
  "effortJump",
  "paidAheadThenStopped",
  "payDayDrift",
  "smallDebtsReturn",
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** `facts`: the figures of the account that the sentence is built from (cents, counts, ISO months and days). */
export type Signal = {
  kind: SignalKind;
  points: number;
  /** The default points, where the landlord's own weights give others. */
  defaultPoints?: number;
  facts: Record<string, string | number>;
};

/** The bill at its foot: what was charged less housing benefit and relief. */
export function dueOf({ chargedCents, benefitCents, reliefCents }: DetectionMonth): number {
  return chargedCents - benefitCents - reliefCents;
}

export function isMissed(month: DetectionMonth, ignored: number): boolean {
  return month.paidCents + month.grantCents < dueOf(month) - ignored;
}

export function pointsOf(steps: readonly Step[], figure: number): number {
  return steps.reduce((points, step) => (figure >= step.from ? step.points : points), 0);
}

/** The last months without a break whose balance is `so`; undefined where the very last is not. */
export function stretch(
  months: readonly DetectionMonth[],
  so: (balanceCents: number) => boolean,
): readonly DetectionMonth[] | undefined {
  const start = months.findLastIndex(({ balanceCents }) => !so(balanceCents)) + 1;
  return start < months.length ? months.slice(start) : undefined;
}

export function monthEnd(month: string): Temporal.PlainDate {
  const of = Temporal.PlainYearMonth.from(month);
  return of.toPlainDate({ day: of.daysInMonth });
}
