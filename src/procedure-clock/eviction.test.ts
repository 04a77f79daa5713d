/** After the judgment: order to vacate, winter truce, police assistance, cohesion protocol. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { answerDeadlines } from "./facts.ts";
import { outOfTruce } from "./eviction.rules.ts";
import { act, answer, daysOf, problemsOf } from "./clock-fixture.ts";

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

describe("a cohesion protocol's own acts", () => {
  const protocol = { kind: "cohesionProtocol", on: "2025-01-31", planEndsOn: "2026-10-31" };
  const judged = { kind: "judgment", on: "2024-11-04" };
  const told = (on: string, ...acts: object[]) => {
    const answer = answerDeadlines({ landlordKind: "social", on, acts: [judged, protocol, ...acts] });
    if ("errors" in answer) throw new Error(JSON.stringify(answer.errors));
    return {
      stage: answer.stage,
      problems: answer.problems.map(({ rule }) => rule),
      on: (id: string) => answer.dates.find((date) => date.id === id)?.on,
    };
  };

  it("checks held move the next one on, each counted from the signing", () => {
    expect(told("2025-08-15").on("cohesionReview")).toBe("2026-01-31");
    expect(told("2025-08-15", { kind: "cohesionReview", on: "2025-08-10" }).on("cohesionReview")).toBe(
      "2026-01-31",
    );
    // The first was left out: what is held is the second, the third comes next.
    expect(told("2026-03-01", { kind: "cohesionReview", on: "2026-02-10" }).on("cohesionReview")).toBe(
      "2026-07-31",
    );
    // Held, and the next day has passed: it is due all the same.
    expect(told("2026-03-01", { kind: "cohesionReview", on: "2025-07-30" }).on("cohesionReview")).toBe(
      "2026-01-31",
    );
  });

  it("an extension moves its end, up to three years beyond the two; more is told and kept", () => {
    expect(told("2026-12-01").on("cohesionProtocolEnd")).toBe("2027-01-31");
    const extended = (endsOn: string) =>
      told("2026-12-01", { kind: "cohesionExtension", on: "2026-11-02", endsOn });
    expect(extended("2030-01-31").on("cohesionProtocolEnd")).toBe("2030-01-31");
    expect(extended("2030-01-31").problems).not.toContain("cohesion.extendableBy");
    expect(extended("2030-02-01").problems).toContain("cohesion.extendableBy");
  });

  it("a new lease ends the procedure; an act after it begins another", () => {
    expect(told("2026-12-01").on("newLeaseBy")).toBe("2027-01-31");
    const leased = told("2026-12-01", { kind: "newLease", on: "2026-11-30" });
    expect(leased.stage).toBe("noProcedure");
    expect(leased.on("newLeaseBy")).toBe(undefined);
    const again = [
      { kind: "newLease", on: "2026-11-30" },
      { kind: "paymentOrder", on: "2028-03-01" },
    ];
    expect(told("2028-03-02", ...again).stage).toBe("paymentOrder");
  });
});
