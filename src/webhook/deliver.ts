/**
 * Sends letters that are due, signed by Standard Webhooks, with two signatures while a secret replaces another; notes what was answered
 * and when to try again. Several servers may send at once: each takes letters that no other holds.
 */
import { createHmac } from "node:crypto";
import { request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import { setTimeout as wait } from "node:timers/promises";

import { sql } from "drizzle-orm";

import { SEALED, type Sealing } from "../platform/access/sealing.ts";
import type { Database } from "../platform/database/database.ts";
import { isPrivate, PrivateAddress, publicLookup } from "./address.ts";
import { nextWait } from "./rules.ts";

const AT_ONCE = 20;
const POLL_MS = 2_000;
const PATIENCE_MS = 10_000;
/** Nobody else takes a letter that is being sent: longer than any try may last. */
const HELD_SECONDS = 60;

type Letter = {
  id: string;
  webhookId: string;
  url: string;
  kind: string;
  happenedAt: string;
  data: Record<string, unknown>;
  attempts: number;
  secrets: string[];
};
/** `open`: an installation whose programs stand in its own network may call private addresses, and without TLS. */
/** `sealing`: what opens the secrets. One that it does not open signs nothing; a letter that nothing signs waits for its next try. */
export type Sending = {
  open: boolean;
  sealing: Sealing;
  log: (sentence: string) => void;
  chance?: () => number;
};

/** The headers of a letter. `secrets` in base64; each gives a signature, and one that fits is enough. */
export function signed(id: string, at: Date, body: string, secrets: readonly string[]) {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map(
    (secret) =>
      `v1,${createHmac("sha256", Buffer.from(secret, "base64")).update(`${id}.${timestamp}.${body}`).digest("base64")}`,
  );
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}

/** Sends what is due; gives how many letters it tried. */
export async function deliverDue(
  database: Database,
  { open, sealing, chance = Math.random }: Sending,
): Promise<number> {
  const letters = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<Letter>(sql`
      update webhook_delivery d set next_at = now() + make_interval(secs => ${HELD_SECONDS}::int), attempts = d.attempts + 1, last_at = now()
        from webhook w
       where w.id = d.webhook_id and d.id in (
         select x.id from webhook_delivery x join webhook y on y.id = x.webhook_id
          where x.next_at <= now() and y.active order by x.next_at limit ${AT_ONCE} for update of x skip locked)
      returning d.id, d.webhook_id as "webhookId", w.url, d.kind, d.happened_at as "happenedAt", d.data, d.attempts,
                array(select s.secret from webhook_secret s
                       where s.webhook_id = w.id and (s.ends_at is null or s.ends_at > now()) order by s.created_at desc) as secrets`),
  );
  await Promise.all(
    letters.map(({ secrets, ...letter }) => {
      const opened = secrets.flatMap((kept) => sealing.open(kept, letter.webhookId) ?? []);
      return deliver(database, { ...letter, secrets: opened }, open, chance);
    }),
  );
  return letters.length;
}

async function deliver(
  database: Database,
  letter: Letter,
  open: boolean,
  chance: () => number,
): Promise<void> {
  const answer = letter.secrets.length === 0 ? "unsigned" : await send(letter, open);
  await database.transaction({ kind: "system" }, async (tx) => {
    if (/^2\d\d$/.test(answer)) {
      await tx.rows(sql`
        update webhook_delivery set delivered_at = now(), next_at = null, last_answer = ${answer} where id = ${letter.id}::uuid`);
      return;
    }
    // Gone: its owner took the address away, and says not to come back.
    const seconds = answer === "410" ? undefined : nextWait(letter.attempts, chance());
    await tx.rows(
      seconds === undefined
        ? sql`update webhook_delivery set dead_at = now(), next_at = null, last_answer = ${answer} where id = ${letter.id}::uuid`
        : sql`update webhook_delivery set next_at = now() + make_interval(secs => ${seconds}::int), last_answer = ${answer}
               where id = ${letter.id}::uuid`,
    );
    if (answer === "410")
      await tx.rows(sql`update webhook set active = false where id = ${letter.webhookId}::uuid`);
  });
}

/** The status answered, or why there was none: `timeout`, `private`, `unreachable`. Redirects are not followed. */
function send({ id, url, kind, happenedAt, data, secrets }: Letter, open: boolean): Promise<string> {
  const body = JSON.stringify({ type: kind, timestamp: new Date(happenedAt).toISOString(), data });
  const target = new URL(url);
  const isLiteral = /^[\d.]+$|:/.test(target.hostname);
  if (!open && (target.protocol !== "https:" || (isLiteral && isPrivate(target.hostname))))
    return Promise.resolve("private");
  const request = target.protocol === "https:" ? secureRequest : plainRequest;
  return new Promise((resolve) => {
    const asked = request(
      target,
      {
        method: "POST",
        signal: AbortSignal.timeout(PATIENCE_MS),
        agent: false,
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          "user-agent": "Logement-Toujours-Webhooks/1",
          ...signed(id, new Date(), body, secrets),
        },
        ...(!open && { lookup: publicLookup as never }),
      },
      (answer) => {
        resolve(String(answer.statusCode));
        // What it says is nobody's business here.
        answer.destroy();
      },
    );
    asked.on("error", (error) =>
      resolve(
        error instanceof PrivateAddress
          ? "private"
          : error.name === "TimeoutError" || error.name === "AbortError"
            ? "timeout"
            : "unreachable",
      ),
    );
    asked.end(body);
  });
}

/** Seals the secrets that stand as they were written before there was anything to seal them with. */
export async function sealStanding(database: Database, sealing: Sealing): Promise<number> {
  return database.transaction({ kind: "system" }, async (tx) => {
    const standing = await tx.rows<{ id: string; webhookId: string; secret: string }>(
      sql`select id, webhook_id as "webhookId", secret from webhook_secret where secret not like ${`${SEALED}%`} for update`,
    );
    for (const { id, webhookId, secret } of standing)
      await tx.rows(
        sql`update webhook_secret set secret = ${sealing.seal(secret, webhookId)} where id = ${id}::uuid`,
      );
    return standing.length;
  });
}

/** Sends again and again until told to stop. */
export function startDeliveries(database: Database, sending: Sending): { stop: () => Promise<void> } {
  const ending = new AbortController();
  const sends = (async () => {
    while (!ending.signal.aborted) {
      const tried = await deliverDue(database, sending).catch((error: unknown) => {
        sending.log(`envois non faits : ${error instanceof Error ? error.message : String(error)}`);
        return 0;
      });
      if (tried < AT_ONCE) await wait(POLL_MS, undefined, { signal: ending.signal }).catch(() => {});
    }
  })();
  return {
    stop: async () => {
      ending.abort();
      await sends;
    },
  };
}
