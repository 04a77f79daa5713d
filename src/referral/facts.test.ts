/** Facts of a referral: what records give, what a person tells where they give nothing; unknown, none and 0 stay three things. */
import { describe, expect, it } from "vitest";

import { monthsDue, type ReferralFacts, takenAnew, withTold } from "./facts.rules.ts";

const DAY = "2026-11-20";
const bare: ReferralFacts = { asOf: DAY };

describe("months due", () => {
  it.each([
    [undefined, 50_000, undefined],
    [0, 50_000, 0],
    [-100, 50_000, 0],
    [149_999, 50_000, 2.9],
    [150_000, undefined, undefined],
    [150_000, 0, undefined],
  ])("of a debt of %s and a bill of %s: %s", (debt, bill, months) => {
    expect(monthsDue(debt, bill)).toBe(months);
  });
});

describe("what a person tells", () => {
  it("keeps unknown, none and 0 apart, each with the day it was told", () => {
    expect(withTold(bare, { debtCents: 0, plan: "none", benefit: null, stage: "reported" }, DAY)).toEqual({
      asOf: DAY,
      debtCents: 0,
      monthsDue: 0,
      plan: null,
      stage: "reported",
      told: { debtCents: DAY, plan: DAY, stage: DAY },
    });
  });

  it("told the same again keeps its day; told otherwise takes the new one; no longer known leaves nothing", () => {
    const first = withTold(bare, { debtCents: 100_000, amountDueCents: 50_000 }, "2026-11-01");
    const then = withTold(first, { debtCents: 100_000, amountDueCents: 40_000 }, DAY);
    expect(then).toMatchObject({ monthsDue: 2.5, told: { debtCents: "2026-11-01", amountDueCents: DAY } });
    expect(withTold(then, { debtCents: null, amountDueCents: null }, DAY)).toEqual(bare);
  });

  it("does not replace what the account or the procedure gives", () => {
    const recorded: ReferralFacts = {
      asOf: DAY,
      debtCents: 150_000,
      plan: null,
      stage: "paymentOrder",
      nextDeadline: null,
    };
    expect(
      withTold(recorded, { debtCents: 1, plan: { state: "running" }, stage: "noProcedure" }, DAY),
    ).toEqual({ ...recorded });
  });
});

it("needs seen, none seen and not known are three things", () => {
  const seen = withTold(bare, { needs: ["energyPoverty"] }, DAY);
  expect(seen).toEqual({ asOf: DAY, needs: ["energyPoverty"], told: { needs: DAY } });
  expect(withTold(seen, { needs: [] }, DAY)).toMatchObject({ needs: [] });
  expect(withTold(seen, { needs: null }, DAY)).toEqual(bare);
  expect(takenAnew({ asOf: "2026-11-25" }, seen)).toMatchObject({
    needs: ["energyPoverty"],
    told: { needs: DAY },
  });
});

describe("facts taken anew", () => {
  it("replace what records give, and keep what was told where they still give nothing", () => {
    const before = withTold(bare, { debtCents: 90_000, benefit: "none", tried: ["called"] }, "2026-11-01");
    const anew = takenAnew(
      { asOf: DAY, accountOn: DAY, debtCents: 120_000 },
      { ...before, whatWasTried: "Vue" },
    );
    expect(anew).toEqual({
      asOf: DAY,
      accountOn: DAY,
      debtCents: 120_000,
      benefit: null,
      tried: ["called"],
      whatWasTried: "Vue",
      told: { benefit: "2026-11-01", tried: "2026-11-01" },
    });
  });
});
