/** The moves of a referral: which states follow which, who makes each, what a refusal says. */
import { describe, expect, it } from "vitest";

import { ROLES } from "../platform/access/roles.ts";
import { brokenByMove, MOVES, REFERRAL_STATUSES, type ReferralStatus } from "./rules.ts";

const broken = (from: ReferralStatus, to: ReferralStatus, by: string | null, more = {}) =>
  brokenByMove({ from, to, by, ...more }).map(({ rule }) => rule);

describe("a referral goes along its path, moved by who may", () => {
  it.each([
    ["draft", "submitted", ["arrearsOfficer", "socialAdviser", "landlordLead"]],
    ["submitted", "onAgenda", ["coordinator"]],
    ["onAgenda", "submitted", ["coordinator"]],
    ["onAgenda", "decided", ["coordinator"]],
    ["decided", "onAgenda", ["coordinator"]],
    ["decided", "assigned", ["coordinator"]],
    ["decided", "closed", ["coordinator"]],
    ["assigned", "closed", ["caseWorker", "operatorLead", "coordinator"]],
  ] as const)("from %s to %s by %j alone", (from, to, may) => {
    const passed = ROLES.filter((role) => broken(from, to, role).length === 0);
    expect(passed.toSorted()).toEqual([...may].toSorted());
    expect(broken(from, to, null)).toEqual([]);
  });

  it.each(REFERRAL_STATUSES)(
    "from %s, every state that is not said to follow is refused, even to a job",
    (from) => {
      const others = REFERRAL_STATUSES.filter((to) => !MOVES[from][to]);
      expect(others.map((to) => broken(from, to, null))).toEqual(others.map(() => ["referral.move"]));
    },
  );

  it.each(["closed", "withdrawn"] as const)("nothing follows %s", (from) => {
    expect(MOVES[from]).toEqual({});
  });
});

describe("a move that is refused", () => {
  it("names the states in words, and what may come next", () => {
    expect(brokenByMove({ from: "onAgenda", to: "assigned", by: "coordinator" })).toMatchObject([
      {
        message:
          "Une orientation à l'ordre du jour ne peut pas devenir confiée à un opérateur : elle peut être transmise, décidée, retirée.",
        english:
          "A referral that is on an agenda cannot be assigned to an operator next: it may be submitted, decided, or withdrawn.",
      },
    ]);
    expect(brokenByMove({ from: "draft", to: "submitted", by: "funder" })).toMatchObject([
      { english: 'Your post does not allow taking a referral that is a draft to the state "submitted".' },
    ]);
  });

  it.each(REFERRAL_STATUSES)("from %s, shows no code of a state in either language", (from) => {
    const told = REFERRAL_STATUSES.flatMap((to) => brokenByMove({ from, to, by: "funder" }));
    for (const { message, english } of told) {
      expect(english).not.toBe(message);
      expect(`${message} ${english}`).not.toMatch(/onAgenda|undefined/);
    }
  });
});

describe("a withdrawal says why", () => {
  it("without a reason it is refused, next to the field", () => {
    expect(
      brokenByMove({ from: "submitted", to: "withdrawn", by: "socialAdviser", reason: " " }),
    ).toMatchObject([{ rule: "referral.withdrawnReason", field: "reason" }]);
  });

  it("with a reason it passes", () => {
    expect(broken("decided", "withdrawn", "coordinator", { reason: "Le ménage a soldé sa dette" })).toEqual(
      [],
    );
  });

  it("a draft as well as an assigned one, by the landlord; never by an operator", () => {
    const reason = { reason: "Le ménage refuse" };
    expect(broken("draft", "withdrawn", "arrearsOfficer", reason)).toEqual([]);
    expect(broken("assigned", "withdrawn", "arrearsOfficer", reason)).toEqual([]);
    expect(broken("assigned", "withdrawn", "caseWorker", reason)).toEqual(["referral.mover"]);
  });

  it("never by a job: a named person says why", () => {
    expect(broken("submitted", "withdrawn", null, { reason: "Dette soldée" })).toEqual(["referral.mover"]);
  });

  it("while a measure runs, the operator closes the measure instead", () => {
    expect(broken("assigned", "withdrawn", "landlordLead", { reason: "Parti", measureRuns: true })).toEqual([
      "referral.measureRuns",
    ]);
  });
});
