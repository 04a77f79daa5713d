/** Staff minutes: on a measure besides its contacts (files, calls to services, travel); of a landlord, month by month. */
import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";

import { measure, ofItsMeasure } from "../measure/schema.ts";
import { organisation } from "../parties/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, ofOperator, policies } from "../platform/database/roles.ts";

/** The operator's own; others get what time costs, never a line of it. */
export const measureTime = pgTable(
  "measure_time",
  {
    id: idColumn(),
    measureId: uuid("measure_id")
      .notNull()
      .references(() => measure.id),
    householdId: uuid("household_id").notNull(),
    operatorId: uuid("operator_id").notNull(),
    workedOn: dayColumn("worked_on").notNull(),
    minutes: integer("minutes").notNull(),
    what: text("what"),
    enteredBy: uuid("entered_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("measure_time_measure").on(table.measureId),
    index("measure_time_household").on(table.householdId),
    check("measure_time_minutes", sql`minutes between 1 and 1440`),
    ...policies("measure_time", {
      read: ofOperator.followed,
      write: sql`${ofOperator.carried} and ${ofItsMeasure("measure_time", ["household_id", "operator_id"])}`,
      remove: ofOperator.carried,
    }),
  ],
);

/** A landlord's own time for the programme: referrals, committees, tripartite meetings. Of no household. */
export const landlordTime = pgTable(
  "landlord_time",
  {
    id: idColumn(),
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    /** First day of the month in which it was spent. */
    month: dayColumn("month").notNull(),
    minutes: integer("minutes").notNull(),
    what: text("what"),
    enteredBy: uuid("entered_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("landlord_time_month").on(table.landlordId, table.month),
    check("landlord_time_minutes", sql`minutes between 1 and 600000`),
    check("landlord_time_month_start", sql`extract(day from month) = 1`),
    ...policies("landlord_time", {
      read: sql`landlord_id = ${actor.landlordId} or ${actor.isCoordinator}`,
      write: sql`landlord_id = ${actor.landlordId} and (select app.role()) = 'landlordLead'`,
      remove: sql`landlord_id = ${actor.landlordId} and (select app.role()) = 'landlordLead'`,
    }),
  ],
);
