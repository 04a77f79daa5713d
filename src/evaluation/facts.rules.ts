/** What indicators are counted from: facts without identity, as the store gives them. Days are ISO strings; null = unknown. */
import type { Cents } from "../platform/money/cents.ts";

/** What slices are cut by. */
type Sliced = {
  /** The same number for the same household within one answer, and nothing outside it. */
  household: number;
  /** Code; absent where the reader may not compare organisations. */
  landlord?: string | null;
  operator?: string | null;
  zone: string | null;
  track: "stay" | "leaseTransfer" | null;
  people: number | null;
};

/** Of each cause, the change of debt in cents: below 0 it lowered the debt. */
export type Causes = Record<
  | "chargedCents"
  | "benefitCents"
  | "paidCents"
  | "reliefCents"
  | "grantCents"
  | "writeOffCents"
  | "otherCents",
  Cents
>;

export type PathFact = Sliced & {
  startsOn: string;
  /** Last day of the last measure; null: running. */
  endedOn: string | null;
  /** Null: a spreadsheet did not say. */
  renewals: number | null;
  takenOver: boolean;
  debtAtStartCents: Cents | null;
  debtAtEndCents: Cents | null;
  tieAtReferral: string | null;
  tieAtEnd: string | null;
  paymentResumed: boolean | null;
  outcome: string | null;
  stageAtReferral: string | null;
  measures: {
    startsOn: string;
    closedOn: string | null;
    costCents: Cents | null;
    tripartiteHeld: number;
    tripartiteKnown: boolean;
  }[];
  problemsWorkedOn: number | null;
  contactsKnown: boolean;
  /** Contacts held: day, and whether at home. */
  contacts: [on: string, atHome: boolean][];
  firstContactOn: string | null;
  referredOn: string | null;
  assignedOn: string | null;
  /** Where the landlord said the household was, 6 and 12 months after closing, by months; empty where nobody answered. */
  followedUp?: Readonly<Partial<Record<string, string>>>;
  /** Day of the last entry on the household's account: it lived there still. */
  homeKeptOn: string | null;
  homeLeftOn: string | null;
  /** Null where no ledger tells. */
  causes?: Causes | null;
};

export type ReferralFact = Sliced & {
  /** Null: a spreadsheet did not say. */
  referredOn: string | null;
  tie: string | null;
  admittedOn: string | null;
  decidedOn: string | null;
  assignedOn: string | null;
  firstContactOn: string | null;
  debtCents: Cents | null;
  amountDueCents: Cents | null;
  stage: string | null;
  firstSignalOn: string | null;
  legalArrearsOn: string | null;
};

export type PlanFact = Sliced & {
  signedOn: string;
  cancelledOn: string | null;
  frozenOn: string | null;
  judge: boolean;
  toleranceDays: number;
  /** Last day the landlord's ledger tells of; null: no ledger. After it, nothing is late: nothing is known. */
  ledgerUntil: string | null;
  instalments: [on: string, cents: Cents][];
  /** Rent and charges; below 0, benefit or relief that came on a day of its own. */
  charges: [on: string, cents: Cents][];
  /** Below 0: taken back (rejected debit). */
  payments: [on: string, cents: Cents][];
};

/** Funding of a year by kind; a kind that is absent is unknown. */
export type FundingFact = { year: number; kind: string; cents: Cents };

/** A fact with the household it is about, where the reader may know it; null else. */
export type Of<Fact> = Fact & { householdId: string | null };

export type Facts = {
  paths: Of<PathFact>[];
  referrals: Of<ReferralFact>[];
  plans: Of<PlanFact>[];
  funding: FundingFact[];
};

/** First and last day, both included. ISO. */
export type Period = { from: string; to: string };

export const within = (on: string | null, { from, to }: Period): on is string =>
  on !== null && on >= from && on <= to;

/** Days from one ISO day to another. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;

/** Number of days of a stretch within a period; null end: it runs on. 0 where they do not meet. */
export function daysWithin(startsOn: string, endedOn: string | null, { from, to }: Period): number {
  const first = startsOn > from ? startsOn : from;
  const last = endedOn !== null && endedOn < to ? endedOn : to;
  return first > last ? 0 : daysBetween(first, last) + 1;
}
