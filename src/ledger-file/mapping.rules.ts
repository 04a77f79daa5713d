/** Which column of a landlord's file holds what: recognised by header name, whatever its case, accents and usual variants. */
import type { Broken } from "../platform/calendar/dated.ts";
import { plain } from "../ledger/plain.rules.ts";
import type { Said } from "../platform/calendar/wording.ts";

/** What a ledger file says, in our words. */
export type LedgerColumn =
  | "account"
  | "dwelling"
  | "address"
  | "insee"
  | "postcode"
  | "town"
  | "leaseholder"
  | "date"
  | "label"
  | "debit"
  | "credit"
  | "reference";

/** How one landlord's files are read, kept from one file to the next. What it leaves out is recognised. */
export type LedgerMapping = {
  /** Our column → the header of the landlord's file. */
  columns?: Partial<Record<LedgerColumn, string>>;
  separator?: ";" | "," | "\t" | "|";
  encoding?: "utf-8" | "windows-1252";
  /** Order of day, month and year: French files are `dmy`; default: `dmy`, or `ymd` where the year comes first. */
  dateFormat?: "dmy" | "ymd" | "mdy";
  /** The decimal sign, where files write amounts that could be read both ways (`1.234`). */
  amountFormat?: "comma" | "point";
};

/** Rank in the file of each column found; 0 = first. */
export type ColumnRanks = Partial<Record<LedgerColumn, number>>;

export const SEPARATORS = [";", "\t", ",", "|"] as const;

/** The French name of each column, as the import page and the messages call it. */
export const COLUMN_NAMES: Record<LedgerColumn, string> = {
  account: "N° compte",
  dwelling: "Logement",
  address: "Adresse",
  insee: "Code INSEE",
  postcode: "Code postal",
  town: "Ville",
  leaseholder: "Titulaire",
  date: "Date",
  label: "Libellé",
  debit: "Débit",
  credit: "Crédit",
  reference: "Pièce",
};

export const COLUMN_NAMES_IN_ENGLISH: Record<LedgerColumn, string> = {
  account: "Account number",
  dwelling: "Dwelling",
  address: "Address",
  insee: "INSEE code",
  postcode: "Postcode",
  town: "Town",
  leaseholder: "Leaseholder",
  date: "Date",
  label: "Label",
  debit: "Debit",
  credit: "Credit",
  reference: "Reference",
};

/** Headers seen in landlords' files, in `plain` form. The most telling come first: a file may hold two dates. */
const VARIANTS: Record<LedgerColumn, readonly string[]> = {
  account: [
    "n compte",
    "no compte",
    "num compte",
    "numero compte",
    "numero de compte",
    "n de compte",
    "compte locataire",
    "n compte locataire",
    "numero compte locataire",
    "code compte",
    "compte",
    "account",
    "account number",
  ],
  dwelling: [
    "logement",
    "n logement",
    "numero logement",
    "numero de logement",
    "code logement",
    "reference logement",
    "ref logement",
    "lot",
    "n lot",
    "code lot",
    "ug",
    "unite de gestion",
    "module",
    "dwelling",
  ],
  address: ["adresse", "adresse logement", "adresse du logement", "voie", "rue", "address"],
  insee: [
    "code insee",
    "insee",
    "commune insee",
    "code commune",
    "code commune insee",
    "code insee commune",
    "insee code",
  ],
  postcode: ["code postal", "cp", "code post", "postal", "postcode"],
  town: ["ville", "commune", "localite", "nom commune", "town", "city"],
  leaseholder: [
    "titulaire",
    "titulaire du bail",
    "titulaire bail",
    "nom titulaire",
    "nom du titulaire",
    "locataire",
    "nom locataire",
    "nom du locataire",
    "nom prenom",
    "nom et prenom",
    "nom",
    "leaseholder",
    "tenant",
  ],
  date: [
    "date ecriture",
    "date d ecriture",
    "date de l ecriture",
    "date operation",
    "date d operation",
    "date comptable",
    "date mouvement",
    "date piece",
    "date",
    "date valeur",
    "date de valeur",
    "entry date",
  ],
  label: [
    "libelle",
    "libelle ecriture",
    "libelle de l ecriture",
    "libelle operation",
    "libelle mouvement",
    "intitule",
    "designation",
    "nature",
    "operation",
    "label",
    "description",
  ],
  debit: ["debit", "montant debit", "debit euros", "debit eur", "debits", "mt debit", "debit en euros"],
  credit: [
    "credit",
    "montant credit",
    "credit euros",
    "credit eur",
    "credits",
    "mt credit",
    "credit en euros",
  ],
  reference: [
    "piece",
    "n piece",
    "numero piece",
    "numero de piece",
    "n ecriture",
    "numero ecriture",
    "id ecriture",
    "reference",
    "ref",
    "reference ecriture",
    "reference",
  ],
};

const COLUMNS = Object.keys(VARIANTS) as LedgerColumn[];
const REQUIRED: readonly LedgerColumn[] = [
  "account",
  "dwelling",
  "leaseholder",
  "date",
  "label",
  "debit",
  "credit",
];

/** Whether no file can be read without this column; of the commune, the code or the postcode and the town are enough. */
export function isColumnRequired(column: LedgerColumn): boolean {
  return REQUIRED.includes(column);
}

/** The columns a header row holds. A saved mapping comes first; each header serves once; of two equal headers, the first. */
export function recognise(headers: readonly string[], mapping: LedgerMapping = {}): ColumnRanks {
  const names = headers.map(plain);
  const taken = new Set<number>();
  const ranks: ColumnRanks = {};
  const take = (column: LedgerColumn, name: string) => {
    const rank = names.findIndex((header, at) => header === name && !taken.has(at));
    if (rank < 0 || ranks[column] !== undefined) return;
    ranks[column] = rank;
    taken.add(rank);
  };
  for (const [column, header] of Object.entries(mapping.columns ?? {})) {
    if (header) take(column as LedgerColumn, plain(header));
  }
  for (const column of COLUMNS) for (const variant of VARIANTS[column]) take(column, variant);
  return ranks;
}

/** Why a file cannot be read with these columns, or undefined: names the columns found, those missing, and what to do. */
export function missingColumns(headers: readonly string[], ranks: ColumnRanks): Broken | undefined {
  const missing: Said[] = REQUIRED.filter((column) => ranks[column] === undefined).map((column) => ({
    fr: named(column),
    en: `"${COLUMN_NAMES_IN_ENGLISH[column]}"`,
  }));
  if (ranks.insee === undefined && (ranks.postcode === undefined || ranks.town === undefined)) {
    missing.push({
      fr: "« Code INSEE » (ou « Code postal » et « Ville »)",
      en: '"INSEE code" (or "Postcode" and "Town")',
    });
  }
  if (missing.length === 0) return undefined;
  const seen = headers.filter((header) => header.trim() !== "").slice(0, 30);
  const found = seen.map((header) => `« ${header.trim().slice(0, 40)} »`).join(", ") || "aucune";
  const foundInEnglish = seen.map((header) => `"${header.trim().slice(0, 40)}"`).join(", ") || "none";
  const names = missing.map(({ fr }) => fr).join(", ");
  return {
    rule: "missingColumns",
    field: names,
    english:
      `Missing columns: ${missing.map(({ en }) => en).join(", ")}. Columns found in the file: ${foundInEnglish}. ` +
      "Add them to the export, or tell in the mapping which column of the file holds them.",
    message:
      `Colonnes manquantes : ${names}. Colonnes trouvées dans le fichier : ${found}. ` +
      "Ajoutez-les à l'export, ou indiquez dans la correspondance quelle colonne du fichier les contient.",
  };
}

/** One column of the file cannot hold two things of ours. `field` is the dotted path of the second. */
export function brokenMapping({ columns = {} }: LedgerMapping): Broken[] {
  const first = new Map<string, LedgerColumn>();
  const broken: Broken[] = [];
  for (const [column, header] of Object.entries(columns) as [LedgerColumn, string][]) {
    const name = plain(header);
    const other = first.get(name);
    if (other === undefined) first.set(name, column);
    else {
      broken.push({
        rule: "columnTwice",
        field: `columns.${column}`,
        message: `La colonne « ${header} » sert déjà pour ${named(other)} : choisissez-en une autre.`,
        english: `Column "${header}" is used already for "${COLUMN_NAMES_IN_ENGLISH[other]}": choose another one.`,
      });
    }
  }
  return broken;
}

function named(column: LedgerColumn): string {
  return `« ${COLUMN_NAMES[column]} »`;
}
