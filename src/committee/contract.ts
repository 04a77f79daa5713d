/** What the committee's routes take and give back. Days ISO, money in cents; null = unknown or not said. */
import { z } from "zod";

import { inBoth } from "../platform/access/problem.ts";
import { words } from "../platform/facts/words.ts";
import { referralLine } from "../referral/contract.ts";
import { PRESENCES, SESSION_KINDS, SESSION_STATUSES } from "./rules.ts";

const day = z.iso.date();

export const sessionLine = z.object({
  id: z.string(),
  kind: z.enum(SESSION_KINDS),
  number: z.string(),
  heldOn: day,
  startsAt: z.string().nullable(),
  place: z.string().nullable(),
  status: z.enum(SESSION_STATUSES),
  answerBy: day.nullable(),
  items: z.int(),
  decided: z.int(),
  /** The reader sees the whole agenda; otherwise its own items. */
  whole: z.boolean(),
  sits: z.boolean(),
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
  startsAt: z
    .union([
      z
        .string()
        .regex(
          /^([01]\d|2[0-3]):[0-5]\d$/,
          inBoth("Donnez une heure comme 14:00.", "Give a time of day such as 14:00."),
        ),
      z.literal(""),
    ])
    .nullable()
    .default(null)
    .transform((text) => text || null),
  minutes: z.int().min(15).max(720).default(180),
  capacity: z.int().min(1).max(60).default(12),
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
  observations: words(4000).default(null),
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
  /** The agenda is proposed with it. */
  proposed: z.boolean(),
});

export const organisationLine = z.object({ id: z.string(), name: z.string() });
