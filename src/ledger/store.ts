/** What people and other rooms read of the ledger: imports, lines set aside, accounts with their entries and months. */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import type { EntryKind } from "./entry-kind.rules.ts";
import type { LedgerMapping } from "./mapping.rules.ts";

/** One file taken in, with its control totals. read = kept + known + quarantined; sums of the lines kept, in cents. */
export type ImportRow = {
  id: number;
  landlord: string;
  fileName: string;
  read: number;
  kept: number;
  known: number;
  quarantined: number;
  debitCents: number;
  creditCents: number;
  durationMs: number;
  importedBy: string | null;
  /** ISO instant. */
  createdAt: string;
};

/** A line set aside, as it was kept. */
export type QuarantineRow = {
  id: number;
  line: number;
  field: string;
  value: string;
  rule: string;
  message: string;
  raw: string;
};

export type AccountRow = {
  id: number;
  landlord: string;
  number: string;
  householdId: string;
  leaseholder: string;
  dwelling: string | null;
  address: string | null;
  town: string | null;
  balanceCents: number;
  amountDueCents: number | null;
  rentChargesCents: number | null;
  benefitCents: number | null;
  lastEntryOn: string | null;
  contested: boolean;
};

export type EntryRow = {
  on: string;
  kind: EntryKind;
  means: string | null;
  label: string;
  reference: string | null;
  debitCents: number;
  creditCents: number;
  /** After this entry: > 0, the tenant owes. */
  balanceCents: number;
};

/** One month of an account, in cents; `month` is `2026-12`. */
export type MonthRow = {
  month: string;
  chargedCents: number;
  benefitCents: number;
  reliefCents: number;
  grantCents: number;
  paidCents: number;
  otherCents: number;
  balanceCents: number;
  rejectedDebits: number;
  lastPaymentOn: string | null;
};

/** The latest imports that the asker may see, newest first. */
export function imports(tx: Tx, limit = 50): Promise<ImportRow[]> {
  return tx.rows<ImportRow>(sql`${IMPORT} order by i.created_at desc, i.id desc limit ${limit}`);
}

/** One import; undefined where there is none or it is not the asker's to see. */
export async function importOf(tx: Tx, id: number): Promise<ImportRow | undefined> {
  return (await tx.rows<ImportRow>(sql`${IMPORT} where i.id = ${id}`))[0];
}

/** Lines set aside by an import, in the order of its file, after line `after`. */
export function quarantine(tx: Tx, importId: number, after = 0, limit = 200): Promise<QuarantineRow[]> {
  return tx.rows<QuarantineRow>(sql`
    select id::int as id, line, field, value, rule, message, raw
      from ledger_quarantine
     where import_id = ${importId} and line > ${after}
     order by line, id limit ${limit}`);
}

/** All of an import's lines set aside, as a CSV file for a spreadsheet (UTF-8 with byte-order mark, semicolons), piece by piece. */
export async function* quarantineCsv(tx: Tx, importId: number): AsyncGenerator<string> {
  yield `\ufeff${csvLine(["Ligne", "Champ", "Valeur", "Règle", "Explication", "Contenu de la ligne"])}`;
  let last = { line: 0, id: 0 };
  for (;;) {
    const rows = await tx.rows<QuarantineRow>(sql`
      select id::int as id, line, field, value, rule, message, raw
        from ledger_quarantine
       where import_id = ${importId} and (line, id) > (${last.line}, ${last.id})
       order by line, id limit 5000`);
    if (rows.length === 0) return;
    yield rows
      .map((row) => csvLine([String(row.line), row.field, row.value, row.rule, row.message, row.raw]))
      .join("");
    last = rows.at(-1)!;
  }
}

/** The mapping kept for a landlord's files; undefined where none was kept. */
export async function savedMapping(tx: Tx, landlordId: string): Promise<LedgerMapping | undefined> {
  const [saved] = await tx.rows<{ mapping: LedgerMapping }>(
    sql`select mapping from ledger_mapping where landlord_id = ${landlordId}`,
  );
  return saved?.mapping;
}

/** Keeps the mapping for the landlord's next files. */
export async function saveMapping(tx: Tx, landlordId: string, mapping: LedgerMapping): Promise<void> {
  const by = tx.actor?.userId ?? null;
  await tx.rows(sql`
    insert into ledger_mapping (landlord_id, mapping, saved_by) values (${landlordId}, ${JSON.stringify(mapping)}::jsonb, ${by})
        on conflict (landlord_id) do update set mapping = excluded.mapping, saved_by = excluded.saved_by, created_at = now()`);
}

/** An account; undefined where there is none or it is not the asker's to see. */
export async function account(tx: Tx, id: number): Promise<AccountRow | undefined> {
  const [found] = await tx.rows<AccountRow>(sql`
    select a.id::int as id, o.code as landlord, a.number, a.household_id as "householdId", a.leaseholder_name as leaseholder,
           d.reference as dwelling, d.address, d.town, a.balance_cents::float8 as "balanceCents",
           a.amount_due_cents::float8 as "amountDueCents", a.rent_charges_cents::float8 as "rentChargesCents",
           a.benefit_cents::float8 as "benefitCents", a.last_entry_on::text as "lastEntryOn", a.contested
      from tenant_account a
      join organisation o on o.id = a.landlord_id
      left join tenancy t on t.landlord_id = a.landlord_id and t.id = a.tenancy_id
      left join dwelling d on d.landlord_id = t.landlord_id and d.id = t.dwelling_id
     where a.id = ${id}`);
  return found;
}

/** The account's entries, newest first, each with the balance it left; `limit` of them after the first `skip`. */
export function entries(tx: Tx, accountId: number, limit = 200, skip = 0): Promise<EntryRow[]> {
  return tx.rows<EntryRow>(sql`
    select e.entry_on::text as "on", e.kind, e.means, e.label, e.reference, e.debit_cents::float8 as "debitCents",
           e.credit_cents::float8 as "creditCents",
           (sum(e.debit_cents - e.credit_cents)
             over (order by e.entry_on, e.import_id, e.line, e.rank rows unbounded preceding))::float8 as "balanceCents"
      from ledger_entry e
     where e.account_id = ${accountId}
     order by e.entry_on desc, e.import_id desc, e.line desc, e.rank desc
     limit ${limit} offset ${skip}`);
}

/** The account's months that hold an entry, oldest first. */
export function months(tx: Tx, accountId: number): Promise<MonthRow[]> {
  return tx.rows<MonthRow>(sql`
    select to_char(month, 'YYYY-MM') as month, charged_cents::float8 as "chargedCents", benefit_cents::float8 as "benefitCents",
           relief_cents::float8 as "reliefCents", grant_cents::float8 as "grantCents", paid_cents::float8 as "paidCents",
           other_cents::float8 as "otherCents", balance_cents::float8 as "balanceCents", rejected_debits as "rejectedDebits",
           last_payment_on::text as "lastPaymentOn"
      from account_month where account_id = ${accountId} order by account_month.month`);
}

/** Accounts whose balance, or whose last month, is not the sum of their entries: none, unless something is broken. For `verify`. */
export function accountsOutOfBalance(tx: Tx): Promise<
  {
    landlord: string;
    number: string;
    balanceCents: number;
    entriesCents: number;
    monthCents: number | null;
  }[]
> {
  return tx.rows(sql`
    with summed as (
      select account_id, sum(debit_cents - credit_cents) as cents from ledger_entry group by account_id),
    last as (
      select distinct on (account_id) account_id, balance_cents from account_month order by account_id, month desc)
    select o.code as landlord, a.number, a.balance_cents::float8 as "balanceCents",
           coalesce(s.cents, 0)::float8 as "entriesCents", l.balance_cents::float8 as "monthCents"
      from tenant_account a
      join organisation o on o.id = a.landlord_id
      left join summed s on s.account_id = a.id
      left join last l on l.account_id = a.id
     where a.balance_cents <> coalesce(s.cents, 0) or a.balance_cents <> coalesce(l.balance_cents, 0)
     order by 1, 2`);
}

const IMPORT = sql`
  select i.id::int as id, o.code as landlord, i.file_name as "fileName", i.read, i.kept, i.known, i.quarantined,
         i.debit_cents::float8 as "debitCents", i.credit_cents::float8 as "creditCents", i.duration_ms as "durationMs",
         i.imported_by as "importedBy", to_char(i.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt"
    from ledger_import i join organisation o on o.id = i.landlord_id`;

/** A cell that begins like a formula is shown as text: a file from outside must not compute in somebody's spreadsheet. */
function csvLine(cells: readonly string[]): string {
  return `${cells
    .map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(";")}\r\n`;
}
