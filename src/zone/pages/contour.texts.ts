/** Words of the page on which the administrator loads the outlines of communes. */
import { plural, texts } from "../../platform/ui/language.tsx";

type N = { n: number };

export const contourTexts = texts({
  fr: {
    title: "Carte des communes",
    lead: "Les contours des communes servent à montrer les secteurs sur une carte. Ils ne disent rien des ménages.",
    none: "Aucun contour n'est chargé : la coordination voit ses secteurs en liste.",
    now: ({ source, on, n }: { source: string; on: string } & N) =>
      `${plural("fr", n, { one: "# commune a son contour", other: "# communes ont leur contour" })} : « ${source} », chargé le ${on}.`,
    missing: ({ n }: N) =>
      plural("fr", n, {
        one: "# commune reste sans contour ; elle se choisit dans la liste.",
        other: "# communes restent sans contour ; elles se choisissent dans la liste.",
      }),
    unknown: ({ n, codes }: { codes: string } & N) =>
      `${plural("fr", n, { one: "# code du fichier n'est pas une commune du département et n'a pas été gardé", other: "# codes du fichier ne sont pas des communes du département et n'ont pas été gardés" })} : ${codes}.`,
    file: "Fichier GeoJSON",
    help: "Une « FeatureCollection » de polygones en degrés (WGS 84), avec le code INSEE de chaque commune. 20 Mo au plus. Il remplace le précédent.",
    choose: "Choisir un fichier",
    load: "Charger les contours",
    done: ({ n }: N) => plural("fr", n, { one: "# contour chargé.", other: "# contours chargés." }),
    remove: "Retirer les contours",
    removeQuestion: "Retirer tous les contours ?",
    removeWords: "Les secteurs et leurs dates restent. La coordination les voit en liste, sans carte.",
    removed: "Les contours sont retirés.",
  },
  en: {
    title: "Map of communes",
    lead: "Outlines of communes serve to show zones on a map. They say nothing of households.",
    none: "No outline is loaded: the coordination sees its zones as a list.",
    now: ({ source, on, n }) =>
      `${plural("en", n, { one: "# commune has its outline", other: "# communes have their outline" })}: “${source}”, loaded on ${on}.`,
    missing: ({ n }) =>
      plural("en", n, {
        one: "# commune has no outline; it is chosen in the list.",
        other: "# communes have no outline; they are chosen in the list.",
      }),
    unknown: ({ n, codes }) =>
      `${plural("en", n, { one: "# code of the file is no commune of this area and was not kept", other: "# codes of the file are no communes of this area and were not kept" })}: ${codes}.`,
    file: "GeoJSON file",
    help: 'A "FeatureCollection" of polygons in degrees (WGS 84), with the INSEE code of each commune. 20 MB at most. It replaces the former one.',
    choose: "Choose a file",
    load: "Load the outlines",
    done: ({ n }) => plural("en", n, { one: "# outline loaded.", other: "# outlines loaded." }),
    remove: "Remove the outlines",
    removeQuestion: "Remove all outlines?",
    removeWords: "Zones and their dates stay. The coordination sees them as a list, without a map.",
    removed: "The outlines are removed.",
  },
});
