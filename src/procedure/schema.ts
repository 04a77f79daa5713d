/** The eviction procedure of a household as dated facts; stage and deadlines are computed, never stored. */
import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

import { household, organisation } from "../parties/schema.ts";
import { createdAtColumn, dayColumn } from "../platform/database/columns.ts";
import { actor, caseHouseholds, ownTenantOf, policies } from "../platform/database/roles.ts";

export const procedureAct = pgTable(
  "procedure_act",
  {
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    id: uuid("id").notNull().defaultRandom(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    /** A kind of commands.md `deadlines`: paymentOrder, summons, hearing… */
    kind: text("kind").notNull(),
    actedOn: dayColumn("acted_on").notNull(),
    /** ISO duration the act states, where it does. */
    statedTime: text("stated_time"),
    detail: jsonb("detail").$type<Record<string, unknown>>(),
    enteredBy: uuid("entered_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.id] }),
    index("procedure_act_household").on(table.householdId),
    ...policies("procedure_act", {
      read: sql`landlord_id = ${actor.landlordId} or household_id in ${caseHouseholds}`,
      write: ownTenantOf("procedure_act"),
      // An act noted by mistake would date everything wrongly: its own landlord takes it out, the access log keeps it.
      remove: ownTenantOf("procedure_act"),
    }),
  ],
);
