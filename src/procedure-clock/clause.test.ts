/** The termination clause: its indicative date and its spread, by lease, order and court. */
import { describe, expect, it } from "vitest";

import { act, answer, daysOf, problemsOf } from "./clock-fixture.ts";

describe("the termination clause", () => {
  it.each([
    ["an old lease", "2021-04-12", "2026-03-10", undefined, ["2026-05-11", "2026-05-10", "2026-05-12"]],
    [
      "a lease of the last day before the law",
      "2023-07-28",
      "2026-03-10",
      undefined,
      ["2026-05-11", "2026-05-10", "2026-05-12"],
    ],
    ["a lease of the law's first day", "2023-07-29", "2026-03-10", undefined, ["2026-04-22", "2026-04-21"]],
    [
      "an order that states a longer time",
      "2024-01-01",
      "2026-03-10",
      "P2M",
      ["2026-05-11", "2026-04-21", "2026-04-22", "2026-05-10", "2026-05-12"],
    ],
    [
      "an order that states the same time in days",
      "2024-01-01",
      "2026-03-10",
      "P42D",
      ["2026-04-22", "2026-04-21"],
    ],
    ["an order on 31 December", "2021", "2027-12-31", undefined, ["2028-03-01", "2028-02-29"]],
    [
      "a lease known to the year of the law",
      "2023",
      "2026-03-10",
      undefined,
      ["2026-05-11", "2026-04-21", "2026-04-22", "2026-05-10", "2026-05-12"],
    ],
    [
      "an unknown lease and no stated time",
      null,
      "2026-03-10",
      undefined,
      ["2026-05-11", "2026-04-21", "2026-04-22", "2026-05-10", "2026-05-12"],
    ],
    [
      "an unknown lease, by what the order states",
      null,
      "2026-03-10",
      "P6W",
      ["2026-04-22", "2026-04-21", "2026-05-10", "2026-05-11", "2026-05-12"],
    ],
  ])("%s", (_, lease, on, statedTime, days) => {
    expect(daysOf("terminationClause", [act("paymentOrder", on, { statedTime })], { lease })).toEqual(days);
  });

  it("names the latest day of its spread", () => {
    const [clause] = answer([act("paymentOrder", "2026-03-10")]).dates;
    expect(clause).toMatchObject({ on: "2026-05-11", latest: "2026-05-12", rule: "clause.time" });
  });

  it("is counted from the last order before the summons", () => {
    const orders = [
      act("paymentOrder", "2025-01-10"),
      act("paymentOrder", "2026-03-10"),
      act("paymentOrder", "2026-09-01"),
    ];
    expect(daysOf("terminationClause", [...orders, act("summons", "2026-06-01")])![0]).toBe("2026-05-11");
  });

  it("an order that states too short a time is told", () => {
    expect(problemsOf([act("paymentOrder", "2026-03-10", { statedTime: "P6W" })])).toEqual(["clause.time"]);
  });
});
