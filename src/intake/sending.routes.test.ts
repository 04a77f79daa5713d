/** Files sent over HTTP: taken in whole or not at all, told why, stopped without a trace, read by the landlord's own columns. */
import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";

import {
  ADVISER,
  csv,
  entry,
  GOOD,
  HEADER,
  LEAD,
  ledgerServer,
  OFFICER,
  OTHER,
  TWIN,
} from "./intake-fixture.ts";

const LARGEST = 4 * 1024 * 1024;

const server = await ledgerServer({ largestBytes: LARGEST });
const { app, send, ask, rows, held } = server;
afterAll(server.close);
beforeEach(server.empty);

const workbook = async (text: string) => {
  const cells = text
    .trim()
    .split("\n")
    .map((line) => line.split(";").map((value) => ({ value })));
  return writeExcelFile(cells).toBuffer();
};

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

describe("a corrected file sent for a period", () => {
  const corrected = csv([GOOD[0]!, GOOD[1]!.replace("450,00", "400,00")]);
  const period = "?replace=2026-10-01..2026-10-31";

  test("is looked at first, confirmed by its counts, then replaces it; what went can be read", async () => {
    const first = (await send(csv(GOOD))).body.importId;
    const { body: shown } = await send(corrected, { query: `${period}&dryRun=true` });
    expect(shown).toMatchObject({
      outcome: "dryRun",
      replaced: { from: "2026-10-01", to: "2026-10-31", accounts: "all", withdrawn: 1, creditCents: 45_000 },
      changes: { going: { accounts: 1, absent: { accounts: 0 } } },
    });
    for (const accept of ["application/json", "application/x-ndjson"]) {
      const { body } = await send(corrected, { query: `${period}&confirmed=7`, accept });
      expect((body.problem ?? body).errors).toMatchObject([{ rule: "otherThanShown", field: "confirmed" }]);
    }
    const { status, body } = await send(corrected, { query: `${period}&confirmed=1` });
    expect({ status, body }).toMatchObject({ status: 200, body: { kept: 1, known: 1, changes: null } });
    expect((await ask("GET", `/api/ledger/imports/${body.importId}`, ADVISER)).body).toMatchObject({
      replaced: { withdrawn: 1, debitCents: 0, creditCents: 45_000 },
      withdrawnSince: 0,
    });
    expect((await ask("GET", `/api/ledger/imports/${first}`)).body).toMatchObject({
      replaced: null,
      withdrawnSince: 1,
    });
    const { body: gone } = await ask("GET", `/api/ledger/imports/${body.importId}/withdrawn`);
    expect(gone).toMatchObject({
      total: 1,
      rows: [{ account: "A1", label: "Virement", creditCents: 45_000, importId: first }],
    });
    const [{ accountId }] = gone.rows;
    expect((await ask("GET", `/api/ledger/accounts/${accountId}/withdrawn`, ADVISER)).body.rows).toEqual(
      gone.rows,
    );
    for (const url of [`imports/${body.importId}`, `accounts/${accountId}`])
      expect((await ask("GET", `/api/ledger/${url}/withdrawn`, OTHER)).status).toBe(404);
  });

  test("whose period cannot be read is refused before it is looked at", async () => {
    const { status, body } = await send(corrected, { query: "?replace=octobre" });
    expect({ status, errors: body.errors }).toMatchObject({
      status: 422,
      errors: [{ field: "replace", rule: "unreadablePeriod" }],
    });
    expect(await held()).toEqual({});
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
      expect(body.errors[0].english).toMatch(/ the /);
      expect(body.errors[0].english).not.toMatch(/[«»éèà]/);
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

  test("with a line of 100 MB sets that line aside and keeps the others", async () => {
    const roomy = await ledgerServer();
    try {
      const long = entry("A1", "01/12/2026", "x".repeat(100 * 1024 ** 2), "1,00");
      const { body } = await roomy.send(Buffer.from(csv([...GOOD.slice(0, 2), long, ...GOOD.slice(2)])));
      expect(body).toMatchObject({
        read: 5,
        kept: 4,
        quarantined: 1,
        quarantine: [{ line: 4, rule: "lineTooLong" }],
      });
    } finally {
      await roomy.close();
    }
  }, 60_000);

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

/** The landlord's lock is free: another import is not kept waiting. */
const nextOneGoesThrough = async () => {
  expect((await send(csv(GOOD))).body).toMatchObject({ kept: 4 });
};
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
      // What no header says is guessed from the contents, and says so.
      toldBy: { account: "contents", dwelling: "contents", insee: "header" },
      missing: null,
    });
    expect(body.columns).toMatchObject({ account: "Zone 1", dwelling: "Zone 2" });
    expect(await held()).toEqual({});
  });

  test("a look at a workbook shows the same", async () => {
    const { body } = await send(await workbook(OTHER_NAMES), { to: "preview", name: "octobre.xlsx" });
    expect(body).toMatchObject({
      headers: expect.arrayContaining(["Zone 1", "Zone 2", "Crédit"]),
      columns: { label: "Libellé" },
    });
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
