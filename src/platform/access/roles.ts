/** The posts that people hold, and those that make up an organisation's staff on a file. */

export const ROLES = [
  "arrearsOfficer",
  "socialAdviser",
  "landlordLead",
  "caseWorker",
  "operatorLead",
  "coordinator",
  "committeeMember",
  "funder",
  "administrator",
  "energyAdviser",
  "dataProtectionOfficer",
] as const;
export type Role = (typeof ROLES)[number];

export const LANDLORD_STAFF: readonly Role[] = ["arrearsOfficer", "socialAdviser", "landlordLead"];
/** Who takes the landlord's files in, decides of lines set aside and says what entries are; the social adviser reads. */
export const LEDGER_KEEPERS: readonly Role[] = ["arrearsOfficer", "landlordLead"];
export const OPERATOR_STAFF: readonly Role[] = ["caseWorker", "operatorLead"];
/** Everybody who works on a household's file: rows are still the database's to give. */
export const CASE: readonly Role[] = [...LANDLORD_STAFF, ...OPERATOR_STAFF, "coordinator"];
/** Who reads the programme's figures; each as far as its post goes, and funders without small cells. */
export const FIGURE_READERS: readonly Role[] = [...CASE, "committeeMember", "funder"];
