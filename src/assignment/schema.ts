/** Which operator carries an admitted household, and which of its case workers; who asks that this changes. Files open by these rows. */
import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { itsReferral } from "../committee/schema.ts";
import { household, organisation } from "../parties/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, caseHouseholds, policies } from "../platform/database/roles.ts";
import { referral } from "../referral/schema.ts";
import type { Proposed } from "./proposal.rules.ts";
import type { Need, Weights } from "./settings.rules.ts";

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
    index("assignment_operator").on(table.operatorId, table.active, table.caseWorkerId),
    index("assignment_household").on(table.householdId),
    index("assignment_referral").on(table.referralId),
    ...policies("assignment", {
      read: sql`${actor.isCoordinator} or landlord_id = ${actor.landlordId} or (operator_id = ${actor.operatorId} and household_id in ${caseHouseholds})`,
      // Files open by these rows (app.case_households): an operator never writes one itself.
      write: actor.isCoordinator,
      insert: sql`${actor.isCoordinator} and ${itsReferral("assignment")}`,
    }),
  ],
);

/**
 * A need for which an operator may be the specialist, as the coordination noted it when it assigns: there, or not whatever others say.
 * Its landlord does not read it.
 */
export const referralNeed = pgTable(
  "referral_need",
  {
    referralId: uuid("referral_id")
      .notNull()
      .references(() => referral.id),
    need: text("need").$type<Need>().notNull(),
    has: boolean("has").notNull().default(true),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    notedBy: uuid("noted_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.referralId, table.need] }),
    index("referral_need_household").on(table.householdId),
    ...policies("referral_need", {
      read: sql`${actor.isCoordinator} or (${actor.operatorId} is not null and household_id in ${caseHouseholds})`,
      insert: sql`${actor.isCoordinator} and exists (select 1 from referral r where r.id = referral_id and r.household_id = referral_need.household_id)`,
      remove: actor.isCoordinator,
    }),
  ],
);

/** What was proposed on the day of an assignment, and the weights of that day: a past assignment stays explained. */
export const assignmentReason = pgTable(
  "assignment_reason",
  {
    assignmentId: uuid("assignment_id")
      .primaryKey()
      .references(() => assignment.id),
    householdId: uuid("household_id").notNull(),
    operatorId: uuid("operator_id").notNull(),
    proposed: jsonb("proposed").$type<Proposed>().notNull(),
    weights: jsonb("weights").$type<Weights>().notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("assignment_reason_household").on(table.householdId),
    ...policies("assignment_reason", {
      read: sql`${actor.isCoordinator} or (operator_id = ${actor.operatorId} and household_id in ${caseHouseholds})`,
      insert: sql`${actor.isCoordinator} and exists (select 1 from assignment a where a.id = assignment_id
        and a.household_id = assignment_reason.household_id and a.operator_id = assignment_reason.operator_id)`,
    }),
  ],
);

/** A file that changed hands, from a worker to another or from an operator to another: its history. Written by app.hand_over alone. */
export const handOver = pgTable(
  "hand_over",
  {
    id: idColumn(),
    referralId: uuid("referral_id").references(() => referral.id),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    landlordId: uuid("landlord_id").notNull(),
    /** The measure that ran; null: it had not begun. */
    measureId: uuid("measure_id"),
    formerOperatorId: uuid("former_operator_id").notNull(),
    /** Null: nobody was named yet. */
    formerWorkerId: uuid("former_worker_id"),
    operatorId: uuid("operator_id").notNull(),
    workerId: uuid("worker_id"),
    handedOn: dayColumn("handed_on").notNull(),
    handedBy: uuid("handed_by"),
    /** Read by both operators and the coordination, never by the landlord. */
    reason: text("reason"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("hand_over_household").on(table.householdId),
    index("hand_over_former").on(table.formerOperatorId, table.formerWorkerId),
    ...policies("hand_over", {
      read: sql`${actor.isCoordinator} or (${actor.operatorId} in (former_operator_id, operator_id) and household_id in ${caseHouseholds})`,
    }),
  ],
);

/**
 * An operator's lead asks that another operator takes a household over; the coordination decides. Written once by the lead, ended by
 * app.end_hand_over_request or by the hand-over itself. The landlord does not read it.
 */
export const handOverRequest = pgTable(
  "hand_over_request",
  {
    id: idColumn(),
    assignmentId: uuid("assignment_id")
      .notNull()
      .references(() => assignment.id),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    landlordId: uuid("landlord_id").notNull(),
    operatorId: uuid("operator_id").notNull(),
    /** Whom the lead has in mind; null: the coordination chooses. */
    wantedOperatorId: uuid("wanted_operator_id").references(() => organisation.id),
    reason: text("reason").notNull(),
    askedOn: dayColumn("asked_on").notNull(),
    askedBy: uuid("asked_by").notNull(),
    createdAt: createdAtColumn(),
    /** Null while it waits. `withdrawn`: by the lead. */
    answer: text("answer").$type<"handed" | "declined" | "withdrawn">(),
    answeredOn: dayColumn("answered_on"),
    answeredBy: uuid("answered_by"),
    /** Why the coordination declined. */
    answerWords: text("answer_words"),
  },
  (table) => [
    index("hand_over_request_household").on(table.householdId),
    // One waits at a time.
    uniqueIndex("hand_over_request_waits")
      .on(table.assignmentId)
      .where(sql`answer is null`),
    ...policies("hand_over_request", {
      read: sql`${actor.isCoordinator} or (operator_id = ${actor.operatorId} and household_id in ${caseHouseholds})`,
      insert: sql`${actor.isOperatorLead} and operator_id = ${actor.operatorId} and asked_by = ${actor.userId} and answer is null
        and exists (select 1 from assignment a where a.id = assignment_id and a.active and a.operator_id = hand_over_request.operator_id
          and a.household_id = hand_over_request.household_id and a.landlord_id = hand_over_request.landlord_id)`,
    }),
  ],
);
