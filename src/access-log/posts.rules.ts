/** Posts as people outside an office read them: a household on paper, an officer on the page. */
import type { Locale } from "../platform/calendar/wording.ts";

const POSTS: Readonly<Record<string, readonly [fr: string, en: string]>> = {
  arrearsOfficer: ["chargé de recouvrement du bailleur", "the landlord's arrears officer"],
  socialAdviser: ["conseiller social du bailleur", "the landlord's social adviser"],
  landlordLead: ["responsable chez le bailleur", "the landlord's lead"],
  caseWorker: ["travailleur social", "social worker"],
  operatorLead: ["responsable de l'association", "the association's lead"],
  coordinator: ["coordination", "coordination"],
  committeeMember: ["membre de la commission", "member of the committee"],
  energyAdviser: ["conseiller énergie", "energy adviser"],
  funder: ["financeur", "funder"],
  administrator: ["administration du logiciel", "the software's administration"],
  dataProtectionOfficer: ["délégué à la protection des données", "data-protection officer"],
};

/** A post that nobody holds any more stays its code. */
export const postWords = (role: string, language: Locale): string =>
  POSTS[role]?.[language === "fr" ? 0 : 1] ?? role;
