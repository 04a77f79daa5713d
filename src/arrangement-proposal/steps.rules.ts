/** What an accepted arrangement asks people to do: a relief, grants and a plan, each filled from its levers. Nothing is applied by itself. */
import type { Levers, Route } from "../arrangement/rules.ts";
import type { MonthOfRelief } from "../rent-relief/rules.ts";

export const PROPOSAL_STATUSES = ["proposed", "withdrawn", "accepted", "refused"] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];
export const LEVERS = ["relief", "grant", "plan"] as const;
export type Lever = (typeof LEVERS)[number];

/** A lever to be proposed, in the fields of its own form. Money in cents, months and days ISO. */
export type Step =
  | { lever: "relief"; months: MonthOfRelief[] }
  | { lever: "grant"; funder: string; amountCents: number }
  | {
      lever: "plan";
      debtCents: number;
      instalmentCents: number;
      /** Month of the first instalment. */
      firstMonth: string;
      kind: "amicable" | "judge";
    };

/** Over-indebtedness is the commission's own plan: nobody draws it up here. */
const PLAN_KIND: Record<Route, "amicable" | "judge" | null> = {
  amicable: "amicable",
  court: "judge",
  overIndebtedness: null,
};

/** In the order in which they are proposed: what lowers the debt before the plan of what is left. A lever of 0 asks nothing. */
export function stepsOf(
  levers: Levers,
  months: readonly { n: number; month: string; instalmentCents: number }[],
  debtCents: number,
): Step[] {
  const steps: Step[] = [];
  const relief = levers.relief
    .filter(({ amountCents }) => amountCents > 0)
    .map(({ month: n, amountCents }) => ({ month: monthAt(months, n), amountCents }))
    .toSorted((one, other) => (one.month < other.month ? -1 : 1));
  if (relief.length > 0) steps.push({ lever: "relief", months: relief });
  const grants = levers.grants.filter(({ amountCents }) => amountCents > 0);
  for (const { funder, amountCents } of grants) steps.push({ lever: "grant", funder, amountCents });
  const left = debtCents - grants.reduce((total, { amountCents }) => total + amountCents, 0);
  const first = months.find(({ instalmentCents }) => instalmentCents > 0);
  const kind = PLAN_KIND[levers.route];
  if (left > 0 && first && kind)
    steps.push({
      lever: "plan",
      debtCents: left,
      instalmentCents: levers.instalmentCents,
      firstMonth: first.month,
      kind,
    });
  return steps;
}

/** Months shown may end before one that a lever names: it is counted from the first. */
const monthAt = (months: readonly { n: number; month: string }[], n: number): string =>
  months.find((one) => one.n === n)?.month ??
  Temporal.PlainYearMonth.from(months[0]!.month)
    .add({ months: n - months[0]!.n })
    .toString();
