/** One case as JSON, for the command line and HTTP: what the household has, what it owes, which levers are open; and the three answers. */
import { z } from "zod";

import { leastOfMonth } from "../household-budget/rules.ts";
import { legalOn } from "../law/legal-parameters.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { monthsInEnglish } from "../platform/calendar/wording.ts";
import { amountField, readFacts } from "../platform/facts/json-facts.ts";
import { type ArrangementCase, ROUTES } from "./rules.ts";

const amount = (description: string) => amountField.meta({ type: "integer", minimum: 0, description });
/** Absent or null: not known, which is not 0. */
const unknownOr = (description: string) =>
  amount(`${description}; null or absent: not known`).nullish().default(null);
const months = (least: number, most: number) => z.int().min(least).max(most);
const share = z.number().min(0).max(1);

export const arrangementFacts = z
  .strictObject({
    from: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .describe("First month of the arrangement: 2027-01. Months are counted from it, 1 being the first"),
    debtCents: amount("What is to be settled; what over-indebtedness has frozen is left out"),
    household: z.strictObject({
      resourcesCents: unknownOr("Resources of a month, housing benefit left out"),
      chargesCents: unknownOr("Charges of a month besides the home's rent"),
      consumptionUnits: z.number().positive().max(30).nullish().default(null),
      leastResidualCents: unknownOr("What the household keeps to live on, a month, as a whole"),
      leastPerUnitDayCents: unknownOr(
        "The same by consumption unit and day, used where the month is not given",
      ),
    }),
    rentChargesCents: amount("Rent and charges of a month"),
    benefitCents: amount("Housing benefit of a month, paid to the landlord"),
    changes: z
      .array(
        z.strictObject({
          fromMonth: months(2, 120),
          resourcesCents: amount("from then on").optional(),
          chargesCents: amount("from then on").optional(),
          rentChargesCents: amount("from then on").optional(),
          benefitCents: amount("from then on").optional(),
        }),
      )
      .max(24)
      .default([]),
    relief: z
      .strictObject({
        monthsLeft: months(0, 120).describe("6 less those already granted over the path"),
        withinMonths: months(1, 24).default(6).describe("The first months, in which a relief may stand"),
        ceilingCents: unknownOr("Most of a month"),
        fund: z.string().min(1).max(60).default("programme"),
        landlordShare: share.default(0.5),
        fundLeftCents: unknownOr("Left in the fund's envelope"),
      })
      .nullish()
      .default(null),
    grants: z
      .array(
        z.strictObject({
          funder: z.string().min(1).max(60),
          ceilingCents: unknownOr("Most for one household"),
          leftCents: unknownOr("Left in the envelope"),
          shareOfDebt: share.nullish().default(null),
          paidInMonth: months(1, 36).default(2),
        }),
      )
      .max(12)
      .default([]),
    routes: z
      .array(
        z.strictObject({
          route: z.enum(ROUTES),
          maxMonths: months(1, 1200).optional(),
          delayMonths: months(0, 60).optional(),
        }),
      )
      .min(1)
      .max(3)
      .default([{ route: "amicable" }])
      .describe("Open routes; a stronger one is proposed only where the softer ones hold no arrangement"),
    withinMonths: months(1, 120).nullish().default(null).describe("The debt is to be settled by then"),
  })
  .meta({ title: "Arrangement of one household's debt. Money in integer cents" });

export type ArrangementFacts = z.output<typeof arrangementFacts>;

/** The case that the rules and the solver take, or the rules it breaks: nothing negative, no plan nor relief longer than allowed. */
export function readCase(json: unknown): { facts: ArrangementCase } | { errors: Broken[] } {
  const read = readFacts(arrangementFacts, json);
  if ("errors" in read) return read;
  return caseOf(read.facts);
}

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
      relief: given.relief ?? null,
      grants: given.grants.map((fund) => ({ ...fund, shareOfDebt: fund.shareOfDebt ?? null })),
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
  if (household.leastResidualCents !== null) return household.leastResidualCents ?? null;
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
    now = { ...now, ...change };
    periods.push(period(fromMonth));
  }
  return periods;
}
