/** Which column of a landlord's file holds what: recognised by header name, whatever its case, accents and usual variants. */
import type { Broken } from "../platform/calendar/dated.ts";
import { plain } from "../ledger/plain.rules.ts";
import type { Said } from "../platform/calendar/wording.ts";
import {
  COLUMN_NAMES,
  COLUMN_NAMES_IN_ENGLISH,
  LIST_VARIANTS,
  VARIANTS,
  type LedgerColumn,
} from "./columns.rules.ts";

/** What a file tells: each debit and credit, or how much each account owed on a day. */
export const FILE_KINDS = ["movements", "balances"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** How one landlord's files of one kind are read, kept from one file to the next. What it leaves out is recognised. */
export type LedgerMapping = {
  kind?: FileKind;
  /** Our column → the header of the landlord's file; a letter, as spreadsheets name it, where the file has no header. */
  columns?: Partial<Record<LedgerColumn, string>>;
  separator?: ";" | "," | "\t" | "|";
  encoding?: "utf-8" | "windows-1252";
  /** Order of day, month and year: French files are `dmy`; default: `dmy`, or `ymd` where the year comes first. `serial`: Excel's count of days. */
  dateFormat?: "dmy" | "ymd" | "mdy" | "serial";
  /** The decimal sign, where files write amounts that could be read both ways (`1.234`). */
  amountFormat?: "comma" | "point";
  /** What an amount without minus is, where one column holds debits and credits alike; of a balance: whether it is owed (`debit`). */
  positiveIs?: "debit" | "credit";
  /** Name of the workbook's sheet. */
  sheet?: string;
  /** The first row is an entry already: columns go by their letters. */
  noHeader?: boolean;
};

/** Rank in the file of each column found; 0 = first. */
export type ColumnRanks = Partial<Record<LedgerColumn, number>>;

export const SEPARATORS = [";", "\t", ",", "|"] as const;

/** In the order in which their headers are looked for. */
const COLUMNS: Record<FileKind, readonly LedgerColumn[]> = {
  movements: [
    "account",
    "dwelling",
    "address",
    "insee",
    "postcode",
    "town",
    "leaseholder",
    "date",
    "label",
    "debit",
    "credit",
    "amount",
    "sense",
    "reference",
  ],
  balances: [
    "account",
    "dwelling",
    "address",
    "insee",
    "postcode",
    "town",
    "leaseholder",
    "date",
    "balance",
    "debit",
    "credit",
    "sense",
    "amountDue",
  ],
};
const REQUIRED: Record<FileKind, readonly LedgerColumn[]> = {
  movements: ["account", "dwelling", "leaseholder", "date", "label"],
  balances: ["account"],
};

/** What a file of this kind may hold. */
export const columnsOf = (kind: FileKind): readonly LedgerColumn[] => COLUMNS[kind];

/** Whether no file of this kind can be read without the column. */
export function isColumnRequired(column: LedgerColumn, kind: FileKind = "movements"): boolean {
  return REQUIRED[kind].includes(column);
}

/** The columns a header row holds. A saved mapping comes first; each header serves once; of two equal headers, the first. */
export function recognise(
  headers: readonly string[],
  mapping: LedgerMapping = {},
  kind: FileKind = mapping.kind ?? "movements",
): ColumnRanks {
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
  if (mapping.noHeader) return ranks;
  for (const column of COLUMNS[kind]) for (const variant of variantsOf(column, kind)) take(column, variant);
  return ranks;
}

function variantsOf(column: LedgerColumn, kind: FileKind): readonly string[] {
  return (kind === "balances" && LIST_VARIANTS[column]) || VARIANTS[column];
}

/**
 * What a file with these headers tells. A ledger may show a running balance beside each entry: it is a list of balances only
 * where it has a balance and cannot be read as a ledger.
 */
export function kindOfHeaders(headers: readonly string[], mapping: LedgerMapping = {}): FileKind {
  if (mapping.kind) return mapping.kind;
  const list = recognise(headers, mapping, "balances");
  const ledger = recognise(headers, mapping, "movements");
  const hasBalance = list.balance !== undefined || (list.debit !== undefined && list.credit !== undefined);
  return list.account !== undefined && hasBalance && ledger.label === undefined ? "balances" : "movements";
}

/** Whether amounts can be read: a debit and a credit column, or one amount, or the balance of a list. */
export function hasAmounts(ranks: ColumnRanks, kind: FileKind): boolean {
  const both = ranks.debit !== undefined && ranks.credit !== undefined;
  return both || (kind === "balances" ? ranks.balance : ranks.amount) !== undefined;
}

/** Why a file cannot be read with these columns, or undefined: names the columns found, those missing, and what to do. */
export function missingColumns(
  headers: readonly string[],
  ranks: ColumnRanks,
  kind: FileKind = "movements",
): Broken | undefined {
  const missing: Said[] = REQUIRED[kind].filter((column) => ranks[column] === undefined).map(named);
  if (!hasAmounts(ranks, kind)) missing.push(...amountsMissing(ranks, kind));
  if (
    kind === "movements" &&
    ranks.insee === undefined &&
    (ranks.postcode === undefined || ranks.town === undefined)
  ) {
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

/** A debit without its credit asks for the credit; a file with neither may as well have one amount. */
function amountsMissing(ranks: ColumnRanks, kind: FileKind): Said[] {
  if (kind === "balances") return [named("balance")];
  if (ranks.debit !== undefined) return [named("credit")];
  if (ranks.credit !== undefined) return [named("debit")];
  return [{ fr: "« Débit » et « Crédit » (ou « Montant »)", en: '"Debit" and "Credit" (or "Amount")' }];
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
        message: `La colonne « ${header} » sert déjà pour ${named(other).fr} : choisissez-en une autre.`,
        english: `Column "${header}" is used already for ${named(other).en}: choose another one.`,
      });
    }
  }
  return broken;
}

/** A column's name as spreadsheets give it: A, B… Z, AA, for files without a header. */
export function letterOf(rank: number): string {
  const last = String.fromCharCode(65 + (rank % 26));
  return rank < 26 ? last : letterOf(Math.floor(rank / 26) - 1) + last;
}

function named(column: LedgerColumn): Said {
  return { fr: `« ${COLUMN_NAMES[column]} »`, en: `"${COLUMN_NAMES_IN_ENGLISH[column]}"` };
}
