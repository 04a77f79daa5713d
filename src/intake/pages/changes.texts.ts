/** Words of a dry run: what a file would change. */
import { plural, texts } from "../../platform/ui/language.tsx";

type N = { n: number };
type Day = N & { on: string; sum: string; notListed: number; noEntries: number; agrees: number };

export const changesTexts = texts({
  fr: {
    title: "Ce qui changerait",
    lead: "Essai à blanc : rien n'a été gardé.",
    newAccounts: ({ n }: N) =>
      plural("fr", n, {
        zero: "Aucun compte nouveau.",
        one: "# compte nouveau.",
        other: "# comptes nouveaux.",
      }),
    balances: ({ n, sum }: N & { sum: string }) =>
      n === 0
        ? "Aucun solde ne changerait."
        : `${plural("fr", n, { one: "# solde changerait", other: "# soldes changeraient" })}, de ${sum} en tout.`,
    largest: ({ account, from, to }: { account: string; from: string; to: string }) =>
      `Le plus grand changement : compte ${account}, de ${from} à ${to}.`,
    unknown: ({ n }: N) =>
      plural("fr", n, {
        zero: "Toutes les natures sont reconnues.",
        one: "# écriture nouvelle a un libellé qu'aucune règle ne reconnaît.",
        other: "# écritures nouvelles ont un libellé qu'aucune règle ne reconnaît.",
      }),
    differences: ({ n, on, sum, notListed, noEntries, agrees }: Day) =>
      `Relevé du ${on} : ${plural("fr", agrees, { zero: "aucun solde d'accord", one: "# solde d'accord", other: "# soldes d'accord" })}, ${plural("fr", n, { zero: "aucun différent", one: "# différent", other: "# différents" })} (${sum}), ${plural("fr", notListed, { zero: "aucun compte débiteur absent", one: "# compte débiteur absent", other: "# comptes débiteurs absents" })}, ${plural("fr", noEntries, { zero: "aucun sans écriture", one: "# sans écriture", other: "# sans écriture" })}.`,
    largestGap: ({ account, gap }: { account: string; gap: string }) =>
      `Le plus grand écart : compte ${account}, ${gap}.`,
    months: "Mois touchés",
    month: "Mois",
    newEntries: "Écritures nouvelles",
    debit: "Débits",
    credit: "Crédits",
    labels: "Libellés non reconnus",
    label: "Libellé",
  },
  en: {
    title: "What would change",
    lead: "A dry run: nothing was kept.",
    newAccounts: ({ n }) =>
      plural("en", n, { zero: "No new account.", one: "# new account.", other: "# new accounts." }),
    balances: ({ n, sum }) =>
      n === 0
        ? "No balance would change."
        : `${plural("en", n, { one: "# balance would change", other: "# balances would change" })}, by ${sum} in all.`,
    largest: ({ account, from, to }) => `The largest change: account ${account}, from ${from} to ${to}.`,
    unknown: ({ n }) =>
      plural("en", n, {
        zero: "Every kind is recognised.",
        one: "# new entry has a label that no rule recognises.",
        other: "# new entries have a label that no rule recognises.",
      }),
    differences: ({ n, on, sum, notListed, noEntries, agrees }) =>
      `List of ${on}: ${plural("en", agrees, { zero: "no balance agrees", one: "# balance agrees", other: "# balances agree" })}, ${plural("en", n, { zero: "none differs", one: "# differs", other: "# differ" })} (${sum}), ${plural("en", notListed, { zero: "no account in debt is missing", one: "# account in debt is missing", other: "# accounts in debt are missing" })}, ${plural("en", noEntries, { zero: "none is without entries", one: "# has no entry", other: "# have no entry" })}.`,
    largestGap: ({ account, gap }) => `The largest difference: account ${account}, ${gap}.`,
    months: "Months concerned",
    month: "Month",
    newEntries: "New entries",
    debit: "Debits",
    credit: "Credits",
    labels: "Labels not recognised",
    label: "Label",
  },
});
