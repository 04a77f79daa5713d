/** Three answers to one case, by HiGHS: least public money, soonest out of debt, most left to live on; and why not, where there is none. */
import loadHighs from "highs";

import {
  type Limit,
  type Arranged,
  type ArrangementCase,
  follow,
  fundPart,
  instalmentFor,
  type Route,
  ROUTES,
} from "./rules.ts";
import { type Ask, type Goal, GOALS, leversOf, modelOf, RELAXABLE, type Relaxed } from "./model.rules.ts";

export type Answer = {
  goal: Goal;
  feasible: boolean;
  route: Route | null;
  arranged: Arranged | null;
  /** Where there is an answer: limits it reaches. Where there is none: limits that stand in the way, with what would be needed. */
  binding: (Limit & { needed?: number })[];
  /** Routes tried before the one of the answer, each without one. */
  closed: Route[];
};

export type Solved = {
  answers: Answer[];
  /** Figures nobody knows, without which there is no answer: fields of the case. */
  unknown: string[];
  /** Models given to the solver, and its own time: what the rest is measured against. */
  solves: number;
  solverMs: number;
};

type Columns = Record<string, { Primal?: number }>;
type Highs = {
  solve(problem: string, options?: object): { Status: string; ObjectiveValue: number; Columns: Columns };
};
let highs: Promise<Highs> | undefined;

/** Seconds a model may take before it is given up: a page waits. */
const PATIENCE_S = 20;
const EXACT = {
  output_flag: false,
  time_limit: PATIENCE_S,
  mip_rel_gap: 0,
  mip_abs_gap: 0.5,
  mip_feasibility_tolerance: 1e-9,
} as const;

/** Throws where the solver gives up: an answer is right or is none. */
export async function solve(facts: ArrangementCase): Promise<Solved> {
  highs ??= (loadHighs as unknown as () => Promise<Highs>)();
  const solver = await highs;
  let solves = 0;
  let solverMs = 0;
  const run = (route: ArrangementCase["routes"][number], ask: Ask) => {
    const model = modelOf(facts, route, ask);
    const started = performance.now();
    const found = solver.solve(model, EXACT);
    solverMs += performance.now() - started;
    solves += 1;
    if (found.Status === "Optimal") return { value: found.ObjectiveValue, columns: found.Columns };
    if (found.Status.startsWith("Infeasible") || found.Status === "Primal infeasible or unbounded")
      return undefined;
    throw new Error(`the solver stopped: ${found.Status}`);
  };
  const unknown = unknownOf(facts);
  if (unknown.length > 0)
    return {
      answers: GOALS.map((goal) => ({
        goal,
        feasible: false,
        route: null,
        arranged: null,
        binding: [],
        closed: [],
      })),
      unknown,
      solves,
      solverMs,
    };
  const routes = facts.routes.toSorted(
    (one, other) => ROUTES.indexOf(one.route) - ROUTES.indexOf(other.route),
  );
  const closed: Route[] = [];
  for (const route of routes) {
    // Whether a route is feasible does not depend on the goal: the softest that is serves all three.
    if (!run(route, { objective: "money" })) {
      closed.push(route.route);
      continue;
    }
    const answers = GOALS.map((goal): Answer => {
      const arranged = best(facts, route, goal, run);
      return { goal, feasible: true, route: route.route, arranged, binding: arranged.binding, closed };
    });
    return { answers, unknown, solves, solverMs };
  }
  const binding = routes.length > 0 ? whyNot(facts, routes.at(-1)!, run) : [];
  return {
    answers: GOALS.map((goal) => ({ goal, feasible: false, route: null, arranged: null, binding, closed })),
    unknown,
    solves,
    solverMs,
  };
}

type Run = (
  route: ArrangementCase["routes"][number],
  ask: Ask,
) => { value: number; columns: Columns } | undefined;

/** The best of a goal; among equals, the one that costs least (or, where cost is the goal, ends first). */
function best(
  facts: ArrangementCase,
  route: ArrangementCase["routes"][number],
  goal: Goal,
  run: Run,
): Arranged {
  const first = { leastPublicMoney: "money", soonestClear: "clear", mostResidualIncome: "residual" } as const;
  const objective = first[goal];
  const reached = run(route, { objective })!;
  const value = Math.round(reached.value);
  const kept = { money: { money: value }, clear: { clear: value }, residual: { residual: -value } }[
    objective
  ];
  const second = run(route, { objective: goal === "leastPublicMoney" ? "clear" : "money", kept });
  const columns = (second ?? reached).columns;
  const levers = leversOf(facts, route.route, (name) => columns[name]?.Primal);
  const found = follow(facts, levers);
  // The same plan with the least equal instalments: where it holds too, it asks less of every month but the last.
  const granted = levers.grants.reduce((total, { amountCents }) => total + amountCents, 0);
  const even = follow(facts, {
    ...levers,
    instalmentCents: instalmentFor(facts.debtCents - granted, found.planMonths),
  });
  const chosen =
    even.broken.length === 0 && even.planMonths === found.planMonths && even.publicCents === found.publicCents
      ? even
      : found;
  if (chosen.broken.length > 0)
    throw new Error(`the answer breaks ${chosen.broken.map(({ constraint }) => constraint).join(", ")}`);
  return chosen;
}

/** Each limit that would do if it alone were lifted, with what would be needed; failing one, those that must be lifted together. */
function whyNot(
  facts: ArrangementCase,
  route: ArrangementCase["routes"][number],
  run: Run,
): Answer["binding"] {
  const binding: Answer["binding"] = [];
  for (const relaxed of RELAXABLE) {
    if (relaxed.startsWith("rentRelief") && !facts.relief) continue;
    if (relaxed === "grant.ceiling" && facts.grants.length === 0) continue;
    const found = run(route, { objective: "slack", relaxed: [relaxed] });
    if (found) binding.push(needed(facts, route, relaxed, Math.round(found.value)));
  }
  if (binding.length > 0) return binding;
  const together = RELAXABLE.filter((one) => one !== "residualIncome");
  const found = run(route, { objective: "money", relaxed: together });
  // Without any other limit there is an answer: they stand in the way together. With none, the month itself is too short.
  return found
    ? together
        .filter(
          (one) =>
            !(one.startsWith("rentRelief") && !facts.relief) &&
            !(one === "grant.ceiling" && facts.grants.length === 0),
        )
        .map((one) => {
          const { needed: _, ...limit } = needed(facts, route, one, 0);
          return limit;
        })
    : [needed(facts, route, "residualIncome", 0)];
}

function needed(
  facts: ArrangementCase,
  route: ArrangementCase["routes"][number],
  relaxed: Relaxed,
  value: number,
): Limit & { needed?: number } {
  const { relief } = facts;
  const least = facts.leastResidualCents ?? 0;
  switch (relaxed) {
    case "residualIncome":
      return {
        constraint: relaxed,
        unit: "cents",
        limit: least,
        reached: least - value,
        needed: least - value,
      };
    case "plan.maxMonths": {
      const limit =
        facts.withinMonths === null ? route.maxMonths : Math.min(route.maxMonths, facts.withinMonths);
      return {
        constraint: relaxed,
        unit: "months",
        limit,
        reached: limit,
        needed: Math.max(limit + 1, value - route.delayMonths),
      };
    }
    case "rentRelief.maxMonths":
      return {
        constraint: relaxed,
        unit: "months",
        limit: relief!.monthsLeft,
        reached: relief!.monthsLeft,
        needed: value,
      };
    case "rentRelief.ceiling":
      return {
        constraint: relaxed,
        unit: "cents",
        limit: relief!.ceilingCents ?? 0,
        reached: relief!.ceilingCents ?? 0,
        needed: value,
        funder: relief!.fund,
      };
    case "rentRelief.envelope":
      return {
        constraint: relaxed,
        unit: "cents",
        limit: relief!.fundLeftCents ?? 0,
        reached: relief!.fundLeftCents ?? 0,
        needed: fundPart(value, relief!.landlordShare),
        funder: relief!.fund,
      };
    case "grant.ceiling": {
      const limit = facts.grants.reduce(
        (total, { ceilingCents, leftCents }) =>
          total + Math.min(ceilingCents ?? Infinity, leftCents ?? Infinity),
        0,
      );
      const most = Number.isFinite(limit) ? limit : facts.debtCents;
      return { constraint: relaxed, unit: "cents", limit: most, reached: most, needed: value };
    }
  }
}

const unknownOf = ({ periods }: ArrangementCase): string[] => [
  ...(periods.some(({ resourcesCents }) => resourcesCents === null) ? ["household.resourcesCents"] : []),
  ...(periods.some(({ chargesCents }) => chargesCents === null) ? ["household.chargesCents"] : []),
];
