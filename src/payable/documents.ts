/** What is printed of payments: the list that a treasurer signs, and a subsidy's financial report, prefilled. */
import { longDate } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import { formatCents } from "../platform/money/format.ts";
import {
  chargesOf,
  REPORT_CHARGES,
  type ReportCharge,
  type ReportHeadings,
  signed,
  totalOf,
} from "./rules.ts";
import type { List, ReportFacts } from "./store.ts";

const day = (iso: string) => longDate(Temporal.PlainDate.from(iso));

/** Accounting papers are French, whoever prints them: treasurers and funders read them. */
export function listPdf(list: List): Buffer {
  return compilePdf(new URL("list.typ", import.meta.url), {
    title: `Liste des sommes à payer n° ${list.number}`,
    lang: "fr" as const,
    number: list.number,
    operator: list.operator,
    upTo: day(list.upTo),
    madeOn: day(list.madeOn),
    lines: list.lines.map((line) => ({ words: line.words, amount: formatCents(signed(line)) })),
    total: formatCents(totalOf(list.lines)),
    signature:
      list.signedOn === null
        ? "Le trésorier, la trésorière : nom, date et signature"
        : `Signée le ${day(list.signedOn)} par ${list.signedBy}`,
  });
}

const CHARGES: Readonly<Record<ReportCharge, string>> = {
  "60": "60 – Achats",
  "61": "61 – Services extérieurs",
  "62": "62 – Autres services extérieurs",
  "63": "63 – Impôts et taxes",
  "64": "64 – Charges de personnel",
  "65": "65 – Autres charges de gestion courante",
  "66": "66 – Charges financières",
  "67": "67 – Charges exceptionnelles",
  "68": "68 – Dotations aux amortissements, provisions et engagements",
  indirect: "Charges indirectes affectées à l'action",
  "86": "86 – Emplois des contributions volontaires en nature",
};

/** Whole euros, as the form asks; an empty cell is unknown, and for a person to fill. */
const euros = (cents: number | null | undefined) =>
  cents === null || cents === undefined ? "" : new Intl.NumberFormat("fr-FR").format(Math.round(cents / 100));
const percent = (done: number | null | undefined, planned: number | null | undefined) =>
  done === null || done === undefined || !planned ? "" : `${Math.round((100 * done) / planned)} %`;

const row = (name: string, before: number | null | undefined, after: number | null | undefined) => [
  name,
  euros(before),
  euros(after),
  percent(after, before),
];

export function reportPdf(
  facts: ReportFacts,
  year: number,
  headings: ReportHeadings,
  printedOn: string,
): Buffer {
  const planned = chargesOf(facts.voted, headings);
  const done = chargesOf(facts.spent, headings);
  const sum = (of: (one: ReportFacts["income"][number]) => number | null) => {
    const known = facts.income.flatMap((one) => of(one) ?? []);
    return known.length === 0 ? null : known.reduce((total, cents) => total + cents, 0);
  };
  return compilePdf(new URL("report.typ", import.meta.url), {
    title: `Compte rendu financier de subvention, ${year}`,
    lang: "fr" as const,
    year: String(year),
    printedOn: day(printedOn),
    funder: facts.funder,
    agreement: facts.name,
    paysFor: facts.paysFor,
    runs: `du ${day(facts.startsOn)} au ${day(facts.endsOn)}`,
    households: String(facts.households),
    charges: [
      ...REPORT_CHARGES.map((heading) => row(CHARGES[heading], planned.by[heading], done.by[heading])),
      row("Dépenses dont le poste n'est pas dit", planned.unplacedCents || null, done.unplacedCents || null),
    ],
    chargesTotal: row("Total des charges", planned.totalCents, done.totalCents),
    income: facts.income.map(({ funder, agreedCents, receivedCents }) =>
      row(funder, agreedCents, receivedCents),
    ),
    incomeTotal: row(
      "Total des produits",
      sum(({ agreedCents }) => agreedCents),
      sum(({ receivedCents }) => receivedCents),
    ),
  });
}
