/** Codes that a worker gives a household, and the door where one is typed: found by its first signs, proved by a slow hash, used once. */
import { createHash, randomBytes, randomInt, scryptSync, timingSafeEqual } from "node:crypto";

import { sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import type { Actor, Database, Tx } from "../platform/database/database.ts";
import { CODE_LENGTHS, CODE_SIGNS, linkState, type LinkState, readCode } from "./rules.ts";

type Asked = Tx & { actor: Actor };
type PlainDate = Temporal.PlainDate;

/** A link as its worker sees it; instants and days ISO. */
export type LinkRow = {
  id: string;
  by: string | null;
  createdAt: string;
  openedAt: string | null;
  lastUsedAt: string | null;
  codeExpiresOn: string;
  expiresOn: string;
  revokedAt: string | null;
  state: LinkState;
  /** Rows that the asker sees are theirs to close. */
  can: { revoke: boolean };
};
export type MessageRow = {
  id: string;
  text: string;
  sentAt: string;
  readAt: string | null;
  readBy: string | null;
};
export type LinkFile = { links: LinkRow[]; messages: MessageRow[]; can: { make: boolean } };

const setting = (on: PlainDate) => legalOn("householdView.access", on)!.value;
const instant = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);

/** Links and messages of a household; undefined where the asker's operator neither carries nor carried it. */
export async function linksOf(tx: Asked, householdId: string, on: PlainDate): Promise<LinkFile | undefined> {
  const [household] = await tx.rows<{ make: boolean }>(sql`
    select h.id in (select app.working_households()) as make from household h
     where h.id = ${householdId}::uuid and h.id in (select app.case_households())`);
  if (!household) return undefined;
  const links = await tx.rows<Omit<LinkRow, "state" | "can"> & { wrongTries: number }>(sql`
    select l.id, p.name as by, ${instant("l.created_at")} as "createdAt", ${instant("l.opened_at")} as "openedAt",
           ${instant("l.last_used_at")} as "lastUsedAt", l.code_expires_on::text as "codeExpiresOn", l.expires_on::text as "expiresOn",
           ${instant("l.revoked_at")} as "revokedAt", l.wrong_tries as "wrongTries"
      from household_link l left join app.directory() p on p.user_id = l.made_by
     where l.household_id = ${householdId}::uuid order by l.created_at desc, l.id`);
  const messages = await tx.rows<MessageRow>(sql`
    select m.id, m.text, ${instant("m.sent_at")} as "sentAt", ${instant("m.read_at")} as "readAt", p.name as "readBy"
      from household_message m left join app.directory() p on p.user_id = m.read_by
     where m.household_id = ${householdId}::uuid order by m.sent_at desc, m.id`);
  const { tries } = setting(on);
  return {
    links: links.map(({ wrongTries, ...link }) => {
      const state = linkState({ ...link, wrongTries }, tries, on.toString());
      return { ...link, state, can: { revoke: state === "waiting" || state === "open" } };
    }),
    messages,
    can: household,
  };
}

const drawn = (length: number) =>
  Array.from({ length }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]!).join("");
const slowHash = (proof: string, salt: string) => scryptSync(proof, salt, 32);
const hashOf = (secret: string) => createHash("sha256").update(secret).digest("hex");

/** Makes a code for a household that the asker carries. It is in the answer and nowhere else. */
export async function makeLink(
  tx: Asked,
  householdId: string,
  today: PlainDate,
): Promise<Answered<{ id: string; code: string; name: string; codeExpiresOn: string; expiresOn: string }>> {
  const [household] = await tx.rows<{ name: string }>(sql`
    select name from household where id = ${householdId}::uuid and id in (select app.working_households())`);
  if (!household) return undefined;
  const { code: typedWithin, page } = setting(today);
  const codeExpiresOn = today.add(typedWithin).toString();
  const expiresOn = today.add(page).toString();
  const proof = drawn(CODE_LENGTHS.proof);
  const salt = randomBytes(16).toString("base64url");
  const hash = slowHash(proof, salt).toString("base64url");
  for (;;) {
    const selector = drawn(CODE_LENGTHS.selector);
    const [made] = await tx.rows<{ id: string }>(sql`
      insert into household_link (household_id, made_by, code_selector, code_salt, code_hash, code_expires_on, expires_on)
      values (${householdId}::uuid, ${tx.actor.userId}::uuid, ${selector}, ${salt}, ${hash}, ${codeExpiresOn}::date, ${expiresOn}::date)
      on conflict (code_selector) do nothing returning id`);
    if (made) return { id: made.id, code: selector + proof, name: household.name, codeExpiresOn, expiresOn };
  }
}

/** Ends a link at once: its code opens nothing, and neither does the page that it opened. */
export async function revokeLink(tx: Asked, id: string): Promise<Answered> {
  const ended = await tx.rows(sql`
    update household_link set revoked_at = now(), revoked_by = ${tx.actor.userId}::uuid
     where id = ${id}::uuid and revoked_at is null returning 1`);
  return ended.length === 0 ? undefined : { done: true };
}

/** The worker has read a household's message. */
export async function readMessage(tx: Asked, id: string): Promise<Answered> {
  const read = await tx.rows(sql`
    update household_message set read_at = now(), read_by = ${tx.actor.userId}::uuid
     where id = ${id}::uuid and read_at is null returning 1`);
  return read.length === 0 ? undefined : { done: true };
}

/**
 * The session that a typed code opens, once; undefined for any that opens nothing, whatever the reason: who tries learns nothing.
 * A wrong proof is counted on its link, for good.
 */
export async function openByCode(
  database: Database,
  typed: string,
  today: PlainDate,
): Promise<{ secret: string; expiresOn: string } | undefined> {
  const code = readCode(typed);
  if (!code) return undefined;
  return database.transaction({ kind: "system" }, async (tx) => {
    const [link] = await tx.rows<{
      id: string;
      salt: string;
      hash: string;
      expiresOn: string;
      wrongTries: number;
      codeExpiresOn: string;
    }>(sql`
      select id, code_salt as salt, code_hash as hash, expires_on::text as "expiresOn", wrong_tries as "wrongTries",
             code_expires_on::text as "codeExpiresOn"
        from household_link where code_selector = ${code.selector} and revoked_at is null and opened_at is null for update`);
    // One that is not there takes as long, against a hash that nothing has.
    const proof = slowHash(code.proof, link?.salt ?? "");
    const kept = link ? Buffer.from(link.hash, "base64url") : Buffer.alloc(proof.length);
    const isRight = timingSafeEqual(proof, kept);
    if (!link) return undefined;
    const standing = linkState(
      { ...link, openedAt: null, revokedAt: null },
      setting(today).tries,
      today.toString(),
    );
    if (standing !== "waiting") return undefined;
    if (!isRight) {
      await tx.rows(sql`update household_link set wrong_tries = wrong_tries + 1 where id = ${link.id}::uuid`);
      return undefined;
    }
    const secret = randomBytes(32).toString("base64url");
    await tx.rows(sql`
      update household_link set session_hash = ${hashOf(secret)}, opened_at = now(), code_selector = null, code_salt = null, code_hash = null
       where id = ${link.id}::uuid`);
    return { secret, expiresOn: link.expiresOn };
  });
}

/** Ends what a code opened, by the secret that its device holds: a copy of that cookie opens nothing any more. */
export async function closeBySecret(database: Database, secret: string): Promise<void> {
  await database.transaction({ kind: "system" }, (tx) =>
    tx.rows(
      sql`update household_link set revoked_at = now() where session_hash = ${hashOf(secret)} and revoked_at is null`,
    ),
  );
}

/** What a transaction of the household's acts by. */
export const sessionHashOf = hashOf;
