/** The paths behind a report's figures as a table: codes in words, money in euros; what is unknown stays empty. */
import type { Locale } from "../platform/calendar/wording.ts";
import type { PathRow } from "../snapshot/rules.ts";

type Value = string | number | null;
type Words = Readonly<Record<Locale, string>>;

const WORDS: Readonly<Record<string, Words>> = {
  stay: { fr: "maintien", en: "stay" },
  leaseTransfer: { fr: "bail glissant", en: "lease transfer" },
  kept: { fr: "maintenu", en: "kept" },
  strained: { fr: "tendu", en: "strained" },
  broken: { fr: "rompu", en: "broken" },
  stayed: { fr: "maintenu dans le logement", en: "stayed" },
  rehoused: { fr: "relogé", en: "rehoused" },
  leaseTransferred: { fr: "bail glissé", en: "lease transferred" },
  left: { fr: "parti", en: "left" },
  evicted: { fr: "expulsé", en: "evicted" },
  withdrawn: { fr: "abandon", en: "withdrawn" },
};
const YES: Words = { fr: "oui", en: "yes" };
const NO: Words = { fr: "non", en: "no" };

const euros = (cents: number | null) => (cents === null ? null : cents / 100);
const word = (code: string | null, language: Locale) =>
  code === null ? null : (WORDS[code]?.[language] ?? code);

type Column = Words & { of: (path: PathRow, language: Locale) => Value };
const COLUMNS: readonly Column[] = [
  { fr: "Bailleur", en: "Landlord", of: ({ landlord }) => landlord },
  { fr: "Opérateur", en: "Operator", of: ({ operator }) => operator },
  { fr: "Secteur", en: "Zone", of: ({ zone }) => zone },
  { fr: "Volet", en: "Track", of: ({ track }, language) => word(track, language) },
  { fr: "Personnes", en: "People", of: ({ people }) => people },
  { fr: "Commencé en", en: "Began in", of: ({ startedIn }) => startedIn },
  { fr: "Terminé en", en: "Ended in", of: ({ endedIn }) => endedIn },
  { fr: "Renouvellements", en: "Renewals", of: ({ renewals }) => renewals },
  {
    fr: "Lien à l'orientation",
    en: "Tie at referral",
    of: ({ tieAtReferral }, language) => word(tieAtReferral, language),
  },
  { fr: "Lien à la fin", en: "Tie at end", of: ({ tieAtEnd }, language) => word(tieAtEnd, language) },
  {
    fr: "Dette au début (€)",
    en: "Debt at start (€)",
    of: ({ debtAtStartCents }) => euros(debtAtStartCents),
  },
  { fr: "Dette à la fin (€)", en: "Debt at end (€)", of: ({ debtAtEndCents }) => euros(debtAtEndCents) },
  {
    fr: "Paiement repris",
    en: "Payment resumed",
    of: ({ paymentResumed: is }, language) => (is === null ? null : (is ? YES : NO)[language]),
  },
  { fr: "Issue", en: "Outcome", of: ({ outcome }, language) => word(outcome, language) },
  { fr: "Rencontres", en: "Contacts", of: ({ contacts }) => contacts },
  { fr: "dont à domicile", en: "of which at home", of: ({ contactsAtHome }) => contactsAtHome },
];

/** Header first. */
export const pathTable = (paths: readonly PathRow[], language: Locale): [string[], ...Value[][]] => [
  COLUMNS.map((column) => column[language]),
  ...paths.map((path) => COLUMNS.map(({ of }) => of(path, language))),
];
