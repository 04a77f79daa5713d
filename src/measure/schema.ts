/** The support measure: six months, its contacts and notes, its three tripartite meetings, its renewal and its closing. */
import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { household, organisation } from "../parties/schema.ts";
import { centsColumn, createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, ofOperator, ownHousehold, policies, workingHouseholds } from "../platform/database/roles.ts";
import { referral, type Tie, type Track } from "../referral/schema.ts";
import type { Outcome } from "./closing.rules.ts";
import type { ContactKind, ContactState } from "./contact.rules.ts";
import type { MeetingKind } from "./rules.ts";
import type { SuspensionReason } from "./suspension.rules.ts";

const { followed, carried } = ofOperator;
/** Facts of a closing that come late: by who closed it, as long as nobody else was given the file. */
const completed = sql`closed_on is not null and id in (select app.measures_to_complete())`;
/** A child says of whom it is by its own columns: they must be those of the measure it belongs to. */
export const ofItsMeasure = (table: string, keys: readonly string[]) =>
  sql.raw(
    `exists (select 1 from measure m where m.id = ${table}.measure_id and ${keys.map((key) => `m.${key} = ${table}.${key}`).join(" and ")})`,
  );

export const measure = pgTable(
  "measure",
  {
    id: idColumn(),
    /** The first measure and its renewals share a path: the id of the first. */
    pathId: uuid("path_id").notNull(),
    /** 1 for the first measure, 2 for its first renewal… */
    rank: integer("rank").notNull().default(1),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    referralId: uuid("referral_id").references(() => referral.id),
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    operatorId: uuid("operator_id")
      .notNull()
      .references(() => organisation.id),
    caseWorkerId: uuid("case_worker_id"),
    track: text("track").$type<Track>().notNull(),
    startsOn: dayColumn("starts_on").notNull(),
    /** Planned last day, by the dated length of a measure. */
    endsOn: dayColumn("ends_on").notNull(),
    /** Day on which it really ended; null = running. */
    closedOn: dayColumn("closed_on"),
    renewalReason: text("renewal_reason"),
    /** Household's debt on the first day; null = unknown. Below 0: the landlord owes. */
    debtAtStartCents: centsColumn("debt_at_start_cents"),
    debtAtEndCents: centsColumn("debt_at_end_cents"),
    outcome: text("outcome").$type<Outcome>(),
    tieAtEnd: text("tie_at_end").$type<Tie>(),
    /** Last 3 rent bills paid in full; null = unknown. */
    paymentResumed: boolean("payment_resumed"),
    closingSummary: text("closing_summary"),
    /** Who takes over once it is closed: a service, an association; null = nobody, or not said. */
    handedOnTo: text("handed_on_to"),
    /** Spending charged to this measure; null = unknown. */
    costCents: centsColumn("cost_cents"),
    takenOver: boolean("taken_over").notNull().default(false),
    createdAt: createdAtColumn(),
  },
  (table) => [
    unique("measure_rank").on(table.pathId, table.rank),
    index("measure_household").on(table.householdId),
    index("measure_referral").on(table.referralId),
    index("measure_operator").on(table.operatorId, table.caseWorkerId),
    index("measure_landlord").on(table.landlordId),
    ...policies("measure", {
      own: { select: ownHousehold },
      read: sql`(${followed}) or landlord_id = ${actor.landlordId} or ${actor.isCoordinator}`,
      write: sql`(((${carried}) or (${actor.isCoordinator} and household_id in ${workingHouseholds})) and exists (select 1 from assignment a where a.active and a.household_id = measure.household_id and a.operator_id = measure.operator_id and a.landlord_id = measure.landlord_id)) or (${completed})`,
    }),
  ],
);

/** A meeting with the household, held or not. Landlords and coordination get counts alone (`app.contact_counts`). */
export const contact = pgTable(
  "contact",
  {
    id: idColumn(),
    measureId: uuid("measure_id")
      .notNull()
      .references(() => measure.id),
    householdId: uuid("household_id").notNull(),
    operatorId: uuid("operator_id").notNull(),
    kind: text("kind").$type<ContactKind>().notNull(),
    state: text("state").$type<ContactState>().notNull(),
    /** Before the household has agreed. */
    outreach: boolean("outreach").notNull().default(false),
    metOn: dayColumn("met_on").notNull(),
    minutes: integer("minutes"),
    metBy: uuid("met_by"),
    /** Counted by a spreadsheet that did not date it: its day is no fact. */
    takenOver: boolean("taken_over").notNull().default(false),
    /** One more at each correction: what was written without network says which one it knew. */
    version: integer("version").notNull().default(1),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("contact_measure").on(table.measureId, table.metOn),
    index("contact_household").on(table.householdId),
    index("contact_met_by").on(table.metBy, table.operatorId),
    ...policies("contact", {
      // What is planned with it; what was held is its worker's record.
      own: { select: sql`${ownHousehold} and state = 'planned'` },
      read: followed,
      write: sql`(${carried}) and ${ofItsMeasure("contact", ["household_id", "operator_id"])}`,
    }),
  ],
);

/** What the household told its worker. Nobody outside the operator, ever. */
export const contactNote = pgTable(
  "contact_note",
  {
    contactId: uuid("contact_id")
      .primaryKey()
      .references(() => contact.id, { onDelete: "cascade" }),
    householdId: uuid("household_id").notNull(),
    operatorId: uuid("operator_id").notNull(),
    authorId: uuid("author_id"),
    text: text("text").notNull(),
    writtenAt: timestamp("written_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index("contact_note_household").on(table.householdId),
    ...policies("contact_note", {
      read: followed,
      write: sql`(${carried}) and exists (select 1 from contact c where c.id = contact_id and c.household_id = contact_note.household_id and c.operator_id = contact_note.operator_id)`,
    }),
  ],
);

/** Household, case worker and landlord's social adviser at one table. Due dates are computed, not stored. */
export const tripartiteMeeting = pgTable(
  "tripartite_meeting",
  {
    id: idColumn(),
    measureId: uuid("measure_id")
      .notNull()
      .references(() => measure.id),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    operatorId: uuid("operator_id").notNull(),
    kind: text("kind").$type<MeetingKind>().notNull(),
    state: text("state").$type<"planned" | "held" | "missed">().notNull(),
    metOn: dayColumn("met_on").notNull(),
    /** Paris time, `14:30`; null = not set. */
    atTime: text("at_time"),
    /** Where it is held, as invitations say it; null = not said. */
    place: text("place"),
    /** Who came: household, caseWorker, socialAdviser. Of a missed one, who was there and waited. */
    attended: jsonb("attended").$type<string[]>().notNull().default([]),
    /** Minutes that the three share; nothing said in confidence. */
    sharedMinutes: text("shared_minutes"),
    /** What of the assessment the household agreed to share at this table: all that its landlord ever reads of it. */
    assessmentSummary: text("assessment_summary"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("tripartite_meeting_measure").on(table.measureId),
    index("tripartite_meeting_household").on(table.householdId),
    ...policies("tripartite_meeting", {
      own: { select: ownHousehold },
      // Whoever carries the household now reads what the three shared before, under the former operator too.
      read: sql`(${followed}) or (${actor.operatorId} is not null and household_id in ${workingHouseholds}) or landlord_id = ${actor.landlordId} or ${actor.isCoordinator}`,
      // Minutes that one of the three has signed are changed no more.
      write: sql`((${carried}) or ((select app.role()) = 'socialAdviser' and landlord_id = ${actor.landlordId})) and ${ofItsMeasure("tripartite_meeting", ["household_id", "operator_id", "landlord_id"])} and not exists (select 1 from tripartite_signature s where s.meeting_id = tripartite_meeting.id)`,
    }),
  ],
);

/** Support stands still from a day on; resumed, the measure's last day is later by as many days. */
export const measureSuspension = pgTable(
  "measure_suspension",
  {
    id: idColumn(),
    measureId: uuid("measure_id")
      .notNull()
      .references(() => measure.id),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    operatorId: uuid("operator_id").notNull(),
    fromOn: dayColumn("from_on").notNull(),
    /** First day of support again; null while it lasts. */
    resumedOn: dayColumn("resumed_on"),
    reason: text("reason").$type<SuspensionReason>().notNull(),
    enteredBy: uuid("entered_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("measure_suspension_household").on(table.householdId),
    uniqueIndex("measure_suspension_open")
      .on(table.measureId)
      .where(sql`resumed_on is null`),
    ...policies("measure_suspension", {
      read: sql`(${followed}) or landlord_id = ${actor.landlordId} or ${actor.isCoordinator}`,
      write: sql`((${carried}) or (${actor.isCoordinator} and household_id in ${workingHouseholds})) and ${ofItsMeasure("measure_suspension", ["household_id", "operator_id", "landlord_id"])}`,
    }),
  ],
);
