/** The financial report of a subsidy, printed: prefilled, to be completed, certified and signed by a legal representative. */
import { CHARGED, type Charged } from "../cost/rules.ts";
import { longDate } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import { formatCents } from "../platform/money/format.ts";
import {
  type Amounts,
  CHARGE_PARTS,
  financialReport,
  partOfIncome,
  type PayerHeadings,
  type PayerKind,
} from "./report.rules.ts";
import type { ReportFacts } from "./report.store.ts";
import type { ReportCharge, ReportHeadings } from "./rules.ts";

const day = (iso: string) => longDate(Temporal.PlainDate.from(iso));

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
const PAYERS: Readonly<Record<PayerKind, string>> = {
  state: "État",
  region: "Région",
  department: "Département",
  intercommunality: "Intercommunalité",
  commune: "Commune",
  socialBody: "Organisme social",
  europe: "Fonds européens",
  agency: "Agence de services et de paiement",
  publicBody: "Autre établissement public",
  private: "Aide privée",
  unsaid: "catégorie à préciser",
};
/** Headings of income that the programme writes no line for: empty, for a person to fill. */
const INCOME_BEFORE = [
  "70 – Vente de produits finis, de marchandises, prestations de services",
  "73 – Dotations et produits de tarification",
];
const INCOME_AFTER = [
  "75 – Autres produits de gestion courante",
  "dont cotisations, dons manuels ou legs",
  "76 – Produits financiers",
  "77 – Produits exceptionnels",
  "78 – Reports de ressources non utilisées d'opérations antérieures",
  "79 – Transferts de charges",
  "Ressources propres affectées à l'action",
];
const IN_KIND_INCOME = ["870 – Bénévolat", "871 – Prestations en nature", "875 – Dons en nature"];
const KEYS = {
  days: "par jours d'accompagnement",
  measures: "par mesure",
  households: "par ménage",
} as const;

/** Whole euros, as the form asks; an empty cell is unknown, and for a person to fill. */
const euros = (cents: number | null) =>
  cents === null ? "" : new Intl.NumberFormat("fr-FR").format(Math.round(cents / 100));
const percent = (part: number) => `${Math.round(100 * part)} %`;

type Row = { level: "part" | "heading" | "total"; cells: string[] };
const EMPTY: Amounts = { plannedCents: null, doneCents: null };

function row(level: Row["level"], name: string, { plannedCents, doneCents }: Amounts = EMPTY): Row {
  const isBoth = plannedCents !== null && doneCents !== null;
  return {
    level,
    cells: [
      name,
      euros(plannedCents),
      euros(doneCents),
      isBoth ? euros(doneCents - plannedCents) : "",
      isBoth && plannedCents !== 0 ? percent(doneCents / plannedCents) : "",
    ],
  };
}
const parts = (heading: ReportCharge) => (CHARGE_PARTS[heading] ?? []).map((name) => row("part", name));

export type ReportSettings = { headings: ReportHeadings; payers: PayerHeadings };

export function reportPdf(
  facts: ReportFacts,
  year: number,
  { headings, payers }: ReportSettings,
  printedOn: string,
): Buffer {
  const report = financialReport(facts, headings, payers, facts.landlordTime?.cents ?? null);
  const heading = (of: ReportCharge) => report.charges.find((one) => one.heading === of)!.amounts;
  const direct = report.charges.filter((one) => one.heading !== "indirect");
  const share = partOfIncome(facts.ownReceivedCents, report.incomeTotal);
  return compilePdf(new URL("report.typ", import.meta.url), {
    title: `Compte rendu financier de subvention, ${year}`,
    lang: "fr" as const,
    year: String(year),
    printedOn: day(printedOn),
    dueOn: day(`${year + 1}-06-30`),
    funder: facts.funder,
    agreement: facts.name,
    paysFor: facts.paysFor,
    runs: `du ${day(facts.startsOn)} au ${day(facts.endsOn)}`,
    corrections: facts.corrections.map(({ on, reason }) => `${day(on)} : ${reason}`).join(" ; "),
    households: String(facts.households),
    charges: [
      row("heading", "I. Charges directes affectées à l'action", EMPTY),
      ...direct.flatMap((one) => [row("heading", CHARGES[one.heading], one.amounts), ...parts(one.heading)]),
      row("part", "Dépenses dont le poste n'est pas dit", report.unplaced),
      row("heading", `II. ${CHARGES.indirect}`, heading("indirect")),
      ...parts("indirect"),
      row("total", "Total des charges", report.chargesTotal),
      row("heading", CHARGES["86"], report.inKind),
      ...parts("86"),
      row("total", "Total", plus(report.chargesTotal, report.inKind)),
    ],
    income: [
      row("heading", "I. Ressources directes affectées à l'action", EMPTY),
      ...INCOME_BEFORE.map((name) => row("heading", name)),
      row("heading", "74 – Subventions d'exploitation", report.incomeTotal),
      ...report.subsidies.map(({ kind, funder, amounts }) =>
        row("part", `${funder} (${PAYERS[kind]})`, amounts),
      ),
      ...INCOME_AFTER.map((name) => row(name.startsWith("dont") ? "part" : "heading", name)),
      row("total", "Total des produits", report.incomeTotal),
      row("heading", "87 – Contributions volontaires en nature", report.inKind),
      ...IN_KIND_INCOME.map((name) => row("part", name)),
      row("total", "Total", plus(report.incomeTotal, report.inKind)),
    ],
    share:
      share === null
        ? "La subvention de                    € représente            % du total des produits."
        : `La subvention de ${euros(facts.ownReceivedCents)} € représente ${percent(share)} du total des produits.`,
    indirectRules: indirectRules(facts, headings),
    gaps: facts.explanations.map(
      ({ words, by, on, amountCents }) =>
        `${formatCents(amountCents)} : ${words} (${by ?? "auteur inconnu"}, ${day(on)})`,
    ),
    voluntary: facts.landlordTime
      ? `Temps des bailleurs, d'après ce qu'ils ont saisi : ${facts.landlordTime.minutes} minutes${facts.landlordTime.cents === null ? ", coût inconnu" : `, soit ${formatCents(facts.landlordTime.cents)}`}.`
      : "Aucun temps de bailleur n'est saisi pour l'exercice.",
  });
}

const NAMES: Readonly<Record<Charged, string>> = {
  coordination: "Coordination",
  overhead: "Frais de structure",
  landlordTime: "Temps des bailleurs",
};

/** By which keys the costs that stand among the indirect charges were charged to measures that year. */
function indirectRules({ keys, keysChecked }: ReportFacts, headings: ReportHeadings): string {
  const said = CHARGED.filter((line) => headings[line] === "indirect").map(
    (line) => `${NAMES[line]} : ${KEYS[keys[line]]}.`,
  );
  if (said.length === 0) return "Aucun poste du programme n'est compté en charges indirectes.";
  return `${said.join(" ")}${keysChecked ? "" : " Clé à confirmer par le comité de pilotage."}`;
}

const add = (a: number | null, b: number | null) => (a === null ? b : a + (b ?? 0));
const plus = (one: Amounts, other: Amounts): Amounts => ({
  plannedCents: add(one.plannedCents, other.plannedCents),
  doneCents: add(one.doneCents, other.doneCents),
});
