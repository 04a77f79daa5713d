/** Words of the reconciliation: balances of the landlord's lists beside those that its entries give. */
import { plural, texts } from "../../platform/ui/language.tsx";

type Words = Record<string, string>;
const words = (of: Words): Words => of;

export const reconciliationTexts = texts({
  fr: {
    title: "Rapprochement des soldes",
    imports: "Fichiers importés",
    lead: "Les soldes de vos relevés, à côté de ceux que donnent vos écritures le même jour. Un écart n'est pas corrigé ici : il se corrige dans votre fichier, ou s'explique.",
    day: "Relevé du",
    show: "Afficher",
    shows: words({
      differences: "Les écarts",
      differs: "Soldes différents",
      notListed: "Absents du relevé",
      noEntries: "Sans écriture",
      agrees: "D'accord",
    }),
    found: ({
      agrees,
      differs,
      notListed,
      noEntries,
    }: {
      agrees: number;
      differs: number;
      notListed: number;
      noEntries: number;
    }) =>
      [
        plural("fr", agrees, {
          zero: "Aucun solde d'accord",
          one: "# solde d'accord",
          other: "# soldes d'accord",
        }),
        plural("fr", differs, { zero: "aucun différent", one: "# différent", other: "# différents" }),
        plural("fr", notListed, {
          zero: "aucun compte débiteur absent du relevé",
          one: "# compte débiteur absent du relevé",
          other: "# comptes débiteurs absents du relevé",
        }),
        plural("fr", noEntries, {
          zero: "aucun compte sans écriture",
          one: "# compte sans écriture",
          other: "# comptes sans écriture",
        }),
      ].join(", ") + ".",
    sums: "Sommes du relevé et de la comptabilité",
    statedSum: "Total du relevé",
    computedSum: "Total calculé pour ces comptes",
    gapSum: "Somme des écarts",
    largest: "Plus grand écart",
    account: "N° compte",
    leaseholder: "Titulaire",
    outcome: "Constat",
    stated: "Solde du relevé",
    computed: "Solde calculé",
    gap: "Écart",
    before: "Écart au relevé précédent",
    same: "inchangé depuis le relevé précédent",
    none: "Aucun relevé de soldes",
    noneWords:
      "Importez un relevé : une ligne par compte, avec son solde. Il est reconnu comme les autres fichiers.",
    noRows: "Aucun compte ici",
    noRowsWords: "Pour ce relevé, aucun compte n'est dans ce cas.",
    xlsx: "Télécharger (Excel)",
    csv: "Télécharger (CSV)",
    help: "Écart = solde du relevé moins solde calculé. Un compte absent du relevé y compte pour 0. Sans écriture, rien n'est comparé.",
  },
  en: {
    title: "Reconciliation of balances",
    imports: "Files taken in",
    lead: "The balances of your lists, beside those that your entries give on the same day. A difference is not corrected here: it is corrected in your file, or explained.",
    day: "List of",
    show: "Show",
    shows: words({
      differences: "Differences",
      differs: "Balances that differ",
      notListed: "Not on the list",
      noEntries: "Without entries",
      agrees: "In agreement",
    }),
    found: ({ agrees, differs, notListed, noEntries }) =>
      [
        plural("en", agrees, {
          zero: "No balance agrees",
          one: "# balance agrees",
          other: "# balances agree",
        }),
        plural("en", differs, { zero: "none differs", one: "# differs", other: "# differ" }),
        plural("en", notListed, {
          zero: "no account in debt is missing from the list",
          one: "# account in debt is not on the list",
          other: "# accounts in debt are not on the list",
        }),
        plural("en", noEntries, {
          zero: "no account is without entries",
          one: "# account has no entry",
          other: "# accounts have no entry",
        }),
      ].join(", ") + ".",
    sums: "Sums of the list and of the ledger",
    statedSum: "Total of the list",
    computedSum: "Total computed for these accounts",
    gapSum: "Sum of differences",
    largest: "Largest difference",
    account: "Account number",
    leaseholder: "Leaseholder",
    outcome: "Finding",
    stated: "Balance of the list",
    computed: "Balance computed",
    gap: "Difference",
    before: "Difference on the list before",
    same: "unchanged since the list before",
    none: "No list of balances",
    noneWords:
      "Take a list in: one line for each account, with its balance. It is recognised like other files.",
    noRows: "No account here",
    noRowsWords: "For this list, no account is in this case.",
    xlsx: "Download (Excel)",
    csv: "Download (CSV)",
    help: "Difference = balance of the list less balance computed. An account that is not on the list counts as 0 there. Without entries, nothing is compared.",
  },
});
