/** A small file of rows under a header, whatever it holds: CSV in any usual separator and encoding, or a workbook. Read whole. */
import { CsvReader, field } from "./csv-records.ts";
import { LedgerRefused } from "./quarantine.rules.ts";
import { textBlocks } from "./text-blocks.ts";
import { notOpened, withoutWorkbook } from "./workbook.ts";

/** `line`: its number in the file, 1 = the first. `cells`: texts by header, blanks around left out. */
export type TableRow = { line: number; text: string; cells: string[]; broken: boolean };
/** `isWorkbook`: a whole number may then be Excel's count of days. */
export type Table = { headers: string[]; rows: TableRow[]; isWorkbook: boolean };

const SEPARATORS = [";", "\t", ",", "|"] as const;

/** Reads at most `most` rows. Throws LedgerRefused on an empty or binary file, a workbook that cannot be read, or more rows than that. */
export async function readTable(source: AsyncIterable<Uint8Array>, most = 20_000): Promise<Table> {
  let text = "";
  const opened = notOpened();
  for await (const block of textBlocks(withoutWorkbook(source, {}, opened))) text += block.text;
  const first = text.split("\n", 1)[0] ?? "";
  const separator = SEPARATORS.reduce((best, one) =>
    first.split(one).length > first.split(best).length ? one : best,
  );
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
  const [header, ...body] = rows.filter(({ cells, broken }) => broken || cells.some((cell) => cell !== ""));
  if (body.length > most)
    throw new LedgerRefused({
      rule: "tooManyRows",
      field: "file",
      message: `Le fichier a ${body.length.toLocaleString("fr-FR")} lignes : ${most.toLocaleString("fr-FR")} au plus sont prises à la fois. Coupez-le.`,
      english: `The file has ${body.length.toLocaleString("en-IE")} rows: ${most.toLocaleString("en-IE")} at most are taken at once. Cut it.`,
    });
  return { headers: header?.cells ?? [], rows: body, isWorkbook: opened.isWorkbook };
}
