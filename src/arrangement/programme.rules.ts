/** The whole programme: with so much money, which waiting arrangements are funded by each rule of priority, and what 10 k€ more would do. */
import { isTooFew } from "../platform/access/few.rules.ts";
import { type Cents, cents } from "../platform/money/cents.ts";

export type WaitingCase = {
  id: string;
  /** Asked of each envelope, by its name: funds, and a landlord's own part of reliefs. */
  costs: Readonly<Record<string, number>>;
  debtCents: number;
  /** Day of the proposal, ISO. */
  proposedOn: string;
  /** Next date of the procedure that cannot be undone, ISO; null: none is known. */
  irreversibleOn: string | null;
  people: number | null;
};

/** What is left of each envelope, in cents. One that is not there, or null, was not opened: unknown is not nothing, it limits no case. */
export type Budgets = Readonly<Record<string, number | null>>;

export const costOf = ({ costs }: WaitingCase): number =>
  Object.values(costs).reduce((total, cents) => total + cents, 0);

/** None is the programme's own: the committee chooses, the page shows what each gives. */
export const PRIORITIES = ["mostUrgent", "firstCome", "largestDebt", "leastCost", "mostDebtPerEuro"] as const;
export type Priority = (typeof PRIORITIES)[number];

export type Funded = {
  priority: Priority;
  funded: string[];
  spentCents: Cents;
  /** Of each envelope that was opened. */
  left: Record<string, number>;
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
  leastCost: (one, other) => costOf(one) - costOf(other),
  // Without a division by a cost of 0: what costs nothing comes first.
  mostDebtPerEuro: (one, other) => other.debtCents * costOf(one) - one.debtCents * costOf(other),
};

/**
 * In the order of the rule; a case is funded whole or not at all: one of which an envelope no longer has enough is passed over, and the
 * next that fits is taken. Equal ones by their day, then their id.
 */
export function fund(cases: readonly WaitingCase[], budgets: Budgets, priority: Priority): Funded {
  const order = cases.toSorted(
    (one, other) =>
      ORDERS[priority](one, other) || byText(one.proposedOn, other.proposedOn) || byText(one.id, other.id),
  );
  const left: Record<string, number> = {};
  for (const [name, cents] of Object.entries(budgets)) if (cents !== null) left[name] = Math.max(0, cents);
  const funded = order.filter(({ costs }) => {
    const asked = Object.entries(costs).filter(([name]) => name in left);
    if (asked.some(([name, cents]) => cents > left[name]!)) return false;
    for (const [name, cents] of asked) left[name]! -= cents;
    return true;
  });
  const total = (value: (one: WaitingCase) => number) =>
    cents(funded.reduce((sum, one) => sum + value(one), 0));
  return {
    priority,
    funded: funded.map(({ id }) => id),
    spentCents: total(costOf),
    left,
    households: funded.length,
    people: total(({ people }) => people ?? 0),
    peopleUnknown: funded.filter(({ people }) => people === null).length,
    debtSettledCents: total(({ debtCents }) => debtCents),
  };
}

/** What `more` in one or several envelopes would do by the same rule: households and debt besides, and who would enter or, passed over for another, leave. */
export function withMore(
  cases: readonly WaitingCase[],
  budgets: Budgets,
  priority: Priority,
  more: Readonly<Record<string, number>>,
): { households: number; debtSettledCents: number; enter: string[]; leave: string[] } {
  const now = fund(cases, budgets, priority);
  const raised = Object.fromEntries(
    Object.entries(budgets).map(([name, cents]) => [name, cents === null ? null : cents + (more[name] ?? 0)]),
  );
  const then = fund(cases, raised, priority);
  return {
    households: then.households - now.households,
    debtSettledCents: then.debtSettledCents - now.debtSettledCents,
    enter: then.funded.filter((id) => !now.funded.includes(id)),
    leave: now.funded.filter((id) => !then.funded.includes(id)),
  };
}

/** Costs by envelope: a landlord's part of reliefs is taken from that landlord's own. */
export const costsByEnvelope = (
  costByFunder: Readonly<Record<string, number>>,
  landlordId: string,
): Record<string, number> =>
  Object.fromEntries(
    Object.entries(costByFunder).map(([funder, cents]) => [
      funder === "landlord" ? landlordEnvelope(landlordId) : funder,
      cents,
    ]),
  );
export const landlordEnvelope = (landlordId: string): string => `landlord:${landlordId}`;

/** Null: kept back from a funder. */
export type RuleOfProgramme = {
  priority: Priority;
  households: number | null;
  people: number | null;
  peopleUnknown: number | null;
  debtSettledCents: number | null;
  spentCents: number | null;
  /** What `moreCents` more in one fund would do. */
  more: { fund: string; households: number | null; debtSettledCents: number | null }[];
};

/** What the envelopes fund under each rule, and what more in each fund would do. `told`: to a funder, who reads no cell of fewer than five. */
export function programmeOf(
  cases: readonly WaitingCase[],
  budgets: Budgets,
  funds: readonly string[],
  moreCents: number,
  told: boolean,
): RuleOfProgramme[] {
  const few = (households: number) => told && isTooFew(households);
  return PRIORITIES.map((priority) => {
    const found = fund(cases, budgets, priority);
    // Those left out are told by difference: fewer than five of them are kept back as well.
    const kept = few(found.households) || few(cases.length - found.households);
    return {
      priority,
      households: kept ? null : found.households,
      people: kept ? null : found.people,
      peopleUnknown: kept ? null : found.peopleUnknown,
      debtSettledCents: kept ? null : found.debtSettledCents,
      spentCents: kept ? null : found.spentCents,
      more: funds.map((name) => {
        const then = withMore(cases, budgets, priority, { [name]: moreCents });
        const hidden = kept || few(Math.abs(then.households)) || (told && then.leave.length > 0);
        return {
          fund: name,
          households: hidden ? null : then.households,
          debtSettledCents: hidden ? null : then.debtSettledCents,
        };
      }),
    };
  });
}

/** A count, or a sum of so many households, as a funder may read it. */
export const toldOf = (value: number, households: number, told: boolean): number | null =>
  told && isTooFew(households) ? null : value;
