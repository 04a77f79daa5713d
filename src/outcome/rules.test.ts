/** Small cells of flows and communes, the interval of a curve, and Wilson's interval, against cases worked out by hand or published. */
import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { describe, expect, it, test } from "vitest";

import { wilson } from "../platform/statistics/interval.rules.ts";
import { communesShown, type FlowCell, flowOf, forFunder, survivalCurve } from "./rules.ts";

describe("Wilson's interval", () => {
  test.each([
    // Newcombe (1998), table I: method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %i in %i", (n, of, low, high) => {
    const found = wilson(n, of)!;
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });
  test("of nothing is none", () => expect(wilson(0, 0)).toBeUndefined());
});

describe("the curve", () => {
  it("stops where nobody is followed any more, and has no interval before anybody left", () => {
    const curve = survivalCurve([
      { month: 0, atRisk: 21, events: 0, survival: 1, greenwood: 0 },
      { month: 6, atRisk: 17, events: 3, survival: 18 / 21, greenwood: 3 / (21 * 18) },
      { month: 7, atRisk: 0, events: 3, survival: 18 / 21, greenwood: 3 / (21 * 18) },
    ]);
    expect(curve.map(({ month }) => month)).toEqual([0, 6]);
    expect(curve[0]).toMatchObject({ low: null, high: null });
    // Freireich's data (6-MP), week 6: survival 0.857; log-log interval as published by survival packages.
    expect(curve[1]!.low).toBeCloseTo(0.6197, 3);
    expect(curve[1]!.high).toBeCloseTo(0.9516, 3);
  });
});

const cell = (detection: string, decision: string, outcome: string | null, households: number): FlowCell => ({
  detection,
  decision,
  outcome,
  households,
});

describe("a flow", () => {
  const cells = [
    cell("detected", "admitted", "stayed", 40),
    cell("unknown", "admitted", "evicted", 1),
    cell("detected", "refused", null, 3),
    cell("detected", "deferred", null, 9),
  ];
  it("keeps what comes in and what goes out equal at each stage", () => {
    const { links, total } = flowOf(cells, false);
    const sum = (of: (link: { from: string; to: string }) => boolean) =>
      links.filter(of).reduce((all, { households }) => all + households, 0);
    expect(total).toBe(53);
    expect(sum(({ from }) => from.startsWith("detection."))).toBe(53);
    expect(sum(({ to }) => to === "decision.admitted")).toBe(sum(({ from }) => from === "decision.admitted"));
  });
  it("shows a funder no link of fewer than 5 households, whatever the cells", () => {
    assert(
      property(
        array(
          record({
            detection: constantFrom("detected", "notDetected", "unknown"),
            decision: constantFrom("admitted", "refused", "deferred", "waiting"),
            outcome: constantFrom("stayed", "left", "evicted", "running"),
            households: integer({ min: 1, max: 12 }),
          }),
          { maxLength: 20 },
        ),
        (drawn) => {
          const { links } = flowOf(
            drawn.map((one) => (one.decision === "admitted" ? one : { ...one, outcome: null })),
            true,
          );
          const told = links.filter(
            ({ from }) => from.startsWith("detection.") || from === "decision.admitted",
          );
          expect(told.filter(({ households }) => households < 5)).toEqual([]);
        },
      ),
    );
  });
});

describe("communes for a funder", () => {
  it("hide the small ones, and another one where the total would tell the only one", () => {
    const shown = communesShown([
      { insee: "1", name: "A", households: 20 },
      { insee: "2", name: "B", households: 8 },
      { insee: "3", name: "C", households: 2 },
    ]);
    expect(shown.map(({ households }) => households)).toEqual([20, null, null]);
  });
  it("hide nothing where nothing is small", () => {
    expect(communesShown([{ insee: "1", name: "A", households: 7 }])[0]!.households).toBe(7);
  });
});

test("a funder gets medians alone, and no curve that tells a handful", () => {
  const shown = forFunder({
    debts: [{ rank: 1, paths: 5, startQ1: 1, startMedian: 2, startQ3: 3, endQ1: 0, endMedian: 1, endQ3: 2 }],
    survival: [{ month: 6, atRisk: 30, events: 3, survival: 0.9, low: 0.7, high: 0.97 }],
    cells: [],
    communes: [],
  });
  expect(shown.debts[0]).toMatchObject({ startQ1: null, endQ3: null, startMedian: 2 });
  expect(shown.survival).toEqual([]);
});
