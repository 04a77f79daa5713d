/** The figures of a cell from what the database counted (`app.evaluation_counts`): the same as `evaluate` gives from facts, without the facts. */
import type { Facts, Period } from "./facts.rules.ts";
import type { Figure } from "./figure.rules.ts";
import { fullCost, fundingFigure, type Figures, planKept } from "./rules.ts";

/** A sum of nothing is null. */
type Shared = [
  yes: number | null,
  no: number | null,
  excluded: number,
  unknown: number | null,
  told: number | null,
  people: number | null,
];
type Summed = { over: number; under: number; excluded: number; unknown: number };
type Middle = { n: number; value: number | null };

/** As `app.evaluation_counts` writes them. */
export type PathCounts = Record<
  | "closed"
  | "renewed"
  | "multiProblem"
  | "tieRestored"
  | "debtReduced"
  | "debtCleared"
  | "paymentResumed"
  | "stayed"
  | "evicted"
  | "tripartite"
  | "avoided",
  Shared
> &
  Record<"meetings" | "homeShare" | "unitCost", Summed> & {
    supported: { n: number; people: number | null };
    debtDelta: Summed & { parts: Record<string, number | null>; departuresCents: number };
  };
export type ReferralCounts = {
  tieBroken: Shared;
  n: number;
  detected: number;
  months: Middle;
  debtCents: number | null;
  lead: Middle;
  delay: Middle;
  toDecision: number | null;
  toAssignment: number | null;
  toFirstContact: number | null;
  stages: Record<string, number> | null;
};

const NONE: Shared = [0, 0, 0, 0, 0, 0];
const NO_SUM: Summed = { over: 0, under: 0, excluded: 0, unknown: 0 };
const NO_MIDDLE: Middle = { n: 0, value: null };
/** Where no path, or no referral, touches the period. */
const NO_PATHS: PathCounts = {
  closed: NONE,
  renewed: NONE,
  multiProblem: NONE,
  tieRestored: NONE,
  debtReduced: NONE,
  debtCleared: NONE,
  paymentResumed: NONE,
  stayed: NONE,
  evicted: NONE,
  tripartite: NONE,
  avoided: NONE,
  meetings: NO_SUM,
  homeShare: NO_SUM,
  unitCost: NO_SUM,
  supported: { n: 0, people: 0 },
  debtDelta: {
    ...NO_SUM,
    parts: {
      chargedCents: null,
      benefitCents: null,
      paidCents: null,
      reliefCents: null,
      grantCents: null,
      writeOffCents: null,
      otherCents: null,
      causesKnown: 0,
    },
    departuresCents: 0,
  },
};
const NO_REFERRALS: ReferralCounts = {
  tieBroken: NONE,
  n: 0,
  detected: 0,
  months: NO_MIDDLE,
  debtCents: null,
  lead: NO_MIDDLE,
  delay: NO_MIDDLE,
  toDecision: null,
  toAssignment: null,
  toFirstContact: null,
  stages: null,
};

/** Six months of support, in days. */
const SIX_MONTHS_DAYS = 183;

/** Of those of whom it is true, the people; null where nobody's number is known. */
const peopleOf = ([yes, , , , told, people]: Shared) => (!yes || told ? (people ?? 0) : null);

function share(shared: Shared): Figure {
  const [yes, no, excluded, unknown] = shared;
  const [numerator, denominator] = [yes ?? 0, (yes ?? 0) + (no ?? 0)];
  return {
    value: denominator === 0 ? null : numerator / denominator,
    numerator,
    denominator,
    excluded,
    unknown: unknown ?? 0,
    unit: "share",
    people: peopleOf(shared),
  };
}

const count = (n: number, people: number | null): Figure => ({
  value: n,
  numerator: n,
  denominator: null,
  excluded: 0,
  unknown: 0,
  unit: "count",
  people,
});

function quotient({ over, under, excluded, unknown }: Summed, unit: Figure["unit"], times = 1): Figure {
  const denominator = under / times;
  return {
    value: denominator === 0 ? null : over / denominator,
    numerator: over,
    denominator,
    excluded,
    unknown,
    unit,
  };
}

const middle = ({ n, value }: Middle, of: number, unit: Figure["unit"]): Figure => ({
  value,
  numerator: null,
  denominator: n,
  excluded: 0,
  unknown: of - n,
  unit,
});

/** `facts`: plans and funding, whose state and sums the rules tell. */
export function figuresOf(
  paths: PathCounts | null,
  referred: ReferralCounts | null,
  facts: Pick<Facts, "plans" | "funding">,
  period: Period,
): Figures {
  const counts = paths ?? NO_PATHS;
  const referrals = referred ?? NO_REFERRALS;
  const { debtDelta } = counts;
  const delta = quotient(debtDelta, "cents");
  return {
    supported: count(counts.supported.n, counts.supported.people),
    closed: count(counts.closed[0] ?? 0, peopleOf(counts.closed)),
    renewed: share(counts.renewed),
    multiProblem: share(counts.multiProblem),
    tieBroken: share(referrals.tieBroken),
    tieRestored: share(counts.tieRestored),
    meetings: quotient(counts.meetings, "perSixMonths", SIX_MONTHS_DAYS),
    homeShare: quotient(counts.homeShare, "share"),
    debtReduced: share(counts.debtReduced),
    debtCleared: share(counts.debtCleared),
    debtDelta: {
      ...delta,
      value: delta.denominator === 0 ? null : delta.numerator,
      parts: { ...debtDelta.parts, departuresCents: debtDelta.departuresCents },
    },
    paymentResumed: share(counts.paymentResumed),
    planKept: planKept(facts.plans, period).figure,
    stayed: share(counts.stayed),
    evicted: share(counts.evicted),
    earliness: {
      ...middle(referrals.months, referrals.n, "months"),
      parts: {
        debtCents: referrals.debtCents,
        ...Object.fromEntries(
          Object.entries(referrals.stages ?? {}).map(([stage, n]) => [`stage.${stage}`, n]),
        ),
      },
    },
    leadTime: {
      ...middle(referrals.lead, referrals.detected, "days"),
      excluded: referrals.n - referrals.detected,
    },
    tripartite: share(counts.tripartite),
    delay: {
      ...middle(referrals.delay, referrals.n, "days"),
      parts: {
        toDecision: referrals.toDecision,
        toAssignment: referrals.toAssignment,
        toFirstContact: referrals.toFirstContact,
      },
    },
    unitCost: quotient(counts.unitCost, "cents", SIX_MONTHS_DAYS),
    fullCost: fullCost(facts, counts.supported.n, period),
    funding: fundingFigure(facts, period),
    avoided: { ...share(counts.avoided), value: null, unit: "cents" },
  };
}
