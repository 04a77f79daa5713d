/** The paper that gives a person all that the asker's organisation holds on them: the same rows as the JSON, in words. */
import { type Locale, longDate } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import { saidOf } from "./held-values.ts";
import { HELD_TABLES, tableWords } from "./held-words.ts";

const WORDS = {
  fr: {
    title: "Les données que nous avons sur vous",
    kicker: "Droit d'accès (RGPD, art. 15)",
    printed: "imprimé le",
    household: "Ménage",
    by: "Remis par",
    lead: "Voici tout ce que cet organisme peut lire de vous dans Logement Toujours. D'autres organismes qui vous suivent ont leur propre part : demandez-la-leur aussi. Vous pouvez faire corriger ce qui est faux, demander la limitation ou l'effacement, et écrire à la CNIL (www.cnil.fr).",
    none: "Rien n'est écrit.",
    nth: "Ligne",
  },
  en: {
    title: "The data that we hold on you",
    kicker: "Right of access (GDPR, art. 15)",
    printed: "printed on",
    household: "Household",
    by: "Given by",
    lead: "This is all that this organisation can read of you in Logement Toujours. Other organisations that follow you hold a part of their own: ask them as well. You may have what is wrong corrected, ask for restriction or erasure, and write to the CNIL (www.cnil.fr).",
    none: "Nothing is written.",
    nth: "Row",
  },
} as const;

const ORDER = Object.keys(HELD_TABLES);
/** A table that nobody named comes last, under its own name: nothing is left out. */
const placeOf = (table: string) => (ORDER.includes(table) ? ORDER.indexOf(table) : ORDER.length);

type Printed = { household: string; organisation: string; today: Temporal.PlainDate; language: Locale };

/** Tagged PDF/UA-1, A4. Throws DocumentError (a fault of the template). */
export function heldDataPdf(
  held: Readonly<Record<string, readonly unknown[]>>,
  { household, organisation, today, language }: Printed,
): Buffer {
  const words = WORDS[language];
  const sections = Object.entries(held)
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other) || one.localeCompare(other))
    .flatMap(([table, rows]) => {
      const said = rows.map((row) =>
        Object.entries(row as object).flatMap(([key, value]) => {
          const pair = saidOf(key, value, language);
          return pair ? [pair] : [];
        }),
      );
      const whole = said.filter((pairs) => pairs.length > 0);
      return whole.length === 0 ? [] : [{ title: tableWords(table, language), rows: whole }];
    });
  return compilePdf(new URL("held-data.typ", import.meta.url), {
    lang: language,
    title: words.title,
    words,
    household,
    organisation,
    printedOn: longDate(today, language),
    sections,
  });
}
