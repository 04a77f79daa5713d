/** Shapes of entry kinds over HTTP. Money in integer cents. */
import { z } from "zod";

import { KNOWN_KINDS, PAYMENT_MEANS } from "../ledger/entry-kind.rules.ts";

const means = z.enum(PAYMENT_MEANS).nullable();

export const kindRule = z.strictObject({
  /** Looked at by the rule itself, which says what is wrong with them. */
  words: z.string().max(10_000),
  kind: z.enum(KNOWN_KINDS),
  means,
});
export const kindRuleList = z.array(kindRule).max(1_000);

export const savedRules = z.object({
  rules: z.array(z.object({ ...kindRule.shape, savedByName: z.string().nullable(), savedAt: z.string() })),
  /** To be sent back with the rules that are to take their place. */
  revision: z.string(),
  can: z.object({ edit: z.boolean() }),
});

const classified = z.object({ kind: z.enum([...KNOWN_KINDS, "unknown"]), means });
const sums = z.object({
  labels: z.int(),
  entries: z.int(),
  debitCents: z.int(),
  creditCents: z.int(),
});

/** Labels by kind and means; `largest`: groups of labels alike, those of most entries first. */
export const labelsByKind = z.object({
  kinds: z.array(
    classified.extend({
      ...sums.shape,
      groups: z.int(),
      largest: z.array(sums.extend({ words: z.string(), sample: z.string() })),
    }),
  ),
});

/** What rules would change. `taken`: what each takes, in their order. */
export const rulesEffect = z.object({
  judged: sums,
  unknown: sums,
  taken: z.array(sums),
  changes: z.array(sums.extend({ from: classified, to: classified, samples: z.array(z.string()) })),
});

export const reclassified = z.object({ entries: z.int(), labels: z.int(), accounts: z.int() });
