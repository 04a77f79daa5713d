/** Renewals asked for by who carries the measure, decided by the coordination or by a session of the committee. */
import { sql } from "drizzle-orm";
import { index, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { committeeSession } from "../committee/schema.ts";
import { measure, ofItsMeasure } from "../measure/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, caseHouseholds, policies, workingHouseholds } from "../platform/database/roles.ts";
import type { RenewalAnswer } from "./rules.ts";

const ofMeasure = ofItsMeasure("renewal_request", ["household_id", "operator_id", "landlord_id"]);

export const renewalRequest = pgTable(
  "renewal_request",
  {
    id: idColumn(),
    measureId: uuid("measure_id")
      .notNull()
      .references(() => measure.id),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    operatorId: uuid("operator_id").notNull(),
    askedOn: dayColumn("asked_on").notNull(),
    askedBy: uuid("asked_by").notNull(),
    reason: text("reason").notNull(),
    /** Null while it waits. */
    answer: text("answer").$type<RenewalAnswer>(),
    answeredOn: dayColumn("answered_on"),
    answeredBy: uuid("answered_by"),
    answeredAt: timestamp("answered_at", { withTimezone: true }),
    /** Why it is refused, or what the renewal is granted for. */
    words: text("words"),
    /** The session on whose agenda it stands, and what the coordination tells the table of it, without a name. */
    agendaSessionId: uuid("agenda_session_id").references(() => committeeSession.id),
    agendaWords: text("agenda_words"),
    /** The session that decided, where the committee does. */
    sessionId: uuid("session_id").references(() => committeeSession.id),
    /** The measure that follows from it. */
    nextMeasureId: uuid("next_measure_id").references(() => measure.id),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("renewal_request_household").on(table.householdId),
    index("renewal_request_agenda").on(table.agendaSessionId),
    uniqueIndex("renewal_request_waits")
      .on(table.measureId)
      .where(sql`answer is null`),
    ...policies("renewal_request", {
      read: sql`(operator_id = ${actor.operatorId} and household_id in ${caseHouseholds}) or landlord_id = ${actor.landlordId} or ${actor.isCoordinator}`,
      insert: sql`asked_by = ${actor.userId} and answer is null and operator_id = ${actor.operatorId} and household_id in ${workingHouseholds} and ${ofMeasure}`,
      write: sql`${actor.isCoordinator} and household_id in ${workingHouseholds} and ${ofMeasure}`,
    }),
  ],
);
