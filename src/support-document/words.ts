/** Words of the papers of a support measure, in French and in English. */
import type { Cause } from "../closing/rules.ts";
import type { Outcome } from "../measure/closing.rules.ts";
import type { MeetingKind } from "../measure/rules.ts";
import type { Module } from "../objective/rules.ts";
import type { Locale } from "../platform/calendar/wording.ts";

const FR = {
  kicker: "Accompagnement social lié au logement",
  printed: "imprimé le",
  authority: null as string | null,
  titles: {
    agreement: "Contrat d'accompagnement",
    report: "Bilan de fin de mesure",
    certificate: "Attestation d'accompagnement",
  },
  household: "Ménage",
  address: "Adresse",
  landlord: "Bailleur",
  operator: "Association",
  worker: "Travailleur social référent",
  unknown: "inconnu",
  none: "aucun",
  nobody: "personne, ou non dit",
  yes: "oui",
  no: "non",
  headerWhat: "Point",
  headerSaid: "Ce qu'il en est",
  span: ({ from, to }: { from: string; to: string }) => `Du ${from} au ${to}`,
  agreementIntro: ({ household, operator }: { household: string; operator: string }) => [
    `Ce contrat est passé entre ${household} et l'association ${operator}. Il dit ce que chacun fait pour que le ménage garde son logement.`,
  ],
  what: "L'accompagnement",
  monthsOf: "La mesure peut être renouvelée ou arrêtée avant la fin, avec une raison dite au ménage.",
  whatLines: [
    "Des rencontres régulières, le plus souvent au domicile.",
    "Des rendez-vous à trois avec le bailleur, au début, au milieu et à la fin.",
    "L'accompagnement est gratuit pour le ménage.",
  ],
  subjects: "Ce sur quoi nous travaillons",
  subjectsOpen: "À choisir ensemble au premier rendez-vous.",
  subjectsKept:
    "D'autres sujets peuvent être travaillés entre le ménage et son travailleur social : ils ne sont jamais écrits sur un papier qui circule.",
  modules: {
    rentDebt: "la dette de loyer",
    budget: "le budget",
    rights: "l'ouverture de droits",
    otherDebts: "les autres dettes",
    housing: "le logement et son entretien",
    energy: "l'énergie",
    mediation: "le lien avec le bailleur",
    employment: "l'emploi et la formation",
    family: "la famille et les enfants",
    health: "les soins",
    digital: "les démarches et le numérique",
    mobility: "les déplacements",
  } satisfies Record<Module, string>,
  meetings: "Rendez-vous à trois",
  meetingsLead: "Le ménage, son travailleur social et le conseiller social du bailleur s'y retrouvent :",
  meetingNames: { start: "au début", midway: "au milieu", end: "à la fin" } satisfies Record<
    MeetingKind,
    string
  >,
  by: (day: string) => `au plus tard le ${day}`,
  operatorDoes: "L'association s'engage à",
  operatorLines: [
    "nommer un travailleur social et dire quand il change ;",
    "rencontrer le ménage, l'aider dans ses démarches, chercher avec lui des solutions à la dette ;",
    "ne rien décider à sa place, et lui montrer ce qui est écrit de lui.",
  ],
  householdDoes: "Le ménage s'engage à",
  householdLines: [
    "venir aux rendez-vous, ou prévenir ;",
    "payer le loyer courant, ou dire vite ce qui l'empêche ;",
    "donner les papiers utiles et parler de ce qui change.",
  ],
  secrecy: "Ce qui reste entre nous",
  secrecyLines: [
    "Ce que le ménage confie est couvert par le secret professionnel (code pénal, article 226-13).",
    "Le bailleur et la commission ne lisent que ce que le ménage accepte de partager, point par point ; il peut changer d'avis.",
  ],
  ending: "Arrêter, ou ne pas être d'accord",
  endingLines: [
    "Le ménage peut arrêter quand il veut, en le disant. Il ne perd aucun droit.",
    "En cas de désaccord, il peut écrire au responsable de l'association.",
  ],
  agreementSignatures: ["Le ménage, le", "Le travailleur social, le"],
  model: "Modèle de la plateforme, à confirmer par l'association avant signature.",
  reportIntro: ({ household, operator, span }: { household: string; operator: string; span: string }) => [
    `${household} a été accompagné par l'association ${operator}. ${span}.`,
  ],
  facts: "Ce qui a été fait",
  outcome: "Issue",
  outcomes: {
    stayed: "maintien dans le logement",
    rehoused: "relogement",
    leaseTransferred: "bail glissé",
    left: "départ",
    evicted: "expulsion",
    withdrawn: "fin à la demande du ménage",
  } satisfies Record<Outcome, string>,
  renewals: "Renouvellements",
  held: "Rencontres",
  heldWords: ({ held, missed, atHome }: { held: number; missed: number; atHome: number }) =>
    `${held} tenues, dont ${atHome} à domicile ; ${missed} manquées`,
  tie: "Lien avec le bailleur, au début → à la fin",
  ties: { kept: "maintenu", strained: "tendu", broken: "rompu" } as Record<string, string>,
  resumed: "Loyer courant repris (trois derniers mois payés en entier)",
  handedOn: "Relais pris par",
  debt: "La dette de loyer",
  debtAtStart: "Dette au début",
  debtAtEnd: "Dette à la fin",
  noEntry: "Ce qui a fait varier la dette n'est pas connu.",
  causes: {
    charged: "loyers, charges et frais",
    benefit: "aide au logement",
    paid: "payé par le ménage",
    relief: "remises de loyer",
    grant: "aides à la dette",
    writeOff: "abandons",
    other: "autres",
  } satisfies Record<Cause, string>,
  levers: "Aides et plans",
  plan: (on: string) => `Plan d'apurement signé le ${on}`,
  planWords: ({ amount, n }: { amount: string; n: number }) => `${amount} en ${n} échéances`,
  relief: "Remise de solvabilisation",
  reliefWords: ({ n, amount }: { n: number; amount: string }) => `${amount} sur ${n} mois`,
  summary: "Bilan partagé",
  noSummary: "Aucun bilan n'est écrit.",
  reportSignatures: ["Le ménage", "L'association", "Le bailleur"],
  reportClosing:
    "Ce bilan est lu par le ménage, l'association, le bailleur et la coordination. Rien de ce qui a été confié au travailleur social n'y figure.",
  certificate: (facts: {
    worker: string;
    operator: string;
    household: string;
    address: string;
    from: string;
    to: string;
    over: boolean;
  }) => [
    `Je soussigné(e) ${facts.worker}, travailleur social à l'association ${facts.operator}, atteste que ${facts.household}, ${facts.address}, ${
      facts.over
        ? `a été accompagné par notre association du ${facts.from} au ${facts.to}`
        : `est accompagné par notre association depuis le ${facts.from}, la mesure étant prévue jusqu'au ${facts.to}`
    }, dans le cadre d'un accompagnement social lié au logement.`,
  ],
  made: "Remis au ménage",
  madeFor: "Cette attestation est remise au ménage à sa demande, pour servir ce que de droit.",
  madeAt: (on: string) => `Fait le ${on}.`,
  certificateSignatures: ["Signature et cachet de l'association"],
  certificateClosing: "Elle ne dit rien de la situation du ménage.",
};

type Words = typeof FR;

const EN: Words = {
  kicker: "Social support tied to housing",
  printed: "printed on",
  authority: "A translation, to be read with the page in French, which is the one in force.",
  titles: {
    agreement: "Support agreement",
    report: "End-of-measure report",
    certificate: "Certificate of support",
  },
  household: "Household",
  address: "Address",
  landlord: "Landlord",
  operator: "Association",
  worker: "Case worker",
  unknown: "unknown",
  none: "none",
  nobody: "nobody, or not said",
  yes: "yes",
  no: "no",
  headerWhat: "Point",
  headerSaid: "What is known",
  span: ({ from, to }) => `From ${from} to ${to}`,
  agreementIntro: ({ household, operator }) => [
    `This agreement is between ${household} and the association ${operator}. It says what each does so that the household keeps its home.`,
  ],
  what: "The support",
  monthsOf: "The measure may be renewed, or stopped before its end, with a reason told to the household.",
  whatLines: [
    "Regular meetings, mostly at home.",
    "Meetings of three with the landlord, at the start, midway and at the end.",
    "Support costs the household nothing.",
  ],
  subjects: "What we work on",
  subjectsOpen: "To be chosen together at the first meeting.",
  subjectsKept:
    "Other subjects may be worked on between the household and its case worker: they are never written on a paper that goes round.",
  modules: {
    rentDebt: "the rent debt",
    budget: "the budget",
    rights: "access to rights",
    otherDebts: "other debts",
    housing: "the home and its upkeep",
    energy: "energy",
    mediation: "the tie with the landlord",
    employment: "work and training",
    family: "family and children",
    health: "care",
    digital: "paperwork and digital skills",
    mobility: "getting about",
  },
  meetings: "Meetings of three",
  meetingsLead: "The household, its case worker and the landlord's social adviser meet:",
  meetingNames: { start: "at the start", midway: "midway", end: "at the end" },
  by: (day) => `by ${day}`,
  operatorDoes: "The association undertakes to",
  operatorLines: [
    "name a case worker, and say when that changes;",
    "meet the household, help it with its papers, look with it for a way out of the debt;",
    "decide nothing in its place, and show it what is written about it.",
  ],
  householdDoes: "The household undertakes to",
  householdLines: [
    "come to meetings, or say when it cannot;",
    "pay the current rent, or say soon what prevents it;",
    "give the papers that are needed, and speak of what changes.",
  ],
  secrecy: "What stays between us",
  secrecyLines: [
    "What the household tells is under professional secrecy (code pénal, article 226-13).",
    "Landlord and committee read only what the household agrees to share, item by item; it may change its mind.",
  ],
  ending: "Stopping, or disagreeing",
  endingLines: [
    "The household may stop when it wishes, by saying so. It loses no right.",
    "If it disagrees, it may write to the head of the association.",
  ],
  agreementSignatures: ["The household, on", "The case worker, on"],
  model: "The platform's model, to be confirmed by the association before it is signed.",
  reportIntro: ({ household, operator, span }) => [
    `${household} was supported by the association ${operator}. ${span}.`,
  ],
  facts: "What was done",
  outcome: "Outcome",
  outcomes: {
    stayed: "stayed in the home",
    rehoused: "rehoused",
    leaseTransferred: "lease transferred",
    left: "left",
    evicted: "evicted",
    withdrawn: "ended at the household's wish",
  },
  renewals: "Renewals",
  held: "Contacts",
  heldWords: ({ held, missed, atHome }) => `${held} held, ${atHome} of them at home; ${missed} missed`,
  tie: "Tie with the landlord, at the start → at the end",
  ties: { kept: "kept", strained: "strained", broken: "broken" },
  resumed: "Current rent paid again (last three bills in full)",
  handedOn: "Handed on to",
  debt: "The rent debt",
  debtAtStart: "Debt at the start",
  debtAtEnd: "Debt at the end",
  noEntry: "What changed the debt is not known.",
  causes: {
    charged: "rent, charges and costs",
    benefit: "housing benefit",
    paid: "paid by the household",
    relief: "rent reliefs",
    grant: "debt grants",
    writeOff: "written off",
    other: "other",
  },
  levers: "Help and plans",
  plan: (on) => `Repayment plan signed on ${on}`,
  planWords: ({ amount, n }) => `${amount} in ${n} instalments`,
  relief: "Rent relief",
  reliefWords: ({ n, amount }) => `${amount} over ${n} months`,
  summary: "Shared summary",
  noSummary: "No summary is written.",
  reportSignatures: ["The household", "The association", "The landlord"],
  reportClosing:
    "This report is read by the household, the association, the landlord and the coordination. Nothing told to the case worker in confidence is in it.",
  certificate: (facts) => [
    `I, ${facts.worker}, case worker at the association ${facts.operator}, certify that ${facts.household}, ${facts.address}, ${
      facts.over
        ? `was supported by our association from ${facts.from} to ${facts.to}`
        : `has been supported by our association since ${facts.from}, the measure being planned until ${facts.to}`
    }, as social support tied to housing.`,
  ],
  made: "Given to the household",
  madeFor: "This certificate is given to the household at its request, for whatever use it may have.",
  madeAt: (on) => `Made on ${on}.`,
  certificateSignatures: ["Signature and stamp of the association"],
  certificateClosing: "It says nothing of the household's situation.",
};

export const PAPER_WORDS: Readonly<Record<Locale, Words>> = { fr: FR, en: EN };
