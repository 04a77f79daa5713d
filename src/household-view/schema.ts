/** How a household opens its own page, and what it writes there. Codes and sessions are kept as hashes alone. */
import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

import { household } from "../parties/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import {
  actor,
  caseHouseholds,
  ofOperator,
  ownHousehold,
  policies,
  workingHouseholds,
} from "../platform/database/roles.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** A code given to a household once, and the page that it opened on one device. Nothing is deleted: what was opened stays explained. */
export const householdLink = pgTable(
  "household_link",
  {
    id: idColumn(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    madeBy: uuid("made_by").notNull(),
    createdAt: createdAtColumn(),
    /** First letters of the code, by which it is found; the rest is known by its hash alone (scrypt). Null once typed. */
    codeSelector: text("code_selector").unique(),
    codeSalt: text("code_salt"),
    codeHash: text("code_hash"),
    codeExpiresOn: dayColumn("code_expires_on").notNull(),
    wrongTries: integer("wrong_tries").notNull().default(0),
    /** SHA-256 of the session's secret, 256 random bits; null until the code is typed. */
    sessionHash: text("session_hash").unique(),
    openedAt: instant("opened_at"),
    lastUsedAt: instant("last_used_at"),
    /** Last day on which the page opens. */
    expiresOn: dayColumn("expires_on").notNull(),
    revokedAt: instant("revoked_at"),
    revokedBy: uuid("revoked_by"),
  },
  (table) => {
    // Whoever carries the household now, also after a hand-over: the page is the household's.
    const carried = sql`${actor.operatorId} is not null and household_id in ${workingHouseholds}`;
    // Once nobody does, whoever carried it last: a page that stays open must not be one that nobody can close.
    const closes = sql`(${carried}) or (${actor.operatorId} is not null and household_id in ${caseHouseholds} and app.nobody_carries(household_id))`;
    return [
      index("household_link_household").on(table.householdId),
      ...policies("household_link", {
        read: closes,
        write: closes,
        insert: sql`(${carried}) and made_by = ${actor.userId} and session_hash is null`,
      }),
    ];
  },
);

/** What a household writes to its worker from its page. The operator's alone, never changed. */
export const householdMessage = pgTable(
  "household_message",
  {
    id: idColumn(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    operatorId: uuid("operator_id").notNull(),
    text: text("text").notNull(),
    sentAt: instant("sent_at").notNull().defaultNow(),
    readAt: instant("read_at"),
    readBy: uuid("read_by"),
  },
  (table) => [
    index("household_message_household").on(table.householdId, table.sentAt),
    ...policies("household_message", {
      read: ofOperator.followed,
      write: ofOperator.carried,
      insert: sql`false`,
      own: {
        select: ownHousehold,
        insert: sql`${ownHousehold} and read_at is null and operator_id in (select c.operator_id from app.household_carrier() c)`,
      },
    }),
  ],
);
