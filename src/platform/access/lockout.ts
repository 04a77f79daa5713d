/** Lock-out on repeated refusals, per e-mail address whether it exists or not. */
import { eq, sql } from "drizzle-orm";

import type { Database } from "../database/database.ts";
import { authLockout } from "./schema.ts";

/** Refusals in a row before a lock, and its length. Our own setting, "à confirmer" against CNIL's recommendation on passwords. */
const FAILURES = 10;
const LOCK_MINUTES = 15;

const key = (email: string) => email.trim().toLowerCase().slice(0, 320);

/** The instant until which this address may not sign in; undefined where it may. */
export function lockedUntil(database: Database, email: string): Promise<Date | undefined> {
  return database.transaction({ kind: "auth" }, async (tx) => {
    const [row] = await tx.db
      .select()
      .from(authLockout)
      .where(eq(authLockout.email, key(email)));
    return row?.lockedUntil && row.lockedUntil > new Date() ? row.lockedUntil : undefined;
  });
}

/** Counts one refusal; the tenth in a row locks for a quarter of an hour, and the count starts again. */
export async function recordFailure(database: Database, email: string): Promise<void> {
  await database.transaction({ kind: "auth" }, (tx) =>
    tx.rows(sql`
      insert into auth_lockout (email, failures) values (${key(email)}, 1)
      on conflict (email) do update
         set failures = case when auth_lockout.failures + 1 >= ${FAILURES}::int then 0 else auth_lockout.failures + 1 end,
             locked_until = case when auth_lockout.failures + 1 >= ${FAILURES}::int
                                 then now() + make_interval(mins => ${LOCK_MINUTES}::int) else auth_lockout.locked_until end,
             last_failure_at = now()`),
  );
}

/** A good password forgets the refusals before it. */
export async function clearFailures(database: Database, email: string): Promise<void> {
  await database.transaction({ kind: "auth" }, (tx) =>
    tx.db.delete(authLockout).where(eq(authLockout.email, key(email))),
  );
}
