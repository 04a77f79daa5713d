/** Shapes of rehousing's routes. Money in cents; null = unknown, or not the asker's to read. Days ISO. */
import { z } from "zod";

import { OBSTACLES } from "./match.rules.ts";
import { PROPOSAL_STATES } from "./proposal.rules.ts";
import {
  AGREED_HOW,
  DEBT_TREATMENTS,
  PROPOSAL_FACT_KINDS,
  PROPOSAL_REASONS,
  REQUEST_REASONS,
} from "./rules.ts";
import { DEBT_STATES } from "./saving.rules.ts";

export const params = z.object({ id: z.uuid() });
export const day = z.iso.date();
export const asked = z.string().max(20);
export const cents = z.int();
export const done = { 200: z.object({ done: z.literal(true) }) };

export const budget = z.object({
  resourcesCents: cents.nullable(),
  otherChargesCents: cents.nullable(),
  benefitCents: cents.nullable(),
  benefitAfterCents: cents.nullable(),
  energyCents: cents.nullable(),
  leastResidualCents: cents.nullable(),
});
export const needs = z.object({
  people: z.int(),
  roomsLeast: z.int(),
  roomsMost: z.int().nullable(),
  communes: z.array(z.string().max(5)).max(50),
  zoneId: z.uuid().nullable(),
  ceilingCents: cents.nullable(),
  stepFree: z.boolean(),
  reason: z.enum(REQUEST_REASONS),
});
export const request = needs.extend({
  id: z.uuid(),
  householdId: z.uuid(),
  household: z.string().nullable(),
  landlordId: z.uuid(),
  landlord: z.string(),
  openedOn: day,
  closedOn: day.nullable(),
  closedWhy: z.enum(["moved", "givenUp", "other"]).nullable(),
  movedOn: day.nullable(),
  debtTreatment: z.enum(DEBT_TREATMENTS).nullable(),
  communeNames: z.array(z.string()),
  zone: z.string().nullable(),
  /** Null: nothing is known, or not the asker's to read. */
  budget: budget.nullable(),
  reasonDetail: z.string().nullable(),
  /** Commune of its work or school. */
  nearInsee: z.string().nullable(),
  near: z.string().nullable(),
  agreement: z.object({ agreedOn: day, how: z.enum(AGREED_HOW), by: z.string().nullable() }).nullable(),
  withdrawnOn: day.nullable(),
  writable: z.boolean(),
});
export const home = z.object({
  id: z.uuid(),
  landlordId: z.uuid(),
  landlord: z.string(),
  reference: z.string(),
  rooms: z.int(),
  surfaceM2: z.int().nullable(),
  commune: z.string(),
  address: z.string().nullable(),
  rentCents: cents,
  chargesCents: cents,
  energyClass: z.string().nullable(),
  energyCents: cents.nullable(),
  stepFree: z.boolean().nullable(),
  availableOn: day,
});
export const fit = z.object({
  obstacles: z.array(z.enum(OBSTACLES)),
  rentChargesCents: cents,
  underCeilingCents: cents.nullable(),
  effortRate: z.number().nullable(),
  residualCents: cents.nullable(),
  benefitAssumed: z.boolean(),
  roomsOver: z.int(),
  daysToWait: z.int(),
  kilometres: z.int().nullable(),
  points: z.int(),
});
export const saving = z.object({
  rentChargesCents: cents.nullable(),
  benefitCents: cents.nullable(),
  energyCents: cents.nullable(),
  totalCents: cents.nullable(),
  complete: z.boolean(),
});
export const effect = z
  .object({ monthsNow: z.int().nullable(), monthsThen: z.int().nullable(), instalmentCents: cents })
  .nullable();
export const fact = z.object({
  kind: z.enum(PROPOSAL_FACT_KINDS),
  on: day,
  reason: z.enum(PROPOSAL_REASONS).nullable(),
});
export const proposedHome = home
  .omit({ id: true, landlordId: true })
  .extend({ energyClass: z.string().nullable() });
export const canTell = z.object({
  tell: z.array(z.enum(PROPOSAL_FACT_KINDS)),
  /** What was told and may be taken out. */
  untell: z.array(z.enum(PROPOSAL_FACT_KINDS)),
});
export const proposal = z.object({
  id: z.uuid(),
  requestId: z.uuid(),
  home: proposedHome,
  proposedOn: day,
  endedOn: day.nullable(),
  state: z.enum(PROPOSAL_STATES),
  facts: z.array(fact.extend({ by: z.string().nullable() })),
  problems: z.array(z.object({ rule: z.string(), message: z.string(), english: z.string() })),
  saving,
  effect,
  can: canTell,
});
export const homeNow = z.object({
  landlordId: z.uuid(),
  landlord: z.string(),
  rentChargesCents: cents.nullable(),
  benefitCents: cents.nullable(),
  debtCents: cents,
  instalmentCents: cents.nullable(),
});

export const debtCourse = z.object({
  state: z.enum(DEBT_STATES),
  atMoveCents: cents.nullable(),
  nowCents: cents.nullable(),
  settledIn: z.string().nullable(),
});
const points = z.number().max(100_000);
export const weights = z.object({
  roomOver: points,
  week: points,
  kilometre: points,
  energy: z.object({ A: points, B: points, C: points, D: points, E: points, F: points, G: points }),
  unknownEnergy: points,
  monthWaited: points,
  safety: points,
  unfit: points,
});
