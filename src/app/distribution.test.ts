/**
 * The ledger and detection can be distributed by landlord over several machines: every key of their tables says so, read from the
 * database itself, and docs/operations/distribution.md names each of them. Rules: Citus, "Create and Modify Distributed Objects".
 */
import { readFileSync } from "node:fs";

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";

import type { Database } from "../platform/database/database.ts";
import { testDatabase } from "../platform/database/test-database.ts";

/** A household's file, shared by organisations, stays on one machine: a few thousand a year, whatever the number of landlords. */
const STAYS = [
  "adviser_part",
  "agenda_item",
  "arrangement_proposal",
  "arrangement_step",
  "assignment",
  "counted_path",
  "counted_referral",
  "court_assessment",
  "court_observation",
  "debt_grant",
  "decision",
  "envelope",
  "envelope_commitment",
  "follow_up",
  "hand_over",
  "hand_over_request",
  "household_agreement",
  "instalment",
  "landlord_time",
  "lease_transfer",
  "lease_transfer_account",
  "lease_transfer_cost",
  "lease_transfer_fact",
  "measure",
  "measure_suspension",
  "minutes_item",
  "minutes_name",
  "plan_reminder",
  "preparation_need",
  "procedure_act",
  "received_file",
  "referral",
  "referral_words",
  "rehousing_agreement",
  "rehousing_case",
  "rehousing_fact",
  "rehousing_proposal",
  "rehousing_request",
  "relief_bill_ack",
  "renewal_request",
  "rent_relief",
  "rent_relief_month",
  "rent_relief_stop",
  "repayment_plan",
  "snapshot_figure",
  "snapshot_path",
  "taken_over_case",
  "tripartite_invitation",
  "tripartite_meeting",
  "tripartite_signature",
  "vacancy",
  "vacancy_import",
  "vacancy_quarantine",
];

type Table = { name: string; notNull: boolean; type: string; triggers: number };
type Key = { table: string; name: string; columns: string[] };
type Reference = Key & { other: string; otherColumns: string[] };

let database: Database & { run: (text: string) => Promise<void> };
const page = readFileSync(new URL("../../docs/operations/distribution.md", import.meta.url), "utf8");
const named = (call: string) =>
  [...page.matchAll(new RegExp(`${call}\\('(\\w+)'`, "g"))].map(([, name]) => name!);
const distributed = named("create_distributed_table");
const references = named("create_reference_table");

beforeAll(async () => (database = await testDatabase()));
afterAll(() => database.close());

const rows = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));

/** Tables with a landlord, parts left out: they follow the whole. */
const tables = () =>
  rows<Table>(sql`
    select c.relname as name, a.attnotnull as "notNull", format_type(a.atttypid, a.atttypmod) as type,
           (select count(*)::int from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'landlord_id' and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`);

/** Unique indexes, of constraints or not. */
const keys = () =>
  rows<Key>(sql`
    select t.relname as "table", i.relname as name,
           array(select coalesce(a.attname, '(expression)') from unnest(x.indkey) with ordinality k (n, place)
                   left join pg_attribute a on a.attrelid = t.oid and a.attnum = k.n and k.n > 0 order by k.place)::text[] as columns
      from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
     where t.relnamespace = 'public'::regnamespace and x.indisunique and not t.relispartition order by 1, 2`);

const foreignKeys = () =>
  rows<Reference>(sql`
    select t.relname as "table", f.conname as name, o.relname as other,
           array(select a.attname from unnest(f.conkey) with ordinality k (n, place)
                   join pg_attribute a on a.attrelid = t.oid and a.attnum = k.n order by k.place)::text[] as columns,
           array(select a.attname from unnest(f.confkey) with ordinality k (n, place)
                   join pg_attribute a on a.attrelid = o.oid and a.attnum = k.n order by k.place)::text[] as "otherColumns"
      from pg_constraint f join pg_class t on t.oid = f.conrelid join pg_class o on o.oid = f.confrelid
     where f.contype = 'f' and t.relnamespace = 'public'::regnamespace and not t.relispartition order by 1, 2`);

/** What would keep the tables from being distributed, in words. */
async function broken(): Promise<string[]> {
  const found: string[] = [];
  const byLandlord = (await tables()).filter(({ name }) => !STAYS.includes(name));
  const isDistributed = new Set(byLandlord.map(({ name }) => name));
  for (const { name, notNull, type } of byLandlord)
    if (!notNull || type !== "uuid") found.push(`${name}: its landlord may be missing, or is no uuid`);
  for (const { table, name, columns } of await keys())
    if (isDistributed.has(table) && !columns.includes("landlord_id"))
      found.push(`${table}: ${name} is unique without the landlord`);
  for (const { table, name, columns, other, otherColumns } of await foreignKeys()) {
    const place = columns.indexOf("landlord_id");
    const together = place >= 0 && otherColumns[place] === "landlord_id";
    if (isDistributed.has(table)) {
      if (isDistributed.has(other) ? !together : !references.includes(other))
        found.push(`${table}: ${name} points to ${other}, which lies elsewhere`);
    } else if (isDistributed.has(other))
      found.push(`${table}: ${name} points into ${other}, which is distributed`);
  }
  return found;
}

it("every key of a table by landlord contains the landlord, and points to its own landlord's rows or to what each machine has", async () => {
  expect(await broken()).toEqual([]);
});

it("each such table is distributed by the page, or listed as staying where it is", async () => {
  const names = (await tables()).map(({ name }) => name);
  expect(names.filter((name) => !STAYS.includes(name))).toEqual(distributed.toSorted());
  expect(STAYS.filter((name) => !names.includes(name))).toEqual([]);
});

it("a table is distributed after those that it points to", async () => {
  const order = [...references, ...distributed];
  const late = (await foreignKeys()).filter(
    ({ table, other }) =>
      table !== other && distributed.includes(table) && order.indexOf(other) > order.indexOf(table),
  );
  expect(late).toEqual([]);
});

it("the page names the tables whose audit trigger must be allowed", async () => {
  const audited = (await tables()).filter(({ name, triggers }) => triggers > 0 && !STAYS.includes(name));
  const told = /Tables with an audit trigger: (.*?)\.\*\*/.exec(page)![1]!;
  expect(audited.map(({ name }) => `\`${name}\``).join(", ")).toBe(told);
});

it("a new table that breaks the rules does not go unseen", async () => {
  await database.run(`
    create table new_signal (landlord_id uuid, id uuid primary key, referral_id uuid references referral (id));
    create table new_note (id uuid primary key, landlord_id uuid not null, account_id bigint not null,
                           foreign key (landlord_id, account_id) references tenant_account (landlord_id, id), unique (landlord_id, id));
    create table new_letter (id uuid primary key, landlord uuid, account bigint,
                             foreign key (landlord, account) references tenant_account (landlord_id, id))`);
  try {
    expect(await broken()).toEqual([
      "new_signal: its landlord may be missing, or is no uuid",
      "new_note: new_note_pkey is unique without the landlord",
      "new_signal: new_signal_pkey is unique without the landlord",
      "new_letter: new_letter_landlord_account_fkey points into tenant_account, which is distributed",
      "new_signal: new_signal_referral_id_fkey points to referral, which lies elsewhere",
    ]);
  } finally {
    await database.run("drop table new_signal, new_note, new_letter");
  }
});
