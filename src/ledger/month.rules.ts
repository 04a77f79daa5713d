/** What each kind of entry is to its month: one table, read by the import (sums on the way) and by the SQL that counts again. */
import type { EntryKind } from "./entry-kind.rules.ts";

export type MonthColumn = "charged" | "benefit" | "relief" | "grant" | "paid" | "other";

/** In the order of the columns of `account_month`. */
export const MONTH_COLUMNS = ["charged", "benefit", "relief", "grant", "paid", "other"] as const;

/** A column that lowers the debt counts credits less debits: a rejected direct debit takes back a payment. The others, debits less credits. */
export const LOWERS_DEBT: Record<MonthColumn, boolean> = {
  charged: false,
  benefit: true,
  relief: true,
  grant: true,
  paid: true,
  other: false,
};

/** Costs, write-offs and adjustments move the balance and are no part of the month's bill. */
export const COLUMN_OF: Record<EntryKind, MonthColumn> = {
  rent: "charged",
  charges: "charged",
  housingBenefit: "benefit",
  relief: "relief",
  debtGrant: "grant",
  payment: "paid",
  courtCosts: "other",
  writeOff: "other",
  adjustment: "other",
  unknown: "other",
};

/** The kinds of entries that a month's column sums up. */
export const kindsOf = (column: MonthColumn): EntryKind[] =>
  (Object.keys(COLUMN_OF) as EntryKind[]).filter((kind) => COLUMN_OF[kind] === column);

/** One month of an account, in cents. */
export type MonthRow = {
  /** `2026-12`. */
  month: string;
  chargedCents: number;
  benefitCents: number;
  reliefCents: number;
  grantCents: number;
  paidCents: number;
  otherCents: number;
  balanceCents: number;
  rejectedDebits: number;
  lastPaymentOn: string | null;
};

/** The months between, in which nothing was written: nothing moved, and the balance stayed. `months`: oldest first. */
export function everyMonth(months: readonly MonthRow[]): MonthRow[] {
  const whole: MonthRow[] = [];
  for (const month of months) {
    for (let last = whole.at(-1); last && follower(last.month) < month.month; last = whole.at(-1)) {
      whole.push({ ...NOTHING_MOVED, month: follower(last.month), balanceCents: last.balanceCents });
    }
    whole.push(month);
  }
  return whole;
}

const NOTHING_MOVED = {
  chargedCents: 0,
  benefitCents: 0,
  reliefCents: 0,
  grantCents: 0,
  paidCents: 0,
  otherCents: 0,
  rejectedDebits: 0,
  lastPaymentOn: null,
};

function follower(month: string): string {
  return Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString();
}
