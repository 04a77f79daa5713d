/**
 * Lines of a long file that may be the same as earlier ones whose marks are forgotten (seen-lines.ts): kept aside until the file
 * is in, then compared with what it gave. Memory stays flat; a file in no order pays with time.
 */
import { sql } from "drizzle-orm";

import type { CopyRows } from "../platform/database/copy-rows.ts";
import type { Tx } from "../platform/database/database.ts";
import { duplicateOf, type QuarantinedEntry, type QuarantinedLine } from "../ledger-file/quarantine.rules.ts";
import { LINE_COLUMNS } from "./import-staging.store.ts";

const AT_ONCE = 5_000;

export type Duplicate = QuarantinedLine & { entry: QuarantinedEntry };

export class LateLines {
  readonly #tx: Tx;
  readonly #landlordId: string;
  #some = false;

  constructor(tx: Tx, landlordId: string) {
    this.#tx = tx;
    this.#landlordId = landlordId;
  }

  async keptAside(lines: CopyRows): Promise<void> {
    if (lines.rows === 0) return;
    if (!this.#some) {
      await this.#tx.rows(sql`
        create temporary table intake_late (
          line integer not null, account_id bigint not null, entry_on date not null, debit_cents bigint not null,
          credit_cents bigint not null, kind text not null, means text, label text not null, reference text,
          raw text not null, first integer
        ) on commit drop`);
    }
    this.#some = true;
    await this.#tx.copyRows(`intake_late ${LINE_COLUMNS.replace(")", ", raw)")}`, lines);
  }

  /** Finds those that the file gave before: in its entries of `importId`, or among the late lines themselves. */
  async compared(importId: number): Promise<boolean> {
    if (!this.#some) return false;
    const { rows } = this.#tx;
    await rows(sql`analyze intake_late`);
    await rows(sql`
      update intake_late l set first = d.first
        from (select t.line, least(e.first, nullif(t.first, t.line)) as first
                from (select line, account_id, entry_on, debit_cents, credit_cents, label, reference,
                             min(line) over (partition by account_id, entry_on, debit_cents, credit_cents, label, reference) as first
                        from intake_late) t
                left join lateral (select min(e.line) as first from ledger_entry e
                                    where e.landlord_id = ${this.#landlordId} and e.account_id = t.account_id
                                      and e.entry_on = t.entry_on and e.import_id = ${importId}
                                      and e.debit_cents = t.debit_cents and e.credit_cents = t.credit_cents
                                      and e.label = t.label and e.reference is not distinct from t.reference) e on true) d
       where d.line = l.line and d.first is not null`);
    return true;
  }

  /** The first day of each account that has a duplicate among them. */
  daysWithDuplicates(): Promise<{ id: number; on: string }[]> {
    return this.#tx.rows(sql`
      select account_id as id, min(entry_on) as "on" from intake_late where first is not null group by 1`);
  }

  /** The duplicates, in the order of the file, some thousands at a time. */
  async *duplicates(): AsyncGenerator<Duplicate[]> {
    for (let after = 0; ;) {
      const found = await this.#tx.rows<QuarantinedEntry & { line: number; first: number; raw: string }>(sql`
        select l.line, l.first, l.raw, a.number as account, l.entry_on as "on", l.kind, l.means, l.label, l.reference,
               l.debit_cents as "debitCents", l.credit_cents as "creditCents"
          from intake_late l join tenant_account a on a.landlord_id = ${this.#landlordId} and a.id = l.account_id
         where l.first is not null and l.line > ${after} order by l.line limit ${AT_ONCE}`);
      if (found.length === 0) return;
      yield found.map(({ line, first, raw, ...entry }) => duplicateOf(first, line, entry, raw));
      after = found.at(-1)!.line;
    }
  }

  /** Hands the others on to intake_line. */
  async handedOn(): Promise<void> {
    const columns = sql.raw(LINE_COLUMNS.slice(1, -1));
    await this.#tx.rows(
      sql`insert into intake_line (${columns}) select ${columns} from intake_late where first is null`,
    );
  }
}
