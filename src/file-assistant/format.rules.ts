/** How a file writes its days and amounts, told from its first lines; what they do not tell is asked, never guessed. */
import {
  amountCents,
  type AmountFormat,
  type DateFormat,
  dayReader,
  EMPTY,
  isOrderInDoubt,
  monthEndIn,
} from "../ledger-file/rules.ts";
import { type Side, signFrom } from "../ledger-file/sides.rules.ts";

/** `value` null: nothing tells it. `asked`: a person must say it, `example` being a cell that can be read in two ways. */
export type Told<T> = { value: T | null; asked: boolean; example: string | null };

const told = <T>(value: T): Told<T> => ({ value, asked: false, example: null });
const asked = <T>(value: T | null, example: string | undefined): Told<T> => ({
  value,
  asked: true,
  example: example ?? null,
});
const nothing: Told<never> = { value: null, asked: false, example: null };

/** Order of days in `cells`. A whole number is a count of days in a workbook; in a text file only a person knows. */
export function orderOf(cells: readonly string[], isWorkbook: boolean): Told<DateFormat> {
  const filled = cells.filter((cell) => cell !== "" && monthEndIn(cell) === undefined);
  if (filled.length === 0) return nothing;
  const serials = filled.filter((cell) => /^\d{5}$/.test(cell));
  if (serials.length * 2 > filled.length) return isWorkbook ? told("serial") : asked("serial", serials[0]);
  const yearFirst = filled.filter((cell) => /^\d{4}[-/.]?\d/.test(cell));
  if (yearFirst.length === filled.length) return told("ymd");
  const { day, evidence } = dayReader();
  for (const cell of filled) day(cell, 0, cell.length);
  const { dayFirst, monthFirst, examples } = evidence;
  const both = filled.find((cell) => /^(0?\d|1[0-2])[-/.](0?\d|1[0-2])[-/.]\d/.test(cell));
  if (dayFirst > 0)
    return isOrderInDoubt(evidence) ? asked<DateFormat>(null, both ?? examples[0]) : told<DateFormat>("dmy");
  if (monthFirst > 0) return asked("mdy", both ?? examples[0]);
  return both === undefined ? nothing : asked("dmy", both);
}

/** The decimal sign, where a cell can be read in two ways without it. */
export function decimalOf(cells: readonly string[]): Told<AmountFormat> {
  const doubtful = cells.find((cell) => {
    const cents = amountCents(cell, 0, cell.length);
    return typeof cents !== "number" && cents.rule === "amount.ambiguous";
  });
  const ends = (sign: string) =>
    cells.filter((cell) => new RegExp(`\\${sign}\\d{1,2}\\s*(€|EUR)?\\s*-?\\)?$`).test(cell)).length;
  const [commas, points] = [ends(","), ends(".")];
  if (commas > 0 && points === 0) return told("comma");
  if (points > 0 && commas === 0) return told("point");
  return doubtful === undefined ? nothing : asked<AmountFormat>(null, doubtful);
}

/** What an amount without minus is, from the sides that the labels of its lines tell. */
export function positiveOf(
  pairs: readonly { side: Side | undefined; cell: string }[],
  format: AmountFormat | undefined,
): Told<Side> {
  const read = pairs.flatMap(({ side, cell }) => {
    const cents = amountCents(cell, 0, cell.length, format);
    return typeof cents === "number" && cents !== EMPTY ? [{ side, cents }] : [];
  });
  const sign = signFrom(read);
  if (sign !== "asked") return told(sign);
  return asked<Side>(null, pairs.find(({ cell }) => cell !== "" && !/[-(]/.test(cell))?.cell);
}
