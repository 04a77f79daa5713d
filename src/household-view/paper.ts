/** The sheet that a worker hands over: where the household's page is, the code that opens it once, what it will find there. */
import { type Locale, longDate } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";

const WORDS = {
  fr: {
    title: "Votre page, pour suivre votre dossier",
    kicker: "Page du ménage",
    printed: "remis le",
    household: "Pour",
    by: "Remis par",
    steps: "Pour l'ouvrir",
    one: "Sur un téléphone ou un ordinateur, tapez cette adresse :",
    two: "Tapez ce code. Il sert une seule fois, jusqu'au",
    three: "La page reste ouverte sur ce téléphone jusqu'au",
    find: "Vous y trouvez",
    found: [
      "vos rendez-vous et le nom de la personne qui vous suit",
      "votre plan de paiement et ce qu'il reste à payer",
      "vos documents, et qui a lu votre dossier",
      "de quoi écrire, envoyer un papier en photo, dire oui ou non à un partage",
    ],
    careful:
      "Gardez ce code pour vous. Si ce papier est perdu, prévenez la personne qui vous suit : elle ferme le code tout de suite.",
  },
  en: {
    title: "Your page, to follow your file",
    kicker: "The household's page",
    printed: "given on",
    household: "For",
    by: "Given by",
    steps: "To open it",
    one: "On a telephone or a computer, type this address:",
    two: "Type this code. It works once, until",
    three: "The page stays open on that telephone until",
    find: "There you find",
    found: [
      "your meetings, and the name of the person who follows you",
      "your payment plan and what is left to pay",
      "your documents, and who read your file",
      "a way to write, to send a photo of a paper, to say yes or no to sharing",
    ],
    careful:
      "Keep this code to yourself. If this paper is lost, tell the person who follows you: they close the code at once.",
  },
} as const;

type Given = {
  household: string;
  worker: string;
  operator: string;
  code: string;
  address: string;
  /** ISO days. */
  codeExpiresOn: string;
  expiresOn: string;
  today: Temporal.PlainDate;
};

/** Tagged PDF/UA-1, one A4 page. Throws DocumentError (a fault of the template). */
export function codePaper({ codeExpiresOn, expiresOn, today, ...given }: Given, lang: Locale): Buffer {
  const day = (iso: string) => longDate(Temporal.PlainDate.from(iso), lang);
  return compilePdf(new URL("paper.typ", import.meta.url), {
    lang,
    title: WORDS[lang].title,
    words: WORDS[lang],
    ...given,
    codeExpiresOn: day(codeExpiresOn),
    expiresOn: day(expiresOn),
    printedOn: longDate(today, lang),
  });
}
