/** Shapes of the agreements' routes: items, answers with their days, what an item opened and what closes. Days ISO. */
import { z } from "zod";

import { AGREEMENT_KINDS, ANSWERED_HOW, HEARD_HOW, RECIPIENTS, WRITTEN_DOMAINS } from "./rules.ts";

const day = z.iso.date();
const domain = z.enum(WRITTEN_DOMAINS);

/** Domain and recipient belong to sharing alone. */
const item = z.object({
  kind: z.enum(AGREEMENT_KINDS),
  domain: domain.nullable(),
  recipient: z.enum(RECIPIENTS).nullable(),
});

export const agreements = z.object({
  /** No line for an item: not asked. */
  answers: z.array(
    item.extend({
      id: z.string(),
      given: z.boolean(),
      answeredOn: day,
      how: z.enum(ANSWERED_HOW).nullable(),
      recordedBy: z.string().nullable(),
      endedOn: day.nullable(),
      endedBy: z.string().nullable(),
      endedWhy: z.enum(["withdrawn", "replaced"]).nullable(),
    }),
  ),
  shared: z.array(z.object({ domain, assessedOn: day, problems: z.int(), workedOn: z.int() })),
  measureRuns: z.boolean(),
  can: z.object({ record: z.array(item), withdraw: z.boolean() }),
});

export const newAnswers = z.object({
  answeredOn: day,
  how: z.enum(HEARD_HOW).nullable(),
  answers: z.array(item.extend({ given: z.boolean() })).max(40),
});
