/** What a household that must move needs, and the rent it can bear. */
import { type Budget, sumOf } from "../household-budget/budget.rules.ts";
import { legalOn } from "../law/legal-parameters.ts";
import type { Broken } from "../platform/calendar/dated.ts";

export const REQUEST_REASONS = ["tooDear", "tooBig", "tooSmall", "unfit", "safety"] as const;
export type RequestReason = (typeof REQUEST_REASONS)[number];

/** How the household gave its agreement. */
export const AGREED_HOW = ["met", "homeVisit", "phone", "signed"] as const;
export type AgreedHow = (typeof AGREED_HOW)[number];

/** What becomes of the debt of the home that is left. */
export const DEBT_TREATMENTS = ["planKept", "newPlan", "grant", "overIndebtedness", "paid"] as const;
export type DebtTreatment = (typeof DEBT_TREATMENTS)[number];

export const PROPOSAL_FACT_KINDS = [
  "householdAccepted",
  "householdRefused",
  "landlordAgreed",
  "landlordRefused",
  "committeePlanned",
  "committeeAllocated",
  "committeeRefused",
  "withdrawn",
  "moved",
] as const;
export type ProposalFactKind = (typeof PROPOSAL_FACT_KINDS)[number];

/** Why a side said no: chosen words, for both landlords read them. */
export const PROPOSAL_REASONS = [
  "place",
  "size",
  "price",
  "access",
  "state",
  "otherCandidate",
  "fileIncomplete",
  "notRenting",
  "agreementWithdrawn",
  "other",
] as const;
export type ProposalReason = (typeof PROPOSAL_REASONS)[number];

/** Reasons that each refusal offers; that the household took its agreement back is written by the withdrawal itself. */
export const REASONS_OF: Partial<Record<ProposalFactKind, readonly ProposalReason[]>> = {
  householdRefused: ["place", "size", "price", "access", "state", "other"],
  landlordRefused: ["otherCandidate", "fileIncomplete", "notRenting", "other"],
  committeeRefused: ["otherCandidate", "fileIncomplete", "size", "price", "other"],
  withdrawn: ["notRenting", "other"],
};

/** Communes and the zone are both empty: anywhere. Money in cents a month. */
export type Needs = {
  people: number;
  roomsLeast: number;
  /** Null: no limit. */
  roomsMost: number | null;
  communes: readonly string[];
  zoneId: string | null;
  ceilingCents: number | null;
  stepFree: boolean;
  reason: RequestReason;
};

/** Null: not known, which is not 0. Resources leave housing benefit out; other charges leave the home and its energy out. */
export type MovingBudget = {
  resourcesCents: number | null;
  otherChargesCents: number | null;
  benefitCents: number | null;
  benefitAfterCents: number | null;
  energyCents: number | null;
  leastResidualCents: number | null;
};
export const NO_BUDGET: MovingBudget = {
  resourcesCents: null,
  otherChargesCents: null,
  benefitCents: null,
  benefitAfterCents: null,
  energyCents: null,
  leastResidualCents: null,
};

const HOME_CHARGES: ReadonlySet<string> = new Set(["rent", "energy"]);

/** What a household's budget tells of its month without its present home; a sum with an unknown line is not known. */
export function movingBudgetOf({
  resources,
  charges,
  benefitCents,
}: Pick<Budget, "resources" | "charges" | "benefitCents">): MovingBudget {
  const energy = charges.filter(({ kind }) => kind === "energy");
  return {
    ...NO_BUDGET,
    resourcesCents: resources.length === 0 ? null : sumOf(resources).cents,
    otherChargesCents:
      charges.length === 0 ? null : sumOf(charges.filter(({ kind }) => !HOME_CHARGES.has(kind))).cents,
    benefitCents,
    energyCents: energy.length === 0 ? null : sumOf(energy).cents,
  };
}

/** Main rooms that are proposed for so many people, to be changed by who knows the household: a setting, "à confirmer". */
export function usualRooms(people: number, on: Temporal.PlainDate): number {
  const rooms = legalOn("rehousing.roomsByPeople", on)!.value as readonly number[];
  return rooms[Math.min(Math.max(people, 1), rooms.length) - 1]!;
}

/** What forbids needs, field by field. */
export function brokenNeeds(needs: Needs): Broken[] {
  const broken: Broken[] = [];
  const add = (field: keyof Needs, message: string, english: string) =>
    broken.push({ rule: `rehousing.${field}`, field, message, english });
  if (!(needs.people >= 1 && needs.people <= 20))
    add("people", "Donnez le nombre de personnes, de 1 à 20.", "Give the number of people, from 1 to 20.");
  if (!(needs.roomsLeast >= 1 && needs.roomsLeast <= 12))
    add(
      "roomsLeast",
      "Donnez le nombre de pièces qu'il faut au moins, de 1 à 12.",
      "Give the rooms needed at least, from 1 to 12.",
    );
  if (needs.roomsMost !== null && needs.roomsMost < needs.roomsLeast)
    add(
      "roomsMost",
      `Le plus grand nombre de pièces ne peut pas être sous le plus petit (${needs.roomsLeast}).`,
      `The most rooms cannot be under the least (${needs.roomsLeast}).`,
    );
  if (needs.ceilingCents !== null && needs.ceilingCents <= 0)
    add(
      "ceilingCents",
      "Le plafond de loyer et charges est au-dessus de 0 ; laissez-le vide s'il n'est pas connu.",
      "The ceiling of rent and charges is above 0; leave it empty where it is not known.",
    );
  return broken;
}

/** Which limit gave the ceiling: the effort rate, or what must be left to live on. */
export type Ceiling = { cents: number; by: "effortRate" | "residual"; rate: number; source: string };

/**
 * The rent and charges that a budget bears: no more than the effort rate allows, and what must be left to live on is left. Null where
 * resources are not known. Source of the rate: `budget.effortRateCeiling`, "à confirmer" for each fund.
 */
export function ceilingOf(budget: MovingBudget, on: Temporal.PlainDate): Ceiling | null {
  const { resourcesCents, otherChargesCents, leastResidualCents, energyCents } = budget;
  const benefit = budget.benefitAfterCents ?? budget.benefitCents;
  if (resourcesCents === null || benefit === null) return null;
  const { value: rate, source } = legalOn("budget.effortRateCeiling", on)!;
  const byRate = Math.floor(resourcesCents * rate) + benefit;
  const byResidual =
    leastResidualCents === null || otherChargesCents === null
      ? Infinity
      : resourcesCents + benefit - otherChargesCents - (energyCents ?? 0) - leastResidualCents;
  return byResidual < byRate
    ? { cents: Math.max(0, byResidual), by: "residual", rate, source }
    : { cents: Math.max(0, byRate), by: "effortRate", rate, source };
}
