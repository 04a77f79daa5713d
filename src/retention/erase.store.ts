/** Erases what the registry says of households at hand, or counts it. Figures, dates and codes stay where they are. */
import { sql, type SQL } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { emit } from "../platform/audit/record.ts";
import type { Tx } from "../platform/database/database.ts";
import { ERASED, erasureOf, type Part, tablesOf } from "./registry.ts";

export type Counts = Record<string, number>;

const among = (ids: readonly string[]) =>
  sql`with gone (id) as (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;

/** A name goes after its file: what was written of the file since, a reason why the name may go sooner among it, goes with the name. */
const tablesGoing = (part: Part): string[] =>
  part === "file" ? tablesOf("file") : [...tablesOf("file"), ...tablesOf("tenant")];

/** How many rows of each table a part of these households' files would change or remove. */
export async function countErasure(tx: Tx, part: Part, ids: readonly string[]): Promise<Counts> {
  const counts: Counts = {};
  if (ids.length === 0) return counts;
  for (const table of tablesGoing(part)) {
    const erasure = erasureOf(table);
    if (!erasure) continue;
    const [found] = await tx.rows<{ n: number }>(
      sql`${among(ids)} select count(*)::int as n from ${sql.identifier(table)} where ${sql.raw(erasure.where)}`,
    );
    if (found!.n > 0) counts[table] = found!.n;
  }
  return counts;
}

/**
 * Erases a part of these households' files. Gives the rows by table, and the ids of received files whose bytes the caller removes from
 * the store once this is committed; an event does so where it could not.
 */
export async function erase(
  tx: Tx,
  part: Part,
  ids: readonly string[],
): Promise<{ counts: Counts; files: string[] }> {
  const counts: Counts = {};
  if (ids.length === 0) return { counts, files: [] };
  const files = await filesOf(tx, ids);
  if (part === "tenant") Object.assign(counts, await eraseLines(tx, ids));
  for (const table of tablesGoing(part)) {
    const erasure = erasureOf(table);
    if (!erasure) continue;
    const done = await tx.rows<{ n: number }>(sql`
      ${among(ids)}, done as (${sql.raw(`${erasure.statement} where ${erasure.where}`)} returning 1)
      select count(*)::int as n from done`);
    if (done[0]!.n > 0) counts[table] = done[0]!.n;
  }
  for (const fileId of files) await emit(tx, "receivedFile.removed", { payload: { fileId } });
  return { counts, files };
}

async function filesOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const found = await tx.rows<{ id: string }>(
    sql`${among(ids)} select f.id from received_file f join gone on gone.id = f.household_id`,
  );
  return found.map(({ id }) => id);
}

/** Lines that were set aside from files name people without a key: they are found by account number and by name. */
async function eraseLines(tx: Tx, ids: readonly string[]): Promise<Counts> {
  const names = sql`
    select lower(h.name) as term from household h join gone on gone.id = h.id
    union select lower(a.leaseholder_name) from tenant_account a join gone on gone.id = a.household_id
    union select lower(a.number) from tenant_account a join gone on gone.id = a.household_id where length(a.number) >= 5
    union select lower(p.last_name) from person p join gone on gone.id = p.household_id where length(p.last_name) >= 4`;
  const [lines] = await tx.rows<{ n: number }>(sql`
    ${among(ids)}, term as (${names}), done as (
      update ledger_quarantine q set ${EMPTIED}
       where exists (select 1 from term where position(term.term in lower(concat_ws(' ', q.raw, q.value, q.message, q.entry::text, q.english))) > 0)
      returning 1)
    select count(*)::int as n from done`);
  const [kept] = await tx.rows<{ n: number }>(sql`
    ${among(ids)}, term as (${names}), done as (
      update taken_over_file f set quarantine = coalesce((
               select jsonb_agg(line) from jsonb_array_elements(f.quarantine) line
                where not exists (select 1 from term where position(term.term in lower(line::text)) > 0)), '[]')
       where exists (select 1 from term where position(term.term in lower(f.quarantine::text)) > 0)
      returning 1)
    select count(*)::int as n from done`);
  return {
    ...(lines!.n > 0 && { ledger_quarantine: lines!.n }),
    ...(kept!.n > 0 && { taken_over_file: kept!.n }),
  };
}

const EMPTIED: SQL = sql`value = '', raw = '', message = ${ERASED}, english = null, entry = null`;

/** Lines set aside longer ago than their period say nothing more of what the file held. Gives how many, or would be. */
export async function eraseOldLines(tx: Tx, on: Temporal.PlainDate, dry: boolean): Promise<number> {
  const before = on.subtract(legalOn("retention.quarantine", on)!.value).toString();
  const old = sql`raw <> '' and exists (select 1 from ledger_import i where i.landlord_id = q.landlord_id and i.id = q.import_id
                                         and i.created_at < ${before}::date)`;
  const [found] = await tx.rows<{ n: number }>(
    dry
      ? sql`select count(*)::int as n from ledger_quarantine q where ${old}`
      : sql`with done as (update ledger_quarantine q set ${EMPTIED} where ${old} returning 1) select count(*)::int as n from done`,
  );
  return found!.n;
}
