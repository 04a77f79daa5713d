/** What people and other rooms read of the ledger: imports, lines set aside, accounts with their entries and months. */
import { sql } from "drizzle-orm";

import type { Locale, Said } from "../platform/calendar/wording.ts";
import type { Tx } from "../platform/database/database.ts";
import type { EntryKind } from "./entry-kind.rules.ts";
import type { LedgerMapping } from "./mapping.rules.ts";
import type { MonthRow } from "./month.rules.ts";
import { toldIn, type Settlement } from "./quarantine.rules.ts";

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
  /** Their name; null where nobody did (a job) or the asker may not know. */
  importedByName: string | null;
  /** Of the lines set aside: those that a person kept or set aside for good since. */
  settled: number;
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
  /** Null on lines set aside before it was kept. */
  english: string | null;
  raw: string;
  /** It could be read: a person may keep it. */
  keepable: boolean;
  settlement: Settlement | null;
  settledByName: string | null;
  /** ISO instant. */
  settledAt: string | null;
};

/** Where a page of lines set aside ended: two of them may share a line of the file. */
export type QuarantinePlace = { line: number; id: number };

/** What names an account: a number or an id alone may be two landlords'. */
export type AccountKey = { landlordId: string; id: number };

export type AccountRow = AccountKey & {
  landlord: string;
  landlordName: string;
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

/** Imports that the asker may see, newest first; `before`: the last id of the page before. */
export function imports(tx: Tx, limit = 50, before?: number): Promise<ImportRow[]> {
  const older = before === undefined ? sql`` : sql`where i.id < ${before}`;
  return tx.rows<ImportRow>(sql`${IMPORT} ${older} order by i.id desc limit ${limit}`);
}

export async function importCount(tx: Tx): Promise<number> {
  const [row] = await tx.rows<{ n: number }>(sql`select count(*)::int as n from ledger_import`);
  return row!.n;
}

/** One import; undefined where there is none or it is not the asker's to see. */
export async function importOf(tx: Tx, id: number): Promise<ImportRow | undefined> {
  return (await tx.rows<ImportRow>(sql`${IMPORT} where i.id = ${id}`))[0];
}

/** Lines set aside by an import, in the order of its file, after `after`; `open`: those nobody settled yet. */
export function quarantine(
  tx: Tx,
  importId: number,
  { after = { line: 0, id: 0 }, limit = 200, open = false }: QuarantinePage = {},
): Promise<QuarantineRow[]> {
  return tx.rows<QuarantineRow>(sql`
    ${QUARANTINED} where q.import_id = ${importId} and (q.line, q.id) > (${after.line}, ${after.id})
                     ${open ? sql`and q.settled_at is null` : sql``}
     order by q.line, q.id limit ${limit}`);
}
export type QuarantinePage = { after?: QuarantinePlace; limit?: number; open?: boolean };

export async function quarantineCount(tx: Tx, importId: number, open: boolean): Promise<number> {
  const [row] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from ledger_quarantine
     where import_id = ${importId} ${open ? sql`and settled_at is null` : sql``}`);
  return row!.n;
}

/** One line set aside; undefined where there is none or it is not the asker's to see. */
export async function quarantinedLine(tx: Tx, id: number): Promise<QuarantineRow | undefined> {
  return (await tx.rows<QuarantineRow>(sql`${QUARANTINED} where q.id = ${id}`))[0];
}

/**
 * Lines set aside as a CSV file for a spreadsheet (UTF-8 with byte-order mark, semicolons), page by page: each page is asked
 * for when the one before has gone, so that no transaction waits for a slow reader.
 */
export async function* quarantineCsv(
  locale: Locale,
  pageAfter: (after: QuarantinePlace) => Promise<QuarantineRow[]>,
): AsyncGenerator<string> {
  yield `\ufeff${csvLine(CSV_TITLES[locale])}`;
  let last: QuarantinePlace = { line: 0, id: 0 };
  for (;;) {
    const rows = await pageAfter(last);
    if (rows.length === 0) return;
    yield rows
      .map((row) => {
        const { line, field, value, rule, message, raw } = toldIn(locale, row);
        const settlement = row.settlement ? SETTLED_AS[row.settlement][locale] : "";
        return csvLine([String(line), field, value, rule, message, raw, settlement]);
      })
      .join("");
    last = rows.at(-1)!;
  }
}
const CSV_TITLES: Record<Locale, readonly string[]> = {
  fr: ["Ligne", "Champ", "Valeur", "Règle", "Explication", "Contenu de la ligne", "Suite donnée"],
  en: ["Line", "Field", "Value", "Rule", "Explanation", "Content of the line", "Settled"],
};
const SETTLED_AS: Record<Settlement, Said> = {
  kept: { fr: "gardée", en: "kept" },
  setAside: { fr: "écartée", en: "set aside" },
};

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

/**
 * A landlord's account; undefined where there is none or its household is not, or no longer, the asker's to see. Ids are
 * looked up within the landlord: that is their key.
 */
export async function account(tx: Tx, landlordId: string, id: number): Promise<AccountRow | undefined> {
  return (await tx.rows<AccountRow>(sql`${ACCOUNT} where a.landlord_id = ${landlordId} and a.id = ${id}`))[0];
}

/** A household's accounts that the asker may see, with any landlord. */
export function accountsOf(tx: Tx, householdId: string): Promise<AccountRow[]> {
  return tx.rows<AccountRow>(sql`${ACCOUNT} where a.household_id = ${householdId} order by o.name, a.number`);
}

/** The account's entries, newest first, each with the balance it left; `limit` of them after the first `skip`. */
export function entries(tx: Tx, { landlordId, id }: AccountKey, limit = 200, skip = 0): Promise<EntryRow[]> {
  return tx.rows<EntryRow>(sql`
    select e.entry_on::text as "on", e.kind, e.means, e.label, e.reference, e.debit_cents::float8 as "debitCents",
           e.credit_cents::float8 as "creditCents",
           (sum(e.debit_cents - e.credit_cents)
             over (order by e.entry_on, e.import_id, e.line, e.rank rows unbounded preceding))::float8 as "balanceCents"
      from ledger_entry e
     where e.landlord_id = ${landlordId} and e.account_id = ${id}
     order by e.entry_on desc, e.import_id desc, e.line desc, e.rank desc
     limit ${limit} offset ${skip}`);
}

export async function entryCount(tx: Tx, { landlordId, id }: AccountKey): Promise<number> {
  const [row] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from ledger_entry where landlord_id = ${landlordId} and account_id = ${id}`);
  return row!.n;
}

/** The account's months that hold an entry, oldest first. */
export function months(tx: Tx, { landlordId, id }: AccountKey): Promise<MonthRow[]> {
  return tx.rows<MonthRow>(sql`
    select to_char(month, 'YYYY-MM') as month, charged_cents::float8 as "chargedCents", benefit_cents::float8 as "benefitCents",
           relief_cents::float8 as "reliefCents", grant_cents::float8 as "grantCents", paid_cents::float8 as "paidCents",
           other_cents::float8 as "otherCents", balance_cents::float8 as "balanceCents", rejected_debits as "rejectedDebits",
           last_payment_on::text as "lastPaymentOn"
      from account_month where landlord_id = ${landlordId} and account_id = ${id} order by account_month.month`);
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
         i.imported_by as "importedBy", by.name as "importedByName",
         to_char(i.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
         (select count(*)::int from ledger_quarantine q
           where q.landlord_id = i.landlord_id and q.import_id = i.id and q.settled_at is not null) as settled
    from ledger_import i join organisation o on o.id = i.landlord_id
    left join app.directory() by on by.user_id = i.imported_by`;

const QUARANTINED = sql`
  select q.id::int as id, q.line, q.field, q.value, q.rule, q.message, q.english, q.raw, q.entry is not null as keepable, q.settlement,
         by.name as "settledByName",
         to_char(q.settled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "settledAt"
    from ledger_quarantine q left join app.directory() by on by.user_id = q.settled_by`;

const ACCOUNT = sql`
  select a.id::int as id, o.code as landlord, o.name as "landlordName", a.landlord_id as "landlordId", a.number,
         a.household_id as "householdId", a.leaseholder_name as leaseholder,
         d.reference as dwelling, d.address, d.town, a.balance_cents::float8 as "balanceCents",
         a.amount_due_cents::float8 as "amountDueCents", a.rent_charges_cents::float8 as "rentChargesCents",
         a.benefit_cents::float8 as "benefitCents", a.last_entry_on::text as "lastEntryOn", a.contested
    from tenant_account a
    join organisation o on o.id = a.landlord_id
    join household h on h.id = a.household_id
    left join tenancy t on t.landlord_id = a.landlord_id and t.id = a.tenancy_id
    left join dwelling d on d.landlord_id = t.landlord_id and d.id = t.dwelling_id`;

/** A cell that begins like a formula is shown as text: a file from outside must not compute in somebody's spreadsheet. */
function csvLine(cells: readonly string[]): string {
  return `${cells
    .map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(";")}\r\n`;
}
