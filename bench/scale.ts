/**
 * A region's landlords in one database: BENCH_ENTRIES entries (20 million), a million a landlord, through the import itself. What grows
 * with the number of landlords, and what does not: each figure once with one landlord there, and once with all of them. Then the same
 * entries in partitions by month instead of by file. Needs 15 GB of disk for 20 million; its database is dropped at the end.
 */
import { createReadStream, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { Client } from "pg";

import { runDetection } from "../src/detection/store.ts";
import { importLedger, type ImportReport } from "../src/intake/import.store.ts";
import { entries } from "../src/ledger/store.ts";
import type { Tx } from "../src/platform/database/database.ts";
import { openPostgres } from "../src/platform/database/postgres.ts";
import { worklistPage } from "../src/worklist/store.ts";
import { landlordsMade, ledgerFileWritten } from "./ledger-fixture.ts";

const ENTRIES = Number(process.env["BENCH_ENTRIES"] ?? 20_000_000);
const FILE_LINES = Math.min(1_000_000, ENTRIES / 2);
const LANDLORDS = Math.round(ENTRIES / FILE_LINES);
const BY_MONTH = Math.min(3, LANDLORDS);
const SERVER = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";
const NAME = `lt_bench_scale_${process.pid}`;
const SYSTEM = { kind: "system" } as const;
const ON = Temporal.PlainDate.from("2027-01-20");

const folder = mkdtempSync(path.join(tmpdir(), "lt-bench-"));
const [history, month] = ["history.csv", "month.csv"].map((name) => path.join(folder, name)) as [
  string,
  string,
];
const url = new URL(SERVER);
url.pathname = `/${NAME}`;
const server = new Client({ connectionString: SERVER });
await server.connect();
if (statfsSync(tmpdir()).bavail * statfsSync(tmpdir()).bsize < ENTRIES * 800)
  throw new Error("not enough disk for this many entries");
await server.query(`create database ${NAME}`);
const database = await openPostgres(url.toString());
const owner = new Client({ connectionString: url.toString() });
await owner.connect();
try {
  await ledgerFileWritten(history, FILE_LINES);
  await ledgerFileWritten(month, Infinity, {
    months: 1,
    before: "2027-01-15",
    tenancies: Math.ceil(FILE_LINES / 60),
  });
  await landlordsMade(database, LANDLORDS);
  await owner.query(`
    insert into member (user_id, organisation_id, role, name, email)
    select gen_random_uuid(), id, 'arrearsOfficer', 'Agent', code || '@example.org' from organisation where kind = 'landlord'`);

  const loads: number[] = [await ms(() => taken(history, 0))];
  await owner.query("analyze");
  const alone = await measured(0);
  for (let landlord = 1; landlord < LANDLORDS; landlord++)
    loads.push(await ms(() => taken(history, landlord)));
  await owner.query("analyze");
  const among = await measured(LANDLORDS - 1);

  const load = { first: Math.min(...loads.slice(0, 3)), last: Math.min(...loads.slice(-3)) };
  told("scale-load", load.first, load.last, "ms for a file, the first and the last three", loads);
  told("scale-update", alone.updateMs, among.updateMs, "ms for a month's file of one landlord", []);
  told("scale-page", alone.pageMs, among.pageMs, "ms for the worklist's first page, as an officer", []);
  told("scale-account", alone.accountMs, among.accountMs, "ms for one account's entries, as an officer", []);
  told(
    "scale-window",
    alone.windowMs * LANDLORDS,
    among.allWindowMs,
    "ms for one window pass over all entries",
    [],
  );
  told("scale-window-of-one", alone.windowMs, among.windowMs, "ms for one window pass over one landlord", []);
  told("scale-detection", alone.detectMs, among.detectMs, "ms for a run of detection over one landlord", []);
  await byMonth();
  const sizes = await owner.query<{ name: string; bytes: string }>(`
    select coalesce(pg_partition_root(c.oid)::regclass::text, c.relname) as name, sum(pg_total_relation_size(c.oid)) as bytes
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by 1 order by 2 desc limit 8`);
  process.stdout.write(
    `${JSON.stringify({
      name: "scale-sizes",
      entries: ENTRIES,
      unit: "MB",
      ...Object.fromEntries(sizes.rows.map(({ name, bytes }) => [name, Math.round(Number(bytes) / 1e6)])),
    })}\n`,
  );
} finally {
  await owner.end();
  await database.close();
  await server.query(`drop database if exists ${NAME} with (force)`);
  await server.end();
  rmSync(folder, { recursive: true });
}

function taken(file: string, landlord: number): Promise<ImportReport> {
  return importLedger(database, SYSTEM, {
    name: path.basename(file),
    landlord: `BENCH${landlord}`,
    source: createReadStream(file, { highWaterMark: 1 << 18 }),
  });
}

/** What a landlord's people wait for, with what else the database holds. */
async function measured(landlord: number) {
  const code = `BENCH${landlord}`;
  const { rows } = await owner.query<{ organisation_id: string; user_id: string }>(
    "select m.organisation_id, m.user_id from member m join organisation o on o.id = m.organisation_id where o.code = $1",
    [code],
  );
  const { organisation_id: landlordId, user_id: person } = rows[0]!;
  const detectMs = await ms(() => runDetection(database, SYSTEM, { on: ON, landlordCode: code }));
  const updateMs = await ms(() => taken(month, landlord));
  const [account] = (
    await owner.query<{ id: string }>(
      "select id from tenant_account where landlord_id = $1 order by id offset 100 limit 1",
      [landlordId],
    )
  ).rows;
  const asOfficer = <T>(work: (tx: Tx) => Promise<T>) =>
    database.transaction({ kind: "user", userId: person }, work);
  const [pages, accounts]: number[][] = [[], []];
  for (let turn = 0; turn < 20; turn++) {
    pages!.push(await ms(() => asOfficer((tx) => worklistPage(tx, { landlordId, on: ON }))));
    accounts!.push(
      await ms(() =>
        database.transaction({ kind: "user", userId: person }, async (tx) => {
          await entries(tx, { landlordId, id: Number(account!.id) });
        }),
      ),
    );
  }
  return {
    detectMs,
    updateMs,
    pageMs: median(pages!),
    accountMs: median(accounts!),
    windowMs: await ms(() => owner.query(windowPass("ledger_entry", `where landlord_id = '${landlordId}'`))),
    allWindowMs: await ms(() => owner.query(windowPass("ledger_entry", ""))),
  };
}

/** The entries of some landlords again, in partitions by month: what the rows are written, read and dropped in. */
async function byMonth(): Promise<void> {
  const own = `landlord_id in (select id from organisation where code in (${Array.from({ length: BY_MONTH }, (_, n) => `'BENCH${n}'`).join()}))`;
  await owner.query("create table by_file (like ledger_entry)");
  await owner.query("create table by_month (like ledger_entry) partition by range (entry_on)");
  for (let year = 2024; year < 2028; year++)
    for (let of = 1; of <= 12; of++) {
      const from = new Temporal.PlainYearMonth(year, of);
      await owner.query(
        `create table by_month_${year}_${of} partition of by_month for values from ('${from}-01') to ('${from.add({ months: 1 })}-01')`,
      );
    }
  await owner.query("create index on by_month (account_id, entry_on)");
  const oneMs = await ms(async () => {
    await owner.query(`insert into by_file select * from ledger_entry where ${own}`);
    await owner.query("create index on by_file (account_id, entry_on)");
  });
  const monthsMs = await ms(() =>
    owner.query(`insert into by_month select * from ledger_entry where ${own}`),
  );
  await owner.query("analyze by_file");
  await owner.query("analyze by_month");
  told(
    "scale-months-load",
    oneMs,
    monthsMs,
    `ms to write ${BY_MONTH} landlords' entries with their index: one fresh part, or a part a month`,
    [],
  );
  const oneWindow = await ms(() => owner.query(windowPass("by_file", "")));
  const monthsWindow = await ms(() => owner.query(windowPass("by_month", "")));
  told("scale-months-window", oneWindow, monthsWindow, "ms for one window pass over them", []);
  const [account] = (
    await owner.query<{ id: string }>("select account_id as id from by_file offset 500 limit 1")
  ).rows;
  const read = async (table: string) => {
    const turns: number[] = [];
    for (let turn = 0; turn < 20; turn++)
      turns.push(
        await ms(() =>
          owner.query(`select * from ${table} where account_id = ${account!.id} order by entry_on`),
        ),
      );
    return median(turns);
  };
  told(
    "scale-months-account",
    await read("by_file"),
    await read("by_month"),
    "ms for one account's entries",
    [],
  );
}

/** Balance before and after each entry: the least that detection by entries would need. */
function windowPass(table: string, where: string): string {
  return `select count(*), sum(balance) from (
    select sum(debit_cents - credit_cents) over (partition by landlord_id, account_id order by entry_on, line) as balance
      from ${table} ${where}) entries`;
}

async function ms(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function told(name: string, baseline: number, ours: number, unit: string, runs: number[]): void {
  process.stdout.write(
    `${JSON.stringify({ name, ratio: Number((ours / baseline).toFixed(2)), baseline: round(baseline), ours: round(ours), unit, entries: ENTRIES, landlords: LANDLORDS, runs: runs.map(round) })}\n`,
  );
}

function round(value: number): number {
  return Number(value.toFixed(value < 100 ? 2 : 0));
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}
