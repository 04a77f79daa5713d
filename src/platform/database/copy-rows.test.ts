/** What is written in COPY's binary format is what the database then holds. */
import { sql } from "drizzle-orm";
import {
  array,
  assert,
  asyncProperty,
  constant,
  integer,
  maxSafeInteger,
  oneof,
  record,
  string,
} from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";

import { columnsOf, copyDay, CopyRows, newUuid } from "./copy-rows.ts";
import type { Database } from "./database.ts";
import { testDatabase } from "./test-database.ts";

let database: Database;
beforeAll(async () => (database = await testDatabase()));
afterAll(() => database.close());

const text = string({ unit: "grapheme", maxLength: 40 }).map((one) =>
  one.replaceAll("\0", "").toWellFormed(),
);
const day = (days: number) => new Date(Date.UTC(1950, 0, 1 + days));
const line = record({
  amount: maxSafeInteger(),
  rank: integer(),
  days: integer({ min: 0, max: 55_000 }),
  label: text,
  reference: oneof(constant(null), text),
});

it("numbers, days, texts and absent values come back as they were written", async () => {
  const rows = new CopyRows();
  await assert(
    asyncProperty(array(line, { minLength: 1, maxLength: 30 }), async (lines) => {
      rows.clear();
      const uuids = lines.map(() => newUuid());
      for (const [n, { amount, rank, days, label, reference }] of lines.entries()) {
        rows.row(7);
        rows.int8(amount);
        rows.int4(rank);
        const on = day(days);
        rows.int4(copyDay(on.getUTCFullYear(), on.getUTCMonth() + 1, on.getUTCDate()));
        rows.columns(columnsOf(label, null));
        rows.text(reference);
        rows.uuid(uuids[n]!);
      }
      const found = await database.transaction({ kind: "system" }, async (tx) => {
        await tx.rows(sql`create temporary table written (
          n bigint generated always as identity, amount bigint, rank int, day date, label text, nothing text, reference text, id uuid)
          on commit drop`);
        await tx.copyRows("written (amount, rank, day, label, nothing, reference, id)", rows);
        return tx.rows(
          sql`select amount, rank, day, label, nothing, reference, replace(id::text, '-', '') as id from written order by n`,
        );
      });
      expect(found).toEqual(
        lines.map(({ amount, rank, days, label, reference }, n) => ({
          amount,
          rank,
          day: day(days).toISOString().slice(0, 10),
          label,
          nothing: null,
          reference,
          id: Buffer.from(uuids[n]!).toString("hex"),
        })),
      );
    }),
    { numRuns: 25 },
  );
});

it("a text longer than what is written at once, and memory used again, change nothing", async () => {
  const rows = new CopyRows();
  for (const length of [3_000_000, 10]) {
    rows.clear();
    for (let n = 0; n < 3; n++) {
      rows.row(1);
      rows.text("é".repeat(length));
    }
    const found = await database.transaction({ kind: "system" }, async (tx) => {
      await tx.rows(sql`create temporary table written (label text) on commit drop`);
      await tx.copyRows("written (label)", rows);
      return tx.rows(sql`select count(*)::int as n, min(length(label)) as shortest from written`);
    });
    expect(found).toEqual([{ n: 3, shortest: length }]);
  }
});

it("uuids made one after the other are in their order, and all different", () => {
  const made = Array.from({ length: 10_000 }, () => Buffer.from(newUuid()).toString("hex"));
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  expect(made[0]![12]).toBe("7");
});
