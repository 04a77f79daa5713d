/** The beginning of a coordinator's spreadsheet, for the person who says how it is read. */
import { decimalOf, orderOf, type Told } from "../file-assistant/format.rules.ts";
import { encodingOf } from "../file-assistant/preview.ts";
import { LedgerRefused } from "../ledger-file/quarantine.rules.ts";
import type { AmountFormat, DateFormat } from "../ledger-file/rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { columnsOf, NEEDED, TAKEOVER_NAMES, type Takeover, type TakeoverMapping } from "./columns.rules.ts";
import { kindOfCell } from "./reading.rules.ts";
import { opened } from "./table.ts";

export type TakeoverPreview = {
  separator: string;
  encoding: "utf-8" | "windows-1252" | "utf-16" | null;
  isWorkbook: boolean;
  sheets: string[];
  sheet: string | null;
  noHeader: boolean;
  headers: string[];
  /** Our column → the file's header. */
  columns: Record<string, string>;
  toldBy: Record<string, "saved" | "header">;
  rows: string[][];
  dateFormat: Told<DateFormat>;
  amountFormat: Told<AmountFormat>;
  /** Why the file cannot be read with these columns; null where it can. */
  missing: Broken | null;
};

/** What decides of the rows themselves; what is left out is told by the mapping kept and by the file. */
export type Chosen = Pick<TakeoverMapping, "separator" | "encoding" | "sheet" | "noHeader">;

const ROWS_SHOWN = 50;
const CELL_SHOWN = 80;

/** Throws LedgerRefused on a file that is empty or binary. */
export async function takeoverPreview(
  bytes: Uint8Array,
  what: Takeover,
  chosen: Chosen,
  saved: TakeoverMapping | undefined,
): Promise<TakeoverPreview> {
  const found = await opened(bytes, what, { saved });
  const mapping = { ...found.mapping, ...chosen };
  const isAsFound = Object.keys(chosen).length === 0;
  const { table } = isAsFound ? found : await opened(bytes, what, { mapping });
  const { headers, rows, isWorkbook } = table;
  if (headers.length === 0)
    throw new LedgerRefused({
      rule: "emptyFile",
      message: "Le fichier est vide.",
      english: "The file is empty.",
    });
  const names = TAKEOVER_NAMES[what];
  const whatIsThere = columnsOf(headers, names, [], withoutAbsent(mapping, headers));
  const ranks = "errors" in whatIsThere ? new Map<string, number>() : whatIsThere.ranks;
  const needed = columnsOf(headers, names, NEEDED[what], withoutAbsent(mapping, headers));
  const cells = (kind: "day" | "amount") =>
    [...ranks]
      .filter(([column]) => kindOfCell(column) === kind)
      .flatMap(([, rank]) => rows.map((row) => row.cells[rank] ?? ""));
  return {
    separator: table.separator,
    encoding: isWorkbook ? null : (mapping.encoding ?? encodingOf(bytes)),
    isWorkbook,
    sheets: table.sheets,
    sheet: table.sheet ?? null,
    noHeader: mapping.noHeader ?? false,
    headers,
    columns: Object.fromEntries([...ranks].map(([column, rank]) => [column, headers[rank] ?? ""])),
    toldBy: Object.fromEntries(
      [...ranks.keys()].map((column) => [column, mapping.columns?.[column] ? "saved" : "header"]),
    ),
    rows: rows
      .slice(0, ROWS_SHOWN)
      .map((row) => headers.map((_, rank) => (row.cells[rank] ?? "").slice(0, CELL_SHOWN))),
    dateFormat: given(mapping.dateFormat) ?? orderOf(cells("day"), isWorkbook),
    amountFormat: given(mapping.amountFormat) ?? decimalOf(cells("amount")),
    missing: "errors" in needed ? needed.errors[0]! : null,
  };
}

const given = <T>(value: T | undefined): Told<T> | undefined =>
  value === undefined ? undefined : { value, asked: false, example: null };

/** Another sheet or separator may lack what the mapping names: the person is to see the file, not be refused it. */
const withoutAbsent = (mapping: TakeoverMapping, headers: readonly string[]): TakeoverMapping => ({
  ...mapping,
  columns: Object.fromEntries(
    Object.entries(mapping.columns ?? {}).filter(
      ([, header]) => header === "" || headers.some((one) => one.toLowerCase() === header.toLowerCase()),
    ),
  ),
});
