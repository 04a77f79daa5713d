/** Tokens by which an organisation's own programs call the application. The secret is kept as a hash alone. */
import { sql } from "drizzle-orm";
import { index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

import { organisation } from "../parties/schema.ts";
import type { Scope } from "../platform/access/scopes.rules.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** Its landlord's lead creates it and revokes it; nothing is deleted, so that what came with it stays explained. */
export const accessToken = pgTable(
  "access_token",
  {
    id: idColumn(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisation.id),
    /** The program that uses it. */
    name: text("name").notNull(),
    scopes: text("scopes").array().$type<Scope[]>().notNull(),
    /** SHA-256 of the secret, in hexadecimal: 256 random bits need no slow hash. */
    secretHash: text("secret_hash").notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAtColumn(),
    /** Last day it holds, in Paris. */
    expiresOn: dayColumn("expires_on").notNull(),
    lastUsedAt: instant("last_used_at"),
    lastUsedFrom: text("last_used_from"),
    /** The token that this one takes over from; both hold for a while. */
    replacesId: uuid("replaces_id"),
    revokedAt: instant("revoked_at"),
    revokedBy: uuid("revoked_by"),
  },
  (table) => {
    const own = sql`organisation_id = ${actor.landlordId} and ${actor.isLead}`;
    return [
      index("access_token_organisation").on(table.organisationId),
      ...policies("access_token", {
        read: own,
        write: own,
        insert: sql`${own} and created_by = ${actor.userId}`,
      }),
    ];
  },
);
