/** What the routes of assignment give back: who waits for an operator or a worker, proposals with their reasons, loads. Days ISO; null = unknown or not said. */
import { z } from "zod";

import { LEVERS, TRACKS } from "../committee/rules.ts";
import { NEEDS, WEIGHTS } from "./settings.rules.ts";

export const day = z.iso.date();
export const need = z.enum(NEEDS);

const admitted = {
  referralId: z.string(),
  householdId: z.string(),
  household: z.string().nullable(),
  landlord: z.string(),
  commune: z.string().nullable(),
  track: z.enum(TRACKS).nullable(),
  startsOn: day.nullable(),
};

/** Sentences in the reader's language. */
const reasons = z.object({
  why: z.string(),
  /** Who would have come first with a place left. */
  full: z.string().nullable(),
  second: z.string().nullable(),
});

export const toAssign = z.object({
  ...admitted,
  decidedOn: day,
  /** Number of the session that decided. */
  session: z.string(),
  levers: z.array(z.enum(LEVERS)).nullable(),
  conditions: z.string().nullable(),
  /** Whom the committee named in session; null: it left that to the proposal. */
  decidedOperator: z.object({ id: z.string(), name: z.string(), reason: z.string().nullable() }).nullable(),
  /** The household said no to being supported, or took its agreement back; null: it did not. */
  supportRefused: z.object({ on: day, withdrawn: z.boolean() }).nullable(),
  /** Each need with where it is known from; `has` null: nobody has said. */
  needs: z.array(
    z.object({
      need,
      has: z.boolean().nullable(),
      from: z
        .object({
          kind: z.enum(["coordination", "assessment", "referral"]),
          on: day.nullable(),
          by: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
  /** Null: no operator has a lead in post. */
  proposal: reasons.extend({ operatorId: z.string(), secondOperatorId: z.string().nullable() }).nullable(),
});

export const toName = z.object({
  ...admitted,
  assignmentId: z.string(),
  operatorId: z.string(),
  operator: z.string(),
  assignedOn: day,
  overrideReason: z.string().nullable(),
  /** What was proposed on the day it was assigned, and why. */
  proposal: reasons.nullable(),
  caseWorker: z.object({ userId: z.string(), name: z.string() }).nullable(),
  can: z.object({ name: z.boolean(), handOver: z.boolean() }),
});

const load = {
  /** Households carried today. */
  now: z.int(),
  /** At the end of each of `months`, if nobody new comes and nothing is renewed. */
  byMonth: z.array(z.int()),
  ends: z.array(z.object({ on: day, households: z.int() })),
  ceiling: z.int().nullable(),
};

export const loadsAnswer = z.object({
  months: z.array(day),
  /** Months that a measure lasts. */
  lasts: z.int(),
  operators: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      ...load,
      unnamed: z.int(),
      workers: z.array(z.object({ userId: z.string(), name: z.string(), ...load })),
    }),
  ),
});

export const weights = z.object(
  Object.fromEntries(WEIGHTS.map((name) => [name, z.number()])) as Record<
    (typeof WEIGHTS)[number],
    z.ZodNumber
  >,
);
export const needOperators = z.partialRecord(need, z.array(z.uuid()).max(50));
const most = z.int().min(0).max(10_000);
export const ceilings = z.object({
  operator: most.nullable(),
  worker: most.nullable(),
  workers: z.record(z.uuid(), most),
});
