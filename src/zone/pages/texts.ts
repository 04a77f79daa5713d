/** Words of the zones: which operator covers which commune. */
import { plural, texts } from "../../platform/ui/language.tsx";

type N = { n: number };
type Name = { name: string };

export const zoneTexts = texts({
  fr: {
    title: "Secteurs",
    lead: "Chaque opérateur est la référence d'un secteur : la commune du logement propose qui accompagne le ménage.",
    zones: "Secteurs et opérateurs",
    none: "Aucun secteur n'est encore dessiné.",
    column: {
      zone: "Secteur",
      operator: "Opérateur",
      communes: "Communes",
      population: "Habitants",
      commune: "Commune",
      by: "Couverte par",
      change: "Changer",
    },
    communesOf: ({ n }: N) => plural("fr", n, { zero: "aucune", one: "# commune", other: "# communes" }),
    showOf: ({ name }: Name) => `Communes du secteur ${name}`,
    search: "Chercher une commune",
    searchField: "Nom, code postal ou code INSEE",
    found: ({ n }: N) =>
      plural("fr", n, { zero: "Aucune commune ne correspond.", one: "# commune", other: "# communes" }),
    firstOf: ({ n, total }: { n: number; total: number }) =>
      `Les ${n} premières communes sur ${total} : précisez votre recherche.`,
    toMend: "À corriger",
    sound: "Chaque commune est dans un secteur, et dans un seul.",
    overlapping: ({ n }: N) =>
      plural("fr", n, {
        one: "# commune est dans plusieurs secteurs",
        other: "# communes sont dans plusieurs secteurs",
      }),
    uncovered: ({ n }: N) =>
      plural("fr", n, {
        one: "# commune n'est dans aucun secteur",
        other: "# communes ne sont dans aucun secteur",
      }),
    nobody: "Aucun secteur",
    next: ({ zone, on }: { zone: string; on: string }) => `À partir du ${on} : ${zone}`,
    change: "Changer",
    changeOf: ({ name }: Name) => `Changer le secteur de ${name}`,
    to: "Secteur",
    from: "À partir du",
    fromMissing: "Dites à partir de quel jour.",
    consequences:
      "Les ménages déjà confiés restent chez leur opérateur. Les prochains seront proposés au nouveau.",
    noZone: "Aucun secteur",
    save: "Enregistrer",
    saved: "Le secteur de la commune est changé.",
    unknown: "inconnu",
    zoneOf: ({ zone, operator }: { zone: string; operator: string }) => `${operator} (${zone})`,
  },
  en: {
    title: "Zones",
    lead: "Each operator is the reference of a zone: the home's commune proposes who supports the household.",
    zones: "Zones and operators",
    none: "No zone is drawn yet.",
    column: {
      zone: "Zone",
      operator: "Operator",
      communes: "Communes",
      population: "Inhabitants",
      commune: "Commune",
      by: "Covered by",
      change: "Change",
    },
    communesOf: ({ n }) => plural("en", n, { zero: "none", one: "# commune", other: "# communes" }),
    showOf: ({ name }) => `Communes of the zone ${name}`,
    search: "Find a commune",
    searchField: "Name, postcode or INSEE code",
    found: ({ n }) => plural("en", n, { zero: "No commune matches.", one: "# commune", other: "# communes" }),
    firstOf: ({ n, total }) => `The first ${n} communes of ${total}: say more to narrow it down.`,
    toMend: "To mend",
    sound: "Each commune is in one zone, and in one alone.",
    overlapping: ({ n }) =>
      plural("en", n, { one: "# commune is in several zones", other: "# communes are in several zones" }),
    uncovered: ({ n }) =>
      plural("en", n, { one: "# commune is in no zone", other: "# communes are in no zone" }),
    nobody: "No zone",
    next: ({ zone, on }) => `From ${on}: ${zone}`,
    change: "Change",
    changeOf: ({ name }) => `Change the zone of ${name}`,
    to: "Zone",
    from: "From",
    fromMissing: "Say from which day.",
    consequences:
      "Households assigned already stay with their operator. The next ones are proposed to the new one.",
    noZone: "No zone",
    save: "Save",
    saved: "The commune's zone is changed.",
    unknown: "unknown",
    zoneOf: ({ zone, operator }) => `${operator} (${zone})`,
  },
});
export type ZoneWords = typeof zoneTexts.fr;
