/** What the fields that choose communes say. */
import { texts } from "../../platform/ui/language.tsx";

type Named = { name: string };

export const communeTexts = texts({
  fr: {
    help: "Tapez les premières lettres ou le code postal, puis choisissez dans la liste.",
    unknown: "Aucune commune du département ne s'appelle ainsi : choisissez-la dans la liste.",
    add: "Ajouter la commune",
    chosen: "Communes choisies",
    none: "Aucune commune choisie.",
    remove: ({ name }: Named) => `Retirer ${name}`,
  },
  en: {
    help: "Type the first letters or the postcode, then choose from the list.",
    unknown: "No commune of the area has this name: choose it from the list.",
    add: "Add the commune",
    chosen: "Communes chosen",
    none: "No commune chosen.",
    remove: ({ name }) => `Remove ${name}`,
  },
});
