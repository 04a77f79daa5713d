/** The arrangement as an integer programme, written in LP format: one model for each route, what it optimises and what it may relax.
 *  Cents and months are whole numbers; the last instalment alone may be smaller than the others. */
import {
  type ArrangementCase,
  factsOf,
  horizonOf,
  type Levers,
  mostOfGrant,
  mostOfRelief,
  type Route,
} from "./rules.ts";

export const GOALS = ["leastPublicMoney", "soonestClear", "mostResidualIncome"] as const;
export type Goal = (typeof GOALS)[number];

/** What a model minimises: money besides the household's, the month that settles the debt, minus the least residual income… */
export type Objective = "money" | "clear" | "residual" | "slack";

/** Limits that may be lifted, one at a time, to tell which one stands in the way; the slack then counts by how much it is passed. */
export const RELAXABLE = [
  "residualIncome",
  "plan.maxMonths",
  "rentRelief.maxMonths",
  "rentRelief.ceiling",
  "rentRelief.envelope",
  "grant.ceiling",
] as const;
export type Relaxed = (typeof RELAXABLE)[number];

export type Ask = {
  objective: Objective;
  /** Bounds kept from an objective already reached: at most so much money or so many months, at least so much left. */
  kept?: { money?: number; clear?: number; residual?: number };
  relaxed?: readonly Relaxed[];
};

/** Longest plan looked at when its length is what is relaxed: the answer names the months needed, no plan is proposed. */
const LONGEST_LOOKED_AT = 84;

/** A sum of columns; of none, a term of nothing. */
const add = (names: readonly string[]) => (names.length > 0 ? names.join(" + ") : "0 c");
const sumOf = (letter: string, of: readonly number[]) => add(of.map((n) => `${letter}${n}`));

/** The model of one route in LP format. Columns: c instalment, p1… payments, a1… months of the plan, r1… relief, g0… grants, m least residual. */
export function modelOf(
  given: ArrangementCase,
  route: ArrangementCase["routes"][number],
  { objective, kept = {}, relaxed = [] }: Ask,
): string {
  const isLifted = (one: Relaxed) => relaxed.includes(one);
  const facts = lifted(given, relaxed);
  const longest = isLifted("plan.maxMonths") ? LONGEST_LOOKED_AT : route.maxMonths;
  const horizon = horizonOf(facts, { ...route, maxMonths: longest });
  const { debtCents } = facts;
  const least = facts.leastResidualCents ?? 0;
  const reliefMonths = facts.relief ? Math.min(facts.relief.withinMonths, horizon) : 0;
  const months = Array.from({ length: horizon }, (_, index) => {
    const n = index + 1;
    const { billCents, resourcesCents, chargesCents } = factsOf(facts, n);
    const base =
      resourcesCents === null || chargesCents === null ? null : resourcesCents - chargesCents - billCents;
    const reliefCents = n <= reliefMonths ? Math.min(billCents, facts.relief?.ceilingCents ?? Infinity) : 0;
    const isPlanned = n > route.delayMonths && n <= route.delayMonths + longest;
    const mostPaid = !isPlanned
      ? 0
      : base === null || isLifted("residualIncome")
        ? debtCents
        : Math.min(debtCents, Math.max(0, base + reliefCents - least));
    return { n, base, reliefCents, isPlanned, mostPaid };
  });
  const planned = months.filter(({ isPlanned }) => isPlanned);
  const relieved = months.filter(({ reliefCents }) => reliefCents > 0);
  const grants = facts.grants.map(({ funder, paidInMonth }, index) => ({
    index,
    paidInMonth,
    most: paidInMonth > horizon ? 0 : mostOfGrant(facts, funder),
  }));
  const bounds: string[] = [];
  const rows: string[] = [];
  const row = (text: string) => rows.push(` c${rows.length}: ${text}`);

  // The debt is paid by instalments and grants, to the cent.
  row(
    `${add([...planned.map(({ n }) => `p${n}`), ...grants.map(({ index }) => `g${index}`)])} = ${debtCents}`,
  );
  planned.forEach(({ n, mostPaid }, index) => {
    // Nothing outside the plan; every month of it but the last pays the whole instalment.
    row(`p${n} - ${Math.max(mostPaid, 0)} a${n} <= 0`);
    row(`p${n} - c <= 0`);
    const next = planned[index + 1];
    if (next) {
      row(`a${next.n} - a${n} <= 0`);
      row(`p${n} - c - ${debtCents} a${next.n} >= ${-debtCents}`);
    }
    row(`k - ${n} a${n} >= 0`);
  });
  bounds.push(` 0 <= c <= ${Math.max(0, ...planned.map(({ mostPaid }) => mostPaid))}`);
  bounds.push(` 0 <= k <= ${Math.max(horizon, 1)}`);
  for (const { index, paidInMonth, most } of grants) {
    bounds.push(` 0 <= g${index} <= ${most}`);
    row(`g${index} - ${most} v${index} <= 0`);
    row(`k - ${paidInMonth} v${index} >= 0`);
  }
  // Relief: so many months, so much in all.
  for (const { n, reliefCents } of relieved) bounds.push(` 0 <= r${n} <= ${reliefCents}`);
  const isCounted = facts.relief !== null && relieved.length > facts.relief.monthsLeft;
  if (isCounted) {
    for (const { n, reliefCents } of relieved) row(`r${n} - ${reliefCents} u${n} <= 0`);
    row(`${add(relieved.map(({ n }) => `u${n}`))} <= ${facts.relief!.monthsLeft}`);
  }
  const mostRelief = mostOfRelief(facts);
  if (relieved.length > 0 && Number.isFinite(mostRelief))
    row(`${add(relieved.map(({ n }) => `r${n}`))} <= ${mostRelief}`);
  // What is left to live on, every month of the horizon; `m` is the least of them.
  const slack = isLifted("residualIncome") ? " + s" : "";
  for (const { n, base, reliefCents, isPlanned } of months) {
    if (base === null) continue;
    const moves = `${reliefCents > 0 ? ` + r${n}` : ""}${isPlanned ? ` - p${n}` : ""}`;
    row(`${moves} + 0 c${slack} >= ${least - base}`);
    if (objective === "residual" || kept.residual !== undefined) row(`${moves} - m >= ${-base}`);
  }
  bounds.push(" -1000000000 <= m <= 1000000000");
  const money = [...relieved.map(({ n }) => `r${n}`), ...grants.map(({ index }) => `g${index}`)];
  if (kept.money !== undefined && money.length > 0) row(`${add(money)} <= ${kept.money}`);
  if (kept.clear !== undefined) row(`k <= ${kept.clear}`);
  if (kept.residual !== undefined) row(`m >= ${kept.residual}`);

  const counted = slackOf(relaxed, {
    relieved: relieved.map(({ n }) => n),
    grants: grants.map(({ index }) => index),
  });
  if (objective === "slack" && isLifted("rentRelief.ceiling"))
    for (const { n } of relieved) row(`s - r${n} >= 0`);
  const goal = { money: add(money), clear: "k", residual: "- m", slack: counted }[objective];
  const integers = ["c", ...relieved.map(({ n }) => `r${n}`), ...grants.map(({ index }) => `g${index}`), "k"];
  const binaries = [
    ...planned.map(({ n }) => `a${n}`),
    ...grants.map(({ index }) => `v${index}`),
    ...(isCounted || (objective === "slack" && isLifted("rentRelief.maxMonths"))
      ? relieved.map(({ n }) => `u${n}`)
      : []),
  ];
  if (!isCounted && objective === "slack" && isLifted("rentRelief.maxMonths"))
    for (const { n, reliefCents } of relieved) row(`r${n} - ${reliefCents} u${n} <= 0`);
  return [
    "Minimize",
    ` obj: ${goal}`,
    "Subject To",
    ...rows,
    "Bounds",
    ...bounds,
    "General",
    ` ${integers.join(" ")}`,
    ...(binaries.length > 0 ? ["Binary", ` ${binaries.join(" ")}`] : []),
    "End",
  ].join("\n");
}

/** The case with some limits out of the way. */
function lifted(facts: ArrangementCase, relaxed: readonly Relaxed[]): ArrangementCase {
  const is = (one: Relaxed) => relaxed.includes(one);
  const relief = facts.relief && {
    ...facts.relief,
    ...(is("rentRelief.maxMonths") && {
      monthsLeft: Infinity,
      withinMonths: Math.max(24, facts.relief.withinMonths),
    }),
    ...(is("rentRelief.ceiling") && { ceilingCents: null }),
    ...(is("rentRelief.envelope") && { fundLeftCents: null }),
  };
  const grants = is("grant.ceiling")
    ? facts.grants.map((fund) => ({ ...fund, ceilingCents: null, leftCents: null, shareOfDebt: null }))
    : facts.grants;
  return { ...facts, relief, grants, ...(is("plan.maxMonths") && { withinMonths: null }) };
}

/** What is counted of a limit that is lifted: cents a month, months, or cents. */
function slackOf(relaxed: readonly Relaxed[], names: { relieved: number[]; grants: number[] }): string {
  switch (relaxed[0]) {
    case "plan.maxMonths":
      return "k";
    case "rentRelief.maxMonths":
      return sumOf("u", names.relieved);
    case "rentRelief.envelope":
      return sumOf("r", names.relieved);
    case "grant.ceiling":
      return sumOf("g", names.grants);
    default:
      return "s";
  }
}

/** The levers that a solution stands for. `column`: value of a column by name, undefined where the model has none. */
export function leversOf(
  facts: ArrangementCase,
  route: Route,
  column: (name: string) => number | undefined,
): Levers {
  const relief = Array.from({ length: facts.relief?.withinMonths ?? 0 }, (_, index) => ({
    month: index + 1,
    amountCents: Math.round(column(`r${index + 1}`) ?? 0),
  })).filter(({ amountCents }) => amountCents > 0);
  const grants = facts.grants
    .map(({ funder }, index) => ({ funder, amountCents: Math.round(column(`g${index}`) ?? 0) }))
    .filter(({ amountCents }) => amountCents > 0);
  const granted = grants.reduce((total, { amountCents }) => total + amountCents, 0);
  return {
    route,
    relief,
    grants,
    instalmentCents: granted >= facts.debtCents ? 0 : Math.round(column("c") ?? 0),
  };
}
