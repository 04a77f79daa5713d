/** Signed minutes as they are given back. Days ISO, money in cents; null = unknown, not said, or erased. */
import { z } from "zod";

import { DECISION_KINDS, LEVERS, REFUSAL_REASONS, SERVICES, TRACKS } from "../committee/rules.ts";

const day = z.iso.date();

const signedDecision = z.object({
  kind: z.enum(DECISION_KINDS),
  track: z.enum(TRACKS).nullable(),
  startsOn: day.nullable(),
  levers: z.array(z.enum(LEVERS)).nullable(),
  recommended: z.array(z.enum(LEVERS)).nullable(),
  operatorReason: z.string().nullable(),
  conditions: z.string().nullable(),
  missing: z.string().nullable(),
  dueBy: day.nullable(),
  reason: z.enum(REFUSAL_REASONS).nullable(),
  reasonText: z.string().nullable(),
  service: z.enum(SERVICES).nullable(),
  redirectedTo: z.string().nullable(),
});

export const minutesFile = z.object({
  sessionId: z.string(),
  number: z.string(),
  header: z.object({
    /** Who chaired; null: the coordination; left out: older than the rule. */
    chair: z.string().nullish(),
    number: z.string(),
    heldOn: day,
    place: z.string().nullable(),
    members: z.array(
      z.object({ name: z.string(), organisation: z.string(), presence: z.enum(["present", "excused"]) }),
    ),
    quorum: z.object({ met: z.boolean(), present: z.int(), needed: z.int() }).nullable(),
  }),
  seal: z.string(),
  sealHolds: z.boolean(),
  signedAt: z.string(),
  signedBy: z.string().nullable(),
  whole: z.boolean(),
  items: z.array(
    z.object({
      agendaItemId: z.string(),
      position: z.int(),
      name: z.string().nullable(),
      content: z.object({
        landlord: z.string(),
        commune: z.string().nullable(),
        debtCents: z.int().nullable(),
        monthsDue: z.number().nullable(),
        asOf: day,
        decision: signedDecision.nullable(),
        operator: z.string().nullable(),
        votes: z.object({ agree: z.int(), disagree: z.int(), abstain: z.int() }).nullable(),
        dissent: z.string().nullable(),
        steppedOut: z.array(z.string()),
        emergency: z
          .object({ askedOn: day, because: z.string().nullable(), answered: z.int(), asked: z.int() })
          .nullable(),
      }),
    }),
  ),
  addenda: z.array(
    z.object({
      rank: z.int(),
      position: z.int().nullable(),
      text: z.string(),
      on: day,
      by: z.string().nullable(),
    }),
  ),
  can: z.object({ addend: z.boolean() }),
});
