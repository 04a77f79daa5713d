/** The worklist over HTTP: pages that lead to the next, a line opened, what was done noted, refusals that say the remedy. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { loadDemo } from "../app/demo/load.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { testDatabase } from "../platform/database/test-database.ts";

const today = todayInParis();
let database: Awaited<ReturnType<typeof testDatabase>>;
let server: RealServer;
let landlordStaff: { id: string; code: string }[];

const ask = (method: "GET" | "POST", url: string, body?: object, who = 0) =>
  server.ask(landlordStaff[who]!.id, method, url, body);

beforeAll(async () => {
  database = await testDatabase();
  await loadDemo(database, { tenancies: 400, months: 15, today });
  landlordStaff = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows(sql`
      select distinct on (o.code) m.user_id as id, o.code from member m join organisation o on o.id = m.organisation_id
       where m.role = 'arrearsOfficer' and exists (select 1 from worklist_item w where w.landlord_id = o.id)
       order by o.code`),
  );
  server = await serverOf(database);
});
afterAll(async () => {
  await server?.close();
  await database.close();
});

test("page after page, each account comes once, the most pressing first", async () => {
  const whole = (await ask("GET", "/api/worklist?limit=200")).body;
  const read: { accountId: number; priority: number }[] = [];
  for (let next: string | null = ""; next !== null;) {
    const { body } = await ask("GET", `/api/worklist?limit=2${next && `&cursor=${next}`}`);
    read.push(...body.rows);
    next = body.next;
  }
  expect(read).toEqual(whole.rows);
  expect(read).toHaveLength(whole.total);
  expect(read.map(({ priority }) => priority)).toEqual(
    read.map(({ priority }) => priority).toSorted((a, b) => b - a),
  );
});

test("a line opened gives the reasons and the legal test, and the reading is on record", async () => {
  const { rows } = (await ask("GET", "/api/worklist")).body;
  const { status, body } = await ask("GET", `/api/worklist/${rows[0].accountId}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    account: rows[0].account,
    legalArrears: { rule: { id: expect.any(String) } },
  });
  const reads = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows(
      sql`select 1 from audit_entry where subject = 'worklist' and household_id = ${body.householdId}::uuid`,
    ),
  );
  expect(reads).toHaveLength(1);
});

test("what was done is noted; setting aside without a reason is refused with the remedy", async () => {
  const [line] = (await ask("GET", "/api/worklist")).body.rows;
  const at = `/api/worklist/${line.accountId}/handled`;
  expect((await ask("POST", at, { as: "called" })).body).toMatchObject({ handledAs: "called" });
  await expect(ask("POST", at, { as: "notADifficulty" })).resolves.toMatchObject({ status: 422 });
});

test("another landlord's line does not exist", async () => {
  const [line] = (await ask("GET", "/api/worklist")).body.rows;
  expect((await ask("GET", `/api/worklist/${line.accountId}`, undefined, 1)).status).toBe(404);
  expect((await ask("POST", `/api/worklist/${line.accountId}/handled`, { as: "met" }, 1)).status).toBe(404);
});
