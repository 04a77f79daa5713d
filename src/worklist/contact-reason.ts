/** For the household: why it was contacted, which figures were read, that a person decides. One page that a worker prints. */
import { longDate, type Locale, longMonth } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import { formatCents } from "../platform/money/format.ts";
import type { OutreachKind } from "./rules.ts";
import { HANDLING_WORDS } from "./wording.rules.ts";

/** A month of the account, in cents. */
export type MonthRead = {
  month: string;
  chargedCents: number;
  benefitCents: number;
  paidCents: number;
  balanceCents: number;
};

export type ContactReason = {
  household: string;
  landlord: string;
  account: string;
  balanceCents: number;
  /** Null: not known. */
  amountDueCents: number | null;
  detectedOn: Temporal.PlainDate;
  printedOn: Temporal.PlainDate;
  /** Whole sentences in the language of the page. */
  signals: readonly string[];
  /** The last months that were read, oldest first, and how many months are looked back on. */
  months: readonly MonthRead[];
  monthsRead: number;
  /** What was done to reach the household: kind and day, never the note. */
  done: readonly { kind: OutreachKind; on: Temporal.PlainDate }[];
};

const WORDS = {
  fr: {
    title: "Pourquoi nous vous contactons",
    kicker: "Information du ménage",
    printedOn: "imprimé le",
    household: "Ménage",
    landlord: "Bailleur",
    account: "Compte locataire",
    balance: "Solde du compte",
    amountDue: "Montant du mois à payer",
    seenOn: "Situation vue le",
    purpose:
      "Votre bailleur relit les comptes de ses locataires pour proposer une aide tôt, avant qu'une dette ne grossisse.",
    why: "Ce qui a été vu sur le compte",
    whyWords:
      "Un programme a relevé ceci dans les écritures du compte. Chaque phrase reprend ses propres chiffres.",
    read: "Les chiffres qui ont été lus",
    header: ["Mois", "Appelé", "Aide au logement", "Payé", "Solde en fin de mois"],
    notRead:
      "Rien d'autre n'est lu : ni le sexe, ni l'âge, ni la nationalité, ni la composition de la famille, ni la santé, ni aucun autre trait des personnes.",
    decides: "Une personne décide",
    decidesWords:
      "Le programme signale un compte et s'arrête là. Une personne du bailleur lit ces chiffres, juge et décide seule de vous appeler, de vous écrire ou de vous proposer une aide. Aucune sanction, aucune procédure ni aucun refus ne vient du programme (RGPD, article 22).",
    done: "Ce qui a été fait pour vous joindre",
    rights: "Ce que vous pouvez demander",
    rightsWords: [
      "Qu'une personne vous explique ces chiffres, et entende les vôtres.",
      "Que l'on corrige une écriture fausse, ou que l'on note que vous contestez le montant.",
      "Une copie de ce que le bailleur détient sur vous, auprès de son délégué à la protection des données.",
    ],
    authority: null,
  },
  en: {
    title: "Why we are contacting you",
    kicker: "Information for the household",
    printedOn: "printed on",
    household: "Household",
    landlord: "Landlord",
    account: "Tenant account",
    balance: "Balance of the account",
    amountDue: "Amount of the month to pay",
    seenOn: "As seen on",
    purpose: "Your landlord reads its tenants' accounts to offer help early, before a debt grows.",
    why: "What was seen on the account",
    whyWords:
      "A program noticed this in the account's entries. Each sentence gives the account's own figures.",
    read: "The figures that were read",
    header: ["Month", "Billed", "Housing benefit", "Paid", "Balance at the month's end"],
    notRead:
      "Nothing else is read: neither sex, age, nationality, family, nor health, nor any other trait of people.",
    decides: "A person decides",
    decidesWords:
      "The program points out an account and goes no further. A person at the landlord's reads these figures, judges, and alone decides to call you, to write to you or to offer you help. No penalty, no procedure and no refusal comes from the program (GDPR, article 22).",
    done: "What was done to reach you",
    rights: "What you may ask for",
    rightsWords: [
      "That a person explains these figures to you, and hears yours.",
      "That a wrong entry is corrected, or that it is noted that you dispute the amount.",
      "A copy of what the landlord holds about you, from its data protection officer.",
    ],
    authority: "A translation, to be read with the page in French, which is the one in force.",
  },
} as const;

const READ = {
  fr: (months: number, shown: number) =>
    `Les écritures du compte des ${months} derniers mois au plus : loyers et charges appelés, aide au logement, paiements, prélèvements rejetés, solde. ${shown === 0 ? "Ce compte n'a pas encore de mois." : shown === 1 ? "Le dernier :" : `Les ${shown} derniers :`}`,
  en: (months: number, shown: number) =>
    `The account's entries of the last ${months} months at most: rent and charges billed, housing benefit, payments, rejected direct debits, balance. ${shown === 0 ? "This account has no month yet." : shown === 1 ? "The last one:" : `The last ${shown}:`}`,
};
const UNKNOWN = { fr: "inconnu", en: "unknown" };
const ON = { fr: "le", en: "on" };

/** Tagged PDF/UA-1, A4. Throws DocumentError (a fault of the template). */
export function contactReasonPdf(data: ContactReason, lang: Locale = "fr"): Buffer {
  const cents = (amount: number) => formatCents(amount, lang);
  const words = WORDS[lang];
  return compilePdf(new URL("contact-reason.typ", import.meta.url), {
    lang,
    title: words.title,
    words,
    household: data.household,
    landlord: data.landlord,
    account: data.account,
    balance: cents(data.balanceCents),
    amountDue: data.amountDueCents === null ? UNKNOWN[lang] : cents(data.amountDueCents),
    seenOn: longDate(data.detectedOn, lang),
    printedOn: longDate(data.printedOn, lang),
    signals: data.signals,
    readWords: READ[lang](data.monthsRead, data.months.length),
    months: data.months.map((month) => [
      longMonth(Temporal.PlainYearMonth.from(month.month), lang),
      cents(month.chargedCents),
      cents(month.benefitCents),
      cents(month.paidCents),
      cents(month.balanceCents),
    ]),
    done: data.done.map(({ kind, on }) => `${HANDLING_WORDS[kind][lang]} ${ON[lang]} ${longDate(on, lang)}`),
  });
}
