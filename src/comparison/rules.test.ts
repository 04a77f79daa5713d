/** A population made with a known effect: pairing finds it, where the plain difference between the groups does not; made with none, it finds none. */
import { describe, expect, it } from "vitest";

import {
  compared,
  type ComparisonRow,
  costsAvoided,
  FEWEST_PAIRS,
  forReader,
  homeDifference,
  matched,
  type Pair,
} from "./rules.ts";

/** Mulberry32: the same numbers for the same seed. */
function drawer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const MONTHS = ["2025-01-01", "2025-04-01"];
const LANDLORDS = ["A", "B"];

/**
 * 3,000 accounts; the deeper in debt, the likelier the support, and the more the debt grows by itself: the plain difference is wrong.
 * `effect`: cents that support takes off the debt in a year; `homeEffect`: what it adds to the chance of keeping the home.
 */
function population(seed: number, effect: number, homeEffect: number) {
  const draw = drawer(seed);
  const normal = () => Math.sqrt(-2 * Math.log(draw() || 1e-9)) * Math.cos(2 * Math.PI * draw());
  const people = Array.from({ length: 3000 }, (_, unit) => {
    const debt = Math.round(100_000 * Math.exp(0.6 * normal()));
    const due = Math.round(30_000 + 20_000 * draw());
    const paid = Math.min(1, Math.max(0, 0.6 - debt / 800_000 + 0.15 * normal()));
    const isSupported = draw() < Math.min(0.5, debt / 1_500_000);
    const grows = 0.5 * debt + 40_000 * (1 - paid) + 30_000 * normal();
    const stays = Math.min(0.97, Math.max(0.2, 0.9 - debt / 1_200_000 + (isSupported ? homeEffect : 0)));
    return {
      unit: unit + 1,
      isSupported,
      landlord: LANDLORDS[unit % 2]!,
      base: MONTHS[Math.floor(draw() * 2)]!,
      debt,
      due,
      age: Math.max(1, Math.round(debt / due + 2 * draw())),
      benefit: draw() < 0.5,
      paid,
      debtAfter: Math.round(debt + grows - (isSupported ? effect : 0)),
      housed: draw() < stays,
    };
  });
  const supported = people.filter((one) => one.isSupported);
  const others = people.filter((one) => !one.isSupported);
  const rows: ComparisonRow[] = supported.flatMap((one) => [
    { ...one, pairWith: null },
    ...others
      .filter(
        (other) =>
          other.landlord === one.landlord &&
          other.base === one.base &&
          other.benefit === one.benefit &&
          other.debt > one.debt / 2 &&
          other.debt < one.debt * 2,
      )
      .map((other) => ({ ...other, pairWith: one.unit })),
  ]);
  const change = (list: typeof people) =>
    list.reduce((sum, { debt, debtAfter }) => sum + debtAfter - debt, 0) / list.length;
  return { rows, plain: change(supported) - change(others) };
}

const SEEDS = [3, 14, 15, 92, 65, 35, 89, 79, 32, 38];

describe("a known effect of −500 € and +20 points", () => {
  const found = SEEDS.map((seed) => {
    const { rows, plain } = population(seed, 50_000, 0.2);
    return { plain, ...compared(rows) };
  });
  it("lies within the interval, in nineteen of twenty answers or nearly", () => {
    expect(found.filter(({ debt }) => debt!.low <= -50_000 && debt!.high >= -50_000).length).toBeGreaterThan(
      7,
    );
    expect(found.filter(({ home }) => home!.low <= 0.2 && home!.high >= 0.15).length).toBeGreaterThan(7);
  });
  it("is told from nothing each time", () => {
    for (const { debt, home } of found) {
      expect(debt!.high).toBeLessThan(0);
      expect(home!.low).toBeGreaterThan(0);
    }
  });
  it("is not what the plain difference between the groups says", () => {
    for (const { plain } of found) expect(plain).toBeGreaterThan(-35_000);
  });
  it("comes out of groups that pairing made alike", () => {
    for (const { balance, unlike } of found) {
      expect(unlike).toEqual([]);
      const debt = balance.find(({ covariate }) => covariate === "debt")!;
      expect(Math.abs(debt.differenceBefore)).toBeGreaterThan(0.25);
      expect(Math.abs(debt.differenceAfter)).toBeLessThan(0.1);
    }
  });
});

describe("no effect", () => {
  const found = SEEDS.map((seed) => compared(population(seed, 0, 0).rows));
  it("is found to be none, in nineteen of twenty answers or nearly", () => {
    expect(found.filter(({ debt }) => debt!.low <= 0 && debt!.high >= 0).length).toBeGreaterThan(7);
    expect(found.filter(({ home }) => home!.low <= 0 && home!.high >= 0).length).toBeGreaterThan(7);
  });
  it("avoids no cost", () => {
    const home = { supported: 0.9, others: 0.88, difference: 0.02, low: -0.05, high: 0.09, pairs: 90 };
    expect(costsAvoided(home, 90, { lowCents: 100, highCents: 200 })).toBeUndefined();
  });
});

const ids = (list: readonly Pair[]) =>
  list.map(({ supported, other }) => `${supported.unit} ${other.unit}`).toSorted();

describe("pairs", () => {
  const { rows } = population(7, 0, 0);
  const { pairs } = matched(rows);
  it("use nobody twice", () => {
    expect(new Set(pairs.map(({ other }) => other.unit)).size).toBe(pairs.length);
    expect(new Set(pairs.map(({ supported }) => supported.unit)).size).toBe(pairs.length);
  });
  it("are of one landlord, one month, one state of housing benefit", () => {
    for (const { supported, other } of pairs)
      expect([other.landlord, other.base, other.benefit]).toEqual([
        supported.landlord,
        supported.base,
        supported.benefit,
      ]);
  });
  it("are the same whatever the order of rows", () => {
    const again = matched(rows.toReversed()).pairs;
    expect(ids(again)).toEqual(ids(pairs));
  });
});

describe("too little", () => {
  it("concludes nothing from fewer pairs than are needed", () => {
    const rows = population(1, 50_000, 0.2).rows;
    const few = new Set(
      rows
        .filter(({ pairWith }) => pairWith === null)
        .slice(0, FEWEST_PAIRS - 1)
        .map(({ unit }) => unit),
    );
    const found = compared(rows.filter(({ unit, pairWith }) => few.has(pairWith ?? unit)));
    expect(found).toMatchObject({ debt: null, home: null, balance: [] });
  });
  it("counts nobody whose year is not over", () => {
    const rows = population(1, 50_000, 0.2).rows.map((row) => ({ ...row, debtAfter: null, housed: null }));
    expect(compared(rows)).toMatchObject({ followed: 0, pairs: 0 });
  });
  it("hides a handful from a funder, and what would tell it", () => {
    const { rows } = population(1, 0, 0);
    const found = { ...compared(rows), alone: 3, followed: 103, pairs: 100 };
    expect(forReader(found, true)).toMatchObject({ alone: null, followed: null, pairs: 100 });
    expect(forReader(found, false)).toMatchObject({ alone: 3, followed: 103 });
  });
});

it("the interval of paired shares is Agresti and Min's", () => {
  const unit = {
    unit: 1,
    landlord: "A",
    base: "2025-01-01",
    debt: 1,
    due: 1,
    age: 1,
    benefit: true,
    paid: 1,
  };
  const pair = (supported: boolean, other: boolean): Pair => ({
    supported: { ...unit, debtAfter: null, housed: supported },
    other: { ...unit, debtAfter: null, housed: other },
  });
  const pairs = [
    ...Array.from({ length: 53 }, () => pair(true, true)),
    ...Array.from({ length: 16 }, () => pair(true, false)),
    ...Array.from({ length: 9 }, () => pair(false, true)),
    ...Array.from({ length: 22 }, () => pair(false, false)),
  ];
  const found = homeDifference(pairs)!;
  expect(found.difference).toBeCloseTo(0.07, 9);
  expect(found.low).toBeCloseTo(7 / 102 - (1.959964 * Math.sqrt(26 - 49 / 102)) / 102, 4);
  expect(found.high).toBeCloseTo(7 / 102 + (1.959964 * Math.sqrt(26 - 49 / 102)) / 102, 4);
});
