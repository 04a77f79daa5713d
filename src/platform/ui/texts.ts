/** What the kit itself says, in French and in English. */
import { plural, texts } from "./language.tsx";

export const kitTexts = texts({
  fr: {
    product: "Logement Toujours",
    unknown: "inconnu",
    loading: "Chargement…",
    retry: "Réessayer",
    cancel: "Annuler",
    close: "Fermer",
    reason: "Pourquoi",
    reasonHelp: "La raison reste quand la ligne n'y est plus.",
    requestId: ({ id }: { id: string }) => `Référence à donner à l'assistance : ${id}`,
    problem: {
      offline: "Le serveur ne répond pas",
      offlineDetail: "Vérifiez votre connexion. Rien de ce que vous avez saisi n'est perdu.",
      notFound: "Introuvable",
      notFoundDetail: "Cet élément n'existe pas, ou vous n'y avez pas accès.",
      forbidden: "Action non permise",
      tooMany: "Trop de demandes",
      tooManyDetail: "Patientez une minute, puis réessayez.",
      server: "Une erreur est survenue",
      serverDetail:
        "Elle a été enregistrée. Réessayez ; si elle revient, transmettez la référence ci-dessous.",
      refused: "La saisie doit être corrigée",
    },
    form: { optional: "facultatif", toMend: "À corriger" },
    merge: {
      title: "Deux personnes ont écrit",
      who: ({ by, at }: { by: string | null; at: string | null }) =>
        `${by ?? "Quelqu'un"} a enregistré${at ? ` le ${at}` : ""} pendant que vous écriviez. Rien n'est perdu : ni ses mots, ni les vôtres.`,
      choose: "Ce que vous avez tous deux changé",
      taken: "Repris sans question : vous n'y aviez pas touché",
      before: "Avant",
      mine: "Vos mots",
      theirs: ({ by }: { by: string | null }) => (by ? `De ${by}` : "De l'autre personne"),
      takeMine: "Garder les vôtres",
      takeTheirs: "Prendre les siens",
      takeBoth: "Garder les deux",
      together: "Les deux, à corriger au besoin",
      nothing: "(rien)",
      yes: "oui",
      no: "non",
      left: ({ n }: { n: number }) =>
        plural("fr", n, {
          zero: "Tout est choisi.",
          one: "Il reste # choix à faire.",
          other: "Il reste # choix à faire.",
        }),
      save: "Enregistrer l'ensemble",
      back: "Revenir à la saisie",
      kept: "Votre saisie non enregistrée est revenue.",
      drop: "L'oublier",
    },
    table: {
      shown: ({ shown, total }: { shown: number; total: number }) =>
        shown === total
          ? plural("fr", total, { zero: "Aucune ligne", one: "# ligne", other: "# lignes" })
          : `${plural("fr", shown, { one: "# ligne affichée", other: "# lignes affichées" })} sur ${plural("fr", total, { one: "#", other: "#" })}`,
      more: "Afficher la suite",
      sortBy: ({ column }: { column: string }) => `Trier par ${column}`,
    },
    figure: {
      of: ({ numerator, denominator }: { numerator: string; denominator: string }) =>
        `${numerator} sur ${denominator}`,
      excluded: ({ n }: { n: number }) =>
        plural("fr", n, { zero: "aucune exclusion", one: "# exclu", other: "# exclus" }),
      unknown: ({ n }: { n: number }) =>
        plural("fr", n, { zero: "aucun inconnu", one: "# inconnu", other: "# inconnus" }),
      definition: "Comment ce chiffre est compté",
      rows: "Voir les lignes comptées",
      computedAt: ({ at }: { at: string }) => `Calculé le ${at}`,
      suppressed: "Masqué : moins de 5 ménages",
    },
    signal: {
      points: ({ n }: { n: number }) => plural("fr", n, { one: "# point", other: "# points" }),
      defaultPoints: ({ n }: { n: number }) => `${n} par défaut`,
      sum: ({ parts, n }: { parts: string; n: number }) => `Priorité : ${parts} = ${n} points`,
      source: ({ source }: { source: string }) => `Règle : ${source}`,
    },
    timeline: {
      empty: "Rien n'est encore inscrit dans ce dossier.",
      by: ({ who }: { who: string }) => `par ${who}`,
    },
    date: {
      format: "jj/mm/aaaa",
      previousMonth: "Mois précédent",
      nextMonth: "Mois suivant",
      clear: "Effacer la date",
    },
    chart: { month: "Mois", asTable: "Voir les chiffres" },
  },
  en: {
    product: "Logement Toujours",
    unknown: "unknown",
    loading: "Loading…",
    retry: "Try again",
    cancel: "Cancel",
    close: "Close",
    reason: "Why",
    reasonHelp: "The reason stays when the row is gone.",
    requestId: ({ id }) => `Reference to give to support: ${id}`,
    problem: {
      offline: "The server does not answer",
      offlineDetail: "Check your connection. Nothing you typed is lost.",
      notFound: "Not found",
      notFoundDetail: "This does not exist, or you may not see it.",
      forbidden: "Not allowed",
      tooMany: "Too many requests",
      tooManyDetail: "Wait a minute, then try again.",
      server: "Something went wrong",
      serverDetail: "It has been recorded. Try again; if it comes back, pass on the reference below.",
      refused: "What was entered needs mending",
    },
    form: { optional: "optional", toMend: "To mend" },
    merge: {
      title: "Two people wrote",
      who: ({ by, at }) =>
        `${by ?? "Somebody"} saved${at ? ` on ${at}` : ""} while you were writing. Nothing is lost: neither their words nor yours.`,
      choose: "What both of you changed",
      taken: "Taken without asking: you had not touched it",
      before: "Before",
      mine: "Your words",
      theirs: ({ by }) => (by ? `From ${by}` : "From the other person"),
      takeMine: "Keep yours",
      takeTheirs: "Take theirs",
      takeBoth: "Keep both",
      together: "Both, to be mended if need be",
      nothing: "(nothing)",
      yes: "yes",
      no: "no",
      left: ({ n }) =>
        plural("en", n, {
          zero: "Everything is chosen.",
          one: "# choice is left.",
          other: "# choices are left.",
        }),
      save: "Save the whole",
      back: "Back to the form",
      kept: "What you typed and did not save is back.",
      drop: "Forget it",
    },
    table: {
      shown: ({ shown, total }) =>
        shown === total
          ? plural("en", total, { zero: "No rows", one: "# row", other: "# rows" })
          : `${plural("en", shown, { one: "# row shown", other: "# rows shown" })} of ${plural("en", total, { one: "#", other: "#" })}`,
      more: "Show more",
      sortBy: ({ column }) => `Sort by ${column}`,
    },
    figure: {
      of: ({ numerator, denominator }) => `${numerator} of ${denominator}`,
      excluded: ({ n }) => plural("en", n, { zero: "none excluded", one: "# excluded", other: "# excluded" }),
      unknown: ({ n }) => plural("en", n, { zero: "none unknown", one: "# unknown", other: "# unknown" }),
      definition: "How this figure is counted",
      rows: "See the rows behind it",
      computedAt: ({ at }) => `Computed on ${at}`,
      suppressed: "Suppressed: fewer than 5 households",
    },
    signal: {
      points: ({ n }) => plural("en", n, { one: "# point", other: "# points" }),
      defaultPoints: ({ n }) => `${n} by default`,
      sum: ({ parts, n }) => `Priority: ${parts} = ${n} points`,
      source: ({ source }) => `Rule: ${source}`,
    },
    timeline: { empty: "Nothing is written in this file yet.", by: ({ who }) => `by ${who}` },
    date: {
      format: "dd/mm/yyyy",
      previousMonth: "Previous month",
      nextMonth: "Next month",
      clear: "Clear the date",
    },
    chart: { month: "Month", asTable: "See the figures" },
  },
});
