/** What the charts of the evaluation say: their titles, how to read each, and the names of stages. */
import { plural, texts } from "../../platform/ui/language.tsx";

type N = { n: number };

export const outcomeTexts = texts({
  fr: {
    title: "Ce que deviennent les ménages",
    lead: ({ from, to }: { from: string; to: string }) =>
      `Du ${from} au ${to}. Sous chaque dessin, « Voir les chiffres » ouvre le même contenu en tableau.`,
    leadFunder: "Toutes les années ensemble : deux périodes proches laisseraient deviner un ménage.",
    debts: "Dette à l'entrée et à la sortie",
    debtsNote:
      "Parcours clos dont les deux dettes sont connues, rangés par dette à l'entrée en groupes de même taille : la dette médiane au début (cercle) et à la fin (disque) de chaque groupe.",
    debtsNone: "Moins de 5 parcours clos avec les deux dettes connues : aucun groupe ne peut être montré.",
    group: "Groupe",
    groupOf: ({ rank, of }: { rank: number; of: number }) =>
      rank === 1 && of > 1
        ? "1 – dettes les plus basses"
        : rank === of && of > 1
          ? `${rank} – les plus hautes`
          : String(rank),
    paths: "Parcours",
    atStart: "Médiane à l'entrée (moitié centrale)",
    atEnd: "Médiane à la sortie (moitié centrale)",
    change: "Écart",
    start: "Entrée",
    end: "Sortie",
    survival: "Maintien dans le logement sur 24 mois",
    survivalNote:
      "Part des ménages encore dans leur logement, depuis le premier jour de leur parcours (Kaplan-Meier, intervalle à 95 %). Compte comme perte un départ non choisi : expulsion, départ, fin de bail. Qui a été relogé par choix, ou dont on ne sait plus rien, est suivi jusqu'à ce jour-là.",
    survivalFew: ({ month, n }: N & { month: number }) =>
      `À partir du mois ${month}, moins de ${n} ménages sont suivis : la fin de la courbe tient à peu de cas.`,
    survivalNone: "Personne n'est suivi sur cette période, ou trop peu pour être montré.",
    month: "Mois",
    kept: "Encore dans le logement",
    interval: "Intervalle à 95 %",
    atRisk: "Ménages suivis",
    left: "Départs depuis le début",
    flow: "Du repérage à l'issue",
    flowNote: ({ n }: N) =>
      plural("fr", n, {
        zero: "Aucune orientation datée dans la période.",
        one: "L'orientation de la période, de son repérage à son issue.",
        other:
          "Les # orientations de la période : comment la situation a été repérée, ce que la commission a décidé, ce qu'est devenu l'accompagnement.",
      }),
    from: "De",
    to: "Vers",
    households: "Orientations",
    nodes: {
      "detection.detected": "Repérées par un signal",
      "detection.notDetected": "Sans signal",
      "detection.unknown": "Repérage inconnu",
      "detection.referred": "Orientées",
      "decision.admitted": "Admises",
      "decision.deferred": "Ajournées",
      "decision.refused": "Refusées",
      "decision.redirected": "Réorientées",
      "decision.waiting": "En attente",
      "decision.withdrawn": "Retirées",
      "decision.merged": "Autres décisions",
      "outcome.running": "En cours",
      "outcome.notBegun": "Pas commencé",
      "outcome.stayed": "Maintenus",
      "outcome.rehoused": "Relogés par choix",
      "outcome.leaseTransferred": "Bail glissé",
      "outcome.left": "Partis",
      "outcome.evicted": "Expulsés",
      "outcome.withdrawn": "Abandon",
      "outcome.unknown": "Issue inconnue",
      "outcome.merged": "Autres issues",
    } as Record<string, string>,
    map: "Où vivent les ménages accompagnés",
    mapNote: "Ménages accompagnés dans la période, par commune de leur orientation.",
    mapNoContours:
      "Pas de carte : l'administrateur n'a pas encore chargé les contours des communes. Le tableau dit la même chose.",
    commune: "Commune",
    supported: "Ménages",
    hiddenCell: "masqué (petits effectifs)",
    communeUnknown: "Commune inconnue",
    mapLegend: ({ from, to }: { from: number; to: number }) => (from === to ? `${from}` : `${from} à ${to}`),
    mapNobody: "aucun",
    mapHidden: "masqué",
  },
  en: {
    title: "What becomes of households",
    lead: ({ from, to }) =>
      `From ${from} to ${to}. Under each drawing, “See the figures” opens the same content as a table.`,
    leadFunder: "All years together: two periods close to each other would let a household be guessed.",
    debts: "Debt at entry and at exit",
    debtsNote:
      "Closed paths whose two debts are known, ranked by debt at entry into groups of equal size: each group's median debt at the start (ring) and at the end (disc).",
    debtsNone: "Fewer than 5 closed paths with both debts known: no group can be shown.",
    group: "Group",
    groupOf: ({ rank, of }) =>
      rank === 1 && of > 1 ? "1 – lowest debts" : rank === of && of > 1 ? `${rank} – highest` : String(rank),
    paths: "Paths",
    atStart: "Median at entry (middle half)",
    atEnd: "Median at exit (middle half)",
    change: "Change",
    start: "Entry",
    end: "Exit",
    survival: "Time in the home over 24 months",
    survivalNote:
      "Share of households still in their home, from the first day of their path (Kaplan–Meier, 95 % interval). A departure nobody chose counts as a loss: eviction, leaving, end of tenancy. Whoever moved by choice, or of whom nothing more is known, is followed up to that day.",
    survivalFew: ({ month, n }) =>
      `From month ${month} on, fewer than ${n} households are followed: the end of the curve rests on few cases.`,
    survivalNone: "Nobody is followed in this period, or too few to be shown.",
    month: "Month",
    kept: "Still in the home",
    interval: "95 % interval",
    atRisk: "Households followed",
    left: "Departures since the start",
    flow: "From detection to outcome",
    flowNote: ({ n }) =>
      plural("en", n, {
        zero: "No dated referral in the period.",
        one: "The period's referral, from its detection to its outcome.",
        other:
          "The period's # referrals: how the situation was detected, what the committee decided, what became of the support.",
      }),
    from: "From",
    to: "To",
    households: "Referrals",
    nodes: {
      "detection.detected": "Detected by a signal",
      "detection.notDetected": "Without a signal",
      "detection.unknown": "Detection unknown",
      "detection.referred": "Referred",
      "decision.admitted": "Admitted",
      "decision.deferred": "Deferred",
      "decision.refused": "Refused",
      "decision.redirected": "Redirected",
      "decision.waiting": "Waiting",
      "decision.withdrawn": "Withdrawn",
      "decision.merged": "Other decisions",
      "outcome.running": "Running",
      "outcome.notBegun": "Not begun",
      "outcome.stayed": "Stayed",
      "outcome.rehoused": "Rehoused by choice",
      "outcome.leaseTransferred": "Lease transferred",
      "outcome.left": "Left",
      "outcome.evicted": "Evicted",
      "outcome.withdrawn": "Given up",
      "outcome.unknown": "Outcome unknown",
      "outcome.merged": "Other outcomes",
    } as Record<string, string>,
    map: "Where the households supported live",
    mapNote: "Households supported in the period, by the commune of their referral.",
    mapNoContours:
      "No map: the administrator has not loaded the communes' outlines yet. The table says the same.",
    commune: "Commune",
    supported: "Households",
    hiddenCell: "hidden (small numbers)",
    communeUnknown: "Commune unknown",
    mapLegend: ({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`),
    mapNobody: "none",
    mapHidden: "hidden",
  },
});
