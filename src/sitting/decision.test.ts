/** What each kind of decision says, when it may be written or corrected, what an emergency needs to be asked. */
import { describe, expect, it } from "vitest";

import {
  agreementOf,
  brokenByMoment,
  brokenByNames,
  brokenByOperator,
  type Decision,
  type DecisionDraft,
  decisionOf,
} from "./decision.rules.ts";
import { brokenByAsking } from "./emergency.rules.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const heldOn = day("2026-11-20");
const rulesOf = (errors: { rule: string; field?: string }[]) =>
  errors.map(({ rule, field }) => [rule, field].filter(Boolean).join(" @ "));

describe("a decision", () => {
  const LACKING: [DecisionDraft, string[]][] = [
    [{ kind: "admitted" }, ["committee.admitted.track @ track"]],
    [{ kind: "admitted", track: "stay", startsOn: "2026-11-19" }, ["committee.notBefore @ startsOn"]],
    [{ kind: "deferred", missing: "  " }, ["committee.deferred.missing @ missing"]],
    [{ kind: "deferred", missing: "RIB", dueBy: "2026-11-01" }, ["committee.notBefore @ dueBy"]],
    [{ kind: "refused" }, ["committee.refused.reason @ reason", "committee.refused.reasonText @ reasonText"]],
    [{ kind: "refused", reason: "other" }, ["committee.refused.reasonText @ reasonText"]],
    [{ kind: "redirected" }, ["committee.redirected.service @ service"]],
    [{ kind: "redirected", service: "other" }, ["committee.redirected.redirectedTo @ redirectedTo"]],
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
      operatorId: null,
      operatorReason: null,
      levers: [],
      recommended: [],
      conditions: null,
    });
  });

  it.each([
    ["Madame PETIT reprend le loyer.", ["committee.names @ conditions"]],
    ["Élodie Desprès signe le plan.", ["committee.names @ conditions"]],
    ["Un petit logement suffirait.", []],
    ["Le ménage reprend le loyer courant.", []],
  ])("that says “%s” names the household: %j", (conditions, broken) => {
    const decision = decisionOf({ kind: "admitted", track: "stay", conditions }, heldOn) as Decision;
    expect(rulesOf(brokenByNames(decision, ["Petit", "Despres"]))).toEqual(broken);
  });

  it("may send to a place that bears the household's name", () => {
    expect(
      brokenByNames(
        { kind: "redirected", service: "other", redirectedTo: "Fondation Petit", reasonText: null },
        ["Petit"],
      ),
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

  it("a lever granted is not recommended as well", () => {
    const draft: DecisionDraft = {
      kind: "admitted",
      track: "stay",
      levers: ["rentRelief"],
      recommended: ["rentRelief", "debtGrant"],
    };
    expect(decisionOf(draft, heldOn)).toMatchObject({ levers: ["rentRelief"], recommended: ["debtGrant"] });
  });

  it.each([
    ["the zone's operator needs no reason", { operatorId: "A" }, []],
    ["another one says why", { operatorId: "B" }, ["committee.operatorReason @ operatorReason"]],
    ["another one with its reason passes", { operatorId: "B", operatorReason: "Suivi en 2024" }, []],
    ["nobody named: the zone will say", {}, []],
  ])("%s", (_, said, broken) => {
    const decision = decisionOf({ kind: "admitted", track: "stay", ...said }, heldOn) as Decision;
    expect(rulesOf(brokenByOperator(decision, ["A"]))).toEqual(broken);
  });

  it("is taken by consensus unless votes are counted; a count of nobody is none", () => {
    expect(agreementOf({ kind: "refused" })).toEqual({ votes: null, dissent: null });
    const votes = { agree: 3, disagree: 1, abstain: 0 };
    expect(agreementOf({ kind: "refused", votes, dissent: " Trop tôt. " })).toEqual({
      votes,
      dissent: "Trop tôt.",
    });
    const none = agreementOf({ kind: "refused", votes: { agree: 0, disagree: 0, abstain: 0 } });
    expect("errors" in none && rulesOf(none.errors)).toEqual(["committee.votes @ votes"]);
  });
});

describe("an emergency", () => {
  const sound = { because: "Audience lundi", answerBy: "2026-11-20", members: 2 };
  it.each([
    ["with its reason, its day and its people passes", {}, []],
    ["without a reason", { because: null }, ["emergency.because @ because"]],
    ["to be answered yesterday", { answerBy: "2026-11-19" }, ["emergency.answerBy @ answerBy"]],
    ["asked of nobody", { members: 0 }, ["emergency.members @ members"]],
  ])("%s", (_, change, broken) => {
    expect(rulesOf(brokenByAsking({ ...sound, ...change }, heldOn))).toEqual(broken);
  });
});
