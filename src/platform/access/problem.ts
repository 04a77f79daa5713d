/** What a refused request answers: problem+json (RFC 9457) with the rule, the field and the remedy. */
import { z } from "zod";

import type { Answered, Broken } from "../calendar/dated.ts";

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

/** A contract holds one sentence and knows no reader: ours carry both languages, and the server tells the reader's. */
export const BETWEEN_LANGUAGES = "\n";
export const inBoth = (french: string, english: string): string => french + BETWEEN_LANGUAGES + english;
/** Of a place in a list that no page of ours was given. */
export const FROM_THE_BEGINNING = inBoth("Reprenez la liste du début.", "Take the list from its beginning.");

export class Problem extends Error {
  readonly status: number;
  readonly english: string;
  readonly errors: Broken[] | undefined;
  /** `title` in French, `english` for who reads in English. */
  constructor(status: number, title: string, english: string, errors?: Broken[]) {
    super(title);
    this.status = status;
    this.english = english;
    this.errors = errors;
  }
}

/** A missing row and a forbidden one look the same from outside. */
export const notFound = () =>
  new Problem(404, "Introuvable, ou hors de votre accès.", "Not found, or not yours to see.");
/** One or several rules are broken; each message says what would be right. */
export const refused = (errors: Broken[]) =>
  new Problem(
    422,
    "Certaines informations ne peuvent pas être enregistrées.",
    "Some of this cannot be saved.",
    errors,
  );

/** What a command did; throws the problem to be told where nothing was done: missing or forbidden alike, or the rules it breaks. */
export function settled<T extends object>(answer: Answered<T>): T {
  if (!answer) throw notFound();
  if ("errors" in answer) throw refused(answer.errors as Broken[]);
  return answer as T;
}

export const signedOut = () => new Problem(401, "Connectez-vous pour continuer.", "Sign in to go on.");

/** The asker's post opens no such address, whatever stands there. */
export class Forbidden extends Problem {
  constructor() {
    super(403, "Votre fonction ne permet pas cette action.", "Your post does not allow this.");
  }
}
export const forbidden = () => new Forbidden();
