/** Import of 1,000,000 ledger lines against `\copy` of the same file into a bare table, on the same PostgreSQL, turn by turn. */
import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { sql } from "drizzle-orm";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";

import { LEDGER_HEADER, ledgerFile } from "../src/app/demo/ledger-file.ts";
import { amountDue, history, monthsBefore, type DemoEntry } from "../src/app/demo/ledger-history.ts";
import { course, drawPayerKind } from "../src/app/demo/payer-courses.ts";
import { random } from "../src/app/demo/random.ts";
import { tenancies, type DemoTenancy } from "../src/app/demo/tenancies.ts";
import { communesOfIsere } from "../src/app/demo/territory.ts";
import { importLedger } from "../src/intake/import.store.ts";
import type { Database } from "../src/platform/database/database.ts";
import { openPostgres } from "../src/platform/database/postgres.ts";

const LINES = Number(process.env["BENCH_LINES"] ?? 1_000_000);
const RUNS = Number(process.env["BENCH_RUNS"] ?? 3);
const SERVER = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";
const NAME = `lt_bench_import_${process.pid}`;

const folder = mkdtempSync(path.join(tmpdir(), "lt-bench-"));
const file = path.join(folder, "ledger.csv");
const url = new URL(SERVER);
url.pathname = `/${NAME}`;
const server = new Client({ connectionString: SERVER });
await server.connect();
await server.query(`create database ${NAME}`);
const database = await openPostgres(url.toString());
const bare = new Client({ connectionString: url.toString() });
await bare.connect();
try {
  await fileWritten();
  await databasePrepared(database);
  const runs: { copyMs: number; importMs: number }[] = [];
  // The first turn warms both up and does not count.
  for (let run = 0; run <= RUNS; run++) {
    await server.query("checkpoint");
    const copyMs = await copied();
    await server.query("checkpoint");
    const started = performance.now();
    const report = await importLedger(
      database,
      { kind: "system" },
      {
        name: "ledger.csv",
        landlord: `BENCH${run}`,
        source: createReadStream(file, { highWaterMark: 1 << 18 }),
      },
    );
    // With the commit, as \copy has its own.
    const importMs = performance.now() - started;
    if (report.kept !== LINES) throw new Error(`${report.kept} lines kept of ${LINES}`);
    if (run > 0) runs.push({ copyMs: Math.round(copyMs), importMs: Math.round(importMs) });
  }
  const baseline = median(runs.map((run) => run.copyMs));
  const ours = median(runs.map((run) => run.importMs));
  const ratio = Number((ours / baseline).toFixed(2));
  process.stdout.write(
    `${JSON.stringify({ name: "import-ledger", ratio, baseline, ours, unit: "ms", runs })}\n`,
  );
} finally {
  await bare.end();
  await database.close();
  await server.query(`drop database if exists ${NAME} with (force)`);
  await server.end();
  rmSync(folder, { recursive: true });
}

/** psql's own `\copy` where psql is there, else the same COPY through the driver. Milliseconds. */
async function copied(): Promise<number> {
  await bare.query("truncate bare");
  const options = "with (format csv, delimiter ';', header true)";
  let started = performance.now();
  const psql = spawnSync("psql", [
    "-qX",
    "-d",
    url.toString(),
    "-c",
    `\\copy bare from '${file}' ${options}`,
  ]);
  if (psql.error) {
    started = performance.now();
    const target = bare.query(copyFrom(`copy bare from stdin ${options}`));
    await pipeline(createReadStream(file, { highWaterMark: 1 << 18 }), target);
  } else if (psql.status !== 0) throw new Error(String(psql.stderr));
  return performance.now() - started;
}

async function databasePrepared(database: Database): Promise<void> {
  const columns = LEDGER_HEADER.split(";").map((_, at) => `c${at} text`);
  await bare.query(`create table bare (${columns.join(", ")})`);
  await database.transaction({ kind: "system" }, async (tx) => {
    for (const { insee, name, postcode } of communesOfIsere()) {
      await tx.rows(
        sql`insert into commune (insee, name, postcodes) values (${insee}, ${name}, array[${postcode}]::text[])
            on conflict do nothing`,
      );
    }
    for (let run = 0; run <= RUNS; run++) {
      const code = `BENCH${run}`;
      await tx.rows(sql`insert into organisation (kind, code, name) values ('landlord', ${code}, ${code})`);
    }
  });
}

/** A landlord's ledger of 24 months, cut after LINES lines. */
async function fileWritten(): Promise<void> {
  const months = monthsBefore(Temporal.PlainDate.from("2026-12-15"), 24);
  let left = LINES;
  const entriesOf = (tenancy: DemoTenancy): DemoEntry[] => {
    const chance = random(1, `bench/${tenancy.index}`);
    const due = amountDue(tenancy, months, 0);
    const entries = history(tenancy, course(chance, drawPayerKind(chance), months.count, due), months);
    const wanted = entries.slice(0, left);
    left -= wanted.length;
    return wanted;
  };
  const all = tenancies(1, Math.ceil(LINES / 60), communesOfIsere());
  await pipeline(Readable.from(ledgerFile(all, entriesOf)), createWriteStream(file));
  if (left > 0) throw new Error(`the generator lacks ${left} lines`);
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}
