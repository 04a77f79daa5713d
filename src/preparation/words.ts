/** Words of the prepared file, the same on the screen and on paper. */
import type { Locale } from "../platform/calendar/wording.ts";

type Entry<T> = Record<Locale, T>;

export const PREPARATION_WORDS: Entry<{
  arrangements: Record<string, string>;
  bringers: Record<string, string>;
  decisions: Record<string, string>;
  submitted: string;
  signal: string;
  plan: string;
}> = {
  fr: {
    arrangements: {
      nothing: "Rien ne change",
      plan: "Plan d'apurement",
      reliefAndPlan: "Remise et plan",
      grantAndPlan: "Aide à la dette et plan",
    },
    bringers: {
      landlord: "le bailleur",
      household: "le ménage",
      operator: "l'opérateur",
      coordination: "la coordination",
      other: "un autre service",
    },
    decisions: {
      admitted: "Décision : admis",
      deferred: "Décision : ajourné",
      refused: "Décision : refusé",
      redirected: "Décision : réorienté",
    },
    submitted: "Orientation transmise",
    signal: "Premier signal de l'impayé",
    plan: "Plan d'apurement signé",
  },
  en: {
    arrangements: {
      nothing: "Nothing changes",
      plan: "Repayment plan",
      reliefAndPlan: "Relief and plan",
      grantAndPlan: "Grant and plan",
    },
    bringers: {
      landlord: "the landlord",
      household: "the household",
      operator: "the operator",
      coordination: "the coordination",
      other: "another service",
    },
    decisions: {
      admitted: "Decision: admitted",
      deferred: "Decision: deferred",
      refused: "Decision: refused",
      redirected: "Decision: redirected",
    },
    submitted: "Referral submitted",
    signal: "First signal of arrears",
    plan: "Repayment plan signed",
  },
};
