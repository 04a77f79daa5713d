/** What a run reads of a landlord's accounts: pages of accounts and their months, as the database's own bytes (`account-rows.ts` reads them). */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import { lastOf, type Page } from "./account-rows.ts";

/** Accounts read at once: bounds memory, whatever the landlord's size. */
const PAGE = 5_000;

/** What `MonthRows` reads, of `account_month m`. */
export const MONTH_COLUMNS = sql`
  m.account_id, m.month, m.charged_cents, m.benefit_cents, m.relief_cents, m.grant_cents, m.paid_cents, m.balance_cents,
  m.rejected_debits, m.last_payment_on`;

/** Pages of accounts whose tenancy runs on `on`, with the months of `monthsRead` up to it. */
export async function* pages(
  tx: Tx,
  landlordId: string,
  on: Temporal.PlainDate,
  monthsRead: number,
): AsyncGenerator<Page> {
  const first = on.with({ day: 1 }).subtract({ months: monthsRead }).toString();
  const day = on.toString();
  for (let after = 0; ;) {
    const accounts = await tx.copyOut(sql`
      select a.id, a.balance_cents, a.amount_due_cents, a.rent_charges_cents, a.benefit_cents, a.last_entry_on
        from tenant_account a
        join tenancy t on t.landlord_id = a.landlord_id and t.id = a.tenancy_id
       where a.landlord_id = ${landlordId}::uuid and a.id > ${after} and (t.ends_on is null or t.ends_on >= ${day}::date)
       order by a.id limit ${PAGE}`);
    const last = lastOf(accounts);
    if (last === undefined) return;
    const months = await tx.copyOut(sql`
      select ${MONTH_COLUMNS}
        from account_month m
       where m.landlord_id = ${landlordId}::uuid and m.account_id > ${after} and m.account_id <= ${last}
         and m.month >= ${first}::date and m.month <= ${day}::date
       order by m.account_id, m.month`);
    yield { accounts, months };
    after = last;
  }
}
