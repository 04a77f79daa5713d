/** What the night in which the definition of legal arrears changes does to one account: judged by the rule of the day before,
 *  and by that of the day itself. Both days come from the dated law, neither is written here. */
import { firstDefaultOf, legalArrearsOf } from "../signals/arrears-signals.rules.ts";
import type { LegalArrears } from "../signals/legal-arrears.rules.ts";
import type { DetectionAccount, DetectionMonth } from "../signals/signal.rules.ts";
import { LEGAL_PARAMETERS, legalOn, legalVersions } from "../law/legal-parameters.ts";
import type { Dated } from "../platform/calendar/dated.ts";
import { deadline } from "../platform/calendar/deadline.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";

/** First day of the new definition (1 January 2027): that of the amount which replaces the months of expense. */
export const REFORM_DAY = Temporal.PlainDate.from(legalVersions("arrears.threshold.amount")[0]!.validFrom!);
export const EVE = REFORM_DAY.subtract({ days: 1 });

/**
 * `becomes`: legal arrears by the new definition, not by the former. `remains`: by both. `leaves`: by the former alone.
 * `later`: not yet, but three months after the first default they will be. `untouched`: by neither, none coming.
 * `unknown`: the former rule needs a fact that the account does not hold.
 */
export const EFFECTS = ["becomes", "remains", "leaves", "later", "untouched", "unknown"] as const;
export type Effect = (typeof EFFECTS)[number];

export type Reform = {
  effect: Effect;
  before: LegalArrears;
  after: LegalArrears;
  /** Day on which the debt will have stood three months since the first default, where that is still to come. */
  ripensOn?: Temporal.PlainDate;
  /** Last day of the report to CAF or MSA: of arrears that stand already, by the rule that made them so. */
  reportBy?: Temporal.PlainDate;
};

/**
 * The account's answer on both sides of the night, by the months that were over on `on`. Its balance is taken as it stands:
 * what is paid or billed until that night is not foreseen. `ignored`: shortfall in cents that counts as paid.
 * What becomes of debts born before is published nowhere we could read: by the other reading each debt keeps its `before`.
 */
export function reformOf(
  account: DetectionAccount,
  months: readonly DetectionMonth[],
  on: Temporal.PlainDate,
  ignored: number,
): Reform {
  const asOf = isBefore(on, REFORM_DAY) ? on : REFORM_DAY;
  const whole = months.filter(({ month }) => month < asOf.toString().slice(0, 7));
  // Its figures are those of the day asked: so is the day on which the debt passed the former threshold.
  const before = legalArrearsOf(account, whole, isBefore(on, EVE) ? on : EVE, ignored);
  const after = legalArrearsOf(account, whole, REFORM_DAY, ignored);
  const reportBy =
    before.constituted && after.constituted ? (before.reportBy ?? after.reportBy) : after.reportBy;
  const ripensOn = after.constituted ? undefined : ripeDay(account, whole, ignored);
  return {
    effect: effectOf(before, after, ripensOn),
    before,
    after,
    ...(ripensOn && { ripensOn }),
    ...(reportBy && { reportBy }),
  };
}

function effectOf(before: LegalArrears, after: LegalArrears, ripensOn?: Temporal.PlainDate): Effect {
  if (after.constituted)
    return before.constituted === null ? "unknown" : before.constituted ? "remains" : "becomes";
  if (before.constituted) return "leaves";
  if (ripensOn) return "later";
  return before.constituted === null ? "unknown" : "untouched";
}

function ripeDay(
  { balanceCents }: DetectionAccount,
  whole: readonly DetectionMonth[],
  ignored: number,
): Temporal.PlainDate | undefined {
  const first = balanceCents > 0 ? firstDefaultOf(whole, ignored) : undefined;
  const time = legalOn("arrears.afterFirstDefault", REFORM_DAY)!;
  const ripe = first && deadline(first, time.value, { extend: false });
  return ripe && isBefore(REFORM_DAY, ripe) ? ripe : undefined;
}

/** A rule of the law that the night begins or ends. */
export type Change = { id: string; before: Dated<unknown> | null; after: Dated<unknown> | null };

/** What changes in the law that night, read from the dated parameters: a rule added there shows by itself. */
export function changesOfTheNight(): Change[] {
  const rules = LEGAL_PARAMETERS as readonly Dated<unknown>[];
  const ending = rules.filter(({ validTo }) => validTo === EVE.toString());
  const beginning = rules.filter(({ validFrom }) => validFrom === REFORM_DAY.toString());
  const ids = [...new Set([...ending, ...beginning].map(({ id }) => id))];
  return ids.map((id) => ({
    id,
    before: ending.find((rule) => rule.id === id) ?? null,
    after: beginning.find((rule) => rule.id === id) ?? null,
  }));
}
