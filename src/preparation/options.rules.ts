/**
 * What the debt becomes with each arrangement: nothing, a repayment plan, rent relief with a plan, a grant with a plan. Figures to talk
 * about, by rules that a member can follow by hand; what is asked of the household stands beside what it pays now.
 */
import { legalOn } from "../law/legal-parameters.ts";
import { type Dated, datedOn } from "../platform/calendar/dated.ts";
import { split } from "../platform/money/share.ts";

/** Where no convention says: what a reader may change on the page, and is told. "À confirmer" with the coordination. */
export const OPTION_PARAMETERS: readonly Dated<{ planMonths: number; grantShare: number }>[] = [
  {
    id: "preparation.options",
    value: { planMonths: 24, grantShare: 0.5 },
    validFrom: null,
    validTo: null,
    source: "réglage par défaut, à confirmer avec la coordination",
    checked: null,
  },
];

export const ARRANGEMENTS = ["nothing", "plan", "reliefAndPlan", "grantAndPlan"] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

/** Cents; null = unknown. `paidCents`: what the household paid a month, on average of the last months. */
export type Debt = { debtCents: number | null; amountDueCents: number | null; paidCents: number | null };

/** What an arrangement is computed with. Months of the plan and of the relief, cents of relief a month and of the grant. */
export type Terms = { planMonths: number; reliefMonths: number; reliefCents: number; grantCents: number };

export type Option = {
  arrangement: Arrangement;
  /** Debt after 6 and 12 months; null where something it hangs on is unknown. */
  in6Cents: number | null;
  in12Cents: number | null;
  /** What the household would pay a month: at first, and once the relief has ended. */
  monthlyCents: number | null;
  laterCents: number | null;
  /** Of public or landlord's money, in all. */
  costCents: number | null;
};

/** Months that count for what a household pays. */
const PAID_OVER = 6;

/** The average paid a month over the last six known; null where no month is known. */
export function averagePaid(months: readonly { paidCents: number }[]): number | null {
  const last = months.slice(-PAID_OVER);
  return last.length === 0
    ? null
    : Math.round(last.reduce((sum, { paidCents }) => sum + paidCents, 0) / last.length);
}

/** The longest plan and relief in months on a day, with their sources. */
export function limitsOn(on: Temporal.PlainDate) {
  return {
    plan: legalOn("benefit.planMaxMonths", on) as Dated<number> | undefined,
    relief: legalOn("rentRelief.maxMonths", on) as Dated<number> | undefined,
  };
}

/**
 * Terms to begin with: a plan of the usual length, relief as long as it may last, of what the household falls short of each month, a
 * grant of a share of the debt. A household whose payments are unknown has no shortfall known: no relief is proposed.
 */
export function usualTerms({ debtCents, amountDueCents, paidCents }: Debt, on: Temporal.PlainDate): Terms {
  const { planMonths, grantShare } = datedOn(OPTION_PARAMETERS, "preparation.options", on)!.value;
  const { plan, relief } = limitsOn(on);
  const shortfall = amountDueCents === null || paidCents === null ? 0 : amountDueCents - paidCents;
  return {
    planMonths: Math.min(planMonths, plan?.value ?? planMonths),
    reliefMonths: relief?.value ?? 0,
    reliefCents: Math.max(0, shortfall),
    grantCents: Math.round(Math.max(0, debtCents ?? 0) * grantShare),
  };
}

/** What is left of a debt after some instalments of a plan that repays it in equal months, the last with the remainder. */
function leftAfter(debtCents: number, planMonths: number, months: number): number {
  if (debtCents <= 0) return debtCents;
  return (
    debtCents -
    split(debtCents, planMonths)
      .slice(0, months)
      .reduce((sum, part) => sum + part, 0)
  );
}

/** The four arrangements, in order. Each assumes that the current rent is paid, but the first: there what is paid now goes on. */
export function optionsOf({ debtCents, amountDueCents, paidCents }: Debt, terms: Terms): Option[] {
  const { planMonths, reliefMonths, grantCents } = terms;
  const known = debtCents === null ? null : debtCents;
  const drift = amountDueCents === null || paidCents === null ? null : amountDueCents - paidCents;
  const drifted = (months: number) => (known === null || drift === null ? null : known + months * drift);
  const planned = (debt: number, months: number) => leftAfter(debt, planMonths, months);
  const instalment = (debt: number) => (debt <= 0 ? 0 : split(debt, planMonths)[0]!);
  const reliefCents = Math.min(terms.reliefCents, amountDueCents ?? terms.reliefCents);
  const grant = known === null ? grantCents : Math.min(grantCents, Math.max(0, known));
  const monthly = (debt: number | null) =>
    debt === null || amountDueCents === null ? null : amountDueCents + instalment(debt);
  const afterGrant = known === null ? null : known - grant;
  const plan = (debt: number | null) => ({
    in6Cents: debt === null ? null : planned(debt, 6),
    in12Cents: debt === null ? null : planned(debt, 12),
  });
  const full = monthly(known);
  return [
    {
      arrangement: "nothing",
      in6Cents: drifted(6),
      in12Cents: drifted(12),
      monthlyCents: paidCents,
      laterCents: paidCents,
      costCents: 0,
    },
    { arrangement: "plan", ...plan(known), monthlyCents: full, laterCents: full, costCents: 0 },
    {
      arrangement: "reliefAndPlan",
      ...plan(known),
      monthlyCents: full === null ? null : full - reliefCents,
      laterCents: full,
      costCents: reliefCents * reliefMonths,
    },
    {
      arrangement: "grantAndPlan",
      ...plan(afterGrant),
      monthlyCents: monthly(afterGrant),
      laterCents: monthly(afterGrant),
      costCents: grant,
    },
  ];
}
