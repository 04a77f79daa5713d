/** Words of the mapping assistant: what the file is, its columns, how it writes days and amounts, what will be read. */
import { COLUMN_NAMES, COLUMN_NAMES_IN_ENGLISH } from "../../ledger-file/columns.rules.ts";
import { plural, texts } from "../../platform/ui/language.tsx";

type Example = { example: string };
type Words = Record<string, string>;

export const assistantTexts = texts({
  fr: {
    title: "Lecture du fichier",
    lead: "Vérifiez comment votre fichier est lu. Ce choix sert pour tous vos prochains fichiers du même genre.",
    kind: "Ce que contient le fichier",
    kinds: {
      movements: "Des écritures : une ligne par débit ou crédit",
      balances: "Un relevé de soldes : une ligne par compte",
    } as Words,
    columnsTitle: "Colonnes",
    notInFile: "– pas dans ce fichier –",
    required: "obligatoire",
    commune: {
      movements:
        "Le code INSEE suffit ; sans lui, il faut le code postal et la ville. Débit et crédit, ou un seul montant, avec ou sans colonne de sens.",
      balances:
        "Un solde, ou un solde débiteur (Débit) et un solde créditeur (Crédit). Le titulaire sert à ouvrir les comptes encore inconnus.",
    } as Words,
    columns: COLUMN_NAMES as Words,
    toldBy: {
      saved: "repris de vos derniers fichiers",
      header: "reconnue par son nom",
      contents: "devinée par son contenu : à vérifier",
    } as Words,
    reading: "Écriture du fichier",
    sheet: "Feuille du classeur",
    noHeader: "La première ligne est déjà une écriture",
    noHeaderHelp: "Sans en-têtes, les colonnes portent les lettres d'un tableur.",
    separator: "Séparateur",
    separators: {
      ";": "Point-virgule",
      ",": "Virgule",
      "\t": "Tabulation",
      "|": "Barre verticale",
    } as Words,
    encoding: "Encodage",
    encodings: { "utf-8": "UTF-8", "windows-1252": "Windows-1252", "utf-16": "UTF-16" } as Words,
    found: ({ value }: { value: string }) => `Reconnaître (ici : ${value})`,
    guess: "Reconnaître",
    choose: "– à dire –",
    dateFormat: "Ordre des dates",
    dateFormats: {
      dmy: "Jour d'abord (31/12/2026)",
      ymd: "Année d'abord (2026-12-31)",
      mdy: "Mois d'abord (12/31/2026)",
      serial: "Nombre de jours d'Excel (46387)",
    } as Words,
    amountFormat: "Signe décimal",
    amountFormats: { comma: "Virgule (1 234,56)", point: "Point (1,234.56)" } as Words,
    positiveIs: "Un montant sans signe est",
    positives: { debit: "un débit", credit: "un crédit" } as Words,
    balanceIs: "Un solde sans signe est",
    balances: { debit: "dû par le locataire", credit: "en faveur du locataire" } as Words,
    asked: ({ example }: Example) => `« ${example} » se lit de deux façons : dites laquelle.`,
    askedPlain: "Le fichier ne le dit pas : dites-le.",
    read: "Ce qui sera lu",
    readCount: ({ rows, bad }: { rows: number; bad: number }) =>
      `${plural("fr", rows, { zero: "Aucune ligne", one: "La première ligne", other: "Les # premières lignes" })}${
        bad === 0
          ? ", toutes lisibles."
          : ` : ${plural("fr", bad, { one: "# a une cellule illisible", other: "# ont une cellule illisible" })} avec ces choix.`
      }`,
    preview: "Premières lignes du fichier",
    row: "N°",
    unreadable: "Illisible",
    save: "Enregistrer cette lecture",
    saveAndImport: "Enregistrer et importer",
    saved: "Lecture enregistrée.",
    close: "Fermer sans enregistrer",
  },
  en: {
    title: "How the file is read",
    lead: "Check how your file is read. This choice serves for all your next files of the same kind.",
    kind: "What the file holds",
    kinds: {
      movements: "Movements: one line for each debit or credit",
      balances: "A list of balances: one line for each account",
    },
    columnsTitle: "Columns",
    notInFile: "– not in this file –",
    required: "required",
    commune: {
      movements:
        "The INSEE code is enough; without it, postcode and town are needed. Debit and credit, or one amount, with or without a column that says which.",
      balances:
        "One balance, or a debit balance (Debit) and a credit balance (Credit). The leaseholder serves to open accounts not known yet.",
    },
    columns: COLUMN_NAMES_IN_ENGLISH,
    toldBy: {
      saved: "as in your last files",
      header: "recognised by its name",
      contents: "guessed from its contents: please check",
    },
    reading: "How the file is written",
    sheet: "Sheet of the workbook",
    noHeader: "The first row is an entry already",
    noHeaderHelp: "Without headers, columns go by the letters of a spreadsheet.",
    separator: "Separator",
    separators: { ";": "Semicolon", ",": "Comma", "\t": "Tab", "|": "Vertical bar" },
    encoding: "Encoding",
    encodings: { "utf-8": "UTF-8", "windows-1252": "Windows-1252", "utf-16": "UTF-16" },
    found: ({ value }) => `Recognise (here: ${value})`,
    guess: "Recognise",
    choose: "– to be said –",
    dateFormat: "Order of dates",
    dateFormats: {
      dmy: "Day first (31/12/2026)",
      ymd: "Year first (2026-12-31)",
      mdy: "Month first (12/31/2026)",
      serial: "Excel's count of days (46387)",
    },
    amountFormat: "Decimal sign",
    amountFormats: { comma: "Comma (1 234,56)", point: "Point (1,234.56)" },
    positiveIs: "An amount without minus is",
    positives: { debit: "a debit", credit: "a credit" },
    balanceIs: "A balance without minus is",
    balances: { debit: "owed by the tenant", credit: "in the tenant's favour" },
    asked: ({ example }) => `“${example}” can be read in two ways: say which.`,
    askedPlain: "The file does not tell: please say.",
    read: "What will be read",
    readCount: ({ rows, bad }) =>
      `${plural("en", rows, { zero: "No line", one: "The first line", other: "The first # lines" })}${
        bad === 0
          ? ", all readable."
          : `: ${plural("en", bad, { one: "# has a cell that cannot be read", other: "# have a cell that cannot be read" })} with these choices.`
      }`,
    preview: "First lines of the file",
    row: "No.",
    unreadable: "Unreadable",
    save: "Save this reading",
    saveAndImport: "Save and take in",
    saved: "Reading saved.",
    close: "Close without saving",
  },
});

/** A file under way: how far it is, and that it may be stopped. */
export const underWayTexts = texts({
  fr: {
    cancelImport: "Annuler l'import",
    sending: ({ percent }: { percent: string }) => `Envoi du fichier : ${percent}`,
    reading: ({ n, percent, left }: { n: number; percent: string; left: number | undefined }) =>
      `${plural("fr", n, { zero: "Aucune ligne lue", one: "# ligne lue", other: "# lignes lues" })}, ${percent}${left === undefined ? "" : left < 100 ? `, encore ${left} s environ` : `, encore ${Math.ceil(left / 60)} min environ`}`,
    closing: ({ n, what }: { n: number; what: string }) =>
      `${plural("fr", n, { one: "# ligne lue", other: "# lignes lues" })}. ${what}`,
  },
  en: {
    cancelImport: "Cancel",
    sending: ({ percent }) => `Sending the file: ${percent}`,
    reading: ({ n, percent, left }) =>
      `${plural("en", n, { zero: "No line read", one: "# line read", other: "# lines read" })}, ${percent}${left === undefined ? "" : left < 100 ? `, about ${left} s left` : `, about ${Math.ceil(left / 60)} min left`}`,
    closing: ({ n, what }) => `${plural("en", n, { one: "# line read", other: "# lines read" })}. ${what}`,
  },
});
