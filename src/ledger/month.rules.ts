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
