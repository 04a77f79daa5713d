/** What an accepted arrangement leaves to propose. */
import { describe, expect, it } from "vitest";

import type { Levers } from "../arrangement/rules.ts";
import { stepsOf } from "./steps.rules.ts";

const levers: Levers = {
  route: "amicable",
  relief: [
    { month: 3, amountCents: 2_000 },
    { month: 1, amountCents: 5_000 },
    { month: 2, amountCents: 0 },
  ],
  grants: [
    { funder: "fsl", amountCents: 20_000 },
    { funder: "directAid", amountCents: 0 },
  ],
  instalmentCents: 10_000,
};
const months = [
  { n: 1, month: "2026-12", instalmentCents: 0 },
  { n: 2, month: "2027-01", instalmentCents: 10_000 },
];
const kinds = (changed: Partial<Levers>, debtCents = 50_000) =>
  stepsOf({ ...levers, ...changed }, months, debtCents).map(({ lever }) => lever);

describe("the levers to propose", () => {
  it("bear the months of the arrangement, its amounts, and a plan of what the grants leave, from its first instalment on", () => {
    expect(stepsOf(levers, months, 50_000)).toEqual([
      {
        lever: "relief",
        months: [
          { month: "2026-12", amountCents: 5_000 },
          { month: "2027-02", amountCents: 2_000 },
        ],
      },
      { lever: "grant", funder: "fsl", amountCents: 20_000 },
      {
        lever: "plan",
        debtCents: 30_000,
        instalmentCents: 10_000,
        firstMonth: "2027-01",
        kind: "amicable",
      },
    ]);
  });

  it.each([
    ["time granted by a judge is a judge's plan", { route: "court" }, ["relief", "grant", "plan"]],
    [
      "over-indebtedness brings the commission's plan, not ours",
      { route: "overIndebtedness" },
      ["relief", "grant"],
    ],
    ["a lever of nothing asks nothing", { relief: [], grants: [] }, ["plan"]],
    [
      "a grant of the whole debt leaves no plan",
      { grants: [{ funder: "fsl", amountCents: 50_000 }] },
      ["relief", "grant"],
    ],
  ] as [string, Partial<Levers>, string[]][])("%s", (_, changed, expected) => {
    expect(kinds(changed)).toEqual(expected);
  });
});
