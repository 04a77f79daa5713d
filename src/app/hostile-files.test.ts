/** Every address that takes a file, given files that were made to harm: none is a fault, none is kept, none is written where its name says. */
import { randomUUID } from "node:crypto";
import { access } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32, deflateRawSync } from "node:zlib";

import { sql } from "drizzle-orm";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Role } from "../platform/access/roles.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { JPEG, PDF, PNG } from "../platform/files/file-samples.ts";
import { demoOf } from "./demo/demo-fixture.ts";
import { appOf } from "./server-fixture.ts";

/** Who sends files where; `fields` stand before the file. A test holds the list against the contract. */
const ADDRESSES: readonly {
  method: "POST" | "PUT";
  url: string;
  role: Role;
  fields?: Record<string, string>;
}[] = [
  { method: "PUT", url: "/api/communes/contours", role: "administrator" },
  { method: "POST", url: "/api/ledger/preview", role: "arrearsOfficer" },
  { method: "POST", url: "/api/ledger/imports", role: "arrearsOfficer" },
  { method: "POST", url: "/api/procedure-acts/imports", role: "arrearsOfficer" },
  { method: "POST", url: "/api/vacancies/imports", role: "arrearsOfficer" },
  {
    method: "POST",
    url: "/api/households/{id}/received-files",
    role: "caseWorker",
    fields: { kind: "letter", documentOn: "2026-11-02", isProtected: "false" },
  },
  { method: "POST", url: "/api/takeover/{what}", role: "coordinator" },
  { method: "POST", url: "/api/takeover/{what}/preview", role: "coordinator" },
];

let database: Awaited<ReturnType<typeof testDatabase>>;
let served: Awaited<ReturnType<typeof appOf>>;
const people = new Map<Role, string>();
let household: string;

beforeAll(async () => {
  database = await testDatabase(demoOf({ tenancies: 300 }));
  served = await appOf(database);
  await served.app.ready();
  const [file] = await asSystem<{ id: string; worker: string }>(sql`
    select m.household_id as id, m.case_worker_id as worker from measure m join assignment a on a.household_id = m.household_id and a.active
     where m.closed_on is null and m.case_worker_id is not null order by m.id limit 1`);
  household = file!.id;
  for (const { role, id } of await asSystem<{ role: Role; id: string }>(
    sql`select distinct on (role) role, user_id as id from member where active order by role, email`,
  ))
    people.set(role, id);
  people.set("caseWorker", file!.worker);
}, 180_000);
afterAll(async () => {
  await served?.close();
  await database?.close();
});

const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
const latin = (text: string) => Buffer.from(text, "latin1");
const joined = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? latin(part) : part)));

/** A form's bytes as no browser would write them: the name stands as it is. */
async function sent(
  { method, url, role, fields = {} }: (typeof ADDRESSES)[number],
  name: string,
  bytes: Uint8Array,
): Promise<{ status: number; body: string }> {
  const boundary = randomUUID();
  const parts = Object.entries(fields).map(
    ([field, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const answer = await served.app.inject({
    method,
    url: url.replace("{id}", household).replace("{what}", "cases"),
    headers: { "x-person": people.get(role)!, "content-type": `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(
        `${parts.join("")}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n` +
          "Content-Type: application/octet-stream\r\n\r\n",
      ),
      bytes,
      latin(`\r\n--${boundary}--\r\n`),
    ]),
  });
  return { status: answer.statusCode, body: answer.body };
}

/** What stands after: nothing more than before, whatever was sent. */
const kept = async () =>
  (
    await asSystem<Record<string, number>>(sql`
      select (select count(*)::int from received_file) as files, (select count(*)::int from ledger_entry) as entries,
             (select count(*)::int from household) as households, (select count(*)::int from vacancy) as vacancies,
             (select count(*)::int from procedure_act) as acts, (select count(*)::int from measure) as measures`)
  )[0]!;

/** An archive whose one sheet unpacks to `megabytes` of zeros; it says so, or that it is `said` bytes long. */
function bomb(megabytes: number, said?: number): Buffer {
  const zeros = Buffer.alloc(megabytes << 20);
  const [body, sum, name] = [deflateRawSync(zeros), crc32(zeros), latin("xl/worksheets/sheet1.xml")];
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(8, 4);
  header.writeUInt32LE(sum, 10);
  header.writeUInt32LE(body.length, 14);
  header.writeUInt32LE(said ?? zeros.length, 18);
  header.writeUInt16LE(name.length, 22);
  const local = joined("PK\x03\x04", header, name, body);
  const directory = joined("PK\x01\x02", Buffer.from([20, 0]), header, Buffer.alloc(14), name);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(local.length, 12);
  return joined(local, directory, "PK\x05\x06", end);
}

/** A workbook of one sheet, as the parts that are given. */
const workbook = (sheet: string) =>
  Buffer.from(
    zipSync({
      "[Content_Types].xml": strToU8(
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      ),
      "xl/workbook.xml": strToU8(
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
      "xl/_rels/workbook.xml.rels": strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      "xl/worksheets/sheet1.xml": strToU8(sheet),
    }),
  );
const entities = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol">${Array.from("bcdefghij", (one, n) => `<!ENTITY ${one} "${`&${"abcdefghij"[n]};`.repeat(10)}">`).join("")}]>
<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row></sheetData></worksheet>`;

const HARMFUL: readonly [string, string, () => Buffer][] = [
  ["nothing at all", "vide.csv", () => Buffer.alloc(0)],
  ["a picture that is called a spreadsheet", "liste.xlsx", () => JPEG],
  ["a program that is called a spreadsheet", "liste.csv", () => joined("MZ\x90\0", Buffer.alloc(2000))],
  ["a spreadsheet's archive that is called a PDF", "document.pdf", () => workbook("<worksheet/>")],
  ["a web page that is called a picture", "photo.jpg", () => latin("<html><script>alert(1)</script>")],
  [
    "a PDF that is also an archive",
    "a.pdf",
    () => joined(PDF, Buffer.from(zipSync({ "x.txt": strToU8("x") }))),
  ],
  [
    "a PDF that is also a web page",
    "a.pdf",
    () => joined(PDF.toString("latin1").replace("%PDF-1.4", "%PDF-1.4<html><script>alert(1)</script>")),
  ],
  ["a picture followed by a web page", "a.png", () => joined(PNG, "<html><script>alert(1)</script>")],
  ["an archive followed by a PDF", "a.xlsx", () => joined(workbook("<worksheet/>"), PDF)],
  ["a bomb of 600 MB that says so", "gros.xlsx", () => bomb(600)],
  ["a bomb of 200 MB that says it is small", "petit.xlsx", () => bomb(200, 100)],
  [
    "an archive of 20,000 parts",
    "parts.xlsx",
    () =>
      Buffer.from(
        zipSync(
          Object.fromEntries(
            Array.from({ length: 20_000 }, (_, n) => [`xl/worksheets/s${n}.xml`, new Uint8Array()]),
          ),
          { level: 0 },
        ),
      ),
  ],
  ["entities that multiply", "milliards.xlsx", () => workbook(entities)],
  [
    "an entity that reads a file",
    "lire.xlsx",
    () =>
      workbook(
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>',
      ),
  ],
  ["an archive cut short", "coupe.xlsx", () => workbook("<worksheet/>").subarray(0, 300)],
  ["brackets without end", "profond.json", () => latin("[".repeat(500_000))],
  ["one line of ten million signs", "long.csv", () => latin("a".repeat(10_000_000))],
  ["NUL and half signs", "nul.csv", () => joined("compte;libelle\n\0\0;\xff\xfe\xed\xa0\x80\n")],
];
/** Places outside the folder of files, signs that break a header, names that mean something to a system. */
const NAMES = [
  `../${"x"}-lt-hostile`,
  "..\\..\\x-lt-hostile",
  "/tmp/x-lt-hostile",
  "a\0b.csv",
  `${"n".repeat(5_000)}.csv`,
  "\u202Efdp.csv",
  "CON",
  ".htaccess",
  "a.csv\r\nX-Injected: 1",
  "=cmd|' /C calc'!A0.csv",
  "<img src=x onerror=alert(1)>.csv",
];

it("every address of the contract that takes a file is here", () => {
  const contract = served.app.swagger() as {
    paths: Record<string, Record<string, { requestBody?: { content?: Record<string, unknown> } }>>;
  };
  const found = Object.entries(contract.paths).flatMap(([url, methods]) =>
    Object.entries(methods)
      .filter(([, { requestBody }]) => requestBody?.content?.["multipart/form-data"])
      .map(([method]) => `${method.toUpperCase()} ${url}`),
  );
  expect(found.toSorted()).toEqual(ADDRESSES.map(({ method, url }) => `${method} ${url}`).toSorted());
});

/** Made once: a bomb takes seconds. */
const files = new Map<string, Buffer>();

describe.each(ADDRESSES)("$method $url", (address) => {
  it.each(HARMFUL)("%s", async (what, name, made) => {
    const before = await kept();
    const bytes = files.get(what) ?? made();
    files.set(what, bytes);
    const { status, body } = await sent(address, name, bytes);
    expect(status < 500 ? "" : body.slice(0, 300)).toBe("");
    expect(body).not.toContain("root:");
    // What a household's file is, its bytes say: a picture is kept as one, whatever its name.
    const isPicture = address.url.includes("received-files") && bytes === JPEG;
    expect(await kept()).toEqual({ ...before, files: before.files! + Number(isPicture) });
  });

  it.each(NAMES)("a name like %j is a name and no place", async (name) => {
    const good = address.url.includes("received-files") ? PDF : latin("rien;du;tout\n1;2;3\n");
    const { status, body } = await sent(address, name, good);
    expect(status < 500 ? "" : body.slice(0, 300)).toBe("");
    for (const place of [
      path.join(tmpdir(), "x-lt-hostile"),
      path.resolve("x-lt-hostile"),
      path.resolve("../x-lt-hostile"),
    ])
      await expect(access(place)).rejects.toThrow("ENOENT");
  });
});

it("a name that would break a header is refused by its rule", async () => {
  const address = ADDRESSES.find(({ url }) => url.includes("received-files"))!;
  const { status, body } = await sent(address, `../../x";filename="y.html`, PDF);
  expect(status).toBe(422);
  expect(JSON.parse(body).errors).toMatchObject([{ rule: "receivedFile.name", field: "file" }]);
});
