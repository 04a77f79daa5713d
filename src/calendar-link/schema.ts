/** Links by which a person's calendar program reads their days without signing in. The secret is kept as a hash alone. */
import { sql } from "drizzle-orm";
import { index, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { createdAtColumn, idColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";
import type { Purpose } from "./rules.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** One's own alone. One link holds for each purpose: a new one ends the one before. */
export const calendarLink = pgTable(
  "calendar_link",
  {
    id: idColumn(),
    userId: uuid("user_id").notNull(),
    purpose: text("purpose").$type<Purpose>().notNull(),
    /** SHA-256 of the secret, in hexadecimal: 256 random bits need no slow hash. */
    secretHash: text("secret_hash").notNull().unique(),
    createdAt: createdAtColumn(),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
  (table) => {
    const own = sql`user_id = ${actor.userId}`;
    return [
      index("calendar_link_user").on(table.userId),
      uniqueIndex("calendar_link_one")
        .on(table.userId, table.purpose)
        .where(sql`revoked_at is null`),
      ...policies("calendar_link", { read: own, write: own }),
    ];
  },
);
