/** Local values of dated rules: a landlord's tolerance, the length of a measure, a fund's share. */
import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";

import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";

const ofSignIn = sql`rule like any (array['secondFactor.%', 'session.%', 'account.%'])`;

export const datedSetting = pgTable(
  "dated_setting",
  {
    id: idColumn(),
    /** The rule's id: `plan.toleranceDays`. */
    rule: text("rule").notNull(),
    /** Whose value it is; null = the programme's. */
    organisationId: uuid("organisation_id"),
    value: jsonb("value").notNull(),
    validFrom: dayColumn("valid_from"),
    validTo: dayColumn("valid_to"),
    source: text("source").notNull(),
    /** Month in which somebody checked the source; null = "à confirmer". */
    checked: text("checked"),
    setBy: uuid("set_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("dated_setting_rule").on(table.rule, table.organisationId),
    ...policies("dated_setting", {
      // How large a file it may send.
      own: { select: sql`(select app.household_id()) is not null and rule = 'receivedFile.limits'` },
      read: actor.signedIn,
      // Who may sign in how, and for how long, is the administrator's to set, and a lead's for its own people.
      write: sql`(${actor.isCoordinator} and organisation_id is null and not ${ofSignIn}) or (${actor.isLead} and organisation_id = ${actor.organisationId}) or (${actor.isAdministrator} and ${ofSignIn})`,
    }),
  ],
);
