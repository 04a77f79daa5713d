/**
 * Entries of a period that a corrected file no longer holds: taken out of the ledger once the whole file is read. What the file and
 * the ledger both hold stays as it is, so that the same file again changes nothing.
 */
import { sql } from "drizzle-orm";

import type { Period } from "../ledger-file/rules.ts";
import type { Tx } from "../platform/database/database.ts";

/** `onlyOfFile`: entries of accounts without a line in the file stay. */
export type Withdrawing = Period & { onlyOfFile: boolean };

type Withdrawn = { lines: number; debitCents: number; creditCents: number };

const IDENTITY = sql.raw("account_id, entry_on, debit_cents, credit_cents, label, reference");

export class Withdrawal {
  readonly #tx: Tx;
  readonly #landlordId: string;
  readonly #importId: number;
  readonly #period: Withdrawing;

  constructor(tx: Tx, landlordId: string, importId: number, period: Withdrawing) {
    this.#tx = tx;
    this.#landlordId = landlordId;
    this.#importId = importId;
    this.#period = period;
  }

  async prepare(): Promise<void> {
    await this.#tx.rows(sql`
      create temporary table intake_held (
        account_id bigint not null, entry_on date not null, debit_cents bigint not null, credit_cents bigint not null,
        label text not null, reference text
      ) on commit drop`);
  }

  /** What goes, left in intake_gone and intake_gone_account; the file's accounts in intake_in_file. Lines known already stand in intake_held, kept duplicates in intake_quarantine. */
  async found(accountIds: readonly number[]): Promise<void> {
    const { rows } = this.#tx;
    const { from, to, onlyOfFile } = this.#period;
    await rows(sql`
      insert into intake_held (${IDENTITY})
      select a.id, (q.entry ->> 'on')::date, (q.entry ->> 'debitCents')::bigint, (q.entry ->> 'creditCents')::bigint,
             q.entry ->> 'label', q.entry ->> 'reference'
        from intake_quarantine q
        join tenant_account a on a.landlord_id = ${this.#landlordId} and a.number = q.entry ->> 'account'
       where q.known`);
    await rows(sql`analyze intake_held`);
    await rows(sql`
      create temporary table intake_in_file on commit drop as
      select id from unnest(${`{${accountIds.join(",")}}`}::bigint[]) as id`);
    // An entry that a person kept as a second one goes where the file has it once: its rank is past what the file holds.
    await rows(sql`
      create temporary table intake_gone on commit drop as
      select e.account_id, e.entry_on, e.import_id, e.line, e.debit_cents, e.credit_cents
        from ledger_entry e
       where e.landlord_id = ${this.#landlordId} and e.entry_on between ${from}::date and ${to}::date
         and e.import_id <> ${this.#importId}
         ${onlyOfFile ? sql`and exists (select 1 from intake_in_file f where f.id = e.account_id)` : sql``}
         and not exists (
           select 1 from (select ${IDENTITY}, count(*) as times from intake_held group by ${IDENTITY}) h
            where h.account_id = e.account_id and h.entry_on = e.entry_on and h.debit_cents = e.debit_cents
              and h.credit_cents = e.credit_cents and h.label = e.label and h.reference is not distinct from e.reference
              and h.times >= e.rank)`);
    await rows(sql`
      create temporary table intake_gone_account on commit drop as
      select account_id, min(entry_on) as first_on from intake_gone group by 1`);
    await rows(sql`analyze intake_gone`);
    await rows(sql`analyze intake_gone_account`);
  }

  /** Takes them out. Throws where not all of them went: the caller's transaction then ends with nothing done. */
  async takenOut(): Promise<Withdrawn> {
    const { rows } = this.#tx;
    const [sums] = await rows<Withdrawn>(sql`
      select count(*)::int as lines, coalesce(sum(debit_cents), 0)::float8 as "debitCents",
             coalesce(sum(credit_cents), 0)::float8 as "creditCents"
        from intake_gone`);
    if (sums!.lines === 0) return sums!;
    const [went] = await rows<{ n: number }>(sql`
      select app.withdraw_entries(${this.#landlordId}::uuid, ${this.#importId}::bigint, array_agg(account_id), array_agg(entry_on),
                                  array_agg(import_id), array_agg(line))::int as n
        from intake_gone`);
    if (went!.n !== sums!.lines) throw new Error(`${went!.n} entries withdrawn of ${sums!.lines}`);
    // Their months are counted again, whether or not the file names them.
    await rows(sql`
      insert into intake_account (id, number)
      select a.id, a.number from intake_gone_account g
        join tenant_account a on a.landlord_id = ${this.#landlordId} and a.id = g.account_id
       where not exists (select 1 from intake_account i where i.id = g.account_id)`);
    return sums!;
  }

  /** What their accounts say of the last entry, the balance and the bill: from what is left, which may be nothing. */
  async accountsUpdated(): Promise<void> {
    const landlord = sql`${this.#landlordId}::uuid`;
    const months = sql`from account_month m where m.landlord_id = ${landlord} and m.account_id = g.account_id`;
    await this.#tx.rows(sql`
      update tenant_account a
         set last_entry_on = s.last_on, balance_cents = s.balance_cents, rent_charges_cents = s.charged_cents,
             benefit_cents = s.benefit_cents, amount_due_cents = s.charged_cents - s.benefit_cents
        from (select g.account_id, e.last_on, coalesce(last.balance_cents, 0) as balance_cents, bill.charged_cents, bill.benefit_cents
                from intake_gone_account g
               cross join lateral (select max(le.entry_on) as last_on from ledger_entry le
                                    where le.landlord_id = ${landlord} and le.account_id = g.account_id) e
                left join lateral (select m.balance_cents ${months} order by m.month desc limit 1) last on true
                left join lateral (select m.charged_cents, m.benefit_cents ${months} and m.charged_cents > 0
                                    order by m.month desc limit 1) bill on true) s
       where a.landlord_id = ${landlord} and a.id = s.account_id`);
  }
}
