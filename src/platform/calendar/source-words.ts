/** Where a rule comes from, told to who reads in English: citations keep their numbers, articles and proper names. */
import { type Locale, longDate } from "./wording.ts";

/** What sources say around their citations, longest first. A test walks every source of the legal table. */
const PHRASES: readonly (readonly [french: string, english: string])[] = [
  [
    "programme « Logement toujours », fiche de juin 2020",
    'programme "Logement toujours", sheet of June 2020',
  ],
  ["fiche projet « Logement toujours », juin 2020", 'project sheet of "Logement toujours", June 2020'],
  [
    "conception : le loyer courant d'abord, puis les échéances",
    "design: the current rent first, then the instalments",
  ],
  ["réglage par défaut, à confirmer avec", "default setting, to be confirmed with"],
  ["programme, réglage par défaut", "programme, default setting"],
  ["convention de chaque année", "agreement of each year"],
  ["réglage de la plateforme", "setting of the platform"],
  ["pratique des bailleurs et opérateurs", "practice of landlords and operators"],
  ["échelle OCDE modifiée", "modified OECD scale"],
  ["barème de la Banque de France", "scale of the Bank of France"],
  ["aucune norme nationale", "no national norm"],
  ["aucun texte publié lu", "no published text was read"],
  ["aucun plafond publié", "no published ceiling"],
  ["jours ouvrés ou ouvrables", "working days with or without Saturdays"],
  ["accord amiable", "amicable agreement"],
  ["la coordination", "the coordination"],
  ["autres fonds", "other funds"],
  ["à confirmer", "to be confirmed"],
  ["avant la loi", "before law"],
  ["articles 12 à 14", "articles 12 to 14"],
  ["jugement du", "judgment of"],
  ["RGPD", "GDPR"],
  ["Décrets", "Decrees"],
  ["Décret", "Decree"],
  ["décret", "decree"],
  ["loi", "law"],
  ["avis", "opinion of"],
  ["délib.", "deliberations"],
  ["al.", "para."],
  ["n°", "no."],
];

const MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre".split(
  "|",
);
const DAY = new RegExp(`(du )?(\\d{1,2})(?:er)? (${MONTHS.join("|")}) (\\d{4})`, "g");

/** A source in the reader's language. What an organisation typed as the source of its own setting stays as it typed it. */
export function sourceIn(locale: Locale, source: string): string {
  if (locale === "fr") return source;
  const said = PHRASES.reduce((text, [french, english]) => text.replace(whole(french), english), source);
  return said
    .replace(DAY, (_, of: string | undefined, day: string, month: string, year: string) => {
      const date = { year: Number(year), month: MONTHS.indexOf(month) + 1, day: Number(day) };
      return `${of ? "of " : ""}${longDate(Temporal.PlainDate.from(date), "en")}`;
    })
    .replace(/(?<=[IVX\d]) et (?=[IVX\d]|no\.)/g, " and ")
    .replace(/ ([;:]) /g, "$1 ");
}

/** The phrase where it stands alone: "loi" is no part of "emploi". */
function whole(phrase: string): RegExp {
  return new RegExp(`(?<!\\p{L})${phrase.replaceAll(".", "\\.")}(?!\\p{L})`, "gu");
}
