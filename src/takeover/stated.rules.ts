/** The column of a file that each fact kept of a case came from. */
import type { StatedCase } from "./case.rules.ts";
import type { CaseColumn } from "./columns.rules.ts";

export const STATED_COLUMN: Readonly<Record<string, CaseColumn>> = {
  landlord: "landlord",
  people: "people",
  communeInsee: "commune_insee",
  track: "track",
  referredOn: "referred_on",
  decidedOn: "decided_on",
  decision: "decision",
  operator: "operator",
  measureStart: "measure_start",
  measureEnd: "measure_end",
  renewals: "renewals",
  problems: "problems",
  tieAtReferral: "tie_at_referral",
  tieAtEnd: "tie_at_end",
  meetingsHome: "meetings_home",
  meetingsOther: "meetings_other",
  debtAtReferralCents: "debt_at_referral",
  debtAtStartCents: "debt_at_start",
  debtAtEndCents: "debt_at_end",
  paymentResumed: "payment_resumed",
  outcome: "outcome",
  costCents: "cost",
} satisfies Record<keyof Omit<StatedCase, "caseRef" | "account" | "leaseholder">, CaseColumn>;
