/** Words of the agenda: the week, the road of a day, what is due and what is late. */
import { plural, texts } from "../../platform/ui/language.tsx";

type On = { on: string };

export const weekTexts = texts({
  fr: {
    title: "Agenda",
    lead: "La semaine, la route de chaque jour, ce qui est dû et ce qui est en retard.",
    week: ({ from, to }: { from: string; to: string }) => `Semaine du ${from} au ${to}`,
    previous: "Semaine précédente",
    next: "Semaine suivante",
    thisWeek: "Cette semaine",
    late: "En retard",
    ahead: "À venir d'ici trente jours",
    more: ({ n }: { n: number }) => plural("fr", n, { one: "# autre", other: "# autres" }),
    none: "Rien n'est prévu ni en retard",
    noneWords: "Les contacts prévus, les entretiens à tenir et les échéances s'affichent ici.",
    nothing: "Rien de prévu cette semaine.",
    today: "aujourd'hui",
    visits: "Visites",
    toDo: "À faire",
    road: {
      centres: "Communes dans l'ordre du plus proche voisin, du centre de l'une au centre de l'autre.",
      towns:
        "Communes par ordre alphabétique : leurs contours ne sont pas chargés, la distance est inconnue.",
      none: "",
    },
    noTown: "Commune inconnue",
    who: "Référent",
    everybody: "Toute l'équipe",
    contactLate: ({ what }: { what: string }) => `${what} : dites ce qui s'est passé`,
    toArrange: ({ what }: { what: string }) => `${what} à fixer`,
    by: ({ on }: On) => `avant le ${on}`,
    since: ({ on }: On) => `depuis le ${on}`,
    noName: "Ménage",
  },
  en: {
    title: "Agenda",
    lead: "The week, the road of each day, what is due and what is late.",
    week: ({ from, to }) => `Week from ${from} to ${to}`,
    previous: "Week before",
    next: "Week after",
    thisWeek: "This week",
    late: "Late",
    ahead: "To come within thirty days",
    more: ({ n }) => plural("en", n, { one: "# more", other: "# more" }),
    none: "Nothing is planned or late",
    noneWords: "Planned contacts, meetings to hold and deadlines show here.",
    nothing: "Nothing planned this week.",
    today: "today",
    visits: "Visits",
    toDo: "To do",
    road: {
      centres:
        "Towns in the order of the nearest neighbour, from the centre of one to the centre of the next.",
      towns: "Towns by name: their outlines are not loaded, the distance is unknown.",
      none: "",
    },
    noTown: "Town unknown",
    who: "Case worker",
    everybody: "The whole team",
    contactLate: ({ what }) => `${what}: say what happened`,
    toArrange: ({ what }) => `${what} to arrange`,
    by: ({ on }) => `by ${on}`,
    since: ({ on }) => `since ${on}`,
    noName: "Household",
  },
});
