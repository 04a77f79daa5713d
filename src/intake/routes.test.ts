/** What was taken in, over HTTP: lines set aside paged without loss and settled on record, each landlord behind its wall. */
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { ADVISER, csv, entry, GOOD, ledgerServer, OFFICER, OTHER, TWIN } from "./intake-fixture.ts";

const server = await ledgerServer();
const { send, ask, rows } = server;
afterAll(server.close);
beforeEach(server.empty);

const take = async () =>
  (await send(csv([...GOOD, TWIN, entry("A1", "31/02/2026", "Loyer", "1,00")]))).body.importId;
const lines = async (importId: number, query = "") =>
  (await ask("GET", `/api/ledger/imports/${importId}/quarantine${query}`)).body;
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
    expect((await ask("PUT", "/api/ledger/mapping", ADVISER, { separator: ";" })).status).toBe(500);
    const settled = await ask("POST", `/api/ledger/quarantine/${page.rows[0].id}/settled`, ADVISER, {
      as: "kept",
    });
    expect(settled.status).toBe(404);
    expect(await rows(sql`select 1 from ledger_import`)).toHaveLength(1);
  });
});
