/** The back-test of a ledger in the database: which months it judges, and that later entries leave them alone. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { UnknownLandlord } from "../detection/store.ts";
import { importLedger } from "../intake/import.store.ts";
import type { Database } from "../platform/database/database.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { backtest, type Watched } from "./store.ts";

const HEAD = "Compte;Lot;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit\n";
const MONTHS = ["01", "02", "03", "04", "05", "06", "07", "08"];
const rent = (account: string, month: string, pays: boolean) =>
  `${account};L${account};38185;Nadia Morel;01/${month}/2026;Loyer;500,00;\n` +
  (pays ? `${account};L${account};38185;Nadia Morel;08/${month}/2026;Virement;;500,00\n` : "");

let database: Database;
const run = async (more: object = {}, watched: Watched = {}) => {
  const asked = { landlordCode: "aih", on: Temporal.PlainDate.from("2026-09-10"), ...more };
  return (await backtest(database, { kind: "system" }, asked, watched)).result;
};
const take = (name: string, file: string) =>
  importLedger(
    database,
    { kind: "system" },
    { name, landlord: "AIH", source: [new TextEncoder().encode(HEAD + file)] },
  );

beforeAll(async () => {
  database = await testDatabase();
  await database.transaction({ kind: "system" }, async (tx) => {
    await tx.rows(
      sql`insert into commune (insee, name, postcodes) values ('38185', 'Grenoble', array['38000'])`,
    );
    await tx.rows(
      sql`insert into organisation (kind, code, name) values ('landlord', 'AIH', 'Alpes Isère Habitat')`,
    );
  });
  // A1 always pays; A2 misses every bill from March on: one bill late at the end of March, two at the end of April.
  await take(
    "aout.csv",
    MONTHS.map((month) => rent("A1", month, true) + rent("A2", month, month < "03")).join(""),
  );
});
afterAll(() => database.close());

test("the months whose end is known are judged: who was opened after the first bill missed is a month ahead of the rule", async () => {
  const result = await run();
  expect(result).toMatchObject({
    accounts: 2,
    // January to May for A1, whose three next months are known; January to March for A2, in arrears from April on.
    n: 8,
    happened: 3,
    opened: 1,
    precisionAtCapacity: 1,
    episodes: 1,
    reachedBefore: 1,
    // From 1 April to 1 May: the days on which March, then April, are known whole.
    leadTimeDaysMedian: 30,
    notADifficulty: 0,
  });
  expect(result.months.map(({ month }) => month)).toEqual([
    "2026-01",
    "2026-02",
    "2026-03",
    "2026-04",
    "2026-05",
  ]);
  expect(result.weights).toMatchObject({ origin: "default" });
});

test("months can be chosen; one without a known end gives no figure instead of a zero", async () => {
  expect((await run({ from: "2026-02", to: "2026-03" })).months.map(({ month }) => month)).toEqual([
    "2026-02",
    "2026-03",
  ]);
  expect(await run({ from: "2026-07" })).toMatchObject({
    n: 0,
    auc: null,
    calibrationError: null,
    precisionAtCapacity: null,
    leadTimeDaysMedian: null,
  });
});

test("entries that come later leave the months judged before as they were", async () => {
  const before = await run({ to: "2026-05" });
  await take("septembre.csv", `A1;LA1;38185;Nadia Morel;01/09/2026;Loyer;500,00;\n`);
  const after = await run({ to: "2026-05", on: Temporal.PlainDate.from("2026-10-10") });
  expect({ ...after, durationMs: 0 }).toEqual({ ...before, durationMs: 0 });
});

test("it says how far it is, and stops where it is told to", async () => {
  const done: number[] = [];
  const stop = new AbortController();
  await run({}, { onProgress: (share) => done.push(share), signal: stop.signal });
  expect(done.at(-1)).toBe(1);
  expect(done).toEqual(done.toSorted());
  stop.abort(new Error("stopped by a person"));
  await expect(run({}, { signal: stop.signal })).rejects.toThrow("stopped by a person");
});

test("a landlord that does not exist is said", async () => {
  await expect(run({ landlordCode: "XX" })).rejects.toThrow(UnknownLandlord);
});
