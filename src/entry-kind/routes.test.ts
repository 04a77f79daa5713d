/** A landlord's rules over HTTP: tried, saved, refused with the field and the remedy; each landlord behind its wall. */
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { ADVISER, csv, entry, LEAD, ledgerServer, OFFICER, OTHER } from "../intake/intake-fixture.ts";

const server = await ledgerServer();
const { send, ask, rows } = server;
afterAll(server.close);
beforeEach(server.empty);

const FILE = csv([
  entry("A1", "01/10/2026", "Loyer 10/2026", "500,00"),
  entry("A1", "02/10/2026", "Opération diverse 7", "40,00"),
  entry("A2", "02/10/2026", "Opération diverse 8", "41,00"),
]);
const own = (words: string, kind = "charges", means: string | null = null) => ({ words, kind, means });
const current = async (who = OFFICER) => (await ask("GET", "/api/ledger/kinds/rules", who)).body;
const put = async (rules: object[], who = OFFICER, revision?: string) =>
  ask("PUT", "/api/ledger/kinds/rules", who, {
    rules,
    revision: revision ?? (await current(who)).revision,
  });

describe("rules of the landlord", () => {
  test("are tried, saved in their order, and the entries already there follow", async () => {
    const { importId } = (await send(FILE)).body;
    expect((await ask("GET", `/api/ledger/imports/${importId}`)).body.unknown).toBe(2);
    const before = (await ask("GET", "/api/ledger/kinds")).body.kinds;
    expect(before.at(-1)).toMatchObject({
      kind: "unknown",
      entries: 2,
      labels: 2,
      groups: 1,
      largest: [{ words: "operation diverse", entries: 2, debitCents: 8_100 }],
    });
    const rules = [own("opération diverse"), own("loyer -parking", "rent")];
    const tried = await ask("POST", "/api/ledger/kinds/rules/test", OFFICER, { rules });
    expect({ status: tried.status, body: tried.body }).toMatchObject({
      status: 200,
      body: {
        judged: { entries: 3 },
        unknown: { entries: 0 },
        taken: [{ entries: 2 }, { entries: 1 }],
        changes: [{ from: { kind: "unknown" }, to: { kind: "charges" }, entries: 2, labels: 2 }],
      },
    });
    expect(await rows(sql`select 1 from ledger_entry where kind = 'unknown'`)).toHaveLength(2);
    const saved = await put(rules, LEAD);
    expect({ status: saved.status, body: saved.body }).toEqual({
      status: 200,
      body: { entries: 2, labels: 2, accounts: 2 },
    });
    expect(await current()).toMatchObject({
      rules: [
        { ...rules[0], savedByName: "landlordLead AIH" },
        { ...rules[1], savedByName: "landlordLead AIH" },
      ],
      can: { edit: true },
    });
    expect((await ask("GET", `/api/ledger/imports/${importId}`)).body.unknown).toBe(0);
    expect(await rows(sql`select amount_due_cents::int as due from tenant_account order by number`)).toEqual([
      { due: 54_000 },
      { due: 4_100 },
    ]);
  });

  test.each([
    ["without a word", [own("parking"), own(" ")], "missingWords", "rules.1.words"],
    ["with a star alone", [own("*")], "misplacedStar", "rules.0.words"],
    ["with a character that no database keeps", [own("loyer\0")], "unreadableCharacters", "rules.0.words"],
    ["with half a character", [own("loyer\ud800")], "unreadableCharacters", "rules.0.words"],
    ["with an open quote", [own('"frais de')], "openQuote", "rules.0.words"],
    [
      "with means of what is no payment",
      [own("parking", "rent", "cash")],
      "meansWithoutPayment",
      "rules.0.means",
    ],
    ["twice the same", [own("parking"), own("Parking")], "wordsTwice", "rules.1.words"],
  ])("%s are refused, tried or saved: the field, the rule, the remedy", async (_what, rules, rule, field) => {
    for (const answer of [
      await put(rules),
      await ask("POST", "/api/ledger/kinds/rules/test", OFFICER, { rules }),
    ]) {
      expect({ status: answer.status, errors: answer.body.errors }).toMatchObject({
        status: 422,
        errors: [{ rule, field }],
      });
      const [{ message, english }] = answer.body.errors;
      expect(message).not.toBe(english);
    }
    expect((await current()).rules).toEqual([]);
  });

  test("saved over those of a colleague are refused: nothing is lost unseen", async () => {
    const { revision } = await current();
    await put([own("parking")], LEAD);
    const late = await put([own("garage")], OFFICER, revision);
    expect({ status: late.status, rule: late.body.errors[0].rule }).toEqual({
      status: 422,
      rule: "changedMeanwhile",
    });
    expect((await current()).rules).toMatchObject([{ words: "parking" }]);
  });
});

describe("who", () => {
  test("another landlord sees neither the rules nor the labels, and keeps its own", async () => {
    await send(FILE);
    await put([own("opération diverse")]);
    expect((await current(OTHER)).rules).toEqual([]);
    expect((await ask("GET", "/api/ledger/kinds", OTHER)).body).toEqual({ kinds: [] });
    expect((await put([own("opération diverse", "rent")], OTHER)).body).toEqual({
      entries: 0,
      labels: 0,
      accounts: 0,
    });
    expect((await current()).rules).toMatchObject([{ kind: "charges" }]);
    expect(await rows(sql`select distinct kind from ledger_entry order by 1`)).toEqual([
      { kind: "charges" },
      { kind: "rent" },
    ]);
  });

  test("the social adviser reads and does not write: the database itself refuses", async () => {
    await send(FILE);
    expect((await current(ADVISER)).can).toEqual({ edit: false });
    expect((await ask("GET", "/api/ledger/kinds", ADVISER)).body.kinds).toHaveLength(2);
    expect((await put([own("opération diverse")], ADVISER)).status).toBe(500);
    expect((await current()).rules).toEqual([]);
    expect(await rows(sql`select 1 from ledger_entry where kind = 'unknown'`)).toHaveLength(2);
  });
});
