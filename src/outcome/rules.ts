/** What became of households, drawn: debts in pairs, time in the home, the way from detection to outcome, communes; and what a funder sees of it. */
import { Z95, type Interval } from "../platform/statistics/interval.rules.ts";
import { FEWEST, isSmall } from "../evaluation/suppression.rules.ts";

/** Medians and quartiles of a group of paths, in cents. Null: not for this reader. */
export type DebtGroup = {
  rank: number;
  paths: number;
  startQ1: number | null;
  startMedian: number;
  startQ3: number | null;
  endQ1: number | null;
  endMedian: number;
  endQ3: number | null;
};

/** A month of the curve: followed that long, left by then, and the share that keeps its home. */
export type SurvivalMonth = {
  month: number;
  atRisk: number;
  events: number;
  survival: number;
  greenwood: number;
};
/** `low`, `high`: 95 %; null where nobody has left yet, or all have. */
export type SurvivalPoint = Omit<SurvivalMonth, "greenwood"> & { low: number | null; high: number | null };

export type FlowCell = { detection: string; decision: string; outcome: string | null; households: number };
export type FlowLink = { from: string; to: string; households: number };
export type Flow = { total: number; links: FlowLink[] };

/** `households` null: hidden, fewer than a funder may be shown or kept with those. */
export type CommuneCount = { insee: string | null; name: string | null; households: number | null };

export type Charts = {
  debts: DebtGroup[];
  survival: SurvivalPoint[];
  flow: Flow;
  communes: CommuneCount[];
};

/** The interval of a Kaplan–Meier curve on the scale where it stays between 0 and 1 (log-log). */
function loglog(survival: number, greenwood: number): Interval | undefined {
  if (survival <= 0 || survival >= 1) return undefined;
  const spread = Math.exp((Z95 * Math.sqrt(greenwood)) / Math.abs(Math.log(survival)));
  return { low: survival ** spread, high: survival ** (1 / spread) };
}

/** The curve as far as somebody was followed. */
export function survivalCurve(months: readonly SurvivalMonth[]): SurvivalPoint[] {
  return months
    .filter(({ atRisk }) => atRisk > 0)
    .map(({ greenwood, ...month }) => {
      const interval = loglog(month.survival, greenwood);
      return { ...month, low: interval?.low ?? null, high: interval?.high ?? null };
    });
}

const MERGED = "merged";

/** Small cells go together under one name, the smallest of the others with them until they are enough. */
function mergeSmall(counts: ReadonlyMap<string, number>): Map<string, string> {
  const named = new Map([...counts.keys()].map((key) => [key, key]));
  const rest = [...counts].filter(([, n]) => n > 0).toSorted((a, b) => a[1] - b[1]);
  let merged = 0;
  for (const [key, n] of rest) {
    if (!isSmall(n) && !isSmall(merged)) break;
    named.set(key, MERGED);
    merged += n;
  }
  return named;
}

const sumBy = (cells: readonly FlowCell[], keyOf: (cell: FlowCell) => string) => {
  const sums = new Map<string, number>();
  for (const cell of cells) sums.set(keyOf(cell), (sums.get(keyOf(cell)) ?? 0) + cell.households);
  return sums;
};

const linksOf = (sums: ReadonlyMap<string, number>, [left, right]: [string, string]): FlowLink[] =>
  [...sums].map(([key, households]) => {
    const [from, to] = key.split(" ") as [string, string];
    return { from: `${left}.${from}`, to: `${right}.${to}`, households };
  });

/** Links between the three stages: how referrals were found, what was decided, what became of the support. */
export function flowOf(cells: readonly FlowCell[], isFunder: boolean): Flow {
  const total = cells.reduce((sum, { households }) => sum + households, 0);
  let named = cells.map((cell) => ({ ...cell }));
  if (isFunder) {
    const decisions = mergeSmall(sumBy(named, ({ decision }) => decision));
    named = named.map((cell) => ({ ...cell, decision: decisions.get(cell.decision)! }));
    const crossed = sumBy(named, ({ detection, decision }) => `${detection} ${decision}`);
    // A small crossing could be told from the sums: then how they were found is not told apart.
    if ([...crossed.values()].some(isSmall))
      named = named.map((cell) => ({ ...cell, detection: "referred" }));
    const outcomes = mergeSmall(
      sumBy(
        named.filter(({ decision, outcome }) => decision === "admitted" && outcome !== null),
        ({ outcome }) => outcome!,
      ),
    );
    named = named.map((cell) => ({
      ...cell,
      outcome:
        cell.decision !== "admitted" || cell.outcome === null ? null : (outcomes.get(cell.outcome) ?? MERGED),
    }));
    if (isSmall(total)) return { total: 0, links: [] };
  }
  const found = sumBy(named, ({ detection, decision }) => `${detection} ${decision}`);
  const became = sumBy(
    named.filter(({ outcome }) => outcome !== null),
    ({ decision, outcome }) => `${decision} ${outcome}`,
  );
  return {
    total,
    links: [
      ...linksOf(found, ["detection", "decision"]),
      ...linksOf(became, ["decision", "outcome"]),
    ].toSorted((a, b) => b.households - a.households),
  };
}

/** Communes for a funder: small ones hidden, and the smallest of the others with them where the rest would tell. */
export function communesShown(counts: readonly (CommuneCount & { households: number })[]): CommuneCount[] {
  const sorted = counts.toSorted((a, b) => a.households - b.households);
  let hidden = 0;
  let cells = 0;
  const gone = new Set<CommuneCount>();
  for (const one of sorted) {
    if (!isSmall(one.households) && (cells === 0 || (cells >= 2 && hidden >= FEWEST))) break;
    gone.add(one);
    hidden += one.households;
    cells += 1;
  }
  return counts.map((one) => (gone.has(one) ? { ...one, households: null } : one));
}

/** What a funder sees: medians without quartiles, a curve that tells no handful apart, merged flows, no small commune. */
export function forFunder(charts: {
  debts: DebtGroup[];
  survival: SurvivalPoint[];
  cells: readonly FlowCell[];
  communes: readonly (CommuneCount & { households: number })[];
}): Charts {
  const left = charts.survival.at(-1)?.events ?? 0;
  return {
    debts: charts.debts.map((group) => ({
      ...group,
      startQ1: null,
      startQ3: null,
      endQ1: null,
      endQ3: null,
    })),
    survival: isSmall(left) ? [] : charts.survival.filter(({ atRisk }) => atRisk >= FEWEST),
    flow: flowOf(charts.cells, true),
    communes: communesShown(charts.communes),
  };
}
