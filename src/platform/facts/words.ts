/** What a person writes freely, as routes take it in. */
import { z } from "zod";

import { LOCALES } from "../calendar/wording.ts";

/** Up to `longest` characters, spaces around them left out; nothing written is null. */
export const words = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .nullable()
    .transform((text) => text || null);

/** The language of a printed document: asked in its address, since the browser that opens it says its own, not the reader's choice. */
export const printed = z.object({ language: z.enum(LOCALES).default("fr") });
