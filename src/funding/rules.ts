/** Words of the programme's money. */

export const FUNDING_KINDS = [
  "voted",
  "agreed",
  "received",
  "spent",
  "committed",
  "justified",
  "directAid",
] as const;
/** `directAid`: agreed to be handed on to households, outside the budget voted. */
export type FundingKind = (typeof FUNDING_KINDS)[number];
