/** The papers of a lease transfer as PDF: sub-lease, three-party agreement, minutes of its reviews. What is not known is left blank. */
import { longDate, type Locale } from "../platform/calendar/wording.ts";
import { sourceIn } from "../platform/calendar/source-words.ts";
import { plainDate } from "../platform/calendar/plain-date.ts";
import { durationInWords } from "../platform/calendar/deadline.ts";
import { compilePdf } from "../platform/documents/compile-pdf.ts";
import { formatCents } from "../platform/money/format.ts";
import { legalOn } from "../law/legal-parameters.ts";
import { type Paper, PARTY_NAMES, type Proposal } from "./rules.ts";
import type { Transfer } from "./store.ts";

const BLANK = "……………";

const WORDS = {
  fr: {
    titles: {
      subLease: "Contrat de sous-location",
      agreement: "Convention tripartite de glissement de bail",
      reviews: "Examens périodiques du glissement de bail",
    },
    kicker: "Glissement de bail",
    printedOn: "préparé le",
    household: "Ménage",
    operator: "Opérateur, locataire en titre",
    landlord: "Bailleur",
    signedOn: "Signature",
    periodEndsOn: "Fin de la période",
    monthly: "Payé chaque mois à l'opérateur, loyer et charges",
    guarantee: "Garantie",
    between: "Entre les soussignés",
    object: "Objet",
    subLeaseClauses: [
      "L'opérateur tient le bail du logement et le sous-loue au ménage, qui l'occupe comme résidence principale.",
      "Le ménage paie chaque mois à l'opérateur la somme indiquée ci-dessus et entretient le logement. L'opérateur paie le loyer au bailleur.",
      "La convention tripartite signée par le bailleur, l'opérateur et le ménage est annexée à ce contrat : elle dit à quelles conditions le bail passe au nom du ménage.",
    ],
    agreementClauses: (every: string, notice: string) => [
      "Le bailleur loue le logement à l'opérateur, qui le sous-loue au ménage. Le bail a vocation à passer au nom du ménage.",
      `Les trois parties examinent ensemble la situation tous les ${every} à compter de la signature de la sous-location, sur convocation de l'opérateur.`,
      `Au plus tard ${notice} avant la fin de la période, le bailleur informe le préfet qu'il propose ou non le bail au ménage, et, s'il ne le propose pas, de ses raisons.`,
    ],
    conditions: "Conditions pour que le bail passe au nom du ménage",
    noCondition: "Aucune condition n'est notée : à compléter avant la signature.",
    condition: "Condition",
    standing: "Où elle en est",
    met: "remplie",
    notMet: "pas encore",
    unknown: "non examinée",
    reviews: "Examens",
    day: "Jour",
    what: "Échéance",
    doneOn: "Tenu le",
    review: (rank: number) => `Examen n° ${rank}`,
    held: (on: string) => `Examen du ${on}`,
    noReview: "Aucun examen ne s'est encore tenu.",
    present: "Présents",
    proposal: "Proposition",
    proposals: {
      continue: "continuer",
      slide: "faire glisser le bail au ménage",
      end: "mettre fin au glissement",
    },
    signatures: ["Le ménage", "L'opérateur", "Le bailleur"],
    advice: "Modèle à relire par un juriste avant signature.",
    source: "Texte :",
  },
  en: {
    titles: {
      subLease: "Sub-lease",
      agreement: "Three-party agreement on the lease transfer",
      reviews: "Periodic reviews of the lease transfer",
    },
    kicker: "Lease transfer",
    printedOn: "prepared on",
    household: "Household",
    operator: "Operator, holder of the lease",
    landlord: "Landlord",
    signedOn: "Signed",
    periodEndsOn: "End of the period",
    monthly: "Paid to the operator each month, rent and charges",
    guarantee: "Guarantee",
    between: "Between the undersigned",
    object: "Purpose",
    subLeaseClauses: [
      "The operator holds the lease of the home and sub-lets it to the household, which lives in it as its main home.",
      "The household pays the operator the above amount each month and keeps the home in good order. The operator pays the rent to the landlord.",
      "The three-party agreement signed by landlord, operator and household is annexed to this contract: it says on what conditions the lease passes to the household.",
    ],
    agreementClauses: (every: string, notice: string) => [
      "The landlord lets the home to the operator, which sub-lets it to the household. The lease is meant to pass to the household.",
      `The three parties review the situation together every ${every} from the signing of the sub-lease, when called by the operator.`,
      `At the latest ${notice} before the period ends, the landlord tells the prefect whether it offers the lease to the household and, where it does not, why.`,
    ],
    conditions: "Conditions for the lease to pass to the household",
    noCondition: "No condition is entered: complete before signing.",
    condition: "Condition",
    standing: "Where it stands",
    met: "met",
    notMet: "not yet",
    unknown: "not reviewed",
    reviews: "Reviews",
    day: "Day",
    what: "Due",
    doneOn: "Held on",
    review: (rank: number) => `Review no. ${rank}`,
    held: (on: string) => `Review of ${on}`,
    noReview: "No review has been held yet.",
    present: "Present",
    proposal: "Proposal",
    proposals: { continue: "go on", slide: "slide the lease to the household", end: "end the transfer" },
    signatures: ["The household", "The operator", "The landlord"],
    advice:
      "A translation to help you read: the text to sign is the French one, read over by a lawyer first.",
    source: "Text:",
  },
} as const;

/** Tagged PDF/UA-1, A4. Throws DocumentError (a fault of the template). */
export function transferPaper(
  paper: Paper,
  transfer: Pick<
    Transfer,
    "household" | "operator" | "landlord" | "facts" | "conditions" | "periodEndsOn" | "dues"
  >,
  on: Temporal.PlainDate,
  lang: Locale = "fr",
): Buffer {
  const w = WORDS[lang];
  const day = (iso: string | undefined) => {
    const read = iso === undefined ? undefined : plainDate(iso);
    return read ? longDate(read, lang) : BLANK;
  };
  const signed = transfer.facts.find(({ kind }) => kind === "subLeaseSigned");
  const held = transfer.facts.filter(({ kind }) => kind === "review");
  const [every, notice] = (["leaseTransfer.reviewEvery", "leaseTransfer.prefectToldBefore"] as const).map(
    (id) => durationInWords(legalOn(id, on)!.value, lang),
  ) as [string, string];
  const monthly = signed?.detail.monthlyCents;
  const stands = (met: boolean | null) => (met === null ? w.unknown : met ? w.met : w.notMet);
  return compilePdf(new URL("paper.typ", import.meta.url), {
    lang,
    paper,
    title: w.titles[paper],
    words: {
      ...w,
      clauses: paper === "subLease" ? w.subLeaseClauses : w.agreementClauses(every, notice),
      signatures: [...w.signatures],
    },
    household: transfer.household ?? BLANK,
    operator: transfer.operator,
    landlord: transfer.landlord,
    signedOn: day(signed?.on),
    periodEndsOn: transfer.periodEndsOn ? longDate(transfer.periodEndsOn, lang) : BLANK,
    monthly: monthly === undefined ? BLANK : formatCents(monthly, lang),
    guarantee: signed?.detail.guarantee || BLANK,
    conditions: transfer.conditions.map(({ words, met }) => [words, stands(met)]),
    dues: transfer.dues
      .filter(({ id }) => id === "review")
      .map(({ rank, on: due, doneOn }) => [
        w.review(rank!),
        longDate(due, lang),
        doneOn ? longDate(doneOn, lang) : BLANK,
      ]),
    reviews: held.map(({ on: heldOn, detail }) => ({
      title: w.held(day(heldOn)),
      present: (detail.attended ?? []).map((party) => PARTY_NAMES[lang][party]).join(", ") || BLANK,
      proposal: detail.proposal ? w.proposals[detail.proposal satisfies Proposal] : BLANK,
      minutes: detail.minutes ?? BLANK,
      conditions: (detail.conditions ?? []).map(({ words, met }) => [words, stands(met)]),
    })),
    source: sourceIn(lang, legalOn("leaseTransfer.reviewEvery", on)!.source),
    printedOn: longDate(on, lang),
  });
}
