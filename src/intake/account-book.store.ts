/** The landlord's accounts while one of its files is read: those the database has, and numbers for those it will have. */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import type { FileAccount } from "../ledger-file/reader.ts";

/** What an import knows of each account of its file, by the account's rank. */
export type IntakeAccount = {
  file: FileAccount;
  id: number;
  /** Whether the database did not have it. */
  created: boolean;
  /** Last day of which the database has an entry: only lines up to it may be known. "" where it has none. */
  knownUntil: string;
  /** First and last day of its lines that needed no look; "" without any. */
  freshFrom: string;
  freshTo: string;
};

/** Numbers taken at once: an account is created for some sixty lines of a file, seldom for each. */
const RESERVED = 5_000;

type Known = { id: number; until: string };

/** One entry for each account of the landlord and of the file: about 100 bytes each, whatever the number of lines. */
export class AccountBook {
  readonly #tx: Tx;
  readonly #known: ReadonlyMap<string, Known>;
  readonly #found: IntakeAccount[] = [];
  #reserved: number[] = [];

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

  /** Makes sure that the next `lines` lines find a number, were each of another new account. */
  async ready(lines: number): Promise<void> {
    if (this.#reserved.length >= lines) return;
    const taken = await this.#tx.rows<{ id: number }>(sql`
      select nextval(pg_get_serial_sequence('tenant_account', 'id')) as id
        from generate_series(1, ${Math.max(lines, RESERVED)}::int)`);
    // The first of those reserved is given first: accounts are numbered in the order of the file.
    this.#reserved = [...taken.map(({ id }) => id).toReversed(), ...this.#reserved];
  }

  of(file: FileAccount): IntakeAccount {
    const found = this.#found[file.rank];
    if (found) return found;
    const known = this.#known.get(file.number);
    const account = {
      file,
      id: known?.id ?? this.#reserved.pop()!,
      created: known === undefined,
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
