/** The figures of a budget, and what stays unknown. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { legalOn } from "../law/legal-parameters.ts";
import { consumptionUnits, effortRate, leastOfMonth, repaymentCapacity, residualIncome } from "./rules.ts";

const on = Temporal.PlainDate.from("2026-12-01");
const scale = legalOn("budget.consumptionUnits", on)!;
const byDay = { per: "day", daysPerMonth: legalOn("budget.daysPerMonth", on)!.value } as const;

describe("consumption units", () => {
  it.each([
    ["a couple and two young children", 2, 2, 2.1],
    ["one person alone", 1, 0, 1],
    ["a mother and a child of 15", 2, 0, 1.5],
    ["a young person of 13 alone on the papers", 0, 1, 1],
  ])("%s", (_, adults, children, units) => {
    expect(consumptionUnits({ adults, children }, scale)).toBe(units);
  });

  it("children not asked about are not no children", () => {
    expect(consumptionUnits({ adults: 2, children: null }, scale)).toBeNull();
  });
});

describe("what is left to live on", () => {
  it("a couple and two young children with 1,800 € and 1,100 € of charges have 10.96 € each a day", () => {
    const facts = { resourcesCents: 180_000, chargesCents: 110_000, units: 2.1 };
    expect(residualIncome(facts, byDay)).toBe(1096);
    expect(residualIncome({ ...facts, resourcesCents: null }, byDay)).toBeNull();
  });

  it("the month that leaves a floor to each is the least one that does", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5_000 }),
        fc.integer({ min: 1, max: 60 }).map((n) => n / 10),
        (least, units) => {
          const month = leastOfMonth(least, units, byDay)!;
          const left = (resourcesCents: number) =>
            residualIncome({ resourcesCents, chargesCents: 0, units }, byDay)!;
          expect(left(month + 1)).toBeGreaterThanOrEqual(least);
          expect(month <= 1 || left(month - 2) < least).toBe(true);
        },
      ),
    );
  });
});

it("the effort rate of 600 € less 200 € of benefit on 1,000 € is 40 %; with nothing coming in it is unknown", () => {
  const facts = { rentChargesCents: 60_000, benefitCents: 20_000, resourcesCents: 100_000 };
  expect(effortRate(facts)).toBe(0.4);
  expect(effortRate({ ...facts, resourcesCents: 0 })).toBeNull();
  expect(effortRate({ ...facts, benefitCents: null })).toBeNull();
});

it("a capacity needs the scale of the year: where nobody has confirmed it, it is unknown", () => {
  const facts = {
    resourcesCents: 160_000,
    rentCents: 50_000,
    taxesCents: 0,
    childcareCents: 0,
    maintenancePaidCents: 0,
  };
  const flat = { livingCents: 80_000, homeCents: 10_000, heatingCents: 8_000 };
  const dated = { id: "budget.flatRates", validFrom: null, validTo: null, source: "essai", checked: null };
  expect(repaymentCapacity(facts, { ...dated, value: flat })).toBe(12_000);
  expect(repaymentCapacity(facts, { ...dated, value: null })).toBeNull();
  expect(repaymentCapacity({ ...facts, taxesCents: null }, { ...dated, value: flat })).toBeNull();
});
