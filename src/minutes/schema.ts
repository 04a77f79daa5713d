/** The minutes of a session as they were signed: kept word for word, never changed; what is put right later is an addendum. */
import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { agendaItem, committeeSession } from "../committee/schema.ts";
import { idColumn } from "../platform/database/columns.ts";
import { actor, caseHouseholds, policies } from "../platform/database/roles.ts";
import type { SignedHeader, SignedItem } from "./rules.ts";

const mySessions = sql`(select app.my_sessions())`;
/** Whom the item is about, and who carries it: they read the name. Who stepped out of it reads nothing of it. */
const concerned = sql`${actor.isCoordinator} or ((landlord_id = ${actor.landlordId} or household_id in ${caseHouseholds}
  or (operator_id = ${actor.operatorId} and ${actor.isOperatorLead})) and agenda_item_id not in (select app.items_left()))`;
const whoSits = sql`(session_id in (select app.sessions_sat_in()) and agenda_item_id not in (select app.items_left()))`;
/** Written once, in the transaction that signs; triggers refuse every change after (migration). */
const whileSigning = sql`${actor.isCoordinator} and app.session_open(session_id)`;
const ofItem = (table: string) =>
  sql`${whileSigning} and ${sql.raw(
    `exists (select 1 from agenda_item i where i.id = ${table}.agenda_item_id and i.household_id = ${table}.household_id and i.landlord_id = ${table}.landlord_id)`,
  )}`;

export const minutes = pgTable(
  "minutes",
  {
    sessionId: uuid("session_id")
      .primaryKey()
      .references(() => committeeSession.id),
    number: text("number").notNull().unique(),
    header: jsonb("header").$type<SignedHeader>().notNull(),
    /** SHA-256 of header and items as they were signed, in order: what is printed later is compared with it. */
    seal: text("seal").notNull(),
    /** Null: signed before signatures were kept. */
    signedBy: uuid("signed_by"),
    signedAt: timestamp("signed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  () =>
    policies("minutes", {
      read: sql`${actor.isCoordinator} or session_id in ${mySessions}`,
      insert: whileSigning,
    }),
);

/** One item, in figures and codes: no identity. An emergency's stands in the minutes of the session that tells it. */
export const minutesItem = pgTable(
  "minutes_item",
  {
    agendaItemId: uuid("agenda_item_id")
      .primaryKey()
      .references(() => agendaItem.id),
    sessionId: uuid("session_id")
      .notNull()
      .references(() => committeeSession.id),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    operatorId: uuid("operator_id"),
    position: integer("position").notNull(),
    content: jsonb("content").$type<SignedItem>().notNull(),
  },
  (table) => [
    index("minutes_item_session").on(table.sessionId, table.position),
    index("minutes_item_household").on(table.householdId),
    ...policies("minutes_item", { read: sql`${concerned} or ${whoSits}`, insert: ofItem("minutes_item") }),
  ],
);

/** How the household was named that day. Apart, so that erasing a name one day leaves what was decided as it is. */
export const minutesName = pgTable(
  "minutes_name",
  {
    agendaItemId: uuid("agenda_item_id")
      .primaryKey()
      .references(() => agendaItem.id),
    sessionId: uuid("session_id").notNull(),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    operatorId: uuid("operator_id"),
    name: text("name").notNull(),
  },
  (table) => [
    index("minutes_name_household").on(table.householdId),
    ...policies("minutes_name", { read: concerned, insert: ofItem("minutes_name") }),
  ],
);

/** What is put right after the signature; of the whole session, or of one item, read by whoever reads that item. */
export const minutesAddendum = pgTable(
  "minutes_addendum",
  {
    id: idColumn(),
    sessionId: uuid("session_id")
      .notNull()
      .references(() => minutes.sessionId),
    rank: integer("rank").notNull(),
    agendaItemId: uuid("agenda_item_id").references(() => minutesItem.agendaItemId),
    text: text("text").notNull(),
    writtenBy: uuid("written_by").notNull(),
    writtenAt: timestamp("written_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("minutes_addendum_rank").on(table.sessionId, table.rank),
    ...policies("minutes_addendum", {
      read: sql`case when agenda_item_id is null then session_id in (select m.session_id from minutes m)
                     else exists (select 1 from minutes_item i where i.agenda_item_id = minutes_addendum.agenda_item_id) end`,
      insert: sql`${actor.isCoordinator} and written_by = ${actor.userId} and (agenda_item_id is null or exists (
        select 1 from minutes_item i where i.agenda_item_id = minutes_addendum.agenda_item_id and i.session_id = minutes_addendum.session_id))`,
    }),
  ],
);
