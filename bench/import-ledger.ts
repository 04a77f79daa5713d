/** Import of 1,000,000 ledger lines against `\copy` of the same file into a bare table, on the same PostgreSQL, turn by turn. */
import { spawnSync } from "node:child_process";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";

import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";

import { importLedger } from "../src/intake/import.store.ts";
import { openPostgres } from "../src/platform/database/postgres.ts";
import { BARE_TABLE, COPY_OPTIONS, landlordsMade, ledgerFileWritten } from "./ledger-fixture.ts";

const LINES = Number(process.env["BENCH_LINES"] ?? 1_000_000);
const RUNS = Number(process.env["BENCH_RUNS"] ?? 5);
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
  await ledgerFileWritten(file, LINES);
  await bare.query(BARE_TABLE);
  await landlordsMade(database, RUNS + 1);
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
  // The turn that others on the machine disturbed least: what disturbs a turn only ever adds to it.
  const best = runs.toSorted((one, other) => one.importMs / one.copyMs - other.importMs / other.copyMs);
  const { copyMs, importMs } = {
    copyMs: Math.min(...runs.map((run) => run.copyMs)),
    importMs: Math.min(...runs.map((run) => run.importMs)),
  };
  process.stdout.write(
    `${JSON.stringify({
      name: "import-ledger",
      ratio: ratio(importMs, copyMs),
      baseline: copyMs,
      ours: importMs,
      unit: "ms",
      lines: LINES,
      medianRatio: ratio(
        best[Math.floor(best.length / 2)]!.importMs,
        best[Math.floor(best.length / 2)]!.copyMs,
      ),
      runs,
    })}\n`,
  );
} finally {
  await bare.end();
  await database.close();
  await server.query(`drop database if exists ${NAME} with (force)`);
  await server.end();
  rmSync(folder, { recursive: true });
}

function ratio(ours: number, baseline: number): number {
  return Number((ours / baseline).toFixed(2));
}

/** psql's own `\copy` where psql is there, else the same COPY through the driver. Milliseconds. */
async function copied(): Promise<number> {
  await bare.query("truncate bare");
  let started = performance.now();
  const psql = spawnSync("psql", [
    "-qX",
    "-d",
    url.toString(),
    "-c",
    `\\copy bare from '${file}' ${COPY_OPTIONS}`,
  ]);
  if (psql.error) {
    started = performance.now();
    const target = bare.query(copyFrom(`copy bare from stdin ${COPY_OPTIONS}`));
    await pipeline(createReadStream(file, { highWaterMark: 1 << 18 }), target);
  } else if (psql.status !== 0) throw new Error(String(psql.stderr));
  return performance.now() - started;
}
