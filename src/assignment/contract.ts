/** What the routes of assignment give back: who waits for an operator or a worker, and the loads. Days ISO; null = unknown or not said. */
import { z } from "zod";

import { LEVERS, TRACKS } from "../committee/rules.ts";

const day = z.iso.date();

const admitted = {
  referralId: z.string(),
  householdId: z.string(),
  household: z.string().nullable(),
  landlord: z.string(),
  commune: z.string().nullable(),
  track: z.enum(TRACKS).nullable(),
  startsOn: day.nullable(),
};

export const toAssign = z.object({
  ...admitted,
  decidedOn: day,
  levers: z.array(z.enum(LEVERS)).nullable(),
  conditions: z.string().nullable(),
  proposal: z.object({
    operatorId: z.string().nullable(),
    coverage: z.enum(["none", "one", "several"]),
    why: z.string(),
  }),
  covering: z.array(z.string()),
});

export const toName = z.object({
  ...admitted,
  assignmentId: z.string(),
  operator: z.string(),
  assignedOn: day,
  overrideReason: z.string().nullable(),
  caseWorker: z.object({ userId: z.string(), name: z.string() }).nullable(),
  can: z.object({ name: z.boolean() }),
});

export const operatorLoad = z.object({
  id: z.string(),
  name: z.string(),
  /** Households carried: an active assignment or a running measure. */
  households: z.int(),
  workers: z.array(z.object({ userId: z.string(), name: z.string(), households: z.int() })),
});
