/** Real decisions: the date each court held is the indicative one or among its alternatives, with that court's reading named. */
import { describe, expect, it } from "vitest";

import courtDates from "./court-dates.json" with { type: "json" };
import { answerDeadlines } from "./facts.ts";

type Case = (typeof courtDates.cases)[number] & Record<string, unknown>;

function answerOf(decision: Case, more: object[] = []) {
  const later = (["ccapexReferral", "summons", "prefectNotice", "hearing"] as const).flatMap((kind) =>
    decision[kind] ? [{ kind, on: decision[kind] }] : [],
  );
  const order = { kind: "paymentOrder", on: decision.orderServed, statedTime: decision.statedTime };
  const { lease, clauseTime, landlordKind } = decision;
  const answer = answerDeadlines({ lease, clauseTime, landlordKind, acts: [order, ...later, ...more] });
  if ("errors" in answer) throw new Error(JSON.stringify(answer.errors));
  return answer;
}

const clauseOf = (answer: ReturnType<typeof answerOf>) =>
  answer.dates.find(({ id }) => id === "terminationClause")!;

const decisions = courtDates.cases.map((decision): [string, Case] => [decision.ref, decision as Case]);

describe("the clause held acquired by", () => {
  it.each(decisions)("%s is found, with its reading", (_, decision) => {
    const { on, reading, alternatives } = clauseOf(answerOf(decision));
    const found = [{ on, reading }, ...alternatives].find((one) => one.on === decision.acquired);
    expect(found?.reading).toContain(decision.reading);
    expect(on === decision.acquired).toBe(decision.main);
  });

  it.each(decisions)("%s is still found where the lease's own clause was not read", (_, decision) => {
    const { on, alternatives } = clauseOf(answerOf({ ...decision, clauseTime: undefined } as Case));
    expect([on, ...alternatives.map((one) => one.on)]).toContain(decision.acquired);
  });

  it.each(decisions.filter(([, { expires }]) => expires))("%s expires the day before", (_, decision) => {
    expect(clauseOf(answerOf(decision)).alternatives.map(({ on }) => on)).toContain(decision.expires);
  });

  it("a court overrides ours, with its reason; ours stay beside it", () => {
    const lille = courtDates.cases[3]! as Case;
    const held = { kind: "judgment", on: "2025-06-26", clauseOn: lille.acquired, reason: "sans report" };
    const clause = clauseOf(answerOf(lille, [held]));
    expect(clause).toMatchObject({
      on: "2024-05-20",
      latest: "2024-05-22",
      rule: "clause.heldByCourt",
      reading: "date retenue par le juge : sans report",
    });
    expect(clause.alternatives.map(({ on }) => on)).toEqual(["2024-05-21", "2024-05-22"]);
  });
});

describe("the prefect told 49 days before the hearing of Bobigny", () => {
  it("was told in time", () => {
    const decision = courtDates.cases[2]! as Case;
    const { dates, problems } = answerOf({ ...decision, landlordKind: "social" } as Case);
    const notice = dates.find(({ id }) => id === "prefectNoticeBy")!;
    expect(notice).toMatchObject({ on: "2025-03-17", alternatives: [{ on: "2025-03-18" }] });
    expect(problems.map(({ rule }) => rule)).toEqual(["clause.time"]);
    const told = Temporal.PlainDate.from("2025-03-11").until("2025-04-29").days;
    expect(told).toBe(decision.prefectNoticeDays);
  });
});
