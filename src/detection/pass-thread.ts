/** Where a run computes: in this thread for a small landlord, in one of its own for a large one, so that requests go on being answered. */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import { openThread } from "../platform/jobs/thread.ts";
import { type Found, found, type Given } from "./pass.ts";
import type { Page } from "./account-rows.ts";

export type Pass = AsyncDisposable & { found: (page: Page) => Promise<Found> };

/** From so many accounts a thread is worth its start. */
const MANY = 20_000;

export async function passFor(tx: Tx, landlordId: string, given: Given, many = MANY): Promise<Pass> {
  const [counted] = await tx.rows<{ n: number }>(
    sql`select count(*)::int as n from (select 1 from tenant_account where landlord_id = ${landlordId}::uuid limit ${many}) many`,
  );
  return counted && counted.n >= many ? inThread(given) : here(given);
}

function here(given: Given): Pass {
  return { found: async (page) => found(page, given), [Symbol.asyncDispose]: async () => {} };
}

/** Pages are handed over, not copied. */
function inThread(given: Given): Pass {
  const thread = openThread<Page, Found>(new URL("pass-worker.ts", import.meta.url), given);
  return {
    found: (page) => thread.ask(page, [page.accounts.buffer, page.months.buffer]),
    [Symbol.asyncDispose]: () => thread[Symbol.asyncDispose](),
  };
}
