/** How each indicator is called, counted and detailed, in both languages: pages and printed reports say the same. */
import type { IndicatorId } from "./rules.ts";

/** In the order in which they are read. */
export const GROUPS = {
  path: ["supported", "closed", "renewed"],
  situation: ["multiProblem", "tieBroken", "tieRestored"],
  support: ["meetings", "homeShare", "tripartite"],
  debt: [
    "debtReduced",
    "debtCleared",
    "debtDelta",
    "paymentResumed",
    "planKept",
    "stayed",
    "evicted",
    "avoided",
  ],
  early: ["earliness", "leadTime", "delay"],
  money: ["unitCost", "fullCost", "funding"],
} as const satisfies Record<string, readonly IndicatorId[]>;
type Group = keyof typeof GROUPS;
type Words = {
  groups: Record<Group, string>;
  names: Record<IndicatorId, string>;
  definitions: Record<IndicatorId, string>;
  /** What a figure is made of. */
  parts: Record<string, string>;
  /** Of the procedure, at referral. */
  stages: Record<string, string>;
};

export const INDICATOR_WORDS: Readonly<Record<"fr" | "en", Words>> = {
  fr: {
    groups: {
      path: "Parcours",
      situation: "Situation des ménages",
      support: "Accompagnement",
      debt: "Dette et logement",
      early: "Repérage et délais",
      money: "Coûts et financement",
    },
    names: {
      supported: "Ménages accompagnés",
      closed: "Parcours clos",
      renewed: "Parcours renouvelés",
      multiProblem: "Plus de 3 difficultés",
      tieBroken: "Lien rompu au signalement",
      tieRestored: "Lien rétabli à la fin",
      meetings: "Rencontres en 6 mois",
      homeShare: "Rencontres à domicile",
      debtReduced: "Dette réduite",
      debtCleared: "Dette soldée",
      debtDelta: "Évolution de la dette",
      paymentResumed: "Paiement du loyer repris",
      planKept: "Plans d'apurement tenus",
      stayed: "Maintenus un an après",
      evicted: "Expulsés",
      earliness: "Précocité du signalement",
      leadTime: "Avance du repérage",
      tripartite: "Trois tripartites tenues",
      delay: "Délai jusqu'à la rencontre",
      unitCost: "Coût d'une mesure de 6 mois",
      fullCost: "Coût complet par ménage",
      funding: "Financement et budget",
      avoided: "Expulsions évitées",
    },
    definitions: {
      supported:
        "Ménages ayant au moins un jour de mesure dans la période. Un ménage revenu compte une fois.",
      closed:
        "Parcours (première mesure et renouvellements) dont la dernière mesure a pris fin dans la période.",
      renewed: "Parcours clos ayant au moins un renouvellement, sur les parcours clos.",
      multiProblem:
        "Ménages évalués avec au moins 4 difficultés travaillées, sur les ménages accompagnés et évalués.",
      tieBroken:
        "Signalements admis dans la période dont le lien avec le bailleur était rompu, sur ceux où le lien est connu.",
      tieRestored: "Parcours clos commencés avec un lien rompu : paiement repris ou lien tenu à la clôture.",
      meetings:
        "Rencontres tenues × 183 / jours accompagnés, pour les ménages accompagnés au moins 30 jours.",
      homeShare: "Visites à domicile tenues, sur les rencontres tenues.",
      debtReduced:
        "Dette à la fin inférieure à celle du début, sur les parcours clos avec une dette au début et une dette connue à la fin.",
      debtCleared: "Dette nulle ou créditrice à la fin, sur la même base que la dette réduite.",
      debtDelta:
        "Somme des dettes à la fin moins celles du début, même base ; par cause là où le compte du bailleur le dit.",
      paymentResumed:
        "Parcours clos dont les 3 derniers avis d'échéance sont payés en entier, sur ceux où on le sait.",
      planKept:
        "Plans signés sans rupture au dernier jour de la période, sur les plans dont le compte est connu.",
      stayed:
        "Parcours clos depuis un an au dernier jour de la période, dont le ménage est dans le même logement, ou relogé par choix, sur ceux que la réponse du bailleur, un compte ou une fin de bail renseigne.",
      evicted: "Expulsions exécutées, sur les parcours clos dont l'issue est connue.",
      earliness: "Médiane de la dette en mois de reste à payer au jour du signalement.",
      leadTime:
        "Médiane des jours entre le premier signal et l'impayé légal. Les signalements sans signal sont exclus.",
      tripartite:
        "Mesures closes dont les trois entretiens tripartites ont été tenus, sur les mesures closes suivies ici.",
      delay: "Médiane des jours du signalement à la première rencontre.",
      unitCost:
        "Dépenses imputées aux mesures des parcours clos, divisées par les semestres (183 jours) accompagnés. Coordination et aides non comprises.",
      fullCost:
        "Toutes les dépenses du dispositif des années de la période, divisées par les ménages accompagnés. Années entières seulement.",
      funding:
        "Financements accordés sur budget voté, pour les années où les deux sont connus ; l'écart est montré.",
      avoided:
        "Ménages assignés ou au-delà au signalement, restés dans leur logement ou relogés par choix. Estimation.",
    },
    parts: {
      chargedCents: "Loyers, charges et frais appelés",
      benefitCents: "Aides au logement",
      paidCents: "Paiements du ménage",
      reliefCents: "Remises de loyer",
      grantCents: "Aides à la dette",
      writeOffCents: "Effacements",
      otherCents: "Autres écritures",
      departuresCents: "Dont départs du logement",
      causesKnown: "Parcours dont le compte dit les causes",
      debtCents: "Dette médiane au signalement",
      toDecision: "Du signalement à la décision (jours)",
      toAssignment: "De la décision à l'attribution (jours)",
      toFirstContact: "De l'attribution à la première rencontre (jours)",
      votedCents: "Budget voté",
      agreedCents: "Financements accordés",
      directAidCents: "Aides directes aux ménages",
      receivedCents: "Reçu",
      spentCents: "Dépensé",
      justifiedCents: "Justifié",
      differenceCents: "Accordé moins voté",
      differenceWithDirectAidCents: "Écart, aides directes comprises",
    },
    stages: {
      unknown: "inconnue",
      paymentOrder: "commandement de payer",
      summons: "assignation",
      hearing: "audience",
      judgment: "jugement",
      orderToVacate: "commandement de quitter les lieux",
      policeRequest: "concours de la force publique demandé",
      prefectNotice: "notification au préfet",
      ccapexReferral: "saisine de la CCAPEX",
      cafReport: "signalement à la CAF",
      cohesionProtocol: "protocole de cohésion sociale",
    },
  },
  en: {
    groups: {
      path: "Paths",
      situation: "Households' situation",
      support: "Support",
      debt: "Debt and home",
      early: "Detection and delays",
      money: "Costs and funding",
    },
    names: {
      supported: "Households supported",
      closed: "Paths closed",
      renewed: "Paths renewed",
      multiProblem: "More than 3 problems",
      tieBroken: "Tie broken at referral",
      tieRestored: "Tie restored at the end",
      meetings: "Meetings in 6 months",
      homeShare: "Meetings at home",
      debtReduced: "Debt reduced",
      debtCleared: "Debt cleared",
      debtDelta: "Change of debt",
      paymentResumed: "Rent payment resumed",
      planKept: "Repayment plans kept",
      stayed: "Housed a year after",
      evicted: "Evicted",
      earliness: "Earliness of referral",
      leadTime: "Lead time of detection",
      tripartite: "Three tripartite meetings held",
      delay: "Delay to the first meeting",
      unitCost: "Cost of a 6-month measure",
      fullCost: "Full cost per household",
      funding: "Funding and budget",
      avoided: "Evictions avoided",
    },
    definitions: {
      supported: "Households with at least one measure day in the period. One that came back counts once.",
      closed: "Paths (a first measure and its renewals) whose last measure ended in the period.",
      renewed: "Closed paths with at least one renewal, of closed paths.",
      multiProblem:
        "Assessed households with at least 4 problems worked on, of those supported and assessed.",
      tieBroken:
        "Referrals admitted in the period whose tie with the landlord was broken, of those where it is known.",
      tieRestored: "Closed paths that began with a broken tie: payment resumed, or tie kept at closing.",
      meetings: "Contacts held × 183 / days supported, of households supported for at least 30 days.",
      homeShare: "Home visits held, of contacts held.",
      debtReduced:
        "Debt at the end below that at the start, of closed paths with a debt at the start and a known one at the end.",
      debtCleared: "No debt or a credit at the end, on the same base as debt reduced.",
      debtDelta:
        "Sum of debts at the end less those at the start, same base; by cause where the landlord's account tells.",
      paymentResumed: "Closed paths whose last 3 rent bills were paid in full, of those where that is known.",
      planKept: "Signed plans without breach on the period's last day, of those whose account is known.",
      stayed:
        "Paths closed for a year by the period's last day whose household is in the same home, or rehoused by choice, of those that the landlord's answer, an account or an end of tenancy tells of.",
      evicted: "Evictions carried out, of closed paths with a known outcome.",
      earliness: "Median debt in months of the amount due, on the day of referral.",
      leadTime:
        "Median days between first signal and legal arrears. Referrals without a signal are left out.",
      tripartite:
        "Closed measures with all three tripartite meetings held, of closed measures followed here.",
      delay: "Median days from referral to the first meeting.",
      unitCost:
        "Spending charged to the measures of closed paths, over half-years (183 days) of support. Coordination and aid not included.",
      fullCost:
        "All spending of the scheme in the period's years, over households supported. Whole years only.",
      funding: "Funding agreed over budget voted, for years where both are known; the difference is shown.",
      avoided:
        "Households summoned or beyond at referral that stayed in their home or chose a new one. An estimate.",
    },
    parts: {
      chargedCents: "Rent, charges and costs billed",
      benefitCents: "Housing benefit",
      paidCents: "Household's payments",
      reliefCents: "Rent relief",
      grantCents: "Debt grants",
      writeOffCents: "Write-offs",
      otherCents: "Other entries",
      departuresCents: "Of which departures",
      causesKnown: "Paths whose account tells the causes",
      debtCents: "Median debt at referral",
      toDecision: "From referral to decision (days)",
      toAssignment: "From decision to assignment (days)",
      toFirstContact: "From assignment to first meeting (days)",
      votedCents: "Budget voted",
      agreedCents: "Funding agreed",
      directAidCents: "Direct aid to households",
      receivedCents: "Received",
      spentCents: "Spent",
      justifiedCents: "Justified",
      differenceCents: "Agreed less voted",
      differenceWithDirectAidCents: "Difference, direct aid included",
    },
    stages: {
      unknown: "unknown",
      paymentOrder: "payment order",
      summons: "summons",
      hearing: "hearing",
      judgment: "judgment",
      orderToVacate: "order to vacate",
      policeRequest: "police assistance requested",
      prefectNotice: "notice to the prefect",
      ccapexReferral: "referral to the CCAPEX",
      cafReport: "report to the CAF",
      cohesionProtocol: "social cohesion protocol",
    },
  },
};
