/** Files over HTTP: taken in whole or not at all, told why, paged without loss, settled on record, behind each landlord's wall. */
import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";

import { sql } from "drizzle-orm";
import Fastify from "fastify";
import multipart from "@fastify/multipart";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";

import type { App } from "../platform/access/http.ts";
import { Problem } from "../platform/access/problem.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { ledgerRoutes } from "./routes.ts";

const LARGEST = 4 * 1024 * 1024;
const HEADER = "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit";
const entry = (account: string, on: string, label: string, debit: string, credit = "", insee = "38185") =>
  `${account};L-${account};${insee};Titulaire ${account};${on};${label};${debit};${credit}`;
const GOOD = [
  entry("A1", "01/10/2026", "Loyer 10/2026", "500,00"),
  entry("A1", "08/10/2026", "Virement", "", "450,00"),
  entry("A1", "01/11/2026", "Loyer 11/2026", "1 234,56 €"),
  entry("A2", "01/11/2026", "Loyer 11/2026", "410,10"),
];
const TWIN = entry("A1", "08/10/2026", "Virement", "", "450,00");
const csv = (lines: readonly string[]) => [HEADER, ...lines, ""].join("\n");

const workbook = async (text: string) => {
  const cells = text
    .trim()
    .split("\n")
    .map((line) => line.split(";").map((value) => ({ value })));
  return writeExcelFile(cells).toBuffer();
};

const person = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const [OFFICER, LEAD, ADVISER, OTHER, WORKER] = [1, 2, 3, 4, 5].map(person) as [
  string,
  string,
  string,
  string,
  string,
];

let database: Awaited<ReturnType<typeof testDatabase>>;
let app: App;
const rows = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));

type Sent = { who?: string; name?: string; accept?: string; query?: string; to?: string };
/** Sends a file as a browser does. */
async function send(file: string | Buffer, { who = OFFICER, name = "octobre.csv", ...sent }: Sent = {}) {
  const form = new FormData();
  form.append("file", new Blob([typeof file === "string" ? file : new Uint8Array(file)]), name);
  const encoded = new Response(form);
  const answer = await app.inject({
    method: "POST",
    url: `/api/ledger/${sent.to ?? "imports"}${sent.query ?? ""}`,
    headers: {
      "x-user": who,
      "content-type": encoded.headers.get("content-type")!,
      ...(sent.accept && { accept: sent.accept }),
    },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
  return {
    status: answer.statusCode,
    text: answer.body,
    body: answer.body.startsWith("{") ? lastOf(answer.body) : null,
  };
}
const lastOf = (text: string) => JSON.parse(text.trim().split("\n").at(-1)!);
const ask = async (method: "GET" | "POST" | "PUT", url: string, who = OFFICER, body?: object) => {
  const answer = await app.inject({
    method,
    url,
    headers: { "x-user": who },
    ...(body && { payload: body }),
  });
  const json = answer.headers["content-type"]?.toString().includes("json");
  return { status: answer.statusCode, text: answer.body, body: json ? answer.json() : null };
};

const TABLES = [
  "ledger_entry",
  "account_month",
  "ledger_quarantine",
  "ledger_import",
  "ledger_mapping",
  "tenant_account",
  "tenancy",
  "person",
  "household",
  "dwelling",
  "outbox_event",
];
/** Rows of each table an import may write: all 0 = nothing half done. */
async function held(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of TABLES) {
    const [row] = await rows<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)}`);
    if (row!.n > 0) found[table] = row!.n;
  }
  return found;
}

/** The landlord's lock is free: another import is not kept waiting. */
const nextOneGoesThrough = async () => {
  expect((await send(csv(GOOD))).body).toMatchObject({ kept: 4 });
};
const take = async () =>
  (await send(csv([...GOOD, TWIN, entry("A1", "31/02/2026", "Loyer", "1,00")]))).body.importId;
const lines = async (importId: number, query = "") =>
  (await ask("GET", `/api/ledger/imports/${importId}/quarantine${query}`)).body;
const accountOf = async (landlord: string, number: string) => {
  const [found] = await rows<{ id: number; householdId: string }>(sql`
      select a.id::int as id, a.household_id as "householdId" from tenant_account a join organisation o on o.id = a.landlord_id
       where o.code = ${landlord} and a.number = ${number}`);
  return found!;
};
beforeAll(async () => {
  database = await testDatabase();
  await rows(
    sql`insert into commune (insee, name, postcodes) values ('38185', 'Grenoble', array['38000', '38100'])`,
  );
  await rows(sql`insert into organisation (kind, code, name) values ('landlord', 'AIH', 'Alpes Isère Habitat'),
                   ('landlord', 'SDH', 'SDH'), ('operator', 'RELAIS', 'Le Relais')`);
  for (const [userId, role, code] of [
    [OFFICER, "arrearsOfficer", "AIH"],
    [LEAD, "landlordLead", "AIH"],
    [ADVISER, "socialAdviser", "AIH"],
    [OTHER, "arrearsOfficer", "SDH"],
    [WORKER, "caseWorker", "RELAIS"],
  ]) {
    await rows(sql`
      insert into member (user_id, organisation_id, role, name, email)
      select ${userId}::uuid, id, ${role}, ${`${role} ${code}`}, ${`${role}@${code}.example`} from organisation where code = ${code}`);
  }
  app = Fastify().withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorate("database", database);
  app.decorateRequest("userId", undefined);
  app.addHook("onRequest", async (request) => {
    request.userId = request.headers["x-user"] as string;
  });
  app.setErrorHandler((error, _request, reply) => {
    const { status = 500, message, errors } = error as Problem;
    return reply.status(status).send({ title: message, errors });
  });
  await app.register(multipart);
  await ledgerRoutes(app, { largestBytes: LARGEST });
});
afterAll(async () => {
  await app.close();
  await database.close();
});
beforeEach(async () => {
  for (const table of TABLES) await rows(sql`delete from ${sql.identifier(table)}`);
});

describe("a file sent", () => {
  test("is taken in: control totals add up, and detection is asked for", async () => {
    const { status, body } = await send(csv([...GOOD, entry("A1", "31/02/2026", "Loyer", "1,00")]));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      read: 5,
      kept: 4,
      known: 0,
      quarantined: 1,
      debitCents: 50_000 + 123_456 + 41_010,
      creditCents: 45_000,
      quarantine: [
        { line: 6, field: "Date", rule: "unreadableDate", message: expect.stringContaining("28 jours") },
      ],
    });
    expect(await rows(sql`select kind, payload ->> 'importId' as import from outbox_event`)).toEqual([
      { kind: "ledger.imported", import: String(body.importId) },
    ]);
    const { body: list } = await ask("GET", "/api/ledger/imports");
    expect(list).toMatchObject({
      total: 1,
      next: null,
      can: { import: true },
      rows: [
        { fileName: "octobre.csv", read: 5, kept: 4, quarantined: 1, importedByName: "arrearsOfficer AIH" },
      ],
    });
  });

  test("again is known already, and asks for no detection", async () => {
    await send(csv(GOOD));
    const { body } = await send(csv(GOOD));
    expect(body).toMatchObject({ read: 4, kept: 0, known: 4, quarantined: 0 });
    expect(await rows(sql`select 1 from outbox_event`)).toHaveLength(1);
  });

  test("as a workbook is read like a text", async () => {
    const { status, body } = await send(await workbook(csv(GOOD)), { name: "octobre.xlsx" });
    expect({ status, kept: body.kept }).toEqual({ status: 200, kept: 4 });
  });

  test("tells where it is, line after line, then its totals", async () => {
    const { status, text, body } = await send(csv(GOOD), { accept: "application/x-ndjson" });
    expect(status).toBe(200);
    const [first] = text.split("\n");
    expect(JSON.parse(first!)).toMatchObject({
      progress: { read: 4, quarantined: 0, bytes: expect.any(Number) },
    });
    expect(body.report).toMatchObject({ read: 4, kept: 4 });
  });

  test("with « all or nothing » and a bad line keeps nothing, and says which line", async () => {
    const bad = csv([...GOOD, entry("A1", "31/02/2026", "Loyer", "1,00")]);
    const { status, body } = await send(bad, { query: "?allOrNothing=true" });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      importId: null,
      read: 5,
      kept: 0,
      quarantined: 1,
      quarantine: [{ line: 6 }],
    });
    expect(await held()).toEqual({});
  });

  test("is its sender's landlord's, whoever else is named", async () => {
    await send(csv(GOOD), { who: LEAD, query: "?landlord=SDH" });
    expect(
      await rows(sql`select distinct o.code from ledger_entry e join organisation o on o.id = e.landlord_id`),
    ).toEqual([{ code: "AIH" }]);
  });
});

describe("a bad file", () => {
  test.each<[string, string | Buffer, string, RegExp]>([
    ["with other columns", "a;b\n1;2\n", "missingColumns", /Colonnes manquantes.*« a », « b »/],
    ["that is empty", "", "emptyFile", /vide/],
    [
      "that is binary",
      Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(2_000)]),
      "binaryFile",
      /image/,
    ],
    ["that is a PDF", "%PDF-1.7 whatever", "binaryFile", /PDF/],
    [
      "that is a damaged workbook",
      Buffer.from("PK\u0003\u0004 and then nothing"),
      "unreadableWorkbook",
      /Exportez/,
    ],
  ])("%s is refused with what to do, and leaves nothing", async (_, file, rule, message) => {
    for (const accept of ["application/json", "application/x-ndjson"]) {
      const { status, body } = await send(file, { accept });
      expect({ status, errors: body.errors }).toMatchObject({ status: 422, errors: [{ rule }] });
      expect(body.errors[0].message).toMatch(message);
    }
    expect(await held()).toEqual({});
  });

  test("larger than the limit is refused whole, not cut short", async () => {
    const many = Array.from({ length: 60_000 }, (_, n) =>
      entry(`B${n}`, "01/10/2026", "Loyer 10/2026", "500,00"),
    );
    const file = csv(many);
    expect(file.length).toBeGreaterThan(LARGEST);
    const { status, body } = await send(file);
    expect({ status, rule: body.errors[0].rule }).toEqual({ status: 413, rule: "fileTooLarge" });
    expect(await held()).toEqual({});
  });

  test.each<[string, string, string]>([
    ["a day that does not exist", entry("A1", "31/02/2026", "Loyer", "1,00"), "unreadableDate"],
    ["an amount that is none", entry("A1", "01/12/2026", "Loyer", "douze"), "unreadableAmount"],
    ["a duplicate", TWIN, "duplicateInFile"],
    ["an unknown commune", entry("A3", "01/12/2026", "Loyer", "1,00", "", "99999"), "unknownCommune"],
    [
      "a line of three million characters",
      entry("A1", "01/12/2026", "x".repeat(3_000_000), "1,00"),
      "lineTooLong",
    ],
    ["a line cut short", "A1;L-A1;38185;Titul", "tooFewColumns"],
  ])("with %s sets that line aside and keeps the others", async (_, line, rule) => {
    const { body } = await send([HEADER, ...GOOD, line].join("\n"));
    expect(body).toMatchObject({ read: 5, kept: 4, quarantined: 1, quarantine: [{ line: 6, rule }] });
  });

  test("in Windows-1252 is read with its accents", async () => {
    await send(Buffer.from(csv([entry("A1", "01/10/2026", "Régularisation", "1,00")]), "latin1"));
    expect(await rows(sql`select label from ledger_entry`)).toEqual([{ label: "Régularisation" }]);
  });

  test("missing from the request is asked for", async () => {
    const form = new Response(new FormData());
    const answer = await app.inject({
      method: "POST",
      url: "/api/ledger/imports",
      headers: { "x-user": OFFICER, "content-type": form.headers.get("content-type")! },
      payload: Buffer.from(await form.arrayBuffer()),
    });
    expect(answer.statusCode).toBe(422);
  });
});

describe("a sender who goes away", () => {
  let port = 0;
  beforeAll(async () => {
    await app.listen({ host: "127.0.0.1", port: 0 });
    port = (app.server.address() as AddressInfo).port;
  });
  const MARK = "----cut";
  const start = `--${MARK}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n`;
  const upload = () => {
    const sent = httpRequest({
      port,
      host: "127.0.0.1",
      method: "POST",
      path: "/api/ledger/imports",
      headers: {
        "x-user": OFFICER,
        accept: "application/x-ndjson",
        "content-type": `multipart/form-data; boundary=${MARK}`,
        "transfer-encoding": "chunked",
      },
    });
    sent.on("error", () => {});
    return sent;
  };

  test("half-way through sending leaves nothing", async () => {
    const sent = upload();
    sent.write(start + csv(GOOD));
    await new Promise((resolve) => setTimeout(resolve, 200));
    sent.destroy();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await held()).toEqual({});
    await nextOneGoesThrough();
  });

  test("while the file is taken in leaves nothing, and lets go of the landlord's lock", async () => {
    const many = Array.from({ length: 25_000 }, (_, n) =>
      entry(`B${n % 9}`, "01/10/2026", `Loyer ${n}`, "500,00"),
    );
    const sent = upload();
    const firstProgress = new Promise((resolve) =>
      sent.on("response", (answer) => answer.once("data", resolve)),
    );
    sent.end(`${start + csv(many)}\r\n--${MARK}--\r\n`);
    await firstProgress;
    sent.destroy();
    await nextOneGoesThrough();
    expect(await held()).toMatchObject({ ledger_import: 1, ledger_entry: 4 });
  }, 30_000);
});

describe("lines set aside", () => {
  test("come page by page without loss, even where two share a line of the file", async () => {
    const importId = await take();
    await rows(sql`
      insert into ledger_quarantine (landlord_id, import_id, line, field, value, rule, message, raw)
      select landlord_id, import_id, line, field, value, rule, message, raw from ledger_quarantine`);
    const read: number[] = [];
    for (let after = ""; ;) {
      const page = await lines(importId, `?limit=1${after}`);
      expect(page.total).toBe(4);
      read.push(...page.rows.map(({ id }: { id: number }) => id));
      if (!page.next) break;
      after = `&after=${page.next}`;
    }
    expect(new Set(read).size).toBe(4);
  });

  test("come down as a file for a spreadsheet", async () => {
    const importId = await take();
    const { status, text } = await ask("GET", `/api/ledger/imports/${importId}/quarantine.csv`, ADVISER);
    expect(status).toBe(200);
    expect(text.split("\r\n")).toMatchObject([
      expect.stringContaining("Ligne;Champ;Valeur"),
      expect.stringMatching(/^6;/),
      expect.stringMatching(/^7;Date;31\/02\/2026/),
      "",
    ]);
  });

  test("a duplicate kept counts as a second entry, is on record, and is not asked about again", async () => {
    const importId = await take();
    const [twin] = (await lines(importId)).rows;
    expect(twin).toMatchObject({ rule: "duplicateInFile", can: { keep: true, setAside: true } });
    const { status, body } = await ask("POST", `/api/ledger/quarantine/${twin.id}/settled`, OFFICER, {
      as: "kept",
    });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        settlement: "kept",
        settledByName: "arrearsOfficer AIH",
        can: { keep: false, setAside: false },
      },
    });
    expect(
      await rows(sql`
      select a.balance_cents::int as balance, (select max(rank) from ledger_entry)::int as rank,
             (select sum(paid_cents)::int from account_month m where m.account_id = a.id) as paid,
             (select m.balance_cents::int from account_month m where m.account_id = a.id order by month desc limit 1) as last
        from tenant_account a where number = 'A1'`),
    ).toEqual([{ balance: 83_456, rank: 2, paid: 90_000, last: 83_456 }]);
    expect(
      await rows(
        sql`select action, user_id as by from audit_entry where subject = 'ledger_quarantine' and subject_id = ${String(twin.id)}`,
      ),
    ).toEqual([{ action: "keep", by: OFFICER }]);
    expect(
      (await ask("POST", `/api/ledger/quarantine/${twin.id}/settled`, OFFICER, { as: "kept" })).status,
    ).toBe(422);
    // The next file holds the same months and one more: both entries are known.
    const next = await send(csv([...GOOD, TWIN, entry("A2", "01/12/2026", "Loyer 12/2026", "410,10")]));
    expect(next.body).toMatchObject({ read: 6, kept: 1, known: 5, quarantined: 0, quarantine: [] });
    expect((await ask("GET", `/api/ledger/imports/${importId}`)).body).toMatchObject({
      quarantined: 2,
      settled: 1,
    });
  });

  test("a third of the same kind is still asked about", async () => {
    const importId = await take();
    const [twin] = (await lines(importId)).rows;
    await ask("POST", `/api/ledger/quarantine/${twin.id}/settled`, OFFICER, { as: "kept" });
    const { body } = await send(csv([...GOOD, TWIN, TWIN]));
    expect(body).toMatchObject({ read: 6, kept: 0, known: 5, quarantined: 1, quarantine: [{ line: 7 }] });
  });

  test("a line that cannot be read is set aside for good, never kept", async () => {
    const importId = await take();
    const bad = (await lines(importId)).rows[1];
    expect(bad.can).toEqual({ keep: false, setAside: true });
    const at = `/api/ledger/quarantine/${bad.id}/settled`;
    const kept = await ask("POST", at, OFFICER, { as: "kept" });
    expect({ status: kept.status, rule: kept.body.errors[0].rule }).toEqual({
      status: 422,
      rule: "unreadableLine",
    });
    expect((await ask("POST", at, OFFICER, { as: "setAside" })).body).toMatchObject({
      settlement: "setAside",
    });
    expect(await lines(importId, "?show=open")).toMatchObject({
      total: 1,
      rows: [{ rule: "duplicateInFile" }],
    });
  });
});

const MAPPING = { columns: { account: "Zone 1", dwelling: "Zone 2" }, dateFormat: "dmy" };

describe("the mapping of columns", () => {
  const OTHER_NAMES = csv(GOOD).replace("N° compte;Logement", "Zone 1;Zone 2");

  test("a look at the file shows its headers, its first lines and what was recognised", async () => {
    const { body } = await send(OTHER_NAMES, { to: "preview" });
    expect(body).toMatchObject({
      separator: ";",
      headers: ["Zone 1", "Zone 2", "Code INSEE", "Titulaire", "Date", "Libellé", "Débit", "Crédit"],
      columns: { insee: "Code INSEE", debit: "Débit" },
      rows: [
        ["A1", "L-A1", "38185", "Titulaire A1", "01/10/2026", "Loyer 10/2026", "500,00", ""],
        {},
        {},
        {},
      ],
      missing: { message: expect.stringContaining("« N° compte »") },
    });
    expect(body.columns.account).toBeUndefined();
    expect(await held()).toEqual({});
  });

  test("kept, it serves the landlord's next file", async () => {
    expect((await send(OTHER_NAMES)).status).toBe(422);
    expect((await ask("PUT", "/api/ledger/mapping", OFFICER, MAPPING)).status).toBe(200);
    expect((await send(OTHER_NAMES)).body).toMatchObject({ kept: 4 });
    expect((await send(OTHER_NAMES, { to: "preview" })).body.missing).toBeNull();
  });

  test("is each landlord's own: neither read nor overwritten by another", async () => {
    await ask("PUT", "/api/ledger/mapping", OFFICER, MAPPING);
    expect((await ask("GET", "/api/ledger/mapping", OTHER)).body).toEqual({ mapping: null });
    await ask("PUT", "/api/ledger/mapping", OTHER, { separator: "," });
    expect((await ask("GET", "/api/ledger/mapping", ADVISER)).body).toEqual({ mapping: MAPPING });
    expect((await send(OTHER_NAMES, { who: OTHER })).status).toBe(422);
  });

  test("one column of the file serves once", async () => {
    const twice = { columns: { debit: "Montant", credit: "montant" } };
    const { status, body } = await ask("PUT", "/api/ledger/mapping", OFFICER, twice);
    expect({ status, errors: body.errors }).toMatchObject({
      status: 422,
      errors: [{ field: "columns.credit", rule: "columnTwice" }],
    });
  });
});

describe("an account", () => {
  test("opens with its months and entries, and its reading is on record", async () => {
    await send(csv(GOOD));
    const { id, householdId } = await accountOf("AIH", "A1");
    const { body } = await ask("GET", `/api/ledger/accounts/${id}`, ADVISER);
    expect(body).toMatchObject({
      number: "A1",
      balanceCents: 128_456,
      months: [{ month: "2026-10", balanceCents: 5_000 }, { month: "2026-11" }],
    });
    const entries = (await ask("GET", `/api/ledger/accounts/${id}/entries?limit=2`, ADVISER)).body;
    expect(entries).toMatchObject({ total: 3, rows: [{ on: "2026-11-01", balanceCents: 128_456 }, {}] });
    expect(
      await rows(
        sql`select subject, user_id as by from audit_entry where action = 'read' and household_id = ${householdId}::uuid order by id`,
      ),
    ).toEqual([
      { subject: "account", by: ADVISER },
      { subject: "entries", by: ADVISER },
    ]);
  });

  test("of another landlord does not exist, though it has the same number, or even the same id", async () => {
    await send(csv(GOOD));
    await send(csv([entry("A1", "01/10/2026", "Loyer", "7,00")]), { who: OTHER });
    const mine = await accountOf("AIH", "A1");
    const theirs = await accountOf("SDH", "A1");
    expect((await ask("GET", `/api/ledger/accounts/${theirs.id}`)).status).toBe(404);
    expect((await ask("GET", `/api/ledger/accounts/${theirs.id}/entries`)).status).toBe(404);
    await rows(sql`update ledger_entry set account_id = ${mine.id} where account_id = ${theirs.id}`);
    await rows(sql`update account_month set account_id = ${mine.id} where account_id = ${theirs.id}`);
    await rows(sql`update tenant_account set id = ${mine.id} where id = ${theirs.id}`);
    expect((await ask("GET", `/api/ledger/accounts/${mine.id}`)).body.balanceCents).toBe(128_456);
    expect((await ask("GET", `/api/ledger/accounts/${mine.id}`, OTHER)).body).toMatchObject({
      balanceCents: 700,
      months: [{ balanceCents: 700 }],
    });
  });

  test("of a tenant who left and owes nothing is no longer open to the landlord", async () => {
    await send(csv([...GOOD, entry("A2", "02/11/2026", "Virement", "", "410,10")]));
    const { id } = await accountOf("AIH", "A2");
    expect((await ask("GET", `/api/ledger/accounts/${id}`)).status).toBe(200);
    await rows(
      sql`update tenancy set ends_on = '2026-11-05' where id = (select tenancy_id from tenant_account where id = ${id})`,
    );
    expect((await ask("GET", `/api/ledger/accounts/${id}`)).status).toBe(404);
  });

  test("on the household's file gives balances; the operator's worker in charge sees no payment and opens no entry", async () => {
    await send(csv(GOOD));
    const { id, householdId } = await accountOf("AIH", "A1");
    const at = `/api/households/${householdId}/accounts`;
    expect((await ask("GET", at, WORKER)).body).toEqual({ accounts: [] });
    expect((await ask("GET", at, OTHER)).body).toEqual({ accounts: [] });
    expect((await ask("GET", at)).body).toMatchObject({
      accounts: [{ id, balanceCents: 128_456, can: { open: true } }],
    });
    await rows(sql`
      with referred as (
        insert into referral (landlord_id, household_id, facts, status)
        select landlord_id, household_id, '{}', 'submitted' from tenancy where household_id = ${householdId}::uuid
        returning id, household_id, landlord_id)
      insert into assignment (referral_id, household_id, landlord_id, operator_id, case_worker_id, assigned_on)
      select r.id, r.household_id, r.landlord_id, m.organisation_id, m.user_id, '2026-11-20'
        from referred r, member m where m.user_id = ${WORKER}::uuid`);
    const { accounts } = (await ask("GET", at, WORKER)).body;
    expect(accounts).toMatchObject([{ balanceCents: 128_456, can: { open: false } }]);
    expect(accounts[0].months[0]).toEqual({ month: "2026-10", balanceCents: 5_000 });
    await rows(sql`delete from assignment`);
    await rows(sql`delete from referral`);
  });
});

describe("who", () => {
  test("another landlord sees neither the import, nor its lines, nor settles them", async () => {
    const { body } = await send(csv([...GOOD, TWIN]));
    const { id } = (await ask("GET", `/api/ledger/imports/${body.importId}/quarantine`)).body.rows[0];
    for (const url of ["", "/quarantine", "/quarantine.csv"])
      expect((await ask("GET", `/api/ledger/imports/${body.importId}${url}`, OTHER)).status).toBe(404);
    expect((await ask("POST", `/api/ledger/quarantine/${id}/settled`, OTHER, { as: "kept" })).status).toBe(
      404,
    );
    expect((await ask("GET", "/api/ledger/imports", OTHER)).body).toMatchObject({ rows: [], total: 0 });
  });

  test("the social adviser reads and does not write: the database itself refuses", async () => {
    const { body } = await send(csv([...GOOD, TWIN]));
    const list = (await ask("GET", "/api/ledger/imports", ADVISER)).body;
    expect(list).toMatchObject({ total: 1, can: { import: false } });
    const page = (await ask("GET", `/api/ledger/imports/${body.importId}/quarantine`, ADVISER)).body;
    expect(page.rows[0].can).toEqual({ keep: false, setAside: false });
    expect((await send(csv([entry("A9", "01/10/2026", "Loyer", "7,00")]), { who: ADVISER })).status).toBe(
      500,
    );
    expect((await ask("PUT", "/api/ledger/mapping", ADVISER, MAPPING)).status).toBe(500);
    const settled = await ask("POST", `/api/ledger/quarantine/${page.rows[0].id}/settled`, ADVISER, {
      as: "kept",
    });
    expect(settled.status).toBe(404);
    expect(await rows(sql`select 1 from ledger_import`)).toHaveLength(1);
  });
});
