/** A model letter as PDF: the facts of the case filled in, what only the household knows left blank. Nothing is sent. */
import { longDate, type Locale } from "../platform/calendar/wording.ts";
import { sourceIn } from "../platform/calendar/source-words.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import { formatCents } from "../platform/money/format.ts";
import type { LetterWords } from "../procedure-clock/letters.rules.ts";

export type LetterFacts = {
  household: string;
  /** Null where it is not known: left blank. */
  address: string | null;
  landlord: string;
  account: string | null;
  /** Null: not known, or not the asker's to see. */
  balanceCents: number | null;
  hearing: Temporal.PlainDate | null;
  until: Temporal.PlainDate | null;
  printedOn: Temporal.PlainDate;
};

const BLANK = "……………";
const WORDS = {
  fr: {
    kicker: "Modèle de lettre, à compléter et à signer",
    printedOn: "préparé le",
    phone: "Téléphone :",
    to: "À :",
    landlord: "Bailleur",
    account: "Compte locataire",
    balance: "Dette au compte",
    hearing: "Audience",
    lastDay: "Dernier jour pour demander",
    greeting: "Madame, Monsieur,",
    why: "Pourquoi la dette est née, et ce qui a changé",
    whyWords: "Dites-le avec vos mots ; n'écrivez que ce que vous voulez faire savoir.",
    enclose: "Pièces jointes",
    closing: "Je vous prie d'agréer, Madame, Monsieur, mes salutations respectueuses.",
    place: "Fait à, le",
    signature: "Signature",
    source: "Texte :",
    advice:
      "Modèle sans valeur de conseil juridique : faites-le relire par votre référent, une permanence juridique ou l'ADIL.",
  },
  en: {
    kicker: "Model letter, to complete and sign",
    printedOn: "prepared on",
    phone: "Telephone:",
    to: "To:",
    landlord: "Landlord",
    account: "Tenant account",
    balance: "Debt on the account",
    hearing: "Hearing",
    lastDay: "Last day to ask",
    greeting: "Dear Sir or Madam,",
    why: "Why the debt arose, and what has changed",
    whyWords: "Say it in your own words; write only what you want to be known.",
    enclose: "Enclosed",
    closing: "Yours faithfully,",
    place: "Place, date",
    signature: "Signature",
    source: "Text:",
    advice:
      "No legal advice: have it read by your case worker or a legal service. A translation to help you read: the letter to send is the one in French.",
  },
} as const;

const SITUATION = {
  fr: (landlord: string, debt: string) =>
    `Je suis locataire de ${landlord} à l'adresse ci-dessus. Mon compte présente une dette de ${debt}.`,
  en: (landlord: string, debt: string) =>
    `I am a tenant of ${landlord} at the address above. My account shows a debt of ${debt}.`,
};

/** Tagged PDF/UA-1, A4, one page. Throws DocumentError (a fault of the template). */
export function letterPdf(words: LetterWords, facts: LetterFacts, lang: Locale = "fr"): Buffer {
  const w = WORDS[lang];
  const debt = facts.balanceCents === null ? BLANK : formatCents(facts.balanceCents, lang);
  const day = (on: Temporal.PlainDate | null) => (on ? longDate(on, lang) : null);
  return compilePdf(new URL("letter.typ", import.meta.url), {
    lang,
    title: words.about[lang],
    words: w,
    household: facts.household,
    address: facts.address ?? BLANK,
    to: words.to[lang],
    about: words.about[lang],
    landlord: facts.landlord,
    account: facts.account ?? BLANK,
    balance: debt,
    hearing: day(facts.hearing),
    until: day(facts.until),
    situation: [SITUATION[lang](facts.landlord, debt)],
    ask: words.ask.map((sentence) => sentence[lang]),
    enclose: words.enclose.map((piece) => piece[lang]),
    source: sourceIn(lang, words.source),
    printedOn: longDate(facts.printedOn, lang),
  });
}
