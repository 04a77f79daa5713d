/** A landlord's file of procedure acts, row by row: which column says what, what a row means, what is wrong with it. */
import { ACT_KINDS, ACT_NAMES, type ActKind, MEANS, type Means } from "../procedure-clock/acts.rules.ts";
import { plain } from "../ledger/plain.rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";
import { plainDate } from "../platform/calendar/plain-date.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import { parseAmount } from "../platform/money/parse-amount.ts";

export const ACT_COLUMNS = [
  "account",
  "kind",
  "on",
  "means",
  "statedTime",
  "claimCents",
  "planMonths",
  "clauseOn",
  "assessmentRequestedOn",
  "prefectToldOn",
  "answer",
  "planEndsOn",
  "endsOn",
  "reason",
] as const;
export type ActColumn = (typeof ACT_COLUMNS)[number];
const REQUIRED: readonly ActColumn[] = ["account", "kind", "on"];

/** What columns are called, the name shown first; any case, accents or not. */
export const COLUMN_NAMES: Readonly<Record<Locale, Readonly<Record<ActColumn, string>>>> = {
  fr: {
    account: "N° compte",
    kind: "Acte",
    on: "Date",
    means: "Remis",
    statedTime: "Délai",
    claimCents: "Montant demandé",
    planMonths: "Mois de délais",
    clauseOn: "Clause acquise le",
    assessmentRequestedOn: "Diagnostic demandé le",
    prefectToldOn: "Préfet informé le",
    answer: "Réponse",
    planEndsOn: "Fin du plan",
    endsOn: "Prolongé jusqu'au",
    reason: "Motif",
  },
  en: {
    account: "Account no.",
    kind: "Act",
    on: "Date",
    means: "Served",
    statedTime: "Time",
    claimCents: "Amount claimed",
    planMonths: "Months granted",
    clauseOn: "Clause acquired on",
    assessmentRequestedOn: "Assessment requested on",
    prefectToldOn: "Prefect told on",
    answer: "Answer",
    planEndsOn: "Plan ends",
    endsOn: "Extended until",
    reason: "Reason",
  },
};
const MORE_NAMES: Partial<Record<ActColumn, readonly string[]>> = {
  account: ["compte", "numero de compte", "no compte", "account"],
  kind: ["nature", "type", "etape", "kind"],
  on: ["date de l acte", "le", "on"],
  means: ["mode", "signification", "means"],
  statedTime: ["delai enonce", "stated time"],
  claimCents: ["montant", "claim"],
};

const COLUMN_OF = new Map<string, ActColumn>(
  ACT_COLUMNS.flatMap((column) =>
    [column, COLUMN_NAMES.fr[column], COLUMN_NAMES.en[column], ...(MORE_NAMES[column] ?? [])].map(
      (name) => [plain(name), column] as const,
    ),
  ),
);

/** Rank of each column in the header, or what it lacks. */
export function actColumns(headers: readonly string[]): Map<ActColumn, number> | Broken {
  const ranks = new Map<ActColumn, number>();
  for (const [rank, header] of headers.entries()) {
    const column = COLUMN_OF.get(plain(header));
    if (column && !ranks.has(column)) ranks.set(column, rank);
  }
  const missing = REQUIRED.filter((column) => !ranks.has(column));
  if (missing.length === 0) return ranks;
  const names = (locale: Locale) => missing.map((column) => COLUMN_NAMES[locale][column]).join(", ");
  return {
    rule: "actImport.columns",
    field: "file",
    message: `Il manque au fichier la colonne ${names("fr")} : nommez-la ainsi dans la première ligne.`,
    english: `The file lacks the column ${names("en")}: name it so in the first row.`,
  };
}

const withoutArticle = (name: string) => plain(name.replace(/\(.*\)/, "")).replace(/^(le|la|l|les|the) /, "");
const MORE_KINDS: Partial<Record<ActKind, readonly string[]>> = {
  cafReport: ["signalement caf", "signalement", "report to caf"],
  ccapexReferral: ["saisine ccapex", "ccapex"],
  paymentOrder: ["commandement", "cdp"],
  prefectNotice: ["denonciation", "denonciation prefecture", "notification au prefet"],
  judgment: ["decision", "ordonnance"],
  orderToVacate: ["cql", "commandement de quitter"],
  policeRequest: ["requisition", "cfp", "concours de la force publique"],
  policeAnswer: ["reponse prefet"],
  cohesionProtocol: ["protocole", "protocole de cohesion"],
};
const KIND_OF = new Map<string, ActKind>(
  ACT_KINDS.flatMap((kind) =>
    [
      plain(kind),
      withoutArticle(ACT_NAMES[kind].fr),
      withoutArticle(ACT_NAMES[kind].en),
      ...(MORE_KINDS[kind] ?? []),
    ].map((name) => [name, kind] as const),
  ),
);
const MEANS_WORDS: Readonly<Record<Means, readonly string[]>> = {
  bailiff: ["commissaire de justice", "huissier", "bailiff"],
  registeredLetter: ["lettre recommandee", "lrar", "ar", "registered letter"],
  electronic: ["voie electronique", "exploc", "electronic", "mail"],
  byHand: ["main propre", "by hand"],
  other: ["autre", "other"],
};
const meansOf = (text: string): Means | undefined =>
  MEANS.find((means) => MEANS_WORDS[means].some((word) => plain(text).includes(word)));

/** Not the ledger's reader of days: an act of 2126 is accepted as entered, and told. `28/02/2026`, `2026-02-28`, `28.02.2026`, and a day with a time after it; undefined where it is no day. */
function dayOf(text: string): string | undefined {
  const cut = text.replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, "");
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cut);
  const iso = french ? `${french[3]}-${french[2]!.padStart(2, "0")}-${french[1]!.padStart(2, "0")}` : cut;
  return plainDate(iso)?.toString();
}

/** `2 mois`, `6 semaines`, `P2M`: an ISO duration; undefined where it is none. */
function timeOf(text: string): string | undefined {
  if (/^P\d+[YMWD]$/.test(text)) return text;
  const said = /^(\d{1,3}) (mois|months?|semaines?|weeks?|jours?|days?)$/.exec(plain(text));
  if (!said) return undefined;
  const unit = said[2]!.startsWith("mo") ? "M" : /^[sw]/.test(said[2]!) ? "W" : "D";
  return `P${said[1]}${unit}`;
}

/** One act of the file, in the words of the procedure: days ISO, money in cents. `detail`: what this kind alone says. */
export type FileAct = {
  account: string;
  kind: ActKind;
  on: string;
  statedTime?: string;
  detail: Record<string, string | number>;
};
export type ReadAct = { act: FileAct } | { errors: Broken[] };

const DAYS: readonly ActColumn[] = [
  "clauseOn",
  "assessmentRequestedOn",
  "prefectToldOn",
  "planEndsOn",
  "endsOn",
];

/** What one row says, or every reason why it cannot be read: each names its column and what would be right. */
export function actOf(cells: readonly string[], ranks: ReadonlyMap<ActColumn, number>): ReadAct {
  const cell = (column: ActColumn) => {
    const rank = ranks.get(column);
    return rank === undefined ? "" : (cells[rank] ?? "");
  };
  const errors: Broken[] = [];
  const wrong = (column: ActColumn, french: string, english: string) => {
    errors.push({
      rule: `actImport.${column}`,
      field: column,
      message: `${COLUMN_NAMES.fr[column]} : ${french}`,
      english: `${COLUMN_NAMES.en[column]}: ${english}`,
    });
    return undefined;
  };
  const day = (column: ActColumn) =>
    dayOf(cell(column)) ??
    wrong(
      column,
      `« ${cell(column)} » n'est pas un jour ; écrivez 28/02/2026.`,
      `"${cell(column)}" is no day; write 28/02/2026.`,
    );
  const account = cell("account");
  if (account === "")
    wrong(
      "account",
      "le numéro manque ; écrivez celui du compte locataire.",
      "the number is missing; write the tenant account's.",
    );
  const kind =
    KIND_OF.get(withoutArticle(cell("kind"))) ??
    wrong(
      "kind",
      `« ${cell("kind")} » n'est pas un acte connu ; écrivez par exemple « Commandement de payer » ou « Assignation ».`,
      `"${cell("kind")}" is no act that is known; write for instance "Payment order" or "Summons".`,
    );
  const on = day("on");
  const detail: FileAct["detail"] = {};
  for (const column of DAYS) {
    const said = cell(column) === "" ? undefined : day(column);
    if (said !== undefined) detail[column] = said;
  }
  if (cell("means") !== "") {
    const means = meansOf(cell("means"));
    if (means) detail["means"] = means;
    else
      wrong(
        "means",
        `« ${cell("means")} » n'est pas connu ; écrivez commissaire de justice, lettre recommandée, voie électronique ou main propre.`,
        `"${cell("means")}" is not known; write bailiff, registered letter, electronic or by hand.`,
      );
  }
  const statedTime = cell("statedTime") === "" ? undefined : timeOf(cell("statedTime"));
  if (cell("statedTime") !== "" && statedTime === undefined)
    wrong(
      "statedTime",
      `« ${cell("statedTime")} » n'est pas un délai ; écrivez 2 mois ou 6 semaines.`,
      `"${cell("statedTime")}" is no time; write 2 months or 6 weeks.`,
    );
  if (cell("claimCents") !== "") {
    const cents = parseAmount(cell("claimCents"));
    if (typeof cents === "number" && cents >= 0) detail["claimCents"] = cents;
    else
      wrong(
        "claimCents",
        `« ${cell("claimCents")} » n'est pas un montant ; écrivez 1 234,56.`,
        `"${cell("claimCents")}" is no amount; write 1 234.56.`,
      );
  }
  if (cell("planMonths") !== "") {
    if (/^\d{1,3}$/.test(cell("planMonths"))) detail["planMonths"] = Number(cell("planMonths"));
    else
      wrong(
        "planMonths",
        `« ${cell("planMonths")} » n'est pas un nombre de mois ; écrivez un entier.`,
        `"${cell("planMonths")}" is no number of months; write a whole number.`,
      );
  }
  if (cell("answer") !== "") {
    const answer = /^(accord|grant)/.test(plain(cell("answer")))
      ? "granted"
      : plain(cell("answer")).startsWith("refus")
        ? "refused"
        : undefined;
    if (answer) detail["answer"] = answer;
    else
      wrong(
        "answer",
        `« ${cell("answer")} » n'est pas une réponse ; écrivez accordé ou refusé.`,
        `"${cell("answer")}" is no answer; write granted or refused.`,
      );
  }
  if (cell("reason") !== "") detail["reason"] = cell("reason").slice(0, 500);
  if (errors.length > 0) return { errors };
  return { act: { account, kind: kind!, on: on!, ...(statedTime && { statedTime }), detail } };
}
