/** Signals raised on one tenant account by its own figures, what they weigh, and the legal-arrears test of that day.
 *  A signal informs a person; it never decides. Nothing is read of who the tenant is: money and months alone. */
import { legalArrearsOf, legalArrearsSignal, legalArrearsSoonSignal } from "./arrears-signals.rules.ts";
import { benefitSignal, effortSignal } from "./bill-signals.rules.ts";
import { paidAheadSignal, payDayDriftSignal, smallDebtsSignal } from "./habit-signals.rules.ts";
import type { LegalArrears } from "./legal-arrears.rules.ts";
import { debtSignal, missSignals, planSignal, rejectedSignal } from "./payment-signals.rules.ts";
import { dueOf, type DetectionAccount, type DetectionMonth, type Signal } from "./signal.rules.ts";
import { type Thresholds, thresholdsOn } from "./thresholds.rules.ts";

export { type DetectionAccount, type DetectionMonth, SIGNAL_KINDS, type SignalKind } from "./signal.rules.ts";

export type Detection = {
  /** Heaviest first. */
  signals: Signal[];
  /** Sum of the points. */
  priority: number;
  /** Chance of legal arrears within three months by the default logistic of the points, 0–1: à confirmer, never a decision. */
  probability: number;
  legalArrears: LegalArrears;
};

/**
 * The signals of one account on `on`. `months`: oldest first, those with an entry only, none after `on`.
 * The month of `on` is still running: its bill is not judged, its balance and rejected debits count. Pure.
 */
export function detect(
  account: DetectionAccount,
  months: readonly DetectionMonth[],
  on: Temporal.PlainDate,
  thresholds: Thresholds = thresholdsOn(on),
): Detection {
  const running = on.toString().slice(0, 7);
  const whole = months.filter(({ month }) => month < running);
  const ignored = thresholds["detection.shortfallIgnored"];
  const bills = whole.filter((month) => dueOf(month) > 0);
  const arrears = legalArrearsOf(account, whole, on, ignored);
  const signals = [
    ...legalArrearsSignal(account, arrears, thresholds),
    ...planSignal(account, thresholds),
    ...debtSignal(account, thresholds),
    ...(account.balanceCents > ignored ? missSignals(bills, thresholds) : []),
    ...rejectedSignal(months, on, thresholds),
    ...benefitSignal(bills, thresholds),
    ...effortSignal(bills, thresholds),
    ...payDayDriftSignal(bills, thresholds),
    ...smallDebtsSignal(account, whole, thresholds),
    ...paidAheadSignal(account, bills, thresholds),
    // Last: of equal weight, what happened is told before what may come of it.
    ...legalArrearsSoonSignal(account, arrears, whole, on, thresholds),
  ].toSorted((one, other) => other.points - one.points);
  const priority = signals.reduce((sum, { points }) => sum + points, 0);
  const { intercept, perPoint } = thresholds["detection.probability"];
  const probability = 1 / (1 + Math.exp(-(intercept + perPoint * priority)));
  return { signals, priority, probability, legalArrears: arrears };
}
