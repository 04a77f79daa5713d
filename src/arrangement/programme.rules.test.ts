/** What a budget funds under each rule of priority. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  costsByEnvelope,
  fund,
  PRIORITIES,
  programmeOf,
  type Priority,
  type WaitingCase,
  withMore,
} from "./programme.rules.ts";

const waiting = (
  id: string,
  costCents: number,
  debtCents: number,
  proposedOn: string,
  irreversibleOn: string | null,
) =>
  ({ id, costs: { all: costCents }, debtCents, proposedOn, irreversibleOn, people: 2 }) satisfies WaitingCase;
const CASES = [
  waiting("early", 900_000, 300_000, "2026-09-01", null),
  waiting("urgent", 600_000, 500_000, "2026-11-01", "2026-12-10"),
  waiting("cheap", 100_000, 100_000, "2026-10-01", "2027-05-01"),
  waiting("large", 500_000, 900_000, "2026-10-15", null),
];

describe("10,000 € among four households that ask for 21,000 €", () => {
  it.each([
    ["mostUrgent", ["urgent", "cheap"]],
    ["firstCome", ["early", "cheap"]],
    ["largestDebt", ["large", "cheap"]],
    ["leastCost", ["cheap", "large"]],
    ["mostDebtPerEuro", ["large", "cheap"]],
  ] as [Priority, string[]][])("%s funds %s", (priority, funded) => {
    expect(fund(CASES, { all: 1_000_000 }, priority).funded).toEqual(funded);
  });

  it("10,000 € more let one more household in by urgency, and settle 3,000 € of debt more", () => {
    expect(withMore(CASES, { all: 1_000_000 }, "mostUrgent", { all: 1_000_000 })).toEqual({
      households: 1,
      debtSettledCents: 300_000,
      enter: ["early"],
      leave: [],
    });
  });
});

it("never spends more than there is, whatever the rule, and leaves no case that still fits", () => {
  const some = fc.array(
    fc.record({
      id: fc.uuid(),
      costs: fc.record({
        fsl: fc.integer({ min: 0, max: 500 }),
        reliefFund: fc.integer({ min: 0, max: 500 }),
        notOpened: fc.integer({ min: 0, max: 500 }),
      }),
      debtCents: fc.integer({ min: 1, max: 900 }),
      proposedOn: fc.constantFrom("2026-01-01", "2026-02-01"),
      irreversibleOn: fc.constantFrom(null, "2026-12-01"),
      people: fc.constantFrom(null, 3),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(
      some,
      fc.record({ fsl: fc.integer({ min: 0, max: 2_000 }), reliefFund: fc.integer({ min: 0, max: 2_000 }) }),
      fc.constantFrom(...PRIORITIES),
      (cases, { fsl, reliefFund }, priority) => {
        const budgets = { fsl, reliefFund, notOpened: null };
        const found = fund(cases, budgets, priority);
        const spent = (name: "fsl" | "reliefFund") =>
          cases
            .filter(({ id }) => found.funded.includes(id))
            .reduce((total, { costs }) => total + costs[name], 0);
        expect({
          fsl: spent("fsl") + found.left["fsl"]!,
          reliefFund: spent("reliefFund") + found.left["reliefFund"]!,
        }).toEqual({ fsl, reliefFund });
        for (const { id, costs } of cases)
          expect(
            found.funded.includes(id) ||
              costs.fsl > found.left["fsl"]! ||
              costs.reliefFund > found.left["reliefFund"]!,
          ).toBe(true);
      },
    ),
  );
});

it("a household is funded by all its envelopes or by none, and more in one that does not hold it back changes nothing", () => {
  const both: WaitingCase = {
    id: "both",
    costs: { fsl: 50_000, reliefFund: 30_000 },
    debtCents: 100_000,
    proposedOn: "2026-11-01",
    irreversibleOn: null,
    people: null,
  };
  const budgets = { fsl: 100_000, reliefFund: 20_000 };
  expect(fund([both], budgets, "firstCome")).toMatchObject({ funded: [], left: budgets });
  expect(withMore([both], budgets, "firstCome", { fsl: 1_000_000 }).households).toBe(0);
  expect(withMore([both], budgets, "firstCome", { reliefFund: 1_000_000 })).toMatchObject({
    households: 1,
    enter: ["both"],
  });
});

const alike = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...waiting(`case ${at}`, 100_000, 200_000, "2026-11-01", null),
    costs: { fsl: 100_000 },
  }));

const readBy = (count: number, left: number, told: boolean) =>
  programmeOf(alike(count), { fsl: left }, ["fsl"], 1_000_000, told)[0]!;

describe("the programme as each reads it", () => {
  it("the coordination reads each figure, what 10,000 € more would do included", () => {
    expect(readBy(12, 300_000, false)).toMatchObject({
      households: 3,
      spentCents: 300_000,
      more: [{ fund: "fsl", households: 9, debtSettledCents: 1_800_000 }],
    });
  });

  it.each([
    ["fewer than five funded", 12, 300_000, null, null],
    ["fewer than five left out", 12, 900_000, null, null],
    ["five funded and five left out or more", 20, 600_000, 6, 10],
    ["fewer than five more", 10, 500_000, 5, 5],
    ["all of them", 7, 700_000, 7, 0],
  ])("a funder reads of %s", (_, count, left, households, more) => {
    expect(readBy(count, left, true)).toMatchObject({ households, more: [{ households: more }] });
  });

  it("a landlord's part of reliefs is asked of its own envelope", () => {
    expect(costsByEnvelope({ fsl: 1, landlord: 2 }, "a")).toEqual({ fsl: 1, "landlord:a": 2 });
  });
});
