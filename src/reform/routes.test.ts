/** The reform's page under the walls: each reader's own accounts, on either side of the night. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";

let at: ServedScene<RealServer>;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 300 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

type Found = { rows: { landlord: string; effect: string; balanceCents: number; reportBy: string | null }[] };
const asked = async (who: string, query = "") => {
  const { status, body } = await at.ask(who, "GET", `/api/reform${query}`);
  return {
    status,
    body: body as Found & { matching: number; totals: Record<string, { accounts: number; cents: number }> },
  };
};

describe("what the reform changes", () => {
  it("is told to a landlord of its own accounts, and the counts are those of the list", async () => {
    const { status, body } = await asked("arrearsOfficer@AIH", "?on=2026-11-26");
    expect(status).toBe(200);
    expect(new Set(body.rows.map(({ landlord }) => landlord)).size).toBe(1);
    expect(body.totals["becomes"]!.accounts).toBeGreaterThan(0);
    const touched = Object.entries(body.totals).filter(([effect]) => effect !== "untouched");
    expect(body.matching).toBe(touched.reduce((sum, [, { accounts }]) => sum + accounts, 0));
    const effects = body.rows.map(({ effect }) => effect);
    expect(effects.lastIndexOf("becomes")).toBeLessThan(effects.indexOf("remains"));
  });

  it("shows one effect alone where it is asked for, each with the last day of its report", async () => {
    const { body } = await asked("landlordLead@AIH", "?on=2026-11-26&effect=becomes");
    expect(body.rows.every(({ effect, reportBy }) => effect === "becomes" && reportBy === "2027-03-01")).toBe(
      true,
    );
    expect(body.matching).toBe(body.totals["becomes"]!.accounts);
  });

  it("gives the coordination its referred households alone, and is closed to a funder", async () => {
    const landlords = await asked("arrearsOfficer@AIH");
    const coordination = await asked("coordinator");
    expect(coordination.status).toBe(200);
    expect(coordination.body.matching).toBeLessThan(landlords.body.matching);
    expect((await asked("funder")).status).toBe(403);
  });

  it("a day that is no day is refused with its field", async () => {
    const { status, body } = await at.ask("arrearsOfficer@AIH", "GET", "/api/reform?on=2026-02-31");
    expect([status, body.errors[0].field]).toEqual([400, "on"]);
  });
});
