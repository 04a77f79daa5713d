/** What an import does with the pieces of a file, in SQL: accounts, lines known already, entries, monthly balances, quarantine. */
import { sql } from "drizzle-orm";

import { CopyRows } from "../platform/database/copy-rows.ts";
import type { Tx } from "../platform/database/database.ts";
import { type AccountBook, countAgain } from "./account-book.store.ts";
import { accountsDescribed, balancesUpdated, monthsCountedAgain } from "./counted-again.store.ts";
import { LINE_COLUMNS, type Piece, writtenQuarantine } from "./import-staging.store.ts";
import { type Duplicate, LateLines } from "./late-lines.store.ts";
import { NewAccounts } from "./new-accounts.store.ts";
import type { QuarantinedEntry, QuarantinedLine } from "../ledger-file/quarantine.rules.ts";
import { Withdrawal, type Withdrawing } from "./withdrawal.store.ts";
import { ACCOUNT_COLUMNS, isUnfinished, writeAccount } from "./written-account.ts";

export type Known = { lines: number; debitCents: number; creditCents: number };
const NONE: Known = { lines: 0, debitCents: 0, creditCents: 0 };

/** The import under way, and the temporary tables of its transaction: gone when it ends, well or badly. */
export class Intake {
  readonly #tx: Tx;
  readonly #landlordId: string;
  readonly #importId: number;
  readonly #newAccounts: NewAccounts;
  readonly #late: LateLines;
  /** Where the file replaces a period. */
  readonly #withdrawal: Withdrawal | undefined;
  #short: boolean | undefined;
  /** The file's own part of the ledger, once it proved long. */
  #segment: string | undefined;

  constructor(tx: Tx, landlordId: string, importId: number, withdrawing?: Withdrawing) {
    this.#tx = tx;
    this.#landlordId = landlordId;
    this.#importId = importId;
    this.#newAccounts = new NewAccounts(tx, landlordId, importId);
    this.#late = new LateLines(tx, landlordId);
    this.#withdrawal = withdrawing && new Withdrawal(tx, landlordId, importId, withdrawing);
  }

  async prepare(): Promise<void> {
    const { rows } = this.#tx;
    // Statements of thousands of rows, each run once: compiling them costs more than it saves.
    await rows(sql`
      select set_config('work_mem', '128MB', true), set_config('maintenance_work_mem', '128MB', true),
             set_config('jit', 'off', true)`);
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
        id bigint not null, number text not null, household_id uuid, tenancy_id uuid, dwelling_id uuid, person_id uuid, dwelling text, leaseholder text, insee text,
        address text, postcode text, town text, balance_cents bigint, charged_cents bigint, benefit_cents bigint,
        file_last_on date, first_on date, last_on date, grew boolean not null default false,
        redescribed boolean not null default false
      ) on commit drop`);
    await this.#newAccounts.prepare();
    await this.#withdrawal?.prepare();
  }

  /** Takes one piece in. Gives what the database held already, and lines that a person kept before. */
  async take(piece: Piece): Promise<Known & { twins: ReadonlySet<number> }> {
    // A file that fills no piece is short: it needs no part of the ledger of its own.
    this.#short ??= piece.end;
    const isWhole = this.#short;
    const twins = await this.#setAside(piece.quarantined);
    await this.#newAccounts.created(piece.accounts);
    await this.#newAccounts.months(piece.months, !isWhole);
    await this.#late.keptAside(piece.late);
    const { fresh, doubtful } = piece;
    if (fresh.rows > 0 && !isWhole) await this.#copiedToSegment(fresh);
    const toLookAt = [doubtful, ...(isWhole ? [fresh] : [])].filter(({ rows }) => rows > 0);
    if (toLookAt.length === 0) return { ...NONE, twins };
    for (const lines of toLookAt) await this.#tx.copyRows(`intake_line ${LINE_COLUMNS}`, lines);
    const known = doubtful.rows > 0 ? await this.#knownLinesLeftOut() : NONE;
    if (toLookAt.reduce((sum, { rows }) => sum + rows, -known.lines) > 0)
      await this.#entriesKept(piece.sorted);
    await this.#tx.rows(sql`truncate intake_line`);
    return { ...known, twins };
  }

  /** Lines that nothing can hold yet go where they stay, written once; their index is built when all are there. */
  async #copiedToSegment(lines: CopyRows): Promise<void> {
    if (!this.#segment) {
      const [opened] = await this.#tx.rows<{ segment: string }>(
        sql`select app.open_segment('ledger_entry', ${this.#landlordId}::uuid, ${this.#importId}::bigint) as segment`,
      );
      this.#segment = opened!.segment;
    }
    await this.#tx.copyRows(`${this.#segment} ${LINE_COLUMNS}`, lines, { freeze: true });
  }

  /** Keeps one more entry like one that the account holds; its months and balance follow. */
  async keepTwin(line: number, entry: QuarantinedEntry): Promise<void> {
    await this.prepare();
    const { account, on, kind, means, label, reference, debitCents, creditCents } = entry;
    await this.#tx.rows(sql`
      insert into intake_account (id, number, first_on, last_on, household_id)
      select a.id, a.number, ${on}::date, ${on}::date, a.household_id
        from tenant_account a where a.landlord_id = ${this.#landlordId} and a.number = ${account}`);
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
    await monthsCountedAgain(this.#tx, this.#landlordId);
    await balancesUpdated(this.#tx, this.#landlordId);
  }

  /**
   * Closes the file's parts, and brings accounts up to date that were known before or that the file came back to. Gives the late
   * lines that the database knew, and hands each lot of those that the file gave twice to `duplicates`, with those kept before.
   * Where the file replaces a period and `withdraws`, what it no longer holds goes: `withdrawn` sums it.
   */
  async finish(
    book: AccountBook,
    duplicates: (lines: Duplicate[], twins: ReadonlySet<number>) => void,
    withdraws = false,
  ): Promise<{ known: Known; withdrawn: Known }> {
    const { rows } = this.#tx;
    if (this.#segment) await rows(sql`select app.close_segment('ledger_entry', ${this.#importId}::bigint)`);
    await this.#newAccounts.close();
    const known = await this.#lateLines(book, duplicates);

    const unfinished = new CopyRows();
    for (const account of book.accounts) if (isUnfinished(account)) writeAccount(unfinished, account);
    const withdrawal = withdraws ? this.#withdrawal : undefined;
    await withdrawal?.found(book.accounts.map(({ id }) => id));
    if (unfinished.rows > 0) await this.#tx.copyRows(`intake_account ${ACCOUNT_COLUMNS}`, unfinished);
    const withdrawn = (await withdrawal?.takenOut()) ?? NONE;
    if (unfinished.rows === 0 && withdrawn.lines === 0) return { known, withdrawn };
    await rows(sql`analyze intake_account`);
    await rows(sql`
      update intake_account i
         set household_id = a.household_id, first_on = least(i.first_on, k.first_on), last_on = greatest(i.last_on, k.last_on)
        from tenant_account a
        left join (select account_id, min(first_on) as first_on, max(last_on) as last_on from intake_kept group by account_id) k
          on k.account_id = a.id
       where a.landlord_id = ${this.#landlordId} and a.id = i.id`);
    if (withdrawn.lines > 0) {
      await rows(sql`
        update intake_account i set first_on = least(i.first_on, g.first_on) from intake_gone_account g where g.account_id = i.id`);
    }
    await this.#newAccounts.broughtUpToDate();
    await monthsCountedAgain(this.#tx, this.#landlordId);
    await accountsDescribed(this.#tx, this.#landlordId);
    await balancesUpdated(this.#tx, this.#landlordId);
    if (withdrawn.lines > 0) await withdrawal?.accountsUpdated();
    return { known, withdrawn };
  }

  async #lateLines(
    book: AccountBook,
    duplicates: (lines: Duplicate[], twins: ReadonlySet<number>) => void,
  ): Promise<Known> {
    if (!(await this.#late.compared(this.#importId))) return NONE;
    for await (const lines of this.#late.duplicates()) duplicates(lines, await this.#setAside(lines));
    // Sums made while the file was read counted them in.
    const days = new Map((await this.#late.daysWithDuplicates()).map(({ id, on }) => [id, on]));
    for (const account of book.accounts) {
      const on = days.get(account.id);
      if (on !== undefined && account.created) countAgain(account, on);
    }
    await this.#late.handedOn();
    const known = await this.#knownLinesLeftOut();
    await this.#entriesKept(false);
    return known;
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

  /** Stages lines set aside. Gives duplicates among them that a person kept from an earlier file: known, not to be decided on again. */
  async #setAside(quarantined: readonly QuarantinedLine[]): Promise<ReadonlySet<number>> {
    if (quarantined.length > 0) {
      const columns = "intake_quarantine (line, field, value, rule, message, english, raw, entry)";
      await this.#tx.copyIn(columns, writtenQuarantine(quarantined));
    }
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
    const held = sql`
      held as (insert into intake_held (account_id, entry_on, debit_cents, credit_cents, label, reference)
               select account_id, entry_on, debit_cents, credit_cents, label, reference from known)`;
    const [known] = await this.#tx.rows<Known>(sql`
      with known as (
        delete from intake_line l
         where exists (select 1 from ledger_entry e
                        where e.landlord_id = ${this.#landlordId} and e.account_id = l.account_id and e.entry_on = l.entry_on
                          and e.debit_cents = l.debit_cents and e.credit_cents = l.credit_cents
                          and e.label = l.label and e.reference is not distinct from l.reference)
        returning l.*)${this.#withdrawal ? sql`,${held}` : sql``}
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
}
