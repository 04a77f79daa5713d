/** The programme's set counted row by row, with no help from the software: it must give the published sheet. */
import { describe, expect, test } from "vitest";
import { programmeCases } from "./programme-cases.ts";
import type { CaseRow } from "./programme-path.ts";
import { programmeFunding, type FundingRow } from "./programme-funding.ts";
import { communesOfIsere, operatorOf } from "./territory.ts";

const communes = communesOfIsere();
const [FROM, TO] = ["2016-01-01", "2018-12-31"];

const supported = (row: CaseRow) =>
  row.measureStart !== null && row.measureStart <= TO && (row.measureEnd ?? "9999") >= FROM;
const closed = (row: CaseRow) => row.measureEnd !== null && row.measureEnd >= FROM && row.measureEnd <= TO;
const days = (row: CaseRow) =>
  Temporal.PlainDate.from(row.measureStart!).until(Temporal.PlainDate.from(row.measureEnd!)).days + 1;
const sum = (values: (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
const percent = (part: number, whole: number) => Math.round((100 * part) / whole);

describe.each([38, 1, 2020])("with seed %i", (seed) => {
  const rows = programmeCases(seed, communes);
  const period = rows.filter(supported);
  const ended = rows.filter(closed);

  test("85 people were supported from 2016 to 2018", () => {
    expect(period).toHaveLength(85);
    expect(sum(period.map((row) => row.people))).toBe(85);
  });

  test("51 paths were closed, 24 % of them renewed at least once", () => {
    expect(ended).toHaveLength(51);
    expect(ended.filter((row) => row.renewals! >= 1)).toHaveLength(12);
    expect(percent(12, 51)).toBe(24);
  });

  test.each([
    ["supported", period],
    ["closed", ended],
  ])("80 %% of the %s households with a known assessment have more than 3 problems", (_name, some) => {
    const assessed = some.filter((row) => row.problems !== null);
    expect(assessed.filter((row) => row.problems! > 3).length / assessed.length).toBe(0.8);
    expect(assessed.length).toBeLessThan(some.length);
  });

  test.each([
    ["accepted in the period", rows.filter((row) => row.decision === "admitted" && row.decidedOn! <= TO)],
    ["made in the period", rows.filter((row) => row.referredOn <= TO)],
    ["of supported households", period],
    ["of closed paths", ended],
  ])("the tie was broken in half of the referrals %s", (_name, some) => {
    const known = some.filter((row) => row.tieAtReferral !== null);
    expect(known.filter((row) => row.tieAtReferral === "broken").length / known.length).toBe(0.5);
  });

  test("each household was met more than 5 times in 6 months, mostly at home", () => {
    const met = ended.filter((row) => row.meetingsHome !== null && days(row) >= 30);
    const home = sum(met.map((row) => row.meetingsHome));
    const held = home + sum(met.map((row) => row.meetingsOther));
    expect((held * 183) / sum(met.map(days))).toBeGreaterThan(5);
    expect((held * 183) / sum(met.map(days))).toBeLessThan(6);
    expect(home / held).toBeGreaterThan(0.55);
    expect(ended.some((row) => days(row) < 30)).toBe(true);
  });

  test("debt was reduced in 83 % of situations and cleared in 46 %", () => {
    const known = ended.filter((row) => (row.debtAtStartCents ?? 0) > 0 && row.debtAtEndCents !== null);
    const reduced = known.filter((row) => row.debtAtEndCents! < row.debtAtStartCents!);
    const cleared = known.filter((row) => row.debtAtEndCents! <= 0);
    expect([reduced.length, cleared.length, known.length]).toEqual([34, 19, 41]);
    expect([percent(34, 41), percent(19, 41)]).toEqual([83, 46]);
  });

  test("6 months of support cost a little under 1 500 €", () => {
    const known = ended.filter((row) => row.costCents !== null);
    const perSixMonths = (sum(known.map((row) => row.costCents)) * 183) / sum(known.map(days));
    expect(perSixMonths).toBeGreaterThan(145_000);
    expect(perSixMonths).toBeLessThan(150_000);
  });

  test("SDH and Grenoble Habitat refer nobody before 2019", () => {
    const newcomers = rows.filter((row) => row.landlord === "SDH" || row.landlord === "GH");
    expect(newcomers.length).toBeGreaterThan(0);
    expect(newcomers.filter((row) => row.referredOn < "2019-01-01")).toEqual([]);
  });

  test("each path runs in order of time, with the operator of its commune", () => {
    const operator = new Map(communes.map((commune) => [commune.insee, operatorOf(commune)]));
    for (const row of rows) {
      const dates = [row.referredOn, row.decidedOn, row.measureStart, row.measureEnd].filter(
        (on) => on !== null,
      );
      expect(dates).toEqual(dates.toSorted());
    }
    const begun = rows.filter((row) => row.measureStart !== null);
    expect(begun.filter((row) => row.operator !== operator.get(row.communeInsee))).toEqual([]);
    expect(begun.filter((row) => row.decision !== "admitted")).toEqual([]);
    expect(new Set(rows.map((row) => row.account)).size).toBe(rows.length);
    expect(rows[0]!.referredOn >= "2016-01-01").toBe(true);
  });

  test("unknown facts, refusals, running paths and later years are there to be left out", () => {
    expect(rows.filter((row) => row.decision !== "admitted").length).toBeGreaterThanOrEqual(8);
    expect(rows.filter((row) => row.measureStart && !row.measureEnd)).toHaveLength(2);
    expect(rows.filter((row) => row.measureStart && row.measureStart > TO)).toHaveLength(16);
    expect(ended.filter((row) => row.debtAtEndCents === null)).toHaveLength(7);
  });

  test("the same seed gives the same rows", () => {
    expect(programmeCases(seed, communes)).toEqual(rows);
  });
});

describe("funding", () => {
  const lines = programmeFunding();
  const total = (year: number, ...kinds: FundingRow["kind"][]) =>
    sum(
      lines.filter((line) => line.year === year && kinds.includes(line.kind)).map((line) => line.amountCents),
    ) / 100;

  test.each([
    [2016, 207_000],
    [2017, 207_000],
    [2018, 207_000],
    [2019, 230_000],
  ])("the budget of %i is %i €", (year, euros) => expect(total(year, "voted")).toBe(euros));

  test("the lines of 2019 sum to 265 k€, 290 k€ with the direct aid: more than the budget", () => {
    expect([total(2019, "agreed"), total(2019, "agreed", "directAid")]).toEqual([265_000, 290_000]);
  });
});
