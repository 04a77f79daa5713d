/** A run over a landlord's ledger: who comes on the list, who leaves it, and what stays of what people did. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { importLedger } from "../intake/import.store.ts";
import type { Database, Tx } from "../platform/database/database.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { thresholdsOn } from "../signals/thresholds.rules.ts";
import { defaultWeights } from "../signals/weights.rules.ts";
import { passFor } from "./pass-thread.ts";
import { pages } from "./read.store.ts";
import { runDetection, UnknownLandlord } from "./store.ts";
import { handle } from "../worklist/acts.store.ts";
import { worklist, worklistItemOf } from "../worklist/store.ts";

const day = (iso: string) => Temporal.PlainDate.from(iso);
const HEAD = "Compte;Lot;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit\n";
const rent = (account: string, month: string, paid: string) =>
  `${account};L${account};38185;Nadia Morel;01/${month};Loyer;500,00;\n` +
  (paid === "" ? "" : `${account};L${account};38185;Nadia Morel;08/${month};Virement;;${paid}\n`);
const FILE =
  HEAD +
  ["08/2026", "09/2026", "10/2026"].map((month) => rent("A1", month, "")).join("") +
  ["08/2026", "09/2026", "10/2026"].map((month) => rent("A2", month, "500,00")).join("") +
  rent("A3", "09/2026", "") +
  rent("A3", "10/2026", "100,00");

let database: Database;
const ask = <T>(work: (tx: Tx) => Promise<T>) => database.transaction({ kind: "system" }, work);
const take = (name: string, file: string) =>
  importLedger(
    database,
    { kind: "system" },
    { name, landlord: "AIH", source: [new TextEncoder().encode(file)] },
  );
const run = (on: string) => runDetection(database, { kind: "system" }, { landlordCode: "aih", on: day(on) });
const list = (options = {}) => ask((tx) => worklist(tx, { on: day("2026-11-23"), ...options }));

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
  await take("octobre.csv", FILE);
});
afterAll(() => database.close());

test("a run in the past sees only the whole months of that day", async () => {
  expect(await run("2026-09-30")).toMatchObject({ on: "2026-09-30", tenancies: 3, signalled: 2 });
  expect((await list()).map(({ account, balanceCents }) => [account, balanceCents])).toEqual([
    ["A1", 100_000],
    ["A3", 50_000],
  ]);
});

test("accounts with a signal come on the list, most pressing first, and an episode keeps its first day", async () => {
  expect(await run("2026-11-23")).toMatchObject({
    tenancies: 3,
    signalled: 2,
    bySignal: { debtInMonths: 2, missedBills: 2 },
  });
  const rows = await list();
  expect(rows.map(({ account, balanceCents }) => [account, balanceCents])).toEqual([
    ["A1", 150_000],
    ["A3", 90_000],
  ]);
  expect(rows[0]).toMatchObject({ firstSignalOn: "2026-09-30", detectedOn: "2026-11-23", contested: false });
  expect(rows[0]!.signals.map(({ id }) => id)).toContain("missedBills");
  expect(rows[0]!.signals.every(({ sentence }) => sentence.endsWith("."))).toBe(true);
});

test("an account put off leaves the list until its day, and says why", async () => {
  const [, second] = await list();
  const act = {
    as: "snoozed",
    words: "Virement annoncé",
    until: "2026-12-05",
    on: day("2026-11-23"),
  } as const;
  expect(await ask((tx) => handle(tx, second!.accountId, act))).toMatchObject({ entry: expect.any(String) });
  await run("2026-11-24");
  expect((await list()).map(({ account }) => account)).toEqual(["A1"]);
  expect((await list({ on: day("2026-12-05") })).map(({ account }) => account)).toEqual(["A1", "A3"]);
  expect(await list({ show: "handled" })).toMatchObject([
    { account: "A3", handledReason: "Virement annoncé" },
  ]);
});

test("an account put off comes back once it weighs more", async () => {
  await take("novembre.csv", HEAD + rent("A3", "11/2026", ""));
  await run("2026-12-01");
  expect((await list()).map(({ account }) => account)).toEqual(["A1", "A3"]);
});

test("an account without a signal any more leaves the list", async () => {
  const [first] = await list();
  await take("solde.csv", `${HEAD}A1;LA1;38185;Nadia Morel;02/12/2026;Virement;;1500,00\n`);
  await run("2026-12-02");
  expect((await list()).map(({ account }) => account)).toEqual(["A3"]);
  expect(await ask((tx) => worklistItemOf(tx, first!.accountId, day("2026-12-02")))).toBeUndefined();
  const runs = await ask((tx) => tx.rows(sql`select tenancies, signalled from detection_run order by id`));
  expect(runs.at(-1)).toEqual({ tenancies: 3, signalled: 1 });
});

test("a large landlord's accounts are computed in a thread of their own, to the same lines", async () => {
  await ask(async (tx) => {
    const [landlord] = await tx.rows<{ id: string }>(sql`select id from organisation where code = 'AIH'`);
    const on = day("2026-11-23");
    const thresholds = thresholdsOn(on);
    const weights = defaultWeights(thresholds["detection.probability"]);
    const given = { on: on.toString(), thresholds, weights, missed: new Map() };
    await using thread = await passFor(tx, landlord!.id, given, 1);
    await using here = await passFor(tx, landlord!.id, given);
    const read = async () => (await Array.fromAsync(pages(tx, landlord!.id, on, 36)))[0]!;
    const [one, other] = [await read(), await read()];
    const answers = await Promise.all([thread.found(one), thread.found(other)]);
    expect(answers[0]).toMatchObject({ tenancies: 3, signalled: 2 });
    expect(answers[1]).toEqual(answers[0]);
    expect(await here.found(await read())).toEqual(answers[0]);
  });
});

test("the weights of the landlord that are in force that day weigh, and the run says which; a signal that weighs nothing stays on the list", async () => {
  const before = await run("2026-12-02");
  await ask((tx) =>
    tx.rows(sql`
      insert into signal_weights (landlord_id, valid_from, origin, factors, chance, reason, applied_by)
      select id, '2026-12-03', 'byHand', '{"debtInMonths": 2, "missedBills": 0, "firstMiss": 1}',
             '{"origin": "learned", "knots": [{"points": 0, "chance": 0.01, "n": 1, "happened": 0}, {"points": 200, "chance": 0.5, "n": 1, "happened": 1}]}',
             'essai', gen_random_uuid() from organisation where code = 'AIH'`),
  );
  const [usual] = await list({ on: day("2026-12-02") });
  await run("2026-12-02");
  expect((await list({ on: day("2026-12-02") }))[0]).toEqual(usual);
  expect(await run("2026-12-03")).toMatchObject({ signalled: before.signalled, bySignal: before.bySignal });
  const [own] = await list({ on: day("2026-12-03") });
  const points = (row: typeof own) => Object.fromEntries(row!.signals.map(({ id, points: n }) => [id, n]));
  expect(points(own)).toMatchObject({ debtInMonths: 2 * points(usual)["debtInMonths"]!, missedBills: 0 });
  expect(own!.priority).toBe(own!.signals.reduce((sum, { points: n }) => sum + n, 0));
  expect(own!.probability).toBeLessThan(0.5);
  expect(own!.probability).toBeGreaterThan(0.01);
  const runs = await ask((tx) =>
    tx.rows(sql`select weights_id is null as usual from detection_run order by id`),
  );
  expect(runs.slice(-2)).toEqual([{ usual: true }, { usual: false }]);
});

test("a landlord that does not exist is said, not run as empty", async () => {
  await expect(
    runDetection(database, { kind: "system" }, { landlordCode: "XX", on: day("2026-11-23") }),
  ).rejects.toThrow(UnknownLandlord);
});
