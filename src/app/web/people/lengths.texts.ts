/** What the page says of an organisation's sessions and unused accounts. */
import { plural, texts } from "../../../platform/ui/language.tsx";

type Name = { name: string };
type N = { n: number };
type Days = { warn: number; close: number };

const minutes = (n: number) => (n % 60 === 0 ? `${n / 60} h` : `${n} min`);

export const lengthTexts = texts({
  fr: {
    minutes,
    hours: (n: number) => (n % 24 === 0 && n > 48 ? `${n / 24} jours` : `${n} h`),
    session: ({ idle, longest }: { idle: string; longest: string }) =>
      `Une session s'arrête après ${idle} sans rien faire, et ${longest} après la connexion en tout cas.`,
    dormant: ({ warn, close }: Days) =>
      `Un compte que personne n'utilise reçoit un courriel après ${warn} jours et se ferme après ${close}.`,
    set: "Changer les durées",
    setOf: ({ name }: Name) => `Changer les durées : ${name}`,
    setWords:
      "Une durée plus courte vaut aussi pour les sessions déjà ouvertes. Qui est déconnecté se reconnecte ; qui a été prévenu par courriel garde son compte en se connectant.",
    fields: {
      idleMinutes: "Sans rien faire, en minutes",
      longestHours: "En tout, en heures",
      warnDays: "Compte inutilisé : courriel, en jours",
      closeDays: "Compte inutilisé : fermeture, en jours",
    },
    between: ({ least, most }: { least: number; most: number }) => `De ${least} à ${most}.`,
    whole: "Donnez un nombre entier.",
    fromDay: "À partir du",
    save: "Enregistrer",
    saved: "Durées enregistrées.",
    history: ({ n }: N) =>
      plural("fr", n, { one: "Historique : # réglage", other: "Historique : # réglages" }),
    historyOf: ({ name }: Name) => `Réglages de ${name}`,
    what: "Réglage",
    from: "Du",
    to: "Au",
    by: "Fixé par",
    always: "depuis toujours",
    untilFurther: "sans fin",
    notKnown: "inconnu",
    wasIdle: ({ idle }: { idle: string }) => `Session : ${idle} sans rien faire`,
    wasLongest: ({ longest }: { longest: string }) => `Session : ${longest} en tout`,
    wasNobody: "Second facteur demandé à personne",
    wasEverybody: "Second facteur demandé à tout le monde",
    wasPosts: ({ posts }: { posts: string }) => `Second facteur demandé à : ${posts}`,
  },
  en: {
    minutes,
    hours: (n) => (n % 24 === 0 && n > 48 ? `${n / 24} days` : `${n} h`),
    session: ({ idle, longest }) =>
      `A session ends after ${idle} without doing anything, and ${longest} after signing in at any rate.`,
    dormant: ({ warn, close }) =>
      `An account that nobody uses gets a mail after ${warn} days and closes after ${close}.`,
    set: "Change lengths",
    setOf: ({ name }) => `Change lengths: ${name}`,
    setWords:
      "A shorter length holds for sessions already open as well. Who is signed out signs in again; who was warned by mail keeps the account by signing in.",
    fields: {
      idleMinutes: "Without doing anything, in minutes",
      longestHours: "In all, in hours",
      warnDays: "Unused account: mail, in days",
      closeDays: "Unused account: closing, in days",
    },
    between: ({ least, most }) => `From ${least} to ${most}.`,
    whole: "Give a whole number.",
    fromDay: "From",
    save: "Save",
    saved: "Lengths saved.",
    history: ({ n }) => plural("en", n, { one: "History: # setting", other: "History: # settings" }),
    historyOf: ({ name }) => `Settings of ${name}`,
    what: "Setting",
    from: "From",
    to: "To",
    by: "Set by",
    always: "since ever",
    untilFurther: "without end",
    notKnown: "unknown",
    wasIdle: ({ idle }) => `Session: ${idle} without doing anything`,
    wasLongest: ({ longest }) => `Session: ${longest} in all`,
    wasNobody: "Second factor asked of nobody",
    wasEverybody: "Second factor asked of everybody",
    wasPosts: ({ posts }) => `Second factor asked of: ${posts}`,
  },
});
