/** What the landlord's staff do with detected accounts: outreach, appraisals, who follows each account, their views of the list. */
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { landlordId, ownLandlord, tenantAccount } from "../ledger/schema.ts";
import { createdAtColumn, dayColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";
import type { Appraisal, NoDifficultyReason, OutreachKind, OutreachResult } from "./rules.ts";

/** Rows number themselves within the landlord's own; every key carries it. */
const numberColumn = () => bigint("id", { mode: "number" }).notNull().generatedByDefaultAsIdentity();
const accountId = () => bigint("account_id", { mode: "number" }).notNull();

const toAccount = (table: { landlordId: AnyPgColumn; accountId: AnyPgColumn }) =>
  foreignKey({
    columns: [table.landlordId, table.accountId],
    foreignColumns: [tenantAccount.landlordId, tenantAccount.id],
  });

/** The account is the landlord's, and the household is the one that holds it. */
const ofItsAccount = (table: string) =>
  sql.raw(
    `exists (select 1 from tenant_account a where a.landlord_id = ${table}.landlord_id and a.id = ${table}.account_id and a.household_id = ${table}.household_id)`,
  );

/** Who did it takes it back within the day; afterwards it stays. */
const ownOfTheDay = sql`${ownLandlord} and user_id = ${actor.userId} and created_at > now() - interval '1 day'`;

/** One attempt to reach a household (« aller-vers »): the history that colleagues read before the next. */
export const outreach = pgTable(
  "outreach",
  {
    landlordId: landlordId(),
    id: numberColumn(),
    accountId: accountId(),
    householdId: uuid("household_id").notNull(),
    kind: text("kind").$type<OutreachKind>().notNull(),
    doneOn: dayColumn("done_on").notNull(),
    /** Null = nobody said. */
    result: text("result").$type<OutreachResult>(),
    note: text("note"),
    /** Null: a job or the command line. */
    userId: uuid("user_id"),
    createdAt: createdAtColumn(),
    /** How the worklist showed the account until then: what taking it back restores. */
    before: jsonb("before").$type<Record<string, string | null>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.id] }),
    toAccount(table),
    index("outreach_account").on(table.landlordId, table.accountId, table.doneOn.desc(), table.id.desc()),
    index("outreach_household").on(table.householdId),
    ...policies("outreach", {
      read: ownLandlord,
      insert: sql`${ownLandlord} and user_id = ${actor.userId} and ${ofItsAccount("outreach")}`,
      remove: ownOfTheDay,
    }),
  ],
);

/** That an account can wait, or is not a difficulty; with what had been detected then, so that the back-test can learn from it. */
export const appraisal = pgTable(
  "appraisal",
  {
    landlordId: landlordId(),
    id: numberColumn(),
    accountId: accountId(),
    householdId: uuid("household_id").notNull(),
    kind: text("kind").$type<Appraisal>().notNull(),
    /** Of what is not a difficulty. */
    why: text("why").$type<NoDifficultyReason>(),
    words: text("words"),
    /** Of what can wait. */
    until: dayColumn("until"),
    /** The account as it was detected when it was judged. */
    detectedOn: dayColumn("detected_on").notNull(),
    priority: bigint("priority", { mode: "number" }).notNull(),
    signals: jsonb("signals").notNull(),
    userId: uuid("user_id"),
    createdAt: createdAtColumn(),
    before: jsonb("before").$type<Record<string, string | null>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.id] }),
    toAccount(table),
    index("appraisal_account").on(table.landlordId, table.accountId, table.id.desc()),
    index("appraisal_household").on(table.householdId),
    ...policies("appraisal", {
      read: ownLandlord,
      insert: sql`${ownLandlord} and user_id = ${actor.userId} and ${ofItsAccount("appraisal")}`,
      remove: ownOfTheDay,
    }),
  ],
);

/** Who of the landlord's staff follows an account, and who did before: one at a time. */
export const accountOfficer = pgTable(
  "account_officer",
  {
    landlordId: landlordId(),
    id: numberColumn(),
    accountId: accountId(),
    householdId: uuid("household_id").notNull(),
    userId: uuid("user_id").notNull(),
    assignedBy: uuid("assigned_by"),
    createdAt: createdAtColumn(),
    /** Null while it lasts. */
    endedAt: timestamp("ended_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.id] }),
    toAccount(table),
    uniqueIndex("account_officer_one")
      .on(table.landlordId, table.accountId)
      .where(sql`ended_at is null`),
    index("account_officer_user")
      .on(table.landlordId, table.userId)
      .where(sql`ended_at is null`),
    index("account_officer_household").on(table.householdId),
    ...policies("account_officer", {
      read: ownLandlord,
      write: ownLandlord,
      insert: sql`${ownLandlord} and assigned_by = ${actor.userId} and ${ofItsAccount("account_officer")}
        and exists (select 1 from app.directory() d where d.user_id = account_officer.user_id and d.active
                     and d.organisation_id = account_officer.landlord_id and d.role in ('arrearsOfficer', 'socialAdviser', 'landlordLead'))`,
    }),
  ],
);

/** Filters of the worklist that a person kept under a name, alone or for the landlord's staff. */
export const worklistView = pgTable(
  "worklist_view",
  {
    landlordId: landlordId(),
    id: numberColumn(),
    userId: uuid("user_id").notNull(),
    name: text("name").notNull(),
    filters: jsonb("filters").$type<Record<string, unknown>>().notNull(),
    shared: boolean("shared").notNull().default(false),
    createdAt: createdAtColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.id] }),
    uniqueIndex("worklist_view_name").on(table.landlordId, table.userId, sql`lower(${table.name})`),
    ...policies("worklist_view", {
      read: sql`${ownLandlord} and (shared or user_id = ${actor.userId})`,
      write: sql`${ownLandlord} and user_id = ${actor.userId}`,
      remove: sql`${ownLandlord} and user_id = ${actor.userId}`,
    }),
  ],
);

/** The view that a person's worklist opens with; no row: the whole list. */
export const worklistDefaultView = pgTable(
  "worklist_default_view",
  {
    landlordId: landlordId(),
    userId: uuid("user_id").notNull(),
    viewId: bigint("view_id", { mode: "number" }).notNull(),
  },
  (table) => {
    const own = sql`${ownLandlord} and user_id = ${actor.userId}`;
    return [
      primaryKey({ columns: [table.landlordId, table.userId] }),
      foreignKey({
        columns: [table.landlordId, table.viewId],
        foreignColumns: [worklistView.landlordId, worklistView.id],
      }).onDelete("cascade"),
      ...policies("worklist_default_view", { read: own, write: own, remove: own }),
    ];
  },
);
