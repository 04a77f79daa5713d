/** What the minutes need before they are signed. */
import { describe, expect, it } from "vitest";

import { brokenBySigning } from "./rules.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const heldOn = day("2026-11-20");
const rulesOf = (errors: { rule: string; field?: string }[]) =>
  errors.map(({ rule, field }) => [rule, field].filter(Boolean).join(" @ "));

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
