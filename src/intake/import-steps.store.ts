/** What an import does with staged lines, in SQL: accounts, lines known already, entries, monthly balances, quarantine. */
import { sql, type SQL } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import type { IntakeAccount } from "./account-book.store.ts";
import { LINE_COLUMNS, type Piece, writtenAccounts, writtenQuarantine } from "./import-staging.store.ts";
import type { MonthSums } from "./month-sums.ts";
import type { QuarantinedEntry } from "../ledger-file/quarantine.rules.ts";
import { kindsOf, LOWERS_DEBT, MONTH_COLUMNS, type MonthColumn } from "../ledger/month.rules.ts";

export type Known = { lines: number; debitCents: number; creditCents: number };
const NONE: Known = { lines: 0, debitCents: 0, creditCents: 0 };

/** The import under way, and the temporary tables of its transaction: gone when it ends, well or badly. */
export class Intake {
  readonly #tx: Tx;
  readonly #landlordId: string;
  readonly #importId: number;
  /** The file's own part of the ledger, once it proved long. */
  #segment: string | undefined;

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
        line integer not null, account_id bigint not null, entry_on date not null, kind text not null, means text,
        label text not null, reference text, debit_cents bigint not null, credit_cents bigint not null
      ) on commit drop`);
    await rows(sql`
      create temporary table intake_quarantine (
        line integer not null, field text not null, value text not null, rule text not null, message text not null,
        english text not null, raw text not null, entry jsonb, known boolean not null default false
      ) on commit drop`);
    // Days of the entries kept after a look, account by account.
    await rows(sql`
      create temporary table intake_kept (account_id bigint not null, first_on date not null, last_on date not null)
        on commit drop`);
    await rows(sql`
      create temporary table intake_account (
        rank integer not null, id bigint not null, number text not null, created boolean not null,
        dwelling text not null default '', leaseholder text not null default '', insee text not null default '',
        address text not null default '', postcode text not null default '', town text not null default '', file_last_on date, first_on date, last_on date,
        household_id uuid not null default gen_random_uuid(), tenancy_id uuid not null default gen_random_uuid()
      ) on commit drop`);
  }

  /** Takes one piece in; `isWhole`: it is all the file. Gives what the database held already. */
  async take(piece: Piece, isWhole: boolean): Promise<Known & { twins: ReadonlySet<number> }> {
    if (piece.quarantined.length > 0) {
      const columns = "intake_quarantine (line, field, value, rule, message, english, raw, entry)";
      await this.#tx.copyIn(columns, writtenQuarantine(piece.quarantined));
    }
    const twins = await this.#twinsKeptBefore(piece);
    if (piece.freshCount > 0 && !isWhole) await this.#copiedToSegment(piece.fresh);
    const toLookAt = isWhole ? [...piece.doubtful, ...piece.fresh] : piece.doubtful;
    if (toLookAt.length === 0) return { ...NONE, twins };
    await this.#tx.copyIn(`intake_line ${LINE_COLUMNS}`, toLookAt);
    const known = piece.doubtfulCount > 0 ? await this.#knownLinesLeftOut() : NONE;
    const kept = piece.doubtfulCount + (isWhole ? piece.freshCount : 0) - known.lines;
    if (kept > 0) await this.#entriesKept(piece.sorted);
    await this.#tx.rows(sql`truncate intake_line`);
    return { ...known, twins };
  }

  /** Lines that nothing can hold yet go where they stay, written once; their index is built when all are there. */
  async #copiedToSegment(lines: Uint8Array[]): Promise<void> {
    if (!this.#segment) {
      const [opened] = await this.#tx.rows<{ segment: string }>(
        sql`select app.open_ledger_segment(${this.#landlordId}::uuid, ${this.#importId}::bigint) as segment`,
      );
      this.#segment = opened!.segment;
    }
    await this.#tx.copyIn(`${this.#segment} ${LINE_COLUMNS}`, lines);
  }

  /** Keeps one more entry like one that the account holds; its months and balance follow. False where the account is not there. */
  async keepTwin(line: number, entry: QuarantinedEntry): Promise<boolean> {
    await this.prepare();
    const { account, on, kind, means, label, reference, debitCents, creditCents } = entry;
    const found = await this.#tx.rows(sql`
      insert into intake_account (rank, id, number, created, first_on, last_on, household_id, tenancy_id)
      select 0, a.id, a.number, false, ${on}::date, ${on}::date, a.household_id, a.tenancy_id
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
    await this.#balancesUpdated();
    return true;
  }

  /** Creates what the file made known and brings months and accounts up to date. `months`: sums of every line of the file. */
  async finish(months: MonthSums, accounts: readonly IntakeAccount[]): Promise<void> {
    const { rows, copyIn } = this.#tx;
    if (this.#segment) await rows(sql`select app.close_ledger_segment(${this.#importId}::bigint)`);
    const columns =
      "(rank, id, number, created, dwelling, leaseholder, insee, address, postcode, town, file_last_on, first_on, last_on)";
    await copyIn(`intake_account ${columns}`, writtenAccounts(accounts));
    await rows(sql`analyze intake_account`);
    if (accounts.some(({ created }) => !created)) {
      await rows(sql`
        update intake_account i
           set household_id = a.household_id, tenancy_id = a.tenancy_id,
               first_on = least(i.first_on, k.first_on), last_on = greatest(i.last_on, k.last_on)
          from tenant_account a
          left join (select account_id, min(first_on) as first_on, max(last_on) as last_on from intake_kept group by account_id) k
            on k.account_id = a.id
         where a.landlord_id = ${this.#landlordId} and a.id = i.id and not i.created`);
      await this.#monthsCountedAgain();
      await this.#accountsDescribed();
      await this.#balancesUpdated();
    }
    const created = new Set(accounts.filter((one) => one.created).map(({ file }) => file.rank));
    if (created.size > 0) {
      await rows(sql`
        create temporary table intake_month (
          rank integer not null, month date not null, charged bigint not null, benefit bigint not null,
          relief bigint not null, granted bigint not null, paid bigint not null, other bigint not null,
          balance bigint not null, rejected integer not null, last_payment_on date
        ) on commit drop`);
      await copyIn("intake_month", months.copyLines(created));
      await this.#monthsOfNewAccounts();
      await this.#accountsCreated();
    }
  }

  /** Keeps the lines set aside; a file that was taken in before already left its own. */
  async quarantineSaved(sha256: string): Promise<void> {
    await this.#tx.rows(sql`
      insert into ledger_quarantine (landlord_id, import_id, line, field, value, rule, message, english, raw, entry)
      select ${this.#landlordId}::uuid, ${this.#importId}::bigint, line, field, value, rule, message, english, raw, entry
        from intake_quarantine
       where not known and not exists (select 1 from ledger_import i
                          where i.landlord_id = ${this.#landlordId} and i.sha256 = ${sha256} and i.id <> ${this.#importId})
       order by line`);
  }

  /** Lines of duplicates that a person kept from an earlier file: known, not to be decided on again. */
  async #twinsKeptBefore({ quarantined }: Piece): Promise<ReadonlySet<number>> {
    if (!quarantined.some((one) => one.entry)) return new Set();
    const found = await this.#tx.rows<{ line: number }>(sql`
      update intake_quarantine q set known = true
        from (select line, entry, (row_number() over (partition by entry order by line) + 1)::int as rank
                from intake_quarantine where entry is not null) d
       where q.line = d.line and q.entry is not null and not q.known
         and exists (select 1 from tenant_account a
                       join ledger_entry e on e.landlord_id = a.landlord_id and e.account_id = a.id
                      where a.landlord_id = ${this.#landlordId} and a.number = d.entry ->> 'account' and e.entry_on = (d.entry ->> 'on')::date and e.rank >= d.rank
                        and e.debit_cents = (d.entry ->> 'debitCents')::bigint
                        and e.credit_cents = (d.entry ->> 'creditCents')::bigint
                        and e.label = d.entry ->> 'label'
                        and e.reference is not distinct from d.entry ->> 'reference')
      returning q.line`);
    return new Set(found.map(({ line }) => line));
  }

  /** Takes out of the staged lines those that the database holds. */
  async #knownLinesLeftOut(): Promise<Known> {
    await this.#tx.rows(sql`analyze intake_line`);
    const [known] = await this.#tx.rows<Known>(sql`
      with known as (
        delete from intake_line l
         where exists (select 1 from ledger_entry e
                        where e.landlord_id = ${this.#landlordId} and e.account_id = l.account_id and e.entry_on = l.entry_on
                          and e.debit_cents = l.debit_cents and e.credit_cents = l.credit_cents
                          and e.label = l.label and e.reference is not distinct from l.reference)
        returning l.debit_cents, l.credit_cents)
      select count(*)::int as lines, coalesce(sum(debit_cents), 0)::bigint as "debitCents",
             coalesce(sum(credit_cents), 0)::bigint as "creditCents"
        from known`);
    return known ?? NONE;
  }

  /** Writes the lines left as entries, side by side for each account: an account's page then reads few blocks. */
  async #entriesKept(sorted: boolean): Promise<void> {
    const order = sorted ? sql`` : sql`order by account_id, entry_on, line`;
    await this.#tx.rows(sql`
      insert into ledger_entry (landlord_id, account_id, entry_on, kind, means, label, reference, debit_cents, credit_cents,
                                import_id, line)
      select ${this.#landlordId}::uuid, account_id, entry_on, kind, means, label, reference, debit_cents, credit_cents,
             ${this.#importId}::bigint, line
        from intake_line ${order}`);
    await this.#tx.rows(
      sql`insert into intake_kept select account_id, min(entry_on), max(entry_on) from intake_line group by account_id`,
    );
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
        from intake_account where not created and first_on is not null order by id`);
    const [{ some } = { some: false }] = await rows<{ some: boolean }>(
      sql`select exists (select 1 from intake_touched) as some`,
    );
    if (!some) return;
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
        from intake_account f join commune c on c.insee = f.insee
       where f.created order by f.dwelling, f.rank desc
          on conflict (landlord_id, reference) do nothing`);
    await rows(sql`
      create temporary table intake_new on commit drop as
      select a.id, a.number, a.household_id, a.tenancy_id, a.file_last_on as last_on, a.leaseholder, a.insee, d.id as dwelling_id
        from intake_account a
        join dwelling d on d.landlord_id = ${this.#landlordId} and d.reference = a.dwelling
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

  /** Accounts known before: their name and commune as the file gives them. */
  async #accountsDescribed(): Promise<void> {
    await this.#tx.rows(sql`
      update tenant_account a set leaseholder_name = i.leaseholder, commune_insee = i.insee
        from intake_account i
       where a.landlord_id = ${this.#landlordId} and a.id = i.id and not i.created
         and (a.leaseholder_name, a.commune_insee) is distinct from (i.leaseholder, i.insee)`);
  }

  /** The balance and the last bill of accounts known before, where entries were added. */
  async #balancesUpdated(): Promise<void> {
    await this.#tx.rows(sql`
      update tenant_account a
         set last_entry_on = greatest(a.last_entry_on, s.last_on), balance_cents = s.balance_cents,
             rent_charges_cents = coalesce(s.charged_cents, a.rent_charges_cents),
             benefit_cents = coalesce(s.benefit_cents, a.benefit_cents),
             amount_due_cents = coalesce(s.charged_cents - s.benefit_cents, a.amount_due_cents)
        from (select i.id, i.last_on, state.*
                from intake_account i ${this.#state(sql`i.id`)}
               where not i.created and i.first_on is not null) s
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
    const kinds = kindsOf(column).map((kind) => `'${kind}'`);
    const amount = LOWERS_DEBT[column] ? "e.credit_cents - e.debit_cents" : "e.debit_cents - e.credit_cents";
    return sql.raw(`sum(case when e.kind in (${kinds.join(", ")}) then ${amount} else 0 end) as "${column}"`);
  }),
  sql.raw(", "),
);
