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
  const byMonth = monthRows(months);
  let next = byMonth.next();
  for (const { id, lastEntryOn, ...account } of accountRows(accounts)) {
    const past = lastEntryOn !== null && isoDay(lastEntryOn) > today;
    const own: DetectionMonth[] = [];
    for (; !next.done && next.value.id <= id; next = byMonth.next())
      // Accounts whose tenancy has ended stand between.
      if (next.value.id === id && (!past || next.value.month.month < whole)) own.push(next.value.month);
    const balanceCents = past ? (own.at(-1)?.balanceCents ?? 0) : account.balanceCents;
    yield { id, account: { ...account, balanceCents }, months: own };
  }
}

/** Months of accounts, in the order in which they were read. */
export function* monthRows(bytes: Uint8Array): Generator<{ id: number; month: DetectionMonth }> {
  const rows = new BinaryRows(bytes);
  while (rows.next()) yield { id: rows.int8()!, month: monthOf(rows) };
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
