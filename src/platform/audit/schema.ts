/** Who did and read what, and the events that tell other rooms of it. Written in the transaction of the change itself. */
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

import { createdAtColumn, idColumn } from "../database/columns.ts";
import type { Locale } from "../calendar/wording.ts";
import { actor, caseHouseholds, nobody, policies } from "../database/roles.ts";

/** One change (written by trigger) or one read of a household's file. Append-only for the application. */
export const auditEntry = pgTable(
  "audit_entry",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    /** `insert`, `update`, `delete`, `read`. */
    action: text("action").notNull(),
    /** Table of the change, or the part of the file that was read. */
    subject: text("subject").notNull(),
    subjectId: text("subject_id"),
    householdId: uuid("household_id"),
    /** Null where a job or the command line acted. */
    userId: uuid("user_id"),
    organisationId: uuid("organisation_id"),
    role: text("role"),
    requestId: text("request_id"),
    ipAddress: text("ip_address"),
    /** The seal that holds it in the chain; null until the next one (audit_seal). */
    seal: bigint("seal", { mode: "number" }),
  },
  (table) => [
    index("audit_entry_seal").on(table.seal, table.id),
    index("audit_entry_household").on(table.householdId, table.at),
    index("audit_entry_subject").on(table.subject, table.subjectId),
    // The household's worker can show it to the household; nobody else reads it in the application.
    ...policies("audit_entry", {
      read: sql`${actor.operatorId} is not null and household_id in ${caseHouseholds}`,
      // In their own name, now, and in no seal.
      insert: sql`user_id = ${actor.userId} and seal is null and at = now()`,
    }),
  ],
);

/**
 * Lines of the access log, some thousands at a time, held together by a hash that goes on from the seal before: a line that is changed,
 * added or gone since is seen. What a seal held expires as a whole; its hash stays, so that the chain goes on.
 */
export const auditSeal = pgTable(
  "audit_seal",
  {
    n: bigint("n", { mode: "number" }).primaryKey(),
    sealedAt: timestamp("sealed_at", { withTimezone: true }).notNull(),
    entries: integer("entries").notNull(),
    firstAt: timestamp("first_at", { withTimezone: true }).notNull(),
    lastAt: timestamp("last_at", { withTimezone: true }).notNull(),
    /** SHA-256, hexadecimal, of its lines; and of those, what the seal says, and the chain before. */
    entriesHash: text("entries_hash").notNull(),
    chain: text("chain").notNull(),
    expiredAt: timestamp("expired_at", { withTimezone: true }),
  },
  (table) => [
    index("audit_seal_kept")
      .on(table.lastAt)
      .where(sql`expired_at is null`),
    ...policies("audit_seal", { read: actor.isDataProtection }),
  ],
);

/**
 * Who read which household's file in which hour, written as its lines are sealed: what is unusual in months of reading is found in these and
 * in the lines not sealed yet. A person's page reads a file twenty times: lines by the hundred thousand took seconds.
 */
export const readingHour = pgTable(
  "reading_hour",
  {
    organisationId: uuid("organisation_id").notNull(),
    hour: timestamp("hour", { withTimezone: true }).notNull(),
    userId: uuid("user_id").notNull(),
    role: text("role").notNull(),
    householdId: uuid("household_id").notNull(),
    firstAt: timestamp("first_at", { withTimezone: true }).notNull(),
    lastAt: timestamp("last_at", { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.organisationId, table.hour, table.userId, table.role, table.householdId],
    }),
    index("reading_hour_last").on(table.lastAt),
    // Read by functions that look at the officer's post, written by the seal.
    ...policies("reading_hour", { read: nobody }),
  ],
);

const ownRemovals = sql`organisation_id = ${actor.organisationId} and ((${actor.landlordId}) is not null or (${actor.operatorId}) is not null or ${actor.isCoordinator})
  and (household_id is null or exists (select 1 from household h where h.id = household_id))`;

/**
 * Why a row was taken out that should not have been there: the row is gone, the reason stays with who took it out. Not for what has a
 * place of its own for its reason.
 */
export const removal = pgTable(
  "removal",
  {
    id: idColumn(),
    ofTable: text("of_table").notNull(),
    rowId: text("row_id").notNull(),
    /** Null: of nobody's file. */
    householdId: uuid("household_id"),
    organisationId: uuid("organisation_id").notNull(),
    reason: text("reason").notNull(),
    /** What the row said, where its room shows it to who asks why it is gone; null elsewhere. */
    said: jsonb("said").$type<Record<string, string | number | null>>(),
    removedBy: uuid("removed_by").notNull(),
    removedAt: timestamp("removed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index("removal_household").on(table.householdId),
    ...policies("removal", {
      // The organisation that took it out, as long as the household's file is open to the reader.
      read: ownRemovals,
      insert: sql`${ownRemovals} and removed_by = ${actor.userId}`,
    }),
  ],
);

/** Something that happened, for those who must learn of it: `measure.closed`, `referral.submitted`. */
export const outboxEvent = pgTable(
  "outbox_event",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text("kind").notNull(),
    householdId: uuid("household_id"),
    /** Ids only, never names or words of the file. */
    payload: jsonb("payload").$type<Record<string, string | number | null>>().notNull(),
    userId: uuid("user_id"),
    createdAt: createdAtColumn(),
    /** When it was handed to the queue, and when what follows from it was written. */
    dispatchedAt: timestamp("dispatched_at", { withTimezone: true }),
    handledAt: timestamp("handled_at", { withTimezone: true }),
    /** Null while it waits. `ignored`: no handler for its kind. `dead`: every try failed (src/platform/jobs). */
    outcome: text("outcome").$type<"handled" | "ignored" | "dead">(),
    /** The last try that failed: when, and by what error (a name and a code, never its words). */
    failedAt: timestamp("failed_at", { withTimezone: true }),
    fault: text("fault"),
    /** The last time that the administrator had it tried again after every try failed, and why. */
    retriedAt: timestamp("retried_at", { withTimezone: true }),
    retriedBy: uuid("retried_by"),
    retryReason: text("retry_reason"),
  },
  (table) => [
    index("outbox_event_waiting")
      .on(table.id)
      .where(sql`dispatched_at is null`),
    ...policies("outbox_event", {
      read: nobody,
      insert: sql`user_id = ${actor.userId}`,
      // A household tells that it wrote, and nothing else.
      own: {
        insert: sql`kind = 'household.wrote' and user_id is null and household_id = (select app.household_id())`,
      },
      // A token tells that its landlord's file is in, and nothing else.
      intake: {
        insert: sql`kind = 'ledger.imported' and user_id is null and household_id is null and payload ->> 'landlordId' = ${actor.intakeLandlordId}::text`,
      },
    }),
  ],
);

/** What a person is told in the application. Text is built when shown, from kind and ids, under the reader's walls. */
export const notification = pgTable(
  "notification",
  {
    id: idColumn(),
    userId: uuid("user_id").notNull(),
    kind: text("kind").notNull(),
    householdId: uuid("household_id"),
    payload: jsonb("payload").$type<Record<string, string | number | null>>().notNull(),
    createdAt: createdAtColumn(),
    readAt: timestamp("read_at", { withTimezone: true }),
  },
  (table) => [
    index("notification_user").on(table.userId, table.createdAt),
    ...policies("notification", {
      read: sql`user_id = ${actor.userId}`,
      write: sql`user_id = ${actor.userId}`,
    }),
  ],
);

/** How a person is told: also by mail or not, the list of the morning, deadlines, in which language. No row, or no language said: not by mail, in French. */
export const notificationSetting = pgTable(
  "notification_setting",
  {
    userId: uuid("user_id").primaryKey(),
    byMail: boolean("by_mail").notNull().default(false),
    language: text("language").$type<Locale>(),
    /** Each working morning, what is new on a landlord's worklist and what waits. */
    morningList: boolean("morning_list").notNull().default(false),
    /** What falls within a week in the procedures that one follows. */
    deadlinesByMail: boolean("deadlines_by_mail").notNull().default(false),
  },
  () =>
    policies("notification_setting", {
      read: sql`user_id = ${actor.userId}`,
      write: sql`user_id = ${actor.userId}`,
    }),
);
