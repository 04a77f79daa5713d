/**
 * Does support make a difference? Each supported household is paired with one that was in a like situation in the same month and never
 * referred; what became of both a year after is compared. Pure: rows in, answer out. Matching: exact on landlord, month and housing benefit,
 * a caliper on debt, months of the amount due, age of the debt and recent payments; nearest first, without replacement.
 */
import type { Broken } from "../platform/calendar/dated.ts";
import { type Interval, Z95 } from "../platform/statistics/interval.rules.ts";

/** An account at the end of a month; money in cents. `unit`: the same number for the same account within one answer. */
export type Unit = {
  unit: number;
  landlord: string;
  /** First day of the month, ISO. */
  base: string;
  debt: number;
  /** Rent and charges less benefit, of that month. */
  due: number;
  /** Months owing without a break. */
  age: number;
  benefit: boolean;
  /** Share of the last six months' dues that was paid; null: unknown. */
  paid: number | null;
  /** Debt and home twelve months later; null: unknown. */
  debtAfter: number | null;
  housed: boolean | null;
};
/** `pairWith` null: supported; else whom it may be paired with. */
export type ComparisonRow = Unit & { pairWith: number | null };

export const COVARIATES = ["debt", "months", "age", "paid"] as const;
export type Covariate = (typeof COVARIATES)[number];
const VALUES: Record<Covariate, (unit: Unit) => number> = {
  debt: ({ debt }) => Math.log(Math.max(1, debt)),
  months: ({ debt, due }) => Math.log(Math.max(0.01, debt / due)),
  age: ({ age }) => age,
  paid: ({ paid }) => paid ?? 0,
};
/** What a covariate is shown as: cents, months, months, share. */
export const SHOWN: Record<Covariate, (unit: Unit) => number> = {
  ...VALUES,
  debt: ({ debt }) => debt,
  months: ({ debt, due }) => debt / due,
};

/** One standard deviation of the supported on each side, for each covariate: further away is no like situation. The balance table says what is left. */
const CALIPER = 1;
/** Fewer pairs tell nothing. */
export const FEWEST_PAIRS = 10;
/** Above it, the groups are not alike in that respect (usual threshold of standardised differences). */
export const BALANCED = 0.25;

export type Pair = { supported: Unit; other: Unit };

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]) => {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1);
};

const isLike = (one: Unit, other: Unit) =>
  one.landlord === other.landlord && one.base === other.base && one.benefit === other.benefit;

/** Pairs, and how many supported households found nobody like them. Deterministic: the hardest to pair go first. */
export function matched(rows: readonly ComparisonRow[]): { pairs: Pair[]; alone: number } {
  const supported = rows.filter(({ pairWith }) => pairWith === null);
  const near = Map.groupBy(
    rows.filter(({ pairWith }) => pairWith !== null),
    ({ pairWith }) => pairWith!,
  );
  const spread = new Map(
    COVARIATES.map((name) => [name, Math.sqrt(variance(supported.map(VALUES[name]))) || 1] as const),
  );
  const distance = (one: Unit, other: Unit): number | undefined => {
    let square = 0;
    for (const name of COVARIATES) {
      const away = Math.abs(VALUES[name](one) - VALUES[name](other)) / spread.get(name)!;
      if (away > CALIPER) return undefined;
      square += away ** 2;
    }
    return square;
  };
  const choices = supported
    .map((one) => ({
      one,
      others: (near.get(one.unit) ?? [])
        .flatMap((other) => {
          const away = isLike(one, other) ? distance(one, other) : undefined;
          return away === undefined ? [] : [{ other, away }];
        })
        .toSorted((a, b) => a.away - b.away || a.other.unit - b.other.unit),
    }))
    .toSorted((a, b) => a.others.length - b.others.length || a.one.unit - b.one.unit);
  const used = new Set<number>();
  const pairs = choices.flatMap(({ one, others }) => {
    const found = others.find(({ other }) => !used.has(other.unit));
    if (!found) return [];
    used.add(found.other.unit);
    return [{ supported: one, other: found.other }];
  });
  return { pairs, alone: supported.length - pairs.length };
}

/** Of one covariate: means and standardised differences (over the supported's deviation), before and after pairing. */
export type Balance = {
  covariate: Covariate;
  supported: number;
  before: number;
  after: number;
  differenceBefore: number;
  differenceAfter: number;
};

export function balanceOf(rows: readonly ComparisonRow[], pairs: readonly Pair[]): Balance[] {
  const supported = rows.filter(({ pairWith }) => pairWith === null);
  const others = [
    ...new Map(rows.flatMap((row) => (row.pairWith === null ? [] : [[row.unit, row] as const]))).values(),
  ];
  return COVARIATES.map((covariate) => {
    const [value, shown] = [VALUES[covariate], SHOWN[covariate]];
    const deviation = Math.sqrt(variance(supported.map(value))) || 1;
    return {
      covariate,
      supported: mean(pairs.map((pair) => shown(pair.supported))),
      before: mean(others.map(shown)),
      after: mean(pairs.map((pair) => shown(pair.other))),
      differenceBefore: (mean(supported.map(value)) - mean(others.map(value))) / deviation,
      differenceAfter:
        (mean(pairs.map((pair) => value(pair.supported))) - mean(pairs.map((pair) => value(pair.other)))) /
        deviation,
    };
  });
}

/** A difference, supported less others, with its interval at 95 %, on so many pairs. */
export type Difference = Interval & {
  supported: number;
  others: number;
  difference: number;
  pairs: number;
};

/** Two-sided 97.5 % quantile of Student's law (Cornish–Fisher, good to the third decimal from 10 on). */
function student(freedom: number): number {
  const z = Z95;
  return (
    z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3)
  );
}

const change = (unit: Unit) => unit.debtAfter! - unit.debt;

/** Mean change of debt in cents: paired differences and their interval. */
export function debtDifference(pairs: readonly Pair[]): Difference | undefined {
  const known = pairs.filter(
    ({ supported, other }) => supported.debtAfter !== null && other.debtAfter !== null,
  );
  if (known.length < FEWEST_PAIRS) return undefined;
  const apart = known.map(({ supported, other }) => change(supported) - change(other));
  const difference = mean(apart);
  const half = student(apart.length - 1) * Math.sqrt(variance(apart) / apart.length);
  return {
    supported: mean(known.map(({ supported }) => change(supported))),
    others: mean(known.map(({ other }) => change(other))),
    difference,
    low: difference - half,
    high: difference + half,
    pairs: known.length,
  };
}

/** Share still in the home: difference of paired shares, its interval by Agresti and Min (half a case in each discordant cell). */
export function homeDifference(pairs: readonly Pair[]): Difference | undefined {
  const known = pairs.filter(({ supported, other }) => supported.housed !== null && other.housed !== null);
  if (known.length < FEWEST_PAIRS) return undefined;
  const count = (of: (pair: Pair) => boolean) => known.filter(of).length;
  const better = count(({ supported, other }) => supported.housed! && !other.housed);
  const worse = count(({ supported, other }) => !supported.housed && other.housed!);
  const n = known.length;
  const middle = (better - worse) / (n + 2);
  const [b, c, m] = [better + 0.5, worse + 0.5, n + 2];
  const half = Z95 * Math.sqrt(b + c - (b - c) ** 2 / m) * (1 / m);
  return {
    supported: count(({ supported }) => supported.housed!) / n,
    others: count(({ other }) => other.housed!) / n,
    difference: (better - worse) / n,
    low: Math.max(-1, middle - half),
    high: Math.min(1, middle + half),
    pairs: n,
  };
}

/** What an answer says: which way, or that chance alone could give as much. */
export const reading = ({ low, high }: Interval): "lower" | "higher" | "none" =>
  high < 0 ? "lower" : low > 0 ? "higher" : "none";

export type Comparison = {
  supported: number;
  /** Whose year is over and whose account tells, on the supported side. */
  followed: number;
  others: number;
  pairs: number;
  alone: number;
  balance: Balance[];
  /** Covariates that stay apart after pairing. */
  unlike: Covariate[];
  debt: Difference | null;
  home: Difference | null;
};

export function compared(rows: readonly ComparisonRow[]): Comparison {
  const supported = rows.filter(({ pairWith }) => pairWith === null);
  // Only those whose year is over: pairing the others would use up controls for nothing.
  const over = new Set(
    supported
      .filter(({ debtAfter, housed }) => debtAfter !== null || housed !== null)
      .map(({ unit }) => unit),
  );
  const kept = rows.filter(({ unit, pairWith }) => over.has(pairWith ?? unit));
  const { pairs, alone } = matched(kept);
  const balance = pairs.length < FEWEST_PAIRS ? [] : balanceOf(kept, pairs);
  return {
    supported: supported.length,
    followed: over.size,
    others: new Set(kept.filter(({ pairWith }) => pairWith !== null).map(({ unit }) => unit)).size,
    pairs: pairs.length,
    alone,
    balance,
    unlike: balance
      .filter(({ differenceAfter }) => Math.abs(differenceAfter) > BALANCED)
      .map(({ covariate }) => covariate),
    debt: debtDifference(pairs) ?? null,
    home: homeDifference(pairs) ?? null,
  };
}

/** What an eviction costs the community, low and high, in cents: published, dated, never ours. */
export type UnitCost = { lowCents: number; highCents: number };

/**
 * Costs avoided, an estimate: departures avoided among the supported (the difference and its interval, never below none) × what one costs.
 * Undefined where the comparison shows no difference, or no cost is written.
 */
export function costsAvoided(
  home: Difference | null,
  followed: number,
  cost: UnitCost | null,
): { lowCents: number; highCents: number; fewest: number; most: number } | undefined {
  if (!home || !cost || reading(home) !== "higher") return undefined;
  const [fewest, most] = [home.low * followed, home.high * followed];
  return {
    lowCents: Math.round(fewest * cost.lowCents),
    highCents: Math.round(most * cost.highCents),
    fewest,
    most,
  };
}

/** Counts of fewer than 5 households are no funder's to read. */
export function forReader(
  found: Comparison,
  isFunder: boolean,
): Omit<Comparison, "supported" | "followed" | "others" | "pairs" | "alone"> &
  Record<"supported" | "followed" | "others" | "pairs" | "alone", number | null> {
  const shown = (n: number) => (isFunder && n > 0 && n < 5 ? null : n);
  const alone = shown(found.alone);
  return {
    ...found,
    supported: shown(found.supported),
    // Followed less paired is who found nobody: where that is hidden, so is one of the two.
    followed: alone === null ? null : shown(found.followed),
    others: shown(found.others),
    pairs: shown(found.pairs),
    alone,
  };
}

export function brokenCost({ lowCents, highCents, source }: UnitCost & { source: string }): Broken[] {
  const broken: Broken[] = [];
  if (!(lowCents > 0))
    broken.push({
      rule: "comparison.cost",
      field: "lowCents",
      message: "Donnez le coût le plus bas de la source, au-dessus de 0 €.",
      english: "Give the lowest cost of the source, above €0.",
    });
  if (highCents < lowCents)
    broken.push({
      rule: "comparison.costRange",
      field: "highCents",
      message: "Le coût le plus haut est sous le plus bas : inversez-les.",
      english: "The highest cost is below the lowest: swap them.",
    });
  if (source === "")
    broken.push({
      rule: "comparison.source",
      field: "source",
      message: "Nommez la publication : titre, auteur, année, page.",
      english: "Name the publication: title, author, year, page.",
    });
  return broken;
}
