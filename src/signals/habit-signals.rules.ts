/** Signals of a habit that changes: the day of payment, small debts that come back, payments ahead that stop. */
import { dueOf, pointsOf, type DetectionAccount, type DetectionMonth, type Signal } from "./signal.rules.ts";
import type { Thresholds } from "./thresholds.rules.ts";

/**
 * The last bills were each paid clearly later in the month than the account's own habit: the median day of the bills before.
 * An account that skips months, or whose days were that scattered before, has no habit to leave. A month without any payment
 * is the matter of missed bills.
 */
export function payDayDriftSignal(bills: readonly DetectionMonth[], thresholds: Thresholds): Signal[] {
  const { recentMonths, habitMonths, leastPaid, paidShare, steps } = thresholds["detection.payDayDrift"];
  const recent = daysOf(bills.slice(-recentMonths));
  if (recent.length < recentMonths) return [];
  const earlier = bills.slice(0, -recentMonths).slice(-habitMonths);
  const habit = daysOf(earlier);
  if (habit.length < leastPaid || habit.length < paidShare * earlier.length) return [];
  const usualDay = quantile(habit, 0.5);
  const soonest = Math.min(...recent);
  const points = pointsOf(steps, soonest - usualDay);
  // A quarter of the earlier payments as late as that: it is the habit.
  if (points === 0 || soonest <= quantile(habit, 0.75)) return [];
  const facts = {
    usualDay,
    day: quantile(recent, 0.5),
    count: recent.length,
    from: bills.at(-recentMonths)!.month,
    to: bills.at(-1)!.month,
  };
  return [{ kind: "payDayDrift", points, facts }];
}

function daysOf(months: readonly DetectionMonth[]): number[] {
  return months.flatMap(({ lastPaymentOn }) => (lastPaymentOn ? [Number(lastPaymentOn.slice(8))] : []));
}

/** The lower of two middle values: a whole day that was seen. */
function quantile(days: readonly number[], share: number): number {
  return days.toSorted((one, other) => one - other)[Math.ceil(share * days.length) - 1]!;
}

/**
 * Small debts at month's end, each cleared before the next. Never more than a bill, so that no other signal tells of them.
 * The last one must be recent; it may still be owed.
 */
export function smallDebtsSignal(
  { amountDueCents }: DetectionAccount,
  whole: readonly DetectionMonth[],
  thresholds: Thresholds,
): Signal[] {
  const { months, fromCents, recentMonths, steps } = thresholds["detection.smallDebtsReturn"];
  if (amountDueCents === null) return [];
  const ignored = thresholds["detection.shortfallIgnored"];
  const read = whole.slice(-months);
  const debts: { from: string; last: number; highest: number }[] = [];
  let isOpen = false;
  read.forEach(({ month, balanceCents }, n) => {
    const owed = balanceCents > ignored;
    if (owed && !isOpen) debts.push({ from: month, last: n, highest: balanceCents });
    const debt = debts.at(-1);
    if (owed && debt) Object.assign(debt, { last: n, highest: Math.max(debt.highest, balanceCents) });
    isOpen = owed;
  });
  const small = debts.filter(({ highest }) => highest >= fromCents && highest <= amountDueCents);
  const last = small.at(-1);
  const points = pointsOf(steps, small.length);
  if (!last || points === 0 || last.last < read.length - recentMonths) return [];
  const highestCents = Math.max(...small.map(({ highest }) => highest));
  return [
    {
      kind: "smallDebtsReturn",
      points,
      facts: { count: small.length, since: small[0]!.from, last: read[last.last]!.month, highestCents },
    },
  ];
}

/**
 * Nothing at all paid of the last bills, after an account in credit or payments above the bills. While the credit covers the
 * bills, the tenant lives on what was paid ahead: no signal.
 */
export function paidAheadSignal(
  { balanceCents }: DetectionAccount,
  bills: readonly DetectionMonth[],
  thresholds: Thresholds,
): Signal[] {
  const { comparedMonths, creditCents, surplusShare, points } = thresholds["detection.paidAheadThenStopped"];
  const stop = bills.findLastIndex((month) => paid(month) > 0) + 1;
  const without = bills.slice(stop);
  const before = bills.slice(Math.max(0, stop - comparedMonths), stop);
  if (without.length === 0 || before.length < comparedMonths) return [];
  if (Math.min(balanceCents, without.at(-1)!.balanceCents) <= thresholds["detection.shortfallIgnored"])
    return [];
  const credit = -before.at(-1)!.balanceCents;
  const due = before.reduce((sum, month) => sum + dueOf(month), 0);
  const surplus = before.reduce((sum, month) => sum + paid(month), 0) - due;
  const ahead: Signal["facts"] | undefined =
    credit >= creditCents
      ? { creditCents: credit }
      : surplus >= surplusShare * due
        ? { surplusCents: surplus, over: before.length }
        : undefined;
  if (!ahead) return [];
  const facts = { since: without[0]!.month, count: without.length, balanceCents, ...ahead };
  return [{ kind: "paidAheadThenStopped", points, facts }];
}

function paid({ paidCents, grantCents }: DetectionMonth): number {
  return paidCents + grantCents;
}
