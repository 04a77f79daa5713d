/** The 150 households of the demonstration: dates in order, money that the ledger bears out, every stage present. */
import { describe, expect, test } from "vitest";
import { journeys } from "./journeys.ts";
import { balance, monthsBefore } from "./ledger-history.ts";
import { tenancies } from "./tenancies.ts";
import { communesOfIsere, operatorOf } from "./territory.ts";

const today = Temporal.PlainDate.from("2026-11-23");
const months = monthsBefore(today, 24);
const stock = tenancies(38, 6_000, communesOfIsere());
const all = journeys(38, stock, months, today);

describe("150 households along the whole journey", () => {
  test("some stand at every stage, and as many in each of the six months of a measure", () => {
    const stages = Map.groupBy(all, ({ dates }) => dates.stage);
    expect([...stages.keys()].toSorted()).toEqual(
      [
        "admitted",
        "closed",
        "deferred",
        "onAgenda",
        "redirected",
        "refused",
        "renewed",
        "running",
        "submitted",
      ].toSorted(),
    );
    const monthsRun = stages.get("running")!.map(({ dates }) => {
      return Temporal.PlainDate.from(dates.measures[0]!.startsOn).until(today, { largestUnit: "months" })
        .months;
    });
    expect(new Set(monthsRun)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });

  test("nobody is decided on before being referred, nor supported before being assigned", () => {
    for (const { dates } of all) {
      const inOrder = [
        dates.submittedOn,
        dates.decidedOn,
        dates.assignedOn,
        ...dates.measures.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn]),
      ].filter((on) => on !== null);
      expect(inOrder).toEqual(inOrder.toSorted());
    }
  });

  test("nothing that is said to have happened lies in the future", () => {
    const happened = all.flatMap(({ support, dates, acts }) => [
      dates.submittedOn,
      ...acts.filter(({ kind }) => kind !== "hearing").map(({ on }) => on),
      ...support.flatMap(({ contacts, meetings }) =>
        [...contacts, ...meetings].filter(({ state }) => state !== "planned").map(({ on }) => on),
      ),
    ]);
    expect(happened.filter((on) => on > today.toString())).toEqual([]);
  });

  test("the debts of a file are those of its ledger", () => {
    for (const { dates, money } of all) {
      expect(money.debtAtReferralCents).toBeGreaterThan(0);
      expect(money.debtAtReferralCents).toBe(balance(money.entries, dates.submittedOn));
      expect(money.debtAtEndCents ?? 0).toBeGreaterThanOrEqual(0);
    }
  });

  test("relief lasts six months at most and never exceeds the bill", () => {
    const reliefs = all.flatMap(({ money }) => money.relief ?? []);
    expect(reliefs.length).toBeGreaterThan(20);
    expect(Math.max(...reliefs.map(({ months }) => months.length))).toBeLessThanOrEqual(6);
    expect(
      reliefs.flatMap(({ months }) => months).filter(({ amountCents, billCents }) => amountCents > billCents),
    ).toEqual([]);
  });

  test("plans are kept by some, paid late by others, and breached by others still", () => {
    expect(new Set(all.map(({ money }) => money.plan?.fate))).toEqual(
      new Set(["kept", "late", "breached", undefined]),
    );
  });

  test("another operator than the zone's always has a written reason", () => {
    const elsewhere = all.filter(({ operator, tenancy }) => operator !== operatorOf(tenancy.commune));
    expect(elsewhere.length).toBeGreaterThan(0);
    expect(elsewhere.filter(({ overrideReason }) => overrideReason === null)).toEqual([]);
  });

  test("the same seed gives the same journeys", () => {
    expect(journeys(38, stock, months, today)).toEqual(all);
  });
});
