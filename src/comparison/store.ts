/** Reads supported households and others in like situations, and what an eviction is said to cost. */
import { sql } from "drizzle-orm";

import { settingsOn, writeSetting } from "../law/setting.store.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Tx } from "../platform/database/database.ts";
import { compared, type Comparison, type ComparisonRow, type UnitCost } from "./rules.ts";

const RULE = "comparison.evictionCost";

export async function comparison(tx: Tx): Promise<Comparison> {
  const rows = await tx.rows<ComparisonRow>(sql`
    select unit, pair_with as "pairWith", landlord, base::text as base, debt, due, age, benefit, paid,
           debt_after as "debtAfter", housed from app.comparison_rows()`);
  return compared(
    rows.map((row) => ({
      ...row,
      unit: Number(row.unit),
      pairWith: row.pairWith === null ? null : Number(row.pairWith),
    })),
  );
}

export type PublishedCost = UnitCost & { source: string; since: string | null; checked: string | null };

/** Null: nobody has written one, and no amount is shown. */
export async function evictionCost(tx: Tx): Promise<PublishedCost | null> {
  const [found] = await settingsOn<UnitCost>(tx, RULE, todayInParis());
  return found
    ? {
        ...found.value,
        source: found.source,
        since: found.validFrom?.toString() ?? null,
        checked: found.checked,
      }
    : null;
}

/** `isRead`: whoever writes it has read the source; else it stays "à confirmer". */
export async function writeEvictionCost(
  tx: Tx,
  {
    source,
    isRead,
    from,
    ...value
  }: UnitCost & { source: string; isRead: boolean; from: Temporal.PlainDate },
): Promise<void> {
  await writeSetting(tx, {
    id: RULE,
    organisationId: null,
    value,
    from,
    source,
    checked: isRead ? todayInParis().toString().slice(0, 7) : null,
  });
}
