/** Back-tests of a landlord's detection that somebody asked for, and what came of them. */
import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { organisation } from "../parties/schema.ts";
import { createdAtColumn, dayColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";
import type { LandlordBacktest } from "./judge.rules.ts";
import type { PastCases } from "./weights.rules.ts";

/** The social adviser reads the list; who keeps the accounts judges how good it is. */
const keepers = sql`landlord_id = ${actor.landlordId} and (select app.role()) in ('arrearsOfficer', 'landlordLead')`;

/**
 * One at a time for a landlord. The job alone writes progress and result; a person asks for a run, and takes it away as long as it has not
 * ended: the job sees that it has gone, and stops.
 */
export const backtestRun = pgTable(
  "backtest_run",
  {
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    id: bigint("id", { mode: "number" }).notNull().generatedByDefaultAsIdentity(),
    askedBy: uuid("asked_by").notNull(),
    createdAt: createdAtColumn(),
    /** The day it speaks of: the months before it are replayed. */
    ranOn: dayColumn("ran_on").notNull(),
    weeklyCapacity: integer("weekly_capacity").notNull(),
    /** 0–1. */
    progress: real("progress").notNull().default(0),
    startedAt: timestamp("started_at", { withTimezone: true }),
    endedAt: timestamp("ended_at", { withTimezone: true }),
    outcome: text("outcome").$type<"done" | "failed">(),
    result: jsonb("result").$type<LandlordBacktest>(),
    /** The cases that the chance is learned of, by the points they showed, a few hundred: the chance of weights set by hand is learned from them. */
    cases: jsonb("cases").$type<PastCases[]>(),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.id] }),
    uniqueIndex("backtest_run_under_way")
      .on(table.landlordId)
      .where(sql`ended_at is null`),
    index("backtest_run_latest").on(table.landlordId, table.endedAt),
    ...policies("backtest_run", {
      read: keepers,
      insert: sql`${keepers} and asked_by = ${actor.userId} and outcome is null and result is null and cases is null`,
      remove: sql`${keepers} and ended_at is null`,
    }),
  ],
);
