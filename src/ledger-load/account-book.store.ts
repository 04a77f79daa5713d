/** The landlord's accounts while one of its files is read: those the database has, and numbers for those it will have. */
import { sql } from "drizzle-orm";

import { newUuid } from "../platform/database/copy-rows.ts";
import type { Tx } from "../platform/database/database.ts";
import type { FileAccount } from "../ledger-file/reader.ts";
import { AccountMonths } from "./month-sums.ts";

/** What an import knows of each account of its file, by the account's rank. */
export type IntakeAccount = {
  file: FileAccount;
  id: number;
  /** What only an account has that the database did not know. */
  created: CreatedAccount | undefined;
  /** Last day of which the database has an entry: only lines up to it may be known. "" where it has none. */
  knownUntil: string;
  /** First and last day of its lines that its months must be counted again for; "" without any. */
  freshFrom: string;
  freshTo: string;
};

export type CreatedAccount = {
  household: Uint8Array;
  months: AccountMonths;
  /** As the file described it when it was written; undefined before. */
  writtenAs: string | undefined;
  /** Whether lines came after it was written. */
  grew: boolean;
  /** The last piece that had a line of it. */
  piece: number;
};

/** Numbers taken at once: an account is created for some sixty lines of a file, seldom for each. */
const RESERVED = 5_000;

type Known = { id: number; until: string };

/** One entry for each account of the landlord and of the file: some hundred bytes each, whatever the number of lines. */
export class AccountBook {
  readonly #tx: Tx;
  readonly #known: ReadonlyMap<string, Known>;
  readonly #found: IntakeAccount[] = [];
  #reserved: number[] = [];
  #asked: Promise<void> | undefined;

  private constructor(tx: Tx, known: ReadonlyMap<string, Known>) {
    this.#tx = tx;
    this.#known = known;
  }

  /** To be opened under the landlord's lock: what it reads must not change before the file is in. */
  static async of(tx: Tx, landlordId: string): Promise<AccountBook> {
    const known = await tx.rows<Known & { number: string }>(sql`
      select number, id, coalesce(last_entry_on::text, '') as until from tenant_account where landlord_id = ${landlordId}`);
    return new AccountBook(tx, new Map(known.map(({ number, ...rest }) => [number, rest])));
  }

  /** Makes sure that the next `lines` lines find a number, were each of another new account. Asked for ahead: reading does not wait. */
  async ready(lines: number): Promise<void> {
    if (this.#reserved.length < lines + RESERVED) {
      this.#asked ??= this.#taken(lines + RESERVED).finally(() => (this.#asked = undefined));
      // A failure is told to whoever waits for the numbers, or by the transaction's end.
      this.#asked.catch(() => {});
    }
    while (this.#reserved.length < lines) await (this.#asked ?? this.#taken(lines));
  }

  async #taken(count: number): Promise<void> {
    const taken = await this.#tx.rows<{ id: number }>(sql`
      select nextval(pg_get_serial_sequence('tenant_account', 'id')) as id from generate_series(1, ${count}::int)`);
    // The first of those reserved is given first: accounts are numbered in the order of the file.
    this.#reserved = [...taken.map(({ id }) => id).toReversed(), ...this.#reserved];
  }

  of(file: FileAccount): IntakeAccount {
    const found = this.#found[file.rank];
    if (found) return found;
    const known = this.#known.get(file.number);
    const account: IntakeAccount = {
      file,
      id: known?.id ?? this.#reserved.pop()!,
      created: known ? undefined : newAccount(),
      knownUntil: known?.until ?? "",
      freshFrom: "",
      freshTo: "",
    };
    return (this.#found[file.rank] = account);
  }

  /** Accounts of the file that have a line, by rank. */
  get accounts(): IntakeAccount[] {
    return this.#found.filter((one) => one !== undefined);
  }
}

/** The account's months from this day on are to be counted again from its entries. */
export function countAgain(account: IntakeAccount, day: string): void {
  if (account.freshFrom === "" || day < account.freshFrom) account.freshFrom = day;
  if (day > account.freshTo) account.freshTo = day;
}

const newAccount = (): CreatedAccount => ({
  household: newUuid(),
  months: new AccountMonths(),
  writtenAs: undefined,
  grew: false,
  piece: -1,
});
