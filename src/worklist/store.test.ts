/** What a landlord's staff read of their list and do with it. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { runDetection } from "../detection/store.ts";
import { importLedger } from "../intake/import.store.ts";
import type { Database, Tx } from "../platform/database/database.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { handle, worklist, worklistCount } from "./store.ts";

const TODAY = Temporal.PlainDate.from("2026-11-23");
const HEAD = "Compte;Lot;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit\n";
const rent = (account: string, month: string, paid: string) =>
  `${account};L${account};38185;Nadia Morel;01/${month};Loyer;500,00;\n` +
  (paid === "" ? "" : `${account};L${account};38185;Nadia Morel;08/${month};Virement;;${paid}\n`);
const FILE =
  HEAD +
  ["08/2026", "09/2026", "10/2026"].map((month) => rent("A1", month, "")).join("") +
  rent("A3", "09/2026", "") +
  rent("A3", "10/2026", "100,00");

let database: Database;
const ask = <T>(work: (tx: Tx) => Promise<T>) => database.transaction({ kind: "system" }, work);
const list = (options = {}) => ask((tx) => worklist(tx, { on: TODAY, ...options }));

beforeAll(async () => {
  database = await testDatabase();
  await ask(async (tx) => {
    await tx.rows(
      sql`insert into commune (insee, name, postcodes) values ('38185', 'Grenoble', array['38000'])`,
    );
    await tx.rows(
      sql`insert into organisation (kind, code, name) values ('landlord', 'AIH', 'Alpes Isère Habitat')`,
    );
  });
  await importLedger(
    database,
    { kind: "system" },
    { name: "octobre.csv", landlord: "AIH", source: [new TextEncoder().encode(FILE)] },
  );
  await runDetection(database, { kind: "system" }, { landlordCode: "AIH", on: TODAY });
});
afterAll(() => database.close());

test("the list is read page by page, and by kind of signal", async () => {
  const [first] = await list({ limit: 1 });
  const rest = await list({ after: first });
  expect(rest.map(({ account }) => account)).toEqual(["A3"]);
  expect(await list({ signal: "benefitStopped" })).toEqual([]);
  expect(await ask((tx) => worklistCount(tx, { on: TODAY }))).toBe(2);
});

test.each([
  ["snoozed", undefined, "2026-12-05", ["worklist.reason"]],
  ["snoozed", "Virement annoncé", "2026-11-23", ["worklist.until"]],
  ["notADifficulty", " ", undefined, ["worklist.reason"]],
] as const)("%s without what it needs is refused with the remedy", async (as, reason, until, rules) => {
  const answer = await ask((tx) => handle(tx, 1, { as, reason, until, on: TODAY }));
  expect("errors" in answer && answer.errors.map(({ rule }) => rule)).toEqual(rules);
});
