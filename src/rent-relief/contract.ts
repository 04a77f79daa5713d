/** What is told of a rent relief to propose it: by its own form, or out of an accepted arrangement. */
import { z } from "zod";

import { inBoth } from "../platform/access/problem.ts";

export const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, inBoth("Un mois s'écrit AAAA-MM.", "A month is written YYYY-MM."));

export const reliefMonth = z.object({ month, amountCents: z.int() });

const terms = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("fixed"), amountCents: z.int() }),
  z.object({ kind: z.literal("share"), share: z.number() }),
  z.object({ kind: z.literal("downTo"), payableCents: z.int() }),
  z.object({
    kind: z.literal("byMonth"),
    amountsCents: z.array(z.int()).max(60).describe("One for each month, in the order of `months`"),
  }),
]);

export const newRelief = z.object({
  measureId: z.uuid(),
  months: z.array(month).max(60),
  terms,
  /** Code of a fund that pays reliefs; the programme's own where none is named. */
  fund: z.string().max(60).optional(),
  /** Left out: the landlord's dated setting. */
  fundShare: z.number().min(0).max(1).optional(),
  landlordSource: z.enum(["own", "sls"]).optional(),
  needsResidual: z.boolean().optional(),
  billCents: z.int().positive().optional(),
  conditions: z.string().max(1000).optional(),
});
