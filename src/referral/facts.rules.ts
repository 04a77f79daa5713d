/**
 * The facts of a referral, each with its day: what the account, the detection and the procedure said, and what a person told where
 * they said nothing. A key that is absent is unknown, null is none, 0 is 0: in the form, in the row, on the page and in the export.
 */

/** What is known of the plan; days and amounts where the plan itself is here. */
export type PlanFact = {
  state: "running" | "missed" | "frozen" | "cancelled";
  signedOn?: string;
  /** Day on which it was frozen or cancelled. */
  stateOn?: string;
  debtCents?: number;
};

/** Housing benefit paid to the landlord: in the last month, or until one. `month`: that month, ISO `2026-11`. */
export type BenefitFact = { state: "paid" | "stopped"; cents?: number; month?: string };

export type ReferralFacts = {
  /** Day on which the facts were taken. */
  asOf: string;
  /** Day of the account's last entry: of debt, bill and benefit. Absent: no account, or nothing entered yet. */
  accountOn?: string;
  debtCents?: number;
  /** First month (ISO) since which the account has owed without a break; null: it owes nothing. */
  debtSince?: string | null;
  /** The account was owing already in its first known month: the debt may be older. */
  debtOlder?: boolean;
  amountDueCents?: number;
  monthsDue?: number;
  /** Null: none. */
  benefit?: BenefitFact | null;
  /** A stage of `src/procedure-clock/acts.rules.ts`; `noProcedure`: somebody said that there is none. */
  stage?: string;
  /** Null: no date is to come of what is recorded. */
  nextDeadline?: { id: string; on: string } | null;
  /** The procedure's next date that cannot be undone, with its source; null: none of what is recorded. */
  irreversible?: { id: string; on: string; source: string } | null;
  /** Day of the detection that gave the signals. */
  signalsOn?: string;
  /** Null: no signal runs. */
  firstSignalOn?: string | null;
  /** First day of legal arrears where the ledger tells it; null: no legal arrears that day. */
  legalArrearsOn?: string | null;
  /** Legal arrears on `asOf`. */
  legalArrears?: boolean;
  /** Kinds of `src/signals/signal.rules.ts`. */
  signals?: string[];
  /** The last plan that was signed; null: none. */
  plan?: PlanFact | null;
  /** What the landlord did to reach the household, the last first, without its words; []: nothing noted. */
  outreach?: { kind: string; on: string; result: string | null }[];
  /** What was tried (`TRIED` of submission.rules.ts); []: nothing yet. */
  tried?: string[];
  whatWasTried?: string;
  /** Needs beside the debt that the landlord saw (`HOUSEHOLD_NEEDS`); []: it saw none. */
  needs?: string[];
  /** Of the facts that a person told, the day on which they did. */
  told?: Partial<Record<ToldFact, string>>;
};

export const TOLD_FACTS = [
  "debtCents",
  "amountDueCents",
  "benefit",
  "plan",
  "stage",
  "tried",
  "needs",
] as const;
export type ToldFact = (typeof TOLD_FACTS)[number];

/** What a person tells. Left out: not spoken of this time; null: not known. */
export type Told = {
  debtCents?: number | null | undefined;
  amountDueCents?: number | null | undefined;
  /** `none`: receives none. */
  benefit?: "none" | BenefitFact | null | undefined;
  plan?: "none" | PlanFact | null | undefined;
  stage?: string | null | undefined;
  tried?: string[] | null | undefined;
  needs?: string[] | null | undefined;
};

/** Whether the account or the procedure gives a fact: then nobody tells it otherwise. */
export const isFromRecords = (facts: ReferralFacts, name: ToldFact): boolean =>
  name === "stage"
    ? "nextDeadline" in facts
    : name !== "tried" && name !== "needs" && facts[name] !== undefined && facts.told?.[name] === undefined;

/** Rounded down to a tenth: a debt is never said to be larger than it is. Undefined: not known. */
export function monthsDue(debtCents?: number | null, amountDueCents?: number | null): number | undefined {
  if (debtCents == null) return undefined;
  if (debtCents <= 0) return 0;
  return amountDueCents ? Math.floor((10 * debtCents) / amountDueCents) / 10 : undefined;
}

/** The facts with what a person told on `on`. What records give stays; the same told again keeps its day. */
export function withTold(facts: ReferralFacts, told: Told, on: string): ReferralFacts {
  const now: Record<string, unknown> = { ...facts };
  const days = { ...facts.told };
  for (const name of TOLD_FACTS) {
    const said = told[name];
    if (said === undefined || isFromRecords(facts, name)) continue;
    if (said === null) {
      delete now[name];
      delete days[name];
      continue;
    }
    const value = said === "none" ? null : said;
    const isSame = JSON.stringify(value) === JSON.stringify(facts[name]);
    days[name] = (isSame && facts.told?.[name]) || on;
    now[name] = value;
  }
  return settled({ ...(now as ReferralFacts), told: days });
}

/** Facts taken anew on a later day, with what had been told and records still do not give. */
export function takenAnew(taken: ReferralFacts, before: ReferralFacts): ReferralFacts {
  const now: Record<string, unknown> = { ...taken };
  const days: ReferralFacts["told"] = {};
  for (const name of TOLD_FACTS) {
    if (before[name] === undefined || isFromRecords(before, name) || isFromRecords(taken, name)) continue;
    now[name] = before[name];
    days[name] = before.told?.[name] ?? before.asOf;
  }
  if (before.whatWasTried !== undefined) now["whatWasTried"] = before.whatWasTried;
  return settled({ ...(now as ReferralFacts), told: days });
}

/** What follows from other facts, and nothing that says nothing. */
function settled({ monthsDue: _before, told, ...facts }: ReferralFacts): ReferralFacts {
  const months = monthsDue(facts.debtCents, facts.amountDueCents);
  return {
    ...facts,
    ...(months !== undefined && { monthsDue: months }),
    ...(told && Object.keys(told).length > 0 && { told }),
  };
}
