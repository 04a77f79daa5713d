/**
 * What an entry is, from its label: ordered rules, the first that matches wins, the landlord's own before the built-in ones. A
 * label that none knows is `unknown`, never guessed.
 */
import type { Broken } from "../platform/calendar/dated.ts";
import { labelTest, type LabelTest } from "./label-words.rules.ts";
import { plain } from "./plain.rules.ts";

/** What a rule may say of an entry. */
export const KNOWN_KINDS = [
  "rent",
  "charges",
  "housingBenefit",
  "payment",
  "relief",
  "debtGrant",
  "courtCosts",
  "writeOff",
  "adjustment",
] as const;
export type KnownKind = (typeof KNOWN_KINDS)[number];
export type EntryKind = KnownKind | "unknown";

export const PAYMENT_MEANS = [
  "directDebit",
  "rejectedDirectDebit",
  "cheque",
  "cash",
  "transfer",
  "card",
] as const;
export type PaymentMeans = (typeof PAYMENT_MEANS)[number];

export type Classified = { kind: EntryKind; means: PaymentMeans | null };

/** `words` as an officer writes them (label-words.rules.ts); `means`: of a payment alone, null where the label does not tell. */
export type KindRule = { words: string; kind: KnownKind; means: PaymentMeans | null };

const FEE = "rejet*/impayé*/relance*/banque*/bancaire*/dossier*/gestion*";
const COURT_FEE = "justice/procédure/commandement/expulsion/exécution/avocat";
const RELIEVED = "solvabilisation/quittance/loyer";
const HELPED = "traitement/dette/impayé/maintien/fondation/action-logement/caisse-d'épargne/cglls/ccas";

const rule = (kind: KnownKind, words: string, means: PaymentMeans | null = null): KindRule => ({
  words,
  kind,
  means,
});

/** Order matters: "frais de rejet" is no rejected debit, "prélèvement loyer" is no rent. */
export const BUILT_IN_RULES: readonly KindRule[] = [
  rule("adjustment", `"frais ${FEE}", "frais de/d' ${FEE}"`),
  rule(
    "courtCosts",
    `huissier, "commissaire de justice", dépens, assignation, signification, contentieux, "frais ${COURT_FEE}", "frais de/d' ${COURT_FEE}", "commandement de payer", "article/art 700"`,
  ),
  rule(
    "writeOff",
    'anv, "non valeur", irrécouvrable, "abandon de créance", effacement, "passage en perte", "perte sur créance", "rétablissement personnel"',
  ),
  rule(
    "relief",
    `"remise ${RELIEVED}", "remise de/d' ${RELIEVED}", "remise temporaire ${RELIEVED}", "remise temporaire de/d' ${RELIEVED}", minoration, "bas de quittance", "remise commerciale", "geste commercial"`,
  ),
  rule(
    "debtGrant",
    `fsl, "fonds solidarité", "fonds de solidarité", fnavdl, secours, "aide ${HELPED}", "aide au/à/de/du/d' ${HELPED}", "aide à la ${HELPED}", "cil pass", "loca pass"`,
  ),
  rule(
    "payment",
    "rejet/rejeté/impayé/retour/retourné/refus/refusé prélèvement/prélev/prlv/prel/sepa",
    "rejectedDirectDebit",
  ),
  rule(
    "housingBenefit",
    'apl, al, alf, als, caf, msa, "aide au logement", "aide personnalisée au logement", "allocation logement", "allocation de logement"',
  ),
  rule("payment", "prélèvement, prélev, prlv, prel, sdd", "directDebit"),
  rule("payment", "chèque, chq", "cheque"),
  rule("payment", '"carte bancaire/bleue", cb, tpe, "paiement en ligne", "paiement internet"', "card"),
  rule("payment", "espèce, mandat, cash, efficash, eficash, numéraire, datamatrix", "cash"),
  rule("payment", "virement, vir, virt, vrt, sct", "transfer"),
  rule("payment", "paiement, règlement, versement, encaissement, acompte, tip, tipsepa"),
  // A yearly adjustment is no part of the month's bill, from which thresholds are counted.
  rule("adjustment", "régul/régularisation/rappel/solde/décompte charge/eau/chauffage"),
  rule(
    "adjustment",
    '"dépôt de garantie", caution, report, "à nouveau", "reprise de solde", "solde antérieur/initial", "transfert de solde"',
  ),
  rule("rent", 'loyer, quittance, "avis d\'échéance", terme, sls, surloyer, rls, "indemnité d\'occupation"'),
  rule(
    "charges",
    'charge, provision, eau, chauffage, teom, "ordure ménagère", taxe, entretien, ascenseur, assurance',
  ),
  rule(
    "adjustment",
    'régul, régularisation, ajustement, correction, rectification, annulation, extourne, contrepassation, remboursement, avoir, rappel, "trop perçu", réparation, dégradation',
  ),
];

const UNKNOWN: Classified = { kind: "unknown", means: null };
const BUILT_IN = compiled(BUILT_IN_RULES);

/** What a label is, and the rank of the landlord's own rule that says so: null where a built-in one does, or none. */
export type Judged = { is: Classified; by: number | null };

/** Judges labels by the landlord's `own` rules, then the built-in ones. Throws where a rule cannot be read: they are checked when saved. */
export function judge(own: readonly KindRule[] = []): (label: string) => Judged {
  const rules = compiled(own);
  return (label) => {
    const words = plain(label);
    const by = rules.findIndex(({ test }) => test(words));
    if (by >= 0) return { is: rules[by]!.is, by };
    return { is: BUILT_IN.find(({ test }) => test(words))?.is ?? UNKNOWN, by: null };
  };
}

/** The kind of an entry, and the means of a payment where the label tells it. */
export type Classify = (label: string) => Classified;

export function classifier(own: readonly KindRule[] = []): Classify {
  const judged = judge(own);
  return (label) => judged(label).is;
}

export const classify: Classify = classifier();

function compiled(rules: readonly KindRule[]): { test: LabelTest; is: Classified }[] {
  return rules.map(({ words, kind, means }) => {
    const test = labelTest(words);
    if (typeof test !== "function") throw new Error(`${test.rule}: ${words}`);
    return { test, is: { kind, means } };
  });
}

export const MOST_RULES = 200;
export const LONGEST_WORDS = 300;

/** What is wrong with a landlord's rules before they are saved. `field` is the dotted path (`rules.2.words`). */
export function brokenKindRules(rules: readonly KindRule[]): Broken[] {
  const broken: Broken[] = [];
  if (rules.length > MOST_RULES) {
    broken.push({
      rule: "tooManyRules",
      field: "rules",
      message: `${rules.length} règles : ${MOST_RULES} au plus. Réunissez-en plusieurs, séparées par des virgules.`,
      english: `${rules.length} rules: ${MOST_RULES} at most. Bring several together, parted by commas.`,
    });
  }
  const first = new Map<string, number>();
  for (const [rank, { words, kind, means }] of rules.slice(0, MOST_RULES).entries()) {
    const field = `rules.${rank}.words`;
    if (words.length > LONGEST_WORDS) {
      broken.push({
        rule: "wordsTooLong",
        field,
        message: `${words.length} caractères : ${LONGEST_WORDS} au plus. Partagez ces mots entre plusieurs règles.`,
        english: `${words.length} characters: ${LONGEST_WORDS} at most. Share these words among several rules.`,
      });
      continue;
    }
    // What no database keeps as text.
    if (words.includes("\0") || !words.isWellFormed()) {
      broken.push({
        rule: "unreadableCharacters",
        field,
        message: "Ces mots contiennent un caractère illisible : tapez-les au clavier au lieu de les coller.",
        english: "These words hold a character that cannot be read: type them instead of pasting them.",
      });
      continue;
    }
    const test = labelTest(words);
    if (typeof test !== "function") broken.push({ ...test, field });
    const same = words.toLowerCase().replace(/\s+/g, " ").trim();
    const other = first.get(same);
    if (other === undefined) first.set(same, rank);
    else if (typeof test === "function") {
      broken.push({
        rule: "wordsTwice",
        field,
        message: `La règle ${other + 1} a déjà les mots « ${words} » : celle-ci ne servirait jamais. Supprimez l'une des deux.`,
        english: `Rule ${other + 1} has the words "${words}" already: this one would never serve. Delete one of them.`,
      });
    }
    if (means !== null && kind !== "payment") {
      broken.push({
        rule: "meansWithoutPayment",
        field: `rules.${rank}.means`,
        message:
          "Seul un paiement a un moyen de paiement : choisissez la nature « Paiement », ou enlevez le moyen.",
        english: 'Only a payment has means of payment: choose the kind "Payment", or take the means out.',
      });
    }
  }
  return broken;
}

const MONTH_NAMES = new Set(
  "janvier janv jan fevrier fevr fev mars avril avr mai juin juillet juil aout septembre sept sep octobre oct novembre nov decembre dec".split(
    " ",
  ),
);

/** The words of a label without what changes from one entry to the next (numbers, references, months): labels alike share them. */
export function labelGroup(label: string): string {
  return plain(label)
    .split(" ")
    .filter((word) => !/\d/.test(word) && !MONTH_NAMES.has(word))
    .join(" ");
}
