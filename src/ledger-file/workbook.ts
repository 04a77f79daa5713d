/** A ledger saved as an Excel workbook (.xlsx): one of its sheets, given on as the text file it might have been. */
import { strFromU8, unzipSync } from "fflate";
import readXlsx from "read-excel-file/node";

import { kindOfHeaders, type LedgerMapping, recognise } from "./mapping.rules.ts";
import { LedgerRefused } from "./quarantine.rules.ts";
import { cellAt, mergedRanges, sheetPaths, uncomputed } from "./workbook-xml.ts";

/** A workbook is read whole: past this size, a text file is asked for. */
const LARGEST_BYTES = 50 * 1024 * 1024;
/** What a workbook may unpack to: a small file may hold a great many zeros. */
const LARGEST_UNPACKED = 512 * 1024 * 1024;

/** What was opened, filled in while it is read: a text file leaves it as it is. */
export type Opened = {
  isWorkbook: boolean;
  /** Names of the workbook's sheets, and of the one that is read. */
  sheets: string[];
  sheet: string | undefined;
};
export const notOpened = (): Opened => ({ isWorkbook: false, sheets: [], sheet: undefined });

/**
 * Which sheet: the one of this name and no other, or the one that `saved` mappings name, or tell most of. `telling`: how many of a
 * row's cells are headers looked for, where they are not a ledger's.
 */
export type SheetWish = {
  sheet?: string | undefined;
  saved?: readonly LedgerMapping[];
  telling?: (cells: readonly string[]) => number;
};

/**
 * `source` as it is, or, where it begins like a workbook, one sheet of it as CSV: the sheet wished for, else the first in which most
 * columns of ours are recognised. Throws LedgerRefused on a workbook too large or damaged, or without that sheet.
 */
export async function* withoutWorkbook(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  wish: SheetWish = {},
  opened: Opened = notOpened(),
): AsyncGenerator<Uint8Array> {
  let workbook: Uint8Array[] | undefined;
  let start: Uint8Array | undefined = new Uint8Array();
  let bytes = 0;
  for await (const chunk of source) {
    let piece = chunk;
    if (start) {
      start = piece = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
      if (start.length < 4) continue;
      if (start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4) workbook = [];
      start = undefined;
    }
    if (!workbook) {
      yield piece;
      continue;
    }
    bytes += piece.length;
    if (bytes > LARGEST_BYTES) throw refused("Le classeur dépasse 50 Mo.", "The workbook exceeds 50 MB.");
    // The chunk's memory is its giver's: kept past its turn, it is copied.
    workbook.push(piece.slice());
  }
  if (start) yield start;
  if (workbook) yield* sheetLines(Buffer.concat(workbook), wish, opened);
}

type Cells = (unknown[] | undefined)[];

async function* sheetLines(
  workbook: Buffer,
  { sheet: named, saved = [], telling = ledgerHeaders(saved) }: SheetWish,
  opened: Opened,
): AsyncGenerator<Uint8Array> {
  if (!endsAsArchive(workbook)) throw unreadable();
  const parts = unpacked(workbook);
  const sheets = await Promise.race([readXlsx(workbook), tooLong()]).catch(() => {
    throw unreadable();
  });
  opened.isWorkbook = true;
  opened.sheets = sheets.map(({ sheet }) => sheet);
  // A sheet named after its month is another one next month: the mapping's own columns tell it.
  const chosen =
    named === undefined
      ? (sheets.find(({ sheet }) => saved.some((one) => one.sheet === sheet)) ?? mostTelling(sheets, telling))
      : sheets.find(({ sheet }) => sheet === named);
  if (!chosen) throw noSheet(named ?? "", opened.sheets);
  opened.sheet = chosen.sheet;
  const rows = chosen.data as Cells;
  completed(rows, parts.get(sheetPaths(parts).get(chosen.sheet) ?? ""));
  let text = "";
  for (const row of rows) {
    // An empty row is an empty line, left aside like any.
    if (row?.some((cell) => cell !== null && cell !== undefined && cell !== ""))
      text += row.map(cellText).join(";");
    text += "\n";
    if (text.length > 1 << 16) {
      yield Buffer.from(text);
      text = "";
    }
  }
  yield Buffer.from(text);
}

/**
 * Whether the bytes end with an archive's own end, and with its comment alone after it. The library that reads sheets waits for ever on
 * an archive that something else follows (a PDF, a page), and whoever sent it holds a connection meanwhile.
 */
function endsAsArchive(workbook: Buffer): boolean {
  for (let at = workbook.length - 22; at >= Math.max(0, workbook.length - 22 - 0xffff); at--)
    if (workbook.readUInt32LE(at) === 0x06054b50)
      return workbook.readUInt16LE(at + 20) === workbook.length - at - 22;
  return false;
}

/** Longer than the longest workbook takes: what the library never ends with is given up. */
const LONGEST_READING_MS = 5 * 60_000;
function tooLong(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("the workbook was not read to its end")), LONGEST_READING_MS).unref();
  });
}

/** The parts that say what a library does not: which cells are merged, which formulas were never computed. */
function unpacked(workbook: Buffer): ReadonlyMap<string, string> {
  let size = 0;
  try {
    const files = unzipSync(workbook, {
      filter: ({ name, originalSize }) => {
        size += originalSize;
        if (size > LARGEST_UNPACKED)
          throw refused(
            "Le classeur dépasse 512 Mo une fois ouvert.",
            "The workbook exceeds 512 MB once opened.",
          );
        return /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(name);
      },
    });
    return new Map(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
  } catch (error) {
    if (error instanceof LedgerRefused) throw error;
    throw unreadable();
  }
}

/** A merged cell says its text for each row that it covers; a formula without its result shows, and is not taken for nothing. */
function completed(rows: Cells, xml: string | undefined): void {
  if (xml === undefined) return;
  for (const { from, to } of mergedRanges(xml)) {
    const cell = rows[from.row]?.[from.column];
    // A title over several columns says nothing of each.
    if (cell === null || cell === undefined || from.column !== to.column) continue;
    for (let row = from.row + 1; row <= to.row && row < rows.length; row++) rows[row]![from.column] ??= cell;
  }
  for (const { at, formula } of uncomputed(xml)) {
    const { row, column } = cellAt(at);
    if (rows[row]) rows[row][column] ??= `=${formula}`;
  }
}

/** The sheet in whose first rows most of our columns are recognised; the first of several. */
function mostTelling<T extends { data: unknown }>(
  sheets: readonly T[],
  telling: NonNullable<SheetWish["telling"]>,
): T | undefined {
  const told = sheets.map(({ data }) =>
    Math.max(0, ...(data as Cells).slice(0, 10).map((row) => telling((row ?? []).map(cellText)))),
  );
  return sheets[told.indexOf(Math.max(...told))];
}

const ledgerHeaders =
  (saved: readonly LedgerMapping[]) =>
  (headers: readonly string[]): number =>
    Math.max(
      ...[{}, ...saved].map(
        (mapping) => Object.keys(recognise(headers, mapping, kindOfHeaders(headers, mapping))).length,
      ),
    );

/** Days come out as `2026-12-31`, numbers with a point and at most six decimals: the rest is how Excel keeps 0.1. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === "number") return String(Number(cell.toFixed(6)));
  const text = String(cell);
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const unreadable = () =>
  refused(
    "Ce fichier n'est pas un classeur Excel lisible.",
    "This file is not an Excel workbook that can be read.",
  );

function noSheet(named: string, sheets: readonly string[]): LedgerRefused {
  return new LedgerRefused({
    rule: "unknownSheet",
    field: "sheet",
    message: `Le classeur n'a pas de feuille « ${named} », mais : ${sheets.join(", ")}. Choisissez la feuille dans « Vérifier les colonnes ».`,
    english: `The workbook has no sheet "${named}", but: ${sheets.join(", ")}. Choose the sheet under "Check the columns".`,
  });
}

function refused(found: string, inEnglish: string): LedgerRefused {
  return new LedgerRefused({
    rule: "unreadableWorkbook",
    message: `${found} Exportez les écritures en CSV (texte, séparateur point-virgule), puis importez ce fichier-là.`,
    english: `${inEnglish} Export the entries as CSV (text, separated by semicolons), then import that file.`,
  });
}
