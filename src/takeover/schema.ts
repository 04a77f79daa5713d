/** Spreadsheets of past years taken over: each file with its control totals and what was set aside, each case with what its row stated. */
import { bigint, index, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

import { household, organisation } from "../parties/schema.ts";
import { idColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";
import { referral } from "../referral/schema.ts";
import type { TakeoverMapping } from "./columns.rules.ts";
import type { SetAside } from "./aside.rules.ts";

/** Written by app.take_over_file alone. read = kept + known + quarantined. */
export const takenOverFile = pgTable(
  "taken_over_file",
  {
    id: idColumn(),
    what: text("what").$type<"cases" | "funding">().notNull(),
    fileName: text("file_name").notNull(),
    read: integer("read").notNull(),
    kept: integer("kept").notNull(),
    known: integer("known").notNull(),
    quarantined: integer("quarantined").notNull(),
    /** Sums of the column that is controlled (`CONTROLLED`), each counted at its own place; null on files before they were kept. */
    fileCents: bigint("file_cents", { mode: "number" }),
    keptCents: bigint("kept_cents", { mode: "number" }),
    knownCents: bigint("known_cents", { mode: "number" }),
    quarantinedCents: bigint("quarantined_cents", { mode: "number" }),
    quarantine: jsonb("quarantine").$type<SetAside[]>().notNull(),
    /** Null: the command line. */
    importedBy: uuid("imported_by"),
    importedAt: timestamp("imported_at", { withTimezone: true }).notNull().defaultNow(),
  },
  () => policies("taken_over_file", { read: actor.isCoordinator }),
);

/** One path of a file: known again by its reference. Written by app.take_over_cases alone. */
export const takenOverCase = pgTable(
  "taken_over_case",
  {
    caseRef: text("case_ref").primaryKey(),
    fileId: uuid("file_id")
      .notNull()
      .references(() => takenOverFile.id),
    line: integer("line").notNull(),
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    referralId: uuid("referral_id")
      .notNull()
      .references(() => referral.id),
    /** Null: no measure. */
    pathId: uuid("path_id"),
    /** What the row stated, without name or account: unknown stays unknown where a row of a room must hold something. */
    stated: jsonb("stated").notNull(),
  },
  (table) => [
    index("taken_over_case_path").on(table.pathId),
    index("taken_over_case_household").on(table.householdId),
    index("taken_over_case_referral").on(table.referralId),
    ...policies("taken_over_case", { read: actor.isCoordinator }),
  ],
);

/** How the coordination's files of each kind are read, kept from one to the next. */
export const takeoverMapping = pgTable(
  "takeover_mapping",
  {
    what: text("what").$type<"cases" | "funding">().primaryKey(),
    mapping: jsonb("mapping").$type<TakeoverMapping>().notNull(),
    savedAt: timestamp("saved_at", { withTimezone: true }).notNull().defaultNow(),
    savedBy: uuid("saved_by"),
  },
  () => policies("takeover_mapping", { read: actor.isCoordinator, write: actor.isCoordinator }),
);
