/** Reads a list of vacant homes, CSV or workbook: every line is a home or is set aside with its reason. */
import type { CommuneIndex } from "../ledger-file/commune.rules.ts";
import { CsvReader, field } from "../ledger-file/csv-records.ts";
import { LedgerRefused, printable } from "../ledger-file/quarantine.rules.ts";
import { textBlocks } from "../ledger-file/text-blocks.ts";
import { notOpened, withoutWorkbook } from "../ledger-file/workbook.ts";
import {
  asideWords,
  COLUMN_WORDS,
  type Column,
  missingColumns,
  type Ranks,
  ranksOf,
  readLine,
} from "./file.rules.ts";
import type { Home } from "./rules.ts";

export type LineAside = {
  line: number;
  field: string;
  value: string;
  rule: string;
  message: string;
  english: string;
  raw: string;
  /** Rent and charges where they could be read. */
  cents: number;
};
export type HomeLine = { line: number; home: Home; raw: string };
/** `lines`: counted as they are read, so that one lost on the way shows as a difference. */
export type ReadFile = { homes: HomeLine[]; aside: LineAside[]; lines: number; fileCents: number };

/** A landlord's whole stock is vacant at once in no list. */
const MOST_LINES = 5_000;
const RAW = 2_000;

/** Throws LedgerRefused where the file cannot be read at all. */
export async function readHomes(
  source: AsyncIterable<Uint8Array>,
  communes: CommuneIndex,
): Promise<ReadFile> {
  const opened = notOpened();
  const read: ReadFile = { homes: [], aside: [], lines: 0, fileCents: 0 };
  const seen = new Map<string, number>();
  let csv: CsvReader | undefined;
  let ranks: Ranks = {};
  const set = (
    line: number,
    column: Column,
    value: string,
    rule: string,
    because: { fr: string; en: string },
    raw: string,
    cents: number,
  ) => {
    const words = asideWords(line, column, value, because);
    read.aside.push({
      line,
      field: COLUMN_WORDS[column].fr,
      value: printable(value.slice(0, 200)),
      rule,
      message: words.fr,
      english: words.en,
      raw: printable(raw),
      cents,
    });
  };
  const take = (record: Parameters<Parameters<CsvReader["read"]>[2]>[0]) => {
    read.lines += 1;
    const raw = record.text.slice(record.from, Math.min(record.to, record.from + RAW));
    if (record.broken)
      return set(
        record.line,
        "reference",
        "",
        record.broken,
        { fr: "la ligne ne peut pas être lue", en: "the line cannot be read" },
        raw,
        0,
      );
    if (read.homes.length + read.aside.length >= MOST_LINES) throw new LedgerRefused(TOO_MANY);
    const cell = (column: Column) => (ranks[column] === undefined ? "" : field(record, ranks[column]));
    const line = readLine(cell, communes, opened.isWorkbook);
    read.fileCents += line.cents;
    if ("aside" in line) {
      const { column, value, rule, because } = line.aside;
      return set(record.line, column, value, rule, because, raw, line.cents);
    }
    const first = seen.get(line.home.reference);
    if (first !== undefined)
      return set(
        record.line,
        "reference",
        line.home.reference,
        "twiceInFile",
        { fr: `ce logement figure déjà ligne ${first}`, en: `this home stands on line ${first} already` },
        raw,
        line.cents,
      );
    seen.set(line.home.reference, record.line);
    read.homes.push({ line: record.line, home: line.home, raw: printable(raw) });
    return undefined;
  };
  for await (const block of textBlocks(withoutWorkbook(source, {}, opened))) {
    let { text } = block;
    if (!csv) {
      const end = text.indexOf("\n");
      const head = (end < 0 ? text : text.slice(0, end)).replace(/\r$/, "");
      const separator = [";", "\t", ","].toSorted((a, b) => head.split(b).length - head.split(a).length)[0]!;
      ranks = ranksOf(head.split(separator).map((name) => name.replace(/^"|"$/g, "")));
      const broken = missingColumns(ranks);
      if (broken) throw new LedgerRefused(broken);
      csv = new CsvReader(separator);
      csv.line = 2;
      text = end < 0 ? "" : text.slice(end + 1);
    }
    csv.read(text, false, take);
  }
  csv?.read("", true, take);
  return read;
}

const TOO_MANY = {
  rule: "vacancy.tooMany",
  field: "file",
  message: `La liste dépasse ${MOST_LINES} logements : coupez-la, et importez chaque partie.`,
  english: `The list exceeds ${MOST_LINES} homes: cut it, and import each part.`,
};
