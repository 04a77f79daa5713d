/** Words of requests for a hand-over to another operator. */
import { texts } from "../../platform/ui/language.tsx";

type Name = { name: string };
type On = { on: string };

export const requestTexts = texts({
  fr: {
    title: "Passages demandés",
    lead: "Un opérateur demande qu'un autre reprenne un ménage. La coordination décide.",
    ask: "Demander le passage",
    askShort: "Demander un passage",
    askShortOf: ({ name }: Name) => `Demander un passage : ${name}`,
    askOf: ({ name }: Name) => `Demander le passage à un autre opérateur : ${name}`,
    askWords:
      "Rien ne change tant que la coordination n'a pas décidé : vous continuez d'accompagner le ménage. Elle lit votre raison ; le bailleur ne la lit pas.",
    wanted: "Opérateur auquel vous pensez",
    coordinationChooses: "La coordination choisira",
    why: "Pourquoi",
    whyHelp: "Lu par la coordination, et par l'opérateur qui reprend si elle la recopie.",
    asked: "La demande est partie : la coordination est prévenue.",
    unnamed: "Ménage",
    line: ({ operator, on, by }: On & { operator: string; by: string | null }) =>
      `${operator}, demandé le ${on}${by ? ` par ${by}` : ""}`,
    wants: ({ name }: Name) => `Pense à ${name}`,
    answers: {
      handed: "Passé",
      declined: "Refusé",
      withdrawn: "Repris par l'opérateur",
      waiting: "En attente",
    },
    answeredOn: ({ on }: On) => `le ${on}`,
    handOver: "Passer le ménage",
    handOverOf: ({ name }: Name) => `Passer le ménage : ${name}`,
    decline: "Refuser",
    declineOf: ({ name }: Name) => `Refuser le passage : ${name}`,
    declineWhy: "Pourquoi",
    declineHelp: "L'opérateur qui a demandé le lira.",
    declined: "Le passage est refusé : l'opérateur est prévenu.",
    withdraw: "Reprendre la demande",
    withdrawOf: ({ name }: Name) => `Reprendre la demande : ${name}`,
    withdrawn: "La demande est reprise.",
  },
  en: {
    title: "Hand-overs asked for",
    lead: "An operator asks that another takes a household over. The coordination decides.",
    ask: "Ask for the hand-over",
    askShort: "Ask for a hand-over",
    askShortOf: ({ name }) => `Ask for a hand-over: ${name}`,
    askOf: ({ name }) => `Ask for a hand-over to another operator: ${name}`,
    askWords:
      "Nothing changes until the coordination has decided: you go on supporting the household. It reads your reason; the landlord does not.",
    wanted: "Operator that you have in mind",
    coordinationChooses: "The coordination will choose",
    why: "Why",
    whyHelp: "Read by the coordination, and by the operator that takes over if it copies it.",
    asked: "The request is sent: the coordination is told.",
    unnamed: "Household",
    line: ({ operator, on, by }) => `${operator}, asked on ${on}${by ? ` by ${by}` : ""}`,
    wants: ({ name }) => `Has ${name} in mind`,
    answers: {
      handed: "Handed over",
      declined: "Declined",
      withdrawn: "Taken back by the operator",
      waiting: "Waiting",
    },
    answeredOn: ({ on }) => `on ${on}`,
    handOver: "Hand the household over",
    handOverOf: ({ name }) => `Hand the household over: ${name}`,
    decline: "Decline",
    declineOf: ({ name }) => `Decline the hand-over: ${name}`,
    declineWhy: "Why",
    declineHelp: "The operator that asked will read it.",
    declined: "The hand-over is declined: the operator is told.",
    withdraw: "Take the request back",
    withdrawOf: ({ name }) => `Take the request back: ${name}`,
    withdrawn: "The request is taken back.",
  },
});
export type RequestWords = typeof requestTexts.fr;
