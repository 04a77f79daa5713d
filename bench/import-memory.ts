/** Peak memory of `lt import ledger`, for a file and for one three times as long: megabytes of the process that takes it in. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { Client } from "pg";

import { openPostgres } from "../src/platform/database/postgres.ts";
import { landlordsMade, ledgerFileWritten } from "./ledger-fixture.ts";

const LINES = Number(process.env["BENCH_LINES"] ?? 1_000_000);
const TIMES = 3;
const LIMIT = 300;
const SERVER = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";
const NAME = `lt_bench_memory_${process.pid}`;

const folder = mkdtempSync(path.join(tmpdir(), "lt-bench-"));
const url = new URL(SERVER);
url.pathname = `/${NAME}`;
const server = new Client({ connectionString: SERVER });
await server.connect();
await server.query(`create database ${NAME}`);
try {
  const database = await openPostgres(url.toString());
  await landlordsMade(database, 2);
  await database.close();
  const baseline = await peakOf(0, LINES);
  const ours = await peakOf(1, LINES * TIMES);
  process.stdout.write(
    `${JSON.stringify({
      name: "import-memory",
      ratio: Number((ours / baseline).toFixed(2)),
      baseline,
      ours,
      unit: "MB",
      lines: [LINES, LINES * TIMES],
      limit: LIMIT,
      within: Math.max(baseline, ours) <= LIMIT,
      runs: 1,
    })}\n`,
  );
} finally {
  await server.query(`drop database if exists ${NAME} with (force)`);
  await server.end();
  rmSync(folder, { recursive: true });
}

async function peakOf(landlord: number, lines: number): Promise<number> {
  const file = path.join(folder, `${lines}.csv`);
  await ledgerFileWritten(file, lines);
  const cli = path.join(import.meta.dirname, "../src/app/cli.ts");
  const { stdout } = spawnSync(
    process.execPath,
    [cli, "import", "ledger", file, "--landlord", `BENCH${landlord}`, "--json"],
    {
      env: { ...process.env, DATABASE_URL: url.toString() },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const report = JSON.parse(stdout) as { kept: number; peakRssBytes: number };
  if (report.kept !== lines) throw new Error(`${report.kept} lines kept of ${lines}`);
  return Math.round(report.peakRssBytes / 1e6);
}
