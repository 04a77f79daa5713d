/** The published sheet, figure by figure, from the programme's data set; then who may see what of it. */
import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import type { Role } from "../platform/access/roles.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import type { Facts } from "./facts.rules.ts";
import { evaluate, sliced, type Figures } from "./rules.ts";
import { cellsOfFacts, sheetOf } from "./sheet.rules.ts";
import { evaluationFacts } from "./store.ts";

const PUBLISHED = { from: "2016-01-01", to: "2018-12-31" };
let database: Awaited<ReturnType<typeof testDatabase>>;
let facts: Facts;
let figures: Figures;

beforeAll(async () => {
  database = await testDatabase(demoOf({ programme: true }));
  facts = await database.transaction({ kind: "system" }, (tx) => evaluationFacts(tx, "all"));
  figures = evaluate(facts, PUBLISHED);
}, 60_000);
afterAll(() => database?.close());

describe("the programme's sheet comes out figure by figure", () => {
  test("85 people were supported from 2016 to 2018", () => {
    expect(figures.supported).toMatchObject({ value: 85, people: 85, denominator: null });
  });
  test("51 paths were closed", () => expect(figures.closed).toMatchObject({ value: 51, numerator: 51 }));
  test("24 % were renewed at least once", () =>
    expect(figures.renewed).toMatchObject({ value: 12 / 51, numerator: 12, denominator: 51 }));
  test("80 % combined more than 3 problems", () =>
    expect(figures.multiProblem).toMatchObject({ value: 0.8, numerator: 64, denominator: 80, unknown: 5 }));
  test("the tie was broken in half of the referrals", () =>
    expect(figures.tieBroken).toMatchObject({ value: 0.5 }));
  test("more than 5 meetings in 6 months, mostly at home", () => {
    expect(figures.meetings.value).toBeGreaterThan(5);
    expect(figures.meetings.value).toBeLessThan(6.5);
    expect(figures.homeShare.value).toBeGreaterThan(0.5);
  });
  test("debt reduced in 83 %, cleared in 46 %, on the base that the sheet does not state", () => {
    expect(figures.debtReduced).toMatchObject({ numerator: 34, denominator: 41, excluded: 3, unknown: 7 });
    expect(figures.debtCleared).toMatchObject({ numerator: 19, denominator: 41, excluded: 3, unknown: 7 });
    expect(Math.round(figures.debtReduced.value! * 100)).toBe(83);
    expect(Math.round(figures.debtCleared.value! * 100)).toBe(46);
    expect(figures.debtDelta.value).toBeLessThan(0);
  });
  test("a little under 1 500 € for six months, beside the full cost", () => {
    expect(figures.unitCost.value).toBeGreaterThan(145_000);
    expect(figures.unitCost.value).toBeLessThan(150_000);
    expect(figures.fullCost.value).toBeCloseTo((3 * 20_700_000) / 85, 6);
  });
  test("the funding of 2019 and its difference with the budget", () => {
    const { funding } = evaluate(facts, { from: "2019-01-01", to: "2019-12-31" });
    expect(funding.parts).toMatchObject({
      votedCents: 23_000_000,
      agreedCents: 26_500_000,
      directAidCents: 2_500_000,
      differenceCents: 3_500_000,
      differenceWithDirectAidCents: 6_000_000,
      spentCents: null,
    });
  });
  test("the sheet's figures are those of the published file", () => {
    const published = JSON.parse(readFileSync(new URL("programme-figures.json", import.meta.url), "utf8"));
    expect(figures.supported.people).toBe(published.people_supported);
    expect(figures.closed.value).toBe(published.paths_closed);
    for (const [id, key] of [
      ["renewed", "share_closed_renewed_at_least_once"],
      ["multiProblem", "share_more_than_three_problems"],
      ["tieBroken", "share_tie_broken_at_referral"],
      ["debtReduced", "share_debt_reduced"],
      ["debtCleared", "share_debt_cleared"],
    ] as const)
      expect(Math.round(figures[id].value! * 100)).toBe(Math.round(published[key] * 100));
    expect(figures.unitCost.value).toBeLessThan(published.cost_per_measure_six_months_eur_under * 100);
  });
});

describe("slices", () => {
  test.each(["landlord", "operator", "zone"] as const)("those by %s sum to the whole", (by) => {
    const parts = [...sliced(facts, by, PUBLISHED).values()].map((cut) => evaluate(cut.facts, cut.period));
    for (const id of ["closed", "renewed", "debtReduced", "multiProblem"] as const)
      expect(parts.reduce((sum, part) => sum + part[id].numerator!, 0)).toBe(figures[id].numerator);
  });
  test("years cut the closed paths without rest", () => {
    const years = sliced(facts, "year", PUBLISHED);
    expect([...years.keys()]).toEqual(["2016", "2017", "2018"]);
    const closed = [...years.values()].map((cut) => evaluate(cut.facts, cut.period).closed.value!);
    expect(closed.reduce((sum, n) => sum + n)).toBe(51);
  });
});

const as = async (role: Role, scope: "own" | "all" = "all") => {
  const [post] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ id: string; organisationId: string }>(
      sql`select user_id as id, organisation_id as "organisationId" from member where role = ${role} order by email limit 1`,
    ),
  );
  return database.transaction({ kind: "user", userId: post!.id }, (tx) => evaluationFacts(tx, scope));
};

describe("who may count what", () => {
  test.each(["arrearsOfficer", "operatorLead", "coordinator", "committeeMember", "funder"] as const)(
    "%s reads the platform's totals",
    async (role) => {
      const sheet = evaluate(await as(role), PUBLISHED);
      expect(sheet.closed.value).toBe(51);
      expect(sheet.debtReduced).toMatchObject({ numerator: 34, denominator: 41 });
    },
  );

  test("an administrator reads nothing", async () => {
    expect(await as("administrator")).toEqual({ paths: [], referrals: [], plans: [], funding: [] });
  });

  test.each(["committeeMember", "funder"] as const)("%s learns of no household", async (role) => {
    const read = await as(role);
    expect([...read.paths, ...read.referrals, ...read.plans].filter((fact) => fact.householdId)).toEqual([]);
  });

  test("a landlord learns of no other landlord's household, nor of its name", async () => {
    const read = await as("arrearsOfficer");
    const own = await as("arrearsOfficer", "own");
    expect(own.paths.length).toBeGreaterThan(0);
    expect(read.paths.filter((fact) => fact.householdId)).toHaveLength(own.paths.length);
    expect(new Set(read.paths.map((fact) => fact.landlord)).size).toBe(2);
  });

  test("a funder is shown no cell of fewer than 5 households, in any slice", async () => {
    const read = await as("funder");
    for (const by of ["landlord", "operator", "zone", "year"] as const) {
      const { slices } = sheetOf("funder", cellsOfFacts(read), PUBLISHED, by);
      for (const sheet of slices!.values())
        for (const id of [
          "supported",
          "closed",
          "renewed",
          "evicted",
          "debtReduced",
          "debtCleared",
        ] as const) {
          const { numerator, denominator, suppressed, excluded, unknown } = sheet[id];
          for (const n of [numerator, denominator, excluded, unknown])
            expect({ by, id, n: n !== null && n > 0 && n < 5 }).toEqual({ by, id, n: false });
          expect({ by, id, told: suppressed && (numerator ?? denominator ?? sheet[id].value) }).toMatchObject(
            {
              told: suppressed ? null : undefined,
            },
          );
        }
    }
  });

  test("a funder cannot tell a hidden slice from the total and the others", async () => {
    const read = await as("funder");
    const { figures: whole, slices } = sheetOf("funder", cellsOfFacts(read), PUBLISHED, "landlord");
    for (const id of ["supported", "closed", "debtReduced"] as const) {
      const gone = [...slices!.values()].filter((sheet) => sheet[id].suppressed);
      if (gone.length === 0 || whole[id].suppressed) continue;
      const rest =
        (whole[id].denominator ?? whole[id].numerator!) -
        [...slices!.values()].reduce(
          (sum, sheet) => sum + (sheet[id].denominator ?? sheet[id].numerator ?? 0),
          0,
        );
      expect({ id, rest: rest >= 5 || rest === 0 }).toEqual({ id, rest: true });
    }
  });
});
