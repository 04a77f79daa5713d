/** The reconciliation of a day as a file: a workbook, or CSV for a spreadsheet. */
import writeExcelFile from "write-excel-file/node";

import type { Locale } from "../platform/calendar/wording.ts";
import type { Compared } from "./read.store.ts";
import { OUTCOME_WORDS } from "./wording.rules.ts";

const HEADERS = {
  fr: [
    "N° compte",
    "Titulaire",
    "Constat",
    "Solde du relevé",
    "Solde calculé",
    "Écart",
    "Écart au relevé précédent",
  ],
  en: [
    "Account number",
    "Leaseholder",
    "Finding",
    "Balance of the list",
    "Balance computed",
    "Difference",
    "Difference on the list before",
  ],
} as const;
const SHEET = { fr: "Rapprochement", en: "Reconciliation" } as const;

export function comparedWorkbook(rows: readonly Compared[], language: Locale): Promise<Buffer> {
  const head = HEADERS[language].map((value) => ({
    type: String,
    value,
    fontWeight: "bold" as const,
    wrap: true,
  }));
  const data = rows.map((row) => [
    { type: String, value: row.number },
    { type: String, value: row.leaseholder },
    { type: String, value: OUTCOME_WORDS[row.outcome][language] },
    ...amounts(row).map((cents) =>
      cents === null ? null : { type: Number, value: cents / 100, format: "#,##0.00" },
    ),
  ]);
  return writeExcelFile([head, ...data] as never, {
    sheet: SHEET[language],
    stickyRowsCount: 1,
    columns: [16, 28, 26, 16, 16, 16, 18].map((width) => ({ width })),
  }).toBuffer();
}

/** UTF-8 with byte-order mark, semicolons; amounts as each language writes them. */
export function comparedCsv(rows: readonly Compared[], language: Locale): string {
  const written = (cents: number | null) =>
    cents === null ? "" : (cents / 100).toFixed(2).replace(".", language === "fr" ? "," : ".");
  const lines = rows.map((row) =>
    [row.number, row.leaseholder, OUTCOME_WORDS[row.outcome][language], ...amounts(row).map(written)].map(
      cell,
    ),
  );
  return `\ufeff${[HEADERS[language].map(cell), ...lines].map((cells) => `${cells.join(";")}\r\n`).join("")}`;
}

const amounts = ({ statedCents, computedCents, gapCents, gapBeforeCents }: Compared) => [
  statedCents,
  computedCents,
  gapCents,
  gapBeforeCents,
];

/** A text that begins like a formula is shown as text: a name from outside must not compute in somebody's spreadsheet. */
function cell(text: string): string {
  const safe = /^[=@\t\r]|^[+-](?![\d,.]+$)/.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
