/** What the page « does it work? » says: what is found, how the groups are alike, what is assumed, what cannot be concluded. */
import { plural, texts } from "../../platform/ui/language.tsx";

type N = { n: number };

export const comparisonTexts = texts({
  fr: {
    title: "L'accompagnement fait-il une différence ?",
    lead: "Chaque ménage accompagné est comparé à un ménage en situation semblable le même mois, qui n'a jamais été orienté : ce que chacun est devenu douze mois après.",
    parent: "Évaluation",
    findings: "Ce que l'on peut dire",
    debt: "Dette après 12 mois, par rapport à un ménage semblable",
    home: "Encore dans le logement, par rapport à un ménage semblable",
    points: ({ n }: { n: string }) => `${n} points`,
    intervalMoney: ({ low, high }: { low: string; high: string }) =>
      `Intervalle à 95 % : de ${low} à ${high}.`,
    groups: ({ supported, others }: { supported: string; others: string }) =>
      `Accompagnés : ${supported} en moyenne ; ménages semblables : ${others}.`,
    sharesOf: ({ supported, others }: { supported: string; others: string }) =>
      `Accompagnés : ${supported} ; ménages semblables : ${others}.`,
    onPairs: ({ n }: N) => `Sur ${plural("fr", n, { one: "# paire", other: "# paires" })} suivies 12 mois.`,
    few: "Peu de paires : à lire avec prudence.",
    debtReading: {
      lower: "La dette des ménages accompagnés a moins augmenté, ou plus baissé.",
      higher: "La dette des ménages accompagnés a plus augmenté, ou moins baissé.",
      none: "On ne peut pas conclure : l'intervalle contient zéro, le hasard peut donner autant.",
    },
    homeReading: {
      higher: "Les ménages accompagnés sont plus nombreux à être restés.",
      lower: "Les ménages accompagnés sont moins nombreux à être restés.",
      none: "On ne peut pas conclure : l'intervalle contient zéro, le hasard peut donner autant.",
    },
    unlike: ({ names }: { names: string }) =>
      `Attention, les paires ne se ressemblent pas assez sur un point : ${names}. L'écart peut venir de là.`,
    whyNot: "Pas encore de réponse",
    whyNotPairs: ({ n, needed }: N & { needed: number }) =>
      `${plural("fr", n, { zero: "Aucune paire n'a pu être formée", one: "Une seule paire a pu être formée", other: "# paires ont pu être formées" })} ; il en faut au moins ${needed} pour dire quelque chose.`,
    whyNotFollowed: ({ n, of }: N & { of: number }) =>
      `${plural("fr", n, { zero: "Aucun", one: "Un seul", other: "#" })} des ${of} ménages accompagnés dont le bailleur tient le compte ici a douze mois de recul.`,
    whyNotHidden: "Trop peu de ménages pour être montré.",
    whoCounts: "Qui est compté",
    step: "Étape",
    number: "Ménages",
    steps: {
      supported: "Accompagnés, compte en dette connu le mois d'avant",
      followed: "Dont l'année est écoulée",
      others: "Jamais orientés, dette proche, même bailleur et même mois",
      pairs: "Paires formées",
      alone: "Accompagnés sans semblable : laissés de côté",
    },
    hidden: "masqué",
    balance: "Les deux groupes se ressemblent-ils ?",
    balanceLead:
      "Avant l'accompagnement. Une différence standardisée au-dessous de 0,10 est faible ; au-dessus de 0,25, les groupes ne sont pas comparables sur ce point.",
    balanceNone: "Le tableau paraît dès que des paires suffisent.",
    covariate: "À situation égale sur",
    covariates: {
      debt: "Dette",
      months: "Dette en mois de reste à payer",
      age: "Ancienneté de la dette",
      paid: "Part payée, six derniers mois",
    },
    meanSupported: "Accompagnés",
    meanBefore: "Tous les autres",
    meanAfter: "Leurs semblables",
    before: "Différence standardisée avant",
    after: "Après",
    exact:
      "En plus, toujours identiques dans une paire : le bailleur, le mois, la présence d'une aide au logement.",
    months: ({ n }: { n: string }) => `${n} mois`,
    assumed: "Ce qui est supposé",
    assumptions: {
      first: "Deux ménages semblables sur ces points auraient eu le même avenir sans accompagnement.",
      second: "Le mois avant l'accompagnement dit la situation ; ce qui a changé entre-temps n'est pas vu.",
      third:
        "Un ménage jamais orienté n'est pas accompagné : une aide reçue ailleurs n'est pas connue, et rapproche les deux groupes.",
      fourth:
        "Les comptes des bailleurs sont complets : une dette effacée ou un compte clos sans solde fausse l'écart.",
      fifth:
        "Le score de repérage d'alors n'est pas conservé ; ce dont il est fait (dette, ancienneté, paiements récents) en tient lieu.",
    },
    cannot: "Ce qu'on ne peut pas conclure",
    cannots: {
      first:
        "Que l'accompagnement est la cause : personne n'a été tiré au sort. Qui est orienté peut être plus fragile, ou plus disposé, que ce que disent les comptes.",
      second: "Ce qui vaut pour un ménage en particulier : l'écart est une moyenne.",
      third: "Quoi que ce soit au-delà de douze mois, ou pour les ménages restés sans semblable.",
      fourth: "Qu'un départ est une expulsion : le compte dit qui a quitté le logement, pas pourquoi.",
    },
    costs: "Coûts évités : une estimation",
    costsLead:
      "Départs évités parmi les ménages accompagnés dont l'année est écoulée × ce qu'une expulsion coûte selon une source publiée.",
    noCost:
      "À confirmer : aucun coût unitaire publié n'est enregistré. Aucun montant n'est montré tant que la coordination n'en a pas écrit un, avec sa source.",
    costIs: ({ low, high, source }: { low: string; high: string; source: string }) =>
      `Une expulsion : de ${low} à ${high}, selon « ${source} ».`,
    toConfirm: "à confirmer",
    checkedOn: ({ month }: { month: string }) => `source lue en ${month}`,
    estimate: "Estimation",
    range: ({ low, high }: { low: string; high: string }) => `de ${low} à ${high}`,
    departures: ({ low, high }: { low: string; high: string }) => `${low} à ${high} départs évités.`,
    notShown:
      "Aucun montant : la comparaison ne montre pas d'écart assez net sur le maintien dans le logement.",
    caution:
      "Un départ n'est pas toujours une expulsion : le haut de la fourchette suppose que tous l'auraient été.",
    setCost: "Écrire un coût publié",
    costTitle: "Coût d'une expulsion pour la collectivité",
    low: "Le plus bas de la source",
    high: "Le plus haut",
    source: "Source",
    sourceHelp: "Titre, auteur, année, page.",
    isRead: "J'ai lu la source moi-même (sinon, le coût reste « à confirmer »)",
    fromDay: "À partir du",
    save: "Enregistrer",
    saved: "Coût enregistré.",
  },
  en: {
    title: "Does support make a difference?",
    lead: "Each supported household is compared with one in a like situation in the same month that was never referred: what became of each twelve months later.",
    parent: "Evaluation",
    findings: "What can be said",
    debt: "Debt after 12 months, against a like household",
    home: "Still in the home, against a like household",
    points: ({ n }) => `${n} points`,
    intervalMoney: ({ low, high }) => `95 % interval: from ${low} to ${high}.`,
    groups: ({ supported, others }) => `Supported: ${supported} on average; like households: ${others}.`,
    sharesOf: ({ supported, others }) => `Supported: ${supported}; like households: ${others}.`,
    onPairs: ({ n }) => `On ${plural("en", n, { one: "# pair", other: "# pairs" })} followed for 12 months.`,
    few: "Few pairs: read with caution.",
    debtReading: {
      lower: "The debt of supported households rose less, or fell more.",
      higher: "The debt of supported households rose more, or fell less.",
      none: "Nothing can be concluded: the interval contains zero, chance may give as much.",
    },
    homeReading: {
      higher: "More of the supported households stayed.",
      lower: "Fewer of the supported households stayed.",
      none: "Nothing can be concluded: the interval contains zero, chance may give as much.",
    },
    unlike: ({ names }) =>
      `Beware, the pairs are not alike enough in one respect: ${names}. The difference may come from there.`,
    whyNot: "No answer yet",
    whyNotPairs: ({ n, needed }) =>
      `${plural("en", n, { zero: "No pair could be formed", one: "A single pair could be formed", other: "# pairs could be formed" })}; at least ${needed} are needed to say anything.`,
    whyNotFollowed: ({ n, of }) =>
      `${plural("en", n, { zero: "None", one: "Only one", other: "#" })} of the ${of} supported households whose account is kept here can be looked at twelve months later.`,
    whyNotHidden: "Too few households to be shown.",
    whoCounts: "Who is counted",
    step: "Step",
    number: "Households",
    steps: {
      supported: "Supported, account in debt known the month before",
      followed: "Of whom the year is over",
      others: "Never referred, near in debt, same landlord and same month",
      pairs: "Pairs formed",
      alone: "Supported with nobody alike: left out",
    },
    hidden: "hidden",
    balance: "Are the two groups alike?",
    balanceLead:
      "Before support. A standardised difference below 0.10 is small; above 0.25, the groups cannot be compared in that respect.",
    balanceNone: "The table appears as soon as there are enough pairs.",
    covariate: "Alike in",
    covariates: {
      debt: "Debt",
      months: "Debt in months of the amount due",
      age: "Age of the debt",
      paid: "Share paid, last six months",
    },
    meanSupported: "Supported",
    meanBefore: "All the others",
    meanAfter: "Those alike",
    before: "Standardised difference before",
    after: "After",
    exact: "And always the same within a pair: the landlord, the month, whether there is housing benefit.",
    months: ({ n }) => `${n} months`,
    assumed: "What is assumed",
    assumptions: {
      first: "Two households alike in these respects would have had the same future without support.",
      second: "The month before support tells the situation; what changed in between is not seen.",
      third:
        "A household never referred is not supported: help received elsewhere is unknown, and brings the groups closer.",
      fourth:
        "Landlords' accounts are complete: a debt written off, or an account closed without a balance, falsifies the difference.",
      fifth:
        "The detection score of that time is not kept; what it is made of (debt, age, recent payments) stands in its place.",
    },
    cannot: "What cannot be concluded",
    cannots: {
      first:
        "That support is the cause: nobody was drawn by lot. Who is referred may be more fragile, or more willing, than accounts tell.",
      second: "What holds for one household: the difference is an average.",
      third: "Anything beyond twelve months, or for households that found nobody alike.",
      fourth: "That a departure is an eviction: the account tells who left the home, not why.",
    },
    costs: "Costs avoided: an estimate",
    costsLead:
      "Departures avoided among the supported households whose year is over × what an eviction costs by a published source.",
    noCost:
      "To be confirmed: no published unit cost is recorded. No amount is shown until the coordination has written one, with its source.",
    costIs: ({ low, high, source }) => `An eviction: from ${low} to ${high}, by “${source}”.`,
    toConfirm: "to be confirmed",
    checkedOn: ({ month }) => `source read in ${month}`,
    estimate: "Estimate",
    range: ({ low, high }) => `from ${low} to ${high}`,
    departures: ({ low, high }) => `${low} to ${high} departures avoided.`,
    notShown: "No amount: the comparison shows no clear enough difference in staying in the home.",
    caution: "A departure is not always an eviction: the top of the range supposes that all would have been.",
    setCost: "Write a published cost",
    costTitle: "Cost of an eviction to the community",
    low: "The source's lowest",
    high: "Its highest",
    source: "Source",
    sourceHelp: "Title, author, year, page.",
    isRead: "I have read the source myself (else the cost stays “to be confirmed”)",
    fromDay: "From",
    save: "Save",
    saved: "Cost saved.",
  },
});
