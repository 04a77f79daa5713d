/** Tokens of the actor's landlord: listed, created, revoked; and the door where one is shown. */
import { createHash, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";

import { sql } from "drizzle-orm";

import type { Scope } from "../platform/access/scopes.rules.ts";
import { auditEntry } from "../platform/audit/schema.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Actor, Database, Tx } from "../platform/database/database.ts";
import {
  brokenToken,
  lastDayOfReplaced,
  readToken,
  type TokenAsked,
  tokenState,
  type TokenState,
  writtenToken,
} from "./rules.ts";

type Asked = Tx & { actor: Actor };
export type TokenRow = {
  id: string;
  name: string;
  scopes: Scope[];
  createdByName: string | null;
  /** ISO instants, and a day. */
  createdAt: string;
  expiresOn: string;
  lastUsedAt: string | null;
  lastUsedFrom: string | null;
  revokedAt: string | null;
  revokedByName: string | null;
  /** Another token takes over from it. */
  replaced: boolean;
};

/** A token that was shown and holds. The hash lets a transaction act as it. */
export type TokenShown = { id: string; secretHash: string; scopes: readonly Scope[] };
export type TokenRefusal = "unknown" | Exclude<TokenState, "open">;

const hashOf = (secret: string) => createHash("sha256").update(secret).digest();

/** The landlord's tokens, those that hold first. */
export function tokens(tx: Tx): Promise<TokenRow[]> {
  return tx.rows<TokenRow>(sql`
    select t.id, t.name, t.scopes, t.created_at as "createdAt", t.expires_on as "expiresOn", t.last_used_at as "lastUsedAt",
           t.last_used_from as "lastUsedFrom", t.revoked_at as "revokedAt", by.name as "createdByName", off.name as "revokedByName",
           exists (select 1 from access_token n where n.replaces_id = t.id and n.revoked_at is null) as replaced
      from access_token t
      left join app.directory() by on by.user_id = t.created_by
      left join app.directory() off on off.user_id = t.revoked_by
     order by t.revoked_at is null desc, t.expires_on desc, t.created_at desc, t.id`);
}

/** Makes a token; its text is in the answer and nowhere else. */
export async function createToken(
  tx: Asked,
  asked: TokenAsked,
  replacesId: string | null = null,
): Promise<Answered<{ id: string; token: string }>> {
  const errors = brokenToken(asked, todayInParis());
  if (errors.length > 0) return { errors };
  const id = randomUUID();
  const secret = randomBytes(32).toString("base64url");
  await tx.rows(sql`
    insert into access_token (id, organisation_id, name, scopes, secret_hash, created_by, expires_on, replaces_id)
    values (${id}::uuid, ${tx.actor.organisationId}::uuid, ${asked.name.trim()}, ${`{${asked.scopes.map((scope) => `"${scope}"`).join(",")}}`}::text[],
            ${hashOf(secret).toString("hex")}, ${tx.actor.userId}::uuid, ${asked.expiresOn.toString()}::date, ${replacesId}::uuid)`);
  await recorded(tx, "insert", id);
  return { id, token: writtenToken(id, secret) };
}

/**
 * Makes another token for the same program and purpose, good as long as the former was made for; the former holds some days more, so
 * that the program changes over without missing a night. Undefined where there is none that holds.
 */
export async function replaceToken(
  tx: Asked,
  id: string,
): Promise<Answered<{ id: string; token: string; formerUntil: string }>> {
  const today = todayInParis();
  const [former] = await tx.rows<{
    name: string;
    scopes: Scope[];
    madeOn: string;
    expiresOn: string;
    replaced: boolean;
  }>(sql`
    select name, scopes, (created_at at time zone 'Europe/Paris')::date::text as "madeOn", expires_on::text as "expiresOn",
           exists (select 1 from access_token n where n.replaces_id = t.id and n.revoked_at is null) as replaced
      from access_token t where id = ${id}::uuid and revoked_at is null and expires_on >= ${today.toString()}::date for update`);
  if (!former) return undefined;
  if (former.replaced)
    return brokenRule(
      "token.replaced",
      "Ce jeton a déjà un remplaçant.",
      "This token has been replaced already.",
    );
  const day = Temporal.PlainDate.from;
  const length = day(former.madeOn).until(day(former.expiresOn));
  const made = await createToken(
    tx,
    { name: former.name, scopes: former.scopes, expiresOn: today.add(length) },
    id,
  );
  if (!made || "errors" in made) return made;
  const formerUntil = lastDayOfReplaced(day(former.expiresOn), today).toString();
  await tx.rows(sql`update access_token set expires_on = ${formerUntil}::date where id = ${id}::uuid`);
  return { ...made, formerUntil };
}

/** Ends a token at once, for good. Undefined where there is none to end that is the actor's to see. */
export async function revokeToken(tx: Asked, id: string): Promise<Answered> {
  const ended = await tx.rows(sql`
    update access_token set revoked_at = now(), revoked_by = ${tx.actor.userId}::uuid
     where id = ${id}::uuid and revoked_at is null returning 1`);
  if (ended.length === 0) return undefined;
  await recorded(tx, "revoke", id);
  return { done: true };
}

/** By hand, not by trigger: each use of a token writes its row, and is no change to audit. */
async function recorded(tx: Asked, action: string, id: string): Promise<void> {
  const { userId, organisationId, role } = tx.actor;
  await tx.db
    .insert(auditEntry)
    .values({ action, subject: "access_token", subjectId: id, userId, organisationId, role });
}

/**
 * Who shows this token. A secret that is not the token's is `unknown`, like a token that never was: only whoever holds one
 * learns that it has expired or was revoked. Hashes are compared in constant time; the use is noted on the token.
 */
export async function shown(
  database: Database,
  text: string,
  ipAddress: string,
): Promise<TokenShown | { refused: TokenRefusal }> {
  const read = readToken(text);
  if (!read) return { refused: "unknown" };
  const hash = hashOf(read.secret);
  return database.transaction({ kind: "system" }, async (tx) => {
    const [found] = await tx.rows<{
      secretHash: string;
      scopes: Scope[];
      expiresOn: string;
      revokedAt: string | null;
    }>(sql`
      select secret_hash as "secretHash", scopes, expires_on as "expiresOn", revoked_at as "revokedAt"
        from access_token where id = ${read.id}::uuid`);
    // A token that is not there is compared as well, with a hash that nothing has.
    const kept = found ? Buffer.from(found.secretHash, "hex") : Buffer.alloc(hash.length);
    if (!timingSafeEqual(hash, kept) || !found) return { refused: "unknown" };
    const state = tokenState(found, todayInParis());
    if (state !== "open") return { refused: state };
    await tx.rows(sql`
      update access_token set last_used_at = now(), last_used_from = ${ipAddress} where id = ${read.id}::uuid`);
    return { id: read.id, secretHash: found.secretHash, scopes: found.scopes };
  });
}
