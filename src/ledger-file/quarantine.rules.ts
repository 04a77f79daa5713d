/** Why a line of a file could not be taken: each reason names the field, the line, the rule and the remedy. Nothing is dropped. */
import type { Broken } from "../platform/calendar/dated.ts";
import type { Locale, Said } from "../platform/calendar/wording.ts";
import type { EntryKind, PaymentMeans } from "../ledger/entry-kind.rules.ts";
import { COLUMN_NAMES, COLUMN_NAMES_IN_ENGLISH, type LedgerColumn } from "./columns.rules.ts";

export type QuarantineRule =
  | "tooFewColumns"
  | "tooManyColumns"
  | "otherSeparator"
  | "cutAmount"
  | "lineTooLong"
  | "unclosedQuote"
  | "unreadableCharacters"
  | "missingAccount"
  | "missingDwelling"
  | "missingLeaseholder"
  | "valueTooLong"
  | "unreadableDate"
  | "missingLabel"
  | "unreadableAmount"
  | "noAmount"
  | "unknownSense"
  | "unknownCommune"
  | "missingCommune"
  | "ambiguousCommune"
  | "duplicateInFile"
  | "outsidePeriod"
  | "missingBalance"
  | "missingDay"
  | "unknownAccount"
  | "twoBalances";

/**
 * One line set aside. `line` is its number in the file, the header being line 1; `field` the French names of its columns, parted
 * by commas; `raw` at most 2,000 characters of it.
 */
export type QuarantinedLine = {
  line: number;
  field: string;
  value: string;
  rule: QuarantineRule;
  message: string;
  /** The message for who reads in English. */
  english: string;
  raw: string;
  /** What a duplicate says, for a person who knows that both entries are real. */
  entry?: QuarantinedEntry;
};

/** A line that could be read and is set aside all the same: `on` ISO, amounts in cents. */
export type QuarantinedEntry = {
  account: string;
  on: string;
  kind: EntryKind;
  means: PaymentMeans | null;
  label: string;
  reference: string | null;
  debitCents: number;
  creditCents: number;
};

/** A file that cannot be read at all. `broken.message` tells the person what was found and what to do. */
export class LedgerRefused extends Error {
  readonly broken: Broken;
  constructor(broken: Broken) {
    super(broken.message);
    this.name = "LedgerRefused";
    this.broken = broken;
  }
}

const WHOLE_EXPORT: Said = {
  fr: "Vérifiez que l'export est allé jusqu'au bout, puis réimportez le fichier.",
  en: "Check that the export ran to its end, then import the file again.",
};

const REMEDY: Record<QuarantineRule, Said> = {
  tooFewColumns: WHOLE_EXPORT,
  tooManyColumns: {
    fr: "Mettez entre guillemets les textes qui contiennent le séparateur, puis réimportez le fichier.",
    en: "Put texts that hold the separator in quotation marks, then import the file again.",
  },
  otherSeparator: {
    fr: "Exportez tout le fichier avec un seul séparateur, puis réimportez-le.",
    en: "Export the whole file with one separator, then import it again.",
  },
  cutAmount: WHOLE_EXPORT,
  lineTooLong: {
    fr: "Vérifiez que l'export met une écriture par ligne.",
    en: "Check that the export writes one entry to a line.",
  },
  unclosedQuote: {
    fr: "Fermez le guillemet, ou doublez-le s'il fait partie du texte.",
    en: "Close it, or double it where it is part of the text.",
  },
  unreadableCharacters: {
    fr: "Réenregistrez le fichier en UTF-8.",
    en: "Save the file again as UTF-8.",
  },
  missingAccount: { fr: "Complétez le numéro de compte.", en: "Fill in the account number." },
  missingDwelling: {
    fr: "Complétez la référence du logement.",
    en: "Fill in the dwelling's reference.",
  },
  missingLeaseholder: {
    fr: "Complétez le nom du titulaire.",
    en: "Fill in the leaseholder's name.",
  },
  valueTooLong: {
    fr: "Raccourcissez le texte, ou vérifiez la correspondance des colonnes.",
    en: "Shorten the text, or check which column of the file is read.",
  },
  unreadableDate: { fr: "Écrivez la date comme 31/12/2026.", en: "Write the date as 31/12/2026." },
  missingLabel: { fr: "Complétez le libellé de l'écriture.", en: "Fill in the entry's label." },
  unreadableAmount: {
    fr: "Corrigez le montant dans le fichier.",
    en: "Correct the amount in the file.",
  },
  noAmount: { fr: "Complétez le débit ou le crédit.", en: "Fill in the debit or the credit." },
  unknownSense: {
    fr: "Écrivez D (débit) ou C (crédit), ou choisissez une autre colonne pour le sens.",
    en: "Write D (debit) or C (credit), or choose another column for the side.",
  },
  unknownCommune: {
    fr: "Corrigez le code INSEE, ou le code postal et la ville.",
    en: "Correct the INSEE code, or the postcode and the town.",
  },
  missingCommune: {
    fr: "Complétez le code INSEE, ou le code postal et la ville.",
    en: "Fill in the INSEE code, or the postcode and the town.",
  },
  ambiguousCommune: { fr: "Indiquez le code INSEE.", en: "Give the INSEE code." },
  duplicateInFile: {
    fr: "Si les deux écritures sont réelles, gardez celle-ci depuis la page de l'import.",
    en: "If both entries are real, keep this one from the page of the import.",
  },
  outsidePeriod: {
    fr: "Élargissez la période, ou retirez cette ligne du fichier.",
    en: "Widen the period, or take this line out of the file.",
  },
  missingBalance: {
    fr: "Complétez le solde (0 s'il est nul).",
    en: "Fill in the balance (0 where there is none).",
  },
  missingDay: {
    fr: "Complétez le jour ou le mois du solde.",
    en: "Fill in the day or the month of the balance.",
  },
  unknownAccount: {
    fr: "Ajoutez la colonne du titulaire pour ouvrir ce compte, ou importez d'abord ses écritures.",
    en: "Add the leaseholder's column to open this account, or import its entries first.",
  },
  twoBalances: {
    fr: "Gardez une seule ligne par compte et par jour : le solde de tout le compte.",
    en: "Keep one line for each account and day: the balance of the whole account.",
  },
};

const RAW_CHARACTERS = 2_000;
const VALUE_CHARACTERS = 200;

/**
 * A line set aside: « Ligne 12, Date « 31/02/2026 » : 02/2026 a 28 jours. Écrivez la date comme 31/12/2026. » `because` is a part
 * of that sentence, without a final stop.
 */
export function quarantined(
  line: number,
  rule: QuarantineRule,
  columns: readonly LedgerColumn[],
  value: string,
  because: Said,
  raw: string,
): QuarantinedLine {
  const shown = printable(value.slice(0, VALUE_CHARACTERS));
  const field = columns.map((column) => COLUMN_NAMES[column]).join(", ");
  const place = { line, field, value: shown };
  return {
    ...place,
    rule,
    message: `${placeIn("fr", place)} : ${because.fr}. ${REMEDY[rule].fr}`,
    english: `${placeIn("en", place)}: ${because.en}. ${REMEDY[rule].en}`,
    raw: printable(raw.slice(0, RAW_CHARACTERS)),
  };
}

/** A line that says the same as line `first`: set aside with what it says, for both may be real. */
export function duplicateOf(
  first: number,
  line: number,
  entry: QuarantinedEntry,
  raw: string,
): QuarantinedLine & { entry: QuarantinedEntry } {
  const because = {
    fr: `même compte, date, libellé, montants et pièce que la ligne ${first}`,
    en: `same account, date, label, amounts and reference as line ${first}`,
  };
  const { account, label, reference } = entry;
  const words = { label: printable(label), reference: reference && printable(reference) };
  return {
    ...quarantined(line, "duplicateInFile", ["label"], label, because, raw),
    entry: { ...entry, account: printable(account), ...words },
  };
}

type Place = { line: number; field: string; value: string };

/** `Ligne 12, Date « 31/02/2026 »`, `Line 12, Date "31/02/2026"`. */
function placeIn(locale: Locale, { line, field, value }: Place): string {
  const named = fieldIn(locale, field);
  const shown = value.slice(0, 60);
  const word = locale === "fr" ? "Ligne" : "Line";
  if (named === "") return `${word} ${line}`;
  if (shown === "") return `${word} ${line}, ${named}`;
  return `${word} ${line}, ${named} ${locale === "fr" ? `« ${shown} »` : `"${shown}"`}`;
}

const ENGLISH_NAMES = new Map(
  (Object.keys(COLUMN_NAMES) as LedgerColumn[]).map((column) => [
    COLUMN_NAMES[column],
    COLUMN_NAMES_IN_ENGLISH[column],
  ]),
);

function fieldIn(locale: Locale, field: string): string {
  if (locale === "fr") return field;
  return field
    .split(", ")
    .map((name) => ENGLISH_NAMES.get(name) ?? name)
    .join(", ");
}

/** The same line for the reader: `field` and `message` in their language. Of lines kept before `english` was, English has the remedy alone. */
export function toldIn<T extends Place & { rule: string; message: string; english: string | null }>(
  locale: Locale,
  told: T,
): Omit<T, "english"> {
  const { english, ...line } = told;
  if (locale === "fr") return line;
  const remedy = REMEDY[line.rule as QuarantineRule].en;
  return {
    ...line,
    field: fieldIn(locale, line.field),
    message: english ?? `${placeIn(locale, line)}. ${remedy}`,
  };
}

/** NUL characters cannot be kept by the database: shown as the replacement sign. Copied, so that no block of the file stays in memory. */
export function printable(text: string): string {
  return text.includes("\0") ? text.replaceAll("\0", "\ufffd") : ` ${text}`.slice(1);
}

/** What a person decided of a line set aside: the entry is real and kept, or nothing is to be done of the line. */
export const SETTLEMENTS = ["kept", "setAside"] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

/** Why a line cannot be settled so; undefined where it can. */
export function unsettleable(
  line: { settlement: Settlement | null; entry: QuarantinedEntry | null },
  as: Settlement,
): Broken | undefined {
  if (line.settlement) {
    return {
      rule: "alreadySettled",
      message: `Cette ligne a déjà été ${line.settlement === "kept" ? "gardée" : "écartée"}.`,
      english: `This line has already been ${line.settlement === "kept" ? "kept" : "set aside"}.`,
    };
  }
  if (as === "setAside" || line.entry) return undefined;
  return {
    rule: "unreadableLine",
    message:
      "Seul un doublon peut être gardé tel quel : cette ligne ne peut pas être lue. Corrigez-la dans votre fichier, puis réimportez-le.",
    english:
      "Only a duplicate can be kept as it is: this line cannot be read. Correct it in your file, then import that again.",
  };
}
