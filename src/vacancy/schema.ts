/** Vacant homes that landlords put forward, how they came (by hand, file, token), and lines of files set aside. */
import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";

import { commune, organisation } from "../parties/schema.ts";
import { centsColumn, createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";
import type { EnergyClass, VacancyStatus } from "./rules.ts";

const own = sql`landlord_id = ${actor.landlordId}`;

export const vacancy = pgTable(
  "vacancy",
  {
    id: idColumn(),
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    /** The landlord's own name of the home: a file that comes again finds it by this. */
    reference: text("reference").notNull(),
    /** Main rooms: 3 for a T3. */
    rooms: integer("rooms").notNull(),
    /** Null: not known. */
    surfaceM2: integer("surface_m2"),
    communeInsee: text("commune_insee")
      .notNull()
      .references(() => commune.insee),
    address: text("address"),
    rentCents: centsColumn("rent_cents").notNull(),
    chargesCents: centsColumn("charges_cents").notNull(),
    /** Null: not known. */
    energyClass: text("energy_class").$type<EnergyClass>(),
    /** Energy a month that its own charges leave out, as estimated; null: not known. */
    energyCents: centsColumn("energy_cents"),
    /** Reached and lived in without a step; null: not known. */
    stepFree: boolean("step_free"),
    availableOn: dayColumn("available_on").notNull(),
    status: text("status").$type<VacancyStatus>().notNull().default("open"),
    statusOn: dayColumn("status_on").notNull(),
    statusWhy: text("status_why"),
    /** Null: a program with a token. */
    enteredBy: uuid("entered_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    unique("vacancy_reference").on(table.landlordId, table.reference),
    index("vacancy_status").on(table.status, table.landlordId),
    check("vacancy_facts", sql`rooms between 1 and 12 and rent_cents > 0 and charges_cents >= 0`),
    ...policies("vacancy", {
      // Operators and the coordination look for homes; a landlord does not read what stands empty at another's.
      read: sql`${own} or ${actor.operatorId} is not null or ${actor.isCoordinator}`,
      write: own,
    }),
  ],
);

/** One file of vacant homes, with its control totals. */
export const vacancyImport = pgTable(
  "vacancy_import",
  {
    id: idColumn(),
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    fileName: text("file_name").notNull(),
    /** The token that sent it; null: a person did. */
    tokenName: text("token_name"),
    importedBy: uuid("imported_by"),
    createdAt: createdAtColumn(),
    read: integer("read").notNull(),
    created: integer("created").notNull(),
    updated: integer("updated").notNull(),
    unchanged: integer("unchanged").notNull(),
    setAside: integer("set_aside").notNull(),
    /** Rents and charges that could be read, of all lines and of those set aside. */
    fileCents: centsColumn("file_cents").notNull(),
    setAsideCents: centsColumn("set_aside_cents").notNull(),
  },
  (table) => [
    index("vacancy_import_landlord").on(table.landlordId, table.createdAt),
    ...policies("vacancy_import", { read: own }),
  ],
);

/** A line that could not be taken: its field, its rule, the remedy. */
export const vacancyQuarantine = pgTable(
  "vacancy_quarantine",
  {
    importId: uuid("import_id")
      .notNull()
      .references(() => vacancyImport.id),
    line: integer("line").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    field: text("field").notNull(),
    value: text("value").notNull(),
    rule: text("rule").notNull(),
    message: text("message").notNull(),
    english: text("english").notNull(),
    raw: text("raw").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.line] }),
    ...policies("vacancy_quarantine", { read: own }),
  ],
);
