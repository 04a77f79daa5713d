/** The committee's rules: numbers of sessions, what each decision says, when it may be written or corrected, what signing needs. */
import { describe, expect, it } from "vitest";

import {
  brokenByMoment,
  brokenByNames,
  brokenBySession,
  brokenBySigning,
  type DecisionDraft,
  decisionOf,
  proposedNumber,
} from "./rules.ts";

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

describe("a decision", () => {
  const LACKING: [DecisionDraft, string[]][] = [
    [{ kind: "admitted" }, ["committee.admitted.track @ track"]],
    [{ kind: "admitted", track: "stay", startsOn: "2026-11-19" }, ["committee.notBefore @ startsOn"]],
    [{ kind: "deferred", missing: "  " }, ["committee.deferred.missing @ missing"]],
    [{ kind: "deferred", missing: "RIB", dueBy: "2026-11-01" }, ["committee.notBefore @ dueBy"]],
    [{ kind: "refused" }, ["committee.refused.reason @ reason", "committee.refused.reasonText @ reasonText"]],
    [{ kind: "refused", reason: "other" }, ["committee.refused.reasonText @ reasonText"]],
    [{ kind: "redirected" }, ["committee.redirected.redirectedTo @ redirectedTo"]],
  ];
  it.each(LACKING)("%j is refused beside its field: %j", (draft, broken) => {
    const decided = decisionOf(draft, heldOn);
    expect("errors" in decided && rulesOf(decided.errors)).toEqual(broken);
  });

  it("keeps the fields of its own kind and leaves out those of another", () => {
    const draft: DecisionDraft = {
      kind: "refused",
      track: "stay",
      missing: "RIB",
      reason: "debtSettled",
      reasonText: " Soldée en octobre. ",
    };
    expect(decisionOf(draft, heldOn)).toEqual({
      kind: "refused",
      reason: "debtSettled",
      reasonText: "Soldée en octobre.",
    });
  });

  it("admits without a day nor levers: what is not known yet blocks nothing", () => {
    expect(decisionOf({ kind: "admitted", track: "leaseTransfer" }, heldOn)).toEqual({
      kind: "admitted",
      track: "leaseTransfer",
      startsOn: null,
      levers: [],
      conditions: null,
    });
  });

  it.each([
    ["Madame PETIT reprend le loyer.", ["committee.names @ conditions"]],
    ["Élodie Desprès signe le plan.", ["committee.names @ conditions"]],
    ["Un petit logement suffirait.", []],
    ["Le ménage reprend le loyer courant.", []],
  ])("that says “%s” names the household: %j", (conditions, broken) => {
    const decision = { kind: "admitted", track: "stay", startsOn: null, levers: [], conditions } as const;
    expect(rulesOf(brokenByNames({ ...decision, levers: [] }, ["Petit", "Despres"]))).toEqual(broken);
  });

  it("may send to a place that bears the household's name", () => {
    expect(
      brokenByNames({ kind: "redirected", redirectedTo: "Fondation Petit", reasonText: null }, ["Petit"]),
    ).toEqual([]);
  });

  const moment = {
    heldOn,
    today: heldOn,
    referralStatus: "onAgenda",
    former: null,
    kind: "admitted",
  } as const;
  it.each([
    ["on the session's day", {}, []],
    ["the day before", { today: day("2026-11-19") }, ["committee.beforeSession"]],
    ["corrected before anything follows", { former: "refused", referralStatus: "decided" }, []],
    ["corrected, still an admission, once assigned", { former: "admitted", referralStatus: "assigned" }, []],
    [
      "turned into a refusal once assigned",
      { former: "admitted", referralStatus: "assigned", kind: "refused" },
      ["committee.followed @ kind"],
    ],
    [
      "corrected once on another agenda",
      { former: "deferred", referralStatus: "onAgenda" },
      ["committee.followed @ kind"],
    ],
    ["corrected once closed", { former: "refused", referralStatus: "closed" }, ["committee.followed @ kind"]],
  ] as const)("%s: %j breaks %j", (_, change, broken) => {
    expect(rulesOf(brokenByMoment({ ...moment, ...change }))).toEqual(broken);
  });
});

describe("signing the minutes", () => {
  it("waits until each member is said present or excused", () => {
    const [broken] = brokenBySigning({ heldOn, today: heldOn, presences: ["present", "invited", "invited"] });
    expect(broken).toMatchObject({ rule: "committee.presence", field: "members" });
    expect(broken!.message).toContain("il en reste 2");
  });
  it("waits for the session's day", () => {
    expect(rulesOf(brokenBySigning({ heldOn, today: day("2026-11-19"), presences: [] }))).toEqual([
      "committee.signedBefore",
    ]);
  });
  it("passes otherwise", () => {
    expect(brokenBySigning({ heldOn, today: heldOn, presences: ["present", "excused"] })).toEqual([]);
  });
});
