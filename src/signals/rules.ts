/** Signals raised on one tenant account by its own figures, what they weigh, and the legal-arrears test of that day.
 *  A signal informs a person; it never decides. Nothing is read of who the tenant is: money and months alone. */
import { legalArrearsOf, legalArrearsSignal, legalArrearsSoonSignal } from "./arrears-signals.rules.ts";
import { benefitSignal, effortSignal } from "./bill-signals.rules.ts";
import { paidAheadSignal, payDayDriftSignal, smallDebtsSignal } from "./habit-signals.rules.ts";
import type { LegalArrears } from "./legal-arrears.rules.ts";
import { debtSignal, missSignals, planSignal, rejectedSignal } from "./payment-signals.rules.ts";
import { dueOf, type DetectionAccount, type DetectionMonth, type Signal } from "./signal.rules.ts";
import { type Thresholds, thresholdsOn } from "./thresholds.rules.ts";
import { chanceOf, defaultWeights, weighedPoints, type Weights } from "./weights.rules.ts";

export { type DetectionAccount, type DetectionMonth, SIGNAL_KINDS, type SignalKind } from "./signal.rules.ts";

export type Detection = {
  /** Heaviest first. */
  signals: Signal[];
  /** Sum of the points. */
  priority: number;
  /** Chance of legal arrears within three months, 0–1, by the landlord's own past where it was learned, else by a default: never a decision. */
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
  weights: Weights = defaultWeights(thresholds["detection.probability"]),
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
    ...legalArrearsSoonSignal(account, arrears, months, on, thresholds),
  ]
    .map((signal) => asWeighed(signal, weights))
    .toSorted((one, other) => other.points - one.points);
  const priority = signals.reduce((sum, { points }) => sum + points, 0);
  return { signals, priority, probability: chanceOf(priority, weights.chance), legalArrears: arrears };
}

/** A signal that weighs nothing stays: weights order the list, they do not hide what the account shows. */
function asWeighed(signal: Signal, { factors }: Weights): Signal {
  const points = weighedPoints(signal.points, signal.kind, factors);
  return points === signal.points ? signal : { ...signal, points, defaultPoints: signal.points };
}
