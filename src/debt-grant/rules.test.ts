/** Debt grants: never above the debt, refusals that name the rule, and each entry of the ledger answering for one grant. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { brokenFund, FUNDS, type FundTerms, fundsOn } from "../envelope/fund.rules.ts";
import { leftOf, refusalOfCommitment, shortBy, yearForecast } from "../envelope/rules.ts";
import type { Dated } from "../platform/calendar/dated.ts";
import { matchGrants, type GrantEntry, type PaidGrant } from "./match.rules.ts";
import { ceilingOf, refusalOfAmount, refusalOfDecision, refusalOfPayment } from "./rules.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const fund = (ceilingCents: number | null, checked: string | null): Dated<FundTerms> => ({
  ...FUNDS[0]!,
  value: { ...FUNDS[0]!.value, ceilingCents },
  checked,
});
const grant = (id: string, paidOn: string, cents: number): PaidGrant => ({
  id,
  decidedOn: day(paidOn).subtract({ days: 5 }),
  paidOn: day(paidOn),
  cents,
});
const entry = (on: string, cents: number): GrantEntry => ({ on: day(on), cents });
const states = (grants: PaidGrant[], entries: GrantEntry[], until: string | null) => {
  const { byGrant, unexplained } = matchGrants(grants, entries, until === null ? null : day(until), "P45D");
  return [...grants.map(({ id }) => byGrant.get(id)!.state), unexplained.length];
};

describe("what may be asked", () => {
  it.each([
    ["nothing", 0, 150_000, 0, "debtGrant.amount"],
    ["less than nothing", -1, 150_000, 0, "debtGrant.amount"],
    ["half a cent", 0.5, 150_000, 0, "debtGrant.amount"],
    ["more than the debt", 150_001, 150_000, 0, "debtGrant.aboveDebt"],
    ["more than what is still open of it", 100_001, 150_000, 50_000, "debtGrant.aboveDebt"],
    ["one cent of no debt", 1, 0, 0, "debtGrant.noDebt"],
    ["one cent that the landlord owes", 1, -2_000, 0, "debtGrant.noDebt"],
    ["the whole debt", 150_000, 150_000, 0, undefined],
    ["one cent of one cent", 1, 1, 0, undefined],
  ])("%s: the rule is named", (_what, asked, debtCents, promisedCents, rule) => {
    expect(refusalOfAmount(asked, { debtCents, promisedCents })?.rule).toBe(rule);
  });

  it("requests to several funds, each within what is open, never sum to more than the debt", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.array(fc.integer({ min: -10, max: 600_000 }), { maxLength: 6 }),
        (debtCents, asked) => {
          let promisedCents = 0;
          for (const amount of asked)
            if (!refusalOfAmount(amount, { debtCents, promisedCents })) promisedCents += amount;
          expect(promisedCents).toBeLessThanOrEqual(debtCents);
        },
      ),
    );
  });

  it("a ceiling that somebody confirmed refuses, one to be confirmed warns, one not known says nothing", () => {
    expect(ceilingOf(80_001, 0, fund(80_000, "2026-11"))).toMatchObject({
      refuses: true,
      broken: { rule: "debtGrant.ceiling", source: FUNDS[0]!.source },
    });
    expect(ceilingOf(50_000, 40_000, fund(80_000, null))).toMatchObject({ refuses: false });
    expect(ceilingOf(80_000, 0, fund(80_000, "2026-11"))).toBeUndefined();
    expect(ceilingOf(9_999_999, 0, fund(null, null))).toBeUndefined();
  });
});

describe("a decision and a payment", () => {
  it.each([
    [{ granted: false, grantedCents: 0, reason: " " }, "debtGrant.reason"],
    [{ granted: false, grantedCents: 0, reason: "Ressources au-dessus du barème" }, undefined],
    [{ granted: true, grantedCents: 0, reason: "" }, "debtGrant.amount"],
    [{ granted: true, grantedCents: 50_001, reason: "" }, "debtGrant.aboveAsked"],
    [{ granted: true, grantedCents: 50_000, reason: "" }, undefined],
  ])("%j", (decision, rule) => {
    expect(refusalOfDecision(decision, 50_000)?.rule).toBe(rule);
  });

  it.each([
    [50_001, "2026-11-20", "debtGrant.aboveGranted"],
    [0, "2026-11-20", "debtGrant.amount"],
    [50_000, "2026-11-09", "debtGrant.paidOn"],
    [50_000, "2026-11-27", "debtGrant.paidOn"],
    [49_999, "2026-11-26", undefined],
  ])("%i cents paid on %s", (paidCents, paidOn, rule) => {
    const grant = { grantedCents: 50_000, decidedOn: "2026-11-10" };
    expect(refusalOfPayment({ paidCents, paidOn }, grant, "2026-11-26")?.rule).toBe(rule);
  });
});

describe("a fund", () => {
  it("says nothing that nobody confirmed: no ceiling, no condition, no paper is invented", () => {
    for (const { value, checked } of FUNDS)
      expect({ ...value, checked }).toMatchObject({
        ceilingCents: null,
        conditions: [],
        pieces: [],
        checked: null,
      });
  });
  it("set in the application stands before the one written here, from its day on", () => {
    const own = {
      ...FUNDS[0]!,
      validFrom: "2026-12-01",
      value: { ...FUNDS[0]!.value, ceilingCents: 80_000 },
    };
    const ceiling = (on: string) => fundsOn([own], day(on)).map(({ value }) => value.ceilingCents);
    expect(ceiling("2026-11-30")).toEqual([null, null, null]);
    expect(ceiling("2026-12-01")).toEqual([80_000, null, null]);
  });
  it.each([
    ["CCAS de Grenoble", {}, "fund.code"],
    ["landlord", {}, "fund.code"],
    ["ccas", { name: " " }, "fund.name"],
    ["ccas", { uses: [] }, "fund.uses"],
    ["ccas", { ceilingCents: 0 }, "fund.ceiling"],
  ])("%s %j is refused with the rule", (code, change, rule) => {
    const terms = {
      name: "CCAS",
      uses: ["debtGrant"] as const,
      ceilingCents: null,
      conditions: [],
      pieces: [],
    };
    expect(brokenFund(code, { ...terms, ...change }).map((one) => one.rule)).toEqual([rule]);
  });
});

describe("an envelope", () => {
  it("goes beyond what is left only when somebody says why; one that was not opened limits nothing", () => {
    expect(refusalOfCommitment(10_001, 10_000, 2026, undefined)).toMatchObject({ rule: "envelope.short" });
    expect(refusalOfCommitment(10_001, 10_000, 2026, { reason: " " })).toMatchObject({
      rule: "envelope.short",
    });
    expect(refusalOfCommitment(10_001, 10_000, 2026, { reason: "Accord du comité du 12" })).toBeUndefined();
    expect(refusalOfCommitment(10_001, null, 2026, undefined)).toBeUndefined();
  });
  it("what lacks and what is left add up to what is wanted", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), fc.nat(1_000_000), (amount, committed, wanted) => {
        const sums = { amountCents: amount, overCents: 0, committedCents: Math.min(committed, amount) };
        const left = leftOf(sums);
        expect(left + shortBy(wanted, left)).toBeGreaterThanOrEqual(wanted);
        expect(shortBy(left, left)).toBe(0);
      }),
    );
  });
  it("ends the year with what was applied, what is granted to come, and the pace of the last three months", () => {
    const granted = new Map([
      ["2026-08", 30_000],
      ["2026-09", 30_000],
      ["2026-10", 30_000],
      ["2026-11", 12_000],
      ["2027-01", 99_000],
    ]);
    const applied = new Map([
      ["2026-08", 30_000],
      ["2026-09", 24_000],
      ["2026-10", 30_000],
    ]);
    const found = yearForecast(2026, granted, applied, day("2026-11-26"));
    expect(found).toMatchObject({
      appliedCents: 84_000,
      toComeCents: 12_000,
      expectedCents: 16_000 + 28_000,
    });
    expect(found.months.map(({ month }) => month)).toHaveLength(12);
    expect(yearForecast(2026, new Map(), new Map(), day("2026-11-26"))).toMatchObject({
      expectedCents: 0,
    });
  });
});

describe("a grant on the tenant's account", () => {
  it.each([
    [
      "comes to the cent",
      [grant("a", "2026-09-10", 500)],
      [entry("2026-09-18", 500)],
      "2026-09-30",
      ["recognised", 0],
    ],
    [
      "comes before its payment was noted",
      [grant("a", "2026-09-10", 500)],
      [entry("2026-09-08", 500)],
      "2026-09-30",
      ["recognised", 0],
    ],
    [
      "comes as another amount",
      [grant("a", "2026-09-10", 500)],
      [entry("2026-09-18", 400)],
      "2026-09-30",
      ["different", 0],
    ],
    ["has not come, and may still", [grant("a", "2026-09-10", 500)], [], "2026-10-25", ["waiting", 0]],
    ["has not come in time", [grant("a", "2026-09-10", 500)], [], "2026-10-26", ["missing", 0]],
    ["is not known where there is no ledger", [grant("a", "2026-09-10", 500)], [], null, ["waiting", 0]],
    [
      "was taken back by the landlord",
      [grant("a", "2026-09-10", 500)],
      [entry("2026-09-18", 500), entry("2026-09-20", -500)],
      "2026-11-30",
      ["missing", 0],
    ],
    [
      "of the year before explains nothing",
      [grant("a", "2026-09-10", 500)],
      [entry("2025-09-18", 500)],
      "2026-11-30",
      ["missing", 1],
    ],
    [
      "twice the same sum is two grants",
      [grant("a", "2026-09-10", 500), grant("b", "2026-09-20", 500)],
      [entry("2026-09-18", 500)],
      "2026-12-30",
      ["recognised", "missing", 0],
    ],
  ])("%s", (_what, grants, entries, until, expected) => {
    expect(states(grants, entries, until)).toEqual(expected);
  });

  it("comes out the same in any order of arrival, and no entry answers for two grants", () => {
    const someDay = fc.integer({ min: 0, max: 120 }).map((days) => day("2026-06-01").add({ days }));
    const someGrants = fc.array(fc.tuple(someDay, fc.integer({ min: 1, max: 4 })), { maxLength: 5 });
    const someEntries = fc.array(fc.tuple(someDay, fc.integer({ min: -4, max: 4 })), { maxLength: 7 });
    fc.assert(
      fc.property(someGrants, someEntries, fc.infiniteStream(fc.nat()), (grants, entries, shuffle) => {
        const paid = grants.map(([on, cents], index) => grant(`g${index}`, on.toString(), cents));
        const written = entries.map(([on, cents]) => ({ on, cents }));
        const mixed = <T>(all: readonly T[]) =>
          all
            .map((one) => ({ one, at: shuffle.next().value }))
            .toSorted((a, b) => a.at - b.at)
            .map(({ one }) => one);
        const found = matchGrants(paid, written, day("2026-12-31"), "P45D");
        const again = matchGrants(mixed(paid), mixed(written), day("2026-12-31"), "P45D");
        for (const { id } of paid)
          expect(JSON.stringify(again.byGrant.get(id))).toBe(JSON.stringify(found.byGrant.get(id)));
        const explained = [...found.byGrant.values()].filter((one) => "on" in one).length;
        expect(explained + found.unexplained.length).toBeLessThanOrEqual(
          written.filter(({ cents }) => cents > 0).length,
        );
      }),
    );
  });
});
