/** What must always hold, counted in SQL: `found` is the number of rows that break the rule. */
import { sql, type SQL } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";

export type Verification = { ok: boolean; checks: { id: string; ok: boolean; found: number }[] };

const count = (rows: SQL) => sql`select count(*) as found from (${rows}) broken`;

const CHECKS: Record<string, SQL> = {
  /** An account's balance is the sum of its entries. */
  balancesEqualEntries: count(sql`
    select 1 from tenant_account a
      left join (select landlord_id, account_id, sum(debit_cents - credit_cents) as owed
                   from ledger_entry group by landlord_id, account_id) e
        on e.landlord_id = a.landlord_id and e.account_id = a.id
     where a.balance_cents <> coalesce(e.owed, 0)`),
  entriesHaveAccounts: count(sql`
    select 1 from (select distinct landlord_id, account_id from ledger_entry) e
     where not exists (select 1 from tenant_account a where a.landlord_id = e.landlord_id and a.id = e.account_id)`),
  importTotalsAddUp: count(sql`select 1 from ledger_import where read <> kept + known + quarantined`),
  plansSumToDebts: count(sql`
    select 1 from repayment_plan p
     where p.debt_cents <> (select coalesce(sum(i.amount_cents), 0) from instalment i where i.plan_id = p.id)`),
  reliefNeverAboveBill: count(sql`
    select 1 from rent_relief_month where amount_cents < 0 or amount_cents > bill_cents or fund_cents > amount_cents`),
  /** Every referral that is under way has a named, active owner. Cases taken over from a spreadsheet are closed ones. */
  filesHaveOwners: count(sql`
    select 1 from referral r
     where r.status not in ('closed', 'withdrawn') and not r.taken_over
       and not exists (select 1 from member m where m.user_id = r.owner_id and m.active)`),
  openMeasuresHaveWorkers: count(sql`
    select 1 from measure m
     where m.closed_on is null and not m.taken_over
       and not exists (select 1 from member p where p.user_id = m.case_worker_id and p.active)`),
  protectedDomainsStayInside: count(sql`
    select 1 from assessment_problem p join assessment a on a.id = p.assessment_id where p.operator_id <> a.operator_id`),
  auditComplete: count(sql`
    select 1 from referral r where not exists (select 1 from audit_entry a where a.subject = 'referral' and a.subject_id = r.id::text and a.action = 'insert')
    union all
    select 1 from measure m where not exists (select 1 from audit_entry a where a.subject = 'measure' and a.subject_id = m.id::text and a.action = 'insert')
    union all
    select 1 from decision d where not exists (select 1 from audit_entry a where a.subject = 'decision' and a.subject_id = d.id::text and a.action = 'insert')
    union all
    select 1 from repayment_plan p where not exists (select 1 from audit_entry a where a.subject = 'repayment_plan' and a.subject_id = p.id::text and a.action = 'insert')
    union all
    select 1 from rent_relief f where not exists (select 1 from audit_entry a where a.subject = 'rent_relief' and a.subject_id = f.id::text and a.action = 'insert')`),
};

/** Runs every check, in a transaction that sees all rows (the system role). */
export async function verify(tx: Tx): Promise<Verification> {
  const checks: Verification["checks"] = [];
  for (const [id, statement] of Object.entries(CHECKS)) {
    const [row] = await tx.rows<{ found: number }>(statement);
    const found = row?.found ?? 0;
    checks.push({ id, ok: found === 0, found });
  }
  return { ok: checks.every((check) => check.ok), checks };
}
