/** What an item lacks and who brings it: of the referral by rule, and what the coordination asks for besides. */

export const BRINGERS = ["landlord", "household", "operator", "coordination", "other"] as const;
/** Who brings what is missing. */
export type Bringer = (typeof BRINGERS)[number];
