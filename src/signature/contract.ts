/** The shape of a signature, wherever one is sent. */
import { z } from "zod";

import { MOST_POINTS } from "./rules.ts";

export const signature = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("drawn"),
    strokes: z.array(z.array(z.int().min(-100).max(1100)).max(MOST_POINTS)).max(300),
  }),
  z.object({ kind: z.literal("typed"), name: z.string().max(120) }),
  z.object({ kind: z.literal("paper") }),
]);
