/** The line through time: nothing covers anything, each thing at its day. */
import { assert, array, constantFrom, date, property, record } from "fast-check";
import { describe, expect, it } from "vitest";

import { ACT_KINDS } from "./acts.rules.ts";
import { chainOf } from "./chain.rules.ts";
import { evictionSteps } from "./eviction.rules.ts";
import { hearingSteps } from "./hearing.rules.ts";
import { deadlines } from "./rules.ts";
import { isSettled, STEP_NATURES } from "./step-nature.rules.ts";

const ON = Temporal.PlainDate.from("2026-11-26");
const act = (kind: (typeof ACT_KINDS)[number], on: string) => ({ kind, on });
const day = (text: string) => Temporal.PlainDate.from(text);
const step = (id: string, on: string) => ({ id, on });

describe("the chain of a procedure", () => {
  it("holds acts done, steps to come and chances that end, in order of days", () => {
    const chain = chainOf(
      {
        acts: [act("hearing", "2027-02-04"), act("paymentOrder", "2026-09-01")],
        dates: [step("prefectNoticeBy", "2026-12-23"), step("terminationClause", "2026-11-02")],
      },
      ON,
    )!;
    expect(chain.links.map(({ id, state, nature }) => [id, state, nature])).toEqual([
      ["paymentOrder", "done", "milestone"],
      ["terminationClause", "passed", "turning"],
      ["prefectNoticeBy", "toCome", "lastChance"],
      ["hearing", "toCome", "turning"],
    ]);
  });

  it("without an act there is no chain", () => {
    expect(chainOf({ acts: [], dates: [] }, ON)).toBeUndefined();
  });

  it("a step that an act settled is told by the act alone", () => {
    const facts = {
      acts: [act("summons", "2026-10-01"), act("prefectNotice", "2026-10-20"), act("hearing", "2027-01-14")],
      dates: [step("earliestSummons", "2026-09-20"), step("prefectNoticeBy", "2026-12-02")],
    };
    expect(chainOf(facts, ON)!.links.every(({ what }) => what === "act")).toBe(true);
    expect(isSettled("prefectNoticeBy", facts.acts)).toBe(true);
  });

  it("shades each winter truce that it crosses, within the line", () => {
    const { truces, years } = chainOf(
      { acts: [act("paymentOrder", "2025-03-01")], dates: [step("hearing", "2027-06-01")] },
      ON,
    )!;
    expect(truces.map(({ first }) => first)).toEqual(["2024-11-01", "2025-11-01", "2026-11-01"]);
    expect(truces.every(({ from, to }) => from >= 0 && from < to && to <= 1)).toBe(true);
    expect(years.map(({ year }) => year)).toEqual([2026, 2027]);
  });

  it("covers nothing, whatever the days, and keeps each thing at its place", () => {
    const anyDay = date({
      min: new Date("2024-01-01"),
      max: new Date("2028-12-31"),
      noInvalidDate: true,
    }).map((found) => found.toISOString().slice(0, 10));
    const acts = array(record({ kind: constantFrom(...ACT_KINDS), on: anyDay }), {
      minLength: 1,
      maxLength: 12,
    });
    const dates = array(record({ id: constantFrom(...Object.keys(STEP_NATURES)), on: anyDay }), {
      maxLength: 8,
    });
    assert(
      property(acts, dates, (some, others) => {
        const { links } = chainOf({ acts: some, dates: others }, ON)!;
        const byLane = Map.groupBy(links, ({ lane }) => lane);
        for (const lane of byLane.values())
          for (const [index, link] of lane.entries())
            expect(index === 0 || link.at - lane[index - 1]!.at >= 0.075).toBe(true);
        expect(links.map(({ at }) => at)).toEqual(
          links.map(({ at }) => at).toSorted((one, other) => one - other),
        );
      }),
    );
  });
});

describe("what a step asks of people", () => {
  it("is said of every step that the rules compute", () => {
    const facts = {
      landlordKind: "social" as const,
      acts: [
        { kind: "cafReport" as const, on: day("2025-01-10") },
        { kind: "paymentOrder" as const, on: day("2025-03-01") },
        { kind: "summons" as const, on: day("2025-06-01") },
        { kind: "prefectNotice" as const, on: day("2025-06-02"), assessmentRequestedOn: day("2025-06-10") },
        { kind: "hearing" as const, on: day("2025-09-10") },
        { kind: "judgment" as const, on: day("2025-10-10"), planMonths: 24 },
        { kind: "orderToVacate" as const, on: day("2026-01-10") },
        { kind: "policeRequest" as const, on: day("2026-04-10") },
        { kind: "cohesionProtocol" as const, on: day("2026-07-01"), planEndsOn: day("2028-07-01") },
      ],
    };
    const told = deadlines(facts).dates.map(({ id }) => id);
    expect(
      new Set([...hearingSteps(facts), ...evictionSteps(facts)].map(({ id }) => id)).size,
    ).toBeGreaterThan(8);
    for (const id of told) expect(Object.keys(STEP_NATURES)).toContain(id);
  });
});
