/** A person's calendar links: made, ended; and the door where one is shown. */
import { createHash, randomBytes } from "node:crypto";

import { sql } from "drizzle-orm";

import type { Actor, Database, Tx } from "../platform/database/database.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import type { Purpose } from "./rules.ts";

type Asked = Tx & { actor: Actor };
/** ISO instants; null: never used. */
export type LinkRow = { createdAt: string; lastUsedAt: string | null };

const hashOf = (secret: string) => createHash("sha256").update(secret).digest("hex");

/** The asker's link that holds for this purpose; undefined where there is none. Its secret is shown once, never here. */
export async function linkOf(tx: Tx, purpose: Purpose): Promise<LinkRow | undefined> {
  const [row] = await tx.rows<LinkRow>(sql`
    select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
           to_char(last_used_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lastUsedAt"
      from calendar_link where purpose = ${purpose} and revoked_at is null`);
  return row;
}

/** Makes a link, and ends the one before at once. The secret is in the answer and nowhere else. */
export async function makeLink(tx: Asked, purpose: Purpose): Promise<string> {
  await endLink(tx, purpose);
  const secret = randomBytes(32).toString("base64url");
  await tx.rows(sql`
    insert into calendar_link (user_id, purpose, secret_hash)
    values (${tx.actor.userId}::uuid, ${purpose}, ${hashOf(secret)})`);
  return secret;
}

/** False where no link held. */
export async function endLink(tx: Asked, purpose: Purpose): Promise<boolean> {
  const ended = await tx.rows(sql`
    update calendar_link set revoked_at = now()
     where user_id = ${tx.actor.userId}::uuid and purpose = ${purpose} and revoked_at is null returning 1`);
  return ended.length > 0;
}

/**
 * Whose link this is, and the language they read; undefined for any secret that no link holds. The search is by the hash of
 * 256 random bits: what its duration tells is of no use to who does not hold them. The use is noted.
 */
export function shownLink(
  database: Database,
  purpose: Purpose,
  secret: string,
): Promise<{ userId: string; language: Locale } | undefined> {
  return database.transaction({ kind: "system" }, async (tx) => {
    const [found] = await tx.rows<{ userId: string; language: Locale }>(sql`
      update calendar_link l set last_used_at = now()
        from member m left join notification_setting s on s.user_id = m.user_id
       where l.secret_hash = ${hashOf(secret)} and l.purpose = ${purpose} and l.revoked_at is null
         and m.user_id = l.user_id and m.active
      returning l.user_id as "userId", coalesce(s.language, 'fr') as language`);
    return found;
  });
}
