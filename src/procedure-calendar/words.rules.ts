/** Words of a procedure's days where a page is not there to say them: calendars and mails. */
import type { Said } from "../platform/calendar/wording.ts";
import type { StepId } from "../procedure-clock/step-nature.rules.ts";

export const STEP_WORDS: Record<StepId, Said> = {
  terminationClause: { fr: "Clause résolutoire", en: "Termination clause" },
  earliestSummons: { fr: "Assignation possible", en: "Summons possible" },
  prefectNoticeBy: { fr: "Dernier jour sûr, préfet", en: "Last safe day, prefect" },
  assessmentInterviewBy: { fr: "Entretien du DSF", en: "Court assessment interview" },
  courtAssessmentBy: { fr: "DSF à remettre au juge", en: "Court assessment due" },
  resumeRentBy: { fr: "Loyer courant à reprendre", en: "Current rent to resume" },
  hearing: { fr: "Audience", en: "Hearing" },
  judgePlanEnds: { fr: "Fin des délais du juge", en: "End of the judge's schedule" },
  earliestEviction: { fr: "Expulsion possible", en: "Eviction possible" },
  winterTruce: { fr: "Début de la trêve hivernale", en: "Winter truce begins" },
  policeSilence: { fr: "Silence du préfet", en: "Prefect's silence" },
  cohesionReview: { fr: "Vérification du protocole", en: "Protocol review" },
  newLeaseBy: { fr: "Nouveau bail à signer", en: "New lease to sign" },
  cohesionProtocolEnd: { fr: "Fin du protocole", en: "End of the protocol" },
};

export const stepWords = (id: string): Said =>
  (STEP_WORDS as Readonly<Record<string, Said>>)[id] ?? { fr: id, en: id };
