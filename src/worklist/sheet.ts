/** The filtered worklist as a workbook: days and amounts as cells that a spreadsheet sorts and sums. */
import writeExcelFile from "write-excel-file/node";

import type { Locale } from "../platform/calendar/wording.ts";
import type { Handling } from "./rules.ts";
import type { WorklistRow } from "./store.ts";
import { HANDLING_WORDS, RESULT_WORDS, URGENCY_WORDS } from "./wording.rules.ts";

const HEADERS = {
  fr: {
    sheet: "Comptes à regarder",
    account: "N° compte",
    leaseholder: "Titulaire",
    commune: "Commune",
    urgency: "Urgence",
    points: "Points",
    balance: "Solde",
    amountDue: "Bas de quittance",
    signals: "Signaux",
    firstSignal: "Premier signal le",
    legalArrears: "Impayé légal",
    reportBy: "À signaler avant le",
    officer: "Suivi par",
    lastOutreachOn: "Dernier contact le",
    lastOutreach: "Dernier contact",
    state: "État",
    until: "Reporté jusqu'au",
    yes: "oui",
    no: "non",
  },
  en: {
    sheet: "Accounts to look at",
    account: "Account number",
    leaseholder: "Leaseholder",
    commune: "Town",
    urgency: "Urgency",
    points: "Points",
    balance: "Balance",
    amountDue: "Monthly bill",
    signals: "Signals",
    firstSignal: "First signal on",
    legalArrears: "Legal arrears",
    reportBy: "To report by",
    officer: "Followed by",
    lastOutreachOn: "Last contact on",
    lastOutreach: "Last contact",
    state: "State",
    until: "Put off until",
    yes: "yes",
    no: "no",
  },
} as const;

type Header = Exclude<keyof (typeof HEADERS)["fr"], "sheet" | "yes" | "no">;
type Cell =
  | { type: typeof String; value: string }
  | { type: typeof Number | typeof Date; value: number | Date; format: string }
  | null;

/** Longest text that a cell holds. */
const LONGEST = 32_767;
// Text is written as text, never as a formula, whatever it begins with.
const words = (value: string | null | undefined): Cell =>
  value ? { type: String, value: value.slice(0, LONGEST) } : null;
const euros = (cents: number | null): Cell =>
  cents === null ? null : { type: Number, value: cents / 100, format: '#,##0.00 "€"' };
const day = (iso: string | null | undefined): Cell =>
  iso ? { type: Date, value: new Date(`${iso}T00:00:00Z`), format: "dd/mm/yyyy" } : null;

const WIDTHS: Partial<Record<Header, number>> = {
  leaseholder: 26,
  commune: 20,
  signals: 70,
  officer: 22,
  lastOutreach: 30,
  state: 30,
};

/** XLSX bytes, the rows in their order. `officers`: name by person. Unknown is an empty cell. */
export function worklistSheet(
  rows: readonly WorklistRow[],
  officers: ReadonlyMap<string, string>,
  language: Locale = "fr",
): Promise<Buffer> {
  const header = HEADERS[language];
  const columns: readonly [Header, (row: WorklistRow) => Cell][] = [
    ["account", (row) => words(row.account)],
    ["leaseholder", (row) => words(row.leaseholder)],
    ["commune", (row) => words(row.commune ?? row.communeInsee)],
    ["urgency", (row) => words(URGENCY_WORDS[row.urgency][language])],
    ["points", (row) => ({ type: Number, value: row.priority, format: "0" })],
    ["balance", (row) => euros(row.balanceCents)],
    ["amountDue", (row) => euros(row.amountDueCents)],
    ["signals", (row) => words(row.signals.map(({ sentence }) => sentence).join("\n"))],
    ["firstSignal", (row) => day(row.firstSignalOn)],
    ["legalArrears", ({ legalArrears }) => words(yesOrNo(legalArrears?.["constituted"], header))],
    ["reportBy", ({ legalArrears }) => day(legalArrears?.["reportBy"] as string | undefined)],
    ["officer", (row) => words(row.officerId && officers.get(row.officerId))],
    ["lastOutreachOn", (row) => day(row.lastOutreach?.on)],
    ["lastOutreach", (row) => words(outreachWords(row, language))],
    [
      "state",
      ({ handledAs, handledReason }) =>
        words(
          [handledAs && HANDLING_WORDS[handledAs as Handling]?.[language], handledReason]
            .filter(Boolean)
            .join(" : "),
        ),
    ],
    ["until", (row) => day(row.snoozedUntil)],
  ];
  const head = columns.map(([name]) => ({
    type: String,
    value: header[name],
    fontWeight: "bold" as const,
    wrap: true,
  }));
  const data = [head, ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  return writeExcelFile(data as never, {
    sheet: header.sheet,
    stickyRowsCount: 1,
    columns: columns.map(([name]) => ({ width: WIDTHS[name] ?? 16 })),
  }).toBuffer();
}

/** Not known is neither yes nor no. */
const yesOrNo = (known: unknown, { yes, no }: { yes: string; no: string }) =>
  known === true ? yes : known === false ? no : null;

function outreachWords({ lastOutreach }: WorklistRow, language: Locale): string | null {
  if (!lastOutreach) return null;
  const { kind, result } = lastOutreach;
  const done = HANDLING_WORDS[kind][language];
  return result ? `${done}, ${RESULT_WORDS[result][language]}` : done;
}
