/** What other rules would make of the entries already there, and making it so: entries, months, bills, in one transaction. */
import { sql, type SQL } from "drizzle-orm";

import { type Classified, judge, type KindRule } from "../ledger/entry-kind.rules.ts";
import { kindsOf, LOWERS_DEBT, MONTH_COLUMNS, type MonthColumn } from "../ledger/month.rules.ts";
import type { Tx } from "../platform/database/database.ts";
import { add, type LabelSums } from "./store.ts";

/** Entries that rules take from one kind to another, with some of their labels. */
export type KindChange = LabelSums & { from: Classified; to: Classified; samples: string[] };

export type RulesEffect = {
  /** All entries and labels of the landlord that were judged. */
  judged: LabelSums;
  /** Most entries first; none where nothing would change. */
  changes: KindChange[];
  /** What each rule takes, in their order. */
  taken: LabelSums[];
  /** Entries and labels that no rule would know. */
  unknown: LabelSums;
};

const LABELS_AT_ONCE = 20_000;
const SAMPLES = 3;

const nothing = (): LabelSums => ({ labels: 0, entries: 0, debitCents: 0, creditCents: 0 });

/**
 * Judges every label of the landlord by `rules`. Leaves two temporary tables in the transaction: `kind_label`, the labels as
 * they stand, and `kind_change`, what those become that change. A label is judged once, whatever the number of its entries.
 */
export async function effectOf(tx: Tx, landlordId: string, rules: readonly KindRule[]): Promise<RulesEffect> {
  await tx.rows(sql`
    create temporary table kind_label on commit drop as
    select (row_number() over ())::int as n, l.* from (
      select label, kind, means, count(*) as entries, sum(debit_cents) as debit, sum(credit_cents) as credit
        from ledger_entry where landlord_id = ${landlordId} group by label, kind, means) l`);
  await tx.rows(
    sql`create temporary table kind_change (n int not null, kind text not null, means text) on commit drop`,
  );
  const [{ labels } = { labels: 0 }] = await tx.rows<{ labels: number }>(
    sql`select count(*)::int as labels from kind_label`,
  );
  const judged = judge(rules);
  const effect = { judged: nothing(), taken: rules.map(nothing), unknown: nothing() };
  const changes = new Map<string, KindChange>();
  for (let done = 0; done < labels; done += LABELS_AT_ONCE) {
    const rows = await tx.rows<Classified & Omit<LabelSums, "labels"> & { n: number; label: string }>(sql`
      select n, label, kind, means, entries::float8 as entries, debit::float8 as "debitCents", credit::float8 as "creditCents"
        from kind_label where n > ${done} and n <= ${done + LABELS_AT_ONCE}`);
    let changed = "";
    for (const { n, label, kind, means, ...counted } of rows) {
      const sums = { labels: 1, ...counted };
      const { is, by } = judged(label);
      add(effect.judged, sums);
      if (by !== null) add(effect.taken[by]!, sums);
      if (is.kind === "unknown") add(effect.unknown, sums);
      if (is.kind === kind && is.means === means) continue;
      changed += `${n}\t${is.kind}\t${is.means ?? "\\N"}\n`;
      const key = `${kind} ${means} ${is.kind} ${is.means}`;
      let change = changes.get(key);
      if (!change) changes.set(key, (change = { from: { kind, means }, to: is, ...nothing(), samples: [] }));
      add(change, sums);
      if (change.samples.length < SAMPLES) change.samples.push(label);
    }
    if (changed !== "") await tx.copyIn("kind_change (n, kind, means)", [Buffer.from(changed)]);
  }
  return { ...effect, changes: [...changes.values()].toSorted((a, b) => b.entries - a.entries) };
}

/**
 * Makes the changes that `effectOf` left in this transaction: entries, then the columns of their months by what moved from one to
 * the other (balances do not move), then the last bill of accounts whose charges or benefit did. Gives the accounts touched.
 * To be run under the landlord's lock (`ledger`).
 */
export async function reclassify(tx: Tx, landlordId: string): Promise<number> {
  await tx.rows(sql`analyze kind_label`);
  await tx.rows(sql`analyze kind_change`);
  await tx.rows(sql`
    create temporary table kind_moved (
      account_id bigint not null, month date not null, charged bigint not null, benefit bigint not null, relief bigint not null,
      granted bigint not null, paid bigint not null, other bigint not null, rejected int not null,
      payment_on date, no_payment_on date
    ) on commit drop`);
  await tx.rows(sql`
    with changed as (
      update ledger_entry e set kind = c.kind, means = c.means
        from kind_change c join kind_label l on l.n = c.n
       where e.landlord_id = ${landlordId} and e.label = l.label and e.kind = l.kind and e.means is not distinct from l.means
      returning e.account_id, e.entry_on, e.debit_cents, e.credit_cents, e.kind, e.means, l.kind as old_kind, l.means as old_means)
    insert into kind_moved
    select account_id, entry_on - extract(day from entry_on)::int + 1, ${MOVED},
           (count(*) filter (where means = ${REJECTED} and debit_cents > 0)
              - count(*) filter (where old_means = ${REJECTED} and debit_cents > 0))::int,
           max(entry_on) filter (where kind = 'payment' and old_kind <> 'payment' and credit_cents > 0),
           max(entry_on) filter (where kind <> 'payment' and old_kind = 'payment' and credit_cents > 0)
      from changed group by 1, 2`);
  await tx.rows(sql`analyze kind_moved`);
  // A month's last payment is looked for again only where it was one of those that no longer are payments.
  await tx.rows(sql`
    update account_month m
       set charged_cents = m.charged_cents + d.charged, benefit_cents = m.benefit_cents + d.benefit,
           relief_cents = m.relief_cents + d.relief, grant_cents = m.grant_cents + d.granted,
           paid_cents = m.paid_cents + d.paid, other_cents = m.other_cents + d.other,
           rejected_debits = m.rejected_debits + d.rejected,
           last_payment_on = case when d.no_payment_on = m.last_payment_on then
             (select max(e.entry_on) from ledger_entry e
               where e.landlord_id = ${landlordId} and e.account_id = m.account_id and e.entry_on >= m.month
                 and e.entry_on < (m.month + interval '1 month')::date and e.kind = 'payment' and e.credit_cents > 0)
             else greatest(m.last_payment_on, d.payment_on) end
      from kind_moved d
     where m.landlord_id = ${landlordId} and m.account_id = d.account_id and m.month = d.month`);
  await tx.rows(sql`
    update tenant_account a
       set rent_charges_cents = s.charged_cents, benefit_cents = s.benefit_cents,
           amount_due_cents = s.charged_cents - s.benefit_cents
      from (select t.account_id, bill.charged_cents, bill.benefit_cents
              from (select account_id from kind_moved where charged <> 0 or benefit <> 0 group by account_id) t
              left join lateral (
                select m.charged_cents, m.benefit_cents from account_month m
                 where m.landlord_id = ${landlordId} and m.account_id = t.account_id and m.charged_cents > 0
                 order by m.month desc limit 1) bill on true) s
     where a.landlord_id = ${landlordId} and a.id = s.account_id
       and (a.rent_charges_cents, a.benefit_cents) is distinct from (s.charged_cents, s.benefit_cents)`);
  const [{ accounts } = { accounts: 0 }] = await tx.rows<{ accounts: number }>(
    sql`select count(distinct account_id)::int as accounts from kind_moved`,
  );
  return accounts;
}

const REJECTED = "rejectedDirectDebit" satisfies Classified["means"];

/** What each column of a month gains by the entries' new kinds, less what it loses with the old ones. */
const MOVED: SQL = sql.join(
  MONTH_COLUMNS.map((column: MonthColumn) => {
    const kinds = kindsOf(column)
      .map((kind) => `'${kind}'`)
      .join(", ");
    const amount = LOWERS_DEBT[column] ? "credit_cents - debit_cents" : "debit_cents - credit_cents";
    return sql.raw(`sum((${amount}) * ((kind in (${kinds}))::int - (old_kind in (${kinds}))::int))::bigint`);
  }),
  sql.raw(", "),
);
