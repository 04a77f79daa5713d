/** What moving saves a month, what that does to the repayment plan, and how the debt of the home that was left goes to its end. */

/** Cents a month; null: not known, which is not 0. */
export type HousingCost = {
  rentChargesCents: number | null;
  benefitCents: number | null;
  energyCents: number | null;
};

/** Above 0: the household pays less. `totalCents` counts what is known on both sides; `complete` says whether that is all. */
export type Saving = {
  rentChargesCents: number | null;
  benefitCents: number | null;
  energyCents: number | null;
  totalCents: number | null;
  complete: boolean;
};

const less = (before: number | null, after: number | null) =>
  before === null || after === null ? null : before - after;

export function savingOf(before: HousingCost, after: HousingCost): Saving {
  const rentChargesCents = less(before.rentChargesCents, after.rentChargesCents);
  // A benefit that falls costs: what is lost of it is no saving.
  const benefitCents = less(after.benefitCents, before.benefitCents);
  const energyCents = less(before.energyCents, after.energyCents);
  const parts = [rentChargesCents, benefitCents, energyCents];
  return {
    rentChargesCents,
    benefitCents,
    energyCents,
    totalCents: rentChargesCents === null ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0),
    complete: !parts.includes(null),
  };
}

/** Months a debt takes at an instalment, and at one that holds the saving too; null where it is never paid off. */
export type PlanEffect = { monthsNow: number | null; monthsThen: number | null; instalmentCents: number };

export function planEffect(
  { debtCents, instalmentCents }: { debtCents: number; instalmentCents: number | null },
  savedCents: number | null,
): PlanEffect | null {
  if (debtCents <= 0 || savedCents === null) return null;
  const now = instalmentCents ?? 0;
  const then = Math.max(0, now + savedCents);
  const months = (cents: number) => (cents > 0 ? Math.ceil(debtCents / cents) : null);
  return { monthsNow: months(now), monthsThen: months(then), instalmentCents: then };
}

export type DebtMonth = { month: string; chargedCents: number; paidCents: number; balanceCents: number };

export const DEBT_STATES = ["none", "untold", "falling", "standing", "rising", "settled"] as const;
export type DebtState = (typeof DEBT_STATES)[number];
export type DebtCourse = {
  state: DebtState;
  /** Owed in the first month that is known since the move, and in the last. */
  atMoveCents: number | null;
  nowCents: number | null;
  /** First month from which nothing has been owed any more. */
  settledIn: string | null;
};

/** The course of what is owed for the home that was left, months in order. */
export function debtCourse(months: readonly DebtMonth[]): DebtCourse {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return { state: "untold", atMoveCents: null, nowCents: null, settledIn: null };
  const known = { atMoveCents: first.balanceCents, nowCents: last.balanceCents };
  if (last.balanceCents <= 0) {
    const owing = months.findLastIndex(({ balanceCents }) => balanceCents > 0);
    if (owing < 0) return { state: "none", ...known, settledIn: null };
    return { state: "settled", ...known, settledIn: months[owing + 1]!.month };
  }
  const change = last.balanceCents - first.balanceCents;
  return { state: change < 0 ? "falling" : change > 0 ? "rising" : "standing", ...known, settledIn: null };
}
