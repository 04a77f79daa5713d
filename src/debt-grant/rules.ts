/** Debt grants: what may be asked of a fund, what a decision must say, what is paid. Amounts in cents; a rule names what would be right. */
import type { FundTerms } from "../envelope/fund.rules.ts";
import type { Broken, Dated } from "../platform/calendar/dated.ts";
import { formatCents } from "../platform/money/format.ts";

export const GRANT_STATUSES = ["asked", "granted", "refused", "withdrawn", "paid"] as const;
export type GrantStatus = (typeof GRANT_STATUSES)[number];

/** A paper that the fund asks for. `given` null: nobody has said. */
export type Piece = { name: string; given: boolean | null };

/** What a request stands against. `promisedCents`: asked or granted elsewhere for the same debt and not in the ledger yet. */
export type DebtFacts = { debtCents: number; promisedCents: number };

/** Why an amount cannot be asked, or undefined. `field`: where the page shows it. */
export function refusalOfAmount(
  askedCents: number,
  { debtCents, promisedCents }: DebtFacts,
  field = "amountCents",
): Broken | undefined {
  if (!Number.isSafeInteger(askedCents) || askedCents <= 0)
    return {
      rule: "debtGrant.amount",
      message: "Le montant demandé s'écrit au centime près et dépasse 0 €.",
      english: "The amount asked is written to the cent and is above €0.",
      field,
    };
  if (debtCents <= 0)
    return {
      rule: "debtGrant.noDebt",
      message: "Le compte ne doit rien : il n'y a pas de dette à aider.",
      english: "The account owes nothing: there is no debt to help with.",
      field,
    };
  const open = Math.max(0, debtCents - promisedCents);
  if (askedCents > open)
    return {
      rule: "debtGrant.aboveDebt",
      message:
        promisedCents > 0
          ? `La dette est de ${formatCents(debtCents)}, dont ${formatCents(promisedCents)} déjà demandés ou accordés : demandez ${formatCents(open)} au plus.`
          : `La dette est de ${formatCents(debtCents)} : une aide ne va pas au-delà.`,
      english:
        promisedCents > 0
          ? `The debt is ${formatCents(debtCents, "en")}, of which ${formatCents(promisedCents, "en")} is asked or granted already: ask ${formatCents(open, "en")} at most.`
          : `The debt is ${formatCents(debtCents, "en")}: a grant does not go beyond.`,
      field,
    };
  return undefined;
}

/**
 * What a fund's own ceiling says of an amount. `sameYearCents`: what the household has asked of it or been given by it this year.
 * A ceiling that somebody confirmed refuses; one that is "à confirmer" warns.
 */
export function ceilingOf(
  askedCents: number,
  sameYearCents: number,
  fund: Dated<FundTerms>,
  field = "amountCents",
): { refuses: boolean; broken: Broken } | undefined {
  const { ceilingCents } = fund.value;
  if (ceilingCents === null || askedCents + sameYearCents <= ceilingCents) return undefined;
  const refuses = fund.checked !== null;
  const left = Math.max(0, ceilingCents - sameYearCents);
  return {
    refuses,
    broken: {
      rule: "debtGrant.ceiling",
      message: `Le plafond du fonds est de ${formatCents(ceilingCents)} par ménage et par an${refuses ? "" : " (à confirmer)"} : il reste ${formatCents(left)}.`,
      english: `The fund's ceiling is ${formatCents(ceilingCents, "en")} a household and year${refuses ? "" : " (to be confirmed)"}: ${formatCents(left, "en")} is left.`,
      source: fund.source,
      field,
    },
  };
}

/** Why this decision cannot be written. A refusal says why; a grant is of 1 cent at least and of no more than was asked. */
export function refusalOfDecision(
  decision: { granted: boolean; grantedCents: number; reason: string },
  askedCents: number,
): Broken | undefined {
  if (!decision.granted)
    return decision.reason.trim() === ""
      ? {
          rule: "debtGrant.reason",
          message:
            "Dites pourquoi l'aide est refusée : le ménage peut le demander, et en solliciter une autre.",
          english: "Say why the grant is refused: the household may ask, and apply elsewhere.",
          field: "reason",
        }
      : undefined;
  if (!Number.isSafeInteger(decision.grantedCents) || decision.grantedCents <= 0)
    return {
      rule: "debtGrant.amount",
      message: "Le montant accordé s'écrit au centime près et dépasse 0 €.",
      english: "The amount granted is written to the cent and is above €0.",
      field: "grantedCents",
    };
  if (decision.grantedCents > askedCents)
    return {
      rule: "debtGrant.aboveAsked",
      message: `${formatCents(askedCents)} sont demandés : une aide ne va pas au-delà.`,
      english: `${formatCents(askedCents, "en")} is asked: a grant does not go beyond.`,
      field: "grantedCents",
    };
  return undefined;
}

/** Why this payment to the landlord cannot be written. What is granted and not paid goes back to the envelope. */
export function refusalOfPayment(
  payment: { paidCents: number; paidOn: string },
  grant: { grantedCents: number; decidedOn: string },
  today: string,
): Broken | undefined {
  if (!Number.isSafeInteger(payment.paidCents) || payment.paidCents <= 0)
    return {
      rule: "debtGrant.amount",
      message: "Le montant versé s'écrit au centime près et dépasse 0 €.",
      english: "The amount paid is written to the cent and is above €0.",
      field: "paidCents",
    };
  if (payment.paidCents > grant.grantedCents)
    return {
      rule: "debtGrant.aboveGranted",
      message: `${formatCents(grant.grantedCents)} sont accordés : il n'est pas versé plus.`,
      english: `${formatCents(grant.grantedCents, "en")} is granted: no more is paid.`,
      field: "paidCents",
    };
  if (payment.paidOn < grant.decidedOn || payment.paidOn > today)
    return {
      rule: "debtGrant.paidOn",
      message: `Le versement se situe entre la décision (${grant.decidedOn}) et aujourd'hui (${today}).`,
      english: `The payment lies between the decision (${grant.decidedOn}) and today (${today}).`,
      field: "paidOn",
    };
  return undefined;
}
