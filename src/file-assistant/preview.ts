/** The beginning of a file, for the person who says how it is read: first rows, columns and formats told by names and contents. */
import { isAscii, isUtf8 } from "node:buffer";

import { CsvReader, field } from "../ledger-file/csv-records.ts";
import { findHeader, mappingFor, type FoundHeader } from "../ledger-file/file-header.ts";
import {
  type ColumnRanks,
  type FileKind,
  type LedgerMapping,
  missingColumns,
  recognise,
} from "../ledger-file/mapping.rules.ts";
import { LedgerRefused } from "../ledger-file/quarantine.rules.ts";
import type { AmountFormat, DateFormat } from "../ledger-file/rules.ts";
import { type Side, sideByKind } from "../ledger-file/sides.rules.ts";
import { textBlocks } from "../ledger-file/text-blocks.ts";
import { notOpened, withoutWorkbook } from "../ledger-file/workbook.ts";
import type { LedgerColumn } from "../ledger-file/columns.rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { decimalOf, orderOf, positiveOf, type Told } from "./format.rules.ts";
import { type Facts, guessColumns } from "./guess.rules.ts";

export type LedgerPreview = {
  kind: FileKind;
  separator: string;
  /** Null: letters without accents alone, any will do. */
  encoding: "utf-8" | "windows-1252" | "utf-16" | null;
  isWorkbook: boolean;
  sheets: string[];
  sheet: string | null;
  noHeader: boolean;
  /** As the file writes them, in its order; letters where it has none. */
  headers: string[];
  /** Our column → the file's header. */
  columns: Partial<Record<LedgerColumn, string>>;
  /** What told each of them: the mapping kept, the header's name, or the contents alone. */
  toldBy: Partial<Record<LedgerColumn, "saved" | "header" | "contents">>;
  /** The first rows under the header; cells at most 80 characters. */
  rows: string[][];
  dateFormat: Told<DateFormat>;
  amountFormat: Told<AmountFormat>;
  positiveIs: Told<Side>;
  /** Why the file cannot be read with these columns; null where it can. */
  missing: Broken | null;
};

/** What a person chose so far; what is left out is told by the mapping kept and by the file. */
export type Chosen = Pick<LedgerMapping, "kind" | "separator" | "encoding" | "sheet" | "noHeader">;

const ROWS_SHOWN = 50;
/** Formats are told from more rows than are shown. */
const ROWS_READ = 2_000;
const CELL_SHOWN = 80;
const ENOUGH = 1 << 19;

/**
 * `saved`: the mappings that the landlord kept. `factsOf`: what contents are held against, asked once with the codes among the first
 * rows that may be accounts. Throws LedgerRefused on a file that is empty or binary.
 */
export async function ledgerPreview(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  chosen: Chosen,
  saved: Partial<Record<FileKind, LedgerMapping>>,
  factsOf: (codes: string[]) => Promise<Facts>,
): Promise<LedgerPreview> {
  const opened = notOpened();
  const wish = { sheet: chosen.sheet, saved: Object.values(saved) };
  const bytes = await beginning(withoutWorkbook(source, wish, opened));
  const text = await textOf(bytes, chosen.encoding ?? saved.movements?.encoding);
  if (text.trim() === "")
    throw new LedgerRefused({
      rule: "emptyFile",
      message: "Le fichier est vide.",
      english: "The file is empty.",
    });
  const kept = chosen.kind ? { ...saved[chosen.kind], kind: chosen.kind } : mappingFor(text, saved);
  const base: LedgerMapping = { ...(fits(text, kept) ? kept : { kind: kept.kind }), ...chosen };
  const noHeader = chosen.noHeader ?? base.noHeader ?? looksHeadless(text, base);
  const mapping: LedgerMapping = { ...base, noHeader };
  const header = findHeader(text, mapping);
  const read = rowsOf(text, header);
  const { headers, ranks: named } = header;
  const kind = mapping.kind ?? header.kind;
  const codes = [...new Set(read.flat())]
    .filter((cell) => /\d/.test(cell) && cell.length <= 40)
    .slice(0, 5_000);
  const facts = await factsOf(codes);
  const guessed = guessColumns(read.slice(0, 200), headers.length, named, kind, facts);
  const ranks = { ...named, ...guessed };
  const kinds = (text_: string) => sideByKind(facts.classify(text_).kind);
  const cells = (column: LedgerColumn) =>
    ranks[column] === undefined ? [] : read.map((row) => row[ranks[column]!] ?? "");
  const amounts = (["debit", "credit", "amount", "balance", "amountDue"] as const).flatMap(cells);
  const amountFormat = given(mapping.amountFormat) ?? decimalOf(amounts);
  return {
    kind,
    separator: header.separator,
    encoding: opened.isWorkbook ? null : (chosen.encoding ?? encodingOf(bytes)),
    isWorkbook: opened.isWorkbook,
    sheets: opened.sheets,
    sheet: opened.sheet ?? null,
    noHeader,
    headers,
    columns: Object.fromEntries(Object.entries(ranks).map(([column, rank]) => [column, headers[rank]!])),
    toldBy: toldBy(ranks, guessed, headers, base),
    rows: read.slice(0, ROWS_SHOWN).map((row) => row.map((cell) => cell.slice(0, CELL_SHOWN))),
    dateFormat: given(mapping.dateFormat) ?? orderOf(cells("date"), opened.isWorkbook),
    amountFormat,
    positiveIs:
      given(mapping.positiveIs) ??
      (ranks.amount === undefined || ranks.sense !== undefined
        ? { value: null, asked: false, example: null }
        : positiveOf(
            read.map((row) => ({
              side: kinds(row[ranks.label ?? -1] ?? ""),
              cell: row[ranks.amount!] ?? "",
            })),
            amountFormat.value ?? undefined,
          )),
    missing: missingColumns(headers, ranks, kind) ?? null,
  };
}

const given = <T>(value: T | undefined): Told<T> | undefined =>
  value === undefined ? undefined : { value, asked: false, example: null };

/** A mapping kept for other files than this one would only mislead: one of its columns at least must be here. */
function fits(text: string, mapping: LedgerMapping): boolean {
  if (!mapping.columns) return true;
  const { ranks, headers } = findHeader(text, mapping);
  return Object.entries(mapping.columns).some(
    ([column, header]) =>
      headers[ranks[column as LedgerColumn] ?? -1]?.toLowerCase() === header.toLowerCase(),
  );
}

/** Nothing in the first row that is written is a header of ours, and something is a day or an amount with cents. */
function looksHeadless(text: string, mapping: LedgerMapping): boolean {
  const { ranks, headers } = findHeader(text, mapping);
  if (Object.keys(ranks).length > 1) return false;
  return headers.some((cell) => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}$|^-?[\d\s]+[.,]\d{2}$/.test(cell.trim()));
}

function toldBy(
  ranks: ColumnRanks,
  guessed: ColumnRanks,
  headers: readonly string[],
  { columns = {}, kind }: LedgerMapping,
): LedgerPreview["toldBy"] {
  const byName = recognise(headers, {}, kind);
  const told = (Object.keys(ranks) as LedgerColumn[]).map((column) => {
    if (guessed[column] !== undefined) return [column, "contents"];
    return [column, columns[column] && byName[column] !== ranks[column] ? "saved" : "header"];
  });
  return Object.fromEntries(told);
}

function rowsOf(text: string, { separator, headers, length }: FoundHeader): string[][] {
  const rows: string[][] = [];
  const csv = new CsvReader(separator);
  csv.columns = headers.length;
  csv.read(text.slice(length), true, (record) => {
    if (rows.length < ROWS_READ)
      rows.push(headers.map((_, rank) => (rank < record.count ? field(record, rank) : "")));
  });
  return rows;
}

async function beginning(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    parts.push(chunk.slice());
    size += chunk.length;
    if (size > ENOUGH) break;
  }
  return Buffer.concat(parts);
}

async function textOf(bytes: Uint8Array, encoding: LedgerMapping["encoding"]): Promise<string> {
  let text = "";
  for await (const block of textBlocks([bytes], encoding)) text += block.text;
  return text;
}

/** How the beginning of a file is written; null: letters without accents alone. */
export function encodingOf(bytes: Uint8Array): LedgerPreview["encoding"] {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return "utf-16";
  if (isAscii(bytes)) return null;
  // The piece may end inside a letter: its last line is left out.
  const whole = bytes.subarray(0, bytes.lastIndexOf(10) + 1);
  return isUtf8(whole.length > 0 ? whole : bytes) ? "utf-8" : "windows-1252";
}
