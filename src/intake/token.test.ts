/** A landlord's program takes a file in with its token: whole, under a role that reads no household, and no other landlord's row. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { createToken, revokeToken, shown } from "../access-token/store.ts";
import type { Actor, Tx, Who } from "../platform/database/database.ts";
import { importLedger } from "./import.store.ts";
import { csv, entry, GOOD, LEAD, ledgerServer, TWIN } from "./intake-fixture.ts";

const server = await ledgerServer();
const { app, rows, held, empty } = server;
const { database } = app;
afterAll(server.close);
beforeEach(empty);

const asLead = <T>(work: (tx: Tx & { actor: Actor }) => Promise<T>) =>
  database.transaction({ kind: "user", userId: LEAD }, (tx) => work(tx as Tx & { actor: Actor }));
const expiresOn = Temporal.Now.plainDateISO("Europe/Paris").add({ months: 1 });
let who: Who & { kind: "token" };

beforeAll(async () => {
  const made = await asLead((tx) =>
    createToken(tx, { name: "ERP de nuit", scopes: ["ledger:import"], expiresOn }),
  );
  if (!made || "errors" in made) throw new Error("no token");
  const token = await shown(database, made.token, "192.0.2.7");
  if ("refused" in token) throw new Error(token.refused);
  who = { kind: "token", tokenId: token.id, secretHash: token.secretHash };
});

const take = (lines: readonly string[], options: object = {}) =>
  importLedger(database, who, {
    name: "nuit.csv",
    source: [new TextEncoder().encode(csv(lines))],
    ...options,
  });
const as = (statement: ReturnType<typeof sql>, asker: Who = who) =>
  database.transaction(asker, (tx) => tx.rows(statement));
const REFUSED = /permission denied|row-level security/;

describe("a file taken in by a token", () => {
  test("is the token's landlord's: accounts, months, lines set aside, and detection is asked for", async () => {
    const bad = entry("A1", "31/02/2026", "Loyer", "1,00");
    const report = await take([...GOOD, bad, TWIN]);
    expect(report).toMatchObject({ read: 6, kept: 4, quarantined: 2, control: { balanced: true } });
    expect(await held()).toMatchObject({
      ledger_entry: 4,
      tenant_account: 2,
      person: 2,
      household: 2,
      tenancy: 2,
      dwelling: 2,
      ledger_quarantine: 2,
      outbox_event: 1,
    });
    expect(
      await rows(sql`select o.code, i.way, i.token_name as name, i.imported_by as by from ledger_import i
                       join organisation o on o.id = i.landlord_id`),
    ).toEqual([{ code: "AIH", way: "token", name: "ERP de nuit", by: null }]);
  });

  test("again, with new lines on known accounts and a new one: balances as a person's import makes them", async () => {
    await take(GOOD);
    const more = [
      entry("A1", "05/11/2026", "Virement", "", "100,00"),
      entry("A3", "01/11/2026", "Loyer", "300,00"),
    ];
    const renamed = GOOD.map((line) => line.replace("Titulaire A2", "Titulaire Nouveau"));
    expect(await take([...renamed, ...more])).toMatchObject({ read: 6, kept: 2, known: 4 });
    expect(
      await rows(
        sql`select number, balance_cents, leaseholder_name as name from tenant_account order by number`,
      ),
    ).toEqual([
      { number: "A1", balance_cents: 50_000 - 45_000 + 123_456 - 10_000, name: "Titulaire A1" },
      { number: "A2", balance_cents: 41_010, name: "Titulaire Nouveau" },
      { number: "A3", balance_cents: 30_000, name: "Titulaire A3" },
    ]);
  });

  test("is classified by the landlord's own rules, which the token reads and does not write", async () => {
    await rows(sql`insert into entry_kind_rule (landlord_id, rank, words, kind)
                   select id, 1, 'loyer', case code when 'AIH' then 'charges' else 'courtCosts' end
                     from organisation where kind = 'landlord'`);
    await take(GOOD);
    expect(await rows(sql`select kind, count(*)::int as n from ledger_entry group by 1 order by 1`)).toEqual([
      { kind: "charges", n: 3 },
      { kind: "payment", n: 1 },
    ]);
    expect(await as(sql`select kind from entry_kind_rule`)).toEqual([{ kind: "charges" }]);
    await expect(as(sql`update entry_kind_rule set kind = 'rent'`)).rejects.toThrow(REFUSED);
  });

  test("so long that it fills a part of its own is taken in the same way", async () => {
    const long = Array.from({ length: 60 }, (_, n) =>
      entry(`B${n % 7}`, `01/${String((n % 12) + 1).padStart(2, "0")}/2025`, `Loyer ${n}`, "10,00"),
    );
    expect(await take(long, { pieceLines: 10 })).toMatchObject({ read: 60, kept: 60 });
    expect(await take(long, { pieceLines: 10 })).toMatchObject({ read: 60, known: 60 });
    expect((await held())["ledger_entry"]).toBe(60);
  });

  test("for another landlord than its own is refused, and keeps nothing", async () => {
    await expect(take(GOOD, { landlord: "SDH" })).rejects.toThrow(/SDH/);
    expect(await held()).toEqual({});
  });
});

describe("a list of balances taken in by a token", () => {
  const LIST = [
    "N° compte;Titulaire;Solde;Date",
    "A1;Titulaire A1;1 284,56;30/11/2026",
    "A2;Titulaire A2;410,10;30/11/2026",
    "A9;Titulaire A9;75,00;30/11/2026",
    "A8;Titulaire A8;-20,00;30/11/2026",
    "A7;;12,00;30/11/2026",
    "A2;Titulaire A2;douze;30/11/2026",
  ];
  const send = () => take([], { source: [Buffer.from([...LIST, ""].join("\n"))], name: "relevé.csv" });

  test("gives a person's control totals, opens accounts, and changes no entry", async () => {
    await take(GOOD);
    const totals = {
      kind: "balances",
      outcome: "kept",
      read: 6,
      quarantined: 2,
      fileDebitCents: 128_456 + 41_010 + 7_500 + 1_200,
      fileCreditCents: 2_000,
      quarantinedDebitCents: 1_200,
      quarantinedCreditCents: 0,
      control: { balanced: true, lines: 0, debitCents: 0, creditCents: 0 },
    };
    const report = await send();
    expect(report).toMatchObject({
      ...totals,
      kept: 4,
      known: 0,
      debitCents: 176_966,
      creditCents: 2_000,
    });
    expect(report.quarantine.map(({ line, rule }) => [line, rule])).toEqual([
      [7, "unreadableAmount"],
      [6, "unknownAccount"],
    ]);
    expect(await held()).toMatchObject({ ledger_entry: 4, stated_balance: 4, tenant_account: 4 });
    expect(
      await rows(sql`
        select number, balance_cents, stated_on::text from tenant_account where number in ('A8', 'A9') order by 1`),
    ).toEqual([
      { number: "A8", balance_cents: -2_000, stated_on: "2026-11-30" },
      { number: "A9", balance_cents: 7_500, stated_on: "2026-11-30" },
    ]);
    // Again: known, whoever sends it.
    expect(await send()).toMatchObject({ ...totals, kept: 0, known: 4, knownDebitCents: 176_966 });
    expect(await rows(sql`select kind, way, read, kept, known from ledger_import order by id`)).toEqual([
      { kind: "movements", way: "token", read: 4, kept: 4, known: 0 },
      { kind: "balances", way: "token", read: 6, kept: 4, known: 0 },
      { kind: "balances", way: "token", read: 6, kept: 0, known: 4 },
    ]);
  });
});

test("a token replaces no period: what leaves the ledger, a person decides", async () => {
  await take(GOOD);
  const replace = { from: "2026-10-01", to: "2026-11-30", accounts: "all" };
  await expect(take(GOOD.slice(1), { replace })).rejects.toMatchObject({
    broken: { rule: "replacedByPerson" },
  });
  expect(await held()).toMatchObject({ ledger_entry: 4, ledger_import: 1 });
  const door = sql`
    select app.withdraw_entries(landlord_id, 1, array[account_id], array[entry_on], array[import_id], array[line]) from ledger_entry`;
  await expect(as(door)).rejects.toThrow(REFUSED);
});

describe("the database itself", () => {
  test.each([
    "select 1 from household",
    "select 1 from person",
    "select 1 from tenancy",
    "select address from dwelling",
    "select contested from tenant_account",
    "select raw from ledger_quarantine",
    "select 1 from access_token",
    "select 1 from member",
    "select 1 from audit_entry",
    "select 1 from auth_user",
    "delete from ledger_entry",
    "update ledger_entry set debit_cents = 0",
    "update tenant_account set number = 'x'",
    "delete from tenant_account",
    "delete from ledger_import",
    "update access_token set expires_on = '2099-01-01'",
    "select app.act_as('00000000-0000-4000-8000-000000000002'::uuid, null, null)",
    "select app.directory()",
    "select app.case_households()",
  ])("refuses a token: %s", async (statement) => {
    await take(GOOD);
    await expect(as(sql.raw(statement))).rejects.toThrow(REFUSED);
  });

  test("attaches no token's tenancy, name or account to a household that is already there", async () => {
    await take(GOOD);
    const [file] = await rows<{ household: string; tenancy: string; landlord: string }>(
      sql`select household_id as household, id as tenancy, landlord_id as landlord from tenancy limit 1`,
    );
    const { household, tenancy, landlord } = file!;
    const other = sql`(select household_id from tenancy where household_id <> ${household}::uuid limit 1)`;
    const [second] = await rows<{ id: string }>(sql`select ${other} as id`);
    for (const statement of [
      sql`insert into tenancy (landlord_id, household_id) values (${landlord}::uuid, ${household}::uuid)`,
      sql`insert into person (household_id, last_name) values (${household}::uuid, 'Intrus')`,
      sql`insert into tenant_account (landlord_id, number, tenancy_id, household_id, leaseholder_name)
          values (${landlord}::uuid, 'X', ${tenancy}::uuid, ${second!.id}::uuid, 'Intrus')`,
      sql`insert into outbox_event (kind, payload) values ('measure.opened', '{}')`,
      sql`insert into ledger_import (landlord_id, file_name, sha256, read, kept, known, quarantined, debit_cents, credit_cents, duration_ms, way)
          values (${landlord}::uuid, 'x', 'x', 0, 0, 0, 0, 0, 0, 0, 'page')`,
    ])
      await expect(as(statement)).rejects.toThrow(REFUSED);
  });

  test("lets in no token with another's secret, once expired, revoked, or made for something else", async () => {
    const none = "no token that holds";
    await expect(as(sql`select 1`, { ...who, secretHash: "0".repeat(64) })).rejects.toThrow(none);
    const change = async (set: string) => {
      const before = await rows<{ e: string; s: string }>(
        sql`select expires_on::text as e, scopes::text as s from access_token where id = ${who.tokenId}::uuid`,
      );
      await rows(sql.raw(`update access_token set ${set} where id = '${who.tokenId}'`));
      await expect(take(GOOD)).rejects.toThrow(none);
      const { e, s } = before[0]!;
      await rows(
        sql`update access_token set expires_on = ${e}::date, scopes = ${s}::text[] where id = ${who.tokenId}::uuid`,
      );
    };
    await change("expires_on = app.today() - 2");
    await change("scopes = '{}'");
    await take(GOOD);
    await asLead((tx) => revokeToken(tx, who.tokenId));
    await expect(take(GOOD)).rejects.toThrow(none);
    await rows(sql`update access_token set revoked_at = null where id = ${who.tokenId}::uuid`);
  });
});
