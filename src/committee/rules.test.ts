/** The committee's rules: numbers of sessions, who may sit, the quorum, what an agenda is proposed with. */
import { describe, expect, it } from "vitest";

import { proposedAgenda } from "./agenda.rules.ts";
import { type Quorum, quorumOf, type Seat } from "./quorum.rules.ts";
import { brokenBySession, emergencyNumber, type Presence, proposedNumber } from "./rules.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const heldOn = day("2026-11-20");
const rulesOf = (errors: { rule: string; field?: string }[]) =>
  errors.map(({ rule, field }) => [rule, field].filter(Boolean).join(" @ "));

describe("a session", () => {
  it.each([
    [[], "2026-11"],
    [["2026-10"], "2026-11"],
    [["2026-11"], "2026-11-2"],
    [["2026-11", "2026-11-2"], "2026-11-3"],
    [["2026-11-2"], "2026-11"],
  ])("beside %j is proposed the number %s", (taken, number) => {
    expect(proposedNumber(heldOn, taken)).toBe(number);
  });

  it.each([
    ["committeeMember", true, []],
    ["socialAdviser", true, []],
    ["operatorLead", true, []],
    ["arrearsOfficer", true, ["committee.maySit @ members"]],
    ["caseWorker", true, ["committee.maySit @ members"]],
    ["funder", true, ["committee.maySit @ members"]],
    ["committeeMember", false, ["committee.maySit @ members"]],
  ])("%s in post: %s may sit unless %j", (role, active, broken) => {
    expect(rulesOf(brokenBySession({ number: "1", members: [{ role, active }] }, []))).toEqual(broken);
  });

  it("does not take the number of another", () => {
    expect(rulesOf(brokenBySession({ number: "2026-11" }, ["2026-11"]))).toEqual([
      "committee.number @ number",
    ]);
  });
});

it.each([
  [[], "2026-11-U1"],
  [["2026-11", "2026-11-U1"], "2026-11-U2"],
])("an emergency beside %j takes the number %s", (taken, number) => {
  expect(emergencyNumber(heldOn, taken)).toBe(number);
});

const seat = (presence: Presence, organisationKind: string, organisationId = organisationKind): Seat => ({
  presence,
  organisationKind,
  organisationId,
});

describe("the quorum", () => {
  const CASES: [string, Seat[], boolean | null, string[]][] = [
    [
      "half came, a landlord and an operator among them",
      [seat("present", "landlord"), seat("present", "operator"), seat("excused", "landlord")],
      true,
      [],
    ],
    [
      "half came, no operator",
      [seat("present", "landlord"), seat("present", "landlord", "other"), seat("excused", "operator")],
      false,
      ["operators"],
    ],
    [
      "too few came",
      [seat("present", "landlord"), seat("excused", "operator"), seat("excused", "landlord")],
      false,
      ["members", "operators"],
    ],
    [
      "it hangs on who did not say yet",
      [seat("present", "landlord"), seat("invited", "operator")],
      null,
      ["operators"],
    ],
    ["nobody sits", [], false, ["members", "landlords", "operators"]],
  ];
  it.each(CASES)("%s", (_, seats, met, lacking) => {
    expect(quorumOf(seats, [], heldOn)).toMatchObject({ met, lacking, checked: null });
  });

  it("is the coordination's own from the day it set one, and the default before", () => {
    const own = {
      id: "committee.quorum",
      value: { share: 1, landlords: 2, operators: 0 } satisfies Quorum,
      validFrom: "2026-11-20",
      validTo: null,
      source: "règlement intérieur",
      checked: "2026-11",
    };
    const seats = [seat("present", "landlord"), seat("present", "operator")];
    expect(quorumOf(seats, [own], heldOn)).toMatchObject({
      met: false,
      lacking: ["landlords"],
      source: "règlement intérieur",
    });
    expect(quorumOf(seats, [own], day("2026-11-19"))).toMatchObject({ met: true });
  });
});

const put = (dueBy: string | null) => ({ id: dueBy ?? "none", deferred: { dueBy } });

describe("an agenda is proposed", () => {
  const waiting = ["a", "b", "c"].map((id) => ({ id, deferred: null }));
  it("with the first that wait, as far as the session has room", () => {
    expect(proposedAgenda(waiting, { heldOn: "2026-12-01", capacity: 4, items: 2 })).toEqual(["a", "b"]);
    expect(proposedAgenda(waiting, { heldOn: "2026-12-01", capacity: 2, items: 3 })).toEqual([]);
  });
  it("without those whose missing papers are due after it", () => {
    const rows = [put("2026-12-02"), put("2026-12-01"), put(null)];
    expect(proposedAgenda(rows, { heldOn: "2026-12-01", capacity: 9, items: 0 })).toEqual([
      "2026-12-01",
      "none",
    ]);
  });
});
