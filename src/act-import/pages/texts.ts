/** What taking acts in from a file says. */
import { plural, texts } from "../../platform/ui/language.tsx";

type N = { n: number };

export const actImportTexts = texts({
  fr: {
    open: "Importer des actes",
    title: "Importer des actes de procédure",
    help: "Une ligne par acte (CSV ou XLSX). Colonnes : N° compte, Acte, Date ; et si vous les avez : Remis, Délai, Montant demandé, Mois de délais, Réponse, Fin du plan, Motif.",
    file: "Fichier d'actes",
    choose: "Choisir un fichier",
    allOrNothing: "Tout ou rien : ne rien garder si une ligne est mauvaise",
    look: "Voir ce qui changerait",
    take: ({ n }: N) => plural("fr", n, { one: "Importer 1 acte", other: `Importer ${n} actes` }),
    totals: ({ read, kept, known, bad }: { read: number; kept: number; known: number; bad: number }) =>
      `${read} lignes lues = ${kept} à garder + ${known} déjà connues + ${bad} mises de côté`,
    done: ({ n }: N) => plural("fr", n, { one: "1 acte importé.", other: `${n} actes importés.` }),
    nothing: "Rien à garder : chaque acte est déjà connu, ou mis de côté.",
    refused: "Rien n'a été gardé : une ligne au moins est mauvaise.",
    bad: "Lignes mises de côté",
    line: "Ligne",
    reason: "Raison et remède",
    text: "Contenu",
    download: "Télécharger les lignes mises de côté",
  },
  en: {
    open: "Take acts in",
    title: "Take acts of the procedure in",
    help: "One row an act (CSV or XLSX). Columns: Account no., Act, Date; and where you have them: Served, Time, Amount claimed, Months granted, Answer, Plan ends, Reason.",
    file: "File of acts",
    choose: "Choose a file",
    allOrNothing: "All or nothing: keep nothing where a row is bad",
    look: "See what would change",
    take: ({ n }) => plural("en", n, { one: "Take 1 act in", other: `Take ${n} acts in` }),
    totals: ({ read, kept, known, bad }) =>
      `${read} rows read = ${kept} to keep + ${known} known already + ${bad} set aside`,
    done: ({ n }) => plural("en", n, { one: "1 act taken in.", other: `${n} acts taken in.` }),
    nothing: "Nothing to keep: each act is known already, or set aside.",
    refused: "Nothing was kept: a row at least is bad.",
    bad: "Rows set aside",
    line: "Row",
    reason: "Reason and remedy",
    text: "Content",
    download: "Download the rows set aside",
  },
});
