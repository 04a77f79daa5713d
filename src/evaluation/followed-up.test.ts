/** Where a household lives a year after: the landlord's answer holds, then what its account or the end of its tenancy tells. */
import { expect, it } from "vitest";

import type { PathFact } from "./facts.rules.ts";
import { stayed } from "./path.rules.ts";

const PERIOD = { from: "2025-01-01", to: "2026-12-31" };
const path = {
  startsOn: "2025-01-10",
  endedOn: "2025-07-09",
  outcome: "stayed",
  homeKeptOn: null,
  homeLeftOn: null,
} as PathFact;

it.each([
  ["nobody knows", {}, "unknown"],
  ["the account goes on", { homeKeptOn: "2026-08-01" }, "yes"],
  ["the tenancy ended", { homeLeftOn: "2026-01-01" }, "no"],
  ["the landlord says: the same home", { followedUp: { "12": "sameHome" } }, "yes"],
  [
    "the landlord says: rehoused, though the tenancy ended",
    { followedUp: { "12": "rehoused" }, homeLeftOn: "2026-01-01" },
    "yes",
  ],
  [
    "the landlord says: left, though the account goes on",
    { followedUp: { "12": "left" }, homeKeptOn: "2026-08-01" },
    "no",
  ],
  ["gone at six months already", { followedUp: { "6": "evicted" } }, "no"],
  ["there at six months, and nothing after", { followedUp: { "6": "sameHome" } }, "unknown"],
  [
    "there at six months, gone by the tenancy",
    { followedUp: { "6": "sameHome" }, homeLeftOn: "2026-02-01" },
    "no",
  ],
  ["evicted as it closed", { outcome: "evicted", followedUp: { "12": "sameHome" } }, "no"],
  ["evicted as it closed, not yet a year ago", { endedOn: "2026-07-09", outcome: "evicted" }, "excluded"],
  ["left as it closed, not yet a year ago", { endedOn: "2026-07-09", outcome: "left" }, "excluded"],
  ["not yet a year", { endedOn: "2026-07-09", followedUp: { "6": "left" } }, "excluded"],
] as [string, Partial<PathFact>, string][])("%s", (_, facts, verdict) => {
  const { figure } = stayed([{ ...path, ...facts }], PERIOD);
  const counts = {
    yes: figure.numerator,
    no: (figure.denominator ?? 0) - (figure.numerator ?? 0),
    excluded: figure.excluded,
    unknown: figure.unknown,
  };
  expect(counts).toEqual({ yes: 0, no: 0, excluded: 0, unknown: 0, [verdict]: 1 });
});
