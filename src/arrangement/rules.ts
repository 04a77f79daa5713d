/** The arrangement of a debt (montage): what each lever gives month by month, who pays, and which limit it breaks.
 *  Pure: the worker moves a lever in the browser, the solver's answers are checked by the same rule on the server. */
import { type Cents, cents } from "../platform/money/cents.ts";
import { splitRelief } from "../rent-relief/rules.ts";

/** How the debt is spread: agreed with the landlord, by time to pay granted by a judge, or by the over-indebtedness commission. */
export const ROUTES = ["amicable", "court", "overIndebtedness"] as const;
export type Route = (typeof ROUTES)[number];

/** A month of the household's life, in cents; null = unknown. `bill`: rent + charges − benefit, what the rent bill asks. */
export type MonthFacts = { billCents: number; resourcesCents: number | null; chargesCents: number | null };

export type ArrangementCase = {
  /** First month, ISO (`2027-01`): levers count months from it, 1 being the first. */
  from: string;
  debtCents: number;
  /** What the household has, by the month it begins to hold (1 = the first): at least one, from month 1. */
  periods: readonly (MonthFacts & { fromMonth: number })[];
  /** Whole household, a month; null: no floor is known, what is left may not fall below 0. */
  leastResidualCents: number | null;
  /** Null: no relief is open. */
  relief: {
    /** Months that the path may still have (6, less those granted). */
    monthsLeft: number;
    /** The first months, within which a relief may stand: the measure's. */
    withinMonths: number;
    /** A month at most; null: up to the bill. */
    ceilingCents: number | null;
    fund: string;
    /** Part of it that the landlord bears, 0 to 1. */
    landlordShare: number;
    /** What is left of the fund's envelope; null: not known, so not counted. */
    fundLeftCents: number | null;
  } | null;
  /** Funds that may give a grant. */
  grants: readonly {
    funder: string;
    ceilingCents: number | null;
    leftCents: number | null;
    /** Part of the debt that it pays at most, 0 to 1; null: all of it. */
    shareOfDebt: number | null;
    /** Month in which it would be paid. */
    paidInMonth: number;
  }[];
  /** The routes that are open, each with its longest plan and the months before its first instalment. */
  routes: readonly { route: Route; maxMonths: number; delayMonths: number }[];
  /** The debt is to be settled by the end of this month; null: the route's own limit. */
  withinMonths: number | null;
};

/** What is decided. Months count from 1; the last instalment is what remains. */
export type Levers = {
  route: Route;
  relief: { month: number; amountCents: number }[];
  grants: { funder: string; amountCents: number }[];
  /** 0: nothing is left to pay. */
  instalmentCents: number;
};

export type ArrangedMonth = {
  n: number;
  month: string;
  billCents: Cents;
  reliefCents: Cents;
  grantCents: Cents;
  instalmentCents: Cents;
  /** What is left of the debt at the end of the month. */
  debtCents: Cents;
  /** What is left to live on; null where a figure is unknown. */
  residualCents: Cents | null;
};

/** A limit of the arrangement. `reached` and `limit` are cents or months, as `unit` says. */
export type Limit = {
  constraint:
    | "residualIncome"
    | "plan.maxMonths"
    | "within"
    | "rentRelief.maxMonths"
    | "rentRelief.ceiling"
    | "rentRelief.bill"
    | "rentRelief.within"
    | "rentRelief.envelope"
    | "grant.ceiling"
    | "grant.aboveDebt"
    | "plan.capacity";
  unit: "cents" | "months";
  limit: number;
  reached: number;
  /** The fund it is of, where it is of one. */
  funder?: string;
};

export type Arranged = {
  levers: Levers;
  months: ArrangedMonth[];
  /** Paid besides the household, by who pays; `landlord` for its part of the relief. */
  costByFunderCents: Record<string, number>;
  publicCents: Cents;
  planMonths: number;
  /** Month in which nothing is owed any more; null: never within what the levers give. */
  clearMonth: number | null;
  /** The least of all months; null where unknown. */
  leastResidualCents: Cents | null;
  broken: Limit[];
  /** Limits reached, none passed: what holds the arrangement where it is. */
  binding: Limit[];
};

/** Limits that say nothing where they are only reached. */
const SILENT = new Set<Limit["constraint"]>(["grant.aboveDebt", "plan.capacity", "rentRelief.within"]);

/** The longest plan this program shows: over-indebtedness spreads over 7 years (C. conso L733-1). */
const LONGEST = 120;

export const factsOf = ({ periods }: ArrangementCase, month: number): MonthFacts =>
  periods.findLast(({ fromMonth }) => fromMonth <= month) ?? periods[0]!;

/** `2027-01`, 3 → `2027-03`. */
export const monthOf = (from: string, n: number): string =>
  Temporal.PlainYearMonth.from(from)
    .add({ months: n - 1 })
    .toString();

/** What a fund may give here, all its limits together. */
export function mostOfGrant(facts: ArrangementCase, funder: string): number {
  const fund = facts.grants.find((one) => one.funder === funder);
  if (!fund) return 0;
  const share =
    fund.shareOfDebt === null ? facts.debtCents : Math.floor(facts.debtCents * fund.shareOfDebt + 1e-9);
  return Math.max(
    0,
    Math.min(facts.debtCents, share, fund.ceilingCents ?? Infinity, fund.leftCents ?? Infinity),
  );
}

/** The most a relief may come to, so that the fund's part stays within its envelope. Infinity where it does not count. */
export function mostOfRelief({ relief }: ArrangementCase): number {
  if (!relief) return 0;
  const { landlordShare, fundLeftCents } = relief;
  if (fundLeftCents === null || landlordShare >= 1) return Infinity;
  let most = Math.floor(fundLeftCents / (1 - landlordShare)) + 2;
  while (most > 0 && fundPart(most, landlordShare) > fundLeftCents) most -= 1;
  return most;
}

/** What the fund pays of a relief, the landlord's share aside. */
export function fundPart(amountCents: number, landlordShare: number): number {
  return splitRelief(amountCents, {
    id: "rentRelief.landlordShare",
    value: landlordShare,
    validFrom: null,
    validTo: null,
    source: "",
    checked: null,
  }).fundCents;
}

/** The least instalment by which `debtCents` is paid within `months`. 0 where nothing is owed. */
export const instalmentFor = (debtCents: number, months: number): number =>
  debtCents > 0 ? Math.ceil(debtCents / Math.max(1, months)) : 0;

/**
 * What the levers give, month by month to the month that settles the debt (or the route's last one): debt, bill, what is left to
 * live on, cost by who pays, limits broken and limits reached. Levers of a route that is not open take the amicable one's limits.
 */
export function follow(facts: ArrangementCase, levers: Levers): Arranged {
  const route = facts.routes.find(({ route: one }) => one === levers.route) ?? facts.routes[0]!;
  const granted = levers.grants.reduce((total, { amountCents }) => total + amountCents, 0);
  const toPay = Math.max(0, facts.debtCents - granted);
  const planMonths =
    toPay === 0 ? 0 : levers.instalmentCents > 0 ? Math.ceil(toPay / levers.instalmentCents) : Infinity;
  const lastInstalment = planMonths === 0 ? 0 : route.delayMonths + planMonths;
  const paidIn = (funder: string) => facts.grants.find((one) => one.funder === funder)?.paidInMonth ?? 1;
  const lastGrant = Math.max(
    0,
    ...levers.grants.filter(({ amountCents }) => amountCents > 0).map(({ funder }) => paidIn(funder)),
  );
  const clear = Math.max(lastInstalment, lastGrant);
  // As for grants: nothing given in a month is no lever, and lengthens nothing.
  const lastRelief = Math.max(
    0,
    ...levers.relief.filter(({ amountCents }) => amountCents > 0).map(({ month }) => month),
  );
  const horizon = horizonOf(facts, route);
  const shown = Math.min(LONGEST, Math.max(horizon, Number.isFinite(clear) ? clear : 0, lastRelief));

  const months: ArrangedMonth[] = [];
  let debt = facts.debtCents;
  let planned = toPay;
  for (let n = 1; n <= shown; n++) {
    const { billCents, resourcesCents, chargesCents } = factsOf(facts, n);
    const reliefCents = levers.relief.find(({ month }) => month === n)?.amountCents ?? 0;
    const grantCents = levers.grants.reduce(
      (total, { funder, amountCents }) => total + (paidIn(funder) === n ? amountCents : 0),
      0,
    );
    const instalmentCents = n > route.delayMonths ? Math.min(planned, levers.instalmentCents) : 0;
    planned -= instalmentCents;
    debt -= grantCents + instalmentCents;
    const residualCents =
      resourcesCents === null || chargesCents === null
        ? null
        : cents(resourcesCents - chargesCents - billCents + reliefCents - instalmentCents);
    months.push({
      n,
      month: monthOf(facts.from, n),
      billCents: cents(billCents),
      reliefCents: cents(reliefCents),
      grantCents: cents(grantCents),
      instalmentCents: cents(instalmentCents),
      debtCents: cents(debt),
      residualCents,
    });
  }
  const residuals = months.map(({ residualCents }) => residualCents);
  const leastResidualCents = residuals.some((one) => one === null)
    ? null
    : cents(Math.min(...(residuals as number[])));
  const limits = limitsOf(facts, levers, { route, planMonths, clear, granted, leastResidualCents });
  const reliefTotal = levers.relief.reduce((total, { amountCents }) => total + amountCents, 0);
  return {
    levers,
    // Months after the debt is settled and the relief is over say nothing new.
    months: months.slice(0, Math.max(Number.isFinite(clear) ? clear : shown, lastRelief, 1)),
    costByFunderCents: costOf(facts, levers, reliefTotal),
    publicCents: cents(granted + reliefTotal),
    planMonths: Number.isFinite(planMonths) ? planMonths : 0,
    clearMonth: Number.isFinite(clear) ? clear : null,
    leastResidualCents,
    broken: limits.filter(({ constraint, limit, reached }) =>
      constraint === "residualIncome" || constraint === "plan.capacity" ? reached < limit : reached > limit,
    ),
    binding: limits.filter(({ limit, reached, constraint }) => reached === limit && !SILENT.has(constraint)),
  };
}

/** Months over which the household must have enough to live on: to the end of the longest plan allowed, or the last grant. */
export function horizonOf(facts: ArrangementCase, route: ArrangementCase["routes"][number]): number {
  const lastGrant = Math.max(0, ...facts.grants.map(({ paidInMonth }) => paidInMonth));
  const longest = Math.min(LONGEST, Math.max(route.delayMonths + route.maxMonths, lastGrant));
  return facts.withinMonths === null ? longest : Math.min(longest, facts.withinMonths);
}

function costOf({ relief }: ArrangementCase, levers: Levers, reliefTotal: number): Record<string, number> {
  const cost: Record<string, number> = {};
  const add = (funder: string, amount: number) => {
    if (amount > 0) cost[funder] = (cost[funder] ?? 0) + amount;
  };
  if (relief && reliefTotal > 0) {
    const fund = fundPart(reliefTotal, relief.landlordShare);
    add(relief.fund, fund);
    add("landlord", reliefTotal - fund);
  }
  for (const { funder, amountCents } of levers.grants) add(funder, amountCents);
  return cost;
}

/** Every limit with what these levers make of it. A limit that says nothing here (no relief asked, fund not used) is left out. */
function limitsOf(
  facts: ArrangementCase,
  { relief, grants, instalmentCents }: Levers,
  found: {
    route: ArrangementCase["routes"][number];
    planMonths: number;
    clear: number;
    granted: number;
    leastResidualCents: number | null;
  },
): Limit[] {
  const limits: Limit[] = [];
  const { route, planMonths, clear, granted, leastResidualCents } = found;
  if (leastResidualCents !== null)
    limits.push({
      constraint: "residualIncome",
      unit: "cents",
      limit: facts.leastResidualCents ?? 0,
      reached: leastResidualCents,
    });
  if (granted < facts.debtCents && instalmentCents <= 0)
    limits.push({ constraint: "plan.capacity", unit: "cents", limit: 1, reached: instalmentCents });
  else
    limits.push({
      constraint: "plan.maxMonths",
      unit: "months",
      limit: route.maxMonths,
      reached: planMonths,
    });
  if (facts.withinMonths !== null && Number.isFinite(clear))
    limits.push({ constraint: "within", unit: "months", limit: facts.withinMonths, reached: clear });
  if (granted > facts.debtCents)
    limits.push({ constraint: "grant.aboveDebt", unit: "cents", limit: facts.debtCents, reached: granted });
  for (const { funder, amountCents } of grants)
    if (amountCents > 0)
      limits.push({
        constraint: "grant.ceiling",
        unit: "cents",
        funder,
        limit: mostOfGrant(facts, funder),
        reached: amountCents,
      });
  const given = relief.filter(({ amountCents }) => amountCents > 0);
  if (given.length === 0) return limits;
  const open = facts.relief ?? { monthsLeft: 0, withinMonths: 0, ceilingCents: 0, fund: undefined };
  const fund = open.fund === undefined ? {} : { funder: open.fund };
  limits.push(
    { constraint: "rentRelief.maxMonths", unit: "months", limit: open.monthsLeft, reached: given.length },
    {
      constraint: "rentRelief.within",
      unit: "months",
      limit: open.withinMonths,
      reached: Math.max(...given.map(({ month }) => month)),
    },
  );
  if (open.ceilingCents !== null)
    limits.push({
      constraint: "rentRelief.ceiling",
      unit: "cents",
      limit: open.ceilingCents,
      reached: Math.max(...given.map(({ amountCents }) => amountCents)),
      ...fund,
    });
  const tightest = given
    .map(({ month, amountCents }) => ({ limit: factsOf(facts, month).billCents, reached: amountCents }))
    .toSorted((one, other) => one.limit - one.reached - (other.limit - other.reached))[0]!;
  limits.push({ constraint: "rentRelief.bill", unit: "cents", ...tightest });
  const most = mostOfRelief(facts);
  if (Number.isFinite(most))
    limits.push({
      constraint: "rentRelief.envelope",
      unit: "cents",
      limit: most,
      reached: given.reduce((total, { amountCents }) => total + amountCents, 0),
      ...fund,
    });
  return limits;
}
