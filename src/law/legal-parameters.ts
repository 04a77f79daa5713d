/** Every number of the law and of the programme that a rule applies, with its dates and its source (design: rules.md).
 *  A rule asks for the version in force on the day of the fact: `legalOn("winterTruce", date)`. */
import { type Dated, datedOn } from "../platform/calendar/dated.ts";
import { ARREARS_PARAMETERS } from "./arrears-parameters.ts";
import { EVICTION_PARAMETERS } from "./eviction-parameters.ts";
import { PROGRAMME_PARAMETERS } from "./programme-parameters.ts";

export const LEGAL_PARAMETERS = [
  ...ARREARS_PARAMETERS,
  ...EVICTION_PARAMETERS,
  ...PROGRAMME_PARAMETERS,
] as const;

type Entry = (typeof LEGAL_PARAMETERS)[number];
export type LegalId = Entry["id"];
type Widened<T> = T extends string ? string : T extends number ? number : T;
export type LegalValue<Id extends LegalId> = Widened<Extract<Entry, { id: Id }>["value"]>;

/**
 * The version of a legal parameter in force on `date`; undefined where none is (before it existed, or after its repeal).
 * Amounts are in cents, durations in ISO 8601, counts plain numbers. `checked` null: nobody has read the source, "à confirmer".
 */
export function legalOn<Id extends LegalId>(
  id: Id,
  date: Temporal.PlainDate,
): Dated<LegalValue<Id>> | undefined {
  return datedOn(LEGAL_PARAMETERS as readonly Dated<unknown>[], id, date) as
    | Dated<LegalValue<Id>>
    | undefined;
}

/** Every version of a legal parameter, in the order of the table: for facts known to a year, or not at all. */
export function legalVersions<Id extends LegalId>(id: Id): Dated<LegalValue<Id>>[] {
  return (LEGAL_PARAMETERS as readonly Dated<unknown>[]).filter((rule) => rule.id === id) as Dated<
    LegalValue<Id>
  >[];
}
