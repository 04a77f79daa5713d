/** How a line of the legal table is written: its dates are "since ever" and "until further notice" unless said otherwise. */
import type { Dated } from "../platform/calendar/dated.ts";

type Times = { from?: string; to?: string; checked?: string | null };

/** One version of a parameter. `from` and `to` are ISO days, both included; `checked: null` means "à confirmer". */
export function parameter<const Id extends string, T>(
  id: Id,
  value: T,
  source: string,
  { from, to, checked = "2026-11" }: Times = {},
): Dated<T> & { id: Id } {
  return { id, value, validFrom: from ?? null, validTo: to ?? null, source, checked };
}
