/** Shapes of the worklist over HTTP. */
import { z } from "zod";

import { SIGNAL_KINDS } from "../signals/signal.rules.ts";
import { FROM_THE_BEGINNING, inBoth } from "../platform/access/problem.ts";
import {
  APPRAISALS,
  HANDLINGS,
  NO_DIFFICULTY_REASONS,
  OUTREACH_KINDS,
  OUTREACH_RESULTS,
  RAISED,
  URGENCIES,
} from "./rules.ts";

const RESULTS = [...new Set(Object.values(OUTREACH_RESULTS).flat())];

/** Hundred million euros: no debt is more, and a sum of them is still exact. */
const MOST_CENTS = 10_000_000_000;

/** What the list may be narrowed by; a kept view holds these and nothing else. */
export const filters = z.object({
  show: z.enum(["open", "handled", "all"]).optional(),
  signal: z.enum(SIGNAL_KINDS).optional(),
  commune: z
    .string()
    .regex(
      /^\d[\dAB]\d{3}$/,
      inBoth("Donnez un code INSEE à cinq signes.", "Give an INSEE code of five signs."),
    )
    .optional(),
  officer: z.union([z.enum(["me", "nobody"]), z.uuid()]).optional(),
  contacted: z.enum(["never", "done"]).optional(),
  legalArrears: z.enum(["reached"]).optional(),
  raised: z.enum(RAISED).optional(),
  minimumCents: z.coerce.number().int().min(0).max(MOST_CENTS).optional(),
  search: z.string().trim().max(100).optional(),
  urgency: z.enum(URGENCIES).optional(),
});

/** Of filters that were kept, those that still have a meaning: a later version may know fewer signals. */
export const knownFilters = (kept: Readonly<Record<string, unknown>>): z.infer<typeof filters> =>
  Object.fromEntries(
    Object.entries(filters.shape).flatMap(([name, rule]) => {
      const value = rule.safeParse(kept[name]);
      return value.success && value.data !== undefined ? [[name, value.data]] : [];
    }),
  );

export const cursor = z.string().regex(/^\d{1,9}_-?\d{1,15}_\d{1,15}$/, FROM_THE_BEGINNING);

const row = z.object({
  accountId: z.int(),
  account: z.string(),
  leaseholder: z.string(),
  householdId: z.uuid(),
  communeInsee: z.string().nullable(),
  commune: z.string().nullable(),
  priority: z.int(),
  urgency: z.enum(URGENCIES),
  probability: z.number(),
  balanceCents: z.int(),
  amountDueCents: z.int().nullable(),
  contested: z.boolean(),
  detectedOn: z.iso.date(),
  firstSignalOn: z.iso.date(),
  signals: z.array(
    z.object({ id: z.string(), sentence: z.string(), points: z.int(), defaultPoints: z.int().optional() }),
  ),
  handledAs: z.string().nullable(),
  handledReason: z.string().nullable(),
  handledAt: z.string().nullable(),
  snoozedUntil: z.iso.date().nullable(),
  officerId: z.uuid().nullable(),
  lastOutreach: z
    .object({ kind: z.enum(OUTREACH_KINDS), on: z.iso.date(), result: z.enum(RESULTS).nullable() })
    .nullable(),
});

export const page = z.object({
  rows: z.array(row),
  /** By urgency, of what the other filters leave. */
  counts: z.object({ urgent: z.int(), soon: z.int(), watch: z.int() }),
  total: z.int(),
  next: z.string().nullable(),
});

const entry = z.object({
  id: z.string(),
  kind: z.enum([...OUTREACH_KINDS, ...APPRAISALS, "assigned", "takenBack"]),
  on: z.iso.date(),
  result: z.enum(RESULTS).nullable(),
  why: z.enum(NO_DIFFICULTY_REASONS).nullable(),
  words: z.string().nullable(),
  until: z.iso.date().nullable(),
  by: z.string().nullable(),
  to: z.string().nullable(),
  canUndo: z.boolean(),
});

/** With the legal-arrears test of the day it was detected, and what was done before. */
export const opened = row.extend({
  legalArrears: z
    .object({
      constituted: z.boolean().nullable(),
      since: z.iso.date().optional(),
      thresholdCents: z.int().optional(),
      reportBy: z.iso.date().optional(),
      missing: z.array(z.string()).optional(),
      rule: z.object({
        id: z.string(),
        source: z.string(),
        validFrom: z.string().nullable(),
        validTo: z.string().nullable(),
      }),
    })
    .nullable(),
  history: z.array(entry),
  /** Where the chance shown comes from. */
  estimate: z.discriminatedUnion("origin", [
    z.object({ origin: z.literal("default") }),
    z.object({
      origin: z.literal("learned"),
      from: z.string(),
      to: z.string(),
      cases: z.int(),
      arrears: z.int(),
    }),
  ]),
});
export type Opened = z.infer<typeof opened>;

const text = z.string().trim().max(500);
export const act = z.object({
  as: z.enum(HANDLINGS),
  /** Day of the outreach; today where none is said. */
  doneOn: z.iso.date().optional(),
  result: z.enum(RESULTS).nullable().optional(),
  why: z.enum(NO_DIFFICULTY_REASONS).nullable().optional(),
  /** The note, or the reason in words. */
  words: text.optional(),
  until: z.iso.date().nullable().optional(),
});

export const choices = z.object({
  colleagues: z.array(z.object({ userId: z.uuid(), name: z.string(), role: z.string(), accounts: z.int() })),
  communes: z.array(z.object({ insee: z.string(), name: z.string() })),
});

export const view = z.object({
  name: z
    .string()
    .trim()
    .min(1, inBoth("Donnez un nom à la vue.", "Give the view a name."))
    .max(60, inBoth("60 signes au plus.", "60 signs at most.")),
  filters: filters.strict(),
  shared: z.boolean(),
});

export const shownViews = z.object({
  views: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      filters,
      shared: z.boolean(),
      own: z.boolean(),
      by: z.string().nullable(),
      isDefault: z.boolean(),
    }),
  ),
});
