/** What a person who leaves carries, and who may take each kind of it. Pure. */
import type { Broken } from "../platform/calendar/dated.ts";

/** `measure`: a household supported; `assignment`: one that is assigned and not begun; `account`: a tenant's account followed. */
export const WORK_KINDS = ["referral", "measure", "assignment", "account"] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** The posts that take a kind of work over. */
export const TAKERS: Readonly<Record<WorkKind, readonly string[]>> = {
  referral: ["arrearsOfficer", "socialAdviser", "landlordLead", "caseWorker", "operatorLead"],
  measure: ["caseWorker"],
  assignment: ["caseWorker"],
  account: ["arrearsOfficer", "socialAdviser", "landlordLead"],
};

export type Move = { kind: WorkKind; id: string; to: string };
export type Taker = { userId: string; role: string };

/** What forbids to give this work to these people. `takers`: who is in post there, the one who leaves left out. Field: items.N.to. */
export function brokenMoves(moves: readonly Move[], takers: readonly Taker[]): Broken[] {
  return moves.flatMap(({ kind, to }, at) => {
    const taker = takers.find(({ userId }) => userId === to);
    return taker && TAKERS[kind].includes(taker.role)
      ? []
      : [
          {
            rule: "departure.taker",
            field: `items.${at}.to`,
            message: "Choisissez une personne en poste, dont la fonction peut reprendre ce dossier.",
            english: "Choose somebody in post whose function can take this file over.",
          },
        ];
  });
}

/** A new post is refused while work of the former one is open. Field: role. */
export const openWork = (n: number): Broken => ({
  rule: "post.workFirst",
  field: "role",
  message: `Cette personne suit encore ${n === 1 ? "un dossier" : `${n} dossiers`} : remettez-les d'abord à un collègue.`,
  english: `This person still carries ${n === 1 ? "a file" : `${n} files`}: hand them over to a colleague first.`,
});
