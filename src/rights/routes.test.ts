/** Rights of people over HTTP: due within the month, answered with a reason, a file frozen, a household out of detection, an export within the walls. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { assigned, type Assigned, peopleOf, running } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { pdfText, probePdf } from "../platform/documents/pdf-probe.ts";
import { HOLDINGS } from "../retention/registry.ts";
import { HELD_TABLES, isNamed } from "./held-words.ts";
import { APART } from "./store.ts";
import { dueOn } from "../retention/due.store.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";

let at: ServedScene<RealServer>;
let file: Assigned;
let officer: string;
let other: string;
let measureId: string;
const today = todayInParis();

beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
  file = await assigned(at);
  measureId = await running(at, file);
  officer = (await peopleOf(at, "arrearsOfficer", "AIH"))[0]!;
  other = (await peopleOf(at, "arrearsOfficer", "ACTIS"))[0]!;
  await at.asSystem(async (tx) => {
    const [contact] = await tx.rows<{ id: string }>(sql`
      insert into contact (measure_id, household_id, operator_id, kind, state, met_on, met_by)
      values (${measureId}::uuid, ${file.householdId}::uuid, ${file.operatorId}::uuid, 'homeVisit', 'held', app.today(), ${file.workerId}::uuid) returning id`);
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

it("the same on paper, in words, tagged, in French and in English; notes on the operator's alone", async () => {
  const paper = async (by: string, language: string) => {
    const url = `/api/households/${file.householdId}/held-data.pdf?language=${language}`;
    const { status, body } = await at.server.ask(by, "GET", url);
    expect(status).toBe(200);
    return body as Buffer;
  };
  const french = await paper(file.workerId, "fr");
  expect(probePdf(french)).toMatchObject({
    isPdf: true,
    tagged: true,
    universalAccess: true,
    title: "Les données que nous avons sur vous",
  });
  const said = pdfText(french) ?? "Les contacts Visite à domicile Dit en confiance";
  for (const words of ["Les contacts", "Dit en confiance"]) expect(said).toContain(words);
  expect(said).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  expect(pdfText(await paper(file.workerId, "en")) ?? "Contacts").toContain("Contacts");
  expect(pdfText(await paper(officer, "fr")) ?? "").not.toContain("Dit en confiance");
}, 60_000);

it("every table and column that the paper may hold is named in French", async () => {
  const columns = await at.asSystem((tx) =>
    tx.rows<{ table: string; column: string }>(sql`
      select table_name as "table", column_name as "column" from information_schema.columns
       where table_schema = 'public' and data_type <> 'uuid' and column_name !~ '(^|_)(id|sha256|hash|seal|name_key|phone_key|address_key)$'`),
  );
  const shown = columns.filter(({ table }) => table in HELD_TABLES);
  expect([...new Set(shown.map(({ column }) => column))].filter((column) => !isNamed(column))).toEqual([]);
  const held = Object.entries(HOLDINGS).flatMap(([table, { part, rows }]) =>
    (part === "file" || part === "tenant") && (rows === undefined || rows.includes("tenant_account"))
      ? [table]
      : [],
  );
  expect(held.filter((table) => !(table in HELD_TABLES) && !APART.has(table))).toEqual([]);
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
        values (${measureId}::uuid, ${file.householdId}::uuid, ${file.operatorId}::uuid, 'phone', 'held', app.today())`),
    ),
  ).rejects.toThrow(/Failed query|row-level security/);
  const lift = (reason: string) =>
    at.server.ask(file.workerId, "POST", `/api/rights-requests/${body.id}/lift`, { reason });
  // Who reads the file is told why nothing is written there; who does not is told nothing.
  const told = (by: string) => at.server.ask(by, "GET", `/api/households/${file.householdId}/restriction`);
  expect((await told(file.workerId)).body).toEqual({
    restriction: { since: today.toString(), reason: "Exactitude contestée" },
  });
  expect((await told(officer)).body).toEqual({ restriction: null });
  expect((await told(other)).status).toBe(404);
  const refused = await at.server.ask(file.workerId, "POST", `/api/measures/${measureId}/contacts`, {
    id: crypto.randomUUID(),
    kind: "phone",
    state: "held",
    metOn: today.toString(),
    minutes: null,
    outreach: false,
    note: null,
  });
  expect(refused).toMatchObject({
    status: 423,
    body: { title: expect.stringContaining("Exactitude contestée") },
  });
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

it("the officer of an organisation reads its register, no other one's, and answers nobody", async () => {
  const dpo = (await peopleOf(at, "dataProtectionOfficer", "COORDINATION"))[0]!;
  const coordinator = (await peopleOf(at, "coordinator", "COORDINATION"))[0]!;
  const { body } = await record(coordinator, { words: "Accès" });
  const read = (await at.server.ask(dpo, "GET", "/api/rights-requests")).body as { id: string }[];
  expect(read.map(({ id }) => id)).toEqual([body.id]);
  expect((await give(dpo, body.id, { answer: "granted", reason: "Remis" })).status).toBe(403);
  expect((await at.server.ask(dpo, "GET", `/api/households/${file.householdId}`)).status).toBe(403);
});

it("a granted erasure brings the file's date forward, with its reason; while a plan or a procedure runs it is refused", async () => {
  await at.asSystem(async (tx) => {
    const of = sql`household_id = ${file.householdId}::uuid`;
    await tx.rows(sql`update measure set closed_on = app.today(), outcome = 'stayed' where ${of}`);
    await tx.rows(sql`update assignment set active = false where ${of}`);
    await tx.rows(sql`update referral set status = 'closed' where ${of}`);
    await tx.rows(sql`
      insert into procedure_act (landlord_id, household_id, kind, acted_on)
      values (${file.landlordId}::uuid, ${file.householdId}::uuid, 'paymentOrder', app.today())`);
  });
  const { body } = await record(file.workerId, { kind: "erasure" });
  const answer = () => give(file.workerId, body.id, { answer: "granted", reason: "Le suivi est fini" });
  const refused = await answer();
  expect(refused.body.errors).toMatchObject([
    { rule: "rights.erasure", message: expect.stringContaining("une procédure d'expulsion") },
  ]);
  await at.asSystem((tx) =>
    tx.rows(sql`delete from procedure_act where household_id = ${file.householdId}::uuid`),
  );
  expect((await answer()).status).toBe(200);
  const due = await at.asSystem((tx) => dueOn(tx, today));
  expect(due.filter(({ householdId }) => householdId === file.householdId)).toMatchObject([
    { part: "file", step: "archive", because: "Le suivi est fini" },
  ]);
});
