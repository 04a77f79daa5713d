/** Staff minutes on a measure besides its contacts: files, calls to services, travel. */
import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";

import { measure, ofItsMeasure } from "../measure/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { ofOperator, policies } from "../platform/database/roles.ts";

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
