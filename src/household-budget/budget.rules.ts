/**
 * A household's month, line by line: members, resources, charges, other debts; the figures that follow, each with what it was made of;
 * rights to ask about. Money in cents; null = unknown, 0 = none: never the one for the other.
 */
import { legalOn } from "../law/legal-parameters.ts";
import type { Broken, Dated } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import { longDate } from "../platform/calendar/wording.ts";
import {
  consumptionUnits,
  effortRate,
  type FlatRates,
  monthLeftCents,
  repaymentCapacity,
  residualIncome,
  type UnitScale,
} from "./rules.ts";

type PlainDate = Temporal.PlainDate;

export const RESOURCE_KINDS = [
  "wage",
  "selfEmployment",
  "unemployment",
  "minimumIncome",
  "activityBonus",
  "pension",
  "disability",
  "sickPay",
  "familyBenefit",
  "maintenanceReceived",
  "studyGrant",
  "otherResource",
] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

export const CHARGE_KINDS = [
  "rent",
  "energy",
  "water",
  "insurance",
  "phone",
  "transport",
  "taxes",
  "childcare",
  "school",
  "maintenancePaid",
  "healthInsurance",
  "creditRepayment",
  "debtRepayment",
  "otherCharge",
] as const;
export type ChargeKind = (typeof CHARGE_KINDS)[number];

export const DEBT_KINDS = [
  "energyDebt",
  "credit",
  "taxDebt",
  "overpaidBenefit",
  "bank",
  "health",
  "family",
  "otherDebt",
] as const;
export type DebtKind = (typeof DEBT_KINDS)[number];

/** `age` null: not asked. `here` false: counted elsewhere, a child who comes on week-ends. */
export type Member = { id: string; name: string; age: number | null; here: boolean };
/** Of one person, or of the whole household (`memberId` null). */
export type Line<Kind extends string> = { kind: Kind; memberId: string | null; cents: number | null };

export type Budget = {
  members: readonly Member[];
  resources: readonly Line<ResourceKind>[];
  charges: readonly Line<ChargeKind>[];
  /** Besides the rent: what is left to pay, not by month. */
  debts: readonly Line<DebtKind>[];
  /** Housing benefit of a month, whoever receives it: apart from resources, it lowers the rent. */
  benefitCents: number | null;
};

/** Flat rates of the scale for the first person and for each other one. */
export type RateTable = { first: FlatRates; each: FlatRates };
/** How figures are counted, by the operator's or the funder's dated setting. */
export type BudgetSettings = { per: "day" | "month"; flatRates: Dated<RateTable | null> };

/** A sum as far as it is known: `cents` null as soon as one line is unknown, `atLeastCents` what the others come to. */
export type Sum = { cents: number | null; atLeastCents: number; unknown: number };

export const sumOf = (lines: readonly { cents: number | null }[]): Sum => {
  const unknown = lines.filter(({ cents }) => cents === null).length;
  const atLeastCents = lines.reduce((total, { cents }) => total + (cents ?? 0), 0);
  return { cents: unknown > 0 ? null : atLeastCents, atLeastCents, unknown };
};

export type Figures = {
  adults: number | null;
  children: number | null;
  units: number | null;
  resources: Sum;
  charges: Sum;
  debts: Sum;
  /** Resources and housing benefit, less charges. */
  leftCents: number | null;
  per: "day" | "month";
  daysPerMonth: number;
  residualCents: number | null;
  effortRate: number | null;
  /** Null where the scale of the year is not known, or a line it needs is not. */
  capacityCents: number | null;
  /** What the scale sets aside for this household; null: no scale. */
  flatRatesCents: number | null;
};

const total = (lines: readonly Line<string>[], kind: string) =>
  sumOf(lines.filter((line) => line.kind === kind)).cents;

/**
 * The figures of a month, by the scale in force on its day. A kind without a line counts for nothing; a line without an amount makes
 * unknown whatever is made of it. No resource at all was written down: nobody asked yet, the sum is unknown.
 */
export function figuresOf(budget: Budget, { per, flatRates }: BudgetSettings, on: PlainDate): Figures {
  const scale = legalOn("budget.consumptionUnits", on)! as Dated<UnitScale>;
  const daysPerMonth = legalOn("budget.daysPerMonth", on)!.value as number;
  const here = budget.members.filter((member) => member.here);
  const asked = here.length > 0 && here.every(({ age }) => age !== null);
  const adults = asked ? here.filter(({ age }) => age! >= scale.value.adultFrom).length : null;
  const children = adults === null ? null : here.length - adults;
  const units = consumptionUnits({ adults, children }, scale);
  const notAsked: Sum = { cents: null, atLeastCents: 0, unknown: 0 };
  const resources = budget.resources.length === 0 ? notAsked : sumOf(budget.resources);
  const charges = budget.charges.length === 0 ? notAsked : sumOf(budget.charges);
  const rent = budget.charges.some(({ kind }) => kind === "rent") ? total(budget.charges, "rent") : null;
  const withBenefit =
    resources.cents === null || budget.benefitCents === null ? null : resources.cents + budget.benefitCents;
  const rates = flatRates.value && here.length > 0 ? ratesFor(flatRates.value, here.length) : null;
  return {
    adults,
    children,
    units,
    resources,
    charges,
    debts: sumOf(budget.debts),
    leftCents: monthLeftCents(withBenefit, charges.cents),
    per,
    daysPerMonth,
    residualCents: residualIncome(
      { resourcesCents: withBenefit, chargesCents: charges.cents, units },
      { per, daysPerMonth },
    ),
    effortRate: effortRate({
      rentChargesCents: rent,
      benefitCents: budget.benefitCents,
      resourcesCents: resources.cents,
    }),
    capacityCents: repaymentCapacity(
      {
        resourcesCents: withBenefit,
        rentCents: rent,
        taxesCents: total(budget.charges, "taxes"),
        childcareCents: total(budget.charges, "childcare"),
        maintenancePaidCents: total(budget.charges, "maintenancePaid"),
      },
      { ...flatRates, value: rates },
    ),
    flatRatesCents: rates && rates.livingCents + rates.homeCents + rates.heatingCents,
  };
}

function ratesFor({ first, each }: RateTable, people: number): FlatRates {
  const of = (name: keyof FlatRates) => first[name] + (people - 1) * each[name];
  return { livingCents: of("livingCents"), homeCents: of("homeCents"), heatingCents: of("heatingCents") };
}

/** Where one line is: for a simulation, and for errors. */
export type LineAt = { side: "resources" | "charges" | "debts"; index: number } | { side: "benefit" };

/** The same month with one amount changed. */
export function withLine(budget: Budget, at: LineAt, cents: number | null): Budget {
  if (at.side === "benefit") return { ...budget, benefitCents: cents };
  const lines = budget[at.side].map((line, index) => (index === at.index ? { ...line, cents } : line));
  return { ...budget, [at.side]: lines };
}

export const RIGHTS = [
  "housingBenefit",
  "activityBonus",
  "minimumIncome",
  "familyBenefit",
  "maintenance",
  "pension",
  "disability",
  "healthInsurance",
  "energyCheque",
  "socialTariffs",
  "overIndebtedness",
] as const;
export type RightToCheck = (typeof RIGHTS)[number];

/**
 * Rights that somebody should ask about: questions, never an entitlement. What tells that a right is claimed already is its line; what
 * is unknown is asked about as well. No amount decides: no threshold is applied here.
 */
export function rightsToCheck({ members, resources, charges, debts, benefitCents }: Budget): RightToCheck[] {
  const here = members.filter((member) => member.here);
  const received = (kind: ResourceKind) =>
    resources.some((line) => line.kind === kind && (line.cents ?? 0) > 0);
  const pays = (kind: ChargeKind) => charges.some((line) => line.kind === kind && line.cents !== 0);
  const works = received("wage") || received("selfEmployment");
  const ages = here.flatMap(({ age }) => (age === null ? [] : [age]));
  const children = ages.filter((age) => age < 21).length;
  const grown = ages.filter((age) => age >= 18).length;
  const asks: Record<RightToCheck, boolean> = {
    housingBenefit: !benefitCents,
    activityBonus: works && !received("activityBonus"),
    minimumIncome:
      !works &&
      !received("unemployment") &&
      !received("pension") &&
      !received("disability") &&
      !received("minimumIncome"),
    familyBenefit: children > 0 && !received("familyBenefit"),
    maintenance: children > 0 && grown === 1 && !received("maintenanceReceived"),
    pension: ages.some((age) => age >= 60) && !received("pension"),
    disability: received("sickPay") && !received("disability"),
    healthInsurance: !pays("healthInsurance"),
    energyCheque: pays("energy"),
    socialTariffs: pays("phone") || pays("transport"),
    overIndebtedness: debts.some(({ cents }) => cents !== 0),
  };
  return RIGHTS.filter((right) => asks[right]);
}

/** What is wrong with a budget as it is written. Incomplete is allowed: an amount left empty is unknown. */
export function brokenByBudget(budget: Budget & { budgetedOn: PlainDate }, today: PlainDate): Broken[] {
  const broken: Broken[] = [];
  if (isBefore(today, budget.budgetedOn))
    broken.push({
      rule: "budget.future",
      field: "budgetedOn",
      message: `Le ${longDate(budget.budgetedOn)} est à venir : un budget se note le jour où il est fait, ou après.`,
      english: `${longDate(budget.budgetedOn, "en")} is still to come: a budget is noted on the day it is made, or after.`,
    });
  const members = new Set(budget.members.map(({ id }) => id));
  for (const side of ["resources", "charges", "debts"] as const)
    for (const [index, { memberId, cents }] of budget[side].entries()) {
      if (memberId !== null && !members.has(memberId))
        broken.push({
          rule: "budget.member",
          field: `${side}.${index}.memberId`,
          message:
            "Cette personne n'est pas dans la liste du ménage : ajoutez-la, ou choisissez « Le ménage ».",
          english: "This person is not in the household's list: add them, or choose “The household”.",
        });
      if (cents !== null && cents < 0)
        broken.push({
          rule: "budget.negative",
          field: `${side}.${index}.cents`,
          message: "Un montant est positif : une ressource d'un côté, une charge de l'autre.",
          english: "An amount is positive: a resource on one side, a charge on the other.",
        });
    }
  return broken;
}
