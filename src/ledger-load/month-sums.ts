/** The months of an account that a file made known, summed while it is read: the database need not go through its lines again. */
import type { CopyRows } from "../platform/database/copy-rows.ts";
import { copyDay } from "../platform/database/copy-rows.ts";
import { COLUMN_OF, LOWERS_DEBT, MONTH_COLUMNS } from "../ledger/month.rules.ts";
import type { LedgerLine } from "../ledger-file/reader.ts";

/** The columns of a written month, as COPY is told them. */
export const WRITTEN_MONTH =
  "(account_id, month, household_id, charged_cents, benefit_cents, relief_cents, grant_cents, paid_cents, other_cents, balance_cents, rejected_debits, last_payment_on)";

const COLUMNS = MONTH_COLUMNS.length;
const MOVED = COLUMNS;
const REJECTED = COLUMNS + 1;
const LAST_PAYMENT = COLUMNS + 2;
const NUMBER = COLUMNS + 3;
const WIDTH = COLUMNS + 4;
const CHARGED = MONTH_COLUMNS.indexOf("charged");
const BENEFIT = MONTH_COLUMNS.indexOf("benefit");

const PLACE = Object.fromEntries(
  Object.entries(COLUMN_OF).map(([kind, column]) => [kind, MONTH_COLUMNS.indexOf(column)]),
) as Record<keyof typeof COLUMN_OF, number>;
const SIGN = MONTH_COLUMNS.map((column) => (LOWERS_DEBT[column] ? -1 : 1));

/** The sums of a month, and its number (FileDay): one list, for there are as many as accounts. */
type Month = number[];

/** What an account owes, and its last bill: rent and charges, and the benefit of that month; null before the first. */
export type AccountState = {
  balanceCents: number;
  bill: { chargedCents: number; benefitCents: number } | null;
};

/** Months under way: once written, a month takes no more lines, so that memory does not grow with the file. */
export class AccountMonths {
  /** Oldest first; all come after those written. */
  #open: Month[] = [];
  #written = -1;
  /** After the months written. */
  #balance = 0;
  /** Of the last month written with a bill; charged 0 before the first. */
  #charged = 0;
  #benefit = 0;

  /** False where the line is of a month that is written, or of one before: months are to be counted again from the entries. */
  add({ day, label, debitCents, creditCents }: LedgerLine): boolean {
    const sums = this.#monthOf(day.month);
    if (!sums) return false;
    const moved = debitCents - creditCents;
    const column = PLACE[label.kind];
    sums[column]! += SIGN[column]! * moved;
    sums[MOVED]! += moved;
    if (label.kind !== "payment") return true;
    if (label.means === "rejectedDirectDebit" && debitCents > 0) sums[REJECTED]! += 1;
    if (creditCents > 0 && day.dayOfMonth > sums[LAST_PAYMENT]!) sums[LAST_PAYMENT] = day.dayOfMonth;
    return true;
  }

  /** As it is with all lines given so far. */
  get state(): AccountState {
    const billed = this.#open.findLast((month) => month[CHARGED]! > 0);
    const chargedCents = billed ? billed[CHARGED]! : this.#charged;
    return {
      balanceCents: this.#open.reduce((sum, month) => sum + month[MOVED]!, this.#balance),
      bill:
        chargedCents > 0 ? { chargedCents, benefitCents: billed ? billed[BENEFIT]! : this.#benefit } : null,
    };
  }

  /** Writes the months but the last, which more lines may come to; at the file's end (`all`) that one too. */
  write(rows: CopyRows, accountId: number, household: Uint8Array, all: boolean): void {
    const kept = this.#open.length - (all ? 0 : 1);
    if (kept <= 0) return;
    for (const sums of this.#open.slice(0, kept)) {
      this.#written = sums[NUMBER]!;
      this.#balance += sums[MOVED]!;
      if (sums[CHARGED]! > 0) {
        this.#charged = sums[CHARGED]!;
        this.#benefit = sums[BENEFIT]!;
      }
      const [year, ofYear] = [Math.trunc(this.#written / 12), (this.#written % 12) + 1];
      rows.row(COLUMNS + 6);
      rows.int8(accountId);
      rows.int4(copyDay(year, ofYear, 1));
      rows.uuid(household);
      for (let column = 0; column < COLUMNS; column++) rows.int8(sums[column]!);
      rows.int8(this.#balance);
      rows.int4(sums[REJECTED]!);
      const paidOn = sums[LAST_PAYMENT]!;
      if (paidOn === 0) rows.null();
      else rows.int4(copyDay(year, ofYear, paidOn));
    }
    // A list of its own size: there is one for each account of the file.
    this.#open = this.#open.slice(kept);
  }

  #monthOf(number: number): Month | undefined {
    const open = this.#open;
    let at = open.length - 1;
    // Files go from month to month, forwards or backwards: nearly always the last one.
    while (at >= 0 && open[at]![NUMBER]! > number) at--;
    if (at >= 0 && open[at]![NUMBER] === number) return open[at];
    if (number <= this.#written) return undefined;
    const month: Month = [];
    for (let place = 0; place < WIDTH; place++) month.push(place === NUMBER ? number : 0);
    open.splice(at + 1, 0, month.slice());
    return open[at + 1];
  }
}
