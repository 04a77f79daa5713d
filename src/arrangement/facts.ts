/** One case as JSON, for the command line and HTTP: what the household has, what it owes, which levers are open; and the three answers. */
import { z } from "zod";

import type { Broken } from "../platform/calendar/dated.ts";
import { amountField, readFacts } from "../platform/facts/json-facts.ts";
import { type ArrangementFacts, caseOf } from "./case.rules.ts";
import { type ArrangementCase, type Levers, ROUTES } from "./rules.ts";

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
  .meta({
    title: "Arrangement of one household's debt. Money in integer cents",
  }) satisfies z.ZodType<ArrangementFacts>;

/** What is decided, as a page or a stored proposal gives it. */
export const leversFacts = z.object({
  route: z.enum(ROUTES),
  relief: z.array(z.object({ month: months(1, 24), amountCents: z.int().min(0) })).max(24),
  grants: z.array(z.object({ funder: z.string().max(60), amountCents: z.int().min(0) })).max(12),
  instalmentCents: z.int().min(0),
}) satisfies z.ZodType<Levers>;

/** The case that the rules and the solver take, or the rules it breaks: nothing negative, no plan nor relief longer than allowed. */
export function readCase(json: unknown): { facts: ArrangementCase } | { errors: Broken[] } {
  const read = readFacts(arrangementFacts, json);
  if ("errors" in read) return read;
  return caseOf(read.facts);
}
