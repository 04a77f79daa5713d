/** What people and other rooms read of the ledger: accounts with their entries and months. */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import type { EntryKind } from "./entry-kind.rules.ts";
import type { MonthRow } from "./month.rules.ts";

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
  /** The day of the landlord's list that the balance is taken from, where no entry is known. */
  statedOn: string | null;
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

/** One after the other: who takes a landlord's file in, settles a line or changes its rules waits here to the end of whoever came first. */
export async function ledgerLocked(tx: Tx, landlordId: string): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('ledger'), hashtext(${landlordId}))`);
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
     -- Where no entry is known, the balance is the one of the landlord's list (stated_on).
     where a.stated_on is null
       and (a.balance_cents <> coalesce(s.cents, 0) or a.balance_cents <> coalesce(l.balance_cents, 0))
     order by 1, 2`);
}

const ACCOUNT = sql`
  select a.id::int as id, o.code as landlord, o.name as "landlordName", a.landlord_id as "landlordId", a.number,
         a.household_id as "householdId", a.leaseholder_name as leaseholder,
         d.reference as dwelling, d.address, d.town, a.balance_cents::float8 as "balanceCents",
         a.amount_due_cents::float8 as "amountDueCents", a.rent_charges_cents::float8 as "rentChargesCents",
         a.benefit_cents::float8 as "benefitCents", a.last_entry_on::text as "lastEntryOn",
         a.stated_on::text as "statedOn", a.contested
    from tenant_account a
    join organisation o on o.id = a.landlord_id
    join household h on h.id = a.household_id
    left join tenancy t on t.landlord_id = a.landlord_id and t.id = a.tenancy_id
    left join dwelling d on d.landlord_id = t.landlord_id and d.id = t.dwelling_id`;
