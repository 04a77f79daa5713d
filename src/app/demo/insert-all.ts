/** Inserts many rows in few statements. */
import type { PgTable } from "drizzle-orm/pg-core";

import type { Tx } from "../../platform/database/database.ts";

/** PostgreSQL takes 65,535 parameters in one statement: 500 rows leave room for tables of 100 columns. */
const ROWS = 500;

/** Rows that break a unique key are left out: what is already there stands. */
export async function insertAll<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: T["$inferInsert"][],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS) {
    await tx.db
      .insert(table)
      .values(rows.slice(from, from + ROWS))
      .onConflictDoNothing();
  }
}
