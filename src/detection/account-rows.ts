/** Accounts and months out of the bytes of a page, in the order in which `read.store.ts` asks for their columns. */
import type { DetectionAccount, DetectionMonth } from "../signals/signal.rules.ts";
import { BinaryRows, isoDay } from "./binary-rows.ts";

/** Accounts of running tenancies in order of their numbers, and their months in the same order. */
export type Page = { accounts: Uint8Array; months: Uint8Array };

/** An account with its months, oldest first. */
export type Read = { id: number; account: DetectionAccount; months: DetectionMonth[] };

/** The number of the last account of a page; undefined where it holds none. */
export function lastOf(accounts: Uint8Array): number | undefined {
  let last: number | undefined;
  for (const { id } of accountRows(accounts)) last = id;
  return last;
}

function* accountRows(bytes: Uint8Array) {
  const rows = new BinaryRows(bytes);
  while (rows.next())
    yield {
      id: rows.int8()!,
      balanceCents: rows.int8()!,
      amountDueCents: rows.int8(),
      rentChargesCents: rows.int8(),
      benefitCents: rows.int8(),
      lastEntryOn: rows.day(),
    };
}

/**
 * The accounts of a page. A month that goes on after `on` is left out where an entry came after it: a run in the past does not see
 * what came later, and reads the balance of the last month kept.
 */
export function* accountsOf({ accounts, months }: Page, on: Temporal.PlainDate): Generator<Read> {
  const today = on.toString();
  const whole = on.add({ days: 1 }).toString().slice(0, 7);
  const byMonth = new MonthRows(months);
  for (const { id, lastEntryOn, ...account } of accountRows(accounts)) {
    const past = lastEntryOn !== null && isoDay(lastEntryOn) > today;
    const read = byMonth.of(id);
    const own = past ? read.filter(({ month }) => month < whole) : read;
    const balanceCents = past ? (own.at(-1)?.balanceCents ?? 0) : account.balanceCents;
    yield { id, account: { ...account, balanceCents }, months: own };
  }
}

/** Months of accounts, in the order in which they were read: `id` says whose comes next (undefined: no more), `take()` gives it. */
export class MonthRows {
  id: number | undefined;
  readonly #rows: BinaryRows;

  constructor(bytes: Uint8Array) {
    this.#rows = new BinaryRows(bytes);
    this.#advance();
  }

  take(): DetectionMonth {
    const month = monthOf(this.#rows);
    this.#advance();
    return month;
  }

  /** The months of one account; those of accounts before it, whose tenancy has ended, are passed over. */
  of(id: number): DetectionMonth[] {
    const own: DetectionMonth[] = [];
    while (this.id !== undefined && this.id <= id) {
      const isOwn = this.id === id;
      const month = this.take();
      if (isOwn) own.push(month);
    }
    return own;
  }

  #advance(): void {
    this.id = this.#rows.next() ? this.#rows.int8()! : undefined;
  }
}

/** The fields after the account's number, in the order of the reading. */
function monthOf(rows: BinaryRows): DetectionMonth {
  return {
    month: isoMonth(rows.day()!),
    chargedCents: rows.int8()!,
    benefitCents: rows.int8()!,
    reliefCents: rows.int8()!,
    grantCents: rows.int8()!,
    paidCents: rows.int8()!,
    balanceCents: rows.int8()!,
    rejectedDebits: rows.int4()!,
    lastPaymentOn: isoDayOrNull(rows.day()),
  };
}

const isoDayOrNull = (days: number | null) => (days === null ? null : isoDay(days));

const MONTHS = new Map<number, string>();
function isoMonth(days: number): string {
  let month = MONTHS.get(days);
  if (month === undefined) {
    month = isoDay(days).slice(0, 7);
    MONTHS.set(days, month);
  }
  return month;
}
