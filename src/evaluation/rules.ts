/** Every indicator of the programme over a period, with slices. Pure: facts in, figures out. Definitions: indicators.md. */
import type { DatedAmount } from "../plan-tracking/plan-facts.rules.ts";
import { planFactsOf } from "../plan-tracking/account-days.rules.ts";
import { planState } from "../plan-tracking/rules.ts";
import type { Facts, Of, Period, PathFact, PlanFact, ReferralFact } from "./facts.rules.ts";
import { daysBetween, within } from "./facts.rules.ts";
import { median, medianOf, share, type Counted, type Figure, type Verdict } from "./figure.rules.ts";
import * as path from "./path.rules.ts";

export const INDICATORS = [
  "supported",
  "closed",
  "renewed",
  "multiProblem",
  "tieBroken",
  "tieRestored",
  "meetings",
  "homeShare",
  "debtReduced",
  "debtCleared",
  "debtDelta",
  "paymentResumed",
  "planKept",
  "stayed",
  "evicted",
  "earliness",
  "leadTime",
  "tripartite",
  "delay",
  "unitCost",
  "fullCost",
  "funding",
  "avoided",
] as const;
export type IndicatorId = (typeof INDICATORS)[number];
export type Figures = Record<IndicatorId, Figure>;

export const SLICES = ["landlord", "operator", "zone", "year"] as const;
export type SliceBy = (typeof SLICES)[number];

/** What a role may cut figures by: organisations are compared by the coordination and by funders. */
export const slicesFor = (role: string): readonly SliceBy[] =>
  role === "coordinator" || role === "funder" ? SLICES : ["zone", "year"];

/** The row of a household behind a figure. */
export type RowBehind = { householdId: string | null; verdict: Verdict; on: string | null };

const PATH_INDICATORS = {
  supported: path.supported,
  closed: path.closed,
  renewed: path.renewed,
  multiProblem: path.multiProblem,
  tieRestored: path.tieRestored,
  meetings: path.meetings,
  homeShare: path.homeShare,
  debtReduced: path.debtReduced,
  debtCleared: path.debtCleared,
  debtDelta: path.debtDelta,
  paymentResumed: path.paymentResumed,
  stayed: path.stayed,
  evicted: path.evicted,
  tripartite: path.tripartite,
  unitCost: path.unitCost,
  avoided: path.avoided,
} satisfies Partial<Record<IndicatorId, (paths: readonly PathFact[], period: Period) => Counted<PathFact>>>;

/** Of the referrals admitted in the period, those whose tie with the landlord was broken. */
const tieBroken = (referrals: readonly ReferralFact[], period: Period) =>
  share(
    referrals.filter(({ admittedOn }) => within(admittedOn, period)),
    ({ tie }) => (tie === null ? "unknown" : tie === "broken" ? "yes" : "no"),
  );

const referredIn = <Fact extends ReferralFact>(referrals: readonly Fact[], period: Period) =>
  referrals.filter(({ referredOn }) => within(referredOn, period));

/** Median debt at referral in months of the amount due, with the stages of procedure reached by then. */
function earliness(referrals: readonly ReferralFact[], period: Period): Counted<ReferralFact> {
  const some = referredIn(referrals, period);
  const counted = medianOf(some, "months", ({ debtCents, amountDueCents }) =>
    debtCents === null || amountDueCents === null || amountDueCents <= 0 ? null : debtCents / amountDueCents,
  );
  const stages = Map.groupBy(some, ({ stage }) => stage ?? "unknown");
  const debts = some.flatMap(({ debtCents }) => (debtCents === null ? [] : [debtCents]));
  return {
    ...counted,
    figure: {
      ...counted.figure,
      parts: {
        debtCents: median(debts),
        ...Object.fromEntries([...stages].map(([stage, rows]) => [`stage.${stage}`, rows.length])),
      },
    },
  };
}

/** Median days by which detection came before legal arrears. Referrals that no signal preceded are left out. */
function leadTime(referrals: readonly ReferralFact[], period: Period): Counted<ReferralFact> {
  const some = referredIn(referrals, period);
  const detected = some.filter(({ firstSignalOn }) => firstSignalOn !== null);
  const counted = medianOf(detected, "days", ({ firstSignalOn, legalArrearsOn }) =>
    legalArrearsOn === null ? null : daysBetween(firstSignalOn!, legalArrearsOn),
  );
  return { ...counted, figure: { ...counted.figure, excluded: some.length - detected.length } };
}

const between = (from: string | null, to: string | null) =>
  from === null || to === null ? null : daysBetween(from, to);

/** Median days from referral to the first contact, and of each step on the way. */
function delay(referrals: readonly ReferralFact[], period: Period): Counted<ReferralFact> {
  const some = referredIn(referrals, period);
  const step = (valueOf: (fact: ReferralFact) => number | null) =>
    median(
      some.flatMap((fact) => {
        const days = valueOf(fact);
        return days === null ? [] : [days];
      }),
    );
  const counted = medianOf(some, "days", (fact) => between(fact.referredOn, fact.firstContactOn));
  return {
    ...counted,
    figure: {
      ...counted.figure,
      parts: {
        toDecision: step((fact) => between(fact.referredOn, fact.decidedOn)),
        toAssignment: step((fact) => between(fact.decidedOn, fact.assignedOn)),
        toFirstContact: step((fact) => between(fact.assignedOn, fact.firstContactOn)),
      },
    },
  };
}

const dated = (list: [on: string, cents: number][]): DatedAmount[] =>
  list.map(([on, amountCents]) => ({ on: Temporal.PlainDate.from(on), amountCents }));

/** Plans signed by the end of the period that have no breach on its last day, or on the last day the ledger tells of. Unknown where no ledger tells the payments. */
export const planKept = (plans: readonly PlanFact[], { to }: Period) =>
  share(
    plans.filter(({ signedOn }) => signedOn <= to),
    (plan) => {
      if (plan.ledgerUntil === null) return "unknown";
      const on = plan.ledgerUntil < to ? plan.ledgerUntil : to;
      const tracking = planState({
        instalments: dated(plan.instalments),
        toleranceDays: plan.toleranceDays,
        ...planFactsOf(
          [
            ...dated(plan.charges).map((due) => ({ on: due.on, dueCents: due.amountCents, paidCents: 0 })),
            ...dated(plan.payments).map((paid) => ({
              on: paid.on,
              dueCents: 0,
              paidCents: paid.amountCents,
            })),
          ],
          Temporal.PlainDate.from(on),
        ),
        on: Temporal.PlainDate.from(on),
        ...standingOf(plan, on),
      });
      return !("state" in tracking) ? "unknown" : tracking.state === "breached" ? "no" : "yes";
    },
  );

function standingOf({ cancelledOn, frozenOn, judge }: PlanFact, to: string) {
  if (cancelledOn !== null && cancelledOn <= to)
    return {
      standing: { kind: "cancelled" as const, on: Temporal.PlainDate.from(cancelledOn), reason: "" },
    };
  if (frozenOn !== null && frozenOn <= to)
    return {
      standing: { kind: "frozen" as const, on: Temporal.PlainDate.from(frozenOn), grantedByJudge: judge },
    };
  return {};
}

/** Whole calendar years of a period; none where it cuts one. */
export function wholeYears({ from, to }: Period): number[] {
  if (!from.endsWith("-01-01") || !to.endsWith("-12-31")) return [];
  const first = Number(from.slice(0, 4));
  return Array.from({ length: Math.max(0, Number(to.slice(0, 4)) - first + 1) }, (_, index) => first + index);
}

/** All spending of the scheme for each household supported. Needs whole years, each with its spending known. */
export function fullCost({ funding }: Pick<Facts, "funding">, supported: number, period: Period): Figure {
  const years = wholeYears(period);
  const spent = years.map((year) => funding.find((one) => one.year === year && one.kind === "spent")?.cents);
  const unknown = spent.filter((cents) => cents === undefined).length;
  const numerator =
    years.length === 0 || unknown > 0 ? null : spent.reduce<number>((sum, cents) => sum + cents!, 0);
  return {
    value: numerator === null || supported === 0 ? null : numerator / supported,
    numerator,
    denominator: supported,
    excluded: 0,
    unknown: years.length === 0 ? 1 : unknown,
    unit: "cents",
  };
}

/** Funding agreed over budget voted, in the years that the period touches, with what was received and spent beside it. */
export function fundingFigure({ funding: lines }: Pick<Facts, "funding">, { from, to }: Period): Figure {
  const inYears = lines.filter(
    ({ year }) => year >= Number(from.slice(0, 4)) && year <= Number(to.slice(0, 4)),
  );
  const total = (kind: string) => {
    const some = inYears.filter((line) => line.kind === kind);
    return some.length === 0 ? null : some.reduce((sum, { cents }) => sum + cents, 0);
  };
  const [voted, agreed, directAid] = [total("voted"), total("agreed"), total("directAid")];
  const votedYears = new Set(inYears.filter(({ kind }) => kind === "voted").map(({ year }) => year));
  const agreedYears = new Set(inYears.filter(({ kind }) => kind === "agreed").map(({ year }) => year));
  // A year whose agreements nobody entered would make the whole look short: it is counted as unknown.
  const unknown = [...votedYears].filter((year) => !agreedYears.has(year)).length;
  const comparable = inYears.filter(({ year }) => agreedYears.has(year) && votedYears.has(year));
  const sum = (kind: string) =>
    comparable.filter((line) => line.kind === kind).reduce((all, { cents }) => all + cents, 0);
  const denominator = sum("voted");
  return {
    value: denominator === 0 ? null : sum("agreed") / denominator,
    numerator: agreed === null ? null : sum("agreed"),
    denominator: denominator === 0 ? null : denominator,
    excluded: 0,
    unknown,
    unit: "share",
    parts: {
      votedCents: voted,
      agreedCents: agreed,
      directAidCents: directAid,
      receivedCents: total("received"),
      spentCents: total("spent"),
      justifiedCents: total("justified"),
      differenceCents: denominator === 0 ? null : sum("agreed") - denominator,
      differenceWithDirectAidCents: denominator === 0 ? null : sum("agreed") + sum("directAid") - denominator,
    },
  };
}

/** How each fact counted for one indicator. */
export function counted(
  id: Exclude<IndicatorId, "fullCost" | "funding">,
  facts: Facts,
  period: Period,
): Counted<Of<PathFact> | Of<ReferralFact> | Of<PlanFact>> {
  if (id in PATH_INDICATORS)
    return PATH_INDICATORS[id as keyof typeof PATH_INDICATORS](facts.paths, period) as Counted<Of<PathFact>>;
  const referrals = { tieBroken, earliness, leadTime, delay }[id as "tieBroken"];
  if (referrals) return referrals(facts.referrals, period) as Counted<Of<ReferralFact>>;
  return planKept(facts.plans, period) as Counted<Of<PlanFact>>;
}

/** All indicators over the period. Ratios keep full precision; money in cents. */
export function evaluate(facts: Facts, period: Period): Figures {
  const figures = {} as Figures;
  for (const id of INDICATORS) {
    if (id === "fullCost") figures[id] = fullCost(facts, figures.supported.numerator ?? 0, period);
    else if (id === "funding") figures[id] = fundingFigure(facts, period);
    else figures[id] = counted(id, facts, period).figure;
  }
  return figures;
}

/** The calendar years of a period, each as far as the period goes. */
export const yearsWithin = ({ from, to }: Period): [year: string, within: Period][] => {
  const first = Number(from.slice(0, 4));
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, index) => {
    const year = String(first + index);
    return [
      year,
      {
        from: from > `${year}-01-01` ? from : `${year}-01-01`,
        to: to < `${year}-12-31` ? to : `${year}-12-31`,
      },
    ];
  });
};

/** The facts of each slice, by its key; those whose key is unknown come under "". Funding has no slice but the year. */
export function sliced(
  facts: Facts,
  by: SliceBy,
  period: Period,
): Map<string, { facts: Facts; period: Period }> {
  if (by === "year")
    return new Map(yearsWithin(period).map(([year, within]) => [year, { facts, period: within }]));
  const keys = new Set([...facts.paths, ...facts.referrals, ...facts.plans].map((fact) => fact[by] ?? ""));
  const of = <Fact extends PathFact | ReferralFact | PlanFact>(list: Of<Fact>[], key: string) =>
    list.filter((fact) => (fact[by] ?? "") === key);
  return new Map(
    [...keys].toSorted().map((key) => [
      key,
      {
        facts: {
          paths: of(facts.paths, key),
          referrals: of(facts.referrals, key),
          plans: of(facts.plans, key),
          funding: [],
        },
        period,
      },
    ]),
  );
}

/** What is behind a figure, with how each counted; a household that the reader may not know is null. */
export function rowsBehind(id: IndicatorId, facts: Facts, period: Period): RowBehind[] {
  if (id === "fullCost") return rowsBehind("supported", facts, period);
  if (id === "funding") return [];
  return counted(id, facts, period).rows.map(({ fact, verdict }) => ({
    householdId: fact.householdId,
    verdict,
    on:
      "endedOn" in fact
        ? (fact.endedOn ?? fact.startsOn)
        : "referredOn" in fact
          ? fact.referredOn
          : fact.signedOn,
  }));
}
