/** How a tenant pays, month by month: regular, late, shock, benefit cut, chronic partial payer, rejected debits, recovery by a plan. */
import { weighted, type Random } from "./random.ts";

export type PayerKind =
  | "regular"
  | "late"
  | "shock"
  | "benefitCut"
  | "partial"
  | "rejectedDebits"
  | "recoveringByPlan"
  | "paysLater"
  | "billRises"
  | "shortThenBack"
  | "aheadThenStops";

/** One tenancy's story: what a ledger needs to be written, one element per month. */
export type Course = {
  /** Debt brought forward on the first day, in cents. */
  openingCents: number;
  /** First month billed: later than 0 for a tenancy that began within the period. */
  firstMonth: number;
  /** Share of the month's amount due that the tenant pays. */
  paidShare: number[];
  /** Day of payment counted from the 1st of the month; 35 is the 5th of the next month, about. */
  payDay: number[];
  /** Paid on top to catch up, never more than what is owed. */
  extraCents: number[];
  /** Share of the housing benefit that arrives. */
  benefitShare: number[];
  /** Charges billed on top of the usual ones. */
  moreChargesCents: number[];
  /** A direct debit that the bank sends back, and that is paid again later. */
  rejected: boolean[];
  /** What others pay of the bill, such as a relief: the tenant pays the rest. */
  credits: CourseCredit[];
  /** What others pay of the debt: a grant does not lower the month's bill. */
  debtCredits: CourseCredit[];
};
export type CourseCredit = { month: number; day: number; label: string; cents: number };

const KINDS = weighted<PayerKind>([
  ["regular", 77.4],
  ["paysLater", 0.4],
  ["billRises", 0.4],
  ["shortThenBack", 0.4],
  ["aheadThenStops", 0.4],
  ["late", 9.5],
  ["rejectedDebits", 4],
  ["shock", 3.6],
  ["recoveringByPlan", 1.6],
  ["benefitCut", 1.3],
  ["partial", 1],
]);

/** The usual frequency of each kind of payer in a social landlord's stock, as an order of magnitude. */
export function drawPayerKind(chance: Random): PayerKind {
  return KINDS(chance);
}

/** The course of somebody who pays each bill in full, about the same day each month. */
export function regularCourse(chance: Random, months: number): Course {
  const day = chance.int(4, 11);
  const each = <T>(value: () => T): T[] => Array.from({ length: months }, value);
  return {
    openingCents: 0,
    firstMonth: chance.chance(0.06) ? chance.int(1, Math.max(1, months - 3)) : 0,
    paidShare: each(() => 1),
    payDay: each(() => day + chance.int(0, 2)),
    extraCents: each(() => 0),
    benefitShare: each(() => 1),
    moreChargesCents: each(() => 0),
    rejected: each(() => false),
    credits: [],
    debtCredits: [],
  };
}

/** A course of the given kind over `months` months for a tenant whose monthly bill is about `dueCents`. */
export function course(chance: Random, kind: PayerKind, months: number, dueCents: number): Course {
  const story = regularCourse(chance, months);
  STORIES[kind](story, chance, months, dueCents);
  return story;
}

type Story = (story: Course, chance: Random, months: number, dueCents: number) => void;

const STORIES: Record<PayerKind, Story> = {
  regular() {},

  late(story, chance, months) {
    for (let month = 0; month < months; month++) {
      if (chance.chance(0.55)) story.payDay[month] = chance.int(14, 27);
      else if (chance.chance(0.35)) story.payDay[month] = chance.int(28, 48);
    }
  },

  rejectedDebits(story, chance, months) {
    for (let month = 0; month < months; month++) {
      if (!chance.chance(0.12)) continue;
      story.rejected[month] = true;
      story.payDay[month] = chance.int(20, 40);
    }
  },

  /** A loss of income: bills missed or half paid; two in three find their feet again and catch up. */
  shock(story, chance, months, dueCents) {
    const from = chance.int(1, Math.max(1, months - 2));
    const hardMonths = chance.int(2, 6);
    const recovers = chance.chance(0.66);
    const backRate = Math.round(dueCents * (0.35 + chance.next() * 0.6));
    for (let month = from; month < months; month++) {
      const hard = month < from + hardMonths || !recovers;
      if (hard) story.paidShare[month] = chance.chance(0.6) ? 0 : 0.3 + chance.next() * 0.7;
      else story.extraCents[month] = backRate;
    }
    // Bailiffs and social funds settle most of what never recovers; the rest stays serious for a year at most.
    if (!recovers) settleAfter(story, from + chance.int(7, 11), months, dueCents * 3);
  },

  /** The benefit stops (change of situation, missing paper); the tenant goes on paying the part left to pay before. */
  benefitCut(story, chance, months, dueCents) {
    const from = chance.int(2, Math.max(2, months - 2));
    const until = from + chance.int(3, 9);
    for (let month = from; month < Math.min(until, months); month++) story.benefitShare[month] = 0;
    if (chance.chance(0.7)) settleAfter(story, until, months, dueCents);
  },

  /** A wage that now comes later, or a month that has become too long: still paid in full, two weeks later. */
  paysLater(story, chance, months) {
    const later = chance.int(9, 14);
    for (let month = Math.max(0, months - 3); month < months; month++) story.payDay[month]! += later;
  },

  /** Heating charges set anew before winter: the tenant goes on paying the bill of before. */
  billRises(story, _, months, dueCents) {
    story.moreChargesCents[months - 1] = Math.max(6_000, Math.round(dueCents * 0.28));
  },

  /** A part of the bill missing every other month, made up for a month later: a budget without any margin. */
  shortThenBack(story, chance, months, dueCents) {
    for (let month = Math.max(0, months - 9); month < months; month++) {
      if ((months - month) % 2 === 1) story.paidShare[month] = 0.6 + chance.next() * 0.2;
      else story.extraCents[month] = dueCents;
    }
  },

  /** Savings or a bonus paid ahead, then a job lost: nothing more comes, and the credit is used up. */
  aheadThenStops(story, _, months) {
    for (let month = Math.max(0, months - 6); month < months; month++)
      story.paidShare[month] = month < months - 2 ? 1.15 : 0;
  },

  partial(story, chance, months, dueCents) {
    const habit = 0.72 + chance.next() * 0.22;
    const eases = Math.round(dueCents * (0.05 + chance.next() * 0.1));
    for (let month = 0; month < months; month++) {
      story.paidShare[month] = Math.min(1, habit + (chance.next() - 0.5) * 0.2);
      // A thirteenth month, a tax credit: once or twice a year the tenant catches up a good part.
      if (chance.chance(0.14)) story.extraCents[month] = dueCents + eases;
    }
  },

  /** An old debt, brought forward, paid off by instalments that are mostly kept. */
  recoveringByPlan(story, chance, months, dueCents) {
    story.firstMonth = 0;
    story.openingCents = Math.round(dueCents * (1.5 + chance.next() * 3));
    const instalment = Math.ceil(story.openingCents / chance.int(10, 30));
    for (let month = 0; month < months; month++) {
      if (chance.chance(0.94)) story.extraCents[month] = instalment;
    }
  },
};

function settleAfter(story: Course, from: number, months: number, rate: number): void {
  for (let month = Math.max(from, 0); month < months; month++) {
    story.paidShare[month] = 1;
    story.extraCents[month] = rate;
  }
}
