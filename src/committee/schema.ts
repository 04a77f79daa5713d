/** The case committee: sessions, who sat, the agenda, a decision per item. */
import { sql } from "drizzle-orm";
import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

import { household, organisation } from "../parties/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, caseHouseholds, policies } from "../platform/database/roles.ts";
import { referral, type ReferralFacts, type Track } from "../referral/schema.ts";
import type { DecisionKind, Presence, SessionStatus } from "./rules.ts";

/** Sessions the actor sits in or where an item concerns them. */
const mySessions = sql`(select app.my_sessions())`;
/** The coordinator writes while the minutes are not signed; a signed session changes no more. */
const whileOpen = (session: string) => sql`${actor.isCoordinator} and app.session_open(${sql.raw(session)})`;
/** What opens an item to a landlord is its referral's, not what is written on the row. */
export const itsReferral = (table: string) =>
  sql.raw(
    `exists (select 1 from referral r where r.id = ${table}.referral_id and r.household_id = ${table}.household_id and r.landlord_id = ${table}.landlord_id)`,
  );

export const committeeSession = pgTable(
  "committee_session",
  {
    id: idColumn(),
    /** Number of the minutes: `2026-11`. */
    number: text("number").notNull().unique(),
    heldOn: dayColumn("held_on").notNull(),
    place: text("place"),
    videoLink: text("video_link"),
    status: text("status").$type<SessionStatus>().notNull().default("planned"),
    signedAt: timestamp("signed_at", { withTimezone: true }),
    signedBy: uuid("signed_by"),
    createdAt: createdAtColumn(),
  },
  () =>
    policies("committee_session", {
      read: sql`${actor.isCoordinator} or id in ${mySessions}`,
      write: whileOpen("id"),
      insert: actor.isCoordinator,
    }),
);

export const sessionMember = pgTable(
  "session_member",
  {
    sessionId: uuid("session_id")
      .notNull()
      .references(() => committeeSession.id, { onDelete: "cascade" }),
    userId: uuid("user_id").notNull(),
    presence: text("presence").$type<Presence>().notNull().default("invited"),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.userId] }),
    index("session_member_user").on(table.userId),
    ...policies("session_member", {
      read: sql`${actor.isCoordinator} or session_id in ${mySessions}`,
      write: whileOpen("session_id"),
      remove: whileOpen("session_id"),
    }),
  ],
);

/** One household to study. Members not concerned see it without a name: the household's own row stays closed to them. */
export const agendaItem = pgTable(
  "agenda_item",
  {
    id: idColumn(),
    sessionId: uuid("session_id")
      .notNull()
      .references(() => committeeSession.id),
    referralId: uuid("referral_id")
      .notNull()
      .references(() => referral.id),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    position: integer("position").notNull(),
    /** The referral's facts as the committee had them, kept when it decides: a referral put off is completed afterwards. */
    facts: jsonb("facts").$type<ReferralFacts>(),
  },
  (table) => [
    unique("agenda_item_once").on(table.sessionId, table.referralId),
    index("agenda_item_referral").on(table.referralId),
    index("agenda_item_household").on(table.householdId),
    ...policies("agenda_item", {
      read: sql`${actor.isCoordinator} or landlord_id = ${actor.landlordId} or household_id in ${caseHouseholds} or session_id in (select app.sessions_sat_in())`,
      write: whileOpen("session_id"),
      insert: sql`${whileOpen("session_id")} and ${itsReferral("agenda_item")}`,
      remove: whileOpen("session_id"),
    }),
  ],
);

/** What the committee decided of one item; each kind fills the fields that it alone has (rules.ts). */
export const decision = pgTable(
  "decision",
  {
    id: idColumn(),
    agendaItemId: uuid("agenda_item_id")
      .notNull()
      .unique()
      .references(() => agendaItem.id),
    sessionId: uuid("session_id").notNull(),
    referralId: uuid("referral_id").notNull(),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    kind: text("kind").$type<DecisionKind>().notNull(),
    decidedOn: dayColumn("decided_on").notNull(),
    /** admitted */
    track: text("track").$type<Track>(),
    startsOn: dayColumn("starts_on"),
    levers: jsonb("levers").$type<string[]>(),
    conditions: text("conditions"),
    /** deferred */
    missing: text("missing"),
    dueBy: dayColumn("due_by"),
    /** refused */
    reason: text("reason"),
    reasonText: text("reason_text"),
    /** redirected */
    redirectedTo: text("redirected_to"),
    decidedBy: uuid("decided_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("decision_referral").on(table.referralId),
    index("decision_household").on(table.householdId),
    ...policies("decision", {
      read: sql`${actor.isCoordinator} or landlord_id = ${actor.landlordId} or household_id in ${caseHouseholds} or session_id in (select app.sessions_sat_in())`,
      write: sql`${whileOpen("session_id")} and exists (select 1 from agenda_item i where i.id = agenda_item_id
        and i.session_id = decision.session_id and i.referral_id = decision.referral_id
        and i.household_id = decision.household_id and i.landlord_id = decision.landlord_id)`,
    }),
  ],
);
