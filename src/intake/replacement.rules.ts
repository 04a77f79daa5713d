/** A corrected file that replaces a period: the file is the whole truth of that period, for every account or for those it holds. */
import type { Broken } from "../platform/calendar/dated.ts";
import type { Period } from "../ledger-file/rules.ts";

/** Whose entries may go: those of every account of the landlord, or of the accounts that the file holds alone. */
export const REPLACED_ACCOUNTS = ["all", "file"] as const;
export type ReplacedAccounts = (typeof REPLACED_ACCOUNTS)[number];

export type Replacement = Period & { accounts: ReplacedAccounts };

/** Entries of the period that went, and their sums in cents; those that stay are known, those that come are kept. */
export type Replaced = Replacement & { withdrawn: number; debitCents: number; creditCents: number };

/** Reads `2026-10-01..2026-10-31`, both days included. `field`: what the person wrote it in. */
export function periodOf(text: string, field: string): Period | Broken {
  const [from = "", to = "", ...more] = text.split("..").map((part) => part.trim());
  if (more.length > 0 || !isDay(from) || !isDay(to)) {
    return {
      rule: "unreadablePeriod",
      field,
      message: `« ${text} » n'est pas une période. Écrivez le premier et le dernier jour, tous deux compris : 2026-10-01..2026-10-31.`,
      english: `"${text}" is not a period. Write its first and its last day, both included: 2026-10-01..2026-10-31.`,
    };
  }
  if (from > to) {
    return {
      rule: "periodBackwards",
      field,
      message: `La période finit (${to}) avant de commencer (${from}). Écrivez le premier jour d'abord.`,
      english: `The period ends (${to}) before it begins (${from}). Write the first day first.`,
    };
  }
  return { from, to };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}
