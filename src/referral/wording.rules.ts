/** Words of a referral that documents and workbooks share, in both languages. */
import type { Said } from "../platform/calendar/wording.ts";
import type { Stage } from "../procedure-clock/acts.rules.ts";
import type { BenefitFact, PlanFact } from "./facts.rules.ts";
import type { ReferralStatus } from "./rules.ts";
import type { HouseholdNeed, Tried } from "./submission.rules.ts";
import type { UrgencyLevel } from "./urgency.rules.ts";

export const STATUS_WORDS: Record<ReferralStatus, Said> = {
  draft: { fr: "Brouillon", en: "Draft" },
  submitted: { fr: "Transmise", en: "Submitted" },
  onAgenda: { fr: "À l'ordre du jour", en: "On an agenda" },
  decided: { fr: "Décidée", en: "Decided" },
  assigned: { fr: "Confiée à un opérateur", en: "Assigned to an operator" },
  closed: { fr: "Close", en: "Closed" },
  withdrawn: { fr: "Retirée", en: "Withdrawn" },
};
export const TRACK_WORDS: Record<"stay" | "leaseTransfer", Said> = {
  stay: { fr: "Maintien ou mutation", en: "Staying, or rehousing" },
  leaseTransfer: { fr: "Glissement de bail", en: "Lease transfer" },
};
export const TIE_WORDS: Record<"kept" | "strained" | "broken", Said> = {
  kept: { fr: "Maintenu", en: "Kept" },
  strained: { fr: "Difficile", en: "Strained" },
  broken: { fr: "Rompu", en: "Broken" },
};
export const URGENCY_LEVEL_WORDS: Record<UrgencyLevel, Said> = {
  immediate: { fr: "Urgent", en: "Urgent" },
  near: { fr: "Bientôt", en: "Soon" },
  undated: { fr: "À dater", en: "To be dated" },
  later: { fr: "Plus tard", en: "Later" },
  unknown: { fr: "Non connue", en: "Not known" },
  none: { fr: "Sans date", en: "No date" },
};
export const STAGE_WORDS: Record<Stage, Said> = {
  noProcedure: { fr: "Pas de procédure", en: "No procedure" },
  reported: { fr: "Signalé à la CAF ou à la CCAPEX", en: "Reported to CAF or CCAPEX" },
  paymentOrder: { fr: "Commandement de payer", en: "Payment order" },
  terminationClause: { fr: "Clause résolutoire acquise", en: "Termination clause acquired" },
  summons: { fr: "Assignation", en: "Summons" },
  hearing: { fr: "Audience", en: "Hearing" },
  judgment: { fr: "Jugement", en: "Judgment" },
  orderToVacate: { fr: "Commandement de quitter les lieux", en: "Order to vacate" },
  policeRequest: { fr: "Réquisition de la force publique", en: "Police assistance requested" },
  policeAnswer: { fr: "Réponse du préfet", en: "Prefect's answer" },
  cohesionProtocol: { fr: "Protocole de cohésion sociale", en: "Cohesion protocol" },
};
export const PLAN_WORDS: Record<PlanFact["state"], Said> = {
  running: { fr: "En cours", en: "Running" },
  missed: { fr: "Échéance manquée", en: "Instalment missed" },
  frozen: { fr: "Suspendu par le surendettement", en: "Frozen by over-indebtedness" },
  cancelled: { fr: "Rompu ou annulé", en: "Broken off or cancelled" },
};
export const BENEFIT_WORDS: Record<BenefitFact["state"], Said> = {
  paid: { fr: "Versée", en: "Paid" },
  stopped: { fr: "Arrêtée", en: "Stopped" },
};
export const NEED_WORDS: Record<HouseholdNeed, Said> = {
  energyPoverty: { fr: "Précarité énergétique", en: "Energy poverty" },
};
export const TRIED_WORDS: Record<Tried, Said> = {
  called: { fr: "Appels", en: "Calls" },
  written: { fr: "Courriers ou messages", en: "Letters or messages" },
  met: { fr: "Rendez-vous", en: "Meeting" },
  homeVisit: { fr: "Visite à domicile", en: "Home visit" },
  planProposed: { fr: "Plan d'apurement proposé", en: "Repayment plan proposed" },
  benefitClaimed: { fr: "Droits à l'aide au logement vérifiés", en: "Housing benefit rights checked" },
  housingFund: { fr: "Demande au FSL", en: "Request to the housing fund (FSL)" },
  socialServices: { fr: "Contact avec le service social", en: "Contact with social services" },
  overIndebtedness: { fr: "Dossier de surendettement", en: "Over-indebtedness procedure" },
};
