/** What became of a household 6 and 12 months after its last measure, asked of its landlord. */
import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";

import { measure } from "../measure/schema.ts";
import { centsColumn, createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, caseHouseholds, policies } from "../platform/database/roles.ts";
import type { FollowedAfter, Whereabouts } from "./rules.ts";

export const followUp = pgTable(
  "follow_up",
  {
    id: idColumn(),
    /** The last measure of the path. */
    measureId: uuid("measure_id")
      .notNull()
      .references(() => measure.id),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    operatorId: uuid("operator_id").notNull(),
    months: integer("months").$type<FollowedAfter>().notNull(),
    askedOn: dayColumn("asked_on").notNull(),
    /** Null while it waits. */
    whereabouts: text("whereabouts").$type<Whereabouts>(),
    /** The day of which the answer speaks. */
    seenOn: dayColumn("seen_on"),
    /** Null = unknown. */
    debtCents: centsColumn("debt_cents"),
    rentPaid: boolean("rent_paid"),
    words: text("words"),
    answeredOn: dayColumn("answered_on"),
    answeredBy: uuid("answered_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    unique("follow_up_once").on(table.measureId, table.months),
    index("follow_up_household").on(table.householdId),
    index("follow_up_landlord").on(table.landlordId),
    ...policies("follow_up", {
      read: sql`landlord_id = ${actor.landlordId} or (operator_id = ${actor.operatorId} and household_id in ${caseHouseholds}) or ${actor.isCoordinator}`,
      // Asked by the night, answered by the landlord.
      insert: sql`false`,
      write: sql`landlord_id = ${actor.landlordId}`,
    }),
  ],
);
