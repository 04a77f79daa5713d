/** What the committee's routes take and give back. Days ISO, money in cents; null = unknown or not said. */
import { z } from "zod";

import { inBoth } from "../platform/access/problem.ts";
import { words } from "../platform/facts/words.ts";
import { referralLine } from "../referral/contract.ts";
import { DECISION_KINDS, LEVERS, PRESENCES, REFUSAL_REASONS, SESSION_STATUSES, TRACKS } from "./rules.ts";

const day = z.iso.date();

export const sessionLine = z.object({
  id: z.string(),
  number: z.string(),
  heldOn: day,
  place: z.string().nullable(),
  status: z.enum(SESSION_STATUSES),
  items: z.int(),
  decided: z.int(),
  /** The reader sees the whole agenda; otherwise its own items. */
  whole: z.boolean(),
});

const decision = z.object({
  kind: z.enum(DECISION_KINDS),
  decidedOn: day,
  track: z.enum(TRACKS).nullable(),
  startsOn: day.nullable(),
  levers: z.array(z.enum(LEVERS)).nullable(),
  conditions: z.string().nullable(),
  missing: z.string().nullable(),
  dueBy: day.nullable(),
  reason: z.enum(REFUSAL_REASONS).nullable(),
  reasonText: z.string().nullable(),
  redirectedTo: z.string().nullable(),
});

export const agendaLine = z.object({
  id: z.string(),
  position: z.int(),
  /** Null for who is not concerned. */
  household: z.object({ id: z.string(), name: z.string(), referralId: z.string() }).nullable(),
  landlord: z.string(),
  commune: z.string().nullable(),
  track: z.enum(TRACKS),
  tie: z.enum(["kept", "strained", "broken"]).nullable(),
  debtCents: z.int().nullable(),
  amountDueCents: z.int().nullable(),
  monthsDue: z.number().nullable(),
  stage: z.string().nullable(),
  asOf: day,
  situation: z.string().nullable(),
  deferred: z.object({ on: day, missing: z.string().nullable() }).nullable(),
  decision: decision.nullable(),
  operator: z.string().nullable(),
  can: z.object({ decide: z.boolean(), remove: z.boolean() }),
});

export const sessionFile = sessionLine.extend({
  videoLink: z.string().nullable(),
  signedAt: z.string().nullable(),
  signedBy: z.string().nullable(),
  members: z.array(
    z.object({
      userId: z.string(),
      name: z.string(),
      role: z.string(),
      organisation: z.string(),
      presence: z.enum(PRESENCES),
    }),
  ),
  agenda: z.array(agendaLine),
  can: z.object({ edit: z.boolean(), sign: z.boolean(), minutes: z.boolean() }),
});

export const sessionText = z.object({
  /** Null: proposed from the day. */
  number: z
    .string()
    .trim()
    .max(20)
    .nullable()
    .transform((text) => text || null),
  heldOn: day,
  place: words(200),
  videoLink: z
    .union([
      z.url({
        protocol: /^https?$/,
        error: inBoth(
          "Donnez une adresse qui commence par https://",
          "Give an address that begins with https://",
        ),
      }),
      z.literal(""),
    ])
    .nullable()
    .transform((text) => text || null),
});

export const decisionDraft = z.object({
  kind: z.enum(DECISION_KINDS),
  track: z.enum(TRACKS).nullish(),
  startsOn: day.nullish(),
  levers: z.array(z.enum(LEVERS)).optional(),
  conditions: words(2000).optional(),
  missing: words(2000).optional(),
  dueBy: day.nullish(),
  reason: z.enum(REFUSAL_REASONS).nullish(),
  reasonText: words(2000).optional(),
  redirectedTo: words(300).optional(),
});

export const members = z.array(z.object({ userId: z.uuid(), presence: z.enum(PRESENCES) })).max(60);

export const person = z.object({
  userId: z.string(),
  name: z.string(),
  role: z.string(),
  organisation: z.string(),
});

export const waitingReferral = referralLine.extend({
  /** An earlier session put it off. */
  deferred: z.object({ on: day, missing: z.string(), dueBy: day.nullable() }).nullable(),
});
