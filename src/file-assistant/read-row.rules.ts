/** What a row of a file says under a mapping, as the page shows it while columns and formats are being chosen. */
import type { Broken } from "../platform/calendar/dated.ts";
import type { Locale, Said } from "../platform/calendar/wording.ts";
import type { LedgerColumn } from "../ledger-file/columns.rules.ts";
import type { FileKind, LedgerMapping } from "../ledger-file/mapping.rules.ts";
import { amountCents, dayReader, EMPTY, monthEndIn } from "../ledger-file/rules.ts";
import { senseOf } from "../ledger-file/sides.rules.ts";

/** A cell as read: cents, an ISO day, nothing, or why it cannot be read. */
export type ReadCell<T> = { value: T | null } | { text: string; why: Said };
export type ReadRow = {
  on: ReadCell<string>;
  debit: ReadCell<number>;
  credit: ReadCell<number>;
  /** > 0: the tenant owes. */
  balance: ReadCell<number>;
  amountDue: ReadCell<number>;
};

export type Reading = Pick<LedgerMapping, "dateFormat" | "amountFormat" | "positiveIs"> & {
  isWorkbook: boolean;
};

/** `cell`: the text of one of our columns in the row, undefined where the mapping has none. */
export function readRow(
  cell: (column: LedgerColumn) => string | undefined,
  kind: FileKind,
  { dateFormat, amountFormat, positiveIs = "debit", isWorkbook }: Reading,
): ReadRow {
  const amount = (column: LedgerColumn) => readAmount(cell(column), amountFormat);
  const on = readDay(cell("date"), kind, dateFormat, isWorkbook);
  const [debit, credit] = [amount("debit"), amount("credit")];
  const hasBoth = cell("debit") !== undefined && cell("credit") !== undefined;
  if (kind === "balances") {
    const stated = hasBoth ? less(debit, credit) : amount("balance");
    const turned = hasBoth ? false : turns(cell("sense"), positiveIs);
    return {
      on,
      debit: NONE,
      credit: NONE,
      balance: turned ? negated(stated) : stated,
      amountDue: amount("amountDue"),
    };
  }
  const row = { on, balance: NONE, amountDue: NONE };
  if (hasBoth) return { ...row, debit, credit };
  const one = amount("amount");
  const sense = cell("sense");
  if (sense !== undefined) {
    const side = senseOf(sense);
    if (side === undefined) return { ...row, debit: { text: sense, why: NO_SIDE }, credit: NONE };
    return side === "debit" ? { ...row, debit: one, credit: NONE } : { ...row, debit: NONE, credit: one };
  }
  if (!("value" in one) || one.value === null) return { ...row, debit: one, credit: NONE };
  const isDebit = (positiveIs === "debit") === one.value >= 0;
  const value = { value: Math.abs(one.value) };
  return isDebit ? { ...row, debit: value, credit: NONE } : { ...row, debit: NONE, credit: value };
}

const NONE = { value: null };
const NO_SIDE: Said = { fr: "ni débit ni crédit", en: "neither debit nor credit" };

/** Whether a balance that is written is what the landlord owes the tenant. */
const turns = (sense: string | undefined, positiveIs: "debit" | "credit") =>
  sense === undefined ? positiveIs === "credit" : senseOf(sense) === "credit";

function readDay(
  text: string | undefined,
  kind: FileKind,
  format: LedgerMapping["dateFormat"],
  isWorkbook: boolean,
): ReadCell<string> {
  if (!text) return NONE;
  const month = kind === "balances" ? monthEndIn(text) : undefined;
  const day = month ?? dayReader(format, format === "serial" || isWorkbook).day(text, 0, text.length);
  return "iso" in day ? { value: day.iso } : { text, why: day.unreadable };
}

function readAmount(text: string | undefined, format: LedgerMapping["amountFormat"]): ReadCell<number> {
  if (!text) return NONE;
  const cents = amountCents(text, 0, text.length, format);
  if (typeof cents !== "number") return { text, why: said(cents) };
  return { value: cents === EMPTY ? null : cents };
}

const said = ({ message, english }: Broken): Said => ({ fr: message, en: english });

function less(debit: ReadCell<number>, credit: ReadCell<number>): ReadCell<number> {
  if (!("value" in debit)) return debit;
  if (!("value" in credit)) return credit;
  if (debit.value === null && credit.value === null) return NONE;
  return { value: (debit.value ?? 0) - (credit.value ?? 0) };
}

const negated = (cell: ReadCell<number>): ReadCell<number> =>
  "value" in cell && cell.value !== null ? { value: 0 - cell.value } : cell;

/** Why a cell cannot be read, in the reader's language; undefined where it can. */
export const whyOf = (cell: ReadCell<unknown>, locale: Locale): string | undefined =>
  "why" in cell ? cell.why[locale] : undefined;
