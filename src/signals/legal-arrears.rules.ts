/** Whether a debt is legal arrears (impayé de dépense de logement) on a day, by which dated rule, and until when it is reported.
 *  Two definitions: two months of expense until 31 December 2026; above 450 € or three months unsettled from 1 January 2027. */
import { legalOn } from "../law/legal-parameters.ts";
import type { Dated } from "../platform/calendar/dated.ts";
import { deadline } from "../platform/calendar/deadline.ts";
import { isBefore, latest } from "../platform/calendar/plain-date.ts";

/** Null is "not known", never 0. Money in cents. */
export type LegalArrearsFacts = {
  on: Temporal.PlainDate;
  /** Rent (less the RLS reduction) + charges of a month. Needed until 31 December 2026 only. */
  rentChargesCents: number | null;
  benefitCents: number | null;
  benefitPaidTo: "landlord" | "tenant" | null;
  /** > 0: the tenant owes. */
  balanceCents: number | null;
  /** First default noted by the landlord that is still not settled. */
  firstDefault?: Temporal.PlainDate | null;
  /** First day from which the debt has stayed over the threshold without a break, where the ledger tells it. */
  overThresholdSince?: Temporal.PlainDate | null;
};

export type LegalRule = { id: string; source: string; validFrom: string | null; validTo: string | null };

export type LegalArrears = {
  /** Null where an unknown fact leaves the answer open: `missing` then names the facts. */
  constituted: boolean | null;
  /** First day on which `rule` was met, where known; the debt may have passed the amount earlier. */
  since?: Temporal.PlainDate;
  thresholdCents?: number;
  rule: LegalRule;
  /** Last day of the report to CAF or MSA. Not extended over weekends: the earlier day is the safe one. */
  reportBy?: Temporal.PlainDate;
  missing?: (keyof LegalArrearsFacts)[];
};

/** What to read a debt born before the change with: `newRule` at once, or `oldRule` until it is settled. */
export type CarryOver = "newRule" | "oldRule";

/**
 * The legal-arrears test on `facts.on`, by the definition in force that day. Pure; never throws on unknown facts.
 * Source: CCH R824-1 and R824-4; décrets 2026-83 and 2026-84 of 12 February 2026.
 */
export function legalArrears(facts: LegalArrearsFacts): LegalArrears {
  const months = legalOn("arrears.threshold.months", facts.on);
  const answer = months ? byMonthsOfExpense(facts, months) : byAmountOrTime(facts);
  const within = legalOn("arrears.reportWithin", facts.on)!;
  return answer.constituted && answer.since
    ? { ...answer, reportBy: deadline(answer.since, within.value, { extend: false }) }
    : answer;
}

/**
 * Both readings of a debt born before the definition changed, the one applied first; one reading where nothing is open.
 * No published text that we could read says how such debts pass over: shown as "à confirmer".
 */
export function legalArrearsReadings(
  facts: LegalArrearsFacts,
): { reading: CarryOver; answer: LegalArrears }[] {
  const carryOver = legalOn("arrears.carryOver", facts.on);
  const changed = carryOver?.validFrom && Temporal.PlainDate.from(carryOver.validFrom);
  if (!carryOver || !changed) return [{ reading: "oldRule", answer: legalArrears(facts) }];
  const born = facts.firstDefault ?? facts.overThresholdSince;
  if (!born || !isBefore(born, changed)) return [{ reading: "newRule", answer: legalArrears(facts) }];
  const before = legalOn("arrears.threshold.months", changed.subtract({ days: 1 }))!;
  return carryOver.value.map((reading) => ({
    reading,
    answer: reading === "newRule" ? legalArrears(facts) : byMonthsOfExpense(facts, before),
  }));
}

/** CCH R824-1 until 31 December 2026: debt ≥ 2 months of expense, the benefit deducted where the landlord receives it. */
function byMonthsOfExpense(facts: LegalArrearsFacts, months: Dated<number>): LegalArrears {
  const rule = ruleOf(months);
  const { rentChargesCents: expense, benefitCents, benefitPaidTo, balanceCents: balance } = facts;
  if (balance !== null && balance <= 0) return { constituted: false, rule, ...thresholdOf(facts, months) };
  const known = thresholdOf(facts, months);
  if (balance !== null && known.thresholdCents !== undefined) {
    const constituted = balance >= known.thresholdCents;
    const since = constituted ? facts.overThresholdSince : undefined;
    return { constituted, ...(since && { since }), ...known, rule };
  }
  // The benefit can only lower the threshold: a debt of two whole months is legal arrears whoever receives it.
  if (balance !== null && expense !== null && balance >= months.value * expense)
    return { constituted: true, rule };
  const missing = (
    [
      ["balanceCents", balance],
      ["rentChargesCents", expense],
      ["benefitCents", benefitPaidTo === "tenant" ? 0 : benefitCents],
      ["benefitPaidTo", benefitCents === 0 ? "tenant" : benefitPaidTo],
    ] as const
  ).flatMap(([name, value]) => (value === null ? [name] : []));
  return { constituted: null, rule, missing };
}

function thresholdOf(facts: LegalArrearsFacts, months: Dated<number>): { thresholdCents?: number } {
  const { rentChargesCents: expense, benefitCents, benefitPaidTo } = facts;
  if (expense === null) return {};
  if (benefitPaidTo === "tenant" || benefitCents === 0) return { thresholdCents: months.value * expense };
  if (benefitPaidTo === null || benefitCents === null) return {};
  return { thresholdCents: months.value * Math.max(0, expense - benefitCents) };
}

/** From 1 January 2027: above the amount, OR not settled three months after a first default, whatever the amount. */
function byAmountOrTime(facts: LegalArrearsFacts): LegalArrears {
  const amount = legalOn("arrears.threshold.amount", facts.on)!;
  const time = legalOn("arrears.afterFirstDefault", facts.on)!;
  const thresholdCents = amount.value;
  const { balanceCents: balance, firstDefault, overThresholdSince } = facts;
  if (balance === null)
    return { constituted: null, thresholdCents, rule: ruleOf(amount), missing: ["balanceCents"] };

  const isOver = balance > thresholdCents;
  const overSince = isOver && overThresholdSince ? sinceInForce(overThresholdSince, amount) : undefined;
  const ripe = firstDefault ? deadline(firstDefault, time.value, { extend: false }) : undefined;
  const isRipe = balance > 0 && ripe !== undefined && !isBefore(facts.on, ripe);
  const ripeSince = isRipe ? sinceInForce(ripe, time) : undefined;

  if (ripeSince && !(overSince && isBefore(overSince, ripeSince)))
    return { constituted: true, since: ripeSince, ...(isOver && { thresholdCents }), rule: ruleOf(time) };
  return {
    constituted: isOver,
    ...(overSince && { since: overSince }),
    thresholdCents,
    rule: ruleOf(amount),
  };
}

/** A rule is met at the earliest on its first day in force. */
function sinceInForce(day: Temporal.PlainDate, rule: Dated<unknown>): Temporal.PlainDate {
  return rule.validFrom ? latest(day, Temporal.PlainDate.from(rule.validFrom))! : day;
}

function ruleOf({ id, source, validFrom, validTo }: Dated<unknown>): LegalRule {
  return { id, source, validFrom, validTo };
}
