/** The facts of one plan as JSON, for the command line (`plan-state`), and its state in the shape of commands.md. */
import { z } from "zod";

import type { Broken } from "../platform/calendar/dated.ts";
import { type IsoDates, isoDates } from "../platform/calendar/plain-date.ts";
import { amountField, balanceField, dayField, readFacts } from "../platform/facts/json-facts.ts";
import { ALLOCATIONS, PAYERS, type PlanTracking } from "./plan-facts.rules.ts";
import { planState } from "./rules.ts";

const day = dayField.meta({ type: "string", format: "date" });
const amount = amountField.meta({ type: "integer", minimum: 0 });
const due = z.strictObject({ on: day, amountCents: amount });

const planFacts = z.strictObject({
  instalments: z.array(due).max(2000),
  toleranceDays: z.int().describe("Due on day D: a breach from D + toleranceDays on"),
  charges: z
    .array(due)
    .max(5000)
    .default([])
    .describe("Current rent and charges less benefit, since the plan began"),
  payments: z
    .array(
      z.strictObject({
        on: day,
        amountCents: balanceField.meta({
          type: "integer",
          description: "Below 0: taken back that day (rejected debit)",
        }),
        by: z.enum(PAYERS).optional(),
      }),
    )
    .max(5000)
    .default([]),
  on: day.describe("The day asked about"),
  allocation: z.enum(ALLOCATIONS).optional().describe("What a payment settles first; rentFirst unless told"),
  standing: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("draft") }),
      z.strictObject({ kind: z.literal("cancelled"), on: day, reason: z.string().max(500).default("") }),
      z.strictObject({ kind: z.literal("frozen"), on: day, grantedByJudge: z.boolean().default(false) }),
    ])
    .optional()
    .describe("What people decided; absent: signed and running"),
});

/** The command `plan-state`: state, since when, why (sentences and rows), expected and paid; or why the facts cannot be read. */
export function answerPlanState(json: unknown): IsoDates<PlanTracking> | { errors: Broken[] } {
  const read = readFacts(planFacts, json);
  if ("errors" in read) return read;
  const found = planState(read.facts);
  return "state" in found ? isoDates(found) : { errors: [found] };
}

/** JSON Schema of what `plan-state` takes. */
export const planStateSchema = (): object => z.toJSONSchema(planFacts, { io: "input" });
