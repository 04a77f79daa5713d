/** What must always hold, counted in SQL: `found` is the number of rows that break the rule. */
import { sql, type SQL } from "drizzle-orm";

import { accountsOutOfBalance } from "../ledger/store.ts";
import type { Tx } from "../platform/database/database.ts";

export type Verification = { ok: boolean; checks: { id: string; ok: boolean; found: number }[] };

const count = (rows: SQL) => sql`select count(*) as found from (${rows}) broken`;

/** What a household's file turns on: each of these rows was written with its audit line, by the same trigger. */
const AUDITED = [
  "referral",
  "measure",
  "decision",
  "repayment_plan",
  "rent_relief",
  "debt_grant",
  "lease_transfer",
  "rehousing_request",
  "rehousing_proposal",
  "envelope_line",
];
const unaudited = (table: string) => sql`
  select 1 from ${sql.identifier(table)} r
   where not exists (select 1 from audit_entry a where a.subject = ${table} and a.subject_id = r.id::text and a.action = 'insert')
     -- What was written before the log's oldest line has none any more.
     and coalesce((to_jsonb(r) ->> 'created_at')::timestamptz > (select max(last_at) from audit_seal where expired_at is not null),
                  not exists (select 1 from audit_seal where expired_at is not null))`;

const CHECKS: Record<string, SQL> = {
  entriesHaveAccounts: count(sql`
    select 1 from (select distinct landlord_id, account_id from ledger_entry) e
     where not exists (select 1 from tenant_account a where a.landlord_id = e.landlord_id and a.id = e.account_id)`),
  /** Its key holds within a part of the table alone. */
  monthsStandOnce: count(sql`
    select 1 from account_month group by landlord_id, account_id, month having count(*) > 1`),
  importTotalsAddUp: count(sql`
    select 1 from ledger_import
     where read <> kept + known + quarantined
        or file_debit_cents <> debit_cents + known_debit_cents + quarantined_debit_cents
        or file_credit_cents <> credit_cents + known_credit_cents + quarantined_credit_cents`),
  vacancyTotalsAddUp: count(sql`
    select 1 from vacancy_import where read <> created + updated + unchanged + set_aside`),
  takeoverTotalsAddUp: count(sql`
    select 1 from taken_over_file f
     where f.read <> f.kept + f.known + f.quarantined
        or (f.what = 'cases' and f.kept <> (select count(*) from taken_over_case c where c.file_id = f.id))`),
  /** A home is promised to one household at most, and only while it is free. */
  homesPromisedOnce: count(sql`
    select 1 from rehousing_proposal p join vacancy v on v.id = p.vacancy_id
     where p.ended_on is null and (v.status <> 'open'
        or exists (select 1 from rehousing_proposal x where x.vacancy_id = p.vacancy_id and x.id <> p.id and x.ended_on is null))`),
  /**
   * What an import says it kept is what the ledger holds of it, or what a corrected file withdrew since: duplicates kept since have a
   * rank of their own.
   */
  importsHaveTheirEntries: count(sql`
    select 1 from ledger_import i
      left join (select landlord_id, import_id, count(*) as kept, sum(debit_cents) as debit, sum(credit_cents) as credit
                   from (select landlord_id, import_id, debit_cents, credit_cents from ledger_entry where rank = 1
                         union all
                         select landlord_id, import_id, debit_cents, credit_cents from withdrawn_entry where rank = 1) held
                  group by 1, 2) e
        on e.landlord_id = i.landlord_id and e.import_id = i.id
     where i.kind = 'movements' and (i.kept, i.debit_cents, i.credit_cents) is distinct from (coalesce(e.kept, 0), coalesce(e.debit, 0), coalesce(e.credit, 0))`),
  /** What an import says it withdrew is what can still be read of it, and nothing of that is in the ledger. */
  withdrawnStayReadable: count(sql`
    select 1 from ledger_import i
      left join (select landlord_id, withdrawn_by, count(*) as lines, sum(debit_cents) as debit, sum(credit_cents) as credit
                   from withdrawn_entry group by 1, 2) w
        on w.landlord_id = i.landlord_id and w.withdrawn_by = i.id
     where (i.withdrawn, i.withdrawn_debit_cents, i.withdrawn_credit_cents)
             is distinct from (coalesce(w.lines, 0), coalesce(w.debit, 0), coalesce(w.credit, 0))
    union all
    select 1 from withdrawn_entry w
      join ledger_entry e on e.landlord_id = w.landlord_id and e.account_id = w.account_id and e.entry_on = w.entry_on
                         and e.import_id = w.import_id and e.line = w.line`),
  /** The same of a list of balances: what each account owes is a debit of the file, what it is owed a credit. */
  listsHaveTheirBalances: count(sql`
    select 1 from ledger_import i
      left join (select landlord_id, import_id, count(*) as kept, sum(greatest(balance_cents, 0)) as debit, sum(greatest(-balance_cents, 0)) as credit
                   from stated_balance group by 1, 2) b
        on b.landlord_id = i.landlord_id and b.import_id = i.id
     where i.kind <> 'movements' and (i.kept, i.debit_cents, i.credit_cents) is distinct from (coalesce(b.kept, 0), coalesce(b.debit, 0), coalesce(b.credit, 0))`),
  plansSumToDebts: count(sql`
    select 1 from repayment_plan p
     where p.debt_cents <> (select coalesce(sum(i.amount_cents), 0) from instalment i where i.plan_id = p.id)`),
  reliefNeverAboveBill: count(sql`
    select 1 from rent_relief_month where amount_cents < 0 or amount_cents > bill_cents or fund_cents > amount_cents`),
  grantsWithinDebts: count(sql`
    select 1 from debt_grant where asked_cents > debt_cents or granted_cents > asked_cents or paid_cents > granted_cents`),
  /** What an envelope says is committed is what its grants and reliefs are, and no more than it holds. */
  envelopesNeverOverspent: count(sql`
    select 1 from envelope e
     where e.committed_cents > e.amount_cents + e.over_cents
        or e.committed_cents <> coalesce((select sum(c.amount_cents) from envelope_commitment c
                                           where c.fund = e.fund and c.year = e.year and c.landlord_id is not distinct from e.landlord_id), 0)`),
  grantsAreCommitted: count(sql`
    select 1 from debt_grant g
      left join envelope_commitment c on c.subject_id = g.id and c.fund = g.fund and c.year = g.year
     where coalesce(g.paid_cents, g.granted_cents, 0) <> coalesce(c.amount_cents, 0)`),
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
  /** What indicators are counted from is what the facts say. */
  indicatorsReadTheFacts: count(sql`select * from app.miscounted()`),
  /** The access log is what was sealed: no line changed, added or gone, no seal missing. */
  auditChain: count(sql`select * from app.broken_seals()`),
  auditComplete: count(sql.join(AUDITED.map(unaudited), sql` union all `)),
};

/** Runs every check, in a transaction that sees all rows (the system role). */
export async function verify(tx: Tx): Promise<Verification> {
  const outOfBalance = (await accountsOutOfBalance(tx)).length;
  const checks = [{ id: "balancesEqualEntries", ok: outOfBalance === 0, found: outOfBalance }];
  for (const [id, statement] of Object.entries(CHECKS)) {
    const [row] = await tx.rows<{ found: number }>(statement);
    const found = row?.found ?? 0;
    checks.push({ id, ok: found === 0, found });
  }
  return { ok: checks.every((check) => check.ok), checks };
}
