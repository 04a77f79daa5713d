/** The rules of assignment: what the zones propose, which choice must say why. */
import { describe, expect, it } from "vitest";

import { brokenByAssignment, proposalFor } from "./rules.ts";

const rulesOf = (errors: { rule: string; field?: string }[]) =>
  errors.map(({ rule, field }) => [rule, field].filter(Boolean).join(" @ "));

const zone = (operatorId: string, name = `Secteur ${operatorId}`) => ({
  zoneId: name,
  zone: name,
  operatorId,
  operator: `Opérateur ${operatorId}`,
});

describe("the zone's proposal", () => {
  it.each([
    ["no zone", [], null, "none", /Aucun secteur ne couvre Voiron/],
    ["one zone", [zone("A")], "A", "one", /Voiron est dans le secteur « Secteur A » de Opérateur A/],
    ["two zones of one operator", [zone("A", "nord"), zone("A", "sud")], "A", "one", /nord/],
    ["zones of two operators", [zone("A"), zone("B")], null, "several", /plusieurs secteurs : .*A.*B/],
  ] as const)("by %s", (_, zones, operatorId, coverage, why) => {
    const proposal = proposalFor("Voiron", zones);
    expect(proposal).toMatchObject({ operatorId, coverage });
    expect(proposal.why).toMatch(why);
  });
  it("is told in the reader's language", () => {
    expect(proposalFor("Voiron", [zone("A")], "en").why).toBe(
      "Voiron is in the zone “Secteur A” of Opérateur A.",
    );
  });
  it("says where the commune is unknown", () => {
    expect(proposalFor(null, []).why).toContain("commune du logement est inconnue");
  });
});

describe("an assignment", () => {
  const sound = {
    operatorId: "A",
    zones: [zone("A")],
    overrideReason: null,
    lead: "Léa",
    isAdmitted: true,
    isAssigned: false,
  };
  it.each([
    ["the proposed operator needs no reason", {}, []],
    ["another one needs a reason", { operatorId: "B" }, ["assignment.overrideReason @ overrideReason"]],
    [
      "blank words are no reason",
      { operatorId: "B", overrideReason: " " },
      ["assignment.overrideReason @ overrideReason"],
    ],
    ["another one with a reason passes", { operatorId: "B", overrideReason: "Suivi en 2024" }, []],
    ["one of several zones needs no reason", { zones: [zone("A"), zone("B")], operatorId: "B" }, []],
    ["without a zone, a reason is needed", { zones: [] }, ["assignment.overrideReason @ overrideReason"]],
    ["an operator without a lead is refused", { lead: undefined }, ["assignment.lead @ operatorId"]],
    ["a household not admitted is refused", { isAdmitted: false }, ["assignment.admitted"]],
    ["one that is assigned already is refused", { isAssigned: true }, ["assignment.once @ operatorId"]],
  ])("%s", (_, change, broken) => {
    expect(rulesOf(brokenByAssignment({ ...sound, ...change }))).toEqual(broken);
  });
});
