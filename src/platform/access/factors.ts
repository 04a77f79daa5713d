/**
 * What sign-in adds to better-auth around a second factor: a code serves once, tries are counted wherever they are made, recovery codes
 * are kept as hashes, and factors are changed by who has just signed in.
 */
import { createHmac, randomInt } from "node:crypto";

import { sql } from "drizzle-orm";
import { APIError } from "better-auth/api";

import type { Database } from "../database/database.ts";
import { recordFailure, lockedUntil, clearFailures } from "./lockout.ts";

/** Where a session stands. `confirm`: a factor of the person's is still to be shown; `enrol`: one is required and there is none yet. */
export type Verdict = "open" | "ended" | "confirm" | "enrol";
export type Standing = {
  verdict: Verdict;
  /** Signed in a moment ago: may change factors. */ recent: boolean;
};
export type Judge = (userId: string, sessionId: string) => Promise<Standing>;

/** Sessions that begin here have shown two factors. */
export const STRONG = new Set([
  "/two-factor/verify-totp",
  "/two-factor/verify-backup-code",
  "/passkey/authenticate",
]);
export const CODES = new Set(["/two-factor/verify-totp", "/two-factor/verify-backup-code"]);
/** What adds a factor: also open to who must enrol. */
const ENROLS = new Set(["/two-factor/enable", "/passkey/register-options", "/passkey/register"]);
/** What takes one away, or makes other codes. */
const CHANGES = new Set(["/two-factor/disable", "/two-factor/generate-backup-codes", "/change-password"]);
/** What asks for the password once more. */
export const ASKS_PASSWORD = new Set([
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/generate-backup-codes",
  "/change-password",
]);
export const isFactorChange = (path: string): boolean => ENROLS.has(path) || CHANGES.has(path);

/** Letters and digits that nobody takes for one another. */
const ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
const CODE_LENGTH = 24;
const GROUP = 6;
const AMOUNT = 10;

/** Ten codes of 24 signs, some 117 bits each: what may be kept as a plain keyed hash (ASVS 5.0, 6.5.2). */
export const recoveryCodes = (): string[] =>
  Array.from({ length: AMOUNT }, () =>
    Array.from(
      { length: CODE_LENGTH },
      (_, at) => (at > 0 && at % GROUP === 0 ? "-" : "") + ALPHABET[randomInt(ALPHABET.length)],
    ).join(""),
  );

const HASHED = "h:";
/** As it is kept: what was typed with or without hyphens, in capitals or not. */
export const hashOfCode = (code: string, secret: string): string =>
  code.startsWith(HASHED)
    ? code
    : HASHED +
      createHmac("sha256", secret)
        .update(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ""))
        .digest("hex");

/** Refuses a change of factors by who has not just signed in, or still owes a factor. */
export function refuseUnless(path: string, { verdict, recent }: Standing): void {
  if (verdict === "ended") throw new APIError("UNAUTHORIZED", { code: "SESSION_ENDED" });
  if (verdict === "confirm") throw new APIError("FORBIDDEN", { code: "SECOND_FACTOR_OWED" });
  if (verdict === "enrol" && !ENROLS.has(path))
    throw new APIError("FORBIDDEN", { code: "SECOND_FACTOR_OWED" });
  if (!recent) throw new APIError("FORBIDDEN", { code: "SIGN_IN_AGAIN" });
}

/** How long a code is remembered: three steps of thirty seconds are accepted. */
const REMEMBERED_SECONDS = 120;

const lockOf = (userId: string) => `second-factor:${userId}`;
const passwordLockOf = (userId: string) => `password:${userId}`;

/** Who holds a session does not hold the password: guessing it there is counted like at the door. */
export async function refuseGuessed(database: Database, userId: string): Promise<void> {
  if (await lockedUntil(database, passwordLockOf(userId)))
    throw new APIError("TOO_MANY_REQUESTS", { code: "LOCKED_OUT" });
}
export const countGuess = (database: Database, userId: string, isRight: boolean): Promise<void> =>
  isRight ? clearFailures(database, passwordLockOf(userId)) : recordFailure(database, passwordLockOf(userId));

/** Refuses a code that was tried already, and any from who was refused ten times in a row. */
export async function refuseUsedCode(
  database: Database,
  userId: string,
  code: string,
  secret: string,
): Promise<void> {
  const until = await lockedUntil(database, lockOf(userId));
  if (until) throw new APIError("TOO_MANY_REQUESTS", { code: "LOCKED_OUT" });
  const hash = createHmac("sha256", secret).update(`${userId}:${code}`).digest("hex");
  const kept = await database.transaction({ kind: "auth" }, async (tx) => {
    await tx.rows(sql`
      delete from auth_used_code
       where user_id = ${userId}::uuid and used_at < now() - make_interval(secs => ${REMEMBERED_SECONDS}::int)`);
    return tx.rows(sql`
      insert into auth_used_code (user_id, code_hash) values (${userId}::uuid, ${hash}) on conflict do nothing returning 1`);
  });
  if (kept.length === 0) throw new APIError("UNAUTHORIZED", { code: "CODE_USED" });
}

export const countRefusedCode = (database: Database, userId: string) =>
  recordFailure(database, lockOf(userId));
export const forgetRefusedCodes = (database: Database, userId: string) =>
  clearFailures(database, lockOf(userId));
