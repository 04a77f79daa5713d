/** Signals raised on one tenant account by its own figures, what they weigh, and the legal-arrears test of that day.
 *  A signal informs a person; it never decides. Nothing is read of who the tenant is: money and months alone. */
import { type Thresholds, thresholdsOn, type Step } from "./thresholds.rules.ts";
import { type LegalArrears, legalArrears, type LegalArrearsFacts } from "./legal-arrears.rules.ts";

/** All that a run reads of an account, in cents; null = unknown. `balanceCents` > 0: the tenant owes. */
export type DetectionAccount = {
  balanceCents: number;
  amountDueCents: number | null;
  rentChargesCents: number | null;
  benefitCents: number | null;
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
};

export const SIGNAL_KINDS = [
  "legalArrears",
  "debtInMonths",
  "missedBills",
  "firstMiss",
  "rejectedDebits",
  "benefitStopped",
  "benefitCut",
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** `facts`: the figures of the account that the sentence is built from (cents, counts, ISO months and days). */
export type Signal = { kind: SignalKind; points: number; facts: Record<string, string | number> };

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
    ...debtSignal(account, thresholds),
    ...(account.balanceCents > ignored ? missSignals(bills, thresholds) : []),
    ...rejectedSignal(months, on, thresholds),
    ...benefitSignal(bills, thresholds),
  ].toSorted((one, other) => other.points - one.points);
  const priority = signals.reduce((sum, { points }) => sum + points, 0);
  const { intercept, perPoint } = thresholds["detection.probability"];
  const probability = 1 / (1 + Math.exp(-(intercept + perPoint * priority)));
  return { signals, priority, probability, legalArrears: arrears };
}

/** The bill at its foot: what was charged less housing benefit and relief. */
function dueOf({ chargedCents, benefitCents, reliefCents }: DetectionMonth): number {
  return chargedCents - benefitCents - reliefCents;
}

function isMissed(month: DetectionMonth, ignored: number): boolean {
  return month.paidCents + month.grantCents < dueOf(month) - ignored;
}

function pointsOf(steps: readonly Step[], figure: number): number {
  return steps.reduce((points, step) => (figure >= step.from ? step.points : points), 0);
}

function debtSignal({ balanceCents, amountDueCents }: DetectionAccount, thresholds: Thresholds): Signal[] {
  if (amountDueCents === null || amountDueCents <= 0 || balanceCents <= 0) return [];
  const points = pointsOf(thresholds["detection.debtInMonths"], balanceCents / amountDueCents);
  // Rounded down: a debt is never said to be larger than it is.
  const count = Math.floor((10 * balanceCents) / amountDueCents) / 10;
  return points === 0
    ? []
    : [{ kind: "debtInMonths", points, facts: { balanceCents, amountDueCents, months: count } }];
}

/** The bills missed in a row up to the last, or the first one after a long time without. */
function missSignals(bills: readonly DetectionMonth[], thresholds: Thresholds): Signal[] {
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

function rejectedSignal(
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

function benefitSignal(bills: readonly DetectionMonth[], thresholds: Thresholds): Signal[] {
  const { comparedMonths, keptShare, stoppedPoints, cutPoints } = thresholds["detection.benefit"];
  const last = bills.at(-1);
  const before = bills.slice(0, -1).slice(-comparedMonths);
  if (!last || before.length < comparedMonths || before.some(({ benefitCents }) => benefitCents <= 0))
    return [];
  const beforeCents = Math.round(before.reduce((sum, month) => sum + month.benefitCents, 0) / before.length);
  const { month, benefitCents } = last;
  if (benefitCents <= 0)
    return [{ kind: "benefitStopped", points: stoppedPoints, facts: { month, beforeCents } }];
  return benefitCents < keptShare * beforeCents
    ? [{ kind: "benefitCut", points: cutPoints, facts: { month, beforeCents, benefitCents } }]
    : [];
}

function legalArrearsSignal(
  { balanceCents }: DetectionAccount,
  { constituted, since, reportBy, thresholdCents, rule }: LegalArrears,
  thresholds: Thresholds,
): Signal[] {
  if (!constituted) return [];
  const facts = {
    balanceCents,
    rule: rule.id,
    source: rule.source,
    ...(thresholdCents !== undefined && { thresholdCents }),
    ...(since && { since: since.toString() }),
    ...(reportBy && { reportBy: reportBy.toString() }),
  };
  return [{ kind: "legalArrears", points: thresholds["detection.legalArrears"].points, facts }];
}

/** The legal test by the figures of the ledger. The ledger tells days by month: a default is noted on its month's last day. */
function legalArrearsOf(
  account: DetectionAccount,
  whole: readonly DetectionMonth[],
  on: Temporal.PlainDate,
  ignored: number,
): LegalArrears {
  const { balanceCents, rentChargesCents, benefitCents } = account;
  const facts: LegalArrearsFacts = {
    on,
    rentChargesCents,
    benefitCents,
    // The ledger shows the benefit that the landlord receives; where it shows none, the whole expense is the tenant's.
    benefitPaidTo: benefitCents === null ? null : "landlord",
    balanceCents,
  };
  const byAmount = legalArrears(facts);
  if (balanceCents <= 0) return byAmount;
  const overSince = byAmount.constituted ? overThresholdSince(byAmount, whole, on) : undefined;
  // Since the debt was last settled, the first bill missed.
  const owing = stretch(whole, (cents) => cents > ignored);
  const missed = owing?.find((month) => dueOf(month) > 0 && isMissed(month, ignored));
  return legalArrears({
    ...facts,
    ...(missed && { firstDefault: monthEnd(missed.month) }),
    ...(overSince && { overThresholdSince: overSince }),
  });
}

/** Passed within the running month, the debt is taken to have passed on its first day: the safe side for the report to CAF. */
function overThresholdSince(
  { thresholdCents, rule }: LegalArrears,
  whole: readonly DetectionMonth[],
  on: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (thresholdCents === undefined || whole.length === 0) return undefined;
  const strictly = rule.id === "arrears.threshold.amount";
  const over = stretch(whole, (cents) => (strictly ? cents > thresholdCents : cents >= thresholdCents));
  return over ? monthEnd(over[0]!.month) : on.with({ day: 1 });
}

/** The last months without a break whose balance is `so`; undefined where the very last is not. */
function stretch(
  months: readonly DetectionMonth[],
  so: (balanceCents: number) => boolean,
): readonly DetectionMonth[] | undefined {
  const start = months.findLastIndex(({ balanceCents }) => !so(balanceCents)) + 1;
  return start < months.length ? months.slice(start) : undefined;
}

function monthEnd(month: string): Temporal.PlainDate {
  const of = Temporal.PlainYearMonth.from(month);
  return of.toPlainDate({ day: of.daysInMonth });
}
