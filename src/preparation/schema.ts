/** What an item of the agenda still lacks, and who brings it by when: read by whoever reads the item. */
import { sql } from "drizzle-orm";
import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";

import { agendaItem } from "../committee/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";
import type { Bringer } from "./need.rules.ts";

/** The coordination writes them, and the item's landlord says what it has brought; both until the minutes are signed. */
const whileOpen = sql`app.session_open(session_id) and app.item_of(agenda_item_id, session_id, household_id)
  and exists (select 1 from agenda_item i where i.id = agenda_item_id and i.landlord_id = preparation_need.landlord_id)
  and (${actor.isCoordinator} or landlord_id = ${actor.landlordId})`;

export const preparationNeed = pgTable(
  "preparation_need",
  {
    id: idColumn(),
    agendaItemId: uuid("agenda_item_id")
      .notNull()
      .references(() => agendaItem.id, { onDelete: "cascade" }),
    sessionId: uuid("session_id").notNull(),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    /** In words that name nobody: members who are not concerned read it. */
    what: text("what").notNull(),
    bringer: text("bringer").$type<Bringer>().notNull(),
    dueBy: dayColumn("due_by"),
    broughtOn: dayColumn("brought_on"),
    writtenBy: uuid("written_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("preparation_need_item").on(table.agendaItemId),
    index("preparation_need_household").on(table.householdId),
    ...policies("preparation_need", {
      read: sql`exists (select 1 from agenda_item i where i.id = agenda_item_id)`,
      write: whileOpen,
      remove: sql`${actor.isCoordinator} and app.session_open(session_id)`,
    }),
  ],
);
