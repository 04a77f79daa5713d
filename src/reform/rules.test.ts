/** One account on both sides of the night: what it was, what it becomes, and when. */
import { assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";

import type { DetectionMonth } from "../signals/signal.rules.ts";
import { changesOfTheNight, EVE, REFORM_DAY, reformOf } from "./rules.ts";
import { reformTexts } from "./pages/texts.ts";

const ON = Temporal.PlainDate.from("2026-11-26");
const account = (balanceCents: number, more = {}) => ({
  balanceCents,
  amountDueCents: 40_000,
  rentChargesCents: 60_000,
  benefitCents: 20_000,
  ...more,
});
/** Months of a bill of 400 € after benefit; `paid` in cents, and the balance at each end. */
const months = (...lines: [month: string, paidCents: number, balanceCents: number][]): DetectionMonth[] =>
  lines.map(([month, paidCents, balanceCents]) => ({
    month,
    chargedCents: 60_000,
    benefitCents: 20_000,
    reliefCents: 0,
    grantCents: 0,
    paidCents,
    balanceCents,
    rejectedDebits: 0,
  }));
const since = (first: string) =>
  months(
    ["2026-07", 40_000, 0],
    ...(["2026-08", "2026-09", "2026-10"] as const).map((month): [string, number, number] =>
      month < first ? [month, 40_000, 0] : [month, 30_000, 10_000],
    ),
  );

describe("the night in which legal arrears change", () => {
  it("lies between the last day of 2026 and the first of 2027", () => {
    expect([EVE.toString(), REFORM_DAY.toString()]).toEqual(["2026-12-31", "2027-01-01"]);
  });

  it.each([
    // debt, months, effect, report by, why
    ["a debt of 450.00 € is not above 450 €", 45_000, since("2026-10"), "later", undefined],
    [
      "a debt of 450.01 € is, and is reported within two months",
      45_001,
      since("2026-10"),
      "becomes",
      "2027-03-01",
    ],
    ["a debt of two months of expense is on both sides", 80_000, since("2026-10"), "remains", "2027-01-01"],
    [
      "a small debt of three months is, whatever its amount",
      10_000,
      since("2026-08"),
      "becomes",
      "2027-03-01",
    ],
    ["a small debt that is not three months old will be", 10_000, since("2026-10"), "later", undefined],
    [
      "a debt of the running month alone is nobody's default",
      30_000,
      months(["2026-10", 40_000, 0]),
      "untouched",
      undefined,
    ],
    [
      "an account that owes nothing is not touched",
      0,
      months(["2026-10", 40_000, 0]),
      "untouched",
      undefined,
    ],
  ] as const)("%s", (_, debt, past, effect, reportBy) => {
    const found = reformOf(account(debt), past, ON, 500);
    expect([found.effect, found.reportBy?.toString()]).toEqual([effect, reportBy]);
  });

  it("with a bill wholly covered by the benefit, two months of nothing were arrears: a small debt leaves the definition", () => {
    const covered = account(1_000, { amountDueCents: 0, benefitCents: 60_000 });
    const found = reformOf(covered, months(["2026-10", 39_000, 1_000]), ON, 500);
    expect([found.before.constituted, found.after.constituted, found.effect]).toEqual([
      true,
      false,
      "leaves",
    ]);
  });

  it("says when three months after the first default are over", () => {
    const found = reformOf(account(10_000), since("2026-10"), ON, 500);
    expect(found.ripensOn?.toString()).toBe("2027-01-31");
  });

  it("an account whose rent is not known lacks a fact for the former rule, and is never guessed", () => {
    const unknown = account(46_000, { rentChargesCents: null, benefitCents: null });
    expect(reformOf(unknown, since("2026-10"), ON, 500).effect).toBe("unknown");
  });

  it("asked after the night, months that came later change nothing", () => {
    const past = since("2026-10");
    const later = [...past, ...months(["2027-01", 40_000, 10_000], ["2027-02", 40_000, 10_000])];
    const asked = Temporal.PlainDate.from("2027-03-15");
    expect(reformOf(account(10_000), later, asked, 500)).toEqual(reformOf(account(10_000), past, asked, 500));
  });

  it("an effect is one of before and after, whatever the debt", () => {
    assert(
      property(
        integer({ min: 0, max: 300_000 }),
        constantFrom("2026-08", "2026-09", "2026-10"),
        (debt, first) => {
          const { effect, before, after } = reformOf(account(debt), since(first), ON, 500);
          expect(["becomes", "remains"].includes(effect)).toBe(after.constituted === true);
          expect(effect === "remains" || effect === "leaves").toBe(before.constituted === true);
        },
      ),
    );
  });
});

describe("the rules that change", () => {
  it("are read from the dated law, each with its source and its words", () => {
    const changes = changesOfTheNight();
    expect(changes.map(({ id }) => id)).toContain("benefit.decidedBy");
    for (const { id, before, after } of changes) {
      expect(before?.source ?? after?.source).toBeTruthy();
      expect(Object.keys(reformTexts.fr.parameter)).toContain(id);
    }
    expect(changes.find(({ id }) => id === "benefit.decidedBy")).toMatchObject({
      before: { value: "CAF" },
      after: { value: "CCAPEX" },
    });
  });
});
