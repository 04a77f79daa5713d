/** What the forecast's page says: its sliders, its fans, what it rests on, and how past forecasts fared. */
import { plural, texts } from "../../platform/ui/language.tsx";

type N = { n: number };

export const forecastTexts = texts({
  fr: {
    title: "Les mois à venir",
    lead: "Ce que les flux et les durées du passé laissent attendre, avec une fourchette ; et ce qui changerait si… Quelques centaines d'avenirs sont tirés : huit sur dix tombent dans la bande claire, la moitié dans la bande foncée.",
    parent: "Évaluation",
    nothing: "Rien à prévoir",
    nothingWhy: "Aucun parcours n'a encore commencé : une prévision demande au moins quelques mois de passé.",
    horizon: "Horizon",
    horizonOf: ({ n }: N) => `${n} mois`,
    whatIf: "Et si…",
    reset: "Revenir à l'observé",
    landlords: "Bailleurs de plus",
    landlordsNow: ({ n }: N) =>
      `${plural("fr", n, { one: "# bailleur", other: "# bailleurs" })} aujourd'hui ; un de plus apporte le flux moyen d'un bailleur.`,
    short: "Part des entrées à dette courte",
    shortHelp: ({ amount }: { amount: string }) =>
      `Dette courte : ${amount} au plus à l'entrée, la moitié des parcours connus.`,
    shortUnknown: "La dette à l'entrée n'est pas connue des deux côtés : ce réglage attend.",
    complex: "Cas « simples » qui se révèlent complexes",
    complexHelp:
      "Mesures à dette courte qu'il faut renouveler. L'observé est ce qui a été ; le passé a appris à ne pas compter sur 0 %.",
    relief: "Part des parcours avec une remise de loyer",
    means: "Moyens par opérateur",
    meansHelp: ({ n }: N) => `${n} mesures à la fois aujourd'hui, selon les plafonds des opérateurs.`,
    meansUnknown: "Aucun opérateur n'a dit son plafond : personne n'attend dans cette prévision.",
    percent: ({ n }: N) => `${n} %`,
    observed: ({ value }: { value: string }) => `observé : ${value}`,
    more: ({ n }: N) => `+ ${n}`,
    shown: "Ce que l'on regarde",
    measured: {
      households: "Ménages accompagnés en fin de mois",
      entries: "Parcours qui commencent dans le mois",
      measures: "Mesures qui commencent, renouvellements compris",
      waiting: "Ménages admis qui attendent une place",
      hours: "Heures d'opérateur dans le mois",
      relief: "Remises de loyer du mois, part des fonds",
      grants: "Aides à la dette payées dans le mois",
    },
    unknown: {
      households: "",
      entries: "",
      measures: "",
      waiting: "Inconnu : aucun opérateur n'a dit combien de mesures il peut mener à la fois.",
      hours: "Inconnu : aucun rendez-vous n'a sa durée ; le temps se compte dès que des durées sont saisies.",
      relief: "Inconnu : aucune remise n'a encore été accordée ici.",
      grants: "Inconnu : aucune aide n'a encore été payée ici.",
    },
    fan: "Prévision médiane",
    narrow: "Un avenir sur deux",
    wide: "Huit avenirs sur dix",
    past: "Observé",
    month: "Mois",
    low: "Bas (10 %)",
    middle: "Médiane",
    high: "Haut (90 %)",
    hours: ({ n }: { n: string }) => `${n} h`,
    summary: "Au bout de l'horizon",
    summaryLead: ({ month }: { month: string }) =>
      `En ${month}, avec les réglages choisis, et sans rien changer. Entre parenthèses, huit avenirs sur dix.`,
    figure: "Chiffre",
    chosen: "Avec ces réglages",
    asIs: "Sans rien changer",
    lesson: "Le cas « simple » qui ne l'était pas",
    lessonLead:
      "Le dispositif comptait sur beaucoup de situations vite réglées ; la tendance s'est inversée et il a fallu rééquilibrer les moyens. La prévision part donc du taux de renouvellement constaté, par volet et par dette à l'entrée.",
    lessonShort: ({ n, of, low, high }: { n: number; of: number; low: string; high: string }) =>
      `Sur ${of} mesures terminées à dette courte, ${n} ont été renouvelées (intervalle à 95 % : ${low} – ${high}).`,
    track: "Volet",
    tracks: { stay: "Maintien", leaseTransfer: "Glissement de bail" },
    debt: "Dette à l'entrée",
    debts: { short: "courte", long: "longue", unknown: "inconnue" },
    ended: "Mesures terminées",
    renewed: "Renouvelées",
    rate: "Taux",
    interval: "Intervalle à 95 %",
    tested: "Ce que valaient les prévisions passées",
    testedLead:
      "La même méthode, refaite avec ce qu'on savait alors, tenue contre ce qui est venu. « Comme avant » est la prévision naïve : autant de ménages que le mois d'avant.",
    testedNone: "Pas assez de passé : il faut neuf mois avant une date et six après.",
    testedSummary: ({
      within,
      error,
      naive,
      better,
    }: {
      within: string;
      error: string;
      naive: string;
      better: boolean;
    }) =>
      `${within} des mois observés sont tombés dans la fourchette de 80 %. Erreur moyenne : ${error} ménages, contre ${naive} pour « comme avant »${better ? "." : " : ici la prévision naïve faisait aussi bien ou mieux."}`,
    origin: "Prévision faite en",
    monthsIn: "Mois dans la fourchette",
    of: ({ n, of }: { n: number; of: number }) => `${n} sur ${of}`,
    error: "Erreur moyenne (ménages)",
    naive: "« Comme avant »",
    entriesForeseen: "Entrées prévues",
    entriesWere: "Entrées venues",
    range: ({ middle, low, high }: { middle: string; low: string; high: string }) =>
      `${middle} (${low} – ${high})`,
    assumed: "Ce que cette prévision suppose",
    assumptions: {
      first:
        "Les entrées suivent le rythme des douze derniers mois, qui peut dériver d'une année à l'autre comme il l'a fait par le passé ; faute de trois années, une entrée sur deux de plus ou de moins.",
      second:
        "Une mesure dure ce que les mesures passées ont duré ; le renouvellement dépend du volet et de la dette à l'entrée.",
      third: "Remises et aides : la part et le montant moyens des parcours suivis ici, étalés sur six mois.",
      fourth: "Ni changement de loi, ni décision du comité de pilotage : cela se règle plus haut.",
    },
  },
  en: {
    title: "The months to come",
    lead: "What the flows and durations of the past let one expect, with a range; and what would change if… A few hundred futures are drawn: eight in ten fall in the light band, half in the dark one.",
    parent: "Evaluation",
    nothing: "Nothing to foresee",
    nothingWhy: "No path has begun yet: a forecast needs at least some months of past.",
    horizon: "Horizon",
    horizonOf: ({ n }) => `${n} months`,
    whatIf: "What if…",
    reset: "Back to what was observed",
    landlords: "More landlords",
    landlordsNow: ({ n }) =>
      `${plural("en", n, { one: "# landlord", other: "# landlords" })} today; one more brings a landlord's mean flow.`,
    short: "Share of entries with a short debt",
    shortHelp: ({ amount }) => `Short debt: ${amount} at most at entry, half of the known paths.`,
    shortUnknown: "Debt at entry is not known on both sides: this setting waits.",
    complex: "“Simple” cases that turn out complex",
    complexHelp:
      "Measures with a short debt that must be renewed. Observed is what was; the past taught not to count on 0 %.",
    relief: "Share of paths with rent relief",
    means: "Means per operator",
    meansHelp: ({ n }) => `${n} measures at the same time today, by the operators' ceilings.`,
    meansUnknown: "No operator has said its ceiling: nobody waits in this forecast.",
    percent: ({ n }) => `${n} %`,
    observed: ({ value }) => `observed: ${value}`,
    more: ({ n }) => `+ ${n}`,
    shown: "What to look at",
    measured: {
      households: "Households supported at the month's end",
      entries: "Paths that begin in the month",
      measures: "Measures that begin, renewals included",
      waiting: "Households admitted that wait for a place",
      hours: "Operators' hours in the month",
      relief: "The month's rent relief, the funds' part",
      grants: "Debt grants paid in the month",
    },
    unknown: {
      households: "",
      entries: "",
      measures: "",
      waiting: "Unknown: no operator has said how many measures it can carry at the same time.",
      hours: "Unknown: no meeting has its duration; time is counted as soon as durations are entered.",
      relief: "Unknown: no relief has been granted here yet.",
      grants: "Unknown: no grant has been paid here yet.",
    },
    fan: "Median forecast",
    narrow: "One future in two",
    wide: "Eight futures in ten",
    past: "Observed",
    month: "Month",
    low: "Low (10 %)",
    middle: "Median",
    high: "High (90 %)",
    hours: ({ n }) => `${n} h`,
    summary: "At the end of the horizon",
    summaryLead: ({ month }) =>
      `In ${month}, with the settings chosen, and with nothing changed. In brackets, eight futures in ten.`,
    figure: "Figure",
    chosen: "With these settings",
    asIs: "With nothing changed",
    lesson: "The “simple” case that was not",
    lessonLead:
      "The scheme counted on many situations quickly settled; the trend reversed and means had to be rebalanced. So the forecast starts from the renewal rate that was seen, by track and by debt at entry.",
    lessonShort: ({ n, of, low, high }) =>
      `Of ${of} ended measures with a short debt, ${n} were renewed (95 % interval: ${low} – ${high}).`,
    track: "Track",
    tracks: { stay: "Stay", leaseTransfer: "Lease transfer" },
    debt: "Debt at entry",
    debts: { short: "short", long: "long", unknown: "unknown" },
    ended: "Ended measures",
    renewed: "Renewed",
    rate: "Rate",
    interval: "95 % interval",
    tested: "What past forecasts were worth",
    testedLead:
      "The same method, made again with what was known then, held against what came. “As before” is the naive forecast: as many households as the month before.",
    testedNone: "Not enough past: nine months before a date and six after are needed.",
    testedSummary: ({ within, error, naive, better }) =>
      `${within} of the months observed fell within the 80 % range. Mean error: ${error} households, against ${naive} for “as before”${better ? "." : ": here the naive forecast did as well or better."}`,
    origin: "Forecast made in",
    monthsIn: "Months within the range",
    of: ({ n, of }) => `${n} of ${of}`,
    error: "Mean error (households)",
    naive: "“As before”",
    entriesForeseen: "Entries foreseen",
    entriesWere: "Entries that came",
    range: ({ middle, low, high }) => `${middle} (${low} – ${high})`,
    assumed: "What this forecast supposes",
    assumptions: {
      first:
        "Entries follow the pace of the last twelve months, which may drift from one year to the next as it did in the past; by half where there are no three years.",
      second:
        "A measure lasts as long as past measures lasted; renewal depends on the track and on the debt at entry.",
      third:
        "Relief and grants: the mean share and amount of the paths followed here, spread over six months.",
      fourth:
        "No change of law, no decision of the steering committee: these are what the settings above are for.",
    },
  },
});
