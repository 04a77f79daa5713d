/** Debit or credit: what a cell says, what a label's kind tells, and what an amount without minus is by both. */
import { plain } from "../ledger/plain.rules.ts";
import type { EntryKind } from "../ledger/entry-kind.rules.ts";

export type Side = "debit" | "credit";

const DEBIT = new Set(["d", "db", "deb", "dt", "debit", "debiteur"]);
const CREDIT = new Set(["c", "cr", "cre", "ct", "credit", "crediteur"]);

/** What a cell of the column « Sens » says; undefined where it says neither. */
export function senseOf(text: string): Side | undefined {
  const word = plain(text);
  return DEBIT.has(word) ? "debit" : CREDIT.has(word) ? "credit" : undefined;
}

const RAISES: ReadonlySet<EntryKind> = new Set(["rent", "charges", "courtCosts"]);
const LOWERS: ReadonlySet<EntryKind> = new Set(["payment", "housingBenefit", "relief", "debtGrant"]);

/** A label's side is known by its kind: rent is a debit, a payment a credit. Each counts for one, `undefined` for none. */
export function sideByKind(kind: EntryKind): Side | undefined {
  return RAISES.has(kind) ? "debit" : LOWERS.has(kind) ? "credit" : undefined;
}

/**
 * What an amount without minus is, from pairs of a label's side and the amount: `asked` where fewer than three tell, or more than
 * one in ten contradicts (rejected payments are debits).
 */
export function signFrom(pairs: readonly { side: Side | undefined; cents: number }[]): Side | "asked" {
  let debit = 0;
  let credit = 0;
  for (const { side, cents } of pairs) {
    if (side === undefined || cents === 0) continue;
    if ((side === "debit") === cents > 0) debit++;
    else credit++;
  }
  if (debit >= 3 && credit * 10 <= debit + credit) return "debit";
  return credit >= 3 && debit * 10 <= debit + credit ? "credit" : "asked";
}
