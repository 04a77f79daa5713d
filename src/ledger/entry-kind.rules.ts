/** What an entry is, from its label: ordered rules, the first that matches wins. A label that none knows is `unknown`, never guessed. */
import { plain } from "./plain.rules.ts";

export type EntryKind =
  | "rent"
  | "charges"
  | "housingBenefit"
  | "payment"
  | "relief"
  | "debtGrant"
  | "courtCosts"
  | "writeOff"
  | "adjustment"
  | "unknown";

export type PaymentMeans = "directDebit" | "rejectedDirectDebit" | "cheque" | "cash" | "transfer" | "card";

export type Classified = { kind: EntryKind; means: PaymentMeans | null };

type KindRule = { id: string; kind: EntryKind; means?: PaymentMeans; words: RegExp };

/** Words of a label in `plain` form. Order matters: "frais de rejet" is no rejected debit, "prélèvement loyer" is no rent. */
const RULES: readonly KindRule[] = [
  {
    id: "bankFee",
    kind: "adjustment",
    words: /\bfrais (de |d )?(rejet|impaye|relance|banque|bancaire|dossier|gestion)/,
  },
  {
    id: "courtCosts",
    kind: "courtCosts",
    words:
      /\b(huissiers?|commissaires? de justice|depens|assignation|signification|contentieux|frais (de |d )?(justice|procedure|commandement|expulsion|execution|avocat)|commandement de payer|article 700|art 700)\b/,
  },
  {
    id: "writeOff",
    kind: "writeOff",
    words:
      /\b(anv|non valeurs?|irrecouvrables?|abandon de creances?|effacement|passage en perte|pertes? sur creances?|retablissement personnel)\b/,
  },
  {
    id: "rentRelief",
    kind: "relief",
    words:
      /\b(remise (temporaire )?(de |d )?(solvabilisation|quittance|loyer)|minoration|bas de quittance|remise commerciale|geste commercial)\b/,
  },
  {
    id: "debtGrant",
    kind: "debtGrant",
    words:
      /\b(fsl|fonds (de )?solidarite|fnavdl|secours|aide (au |a la |a |de |du |d )?(traitement|dette|impayes?|maintien|fondation|action logement|caisse d epargne|cglls|ccas)|cil pass|loca pass)\b/,
  },
  {
    id: "rejectedDebit",
    kind: "payment",
    means: "rejectedDirectDebit",
    words:
      /\b(rejet|rejete|impaye|retour|refus)\b.*\b(prelevements?|prelev|prlv|prel|sepa)\b|\b(prelevements?|prelev|prlv|prel|sepa)\b.*\b(rejet|rejete|impaye|refuse|retourne)\b/,
  },
  {
    id: "housingBenefit",
    kind: "housingBenefit",
    words:
      /\b(apl|al|alf|als|caf|msa|aides? au logement|aides? personnalisees? au logement|allocations? (de )?logement)\b/,
  },
  {
    id: "directDebit",
    kind: "payment",
    means: "directDebit",
    words: /\b(prelevements?|prelev|prlv|prel|sdd)\b/,
  },
  { id: "cheque", kind: "payment", means: "cheque", words: /\b(cheques?|chq|chqs)\b/ },
  {
    id: "card",
    kind: "payment",
    means: "card",
    words: /\b(carte (bancaire|bleue)|cb|tpe|paiement en ligne|paiement internet)\b/,
  },
  {
    id: "cash",
    kind: "payment",
    means: "cash",
    words: /\b(especes?|mandats?|cash|efficash|eficash|numeraire|datamatrix)\b/,
  },
  { id: "transfer", kind: "payment", means: "transfer", words: /\b(virements?|vir|virt|vrt|sct)\b/ },
  {
    id: "payment",
    kind: "payment",
    words: /\b(paiements?|reglements?|versements?|encaissements?|acomptes?|tip|tipsepa)\b/,
  },
  // A yearly adjustment is no part of the month's bill, from which thresholds are counted.
  {
    id: "chargesAdjusted",
    kind: "adjustment",
    words: /\b(regul(arisation)?s?|rappel|solde|decompte)\b.*\b(charges?|eau|chauffage)\b/,
  },
  {
    id: "deposit",
    kind: "adjustment",
    words:
      /\b(depot de garantie|caution|report|a nouveau|reprise de solde|solde anterieur|solde initial|transfert de solde)\b/,
  },
  {
    id: "rent",
    kind: "rent",
    words:
      /\b(loyers?|quittances?|avis d echeance|appel de loyer|terme|supplement de loyer|sls|surloyer|rls|reduction (de )?loyer( de)? solidarite|indemnites? d occupation)\b/,
  },
  {
    id: "charges",
    kind: "charges",
    words:
      /\b(charges?|provisions?|eau( froide| chaude)?|chauffage|teom|ordures menageres|taxes?|entretien|ascenseur|assurances?)\b/,
  },
  {
    id: "adjustment",
    kind: "adjustment",
    words:
      /\b(regul|regularisations?|ajustements?|corrections?|rectifications?|annulations?|extournes?|contrepassations?|remboursements?|avoirs?|rappels?|trop percu|reparations?|degradations?)\b/,
  },
];

const UNKNOWN: Classified = { kind: "unknown", means: null };

/** The kind of an entry, and the means of a payment where the label tells it. */
export function classify(label: string): Classified {
  const words = plain(label);
  const rule = RULES.find((one) => one.words.test(words));
  return rule ? { kind: rule.kind, means: rule.means ?? null } : UNKNOWN;
}
