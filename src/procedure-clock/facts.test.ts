/** Facts of a procedure as JSON: what cannot be read is refused, naming field, rule and remedy. */
import { describe, expect, it } from "vitest";

import { answerDeadlines } from "./facts.ts";
import { act, daysOf } from "./clock-fixture.ts";

describe("facts that cannot be read are refused, naming field, rule and remedy", () => {
  const order = act("paymentOrder", "2026-03-10");
  it.each([
    ["a day that does not exist", { acts: [act("hearing", "2026-02-31")] }, "acts[0].on", "facts.date"],
    ["no day", { acts: [{ kind: "hearing" }] }, "acts[0].on", "facts.date"],
    [
      "an unknown act",
      { acts: [order, { kind: "huissier", on: "2026-01-01" }] },
      "acts[1].kind",
      "facts.choice",
    ],
    [
      "a negative claim",
      { acts: [act("summons", "2026-03-10", { claimCents: -1 })] },
      "acts[0].claimCents",
      "facts.cents",
    ],
    ["a time in words", { acts: [{ ...order, statedTime: "2 mois" }] }, "acts[0].statedTime", "facts.delay"],
    ["a time of nothing", { acts: [{ ...order, statedTime: "P0D" }] }, "acts[0].statedTime", "facts.delay"],
    ["a time in hours", { acts: [{ ...order, statedTime: "PT48H" }] }, "acts[0].statedTime", "facts.delay"],
    [
      "half a month of plan",
      { acts: [act("judgment", "2026-03-10", { planMonths: 1.5 })] },
      "acts[0].planMonths",
      "facts.months",
    ],
    ["an unknown landlord", { landlordKind: "hlm", acts: [] }, "landlordKind", "facts.choice"],
    ["a lease in words", { lease: "avril 2021", acts: [] }, "lease", "facts.date"],
    ["a lease in month 13", { lease: "2021-13", acts: [] }, "lease", "facts.date"],
    ["no acts", {}, "acts", "facts.type"],
    ["text", "hearing", "", "facts.type"],
    ["nothing", null, "", "facts.type"],
  ])("%s", (_, json, field, rule) => {
    const found = answerDeadlines(json);
    expect("errors" in found && found.errors).toMatchObject([
      { field, rule, message: expect.stringMatching(/\.$/) },
    ]);
  });

  it.each([["2021"], ["2021-04"], [2021]])("a lease known as %s is enough", (lease) => {
    expect(daysOf("terminationClause", [order], { lease })![0]).toBe("2026-05-11");
  });
});
