/** What stands in the way of an arrangement, or holds it where it is, in a sentence of each language. */
import type { Said } from "../platform/calendar/wording.ts";
import { formatCents } from "../platform/money/format.ts";
import type { Limit } from "./rules.ts";

const NAMES: Record<Limit["constraint"], Said> = {
  residualIncome: { fr: "Reste à vivre du mois", en: "What is left to live on in a month" },
  "plan.maxMonths": { fr: "Durée du plan", en: "Length of the plan" },
  "plan.capacity": { fr: "Échéance", en: "Instalment" },
  within: { fr: "Délai pour solder la dette", en: "Time to settle the debt" },
  "rentRelief.maxMonths": { fr: "Mois de remise", en: "Months of relief" },
  "rentRelief.ceiling": { fr: "Plafond mensuel de la remise", en: "Ceiling of a month's relief" },
  "rentRelief.bill": { fr: "Remise face à l'avis d'échéance", en: "Relief against the rent bill" },
  "rentRelief.within": { fr: "Dernier mois de remise possible", en: "Last month a relief may stand in" },
  "rentRelief.envelope": { fr: "Enveloppe de la remise", en: "Envelope of the relief" },
  "grant.ceiling": { fr: "Aide possible", en: "Grant open" },
  "grant.aboveDebt": { fr: "Aides face à la dette", en: "Grants against the debt" },
};

/** A floor is passed downwards, every other limit upwards. */
const isFloor = ({ constraint }: Limit) => constraint === "residualIncome" || constraint === "plan.capacity";

/** `Durée du plan : 36 mois au plus ; il en faudrait 38.` */
export function limitSentence(limit: Limit & { needed?: number | undefined }): Said {
  const fr = (n: number) => (limit.unit === "cents" ? formatCents(n) : `${n} mois`);
  const en = (n: number) =>
    limit.unit === "cents" ? formatCents(n, "en") : `${n} ${n === 1 ? "month" : "months"}`;
  const name = NAMES[limit.constraint];
  const of = limit.funder === undefined ? "" : ` (${limit.funder})`;
  const bound = isFloor(limit)
    ? { fr: `${fr(limit.limit)} au moins`, en: `${en(limit.limit)} at least` }
    : { fr: `${fr(limit.limit)} au plus`, en: `${en(limit.limit)} at most` };
  const rest =
    limit.needed !== undefined
      ? isFloor(limit)
        ? { fr: ` ; il n'en resterait que ${fr(limit.needed)}`, en: `; ${en(limit.needed)} would be left` }
        : { fr: ` ; il en faudrait ${fr(limit.needed)}`, en: `; ${en(limit.needed)} would be needed` }
      : limit.reached === limit.limit
        ? { fr: ", atteint", en: ", reached" }
        : { fr: ` ; ici ${fr(limit.reached)}`, en: `; here ${en(limit.reached)}` };
  return {
    fr: `${name.fr}${of} : ${bound.fr}${rest.fr}.`,
    en: `${name.en}${of}: ${bound.en}${rest.en}.`,
  };
}
