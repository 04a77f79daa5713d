/** Futures drawn from flows that are known: ranges that hold what comes, levers that push the right way, past forecasts held against what was. */
import { describe, expect, it } from "vitest";

import { binomial, drawer, poisson } from "./draws.rules.ts";
import {
  actual,
  AS_IT_IS,
  backTests,
  type Cohort,
  forecast,
  knownBefore,
  learned,
  type Means,
  monthNumber,
  monthOf,
  renewalTable,
} from "./rules.ts";

const MEANS: Means = {
  paths: 100,
  withRelief: 30,
  reliefCents: 60_000,
  withGrant: 20,
  grantCents: 100_000,
  minutesPerMonth: 300,
  capacity: null,
  landlords: 5,
};

/** Five years of a programme: `flow` paths a month, six months each, long debts renewed half the time, short ones one time in ten. */
function past(flow: number, seed: number, years = 5): Cohort[] {
  const draw = drawer(seed);
  const last = monthNumber("2026-01");
  const cohorts: Cohort[] = [];
  const measure = (start: number, debt: "short" | "long", first: boolean) => {
    const end = start + 6;
    const renewed = end < last && draw() < (debt === "short" ? 0.1 : 0.5);
    cohorts.push({
      startMonth: monthOf(start),
      endMonth: end < last ? monthOf(end) : null,
      track: "stay",
      debt,
      first,
      renewed,
      measures: 1,
    });
    if (renewed) measure(end, debt, false);
  };
  for (let month = last - 12 * years; month < last; month++)
    for (let n = poisson(flow, draw); n > 0; n--) measure(month, draw() < 0.5 ? "short" : "long", true);
  return cohorts;
}

const asked = { months: 12 };
const runOf = (whatIf = AS_IT_IS, means = MEANS, cohorts = past(8, 5)) =>
  forecast(learned(cohorts, "2026-01")!, means, whatIf, asked);
const last = (values: readonly { middle: number }[] | null) => values!.at(-1)!.middle;

describe("a forecast", () => {
  it("is the same for the same seed", () => expect(runOf()).toEqual(runOf()));
  it("settles where flow times duration says: 8 a month, 6 months, renewed 3 times in 10 or nearly", () => {
    // Mean path: short 6 / 0.9 months, long 6 / 0.5.
    const { flowStarts, flowMonths } = learned(past(8, 5), "2026-01")!;
    const expected = (flowStarts / flowMonths) * (0.5 * (6 / 0.9) + 0.5 * (6 / 0.5));
    const { low, high, middle } = runOf().fans.households!.at(-1)!;
    expect(low).toBeLessThan(expected);
    expect(high).toBeGreaterThan(expected);
    expect(Math.abs(middle - expected) / expected).toBeLessThan(0.2);
  });
  it("keeps its quantiles in order, and its range opens with time", () => {
    const fans = runOf().fans.households!;
    for (const { low, lower, middle, upper, high } of fans)
      expect([low, lower, middle, upper, high]).toEqual(
        [low, lower, middle, upper, high].toSorted((a, b) => a - b),
      );
    expect(fans.at(-1)!.high - fans.at(-1)!.low).toBeGreaterThan(fans[0]!.high - fans[0]!.low);
  });
  it("knows nothing of time or money that nobody counted", () => {
    const { fans } = runOf(AS_IT_IS, {
      ...MEANS,
      minutesPerMonth: null,
      reliefCents: null,
      grantCents: null,
    });
    expect(fans).toMatchObject({ hours: null, relief: null, grants: null, waiting: null });
  });
  it("is none where nothing ever began", () => expect(learned([], "2026-01")).toBeUndefined());
  it("costs the same for a programme a thousand times as large", () => {
    const many = past(8, 5).map((cohort) => ({ ...cohort, measures: cohort.measures * 1000 }));
    const started = performance.now();
    const { fans } = runOf(AS_IT_IS, MEANS, many);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(last(fans.households)).toBeGreaterThan(40_000);
  });
});

describe("what if", () => {
  const base = runOf();
  it("one more landlord: a fifth more entries", () => {
    const more = runOf({ ...AS_IT_IS, moreLandlords: 1 });
    expect(last(more.fans.households)).toBeGreaterThan(last(base.fans.households) * 1.08);
  });
  it("shorter debts at entry: fewer households at the same time", () =>
    expect(last(runOf({ ...AS_IT_IS, shortShare: 1 }).fans.households)).toBeLessThan(
      last(base.fans.households),
    ));
  it("simple cases that turn out complex: more households, more hours", () => {
    const complex = runOf({ ...AS_IT_IS, complexShare: 0.6 });
    expect(last(complex.fans.households)).toBeGreaterThan(last(base.fans.households));
    expect(last(complex.fans.hours)).toBeGreaterThan(last(base.fans.hours));
  });
  it("more relief: more of the funds' money, as many households", () => {
    const more = runOf({ ...AS_IT_IS, reliefShare: 0.6 });
    expect(last(more.fans.relief)).toBeGreaterThan(1.5 * last(base.fans.relief));
  });
  it("fewer means: households wait, and no more are followed than can be", () => {
    const tight = runOf({ ...AS_IT_IS, means: 0.5 }, { ...MEANS, capacity: 80 });
    expect(last(tight.fans.waiting)).toBeGreaterThan(5);
    const wide = runOf({ ...AS_IT_IS, means: 2 }, { ...MEANS, capacity: 80 });
    expect(last(wide.fans.waiting)).toBe(0);
  });
});

describe("forecasts of the past", () => {
  it("know nothing of what came after", () => {
    const cohorts = past(8, 11);
    const then = knownBefore(cohorts, "2024-01");
    expect(
      then.every(({ startMonth, endMonth }) => startMonth < "2024-01" && (endMonth ?? "") < "2024-01"),
    ).toBe(true);
    expect(learned(cohorts, "2024-01")).toEqual(learned(then, "2024-01"));
  });
  it("hold what came in eight months of ten or nearly, over many pasts", () => {
    const tests = [1, 2, 3, 4, 5, 6].flatMap((seed) => backTests(past(8, seed), "2026-01"));
    const months = tests.reduce((all, test) => all + test.months, 0);
    const within = tests.reduce((all, test) => all + test.within, 0);
    expect(within / months).toBeGreaterThan(0.75);
  });
  it("err less than 'as it was' while a programme grows to its size", () => {
    const tests = [1, 2, 3, 4, 5, 6].flatMap((seed) => backTests(past(8, seed, 2), "2026-01").slice(0, 1));
    const total = (of: (test: (typeof tests)[number]) => number) =>
      tests.reduce((all, test) => all + of(test), 0);
    expect(total(({ error }) => error)).toBeLessThan(total(({ naiveError }) => naiveError));
  });
});

describe("the past itself", () => {
  it("is counted at each month's end", () => {
    const cohort = { track: "stay", debt: "short", first: true, renewed: false, measures: 2 } as const;
    const cohorts: Cohort[] = [
      { ...cohort, startMonth: "2025-01", endMonth: "2025-03" },
      { ...cohort, startMonth: "2025-02", endMonth: null },
    ];
    expect(actual(cohorts, "2025-01", 3)).toEqual([
      { month: "2025-01", households: 2, entries: 2 },
      { month: "2025-02", households: 4, entries: 2 },
      { month: "2025-03", households: 2, entries: 0 },
    ]);
  });
  it("says which of the simple cases were renewed", () => {
    const table = renewalTable(past(20, 3), "2026-01");
    const short = table.find(({ debt }) => debt === "short")!;
    expect(short.renewed / short.ended).toBeCloseTo(0.1, 1);
  });
});

const mean = (values: readonly number[]) => values.reduce((all, value) => all + value, 0) / values.length;

describe("draws", () => {
  it("have the mean of their law", () => {
    const draw = drawer(1);
    expect(mean(Array.from({ length: 4000 }, () => poisson(4, draw)))).toBeCloseTo(4, 0);
    expect(mean(Array.from({ length: 4000 }, () => poisson(400, draw))) / 400).toBeCloseTo(1, 2);
    expect(mean(Array.from({ length: 4000 }, () => binomial(10, 0.3, draw)))).toBeCloseTo(3, 0);
    expect(mean(Array.from({ length: 4000 }, () => binomial(1000, 0.3, draw))) / 300).toBeCloseTo(1, 2);
  });
});
