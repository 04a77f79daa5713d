/** What forbids an assignment, and which choice must say why: the coordinator confirms what is proposed, or gives a reason. */
import type { Broken } from "../platform/calendar/dated.ts";

/** Whether the choice of an operator must be explained: it is not the one proposed, or none is. */
export function needsReason(operatorId: string, proposedOperatorId: string | null): boolean {
  return operatorId !== proposedOperatorId;
}

/** What forbids an assignment. `lead`: the operator's lead, who owns the file next; undefined where nobody holds that post. */
export function brokenByAssignment({
  operatorId,
  proposedOperatorId,
  overrideReason,
  lead,
  isAdmitted,
  isAssigned,
  supportRefused,
}: {
  operatorId: string;
  proposedOperatorId: string | null;
  overrideReason: string | null;
  lead: string | undefined;
  isAdmitted: boolean;
  isAssigned: boolean;
  /** The household said no to being supported, and who assigns has not said that they know. */
  supportRefused: boolean;
}): Broken[] {
  if (isAssigned)
    return [
      {
        rule: "assignment.once",
        message: "Ce ménage est déjà confié à un opérateur : rechargez la page.",
        english: "This household is assigned to an operator already: reload the page.",
        field: "operatorId",
      },
    ];
  if (!isAdmitted)
    return [
      {
        rule: "assignment.admitted",
        message: "Seul un ménage admis par la commission est confié à un opérateur.",
        english: "Only a household that the committee admitted is assigned to an operator.",
      },
    ];
  const broken: Broken[] = [];
  if (supportRefused)
    broken.push({
      rule: "assignment.supportRefused",
      message:
        "Le ménage a refusé d'être accompagné : cochez que vous le savez, ou attendez sa nouvelle réponse.",
      english:
        "The household said no to being supported: tick that you know, or wait for another answer of theirs.",
      field: "despiteRefusal",
    });
  if (lead === undefined)
    broken.push({
      rule: "assignment.lead",
      message:
        "Cet opérateur n'a pas de responsable en poste : personne ne porterait le dossier. Choisissez-en un autre ou faites nommer un responsable.",
      english:
        "This operator has no lead in post: nobody would own the file. Choose another one, or have a lead named.",
      field: "operatorId",
    });
  if (needsReason(operatorId, proposedOperatorId) && !overrideReason?.trim())
    broken.push({
      rule: "assignment.overrideReason",
      message: "Cet opérateur n'est pas celui qui est proposé : dites pourquoi il est choisi.",
      english: "This operator is not the one proposed: say why it is chosen.",
      field: "overrideReason",
    });
  return broken;
}
