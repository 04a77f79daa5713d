/** What failed at each try is read by the administrator alone, without whom it is about, and tried again; what was handled goes after a time. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { oneOfEachPost, type RealServer, serverOf } from "../app/server-fixture.ts";
import type { Role } from "../platform/access/roles.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { faultOf } from "../platform/jobs/outbox.ts";
import { forgetEvents } from "./store.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: RealServer;
let people: Map<Role, string>;
const HOUSEHOLD = "11111111-1111-4111-8111-111111111111";

const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
const admin = () => people.get("administrator")!;
const read = async () => (await server.ask(admin(), "GET", "/api/abandoned-events")).body;
const again = (ids: number[] | null, reason = "Serveur de courrier remis en marche", who = admin()) =>
  server.ask(who, "POST", "/api/abandoned-events/retry", { ids, reason });
/** An event as it stands; gives its number. */
const event = async (kind: string, outcome: string | null, daysAgo = 0) => {
  const [row] = await asSystem<{ id: number }>(sql`
    insert into outbox_event (kind, household_id, payload, outcome, created_at, dispatched_at, failed_at, fault)
    values (${kind}, ${HOUSEHOLD}::uuid, '{"planId": "secret"}', ${outcome}, now() - make_interval(days => ${daysAgo}), now(), now(), 'Error ECONNREFUSED')
    returning id::float8 as id`);
  return row!.id;
};

beforeAll(async () => {
  database = await testDatabase(demoOf({ tenancies: 0 }));
  people = await oneOfEachPost(database);
  server = await serverOf(database);
}, 120_000);
afterAll(async () => {
  await server?.close();
  await database?.close();
});
beforeEach(() => asSystem(sql`delete from outbox_event`));

describe("an event that was given up", () => {
  it("is read with its kind, since when and by what error, and without whom it is about; one that waits is not", async () => {
    await event("signIn.changed", null);
    await event("signIn.changed", "handled");
    const id = await event("tripartite.invited", "dead", 3);
    const found = await read();
    expect(found).toMatchObject({
      count: 1,
      rows: [
        { id, kind: "tripartite.invited", fault: "Error ECONNREFUSED", retriedAt: null, retryReason: null },
      ],
    });
    expect(JSON.stringify(found)).not.toMatch(/secret|11111111/);
  });

  it("waits again once the administrator says what was mended; who and why stay, and a line of the audit", async () => {
    const id = await event("tripartite.invited", "dead");
    const other = await event("session.invited", "dead");
    expect((await again([id], "réparé")).body.errors).toMatchObject([
      { rule: "event.reason", field: "reason" },
    ]);
    expect((await again([id])).body).toEqual({ again: 1 });
    expect((await read()).rows.map((row: { id: number }) => row.id)).toEqual([other]);
    const [row] = await asSystem(sql`
      select outcome, dispatched_at, retried_by::text as by, retry_reason as why from outbox_event where id = ${id}`);
    expect(row).toEqual({
      outcome: null,
      dispatched_at: null,
      by: admin(),
      why: "Serveur de courrier remis en marche",
    });
    expect(
      await asSystem(
        sql`select user_id::text as by from audit_entry where action = 'retry' and subject_id = ${String(id)}`,
      ),
    ).toEqual([{ by: admin() }]);
    expect((await again([id])).status).toBe(404);
  });

  it("goes with all others in one", async () => {
    for (let n = 0; n < 3; n += 1) await event("tripartite.invited", "dead");
    await event("tripartite.invited", "handled");
    expect((await again(null)).body).toEqual({ again: 3 });
    expect((await read()).count).toBe(0);
    expect(await asSystem(sql`select 1 from outbox_event where outcome is null`)).toHaveLength(3);
  });

  it("is nobody else's: not through the routes, not through the database", async () => {
    const id = await event("tripartite.invited", "dead");
    for (const [role, userId] of people) {
      if (role === "administrator") continue;
      expect([role, (await again([id], "Serveur remis en marche", userId)).status]).toEqual([role, 403]);
      const done = await database.transaction({ kind: "user", userId }, async (tx) => [
        ...(await tx.rows(sql`select 1 from app.abandoned_events()`)),
        ...(await tx.rows(sql`select 1 from app.try_events_again(null, 'x')`)),
      ]);
      expect([role, done]).toEqual([role, []]);
    }
    expect((await read()).count).toBe(1);
  });
});

describe("an event that was handled", () => {
  it("goes after its time; one that waits, was given up, is young or says that somebody was told stays", async () => {
    const kept = [
      await event("tripartite.invited", null, 400),
      await event("tripartite.invited", "dead", 400),
      await event("plan.dueSoon", "handled", 400),
      await event("plan.breached", "handled", 400),
      await event("leaseTransfer.due", "ignored", 400),
      await event("tripartite.invited", "handled", 89),
    ];
    await event("tripartite.invited", "handled", 91);
    await event("measure.opened", "ignored", 91);
    expect(await database.transaction({ kind: "system" }, forgetEvents)).toBe(2);
    const rows = await asSystem<{ id: number }>(sql`select id::float8 as id from outbox_event order by id`);
    expect(rows.map(({ id }) => id)).toEqual(kept);
  });
});

it.each([
  [
    new Error("Failed query: select … params: Amélie Roche", {
      cause: Object.assign(new Error("x"), { code: "23505" }),
    }),
    "Error 23505",
  ],
  [Object.assign(new Error("connect to amelie@example.org"), { code: "ECONNREFUSED" }), "Error ECONNREFUSED"],
  [new TypeError("Amélie is not a function"), "TypeError"],
  [Object.assign(new Error("x"), { code: "Amélie Roche, 12 rue" }), "Error"],
  ["Amélie Roche", "?"],
  [undefined, "?"],
])("an error is kept by its name and code, not by its words: %o", (error, kept) => {
  expect(faultOf(error)).toBe(kept);
});
