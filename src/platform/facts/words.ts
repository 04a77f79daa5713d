/** What a person writes freely, as routes take it in. */
import { z } from "zod";

/** Up to `longest` characters, spaces around them left out; nothing written is null. */
export const words = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .nullable()
    .transform((text) => text || null);
