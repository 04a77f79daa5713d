/** A month line by line: unknown is never 0, each figure from its lines, one line changed, questions instead of entitlements. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  brokenByBudget,
  type Budget,
  type BudgetSettings,
  CHARGE_KINDS,
  figuresOf,
  RESOURCE_KINDS,
  rightsToCheck,
  sumOf,
  withLine,
} from "./budget.rules.ts";

const on = Temporal.PlainDate.from("2026-11-27");
const noScale = {
  id: "budget.flatRates",
  value: null,
  validFrom: null,
  validTo: null,
  source: "à confirmer",
  checked: null,
};
const rates = { livingCents: 60_000, homeCents: 11_000, heatingCents: 11_000 };
const settings: BudgetSettings = { per: "day", flatRates: noScale };
const scaled: BudgetSettings = {
  per: "month",
  flatRates: {
    ...noScale,
    value: { first: rates, each: { livingCents: 20_000, homeCents: 4_000, heatingCents: 4_000 } },
  },
};
const member = (id: string, age: number | null, here = true) => ({ id, name: id, age, here });
const resource = (kind: (typeof RESOURCE_KINDS)[number], cents: number | null) => ({
  kind,
  memberId: null,
  cents,
});
const charge = (kind: (typeof CHARGE_KINDS)[number], cents: number | null) => ({
  kind,
  memberId: null,
  cents,
});
/** A couple and two young children: 1 600 € of wages, 200 € of benefit, 700 € of charges of which 600 € of rent. */
const month: Budget = {
  members: [member("a", 34), member("b", 33), member("c", 8), member("d", 3)],
  resources: [resource("wage", 160_000)],
  charges: [charge("rent", 60_000), charge("energy", 10_000)],
  debts: [],
  benefitCents: 20_000,
};

describe("a household's month", () => {
  it("is counted by unit and day, with the housing benefit apart", () => {
    expect(figuresOf(month, settings, on)).toMatchObject({
      adults: 2,
      children: 2,
      units: 2.1,
      leftCents: 110_000,
      // (1 800 - 700) / (2,1 x 30,4)
      residualCents: 1_723,
      // (600 - 200) / 1 600
      effortRate: 0.25,
      capacityCents: null,
    });
    expect(figuresOf(month, { ...settings, per: "month" }, on).residualCents).toBe(52_380);
  });

  it("has a capacity by the scale of the year, where somebody gave it", () => {
    // 1 800 - 600 of rent - (600 + 110 + 110) - 3 x (200 + 40 + 40)
    expect(figuresOf(month, scaled, on)).toMatchObject({ flatRatesCents: 166_000, capacityCents: -46_000 });
  });

  it.each<[string, Partial<Budget>, object]>([
    ["an age", { members: [member("a", null)] }, { units: null, residualCents: null, leftCents: 110_000 }],
    [
      "a wage",
      { resources: [resource("wage", null)] },
      { leftCents: null, residualCents: null, effortRate: null, capacityCents: null },
    ],
    ["the benefit", { benefitCents: null }, { leftCents: null, effortRate: null, residualCents: null }],
    [
      "the rent",
      { charges: [charge("rent", null)] },
      { leftCents: null, effortRate: null, capacityCents: null },
    ],
    ["every resource", { resources: [] }, { leftCents: null, effortRate: null }],
  ])("without %s, what needs it is unknown and never 0", (_, without, expected) => {
    expect(figuresOf({ ...month, ...without }, scaled, on)).toMatchObject(expected);
  });

  it("tells what it comes to at least, and how many lines are unknown", () => {
    expect(sumOf([{ cents: 100 }, { cents: null }, { cents: 0 }])).toEqual({
      cents: null,
      atLeastCents: 100,
      unknown: 1,
    });
    expect(sumOf([{ cents: 0 }])).toEqual({ cents: 0, atLeastCents: 0, unknown: 0 });
  });

  it("counts neither a child who comes on week-ends nor one whose age is known elsewhere", () => {
    const members = [member("a", 40), member("b", 9, false), member("c", null, false)];
    expect(figuresOf({ ...month, members }, settings, on).units).toBe(1);
  });

  it("an unknown line makes its sum unknown whatever the others say; naming it gives the sum back", () => {
    const amount = fc.integer({ min: 0, max: 500_000 });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        amount,
        (amounts, place, cents) => {
          const at = place % amounts.length;
          const resources = amounts.map((one) => resource("wage", one));
          const unknown = withLine({ ...month, resources }, { side: "resources", index: at }, null);
          expect(figuresOf(unknown, settings, on).leftCents).toBeNull();
          const known = withLine(unknown, { side: "resources", index: at }, cents);
          const expected = amounts.reduce((sum, one, index) => sum + (index === at ? cents : one), 0);
          expect(figuresOf(known, settings, on).resources.cents).toBe(expected);
        },
      ),
    );
  });

  it("with one line changed changes that line alone, and a cent more of resources never leaves less", () => {
    const before = figuresOf(month, settings, on);
    const after = figuresOf(withLine(month, { side: "resources", index: 0 }, 160_100), settings, on);
    expect(after.leftCents! - before.leftCents!).toBe(100);
    expect(figuresOf(withLine(month, { side: "benefit" }, 0), settings, on).effortRate).toBe(0.375);
    expect(withLine(month, { side: "charges", index: 1 }, 0).charges).toEqual([
      charge("rent", 60_000),
      charge("energy", 0),
    ]);
  });
});

describe("rights to ask about", () => {
  it("are asked where no line says that they are claimed", () => {
    expect(rightsToCheck(month)).toEqual([
      "activityBonus",
      "familyBenefit",
      "healthInsurance",
      "energyCheque",
    ]);
    expect(rightsToCheck({ ...month, benefitCents: null })).toContain("housingBenefit");
    const claimed = { ...month, resources: [...month.resources, resource("activityBonus", 10_000)] };
    expect(rightsToCheck(claimed)).not.toContain("activityBonus");
  });

  it.each<[string, Partial<Budget>, string]>([
    ["nobody works nor is retired", { resources: [resource("otherResource", 0)] }, "minimumIncome"],
    ["one grown person has children", { members: [member("a", 30), member("c", 4)] }, "maintenance"],
    ["somebody is over sixty", { members: [member("a", 63)] }, "pension"],
    [
      "there are other debts",
      { debts: [{ kind: "credit", memberId: null, cents: null }] },
      "overIndebtedness",
    ],
  ])("%s", (_, more, right) => {
    expect(rightsToCheck({ ...month, ...more })).toContain(right);
  });
});

describe("a budget that is written", () => {
  it.each([
    [{ budgetedOn: on.add({ days: 1 }) }, "budgetedOn"],
    [{ resources: [{ kind: "wage" as const, memberId: "z", cents: 1 }] }, "resources.0.memberId"],
    [{ charges: [charge("rent", -1)] }, "charges.0.cents"],
  ])("%j is refused beside its field", (more, field) => {
    expect(brokenByBudget({ ...month, budgetedOn: on, ...more }, on)).toMatchObject([{ field }]);
  });

  it("may be empty: nothing is known yet", () => {
    const empty = { members: [], resources: [], charges: [], debts: [], benefitCents: null, budgetedOn: on };
    expect(brokenByBudget(empty, on)).toEqual([]);
    expect(figuresOf(empty, settings, on)).toMatchObject({ leftCents: null, units: null });
  });
});
