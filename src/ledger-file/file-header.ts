/** Finds the header row of a ledger file, its separator and its columns. */
import { CsvReader, field, type CsvRecord } from "./csv-records.ts";
import {
  missingColumns,
  recognise,
  SEPARATORS,
  type ColumnRanks,
  type LedgerColumn,
  type LedgerMapping,
} from "./mapping.rules.ts";
import { LedgerRefused } from "./quarantine.rules.ts";

type Required = "account" | "dwelling" | "leaseholder" | "date" | "label" | "debit" | "credit";

export type FileHeader = {
  separator: string;
  headers: string[];
  ranks: ColumnRanks & Record<Required, number>;
  /** Columns a line must have at least: up to the last one we read. */
  needed: number;
  /** Number of the header's line, and characters of the text up to its end. */
  line: number;
  length: number;
  /** The columns of a record that describe the account, as one text to compare. */
  identity: (record: CsvRecord) => string;
};

/** Some systems write a title above the header. */
const LINES_TRIED = 10;
const OF_THE_ENTRY = new Set<LedgerColumn>(["date", "label", "debit", "credit", "reference"]);

/** What stands in the header row, whether or not a ledger can be read from it. `length`: characters up to its end. */
export type FoundHeader = Pick<FileHeader, "separator" | "headers" | "line" | "length"> & {
  ranks: ColumnRanks;
};

/** The row, among the first ten, and the separator under which most of our columns are recognised. */
export function findHeader(text: string, mapping: LedgerMapping): FoundHeader {
  const separators = mapping.separator ? [mapping.separator] : SEPARATORS;
  let best = {
    found: 0,
    separator: separators[0] as string,
    headers: [""],
    ranks: {} as ColumnRanks,
    line: 1,
    length: 0,
  };
  let length = 0;
  for (const [index, row] of text.split("\n", LINES_TRIED).entries()) {
    length += row.length + 1;
    const line = row.slice(0, 20_000);
    if (line.trim() === "") continue;
    for (const separator of separators) {
      const headers = fields(line, separator);
      const ranks = recognise(headers, mapping);
      const found = Object.keys(ranks).length;
      const first = best.length === 0;
      if (
        first ||
        found > best.found ||
        (found === best.found && best.line === index + 1 && headers.length > best.headers.length)
      ) {
        best = { found, separator, headers, ranks, line: index + 1, length };
      }
    }
  }
  const { separator, headers, ranks, line } = best;
  return { separator, headers, ranks, line, length: Math.min(best.length, text.length) };
}

/** The header of a file that can be read with these columns. Throws LedgerRefused. */
export function headerOf(text: string, mapping: LedgerMapping): FileHeader {
  const { separator, headers, ranks, line, length } = findHeader(text, mapping);
  const broken = missingColumns(headers, ranks);
  if (broken) throw new LedgerRefused(broken);
  return {
    separator,
    headers,
    ranks: ranks as FileHeader["ranks"],
    needed: Math.max(...Object.values(ranks)) + 1,
    line,
    length,
    identity: identityOf(ranks),
  };
}

function fields(line: string, separator: string): string[] {
  let found: string[] = [];
  new CsvReader(separator).read(line, true, (record) => {
    found = Array.from({ length: Math.min(record.count, 256) }, (_, rank) => field(record, rank));
  });
  return found;
}

/** Where the account's columns stand side by side, their text is one slice of the line: compared at once, line after line. */
function identityOf(ranks: ColumnRanks): (record: CsvRecord) => string {
  const own: number[] = [];
  const others: number[] = [];
  for (const [column, rank] of Object.entries(ranks) as [LedgerColumn, number][]) {
    (OF_THE_ENTRY.has(column) ? others : own).push(rank);
  }
  const [from, to] = [Math.min(...own), Math.max(...own)];
  if (!others.some((rank) => rank > from && rank < to)) {
    return ({ text, starts, ends }) => text.slice(starts[from], ends[to]);
  }
  own.sort((one, other) => one - other);
  return ({ text, starts, ends }) => own.map((rank) => text.slice(starts[rank], ends[rank])).join("\0");
}
