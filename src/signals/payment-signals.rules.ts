/** Signals of how the bills are paid: what is owed in months, bills missed, debits sent back, a plan's instalment missed. */
import {
  dueOf,
  isMissed,
  pointsOf,
  type DetectionAccount,
  type DetectionMonth,
  type Signal,
} from "./signal.rules.ts";
import type { Thresholds } from "./thresholds.rules.ts";

export function debtSignal(
  { balanceCents, amountDueCents }: DetectionAccount,
  thresholds: Thresholds,
): Signal[] {
  if (amountDueCents === null || amountDueCents <= 0 || balanceCents <= 0) return [];
  const points = pointsOf(thresholds["detection.debtInMonths"], balanceCents / amountDueCents);
  // Rounded down: a debt is never said to be larger than it is.
  const count = Math.floor((10 * balanceCents) / amountDueCents) / 10;
  return points === 0
    ? []
    : [{ kind: "debtInMonths", points, facts: { balanceCents, amountDueCents, months: count } }];
}

/** The bills missed in a row up to the last, or the first one after a long time without. */
export function missSignals(bills: readonly DetectionMonth[], thresholds: Thresholds): Signal[] {
  const ignored = thresholds["detection.shortfallIgnored"];
  const lastPaid = bills.findLastIndex((month) => !isMissed(month, ignored));
  const missed = bills.slice(lastPaid + 1);
  if (missed.length === 0) return [];
  const dueCents = missed.reduce((sum, month) => sum + dueOf(month), 0);
  const paidCents = missed.reduce((sum, month) => sum + Math.max(0, month.paidCents + month.grantCents), 0);
  const facts = {
    from: missed[0]!.month,
    to: missed.at(-1)!.month,
    count: missed.length,
    dueCents,
    paidCents,
  };
  const points = pointsOf(thresholds["detection.missedBills"], missed.length);
  if (points > 0) return [{ kind: "missedBills", points, facts }];

  const first = thresholds["detection.firstMiss"];
  const before = bills.slice(0, lastPaid + 1).slice(-first.afterBills);
  const isFirst =
    missed.length === 1 &&
    before.length === first.afterBills &&
    !before.some((month) => isMissed(month, ignored));
  return isFirst
    ? [
        {
          kind: "firstMiss",
          points: first.points,
          facts: { month: facts.to, dueCents, paidCents, after: before.length },
        },
      ]
    : [];
}

export function rejectedSignal(
  months: readonly DetectionMonth[],
  on: Temporal.PlainDate,
  thresholds: Thresholds,
): Signal[] {
  const { months: span, steps } = thresholds["detection.rejectedDebits"];
  if (!months.some(({ rejectedDebits }) => rejectedDebits > 0)) return [];
  const since = on
    .toPlainYearMonth()
    .subtract({ months: span - 1 })
    .toString();
  const count = months.reduce(
    (sum, { month, rejectedDebits }) => sum + (month >= since ? rejectedDebits : 0),
    0,
  );
  const points = pointsOf(steps, count);
  return points === 0 ? [] : [{ kind: "rejectedDebits", points, facts: { count, since } }];
}

/** The plan's own tolerance has passed: late within it is no signal. Told by the room of plans, which reads this one. */
export function planSignal({ missedInstalment }: DetectionAccount, thresholds: Thresholds): Signal[] {
  return missedInstalment && missedInstalment.leftCents > 0
    ? [
        {
          kind: "planMissed",
          points: thresholds["detection.planMissed"].points,
          facts: { ...missedInstalment },
        },
      ]
    : [];
}
