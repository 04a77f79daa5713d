/** A month of relief on the rent bill: what the landlord's software is to do, what the ledger says of it, and the file it takes. */
import type { Broken } from "../platform/calendar/dated.ts";
import { formatCents } from "../platform/money/format.ts";
import { inLedger, type InLedger } from "../rent-relief/recognition.rules.ts";
import { reliefLines } from "../rent-relief/rules.ts";

/** `put`: not on the bill yet; `change`: another amount is; `cancel`: it was stopped and is to be taken out; `done`: said to be on it. */
export const BILL_ACTIONS = ["put", "change", "cancel", "done"] as const;
export type BillAction = (typeof BILL_ACTIONS)[number];

/** One account and month. Amounts in cents, `dueCents` 0 where the month is no longer granted; days and months ISO. */
export type MonthOnBill = {
  account: string;
  month: string;
  agreement: string;
  rank: number;
  months: number;
  billCents: number;
  dueCents: number;
  fundCents: number;
  landlordSource: "own" | "sls";
  acknowledgedCents: number | null;
  ledgerCents: number;
  until: string | null;
};

export type BillLine = {
  action: BillAction;
  /** Of `dueCents`, what the solidarity surcharge finances: a line of its own on the bill. */
  slsCents: number;
  label: string;
  slsLabel: string | null;
  ledger: InLedger;
};

/** What to do with a month, how the bill calls it, whether the ledger holds it. */
export function billLine(line: MonthOnBill): BillLine {
  const month = Temporal.PlainYearMonth.from(line.month);
  const lines = reliefLines({
    agreement: line.agreement,
    month,
    rank: line.rank,
    of: line.months,
    amountCents: line.dueCents,
    landlordCents: line.dueCents - line.fundCents,
    landlordSource: line.landlordSource,
  });
  const sls = lines.find((one) => one.sls);
  return {
    action: actionOf(line.dueCents, line.acknowledgedCents),
    slsCents: sls?.cents ?? 0,
    label: lines.find((one) => !one.sls)?.label ?? "",
    slsLabel: sls?.label ?? null,
    ledger: inLedger({
      month,
      grantedCents: line.dueCents,
      ledgerCents: line.ledgerCents,
      until: line.until === null ? null : Temporal.PlainDate.from(line.until),
    }),
  };
}

function actionOf(dueCents: number, acknowledgedCents: number | null): BillAction {
  if (acknowledgedCents === dueCents) return "done";
  if (acknowledgedCents === null) return "put";
  return dueCents === 0 ? "cancel" : "change";
}

export type Acknowledged = {
  agreement: string;
  month: string;
  amountCents: number;
  reference?: string | undefined;
};

/** What is wrong with the lines said to be on the bill: one that is not there, or of another amount. All or none is kept. */
export function brokenAcknowledgements(
  said: readonly Acknowledged[],
  due: readonly Pick<MonthOnBill, "agreement" | "month" | "dueCents">[],
): Broken[] {
  return said.flatMap(({ agreement, month, amountCents }, index) => {
    const line = due.find((one) => one.agreement === agreement && one.month === month);
    if (!line)
      return {
        rule: "reliefBill.noSuchLine",
        field: `lines.${index}`,
        message: `Il n'y a pas de remise à porter pour la convention ${agreement} en ${month}.`,
        english: `There is no relief to put for agreement ${agreement} in ${month}.`,
      };
    if (line.dueCents === amountCents) return [];
    return {
      rule: "reliefBill.amount",
      field: `lines.${index}.amountCents`,
      message: `La remise ${agreement} de ${month} est de ${formatCents(line.dueCents)} : ${formatCents(amountCents)} ne peut pas être acquitté. Reprenez l'export.`,
      english: `Relief ${agreement} of ${month} is ${formatCents(line.dueCents, "en")}: ${formatCents(amountCents, "en")} cannot be acknowledged. Take the export again.`,
    };
  });
}

/** Titles of the file's columns, in order: a landlord's software reads them by name. They do not change with the reader. */
export const CSV_COLUMNS = [
  "compte",
  "mois",
  "convention",
  "rang",
  "mois_en_tout",
  "action",
  "avis_avant_remise",
  "remise",
  "dont_sls",
  "reste_a_payer",
  "libelle",
  "libelle_sls",
] as const;

const ACTION_WORDS: Record<BillAction, string> = {
  put: "porter",
  change: "modifier",
  cancel: "retirer",
  done: "fait",
};

/** The file: UTF-8 with its mark, semicolons, decimal commas, one line an account and month. */
export function reliefCsv(lines: readonly MonthOnBill[]): string {
  const rows = lines.map((line) => {
    const { action, slsCents, label, slsLabel } = billLine(line);
    return [
      line.account,
      line.month,
      line.agreement,
      String(line.rank),
      String(line.months),
      ACTION_WORDS[action],
      euros(line.billCents),
      euros(line.dueCents),
      euros(slsCents),
      euros(line.billCents - line.dueCents),
      label,
      slsLabel ?? "",
    ];
  });
  return `\ufeff${[CSV_COLUMNS, ...rows].map((cells) => `${cells.map(quoted).join(";")}\r\n`).join("")}`;
}

const euros = (cents: number) =>
  `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)},${String(Math.abs(cents) % 100).padStart(2, "0")}`;

/** An account number that a spreadsheet would take for a formula is text. */
function quoted(cell: string): string {
  const safe = /^[=+@\t]/.test(cell) || /^-\D/.test(cell) ? `'${cell}` : cell;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
