/** The evaluation's figures frozen for a period: no household in them, never changed, so that they stand after erasure. */
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";

import { organisation } from "../parties/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";
import type { Cut, Edition, PathRow, PayerFacts, SnapshotWords } from "./rules.ts";

/** What the platform counts is nobody's secret among those who take part; which organisation, by the figures' own policy. */
const takesPart = sql`(select app.role()) in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator', 'committeeMember')`;
/** Written in the transaction that freezes, and never again. */
const beingFrozen = sql`${actor.isCoordinator} and exists (select 1 from snapshot s where s.id = snapshot_id and s.created_at = now())`;

export const snapshot = pgTable(
  "snapshot",
  {
    id: idColumn(),
    from: dayColumn("from_day").notNull(),
    to: dayColumn("to_day").notNull(),
    /** Day of Paris on which it was frozen. */
    madeOn: dayColumn("made_on").notNull(),
    /** Null: by itself, once the period had closed. */
    madeBy: uuid("made_by"),
    /** The name as it was that day: it answers for the figures. */
    madeByName: text("made_by_name"),
    /** Names and definitions of the indicators, as they were counted that day. */
    words: jsonb("words").$type<SnapshotWords>().notNull(),
    /** Whether funders have an edition of it: of whole calendar years alone. */
    forFunders: boolean("for_funders").notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("snapshot_period").on(table.from, table.to, table.createdAt),
    check("snapshot_days", sql`from_day <= to_day and to_day <= made_on`),
    check("snapshot_named", sql`(made_by is null) = (made_by_name is null)`),
    ...policies("snapshot", {
      read: sql`${takesPart} or (for_funders and ${actor.funderId} is not null)`,
      insert: sql`${actor.isCoordinator} and made_by = ${actor.userId} and created_at = now()`,
    }),
  ],
);

/** One figure of one cut. `funder`: the edition without small cells, nor anything that would give one back. */
export const snapshotFigure = pgTable(
  "snapshot_figure",
  {
    snapshotId: uuid("snapshot_id")
      .notNull()
      .references(() => snapshot.id),
    edition: text("edition").$type<Edition>().notNull(),
    cut: text("cut").$type<Cut>().notNull(),
    /** Code, zone, year; empty: the whole, or not stated. */
    key: text("key").notNull(),
    /** The organisation's name as it was that day. */
    label: text("label"),
    landlordId: uuid("landlord_id").references(() => organisation.id),
    operatorId: uuid("operator_id").references(() => organisation.id),
    indicator: text("indicator").notNull(),
    value: doublePrecision("value"),
    numerator: doublePrecision("numerator"),
    denominator: doublePrecision("denominator"),
    excluded: doublePrecision("excluded"),
    unknown: doublePrecision("unknown"),
    unit: text("unit").notNull(),
    people: doublePrecision("people"),
    parts: jsonb("parts").$type<Record<string, number | null>>(),
    suppressed: boolean("suppressed").notNull(),
    /** Of a funder's edition: since when it is shown so, where it has moved by fewer than five households since. */
    shownSince: dayColumn("shown_since"),
  },
  (table) => [
    primaryKey({ columns: [table.snapshotId, table.edition, table.cut, table.key, table.indicator] }),
    ...policies("snapshot_figure", {
      read: sql`${actor.isCoordinator}
        or (edition = 'funder' and ${actor.funderId} is not null)
        or (edition = 'full' and ((cut in ('whole', 'zone', 'year') and ${takesPart})
            or landlord_id = ${actor.landlordId} or operator_id = ${actor.operatorId}))`,
      insert: beingFrozen,
    }),
  ],
);

/** What one payer's agreements and lines said that day: its own report rests on it. */
export const snapshotPayer = pgTable(
  "snapshot_payer",
  {
    snapshotId: uuid("snapshot_id")
      .notNull()
      .references(() => snapshot.id),
    payer: text("payer").notNull(),
    payerId: uuid("payer_id").references(() => organisation.id),
    facts: jsonb("facts").$type<PayerFacts>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.snapshotId, table.payer] }),
    ...policies("snapshot_payer", {
      read: sql`${actor.isCoordinator} or payer_id = ${actor.funderId} or payer_id = ${actor.landlordId}`,
      insert: beingFrozen,
    }),
  ],
);

/**
 * The paths behind the figures, as counted that day: no household, no day, no word, no problem; its rank is that of its own facts among
 * the others. For the coordination, and for the landlord and the operator that followed them: no funder reads a row.
 */
export const snapshotPath = pgTable(
  "snapshot_path",
  {
    snapshotId: uuid("snapshot_id")
      .notNull()
      .references(() => snapshot.id),
    rank: integer("rank").notNull(),
    landlordId: uuid("landlord_id").references(() => organisation.id),
    operatorId: uuid("operator_id").references(() => organisation.id),
    facts: jsonb("facts").$type<PathRow>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.snapshotId, table.rank] }),
    ...policies("snapshot_path", {
      read: sql`${actor.isCoordinator} or landlord_id = ${actor.landlordId} or operator_id = ${actor.operatorId}`,
      insert: beingFrozen,
    }),
  ],
);
