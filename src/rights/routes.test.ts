/** Rights of people over HTTP: due within the month, answered with a reason, a file frozen, a household out of detection, an export within the walls. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";

import { loadDemo } from "../app/demo/load.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { assigned, type Assigned, peopleOf, running } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";

let at: ServedScene<RealServer>;
let file: Assigned;
let officer: string;
let other: string;
let measureId: string;
const today = todayInParis();

beforeAll(async () => {
  at = await servedScene((database) => loadDemo(database, { tenancies: 0 }), serverOf);
  file = await assigned(at);
  measureId = await running(at, file);
  officer = (await peopleOf(at, "arrearsOfficer", "AIH"))[0]!;
  other = (await peopleOf(at, "arrearsOfficer", "ACTIS"))[0]!;
  await at.asSystem(async (tx) => {
    const [contact] = await tx.rows<{ id: string }>(sql`
      insert into contact (measure_id, household_id, operator_id, kind, state, met_on, met_by)
      values (${measureId}::uuid, ${file.householdId}::uuid, ${file.operatorId}::uuid, 'homeVisit', 'held', current_date, ${file.workerId}::uuid) returning id`);
    await tx.rows(sql`
      insert into contact_note (contact_id, household_id, operator_id, author_id, text)
      values (${contact!.id}::uuid, ${file.householdId}::uuid, ${file.operatorId}::uuid, ${file.workerId}::uuid, 'Dit en confiance')`);
  });
}, 60_000);
afterAll(() => at?.close());

const record = (by: string, body: object) =>
  at.server.ask(by, "POST", `/api/households/${file.householdId}/rights-requests`, {
    kind: "access",
    askedOn: today.toString(),
    words: "",
    ...body,
  });
const give = (by: string, id: string, body: object) =>
  at.server.ask(by, "POST", `/api/rights-requests/${id}/answer`, body);
const rules = ({ body }: { body: { errors: { rule: string }[] } }) => body.errors.map(({ rule }) => rule);

it("an answer is due a month later, and each organisation reads its own register", async () => {
  expect(rules(await record(file.workerId, { askedOn: today.add({ days: 1 }).toString() }))).toEqual([
    "rights.askedOn",
  ]);
  const { body } = await record(file.workerId, { words: "Tout ce qui est écrit" });
  const own = await at.server.ask(file.workerId, "GET", "/api/rights-requests");
  expect(own.body).toMatchObject([{ id: body.id, dueOn: today.add({ months: 1 }).toString(), answer: null }]);
  expect((await at.server.ask(officer, "GET", "/api/rights-requests")).body).toEqual([]);
  expect((await record(other, {})).status).toBe(404);
  expect((await give(officer, body.id, { answer: "granted", reason: "Remis" })).status).toBe(404);
  expect(rules(await give(file.workerId, body.id, { answer: "granted", reason: "" }))).toEqual([
    "rights.reason",
  ]);
  expect(
    (await give(file.workerId, body.id, { answer: "granted", reason: "Remis en main propre" })).status,
  ).toBe(200);
  expect((await give(file.workerId, body.id, { answer: "refused", reason: "Encore" })).status).toBe(404);
});

it("hands out what the asker may read, notes to the operator alone", async () => {
  const held = async (by: string) =>
    (await at.server.ask(by, "GET", `/api/households/${file.householdId}/held-data.json`)).body;
  expect((await held(file.workerId)).contact_note).toMatchObject([{ text: "Dit en confiance" }]);
  const landlords = await held(officer);
  expect(Object.keys(landlords)).toEqual(expect.arrayContaining(["household", "tenancy", "measure"]));
  expect(JSON.stringify(landlords)).not.toContain("Dit en confiance");
  expect(
    (await at.server.ask(other, "GET", `/api/households/${file.householdId}/held-data.json`)).status,
  ).toBe(404);
});

it("a restriction freezes the file for who granted it, until it is lifted with a reason", async () => {
  const write = () =>
    at.database.transaction({ kind: "user", userId: file.workerId }, (tx) =>
      tx.rows(sql`update contact set minutes = 30 where measure_id = ${measureId}::uuid returning 1`),
    );
  expect(await write()).toHaveLength(1);
  const { body } = await record(file.workerId, { kind: "restriction" });
  await give(file.workerId, body.id, { answer: "granted", reason: "Exactitude contestée" });
  expect(await write()).toHaveLength(0);
  await expect(
    at.database.transaction({ kind: "user", userId: file.workerId }, (tx) =>
      tx.rows(sql`
        insert into contact (measure_id, household_id, operator_id, kind, state, met_on)
        values (${measureId}::uuid, ${file.householdId}::uuid, ${file.operatorId}::uuid, 'phone', 'held', current_date)`),
    ),
  ).rejects.toThrow(/Failed query|row-level security/);
  const lift = (reason: string) =>
    at.server.ask(file.workerId, "POST", `/api/rights-requests/${body.id}/lift`, { reason });
  expect(rules(await lift(""))).toEqual(["rights.reason"]);
  expect((await lift("Exactitude vérifiée")).status).toBe(200);
  expect(await write()).toHaveLength(1);
});

it("opposition is to the landlord's detection, and takes its account out of it", async () => {
  expect(rules(await record(file.workerId, { kind: "opposition" }))).toEqual(["rights.opposition"]);
  const { body } = await record(officer, { kind: "opposition" });
  const opposed = () =>
    at.asSystem((tx) =>
      tx.rows<{ n: number }>(
        sql`select count(*)::int as n from app.opposed_accounts(${file.landlordId}::uuid)`,
      ),
    );
  expect(await opposed()).toEqual([{ n: 0 }]);
  await give(officer, body.id, { answer: "granted", reason: "Ne veut pas de score" });
  expect((await opposed())[0]!.n).toBeGreaterThan(0);
});

it("nothing is erased while support runs, and the refusal says so", async () => {
  const { body } = await record(file.workerId, { kind: "erasure" });
  expect(rules(await give(file.workerId, body.id, { answer: "granted", reason: "Demandé" }))).toEqual([
    "rights.erasure",
  ]);
  expect(
    (await give(file.workerId, body.id, { answer: "refused", reason: "L'accompagnement est en cours" }))
      .status,
  ).toBe(200);
});
