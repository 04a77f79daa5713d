/** Reliefs to put on rent bills: read by the landlord's people and programs, acknowledged, and compared with the ledger. */
import { sql } from "drizzle-orm";

import type { Answered } from "../platform/calendar/dated.ts";
import type { Tx } from "../platform/database/database.ts";
import { type Acknowledged, brokenAcknowledgements, type MonthOnBill } from "./lines.rules.ts";

export type BillRow = MonthOnBill & {
  reliefId: string;
  landlordId: string;
  householdId: string;
  fund: string;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
  reference: string | null;
};

/** Months of relief from one month to another, both included (ISO months). The function itself keeps to what the asker may see. */
export function billRows(tx: Tx, from: string, to: string): Promise<BillRow[]> {
  return tx.rows<BillRow>(sql`
    select relief_id as "reliefId", to_char(month, 'YYYY-MM') as month, landlord_id as "landlordId", household_id as "householdId",
           account, agreement, rank, months, fund, landlord_source as "landlordSource", bill_cents as "billCents",
           due_cents as "dueCents", fund_cents as "fundCents", acknowledged_cents as "acknowledgedCents",
           acknowledged_at as "acknowledgedAt", acknowledged_by as "acknowledgedBy", reference, ledger_cents as "ledgerCents", until
      from app.relief_bill(${`${from}-01`}::date, ${`${to}-01`}::date)`);
}

/** Names of households and landlords, for the people who read them: a program needs neither. */
export function namesOf(
  tx: Tx,
  rows: readonly BillRow[],
): Promise<{ householdId: string; household: string }[]> {
  const ids = JSON.stringify([...new Set(rows.map(({ householdId }) => householdId))]);
  return tx.rows(sql`
    select id as "householdId", name as household from household
     where id in (select value::uuid from jsonb_array_elements_text(${ids}::jsonb))`);
}

/** Credits of relief in the landlord's ledger, on accounts that have one, for a month that was not granted; latest first. */
export function unexplained(
  tx: Tx,
): Promise<
  { account: string; householdId: string; month: string; on: string; label: string; cents: number }[]
> {
  return tx.rows(sql`
    select a.number as account, a.household_id as "householdId", to_char(w.month, 'YYYY-MM') as month, max(e.entry_on)::text as "on",
           max(e.label) as label, sum(e.credit_cents - e.debit_cents)::float8 as cents
      from tenant_account a
      join ledger_entry e on e.landlord_id = a.landlord_id and e.account_id = a.id and e.kind = 'relief'
      cross join lateral (select app.relief_month_of(e.label, e.entry_on) as month) w
     where a.landlord_id = app.landlord_id()
       and exists (select 1 from rent_relief r where r.landlord_id = a.landlord_id and r.account_id = a.id)
       and not exists (select 1 from rent_relief_month x join rent_relief r on r.id = x.relief_id
                        where r.landlord_id = a.landlord_id and r.account_id = a.id and r.status in ('granted', 'stopped') and x.month = w.month)
     group by a.number, a.household_id, w.month
    having sum(e.credit_cents - e.debit_cents) <> 0
     order by max(e.entry_on) desc, a.number limit 200`);
}

/** Says that lines are on the bill, all or none. Saying it twice changes nothing. */
export async function acknowledge(
  tx: Tx,
  said: readonly Acknowledged[],
): Promise<Answered<{ acknowledged: number }>> {
  const months = said.map(({ month }) => month).toSorted();
  const rows = await billRows(tx, months[0]!, months.at(-1)!);
  const errors = brokenAcknowledgements(said, rows);
  if (errors.length > 0) return { errors };
  for (const { agreement, month, amountCents, reference } of said) {
    const row = rows.find((one) => one.agreement === agreement && one.month === month)!;
    const [written] = await tx.rows<{ done: boolean }>(sql`
      select app.acknowledge_relief(${row.reliefId}::uuid, ${`${month}-01`}::date, ${amountCents}, ${reference?.trim() || null}) as done`);
    // Stopped or changed meanwhile, or read by somebody who does not keep the bills.
    if (!written!.done) return undefined;
  }
  return { acknowledged: said.length };
}
