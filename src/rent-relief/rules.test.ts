/** Rent relief: six months at most, never more than the bill, and a bill that says it. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dated } from "../platform/calendar/dated.ts";
import {
  billWithRelief,
  monthsLeft,
  proposedRelief,
  roomEachMonth,
  refusalOfMonths,
  reliefAmount,
  reliefByMonth,
  type ReliefTerms,
  splitRelief,
} from "./rules.ts";

const dated = (id: string, value: number, source: string): Dated<number> => ({
  id,
  value,
  validFrom: null,
  validTo: null,
  source,
  checked: "2026-11",
});
const limit = dated("rentRelief.monthsAtMost", 6, "Fiche du programme, 2020");
const day = (iso: string) => Temporal.PlainDate.from(iso);
const months = (from: string, count: number) =>
  Array.from({ length: count }, (_, index) => Temporal.PlainYearMonth.from(from).add({ months: index }));

const bill = (month: string) => ({
  month: Temporal.PlainYearMonth.from(month),
  rentCents: 55000,
  chargesCents: 9000,
  benefitCents: 12000,
});

describe("six months at most over the path", () => {
  it.each([
    [0, 6],
    [4, 2],
    [6, 0],
    [7, 0],
  ])("after %i months granted, %i are left", (granted, left) => {
    expect(monthsLeft(months("2026-01", granted), limit)).toBe(left);
  });

  it("a seventh month of relief is refused and says why", () => {
    expect(refusalOfMonths(months("2027-01", 7), [], limit)).toEqual({
      rule: "rentRelief.monthsAtMost",
      message: "7 mois demandés ; la remise de solvabilisation dure 6 mois au plus",
      english: "7 months asked; rent relief lasts 6 months at most",
      source: "Fiche du programme, 2020",
      field: "months",
    });
  });

  it("months granted earlier on the path count, even under another measure", () => {
    expect(refusalOfMonths(months("2027-01", 3), months("2026-01", 4), limit)?.message).toBe(
      "3 mois demandés après 4 accordés ; la remise de solvabilisation dure 6 mois au plus",
    );
    expect(refusalOfMonths(months("2027-01", 2), months("2026-01", 4), limit)).toBeUndefined();
  });

  it.each([
    ["no month", months("2027-01", 0), [], "rentRelief.months"],
    ["a month already granted", months("2027-01", 2), months("2027-02", 1), "rentRelief.monthTwice"],
    ["the same month twice", [...months("2027-01", 1), ...months("2027-01", 1)], [], "rentRelief.monthTwice"],
  ])("%s is refused", (_, asked, granted, rule) => {
    expect(refusalOfMonths(asked, granted, limit)?.rule).toBe(rule);
  });

  it.each([
    ["the months of the measure", "2027-01", 6, undefined],
    ["a month before the measure", "2026-12", 2, "rentRelief.needsMeasure"],
    ["a month after its end", "2027-03", 6, "rentRelief.needsMeasure"],
  ])("%s", (_, from, count, rule) => {
    const measure = { startsOn: day("2027-01-10"), endsOn: day("2027-07-09") };
    expect(refusalOfMonths(months(from, count), [], limit, measure)?.rule).toBe(rule);
  });
});

describe("the amount of a month", () => {
  it.each([
    ["a fixed sum", { kind: "fixed", amountCents: 9000 }, 40000, 9000],
    ["a fixed sum above the bill", { kind: "fixed", amountCents: 50000 }, 40000, 40000],
    ["a third of the bill", { kind: "share", share: 1 / 3 }, 40000, 13333],
    ["the whole bill", { kind: "share", share: 1 }, 40001, 40001],
    ["down to what can be paid", { kind: "downTo", payableCents: 31050 }, 40000, 8950],
    ["down to more than the bill", { kind: "downTo", payableCents: 45000 }, 40000, 0],
    ["on a bill of nothing", { kind: "fixed", amountCents: 9000 }, 0, 0],
    ["on a bill in the household's favour", { kind: "fixed", amountCents: 9000 }, -500, 0],
  ] as [string, ReliefTerms, number, number][])("%s", (_, terms, bill, expected) => {
    expect(reliefAmount(terms, bill)).toBe(expected);
  });

  it.each([
    [{ kind: "fixed", amountCents: -1 }, "amountCents"],
    [{ kind: "fixed", amountCents: 10.5 }, "amountCents"],
    [{ kind: "downTo", payableCents: -1 }, "payableCents"],
    [{ kind: "share", share: 1.2 }, "share"],
    [{ kind: "share", share: NaN }, "share"],
  ] as [ReliefTerms, string][])("%o is refused next to its field", (terms, field) => {
    expect(reliefAmount(terms, 40000)).toMatchObject({ field });
  });

  it("is never below zero nor above the bill", () => {
    const terms = fc.oneof(
      fc.record({ kind: fc.constant("fixed"), amountCents: fc.nat(200000) }),
      fc.record({ kind: fc.constant("share"), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
      fc.record({ kind: fc.constant("downTo"), payableCents: fc.nat(200000) }),
    );
    fc.assert(
      fc.property(terms, fc.nat(150000), (asked, bill) => {
        const amount = reliefAmount(asked as ReliefTerms, bill) as number;
        expect(Number.isSafeInteger(amount) && amount >= 0 && amount <= bill).toBe(true);
      }),
    );
  });
});

describe("a relief month by month", () => {
  it("takes the same off each month by its terms, in the order of the months", () => {
    const [later, first] = [...months("2027-02", 1), ...months("2027-01", 1)] as [
      Temporal.PlainYearMonth,
      Temporal.PlainYearMonth,
    ];
    expect(reliefByMonth([later, first], { kind: "downTo", payableCents: 30_000 }, 52_000)).toEqual([
      { month: "2027-01", amountCents: 22_000 },
      { month: "2027-02", amountCents: 22_000 },
    ]);
  });

  it.each([
    [[5_000], "rentRelief.amount", "amountsCents"],
    [[5_000, -1], "rentRelief.amount", "amountsCents.1"],
    [[0, 5_000], "rentRelief.amount", "amountsCents.0"],
    [[5_000, 0.5], "rentRelief.amount", "amountsCents.1"],
    [[52_001, 5_000], "rentRelief.aboveBill", "amountsCents.0"],
  ])("amounts %j of two months break a rule beside the field", (amountsCents, rule, field) => {
    expect(reliefByMonth(months("2027-01", 2), { kind: "byMonth", amountsCents }, 52_000)).toMatchObject([
      { rule, field },
    ]);
  });

  it("of terms that come to nothing is none", () => {
    expect(
      reliefByMonth(months("2027-01", 2), { kind: "downTo", payableCents: 60_000 }, 52_000),
    ).toMatchObject([{ rule: "rentRelief.amount" }]);
  });
});

describe("the amount proposed to the person who decides", () => {
  const facts = {
    rentCents: 55000,
    chargesCents: 9000,
    benefitCents: 12000,
    resourcesCents: 120000,
    targetEffort: dated("rentRelief.targetEffort", 0.3, "convention"),
  };
  it.each([
    ["the gap to the target effort", {}, 16000, "need"],
    ["no more than the ceiling", { ceilingCents: 15000 }, 15000, "ceiling"],
    [
      "no more than what is left of the envelope",
      { ceilingCents: 15000, envelopeLeftCents: 4000 },
      4000,
      "envelope",
    ],
    ["nothing once the envelope is spent", { envelopeLeftCents: -1 }, 0, "envelope"],
    ["nothing where resources suffice", { resourcesCents: 250000 }, 0, "need"],
    ["the whole bill without resources", { resourcesCents: 0 }, 52000, "need"],
  ])("%s", (_, changed, amountCents, bound) => {
    expect(proposedRelief({ ...facts, ...changed })).toEqual({ amountCents, bound });
  });
});

describe("what open envelopes bear each month", () => {
  const fund2026 = { fund: "reliefFund", year: 2026, cents: 10000 };
  const own2027 = { fund: "landlord", year: 2027, cents: 3000 };
  const months = ["2026-11", "2026-12", "2027-01"];
  it.each([
    ["nothing is known without an envelope", [], 0.5, undefined],
    ["the fund's part, over its months of that year", [fund2026], 0.5, 10000],
    ["the narrowest of the two payers", [fund2026, own2027], 0.5, 6000],
    ["an envelope that pays no part bounds nothing", [fund2026], 0, undefined],
    ["nor does another fund's", [{ ...fund2026, fund: "fsl" }], 0.5, undefined],
    ["nor another year's", [{ ...fund2026, year: 2025 }], 1, undefined],
    ["nothing left is nothing", [{ ...fund2026, cents: 0 }], 1, 0],
  ])("%s", (_, rooms, fundShare, cents) => {
    expect(roomEachMonth(months, rooms, { fund: "reliefFund", fundShare })).toBe(cents);
  });
});

describe("who pays and what the household reads", () => {
  it("landlord and fund bear the relief between them to the cent", () => {
    fc.assert(
      fc.property(fc.nat(200000), fc.double({ min: 0, max: 1, noNaN: true }), (amount, share) => {
        const { landlordCents, fundCents } = splitRelief(
          amount,
          dated("rentRelief.landlordShare", share, "convention"),
        );
        expect(landlordCents + fundCents).toBe(amount);
        expect(Math.min(landlordCents, fundCents)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  const agreement = {
    number: "2027-014",
    months: months("2027-01", 6),
    terms: { kind: "fixed", amountCents: 9000 } as const,
  };
  it("the bill shows the reference, the relief with its agreement and month, and what is left to pay", () => {
    expect(billWithRelief(bill("2027-02"), agreement)).toMatchObject({
      rentCents: 55000,
      referenceCents: 52000,
      relief: {
        amountCents: 9000,
        monthNumber: 2,
        monthsInAll: 6,
        label: "Remise de solvabilisation 02/2027, convention 2027-014, mois 2 sur 6",
      },
      amountDueCents: 43000,
    });
  });

  it("the month after the last one has no relief and the rent it always had", () => {
    const after = billWithRelief(bill("2027-07"), agreement);
    expect(after).toMatchObject({ rentCents: 55000, amountDueCents: 52000 });
    expect(after).not.toHaveProperty("relief");
  });
});
