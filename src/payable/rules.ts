/** What operators are owed for delivered measures, advances and what is taken back of them; the entries that accounting takes. */
import type { CostLine } from "../funding/rules.ts";
import type { Broken } from "../platform/calendar/dated.ts";

/** Price of a measure of its planned length, from a day on. Set by the coordination; nothing is owed that can be told until then. */
export type Rate = { perMeasureCents: number };

export type Delivered = { startsOn: string; endsOn: string; closedOn: string };

const days = (from: string, to: string) =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days + 1;

/** Whole where the measure reached its planned end; else by days, rounded half up to the cent. Null without a rate. */
export function dueCents({ startsOn, endsOn, closedOn }: Delivered, rate: Rate | undefined): number | null {
  if (!rate) return null;
  if (closedOn >= endsOn) return rate.perMeasureCents;
  return Math.floor(
    (rate.perMeasureCents * Math.max(0, days(startsOn, closedOn))) / days(startsOn, endsOn) + 0.5,
  );
}

export const LINE_KINDS = ["measure", "advance", "deduction"] as const;
/** `deduction`: of an advance paid before. */
export type LineKind = (typeof LINE_KINDS)[number];
export type PaymentLine = { kind: LineKind; words: string; amountCents: number };

export const signed = ({ kind, amountCents }: Pick<PaymentLine, "kind" | "amountCents">) =>
  kind === "deduction" ? -amountCents : amountCents;
export const totalOf = (lines: readonly Pick<PaymentLine, "kind" | "amountCents">[]) =>
  lines.reduce((sum, line) => sum + signed(line), 0);

/** `advanceLeftCents`: advances paid and not taken back yet. */
export function brokenList(
  lines: readonly PaymentLine[],
  advanceLeftCents: number,
  hasUnpriced: boolean,
): Broken[] {
  const broken: Broken[] = [];
  const say = (field: string, message: string, english: string) =>
    broken.push({ rule: `payable.${field}`, field, message, english });
  const taken = lines
    .filter(({ kind }) => kind === "deduction")
    .reduce((sum, { amountCents }) => sum + amountCents, 0);
  if (hasUnpriced)
    say(
      "rate",
      "Des mesures n'ont pas de prix le jour où elles se sont terminées : fixez-le à partir d'un jour plus ancien.",
      "Measures have no price on the day they ended: set it from an earlier day.",
    );
  if (taken > advanceLeftCents)
    say(
      "deductionCents",
      `Il reste ${euros(advanceLeftCents)} € d'avance à déduire, pas davantage.`,
      `€${euros(advanceLeftCents)} of advances is left to deduct, no more.`,
    );
  if (lines.length === 0) say("upTo", "Rien à payer jusqu'à ce jour.", "Nothing to pay up to this day.");
  else if (totalOf(lines) < 0)
    say(
      "deductionCents",
      "La déduction dépasse ce qui est dû : déduisez-en moins.",
      "The deduction exceeds what is owed: deduct less.",
    );
  return broken;
}

/** Accounts of the French plan that entries are written on: a dated parameter, to be confirmed by each accountant. */
export type Accounts = { expense: string; supplier: string; advance: string };

const HEADER = ["Date", "Journal", "Pièce", "Compte", "Libellé", "Débit", "Crédit"];

/** One balanced piece: what is owed and advanced in debit, what is taken back and the supplier in credit. UTF-8, semicolons, decimal commas. */
export function accountingCsv(
  { number, on, operator }: { number: string; on: string; operator: string },
  lines: readonly PaymentLine[],
  accounts: Accounts,
): string {
  const day = on.split("-").toReversed().join("/");
  const entry = (account: string, words: string, debit: number, credit: number) => [
    day,
    "ACH",
    number,
    account,
    words,
    debit === 0 ? "" : euros(debit),
    credit === 0 ? "" : euros(credit),
  ];
  const rows = lines.map(({ kind, words, amountCents }) =>
    kind === "measure"
      ? entry(accounts.expense, words, amountCents, 0)
      : entry(
          accounts.advance,
          words,
          kind === "advance" ? amountCents : 0,
          kind === "deduction" ? amountCents : 0,
        ),
  );
  rows.push(entry(accounts.supplier, operator, 0, totalOf(lines)));
  return `\ufeff${[HEADER, ...rows].map((cells) => `${cells.map(quoted).join(";")}\r\n`).join("")}`;
}

const euros = (cents: number) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`;

/** A text that a spreadsheet would take for a formula is text. */
const quoted = (cell: string) => {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Headings of the financial report of a subsidy (CERFA 15059), in its order. */
export const REPORT_CHARGES = [
  "60",
  "61",
  "62",
  "63",
  "64",
  "65",
  "66",
  "67",
  "68",
  "indirect",
  "86",
] as const;
export type ReportCharge = (typeof REPORT_CHARGES)[number];
/** Under which heading each cost line goes; null: a person decides. A dated parameter, to be confirmed. */
export type ReportHeadings = Readonly<Record<CostLine, ReportCharge | null>>;

type ReportLine = { costLine: CostLine | null; amountCents: number };
/** Cents by heading; `unplaced`: what no heading is known for. Null: nothing is written, which is not 0. */
export function chargesOf(
  lines: readonly ReportLine[],
  headings: ReportHeadings,
): { by: Partial<Record<ReportCharge, number>>; unplacedCents: number; totalCents: number | null } {
  const by: Partial<Record<ReportCharge, number>> = {};
  let unplacedCents = 0;
  for (const { costLine, amountCents } of lines) {
    const heading = costLine === null ? null : headings[costLine];
    if (heading === null) unplacedCents += amountCents;
    else by[heading] = (by[heading] ?? 0) + amountCents;
  }
  const total = lines.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return { by, unplacedCents, totalCents: lines.length === 0 ? null : total };
}
