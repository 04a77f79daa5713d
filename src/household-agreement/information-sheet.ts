/** For the household: what the referral is, what is passed on and to whom, what it answered and how it takes it back. One page to hand over. */
import { longDate, type Locale, longMonth, type Said } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import { formatCents } from "../platform/money/format.ts";
import {
  AGREEMENT_ITEMS,
  type AgreementItem,
  keyOf,
  type Recipient,
  RECIPIENTS,
  WRITTEN_DOMAINS,
} from "./rules.ts";

export type InformationSheet = {
  household: string;
  landlord: string;
  /** Who tells the household, when and how; null: not known. */
  informedOn: Temporal.PlainDate | null;
  informedBy: string | null;
  asOf: Temporal.PlainDate;
  /** Null: not known. Cents. */
  debtCents: number | null;
  /** First month owed; null: not known, or nothing owed. */
  debtSince: Temporal.PlainYearMonth | null;
  amountDueCents: number | null;
  /** Answers that hold, and those taken back; an item without one was not asked. */
  answers: readonly (AgreementItem & { given: boolean; on: Temporal.PlainDate; withdrawn: boolean })[];
  printedOn: Temporal.PlainDate;
};

const WORDS = {
  fr: {
    title: "Votre orientation vers la plateforme Logement Toujours",
    kicker: "Information du ménage",
    printed: "imprimé le",
    purpose:
      "Votre bailleur propose que des professionnels vous aident à garder votre logement. Cette feuille dit ce qui est transmis, à qui, et ce que vous pouvez accepter, refuser ou retirer.",
    household: "Ménage",
    landlord: "Bailleur",
    told: "Informé le",
    toldBy: "Par",
    debt: "Dette de loyer",
    amountDue: "À payer chaque mois",
    unknown: "inconnu",
    what: "Ce qui est transmis à la coordination",
    whatWords:
      "Votre nom et votre adresse ; la dette, son ancienneté et le montant du mois ; l'aide au logement, le plan d'apurement et l'étape de la procédure ; le lien avec le bailleur et ce qu'il a déjà tenté. Ni la santé, ni la justice, ni les origines, ni la religion.",
    who: "Qui lit quoi",
    whoWords: [
      "La coordination lit l'orientation, pour préparer la commission.",
      "Les membres de la commission étudient la situation sans votre nom, sauf votre bailleur et l'opérateur proposé.",
      "L'opérateur (une association) vous contacte si la commission le décide. Ce que vous lui confiez reste chez lui, sauf ce que vous acceptez de partager ci-dessous. Le bailleur ne lit jamais ses notes.",
    ],
    answers: "Vos réponses, point par point",
    answersWords:
      "Un accord n'est jamais obligatoire, et un refus ne vous retire aucun droit. Une case vide : on ne vous l'a pas encore demandé.",
    header: [
      "Ce qui serait partagé",
      "avec l'opérateur",
      "avec la commission et la coordination",
      "avec le bailleur",
    ],
    referral: "Être orienté, et que ma situation soit étudiée en commission",
    support: "Être contacté et accompagné par un opérateur",
    question: "Question",
    answer: "Réponse",
    yes: "oui, le",
    no: "non, le",
    back: "retiré le",
    open: "☐ oui  ☐ non",
    never: "sans objet",
    back2: "Changer d'avis",
    backWords:
      "À tout moment, sans donner de raison, en le disant à votre bailleur, à la coordination ou à l'opérateur, qui le notent ce jour-là. Ce que l'accord avait ouvert se referme aussitôt ; ce qui est déjà écrit dans un procès-verbal y reste.",
    rights: "Vos droits",
    rightsWords:
      "Lire ce qui est écrit de vous, le faire corriger, vous opposer à un usage, en demander la limitation ou l'effacement (RGPD, articles 15 à 21) auprès du délégué à la protection des données de votre bailleur ou de l'opérateur ; réclamer auprès de la CNIL. Aucune décision n'est prise par un programme seul (article 22). Durée de conservation : deux ans après le dernier contact, puis effacement ou anonymisation (à confirmer par chaque organisme).",
    signature: ["Remis le, par", "Le ménage"],
    authority: null,
  },
  en: {
    title: "Your referral to the platform Logement Toujours",
    kicker: "Information for the household",
    printed: "printed on",
    purpose:
      "Your landlord proposes that professionals help you to keep your home. This sheet says what is passed on, to whom, and what you may agree to, refuse or take back.",
    household: "Household",
    landlord: "Landlord",
    told: "Told on",
    toldBy: "By",
    debt: "Rent debt",
    amountDue: "To pay each month",
    unknown: "unknown",
    what: "What is passed on to the coordination",
    whatWords:
      "Your name and address; the debt, its age and the amount of the month; housing benefit, repayment plan and stage of the procedure; the tie with the landlord and what it has tried. Neither health, justice, origins nor religion.",
    who: "Who reads what",
    whoWords: [
      "The coordination reads the referral, to prepare the committee.",
      "The members of the committee study the situation without your name, except your landlord and the operator proposed.",
      "The operator (an association) contacts you if the committee decides so. What you tell it stays with it, except what you agree to share below. The landlord never reads its notes.",
    ],
    answers: "Your answers, item by item",
    answersWords:
      "No agreement is ever compulsory, and a refusal takes no right away. An empty box: you were not asked yet.",
    header: [
      "What would be shared",
      "with the operator",
      "with the committee and the coordination",
      "with the landlord",
    ],
    referral: "Being referred, and my situation being studied in committee",
    support: "Being contacted and supported by an operator",
    question: "Question",
    answer: "Answer",
    yes: "yes, on",
    no: "no, on",
    back: "taken back on",
    open: "☐ yes  ☐ no",
    never: "not asked",
    back2: "Changing your mind",
    backWords:
      "At any time, without giving a reason, by telling your landlord, the coordination or the operator, who record it that day. What the agreement opened closes at once; what is written in minutes already stays there.",
    rights: "Your rights",
    rightsWords:
      "To read what is written about you, have it corrected, object to a use, ask for its limitation or erasure (GDPR, articles 15 to 21) from the data protection officer of your landlord or of the operator; to complain to the CNIL. No decision is taken by a program alone (article 22). Kept for two years after the last contact, then erased or made anonymous (to be confirmed by each body).",
    signature: ["Handed over on, by", "The household"],
    authority: "A translation, to be read with the page in French, which is the one in force.",
  },
} as const;

export const DOMAIN_WORDS: Record<(typeof WRITTEN_DOMAINS)[number], Said> = {
  situation: { fr: "La situation écrite par le bailleur", en: "The situation as the landlord wrote it" },
  housing: { fr: "Logement", en: "Housing" },
  budget: { fr: "Budget", en: "Budget" },
  employment: { fr: "Emploi", en: "Employment" },
  family: { fr: "Famille", en: "Family" },
  energy: { fr: "Énergie", en: "Energy" },
};
const SINCE: Said = { fr: "depuis", en: "since" };
const ON: Said = { fr: "au", en: "on" };

/** Tagged PDF/UA-1, one A4 page. Throws DocumentError (a fault of the template). */
export function informationSheetPdf(data: InformationSheet, lang: Locale = "fr"): Buffer {
  const words = WORDS[lang];
  const day = (date: Temporal.PlainDate) => longDate(date, lang);
  const money = (cents: number | null) => (cents === null ? words.unknown : formatCents(cents, lang));
  const answerTo = (item: AgreementItem) => {
    if (!AGREEMENT_ITEMS.some((one) => keyOf(one) === keyOf(item))) return words.never;
    const own = data.answers.filter((answer) => keyOf(answer) === keyOf(item));
    const found = own.find(({ withdrawn }) => !withdrawn) ?? own[0];
    if (!found) return words.open;
    return `${found.withdrawn ? words.back : found.given ? words.yes : words.no} ${day(found.on)}`;
  };
  const question = (kind: "referral" | "support") => [
    words[kind],
    answerTo({ kind, domain: null, recipient: null }),
  ];
  const since = data.debtSince && `${SINCE[lang]} ${longMonth(data.debtSince, lang)}`;
  return compilePdf(new URL("information-sheet.typ", import.meta.url), {
    lang,
    title: words.title,
    words,
    household: data.household,
    landlord: data.landlord,
    told: data.informedOn ? day(data.informedOn) : words.unknown,
    toldBy: data.informedBy ?? words.unknown,
    debt: [money(data.debtCents), since, `${ON[lang]} ${day(data.asOf)}`].filter(Boolean).join(", "),
    amountDue: money(data.amountDueCents),
    questions: [...question("referral"), ...question("support")],
    shared: WRITTEN_DOMAINS.flatMap((domain) => [
      DOMAIN_WORDS[domain][lang],
      ...RECIPIENTS.map((recipient: Recipient) => answerTo({ kind: "sharing", domain, recipient })),
    ]),
    printedOn: day(data.printedOn),
  });
}
