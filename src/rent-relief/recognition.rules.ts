/** Whether a month of relief is on the tenant's account: what the ledger holds for it against what was granted. */

export const IN_LEDGER = ["waiting", "recognised", "missing", "different", "unexpected"] as const;
export type InLedger = (typeof IN_LEDGER)[number];

/**
 * `grantedCents`: 0 for a month that is no longer granted. `ledgerCents`: credits less debits of the kind `relief` that the
 * ledger holds for that month. `until`: last day the ledger tells of; a month is missing once the ledger is past its end.
 */
export function inLedger({
  month,
  grantedCents,
  ledgerCents,
  until,
}: {
  month: Temporal.PlainYearMonth;
  grantedCents: number;
  ledgerCents: number;
  until: Temporal.PlainDate | null;
}): InLedger {
  if (ledgerCents === grantedCents && grantedCents > 0) return "recognised";
  if (grantedCents === 0) return ledgerCents === 0 ? "waiting" : "unexpected";
  if (ledgerCents !== 0) return "different";
  const end = month.toPlainDate({ day: month.daysInMonth });
  return until !== null && Temporal.PlainDate.compare(until, end) > 0 ? "missing" : "waiting";
}
