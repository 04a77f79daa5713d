/** Erased means erased: of a household that had its own words everywhere, no table, no file and no search holds one; figures stay. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";

import { loadDemo } from "../app/demo/load.ts";
import { DEMO_SEED } from "../app/demo/organisations.ts";
import { talkAtTheTable } from "../app/walls-fixture.ts";
import { evaluate, sliced } from "../evaluation/rules.ts";
import { evaluationFacts } from "../evaluation/store.ts";
import type { Owner } from "../platform/backup/owner.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { folderOfFiles } from "../platform/files/file-store.ts";
import { columnsOf, HOLDINGS } from "./registry.ts";
import { runRetention } from "./run.store.ts";

const database = await testDatabase();
const today = Temporal.PlainDate.from("2026-11-27");
/** In every word that is written of the household; its own in each column. */
const MARK = "zqvx";
let folder: string;
let owner: Owner;
/** Whose words are erased; somebody else's stay. */
let household: string;

const asOwner = <T>(text: string) => owner.run(text) as Promise<T[]>;
const asSystem = <T>(text: string) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(sql.raw(text)));

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lt-erased-"));
  await loadDemo(database, { tenancies: 600, months: 14, seed: DEMO_SEED, today });
  await talkAtTheTable(database);
  owner = await database.owner();
  const [chosen] = await asSystem<{ id: string }>(`
    select m.household_id as id from measure m join referral r on r.household_id = m.household_id
      join minutes_item i on i.household_id = m.household_id
      join tenant_account a on a.household_id = m.household_id
     order by (select count(*) from contact c where c.household_id = m.household_id) desc, m.id limit 1`);
  household = chosen!.id;
}, 300_000);
afterAll(async () => {
  await owner?.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** Rows that the demonstration has of nobody. */
async function fillGaps(): Promise<void> {
  const one = "'00000000-0000-4000-8000-00000000000a'::uuid";
  await asOwner(`set session_replication_role = replica;
    insert into committee_session (id, number, held_on, status, kind, capacity, invitations) values (${one}, '2026-X', app.today(), 'signed', 'emergency', 1, 0);
    insert into agenda_item (session_id, referral_id, household_id, landlord_id, position)
      select ${one}, r.id, r.household_id, r.landlord_id, 1 from referral r where r.household_id = '${household}' limit 1;
    insert into minutes_addendum (session_id, rank, agenda_item_id, text, written_by)
      select session_id, 77, agenda_item_id, 'X', ${one} from minutes_item where household_id = '${household}' limit 1;
    insert into rehousing_fact (proposal_id, household_id, landlord_id, kind, happened_on)
      select ${one}, household_id, landlord_id, 'visited', app.today() from referral where household_id = '${household}' limit 1;
    insert into dwelling (landlord_id, reference) select landlord_id, 'REF-1' from referral where household_id = '${household}' limit 1;
    update taken_over_case set case_ref = 'REF-1' where ctid = (select ctid from taken_over_case where household_id = '${household}' limit 1);
    insert into outbox_event (kind, household_id, payload, outcome) values ('x', '${household}', '{}', 'handled');
    insert into retention_forward (household_id, organisation_id, part, from_on, reason, granted_by)
      select '${household}', landlord_id, part, '2027-01-01', 'X', ${one} from referral, unnest(array['file', 'tenant']) as part
       where household_id = '${household}';
    insert into retention_hold (household_id, reason, held_on, held_by, lifted_on, lifted_why) values ('${household}', 'X', app.today(), ${one}, app.today(), 'X');
    insert into withdrawn_entry (landlord_id, withdrawn_by, account_id, entry_on, rank, kind, label, debit_cents, credit_cents, import_id, line)
      select landlord_id, 1, id, app.today(), 1, 'rent', 'X', 1, 0, 1, 1 from tenant_account where household_id = '${household}';
    insert into household_pair (one_id, other_id, verdict, words, decided_on, decided_by, trail)
      values ('${household}', ${one}, 'different', 'X', app.today(), ${one}, '{}');
    set session_replication_role = origin`);
}

type Column = { table: string; column: string; type: string };
let written: string[] = [];

/** Rows of the household in a table; where it has none, somebody's become its own. */
const rowsOf = (table: string) =>
  (HOLDINGS[table]!.rows ?? "household_id in (select id from gone)")
    .replace(" and outcome is not null", "")
    .replaceAll("(select id from gone)", `(select '${household}'::uuid)`);

/** Writes words of the household's own into every column that the registry does not keep. */
async function writeEverywhere(): Promise<void> {
  const columns = await asOwner<Column>(`
    select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition`);
  const without: string[] = [];
  await asOwner("set session_replication_role = replica");
  for (const [table, holding] of Object.entries(HOLDINGS)) {
    if (holding.part !== "file" && holding.part !== "tenant") continue;
    const changing = new Set([
      ...columnsOf(holding.clear),
      ...columnsOf(holding.replace),
      ...Object.keys(holding.become ?? {}),
    ]);
    const own = columns.filter(
      (one) =>
        one.table === table &&
        /^(text|text\[\]|jsonb)$/.test(one.type) &&
        (holding.remove || changing.has(one.column)),
    );
    if (own.length === 0) continue;
    const [has] = await asOwner<{ n: number }>(
      `select count(*)::int as n from ${table} where ${rowsOf(table)}`,
    );
    if (has!.n === 0) {
      const moved =
        holding.rows === undefined
          ? await asOwner(
              `update ${table} set household_id = '${household}' where ctid = (select ctid from ${table} limit 1) returning 1`,
            ).catch(() => [])
          : [];
      if (moved.length === 0) {
        without.push(table);
        continue;
      }
    }
    // Codes that a check of the table allows alone stay: a removed row takes them along.
    for (const { column, type } of own) {
      const word = `${MARK} ${table} ${column}`;
      const value =
        type === "jsonb"
          ? `case when jsonb_typeof(${column}) = 'object' then ${column} else '{}' end || '{"words": "${word}"}'`
          : type === "text[]"
            ? `array['${word}']`
            : `'${word}'`;
      // A home of a spreadsheet has its path's reference for a name: both are one word, below.
      if (table === "dwelling" || table === "taken_over_case") continue;
      const done = await asOwner(
        `update ${table} set ${column} = ${value} where ${rowsOf(table)} returning 1`,
      ).catch(() => []);
      if (done.length > 0) written.push(`${table}.${column}`);
      else if (changing.has(column)) without.push(`${table}.${column}`);
    }
  }
  await asOwner("set session_replication_role = origin");
  expect(without).toEqual([]);
}

/** Its path is over: whatever kept it open is closed, it moved out and owes nothing. */
async function end(): Promise<void> {
  const of = `where household_id = '${household}'`;
  for (const text of [
    `update referral set status = 'closed' ${of}`,
    `update assignment set active = false ${of}`,
    `update measure set closed_on = coalesce(closed_on, app.today()) ${of}`,
    `update repayment_plan set cancelled_on = coalesce(cancelled_on, app.today()) ${of}`,
    `update lease_transfer set closed_on = coalesce(closed_on, app.today()) ${of}`,
    `update rehousing_request set closed_on = coalesce(closed_on, app.today()) ${of}`,
    `update tenancy set ends_on = coalesce(ends_on, app.today()) ${of}`,
    `update tenant_account set balance_cents = 0 ${of}`,
    `update outbox_event set outcome = coalesce(outcome, 'ignored') ${of}`,
  ])
    await asSystem(text);
}

async function found(): Promise<string[]> {
  const tables = await asOwner<{ name: string }>(`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'`);
  const hits: string[] = [];
  for (const { name } of tables) {
    const [hit] = await asOwner<{ n: number }>(
      `select count(*)::int as n from ${name} t where t::text ilike '%${MARK}%' or t::text ilike '%${Buffer.from(MARK).toString("hex")}%'`,
    );
    if (hit!.n > 0) hits.push(name);
  }
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && (await readFile(path.join(entry.parentPath, entry.name))).includes(MARK))
      hits.push(`file ${entry.name}`);
  return hits;
}

const figures = () =>
  database.transaction({ kind: "system" }, async (tx) => {
    const facts = await evaluationFacts(tx, "all");
    const period = { from: "2024-01-01", to: "2026-12-31" };
    return Object.fromEntries([
      ["all", evaluate(facts, period)],
      ...(["landlord", "operator", "zone", "year"] as const).flatMap((by) =>
        [...sliced(facts, by, period)].map(([key, cut]) => [`${by} ${key}`, evaluate(cut.facts, cut.period)]),
      ),
    ]);
  });

it(
  "leaves no word of a household whose time is over, and no figure changed",
  { timeout: 300_000 },
  async () => {
    const files = folderOfFiles(folder);
    await end();
    await fillGaps();
    await writeEverywhere();
    await asOwner(`set session_replication_role = replica;
    update dwelling set reference = '${MARK} reference' where reference = 'REF-1';
    update taken_over_case set case_ref = '${MARK} reference' where case_ref = 'REF-1';
    set session_replication_role = origin`);
    // A name inside a line that was set aside, and in a spreadsheet's.
    await asOwner(`
    update tenant_account set leaseholder_name = '${MARK} titulaire' where household_id = '${household}';
    insert into ledger_quarantine (landlord_id, import_id, line, field, value, rule, message, raw, entry)
    select landlord_id, id, 9999, 'date', '${MARK} titulaire', 'date', '${MARK} titulaire', 'x;${MARK} titulaire;y', '{"label": "${MARK} titulaire"}'
      from ledger_import limit 1;
    update taken_over_file set quarantine = '[{"line": 2, "value": "${MARK} titulaire"}, {"line": 3, "value": "x"}]'`);
    const received = await asOwner<{ id: string }>(
      `select id from received_file where household_id = '${household}'`,
    );
    for (const { id } of received) await files.put(id, Buffer.from(`%PDF ${MARK}`));
    expect(received.length).toBeGreaterThan(0);
    expect(written.length).toBeGreaterThan(90);
    expect((await found()).length).toBeGreaterThan(50);

    const before = await figures();
    const closed = await runRetention(database, files, { on: today.add({ years: 3 }), dry: false });
    expect(closed!.lines.filter((line) => line.householdId === household)).toMatchObject([
      { part: "file", step: "archive" },
    ]);
    const dry = await runRetention(database, files, { on: today.add({ years: 8 }), dry: true });
    expect(dry!.counts["contact_note"]).toBeGreaterThan(0);
    const done = await runRetention(database, files, { on: today.add({ years: 8 }), dry: false });
    expect(
      done!.lines.filter((line) => line.householdId === household).map(({ part, step }) => [part, step]),
    ).toEqual([
      ["file", "erase"],
      ["tenant", "erase"],
    ]);
    for (const [table, n] of Object.entries(dry!.counts))
      expect([table, done!.counts[table]! >= n]).toEqual([table, true]);

    expect(await found()).toEqual([]);
    expect(await figures()).toEqual(before);
    // A second run finds nothing more of it.
    const again = await runRetention(database, files, { on: today.add({ years: 8 }), dry: true });
    expect(again!.lines.filter((line) => line.householdId === household)).toEqual([]);
  },
);
