/**
 * The financial report of a subsidy after the form CERFA 15059: its headings, what the programme's lines fill of them, and what stays
 * for a person to write. Sources: arrêté du 11 octobre 2006 (JO du 14), articles 1 to 3; the form's own headings.
 */
import { COST_LINES, type CostLine } from "../funding/rules.ts";
import { chargesOf, REPORT_CHARGES, type ReportCharge, type ReportHeadings } from "./rules.ts";

/** Under each heading of charges, what the form parts it into. The programme's lines are not so fine: they fill the heading. */
export const CHARGE_PARTS: Readonly<Partial<Record<ReportCharge, readonly string[]>>> = {
  "60": ["Achats de matières et fournitures", "Autres fournitures"],
  "61": ["Locations", "Entretien et réparation", "Assurance", "Documentation"],
  "62": [
    "Rémunérations intermédiaires et honoraires",
    "Publicité, publication",
    "Déplacements, missions",
    "Services bancaires, autres",
  ],
  "63": ["Impôts et taxes sur rémunération", "Autres impôts et taxes"],
  "64": ["Rémunération des personnels", "Charges sociales", "Autres charges de personnel"],
  indirect: ["Charges fixes de fonctionnement", "Frais financiers", "Autres"],
  "86": [
    "860 – Secours en nature",
    "861 – Mise à disposition gratuite de biens et services",
    "862 – Prestations",
    "864 – Personnel bénévole",
  ],
};

/** Who pays, as the form parts heading 74. `unsaid`: of whom nobody said it. */
export const PAYER_KINDS = [
  "state",
  "region",
  "department",
  "intercommunality",
  "commune",
  "socialBody",
  "europe",
  "agency",
  "publicBody",
  "private",
  "unsaid",
] as const;
export type PayerKind = (typeof PAYER_KINDS)[number];
export type PayerHeadings = Readonly<Record<string, PayerKind>>;

/** Before and after, in cents; null: unknown, and for a person to fill. */
export type Amounts = { plannedCents: number | null; doneCents: number | null };
export type Line = { costLine: CostLine | null; amountCents: number };
export type Income = {
  code: string;
  funder: string;
  agreedCents: number | null;
  receivedCents: number | null;
};

export type FinancialReport = {
  /** By heading of direct charges, then indirect ones; 86 apart. */
  charges: { heading: ReportCharge; amounts: Amounts }[];
  unplaced: Amounts;
  chargesTotal: Amounts;
  /** Heading 74, by kind of payer, each payer by name. */
  subsidies: { kind: PayerKind; funder: string; amounts: Amounts }[];
  incomeTotal: Amounts;
  /** 86 and 87 balance each other: what is put at disposal is used. */
  inKind: Amounts;
};

/** Null where nothing is known at all. */
const sum = (all: readonly (number | null)[]): number | null => {
  const known = all.filter((cents) => cents !== null);
  return known.length === 0 ? null : known.reduce((total, cents) => total + cents, 0);
};
const sums = (all: readonly Amounts[]): Amounts => ({
  plannedCents: sum(all.map(({ plannedCents }) => plannedCents)),
  doneCents: sum(all.map(({ doneCents }) => doneCents)),
});

/** `landlordTimeCents`: as landlords entered it, where no line of spending says it: never both. */
export function financialReport(
  { voted, spent, income }: { voted: readonly Line[]; spent: readonly Line[]; income: readonly Income[] },
  headings: ReportHeadings,
  payers: PayerHeadings,
  landlordTimeCents: number | null,
): FinancialReport {
  const [planned, done] = [chargesOf(voted, headings), chargesOf(spent, headings)];
  const amounts = (heading: ReportCharge): Amounts => ({
    plannedCents: planned.by[heading] ?? null,
    doneCents: done.by[heading] ?? null,
  });
  const charges = REPORT_CHARGES.filter((heading) => heading !== "86").map((heading) => ({
    heading,
    amounts: amounts(heading),
  }));
  const unplaced = {
    plannedCents: planned.unplacedCents || null,
    doneCents: done.unplacedCents || null,
  };
  const subsidies = income
    .map(({ code, funder, agreedCents, receivedCents }) => ({
      kind: payers[code] ?? ("unsaid" as const),
      funder,
      amounts: { plannedCents: agreedCents, doneCents: receivedCents },
    }))
    .toSorted((a, b) => PAYER_KINDS.indexOf(a.kind) - PAYER_KINDS.indexOf(b.kind));
  const stated = amounts("86");
  const isLandlordTimeThere = COST_LINES.some((line) => headings[line] === "86") && stated.doneCents === null;
  return {
    charges,
    unplaced,
    chargesTotal: sums([...charges.map((one) => one.amounts), unplaced]),
    subsidies,
    incomeTotal: sums(subsidies.map((one) => one.amounts)),
    inKind: { ...stated, ...(isLandlordTimeThere && { doneCents: landlordTimeCents }) },
  };
}

/** What the subsidy is of all that came in: the form asks it in words. Null where either is unknown. */
export function partOfIncome(ownCents: number | null, { doneCents }: Amounts): number | null {
  return ownCents === null || doneCents === null || doneCents === 0 ? null : ownCents / doneCents;
}
