/** Words of entries that a corrected file took out of the ledger. */
import { plural, texts } from "../../platform/ui/language.tsx";

type By = { name: string | null; on: string };

export const withdrawnTexts = texts({
  fr: {
    title: "Écritures retirées",
    leadOfImport:
      "Ce fichier ne les contenait plus : elles ne comptent plus dans aucun solde, et restent lisibles ici.",
    leadOfAccount:
      "Un fichier corrigé ne les contenait plus : elles ne comptent plus dans le solde, et restent lisibles ici.",
    account: "Compte",
    on: "Date",
    label: "Libellé",
    debit: "Débit",
    credit: "Crédit",
    from: "Venue du fichier",
    by: "Retirée par",
    byWords: ({ name, on }: By) => (name ? `${name}, le ${on}` : `ligne de commande, le ${on}`),
    none: "Aucune écriture retirée",
    noneWords: "Le fichier contenait toutes les écritures de la période qui étaient déjà là.",
    since: ({ n }: { n: number }) =>
      plural("fr", n, {
        one: "# écriture de ce fichier a été retirée depuis, par un fichier corrigé.",
        other: "# écritures de ce fichier ont été retirées depuis, par un fichier corrigé.",
      }),
  },
  en: {
    title: "Entries withdrawn",
    leadOfImport: "This file no longer held them: they count in no balance any more, and stay readable here.",
    leadOfAccount:
      "A corrected file no longer held them: they count in the balance no more, and stay readable here.",
    account: "Account",
    on: "Date",
    label: "Label",
    debit: "Debit",
    credit: "Credit",
    from: "Came from the file",
    by: "Withdrawn by",
    byWords: ({ name, on }) => (name ? `${name}, on ${on}` : `command line, on ${on}`),
    none: "No entry withdrawn",
    noneWords: "The file held every entry of the period that was there before.",
    since: ({ n }) =>
      plural("en", n, {
        one: "# entry of this file has been withdrawn since, by a corrected file.",
        other: "# entries of this file have been withdrawn since, by a corrected file.",
      }),
  },
});
