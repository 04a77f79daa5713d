/** A coordinator's spreadsheet, read as a mapping says: the one given and no other, else the one kept, where the file has its columns. */
import { LedgerRefused } from "../ledger-file/quarantine.rules.ts";
import { ordersInDoubt } from "../ledger-file/order.rules.ts";
import { dayReader, isOrderInDoubt } from "../ledger-file/rules.ts";
import { readTable, type Table, type TableRow } from "../ledger-file/table.ts";
import type { Cents } from "../platform/money/cents.ts";
import { amountCell, isWrong, type Writing } from "./cells.rules.ts";
import {
  columnsOf,
  fits,
  NEEDED,
  TAKEOVER_NAMES,
  type Takeover,
  type TakeoverMapping,
  tellingOf,
} from "./columns.rules.ts";
import { CONTROLLED, kindOfCell } from "./reading.rules.ts";

export type Wish = { mapping?: TakeoverMapping | undefined; saved?: TakeoverMapping | undefined };

/** The file under the mapping that reads it; `mapping` is {} where neither the one given nor the one kept does. */
export async function opened(
  bytes: Uint8Array,
  what: Takeover,
  { mapping, saved }: Wish,
): Promise<{ table: Table; mapping: TakeoverMapping }> {
  const names = TAKEOVER_NAMES[what];
  const read = (reading: TakeoverMapping, keptSheet?: string) =>
    readTable([bytes], {
      reading,
      ...(keptSheet !== undefined && { keptSheet }),
      telling: tellingOf(names, reading.columns),
    });
  if (mapping) return { table: await read(mapping), mapping };
  const plainly = await read({});
  if (!saved) return { table: plainly, mapping: {} };
  // A file without header has no names to go by: the mapping fits where the first row is none.
  const isHeadless = !saved.noHeader || tellingOf(names)(plainly.headers) <= 1;
  const { sheet, ...kept } = saved;
  const table = await read(kept, sheet);
  return isHeadless && fits(saved, table.headers)
    ? { table, mapping: kept }
    : { table: plainly, mapping: {} };
}

export type OpenedTable<Column extends string> = Pick<Table, "headers" | "rows"> & {
  ranks: ReadonlyMap<Column, number>;
  ignored: string[];
  lacking: Column[];
  writing: Writing;
  /** What the column that is controlled says in a row; 0 where nothing can be read. */
  controlled: (row: TableRow) => Cents;
};

/** Throws LedgerRefused where the file cannot be read, lacks a column, or writes its days in two orders. */
export async function openedTable<Column extends string>(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  what: Takeover,
  wish: Wish,
): Promise<OpenedTable<Column>> {
  const { table, mapping } = await opened(await whole(source), what, wish);
  const { headers, rows } = table;
  const columns = columnsOf(headers, TAKEOVER_NAMES[what], NEEDED[what], mapping);
  if ("errors" in columns) throw new LedgerRefused(columns.errors[0]!);
  const writing = writingOf(table, mapping);
  if (mapping.dateFormat === undefined) refuseDoubt(rows, columns.ranks, writing);
  const at = columns.ranks.get(CONTROLLED[what]) ?? -1;
  return {
    ...(columns as { ranks: ReadonlyMap<Column, number>; ignored: string[]; lacking: Column[] }),
    headers,
    rows,
    writing,
    controlled: ({ cells, broken }) => {
      const cents = broken ? null : amountCell(cells[at] ?? "", writing.amountFormat);
      return cents === null || isWrong(cents) ? (0 as Cents) : cents;
    },
  };
}

export const writingOf = ({ isWorkbook }: Table, { dateFormat, amountFormat }: TakeoverMapping): Writing => ({
  isWorkbook,
  ...(dateFormat && { dateFormat }),
  ...(amountFormat && { amountFormat }),
});

function refuseDoubt(
  rows: readonly TableRow[],
  ranks: ReadonlyMap<string, number>,
  { isWorkbook }: Writing,
): void {
  const days = [...ranks].filter(([column]) => kindOfCell(column) === "day");
  const { day, evidence } = dayReader(undefined, isWorkbook);
  for (const { cells } of rows)
    for (const [, rank] of days) {
      const cell = cells[rank] ?? "";
      if (cell !== "") day(cell, 0, cell.length);
    }
  if (isOrderInDoubt(evidence)) throw new LedgerRefused(ordersInDoubt(evidence));
}

export async function whole(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of source) parts.push(chunk.slice());
  return Buffer.concat(parts);
}
