/** Questions that a relief is granted on, asked at the decision and answered by a person; nothing is computed in their place. */
import type { Broken } from "../platform/calendar/dated.ts";

/** As presented in Isère in November 2015 (untoitpourtous.org). */
export const ELIGIBILITY_SOURCE = "présentation aux partenaires, Isère, novembre 2015 (untoitpourtous.org)";

export const QUESTIONS = ["rentDebt", "solvableWithinYear", "noOtherScheme"] as const;
export type Question = (typeof QUESTIONS)[number];
/** Unknown is an answer: it blocks nothing, and is seen. */
export const ANSWERS = ["yes", "no", "unknown"] as const;
export type Eligibility = Record<Question, (typeof ANSWERS)[number]>;

/** Questions without an answer, each on its own field. */
export function unanswered(answers: Partial<Eligibility> | undefined): Broken[] {
  return QUESTIONS.filter((question) => answers?.[question] === undefined).map((question) => ({
    rule: "rentRelief.eligibility",
    message:
      "Répondez oui, non, ou « on ne sait pas » : la réponse ne bloque pas la décision, elle reste au dossier.",
    english: 'Answer yes, no or "not known": the answer does not block the decision, it stays on the file.',
    source: ELIGIBILITY_SOURCE,
    field: `eligibility.${question}`,
  }));
}
