/** Finds the header row of a ledger file, its separator and its columns. */
import { plain } from "../ledger/plain.rules.ts";
import { CsvReader, field, type CsvRecord } from "./csv-records.ts";
import type { LedgerColumn } from "./columns.rules.ts";
import {
  FILE_KINDS,
  type FileKind,
  kindOfHeaders,
  letterOf,
  missingColumns,
  recognise,
  SEPARATORS,
  type ColumnRanks,
  type LedgerMapping,
} from "./mapping.rules.ts";
import { LedgerRefused } from "./quarantine.rules.ts";

type Required = "account" | "dwelling" | "leaseholder" | "date" | "label";

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
const OF_THE_ENTRY = new Set<LedgerColumn>([
  "date",
  "label",
  "debit",
  "credit",
  "amount",
  "sense",
  "reference",
]);

/** What stands in the header row, whether or not a ledger can be read from it. `length`: characters up to its end. */
export type FoundHeader = Pick<FileHeader, "separator" | "headers" | "line" | "length"> & {
  kind: FileKind;
  ranks: ColumnRanks;
};

/**
 * The row, among the first ten, and the separator under which most of our columns are recognised. A file without header:
 * columns go by their letters, and its first row is read.
 */
export function findHeader(text: string, mapping: LedgerMapping): FoundHeader {
  if (mapping.noHeader) return withoutHeader(text, mapping);
  const separators = mapping.separator ? [mapping.separator] : SEPARATORS;
  let best = {
    found: 0,
    separator: separators[0] as string,
    headers: [""],
    kind: mapping.kind ?? ("movements" as FileKind),
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
      const headers = distinct(fields(line, separator));
      const kind = kindOfHeaders(headers, mapping);
      const ranks = recognise(headers, mapping, kind);
      const found = Object.keys(ranks).length;
      const first = best.length === 0;
      if (
        first ||
        found > best.found ||
        (found === best.found && best.line === index + 1 && headers.length > best.headers.length)
      ) {
        best = { found, separator, headers, kind, ranks, line: index + 1, length };
      }
    }
  }
  const { separator, headers, kind, ranks, line } = best;
  return { separator, headers, kind, ranks, line, length: Math.min(best.length, text.length) };
}

/** The separator that cuts the first lines into most columns, the same number in each. */
function withoutHeader(text: string, mapping: LedgerMapping): FoundHeader {
  const lines = text.split("\n", LINES_TRIED).filter((line) => line.trim() !== "");
  const separators = mapping.separator ? [mapping.separator] : SEPARATORS;
  const widths = separators.map((separator) =>
    lines.length === 0 ? 0 : Math.min(...lines.map((line) => fields(line, separator).length)),
  );
  const width = Math.max(...widths, 0);
  const separator = separators[widths.indexOf(width)] ?? ";";
  const headers = Array.from({ length: Math.min(width, 256) }, (_, rank) => letterOf(rank));
  const kind = mapping.kind ?? "movements";
  return { separator, headers, kind, ranks: recognise(headers, mapping, kind), line: 0, length: 0 };
}

/** A second column of the same name is told from the first: `Date`, `Date (2)`. */
function distinct(headers: readonly string[]): string[] {
  const times = new Map<string, number>();
  return headers.map((header) => {
    const name = plain(header);
    const n = (times.get(name) ?? 0) + 1;
    times.set(name, n);
    return n === 1 || name === "" ? header : `${header} (${n})`;
  });
}

/**
 * How to read a file that begins like this, among the mappings a landlord kept, one for each kind of file: the one whose columns
 * the file has, all of them; else what its own headers tell.
 */
export function mappingFor(
  text: string,
  saved: Partial<Record<FileKind, LedgerMapping>>,
): LedgerMapping & { kind: FileKind } {
  const own = findHeader(text, {});
  const fitting = FILE_KINDS.filter((kind) => {
    const mapping = saved[kind];
    if (!mapping?.columns) return false;
    // A file without header has no names to go by: it fits where its first row is none.
    if (mapping.noHeader && Object.keys(own.ranks).length > 1) return false;
    const { headers, ranks } = findHeader(text, { ...mapping, kind });
    const names = new Set(headers.map(plain));
    return (
      !missingColumns(headers, ranks, kind) &&
      Object.values(mapping.columns).every((header) => names.has(plain(header)))
    );
  });
  const kind = fitting.length === 1 ? fitting[0]! : own.kind;
  return { ...saved[kind], kind };
}

/** The header of a file that can be read with these columns. Throws LedgerRefused. */
export function headerOf(text: string, mapping: LedgerMapping): FileHeader {
  const { separator, headers, ranks, line, length } = findHeader(text, { ...mapping, kind: "movements" });
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
