/** What the page of a departure says. */
import { plural, texts } from "../../../platform/ui/language.tsx";

type Name = { name: string };
type N = { n: number };

export const departureTexts = texts({
  fr: {
    title: ({ name }: Name) => `Départ de ${name}`,
    lead: "Ce que cette personne suit encore, et qui le reprend. Rien ne reste sans personne.",
    people: "Utilisateurs",
    work: "À remettre",
    workLead:
      "Choisissez pour chaque dossier qui le reprend : l'un et l'autre sont prévenus, et l'historique du dossier le dit.",
    all: "Tout remettre à",
    choose: "Choisissez une personne",
    nothing: "Cette personne ne suit plus rien.",
    household: "Ménage",
    kind: "Quoi",
    kinds: {
      referral: "Orientation",
      measure: "Mesure",
      assignment: "Ménage affecté, mesure à commencer",
      account: "Compte suivi",
    },
    since: "Depuis le",
    agenda: "Commission à venir",
    to: "Repris par",
    toOf: ({ name }: Name) => `Repris par, pour ${name}`,
    handOver: ({ n }: N) =>
      plural("fr", n, {
        zero: "Remettre les dossiers",
        one: "Remettre # dossier",
        other: "Remettre # dossiers",
      }),
    handed: ({ n }: N) => plural("fr", n, { one: "# dossier remis.", other: "# dossiers remis." }),
    sits: "Commissions où cette personne siège",
    sitsLead: "La coordination y convie quelqu'un d'autre.",
    close: "Fermer l'accès",
    closeReady: "Tout est remis.",
    closeRest: ({ n }: N) =>
      plural("fr", n, {
        one: "Le dossier qui n'est pas remis passera à un responsable.",
        other: "Les # dossiers qui ne sont pas remis passeront à un responsable.",
      }),
    closeQuestion: ({ name }: Name) => `Fermer l'accès de ${name} ?`,
    closeWords:
      "Ses sessions s'arrêtent tout de suite et cette personne ne pourra plus se connecter. Vous pourrez rouvrir son accès.",
    closed: ({ name }: Name) => `L'accès de ${name} est fermé.`,
  },
  en: {
    title: ({ name }) => `Departure of ${name}`,
    lead: "What this person still carries, and who takes it over. Nothing is left with nobody.",
    people: "People",
    work: "To hand over",
    workLead: "Choose for each file who takes it over: both are told, and the file's history says so.",
    all: "Hand everything to",
    choose: "Choose somebody",
    nothing: "This person carries nothing any more.",
    household: "Household",
    kind: "What",
    kinds: {
      referral: "Referral",
      measure: "Measure",
      assignment: "Household assigned, measure to begin",
      account: "Account followed",
    },
    since: "Since",
    agenda: "Session to come",
    to: "Taken over by",
    toOf: ({ name }) => `Taken over by, for ${name}`,
    handOver: ({ n }) =>
      plural("en", n, { zero: "Hand the files over", one: "Hand # file over", other: "Hand # files over" }),
    handed: ({ n }) => plural("en", n, { one: "# file handed over.", other: "# files handed over." }),
    sits: "Sessions where this person sits",
    sitsLead: "The coordination invites somebody else.",
    close: "Close the access",
    closeReady: "All is handed over.",
    closeRest: ({ n }) =>
      plural("en", n, {
        one: "The file that is not handed over will go to a lead.",
        other: "The # files that are not handed over will go to a lead.",
      }),
    closeQuestion: ({ name }) => `Close the access of ${name}?`,
    closeWords:
      "Their sessions end at once and this person can no longer sign in. You can reopen their access.",
    closed: ({ name }) => `The access of ${name} is closed.`,
  },
});
