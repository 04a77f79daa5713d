/** The household's repayment plan on one page: what is owed, what is paid when, how the debt goes down, where to sign. */
import { type Locale, longDate } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import { cents } from "../platform/money/cents.ts";
import { formatCents } from "../platform/money/format.ts";
import { sum } from "../platform/money/share.ts";
import type { Allocation } from "../plan-tracking/plan-facts.rules.ts";
import { type Instalment, type MeansOfPayment, planSentence } from "./rules.ts";
import { type Signature, strokesOf } from "../signature/rules.ts";

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
  allocation?: Allocation;
  means?: MeansOfPayment;
  /** 1, then one more with each amendment. */
  version?: number;
  /** What an amendment changes. */
  changed?: string;
  /** Absent: not signed yet, to be signed on paper. */
  signedOn?: Temporal.PlainDate;
  signature?: Signature;
  witness?: string;
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
    order: {
      rentFirst: "Chaque mois, le loyer courant se paie d'abord, puis l'échéance du plan.",
      instalmentsFirst: "Chaque mois, l'échéance du plan se paie d'abord, puis le loyer courant.",
      oldestFirst: "Ce qui est dû depuis le plus longtemps se paie d'abord.",
    },
    means: "Moyen de paiement",
    meansOf: {
      directDebit: "prélèvement",
      transfer: "virement",
      card: "carte",
      cheque: "chèque",
      cash: "espèces",
    },
    amendment: "Avenant, version",
    changed: "Ce qui a changé :",
    signedBy: "Signé par",
    signedOn: "le",
    witness: "devant",
    signatureAlt: "Signature du ménage",
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
    order: {
      rentFirst: "Each month, the current rent is paid first, then the plan's instalment.",
      instalmentsFirst: "Each month, the plan's instalment is paid first, then the current rent.",
      oldestFirst: "What has been due longest is paid first.",
    },
    means: "Means of payment",
    meansOf: {
      directDebit: "direct debit",
      transfer: "bank transfer",
      card: "card",
      cheque: "cheque",
      cash: "cash",
    },
    amendment: "Amendment, version",
    changed: "What has changed:",
    signedBy: "Signed by",
    signedOn: "on",
    witness: "before",
    signatureAlt: "The household's signature",
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
    words: { ...words, order: null, meansOf: null },
    reference: data.reference,
    household: data.household,
    landlord: data.landlord,
    account: data.account ?? null,
    address: data.address ?? null,
    madeOn: longDate(data.madeOn, lang),
    debt: formatCents(debtCents, lang),
    end: last ? longDate(last.on, lang) : null,
    sentence: planSentence(data.instalments, lang),
    order: words.order[data.allocation ?? "rentFirst"],
    means: data.means ? words.meansOf[data.means] : null,
    version: data.version ?? 1,
    changed: data.changed ?? null,
    signed: signedPart(data, lang),
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

/** What stands in the household's frame once it has signed: its strokes or its name, the day, and who saw it. Null: to be signed on paper. */
function signedPart({ household, signedOn, signature, witness }: PlanData, lang: Locale): object | null {
  if (!signedOn || !signature || signature.kind === "paper") return null;
  const words = WORDS[lang];
  const name = signature.kind === "typed" ? signature.name : household;
  return {
    // The frame of the page is wider than the pad: strokes keep their shape.
    strokes: strokesOf(signature),
    typed: signature.kind === "typed" ? signature.name : null,
    told: `${words.signedBy} ${name} ${words.signedOn} ${longDate(signedOn, lang)}${witness ? `, ${words.witness} ${witness}` : ""}.`,
  };
}

/** A stored schedule as the rules know it. */
export const instalmentsOfPlan = (
  lines: readonly { n: number; on: string; amountCents: number; leftCents: number }[],
): Instalment[] =>
  lines.map(({ n, on, amountCents, leftCents }) => ({
    n,
    on: Temporal.PlainDate.from(on),
    amountCents: cents(amountCents),
    leftCents: cents(leftCents),
  }));
