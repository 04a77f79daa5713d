/** Why a line of a file could not be taken: each reason names the field, the line, the rule and the remedy. Nothing is dropped. */
import type { Broken } from "../platform/calendar/dated.ts";
import type { EntryKind, PaymentMeans } from "./entry-kind.rules.ts";

export type QuarantineRule =
  | "tooFewColumns"
  | "tooManyColumns"
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
  | "unknownCommune"
  | "missingCommune"
  | "ambiguousCommune"
  | "duplicateInFile";

/** One line set aside. `line` is its number in the file, the header being line 1; `raw` at most 2,000 characters of it. */
export type QuarantinedLine = {
  line: number;
  field: string;
  value: string;
  rule: QuarantineRule;
  message: string;
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

const REMEDY: Record<QuarantineRule, string> = {
  tooFewColumns: "Vérifiez que l'export est allé jusqu'au bout, puis réimportez le fichier.",
  tooManyColumns:
    "Mettez entre guillemets les textes qui contiennent le séparateur, puis réimportez le fichier.",
  cutAmount: "Vérifiez que l'export est allé jusqu'au bout, puis réimportez le fichier.",
  lineTooLong: "Vérifiez que l'export met une écriture par ligne.",
  unclosedQuote: "Fermez le guillemet, ou doublez-le s'il fait partie du texte.",
  unreadableCharacters: "Réenregistrez le fichier en UTF-8.",
  missingAccount: "Complétez le numéro de compte.",
  missingDwelling: "Complétez la référence du logement.",
  missingLeaseholder: "Complétez le nom du titulaire.",
  valueTooLong: "Raccourcissez le texte, ou vérifiez la correspondance des colonnes.",
  unreadableDate: "Écrivez la date comme 31/12/2026.",
  missingLabel: "Complétez le libellé de l'écriture.",
  unreadableAmount: "Corrigez le montant dans le fichier.",
  noAmount: "Complétez le débit ou le crédit.",
  unknownCommune: "Corrigez le code INSEE, ou le code postal et la ville.",
  missingCommune: "Complétez le code INSEE, ou le code postal et la ville.",
  ambiguousCommune: "Indiquez le code INSEE.",
  duplicateInFile: "Si les deux écritures sont réelles, gardez celle-ci depuis la page de l'import.",
};

const RAW_CHARACTERS = 2_000;
const VALUE_CHARACTERS = 200;

/** A line set aside: « Ligne 12, Date « 31/02/2026 » : 02/2026 a 28 jours. Écrivez la date comme 31/12/2026. » */
export function quarantined(
  line: number,
  rule: QuarantineRule,
  field: string,
  value: string,
  because: string,
  raw: string,
): QuarantinedLine {
  const shown = printable(value.slice(0, VALUE_CHARACTERS));
  const where = field === "" ? "" : shown === "" ? `, ${field}` : `, ${field} « ${shown.slice(0, 60)} »`;
  return {
    line,
    field,
    value: shown,
    rule,
    message: `Ligne ${line}${where} : ${because}. ${REMEDY[rule]}`,
    raw: printable(raw.slice(0, RAW_CHARACTERS)),
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
