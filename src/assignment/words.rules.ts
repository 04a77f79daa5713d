/** Why an operator is proposed, in the reader's language: a sentence for each reason, the second choice, who is full. */
import type { Locale, Said } from "../platform/calendar/wording.ts";
import type { Proposed, Reason } from "./proposal.rules.ts";
import type { Need } from "./settings.rules.ts";

type Names = {
  commune: string | null;
  zones: readonly { zone: string; operatorId: string }[];
  operators: ReadonlyMap<string, string>;
};

const NEED_WORDS: Record<Need, Said> = {
  energyPoverty: { fr: "précarité énergétique", en: "energy poverty" },
};

const households = (n: number): Said => ({
  fr: `${n} ${n > 1 ? "ménages" : "ménage"}`,
  en: `${n} ${n === 1 ? "household" : "households"}`,
});

/** One reason, as a phrase about the operator: « Grenoble est dans son secteur ». */
function phrase(reason: Reason, operatorId: string, { commune, zones }: Names): Said {
  const zone = zones.find((one) => one.operatorId === operatorId)?.zone ?? "";
  switch (reason.code) {
    case "named":
      return { fr: "la commission l'a désigné", en: "the committee named it" };
    case "inZone":
      return {
        fr: `${commune} est dans le secteur « ${zone} »`,
        en: `${commune} is in the zone “${zone}”`,
      };
    case "sharedZone":
      return {
        fr: `${commune} est dans le secteur « ${zone} », qu'un autre opérateur partage`,
        en: `${commune} is in the zone “${zone}”, which another operator shares`,
      };
    case "outOfZone":
      return { fr: `${commune} est hors de son secteur`, en: `${commune} is out of its zone` };
    case "noZone":
      return { fr: `aucun secteur ne couvre ${commune}`, en: `no zone covers ${commune}` };
    case "unknownCommune":
      return { fr: "la commune du logement est inconnue", en: "the home's commune is unknown" };
    case "servesNeed":
      return {
        fr: `opérateur de la ${NEED_WORDS[reason.need].fr}`,
        en: `the operator for ${NEED_WORDS[reason.need].en}`,
      };
    case "unmetNeed":
      return {
        fr: `n'est pas l'opérateur de la ${NEED_WORDS[reason.need].fr}`,
        en: `is not the operator for ${NEED_WORDS[reason.need].en}`,
      };
    case "known":
      return { fr: "a déjà accompagné ce ménage", en: "has supported this household before" };
    case "knownElsewhere":
      return { fr: "ne connaît pas encore ce ménage", en: "does not know this household yet" };
    case "load":
      return reason.ceiling === null
        ? {
            fr: `${households(reason.load).fr} avec celui-ci, sans plafond connu`,
            en: `${households(reason.load).en} with this one, no known ceiling`,
          }
        : reason.load > reason.ceiling
          ? {
              fr: `${households(reason.load).fr} pour un plafond de ${reason.ceiling} : il serait dépassé`,
              en: `${households(reason.load).en} for a ceiling of ${reason.ceiling}: it would be exceeded`,
            }
          : {
              fr: `${households(reason.load).fr} sur ${reason.ceiling} avec celui-ci`,
              en: `${households(reason.load).en} of ${reason.ceiling} with this one`,
            };
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The sentences of a proposal: the first choice, who would have been first with a place left, and the second choice. */
export function proposalWords(
  { first, second, full }: Proposed,
  names: Names,
  language: Locale,
): { why: string; full: string | null; second: string | null } {
  const nameOf = (id: string) => names.operators.get(id) ?? "?";
  const told = ({ operatorId, reasons }: Proposed["first"]) =>
    reasons
      .map((reason) => phrase(reason, operatorId, names)[language])
      .join(language === "fr" ? " ; " : "; ");
  const load = full?.reasons.find((reason) => reason.code === "load");
  const isOver = load?.code === "load" && load.ceiling !== null && load.load > load.ceiling;
  return {
    why: `${capital(told(first))}.`,
    full: full
      ? language === "fr"
        ? `${nameOf(full.operatorId)} serait premier ; ${isOver ? "son plafond est atteint" : "ses dernières places vont à d'autres ménages"} : ${told(full)}.`
        : `${nameOf(full.operatorId)} would come first; ${isOver ? "its ceiling is reached" : "its last places go to other households"}: ${told(full)}.`
      : null,
    second: second
      ? language === "fr"
        ? `Sinon ${nameOf(second.operatorId)} : ${told(second)}.`
        : `Otherwise ${nameOf(second.operatorId)}: ${told(second)}.`
      : null,
  };
}
