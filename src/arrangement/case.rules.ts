/** From what is typed of a household to the case that rules and solver take: periods, floor, routes with their dated limits. */
import { leastOfMonth } from "../household-budget/rules.ts";
import { legalOn } from "../law/legal-parameters.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { monthsInEnglish } from "../platform/calendar/wording.ts";
import type { ArrangementCase, Route } from "./rules.ts";

type Unknown = number | null;

/** As `arrange --schema` describes it. Null: not known, which is not 0. Money in cents, months counted from `from`. */
export type ArrangementFacts = {
  from: string;
  debtCents: number;
  household: {
    resourcesCents?: Unknown | undefined;
    chargesCents?: Unknown | undefined;
    consumptionUnits?: Unknown | undefined;
    leastResidualCents?: Unknown | undefined;
    leastPerUnitDayCents?: Unknown | undefined;
  };
  rentChargesCents: number;
  benefitCents: number;
  changes: {
    fromMonth: number;
    resourcesCents?: number | undefined;
    chargesCents?: number | undefined;
    rentChargesCents?: number | undefined;
    benefitCents?: number | undefined;
  }[];
  relief?:
    | {
        monthsLeft: number;
        withinMonths: number;
        ceilingCents?: Unknown | undefined;
        fund: string;
        landlordShare: number;
        fundLeftCents?: Unknown | undefined;
      }
    | null
    | undefined;
  grants: {
    funder: string;
    ceilingCents?: Unknown | undefined;
    leftCents?: Unknown | undefined;
    shareOfDebt?: Unknown | undefined;
    paidInMonth: number;
  }[];
  routes: { route: Route; maxMonths?: number | undefined; delayMonths?: number | undefined }[];
  withinMonths?: Unknown | undefined;
};

/** The case, or the rules it breaks: no plan nor relief longer than allowed, no fund twice, a debt above 0. */
export function caseOf(given: ArrangementFacts): { facts: ArrangementCase } | { errors: Broken[] } {
  const on = Temporal.PlainDate.from(`${given.from}-01`);
  const longest = {
    amicable: legalOn("benefit.planMaxMonths", on)!,
    court: legalOn("judge.planMaxMonths", on)!,
    overIndebtedness: legalOn("overIndebtedness.planMaxMonths", on)!,
  };
  const delays = {
    amicable: 0,
    court: legalOn("judge.monthsToDecide", on)!.value,
    overIndebtedness: legalOn("overIndebtedness.monthsToDecide", on)!.value,
  };
  const errors: Broken[] = [];
  if (given.debtCents === 0)
    errors.push({
      rule: "arrangement.debt",
      field: "debtCents",
      message: "La dette à régler est de 0 : il n'y a rien à monter.",
      english: "The debt to settle is 0: there is nothing to arrange.",
    });
  given.routes.forEach(({ route, maxMonths }, index) => {
    const { id, value, source } = longest[route];
    if (maxMonths !== undefined && maxMonths > value)
      errors.push({
        rule: id,
        source,
        field: `routes[${index}].maxMonths`,
        message: `${maxMonths} mois demandés ; ce plan dure ${value} mois au plus.`,
        english: `${monthsInEnglish(maxMonths)} asked; this plan lasts ${monthsInEnglish(value)} at most.`,
      });
  });
  const reliefLimit = legalOn("rentRelief.maxMonths", on);
  if (given.relief && reliefLimit && given.relief.monthsLeft > reliefLimit.value)
    errors.push({
      rule: reliefLimit.id,
      source: reliefLimit.source,
      field: "relief.monthsLeft",
      message: `${given.relief.monthsLeft} mois demandés ; la remise de solvabilisation dure ${reliefLimit.value} mois au plus.`,
      english: `${monthsInEnglish(given.relief.monthsLeft)} asked; rent relief lasts ${monthsInEnglish(reliefLimit.value)} at most.`,
    });
  const twice = given.grants.findIndex(
    ({ funder }, index) => given.grants.findIndex((one) => one.funder === funder) < index,
  );
  if (twice >= 0)
    errors.push({
      rule: "arrangement.funderTwice",
      field: `grants[${twice}].funder`,
      message: `« ${given.grants[twice]!.funder} » figure deux fois : un fonds s'écrit une fois, avec ses limites.`,
      english: `"${given.grants[twice]!.funder}" stands twice: a fund is written once, with its limits.`,
    });
  if (errors.length > 0) return { errors };
  return {
    facts: {
      from: given.from,
      debtCents: given.debtCents,
      periods: periodsOf(given),
      leastResidualCents: leastOf(given, on),
      relief: given.relief
        ? {
            ...given.relief,
            ceilingCents: given.relief.ceilingCents ?? null,
            fundLeftCents: given.relief.fundLeftCents ?? null,
          }
        : null,
      grants: given.grants.map((fund) => ({
        ...fund,
        ceilingCents: fund.ceilingCents ?? null,
        leftCents: fund.leftCents ?? null,
        shareOfDebt: fund.shareOfDebt ?? null,
      })),
      routes: given.routes.map(({ route, maxMonths, delayMonths }) => ({
        route,
        maxMonths: maxMonths ?? longest[route].value,
        delayMonths: delayMonths ?? delays[route],
      })),
      withinMonths: given.withinMonths ?? null,
    },
  };
}

function leastOf({ household }: ArrangementFacts, on: Temporal.PlainDate): number | null {
  if (household.leastResidualCents != null) return household.leastResidualCents;
  const daysPerMonth = legalOn("budget.daysPerMonth", on)!.value;
  return leastOfMonth(household.leastPerUnitDayCents ?? null, household.consumptionUnits ?? null, {
    per: "day",
    daysPerMonth,
  });
}

/** Each change holds from its month on, over what held before. */
function periodsOf(given: ArrangementFacts): ArrangementCase["periods"] {
  let now = {
    resourcesCents: given.household.resourcesCents ?? null,
    chargesCents: given.household.chargesCents ?? null,
    rentChargesCents: given.rentChargesCents,
    benefitCents: given.benefitCents,
  };
  const period = (fromMonth: number) => ({
    fromMonth,
    billCents: Math.max(0, now.rentChargesCents - now.benefitCents),
    resourcesCents: now.resourcesCents,
    chargesCents: now.chargesCents,
  });
  const periods = [period(1)];
  for (const { fromMonth, ...change } of given.changes.toSorted(
    (one, other) => one.fromMonth - other.fromMonth,
  )) {
    const known = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    now = { ...now, ...known };
    periods.push(period(fromMonth));
  }
  return periods;
}
