/** What is still to be said of a referral, what holds it back, and how pressing the procedure makes it. */
import { describe, expect, it } from "vitest";

import { procedureFacts } from "../procedure-clock/facts.ts";
import { deadlines } from "../procedure-clock/rules.ts";
import {
  brokenBySubmission,
  contradictionsOf,
  stillToSay,
  TO_BE_SAID,
  type Written,
} from "./submission.rules.ts";
import { byUrgency, nextIrreversible, type Urgency, urgencyOf } from "./urgency.rules.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const TODAY = day("2026-11-23");

const nothing: Written = {
  tie: null,
  situation: null,
  informedOn: null,
  informedHow: null,
  informedBy: null,
  agreementAsked: false,
  facts: {},
};
const all: Written = {
  tie: "broken",
  situation: "Perte d'emploi",
  informedOn: "2026-11-20",
  informedHow: "phone",
  informedBy: "Mme Durand",
  agreementAsked: true,
  facts: { stage: "noProcedure", debtCents: 0, amountDueCents: 0, tried: [] },
};

describe("what is still to be said", () => {
  it("everything, where nothing was written", () => {
    expect(stillToSay(nothing)).toEqual(TO_BE_SAID);
  });

  it("nothing, where all was said: a debt of 0, nothing tried and no procedure are answers", () => {
    expect(stillToSay(all)).toEqual([]);
  });

  it.each([
    ["not asked whether it agrees", { agreementAsked: false }, ["agreement"]],
    ["the tie is not known", { tie: null }, ["tie"]],
  ] as const)("%s", (_, more, left) => {
    expect(stillToSay({ ...all, ...more })).toEqual(left);
  });
});

describe("what holds a submission back", () => {
  it("a household that was not told, and nothing else", () => {
    expect(brokenBySubmission(nothing, TODAY)).toMatchObject([
      { rule: "referral.informed", field: "informedOn", source: expect.stringContaining("RGPD") },
    ]);
    expect(brokenBySubmission({ ...nothing, informedOn: "2026-11-23" }, TODAY)).toEqual([]);
  });

  it.each([
    ["2026-11-24", null, "referral.future"],
    ["2026-11-20", "2026-11-19", "referral.answeredBeforeInformed"],
  ])("told on %s, answered on %s: what cannot be true is told beside the day", (informedOn, first, rule) => {
    expect(contradictionsOf({ informedOn, firstAnswerOn: first }, TODAY)).toMatchObject([
      { field: "informedOn", rule },
    ]);
  });
});

/** The next date that cannot be undone, of a social landlord's procedure with a lease of 2021. */
function next(acts: object[], on = TODAY) {
  const facts = procedureFacts.parse({
    lease: "2021-04-12",
    landlordKind: "social",
    on: on.toString(),
    acts,
  });
  return nextIrreversible(deadlines(facts), on);
}
const told = (acts: object[], on = TODAY) => {
  const found = next(acts, on);
  return found && `${found.id} ${found.on.toString()}`;
};

describe("the next date that cannot be undone", () => {
  const order = { kind: "paymentOrder", on: "2026-11-02" };
  it.each([
    ["none without an act", [], undefined],
    ["a report to CAF loses nothing", [{ kind: "cafReport", on: "2026-11-02" }], undefined],
    ["the clause, by its earliest reading", [order], "terminationClause 2027-01-02"],
    [
      "the day before the hearing, once the clause is past",
      [
        { ...order, on: "2026-06-01" },
        { kind: "summons", on: "2026-09-01" },
        { kind: "hearing", on: "2026-12-15" },
      ],
      "resumeRentBy 2026-12-14",
    ],
    [
      "an eviction possible already waits for the end of the winter truce",
      [
        { kind: "judgment", on: "2026-05-04" },
        { kind: "orderToVacate", on: "2026-06-01", prefectToldOn: "2026-06-01" },
      ],
      "earliestEviction 2027-04-01",
    ],
    [
      "a cohesion protocol holds the eviction",
      [
        { kind: "judgment", on: "2026-05-04" },
        { kind: "orderToVacate", on: "2026-06-01", prefectToldOn: "2026-06-01" },
        { kind: "cohesionProtocol", on: "2026-07-01" },
      ],
      undefined,
    ],
  ])("%s", (_, acts, expected) => {
    expect(told(acts)).toBe(expected);
  });

  it("where courts disagree, the first reading still to come, and whether another has it past", () => {
    expect(next([order], day("2027-01-03"))).toMatchObject({
      on: day("2027-01-03"),
      already: true,
      cautious: false,
    });
    expect(next([order], day("2027-01-02"))).toMatchObject({
      on: day("2027-01-02"),
      already: false,
      cautious: true,
    });
    expect(told([order], day("2027-02-01"))).toBeUndefined();
  });

  it("an eviction possible already, out of the truce, is today", () => {
    const acts = [
      { kind: "judgment", on: "2026-05-04" },
      { kind: "orderToVacate", on: "2026-06-01", prefectToldOn: "2026-06-01" },
    ];
    expect(told(acts, day("2026-09-10"))).toBe("earliestEviction 2026-09-10");
  });
});

const irreversible = (on: string) => ({
  id: "resumeRentBy" as const,
  on: day(on),
  already: false,
  cautious: false,
  source: "art. 24 V",
});
const row = (level: Urgency["level"], submittedOn: string | null, on?: string) => ({
  urgency: {
    level,
    ...(on && { reason: { id: "x", on, already: false, cautious: false, days: 0, source: "" } }),
  },
  submittedOn,
});

describe("urgency is told with its reason", () => {
  it.each([
    ["2026-12-23", "immediate", 30],
    ["2026-12-24", "near", 31],
    ["2027-02-21", "near", 90],
    ["2027-02-22", "later", 91],
  ])("a date on %s is %s", (on, level, days) => {
    expect(urgencyOf({ recorded: true, irreversible: irreversible(on) }, TODAY)).toEqual({
      level,
      reason: {
        id: "resumeRentBy",
        on,
        days,
        already: false,
        cautious: false,
        source: "art. 24 V",
      },
    });
  });

  it.each([
    [{ recorded: true }, "none"],
    [{ recorded: false, stage: "noProcedure" }, "none"],
    [{ recorded: false, stage: "summons" }, "undated"],
    [{ recorded: false }, "unknown"],
  ])("without a date, %j is %s", (facts, level) => {
    expect(urgencyOf(facts, TODAY)).toEqual({ level });
  });

  it("the most pressing comes first, then the one that has waited longest, then drafts", () => {
    const rows = [
      row("none", null),
      row("none", "2026-11-02"),
      row("unknown", "2026-11-03"),
      row("undated", "2026-11-20"),
      row("near", "2026-11-01", "2027-01-20"),
      row("immediate", "2026-11-22", "2026-12-14"),
      row("immediate", "2026-11-01", "2026-12-20"),
    ];
    expect(rows.toSorted(byUrgency)).toEqual([5, 6, 4, 3, 2, 1, 0].map((index) => rows[index]));
  });
});
