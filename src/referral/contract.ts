/** Shapes of the referral's routes. Money in cents, days ISO; null = unknown or without meaning there; a fact left out is unknown. */
import { z } from "zod";

import { SHARED_DOMAINS } from "../household-agreement/rules.ts";
import { words } from "../platform/facts/words.ts";
import { versionRead, versionShown } from "../platform/editing/version.ts";
import { STAGES } from "../procedure-clock/acts.rules.ts";
import { TOLD_FACTS } from "./facts.rules.ts";
import { REFERRAL_STATUSES } from "./rules.ts";
import { HOUSEHOLD_NEEDS, INFORMED_HOW, TO_BE_SAID, TRIED } from "./submission.rules.ts";
import { URGENCY_LEVELS } from "./urgency.rules.ts";

const day = z.iso.date();
const status = z.enum(REFERRAL_STATUSES);
const track = z.enum(["stay", "leaseTransfer"]);
const tie = z.enum(["kept", "strained", "broken"]);

export const referralLine = z.object({
  id: z.string(),
  householdId: z.string(),
  household: z.string().nullable(),
  landlord: z.string(),
  town: z.string().nullable(),
  track,
  status,
  statusOn: day.nullable(),
  submittedOn: day.nullable(),
  waitingDays: z.int().nullable(),
  /** By the procedure's next date that cannot be undone; null once it has ended. */
  urgency: z
    .object({
      level: z.enum(URGENCY_LEVELS),
      /** `on` is the first reading still to come; `already`: another has it past; `cautious`: it comes before the indicative day. */
      reason: z
        .object({
          id: z.string(),
          on: day,
          days: z.int(),
          already: z.boolean(),
          cautious: z.boolean(),
          source: z.string(),
        })
        .optional(),
    })
    .nullable(),
  debtCents: z.int().nullable(),
  asOf: day,
  stillToSay: z.array(z.enum(TO_BE_SAID)),
  owner: z.object({ name: z.string(), role: z.string(), organisation: z.string() }).nullable(),
});

const month = z.string().regex(/^\d{4}-\d{2}$/);
const planState = z.enum(["running", "missed", "frozen", "cancelled"]);
const benefit = z.object({
  state: z.enum(["paid", "stopped"]),
  cents: z.int().min(0).max(10_000_000).optional(),
  month: month.optional(),
});

/** A key that is absent is unknown, null is none, 0 is 0. */
const facts = z.object({
  asOf: day,
  accountOn: day.optional(),
  debtCents: z.int().optional(),
  debtSince: month.nullish(),
  debtOlder: z.boolean().optional(),
  amountDueCents: z.int().optional(),
  monthsDue: z.number().optional(),
  benefit: benefit.nullish(),
  stage: z.string().optional(),
  nextDeadline: z.object({ id: z.string(), on: day }).nullish(),
  irreversible: z.object({ id: z.string(), on: day, source: z.string() }).nullish(),
  firstSignalOn: day.nullish(),
  legalArrears: z.boolean().optional(),
  legalArrearsOn: day.nullish(),
  signals: z.array(z.string()).optional(),
  signalsOn: day.optional(),
  plan: z
    .object({
      state: planState,
      signedOn: day.optional(),
      stateOn: day.optional(),
      debtCents: z.int().optional(),
    })
    .nullish(),
  outreach: z.array(z.object({ kind: z.string(), on: day, result: z.string().nullable() })).optional(),
  told: z.partialRecord(z.enum(TOLD_FACTS), day).optional(),
  tried: z.array(z.string()).optional(),
  whatWasTried: z.string().optional(),
  needs: z.array(z.string()).optional(),
});

export const referralFile = referralLine.extend({
  tie: tie.nullable(),
  facts,
  situation: z.string().nullable(),
  informedOn: day.nullable(),
  informedHow: z.string().nullable(),
  informedBy: z.string().nullable(),
  /** As far as the household lets the reader read them. */
  domains: z.partialRecord(z.enum(SHARED_DOMAINS), z.string()),
  withdrawnOn: day.nullable(),
  withdrawnReason: z.string().nullable(),
  referredBy: z.string().nullable(),
  history: z.array(
    z.object({
      id: z.string(),
      from: status.nullable(),
      to: status,
      at: z.string(),
      by: z.string().nullable(),
      owner: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  can: z.object({ edit: z.boolean(), submit: z.boolean(), withdraw: z.boolean() }),
  /** Null: not for this reader to change. */
  version: versionShown.nullable(),
});

/** What a person writes; null = not known, [] = none. */
export const referralText = z.object({
  track,
  tie: tie.nullable(),
  situation: words(4000),
  informedOn: day.nullable(),
  informedHow: z.enum(INFORMED_HOW).nullable(),
  informedBy: words(200),
  /** One that is left out stays as it was. */
  domains: z.partialRecord(z.enum(SHARED_DOMAINS), words(4000)).optional(),
  stage: z.enum(STAGES).nullable(),
  tried: z.array(z.enum(TRIED)).nullable(),
  whatWasTried: words(2000),
  /** Where no account gives them. Null: not known; left out: as it was. */
  told: z
    .object({
      debtCents: z.int().min(0).max(100_000_000).nullable(),
      amountDueCents: z.int().min(0).max(10_000_000).nullable(),
      benefit: z.union([z.literal("none"), benefit]).nullable(),
      plan: z.union([z.literal("none"), z.object({ state: planState })]).nullable(),
      needs: z.array(z.enum(HOUSEHOLD_NEEDS)).max(10).nullable(),
    })
    .partial()
    .optional(),
  version: versionRead,
});
