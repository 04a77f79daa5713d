/** Which operator carries an admitted household, and which of its case workers. Files open by these rows. */
import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, uuid } from "drizzle-orm/pg-core";

import { itsReferral } from "../committee/schema.ts";
import { household, organisation } from "../parties/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, caseHouseholds, policies } from "../platform/database/roles.ts";
import { referral } from "../referral/schema.ts";

/** Which operator carries the case: the zone proposes, the coordinator confirms or overrides with a reason. */
export const assignment = pgTable(
  "assignment",
  {
    id: idColumn(),
    referralId: uuid("referral_id")
      .notNull()
      .references(() => referral.id),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    landlordId: uuid("landlord_id").notNull(),
    operatorId: uuid("operator_id")
      .notNull()
      .references(() => organisation.id),
    caseWorkerId: uuid("case_worker_id"),
    proposedOperatorId: uuid("proposed_operator_id"),
    overrideReason: text("override_reason"),
    assignedOn: dayColumn("assigned_on").notNull(),
    assignedBy: uuid("assigned_by"),
    active: boolean("active").notNull().default(true),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("assignment_operator").on(table.operatorId, table.active),
    index("assignment_household").on(table.householdId),
    ...policies("assignment", {
      read: sql`${actor.isCoordinator} or landlord_id = ${actor.landlordId} or (operator_id = ${actor.operatorId} and household_id in ${caseHouseholds})`,
      // Files open by these rows (app.case_households): an operator never writes one itself.
      write: actor.isCoordinator,
      insert: sql`${actor.isCoordinator} and ${itsReferral("assignment")}`,
    }),
  ],
);
