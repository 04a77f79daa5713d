/** What one cell of a coordinator's spreadsheet says. An empty cell is unknown, which is neither 0 nor no; what cannot be read is told, never guessed. */
import { amountCents, type AmountFormat, type DateFormat, dayReader, EMPTY } from "../ledger-file/rules.ts";
import { plain } from "../ledger/plain.rules.ts";
import type { Said } from "../platform/calendar/wording.ts";
import type { Cents } from "../platform/money/cents.ts";

/** Null: unknown. `wrong`: why it cannot be read, and `rule` its name. */
export type Cell<T> = T | null | Wrong;
export type Wrong = { wrong: Said; rule: string };
export const isWrong = (cell: unknown): cell is Wrong =>
  typeof cell === "object" && cell !== null && "wrong" in cell;

const wrong = (rule: string, fr: string, en: string): Wrong => ({ rule, wrong: { fr, en } });

/** What people write where they know nothing. */
const UNKNOWN = new Set([
  "",
  "inconnu",
  "inconnue",
  "unknown",
  "nc",
  "nsp",
  "n a",
  "na",
  "non renseigne",
  "non connu",
]);
export const isUnknown = (text: string) => UNKNOWN.has(plain(text)) && !/\d/.test(text);

/** How a file writes its days and amounts, where it does not show by itself. `isWorkbook`: a whole number may be a count of days. */
export type Writing = { isWorkbook: boolean; dateFormat?: DateFormat; amountFormat?: AmountFormat };

export const dayCell = ({ dateFormat, isWorkbook }: Writing) => {
  const reader = dayReader(dateFormat, dateFormat === "serial" || isWorkbook);
  return (text: string): Cell<string> => {
    if (isUnknown(text)) return null;
    const day = reader.day(text, 0, text.length);
    if ("iso" in day) return day.iso;
    const { fr, en } = day.unreadable;
    return wrong(
      "unreadableDate",
      `${fr} ; écrivez 28/02/2018 ou 2018-02-28`,
      `${en}; write 28/02/2018 or 2018-02-28`,
    );
  };
};

/** Euros, French or English numbers. */
export function amountCell(text: string, format?: AmountFormat): Cell<Cents> {
  if (isUnknown(text)) return null;
  const cents = amountCents(text, 0, text.length, format);
  if (cents === EMPTY) return null;
  if (typeof cents === "number") return cents as Cents;
  return wrong("unreadableAmount", clause(cents.message), clause(cents.english));
}
/** A sentence without the value that it quotes first, which is told beside it, and without its stop. */
const clause = (sentence: string) => sentence.replace(/^(«[^»]*»|"[^"]*") /, "").replace(/\s*\.$/, "");

/** A whole number from 0 to `most`; `4.0` and `4,0` are how workbooks write 4. */
export function countCell(text: string, most: number): Cell<number> {
  if (isUnknown(text)) return null;
  const digits = /^(\d{1,6})(?:[.,]0+)?$/.exec(text.trim());
  if (!digits)
    return wrong(
      "unreadableNumber",
      "ce n'est pas un nombre entier ; écrivez par exemple 4",
      "this is no whole number; write for instance 4",
    );
  const value = Number(digits[1]);
  return value > most ? wrong("implausibleNumber", `${most} au plus`, `${most} at most`) : value;
}

/** One of `words`' keys; each value lists what it is called besides the key. */
export function wordCell<Word extends string>(
  text: string,
  words: Readonly<Record<Word, readonly string[]>>,
): Cell<Word> {
  if (isUnknown(text)) return null;
  const asked = plain(text).replaceAll(" ", "");
  const all = Object.keys(words) as Word[];
  const found = all.find((word) =>
    [word, ...words[word]].some((one) => plain(one).replaceAll(" ", "") === asked),
  );
  if (found) return found;
  const french = all.map((word) => words[word][0] ?? word).join(", ");
  return wrong(
    "unknownValue",
    `ce n'est pas une valeur connue ; écrivez : ${french}`,
    `this is no known value; write: ${all.join(", ")}`,
  );
}

const YES_NO = {
  yes: ["oui", "o", "y", "vrai", "true", "1", "x"],
  no: ["non", "n", "faux", "false", "0"],
} as const;
export function yesNoCell(text: string): Cell<boolean> {
  const word = wordCell(text, YES_NO);
  return word === null || isWrong(word) ? word : word === "yes";
}

export const TRACK_WORDS = {
  stay: [
    "maintien",
    "maintien dans le logement",
    "volet 1",
    "1",
    "mutation",
    "mutation sociale",
    "maintien mutation",
  ],
  leaseTransfer: ["bail glissant", "glissement de bail", "glissement", "volet 2", "2", "lease_transfer"],
} as const;
export const DECISION_WORDS = {
  admitted: ["admis", "admise", "admission", "accepte", "acceptee", "accord", "favorable", "accepted", "oui"],
  deferred: ["ajourné", "ajournee", "ajournement", "reporte", "reportee", "report", "en attente"],
  refused: ["refusé", "refusee", "refus", "rejet", "rejete", "defavorable", "non"],
  redirected: ["réorienté", "reorientee", "reorientation", "oriente ailleurs"],
} as const;
export const TIE_WORDS = {
  kept: [
    "maintenu",
    "maintenue",
    "conserve",
    "conservee",
    "preserve",
    "preservee",
    "intact",
    "present",
    "bon",
    "retabli",
    "renoue",
    "restaure",
  ],
  strained: ["tendu", "tendue", "degrade", "degradee", "distendu", "difficile", "fragile", "conflictuel"],
  broken: ["rompu", "rompue", "rupture", "absent", "aucun"],
} as const;
export const OUTCOME_WORDS = {
  stayed: [
    "maintenu",
    "maintien",
    "maintenu dans le logement",
    "maintien dans le logement",
    "reste",
    "dans le logement",
  ],
  rehoused: ["relogement", "reloge", "relogee", "mutation", "mute", "mutation sociale", "mutee"],
  leaseTransferred: [
    "bail glissé",
    "glissement",
    "glissement de bail",
    "bail glissant",
    "bail transfere",
    "lease_transferred",
  ],
  left: ["parti", "partie", "depart", "depart volontaire", "a quitte le logement", "conge"],
  evicted: ["expulsé", "expulsee", "expulsion"],
  withdrawn: ["abandon", "retire", "retrait", "retiree", "renonce", "non adhesion", "arret"],
} as const;
export const KIND_WORDS = {
  voted: ["voté", "budget vote", "budget", "previsionnel", "budget previsionnel"],
  agreed: ["accordé", "convenu", "conventionne", "convention", "notifie", "accordee"],
  received: ["reçu", "encaisse", "verse", "recue", "versement"],
  spent: ["dépensé", "realise", "depenses", "depensee"],
  committed: ["engagé", "engagee", "engagement"],
  justified: ["justifié", "justifiee"],
  directAid: [
    "aide directe",
    "aides directes",
    "aide directe aux menages",
    "direct_aid",
    "aides directes aux menages",
  ],
} as const;
