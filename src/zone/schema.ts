/** Zones: which operator covers which commune, from which day to which; and the contours by which a map shows them. */
import { index, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

import { commune, organisation } from "../parties/schema.ts";
import { dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";
import type { Ring } from "./contour.rules.ts";

export const zone = pgTable(
  "zone",
  {
    id: idColumn(),
    operatorId: uuid("operator_id")
      .notNull()
      .references(() => organisation.id),
    name: text("name").notNull(),
  },
  () => policies("zone", { read: actor.signedIn, write: actor.isCoordinator, remove: actor.isCoordinator }),
);

/** Which commune belongs to which zone, and since when: a past assignment stays explained. */
export const zoneCommune = pgTable(
  "zone_commune",
  {
    zoneId: uuid("zone_id")
      .notNull()
      .references(() => zone.id, { onDelete: "cascade" }),
    insee: text("insee")
      .notNull()
      .references(() => commune.insee),
    validFrom: dayColumn("valid_from").notNull(),
    validTo: dayColumn("valid_to"),
  },
  (table) => [
    primaryKey({ columns: [table.zoneId, table.insee, table.validFrom] }),
    index("zone_commune_insee").on(table.insee),
    ...policies("zone_commune", {
      read: actor.signedIn,
      write: actor.isCoordinator,
      remove: actor.isCoordinator,
    }),
  ],
);

/** The outline of a commune, as the administrator's file drew it. Public geography: nothing in it is of a household. */
export const communeContour = pgTable(
  "commune_contour",
  {
    insee: text("insee")
      .primaryKey()
      .references(() => commune.insee),
    /** Outer rings and holes alike: what lies inside an odd number of them is the commune. */
    rings: jsonb("rings").$type<Ring[]>().notNull(),
    /** The file's name, and what its sender said of where it comes from. */
    source: text("source").notNull(),
    loadedBy: uuid("loaded_by"),
    loadedAt: timestamp("loaded_at", { withTimezone: true }).notNull().defaultNow(),
  },
  () =>
    policies("commune_contour", {
      read: actor.signedIn,
      write: actor.isAdministrator,
      remove: actor.isAdministrator,
    }),
);
