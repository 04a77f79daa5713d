/** What is told of a repayment plan to draw it up: by its own form, or out of an accepted arrangement. */
import { z } from "zod";

import { MEANS_OF_PAYMENT, PLAN_KINDS } from "./rules.ts";

const day = z.iso.date();

export const newPlan = z.object({
  accountId: z.int().positive(),
  debtCents: z.int(),
  from: day,
  frequency: z.enum(["monthly", "weekly", "fourWeekly"]).optional(),
  months: z.int().optional(),
  instalmentCents: z.int().optional(),
  toleranceDays: z.int().min(0).max(60).optional(),
  kind: z.enum(PLAN_KINDS).optional(),
  dayOfMonth: z.int().optional(),
  means: z.enum(MEANS_OF_PAYMENT).optional(),
  capacityCents: z.int().min(0).optional(),
  frozenCents: z.int().min(0).optional(),
  noticeOn: day.optional(),
  replaces: z.uuid().optional(),
  changed: z.string().max(1000).optional(),
});
