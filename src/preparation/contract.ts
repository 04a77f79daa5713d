/** The prepared file of an item as it is given back. Days ISO, money in cents; null = unknown. */
import { z } from "zod";

import { TRACKS } from "../committee/rules.ts";
import { TO_BE_SAID } from "../referral/submission.rules.ts";
import { BRINGERS } from "./need.rules.ts";
import { ARRANGEMENTS } from "./options.rules.ts";
import { openLever, sharedDomain } from "./shared.store.ts";

const day = z.iso.date();
const cents = z.int().nullable();

export const preparedFile = z.object({
  id: z.string(),
  sessionId: z.string(),
  number: z.string(),
  heldOn: day,
  position: z.int(),
  household: z.object({ id: z.string(), name: z.string() }).nullable(),
  landlord: z.string(),
  commune: z.string().nullable(),
  proposedOperator: z.string().nullable(),
  track: z.enum(TRACKS),
  tie: z.enum(["kept", "strained", "broken"]).nullable(),
  situation: z.string().nullable(),
  stage: z.string().nullable(),
  asOf: day,
  debt: z.object({ debtCents: cents, amountDueCents: cents, paidCents: cents }),
  monthsDue: z.number().nullable(),
  tried: z.array(z.string()).nullable(),
  nextDates: z.array(z.object({ id: z.string(), on: day, source: z.string() })),
  story: z.array(
    z.object({
      on: day,
      kind: z.enum(["act", "submitted", "decision", "signal", "plan"]),
      code: z.string(),
    }),
  ),
  lacking: z.array(z.object({ what: z.enum(TO_BE_SAID), bringer: z.enum(BRINGERS) })),
  needs: z.array(
    z.object({
      id: z.string().nullable(),
      what: z.string(),
      bringer: z.enum(BRINGERS),
      dueBy: day.nullable(),
      broughtOn: day.nullable(),
    }),
  ),
  levers: z.array(openLever),
  shared: z.array(sharedDomain),
  months: z.array(
    z.object({
      month: z.string(),
      chargedCents: z.int(),
      benefitCents: z.int(),
      paidCents: z.int(),
      balanceCents: z.int(),
    }),
  ),
  terms: z.object({
    planMonths: z.int(),
    reliefMonths: z.int(),
    reliefCents: z.int(),
    grantCents: z.int(),
  }),
  options: z.array(
    z.object({
      arrangement: z.enum(ARRANGEMENTS),
      in6Cents: cents,
      in12Cents: cents,
      monthlyCents: cents,
      laterCents: cents,
      costCents: cents,
    }),
  ),
  limits: z.object({ plan: z.int().nullable(), relief: z.int().nullable() }),
  can: z.object({ write: z.boolean(), bring: z.boolean() }),
});

export const needText = z.object({
  what: z.string().trim().min(1).max(500),
  bringer: z.enum(BRINGERS),
  dueBy: day.nullable(),
});

export const broughtText = z.object({ broughtOn: day.nullable() });
