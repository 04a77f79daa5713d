/** One replay of a plan's due dates and payments, day after day: what each payment settles, what waits, what is missing. */
import { type Cents, cents } from "../platform/money/cents.ts";
import { sum } from "../platform/money/share.ts";
import type { Allocation, Course, DatedAmount, Due, PlanFacts } from "./plan-facts.rules.ts";

/** Where a replay stands; it moves forward only. */
export type Dues = {
  dues: Due[];
  payments: DatedAmount[];
  open: { rent: Due[]; instalment: Due[] };
  total: number;
  credit: number;
  allocated: number;
  nextDue: number;
  nextPayment: number;
};

const byDay = (one: DatedAmount, other: DatedAmount) => Temporal.PlainDate.compare(one.on, other.on);

/**
 * What is due and what was paid, as known on `day`: each amount taken back by then has undone the latest payment of the same
 * amount before it, or else the latest payments, cent by cent. What was never paid here and is taken back falls due like a rent.
 */
export function payablesAt(facts: PlanFacts, given: readonly DatedAmount[], day: Temporal.PlainDate): Dues {
  const paid = given
    .filter(({ amountCents }) => amountCents > 0)
    .toSorted((one, other) => byDay(one, other) || one.amountCents - other.amountCents)
    .map(({ on, amountCents }) => ({ on, amountCents }));
  const taken = given
    .filter(({ on, amountCents }) => amountCents < 0 && Temporal.PlainDate.compare(on, day) <= 0)
    .toSorted((one, other) => byDay(one, other) || one.amountCents - other.amountCents);
  const unpaid: DatedAmount[] = [];
  for (const { on, amountCents } of taken) {
    let left = -amountCents;
    const before = paid.filter((one) => byDay(one, { on, amountCents }) <= 0 && one.amountCents > 0);
    const same = before.findLast((one) => one.amountCents === left);
    for (const one of same ? [same] : before.toReversed()) {
      const undone = Math.min(one.amountCents, left);
      one.amountCents -= undone;
      left -= undone;
    }
    if (left > 0) unpaid.push({ on, amountCents: left });
  }
  const dues = [
    ...[...facts.charges, ...unpaid].map((due): Due => ({ ...due, what: "rent", left: due.amountCents })),
    ...facts.instalments.map((due): Due => ({ ...due, what: "instalment", left: due.amountCents })),
  ].toSorted(byDay);
  return {
    dues,
    payments: paid,
    open: { rent: [], instalment: [] },
    total: sum(facts.instalments.map((due) => due.amountCents)),
    credit: 0,
    allocated: 0,
    nextDue: 0,
    nextPayment: 0,
  };
}

/** Moves the replay to `day` and tells the state of that day. */
export function replay(
  at: Dues,
  day: Temporal.PlainDate,
  { toleranceDays, allocation = "rentFirst" }: PlanFacts,
): { state: Course["state"]; open: Due[]; paidCents: Cents; isAllCovered: boolean } {
  const isReached = ({ on }: DatedAmount) => Temporal.PlainDate.compare(on, day) <= 0;
  for (let due; (due = at.dues[at.nextDue]) && isReached(due); at.nextDue++) at.open[due.what].push(due);
  for (let payment; (payment = at.payments[at.nextPayment]) && isReached(payment); at.nextPayment++)
    at.credit += payment.amountCents;
  settle(at, allocation);
  const ahead = Math.max(0, at.credit - rentToCome(at.dues, at.nextDue));
  const paidCents = cents(Math.min(at.total, at.allocated + ahead));
  const open = [...at.open.rent, ...at.open.instalment];
  const state = paidCents === at.total ? "completed" : stateOf(open, day, toleranceDays);
  return { state, open: open.map((due) => ({ ...due })), paidCents, isAllCovered: at.allocated === at.total };
}

function settle(at: Dues, allocation: Allocation): void {
  const { rent, instalment } = at.open;
  const inTurn = {
    rentFirst: [...rent, ...instalment],
    instalmentsFirst: [...instalment, ...rent],
    oldestFirst: [...rent, ...instalment].toSorted(byDay),
  }[allocation];
  for (const due of inTurn) {
    const used = Math.min(due.left, at.credit);
    due.left -= used;
    at.credit -= used;
    if (due.what === "instalment") at.allocated += used;
  }
  at.open = {
    rent: rent.filter(({ left }) => left > 0),
    instalment: instalment.filter(({ left }) => left > 0),
  };
}

function stateOf(open: readonly Due[], day: Temporal.PlainDate, toleranceDays: number): Course["state"] {
  if (open.some((due) => Temporal.PlainDate.compare(due.on.add({ days: toleranceDays }), day) <= 0))
    return "breached";
  return open.some((due) => Temporal.PlainDate.compare(due.on, day) < 0) ? "late" : "live";
}

/** Rent known to fall due from here to the last instalment: money that waits serves it first. */
function rentToCome(dues: readonly Due[], from: number): number {
  const last = dues.findLastIndex((due) => due.what === "instalment");
  let rent = 0;
  for (let index = from; index < last; index++)
    if (dues[index]?.what === "rent") rent += dues[index]!.amountCents;
  return rent;
}
