/** The situation as the form holds it, and the case that the rules and the server take from it. Null: not known. */
import { type ArrangementFacts, caseOf } from "../../arrangement/case.rules.ts";
import type { ArrangementCase, Levers, Route } from "../../arrangement/rules.ts";
import { instalmentFor } from "../../arrangement/rules.ts";
import type { Answer } from "../../platform/ui/client.ts";

export type Found = Answer<"/api/households/{id}/arrangement">;
export type Start = Found["start"];

export type Situation = {
  accountId: number;
  from: string;
  debtCents: number | null;
  resourcesCents: number | null;
  chargesCents: number | null;
  leastResidualCents: number | null;
  rentChargesCents: number | null;
  benefitCents: number | null;
  changeFrom: number | "";
  changedResourcesCents: number | null;
  reliefMonths: number | "";
  reliefCeilingCents: number | null;
  reliefLeftCents: number | null;
  grants: {
    funder: string;
    name: string;
    open: boolean;
    ceilingCents: number | null;
    leftCents: number | null;
  }[];
  court: boolean;
  overIndebtedness: boolean;
  withinMonths: number | "";
};

export function situationOf(start: Start, today: Temporal.PlainDate): Situation | undefined {
  const [account] = start.accounts;
  if (!account) return undefined;
  const last = start.lastFacts as Partial<ArrangementFacts> | null;
  const change = last?.changes?.[0];
  return {
    accountId: account.accountId,
    from: today.toPlainYearMonth().add({ months: 1 }).toString(),
    debtCents: account.balanceCents,
    resourcesCents: last?.household?.resourcesCents ?? null,
    chargesCents: last?.household?.chargesCents ?? null,
    leastResidualCents: last?.household?.leastResidualCents ?? null,
    rentChargesCents: account.rentChargesCents ?? last?.rentChargesCents ?? null,
    benefitCents: account.benefitCents ?? last?.benefitCents ?? null,
    changeFrom: change?.fromMonth ?? "",
    changedResourcesCents: change?.resourcesCents ?? null,
    reliefMonths: start.relief?.monthsLeft ?? 0,
    reliefCeilingCents: last?.relief?.ceilingCents ?? null,
    reliefLeftCents: start.relief?.fundLeftCents ?? null,
    grants: start.grants.map(({ funder, name, ceilingCents, leftCents }) => ({
      funder,
      name,
      open: last?.grants?.some((one) => one.funder === funder) ?? ceilingCents !== null,
      ceilingCents: last?.grants?.find((one) => one.funder === funder)?.ceilingCents ?? ceilingCents,
      leftCents,
    })),
    court: start.courtOpen,
    overIndebtedness: start.overIndebtedness,
    withinMonths: "",
  };
}

/** What is sent to the server; undefined while the debt, the rent or the benefit is missing: without them there is nothing to compute. */
export function factsOfSituation(given: Situation, start: Start): ArrangementFacts | undefined {
  const { debtCents, rentChargesCents, benefitCents } = given;
  if (debtCents === null || rentChargesCents === null || benefitCents === null) return undefined;
  const months = given.reliefMonths === "" ? 0 : given.reliefMonths;
  return {
    from: given.from,
    debtCents,
    household: {
      resourcesCents: given.resourcesCents,
      chargesCents: given.chargesCents,
      consumptionUnits: null,
      leastResidualCents: given.leastResidualCents,
      leastPerUnitDayCents: null,
    },
    rentChargesCents,
    benefitCents,
    changes:
      given.changeFrom !== "" && given.changedResourcesCents !== null
        ? [{ fromMonth: given.changeFrom, resourcesCents: given.changedResourcesCents }]
        : [],
    relief:
      start.relief && months > 0
        ? {
            monthsLeft: months,
            withinMonths: Math.max(6, months),
            ceilingCents: given.reliefCeilingCents,
            fund: start.relief.fund,
            landlordShare: start.relief.landlordShare,
            fundLeftCents: given.reliefLeftCents,
          }
        : null,
    grants: given.grants
      .filter(({ open }) => open)
      .map(({ funder, ceilingCents, leftCents }) => ({
        funder,
        ceilingCents,
        leftCents,
        shareOfDebt: null,
        paidInMonth: 2,
      })),
    routes: (["amicable", "court", "overIndebtedness"] satisfies Route[])
      .filter((route) => route === "amicable" || given[route])
      .map((route) => ({ route })),
    withinMonths: given.withinMonths === "" ? null : given.withinMonths,
  };
}

export const caseOfFacts = (facts: ArrangementFacts | undefined): ArrangementCase | undefined => {
  const read = facts && caseOf(facts);
  return read && "facts" in read ? read.facts : undefined;
};

/** Levers as a worker moves them: so many months of the same relief from the first on, grants, a plan of so many months. */
export type Moved = {
  route: Route;
  reliefMonths: number;
  reliefCents: number;
  grants: Record<string, number>;
  planMonths: number;
};

export const NOTHING_MOVED: Moved = {
  route: "amicable",
  reliefMonths: 0,
  reliefCents: 0,
  grants: {},
  planMonths: 24,
};

/** The instalment follows: what the grants leave, over the months of the plan. */
export function leversOfMoved(moved: Moved, facts: ArrangementCase): Levers {
  const grants = Object.entries(moved.grants)
    .filter(([, amountCents]) => amountCents > 0)
    .map(([funder, amountCents]) => ({ funder, amountCents }));
  const granted = grants.reduce((total, { amountCents }) => total + amountCents, 0);
  return {
    route: moved.route,
    relief: Array.from({ length: moved.reliefCents > 0 ? moved.reliefMonths : 0 }, (_, index) => ({
      month: index + 1,
      amountCents: moved.reliefCents,
    })),
    grants,
    instalmentCents: instalmentFor(facts.debtCents - granted, moved.planMonths),
  };
}

/** An answer's levers, as the worker may move them: relief by its highest month over as many months as it has. */
export const movedOf = (levers: Levers, planMonths: number): Moved => ({
  route: levers.route,
  reliefMonths: Math.max(0, ...levers.relief.map(({ month }) => month)),
  reliefCents: Math.max(0, ...levers.relief.map(({ amountCents }) => amountCents)),
  grants: Object.fromEntries(levers.grants.map(({ funder, amountCents }) => [funder, amountCents])),
  planMonths: Math.max(1, planMonths),
});
