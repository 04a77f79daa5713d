/** A small file of rows under a header, whatever it holds: CSV in any usual separator and encoding, or a workbook. Read whole. */
import { CsvReader, field } from "./csv-records.ts";
import { letterOf, type LedgerMapping, SEPARATORS } from "./mapping.rules.ts";
import { LedgerRefused } from "./quarantine.rules.ts";
import { textBlocks } from "./text-blocks.ts";
import { notOpened, withoutWorkbook } from "./workbook.ts";

/** `line`: its number in the file, 1 = the first. `cells`: texts by header, blanks around left out. */
export type TableRow = { line: number; text: string; cells: string[]; broken: boolean };
/** `isWorkbook`: a whole number may then be Excel's count of days. `sheets`, `sheet`: of a workbook. */
export type Table = {
  headers: string[];
  rows: TableRow[];
  isWorkbook: boolean;
  separator: string;
  sheets: string[];
  sheet: string | undefined;
};

/** What a mapping says of the rows themselves. `noHeader`: the first row is a row like any, and columns go by their letters. */
export type TableReading = Pick<LedgerMapping, "separator" | "encoding" | "sheet" | "noHeader">;

/** `keptSheet`: read where the workbook has it. `telling`: how many of a row's cells are headers that are looked for; tells the header below a title, and the sheet of a workbook. */
type Wanted = {
  most?: number;
  reading?: TableReading;
  keptSheet?: string;
  telling?: (cells: readonly string[]) => number;
};

/** Some write a title above the header. */
const ROWS_TRIED = 10;

/** Reads at most `most` rows. Throws LedgerRefused on an empty or binary file, a workbook that cannot be read, or more rows than that. */
export async function readTable(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { most = 20_000, reading = {}, keptSheet, telling = () => 0 }: Wanted = {},
): Promise<Table> {
  let text = "";
  const opened = notOpened();
  const bytes = withoutWorkbook(
    source,
    { sheet: reading.sheet, ...(keptSheet !== undefined && { saved: [{ sheet: keptSheet }] }), telling },
    opened,
  );
  for await (const block of textBlocks(bytes, reading.encoding)) text += block.text;
  // A workbook is given on with semicolons, whatever the mapping says of text files.
  const asked = opened.isWorkbook ? undefined : reading.separator;
  const lines = text.split("\n", ROWS_TRIED).filter((line) => line.trim() !== "");
  const told = (one: string) => Math.max(0, ...lines.map((line) => telling(line.split(one))));
  const cuts = (one: string) => (lines[0] ?? "").split(one).length;
  const tells = (one: string, best: string) =>
    told(one) - told(best) || (told(one) === 0 || reading.noHeader ? cuts(one) - cuts(best) : 0);
  const separator = asked ?? SEPARATORS.reduce((best, one) => (tells(one, best) > 0 ? one : best));
  const rows: TableRow[] = [];
  new CsvReader(separator).read(text, true, (record) => {
    const cells = Array.from({ length: Math.min(record.count, 255) }, (_, rank) => field(record, rank));
    rows.push({
      line: record.line,
      text: record.text.slice(record.from, record.to),
      cells,
      broken: record.broken !== undefined,
    });
  });
  const filled = rows.filter(({ cells, broken }) => broken || cells.some((cell) => cell !== ""));
  const tried = filled.slice(0, ROWS_TRIED).map(({ cells }) => telling(cells));
  const at = reading.noHeader ? -1 : tried.indexOf(Math.max(0, ...tried));
  const body = filled.slice(at + 1);
  if (body.length > most)
    throw new LedgerRefused({
      rule: "tooManyRows",
      field: "file",
      message: `Le fichier a ${body.length.toLocaleString("fr-FR")} lignes : ${most.toLocaleString("fr-FR")} au plus sont prises à la fois. Coupez-le.`,
      english: `The file has ${body.length.toLocaleString("en-IE")} rows: ${most.toLocaleString("en-IE")} at most are taken at once. Cut it.`,
    });
  const widest = Math.max(0, ...body.slice(0, ROWS_TRIED).map(({ cells }) => cells.length));
  const headers = reading.noHeader
    ? Array.from({ length: widest }, (_, rank) => letterOf(rank))
    : (filled[at]?.cells ?? []);
  const { isWorkbook, sheets, sheet } = opened;
  return { headers, rows: body, isWorkbook, separator, sheets, sheet };
}
