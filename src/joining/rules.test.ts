/** The steps of an organisation that joins: where each stands, by whom, in which order. */
import { describe, expect, it } from "vitest";

import { brokenAgreement, type Facts, stepsOf } from "./rules.ts";

const NOTHING: Facts = {
  kind: "landlord",
  inPost: {},
  invited: { landlordLead: 1 },
  hasMapping: false,
  hasLedger: false,
  hasZone: false,
  hasSettings: false,
  hasAgreement: false,
  worklistSeen: false,
};
const told = (change: Partial<Facts>) =>
  stepsOf({ ...NOTHING, ...change })
    .map(({ id, state }) => `${id} ${state}`)
    .join(", ");

describe("a landlord that joins", () => {
  it.each([
    [
      "its lead invited",
      {},
      "organisation done, lead pending, people later, mapping later, ledger later, settings later, agreement open, worklist later",
    ],
    [
      "its lead there",
      { inPost: { landlordLead: 1 }, invited: { arrearsOfficer: 1 } },
      "organisation done, lead done, people open, mapping open, ledger later, settings open, agreement open, worklist later",
    ],
    [
      "its team invited, its mapping saved",
      { inPost: { landlordLead: 1 }, invited: { arrearsOfficer: 1, socialAdviser: 1 }, hasMapping: true },
      "organisation done, lead done, people pending, mapping done, ledger open, settings open, agreement open, worklist later",
    ],
    [
      "a file whose columns were recognised",
      { inPost: { landlordLead: 1, arrearsOfficer: 1, socialAdviser: 2 }, hasLedger: true },
      "organisation done, lead done, people done, mapping done, ledger done, settings open, agreement open, worklist open",
    ],
  ] as const)("%s", (_, change, steps) => {
    expect(told(change)).toBe(steps);
  });

  it("each step is that of whom access.md lets do it: the administrator touches no case content", () => {
    const mine = stepsOf(NOTHING).filter(({ by }) => by.includes("administrator"));
    expect(mine.map(({ id }) => id)).toEqual(["organisation", "lead"]);
  });
});

it("an operator has a zone and no ledger", () => {
  const steps = stepsOf({
    ...NOTHING,
    kind: "operator",
    inPost: { operatorLead: 1, caseWorker: 1 },
    hasZone: true,
  });
  expect(steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
    "organisation done",
    "lead done",
    "people done",
    "zone done",
    "settings open",
    "agreement open",
  ]);
});

describe("an agreement", () => {
  const from = Temporal.PlainDate.from("2027-01-01");
  const sound = { reference: "C-1", validFrom: from, validTo: null, amountCents: null };
  it.each([
    ["without an amount holds: unknown is not 0", {}, []],
    ["without a reference is refused", { reference: " " }, ["agreement.reference"]],
    ["that ends before it begins is refused", { validTo: from.subtract({ days: 1 }) }, ["agreement.until"]],
    ["below 0 is refused", { amountCents: -1 }, ["agreement.amount"]],
  ])("%s", (_, change, rules) => {
    expect(brokenAgreement({ ...sound, ...change }).map(({ rule }) => rule)).toEqual(rules);
  });
});
