/** What the debt becomes with each arrangement: by hand, and whatever the figures. */
import { assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";

import { lackingOf } from "./need.rules.ts";
import { ARRANGEMENTS, averagePaid, optionsOf, usualTerms } from "./options.rules.ts";

const on = Temporal.PlainDate.from("2026-11-27");
const debt = { debtCents: 240_000, amountDueCents: 45_000, paidCents: 30_000 };

describe("a debt of 2,400 €, a bill of 450 € of which 300 € are paid", () => {
  const options = optionsOf(debt, usualTerms(debt, on));
  const of = (arrangement: string) => options.find((option) => option.arrangement === arrangement);
  it("grows by 150 € a month with nothing", () => {
    expect(of("nothing")).toMatchObject({ in6Cents: 330_000, in12Cents: 420_000, costCents: 0 });
  });
  it("is 1,800 € then 1,200 € with a plan of 24 months at 100 €, rent paid", () => {
    expect(of("plan")).toMatchObject({ in6Cents: 180_000, in12Cents: 120_000, monthlyCents: 55_000 });
  });
  it("is the same with relief of the 150 € missing for six months: 900 € in all, and 400 € a month at first", () => {
    expect(of("reliefAndPlan")).toMatchObject({
      in6Cents: 180_000,
      in12Cents: 120_000,
      monthlyCents: 40_000,
      laterCents: 55_000,
      costCents: 90_000,
    });
  });
  it("is 900 € then 600 € with a grant of half of it and a plan of the rest", () => {
    expect(of("grantAndPlan")).toMatchObject({ in6Cents: 90_000, in12Cents: 60_000, costCents: 120_000 });
  });
});

it("what is unknown stays unknown: no figure is made of it", () => {
  const unknown = { debtCents: 100_000, amountDueCents: 40_000, paidCents: null };
  const [nothing, plan] = optionsOf(unknown, usualTerms(unknown, on));
  expect(nothing).toMatchObject({ in6Cents: null, in12Cents: null, monthlyCents: null });
  expect(plan).toMatchObject({ in6Cents: 75_004 });
  expect(averagePaid([])).toBeNull();
  expect(averagePaid([{ paidCents: 0 }])).toBe(0);
});

it("no arrangement leaves more than a debt, nor repays more than is owed, nor costs more than it may", () => {
  const cents = integer({ min: 0, max: 3_000_000 });
  assert(
    property(
      cents,
      cents,
      cents,
      integer({ min: 1, max: 36 }),
      (debtCents, amountDueCents, paidCents, planMonths) => {
        const facts = { debtCents, amountDueCents, paidCents };
        const options = optionsOf(facts, { ...usualTerms(facts, on), planMonths });
        expect(options.map(({ arrangement }) => arrangement)).toEqual([...ARRANGEMENTS]);
        for (const { in6Cents, in12Cents, costCents } of options.slice(1)) {
          expect(in12Cents!).toBeLessThanOrEqual(in6Cents!);
          expect(in6Cents!).toBeLessThanOrEqual(debtCents);
          expect(in12Cents!).toBeGreaterThanOrEqual(0);
          expect(costCents!).toBeGreaterThanOrEqual(0);
        }
        const repaid = planMonths <= 6 || debtCents === 0;
        expect(repaid && options[1]!.in6Cents !== 0).toBe(false);
      },
    ),
  );
});

it("what the referral does not say, its landlord brings; the agreement is the household's", () => {
  const said = {
    tie: true,
    informedOn: true,
    informedHow: false,
    informedBy: true,
    situation: true,
    agreement: false,
  };
  expect(lackingOf(said, { stage: "summons", debtCents: 0, amountDueCents: 0, tried: [] })).toEqual([
    { what: "informedHow", bringer: "landlord" },
    { what: "agreement", bringer: "household" },
  ]);
});
