/** The household's repayment plan on one page: what is owed, what is paid when, how the debt goes down, where to sign. */
import { type Locale, longDate } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import { formatCents } from "../platform/money/format.ts";
import { sum } from "../platform/money/share.ts";
import { type Instalment, planSentence } from "./rules.ts";

export type PlanData = {
  /** Number of the plan, printed in the footer. */
  reference: string;
  /** Leaseholders, as they sign. */
  household: string;
  landlord: string;
  account?: string;
  address?: string;
  /** Day on which the plan was drawn up. */
  madeOn: Temporal.PlainDate;
  /** As `schedule` gives them: at least one. */
  instalments: readonly Instalment[];
  /** Days of tolerance that the landlord grants. */
  toleranceDays: number;
  /** Whom to call before missing an instalment. */
  contact?: { name: string; phone?: string; email?: string };
};

/** What the page says besides the plan's own facts. Its English copy says that the French one is signed: a court reads French. */
const WORDS = {
  fr: {
    title: "Mon plan d'apurement",
    kicker: "Plan d'apurement",
    number: "Plan n°",
    madeOn: "établi le",
    household: "Ménage",
    landlord: "Bailleur",
    account: "Compte locataire",
    address: "Adresse",
    debt: "Dette à apurer",
    end: "Dernière échéance",
    order: "Chaque mois, le loyer courant se paie d'abord, puis l'échéance du plan.",
    curve: "La dette, échéance après échéance",
    instalments: "Échéances",
    header: ["N°", "Le", "À payer", "Reste"],
    difficult: "Une échéance difficile à payer ?",
    call: "Appelez avant la date :",
    signatures: ["Le ménage (date et signature)", "Le bailleur (date et signature)"],
    authority: null,
  },
  en: {
    title: "My repayment plan",
    kicker: "Repayment plan",
    number: "Plan no.",
    madeOn: "drawn up on",
    household: "Household",
    landlord: "Landlord",
    account: "Tenant account",
    address: "Address",
    debt: "Debt to repay",
    end: "Last instalment",
    order: "Each month, the current rent is paid first, then the plan's instalment.",
    curve: "The debt, instalment after instalment",
    instalments: "Instalments",
    header: ["No.", "On", "To pay", "Left"],
    difficult: "An instalment hard to pay?",
    call: "Call before the date:",
    signatures: ["The household (date and signature)", "The landlord (date and signature)"],
    authority:
      "A translation, to be read with the plan in French (plan d'apurement), which alone is binding.",
  },
} as const;

/** What tells of the days of tolerance and of the curve, with their figures. */
const TOLERANCE = {
  fr: (days: number) => `Un retard de moins de ${days} jours ne rompt pas le plan.`,
  en: (days: number) => `Being less than ${days} days late does not break the plan.`,
};
const CURVE = {
  fr: (debt: string, end: string) => ({
    alt: `Courbe de la dette restante : de ${debt} à zéro le ${end}.`,
    from: `${debt} au départ`,
    to: `0 € le ${end}`,
  }),
  en: (debt: string, end: string) => ({
    alt: `Curve of the debt left: from ${debt} to nothing on ${end}.`,
    from: `${debt} at the start`,
    to: `€0 on ${end}`,
  }),
};

/** Tagged PDF/UA-1, A4; one page up to 36 instalments. Throws DocumentError (a fault of the template). */
export function planPdf(data: PlanData, lang: Locale = "fr"): Buffer {
  const words = WORDS[lang];
  const debtCents = sum(data.instalments.map((line) => line.amountCents));
  const last = data.instalments.at(-1);
  const { contact } = data;
  const days = data.toleranceDays;
  return compilePdf(new URL("plan.typ", import.meta.url), {
    lang,
    title: words.title,
    words,
    reference: data.reference,
    household: data.household,
    landlord: data.landlord,
    account: data.account ?? null,
    address: data.address ?? null,
    madeOn: longDate(data.madeOn, lang),
    debt: formatCents(debtCents, lang),
    end: last ? longDate(last.on, lang) : null,
    sentence: planSentence(data.instalments, lang),
    tolerance: days > 1 ? TOLERANCE[lang](days) : null,
    instalments: data.instalments.map((line) => [
      String(line.n),
      longDate(line.on, lang),
      formatCents(line.amountCents, lang),
      formatCents(line.leftCents, lang),
    ]),
    told: CURVE[lang](formatCents(debtCents, lang), last ? longDate(last.on, lang) : ""),
    /** Share of the debt still owed after each instalment: 1 → 0. */
    curve: data.instalments.map((line) => (debtCents > 0 ? line.leftCents / debtCents : 0)),
    contact: contact ? [contact.name, contact.phone, contact.email].filter(Boolean).join(", ") : null,
  });
}
