/** Words of the night in which the definition of legal arrears changes. Who reads must act on dates: each is written out. */
import { plural, texts } from "../../platform/ui/language.tsx";

type N = { n: number };
type Day = { day: string };

export const reformTexts = texts({
  fr: {
    title: "Ce que la réforme de 2027 change pour vos dossiers",
    lead: ({ day }: Day) =>
      `Le ${day}, l'impayé de dépense de logement change de définition. Chaque compte débiteur est jugé ici des deux côtés de cette nuit, par le solde qu'il a aujourd'hui.`,
    onField: "Situation au",
    onHelp: "Les mois terminés à cette date, et rien de ce qui sera payé ou appelé ensuite.",
    effects: "Vos comptes débiteurs",
    sentence: {
      becomes: ({ n }: N) =>
        plural("fr", n, {
          zero: "aucun compte ne devient un impayé légal cette nuit-là",
          one: "compte devient un impayé légal cette nuit-là",
          other: "comptes deviennent des impayés légaux cette nuit-là",
        }),
      remains: ({ n }: N) =>
        plural("fr", n, {
          zero: "aucun compte n'est un impayé légal des deux côtés",
          one: "compte l'est déjà et le reste : la CCAPEX décide désormais de l'aide au logement",
          other: "comptes le sont déjà et le restent : la CCAPEX décide désormais de l'aide au logement",
        }),
      leaves: ({ n }: N) =>
        plural("fr", n, {
          zero: "aucun compte ne sort de la définition",
          one: "compte n'entre plus dans la définition : à lire selon les deux lectures",
          other: "comptes n'entrent plus dans la définition : à lire selon les deux lectures",
        }),
      later: ({ n }: N) =>
        plural("fr", n, {
          zero: "aucun compte n'attend la fin de ses trois mois",
          one: "compte le deviendra trois mois après son premier défaut",
          other: "comptes le deviendront trois mois après leur premier défaut",
        }),
      unknown: ({ n }: N) =>
        plural("fr", n, {
          zero: "aucun compte ne manque d'une donnée",
          one: "compte manque d'une donnée pour l'ancienne règle",
          other: "comptes manquent d'une donnée pour l'ancienne règle",
        }),
      untouched: ({ n }: N) =>
        plural("fr", n, {
          zero: "aucun compte débiteur n'est hors des deux définitions",
          one: "compte débiteur n'est concerné par aucune des deux définitions",
          other: "comptes débiteurs ne sont concernés par aucune des deux définitions",
        }),
    },
    beforeAndAfter: "Impayés légaux de part et d'autre",
    dayBefore: ({ day }: Day) => `Le ${day}, ancienne définition`,
    dayAfter: ({ day }: Day) => `Le ${day}, nouvelle définition`,
    accounts: ({ n }: N) => plural("fr", n, { zero: "aucun compte", one: "# compte", other: "# comptes" }),
    carryOver: "Deux lectures, à confirmer",
    carryOverWords: ({ n }: N) =>
      plural("fr", n, {
        zero: "Aucun texte publié que nous ayons lu ne dit ce que deviennent les dettes nées avant. Aucun de vos comptes n'en dépend.",
        one: "Aucun texte publié que nous ayons lu ne dit ce que deviennent les dettes nées avant. Si l'ancienne règle continue pour elles, # compte garde sa situation d'avant ; la page montre la nouvelle règle, la plus sûre pour signaler à temps.",
        other:
          "Aucun texte publié que nous ayons lu ne dit ce que deviennent les dettes nées avant. Si l'ancienne règle continue pour elles, # comptes gardent leur situation d'avant ; la page montre la nouvelle règle, la plus sûre pour signaler à temps.",
      }),
    rules: "Les règles qui changent cette nuit-là",
    ruleColumn: "Règle",
    beforeColumn: "Avant",
    afterColumn: "Après",
    nothing: "–",
    toConfirm: "à confirmer",
    parameter: {
      "arrears.threshold.months": "Seuil en mois de dépense de logement",
      "arrears.threshold.amount": "Seuil en euros (strictement au-dessus)",
      "arrears.afterFirstDefault": "Délai après un premier défaut non réglé",
      "arrears.carryOver": "Dettes nées avant",
      "benefit.planWithin": "Délai de la CAF pour un plan d'apurement",
      "benefit.housingFundWithin": "Délai du FSL, à défaut de plan",
      "benefit.defaultPlanMonths": "Plan par défaut",
      "benefit.decidedBy": "Qui décide du maintien de l'aide au logement",
      "benefit.keptWhenPaidShare": "Part de la dépense courante à payer pour garder l'aide",
    },
    months: ({ n }: N) => plural("fr", n, { one: "# mois", other: "# mois" }),
    share: ({ percent }: { percent: string }) => `au moins ${percent}`,
    bothReadings: "nouvelle règle aussitôt, ou ancienne règle jusqu'au règlement",
    source: ({ source }: { source: string }) => `Source : ${source}`,
    list: "Comptes concernés",
    show: "Afficher",
    concerned: "Tous ceux que la réforme touche",
    effect: {
      becomes: "Devient un impayé légal",
      remains: "Reste un impayé légal",
      leaves: "N'en est plus un",
      later: "Le deviendra",
      untouched: "Non concerné",
      unknown: "Donnée manquante",
    },
    because: {
      "arrears.threshold.amount": "dette au-dessus de 450 €",
      "arrears.afterFirstDefault": "trois mois après un premier défaut",
    },
    account: "Compte",
    landlord: "Bailleur",
    debt: "Dette",
    whatHappens: "Ce qui change",
    reportBy: "À signaler avant",
    reportByWords: ({ day }: Day) => `le ${day}, à la CAF ou à la MSA`,
    ripens: ({ day }: Day) => `le ${day}`,
    formerThreshold: ({ amount }: { amount: string }) => `ancien seuil : ${amount}`,
    stage: "Procédure",
    noStage: "aucun acte noté",
    ccapex: "aide au logement : décision de la CCAPEX",
    none: "Aucun compte",
    noneWords: "Aucun de vos comptes débiteurs n'est dans ce cas à cette date.",
    decides: "Un repérage n'est pas une décision : une personne vérifie le compte avant tout signalement.",
  },
  en: {
    title: "What the 2027 reform changes for your files",
    lead: ({ day }) =>
      `On ${day} the definition of legal arrears changes. Each account in debt is judged here on both sides of that night, by the balance that it has today.`,
    onField: "As of",
    onHelp: "Months that are over on that day, and nothing of what will be paid or billed afterwards.",
    effects: "Your accounts in debt",
    sentence: {
      becomes: ({ n }) =>
        plural("en", n, {
          zero: "no account becomes legal arrears that night",
          one: "account becomes legal arrears that night",
          other: "accounts become legal arrears that night",
        }),
      remains: ({ n }) =>
        plural("en", n, {
          zero: "no account is legal arrears on both sides",
          one: "account already is and stays so: CCAPEX now decides on the housing benefit",
          other: "accounts already are and stay so: CCAPEX now decides on the housing benefit",
        }),
      leaves: ({ n }) =>
        plural("en", n, {
          zero: "no account leaves the definition",
          one: "account no longer meets the definition: see both readings",
          other: "accounts no longer meet the definition: see both readings",
        }),
      later: ({ n }) =>
        plural("en", n, {
          zero: "no account waits for the end of its three months",
          one: "account will become so three months after its first default",
          other: "accounts will become so three months after their first default",
        }),
      unknown: ({ n }) =>
        plural("en", n, {
          zero: "no account lacks a fact",
          one: "account lacks a fact that the former rule needs",
          other: "accounts lack a fact that the former rule needs",
        }),
      untouched: ({ n }) =>
        plural("en", n, {
          zero: "no account in debt is outside both definitions",
          one: "account in debt is concerned by neither definition",
          other: "accounts in debt are concerned by neither definition",
        }),
    },
    beforeAndAfter: "Legal arrears on either side",
    dayBefore: ({ day }) => `On ${day}, former definition`,
    dayAfter: ({ day }) => `On ${day}, new definition`,
    accounts: ({ n }) => plural("en", n, { zero: "no account", one: "# account", other: "# accounts" }),
    carryOver: "Two readings, to be confirmed",
    carryOverWords: ({ n }) =>
      plural("en", n, {
        zero: "No published text that we could read says what becomes of debts born before. None of your accounts depends on it.",
        one: "No published text that we could read says what becomes of debts born before. If the former rule goes on for them, # account stays as it was; the page shows the new rule, the safer one to report in time.",
        other:
          "No published text that we could read says what becomes of debts born before. If the former rule goes on for them, # accounts stay as they were; the page shows the new rule, the safer one to report in time.",
      }),
    rules: "The rules that change that night",
    ruleColumn: "Rule",
    beforeColumn: "Before",
    afterColumn: "After",
    nothing: "–",
    toConfirm: "to be confirmed",
    parameter: {
      "arrears.threshold.months": "Threshold in months of housing expense",
      "arrears.threshold.amount": "Threshold in euros (strictly above)",
      "arrears.afterFirstDefault": "Time after a first default that is not settled",
      "arrears.carryOver": "Debts born before",
      "benefit.planWithin": "CAF's time for a repayment plan",
      "benefit.housingFundWithin": "The housing fund's time (FSL), failing a plan",
      "benefit.defaultPlanMonths": "Default plan",
      "benefit.decidedBy": "Who decides whether the housing benefit is kept",
      "benefit.keptWhenPaidShare": "Share of the current expense to pay for the benefit to be kept",
    },
    months: ({ n }) => plural("en", n, { one: "# month", other: "# months" }),
    share: ({ percent }) => `at least ${percent}`,
    bothReadings: "new rule at once, or former rule until settled",
    source: ({ source }) => `Source: ${source}`,
    list: "Accounts concerned",
    show: "Show",
    concerned: "All that the reform touches",
    effect: {
      becomes: "Becomes legal arrears",
      remains: "Stays legal arrears",
      leaves: "Is so no longer",
      later: "Will become so",
      untouched: "Not concerned",
      unknown: "A fact is missing",
    },
    because: {
      "arrears.threshold.amount": "debt above €450",
      "arrears.afterFirstDefault": "three months after a first default",
    },
    account: "Account",
    landlord: "Landlord",
    debt: "Debt",
    whatHappens: "What changes",
    reportBy: "To report before",
    reportByWords: ({ day }) => `${day}, to CAF or MSA`,
    ripens: ({ day }) => `on ${day}`,
    formerThreshold: ({ amount }) => `former threshold: ${amount}`,
    stage: "Procedure",
    noStage: "no act recorded",
    ccapex: "housing benefit: CCAPEX decides",
    none: "No account",
    noneWords: "None of your accounts in debt is in this case on that day.",
    decides: "Detection is not a decision: a person checks the account before any report.",
  },
});
