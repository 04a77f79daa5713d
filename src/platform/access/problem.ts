/** What a refused request answers: problem+json (RFC 9457) with the rule, the field and the remedy. */
import { z } from "zod";

import type { Broken } from "../calendar/dated.ts";

/** Contract of every error answer. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  requestId: z.string(),
  errors: z
    .array(
      z.object({
        /** Dotted path of the field in the request's body. */
        field: z.string().optional(),
        rule: z.string().optional(),
        message: z.string(),
        source: z.string().optional(),
      }),
    )
    .optional(),
});

export class Problem extends Error {
  readonly status: number;
  readonly errors: Broken[] | undefined;
  constructor(status: number, title: string, errors?: Broken[]) {
    super(title);
    this.status = status;
    this.errors = errors;
  }
}

/** A missing row and a forbidden one look the same from outside. */
export const notFound = () => new Problem(404, "Introuvable, ou hors de votre accès.");
/** One or several rules are broken; each message says what would be right. */
export const refused = (errors: Broken[]) =>
  new Problem(422, "Certaines informations ne peuvent pas être enregistrées.", errors);
export const signedOut = () => new Problem(401, "Connectez-vous pour continuer.");
export const forbidden = () => new Problem(403, "Votre fonction ne permet pas cette action.");
