/** An eviction procedure from the first report to the cohesion protocol: dates, readings, problems and levers. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type ActKind, ACT_NAMES, STAGES } from "./acts.rules.ts";
import { outOfTruce } from "./eviction.rules.ts";
import { answerDeadlines } from "./facts.ts";

type Json = Record<string, unknown>;
const act = (kind: ActKind, on: string, more: Json = {}) => ({ kind, on, ...more });

function answer(acts: Json[], more: Json = {}) {
  const found = answerDeadlines({ lease: "2021-04-12", landlordKind: "social", acts, ...more });
  if ("errors" in found) throw new Error(JSON.stringify(found.errors));
  return found;
}

/** `[on, ...alternatives]` of a step. */
function daysOf(id: string, acts: Json[], more: Json = {}) {
  const found = answer(acts, more).dates.find((date) => date.id === id);
  return found && [found.on, ...found.alternatives.map(({ on }) => on)];
}

const problemsOf = (acts: Json[], more: Json = {}) => answer(acts, more).problems.map(({ rule }) => rule);
const leversOf = (acts: Json[], more: Json = {}) => answer(acts, more).levers.map(({ id }) => id);

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

describe("before the summons, a corporate landlord waits for two months after CCAPEX knows", () => {
  it.each([
    ["ccapexReferral", "2026-04-30", "social", ["2026-07-01", "2026-06-30"]],
    ["cafReport", "2027-12-31", "social", ["2028-03-01", "2028-02-29"]],
    ["ccapexReferral", "2026-04-30", "private", undefined],
  ] as const)("%s on %s, %s landlord", (kind, on, landlordKind, days) => {
    expect(daysOf("earliestSummons", [act(kind, on)], { landlordKind })).toEqual(days);
  });

  it.each([
    ["2026-06-29", ["ccapex.beforeSummons"]],
    ["2026-06-30", ["ccapex.beforeSummons"]],
    ["2026-07-01", []],
  ])("a summons on %s: %j", (on, problems) => {
    expect(problemsOf([act("cafReport", "2026-04-30"), act("summons", on)])).toEqual(problems);
  });

  it("a summons with no known referral is told", () => {
    expect(problemsOf([act("summons", "2026-07-01")])).toEqual(["ccapex.beforeSummons"]);
    expect(problemsOf([act("summons", "2026-07-01")], { landlordKind: "private" })).toEqual([]);
  });
});

describe("the prefect is told of the summons 42 days before the hearing", () => {
  it.each([
    ["2025-05-12", ["2025-03-30", "2025-03-31"]],
    ["2024-04-11", ["2024-02-28", "2024-02-29"]],
    ["2027-02-12", ["2026-12-31", "2027-01-01"]],
    ["2028-04-12", ["2028-02-29", "2028-03-01"]],
  ])("hearing on %s", (hearing, days) => {
    expect(daysOf("prefectNoticeBy", [act("hearing", hearing)])).toEqual(days);
  });

  it.each([
    ["2025-03-30", []],
    ["2025-03-31", ["prefect.notice.contested"]],
    ["2025-04-01", ["prefect.notice.late"]],
  ])("told on %s for 12 May: %j", (on, problems) => {
    const acts = [act("summons", "2025-03-20"), act("prefectNotice", on), act("hearing", "2025-05-12")];
    expect(problemsOf(acts, { landlordKind: "private" })).toEqual(problems);
  });

  it("a summons served too late for its hearing is told before any notice", () => {
    const acts = [act("summons", "2025-04-10"), act("hearing", "2025-05-12")];
    expect(problemsOf(acts, { landlordKind: "private" })).toEqual(["prefect.notice.late"]);
  });

  it("a postponed hearing does not cure a late notice", () => {
    const acts = [
      act("prefectNotice", "2025-04-10"),
      act("hearing", "2025-05-12"),
      act("hearing", "2025-09-15"),
    ];
    expect(problemsOf(acts)).toEqual(["prefect.notice.late"]);
  });

  it("no notice known once it is too late is told on the day asked", () => {
    const acts = [act("hearing", "2025-05-12")];
    expect(problemsOf(acts, { on: "2025-03-31" })).toEqual([]);
    expect(problemsOf(acts, { on: "2025-04-01" })).toEqual(["prefect.notice.late"]);
  });
});

describe("before the hearing", () => {
  const acts = [
    act("prefectNotice", "2025-04-01", { assessmentRequestedOn: "2025-04-30" }),
    act("hearing", "2025-05-30"),
  ];

  it.each([
    ["courtAssessmentBy", ["2025-05-22", "2025-05-23"]],
    ["assessmentInterviewBy", ["2025-05-20", "2025-05-23"]],
    ["resumeRentBy", ["2025-05-29"]],
  ])("%s", (id, days) => {
    expect(daysOf(id, acts)).toEqual(days);
  });

  it.each([
    [500_000, undefined, ["conciliation.upTo"]],
    [500_001, undefined, []],
    [300_000, "2026-06-01", []],
    [300_000, "2026-08-01", ["conciliation.upTo"]],
    [undefined, undefined, []],
  ])("a claim of %s cents, conciliation on %s: %j", (claimCents, conciliationOn, problems) => {
    const summons = act("summons", "2026-07-01", { claimCents, conciliationOn });
    expect(problemsOf([summons], { landlordKind: "private" })).toEqual(problems);
  });
});

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

describe("facts that cannot be read are refused, naming field, rule and remedy", () => {
  const order = act("paymentOrder", "2026-03-10");
  it.each([
    ["a day that does not exist", { acts: [act("hearing", "2026-02-31")] }, "acts[0].on", "facts.date"],
    ["no day", { acts: [{ kind: "hearing" }] }, "acts[0].on", "facts.date"],
    [
      "an unknown act",
      { acts: [order, { kind: "huissier", on: "2026-01-01" }] },
      "acts[1].kind",
      "facts.choice",
    ],
    [
      "a negative claim",
      { acts: [act("summons", "2026-03-10", { claimCents: -1 })] },
      "acts[0].claimCents",
      "facts.cents",
    ],
    ["a time in words", { acts: [{ ...order, statedTime: "2 mois" }] }, "acts[0].statedTime", "facts.delay"],
    ["a time of nothing", { acts: [{ ...order, statedTime: "P0D" }] }, "acts[0].statedTime", "facts.delay"],
    ["a time in hours", { acts: [{ ...order, statedTime: "PT48H" }] }, "acts[0].statedTime", "facts.delay"],
    [
      "half a month of plan",
      { acts: [act("judgment", "2026-03-10", { planMonths: 1.5 })] },
      "acts[0].planMonths",
      "facts.months",
    ],
    ["an unknown landlord", { landlordKind: "hlm", acts: [] }, "landlordKind", "facts.choice"],
    ["a lease in words", { lease: "avril 2021", acts: [] }, "lease", "facts.date"],
    ["a lease in month 13", { lease: "2021-13", acts: [] }, "lease", "facts.date"],
    ["no acts", {}, "acts", "facts.type"],
    ["text", "hearing", "", "facts.type"],
    ["nothing", null, "", "facts.type"],
  ])("%s", (_, json, field, rule) => {
    const found = answerDeadlines(json);
    expect("errors" in found && found.errors).toMatchObject([
      { field, rule, message: expect.stringMatching(/\.$/) },
    ]);
  });

  it.each([["2021"], ["2021-04"], [2021]])("a lease known as %s is enough", (lease) => {
    expect(daysOf("terminationClause", [order], { lease })![0]).toBe("2026-05-11");
  });
});
