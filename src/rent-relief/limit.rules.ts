/** How many months a relief may last: the programme's limit, or a landlord's or a fund's where it is stricter. */
import type { Dated } from "../platform/calendar/dated.ts";

/** The smallest of the limits in force; the programme's own where nobody is stricter. Nobody may be laxer. */
export const strictest = (programme: Dated<number>, others: readonly Dated<number>[]): Dated<number> =>
  others.reduce((least, other) => (other.value < least.value ? other : least), programme);
