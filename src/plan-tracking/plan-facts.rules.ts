/** What a plan's state is told from, and how it is told: due dates, payments, what people decided; state, rows and sentences. */
import type { Cents } from "../platform/money/cents.ts";

export const PLAN_STATES = ["draft", "live", "late", "breached", "completed", "cancelled", "frozen"] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export type DatedAmount = { on: Temporal.PlainDate; amountCents: number };
/** Who paid: the household, the housing benefit's body, a fund, a relative… Told beside the row, it changes no state. */
export const PAYERS = ["household", "benefit", "fund", "other"] as const;
export type Payer = (typeof PAYERS)[number];

/** What a payment settles first: the current rent (the rule), the instalments, or whatever is oldest. A landlord's dated setting. */
export const ALLOCATIONS = ["rentFirst", "instalmentsFirst", "oldestFirst"] as const;
export type Allocation = (typeof ALLOCATIONS)[number];

export type PlanFacts = {
  instalments: readonly DatedAmount[];
  /** Set by the landlord. Due on day D, not covered: late from D + 1, breached from D + tolerance. */
  toleranceDays: number;
  /** Current rent and charges less benefit, each on the day it falls due, since the plan began. Not the debt of the plan. */
  charges: readonly DatedAmount[];
  /**
   * What the household or others paid since the plan began; those after `on` are not counted. Below 0: taken back that day
   * (rejected debit). Until then the payment counted; from then on it never was.
   */
  payments: readonly (DatedAmount & { by?: Payer | undefined })[];
  on: Temporal.PlainDate;
  allocation?: Allocation | undefined;
  /** What people decided about the plan; absent = agreed and running. */
  standing?: PlanStanding | undefined;
};

export type PlanStanding =
  | { kind: "draft" }
  | { kind: "cancelled"; on: Temporal.PlainDate; reason: string }
  /** Over-indebtedness declared admissible. A schedule granted by a judge goes on being paid (C. conso L722-5 al. 3). */
  | { kind: "frozen"; on: Temporal.PlainDate; grantedByJudge: boolean };

/** A row behind a state: what is due and not covered, or the payment (of that day) that covered it or was taken back. */
export type CauseRow = {
  what: "rent" | "instalment" | "payment";
  on: Temporal.PlainDate;
  amountCents: number;
  /** Of what is due: what is missing. */
  leftCents?: number;
  /** Of what is due: the day from which it is a breach. */
  breachOn?: Temporal.PlainDate;
  by?: Payer;
};

export type PlanTracking = {
  state: PlanState;
  /** First day of the present state; absent for a draft. */
  since?: Temporal.PlainDate;
  /** Sentences with dates and amounts, one per reason, in the language asked. */
  because: string[];
  /** The very rows that the sentences are made of. */
  rows: CauseRow[];
  /** Instalments whose tolerance has run out: what should have been paid by now. */
  expectedCents: Cents;
  /** What has gone to the instalments, those to come included. */
  paidCents: Cents;
  /** Of a breached plan: its oldest instalment not covered when its tolerance ran out; absent where only rent is missing. */
  missed?: {
    on: Temporal.PlainDate;
    amountCents: number;
    leftCents: number;
    toleranceEnded: Temporal.PlainDate;
  };
};

export type Due = DatedAmount & { what: "rent" | "instalment"; left: number };

/** A plan's course up to a day: its state, since when, and what is due and not covered. */
export type Course = {
  state: "live" | "late" | "breached" | "completed";
  since: Temporal.PlainDate;
  /** Due and not covered, rent first. */
  open: Due[];
  paidCents: Cents;
  caughtUp: boolean;
};
