/** Files received of a household: what is known of each. Their bytes lie in the file store, under the row's id. */
import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";

import { household, organisation } from "../parties/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, caseHouseholds, ofOperator, ownHousehold, policies } from "../platform/database/roles.ts";
import type { FileKind, FileReader } from "./rules.ts";

/** A file that was given to an operator stays with it after a hand-over, as what was said in confidence does. */
const { followed, carried } = ofOperator;

export const receivedFile = pgTable(
  "received_file",
  {
    id: idColumn(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    /** Who carried the household on that day. */
    operatorId: uuid("operator_id")
      .notNull()
      .references(() => organisation.id),
    /** The landlord of the household's assignment: the only one with whom it may be shared. */
    landlordId: uuid("landlord_id").notNull(),
    /** The measure that ran on that day; null: none did. */
    measureId: uuid("measure_id"),
    kind: text("kind").$type<FileKind>().notNull(),
    name: text("name").notNull(),
    documentOn: dayColumn("document_on"),
    isProtected: boolean("is_protected").notNull(),
    sharedWith: text("shared_with").array().$type<FileReader[]>().notNull().default([]),
    agreedOn: dayColumn("agreed_on"),
    mediaType: text("media_type").notNull(),
    byteSize: integer("byte_size").notNull(),
    sha256: text("sha256").notNull(),
    width: integer("width"),
    height: integer("height"),
    receivedOn: dayColumn("received_on").notNull(),
    /** Null: the household sent it by itself. */
    addedBy: uuid("added_by"),
    createdAt: createdAtColumn(),
    /** Of a file taken out: its bytes are gone, why is kept. */
    removedOn: dayColumn("removed_on"),
    removedBy: uuid("removed_by"),
    removedReason: text("removed_reason"),
  },
  (table) => [
    index("received_file_household").on(table.householdId),
    check(
      "received_file_protected",
      sql`is_protected or kind not in ('medical', 'justice', 'violence', 'residence')`,
    ),
    check(
      "received_file_shared",
      sql`shared_with <@ array['landlord', 'coordination'] and (shared_with = '{}' or (not is_protected and agreed_on is not null))`,
    ),
    ...policies("received_file", {
      // What it sends is kept for the association until its worker has sorted it.
      own: {
        select: sql`${ownHousehold} and removed_on is null`,
        insert: sql`${ownHousehold} and added_by is null and is_protected and shared_with = '{}' and removed_on is null
          and (operator_id, landlord_id) in (select c.operator_id, c.landlord_id from app.household_carrier() c)`,
      },
      read: sql`(${followed})
        or (not is_protected and removed_on is null and landlord_id = ${actor.landlordId} and 'landlord' = any (shared_with))
        or (not is_protected and removed_on is null and ${actor.isCoordinator} and 'coordination' = any (shared_with) and household_id in ${caseHouseholds})`,
      write: carried,
      insert: sql`(${carried}) and added_by = ${actor.userId}
        and exists (select 1 from assignment a where a.active and a.household_id = received_file.household_id and a.operator_id = received_file.operator_id and a.landlord_id = received_file.landlord_id)`,
    }),
  ],
);
