/** What is told of debt grants to ask for them: by their own form, or out of an accepted arrangement. */
import { z } from "zod";

export const piece = z.object({ name: z.string().max(200), given: z.boolean().nullable() });

export const newGrants = z.object({
  accountId: z.int().positive(),
  requests: z
    .array(z.object({ fund: z.string().max(60), amountCents: z.int(), pieces: z.array(piece).max(20) }))
    .min(1)
    .max(6),
  purpose: z.string().max(1000).optional(),
  followsId: z.uuid().optional(),
});
