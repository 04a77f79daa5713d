/** A household's month in four figures: consumption units, residual income, effort rate, repayment capacity (rules.md §5).
 *  Whatever a figure needs and nobody knows makes it unknown (null), never 0. */
import type { Dated } from "../platform/calendar/dated.ts";
import { type Cents, cents } from "../platform/money/cents.ts";

/** Who lives in the home: people of 14 and over (by the scale's own age), and younger ones. Null: not asked. */
export type Members = { adults: number | null; children: number | null };

export type UnitScale = { adultFrom: number; otherAdult: number; child: number };

/** Weights of the modified OECD scale: 1, then 0.5 for each other adult and 0.3 for each child. A couple with two young children: 2.1. */
export function consumptionUnits({ adults, children }: Members, scale: Dated<UnitScale>): number | null {
  if (adults === null || children === null || adults + children < 1) return null;
  const { otherAdult, child } = scale.value;
  // A child alone on the lease is the first person of the home.
  const units = adults > 0 ? 1 + (adults - 1) * otherAdult + children * child : 1 + (children - 1) * child;
  return Math.round(units * 100) / 100;
}

/** How a funder counts what is left to live on: for each unit or part a day, or a month. No national norm (UNCCAS 2011). */
export type ResidualFormula = { per: "day" | "month"; daysPerMonth: number };

/** What is left of a month's resources once the charges are paid, in cents for the whole household; below 0 where they exceed it. */
export function monthLeftCents(resourcesCents: number | null, chargesCents: number | null): Cents | null {
  return resourcesCents === null || chargesCents === null ? null : cents(resourcesCents - chargesCents);
}

/** (resources − charges) / (units × days of a month) by person and day, or / units by month: rules.md §5. In cents, rounded down. */
export function residualIncome(
  facts: { resourcesCents: number | null; chargesCents: number | null; units: number | null },
  { per, daysPerMonth }: ResidualFormula,
): Cents | null {
  const left = monthLeftCents(facts.resourcesCents, facts.chargesCents);
  if (left === null || facts.units === null || facts.units <= 0) return null;
  return cents(Math.floor(left / (facts.units * (per === "day" ? daysPerMonth : 1))));
}

/** The other way round: cents a month the whole household keeps so that each unit has `leastCents` a day (or a month). Rounded up. */
export function leastOfMonth(
  leastCents: number | null,
  units: number | null,
  { per, daysPerMonth }: ResidualFormula,
): Cents | null {
  if (leastCents === null || units === null) return null;
  // Units have two decimals: what a float adds below a thousandth of a cent is noise, not a cent.
  return cents(Math.ceil(Number((leastCents * units * (per === "day" ? daysPerMonth : 1)).toFixed(3))));
}

/** (rent + charges − housing benefit) / resources without the benefit; null where unknown, or nothing comes in. A ratio: 0.35 = 35 %. */
export function effortRate(facts: {
  rentChargesCents: number | null;
  benefitCents: number | null;
  resourcesCents: number | null;
}): number | null {
  const { rentChargesCents, benefitCents, resourcesCents } = facts;
  if (rentChargesCents === null || benefitCents === null || resourcesCents === null || resourcesCents <= 0)
    return null;
  return Math.max(0, rentChargesCents - benefitCents) / resourcesCents;
}

/** What a month of the Banque de France's scale sets aside, in cents: its flat rates, by their dated table. */
export type FlatRates = { livingCents: number; homeCents: number; heatingCents: number };

/**
 * Resources − (rent + taxes + childcare + maintenance paid + flat rates), in cents a month; below 0 where nothing is left.
 * `flatRates` null: the scale of that year is not known here ("à confirmer"), and so is the capacity.
 */
export function repaymentCapacity(
  facts: {
    resourcesCents: number | null;
    rentCents: number | null;
    taxesCents: number | null;
    childcareCents: number | null;
    maintenancePaidCents: number | null;
  },
  flatRates: Dated<FlatRates | null>,
): Cents | null {
  const { resourcesCents, ...charges } = facts;
  const spent = Object.values(charges);
  if (resourcesCents === null || flatRates.value === null || spent.includes(null)) return null;
  const { livingCents, homeCents, heatingCents } = flatRates.value;
  const charged = spent.reduce((total: number, one) => total + (one ?? 0), 0);
  return cents(resourcesCents - charged - livingCents - homeCents - heatingCents);
}
