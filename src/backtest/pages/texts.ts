/** What the page of back-tests says, in words of people who open accounts, not of statisticians. */
import { plural, texts } from "../../platform/ui/language.tsx";

type N = { n: number };

export const backtestTexts = texts({
  fr: {
    title: "Rejeu du passé",
    lead: "La liste des comptes à examiner, refaite à la fin de chaque mois passé avec ce qu'on savait alors, puis comparée à ce qui est arrivé. Elle est jugée ici ; aucun ménage ne l'est.",
    ask: "Rejouer le passé",
    capacity: "Comptes que l'équipe ouvre par semaine",
    capacityHelp: "Le travail est compté ainsi ; changez-le et rejouez pour comparer.",
    asked: "Le rejeu est demandé : il avance en arrière-plan.",
    running: ({ by, percent }: { by: string; percent: number }) =>
      `Rejeu demandé par ${by} : ${percent} % fait`,
    waits: ({ by }: { by: string }) => `Rejeu demandé par ${by} : il attend son tour`,
    somebody: "un collègue",
    interrupt: "Interrompre",
    interruptQuestion: "Interrompre ce rejeu ?",
    interruptWords: "Rien n'en sera gardé. Les rejeux finis restent.",
    interrupted: "Le rejeu est interrompu.",
    failed:
      "Le dernier rejeu a échoué. Demandez-en un autre ; s'il échoue encore, prévenez l'administrateur.",
    none: "Le passé n'a pas encore été rejoué",
    noneWords: "Demandez un premier rejeu : quelques secondes pour des milliers de comptes.",
    which: "Rejeu",
    whichOne: ({ on, capacity }: { on: string; capacity: number }) =>
      `${on}, ${capacity} comptes par semaine`,
    sameWork: "Pour le même travail",
    reached: ({ before, episodes }: { before: number; episodes: number }) =>
      `${before} ménages sur ${episodes} vus avant « deux mois impayés »`,
    earlier: ({ days, capacity }: { days: number; capacity: number }) =>
      `La moitié au moins ${days} jours plus tôt, en ouvrant ${capacity} comptes par semaine. La règle « deux mois impayés » voit chaque ménage le jour même, aucun avant.`,
    later: ({ n }: N) =>
      plural("fr", n, {
        zero: "Aucun n'est resté sans être vu avant.",
        one: "Un ménage n'a pas été vu avant : la règle l'aurait vu le jour même.",
        other: "# ménages n'ont pas été vus avant : la règle les aurait vus le jour même.",
      }),
    more: ({ learned, usual }: { learned: number; usual: number }) =>
      `Avec les points par défaut : ${usual}. Avec les poids appris : ${learned}.`,
    tooLittle: "Ce passé ne contient rien à juger : il faut des mois dont les trois suivants sont connus.",
    compared: "Trois façons de peser, les mêmes comptes",
    comparedLead: ({ n, happened }: { n: string; happened: string }) =>
      `${n} situations (un compte, un mois), dont ${happened} sont venues à l'impayé légal dans les trois mois.`,
    figure: "Mesure",
    byDefault: "Points par défaut",
    calibrated: "Points par défaut, chance calée",
    learned: "Poids appris",
    auc: "Bon ordre : chances qu'un compte qui va tomber soit au-dessus d'un autre",
    calibration: "Écart entre la chance affichée et ce qui arrive",
    precision: "Parmi les comptes ouverts, ceux qui sont venus à l'impayé légal",
    before: "Ménages vus avant « deux mois impayés »",
    median: "Avance, en médiane",
    days: ({ n }: N) => plural("fr", n, { one: "# jour", other: "# jours" }),
    noFigure: "–",
    reliability: "La chance affichée est-elle juste ?",
    reliabilityLead:
      "Chaque point réunit les comptes montrés avec à peu près la même chance. Sur la diagonale, il en tombe autant qu'annoncé ; dessous, on annonce trop. Le trait est l'intervalle à 95 %. Seuls comptent les mois dont le passé suffisait pour apprendre.",
    gap: ({ way, gap }: { way: string; gap: string }) => `${way} : écart moyen ${gap}`,
    shown: "Chance affichée",
    happenedShare: "Arrivé",
    interval: "Intervalle à 95 %",
    cases: "Situations",
    verdict: "Juste ?",
    verdicts: { right: "juste", off: "loin", few: "trop peu pour dire" },
    leadTime: "De combien de jours en avance ?",
    leadTimeLead:
      "Ménages vus avant « deux mois impayés », selon l'avance. Les comptes se lisent par mois : l'avance aussi.",
    ahead: "Avance",
    about: ({ n }: N) => `≈ ${n} jours`,
    households: "Ménages",
    byMonth: "Comptes ouverts, mois par mois",
    byMonthLead: "Part des comptes ouverts dans le mois qui sont venus à l'impayé légal dans les trois mois.",
    month: "Mois",
    openedCount: "Ouverts",
    hitsCount: "Venus à l'impayé légal",
    share: "Part",
    how: "Comment c'est compté",
    howWords: {
      noLook:
        "Chaque mois est jugé avec des poids appris des mois dont la suite était connue avant lui. Rien de plus tardif n'est lu.",
      case: "Une situation : un compte et une fin de mois, bail en cours, pas encore en impayé légal. Elle est arrivée si l'impayé légal est atteint à l'une des trois fins de mois suivantes.",
      capacity:
        "Chaque mois, l'équipe ouvre les comptes les plus chargés, autant que son temps le permet, aucun deux fois en trois mois.",
      rule: "La règle comparée ouvre un compte le jour où il doit deux quittances ou plus.",
      notADifficulty: ({ n }: N) =>
        plural("fr", n, {
          zero: "Personne n'a encore jugé qu'un compte signalé n'était pas une difficulté.",
          one: "Une fois, une personne a jugé qu'un compte signalé n'était pas une difficulté : c'est compté à part, rien n'en est appris.",
          other:
            "# fois, une personne a jugé qu'un compte signalé n'était pas une difficulté : c'est compté à part, rien n'en est appris.",
        }),
    },
    weights: "Voir et régler ce que pèse chaque signal",
  },
  en: {
    title: "The past replayed",
    lead: "The list of accounts to look at, made anew at the end of each past month with what was known then, and held against what happened. The list is judged here; no household is.",
    ask: "Replay the past",
    capacity: "Accounts that the team opens in a week",
    capacityHelp: "The work is counted so; change it and replay to compare.",
    asked: "The replay is asked for: it goes on in the background.",
    running: ({ by, percent }) => `Replay asked for by ${by}: ${percent}% done`,
    waits: ({ by }) => `Replay asked for by ${by}: it waits for its turn`,
    somebody: "a colleague",
    interrupt: "Interrupt",
    interruptQuestion: "Interrupt this replay?",
    interruptWords: "Nothing of it will be kept. Those that have ended stay.",
    interrupted: "The replay is interrupted.",
    failed: "The last replay failed. Ask for another; if it fails again, tell the administrator.",
    none: "The past has not been replayed yet",
    noneWords: "Ask for a first replay: some seconds for thousands of accounts.",
    which: "Replay",
    whichOne: ({ on, capacity }) => `${on}, ${capacity} accounts a week`,
    sameWork: "For the same work",
    reached: ({ before, episodes }) => `${before} of ${episodes} households seen before "two months unpaid"`,
    earlier: ({ days, capacity }) =>
      `Half of them at least ${days} days earlier, opening ${capacity} accounts a week. The rule "two months unpaid" sees every household on the day itself, none before.`,
    later: ({ n }) =>
      plural("en", n, {
        zero: "None was left unseen before.",
        one: "One household was not seen before: the rule would have seen it on the day.",
        other: "# households were not seen before: the rule would have seen them on the day.",
      }),
    more: ({ learned, usual }) => `With the default points: ${usual}. With the learned weights: ${learned}.`,
    tooLittle: "This past holds nothing to judge: it takes months whose three next ones are known.",
    compared: "Three ways to weigh, the same accounts",
    comparedLead: ({ n, happened }) =>
      `${n} cases (an account, a month), of which ${happened} fell into legal arrears within three months.`,
    figure: "Measure",
    byDefault: "Default points",
    calibrated: "Default points, chance calibrated",
    learned: "Learned weights",
    auc: "Good order: chances that an account about to fall stands above another",
    calibration: "Gap between the chance shown and what happens",
    precision: "Of the accounts opened, those that fell into legal arrears",
    before: 'Households seen before "two months unpaid"',
    median: "Lead, the median",
    days: ({ n }) => plural("en", n, { one: "# day", other: "# days" }),
    noFigure: "–",
    reliability: "Is the chance shown right?",
    reliabilityLead:
      "Each point gathers the accounts shown with about the same chance. On the diagonal, as many fall as was said; below it, too much is said. The bar is the 95% interval. Only the months count whose past sufficed to learn.",
    gap: ({ way, gap }) => `${way}: mean gap ${gap}`,
    shown: "Chance shown",
    happenedShare: "Happened",
    interval: "95% interval",
    cases: "Cases",
    verdict: "Right?",
    verdicts: { right: "right", off: "far off", few: "too few to say" },
    leadTime: "How many days ahead?",
    leadTimeLead:
      'Households seen before "two months unpaid", by lead. Accounts are read by month: so is the lead.',
    ahead: "Lead",
    about: ({ n }) => `≈ ${n} days`,
    households: "Households",
    byMonth: "Accounts opened, month by month",
    byMonthLead:
      "Share of the accounts opened in the month that fell into legal arrears within three months.",
    month: "Month",
    openedCount: "Opened",
    hitsCount: "Fell into legal arrears",
    share: "Share",
    how: "How it is counted",
    howWords: {
      noLook:
        "Each month is judged with weights learned from months whose end was known before it. Nothing later is read.",
      case: "A case: an account and a month's end, tenancy running, not yet in legal arrears. It happened if legal arrears are reached at one of the three next month ends.",
      capacity:
        "Each month the team opens the heaviest accounts, as many as it has time for, none twice in three months.",
      rule: "The rule compared with opens an account on the day it owes two bills or more.",
      notADifficulty: ({ n }) =>
        plural("en", n, {
          zero: "Nobody has judged yet that a signalled account was no difficulty.",
          one: "Once, a person judged that a signalled account was no difficulty: counted apart, nothing is learned from it.",
          other:
            "# times, a person judged that a signalled account was no difficulty: counted apart, nothing is learned from it.",
        }),
    },
    weights: "See and set what each signal weighs",
  },
});
