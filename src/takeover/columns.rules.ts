/** Which column of a coordinator's spreadsheet is which: names in French or English, whatever their case, accents and order. */
import { plain } from "../ledger/plain.rules.ts";
import type { LedgerMapping } from "../ledger-file/mapping.rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import type { Said } from "../platform/calendar/wording.ts";

export const CASE_COLUMNS = [
  "case_ref",
  "landlord",
  "account",
  "leaseholder",
  "people",
  "commune_insee",
  "track",
  "referred_on",
  "decided_on",
  "decision",
  "operator",
  "measure_start",
  "measure_end",
  "renewals",
  "problems",
  "tie_at_referral",
  "tie_at_end",
  "meetings_home",
  "meetings_other",
  "debt_at_referral",
  "debt_at_start",
  "debt_at_end",
  "payment_resumed",
  "outcome",
  "cost",
] as const;
export type CaseColumn = (typeof CASE_COLUMNS)[number];

export const FUNDING_COLUMNS = ["funder", "year", "kind", "line", "amount", "eligible"] as const;
export type FundingColumn = (typeof FUNDING_COLUMNS)[number];

type Names<Column extends string> = Readonly<Record<Column, Said & { also: readonly string[] }>>;

/** `fr`, `en`: what a page calls the column. `also`: other headers met, as they are compared (`plain`). */
export const CASE_NAMES: Names<CaseColumn> = {
  case_ref: {
    fr: "Référence",
    en: "Case reference",
    also: ["ref", "reference dossier", "reference situation", "n dossier", "numero de dossier", "dossier"],
  },
  landlord: { fr: "Bailleur", en: "Landlord", also: ["bailleur social", "code bailleur"] },
  account: {
    fr: "N° compte",
    en: "Account",
    also: ["compte", "numero de compte", "no compte", "compte locataire", "n de compte"],
  },
  leaseholder: {
    fr: "Titulaire",
    en: "Leaseholder",
    also: ["titulaire du bail", "nom", "menage", "locataire"],
  },
  people: {
    fr: "Personnes",
    en: "People",
    also: ["nombre de personnes", "nb personnes", "composition", "taille du menage"],
  },
  commune_insee: {
    fr: "Commune",
    en: "Commune",
    also: ["code insee", "insee", "commune insee", "code commune", "ville"],
  },
  track: { fr: "Volet", en: "Track", also: ["type de parcours", "parcours"] },
  referred_on: {
    fr: "Orienté le",
    en: "Referred on",
    also: ["date d orientation", "date orientation", "orientation", "oriente le", "orientee le"],
  },
  decided_on: {
    fr: "Décidé le",
    en: "Decided on",
    also: ["date de decision", "date decision", "date de commission", "date commission", "decidee le"],
  },
  decision: { fr: "Décision", en: "Decision", also: ["decision de la commission", "avis"] },
  operator: { fr: "Opérateur", en: "Operator", also: ["association", "operateur d accompagnement"] },
  measure_start: {
    fr: "Début de la mesure",
    en: "Measure start",
    also: ["debut mesure", "debut", "date de debut", "debut d accompagnement", "debut accompagnement"],
  },
  measure_end: {
    fr: "Fin de la mesure",
    en: "Measure end",
    also: ["fin mesure", "fin", "date de fin", "fin d accompagnement", "fin accompagnement"],
  },
  renewals: {
    fr: "Renouvellements",
    en: "Renewals",
    also: ["nombre de renouvellements", "nb renouvellements", "renouvellement"],
  },
  problems: {
    fr: "Problématiques",
    en: "Problems",
    also: ["nombre de problematiques", "nb problematiques", "problemes", "problematiques travaillees"],
  },
  tie_at_referral: {
    fr: "Lien à l'orientation",
    en: "Tie at referral",
    also: ["lien avec le bailleur a l orientation", "lien au depart", "lien bailleur debut", "lien debut"],
  },
  tie_at_end: {
    fr: "Lien à la fin",
    en: "Tie at end",
    also: ["lien avec le bailleur a la fin", "lien a la sortie", "lien bailleur fin", "lien fin"],
  },
  meetings_home: {
    fr: "Rencontres à domicile",
    en: "Meetings at home",
    also: ["visites a domicile", "vad", "rencontres domicile"],
  },
  meetings_other: {
    fr: "Autres rencontres",
    en: "Other meetings",
    also: ["rencontres ailleurs", "rencontres hors domicile", "rencontres autres"],
  },
  debt_at_referral: {
    fr: "Dette à l'orientation",
    en: "Debt at referral",
    also: ["dette orientation", "dette a l entree"],
  },
  debt_at_start: {
    fr: "Dette au début",
    en: "Debt at start",
    also: ["dette debut", "dette au debut de la mesure"],
  },
  debt_at_end: {
    fr: "Dette à la fin",
    en: "Debt at end",
    also: ["dette fin", "dette a la sortie", "dette en fin de mesure"],
  },
  payment_resumed: {
    fr: "Paiement repris",
    en: "Payment resumed",
    also: ["reprise du paiement", "reprise de paiement", "reprise du loyer", "paiement du loyer repris"],
  },
  outcome: {
    fr: "Issue",
    en: "Outcome",
    also: ["sortie", "motif de sortie", "resultat", "issue du parcours"],
  },
  cost: { fr: "Coût", en: "Cost", also: ["cout de la mesure", "cout mesure", "cout total"] },
};

export const FUNDING_NAMES: Names<FundingColumn> = {
  funder: { fr: "Financeur", en: "Funder", also: ["financeurs", "organisme"] },
  year: { fr: "Année", en: "Year", also: ["exercice", "annee civile"] },
  kind: { fr: "Nature", en: "Kind", also: ["type", "nature du montant"] },
  line: { fr: "Ligne", en: "Line", also: ["ligne budgetaire", "poste", "libelle", "intitule"] },
  amount: { fr: "Montant", en: "Amount", also: ["montant en euros", "euros", "montant eur"] },
  eligible: { fr: "Éligible", en: "Eligible", also: ["eligibilite"] },
};

/**
 * Rank of each column of ours in the file; the headers that are none of ours, and the columns that the file lacks: shown, never
 * dropped in silence.
 */
type Columns<Column extends string> = {
  ranks: ReadonlyMap<Column, number>;
  ignored: string[];
  lacking: Column[];
};

/**
 * How a file is read: as a ledger's mapping, with our columns. `columns`: our column → the header as the file writes it (a letter,
 * where it has no header); "": not in this file, whatever its headers look like. What is left out is recognised.
 */
export type TakeoverMapping = Omit<LedgerMapping, "kind" | "columns" | "positiveIs"> & {
  columns?: Readonly<Record<string, string>>;
};

export type Takeover = "cases" | "funding";

/** Columns of each kind of file, and those without which no row can be taken. */
export const TAKEOVER_NAMES: Readonly<Record<Takeover, Names<string>>> = {
  cases: CASE_NAMES,
  funding: FUNDING_NAMES,
};
export const NEEDED = {
  cases: ["case_ref", "landlord"],
  funding: ["funder", "year", "kind", "line", "amount"],
} as const satisfies Readonly<Record<Takeover, readonly (CaseColumn | FundingColumn)[]>>;

/** How many of a row's cells are headers of ours, by name or by a mapping: tells the header row, and the sheet of a workbook. */
export const tellingOf =
  (names: Names<string>, columns: Readonly<Record<string, string>> = {}) =>
  (cells: readonly string[]): number => {
    const told = new Set(cells.map(plain));
    const isThere = (column: string) =>
      [column, names[column]!.fr, names[column]!.en, columns[column] ?? "", ...names[column]!.also].some(
        (name) => name !== "" && told.has(plain(name)),
      );
    return Object.keys(names).filter(isThere).length;
  };

/** A mapping kept for other files than this one would only mislead: each of its columns must be here. */
export function fits({ columns = {} }: TakeoverMapping, headers: readonly string[]): boolean {
  const told = new Set(headers.map(plain));
  return Object.values(columns).every((header) => header === "" || told.has(plain(header)));
}

/** One header cannot hold two things of ours, and each name must be ours. `field` is the dotted path. */
export function brokenTakeoverMapping({ columns = {} }: TakeoverMapping, what: Takeover): Broken[] {
  const names = TAKEOVER_NAMES[what];
  const first = new Map<string, string>();
  return Object.entries(columns).flatMap(([column, header]) => {
    if (!names[column]) return [unknownColumn(column, Object.keys(names))];
    const other = first.get(plain(header));
    if (other !== undefined && header !== "") return [usedTwice(column, header, names[other]!)];
    first.set(plain(header), column);
    return [];
  });
}

/** `needed`: columns without which no row can be taken. */
export function columnsOf<Column extends string>(
  headers: readonly string[],
  names: Names<Column>,
  needed: readonly NoInfer<Column>[],
  mapping: TakeoverMapping = {},
): Columns<Column> | { errors: Broken[] } {
  const all = Object.keys(names) as Column[];
  const told = headers.map(plain);
  const ranks = new Map<Column, number>();
  const absent = new Set<string>();
  for (const [column, header] of Object.entries(mapping.columns ?? {})) {
    if (!all.includes(column as Column)) return { errors: [unknownColumn(column, all)] };
    if (header === "") {
      absent.add(column);
      continue;
    }
    const rank = told.indexOf(plain(header));
    if (rank < 0) return { errors: [noSuchHeader(column, header, headers)] };
    const other = [...ranks].find(([, taken_]) => taken_ === rank)?.[0];
    if (other !== undefined) return { errors: [usedTwice(column, header, names[other])] };
    ranks.set(column as Column, rank);
  }
  for (const column of all) {
    if (ranks.has(column) || absent.has(column) || mapping.noHeader) continue;
    const accepted = new Set([column, names[column].fr, names[column].en, ...names[column].also].map(plain));
    const rank = told.findIndex((name, at) => accepted.has(name) && ![...ranks.values()].includes(at));
    if (rank >= 0) ranks.set(column, rank);
  }
  const missing = needed.filter((column) => !ranks.has(column));
  if (missing.length > 0) {
    const list = (language: "fr" | "en") => missing.map((column) => names[column][language]).join(", ");
    return {
      errors: [
        {
          rule: "takeover.columns",
          field: "file",
          message: `Colonnes introuvables : ${list("fr")}. Nommez-les ainsi dans le fichier, ou dites lesquelles les contiennent dans « Vérifier les colonnes » (ou dans la correspondance).`,
          english: `Columns not found: ${list("en")}. Name them so in the file, or tell which ones hold them under "Check the columns" (or in the mapping).`,
        },
      ],
    };
  }
  const used = new Set(ranks.values());
  return {
    ranks,
    ignored: headers.filter((header, rank) => header !== "" && !used.has(rank)),
    lacking: all.filter((column) => !ranks.has(column)),
  };
}

/** What the columns were taken for, to be looked at before anything is kept. */
export const taken = (
  ranks: ReadonlyMap<string, number>,
  headers: readonly string[],
  first: readonly string[] = [],
): { column: string; header: string; first: string }[] =>
  [...ranks]
    .toSorted(([, one], [, other]) => one - other)
    .map(([column, rank]) => ({ column, header: headers[rank] ?? "", first: first[rank] ?? "" }));

const unknownColumn = (column: string, known: readonly string[]): Broken => ({
  rule: "takeover.mapping",
  field: "mapping",
  message: `La correspondance nomme « ${column} », qui n'est pas une de nos colonnes : ${known.join(", ")}.`,
  english: `The mapping names "${column}", which is none of our columns: ${known.join(", ")}.`,
});

const usedTwice = (column: string, header: string, other: Said): Broken => ({
  rule: "columnTwice",
  field: `columns.${column}`,
  message: `La colonne « ${header} » sert déjà pour ${other.fr} : choisissez-en une autre.`,
  english: `Column "${header}" is used already for ${other.en}: choose another one.`,
});

const noSuchHeader = (column: string, header: string, headers: readonly string[]): Broken => ({
  rule: "takeover.mapping",
  field: "mapping",
  message: `La correspondance cherche « ${header} » pour ${column} ; le fichier a : ${headers.join(", ")}.`,
  english: `The mapping looks for "${header}" for ${column}; the file has: ${headers.join(", ")}.`,
});
