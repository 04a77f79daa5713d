/** A procedure told in English: every reading and every problem, with the same content as in French, and the law's terms in brackets. */
import { describe, expect, it } from "vitest";

import { act, answer } from "./clock-fixture.ts";

const day = (on: string) => ({ on });

/** What is wrong with a procedure, each case with its rule. */
const PROBLEMS: [rule: string, acts: Parameters<typeof answer>[0], more?: Parameters<typeof answer>[1]][] = [
  ["acts.order", [act("paymentOrder", "2026-03-10"), act("summons", "2026-03-01")]],
  [
    "acts.order",
    [act("paymentOrder", "2026-03-10"), act("judgment", "2026-09-01", { clauseOn: "2026-03-01" })],
  ],
  ["acts.repeated", [act("hearing", "2026-03-10"), act("hearing", "2026-03-10")]],
  ["hearing.day", [act("hearing", "2026-05-25")]],
  ["hearing.day", [act("hearing", "2026-05-23")]],
  ["lease.afterOrder", [act("paymentOrder", "2021-04-11")]],
  ["clause.time", [act("paymentOrder", "2026-03-10", { statedTime: "P6W" })]],
  [
    "clause.beforeSummons",
    [act("ccapexReferral", "2026-01-05"), act("paymentOrder", "2026-03-10"), act("summons", "2026-05-09")],
  ],
  ["ccapex.beforeSummons", [act("summons", "2026-03-10")]],
  ["ccapex.beforeSummons", [act("ccapexReferral", "2026-02-10"), act("summons", "2026-03-10")]],
  ["ccapex.beforeSummons", [act("ccapexReferral", "2026-01-10"), act("summons", "2026-03-10")]],
  ["prefect.notice.late", [act("prefectNotice", "2025-04-10"), act("hearing", "2025-05-12")]],
  ["prefect.notice.late", [act("hearing", "2025-05-12")], day("2025-04-20")],
  ["prefect.notice.contested", [act("summons", "2025-03-31"), act("hearing", "2025-05-12")]],
  ["conciliation.upTo", [act("summons", "2026-03-10", { claimCents: 300_000 })]],
  ["judge.planMaxMonths", [act("judgment", "2026-03-10", { planMonths: 48 })]],
  ["facts.unknownField", [act("hearing", "2026-03-10", { room: "2" })]],
];

/** Procedures that between them reach every step and every way of counting. */
const PROCEDURES: [name: string, acts: Parameters<typeof answer>[0], more?: Parameters<typeof answer>[1]][] =
  [
    [
      "from report to protocol",
      [
        act("cafReport", "2025-01-05"),
        act("paymentOrder", "2025-02-10", { statedTime: "P3M" }),
        act("summons", "2025-05-20"),
        act("prefectNotice", "2025-05-21", { assessmentRequestedOn: "2025-05-30" }),
        act("hearing", "2025-09-15"),
        act("judgment", "2025-10-20", { planMonths: 12 }),
        act("orderToVacate", "2025-12-12", { prefectToldOn: "2026-01-05", statedTime: "P1M" }),
        act("policeRequest", "2026-04-02"),
        act("cohesionProtocol", "2026-06-30", { planEndsOn: "2028-06-30" }),
      ],
    ],
    [
      "an order in weeks, its lease unknown",
      [act("paymentOrder", "2026-03-10", { statedTime: "P6W" })],
      { lease: null },
    ],
    ["an order whose time ends on a Sunday", [act("paymentOrder", "2026-03-10")], { clauseTime: "P3M" }],
    [
      "a clause held by the judge",
      [act("paymentOrder", "2026-03-10"), act("judgment", "2026-09-01", { clauseOn: "2026-05-12" })],
    ],
    ["a landlord of unknown kind", [act("ccapexReferral", "2026-03-10")], { landlordKind: null }],
  ];

/** French words that no English sentence holds, once the terms in brackets are taken out. */
const FRENCH =
  /[àâçéèêëîïôûù«»]|\b(le|la|les|du|des|au|et|ou|pour|avant|jour|mois|semaines?|délai|préfet|juge|bail)\b| [:;]/;
const outsideBrackets = (text: string) => text.replaceAll(/ ?\([^()]*\)/g, "");

describe("in English, what is wrong", () => {
  it.each(PROBLEMS)("%s is a sentence of its own: %j", (rule, acts, more) => {
    const found = answer(acts, more).problems.filter((problem) => problem.rule === rule);
    expect(found.length).toBeGreaterThan(0);
    for (const { message, english = "" } of found) {
      expect(english).not.toBe(message);
      expect(english).toMatch(/^[A-Z].*\.$/s);
      expect(outsideBrackets(english)).not.toMatch(FRENCH);
    }
  });

  it("keeps the days, and names the act in the law's words", () => {
    const [problem] = answer([act("paymentOrder", "2026-03-10"), act("summons", "2026-03-01")]).problems;
    expect(problem).toMatchObject({
      message:
        "L'assignation (1er mars 2026) ne peut pas précéder le commandement de payer (10 mars 2026) : vérifiez les deux dates.",
      english:
        "The summons (assignation) of 1 March 2026 cannot come before the payment order (commandement de payer) of 10 March 2026: check both dates.",
    });
  });
});

describe("in English, how each date is counted", () => {
  it.each(PROCEDURES)("%s", (_, acts, more) => {
    const { dates } = answer(acts, more);
    expect(dates.length).toBeGreaterThan(0);
    for (const { reading, english } of dates.flatMap((date) => [date, ...date.alternatives])) {
      expect(english).not.toBe(reading);
      expect(outsideBrackets(english)).not.toMatch(FRENCH);
      // The same days and lengths of time stand in both.
      expect(english.replace("0:00", "0").match(/\d+/g)).toEqual(
        reading.replaceAll("1er", "1").match(/\d+/g),
      );
    }
  });

  it("every step of a procedure is reached by the cases above", () => {
    const reached = new Set(
      PROCEDURES.flatMap(([, acts, more]) => answer(acts, more).dates.map(({ id }) => id)),
    );
    expect([...reached].toSorted()).toEqual([
      "assessmentInterviewBy",
      "cohesionProtocolEnd",
      "cohesionReview",
      "courtAssessmentBy",
      "earliestEviction",
      "earliestSummons",
      "judgePlanEnds",
      "newLeaseBy",
      "policeSilence",
      "prefectNoticeBy",
      "resumeRentBy",
      "terminationClause",
      "winterTruce",
    ]);
  });

  it("the judge's own day comes with the judge's own reason", () => {
    const held = act("judgment", "2026-09-01", { clauseOn: "2026-05-12", reason: "report au lundi" });
    const clause = answer([act("paymentOrder", "2026-03-10"), held]).dates.find(
      ({ id }) => id === "terminationClause",
    );
    expect(clause?.english).toBe("day that the judge held: report au lundi");
  });
});
