/** What an item lacks and who brings it: of the referral by rule, and what the coordination asks for besides. */
import { stillToSay, type ToBeSaid } from "../referral/submission.rules.ts";

export const BRINGERS = ["landlord", "household", "operator", "coordination", "other"] as const;
/** Who brings what is missing. */
export type Bringer = (typeof BRINGERS)[number];

/** The referral is its landlord's: what it does not say, that landlord brings; only an agreement is the household's to give. */
export const bringerOf = (missing: ToBeSaid): Bringer => (missing === "agreement" ? "household" : "landlord");

/** Whether each point of the referral is said: never what it says. */
export type Said = {
  tie: boolean;
  informedOn: boolean;
  informedHow: boolean;
  informedBy: boolean;
  situation: boolean;
  agreement: boolean;
};

const told = (isSaid: boolean) => (isSaid ? "" : null);

/** What the referral still lacks, with who brings it. */
export function lackingOf(
  said: Said,
  facts: Parameters<typeof stillToSay>[0]["facts"],
): { what: ToBeSaid; bringer: Bringer }[] {
  return stillToSay({
    tie: told(said.tie),
    situation: told(said.situation),
    informedOn: told(said.informedOn),
    informedHow: told(said.informedHow),
    informedBy: told(said.informedBy),
    agreementAsked: said.agreement,
    facts,
  }).map((what) => ({ what, bringer: bringerOf(what) }));
}
