/** Shapes of the budget's routes. Money in cents; null = unknown, 0 = none. Days ISO. */
import { z } from "zod";

import { versionRead, versionShown } from "../platform/editing/version.ts";
import { CHARGE_KINDS, DEBT_KINDS, RESOURCE_KINDS } from "./budget.rules.ts";

const day = z.iso.date();
const cents = z.int().max(100_000_000).nullable();
const lines = <Kind extends readonly [string, ...string[]]>(kinds: Kind) =>
  z.array(z.object({ kind: z.enum(kinds), memberId: z.string().max(40).nullable(), cents })).max(60);

/** `id` is the sender's: the same budget sent twice is written once. */
export const budgetText = z.object({
  id: z.uuid(),
  budgetedOn: day,
  members: z
    .array(
      z.object({
        id: z.string().max(40),
        name: z.string().trim().max(80),
        age: z.int().min(0).max(120).nullable(),
        here: z.boolean(),
      }),
    )
    .max(30),
  resources: lines(RESOURCE_KINDS),
  charges: lines(CHARGE_KINDS),
  debts: lines(DEBT_KINDS),
  benefitCents: z.int().min(0).max(1_000_000).nullable(),
  note: z.string().trim().max(5_000).nullable(),
  version: versionRead,
});

const sum = z.object({ cents: z.int().nullable(), atLeastCents: z.int(), unknown: z.int() });
export const figures = z.object({
  adults: z.int().nullable(),
  children: z.int().nullable(),
  units: z.number().nullable(),
  resources: sum,
  charges: sum,
  debts: sum,
  leftCents: z.int().nullable(),
  per: z.enum(["day", "month"]),
  daysPerMonth: z.number(),
  residualCents: z.int().nullable(),
  effortRate: z.number().nullable(),
  capacityCents: z.int().nullable(),
  flatRatesCents: z.int().nullable(),
});

const rates = z.object({
  livingCents: z.int().min(0).max(1_000_000),
  homeCents: z.int().min(0).max(1_000_000),
  heatingCents: z.int().min(0).max(1_000_000),
});
export const rateTable = z.object({ first: rates, each: rates });

const settings = z.object({
  per: z.enum(["day", "month"]),
  perSource: z.string(),
  flatRates: z.object({
    id: z.string(),
    value: rateTable.nullable(),
    validFrom: day.nullable(),
    validTo: day.nullable(),
    source: z.string(),
    checked: z.string().nullable(),
  }),
});

export const found = z.object({
  on: day,
  /** The latest first; null: not for this reader. */
  budgets: z
    .array(budgetText.extend({ figures, by: z.string().nullable(), version: versionShown }))
    .nullable(),
  /** To begin with: who lives there, as the file says. */
  people: z.array(z.object({ id: z.string(), name: z.string(), age: z.int().nullable() })),
  /** Figures that the household agreed to share with this reader. */
  shared: z.object({ on: day, figures }).nullable(),
  settings,
  can: z.object({ write: z.boolean(), set: z.boolean() }),
});

export const settingText = z.object({
  per: z.enum(["day", "month"]),
  flatRates: rateTable.nullable(),
  source: z.string().trim().min(1).max(200),
  from: day,
});

export type BudgetText = z.infer<typeof budgetText>;
export type Found = z.infer<typeof found>;
export type SettingText = z.infer<typeof settingText>;
