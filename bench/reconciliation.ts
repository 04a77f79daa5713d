/**
 * The reconciliation's page of a landlord of 80,000 accounts, as an arrears officer under the policies, against one pass of SQL over
 * the same rows without any: the day's list held against the month's balances, counted. Same connection, turn by turn.
 */
import type { SQL } from "drizzle-orm";
import { Client } from "pg";

import type { Tx } from "../src/platform/database/database.ts";
import { openPostgres } from "../src/platform/database/postgres.ts";
import { compile } from "../src/platform/database/values.ts";
import { reconciliationPage } from "../src/stated-balance/read.store.ts";

const ACCOUNTS = Number(process.env["BENCH_ACCOUNTS"] ?? 80_000);
const RUNS = Number(process.env["BENCH_RUNS"] ?? 15);
const MONTHS = 12;
const LISTS = 6;
const SERVER = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";
const NAME = `lt_bench_reconciliation_${process.pid}`;
/** The last month whose list is there. */
const LAST = "2026-10-31";

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
    const officer = await filled(connection);
    // As the application's connections have it.
    await connection.query("set jit = off");
    const runs: { pass: number; page: number }[] = [];
    for (let run = -2; run < RUNS; run++) {
      const page = await pageMs(connection, officer);
      const pass = await passMs(connection, officer.landlordId);
      // The first turns warm both up and do not count.
      if (run >= 0) runs.push({ pass, page });
    }
    const baseline = median(runs.map((run) => run.pass));
    const ours = median(runs.map((run) => run.page));
    process.stdout.write(
      `${JSON.stringify({
        name: "reconciliation",
        ratio: Number((ours / baseline).toFixed(2)),
        baseline: Math.round(baseline),
        ours: Math.round(ours),
        unit: "ms",
        runs: runs.length,
        accounts: ACCOUNTS,
        months: MONTHS,
        lists: LISTS,
      })}\n`,
    );
  } finally {
    await connection.end();
  }
} finally {
  await server.query(`drop database if exists ${NAME} with (force)`);
  await server.end();
}

type Officer = { userId: string; landlordId: string };

/** Accounts with months to November, entries of the last two, lists at the ends of months: one balance in twenty differs. */
async function filled(connection: Client): Promise<Officer> {
  const { rows } = await connection.query<Officer>(`
    with made as (insert into organisation (kind, code, name) values ('landlord', 'BENCH', 'Bailleur') returning id)
    insert into member (user_id, organisation_id, role, name, email)
    select gen_random_uuid(), id, 'arrearsOfficer', 'Chargé', 'agent@example.org' from made
    returning user_id as "userId", organisation_id as "landlordId"`);
  const { landlordId } = rows[0]!;
  await connection.query("set app.bulk = 'bench'");
  await connection.query(`
    create temporary table made as
    select gen_random_uuid() as household_id, gen_random_uuid() as tenancy_id, n from generate_series(1, ${ACCOUNTS}) n`);
  await connection.query("insert into household (id, name) select household_id, 'Ménage ' || n from made");
  for (const statement of [
    "insert into tenancy (landlord_id, id, household_id) select $1, tenancy_id, household_id from made",
    `insert into tenant_account (landlord_id, number, tenancy_id, household_id, leaseholder_name, last_entry_on)
     select $1, 'C' || n, tenancy_id, household_id, 'Ménage ' || n, '2026-11-05' from made`,
    `insert into account_month (landlord_id, account_id, month, household_id, charged_cents, benefit_cents, relief_cents, grant_cents,
                                paid_cents, other_cents, balance_cents)
     select $1, a.id, (date '2026-11-01' - make_interval(months => m))::date, a.household_id, 50000, 20000, 0, 0, 29000, 0,
            (a.id % 7) * 1000 * (${MONTHS} - m)
       from tenant_account a cross join generate_series(0, ${MONTHS - 1}) m where a.landlord_id = $1 order by a.id, m desc`,
    `insert into ledger_entry (landlord_id, account_id, entry_on, kind, label, debit_cents, credit_cents, import_id, line)
     select $1, a.id, date '2026-10-01' + 31 * m + 4 * c, case c when 0 then 'rent' else 'payment' end, 'Écriture', 50000 * (1 - c), 49000 * c, 1, 1
       from tenant_account a cross join generate_series(0, 1) m cross join generate_series(0, 1) c where a.landlord_id = $1 order by a.id`,
    `insert into ledger_import (landlord_id, id, kind, file_name, sha256, read, kept, known, quarantined, debit_cents, credit_cents, duration_ms)
     select $1, 100 + l, 'balances', 'releve.csv', l::text, 0, 0, 0, 0, 0, 0, 0 from generate_series(1, ${LISTS}) l`,
    `insert into stated_balance (landlord_id, account_id, stated_on, import_id, line, balance_cents)
     select $1, m.account_id, (m.month + interval '1 month')::date - 1, 100 + extract(month from age(date '2026-11-01', m.month)), 1,
            m.balance_cents + case when m.account_id % 20 = 0 then 1234 else 0 end
       from account_month m
      where m.landlord_id = $1 and m.month >= date '2026-11-01' - interval '${LISTS} months' and m.month < '2026-11-01'
      order by m.month, m.account_id`,
  ])
    await connection.query(statement, [landlordId]);
  await connection.query("vacuum analyze");
  return rows[0]!;
}

/** Milliseconds of what the page asks: the days, the summary, the first accounts. */
async function pageMs(connection: Client, { userId, landlordId }: Officer): Promise<number> {
  await connection.query("begin");
  await connection.query("set local role lt_app");
  await connection.query("select * from app.act_as($1, null, null)", [userId]);
  const rows = async <R>(statement: SQL) => (await connection.query(compile(statement))).rows as R[];
  const started = performance.now();
  const {
    rows: shown,
    summary,
    days,
  } = await reconciliationPage({ rows } as Tx, landlordId, {
    outcomes: ["differs", "notListed"],
    by: "gap",
    descending: true,
    limit: 100,
    skip: 0,
  });
  const ms = performance.now() - started;
  await connection.query("commit");
  if (shown.length !== 100 || summary?.differs.accounts !== ACCOUNTS / 20 || days.length !== LISTS)
    throw new Error(`${shown.length} lines of ${summary?.differs.accounts}, ${days.length} days`);
  return ms;
}

async function passMs(connection: Client, landlordId: string): Promise<number> {
  const started = performance.now();
  const { rows } = await connection.query<{ n: string }>(
    `select s.balance_cents = m.balance_cents as agrees, count(*) as n, sum(s.balance_cents - m.balance_cents) as gap
       from stated_balance s
       join account_month m on m.landlord_id = s.landlord_id and m.account_id = s.account_id and m.month = date_trunc('month', s.stated_on)
      where s.landlord_id = $1 and s.stated_on = $2 group by 1 order by 1`,
    [landlordId, LAST],
  );
  const ms = performance.now() - started;
  if (Number(rows[0]!.n) !== ACCOUNTS / 20) throw new Error("the pass found other differences");
  return ms;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}
