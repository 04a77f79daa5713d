/** Indicators counted over support paths (design: indicators.md). */
import type { PathFact } from "./facts.rules.ts";
import { daysBetween, daysWithin, within, type Period } from "./facts.rules.ts";
import { count, households, quotient, share, type Counted, type Verdict } from "./figure.rules.ts";

/** "More than 3 problems". */
const MANY_PROBLEMS = 4;
/** Households supported for less time are left out of the rhythm of meetings. */
const SHORTEST_DAYS = 30;
/** Six months of support, in days. */
const SIX_MONTHS_DAYS = 183;
const TRIPARTITE_KINDS = 3;
/** Acts after which a household is on its way to eviction: what "avoided" counts from. */
const LATE_STAGES = new Set(["summons", "hearing", "judgment", "orderToVacate", "policeRequest"]);

const known = (value: boolean | null): Verdict => (value === null ? "unknown" : value ? "yes" : "no");

export const supportedPaths = (paths: readonly PathFact[], period: Period) =>
  paths.filter((path) => daysWithin(path.startsOn, path.endedOn, period) > 0);
export const closedPaths = (paths: readonly PathFact[], period: Period) =>
  paths.filter((path) => within(path.endedOn, period));

export const supported = (paths: readonly PathFact[], period: Period) =>
  households(supportedPaths(paths, period));
export const closed = (paths: readonly PathFact[], period: Period) => count(closedPaths(paths, period));

export const renewed = (paths: readonly PathFact[], period: Period) =>
  share(closedPaths(paths, period), ({ renewals }) => known(renewals === null ? null : renewals > 0));

export const multiProblem = (paths: readonly PathFact[], period: Period) =>
  share(supportedPaths(paths, period), ({ problemsWorkedOn }) =>
    known(problemsWorkedOn === null ? null : problemsWorkedOn >= MANY_PROBLEMS),
  );

/** Among closed paths that began broken: rent is paid again, or the tie with the landlord is kept at closing. */
export const tieRestored = (paths: readonly PathFact[], period: Period) =>
  share(
    closedPaths(paths, period).filter(({ tieAtReferral }) => tieAtReferral === "broken"),
    ({ paymentResumed, tieAtEnd }) => {
      if (paymentResumed === true || tieAtEnd === "kept") return "yes";
      return paymentResumed === null || tieAtEnd === null ? "unknown" : "no";
    },
  );

const heldIn = (path: PathFact, period: Period) => path.contacts.filter(([on]) => within(on, period));

export const meetings = (paths: readonly PathFact[], period: Period) =>
  quotient(
    supportedPaths(paths, period),
    "perSixMonths",
    (path) => {
      if (!path.contactsKnown) return "unknown";
      return daysWithin(path.startsOn, path.endedOn, period) < SHORTEST_DAYS ? "excluded" : "yes";
    },
    {
      over: (path) => heldIn(path, period).length,
      under: (path) => daysWithin(path.startsOn, path.endedOn, period),
      times: SIX_MONTHS_DAYS,
    },
  );

export const homeShare = (paths: readonly PathFact[], period: Period) =>
  quotient(
    supportedPaths(paths, period),
    "share",
    ({ contactsKnown }) => (contactsKnown ? "yes" : "unknown"),
    {
      over: (path) => heldIn(path, period).filter(([, atHome]) => atHome).length,
      under: (path) => heldIn(path, period).length,
    },
  );

/** Closed paths with a debt at the start; unknown where either end of it is. */
const debtVerdict =
  (isTrue: (start: number, end: number) => boolean) =>
  ({ debtAtStartCents: start, debtAtEndCents: end }: PathFact): Verdict => {
    if (start !== null && start <= 0) return "excluded";
    return start === null || end === null ? "unknown" : known(isTrue(start, end));
  };

export const debtReduced = (paths: readonly PathFact[], period: Period) =>
  share(
    closedPaths(paths, period),
    debtVerdict((start, end) => end < start),
  );
export const debtCleared = (paths: readonly PathFact[], period: Period) =>
  share(
    closedPaths(paths, period),
    debtVerdict((_start, end) => end <= 0),
  );

/** Sum of the changes of debt, in cents, with its causes where a ledger tells them. */
export function debtDelta(paths: readonly PathFact[], period: Period): Counted<PathFact> {
  const counted = quotient(
    closedPaths(paths, period),
    "cents",
    debtVerdict(() => true),
    {
      over: ({ debtAtStartCents, debtAtEndCents }) => debtAtEndCents! - debtAtStartCents!,
      under: () => 1,
    },
  );
  const told = counted.rows.flatMap(({ fact, verdict }) =>
    verdict === "yes" && fact.causes ? [fact.causes] : [],
  );
  const sum = (name: keyof (typeof told)[number]) =>
    told.length === 0 ? null : told.reduce((total, causes) => total + causes[name], 0);
  const left = counted.rows.filter(
    ({ fact, verdict }) => verdict === "yes" && (fact.outcome === "left" || fact.outcome === "evicted"),
  );
  return {
    ...counted,
    figure: {
      ...counted.figure,
      value: counted.figure.denominator === 0 ? null : counted.figure.numerator,
      parts: {
        chargedCents: sum("chargedCents"),
        benefitCents: sum("benefitCents"),
        paidCents: sum("paidCents"),
        reliefCents: sum("reliefCents"),
        grantCents: sum("grantCents"),
        writeOffCents: sum("writeOffCents"),
        otherCents: sum("otherCents"),
        departuresCents: left.reduce(
          (total, { fact }) => total + fact.debtAtEndCents! - fact.debtAtStartCents!,
          0,
        ),
        causesKnown: told.length,
      },
    },
  };
}

export const paymentResumed = (paths: readonly PathFact[], period: Period) =>
  share(closedPaths(paths, period), (path) => known(path.paymentResumed));

/** Answers of a landlord that say the household is housed as it chose, and those that say it is not. */
const HOUSED: Readonly<Record<string, "yes" | "no">> = {
  sameHome: "yes",
  rehoused: "yes",
  left: "no",
  evicted: "no",
};

/**
 * A year after closing: in the same home, or rehoused by choice. The landlord's answer at 12 months holds, and one at 6 months that the
 * household was gone; without one, followed up where an account or an end of tenancy tells.
 */
export const stayed = (paths: readonly PathFact[], period: Period) =>
  share(closedPaths(paths, period), ({ endedOn, outcome, homeKeptOn, homeLeftOn, followedUp = {} }) => {
    const yearAfter = Temporal.PlainDate.from(endedOn!).add({ months: 12 }).toString();
    // Departures are known at once and stays a year later: until the year is over, neither counts, or a first year would be all departures.
    if (yearAfter > period.to) return "excluded";
    if (outcome === "evicted" || outcome === "left") return "no";
    const told = HOUSED[followedUp["12"] ?? ""];
    if (told !== undefined) return told;
    if (HOUSED[followedUp["6"] ?? ""] === "no") return "no";
    if (homeLeftOn !== null) return homeLeftOn > yearAfter || outcome === "rehoused" ? "yes" : "no";
    return homeKeptOn !== null && homeKeptOn >= yearAfter ? "yes" : "unknown";
  });

export const evicted = (paths: readonly PathFact[], period: Period) =>
  share(closedPaths(paths, period), ({ outcome }) => known(outcome === null ? null : outcome === "evicted"));

/** Closed measures (renewals count apart) whose three kinds of meeting were held. */
export function tripartite(paths: readonly PathFact[], period: Period): Counted<PathFact> {
  return share(
    paths.flatMap((path) =>
      path.measures
        .filter(({ closedOn }) => within(closedOn, period))
        .map((measure) => ({ ...path, measures: [measure] })),
    ),
    ({ measures: [measure] }) =>
      known(measure!.tripartiteKnown ? measure!.tripartiteHeld >= TRIPARTITE_KINDS : null),
  );
}

/** Spending charged to measures over what they delivered, in six months: closed paths whose every measure has a known cost. */
export const unitCost = (paths: readonly PathFact[], period: Period) =>
  quotient(
    closedPaths(paths, period),
    "cents",
    ({ measures }) => (measures.some(({ costCents }) => costCents === null) ? "unknown" : "yes"),
    {
      over: ({ measures }) => measures.reduce((sum, { costCents }) => sum + costCents!, 0),
      under: ({ measures }) =>
        measures.reduce(
          (sum, { startsOn, closedOn }) =>
            sum + (closedOn === null ? 0 : daysBetween(startsOn, closedOn) + 1),
          0,
        ),
      times: SIX_MONTHS_DAYS,
    },
  );

/**
 * Evictions avoided: closed paths of households that were before a judge or beyond at referral and stayed or chose their new
 * home. An estimate; no published unit cost has been verified, so that it has no value in money.
 */
export function avoided(paths: readonly PathFact[], period: Period): Counted<PathFact> {
  const counted = share(closedPaths(paths, period), ({ stageAtReferral, outcome }) => {
    if (stageAtReferral === null || outcome === null) return "unknown";
    if (!LATE_STAGES.has(stageAtReferral)) return "excluded";
    return ["stayed", "rehoused", "leaseTransferred"].includes(outcome) ? "yes" : "no";
  });
  return { ...counted, figure: { ...counted.figure, value: null, unit: "cents" } };
}
