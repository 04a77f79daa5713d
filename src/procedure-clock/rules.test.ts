/** Where a procedure stands, what can still be done, and facts that contradict one another. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Act, type ActKind, ACT_NAMES, STAGES, unlikelyDays } from "./acts.rules.ts";
import { act, answer, leversOf, problemsOf } from "./clock-fixture.ts";

describe("where the procedure stands", () => {
  const whole = [
    act("cafReport", "2025-01-05"),
    act("paymentOrder", "2025-02-10"),
    act("summons", "2025-05-05"),
    act("prefectNotice", "2025-05-06"),
    act("hearing", "2025-09-15"),
    act("judgment", "2025-10-20"),
    act("orderToVacate", "2026-01-12"),
    act("policeRequest", "2026-04-02"),
    act("policeAnswer", "2026-05-20", { answer: "refused" }),
    act("cohesionProtocol", "2026-06-30"),
  ];

  it.each([
    ["2025-01-04", "noProcedure", "rentRelief"],
    ["2025-01-05", "reported", "conciliation"],
    ["2025-02-10", "paymentOrder", "payInFull"],
    ["2025-04-11", "terminationClause", "timeToPayByJudge"],
    ["2025-05-06", "summons", "courtAssessment"],
    ["2025-09-15", "hearing", "clauseSuspension"],
    ["2025-10-20", "judgment", "cohesionProtocol"],
    ["2026-01-12", "orderToVacate", "extraThreeMonths"],
    ["2026-04-02", "policeRequest", "timeToVacate"],
    ["2026-05-20", "policeAnswer", "rehousing"],
    ["2026-06-30", "cohesionProtocol", "keepCohesionPlan"],
  ])("on %s: %s, where %s is open", (on, stage, lever) => {
    expect(answer(whole, { on }).stage).toBe(stage);
    expect(leversOf(whole, { on })).toContain(lever);
    expect(problemsOf(whole, { on })).toEqual([]);
  });

  it("an order to vacate after a failed protocol resumes the procedure", () => {
    expect(answer([...whole, act("orderToVacate", "2026-09-01")]).stage).toBe("orderToVacate");
  });

  it("without a day asked, every act counts", () => {
    expect(answer(whole).stage).toBe("cohesionProtocol");
    expect(answer([]).stage).toBe("noProcedure");
  });

  it("what can no longer be done is not offered", () => {
    const order = [act("paymentOrder", "2026-03-10")];
    const payInFull = answer(order).levers.find(({ id }) => id === "payInFull");
    expect(payInFull?.until).toBe("2026-05-09");
    expect(leversOf(order, { on: "2026-05-09" })).toContain("payInFull");
    expect(leversOf(order, { on: "2026-05-10" })).not.toContain("payInFull");
  });

  it("an inadmissible summons is a lever of the household", () => {
    const acts = [act("summons", "2025-04-10"), act("hearing", "2025-05-12")];
    expect(leversOf(acts)).toContain("inadmissibleSummons");
    expect(leversOf([act("summons", "2025-04-10")], { landlordKind: "private" })).not.toContain(
      "inadmissibleSummons",
    );
  });

  it.each([
    ["2026-12-31", "CCH R824-28"],
    ["2027-01-01", "CCAPEX : Décret n° 2026-84 du 12 février 2026"],
  ])("who keeps the housing benefit on %s: %s", (on, source) => {
    expect(answer([], { on }).levers.find(({ id }) => id === "keepHousingBenefit")?.source).toBe(source);
  });
});

describe("contradictory facts are told, never a crash", () => {
  it.each([
    [
      "a summons before its order",
      [act("paymentOrder", "2026-03-10"), act("summons", "2026-03-01")],
      "acts.order",
    ],
    [
      "a judgment before the hearing",
      [act("hearing", "2026-03-10"), act("judgment", "2026-03-01")],
      "acts.order",
    ],
    [
      "an answer before the request",
      [act("policeRequest", "2026-03-10"), act("policeAnswer", "2026-03-01")],
      "acts.order",
    ],
    ["the same act twice", [act("hearing", "2026-03-10"), act("hearing", "2026-03-10")], "acts.repeated"],
    ["a hearing on a holiday", [act("hearing", "2026-05-25")], "hearing.day"],
    ["an order before the lease", [act("paymentOrder", "2021-04-11")], "lease.afterOrder"],
    [
      "a summons before the clause has taken effect",
      [act("ccapexReferral", "2026-01-05"), act("paymentOrder", "2026-03-10"), act("summons", "2026-05-09")],
      "clause.beforeSummons",
    ],
    [
      "a clause held before the order",
      [act("paymentOrder", "2026-03-10"), act("judgment", "2026-09-01", { clauseOn: "2026-03-01" })],
      "acts.order",
    ],
  ])("%s", (_, acts, rule) => {
    expect(problemsOf(acts)).toContain(rule);
  });

  it("a misspelt field is told", () => {
    expect(problemsOf([act("paymentOrder", "2026-03-10", { statedtime: "P6W" })])).toEqual([
      "facts.unknownField",
    ]);
  });

  const anyDay = fc
    .integer({ min: 0, max: 365 * 10 })
    .map((days) => Temporal.PlainDate.from("2020-01-01").add({ days }).toString());
  const kind = fc.constantFrom(...(Object.keys(ACT_NAMES) as ActKind[]));
  const anyAct = fc.record({
    kind,
    on: anyDay,
    statedTime: fc.constantFrom(undefined, "P6W", "P2M", "P1M15D"),
  });

  it("any acts in any order give a stage, sound dates and no exception", () => {
    fc.assert(
      fc.property(
        fc.array(anyAct, { maxLength: 8 }),
        fc.option(anyDay),
        fc.option(anyDay),
        (acts, lease, on) => {
          const found = answer(acts, { lease, on });
          expect(STAGES).toContain(found.stage);
          expect(found).toEqual(answer(acts.toReversed(), { lease, on, acts: acts.toReversed() }));
          for (const date of found.dates) {
            expect(date.latest === undefined || date.latest > date.on).toBe(true);
            expect(date.alternatives.every((one) => one.on !== date.on && one.reading !== "")).toBe(true);
            expect(date.source).not.toBe("");
          }
        },
      ),
    );
  });
});

describe("a day that a slip of the hand may have made", () => {
  const today = Temporal.PlainDate.from("2026-11-27");
  const told = (kind: ActKind, on: string, leaseEnded?: string) =>
    unlikelyDays(
      {
        acts: [{ kind, on: Temporal.PlainDate.from(on) } as Act],
        leaseEnded: leaseEnded === undefined ? undefined : Temporal.PlainDate.from(leaseEnded),
      },
      today,
    ).map(({ rule }) => rule);

  it.each([
    ["an act of a day to come", "summons", "2126-03-03", ["acts.future"]],
    ["an act of today", "summons", "2026-11-27", []],
    ["a hearing in two years", "hearing", "2028-11-27", []],
    ["a hearing a day further", "hearing", "2028-11-28", ["hearing.farAfter"]],
    ["a hearing in a hundred years", "hearing", "2126-01-05", ["hearing.farAfter"]],
  ] as const)("%s", (_, kind, on, rules) => {
    expect(told(kind, on)).toEqual(rules);
  });

  it("an act on a closed case is told, and one of its last day is not", () => {
    expect(told("orderToVacate", "2026-10-02", "2026-10-01")).toEqual(["acts.afterLeaseEnd"]);
    expect(told("orderToVacate", "2026-10-01", "2026-10-01")).toEqual([]);
  });
});
