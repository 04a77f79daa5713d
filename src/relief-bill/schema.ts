/** What a landlord's software, or its officer, said it has put on the rent bill: one row a month of a relief. */
import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

import { centsColumn, dayColumn } from "../platform/database/columns.ts";
import { actor, caseHouseholds, policies } from "../platform/database/roles.ts";
import { rentRelief } from "../rent-relief/schema.ts";

/** Written by `app.acknowledge_relief` alone, for a person and for a token. */
export const reliefBillAck = pgTable(
  "relief_bill_ack",
  {
    reliefId: uuid("relief_id")
      .notNull()
      .references(() => rentRelief.id, { onDelete: "cascade" }),
    /** First day of the month. */
    month: dayColumn("month").notNull(),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    /** What the bill takes off; 0 where a month that was stopped was taken out again. */
    amountCents: centsColumn("amount_cents").notNull(),
    acknowledgedAt: timestamp("acknowledged_at", { withTimezone: true }).notNull().defaultNow(),
    acknowledgedBy: uuid("acknowledged_by"),
    /** The program that said so, where it was one. */
    tokenName: text("token_name"),
    /** The software's own reference. */
    reference: text("reference"),
  },
  (table) => [
    primaryKey({ columns: [table.reliefId, table.month] }),
    index("relief_bill_ack_household").on(table.householdId),
    ...policies("relief_bill_ack", {
      read: sql`landlord_id = ${actor.landlordId} or household_id in ${caseHouseholds}`,
    }),
  ],
);
