/** Sums entries by account and month while a file is read, so that the database need not go through them again. */
import { COLUMN_OF, LOWERS_DEBT, MONTH_COLUMNS } from "../ledger/month.rules.ts";
import type { LedgerLine } from "../ledger-file/reader.ts";

const COLUMNS = MONTH_COLUMNS.length;
const MOVED = COLUMNS;
const REJECTED = COLUMNS + 1;
const LAST_PAYMENT = COLUMNS + 2;
const WIDTH = COLUMNS + 3;
/** Months that fit in a key: the year 2100 and far beyond. */
const MONTHS = 65_536;

const PLACE = Object.fromEntries(
  Object.entries(COLUMN_OF).map(([kind, column]) => [kind, MONTH_COLUMNS.indexOf(column)]),
) as Record<keyof typeof COLUMN_OF, number>;
const SIGN = MONTH_COLUMNS.map((column) => (LOWERS_DEBT[column] ? -1 : 1));

/** About 100 bytes for each account and month of the file, nothing for each line. */
export class MonthSums {
  #sums = new Float64Array(WIDTH * 4_096);
  readonly #places = new Map<number, number>();
  #lastKey = -1;
  #last = 0;

  add({ account, day, label, debitCents, creditCents }: LedgerLine): void {
    const key = account.rank * MONTHS + day.month;
    const at = key === this.#lastKey ? this.#last : this.#place(key);
    const sums = this.#sums;
    const moved = debitCents - creditCents;
    const column = PLACE[label.kind];
    sums[at + column]! += SIGN[column]! * moved;
    sums[at + MOVED]! += moved;
    if (label.kind !== "payment") return;
    if (label.means === "rejectedDirectDebit" && debitCents > 0) sums[at + REJECTED]! += 1;
    if (creditCents > 0 && day.dayOfMonth > sums[at + LAST_PAYMENT]!)
      sums[at + LAST_PAYMENT] = day.dayOfMonth;
  }

  /**
   * Lines of the accounts with these ranks, in COPY's text format, accounts by rank and months in their order: rank, month
   * (`2026-12-01`), MONTH_COLUMNS, balance at the month's end (from 0 before the first), rejected direct debits, day of the
   * last payment.
   */
  *copyLines(ranks: ReadonlySet<number>): Generator<Uint8Array> {
    const sums = this.#sums;
    let text = "";
    let account = -1;
    let balance = 0;
    for (const key of Float64Array.from(this.#places.keys()).sort()) {
      const at = this.#places.get(key)!;
      const number = key % MONTHS;
      const month = monthText(number);
      const rank = (key - number) / MONTHS;
      if (!ranks.has(rank)) continue;
      balance = (rank === account ? balance : 0) + sums[at + MOVED]!;
      account = rank;
      text += `${rank}\t${month}-01`;
      for (let column = 0; column < COLUMNS; column++) text += `\t${sums[at + column]}`;
      text += `\t${balance}\t${sums[at + REJECTED]}`;
      const day = sums[at + LAST_PAYMENT]!;
      text += day === 0 ? "\t\\N\n" : `\t${month}-${day < 10 ? "0" : ""}${day}\n`;
      if (text.length > 1 << 18) {
        yield Buffer.from(text, "latin1");
        text = "";
      }
    }
    if (text !== "") yield Buffer.from(text, "latin1");
  }

  #place(key: number): number {
    let at = this.#places.get(key);
    if (at === undefined) {
      at = this.#places.size * WIDTH;
      this.#places.set(key, at);
      if (at + WIDTH > this.#sums.length) {
        const wider = new Float64Array(this.#sums.length * 2);
        wider.set(this.#sums);
        this.#sums = wider;
      }
    }
    this.#lastKey = key;
    return (this.#last = at);
  }
}

function monthText(month: number): string {
  const inYear = (month % 12) + 1;
  return `${Math.trunc(month / 12)}-${inYear < 10 ? "0" : ""}${inYear}`;
}
