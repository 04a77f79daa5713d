/** A landlord's acts taken in from a file, by its staff or its program: once each, bad rows told, other landlords' accounts never. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";

let at: ServedScene<RealServer>;
let mine: { household: string; number: string };
let others: { household: string; number: string };

const accountOf = async (code: string) => {
  const household = await at.household(code, "Nadia Morel");
  const [row] = await at.asSystem((tx) =>
    tx.rows<{ number: string }>(
      sql`select number from tenant_account where household_id = ${household}::uuid`,
    ),
  );
  return { household, number: row!.number };
};
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
  mine = await accountOf("AIH");
  others = await accountOf("ACTIS");
}, 120_000);
afterAll(() => at?.close());

const URL = "/api/procedure-acts/imports";
const HEADER = "N° compte;Acte;Date;Délai";
const send = (who: string, rows: string[], query = "") =>
  at.server.upload(at.post(who).userId, `${URL}${query}`, "actes.csv", [HEADER, ...rows, ""].join("\n"));
const acts = (household: string) =>
  at.asSystem((tx) =>
    tx.rows(
      sql`select kind, acted_on as "on", stated_time as "statedTime" from procedure_act where household_id = ${household}::uuid order by acted_on`,
    ),
  );

describe("a file of acts", () => {
  it("is tried, then taken in once: good rows are kept, bad ones come back with their reason", async () => {
    const rows = [
      `${mine.number};Commandement de payer;01/06/2026;2 mois`,
      `${mine.number};Assignation;15/09/2026;`,
      `${mine.number};Assignation;15/09/2026;`,
      `${mine.number};Assignation;31/02/2026;`,
      `${others.number};Assignation;15/09/2026;`,
    ];
    const tried = await send("arrearsOfficer@AIH", rows, "?dryRun=true");
    expect(tried.body).toMatchObject({ outcome: "dryRun", read: 5, kept: 2, known: 1 });
    expect(await acts(mine.household)).toEqual([]);
    const { body } = await send("arrearsOfficer@AIH", rows);
    expect(body).toMatchObject({ outcome: "kept", read: 5, kept: 2, known: 1 });
    expect(body.bad.map(({ line, rule }: { line: number; rule: string }) => [line, rule])).toEqual([
      [5, "actImport.on"],
      [6, "actImport.unknownAccount"],
    ]);
    expect(await acts(mine.household)).toEqual([
      { kind: "paymentOrder", on: "2026-06-01", statedTime: "P2M" },
      { kind: "summons", on: "2026-09-15", statedTime: null },
    ]);
    expect(await acts(others.household)).toEqual([]);
    expect((await send("landlordLead@AIH", rows)).body).toMatchObject({ kept: 0, known: 3 });
  });

  it("asked for all or nothing keeps nothing where a row is bad", async () => {
    const { household, number } = await accountOf("AIH");
    const rows = [`${number};Audience;03/11/2026;`, `${number};Audience;hier;`];
    const { body } = await send("arrearsOfficer@AIH", rows, "?allOrNothing=true");
    expect(body).toMatchObject({ outcome: "refused", kept: 0, read: 2 });
    expect(await acts(household)).toEqual([]);
  });

  it("without its columns is refused whole, and an operator sends none", async () => {
    const lacking = await at.server.upload(at.post("arrearsOfficer@AIH").userId, URL, "x.csv", "a;b\n1;2\n");
    expect(lacking).toMatchObject({ status: 422, body: { errors: [{ rule: "actImport.columns" }] } });
    expect((await send("caseWorker@RELAIS", [])).status).toBe(403);
  });
});

it("a program's token for acts takes them in, and opens nothing else; another token does not", async () => {
  const { household, number } = await accountOf("AIH");
  const token = async (scope: string) => {
    const expiresOn = todayInParis().add({ days: 1 }).toString();
    const asked = { name: "ERP, actes", scopes: [scope], expiresOn };
    return (await at.ask("landlordLead@AIH", "POST", "/api/access-tokens", asked)).body.token as string;
  };
  const file = `${HEADER}\n${number};Jugement;03/11/2026;\n${others.number};Jugement;03/11/2026;\n`;
  const own = await token("procedure:import");
  const taken = await at.server.bearer(own, "POST", URL, file);
  expect(taken).toMatchObject({
    status: 200,
    body: { kept: 1, bad: [{ rule: "actImport.unknownAccount" }] },
  });
  expect(await acts(household)).toHaveLength(1);
  expect((await at.server.bearer(await token("ledger:import"), "POST", URL, file)).status).toBe(403);
  expect((await at.server.bearer(own, "POST", "/api/ledger/imports", file)).status).toBe(403);
  expect((await at.server.bearer(own, "GET", `/api/households/${household}/procedure`)).status).toBe(403);
});
