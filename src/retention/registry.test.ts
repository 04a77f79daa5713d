/** Every table, and every column that can hold words, is placed: what becomes of it is decided, or that it speaks of nobody. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";

import { testDatabase } from "../platform/database/test-database.ts";
import { columnsOf, HOLDINGS } from "./registry.ts";

const database = await testDatabase();
afterAll(() => database.close());

type Column = { table: string; column: string; type: string; must: boolean };
let columns: Column[];
beforeAll(async () => {
  columns = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<Column>(sql`
      select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type, a.attnotnull as must
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition`),
  );
});

/** Numbers, days, hours, ids and yes or no say nothing in words. */
const WORDLESS =
  /^(uuid|bigint|integer|smallint|real|double precision|numeric|boolean|date|timestamp with time zone|uuid\[\])$/;
const placed = (table: string) => {
  const { clear, replace, become = {}, keep } = HOLDINGS[table]!;
  return [...columnsOf(clear), ...columnsOf(replace), ...Object.keys(become), ...columnsOf(keep)];
};

it("places every table of the database, and no other", () => {
  expect(Object.keys(HOLDINGS).toSorted()).toEqual(
    [...new Set(columns.map(({ table }) => table))].toSorted(),
  );
});

it("places every column that can hold words", () => {
  const unplaced = columns
    .filter(({ table, type }) => !WORDLESS.test(type) && HOLDINGS[table] && !HOLDINGS[table].remove)
    .filter(({ table, column }) => !placed(table).includes(column))
    .map(({ table, column }) => `${table}.${column}`);
  expect(unplaced).toEqual([]);
});

it("names no column that is not there, none twice, and empties none that must hold something", () => {
  const wrong = Object.keys(HOLDINGS).flatMap((table) => {
    const there = new Map(
      columns.filter((one) => one.table === table).map(({ column, must }) => [column, must]),
    );
    const names = placed(table);
    return [
      ...names.filter((name, index) => !there.has(name) || names.indexOf(name) !== index),
      ...columnsOf(HOLDINGS[table]!.clear).filter((name) => there.get(name)),
    ].map((name) => `${table}.${name}`);
  });
  expect(wrong).toEqual([]);
});

it("asks of each table that knows a household what becomes of its rows", () => {
  const silent = columns
    .filter(({ column }) => column === "household_id")
    .filter(({ table }) => ["none"].includes(HOLDINGS[table]!.part))
    .map(({ table }) => table);
  expect(silent).toEqual([]);
});
