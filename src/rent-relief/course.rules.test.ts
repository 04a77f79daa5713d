/** The course of a granted relief: limits that are stricter, answers at the decision, months found in the ledger, stops proposed. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Dated } from "../platform/calendar/dated.ts";
import { unanswered } from "./eligibility.rules.ts";
import { strictest } from "./limit.rules.ts";
import { inLedger } from "./recognition.rules.ts";
import { reliefLines } from "./rules.ts";
import { residualMissed, stopCauses } from "./stop.rules.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const ym = (iso: string) => Temporal.PlainYearMonth.from(iso);
const limit = (value: number, source: string): Dated<number> => ({
  id: "rentRelief.maxMonths",
  value,
  validFrom: null,
  validTo: null,
  source,
  checked: null,
});

describe("the months a relief may last", () => {
  it.each([
    [[], 6, "fiche"],
    [[limit(4, "bailleur")], 4, "bailleur"],
    [[limit(4, "bailleur"), limit(3, "fonds")], 3, "fonds"],
    [[limit(9, "bailleur")], 6, "fiche"],
  ])("%j: the strictest, never laxer than the programme", (others, value, source) => {
    expect(strictest(limit(6, "fiche"), others)).toMatchObject({ value, source });
  });
});

it("each question is answered at the decision, and not known is an answer", () => {
  expect(unanswered({ rentDebt: "yes" }).map(({ field }) => field)).toEqual([
    "eligibility.solvableWithinYear",
    "eligibility.noOtherScheme",
  ]);
  expect(unanswered({ rentDebt: "yes", solvableWithinYear: "unknown", noOtherScheme: "no" })).toEqual([]);
});

describe("a month in the ledger", () => {
  it.each([
    ["recognised to the cent", 15_000, 15_000, "2026-11-05", "recognised"],
    ["not there yet, in its own month", 15_000, 0, "2026-11-30", "waiting"],
    ["missing once the ledger is past its end", 15_000, 0, "2026-12-01", "missing"],
    ["of another amount", 15_000, 14_999, "2026-11-05", "different"],
    ["taken back", 15_000, -100, "2026-11-05", "different"],
    ["there though no longer granted", 0, 15_000, "2026-12-01", "unexpected"],
    ["no longer granted and not there", 0, 0, "2026-12-01", "waiting"],
    ["of no known ledger", 15_000, 0, null, "waiting"],
  ])("%s", (_what, grantedCents, ledgerCents, until, expected) => {
    const found = inLedger({
      month: ym("2026-11"),
      grantedCents,
      ledgerCents,
      until: until === null ? null : day(until),
    });
    expect(found).toBe(expected);
  });
});

const months = [
  { month: ym("2026-09"), residualCents: 30_000 },
  { month: ym("2026-10"), residualCents: 30_000 },
  { month: ym("2027-01"), residualCents: 30_000 },
];
const paid = (on: string, cents: number) => ({ on: day(on), cents });

describe("the remainder of a month", () => {
  it.each([
    ["paid on its last day of grace", [paid("2026-10-10", 30_000)], "2026-10-20", undefined],
    ["that may still be paid", [], "2026-10-10", undefined],
    ["not paid", [], "2026-10-11", ["2026-10-10", 30_000]],
    ["paid but for one cent", [paid("2026-09-05", 29_999)], "2026-10-11", ["2026-10-10", 1]],
    ["caught up since", [paid("2026-11-05", 60_000)], "2026-11-20", undefined],
    ["paid before the relief began", [paid("2026-08-31", 90_000)], "2026-10-11", ["2026-10-10", 30_000]],
    [
      "paid by a debit that was rejected",
      [paid("2026-09-05", 30_000), paid("2026-09-09", -30_000)],
      "2026-10-11",
      ["2026-10-10", 30_000],
    ],
    ["missed twice is dated by the second", [], "2026-11-20", ["2026-11-10", 60_000]],
    ["of which no ledger tells", [], null, undefined],
  ] as const)("%s", (_what, payments, until, expected) => {
    const found = residualMissed(months, payments, until === null ? null : day(until), "P10D");
    expect(found && [found.since.toString(), found.missingCents]).toEqual(expected);
  });

  it("of 0 is never missed, whatever the months", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(800), (count, days) => {
        const free = Array.from({ length: count }, (_, index) => ({
          month: ym("2026-01").add({ months: index }),
          residualCents: 0,
        }));
        expect(residualMissed(free, [], day("2026-01-01").add({ days }), "P10D")).toBeUndefined();
      }),
    );
  });
});

describe("a stop is proposed", () => {
  const running = {
    needsResidual: true,
    months,
    payments: [paid("2026-09-05", 60_000)],
    until: day("2026-11-20"),
    within: "P10D",
    measureEndedOn: null,
    leftOn: null,
  };
  const causes = (change: object, on = "2026-11-26") =>
    stopCauses({ ...running, ...change }, day(on)).map(({ cause }) => cause);
  it.each([
    ["for nothing while all holds", {}, []],
    ["for a remainder not paid", { payments: [] }, ["residualMissed"]],
    ["not for it where the agreement does not ask it", { payments: [], needsResidual: false }, []],
    ["when the measure has ended", { measureEndedOn: day("2026-11-20") }, ["measureEnded"]],
    ["not before it ends", { measureEndedOn: day("2026-11-27") }, []],
    ["when the household has left", { leftOn: day("2026-11-26") }, ["left"]],
  ])("%s", (_what, change, expected) => {
    expect(causes(change)).toEqual(expected);
  });
  it("never when no month is left to take off", () => {
    expect(causes({ leftOn: day("2026-12-31") }, "2027-01-02")).toEqual([]);
  });
});

describe("the lines on the bill", () => {
  const relief = { agreement: "RS-2026-001", month: ym("2026-12"), rank: 1, of: 3 };
  it("the part that the solidarity surcharge finances is a line of its own, and the lines add up", () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), fc.constantFrom("own", "sls"), (one, other, source) => {
        const amountCents = one + other;
        const lines = reliefLines({
          ...relief,
          amountCents,
          landlordCents: other,
          landlordSource: source as "own" | "sls",
        });
        expect(lines.reduce((sum, { cents }) => sum + cents, 0)).toBe(amountCents);
        expect(lines.filter(({ sls }) => sls).map(({ cents }) => cents)).toEqual(
          source === "sls" && other > 0 ? [other] : [],
        );
      }),
    );
  });
});
