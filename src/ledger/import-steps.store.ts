/** What an import does with staged lines, in SQL: accounts, lines known already, entries, monthly balances, quarantine. */
import { sql, type SQL } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import { writtenAccounts, writtenNumbers, writtenQuarantine, type Piece } from "./import-staging.store.ts";
import type { MonthSums } from "./month-sums.ts";
import type { QuarantinedEntry } from "./quarantine.rules.ts";
import type { FileAccount } from "./reader.ts";
import { COLUMN_OF, LOWERS_DEBT, MONTH_COLUMNS, type MonthColumn } from "./month.rules.ts";

export type Known = { lines: number; debitCents: number; creditCents: number };

/** The import under way, and the temporary tables of its transaction: gone when it ends, well or badly. */
export class Intake {
  readonly #tx: Tx;
  readonly #landlordId: string;
  readonly #importId: number;
  readonly #accounts: FileAccount[] = [];
  /** Whether the database knew one of the file's accounts before. */
  #someKnown = false;

  constructor(tx: Tx, landlordId: string, importId: number) {
    this.#tx = tx;
    this.#landlordId = landlordId;
    this.#importId = importId;
  }

  async prepare(): Promise<void> {
    const { rows } = this.#tx;
    await rows(sql`set local work_mem = '128MB'`);
    await rows(sql`
      create temporary table intake_line (
        line integer not null, account integer not null, entry_on date not null, kind text not null, means text,
        label text not null, reference text, debit_cents bigint not null, credit_cents bigint not null
      ) on commit drop`);
    await rows(sql`
      create temporary table intake_quarantine (
        line integer not null, field text not null, value text not null, rule text not null, message text not null,
        raw text not null, entry jsonb, known boolean not null default false
      ) on commit drop`);
    await rows(sql`
      create temporary table intake_number (rank integer not null, number text not null) on commit drop`);
    await rows(sql`
      create temporary table intake_described (
        rank integer not null, dwelling text not null, leaseholder text not null, insee text not null,
        address text not null, postcode text not null, town text not null, last_on date not null
      ) on commit drop`);
    await rows(sql`
      create temporary table intake_account (
        rank integer not null, number text not null, id bigint not null, household_id uuid not null,
        tenancy_id uuid not null, last_entry_on date, created boolean not null, first_on date, last_on date
      ) on commit drop`);
  }

  /** Takes one piece in. Gives what the database held already. */
  async take(piece: Piece): Promise<Known & { twins: ReadonlySet<number> }> {
    if (piece.quarantined.length > 0) {
      const columns = "intake_quarantine (line, field, value, rule, message, raw, entry)";
      await this.#tx.copyIn(columns, writtenQuarantine(piece.quarantined));
    }
    if (piece.accounts.length > 0) await this.#accountsNumbered(piece);
    const twins = await this.#twinsKeptBefore(piece);
    if (piece.count === 0) return { lines: 0, debitCents: 0, creditCents: 0, twins };
    await this.#tx.copyIn("intake_line", piece.lines);
    const known = await this.#knownLinesLeftOut(piece);
    if (known.lines < piece.count) await this.#entriesKept(piece.sorted);
    await this.#tx.rows(sql`truncate intake_line`);
    return { ...known, twins };
  }

  /** Keeps one more entry like one that the account holds; its months and balance follow. False where the account is not there. */
  async keepTwin(line: number, entry: QuarantinedEntry): Promise<boolean> {
    await this.prepare();
    const { account, on, kind, means, label, reference, debitCents, creditCents } = entry;
    const found = await this.#tx.rows(sql`
      insert into intake_account (rank, number, id, household_id, tenancy_id, last_entry_on, created, first_on, last_on)
      select 0, a.number, a.id, a.household_id, a.tenancy_id, a.last_entry_on, false, ${on}::date, ${on}::date
        from tenant_account a where a.landlord_id = ${this.#landlordId} and a.number = ${account}
      returning 1`);
    if (found.length === 0) return false;
    await this.#tx.rows(sql`
      insert into ledger_entry (landlord_id, account_id, entry_on, rank, kind, means, label, reference, debit_cents,
                                credit_cents, import_id, line)
      select ${this.#landlordId}::uuid, a.id, ${on}::date,
             coalesce((select max(e.rank) from ledger_entry e
                        where e.landlord_id = ${this.#landlordId} and e.account_id = a.id and e.entry_on = ${on}::date
                          and e.debit_cents = ${debitCents} and e.credit_cents = ${creditCents} and e.label = ${label}
                          and e.reference is not distinct from ${reference}::text), 0) + 1,
             ${kind}::text, ${means}::text, ${label}::text, ${reference}::text, ${debitCents}::bigint,
             ${creditCents}::bigint, ${this.#importId}::bigint, ${line}::int
        from intake_account a`);
    await this.#monthsCountedAgain();
    await this.#accountsUpdated();
    return true;
  }

  /** Creates what the file made known and brings months and accounts up to date. `months`: sums of every line of the file. */
  async finish(months: MonthSums): Promise<void> {
    const { rows, copyIn } = this.#tx;
    await copyIn("intake_described", writtenAccounts(this.#accounts));
    await rows(sql`analyze intake_described`);
    await rows(sql`analyze intake_account`);
    const [found] = await rows<{ created: boolean; touched: boolean }>(sql`
      select coalesce(bool_or(created), false) as created, coalesce(bool_or(first_on is not null), false) as touched
        from intake_account`);
    if (found?.created) {
      await rows(sql`
        create temporary table intake_month (
          rank integer not null, month date not null, charged bigint not null, benefit bigint not null,
          relief bigint not null, granted bigint not null, paid bigint not null, other bigint not null,
          balance bigint not null, rejected integer not null, last_payment_on date
        ) on commit drop`);
      await copyIn("intake_month", months.copyLines());
      await this.#monthsOfNewAccounts();
    }
    if (found?.touched) await this.#monthsCountedAgain();
    if (found?.created) await this.#accountsCreated();
    await this.#accountsUpdated();
  }

  /** Keeps the lines set aside; a file that was taken in before already left its own. */
  async quarantineSaved(sha256: string): Promise<void> {
    await this.#tx.rows(sql`
      insert into ledger_quarantine (landlord_id, import_id, line, field, value, rule, message, raw, entry)
      select ${this.#landlordId}::uuid, ${this.#importId}::bigint, line, field, value, rule, message, raw, entry
        from intake_quarantine
       where not known and not exists (select 1 from ledger_import i
                          where i.landlord_id = ${this.#landlordId} and i.sha256 = ${sha256} and i.id <> ${this.#importId})
       order by line`);
  }

  /** Finds the piece's new accounts by number; those unknown get the numbers they will be created with. */
  async #accountsNumbered(piece: Piece): Promise<void> {
    this.#accounts.push(...piece.accounts);
    await this.#tx.copyIn("intake_number", writtenNumbers(piece.accounts));
    const [known] = await this.#tx.rows<{ some: boolean }>(sql`
      with numbered as (insert into intake_account (rank, number, id, household_id, tenancy_id, last_entry_on, created)
      select n.rank, n.number, coalesce(a.id, nextval(pg_get_serial_sequence('tenant_account', 'id'))),
             coalesce(a.household_id, gen_random_uuid()), coalesce(a.tenancy_id, gen_random_uuid()),
             a.last_entry_on, a.id is null
        from (select * from intake_number order by rank) n
        left join tenant_account a on a.landlord_id = ${this.#landlordId} and a.number = n.number
       order by n.rank
      returning created)
      select coalesce(bool_or(not created), false) as some from numbered`);
    this.#someKnown ||= known?.some ?? false;
    await this.#tx.rows(sql`truncate intake_number`);
  }

  /** Lines of duplicates that a person kept from an earlier file: known, not to be decided on again. */
  async #twinsKeptBefore({ quarantined }: Piece): Promise<ReadonlySet<number>> {
    if (!this.#someKnown || !quarantined.some((one) => one.entry)) return new Set();
    const found = await this.#tx.rows<{ line: number }>(sql`
      update intake_quarantine q set known = true
        from (select line, entry, (row_number() over (partition by entry order by line) + 1)::int as rank
                from intake_quarantine where entry is not null) d
       where q.line = d.line and q.entry is not null and not q.known
         and exists (select 1 from intake_account a
                       join ledger_entry e on e.landlord_id = ${this.#landlordId} and e.account_id = a.id
                      where a.number = d.entry ->> 'account' and e.entry_on = (d.entry ->> 'on')::date and e.rank >= d.rank
                        and e.debit_cents = (d.entry ->> 'debitCents')::bigint
                        and e.credit_cents = (d.entry ->> 'creditCents')::bigint
                        and e.label = d.entry ->> 'label'
                        and e.reference is not distinct from d.entry ->> 'reference')
      returning q.line`);
    return new Set(found.map(({ line }) => line));
  }

  /** Takes out of the staged lines those the database holds; only days up to an account's last entry need a look. */
  async #knownLinesLeftOut(piece: Piece): Promise<Known> {
    const { rows } = this.#tx;
    const none = { lines: 0, debitCents: 0, creditCents: 0 };
    if (!this.#someKnown) return none;
    const [before] = await rows<{ some: boolean }>(
      sql`select exists (select 1 from intake_account where last_entry_on >= ${piece.firstOn}) as some`,
    );
    if (!before?.some) return none;
    await rows(sql`analyze intake_line`);
    await rows(sql`analyze intake_account`);
    const [known] = await rows<Known>(sql`
      with known as (
        delete from intake_line l
         using intake_account a
         where a.rank = l.account and l.entry_on <= a.last_entry_on
           and exists (select 1 from ledger_entry e
                        where e.landlord_id = ${this.#landlordId} and e.account_id = a.id and e.entry_on = l.entry_on
                          and e.debit_cents = l.debit_cents and e.credit_cents = l.credit_cents
                          and e.label = l.label and e.reference is not distinct from l.reference)
        returning l.debit_cents, l.credit_cents)
      select count(*)::int as lines, coalesce(sum(debit_cents), 0)::bigint as "debitCents",
             coalesce(sum(credit_cents), 0)::bigint as "creditCents"
        from known`);
    return known
      ? { lines: known.lines, debitCents: Number(known.debitCents), creditCents: Number(known.creditCents) }
      : none;
  }

  /** Writes the lines left as entries, side by side for each account: an account's page then reads few blocks. */
  async #entriesKept(sorted: boolean): Promise<void> {
    const order = sorted ? sql`` : sql`order by a.id, l.entry_on, l.line`;
    await this.#tx.rows(sql`
      insert into ledger_entry (landlord_id, account_id, entry_on, kind, means, label, reference, debit_cents, credit_cents,
                                import_id, line)
      select ${this.#landlordId}::uuid, a.id, l.entry_on, l.kind, l.means, l.label, l.reference, l.debit_cents,
             l.credit_cents, ${this.#importId}::bigint, l.line
        from intake_line l join intake_account a on a.rank = l.account ${order}`);
    if (!this.#someKnown) return;
    await this.#tx.rows(sql`
      update intake_account a
         set first_on = least(a.first_on, t.first_on), last_on = greatest(a.last_on, t.last_on)
        from (select account, min(entry_on) as first_on, max(entry_on) as last_on from intake_line group by account) t
       where a.rank = t.account and not a.created`);
  }

  /** Accounts the database did not know: their months are the file's own. */
  async #monthsOfNewAccounts(): Promise<void> {
    await this.#tx.rows(sql`
      insert into account_month (landlord_id, account_id, month, household_id, charged_cents, benefit_cents, relief_cents,
                                 grant_cents, paid_cents, other_cents, balance_cents, rejected_debits, last_payment_on)
      select ${this.#landlordId}::uuid, a.id, m.month, a.household_id, m.charged, m.benefit, m.relief, m.granted, m.paid,
             m.other, m.balance, m.rejected, m.last_payment_on
        from intake_month m join intake_account a on a.rank = m.rank
       where a.created`);
  }

  /** Accounts known before: their months are counted again from their entries, from the first new one on. */
  async #monthsCountedAgain(): Promise<void> {
    const { rows } = this.#tx;
    await rows(sql`
      create temporary table intake_touched on commit drop as
      select id, household_id, first_on - extract(day from first_on)::int + 1 as month
        from intake_account where first_on is not null order by id`);
    await rows(sql`analyze intake_touched`);
    await rows(sql`
      delete from account_month m using intake_touched t
       where m.landlord_id = ${this.#landlordId} and m.account_id = t.id and m.month >= t.month`);
    await rows(sql`
      insert into account_month (landlord_id, account_id, month, household_id, charged_cents, benefit_cents, relief_cents,
                                 grant_cents, paid_cents, other_cents, balance_cents, rejected_debits, last_payment_on)
      select ${this.#landlordId}::uuid, m.account_id, m.month, t.household_id, m.charged, m.benefit, m.relief, m."grant",
             m.paid, m.other,
             coalesce(before.balance_cents, 0) + sum(m.moved) over (partition by m.account_id order by m.month),
             m.rejected, m.last_payment_on
        from (select e.account_id, e.entry_on - extract(day from e.entry_on)::int + 1 as month, ${SUMS},
                     sum(e.debit_cents - e.credit_cents) as moved,
                     count(*) filter (where e.means = 'rejectedDirectDebit' and e.debit_cents > 0)::int as rejected,
                     max(e.entry_on) filter (where e.kind = 'payment' and e.credit_cents > 0) as last_payment_on
                from ledger_entry e join intake_touched t on t.id = e.account_id
               where e.landlord_id = ${this.#landlordId} and e.entry_on >= t.month
               group by 1, 2) m
        join intake_touched t on t.id = m.account_id
        left join lateral (select p.balance_cents from account_month p
                            where p.landlord_id = ${this.#landlordId} and p.account_id = t.id and p.month < t.month
                            order by p.month desc limit 1) before on true
       order by m.account_id, m.month`);
  }

  /** A household, a dwelling, a tenancy, a leaseholder and an account for each account number never seen before. */
  async #accountsCreated(): Promise<void> {
    const { rows } = this.#tx;
    // One line for the import tells of all of them: the audit need not write one for each.
    await rows(sql`select set_config('app.bulk', 'ledger import', true)`);
    await rows(sql`
      insert into dwelling (landlord_id, reference, address, postcode, town, commune_insee)
      select distinct on (f.dwelling) ${this.#landlordId}::uuid, f.dwelling, nullif(f.address, ''), nullif(f.postcode, ''),
             coalesce(nullif(f.town, ''), c.name), f.insee
        from intake_described f join commune c on c.insee = f.insee
       order by f.dwelling, f.rank desc
          on conflict (landlord_id, reference) do nothing`);
    await rows(sql`
      create temporary table intake_new on commit drop as
      select a.id, a.number, a.household_id, a.tenancy_id, f.last_on, f.leaseholder, f.insee, d.id as dwelling_id
        from intake_account a
        join intake_described f on f.rank = a.rank
        join dwelling d on d.landlord_id = ${this.#landlordId} and d.reference = f.dwelling
       where a.created order by a.id`);
    await rows(sql`analyze intake_new`);
    await rows(sql`insert into household (id, name) select household_id, leaseholder from intake_new`);
    await rows(sql`
      insert into tenancy (landlord_id, id, household_id, dwelling_id)
      select ${this.#landlordId}::uuid, tenancy_id, household_id, dwelling_id from intake_new`);
    await rows(sql`
      insert into person (household_id, last_name, is_leaseholder) select household_id, leaseholder, true from intake_new`);
    await rows(sql`
      insert into tenant_account (landlord_id, id, number, tenancy_id, household_id, leaseholder_name, commune_insee,
                                  last_entry_on, balance_cents, rent_charges_cents, benefit_cents, amount_due_cents)
      select ${this.#landlordId}::uuid, n.id, n.number, n.tenancy_id, n.household_id, n.leaseholder, n.insee, n.last_on,
             state.balance_cents, state.charged_cents, state.benefit_cents, state.charged_cents - state.benefit_cents
        from intake_new n ${this.#state(sql`n.id`)}`);
  }

  /** Accounts known before: their name and commune as the file gives them; their balance and last bill where it added entries. */
  async #accountsUpdated(): Promise<void> {
    const { rows } = this.#tx;
    await rows(sql`
      update tenant_account a set leaseholder_name = f.leaseholder, commune_insee = f.insee
        from intake_account i join intake_described f on f.rank = i.rank
       where a.landlord_id = ${this.#landlordId} and a.id = i.id and not i.created
         and (a.leaseholder_name, a.commune_insee) is distinct from (f.leaseholder, f.insee)`);
    await rows(sql`
      update tenant_account a
         set last_entry_on = greatest(a.last_entry_on, s.last_on), balance_cents = s.balance_cents,
             rent_charges_cents = coalesce(s.charged_cents, a.rent_charges_cents),
             benefit_cents = coalesce(s.benefit_cents, a.benefit_cents),
             amount_due_cents = coalesce(s.charged_cents - s.benefit_cents, a.amount_due_cents)
        from (select i.id, i.last_on, state.*
                from intake_account i ${this.#state(sql`i.id`)}
               where i.first_on is not null) s
       where a.landlord_id = ${this.#landlordId} and a.id = s.id`);
  }

  /** Joins `state`: the account's balance, and its last month that was billed (rent and charges, benefit). */
  #state(account: SQL): SQL {
    const months = sql`from account_month m where m.landlord_id = ${this.#landlordId} and m.account_id = ${account}`;
    return sql`
      cross join lateral (
        select last.balance_cents, bill.charged_cents, bill.benefit_cents
          from (select m.balance_cents ${months} order by m.month desc limit 1) last
          left join (select m.charged_cents, m.benefit_cents ${months} and m.charged_cents > 0
                      order by m.month desc limit 1) bill on true) state`;
  }
}

/** `sum(…) as charged, sum(…) as benefit, …`, from the table that says what each kind of entry is to its month. */
const SUMS = sql.join(
  MONTH_COLUMNS.map((column: MonthColumn) => {
    const kinds = Object.entries(COLUMN_OF)
      .filter(([, its]) => its === column)
      .map(([kind]) => `'${kind}'`);
    const amount = LOWERS_DEBT[column] ? "e.credit_cents - e.debit_cents" : "e.debit_cents - e.credit_cents";
    return sql.raw(`sum(case when e.kind in (${kinds.join(", ")}) then ${amount} else 0 end) as "${column}"`);
  }),
  sql.raw(", "),
);
