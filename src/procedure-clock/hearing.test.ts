/** From the CCAPEX referral to the hearing: earliest summons, notice to the prefect, court assessment, conciliation. */
import { describe, expect, it } from "vitest";

import { act, daysOf, problemsOf } from "./clock-fixture.ts";

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
