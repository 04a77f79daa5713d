/** What the page of an organisation's sign-in says. */
import { plural, texts } from "../../../platform/ui/language.tsx";

type Name = { name: string };

export const accessTexts = texts({
  fr: {
    title: "Sécurité des accès",
    lead: "À qui un second facteur est demandé, qui en a un, l'aide à qui a perdu le sien ; combien de temps une session reste ouverte, et quand un compte inutilisé se ferme.",
    asked: {
      everybody: "Second facteur demandé à tout le monde.",
      nobody: "Second facteur demandé à personne.",
      some: ({ posts }: { posts: string }) => `Second facteur demandé à : ${posts}.`,
    },
    choices: {
      default: "À la coordination, aux administrateurs, aux délégués à la protection des données",
      everybody: "À tout le monde",
      nobody: "À personne",
    },
    since: "Depuis le",
    set: "Changer la règle",
    setOf: ({ name }: Name) => `Changer la règle : ${name}`,
    setWords:
      "Qui n'en a pas encore en ajoute un à sa prochaine connexion, en deux minutes : personne n'est mis dehors.",
    requirement: "Demandé",
    from: "À partir du",
    save: "Enregistrer",
    saved: "Règle enregistrée.",
    peopleOf: ({ name }: Name) => `Personnes de ${name}`,
    nobody: "Personne n'a d'accès ouvert.",
    name: "Nom",
    role: "Fonction",
    factor: "Second facteur",
    has: "En place",
    hasNot: "Aucun",
    seen: "Vu le",
    neverSeen: "jamais",
    dormant: "Prévenu : va se fermer",
    actions: "Que faire",
    signOut: "Fermer ses sessions",
    signOutOf: ({ name }: Name) => `Fermer ses sessions : ${name}`,
    signOutQuestion: ({ name }: Name) => `Fermer toutes les sessions de ${name} ?`,
    signOutWords:
      "Pour un téléphone volé, un poste laissé ouvert. La personne se reconnecte, et un courriel le lui dit. Ce qu'elle écrivait sans l'avoir enregistré reste sur son écran.",
    signedOut: ({ n, name }: Name & { n: number }) =>
      plural("fr", n, {
        zero: `${name} n'avait aucune session ouverte.`,
        one: `# session de ${name} fermée.`,
        other: `# sessions de ${name} fermées.`,
      }),
    reset: "Retirer le facteur",
    resetOf: ({ name }: Name) => `Retirer le facteur de ${name}`,
    resetWords:
      "Pour qui l'a perdu. Ses sessions s'arrêtent, son mot de passe suffira pour en ajouter un autre, et un courriel le lui dit. Le motif est gardé.",
    reason: "Motif",
    reasonHelp: "Et comment vous avez reconnu la personne.",
    resetDone: ({ name }: Name) => `Le second facteur de ${name} est retiré.`,
  },
  en: {
    title: "Security of accesses",
    lead: "Who is asked for a second factor, who has one, help for who lost theirs; how long a session stays open, and when an unused account closes.",
    asked: {
      everybody: "A second factor is asked of everybody.",
      nobody: "A second factor is asked of nobody.",
      some: ({ posts }) => `A second factor is asked of: ${posts}.`,
    },
    choices: {
      default: "Of the coordination, of administrators, of data-protection officers",
      everybody: "Of everybody",
      nobody: "Of nobody",
    },
    since: "Since",
    set: "Change the rule",
    setOf: ({ name }) => `Change the rule: ${name}`,
    setWords: "Who has none yet adds one when they next sign in, in two minutes: nobody is put outside.",
    requirement: "Asked",
    from: "From",
    save: "Save",
    saved: "Rule saved.",
    peopleOf: ({ name }) => `People of ${name}`,
    nobody: "Nobody has an open access.",
    name: "Name",
    role: "Post",
    factor: "Second factor",
    has: "In place",
    hasNot: "None",
    seen: "Seen on",
    neverSeen: "never",
    dormant: "Warned: will close",
    actions: "What to do",
    signOut: "End sessions",
    signOutOf: ({ name }) => `End sessions: ${name}`,
    signOutQuestion: ({ name }) => `End all sessions of ${name}?`,
    signOutWords:
      "For a stolen telephone, a screen left open. The person signs in again, and a mail tells them. What they were writing without saving stays on their screen.",
    signedOut: ({ n, name }) =>
      plural("en", n, {
        zero: `${name} had no open session.`,
        one: `# session of ${name} ended.`,
        other: `# sessions of ${name} ended.`,
      }),
    reset: "Remove the factor",
    resetOf: ({ name }) => `Remove the factor of ${name}`,
    resetWords:
      "For who lost it. Their sessions end, their password will be enough to add another, and a mail tells them. The reason is kept.",
    reason: "Reason",
    reasonHelp: "And how you recognised the person.",
    resetDone: ({ name }) => `The second factor of ${name} is removed.`,
  },
});
