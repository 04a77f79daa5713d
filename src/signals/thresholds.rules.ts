/** From which figures on an account is signalled, and how much each signal weighs. Dated, like every threshold.
 *  The programme published none: these are starting values, "à confirmer" with the landlords, who may set their own. */
import { type Dated, valueOn } from "../platform/calendar/dated.ts";

const DEFAULT = "programme, réglage par défaut";

function setting<const Id extends string, T>(id: Id, value: T): Dated<T> & { id: Id } {
  return { id, value, validFrom: null, validTo: null, source: DEFAULT, checked: null };
}

/** `from` and above weighs `points`; the last step reached counts. */
export type Step = { from: number; points: number };

export const BILLS_FALL_DUE = ["monthStart", "monthEnd"] as const;
export type BillsFallDue = (typeof BILLS_FALL_DUE)[number];

export const DETECTION_PARAMETERS = [
  /** A bill short by no more than this, in cents, counts as paid: rounding and bank charges are no difficulty. */
  setting("detection.shortfallIgnored", 500),
  /** Months of the ledger that a run looks back on. */
  setting("detection.monthsRead", 36),
  /** Debt, in months of the bill at its foot. */
  setting("detection.debtInMonths", [
    { from: 1, points: 15 },
    { from: 2, points: 30 },
    { from: 3, points: 45 },
  ] as Step[]),
  /** Consecutive bills unpaid or partly paid, up to the last whole month. */
  setting("detection.missedBills", [
    { from: 2, points: 20 },
    { from: 3, points: 30 },
    { from: 6, points: 40 },
  ] as Step[]),
  /** First bill missed after so many bills without one. */
  setting("detection.firstMiss", { afterBills: 12, points: 15 }),
  /** Rejected direct debits over the last months. */
  setting("detection.rejectedDebits", {
    months: 2,
    steps: [
      { from: 1, points: 10 },
      { from: 2, points: 20 },
    ] as Step[],
  }),
  /** Housing benefit of the last whole month against the mean of the months before: stopped, or below `keptShare` of it. */
  setting("detection.benefit", { comparedMonths: 3, keptShare: 0.7, stoppedPoints: 20, cutPoints: 10 }),
  setting("detection.legalArrears", { points: 40 }),
  /** Legal arrears within so many days if nothing is paid: a bill more, and the half of the next month to act in. */
  setting("detection.legalArrearsSoon", { withinDays: 45, points: 15 }),
  /** When a month's bill falls due: on its first day, or on its last ("à terme échu"). Each landlord says its own. */
  setting("detection.billsFallDue", "monthStart" as BillsFallDue),
  /** An instalment not covered at the end of the plan's own tolerance. */
  setting("detection.planMissed", { points: 25 }),
  /** The bill less benefit above the mean of the months before by `riseShare` of it AND `riseCents`: the yearly revision is far below. */
  setting("detection.effortJump", { comparedMonths: 3, riseShare: 0.2, riseCents: 5_000, points: 15 }),
  /** Each recent bill paid so many days after the median of up to `habitMonths` bills before, `paidShare` of them with a payment. */
  setting("detection.payDayDrift", {
    recentMonths: 3,
    habitMonths: 12,
    leastPaid: 6,
    paidShare: 0.8,
    steps: [
      { from: 7, points: 10 },
      { from: 14, points: 15 },
    ] as Step[],
  }),
  /** Debts at month's end from `fromCents` to one bill, cleared in between, within `months`; the last one in the last `recentMonths`. */
  setting("detection.smallDebtsReturn", {
    months: 12,
    fromCents: 2_000,
    recentMonths: 3,
    steps: [
      { from: 3, points: 10 },
      { from: 5, points: 15 },
    ] as Step[],
  }),
  /** In credit by `creditCents`, or `surplusShare` above the bills of `comparedMonths`, then bills without any payment. */
  setting("detection.paidAheadThenStopped", {
    comparedMonths: 3,
    creditCents: 2_000,
    surplusShare: 0.2,
    points: 15,
  }),
  /** Logistic of the points: chance = 1 / (1 + e^−(intercept + perPoint × points)). Not fitted on outcomes yet. */
  setting("detection.probability", { intercept: -3, perPoint: 0.04 }),
] as const;

type Parameter = (typeof DETECTION_PARAMETERS)[number];
type Value<Id> = Extract<Parameter, { id: Id }> extends Dated<infer T> ? T : never;

export type Thresholds = { [Id in Parameter["id"]]: Value<Id> };

/** Every threshold in force on `on`, looked up once for a whole run. Throws RangeError where one has no version that day. */
export function thresholdsOn(
  on: Temporal.PlainDate,
  table: readonly Dated<unknown>[] = DETECTION_PARAMETERS,
): Thresholds {
  const values = DETECTION_PARAMETERS.map(({ id }) => {
    return [id, valueOn(table, id, on)];
  });
  return Object.fromEntries(values) as Thresholds;
}
