/** From days of a tenant account to what a plan is told by: rent due less benefit and relief of its month, payments, payments taken back. */
import type { DatedAmount, PlanFacts } from "./plan-facts.rules.ts";

/** A day's sums in cents. `dueCents`: rent and charges less benefit and relief; `paidCents`: payments and grants less what was taken back. */
export type AccountDay = { on: Temporal.PlainDate; dueCents: number; paidCents: number };

/**
 * Housing benefit often comes on another day than the rent, and settles it alone: it lowers the rent of its month whatever a payment
 * settles first. What it leaves over (a benefit paid for months past) settles what is due like any payment. Days after `on` count for nothing.
 */
export function planFactsOf(
  days: readonly AccountDay[],
  on: Temporal.PlainDate,
): Pick<PlanFacts, "charges" | "payments"> {
  const known = days.filter((day) => Temporal.PlainDate.compare(day.on, on) <= 0);
  const charges: DatedAmount[] = [];
  const payments: PlanFacts["payments"][number][] = [];
  for (const month of Map.groupBy(known, (day) => day.on.toPlainYearMonth().toString()).values()) {
    const dues = month
      .filter(({ dueCents }) => dueCents > 0)
      .map((day) => ({ on: day.on, amountCents: day.dueCents }))
      .toSorted((one, other) => Temporal.PlainDate.compare(one.on, other.on));
    for (const { on: given, dueCents } of month.filter((day) => day.dueCents < 0)) {
      let left = -dueCents;
      for (const due of dues) {
        const used = Math.min(due.amountCents, left);
        due.amountCents -= used;
        left -= used;
      }
      if (left > 0) payments.push({ on: given, amountCents: left, by: "benefit" });
    }
    charges.push(...dues.filter(({ amountCents }) => amountCents > 0));
  }
  for (const { on: paid, paidCents } of known)
    if (paidCents !== 0) payments.push({ on: paid, amountCents: paidCents, by: "household" });
  return { charges, payments };
}
