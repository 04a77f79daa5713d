/** A second factor that somebody lost, and who took it away for them. Factors themselves are sign-in's own (platform/access). */
import { sql } from "drizzle-orm";
import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";

import { organisation } from "../parties/schema.ts";
import { createdAtColumn, idColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";

/** Written by `app.reset_second_factor` alone; never changed. */
export const factorReset = pgTable(
  "factor_reset",
  {
    id: idColumn(),
    userId: uuid("user_id").notNull(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisation.id),
    reason: text("reason").notNull(),
    resetBy: uuid("reset_by").notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("factor_reset_organisation").on(table.organisationId),
    ...policies("factor_reset", {
      read: sql`user_id = ${actor.userId} or ${actor.isAdministrator} or (${actor.isLead} and organisation_id = ${actor.organisationId})`,
    }),
  ],
);
