/** The facts of one legal-arrears test as JSON, for the command line and HTTP, and the answer in the shape of commands.md. */
import { z } from "zod";

import type { Broken } from "../platform/calendar/dated.ts";
import type { Said } from "../platform/calendar/wording.ts";
import { type IsoDates, isBefore, isoDates } from "../platform/calendar/plain-date.ts";
import { amountField, balanceField, dayField, readFacts } from "../platform/facts/json-facts.ts";
import { type LegalArrears, type LegalArrearsFacts, legalArrears } from "./legal-arrears.rules.ts";

/** An absent or null fact is unknown, never 0; an unknown one is asked for only where the rule of that day needs it. */
export const legalArrearsFacts = z.strictObject({
  on: dayField,
  rentChargesCents: amountField.nullish().default(null),
  benefitCents: amountField.nullish().default(null),
  benefitPaidTo: z.enum(["landlord", "tenant"]).nullish().default(null),
  balanceCents: balanceField.nullish().default(null),
  firstDefault: dayField.nullish(),
  overThresholdSince: dayField.nullish(),
});

const NAMES: Record<keyof LegalArrearsFacts, Said> = {
  on: { fr: "la date de calcul", en: "the day of the computation" },
  rentChargesCents: { fr: "le loyer et les charges d'un mois", en: "rent and charges of a month" },
  benefitCents: {
    fr: "l'aide au logement d'un mois (0 s'il n'y en a pas)",
    en: "the housing benefit of a month (0 where there is none)",
  },
  benefitPaidTo: {
    fr: "à qui l'aide est versée (landlord ou tenant)",
    en: "to whom the benefit is paid (landlord or tenant)",
  },
  balanceCents: { fr: "le solde du compte locataire", en: "the balance of the tenant account" },
  firstDefault: { fr: "le premier défaut de paiement", en: "the first default of payment" },
  overThresholdSince: {
    fr: "le jour depuis lequel la dette dépasse le seuil",
    en: "the day since which the debt exceeds the threshold",
  },
};

/** The legal-arrears test of commands.md (`legal-arrears`): its answer, or every reason why the facts cannot be answered. */
export function answerLegalArrears(json: unknown): IsoDates<LegalArrears> | { errors: Broken[] } {
  const read = readFacts(legalArrearsFacts, json);
  if ("errors" in read) return read;
  const { facts } = read;
  const tooLate = (["firstDefault", "overThresholdSince"] as const).filter((field) => {
    const day = facts[field];
    return day && isBefore(facts.on, day);
  });
  if (tooLate.length > 0)
    return {
      errors: tooLate.map((field) => ({
        rule: "facts.order",
        message: `${field} : ${NAMES[field].fr} ne peut pas suivre la date de calcul (${facts.on.toString()}).`,
        english: `${field}: ${NAMES[field].en} cannot come after the day of the computation (${facts.on.toString()}).`,
        field,
      })),
    };
  const { missing, ...answer } = legalArrears(facts);
  if (answer.constituted !== null) return isoDates(answer);
  return {
    errors: (missing ?? []).map((field) => ({
      rule: answer.rule.id,
      message: `${field} : indiquez ${NAMES[field].fr} ; la règle en vigueur le ${facts.on.toString()} en a besoin, et l'inconnu n'est pas zéro.`,
      english: `${field}: tell ${NAMES[field].en}; the rule in force on ${facts.on.toString()} needs it, and unknown is not zero.`,
      source: answer.rule.source,
      field,
    })),
  };
}
