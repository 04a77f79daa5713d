/** Accounts known before, or whose months a file came back to: months counted again from their entries, words and balances. */
import { sql, type SQL } from "drizzle-orm";

import { kindsOf, LOWERS_DEBT, MONTH_COLUMNS, type MonthColumn } from "../ledger/month.rules.ts";
import type { Tx } from "../platform/database/database.ts";

/** Months of the accounts in intake_account that have a first day: counted again from that month on. */
export async function monthsCountedAgain({ rows }: Tx, landlordId: string): Promise<void> {
  await rows(sql`
    create temporary table intake_touched on commit drop as
    select id, household_id, first_on - extract(day from first_on)::int + 1 as month
      from intake_account where first_on is not null order by id`);
  const [{ some } = { some: false }] = await rows<{ some: boolean }>(
    sql`select exists (select 1 from intake_touched) as some`,
  );
  if (!some) return;
  await rows(sql`analyze intake_touched`);
  await rows(sql`
    delete from account_month m using intake_touched t
     where m.landlord_id = ${landlordId} and m.account_id = t.id and m.month >= t.month`);
  await rows(sql`
    insert into account_month (landlord_id, account_id, month, household_id, charged_cents, benefit_cents, relief_cents,
                               grant_cents, paid_cents, other_cents, balance_cents, rejected_debits, last_payment_on)
    select ${landlordId}::uuid, m.account_id, m.month, t.household_id, m.charged, m.benefit, m.relief, m."grant",
           m.paid, m.other,
           coalesce(before.balance_cents, 0) + sum(m.moved) over (partition by m.account_id order by m.month),
           m.rejected, m.last_payment_on
      from (select e.account_id, e.entry_on - extract(day from e.entry_on)::int + 1 as month, ${SUMS},
                   sum(e.debit_cents - e.credit_cents) as moved,
                   count(*) filter (where e.means = 'rejectedDirectDebit' and e.debit_cents > 0)::int as rejected,
                   max(e.entry_on) filter (where e.kind = 'payment' and e.credit_cents > 0) as last_payment_on
              from ledger_entry e join intake_touched t on t.id = e.account_id
             where e.landlord_id = ${landlordId} and e.entry_on >= t.month
             group by 1, 2) m
      join intake_touched t on t.id = m.account_id
      left join lateral (select p.balance_cents from account_month p
                          where p.landlord_id = ${landlordId} and p.account_id = t.id and p.month < t.month
                          order by p.month desc limit 1) before on true
     order by m.account_id, m.month`);
}

/** Their name and commune as the file gives them, where it gave them anew. */
export async function accountsDescribed({ rows }: Tx, landlordId: string): Promise<void> {
  await rows(sql`
    update tenant_account a set leaseholder_name = i.leaseholder, commune_insee = i.insee
      from intake_account i
     where a.landlord_id = ${landlordId} and a.id = i.id and i.leaseholder is not null
       and (a.leaseholder_name, a.commune_insee) is distinct from (i.leaseholder, i.insee)`);
}

/** The balance and the last bill, where months were counted again. */
export async function balancesUpdated({ rows }: Tx, landlordId: string): Promise<void> {
  await rows(sql`
    update tenant_account a
       set last_entry_on = greatest(a.last_entry_on, s.last_on), balance_cents = s.balance_cents,
           rent_charges_cents = coalesce(s.charged_cents, a.rent_charges_cents),
           benefit_cents = coalesce(s.benefit_cents, a.benefit_cents),
           amount_due_cents = coalesce(s.charged_cents - s.benefit_cents, a.amount_due_cents)
      from (select i.id, i.last_on, state.*
              from intake_account i ${stateOf(landlordId, sql`i.id`)}
             where i.first_on is not null) s
     where a.landlord_id = ${landlordId} and a.id = s.id`);
}

/** Joins `state`: the account's balance, and its last month that was billed (rent and charges, benefit). */
function stateOf(landlordId: string, account: SQL): SQL {
  const months = sql`from account_month m where m.landlord_id = ${landlordId} and m.account_id = ${account}`;
  return sql`
    cross join lateral (
      select last.balance_cents, bill.charged_cents, bill.benefit_cents
        from (select m.balance_cents ${months} order by m.month desc limit 1) last
        left join (select m.charged_cents, m.benefit_cents ${months} and m.charged_cents > 0
                    order by m.month desc limit 1) bill on true) state`;
}

/** `sum(…) as charged, sum(…) as benefit, …`, from the table that says what each kind of entry is to its month. */
const SUMS = sql.join(
  MONTH_COLUMNS.map((column: MonthColumn) => {
    const kinds = kindsOf(column).map((kind) => `'${kind}'`);
    const amount = LOWERS_DEBT[column] ? "e.credit_cents - e.debit_cents" : "e.debit_cents - e.credit_cents";
    return sql.raw(`sum(case when e.kind in (${kinds.join(", ")}) then ${amount} else 0 end) as "${column}"`);
  }),
  sql.raw(", "),
);
