/** What an indicator is: a value with its numerator, denominator, what was left out and what is unknown, and the rows behind it. */

/** How a fact counts for an indicator. */
export type Verdict = "yes" | "no" | "excluded" | "unknown";

export type Figure = {
  /** Ratio, median, cents or count as `unit` says; null: not computable, or suppressed. Never rounded. */
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Null: suppressed. */
  excluded: number | null;
  unknown: number | null;
  unit: "count" | "share" | "perSixMonths" | "cents" | "months" | "days";
  /** People in the households of the numerator, where the indicator counts households. `null`: not known of any. */
  people?: number | null;
  /** What the value is made of, by name; cents where the name ends so. */
  parts?: Record<string, number | null>;
  /** Fewer households than a funder may be shown. */
  suppressed?: true;
};

/** A share told without its base, to five points: its base would tell a small group. */
export const isRounded = ({
  unit,
  value,
  numerator,
  suppressed,
}: Pick<Figure, "unit" | "value" | "numerator" | "suppressed">) =>
  unit === "share" && value !== null && numerator === null && !suppressed;

/** A figure and how each fact counted in it: `rows` are what a click on it lists. `base`: households it is about. */
export type Counted<Fact> = { figure: Figure; rows: { fact: Fact; verdict: Verdict }[] };

const peopleOf = (facts: readonly { people: number | null }[]): number | null => {
  const known = facts.filter(({ people }) => people !== null);
  return known.length === 0 && facts.length > 0 ? null : known.reduce((sum, { people }) => sum + people!, 0);
};

/** A share: those of whom it is true, among those of whom it is known. */
export function share<Fact extends { people: number | null }>(
  facts: readonly Fact[],
  verdictOf: (fact: Fact) => Verdict,
): Counted<Fact> {
  const rows = facts.map((fact) => ({ fact, verdict: verdictOf(fact) }));
  const of = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict);
  const numerator = of("yes").length;
  const denominator = numerator + of("no").length;
  return {
    figure: {
      value: denominator === 0 ? null : numerator / denominator,
      numerator,
      denominator,
      excluded: of("excluded").length,
      unknown: of("unknown").length,
      unit: "share",
      people: peopleOf(of("yes").map((row) => row.fact)),
    },
    rows,
  };
}

/** A number of households. One that comes back counts once. */
export function households<Fact extends { household: number; people: number | null }>(
  facts: readonly Fact[],
): Counted<Fact> {
  const once = [...new Map(facts.map((fact) => [fact.household, fact])).values()];
  return {
    figure: {
      value: once.length,
      numerator: once.length,
      denominator: null,
      excluded: 0,
      unknown: 0,
      unit: "count",
      people: peopleOf(once),
    },
    rows: facts.map((fact) => ({ fact, verdict: "yes" })),
  };
}

/** A number of facts. */
export function count<Fact extends { people: number | null }>(facts: readonly Fact[]): Counted<Fact> {
  return {
    figure: {
      value: facts.length,
      numerator: facts.length,
      denominator: null,
      excluded: 0,
      unknown: 0,
      unit: "count",
      people: peopleOf(facts),
    },
    rows: facts.map((fact) => ({ fact, verdict: "yes" })),
  };
}

/** The value in the middle; between the two in the middle where their number is even. Null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A median of what is known; `valueOf` gives null where it is not. Its denominator is the number of values. */
export function medianOf<Fact>(
  facts: readonly Fact[],
  unit: Figure["unit"],
  valueOf: (fact: Fact) => number | null,
): Counted<Fact> {
  const rows = facts.map((fact) => ({ fact, value: valueOf(fact) }));
  const known = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  return {
    figure: {
      value: median(known),
      numerator: null,
      denominator: known.length,
      excluded: 0,
      unknown: rows.length - known.length,
      unit,
    },
    rows: rows.map(({ fact, value }) => ({ fact, verdict: value === null ? "unknown" : "yes" })),
  };
}

/** A quotient of two sums over the facts that count. */
export function quotient<Fact>(
  facts: readonly Fact[],
  unit: Figure["unit"],
  verdictOf: (fact: Fact) => Verdict,
  { over, under, times = 1 }: { over: (fact: Fact) => number; under: (fact: Fact) => number; times?: number },
): Counted<Fact> {
  const rows = facts.map((fact) => ({ fact, verdict: verdictOf(fact) }));
  const counted = rows.filter(({ verdict }) => verdict === "yes").map(({ fact }) => fact);
  const numerator = counted.reduce((sum, fact) => sum + over(fact), 0);
  const denominator = counted.reduce((sum, fact) => sum + under(fact), 0) / times;
  return {
    figure: {
      value: denominator === 0 ? null : numerator / denominator,
      numerator,
      denominator,
      excluded: rows.filter(({ verdict }) => verdict === "excluded").length,
      unknown: rows.filter(({ verdict }) => verdict === "unknown").length,
      unit,
    },
    rows,
  };
}
