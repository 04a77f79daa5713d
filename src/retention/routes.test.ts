/** Retention over HTTP and through the queue: a closed file is read by nobody, a hold stops it, a household that comes back opens it again. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { assigned, type Assigned, handOver, peopleOf, running } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { folderOfFiles } from "../platform/files/file-store.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import { runAsked, runRetention } from "./run.store.ts";

let at: ServedScene<RealServer>;
let file: Assigned;
let coordinator: string;
let former: string;
let worker: string;
let name: string;
const today = todayInParis();
const files = folderOfFiles("/nowhere");

beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
  file = await assigned(at);
  // Carried by one association first, by another since: the first worker still reads what it wrote.
  former = file.workerId;
  await running(at, file);
  await handOver(at, file, "OISEAU");
  worker = (await peopleOf(at, "caseWorker", "OISEAU"))[0]!;
  [coordinator] = (
    await at.asSystem((tx) =>
      tx.rows<{ id: string }>(
        sql`select user_id as id from member where role = 'coordinator' order by email limit 1`,
      ),
    )
  ).map(({ id }) => id) as [string];
  const [household] = await at.asSystem((tx) =>
    tx.rows<{ name: string }>(sql`select name from household where id = ${file.householdId}::uuid`),
  );
  name = household!.name;
}, 60_000);
afterAll(() => at?.close());

const run = (years: number, dry = false) =>
  runRetention(at.database, files, { on: today.add({ years }), dry });
const mine = (report: Awaited<ReturnType<typeof run>>) =>
  report!.lines
    .filter(({ householdId }) => householdId === file.householdId)
    .map(({ part, step }) => `${part} ${step}`);
const readers = async () => {
  const seen: Record<string, number> = {};
  for (const [who, person] of Object.entries({
    former,
    worker,
    lead,
    landlord,
    coordinator,
  })) {
    const found = await at.server.ask(person, "GET", `/api/search?q=${encodeURIComponent(name)}`);
    const page = await at.server.ask(person, "GET", `/api/households/${file.householdId}`);
    seen[who] = (found.body as unknown[]).length + (page.status === 200 ? 10 : 0);
  }
  return seen;
};
let lead: string;
let landlord: string;

it("is closed to the worker, a former one, the lead, the landlord and the coordination two years after the last contact", async () => {
  lead = (await peopleOf(at, "operatorLead", "RELAIS"))[0]!;
  const [referral] = await at.asSystem((tx) =>
    tx.rows<{ landlordId: string; by: string }>(sql`
      select r.landlord_id as "landlordId", (select user_id from member m where m.organisation_id = r.landlord_id and m.role = 'socialAdviser' limit 1) as by
        from referral r where r.household_id = ${file.householdId}::uuid`),
  );
  landlord = referral!.by;
  const before = await readers();
  expect(Object.values(before).every((n) => n > 0)).toBe(true);
  // Open: whatever the day, nothing is due.
  expect(mine(await run(20, true))).toEqual([]);
  await at.asSystem(async (tx) => {
    await tx.rows(sql`update referral set status = 'closed' where household_id = ${file.householdId}::uuid`);
    await tx.rows(sql`update assignment set active = false where household_id = ${file.householdId}::uuid`);
    await tx.rows(
      sql`update measure set closed_on = app.today() where household_id = ${file.householdId}::uuid`,
    );
  });
  expect(mine(await run(1))).toEqual([]);
  expect(mine(await run(2, true))).toEqual(["file archive"]);
  expect(mine(await run(2))).toEqual(["file archive"]);
  const after = await readers();
  // Its landlord still knows its tenant, and reads nothing of the support.
  expect({ ...after, landlord: 0 }).toEqual({ former: 0, worker: 0, lead: 0, landlord: 0, coordinator: 0 });
  for (const person of [coordinator, landlord, lead])
    for (const table of ["referral", "decision", "measure", "agenda_item"]) {
      const rows = await at.database.transaction({ kind: "user", userId: person }, (tx) =>
        tx.rows(sql`select 1 from ${sql.identifier(table)} where household_id = ${file.householdId}::uuid`),
      );
      expect([table, rows.length]).toEqual([table, 0]);
    }
});

it("a run is asked for on the page: a dry one first, made once by the queue, named to the coordination alone", async () => {
  const early = await at.server.ask(coordinator, "POST", "/api/retention/runs", { dry: false });
  expect(early.body.errors.map(({ rule }: { rule: string }) => rule)).toEqual(["retention.dryFirst"]);
  const { body } = await at.server.ask(coordinator, "POST", "/api/retention/runs", { dry: true });
  const payload = { runId: body.id as string, dry: 1 };
  await runAsked(at.database, files, payload);
  expect(await runAsked(at.database, files, payload)).toBeUndefined();
  const seen = await at.server.ask(coordinator, "GET", `/api/retention/runs/${body.id}`);
  expect(seen.body).toMatchObject({ state: "done", dry: true, on: today.toString() });
  expect((await at.server.ask(coordinator, "POST", "/api/retention/runs", { dry: false })).status).toBe(200);
  expect((await at.server.ask(lead, "GET", `/api/retention/runs/${body.id}`)).status).toBe(403);
});

it("a hold with a reason stops it; lifted, it goes on", async () => {
  const place = (reason: string) =>
    at.server.ask(coordinator, "POST", `/api/households/${file.householdId}/retention-hold`, { reason });
  expect((await place(" ")).body.errors[0].rule).toBe("retention.reason");
  expect((await place("Litige sur la dette")).status).toBe(200);
  const { body } = await at.server.ask(coordinator, "GET", "/api/retention");
  expect(body.holds).toMatchObject([{ name, reason: "Litige sur la dette", on: today.toString() }]);
  const held = await run(9);
  expect(mine(held)).toEqual(["file held"]);
  expect(held!.lines.find(({ householdId }) => householdId === file.householdId)!.because).toBe(
    "Litige sur la dette",
  );
  const lift = await at.server.ask(coordinator, "POST", `/api/retention-holds/${body.holds[0].id}/lift`, {
    reason: "Litige clos",
  });
  expect(lift.status).toBe(200);
  expect(mine(await run(9, true))).toEqual(["file erase"]);
});

it("a household referred anew finds its file open again", async () => {
  await at.asSystem((tx) =>
    tx.rows(sql`
      insert into referral (landlord_id, household_id, track, status, facts, owner_id, submitted_on)
      select landlord_id, household_id, track, 'submitted', '{}', owner_id, app.today() from referral where household_id = ${file.householdId}::uuid limit 1`),
  );
  expect((await readers())["coordinator"]).toBeGreaterThan(0);
  expect(mine(await run(9, true))).toEqual([]);
});

it("periods are set by date: the programme's by the coordination, an organisation's by its lead, and hold from a day on", async () => {
  const set = (by: string, body: object) => at.server.ask(by, "PUT", "/api/retention-setting", body);
  const body = { name: "afterLastContact", value: "P3Y", from: today.toString() };
  expect((await set(coordinator, { ...body, value: "P0M" })).body.errors[0].rule).toBe("retention.period");
  expect((await set(coordinator, { ...body, from: "2020-01-01" })).body.errors[0].rule).toBe("setting.from");
  expect((await set(coordinator, body)).status).toBe(200);
  expect((await set(lead, { ...body, value: "P1Y" })).status).toBe(200);
  const { body: shown } = await at.server.ask(lead, "GET", "/api/retention");
  expect(
    shown.periods
      .filter(({ name: of }: { name: string }) => of === "afterLastContact")
      .map(({ organisation, value }: { organisation: string | null; value: string }) => [
        organisation === null,
        value,
      ]),
  ).toEqual([
    [true, "P3Y"],
    [false, "P1Y"],
  ]);
  expect(shown.runs).toEqual([]);
  expect(shown.holds).toEqual([]);
  expect((await set(former, body)).status).toBe(403);
});
