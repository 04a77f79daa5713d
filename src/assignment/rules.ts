/** Which operator carries an admitted household: its commune's zone proposes, the coordinator confirms or gives a reason. */
import type { Locale } from "../platform/calendar/wording.ts";
import { type Coverage, type Covering, coverageOf } from "../zone/rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";

/** What the zones propose. `operatorId` null: nobody, or several; `why` says which, and what to do about it. */
export type Proposal = { operatorId: string | null; coverage: Coverage["kind"]; why: string };

type InZone = Pick<Covering, "zone" | "operator">;
type Words = {
  unknown: string;
  none: (commune: string) => string;
  one: (commune: string, by: InZone) => string;
  several: (commune: string, by: readonly InZone[]) => string;
};
const WORDS: Record<Locale, Words> = {
  fr: {
    unknown: "La commune du logement est inconnue : aucun secteur ne peut proposer d'opérateur.",
    none: (commune) => `Aucun secteur ne couvre ${commune} : choisissez un opérateur et dites pourquoi.`,
    one: (commune, { zone, operator }) => `${commune} est dans le secteur « ${zone} » de ${operator}.`,
    several: (commune, by) =>
      `${commune} est dans plusieurs secteurs : ${by.map(({ zone, operator }) => `« ${zone} » (${operator})`).join(", ")}. Choisissez l'un de leurs opérateurs.`,
  },
  en: {
    unknown: "The home's commune is unknown: no zone can propose an operator.",
    none: (commune) => `No zone covers ${commune}: choose an operator and say why.`,
    one: (commune, { zone, operator }) => `${commune} is in the zone “${zone}” of ${operator}.`,
    several: (commune, by) =>
      `${commune} is in several zones: ${by.map(({ zone, operator }) => `“${zone}” (${operator})`).join(", ")}. Choose one of their operators.`,
  },
};

/** `commune`: its name; null: the referral names no commune. */
export function proposalFor(
  commune: string | null,
  zones: readonly Covering[],
  language: Locale = "fr",
): Proposal {
  const words = WORDS[language];
  if (commune === null) return { operatorId: null, coverage: "none", why: words.unknown };
  const coverage = coverageOf(zones);
  switch (coverage.kind) {
    case "none":
      return { operatorId: null, coverage: "none", why: words.none(commune) };
    case "one":
      return {
        operatorId: coverage.by.operatorId,
        coverage: "one",
        why: words.one(commune, coverage.by),
      };
    case "several":
      return { operatorId: null, coverage: "several", why: words.several(commune, coverage.by) };
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
        english: "This household is assigned to an operator already: reload the page.",
        field: "operatorId",
      },
    ];
  const broken: Broken[] = [];
  if (!isAdmitted)
    broken.push({
      rule: "assignment.admitted",
      message: "Seul un ménage admis par la commission est confié à un opérateur.",
      english: "Only a household that the committee admitted is assigned to an operator.",
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
  const covering = zones.map((zone) => zone.operatorId);
  if (needsReason(operatorId, covering) && !overrideReason?.trim())
    broken.push({
      rule: "assignment.overrideReason",
      message: "Cet opérateur n'est pas celui du secteur de la commune : dites pourquoi il est choisi.",
      english: "This operator is not that of the commune's zone: say why it is chosen.",
      field: "overrideReason",
    });
  return broken;
}
