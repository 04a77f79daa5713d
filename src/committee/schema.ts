/** The case committee: sessions, who sits, the agenda, who stepped out of an item, each member's voice, a decision per item. */
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
import { actor, caseHouseholds, nobody, policies } from "../platform/database/roles.ts";
import { referral, type ReferralFacts, type Track } from "../referral/schema.ts";
import type { DecisionKind, Presence, SessionKind, SessionStatus, Voice, Votes } from "./rules.ts";

/** Sessions the actor sits in or where an item concerns them. */
const mySessions = sql`(select app.my_sessions())`;
/** The coordinator writes while the minutes are not signed; a signed session changes no more. */
const whileOpen = (session: string) => sql`${actor.isCoordinator} and app.session_open(${sql.raw(session)})`;
/** Items that the actor stepped out of: closed to them, whatever else opens them. */
const notLeft = (item: string) => sql`${sql.raw(item)} not in (select app.items_left())`;
/** Who reads an item: its landlord, the operator it is proposed to or that follows the household, and who sits. */
const itsReaders = (item: string) =>
  sql`${actor.isCoordinator} or ((landlord_id = ${actor.landlordId} or household_id in ${caseHouseholds} or session_id in (select app.sessions_sat_in())
    or ${sql.raw(item)} in (select app.items_proposed())) and ${notLeft(item)})`;
/** What opens an item to a landlord is its referral's, not what is written on the row. */
export const itsReferral = (table: string) =>
  sql.raw(
    `exists (select 1 from referral r where r.id = ${table}.referral_id and r.household_id = ${table}.household_id and r.landlord_id = ${table}.landlord_id)`,
  );

export const committeeSession = pgTable(
  "committee_session",
  {
    id: idColumn(),
    /** `emergency`: one case decided between sessions by those who are asked; minuted by the next ordinary session. */
    kind: text("kind").$type<SessionKind>().notNull().default("ordinary"),
    /** Number of the minutes: `2026-11`; of an emergency `2026-11-U1`. */
    number: text("number").notNull().unique(),
    /** The day of the session; of an emergency the day it was asked. */
    heldOn: dayColumn("held_on").notNull(),
    /** Paris time, `14:00`; null = not told. */
    startsAt: text("starts_at"),
    minutes: integer("minutes").notNull().default(180),
    /** How many cases its agenda is proposed with. */
    capacity: integer("capacity").notNull().default(12),
    /** What the coordination writes at the end of the minutes. */
    observations: text("observations"),
    /** An emergency: why it does not wait, by when members answer, and the session whose minutes tell it. */
    urgentBecause: text("urgent_because"),
    answerBy: dayColumn("answer_by"),
    minutedIn: uuid("minuted_in"),
    /** How many times the invitation was sent: what a calendar tells the newer one by. */
    invitations: integer("invitations").notNull().default(0),
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
    /** Who last said whether they come, themselves or the coordination, and when; null = nobody yet. */
    toldBy: uuid("told_by"),
    toldAt: timestamp("told_at", { withTimezone: true }),
    /** When the invitation last went to them; null = not yet. */
    invitedAt: timestamp("invited_at", { withTimezone: true }),
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
    /** Who would carry it, by the zone or the coordination: reads the household's name before the committee decides. */
    proposedOperatorId: uuid("proposed_operator_id").references(() => organisation.id),
    /** The referral's facts as the committee had them, kept when it decides: a referral put off is completed afterwards. */
    facts: jsonb("facts").$type<ReferralFacts>(),
  },
  (table) => [
    unique("agenda_item_once").on(table.sessionId, table.referralId),
    index("agenda_item_referral").on(table.referralId),
    index("agenda_item_household").on(table.householdId),
    ...policies("agenda_item", {
      read: itsReaders("id"),
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
    /** Granted by the committee; `recommended`: for whoever decides of them to look at. */
    levers: jsonb("levers").$type<string[]>(),
    recommended: jsonb("recommended").$type<string[]>(),
    /** Who carries it; another operator than the proposed one with its reason. Null = the zone says. */
    operatorId: uuid("operator_id").references(() => organisation.id),
    operatorReason: text("operator_reason"),
    conditions: text("conditions"),
    /** deferred */
    missing: text("missing"),
    dueBy: dayColumn("due_by"),
    /** refused */
    reason: text("reason"),
    reasonText: text("reason_text"),
    /** redirected: to which service of ordinary law (`SERVICES` of rules.ts), and which one of them */
    service: text("service"),
    redirectedTo: text("redirected_to"),
    /** How it was decided: null = by consensus. Dissent is noted without a name of the household. */
    votes: jsonb("votes").$type<Votes>(),
    dissent: text("dissent"),
    decidedBy: uuid("decided_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("decision_referral").on(table.referralId),
    index("decision_household").on(table.householdId),
    index("decision_session").on(table.sessionId),
    ...policies("decision", {
      read: itsReaders("agenda_item_id"),
      write: sql`${whileOpen("session_id")} and exists (select 1 from agenda_item i where i.id = agenda_item_id
        and i.session_id = decision.session_id and i.referral_id = decision.referral_id
        and i.household_id = decision.household_id and i.landlord_id = decision.landlord_id)`,
    }),
  ],
);

/** Somebody who sits has a conflict of interest: they step out of the item, which is closed to them from then on. */
export const agendaRecusal = pgTable(
  "agenda_recusal",
  {
    agendaItemId: uuid("agenda_item_id")
      .notNull()
      .references(() => agendaItem.id, { onDelete: "cascade" }),
    userId: uuid("user_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    householdId: uuid("household_id").notNull(),
    /** For the coordination and themselves: it may tell who the household is. */
    reason: text("reason"),
    recordedBy: uuid("recorded_by").notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.agendaItemId, table.userId] }),
    index("agenda_recusal_user").on(table.userId),
    index("agenda_recusal_household").on(table.householdId),
    ...policies("agenda_recusal", {
      read: sql`${actor.isCoordinator} or user_id = ${actor.userId}`,
      // Of oneself or by the coordination; never taken back: what was heard since would have been heard.
      insert: sql`recorded_by = ${actor.userId} and app.session_open(session_id) and app.item_of(agenda_item_id, session_id, household_id)
        and app.sits_in(session_id, user_id) and (user_id = ${actor.userId} or ${actor.isCoordinator})`,
    }),
  ],
);

/** What a member answers of an item: by those asked in an emergency, or as a vote in session. */
export const itemVoice = pgTable(
  "item_voice",
  {
    agendaItemId: uuid("agenda_item_id")
      .notNull()
      .references(() => agendaItem.id, { onDelete: "cascade" }),
    userId: uuid("user_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    householdId: uuid("household_id").notNull(),
    voice: text("voice").$type<Voice>().notNull(),
    comment: text("comment"),
    spokenAt: timestamp("spoken_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.agendaItemId, table.userId] }),
    index("item_voice_household").on(table.householdId),
    ...policies("item_voice", {
      read: sql`${actor.isCoordinator} or user_id = ${actor.userId}`,
      write: sql`user_id = ${actor.userId} and session_id in (select app.sessions_sat_in()) and app.session_open(session_id)
        and app.item_of(agenda_item_id, session_id, household_id) and ${notLeft("agenda_item_id")}`,
    }),
  ],
);

/** That something of a session changed, by number: what screens that follow it are told. Written by triggers, holds no word of a case. */
export const sessionChange = pgTable(
  "session_change",
  {
    sessionId: uuid("session_id")
      .notNull()
      .references(() => committeeSession.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    /** The item that changed; null: the session itself, who sits, or which items there are. */
    agendaItemId: uuid("agenda_item_id"),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.version] }),
    ...policies("session_change", { read: nobody }),
  ],
);
