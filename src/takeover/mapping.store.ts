/** How the coordination's spreadsheets of each kind are read, kept from one to the next. */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import type { Takeover, TakeoverMapping } from "./columns.rules.ts";

export async function keptMapping(tx: Tx, what: Takeover): Promise<TakeoverMapping | undefined> {
  const [kept] = await tx.rows<{ mapping: TakeoverMapping }>(
    sql`select mapping from takeover_mapping where what = ${what}`,
  );
  return kept?.mapping;
}

export async function keepMapping(tx: Tx, what: Takeover, mapping: TakeoverMapping): Promise<void> {
  await tx.rows(sql`
    insert into takeover_mapping (what, mapping, saved_by)
    values (${what}, ${JSON.stringify(mapping)}::jsonb, ${tx.actor?.userId ?? null})
        on conflict (what) do update
       set mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = now()`);
}
