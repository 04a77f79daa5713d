/** Days written in both orders in one column: never guessed, a person says which. */
import type { Broken } from "../platform/calendar/dated.ts";
import type { OrderEvidence } from "./rules.ts";

/** Why a file whose days may be read two ways is refused whole: `01/10/2026` of it would be 1 October or 10 January. */
export function ordersInDoubt({ dayFirst, examples }: OrderEvidence): Broken {
  const [fr, en] = [
    examples.map((one) => `« ${one} »`).join(", "),
    examples.map((one) => `"${one}"`).join(", "),
  ];
  return {
    rule: "ambiguousDates",
    field: "Date",
    message:
      (dayFirst > 0
        ? `La colonne Date mélange deux ordres : certaines dates ont le jour d'abord, d'autres le mois (${fr}). `
        : `Des dates ont le mois d'abord (${fr}). `) +
      "Les autres peuvent se lire des deux façons. Dites l'ordre des dates dans « Vérifier les colonnes » " +
      "(ou dateFormat dans la correspondance) ; les dates de l'autre ordre seront mises de côté.",
    english:
      (dayFirst > 0
        ? `Column Date mixes two orders: some dates have the day first, others the month (${en}). `
        : `Some dates have the month first (${en}). `) +
      'The others can be read both ways. Tell the order of dates under "Check the columns" ' +
      "(or dateFormat in the mapping); dates of the other order will be set aside.",
  };
}
