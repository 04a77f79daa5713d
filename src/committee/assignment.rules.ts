/** Which operator carries an admitted household: its commune's zone proposes, the coordinator confirms or gives a reason. */
import { type Coverage, type Covering, coverageOf } from "../parties/zone.rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";

/** What the zones propose. `operatorId` null: nobody, or several; `why` says which, and what to do about it. */
export type Proposal = { operatorId: string | null; coverage: Coverage["kind"]; why: string };

/** `commune`: its name; null: the referral names no commune. */
export function proposalFor(commune: string | null, zones: readonly Covering[]): Proposal {
  const coverage = coverageOf(zones);
  if (commune === null)
    return {
      operatorId: null,
      coverage: "none",
      why: "La commune du logement est inconnue : aucun secteur ne peut proposer d'opérateur.",
    };
  switch (coverage.kind) {
    case "none":
      return {
        operatorId: null,
        coverage: "none",
        why: `Aucun secteur ne couvre ${commune} : choisissez un opérateur et dites pourquoi.`,
      };
    case "one":
      return {
        operatorId: coverage.by.operatorId,
        coverage: "one",
        why: `${commune} est dans le secteur « ${coverage.by.zone} » de ${coverage.by.operator}.`,
      };
    case "several":
      return {
        operatorId: null,
        coverage: "several",
        why: `${commune} est dans plusieurs secteurs : ${coverage.by
          .map(({ zone, operator }) => `« ${zone} » (${operator})`)
          .join(", ")}. Choisissez l'un de leurs opérateurs.`,
      };
  }
}

/** Whether the choice of an operator must be explained: it is none of those whose zone covers the commune (`covering`). */
export function needsReason(operatorId: string, covering: readonly string[]): boolean {
  return !covering.includes(operatorId);
}

/** What forbids an assignment. `lead`: the operator's lead, who owns the file next; undefined where nobody holds that post. */
export function brokenByAssignment({
  operatorId,
  zones,
  overrideReason,
  lead,
  isAdmitted,
  isAssigned,
}: {
  operatorId: string;
  zones: readonly Covering[];
  overrideReason: string | null;
  lead: string | undefined;
  isAdmitted: boolean;
  isAssigned: boolean;
}): Broken[] {
  if (isAssigned)
    return [
      {
        rule: "assignment.once",
        message: "Ce ménage est déjà confié à un opérateur : rechargez la page.",
        field: "operatorId",
      },
    ];
  const broken: Broken[] = [];
  if (!isAdmitted)
    broken.push({
      rule: "assignment.admitted",
      message: "Seul un ménage admis par la commission est confié à un opérateur.",
    });
  if (lead === undefined)
    broken.push({
      rule: "assignment.lead",
      message:
        "Cet opérateur n'a pas de responsable en poste : personne ne porterait le dossier. Choisissez-en un autre ou faites nommer un responsable.",
      field: "operatorId",
    });
  const covering = zones.map((zone) => zone.operatorId);
  if (needsReason(operatorId, covering) && !overrideReason?.trim())
    broken.push({
      rule: "assignment.overrideReason",
      message: "Cet opérateur n'est pas celui du secteur de la commune : dites pourquoi il est choisi.",
      field: "overrideReason",
    });
  return broken;
}
