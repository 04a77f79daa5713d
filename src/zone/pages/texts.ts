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
    noneWords: "Choisissez des communes ci-dessus, puis donnez-les à un nouveau secteur.",
    on: "Voir au",
    onHelp: "Aujourd'hui si rien n'est dit.",
    asOf: ({ on }: { on: string }) => `Les secteurs tels qu'ils valent le ${on}.`,
    mapAndCommunes: "Choisir des communes",
    map: "Carte des secteurs",
    mapKeys:
      "Un clic choisit une commune. Au clavier : flèches pour aller d'une commune à l'autre, Espace pour choisir.",
    noMap:
      "Pas encore de carte : l'administrateur peut charger les contours des communes (GeoJSON). Tout se fait aussi par la liste.",
    onMap: ({ name, zones }: { name: string; zones: string[] }) =>
      `${name} : ${zones.length === 0 ? "aucun secteur" : zones.join(" et ")}`,
    severalZones: "Plusieurs secteurs",
    byGroup: "Ajouter une intercommunalité",
    chooseGroup: "Choisissez",
    byList: "Coller une liste",
    listField: "Communes, une par ligne",
    listHelp: "Code INSEE, code postal ou nom.",
    readList: "Ajouter ces communes",
    unread: ({ n }: N) =>
      plural("fr", n, {
        one: "# ligne n'est pas une commune du département : corrigez-la.",
        other: "# lignes ne sont pas des communes du département : corrigez-les.",
      }),
    chosenTitle: "Communes choisies",
    chosen: ({ n }: N) =>
      plural("fr", n, {
        zero: "Aucune commune choisie : par la liste, une intercommunalité ou la carte.",
        one: "# commune choisie",
        other: "# communes choisies",
      }),
    clear: "Effacer",
    newZone: "Un nouveau secteur",
    zoneName: "Nom du secteur",
    keepOthers: "Garder aussi les autres secteurs",
    keepOthersHelp: "Deux opérateurs couvrent alors ces communes : le besoin et la charge départagent.",
    giveThem: ({ n }: N) => plural("fr", n, { one: "Donner # commune", other: "Donner # communes" }),
    savedMany: ({ n }: N) =>
      plural("fr", n, { one: "# commune a changé de secteur.", other: "# communes ont changé de secteur." }),
    chooseOf: ({ name }: Name) => `Choisir ${name}`,
    rename: "Renommer",
    renameOf: ({ name }: Name) => `Renommer le secteur ${name}`,
    renamed: "Le secteur est renommé.",
    end: "Mettre fin",
    endOf: ({ name }: Name) => `Mettre fin au secteur ${name}`,
    endWords: ({ n }: N) =>
      plural("fr", n, {
        zero: "Ce secteur n'a plus de commune.",
        one: "# commune n'aura plus ce secteur à partir de ce jour. Les ménages déjà confiés restent chez leur opérateur.",
        other:
          "# communes n'auront plus ce secteur à partir de ce jour. Les ménages déjà confiés restent chez leur opérateur.",
      }),
    ended: "Le secteur prend fin.",
    column: {
      zone: "Secteur",
      operator: "Opérateur",
      communes: "Communes",
      population: "Habitants",
      commune: "Commune",
      by: "Couverte par",
      change: "Changer",
      choose: "Choisir",
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
    to: "Secteur",
    from: "À partir du",
    fromMissing: "Dites à partir de quel jour.",
    consequences:
      "Les ménages déjà confiés restent chez leur opérateur. Les prochains seront proposés au nouveau.",
    noZone: "Aucun secteur",
    unknown: "inconnu",
    zoneOf: ({ zone, operator }: { zone: string; operator: string }) => `${operator} (${zone})`,
  },
  en: {
    title: "Zones",
    lead: "Each operator is the reference of a zone: the home's commune proposes who supports the household.",
    zones: "Zones and operators",
    none: "No zone is drawn yet.",
    noneWords: "Choose communes above, then give them to a new zone.",
    on: "See on",
    onHelp: "Today if nothing is said.",
    asOf: ({ on }) => `The zones as they hold on ${on}.`,
    mapAndCommunes: "Choose communes",
    map: "Map of zones",
    mapKeys:
      "A click chooses a commune. By keyboard: arrows to go from one commune to another, Space to choose.",
    noMap:
      "No map yet: the administrator may load the outlines of communes (GeoJSON). Everything is done by the list as well.",
    onMap: ({ name, zones }) => `${name}: ${zones.length === 0 ? "no zone" : zones.join(" and ")}`,
    severalZones: "Several zones",
    byGroup: "Add an intercommunality",
    chooseGroup: "Choose",
    byList: "Paste a list",
    listField: "Communes, one a line",
    listHelp: "INSEE code, postcode or name.",
    readList: "Add these communes",
    unread: ({ n }) =>
      plural("en", n, {
        one: "# line is no commune of this area: mend it.",
        other: "# lines are no communes of this area: mend them.",
      }),
    chosenTitle: "Communes chosen",
    chosen: ({ n }) =>
      plural("en", n, {
        zero: "No commune chosen: by the list, an intercommunality or the map.",
        one: "# commune chosen",
        other: "# communes chosen",
      }),
    clear: "Clear",
    newZone: "A new zone",
    zoneName: "Name of the zone",
    keepOthers: "Keep the other zones as well",
    keepOthersHelp: "Two operators then cover these communes: need and load decide between them.",
    giveThem: ({ n }) => plural("en", n, { one: "Give # commune", other: "Give # communes" }),
    savedMany: ({ n }) =>
      plural("en", n, { one: "# commune has another zone.", other: "# communes have another zone." }),
    chooseOf: ({ name }) => `Choose ${name}`,
    rename: "Rename",
    renameOf: ({ name }) => `Rename the zone ${name}`,
    renamed: "The zone is renamed.",
    end: "End",
    endOf: ({ name }) => `End the zone ${name}`,
    endWords: ({ n }) =>
      plural("en", n, {
        zero: "This zone has no commune left.",
        one: "# commune will be without this zone from that day on. Households assigned already stay with their operator.",
        other:
          "# communes will be without this zone from that day on. Households assigned already stay with their operator.",
      }),
    ended: "The zone ends.",
    column: {
      zone: "Zone",
      operator: "Operator",
      communes: "Communes",
      population: "Inhabitants",
      commune: "Commune",
      by: "Covered by",
      change: "Change",
      choose: "Choose",
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
    to: "Zone",
    from: "From",
    fromMissing: "Say from which day.",
    consequences:
      "Households assigned already stay with their operator. The next ones are proposed to the new one.",
    noZone: "No zone",
    unknown: "unknown",
    zoneOf: ({ zone, operator }) => `${operator} (${zone})`,
  },
});
export type ZoneWords = typeof zoneTexts.fr;
