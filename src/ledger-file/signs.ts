/** What an amount without minus is in a file that has one column of them: told from its first labels, else asked. */
import type { Classify } from "../ledger/entry-kind.rules.ts";
import type { Said } from "../platform/calendar/wording.ts";
import { CsvReader, field, type CsvRecord } from "./csv-records.ts";
import type { FoundHeader } from "./file-header.ts";
import { type LedgerMapping, SEPARATORS } from "./mapping.rules.ts";
import { LedgerRefused } from "./quarantine.rules.ts";
import { amountCents, EMPTY } from "./rules.ts";
import { type Side, sideByKind, signFrom } from "./sides.rules.ts";

const LINES_LOOKED_AT = 500;

/** The same, told from the mapping or the first lines of a file. Throws LedgerRefused where only a person can tell. */
export function signOf(
  { separator, headers, ranks, length }: Omit<FoundHeader, "kind">,
  mapping: LedgerMapping,
  beginning: string,
  classify: Classify,
): Side {
  if (mapping.positiveIs) return mapping.positiveIs;
  const pairs: { side: Side | undefined; cents: number }[] = [];
  const csv = new CsvReader(separator);
  csv.columns = headers.length;
  // A million lines need not be cut to look at the first hundreds.
  csv.read(beginning.slice(length, length + 200 * LINES_LOOKED_AT), true, (record) => {
    const { text, starts, ends } = record;
    if (pairs.length >= LINES_LOOKED_AT || record.broken || record.count < headers.length) return;
    const cents = amountCents(text, starts[ranks.amount!]!, ends[ranks.amount!]!, mapping.amountFormat);
    if (typeof cents !== "number" || cents === EMPTY) return;
    pairs.push({ side: sideByKind(classify(field(record, ranks.label)).kind), cents });
  });
  const sign = signFrom(pairs);
  if (sign === "asked") throw new LedgerRefused(SIGN_ASKED);
  return sign;
}

const SIGN_ASKED = {
  rule: "ambiguousSign",
  field: "Montant",
  message:
    "La colonne Montant réunit débits et crédits, et les libellés ne disent pas ce qu'est un montant sans signe. " +
    "Dites-le dans « Vérifier les colonnes » (ou positiveIs dans la correspondance : debit ou credit).",
  english:
    "Column Amount holds debits and credits alike, and the labels do not tell what an amount without minus is. " +
    'Say so under "Check the columns" (or positiveIs in the mapping: debit or credit).',
};

const NAMES: Record<string, Said> = {
  ";": { fr: "des points-virgules", en: "semicolons" },
  ",": { fr: "des virgules", en: "commas" },
  "\t": { fr: "des tabulations", en: "tabs" },
  "|": { fr: "des barres verticales", en: "vertical bars" },
};

/** Why a line has too few columns, where another separator parts it into as many as the header has; undefined elsewhere. */
export function otherSeparator(
  { text, from, to }: CsvRecord,
  columns: number,
  own: string,
): Said | undefined {
  const line = text.slice(from, to);
  const other = SEPARATORS.find((one) => one !== own && line.split(one).length >= columns);
  if (!other) return undefined;
  const [here, there] = [NAMES[other]!, NAMES[own]!];
  return {
    fr: `la ligne est séparée par ${here.fr}, l'en-tête par ${there.fr}`,
    en: `the line is parted by ${here.en}, the header by ${there.en}`,
  };
}
