/** Where a run computes: in this thread for a small landlord, in one of its own for a large one, so that requests go on being answered. */
import { Worker } from "node:worker_threads";

import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
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

/** Pages are handed over, not copied, and answered in their order. */
function inThread(given: Given): Pass {
  const worker = new Worker(new URL("pass-worker.ts", import.meta.url), { workerData: given });
  const waiting: PromiseWithResolvers<Found>[] = [];
  worker.on("message", (answer: Found) => waiting.shift()?.resolve(answer));
  const fail = (error: Error) => waiting.splice(0).forEach(({ reject }) => reject(error));
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the thread of a run ended")));
  return {
    found: (page) => {
      const asked = Promise.withResolvers<Found>();
      worker.postMessage(page, [page.accounts.buffer as ArrayBuffer, page.months.buffer as ArrayBuffer]);
      waiting.push(asked);
      return asked.promise;
    },
    [Symbol.asyncDispose]: async () => void (await worker.terminate()),
  };
}
