/** After the judgment: order to vacate, winter truce, police assistance, cohesion protocol. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { outOfTruce } from "./eviction.rules.ts";
import { act, answer, daysOf, problemsOf } from "./procedure-fixture.ts";

describe("after the judgment", () => {
  it.each([
    ["in spring", "2026-04-10", {}, ["2026-06-11", "2026-06-10"]],
    ["whose two months end in the truce", "2026-09-15", {}, ["2027-04-01"]],
    ["whose two months end on 31 October", "2025-08-31", {}, ["2026-04-01", "2025-10-31"]],
    ["whose two months end on 30 October", "2026-08-30", {}, ["2026-10-31", "2026-10-30"]],
    ["whose two months end on 31 March", "2026-01-31", {}, ["2026-04-01"]],
    [
      "of which the prefect was told later",
      "2026-04-10",
      { prefectToldOn: "2026-05-04" },
      ["2026-07-05", "2026-07-04", "2026-07-07"],
    ],
    ["with a longer time", "2026-04-10", { statedTime: "P5M" }, ["2026-09-11", "2026-09-10"]],
    [
      "with a time shortened by the judge",
      "2026-04-10",
      { statedTime: "P1M" },
      ["2026-06-11", "2026-05-11", "2026-06-10"],
    ],
  ])("no eviction too early after an order to vacate %s", (_, on, more, days) => {
    expect(daysOf("earliestEviction", [act("orderToVacate", on, more)])).toEqual(days);
  });

  it.each([
    ["2026-04-10", undefined, "2026-11-01", "2027-03-31"],
    ["2026-09-15", undefined, "2026-11-01", "2027-03-31"],
    ["2027-11-20", undefined, "2027-11-01", "2028-03-31"],
    ["2025-04-10", "2027-01-10", "2026-11-01", "2027-03-31"],
  ])("the truce that follows an order of %s, asked on %s, runs from %s to %s", (order, on, first, last) => {
    const truce = answer([act("orderToVacate", order)], { on }).dates.find(({ id }) => id === "winterTruce");
    expect(truce).toMatchObject({ on: first, latest: last });
  });

  it("police assistance granted later moves the earliest eviction", () => {
    const acts = [
      act("orderToVacate", "2026-04-10"),
      act("policeRequest", "2026-06-12"),
      act("policeAnswer", "2026-07-20", { answer: "granted" }),
    ];
    expect(daysOf("earliestEviction", acts)).toEqual(["2026-07-20"]);
    expect(daysOf("policeSilence", acts)).toBeUndefined();
  });

  it("two months of silence of the prefect are a refusal", () => {
    expect(daysOf("policeSilence", [act("policeRequest", "2027-12-31")])).toEqual([
      "2028-02-29",
      "2028-03-01",
    ]);
  });

  it("a cohesion protocol runs two years, five at most, is checked every six months, and leads to a new lease", () => {
    const acts = [act("cohesionProtocol", "2026-08-31", { planEndsOn: "2028-05-31" })];
    expect(daysOf("cohesionProtocolEnd", acts)).toEqual(["2028-08-31", "2031-08-31"]);
    expect(daysOf("cohesionReview", acts)).toEqual(["2027-02-28"]);
    expect(daysOf("cohesionReview", acts, { on: "2027-03-01" })).toEqual(["2027-08-31"]);
    expect(daysOf("newLeaseBy", acts)).toEqual(["2028-08-31"]);
  });

  it("a judge's schedule has its end, and 37 months are told", () => {
    expect(daysOf("judgePlanEnds", [act("judgment", "2025-06-16", { planMonths: 36 })])).toEqual([
      "2028-06-16",
    ]);
    expect(problemsOf([act("judgment", "2025-06-16", { planMonths: 37 })])).toEqual(["judge.planMaxMonths"]);
  });

  it("no day of eviction ever falls in the winter truce", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 5 }), (days) => {
        const on = Temporal.PlainDate.from("2024-01-01").add({ days });
        const moved = outOfTruce(on);
        const monthDay = moved.toString().slice(5);
        expect(monthDay >= "04-01" && monthDay <= "10-31").toBe(true);
        expect(moved.equals(on) || moved.toString().endsWith("-04-01")).toBe(true);
      }),
    );
  });
});
