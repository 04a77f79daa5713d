/** The whole programme: with so much money, which waiting arrangements are funded by each rule of priority, and what 10 k€ more would do. */
import { type Cents, cents } from "../platform/money/cents.ts";

export type WaitingCase = {
  id: string;
  /** Asked of the budget looked at. */
  costCents: number;
  debtCents: number;
  /** Day of the proposal, ISO. */
  proposedOn: string;
  /** Next date of the procedure that cannot be undone, ISO; null: none is known. */
  irreversibleOn: string | null;
  people: number | null;
};

/** None is the programme's own: the committee chooses, the page shows what each gives. */
export const PRIORITIES = ["mostUrgent", "firstCome", "largestDebt", "leastCost", "mostDebtPerEuro"] as const;
export type Priority = (typeof PRIORITIES)[number];

export type Funded = {
  priority: Priority;
  funded: string[];
  spentCents: Cents;
  leftCents: Cents;
  households: number;
  /** People of the households funded, and of how many it is not known. */
  people: number;
  peopleUnknown: number;
  debtSettledCents: Cents;
};

type Order = (one: WaitingCase, other: WaitingCase) => number;
const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
const FAR = "9999-12-31";

const ORDERS: Record<Priority, Order> = {
  mostUrgent: (one, other) => byText(one.irreversibleOn ?? FAR, other.irreversibleOn ?? FAR),
  firstCome: (one, other) => byText(one.proposedOn, other.proposedOn),
  largestDebt: (one, other) => other.debtCents - one.debtCents,
  leastCost: (one, other) => one.costCents - other.costCents,
  // Without a division by a cost of 0: what costs nothing comes first.
  mostDebtPerEuro: (one, other) => other.debtCents * one.costCents - one.debtCents * other.costCents,
};

/** In the order of the rule; a case that no longer fits is passed over, and the next one that does is taken. Equal ones by their day, then their id. */
export function fund(cases: readonly WaitingCase[], budgetCents: number, priority: Priority): Funded {
  const order = cases.toSorted(
    (one, other) =>
      ORDERS[priority](one, other) || byText(one.proposedOn, other.proposedOn) || byText(one.id, other.id),
  );
  let left = Math.max(0, budgetCents);
  const funded = order.filter(({ costCents }) => {
    if (costCents > left) return false;
    left -= costCents;
    return true;
  });
  const total = (value: (one: WaitingCase) => number) =>
    cents(funded.reduce((sum, one) => sum + value(one), 0));
  return {
    priority,
    funded: funded.map(({ id }) => id),
    spentCents: total(({ costCents }) => costCents),
    leftCents: cents(left),
    households: funded.length,
    people: total(({ people }) => people ?? 0),
    peopleUnknown: funded.filter(({ people }) => people === null).length,
    debtSettledCents: total(({ debtCents }) => debtCents),
  };
}

/** What `moreCents` more would do by the same rule: households and debt besides, and who would enter or, passed over for another, leave. */
export function withMore(
  cases: readonly WaitingCase[],
  budgetCents: number,
  priority: Priority,
  moreCents: number,
): { households: number; debtSettledCents: number; enter: string[]; leave: string[] } {
  const now = fund(cases, budgetCents, priority);
  const then = fund(cases, budgetCents + moreCents, priority);
  return {
    households: then.households - now.households,
    debtSettledCents: then.debtSettledCents - now.debtSettledCents,
    enter: then.funded.filter((id) => !now.funded.includes(id)),
    leave: now.funded.filter((id) => !then.funded.includes(id)),
  };
}
