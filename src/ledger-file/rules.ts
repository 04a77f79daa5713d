/** How a cell of a landlord's file is read: days and amounts as French systems write them. Wrong ones are refused, never guessed. */
import type { Broken } from "../platform/calendar/dated.ts";
import type { Said } from "../platform/calendar/wording.ts";
import { plain } from "../ledger/plain.rules.ts";
import { parseAmount } from "../platform/money/parse-amount.ts";

/** A day of the calendar, read once per file and shared by its lines. */
export type FileDay = {
  /** `2026-12-31`. */
  iso: string;
  /** Months since January of year 0: `year * 12 + month - 1`. */
  month: number;
  /** 1 to 31. */
  dayOfMonth: number;
};

/** First and last day, both included. ISO. */
export type Period = { from: string; to: string };

/** What a cell's text is, where it cannot be read. Without a final stop. */
export type Unreadable = { unreadable: Said };

export type DateFormat = "dmy" | "ymd" | "mdy" | "serial";
export type AmountFormat = "comma" | "point";

const ZERO = 48;
const NINE = 57;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * What the days read so far tell of their order, where nobody said it: texts that only one of the two orders can read, each
 * once. A file whose days are all below 13 tells nothing.
 */
export type OrderEvidence = { dayFirst: number; monthFirst: number; examples: string[] };

export type DayReader = {
  day: (text: string, from: number, to: number) => FileDay | Unreadable;
  evidence: OrderEvidence;
};

/**
 * Reads days; keeps those already read, since a file of a million lines holds about a thousand different ones. `serials`: a whole
 * number is a count of days as Excel keeps them, which is certain in a workbook alone.
 */
export function dayReader(format?: DateFormat, serials = format === "serial"): DayReader {
  const known = new Map<number, FileDay | Unreadable>();
  const evidence: OrderEvidence = { dayFirst: 0, monthFirst: 0, examples: [] };
  // As `day`, and weighed the first time that it is met.
  const dayFirst = (
    text: string,
    from: number,
    to: number,
    year: number,
    month: number,
    dayOfMonth: number,
  ) => {
    const value = known.get((year * 100 + month) * 100 + dayOfMonth);
    if (value !== undefined) return value;
    const fresh = day(known, year, month, dayOfMonth);
    weigh(evidence, text.slice(from, to), month, dayOfMonth, fresh);
    return fresh;
  };
  return {
    evidence,
    day: (text, from, to) => {
      // Three runs of digits; whatever parts them; a time of day after them is left aside.
      let first = -1;
      let second = -1;
      let run = -1;
      let digits = 0;
      let firstDigits = 0;
      let at = from;
      for (; at < to; at++) {
        const c = text.charCodeAt(at);
        if (c >= ZERO && c <= NINE) {
          run = run < 0 ? c - ZERO : run * 10 + c - ZERO;
          digits++;
          if (digits > 8) break;
        } else if (c === 47 || c === 45 || c === 46) {
          if (run < 0 || second >= 0) break;
          if (first < 0) {
            first = run;
            firstDigits = digits;
          } else second = run;
          run = -1;
          digits = 0;
        } else break;
      }
      const rest = at < to ? text.slice(at, to) : "";
      if (rest !== "" && !TIME_OF_DAY.test(rest)) return NO_DATE;
      if (first < 0 && digits === 8) {
        return day(known, Math.trunc(run / 10_000), Math.trunc(run / 100) % 100, run % 100);
      }
      if (first < 0 && digits === 5) return serials ? serialDay(run) : MAYBE_SERIAL;
      if (first < 0 || second < 0 || run < 0) return NO_DATE;
      if (firstDigits === 4) {
        if (format === "dmy" || format === "mdy" || digits > 2) return NO_DATE;
        return day(known, first, second, run);
      }
      if (format === "ymd" && digits > 2) return NO_DATE;
      const short = format === "ymd" ? first : run;
      const year = digits === 4 && format !== "ymd" ? run : short < 70 ? 2000 + short : 1900 + short;
      if (digits !== 4 && digits !== 2) return NO_DATE;
      if (format === "ymd") return day(known, year, second, run);
      if (format === "mdy") return day(known, year, first, second);
      return dayFirst(text, from, at, year, second, first);
    },
  };
}

function weigh(
  evidence: OrderEvidence,
  text: string,
  month: number,
  dayOfMonth: number,
  value: FileDay | Unreadable,
): void {
  if (!("unreadable" in value)) {
    if (dayOfMonth > 12) evidence.dayFirst++;
  } else if (month > 12 && month < 32 && dayOfMonth > 0 && dayOfMonth < 13) {
    evidence.monthFirst++;
    if (evidence.examples.length < 3) evidence.examples.push(` ${text}`.slice(1));
  }
}

/** One odd day among many is a slip, set aside with its line; more are another order of writing, which only a person can tell. */
export function isOrderInDoubt({ dayFirst, monthFirst }: OrderEvidence): boolean {
  return monthFirst >= 2 && monthFirst * 20 >= dayFirst;
}

/** Day 1 of Excel is 1 January 1900, and it believes in a 29 February of that year: from March 1900 on, this is the day. */
function serialDay(days: number): FileDay | Unreadable {
  if (days < 18_264 || days > 73_415)
    return unreadable(
      `le jour n° ${days} d'Excel n'est pas plausible`,
      `day ${days} of Excel is not plausible`,
    );
  const on = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000);
  return dayOf(on.getUTCFullYear(), on.getUTCMonth() + 1, on.getUTCDate());
}

const MAYBE_SERIAL = unreadable(
  "ce n'est pas une date ; si c'est un nombre de jours d'Excel, dites-le dans la correspondance",
  "this is not a date; if it is Excel's count of days, say so in the mapping",
);
const NO_DATE: Unreadable = { unreadable: { fr: "ce n'est pas une date", en: "this is not a date" } };
const TIME_OF_DAY = /^[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/;

function day(known: Map<number, FileDay | Unreadable>, year: number, month: number, dayOfMonth: number) {
  const key = (year * 100 + month) * 100 + dayOfMonth;
  let value = known.get(key);
  if (value === undefined) {
    value = dayOf(year, month, dayOfMonth);
    if (known.size < 100_000) known.set(key, value);
  }
  return value;
}

function dayOf(year: number, month: number, dayOfMonth: number): FileDay | Unreadable {
  if (year < 1950 || year > 2100) {
    return unreadable(
      `l'année ${year} n'est pas plausible (1950 à 2100)`,
      `the year ${year} is not plausible (1950 to 2100)`,
    );
  }
  if (month < 1 || month > 12)
    return unreadable(`le mois ${month} n'existe pas`, `there is no month ${month}`);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && leap ? 29 : MONTH_DAYS[month - 1]!;
  const name = `${String(month).padStart(2, "0")}/${year}`;
  if (dayOfMonth < 1 || dayOfMonth > last)
    return unreadable(`${name} a ${last} jours`, `${name} has ${last} days`);
  return {
    iso: `${year}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`,
    month: year * 12 + month - 1,
    dayOfMonth,
  };
}

function unreadable(fr: string, en: string): Unreadable {
  return { unreadable: { fr, en } };
}

/** What `amountCents` gives for a cell without text. */
export const EMPTY = Number.MAX_SAFE_INTEGER;

/**
 * The amount in `text` from `from` to `to`, in integer cents; EMPTY where there is no text; a broken rule where it is no amount,
 * or could be read two ways (`1.234`) and `format` does not say which. The plain form (`512,34`) is read in place: files hold
 * millions of them; every other form goes to the platform's parser.
 */
export function amountCents(text: string, from: number, to: number, format?: AmountFormat): number | Broken {
  let value = 0;
  let at = from;
  for (; at < to; at++) {
    const c = text.charCodeAt(at);
    if (c < ZERO || c > NINE) break;
    value = value * 10 + c - ZERO;
  }
  const digits = at - from;
  if (digits > 0 && digits < 9) {
    if (at === to) return value * 100;
    const mark = text.charCodeAt(at);
    if (to - at === 3 && (mark === 44 || mark === 46)) {
      const tens = text.charCodeAt(at + 1) - ZERO;
      const units = text.charCodeAt(at + 2) - ZERO;
      if (tens >= 0 && tens <= 9 && units >= 0 && units <= 9) return value * 100 + tens * 10 + units;
    }
  }
  const cell = text.slice(from, to).trim();
  if (cell === "") return EMPTY;
  return parseAmount(format === undefined ? cell : withoutThousands(cell, format));
}

/** `1.234` in a file whose decimal sign is the comma is 1234: the other mark can only part thousands. */
function withoutThousands(cell: string, format: AmountFormat): string {
  return format === "comma" ? cell.replace(/\.(?=\d{3}(?!\d))/g, "") : cell.replace(/,(?=\d{3}(?!\d))/g, "");
}

/**
 * The last day of a month told as `10/2026`, `2026-10`, `202610`, `octobre 2026` or `oct-26`: what a list of balances says of its day.
 * Undefined where the text is no month.
 */
export function monthEndIn(text: string): FileDay | undefined {
  const cell = plain(text);
  const digits = /^(\d{1,2}) (\d{4})$/.exec(cell) ?? /^(\d{4}) ?(\d{2})$/.exec(cell);
  const named = /^([a-z]{3,9}) (\d{4}|\d{2})$/.exec(cell);
  let month: number;
  let year: number;
  if (digits) {
    const [first, second] = [Number(digits[1]), Number(digits[2])];
    [month, year] = digits[1]!.length === 4 ? [second, first] : [first, second];
  } else if (named) {
    month = MONTH_NAMES.findIndex((names) => names.some((name) => name === named[1])) + 1;
    year = Number(named[2]) + (named[2]!.length === 2 ? 2000 : 0);
  } else return undefined;
  if (month < 1 || month > 12) return undefined;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = dayOf(year, month, month === 2 && leap ? 29 : MONTH_DAYS[month - 1]!);
  return "unreadable" in last ? undefined : last;
}

const MONTH_NAMES = [
  ["janvier", "janv", "jan", "january"],
  ["fevrier", "fevr", "fev", "february", "feb"],
  ["mars", "mar", "march"],
  ["avril", "avr", "april", "apr"],
  ["mai", "may"],
  ["juin", "june", "jun"],
  ["juillet", "juil", "july", "jul"],
  ["aout", "aou", "august", "aug"],
  ["septembre", "sept", "sep", "september"],
  ["octobre", "oct", "october"],
  ["novembre", "nov", "november"],
  ["decembre", "dec", "december"],
];
