/** What the page of a landlord's plan settings says. */
import { plural, texts } from "../../platform/ui/language.tsx";

type N = { n: number };

export const settingTexts = texts({
  fr: {
    title: "Réglages des plans",
    lead: "Ce que le bailleur décide pour ses plans d'apurement, à partir d'un jour. Un plan déjà établi garde ses règles.",
    set: "Régler",
    setTitle: "Régler les plans à venir",
    current: "En vigueur aujourd'hui",
    currentLead: "Sans réglage du bailleur, celui de la plateforme vaut.",
    setting: "Réglage",
    value: "Valeur",
    whose: "D'où il vient",
    own: "Bailleur",
    platform: "Plateforme",
    names: {
      allocation: "Ce qu'un versement règle d'abord",
      toleranceDays: "Jours de tolérance",
      reminderDays: "Jours de rappel",
    },
    hints: {
      allocation: "Un versement règle dans cet ordre ce qui est dû.",
      toleranceDays: "Un retard plus court ne rompt pas le plan.",
      reminderDays:
        "Avant une échéance non couverte, le travailleur social est prévenu. Le ménage, seulement s'il le dit.",
    },
    allocations: {
      rentFirst: "Le loyer courant, puis les échéances",
      instalmentsFirst: "Les échéances, puis le loyer courant",
      oldestFirst: "Ce qui est dû depuis le plus longtemps",
    },
    days: ({ n }: N) => plural("fr", n, { zero: "aucun jour", one: "# jour", other: "# jours" }),
    versions: "Ce que le bailleur a réglé",
    versionsLead: "Chaque version garde ses jours, sa source et son auteur : rien n'est réécrit.",
    none: "Aucun réglage du bailleur",
    noneWords: "Ceux de la plateforme valent.",
    from: "À partir du",
    to: "Jusqu'au",
    source: "Où c'est décidé",
    by: "Par",
    toCome: "À venir",
    save: "Enregistrer",
    saved: "C'est enregistré.",
  },
  en: {
    title: "Plan settings",
    lead: "What the landlord decides for its repayment plans, from a day on. A plan drawn up already keeps its rules.",
    set: "Set",
    setTitle: "Set the plans to come",
    current: "In force today",
    currentLead: "Without a setting of the landlord, the platform's holds.",
    setting: "Setting",
    value: "Value",
    whose: "Where it comes from",
    own: "Landlord",
    platform: "Platform",
    names: {
      allocation: "What a payment settles first",
      toleranceDays: "Days of tolerance",
      reminderDays: "Days of reminder",
    },
    hints: {
      allocation: "A payment settles what is due in this order.",
      toleranceDays: "A shorter delay does not break the plan.",
      reminderDays:
        "Before an instalment that is not covered, the worker is told. The household, only if the worker says so.",
    },
    allocations: {
      rentFirst: "The current rent, then the instalments",
      instalmentsFirst: "The instalments, then the current rent",
      oldestFirst: "What has been due for longest",
    },
    days: ({ n }) => plural("en", n, { zero: "no day", one: "# day", other: "# days" }),
    versions: "What the landlord has set",
    versionsLead: "Each version keeps its days, its source and who set it: nothing is rewritten.",
    none: "No setting of the landlord",
    noneWords: "The platform's hold.",
    from: "From",
    to: "To",
    source: "Where it is decided",
    by: "By",
    toCome: "To come",
    save: "Save",
    saved: "Saved.",
  },
});
