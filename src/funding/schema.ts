/** Budget voted, funding agreed and received, money spent: line by line, so that what does not add up shows. */
import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";

import { organisation } from "../parties/schema.ts";
import { centsColumn, createdAtColumn, idColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";
import type { FundingKind } from "./rules.ts";

export const fundingLine = pgTable(
  "funding_line",
  {
    id: idColumn(),
    year: integer("year").notNull(),
    kind: text("kind").$type<FundingKind>().notNull(),
    /** The funder as its line calls it; the organisation where it has an account here. */
    funder: text("funder").notNull(),
    funderId: uuid("funder_id").references(() => organisation.id),
    line: text("line").notNull(),
    amountCents: centsColumn("amount_cents").notNull(),
    /** Whether the funder pays for this kind of cost; null = unknown. */
    eligible: boolean("eligible"),
    /** A difference explained in words by a named person. */
    explanation: text("explanation"),
    /** Came from a spreadsheet of past years. */
    takenOver: boolean("taken_over").notNull().default(false),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("funding_line_year").on(table.year, table.kind),
    ...policies("funding_line", {
      read: sql`${actor.isCoordinator} or funder_id = ${actor.funderId} or funder_id = ${actor.landlordId}`,
      write: actor.isCoordinator,
      remove: actor.isCoordinator,
    }),
  ],
);
