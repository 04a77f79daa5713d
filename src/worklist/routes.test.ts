/** The worklist over HTTP: pages that lead to the next, a line opened, what was done noted, refusals that say the remedy. */
import { sql } from "drizzle-orm";
import { readSheet } from "read-excel-file/node";
import { afterAll, beforeAll, expect, test } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { pdfText, probePdf } from "../platform/documents/pdf-probe.ts";
import { testDatabase } from "../platform/database/test-database.ts";

const today = todayInParis();
let database: Awaited<ReturnType<typeof testDatabase>>;
let server: RealServer;
let landlordStaff: { id: string; code: string }[];

const ask = (method: "GET" | "POST" | "PUT" | "DELETE", url: string, body?: object, who = 0) =>
  server.ask(landlordStaff[who]!.id, method, url, body);

beforeAll(async () => {
  database = await testDatabase(demoOf({ tenancies: 400, months: 15, today }));
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

const asSystem = (statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows(statement));

test("what was done is noted and taken back; setting aside without a reason is refused with the remedy", async () => {
  const [line] = (await ask("GET", "/api/worklist?contacted=never")).body.rows;
  const at = `/api/worklist/${line.accountId}/handled`;
  const { entry } = (await ask("POST", at, { as: "called", result: "promised", words: "Le 5" })).body;
  const opened = (await ask("GET", `/api/worklist/${line.accountId}`)).body;
  expect(opened).toMatchObject({
    handledAs: "called",
    history: [
      { id: entry, kind: "called", result: "promised", words: "Le 5", canUndo: true },
      ...opened.history.slice(1),
    ],
  });
  expect((await ask("DELETE", `${at}/${entry}`)).status).toBe(200);
  expect((await ask("DELETE", `${at}/${entry}`)).status).toBe(404);
  expect((await ask("GET", `/api/worklist/${line.accountId}`)).body.handledAs).toBe(line.handledAs);
  const { status, body } = await ask("POST", at, { as: "notADifficulty" });
  expect(status).toBe(422);
  expect(body.errors).toMatchObject(
    [{ rule: "worklist.why", field: "why", message: /Choisissez la raison/ }].map((error) => ({
      ...error,
      message: expect.stringMatching(error.message),
    })),
  );
});

test.each([
  ["an urgency that is none", "?urgency=red", "urgency"],
  ["a list that is none", "?show=mine", "show"],
  ["a signal that no rule raises", "?signal=nationality", "signal"],
  ["a commune by its name", "?commune=Grenoble", "commune"],
  ["a person by name", "?officer=Ada", "officer"],
  ["a debt below nothing", "?minimumCents=-1", "minimumCents"],
  ["a debt that is no number", "?minimumCents=beaucoup", "minimumCents"],
  ["a place in the list that is none", "?cursor=12", "cursor"],
  ["a page too long", "?limit=5000", "limit"],
  ["a search too long", `?search=${"x".repeat(101)}`, "search"],
])("%s is refused, and its field named", async (_, query, field) => {
  for (const url of [
    "/api/worklist",
    ...(["cursor", "limit"].includes(field) ? [] : ["/api/worklist.xlsx"]),
  ]) {
    const { status, body } = await ask("GET", url + query);
    expect(status).toBe(400);
    expect(body.errors[0].field).toBe(field);
  }
});

test.each([
  ["POST", "handled", { as: "punished" }],
  ["POST", "handled", { as: "called", result: "insulted" }],
  ["POST", "handled", { as: "called", doneOn: "hier" }],
  ["POST", "handled", { as: "called", words: "x".repeat(501) }],
  ["PUT", "officer", { officerId: "Ada" }],
  ["PUT", "officer", {}],
] as const)("%s %s with %o is refused", async (method, what, body) => {
  const [line] = (await ask("GET", "/api/worklist")).body.rows;
  expect((await ask(method, `/api/worklist/${line.accountId}/${what}`, body)).status).toBe(400);
});

test.each([
  [{ name: "", filters: {}, shared: false }, "name"],
  [{ name: "x".repeat(61), filters: {}, shared: false }, "name"],
  [{ name: "Vue", filters: { nationality: "x" }, shared: false }, "filters"],
  [{ name: "Vue", filters: { urgency: "red" }, shared: false }, "filters.urgency"],
])("a view like %o is refused, and its field named", async (view, field) => {
  const { status, body } = await ask("POST", "/api/worklist/views", view);
  expect(status).toBe(400);
  expect(body.errors[0].field).toBe(field);
});

test("a view is kept, opened with, deleted", async () => {
  const view = { name: "Grandes dettes", filters: { minimumCents: 100_000, show: "all" }, shared: true };
  const { id } = (await ask("POST", "/api/worklist/views", view)).body;
  expect((await ask("PUT", "/api/worklist/default-view", { id })).status).toBe(200);
  const { views } = (await ask("GET", "/api/worklist/views")).body;
  expect(views).toContainEqual({ id, ...view, own: true, by: expect.any(String), isDefault: true });
  expect((await ask("PUT", "/api/worklist/default-view", { id }, 1)).status).toBe(404);
  expect((await ask("DELETE", `/api/worklist/views/${id}`, undefined, 1)).status).toBe(404);
  expect((await ask("PUT", "/api/worklist/default-view", { id: null })).status).toBe(200);
  expect((await ask("DELETE", `/api/worklist/views/${id}`)).status).toBe(200);
});

test("a view kept with a filter that means nothing any more is read without it", async () => {
  const { id } = (
    await ask("POST", "/api/worklist/views", { name: "Ancienne", filters: { show: "all" }, shared: false })
  ).body;
  await asSystem(sql`
    update worklist_view set filters = '{"show": "all", "signal": "noLongerRaised", "moon": "full"}' where id = ${id}`);
  const { status, body } = await ask("GET", "/api/worklist/views");
  expect(status).toBe(200);
  expect(body.views).toContainEqual(expect.objectContaining({ id, filters: { show: "all" } }));
});

test("colleagues come with what each follows, and the account is given to one of them alone", async () => {
  const { colleagues, communes } = (await ask("GET", "/api/worklist/choices")).body;
  expect(colleagues.length).toBeGreaterThan(1);
  expect(communes.length).toBeGreaterThan(0);
  const [line] = (await ask("GET", "/api/worklist?officer=nobody")).body.rows;
  const { userId, accounts } = colleagues.find(
    (one: { userId: string }) => one.userId !== landlordStaff[0]!.id,
  );
  const at = `/api/worklist/${line.accountId}/officer`;
  expect((await ask("PUT", at, { officerId: userId })).status).toBe(200);
  const after = (await ask("GET", "/api/worklist/choices")).body.colleagues;
  expect(after.find((one: { userId: string }) => one.userId === userId).accounts).toBe(accounts + 1);
  expect((await ask("PUT", at, { officerId: landlordStaff[1]!.id })).body.errors).toMatchObject([
    { field: "officerId" },
  ]);
  expect((await ask("PUT", at, { officerId: null })).status).toBe(200);
});

test("the workbook holds exactly what the filters leave, days and amounts as such, formulas as text", async () => {
  const filter = "contacted=never&show=all";
  const { rows, total } = (await ask("GET", `/api/worklist?${filter}&limit=200`)).body;
  await asSystem(
    sql`update worklist_item set leaseholder_name = '=HYPERLINK("http://x")' where account_id = ${rows[0].accountId}`,
  );
  const { status, type, bytes } = await server.raw(landlordStaff[0]!.id, `/api/worklist.xlsx?${filter}`);
  expect(status).toBe(200);
  expect(type).toContain("spreadsheetml");
  const [header, ...lines] = (await readSheet(bytes)) as unknown[][];
  expect(lines).toHaveLength(total);
  expect(lines.map(([account]) => account)).toEqual(rows.map(({ account }: { account: string }) => account));
  const cell = (name: string, at = 0) => lines[at]![header!.indexOf(name)];
  expect(cell("Solde")).toBe(rows[0].balanceCents / 100);
  expect((cell("Premier signal le") as Date).toISOString().slice(0, 10)).toBe(rows[0].firstSignalOn);
  expect(cell("Titulaire")).toBe('=HYPERLINK("http://x")');
  expect(cell("Dernier contact")).toBeNull();
  const english = await server.raw(landlordStaff[0]!.id, `/api/worklist.xlsx?${filter}&language=en`);
  expect(((await readSheet(english.bytes)) as unknown[][])[0]).toContain("Balance");
  const [{ n }] = (await asSystem(sql`
    select count(distinct household_id)::int as n from audit_entry where subject = 'worklist.xlsx'`)) as [
    { n: number },
  ];
  expect(n).toBe(new Set(rows.map(({ householdId }: { householdId: string }) => householdId)).size);
});

const SAID = {
  fr: [
    /Pourquoi nous vous contactons/,
    /Une personne décide/,
    /ni le sexe, ni l'âge, ni la nationalité/,
    /Appelé/,
  ],
  en: [/Why we are contacting you/, /A person decides/, /neither sex, age, nationality/, /Billed/],
};

test.each(["fr", "en"] as const)(
  "the household's page says why, what was read and that a person decides (%s)",
  async (language) => {
    const [line] = (await ask("GET", "/api/worklist?contacted=done")).body.rows;
    const url = `/api/worklist/${line.accountId}/reason.pdf?language=${language}`;
    const { status, type, bytes } = await server.raw(landlordStaff[0]!.id, url);
    expect(status).toBe(200);
    expect(type).toContain("application/pdf");
    expect(probePdf(bytes)).toMatchObject({ tagged: true, universalAccess: true });
    const text = pdfText(bytes)?.replaceAll("’", "'");
    // Without pdftotext the marks alone are read, as for the other documents.
    if (text === undefined) return;
    for (const said of SAID[language]) expect(text).toMatch(said);
    expect(text).toContain(line.account);
    expect(text).toContain("page 1/1");
    expect((await server.raw(landlordStaff[1]!.id, url)).status).toBe(404);
  },
);

test("another landlord's line does not exist", async () => {
  const [line] = (await ask("GET", "/api/worklist")).body.rows;
  const at = `/api/worklist/${line.accountId}`;
  const { entry } = (await ask("POST", `${at}/handled`, { as: "written" })).body;
  for (const [method, url, body] of [
    ["GET", at],
    ["GET", `${at}/reason.pdf`],
    ["POST", `${at}/handled`, { as: "met" }],
    ["DELETE", `${at}/handled/${entry}`],
    ["PUT", `${at}/officer`, { officerId: landlordStaff[1]!.id }],
  ] as const)
    expect([url, (await ask(method, url, body, 1)).status]).toEqual([url, 404]);
});
