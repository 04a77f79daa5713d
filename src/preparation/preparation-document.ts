/** Prepared files on paper: one page for each item, with the name of the household for those alone who may read it. */
import { DOMAIN_WORDS } from "../household-agreement/information-sheet.ts";
import { sourceIn } from "../platform/calendar/source-words.ts";
import { type Locale, longDate } from "../platform/calendar/wording.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import { formatCents } from "../platform/money/format.ts";
import { ACT_NAMES, type ActKind, capital } from "../procedure-clock/acts.rules.ts";
import { TO_BE_SAID_WORDS } from "../referral/to-be-said.rules.ts";
import { PROCEDURE_WORDS } from "../procedure-clock/words.rules.ts";
import type { Prepared, StoryLine } from "./store.ts";
import { PREPARATION_WORDS } from "./words.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);

const WORDS = {
  fr: {
    title: (number: string) => `Préparation de la commission ${number}`,
    kicker: "Commission d'étude des situations",
    session: "séance du",
    confidential: "À ne pas diffuser : lu par les membres qui siègent.",
    household: "Ménage",
    unknown: "inconnu",
    debt: "Dette",
    due: "Bas de quittance",
    paid: "Payé par mois (6 derniers mois)",
    months: "Mois de quittance",
    stage: "Étape",
    tie: "Lien avec le bailleur",
    ties: { kept: "maintenu", strained: "difficile", broken: "rompu" },
    track: "Volet",
    tracks: { stay: "maintien ou mutation", leaseTransfer: "glissement de bail" },
    operator: "Opérateur proposé",
    story: "Chronologie",
    noStory: "Rien n'est encore daté.",
    missing: "Ce qui manque, et qui l'apporte",
    nothingMissing: "Rien ne manque.",
    by: (who: string, before: string | null) => `${who}${before ? `, avant le ${before}` : ""}`,
    brought: (on: string) => `apporté le ${on}`,
    shared: "Partagé avec l'accord du ménage",
    assessed: (n: number, on: string) =>
      `${n} ${n > 1 ? "difficultés notées" : "difficulté notée"} au diagnostic du ${on}`,
    levers: "Leviers ouverts à cette étape",
    noLever: "L'étape est inconnue : les leviers ne peuvent pas être dits.",
    until: (on: string) => `jusqu'au ${on}`,
    options: "Options et leurs conséquences",
    header: ["Arrangement", "Dette dans 6 mois", "Dans 12 mois", "Le ménage paie par mois", "Coût"],
    afterwards: (later: string) => `puis ${later}`,
    terms: (plan: number, relief: string, months: number, grant: string) =>
      `Avec un plan de ${plan} mois, une remise de ${relief} pendant ${months} mois ou une aide de ${grant}. Le loyer courant est supposé payé, sauf à la première ligne. Réglages par défaut, à confirmer.`,
  },
  en: {
    title: (number: string) => `Preparation of the committee ${number}`,
    kicker: "Case committee",
    session: "session of",
    confidential: "Not to be passed on: read by members who sit.",
    household: "Household",
    unknown: "unknown",
    debt: "Debt",
    due: "Amount due each month",
    paid: "Paid a month (last 6 months)",
    months: "Months of rent bill",
    stage: "Stage",
    tie: "Tie with the landlord",
    ties: { kept: "kept", strained: "strained", broken: "broken" },
    track: "Track",
    tracks: { stay: "staying or rehousing", leaseTransfer: "lease transfer" },
    operator: "Proposed operator",
    story: "Story",
    noStory: "Nothing is dated yet.",
    missing: "What is missing, and who brings it",
    nothingMissing: "Nothing is missing.",
    by: (who: string, before: string | null) => `${who}${before ? `, by ${before}` : ""}`,
    brought: (on: string) => `brought on ${on}`,
    shared: "Shared with the household's agreement",
    assessed: (n: number, on: string) =>
      `${n} ${n === 1 ? "problem" : "problems"} in the assessment of ${on}`,
    levers: "Levers open at this stage",
    noLever: "The stage is unknown: the levers cannot be told.",
    until: (on: string) => `until ${on}`,
    options: "Options and their consequences",
    header: ["Arrangement", "Debt in 6 months", "In 12 months", "The household pays a month", "Cost"],
    afterwards: (later: string) => `then ${later}`,
    terms: (plan: number, relief: string, months: number, grant: string) =>
      `With a plan of ${plan} months, a relief of ${relief} for ${months} months or a grant of ${grant}. The current rent is taken to be paid, but on the first line. Default values, to be confirmed.`,
  },
};

/** Tagged PDF/UA-1, A4, a page an item. `files`: at least one. Throws DocumentError (a fault of the template). */
export function preparationPdf(files: readonly Prepared[], lang: Locale = "fr"): Buffer {
  const words = WORDS[lang];
  const [first] = files;
  if (!first) throw new RangeError("no item to prepare");
  const { title, ...shown } = words;
  return compilePdf(new URL("preparation.typ", import.meta.url), {
    lang,
    title: title(first.number),
    words: shown,
    reference: `${title(first.number)}, ${words.session} ${longDate(day(first.heldOn), lang)}`,
    items: files.map((file) => pageOf(file, lang)),
  });
}

/** So that an item holds on its page; the screen shows all of it. */
const SHOWN_LETTERS = 220;
const shortened = (text: string) =>
  text.length <= SHOWN_LETTERS ? text : `${text.slice(0, SHOWN_LETTERS).replace(/\s+\S*$/u, "")}…`;

function pageOf(file: Prepared, lang: Locale) {
  const words = WORDS[lang];
  const names = PREPARATION_WORDS[lang];
  const procedure: Record<"stages" | "levers" | "steps", Readonly<Record<string, string>>> = PROCEDURE_WORDS[
    lang
  ];
  const money = (cents: number | null) => (cents === null ? words.unknown : formatCents(cents, lang));
  const on = (iso: string) => longDate(day(iso), lang);
  const { debt, terms } = file;
  return {
    name: `${file.position}. ${file.household?.name ?? `${words.household} ${file.position}`}`,
    place: [file.landlord, file.commune].filter(Boolean).join(", "),
    situation: file.situation,
    facts: [
      [`${words.debt} (${on(file.asOf)})`, money(debt.debtCents)],
      [words.due, money(debt.amountDueCents)],
      [words.paid, money(debt.paidCents)],
      [words.months, file.monthsDue === null ? words.unknown : file.monthsDue.toLocaleString(lang)],
      [words.stage, file.stage === null ? words.unknown : (procedure.stages[file.stage] ?? file.stage)],
      [words.tie, file.tie === null ? words.unknown : words.ties[file.tie]],
      [words.track, words.tracks[file.track]],
      [words.operator, file.proposedOperator ?? words.unknown],
    ],
    story: [
      ...file.nextDates.toReversed().map((date) => [on(date.on), procedure.steps[date.id] ?? date.id]),
      ...file.story.slice(0, 7).map((line) => [on(line.on), storyWords(line, lang)]),
    ],
    missing: [
      ...file.lacking.map(({ what, bringer }) => [
        capital(TO_BE_SAID_WORDS[lang][what]),
        names.bringers[bringer]!,
      ]),
      ...file.needs.map((need) => [
        need.what,
        need.broughtOn
          ? words.brought(on(need.broughtOn))
          : words.by(names.bringers[need.bringer]!, need.dueBy && on(need.dueBy)),
      ]),
    ],
    shared: file.shared.map(({ domain, words: said, assessed }) => [
      DOMAIN_WORDS[domain][lang],
      [said && shortened(said), assessed && words.assessed(assessed.problems, on(assessed.on))]
        .filter(Boolean)
        .join(" "),
    ]),
    levers: file.levers.map((lever) => [
      procedure.levers[lever.id] ?? lever.id,
      [lever.until && words.until(on(lever.until)), sourceIn(lang, lever.source)].filter(Boolean).join(", "),
    ]),
    options: file.options.map((option) => [
      names.arrangements[option.arrangement]!,
      money(option.in6Cents),
      money(option.in12Cents),
      money(option.monthlyCents) +
        (option.laterCents === option.monthlyCents ? "" : `, ${words.afterwards(money(option.laterCents))}`),
      money(option.costCents),
    ]),
    terms: words.terms(
      terms.planMonths,
      money(terms.reliefCents),
      terms.reliefMonths,
      money(terms.grantCents),
    ),
  };
}

function storyWords({ kind, code }: StoryLine, lang: Locale): string {
  const names = PREPARATION_WORDS[lang];
  switch (kind) {
    case "act":
      return capital((ACT_NAMES[code as ActKind] ?? { fr: code, en: code })[lang]);
    case "decision":
      return names.decisions[code] ?? code;
    default:
      return names[kind];
  }
}
