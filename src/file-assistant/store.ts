/** The mappings that landlords kept for their files, and what a file's contents are held against. */
import { sql } from "drizzle-orm";

import { landlordClassifier } from "../entry-kind/store.ts";
import { communeIndex, type KnownCommune } from "../ledger-file/commune.rules.ts";
import type { FileKind, LedgerMapping } from "../ledger-file/mapping.rules.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Facts } from "./guess.rules.ts";

/** By kind of file; none where the landlord kept none. */
export async function savedMappings(
  tx: Tx,
  landlordId: string,
): Promise<Partial<Record<FileKind, LedgerMapping>>> {
  const saved = await tx.rows<{ kind: FileKind; mapping: LedgerMapping }>(
    sql`select kind, mapping from ledger_mapping where landlord_id = ${landlordId}`,
  );
  return Object.fromEntries(saved.map(({ kind, mapping }) => [kind, mapping]));
}

/** Keeps the mapping for the landlord's next files of its kind (default: movements). */
export async function saveMapping(tx: Tx, landlordId: string, mapping: LedgerMapping): Promise<void> {
  const by = tx.actor?.userId ?? null;
  await tx.rows(sql`
    insert into ledger_mapping (landlord_id, kind, mapping, saved_by)
    values (${landlordId}, ${mapping.kind ?? "movements"}, ${JSON.stringify(mapping)}::jsonb, ${by})
        on conflict (landlord_id, kind) do update
       set mapping = excluded.mapping, saved_by = excluded.saved_by, created_at = now()`);
}

/** Which of `codes` are accounts of the landlord, with every commune and the landlord's rules of kinds. */
export async function factsFor(tx: Tx, landlordId: string, codes: readonly string[]): Promise<Facts> {
  const accounts = await tx.rows<{ number: string }>(sql`
    select number from tenant_account
     where landlord_id = ${landlordId}
       and number in (select code from jsonb_array_elements_text(${JSON.stringify(codes)}::jsonb) as t (code))`);
  const communes = await tx.rows<KnownCommune>(sql`select insee, name, postcodes from commune`);
  return {
    communes: communeIndex(communes),
    classify: await landlordClassifier(tx, landlordId),
    accounts: new Set(accounts.map(({ number }) => number)),
  };
}
