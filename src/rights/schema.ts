/** Requests of people on what is held on them: each organisation its own, with its answer and the reason. */
import { sql } from "drizzle-orm";
import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";

import { household, organisation } from "../parties/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";
import type { RequestKind, RightsAnswer } from "./rules.ts";

const own = sql`organisation_id = ${actor.organisationId} and ((${actor.landlordId}) is not null or (${actor.operatorId}) is not null or ${actor.isCoordinator})
  and exists (select 1 from household h where h.id = household_id)`;

export const rightsRequest = pgTable(
  "rights_request",
  {
    id: idColumn(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisation.id),
    kind: text("kind").$type<RequestKind>().notNull(),
    askedOn: dayColumn("asked_on").notNull(),
    dueOn: dayColumn("due_on").notNull(),
    /** What was asked, in a few words. */
    words: text("words"),
    recordedBy: uuid("recorded_by").notNull(),
    answer: text("answer").$type<RightsAnswer>(),
    answeredOn: dayColumn("answered_on"),
    answeredBy: uuid("answered_by"),
    reason: text("reason"),
    /** Of a restriction or an opposition that was granted: until when it held. */
    liftedOn: dayColumn("lifted_on"),
    liftedWhy: text("lifted_why"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("rights_request_household").on(table.householdId),
    index("rights_request_due").on(table.organisationId, table.dueOn),
    ...policies("rights_request", {
      read: own,
      write: own,
      insert: sql`${own} and recorded_by = ${actor.userId} and answer is null`,
    }),
  ],
);
