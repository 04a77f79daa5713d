/** Addresses to which an organisation's programs are told of events, their secrets apart, and every letter sent or to be sent. */
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

import { organisation } from "../parties/schema.ts";
import { createdAtColumn, idColumn } from "../platform/database/columns.ts";
import { actor, nobody, policies } from "../platform/database/roles.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });
const organisationId = () =>
  uuid("organisation_id")
    .notNull()
    .references(() => organisation.id);
const own = sql`organisation_id = ${actor.organisationId} and ${actor.isLead}`;

export const webhook = pgTable(
  "webhook",
  {
    id: idColumn(),
    organisationId: organisationId(),
    /** The program that receives. */
    name: text("name").notNull(),
    url: text("url").notNull(),
    kinds: text("kinds").array().notNull(),
    active: boolean("active").notNull().default(true),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("webhook_organisation").on(table.organisationId),
    ...policies("webhook", { read: own, write: own, insert: sql`${own} and created_by = ${actor.userId}` }),
  ],
);

/** What signs: written by who makes the webhook, read by the job that sends and by nobody else. Two hold while one replaces the other. */
export const webhookSecret = pgTable(
  "webhook_secret",
  {
    id: idColumn(),
    webhookId: uuid("webhook_id")
      .notNull()
      .references(() => webhook.id),
    organisationId: organisationId(),
    /** Base64 of 32 random bytes; `whsec_` stands before it where it is shown. */
    secret: text("secret").notNull(),
    createdAt: createdAtColumn(),
    /** Null: until another replaces it. */
    endsAt: instant("ends_at"),
  },
  (table) => [
    index("webhook_secret_webhook").on(table.webhookId),
    ...policies("webhook_secret", {
      read: nobody,
      insert: sql`${own} and exists (select 1 from webhook w where w.id = webhook_id and w.organisation_id = webhook_secret.organisation_id)`,
    }),
  ],
);

/** One event for one webhook. It is delivered, waits for its next try, or is dead and may be sent again. */
export const webhookDelivery = pgTable(
  "webhook_delivery",
  {
    id: idColumn(),
    webhookId: uuid("webhook_id")
      .notNull()
      .references(() => webhook.id),
    organisationId: organisationId(),
    /** Null: a try asked for by hand. */
    eventId: bigint("event_id", { mode: "number" }),
    kind: text("kind").notNull(),
    happenedAt: instant("happened_at").notNull(),
    /** Ids alone. */
    data: jsonb("data").$type<Record<string, string | number | null>>().notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** Null once it is delivered or dead. */
    nextAt: instant("next_at").defaultNow(),
    deliveredAt: instant("delivered_at"),
    deadAt: instant("dead_at"),
    /** What the last try was answered: an HTTP status, or a word for why there was none. */
    lastAnswer: text("last_answer"),
    lastAt: instant("last_at"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    unique("webhook_delivery_once").on(table.webhookId, table.eventId),
    index("webhook_delivery_waiting")
      .on(table.nextAt)
      .where(sql`next_at is not null`),
    index("webhook_delivery_webhook").on(table.webhookId, table.createdAt),
    ...policies("webhook_delivery", {
      read: own,
      write: own,
      insert: sql`${own} and kind = 'webhook.test' and event_id is null
        and exists (select 1 from webhook w where w.id = webhook_id and w.organisation_id = webhook_delivery.organisation_id)`,
    }),
  ],
);
