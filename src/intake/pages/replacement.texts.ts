/** Words of a corrected file that replaces a period: what is chosen, what would go, stay and come, what is confirmed. */
import { formatCents } from "../../platform/money/format.ts";
import { formatDate } from "../../platform/ui/dates.ts";
import { type Language, plural, texts } from "../../platform/ui/language.tsx";
import type { Replaced, ReplacedAccounts } from "../replacement.rules.ts";

type N = { n: number };
type Went = N & { from: string; to: string; accounts: ReplacedAccounts; debit: string; credit: string };
type Absent = N & { lines: number; debit: string; credit: string; numbers: string };

/** What the sentences below are told of a replacement. */
export function periodWords(
  { from, to, accounts, withdrawn, debitCents, creditCents }: Replaced,
  language: Language,
) {
  return {
    n: withdrawn,
    from: formatDate(from, language),
    to: formatDate(to, language),
    accounts,
    debit: formatCents(debitCents, language),
    credit: formatCents(creditCents, language),
  };
}

const WENT = { zero: "aucune écriture retirée", one: "# écriture retirée", other: "# écritures retirées" };
const WENT_ENGLISH = { zero: "no entry withdrawn", one: "# entry withdrawn", other: "# entries withdrawn" };

export const replacementTexts = texts({
  fr: {
    choose: "Fichier corrigé : remplacer une période",
    chooseHelp:
      "Le fichier devient toute la vérité de cette période : les écritures qu'il ne contient pas sont retirées. Vous verrez lesquelles avant de confirmer.",
    from: "Premier jour",
    to: "Dernier jour",
    whose: "Écritures à remplacer",
    accounts: {
      all: "Celles de tous vos comptes",
      file: "Seulement celles des comptes que le fichier contient",
    } satisfies Record<ReplacedAccounts, string>,
    backwards: "La période finit avant de commencer : choisissez un dernier jour plus tard.",
    look: "Voir ce qui serait remplacé",
    title: ({ from, to }: Went) => `Remplacement du ${from} au ${to}`,
    what: "Écritures de la période",
    goes: "Partent",
    stays: "Restent",
    comes: "Arrivent",
    lines: "Nombre",
    debit: "Débits",
    credit: "Crédits",
    gone: "Retirées",
    absentTitle: "Absents du fichier",
    absent: ({ n, lines, debit, credit, numbers }: Absent) =>
      `${plural("fr", n, { one: "# compte a des écritures dans la période et aucune ligne dans le fichier", other: "# comptes ont des écritures dans la période et aucune ligne dans le fichier" })} : ${numbers} ${plural("fr", lines, { one: "# écriture partirait", other: "# écritures partiraient" })} (débits ${debit}, crédits ${credit}).`,
    absentAdvice:
      "Si le fichier ne couvre qu'une partie de vos comptes, remplacez seulement celles des comptes qu'il contient.",
    replace: "Remplacer la période",
    question: ({ from, to }: Went) => `Remplacer les écritures du ${from} au ${to} ?`,
    consequences: ({ n, debit, credit }: Went) =>
      `${plural("fr", n, { zero: "Aucune écriture ne part", one: "# écriture part", other: "# écritures partent" })} : débits ${debit}, crédits ${credit}. Elles ne compteront plus dans aucun solde, et resteront lisibles avec votre nom. Pour revenir en arrière, remplacez la même période par l'ancien fichier.`,
    consequencesComing: ({ kept, known }: { kept: number; known: number }) =>
      `${plural("fr", kept, { zero: "Aucune n'arrive", one: "# arrive", other: "# arrivent" })}, ${plural("fr", known, { zero: "aucune ne reste", one: "# reste", other: "# restent" })}.`,
    done: "Période remplacée.",
    refusedWords: ({ bad, read }: { bad: number; read: number }) =>
      `${plural("fr", bad, { one: "# ligne ne peut pas être prise", other: "# lignes ne peuvent pas être prises" })} sur ${plural("fr", read, { one: "# lue", other: "# lues" })} : remplacer la période retirerait en silence ce qu'${plural("fr", bad, { one: "elle contient", other: "elles contiennent" })}. Corrigez le fichier ou la période, puis recommencez.`,
    replaced: ({ n, from, to, accounts, debit, credit }: Went) =>
      `A remplacé la période du ${from} au ${to}${accounts === "file" ? ", pour les comptes du fichier" : ""} : ${plural("fr", n, WENT)} (débits ${debit}, crédits ${credit}).`,
    inList: ({ n, from, to }: Went) => `remplace du ${from} au ${to}, ${plural("fr", n, WENT)}`,
  },
  en: {
    choose: "Corrected file: replace a period",
    chooseHelp:
      "The file becomes the whole truth of that period: entries that it does not hold are withdrawn. You see which before you confirm.",
    from: "First day",
    to: "Last day",
    whose: "Entries to replace",
    accounts: { all: "Those of all your accounts", file: "Only those of the accounts that the file holds" },
    backwards: "The period ends before it begins: choose a later last day.",
    look: "See what would be replaced",
    title: ({ from, to }) => `Replacing ${from} to ${to}`,
    what: "Entries of the period",
    goes: "Go",
    stays: "Stay",
    comes: "Come",
    lines: "Number",
    debit: "Debits",
    credit: "Credits",
    gone: "Withdrawn",
    absentTitle: "Missing from the file",
    absent: ({ n, lines, debit, credit, numbers }) =>
      `${plural("en", n, { one: "# account has entries in the period and no line in the file", other: "# accounts have entries in the period and no line in the file" })}: ${numbers} ${plural("en", lines, { one: "# entry would go", other: "# entries would go" })} (debits ${debit}, credits ${credit}).`,
    absentAdvice:
      "If the file covers only some of your accounts, replace only those of the accounts it holds.",
    replace: "Replace the period",
    question: ({ from, to }) => `Replace the entries from ${from} to ${to}?`,
    consequences: ({ n, debit, credit }) =>
      `${plural("en", n, { zero: "No entry goes", one: "# entry goes", other: "# entries go" })}: debits ${debit}, credits ${credit}. They will count in no balance any more, and stay readable with your name. To go back, replace the same period by the former file.`,
    consequencesComing: ({ kept, known }) =>
      `${plural("en", kept, { zero: "None comes", one: "# comes", other: "# come" })}, ${plural("en", known, { zero: "none stays", one: "# stays", other: "# stay" })}.`,
    done: "The period is replaced.",
    refusedWords: ({ bad, read }) =>
      `${plural("en", bad, { one: "# line cannot be taken", other: "# lines cannot be taken" })} out of ${plural("en", read, { one: "#", other: "#" })} read: replacing the period would withdraw in silence what ${plural("en", bad, { one: "it holds", other: "they hold" })}. Mend the file or the period, then start again.`,
    replaced: ({ n, from, to, accounts, debit, credit }) =>
      `Replaced the period from ${from} to ${to}${accounts === "file" ? ", for the accounts of the file" : ""}: ${plural("en", n, WENT_ENGLISH)} (debits ${debit}, credits ${credit}).`,
    inList: ({ n, from, to }) => `replaces ${from} to ${to}, ${plural("en", n, WENT_ENGLISH)}`,
  },
});
