/** The comparison over HTTP: on the synthetic département, who is counted; the cost of an eviction, written with its source. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { oneOfEachPost, type RealServer, serverOf } from "../app/server-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { testDatabase } from "../platform/database/test-database.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: RealServer;
let people: Map<string, string>;

beforeAll(async () => {
  database = await testDatabase(demoOf({ tenancies: 1_000, months: 18 }));
  people = await oneOfEachPost(database);
  server = await serverOf(database);
}, 120_000);
afterAll(async () => {
  await server?.close();
  await database?.close();
});

const ask = (role: string, method: "GET" | "PUT", url: string, body?: object) =>
  server.ask(people.get(role)!, method, url, body);

describe("the comparison", () => {
  it("counts the supported whose account was in debt, and concludes nothing from too few", async () => {
    const { status, body } = await ask("coordinator", "GET", "/api/comparison");
    expect(status).toBe(200);
    expect(body.supported).toBeGreaterThan(5);
    expect(body.pairs + body.alone).toBe(body.followed);
  });

  it("holds nobody who was ever referred against them", async () => {
    const rows = await database.transaction({ kind: "user", userId: people.get("coordinator")! }, (tx) =>
      tx.rows<{ referred: number; others: number }>(sql`
        select count(*)::int as others, count(*) filter (where exists (
                 select 1 from referral r join tenant_account a on a.household_id = r.household_id where a.id = c.unit and r.status <> 'draft'))::int as referred
          from app.comparison_rows() c where c.pair_with is not null`),
    );
    expect(rows[0]!.others).toBeGreaterThan(0);
    expect(rows[0]!.referred).toBe(0);
  });

  it("is nothing to an administrator, and has no handful for a funder", async () => {
    expect((await ask("administrator", "GET", "/api/comparison")).status).toBe(403);
    const { body } = await ask("funder", "GET", "/api/comparison");
    const small = [body.supported, body.followed, body.others, body.pairs, body.alone].filter(
      (n) => n !== null && n > 0 && n < 5,
    );
    expect(small).toEqual([]);
  });
});

describe("what an eviction costs", () => {
  const URL = "/api/comparison-settings/eviction-cost";
  const today = todayInParis().toString();
  it("is unknown until somebody writes it, and no amount is shown", async () => {
    const { body } = await ask("coordinator", "GET", "/api/comparison");
    expect(body).toMatchObject({ cost: null, avoided: null });
  });

  it("is refused without a source, or upside down", async () => {
    const { status, body } = await ask("coordinator", "PUT", URL, {
      lowCents: 200,
      highCents: 100,
      source: "",
      isRead: false,
      from: today,
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ rule }: { rule: string }) => rule)).toEqual([
      "comparison.costRange",
      "comparison.source",
    ]);
  });

  it("is to be confirmed as long as nobody has read its source", async () => {
    const cost = { lowCents: 100_00, highCents: 200_00, source: "Étude d'essai, p. 1", from: today };
    await ask("coordinator", "PUT", URL, { ...cost, isRead: false });
    const first = await ask("coordinator", "GET", "/api/comparison");
    expect(first.body.cost).toMatchObject({ lowCents: 100_00, source: "Étude d'essai, p. 1", checked: null });
    await ask("coordinator", "PUT", URL, { ...cost, isRead: true });
    const then = await ask("coordinator", "GET", "/api/comparison");
    expect(then.body.cost.checked).toBe(today.slice(0, 7));
  });

  it("is the coordination's to write", async () => {
    const body = { lowCents: 1, highCents: 2, source: "x", isRead: false, from: today };
    for (const role of ["funder", "landlordLead", "operatorLead"])
      expect((await ask(role, "PUT", URL, body)).status).toBe(403);
  });
});
