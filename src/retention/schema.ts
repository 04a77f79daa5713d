/** What became of each file when its time was over; what is kept longer and why; what each run found and did. */
import { sql } from "drizzle-orm";
import {
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

import { household } from "../parties/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";
import type { Part, Step } from "./rules.ts";

/** Where a household's file stands. Written by runs alone; gone when the household comes back before it was erased. */
export const fileRetention = pgTable(
  "file_retention",
  {
    householdId: uuid("household_id")
      .primaryKey()
      .references(() => household.id),
    lastContactOn: dayColumn("last_contact_on"),
    /** From this day on nobody reads it in the application. */
    archivedOn: dayColumn("archived_on"),
    erasedOn: dayColumn("erased_on"),
    identityErasedOn: dayColumn("identity_erased_on"),
  },
  () => policies("file_retention", { read: actor.isCoordinator }),
);

/** A file that is kept whatever its age: a dispute, a household that came back. */
export const retentionHold = pgTable(
  "retention_hold",
  {
    id: idColumn(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    reason: text("reason").notNull(),
    heldOn: dayColumn("held_on").notNull(),
    heldBy: uuid("held_by").notNull(),
    liftedOn: dayColumn("lifted_on"),
    liftedBy: uuid("lifted_by"),
    liftedWhy: text("lifted_why"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("retention_hold_household").on(table.householdId),
    ...policies("retention_hold", {
      read: actor.isCoordinator,
      write: actor.isCoordinator,
      insert: sql`${actor.isCoordinator} and held_by = ${actor.userId}`,
    }),
  ],
);

/** A part whose time comes sooner, as the household asked and the law allows: granted with its reason (RGPD, art. 17). */
export const retentionForward = pgTable(
  "retention_forward",
  {
    id: idColumn(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    organisationId: uuid("organisation_id").notNull(),
    part: text("part").$type<Part>().notNull(),
    /** From this day on it is due. */
    fromOn: dayColumn("from_on").notNull(),
    reason: text("reason").notNull(),
    grantedBy: uuid("granted_by").notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("retention_forward_household").on(table.householdId),
    ...policies("retention_forward", {
      read: sql`organisation_id = ${actor.organisationId} and ((${actor.landlordId}) is not null or (${actor.operatorId}) is not null or ${actor.isCoordinator})
        and exists (select 1 from household h where h.id = household_id)`,
      insert: sql`organisation_id = ${actor.organisationId} and granted_by = ${actor.userId}
        and part = case when (${actor.landlordId}) is not null then 'tenant' when (${actor.operatorId}) is not null or ${actor.isCoordinator} then 'file' end
        and exists (select 1 from household h where h.id = household_id)`,
    }),
  ],
);

/** One run, dry or for good. `counts`: rows by table, and files of the store under `files`. */
export const retentionRun = pgTable(
  "retention_run",
  {
    id: idColumn(),
    dry: boolean("dry").notNull(),
    ranFor: dayColumn("ran_for").notNull(),
    /** Null: the night, or the command line. */
    askedBy: uuid("asked_by"),
    createdAt: createdAtColumn(),
    state: text("state").$type<"asked" | "done">().notNull().default("asked"),
    endedAt: timestamp("ended_at", { withTimezone: true }),
    archived: integer("archived").notNull().default(0),
    erased: integer("erased").notNull().default(0),
    held: integer("held").notNull().default(0),
    counts: jsonb("counts").$type<Record<string, number>>().notNull().default({}),
  },
  () =>
    policies("retention_run", {
      read: actor.isCoordinator,
      insert: sql`${actor.isCoordinator} and asked_by = ${actor.userId} and state = 'asked'`,
    }),
);

/** What a run found due of a household, and since when. */
export const retentionLine = pgTable(
  "retention_line",
  {
    runId: uuid("run_id")
      .notNull()
      .references(() => retentionRun.id),
    householdId: uuid("household_id").notNull(),
    part: text("part").$type<Part>().notNull(),
    step: text("step").$type<Step>().notNull(),
    because: text("because"),
    dueOn: dayColumn("due_on").notNull(),
    since: dayColumn("since").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.householdId, table.part] }),
    index("retention_line_household").on(table.householdId),
    ...policies("retention_line", { read: actor.isCoordinator }),
  ],
);
