/** The paper that tells a household who opened its file, when, as what, and which parts. */
import { PARTS_READ } from "../household-view/rules.ts";
import { type Locale, longDate } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import { postWords } from "./posts.rules.ts";
import type { HouseholdLog } from "./store.ts";

const WORDS = {
  fr: {
    title: "Qui a lu votre dossier",
    kicker: "Journal des accès",
    printed: "imprimé le",
    household: "Dossier de",
    span: "Période",
    lead: "Chaque fois qu'un professionnel ouvre ou change votre dossier, c'est écrit dans ce journal. Il est gardé douze mois et personne ne peut le réécrire.",
    none: "Personne n'a ouvert votre dossier dans cette période.",
    day: "Jour",
    who: "Qui",
    why: "À quel titre",
    what: "Quoi",
    rights:
      "Si une lecture vous étonne, demandez à la personne qui vous suit, ou au délégué à la protection des données. Vous pouvez aussi écrire à la CNIL (www.cnil.fr).",
  },
  en: {
    title: "Who read your file",
    kicker: "Access log",
    printed: "printed on",
    household: "File of",
    span: "Period",
    lead: "Each time a professional opens or changes your file, it is written in this log. It is kept for twelve months and nobody can rewrite it.",
    none: "Nobody opened your file in this period.",
    day: "Day",
    who: "Who",
    why: "As what",
    what: "What",
    rights:
      "If a reading surprises you, ask the person who follows you, or the data-protection officer. You may also write to the CNIL (www.cnil.fr).",
  },
} as const;

const OTHER = ["une partie de votre dossier", "a part of your file"] as const;

/** « a lu votre fiche, votre budget ; a changé 2 éléments » */
function deeds({ parts, changes }: HouseholdLog["days"][number], language: Locale): string {
  const at = language === "fr" ? 0 : 1;
  const read = [
    ...new Set(
      parts.map((part) => (PARTS_READ as Record<string, readonly string[]>)[part]?.[at] ?? OTHER[at]),
    ),
  ].join(", ");
  const said = [
    read && (language === "fr" ? `a lu ${read}` : `read ${read}`),
    changes > 0 &&
      (language === "fr"
        ? `a écrit ou changé ${changes} élément${changes > 1 ? "s" : ""}`
        : `wrote or changed ${changes} item${changes > 1 ? "s" : ""}`),
  ];
  return said.filter(Boolean).join(" ; ");
}

/** Tagged PDF/UA-1, A4. Throws DocumentError (a fault of the template). */
export function logPdf(
  { household, days }: HouseholdLog,
  { from, today, language }: { from: Temporal.PlainDate; today: Temporal.PlainDate; language: Locale },
): Buffer {
  const day = (date: Temporal.PlainDate) => longDate(date, language);
  return compilePdf(new URL("extract.typ", import.meta.url), {
    lang: language,
    title: WORDS[language].title,
    words: WORDS[language],
    household,
    span: language === "fr" ? `du ${day(from)} au ${day(today)}` : `${day(from)} to ${day(today)}`,
    printedOn: day(today),
    days: days.map((one) => ({
      on: day(Temporal.PlainDate.from(one.on)),
      who: `${one.name}, ${one.organisation}`,
      why: postWords(one.role, language),
      what: deeds(one, language),
    })),
  });
}
