/** What the page of past years says. */
import { plural, texts } from "../../platform/ui/language.tsx";

type N = { n: number };
type Totals = { read: number; kept: number; known: number; quarantined: number };

export const takeoverTexts = texts({
  fr: {
    title: "Reprise des années passées",
    lead: "Un tableur par reprise, CSV ou XLSX : les parcours, une ligne chacun, ou le financement, une ligne par montant. Regardez d'abord ce qui serait repris ; rien n'est gardé avant votre accord.",
    what: "Que contient le fichier ?",
    whats: { cases: "Les parcours", funding: "Le financement" },
    file: "Fichier",
    choose: "Choisir un fichier",
    helps: {
      cases:
        "Colonnes reconnues, dans n'importe quel ordre : référence et bailleur, les deux seules indispensables, puis compte, titulaire, personnes, commune, volet, dates d'orientation et de décision, décision, opérateur, début et fin de mesure, renouvellements, problématiques, liens, rencontres, dettes, paiement repris, issue, coût. Une case vide veut dire inconnu.",
      funding:
        "Colonnes : financeur, année, nature (voté, accordé, reçu, dépensé, engagé, justifié, aide directe), ligne, montant, éligible.",
    },
    look: "Voir ce qui serait repris",
    take: ({ n }: N) => plural("fr", n, { one: "Reprendre 1 ligne", other: `Reprendre ${n} lignes` }),
    done: ({ n }: N) => plural("fr", n, { one: "1 ligne reprise.", other: `${n} lignes reprises.` }),
    totals: ({ read, kept, known, quarantined }: Totals) =>
      `${read} lignes lues = ${kept} à reprendre + ${known} déjà connues + ${quarantined} mises de côté`,
    kept: ({ read, kept, known, quarantined }: Totals) =>
      `${read} lignes lues = ${kept} reprises + ${known} déjà connues + ${quarantined} mises de côté`,
    nothing: "Rien à reprendre : chaque ligne est déjà connue, ou mise de côté.",
    foretold: "Ce qui serait repris",
    columns: "Colonnes reconnues",
    ours: "Notre colonne",
    theirs: "Votre colonne",
    first: "Première ligne",
    ignored: ({ list }: { list: string }) => `Colonnes laissées de côté : ${list}.`,
    lacking: ({ list }: { list: string }) => `Absentes du fichier, donc inconnues partout : ${list}.`,
    changed: "Déjà connues, et différentes dans le fichier",
    changedHelp: "Rien n'est réécrit : corrigez la situation dans le logiciel si le fichier a raison.",
    reference: "Référence",
    fields: "Ce qui diffère",
    bad: "Lignes mises de côté",
    line: "Ligne",
    reason: "Raison et remède",
    download: "Télécharger les lignes mises de côté",
    files: "Fichiers repris",
    none: "Aucun fichier n'a encore été repris.",
    name: "Fichier",
    content: "Contenu",
    result: "Totaux de contrôle",
    when: "Quand",
    by: "Par",
    commandLine: "Ligne de commande",
  },
  en: {
    title: "Taking past years over",
    lead: "One spreadsheet at a time, CSV or XLSX: the paths, one row each, or the funding, one row an amount. Look first at what would be taken over; nothing is kept before you agree.",
    what: "What does the file hold?",
    whats: { cases: "The paths", funding: "The funding" },
    file: "File",
    choose: "Choose a file",
    helps: {
      cases:
        "Columns known, in any order: case reference and landlord, the only two needed, then account, leaseholder, people, commune, track, dates of referral and decision, decision, operator, measure start and end, renewals, problems, ties, meetings, debts, payment resumed, outcome, cost. An empty cell means unknown.",
      funding:
        "Columns: funder, year, kind (voted, agreed, received, spent, committed, justified, direct aid), line, amount, eligible.",
    },
    look: "See what would be taken over",
    take: ({ n }) => plural("en", n, { one: "Take 1 row over", other: `Take ${n} rows over` }),
    done: ({ n }) => plural("en", n, { one: "1 row taken over.", other: `${n} rows taken over.` }),
    totals: ({ read, kept, known, quarantined }) =>
      `${read} rows read = ${kept} to take over + ${known} known already + ${quarantined} set aside`,
    kept: ({ read, kept, known, quarantined }) =>
      `${read} rows read = ${kept} taken over + ${known} known already + ${quarantined} set aside`,
    nothing: "Nothing to take over: each row is known already, or set aside.",
    foretold: "What would be taken over",
    columns: "Columns recognised",
    ours: "Our column",
    theirs: "Your column",
    first: "First row",
    ignored: ({ list }) => `Columns left aside: ${list}.`,
    lacking: ({ list }) => `Not in the file, so unknown everywhere: ${list}.`,
    changed: "Known already, and otherwise in the file",
    changedHelp: "Nothing is rewritten: correct the case in the software where the file is right.",
    reference: "Reference",
    fields: "What differs",
    bad: "Rows set aside",
    line: "Row",
    reason: "Reason and remedy",
    download: "Download the rows set aside",
    files: "Files taken over",
    none: "No file has been taken over yet.",
    name: "File",
    content: "Content",
    result: "Control totals",
    when: "When",
    by: "By",
    commandLine: "Command line",
  },
});
