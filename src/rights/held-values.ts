/** How a value of a household's data reads on paper: a day, an amount, yes or no, a code in words; what is only a key of the machine is left out. */
import { type Locale, longDate } from "../platform/calendar/wording.ts";
import { formatCents } from "../platform/money/format.ts";
import { columnWords, tableWords } from "./held-words.ts";

/** Codes that are met most; another one reads as it is written in the data. */
const CODES: Readonly<Record<string, string>> = {
  absent: "absent",
  accepted: "accepté",
  admitted: "admis",
  agree: "pour",
  archived: "archivé",
  asked: "demandé",
  assigned: "confié",
  bailiff: "commissaire de justice",
  broken: "rompu",
  budget: "budget",
  caseWorker: "travailleur social",
  charge: "appel",
  closed: "clos",
  committee: "commission",
  coordination: "coordination",
  decided: "décidé",
  deferred: "ajourné",
  disagree: "contre",
  draft: "brouillon",
  electronic: "électronique",
  employment: "emploi",
  end: "fin",
  energy: "énergie",
  energyAdviser: "conseiller énergie",
  evicted: "expulsé",
  excused: "excusé",
  family: "famille",
  granted: "accordé",
  health: "santé",
  held: "a eu lieu",
  homeVisit: "visite à domicile",
  household: "ménage",
  housing: "logement",
  inPerson: "en personne",
  invited: "invité",
  kept: "gardé",
  landlord: "bailleur",
  leaseTransfer: "glissement de bail",
  left: "parti",
  mail: "courrier",
  met: "rencontré",
  midway: "mi-parcours",
  missed: "manqué",
  notSaid: "non dit",
  office: "au bureau",
  onAgenda: "à l'ordre du jour",
  operator: "opérateur",
  other: "autre",
  outside: "à l'extérieur",
  paid: "versé",
  partly: "en partie",
  payment: "paiement",
  paymentOrder: "commandement de payer",
  phone: "téléphone",
  planned: "prévu",
  present: "présent",
  proposed: "proposé",
  reached: "atteint",
  redirected: "réorienté",
  referral: "orientation",
  refused: "refusé",
  registeredLetter: "lettre recommandée",
  rehoused: "relogé",
  restriction: "limitation",
  running: "en cours",
  signed: "signé",
  situation: "situation",
  socialAdviser: "conseiller social",
  start: "début",
  stay: "maintien",
  stayed: "maintenu",
  stopped: "arrêté",
  strained: "tendu",
  submitted: "transmis",
  summons: "assignation",
  support: "accompagnement",
  video: "visioconférence",
  withdrawn: "retiré",
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

const snake = (key: string): string => key.replaceAll(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`);

/** A column or a key in words, and its value; undefined where there is nothing to say to a person. */
export function saidOf(
  key: string,
  value: unknown,
  language: Locale,
): [label: string, words: string] | undefined {
  const column = snake(key);
  if (/(^|_)(id|sha256|hash|seal|name_key|phone_key|address_key)$/.test(column)) return undefined;
  const words = wordsOf(column, value, language);
  if (words === "") return undefined;
  const label = columnWords(column, language);
  return [label.charAt(0).toUpperCase() + label.slice(1), words];
}

function wordsOf(column: string, value: unknown, language: Locale): string {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "boolean") return language === "fr" ? (value ? "oui" : "non") : value ? "yes" : "no";
  if (typeof value === "number")
    return column.endsWith("cents") && Number.isSafeInteger(value)
      ? formatCents(value, language)
      : String(value);
  if (column === "of_table") return tableWords(String(value), language);
  if (typeof value === "string") return textOf(value, language);
  if (Array.isArray(value))
    return value
      .map((one) => wordsOf(column, one, language))
      .filter(Boolean)
      .join(", ");
  return Object.entries(value as object)
    .flatMap(([key, inner]) => {
      const said = saidOf(key, inner, language);
      return said ? [`${said[0].toLowerCase()} : ${said[1]}`] : [];
    })
    .join(" ; ");
}

function textOf(text: string, language: Locale): string {
  if (UUID.test(text)) return "";
  // What people typed may look like a day and be none (« 2026-02-31 »), or be called like something that every object has.
  try {
    if (DAY.test(text)) return longDate(Temporal.PlainDate.from(text), language);
    if (INSTANT.test(text)) {
      const at = Temporal.Instant.from(text.replace(" ", "T")).toZonedDateTimeISO("Europe/Paris");
      return `${longDate(at.toPlainDate(), language)}, ${at.toPlainTime().toString({ smallestUnit: "minute" })}`;
    }
  } catch (error) {
    if (error instanceof RangeError) return text;
    throw error;
  }
  return language === "fr" && Object.hasOwn(CODES, text) ? CODES[text]! : text;
}
