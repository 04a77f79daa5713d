/** Webhooks of the actor's organisation: made, stopped, secrets replaced, letters read and sent again; and letters written of an event. */
import { randomBytes, randomUUID } from "node:crypto";

import { sql } from "drizzle-orm";

import { auditEntry } from "../platform/audit/schema.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Sealing } from "../platform/access/sealing.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import type { OutboxEvent } from "../platform/jobs/outbox.ts";
import {
  type Asked,
  brokenWebhook,
  dataOf,
  keptDays,
  overlapHours,
  TEST_KIND,
  WEBHOOK_EVENTS,
  type WebhookKind,
} from "./rules.ts";

type ByActor = Tx & { actor: Actor };

export type WebhookRow = {
  id: string;
  name: string;
  url: string;
  kinds: string[];
  active: boolean;
  createdAt: string;
  lastDeliveredAt: string | null;
  waiting: number;
  dead: number;
};
export type Letter = {
  id: string;
  kind: string;
  happenedAt: string;
  attempts: number;
  nextAt: string | null;
  deliveredAt: string | null;
  deadAt: string | null;
  lastAnswer: string | null;
  lastAt: string | null;
};

/** The organisation's webhooks, those at work first. */
export function webhooks(tx: Tx): Promise<WebhookRow[]> {
  return tx.rows<WebhookRow>(sql`
    select w.id, w.name, w.url, w.kinds, w.active, w.created_at as "createdAt",
           (select max(d.delivered_at) from webhook_delivery d where d.webhook_id = w.id) as "lastDeliveredAt",
           (select count(*)::int from webhook_delivery d where d.webhook_id = w.id and d.next_at is not null) as waiting,
           (select count(*)::int from webhook_delivery d where d.webhook_id = w.id and d.dead_at is not null) as dead
      from webhook w order by w.active desc, w.name, w.id`);
}

const shown = (secret: string) => `whsec_${secret}`;

async function newSecret(tx: ByActor, webhookId: string, sealing: Sealing): Promise<string> {
  const secret = randomBytes(32).toString("base64");
  await tx.rows(sql`
    insert into webhook_secret (webhook_id, organisation_id, secret)
    values (${webhookId}::uuid, ${tx.actor.organisationId}::uuid, ${sealing.seal(secret, webhookId)})`);
  return shown(secret);
}

/** Makes a webhook; its secret is in the answer and never shown again. `open`: see `brokenWebhook`. */
export async function createWebhook(
  tx: ByActor,
  asked: Asked,
  { open, sealing }: { open: boolean; sealing: Sealing },
): Promise<Answered<{ id: string; secret: string }>> {
  const errors = brokenWebhook(asked, tx.actor.organisationKind, open);
  if (errors.length > 0) return { errors };
  const id = randomUUID();
  const kinds = `{${[...new Set(asked.kinds)].map((kind) => `"${kind}"`).join(",")}}`;
  await tx.rows(sql`
    insert into webhook (id, organisation_id, name, url, kinds, created_by)
    values (${id}::uuid, ${tx.actor.organisationId}::uuid, ${asked.name.trim()}, ${asked.url}, ${kinds}::text[], ${tx.actor.userId}::uuid)`);
  const secret = await newSecret(tx, id, sealing);
  await recorded(tx, "insert", id);
  return { id, secret };
}

/** Another secret: the former signs as well for a while, so that the receiver changes over without losing a letter. */
export async function replaceSecret(
  tx: ByActor,
  id: string,
  sealing: Sealing,
): Promise<Answered<{ secret: string }>> {
  const [own] = await tx.rows(sql`select 1 from webhook where id = ${id}::uuid`);
  if (!own) return undefined;
  await tx.rows(sql`select app.end_webhook_secrets(${id}::uuid, ${overlapHours(todayInParis())}::int)`);
  const secret = await newSecret(tx, id, sealing);
  await recorded(tx, "rotate", id);
  return { secret };
}

/** Stops or starts a webhook again; letters wait meanwhile. */
export async function setActive(tx: ByActor, id: string, active: boolean): Promise<Answered> {
  const changed = await tx.rows(
    sql`update webhook set active = ${active} where id = ${id}::uuid and active <> ${active} returning 1`,
  );
  if (changed.length === 0) return undefined;
  await recorded(tx, active ? "start" : "stop", id);
  return { done: true };
}

/** A letter that says nothing, to try the address. */
export async function tryAddress(tx: ByActor, id: string): Promise<Answered> {
  const [own] = await tx.rows<{ active: boolean }>(sql`select active from webhook where id = ${id}::uuid`);
  if (!own) return undefined;
  if (!own.active)
    return brokenRule(
      "webhook.stopped",
      "Remettez d'abord ce webhook en service.",
      "Start this webhook again first.",
    );
  await tx.rows(sql`
    insert into webhook_delivery (webhook_id, organisation_id, kind, happened_at, data)
    values (${id}::uuid, ${tx.actor.organisationId}::uuid, ${TEST_KIND}, now(), '{}')`);
  return { done: true };
}

/** The last letters of a webhook, dead ones first. Undefined where it is not the actor's. */
export async function letters(tx: Tx, id: string): Promise<Letter[] | undefined> {
  const [own] = await tx.rows(sql`select 1 from webhook where id = ${id}::uuid`);
  if (!own) return undefined;
  return tx.rows<Letter>(sql`
    select id, kind, happened_at as "happenedAt", attempts, next_at as "nextAt", delivered_at as "deliveredAt", dead_at as "deadAt",
           last_answer as "lastAnswer", last_at as "lastAt"
      from webhook_delivery where webhook_id = ${id}::uuid
     order by dead_at is null, created_at desc, id limit 200`);
}

/** Sends dead letters again, from the first try on: one, or all of a webhook. Gives how many. */
export async function replay(
  tx: ByActor,
  id: string,
  letterId: string | null,
): Promise<Answered<{ replayed: number }>> {
  const again = await tx.rows(sql`
    update webhook_delivery set dead_at = null, attempts = 0, next_at = now()
     where webhook_id = ${id}::uuid and dead_at is not null and (${letterId}::uuid is null or id = ${letterId}::uuid) returning 1`);
  if (again.length === 0) return undefined;
  await recorded(tx, "replay", id);
  return { replayed: again.length };
}

async function recorded(tx: ByActor, action: string, id: string): Promise<void> {
  const { userId, organisationId, role } = tx.actor;
  await tx.db
    .insert(auditEntry)
    .values({ action, subject: "webhook", subjectId: id, userId, organisationId, role });
}

/** Writes a letter to each webhook whose organisation may know of this event. Once for each, however often it is called. */
export async function writeLetters(tx: Tx, event: OutboxEvent): Promise<void> {
  const kind = event.kind as WebhookKind;
  const to: readonly string[] = WEBHOOK_EVENTS[kind].to;
  const idOf = (name: string) => sql`${event.payload[name] ?? null}::uuid`;
  const household = sql`${event.householdId}::uuid`;
  const data = dataOf(kind, event.payload, event.householdId);
  await tx.rows(sql`
    with concerned (organisation_id, party) as (
      select r.landlord_id, 'landlord' from referral r where r.id = ${idOf("referralId")}
      union select m.landlord_id, 'landlord' from measure m where m.id = ${idOf("measureId")}
      union select f.landlord_id, 'landlord' from rent_relief f where f.id = ${idOf("reliefId")}
      union select g.landlord_id, 'landlord' from debt_grant g where g.id = ${idOf("grantId")}
      union select p.landlord_id, 'landlord' from repayment_plan p where p.id = ${idOf("planId")}
      union select ${kind === "ledger.imported" ? idOf("landlordId") : sql`null::uuid`}, 'landlord'
      union select m.operator_id, 'operator' from measure m where m.id = ${idOf("measureId")}
      union select a.operator_id, 'operator' from assignment a
             where a.active and (a.referral_id = ${idOf("referralId")} or (${idOf("planId")} is not null and a.household_id = ${household})))
    insert into webhook_delivery (webhook_id, organisation_id, event_id, kind, happened_at, data)
    select w.id, w.organisation_id, ${event.id}::bigint, ${kind}, ${event.createdAt}::timestamptz, ${JSON.stringify(data)}::jsonb
      from webhook w
     where w.active and ${kind} = any (w.kinds)
       and exists (select 1 from concerned c where c.organisation_id = w.organisation_id
                    and c.party in (select jsonb_array_elements_text(${JSON.stringify(to)}::jsonb)))
    on conflict do nothing`);
}

/** Letters received or given up long ago, and secrets that sign no more, are gone. */
export async function forgetLetters(tx: Tx): Promise<void> {
  await tx.rows(sql`
    delete from webhook_delivery
     where coalesce(delivered_at, dead_at) < now() - make_interval(days => ${keptDays(todayInParis())}::int)`);
  await tx.rows(sql`delete from webhook_secret where ends_at < now() - interval '1 day'`);
}
