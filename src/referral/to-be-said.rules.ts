/** What a referral does not say yet, in words, the same on the screen and on paper. */
import type { Locale } from "../platform/calendar/wording.ts";
import type { ToBeSaid } from "./submission.rules.ts";

export const TO_BE_SAID_WORDS: Record<Locale, Record<ToBeSaid, string>> = {
  fr: {
    informedOn: "quel jour le ménage a été informé",
    informedHow: "comment le ménage a été informé",
    informedBy: "par qui le ménage a été informé",
    agreement: "l'accord du ménage",
    tie: "le lien avec le bailleur",
    stage: "l'étape de la procédure",
    tried: "ce qui a été tenté",
    situation: "la situation",
    debt: "la dette",
    amountDue: "le bas de quittance",
  },
  en: {
    informedOn: "on which day the household was told",
    informedHow: "how the household was told",
    informedBy: "by whom the household was told",
    agreement: "the household's agreement",
    tie: "the tie with the landlord",
    stage: "the stage of the procedure",
    tried: "what was tried",
    situation: "the situation",
    debt: "the debt",
    amountDue: "the amount due each month",
  },
};
