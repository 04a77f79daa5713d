/** One household, read through the server by those around it: each sees a part of its story, others find nothing. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { Database } from "../../platform/database/database.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { demoOf } from "../demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../server-fixture.ts";
import type { HouseholdFile, HouseholdList, HouseholdTimeline } from "./contract.ts";

let database: Database;
let server: RealServer;
/** A followed household with a note on a contact, and the people around it. */
let around: { household: string; adviser: string; worker: string; stranger: string; coordinator: string };

beforeAll(async () => {
  database = await testDatabase(
    demoOf({ tenancies: 600, months: 12, today: Temporal.PlainDate.from("2026-11-23") }),
  );
  const [found] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<typeof around>(sql`
      select m.household_id as household, m.case_worker_id as worker,
             (select user_id from member where role = 'socialAdviser' and organisation_id = m.landlord_id) as adviser,
             (select user_id from member where role = 'socialAdviser' and organisation_id not in
                (select landlord_id from tenancy t where t.household_id = m.household_id) limit 1) as stranger,
             (select user_id from member where role = 'coordinator' limit 1) as coordinator
        from measure m join contact c on c.measure_id = m.id join contact_note n on n.contact_id = c.id
       where m.closed_on is null and m.case_worker_id is not null
       order by m.id limit 1`),
  );
  if (!found) throw new Error("the demonstration holds no running measure with a note");
  around = found;
  server = await serverOf(database);
}, 120_000);
afterAll(async () => {
  await server?.close();
  await database?.close();
});

const get = (person: string, url: string) => server.ask(person, "GET", url);
const story = async (person: string) =>
  ((await get(person, `/api/households/${around.household}/timeline`)).body as HouseholdTimeline).items;

test("the landlord's adviser reads the story without contacts nor notes", async () => {
  const items = await story(around.adviser);
  expect(items.map((item) => item.kind)).toContain("measureStart");
  expect(items.filter((item) => item.kind === "contact" || "note" in item)).toEqual([]);
});

const tried = async (person: string) => (await story(person)).filter(({ kind }) => kind === "outreach");

test("what the landlord did to reach the household is the landlord's own part of the story", async () => {
  await database.transaction({ kind: "system" }, (tx) =>
    tx.rows(sql`
      insert into outreach (landlord_id, account_id, household_id, kind, done_on, result, note, before)
      select landlord_id, id, household_id, 'called', '2026-11-20', 'message', 'Rappeler le soir', '{}'
        from tenant_account where household_id = ${around.household}::uuid`),
  );
  expect(await tried(around.adviser)).toMatchObject([
    { on: "2026-11-20", facts: { outreachKind: "called", result: "message", text: "Rappeler le soir" } },
  ]);
  expect(await tried(around.worker)).toEqual([]);
  expect(await tried(around.coordinator)).toEqual([]);
});

test("the case worker reads contacts and the notes on them", async () => {
  const contacts = (await story(around.worker)).filter((item) => item.kind === "contact");
  expect(contacts.some((item) => (item.note ?? "") !== "")).toBe(true);
});

test("the coordination reads the story without contacts nor notes", async () => {
  const items = await story(around.coordinator);
  expect(items.map((item) => item.kind)).toContain("referral");
  expect(items.filter((item) => item.kind === "contact" || "note" in item)).toEqual([]);
});

test.each(["", "/timeline"])(
  "for another landlord the household is nowhere to be found (file%s)",
  async (part) => {
    const reply = await get(around.stranger, `/api/households/${around.household}${part}`);
    expect(reply.status).toBe(404);
  },
);

test("the story comes newest first", async () => {
  const days = (await story(around.worker)).map((item) => item.on);
  expect(days).toEqual(days.toSorted().toReversed());
});

test("the file names who carries it, its home and its balance", async () => {
  const file = (await get(around.adviser, `/api/households/${around.household}`)).body as HouseholdFile;
  expect(file.owner?.role).toBe("caseWorker");
  expect(file.tenancies[0]?.landlord).toBeTruthy();
  expect(file.accounts[0]?.balanceCents).toBeTypeOf("number");
});

test("opening the file and its story leaves a line each in the access log", async () => {
  const count = () =>
    database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ subject: string }>(sql`
        select distinct subject from audit_entry where action = 'read' and household_id = ${around.household}::uuid
           and user_id = ${around.coordinator}::uuid order by subject`),
    );
  await get(around.coordinator, `/api/households/${around.household}`);
  await story(around.coordinator);
  expect((await count()).map(({ subject }) => subject)).toEqual(["household", "timeline"]);
});

test("the list goes on from page to page without a household twice or left out", async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: HouseholdList = (
      await get(around.adviser, `/api/households${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`)
    ).body;
    seen.push(...page.rows.map((row) => row.id));
    cursor = page.nextCursor;
  } while (cursor);
  const visible = await database.transaction({ kind: "user", userId: around.adviser }, (tx) =>
    tx.rows<{ id: string }>(sql`select id from household`),
  );
  expect(seen.toSorted()).toEqual(visible.map(({ id }) => id).toSorted());
});

test("a household is found by a part of its name", async () => {
  const file = (await get(around.adviser, `/api/households/${around.household}`)).body as HouseholdFile;
  const page = (
    await get(around.adviser, `/api/households?q=${encodeURIComponent(file.name.slice(1).toUpperCase())}`)
  ).body as HouseholdList;
  expect(page.rows.map((row) => row.id)).toContain(around.household);
});

test("a page that was never given is refused in words", async () => {
  expect((await get(around.adviser, "/api/households?cursor=x")).status).toBe(422);
});
