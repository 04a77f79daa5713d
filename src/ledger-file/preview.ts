/** The beginning of a file, for the person who says which column is which: headers, first rows, what was recognised. */
import { CsvReader, field } from "./csv-records.ts";
import { findHeader } from "./file-header.ts";
import { missingColumns, type LedgerColumn, type LedgerMapping } from "./mapping.rules.ts";
import { LedgerRefused } from "./quarantine.rules.ts";
import { textBlocks } from "./text-blocks.ts";
import { withoutWorkbook } from "./workbook.ts";
import type { Broken } from "../platform/calendar/dated.ts";

export type LedgerPreview = {
  separator: string;
  /** As the file writes them, in its order. */
  headers: string[];
  /** Our column → the file's header, as recognised by the mapping and by name. */
  columns: Partial<Record<LedgerColumn, string>>;
  /** The first rows under the header; cells at most 80 characters. */
  rows: string[][];
  /** Why the file cannot be read with these columns; null where it can. */
  missing: Broken | null;
};

const ROWS_SHOWN = 5;
const CELL_SHOWN = 80;
const ENOUGH = 65_536;

/** Throws LedgerRefused on a file that is empty or binary. */
export async function ledgerPreview(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mapping: LedgerMapping,
): Promise<LedgerPreview> {
  let text = "";
  for await (const block of textBlocks(withoutWorkbook(source), mapping.encoding)) {
    text += block.text;
    if (text.length > ENOUGH) break;
  }
  if (text.trim() === "")
    throw new LedgerRefused({
      rule: "emptyFile",
      message: "Le fichier est vide.",
      english: "The file is empty.",
    });
  const { separator, headers, ranks, length } = findHeader(text, mapping);
  const rows: string[][] = [];
  const csv = new CsvReader(separator);
  csv.columns = headers.length;
  csv.read(text.slice(length), true, (record) => {
    if (rows.length < ROWS_SHOWN)
      rows.push(
        headers.map((_, rank) => (rank < record.count ? field(record, rank).slice(0, CELL_SHOWN) : "")),
      );
  });
  const columns: LedgerPreview["columns"] = {};
  for (const [column, rank] of Object.entries(ranks)) columns[column as LedgerColumn] = headers[rank]!;
  return { separator, headers, columns, rows, missing: missingColumns(headers, ranks) ?? null };
}
