/** Entries that corrected files took out of the ledger, as they can still be read: what they said, whence they came, who withdrew them. */
import { sql, type SQL } from "drizzle-orm";

import type { EntryKind } from "../ledger/entry-kind.rules.ts";
import type { AccountKey } from "../ledger/store.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Way } from "./ways.rules.ts";

/** Cents; `on` ISO. The file that the entry had come from, and the import that withdrew it. */
export type WithdrawnRow = {
  accountId: number;
  account: string;
  leaseholder: string;
  on: string;
  kind: EntryKind;
  label: string;
  reference: string | null;
  debitCents: number;
  creditCents: number;
  importId: number;
  fileName: string;
  withdrawnBy: number;
  withdrawnByFile: string;
  way: Way;
  /** Null where a command or a job did, or the asker may not know. */
  withdrawnByName: string | null;
  /** ISO instant. */
  withdrawnAt: string;
};

export type WithdrawnPage = { rows: WithdrawnRow[]; total: number };

/** What an import withdrew, day by day; `limit` of them after the first `skip`. */
export function withdrawnByImport(
  tx: Tx,
  landlordId: string,
  importId: number,
  limit: number,
  skip: number,
): Promise<WithdrawnPage> {
  const which = sql`w.landlord_id = ${landlordId} and w.withdrawn_by = ${importId}`;
  return page(tx, which, sql`w.entry_on, w.account_id, w.import_id, w.line`, limit, skip);
}

/** What was withdrawn from an account, the latest day first. */
export function withdrawnFromAccount(
  tx: Tx,
  { landlordId, id }: AccountKey,
  limit: number,
  skip: number,
): Promise<WithdrawnPage> {
  const which = sql`w.landlord_id = ${landlordId} and w.account_id = ${id}`;
  return page(tx, which, sql`w.entry_on desc, w.withdrawn_by desc, w.import_id, w.line`, limit, skip);
}

/** How many entries of an import corrected files withdrew since. */
export async function withdrawnSince({ rows }: Tx, landlordId: string, importId: number): Promise<number> {
  const [row] = await rows<{ n: number }>(sql`
    select count(*)::int as n from withdrawn_entry where landlord_id = ${landlordId} and import_id = ${importId}`);
  return row!.n;
}

async function page(
  { rows }: Tx,
  which: SQL,
  order: SQL,
  limit: number,
  skip: number,
): Promise<WithdrawnPage> {
  const [counted] = await rows<{ n: number }>(
    sql`select count(*)::int as n from withdrawn_entry w where ${which}`,
  );
  if (counted!.n === 0) return { rows: [], total: 0 };
  const found = await rows<WithdrawnRow>(sql`
    select w.account_id::int as "accountId", a.number as account, a.leaseholder_name as leaseholder, w.entry_on::text as "on",
           w.kind, w.label, w.reference, w.debit_cents::float8 as "debitCents", w.credit_cents::float8 as "creditCents",
           w.import_id::int as "importId", f.file_name as "fileName", w.withdrawn_by::int as "withdrawnBy",
           i.file_name as "withdrawnByFile", i.way, by.name as "withdrawnByName",
           to_char(i.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "withdrawnAt"
      from withdrawn_entry w
      join tenant_account a on a.landlord_id = w.landlord_id and a.id = w.account_id
      join ledger_import f on f.landlord_id = w.landlord_id and f.id = w.import_id
      join ledger_import i on i.landlord_id = w.landlord_id and i.id = w.withdrawn_by
      left join app.directory() by on by.user_id = i.imported_by
     where ${which} order by ${order} limit ${limit} offset ${skip}`);
  return { rows: found, total: counted!.n };
}
