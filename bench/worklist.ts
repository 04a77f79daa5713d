/** The worklist's page under the policies, as an arrears officer, against the same two queries without any policy; same connection, turn by turn. */
import { sql, type SQL } from "drizzle-orm";
import { Client } from "pg";

import { communesOfIsere } from "../src/app/demo/territory.ts";
import { worklist, worklistCount, type WorklistOptions } from "../src/worklist/store.ts";
import type { Tx } from "../src/platform/database/database.ts";
import { openPostgres } from "../src/platform/database/postgres.ts";
import { compile } from "../src/platform/database/values.ts";

const TENANCIES = Number(process.env["BENCH_TENANCIES"] ?? 100_000);
const RUNS = Number(process.env["BENCH_RUNS"] ?? 200);
const LANDLORDS = 5;
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
    await filled(connection);
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

/** Milliseconds of a page and its total, as the route asks for them; of `person` under the policies, else without any. */
async function timed(connection: Client, options: WorklistOptions, person?: string): Promise<number> {
  await connection.query("begin");
  if (person) {
    await connection.query("set local role lt_app");
    await connection.query("select * from app.act_as($1, null, null)", [person]);
  }
  const rows = async <R>(statement: SQL) => (await connection.query(compile(statement))).rows as R[];
  const tx = { rows } as Tx;
  const started = performance.now();
  const page = await worklist(tx, options);
  const total = await worklistCount(tx, options);
  const ms = performance.now() - started;
  await connection.query("commit");
  if (page.length !== 50 || total !== TENANCIES / LANDLORDS / 4)
    throw new Error(`${page.length} lines of ${total}`);
  return ms;
}

/** Tenancies of several landlords, their accounts, and a signal on one in four. */
async function filled(connection: Client): Promise<void> {
  for (const { insee, name, postcode } of communesOfIsere())
    await connection.query(
      "insert into commune (insee, name, postcodes) values ($1, $2, array[$3]) on conflict do nothing",
      [insee, name, postcode],
    );
  for (let landlord = 0; landlord < LANDLORDS; landlord++)
    await connection.query(
      compile(sql`
        with made as (
          insert into organisation (kind, code, name) values ('landlord', ${`BENCH${landlord}`}, ${`Bailleur ${landlord}`}) returning id)
        insert into member (user_id, organisation_id, role, name, email)
        select gen_random_uuid(), id, 'arrearsOfficer', 'Chargé', ${`agent${landlord}@example.org`} from made`),
    );
  await connection.query(`
    create temporary table made as
    select gen_random_uuid() as household_id, gen_random_uuid() as tenancy_id, n,
           (select array_agg(id order by code) from organisation)[1 + n % ${LANDLORDS}] as landlord_id
      from generate_series(0, ${TENANCIES - 1}) n`);
  await connection.query("set app.bulk = 'bench'");
  await connection.query(`insert into household (id, name) select household_id, 'Ménage ' || n from made`);
  await connection.query(
    `insert into tenancy (landlord_id, id, household_id, starts_on) select landlord_id, tenancy_id, household_id, '2020-01-01' from made`,
  );
  await connection.query(`
    insert into tenant_account (landlord_id, number, tenancy_id, household_id, leaseholder_name, commune_insee, balance_cents, amount_due_cents)
    select landlord_id, 'C' || n, tenancy_id, household_id, 'Ménage ' || n, '38185', (n * 37) % 400000, 45000 from made`);
  await connection.query(`
    insert into worklist_item (landlord_id, account_id, household_id, account_number, leaseholder_name, commune_insee, detected_on,
                               first_signal_on, priority, probability, balance_cents, amount_due_cents, signals)
    select a.landlord_id, a.id, a.household_id, a.number, a.leaseholder_name, a.commune_insee, '2026-11-20', '2026-10-05',
           (m.n * 13) % 100, 0.2, a.balance_cents, 45000,
           jsonb_build_array(jsonb_build_object('kind', 'debtInMonths', 'points', 20,
                                                'facts', jsonb_build_object('months', 3, 'balanceCents', a.balance_cents, 'amountDueCents', 45000)))
      from made m join tenant_account a on a.landlord_id = m.landlord_id and a.tenancy_id = m.tenancy_id
     where (m.n / ${LANDLORDS}) % 4 = 0`);
  await connection.query("vacuum analyze");
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}

function round(value: number): number {
  return Number(value.toFixed(3));
}
