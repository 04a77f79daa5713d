/** Accounts that the database did not have: their households, dwellings and tenancies, and their months. */
import { sql } from "drizzle-orm";

import type { CopyRows } from "../platform/database/copy-rows.ts";
import type { Tx } from "../platform/database/database.ts";
import { WRITTEN_MONTH } from "./month-sums.ts";
import { ACCOUNT_COLUMNS } from "./written-account.ts";

/** Months of a piece that are worth a part of their own: a landlord's monthly file names few new accounts. */
const MONTHS_OF_A_SEGMENT = 5_000;

export class NewAccounts {
  readonly #tx: Tx;
  readonly #landlordId: string;
  readonly #importId: number;
  #months: string | undefined;

  constructor(tx: Tx, landlordId: string, importId: number) {
    this.#tx = tx;
    this.#landlordId = landlordId;
    this.#importId = importId;
  }

  async prepare(): Promise<void> {
    await this.#tx.rows(sql`
      create temporary table intake_month (
        account_id bigint not null, month date not null, household_id uuid not null, charged_cents bigint not null,
        benefit_cents bigint not null, relief_cents bigint not null, grant_cents bigint not null, paid_cents bigint not null,
        other_cents bigint not null, balance_cents bigint not null, rejected_debits integer not null, last_payment_on date
      ) on commit drop`);
  }

  /** Months that the file has gone past. In a long file (`long`) many go to a part of account_month of their own, written once. */
  async months(written: CopyRows, long: boolean): Promise<void> {
    const { rows, copyRows } = this.#tx;
    if (written.rows === 0) return;
    if (long && !this.#months && written.rows >= MONTHS_OF_A_SEGMENT) {
      const [opened] = await rows<{ name: string }>(
        sql`select app.open_segment('account_month', ${this.#landlordId}::uuid, ${this.#importId}::bigint) as name`,
      );
      this.#months = opened!.name;
    }
    if (this.#months) return copyRows(`${this.#months} ${WRITTEN_MONTH}`, written, { freeze: true });
    await copyRows(`intake_month ${WRITTEN_MONTH}`, written);
    await this.#tx.script(
      sql`insert into account_month (landlord_id, account_id, month, household_id, charged_cents, benefit_cents, relief_cents,
                                     grant_cents, paid_cents, other_cents, balance_cents, rejected_debits, last_payment_on)
          select ${this.#landlordId}::uuid, m.* from intake_month m`,
      sql`truncate intake_month`,
    );
  }

  /** A household, a dwelling, a tenancy, a leaseholder and an account for each account written. */
  async created(accounts: CopyRows): Promise<void> {
    if (accounts.rows === 0) return;
    await this.#tx.copyRows(`intake_account ${ACCOUNT_COLUMNS}`, accounts);
    const landlord = sql`${this.#landlordId}::uuid`;
    await this.#tx.script(
      // One line for the import tells of all of them: the audit need not write one for each. Dwellings, and what foreign keys ask
      // for, are looked up by their keys: the planner, who saw these tables empty, would read them whole for each row.
      sql`select set_config('app.bulk', 'ledger import', true), set_config('enable_seqscan', 'off', true)`,
      sql`insert into dwelling (landlord_id, id, reference, address, postcode, town, commune_insee)
          select distinct on (f.dwelling) ${landlord}, f.dwelling_id, f.dwelling, nullif(f.address, ''), nullif(f.postcode, ''),
                 coalesce(nullif(f.town, ''), c.name), f.insee
            from intake_account f join commune c on c.insee = f.insee order by f.dwelling, f.id desc
              on conflict (landlord_id, reference) do nothing`,
      sql`insert into household (id, name) select household_id, leaseholder from intake_account`,
      sql`insert into tenancy (landlord_id, id, household_id, dwelling_id)
          select ${landlord}, a.tenancy_id, a.household_id, d.id
            from intake_account a
           cross join lateral (select d.id from dwelling d
                                where d.landlord_id = ${landlord} and d.reference = a.dwelling limit 1) d`,
      sql`insert into person (id, household_id, last_name, is_leaseholder)
          select person_id, household_id, leaseholder, true from intake_account`,
      sql`insert into tenant_account (landlord_id, id, number, tenancy_id, household_id, leaseholder_name, commune_insee,
                                      last_entry_on, balance_cents, rent_charges_cents, benefit_cents, amount_due_cents)
          select ${landlord}, id, number, tenancy_id, household_id, leaseholder, insee, file_last_on, balance_cents,
                 charged_cents, benefit_cents, charged_cents - benefit_cents
            from intake_account`,
      sql`truncate intake_account`,
      sql`select set_config('enable_seqscan', 'on', true)`,
    );
  }

  async close(): Promise<void> {
    if (!this.#months) return;
    await this.#tx.rows(sql`select app.close_segment('account_month', ${this.#importId}::bigint)`);
  }

  /** What the file told of accounts after they were written: lines (the balance, the bill) and words. They stand in intake_account. */
  async broughtUpToDate(): Promise<void> {
    const { rows } = this.#tx;
    await rows(sql`
      update tenant_account a
         set last_entry_on = i.file_last_on, balance_cents = i.balance_cents, rent_charges_cents = i.charged_cents,
             benefit_cents = i.benefit_cents, amount_due_cents = i.charged_cents - i.benefit_cents
        from intake_account i
       where a.landlord_id = ${this.#landlordId} and a.id = i.id and i.grew`);
    await rows(sql`
      select app.account_redescribed(${this.#landlordId}::uuid, i.id, i.leaseholder, i.dwelling, nullif(i.address, ''),
                                     nullif(i.postcode, ''), coalesce(nullif(i.town, ''), c.name), i.insee)
        from intake_account i join commune c on c.insee = i.insee
       where i.redescribed order by i.id`);
  }
}
