/** When a file is closed, erased, held; and what a period may be. */
import { expect, it } from "vitest";

import { brokenByPeriod, type FileFacts, verdictsOn } from "./rules.ts";

const day = (iso: string | null) => (iso === null ? null : Temporal.PlainDate.from(iso));
const PERIODS = { afterLastContact: "P2Y", archived: "P1Y", formerTenant: "P3Y" };
const facts = (of: Partial<Record<keyof FileFacts, unknown>> = {}) =>
  ({
    householdId: "h",
    hasFile: true,
    openBy: null,
    lastContactOn: day("2024-03-15"),
    archivedOn: null,
    erasedOn: null,
    identityErasedOn: null,
    isTenant: true,
    leftOn: null,
    heldFor: null,
    forwardOn: { file: null, tenant: null },
    ...of,
  }) as FileFacts;
const asked = (file: string | null, tenant: string | null) => ({ file: day(file), tenant: day(tenant) });
const said = (of: Parameters<typeof facts>[0], on: string) =>
  verdictsOn(facts(of), PERIODS, day(on)!).map(
    ({ part, step, on: from }) => `${part} ${step} ${from.toString()}`,
  );

it.each([
  ["a file within two years of its last fact waits", {}, "2026-03-14", ["file wait 2026-03-15"]],
  ["two years on, it is closed", {}, "2026-03-15", ["file archive 2026-03-15"]],
  ["a file that somebody works on is not spoken of", { openBy: "measure" }, "2030-01-01", []],
  [
    "a closed file waits for a year",
    { archivedOn: day("2026-03-15") },
    "2027-03-14",
    ["file wait 2027-03-15"],
  ],
  ["then it is erased", { archivedOn: day("2026-03-15") }, "2027-03-15", ["file erase 2027-03-15"]],
  [
    "an old file that was closed yesterday can still be held for a month",
    { lastContactOn: day("2017-05-01"), archivedOn: day("2026-11-26") },
    "2026-11-27",
    ["file wait 2026-12-26"],
  ],
  ["a held file is told, and stays", { heldFor: "Litige" }, "2027-01-01", ["file held 2026-03-15"]],
  [
    "a file that its household asked to be erased is closed from the day it was granted",
    { forwardOn: asked("2025-01-10", null) },
    "2025-01-10",
    ["file archive 2025-01-10"],
  ],
  [
    "and erased the night after it was closed, not a year on",
    { forwardOn: asked("2025-01-10", null), archivedOn: day("2025-01-10") },
    "2025-01-11",
    ["file erase 2025-01-11"],
  ],
  [
    "asked for and still open, it waits: nothing is erased under an open file",
    { forwardOn: asked("2025-01-10", null), openBy: "plan" },
    "2025-02-01",
    [],
  ],
  [
    "asked for and held, it stays with its reason",
    { forwardOn: asked("2025-01-10", null), heldFor: "Litige" },
    "2025-01-10",
    ["file held 2025-01-10"],
  ],
  [
    "a former tenant's name goes when its landlords granted it, once the file is gone",
    {
      erasedOn: day("2025-01-11"),
      isTenant: false,
      leftOn: day("2024-06-30"),
      forwardOn: asked(null, "2025-01-10"),
    },
    "2025-01-11",
    ["tenant erase 2025-01-10"],
  ],
  ["who still lives there keeps its name", { erasedOn: day("2027-03-15") }, "2040-01-01", []],
  [
    "who left and owes nothing is named for three years",
    { erasedOn: day("2027-03-15"), isTenant: false, leftOn: day("2024-06-30") },
    "2027-06-30",
    ["tenant erase 2027-06-30"],
  ],
  [
    "the name stays as long as the file does",
    { isTenant: false, leftOn: day("2020-01-01"), archivedOn: day("2026-03-15") },
    "2027-01-01",
    ["file wait 2027-03-15"],
  ],
  [
    "a tenant never referred is its landlord's, and its name goes too",
    { hasFile: false, lastContactOn: null, isTenant: false, leftOn: day("2020-01-31") },
    "2026-01-01",
    ["tenant erase 2023-01-31"],
  ],
] as const)("%s", (_, of, on, expected) => {
  expect(said(of, on)).toEqual(expected);
});

it("counts a period in whole months or years", () => {
  expect(["P2Y", "P18M", "P1M"].flatMap(brokenByPeriod)).toEqual([]);
  for (const value of ["", "P0M", "P40Y", "P2W", "24"])
    expect(brokenByPeriod(value).map(({ rule, english }) => [rule, english !== ""])).toEqual([
      ["retention.period", true],
    ]);
});
