/** The one way to the database: a transaction that carries who is asking. Same on PGlite and on PostgreSQL. */
import { sql, type SQL } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

import type { Scope } from "../access/scopes.rules.ts";
import type { CopyRows } from "./copy-rows.ts";

/**
 * Who asks. `user`: a person's request, walled by their post. `token`: a landlord's program, for what its scope says and nothing else.
 * `household`: a household on its own page, by the session that its code opened. `system`: a job or the command line. `auth`: sign-in alone.
 */
export type Who =
  | { kind: "user"; userId: string; requestId?: string; ipAddress?: string }
  | {
      kind: "token";
      tokenId: string;
      secretHash: string;
      /** What it is shown for, taking files in unless said: it decides of the database role. */
      scope?: Scope;
      requestId?: string;
      ipAddress?: string;
    }
  | { kind: "household"; sessionHash: string; requestId?: string; ipAddress?: string }
  | { kind: "system" }
  | { kind: "auth" };

/** The person's post, as read by the database itself at the start of the transaction. */
export type Actor = {
  userId: string;
  name: string;
  email: string;
  role: string;
  organisationId: string;
  organisationCode: string;
  organisationKind: string;
  organisationName: string;
};

/** The token at work, as the database found it to hold at the start of the transaction. */
export type TokenActor = { tokenId: string; name: string; organisationId: string; organisationCode: string };

/** The household that reads its own page, as the database found its session to hold. */
export type HouseholdActor = { householdId: string; name: string; linkId: string };

export type Drizzle = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** A transaction under way. */
export interface Tx {
  /** Drizzle's query builder, bound to this transaction. */
  db: Drizzle;
  /** The person asking; undefined for tokens, jobs and sign-in. */
  actor: Actor | undefined;
  /** The token asking; undefined for everybody else. */
  token: TokenActor | undefined;
  /** The household asking, on its own page; undefined for everybody else. */
  household: HouseholdActor | undefined;
  /** Runs raw SQL and gives its rows. Columns keep the names of the statement: alias them in camelCase between double quotes. */
  rows<T>(statement: SQL): Promise<T[]>;
  /** Runs several statements in one round trip; their parameters are written into the text. */
  script(...statements: SQL[]): Promise<void>;
  /**
   * `copy <target> from stdin` in PostgreSQL's text format. `target` is `table (columns)`. Row-level policies forbid COPY into
   * their tables: copy into a temporary table of this transaction, then insert … select, which the policies check.
   */
  copyIn(target: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>;
  /**
   * `copy (<query>) to stdout` in PostgreSQL's binary format, whole: ask for pages. For jobs and the command line alone: the embedded
   * engine copies past the policies. Parameters are written into the text.
   */
  copyOut(query: SQL): Promise<Uint8Array>;
  /**
   * The same, in the binary format: the columns' types must be exactly those that `rows` was written with. `freeze`: into a table
   * that this transaction made; its rows are never looked at again to mark them as old.
   */
  copyRows(target: string, rows: CopyRows, options?: { freeze?: boolean }): Promise<void>;
}

export interface Database {
  engine: "pglite" | "postgres";
  /** Runs `work` in one transaction as `who`; any throw rolls it back. Throws `NoPost` where the person has no active post. */
  transaction<T>(who: Who, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** What the job queue runs its own SQL with, under its own role: its schema is all it reaches. */
  queue: QueueConnection;
  close(): Promise<void>;
}

/** The connection pg-boss is given, in its own schema. */
export type QueueConnection = { kind: "pglite"; pglite: unknown } | { kind: "postgres"; url: string };

/** `copyOut` is the system's: nobody else reads past the policies. Throws for a person or a token. */
export function onlySystem(who: Who): void {
  if (who.kind !== "system") throw new Error(`copyOut as ${who.kind}`);
}

/** The person is signed in but holds no active post: nothing is open to them. */
export class NoPost extends Error {
  constructor() {
    super("no active post");
  }
}

/** The token does not hold: it was revoked, has expired, or was never given. */
export class NoToken extends Error {
  constructor() {
    super("no token that holds");
  }
}

/** The household's session does not hold: its link was revoked, has expired, or was opened elsewhere. */
export class NoHousehold extends Error {
  constructor() {
    super("no household's session that holds");
  }
}

/**
 * The database did not answer, or no longer: it was restarted, has moved, or the line to it is cut. Where a change was being committed it may
 * stand or not: nobody was told.
 */
export class DatabaseAway extends Error {
  constructor(cause: unknown) {
    super(`the database does not answer: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

const ROLE = { user: "lt_app", household: "lt_household", system: "lt_system", auth: "lt_auth" } as const;
/** A token is a role by what it is shown for, not a post: see docs/decisions/2026-11-24-ways-in.md. */
const ROLE_OF_SCOPE = {
  "ledger:import": "lt_intake",
  "relief:export": "lt_bill",
  "procedure:import": "lt_acts",
  "vacancies:import": "lt_vacancy",
} as const satisfies Record<Scope, string>;

/** The database role that a transaction runs under. */
export const roleOf = (who: Who) =>
  who.kind === "token" ? ROLE_OF_SCOPE[who.scope ?? "ledger:import"] : ROLE[who.kind];

/** Writes who is asking into the transaction and reads their post, the token or the household back. */
export async function enter(rows: Tx["rows"], who: Who): Promise<Pick<Tx, "actor" | "token" | "household">> {
  const nobody = { actor: undefined, token: undefined, household: undefined };
  if (who.kind === "household") {
    const [household] = await rows<HouseholdActor>(sql`
      select household_id as "householdId", name, link_id as "linkId"
        from app.act_as_household(${who.sessionHash}, ${who.requestId ?? null}, ${who.ipAddress ?? null})`);
    if (!household) throw new NoHousehold();
    return { ...nobody, household };
  }
  if (who.kind === "token") {
    const [token] = await rows<TokenActor>(sql`
      select token_id as "tokenId", name, organisation_id as "organisationId", organisation_code as "organisationCode"
        from app.act_by_token(${who.tokenId}::uuid, ${who.secretHash}, ${who.requestId ?? null}, ${who.ipAddress ?? null})`);
    if (!token) throw new NoToken();
    return { ...nobody, token };
  }
  if (who.kind !== "user") return nobody;
  const [actor] = await rows<Actor>(sql`
    select user_id as "userId", name, email, role, organisation_id as "organisationId",
           organisation_code as "organisationCode", organisation_kind as "organisationKind",
           organisation_name as "organisationName"
      from app.act_as(${who.userId}::uuid, ${who.requestId ?? null}, ${who.ipAddress ?? null})`);
  if (!actor) throw new NoPost();
  return { ...nobody, actor };
}
