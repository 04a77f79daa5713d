/** The worklist's page under the policies, as an arrears officer, against the same query without any policy; same connection, turn by turn. */
import type { SQL } from "drizzle-orm";
import { Client } from "pg";

import { worklistPage, type WorklistOptions } from "../src/worklist/store.ts";
import type { Tx } from "../src/platform/database/database.ts";
import { openPostgres } from "../src/platform/database/postgres.ts";
import { compile } from "../src/platform/database/values.ts";
import { fillWorklists, LANDLORDS } from "./worklist-fixture.ts";

const TENANCIES = Number(process.env["BENCH_TENANCIES"] ?? 100_000);
const RUNS = Number(process.env["BENCH_RUNS"] ?? 200);
const SERVER = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";
const NAME = `lt_bench_worklist_${process.pid}`;

const url = new URL(SERVER);
url.pathname = `/${NAME}`;
const server = new Client({ connectionString: SERVER });
await server.connect();
await server.query(`create database ${NAME}`);
try {
  await (await openPostgres(url.toString())).close();
  // The owner of the server bypasses policies: the same connection asks once as the application's role, once as itself.
  const connection = new Client({ connectionString: url.toString() });
  await connection.connect();
  try {
    await fillWorklists(connection, TENANCIES);
    const officers = (
      await connection.query<{ user_id: string; organisation_id: string }>(
        "select user_id, organisation_id from member order by user_id",
      )
    ).rows;
    const runs: { without: number; under: number }[] = [];
    for (let run = -20; run < RUNS; run++) {
      const officer = officers[Math.abs(run) % officers.length]!;
      const options: WorklistOptions = {
        landlordId: officer.organisation_id,
        on: Temporal.PlainDate.from("2026-11-23"),
      };
      const under = await timed(connection, options, officer.user_id);
      const without = await timed(connection, options);
      // The first turns warm both up and do not count.
      if (run >= 0) runs.push({ without, under });
    }
    const baseline = median(runs.map((run) => run.without));
    const ours = median(runs.map((run) => run.under));
    process.stdout.write(
      `${JSON.stringify({
        name: "worklist",
        ratio: Number((ours / baseline).toFixed(2)),
        baseline: round(baseline),
        ours: round(ours),
        unit: "ms",
        runs: runs.length,
        tenancies: TENANCIES,
      })}\n`,
    );
  } finally {
    await connection.end();
  }
} finally {
  await server.query(`drop database if exists ${NAME} with (force)`);
  await server.end();
}

/** Milliseconds of a page with its counts, as the route asks for them; of `person` under the policies, else without any. */
async function timed(connection: Client, options: WorklistOptions, person?: string): Promise<number> {
  await connection.query("begin");
  if (person) {
    await connection.query("set local role lt_app");
    await connection.query("select * from app.act_as($1, null, null)", [person]);
  }
  const rows = async <R>(statement: SQL) => (await connection.query(compile(statement))).rows as R[];
  const tx = { rows } as Tx;
  const started = performance.now();
  const { rows: page, total } = await worklistPage(tx, options);
  const ms = performance.now() - started;
  await connection.query("commit");
  if (page.length !== 50 || total !== TENANCIES / LANDLORDS / 4)
    throw new Error(`${page.length} lines of ${total}`);
  return ms;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}

function round(value: number): number {
  return Number(value.toFixed(3));
}
