/** Lists of what is paid to an operator, that a treasurer signs; a measure is on one list at most. */
import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { measure } from "../measure/schema.ts";
import { organisation } from "../parties/schema.ts";
import { centsColumn, createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";
import type { LineKind } from "./rules.ts";

const read = sql`${actor.isCoordinator} or operator_id = ${actor.operatorId}`;

export const paymentList = pgTable(
  "payment_list",
  {
    id: idColumn(),
    /** `2026-003`. */
    number: text("number").notNull().unique(),
    operatorId: uuid("operator_id")
      .notNull()
      .references(() => organisation.id),
    /** Measures that ended by then. */
    upTo: dayColumn("up_to").notNull(),
    madeOn: dayColumn("made_on").notNull(),
    madeBy: uuid("made_by").notNull(),
    /** The treasurer signs on paper: who, and when. */
    signedOn: dayColumn("signed_on"),
    signedBy: text("signed_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("payment_list_operator").on(table.operatorId),
    ...policies("payment_list", {
      read,
      // Its signature comes by app.sign_payment_list alone, once.
      insert: sql`${actor.isCoordinator} and made_by = ${actor.userId} and signed_on is null`,
    }),
  ],
);

/** Its amount is what was owed on the day of the list: a rate that changes later changes no list. */
export const paymentLine = pgTable(
  "payment_line",
  {
    id: idColumn(),
    listId: uuid("list_id")
      .notNull()
      .references(() => paymentList.id),
    operatorId: uuid("operator_id").notNull(),
    rank: integer("rank").notNull(),
    kind: text("kind").$type<LineKind>().notNull(),
    measureId: uuid("measure_id").references(() => measure.id),
    words: text("words").notNull(),
    amountCents: centsColumn("amount_cents").notNull(),
  },
  (table) => [
    index("payment_line_list").on(table.listId, table.rank),
    uniqueIndex("payment_line_measure").on(table.measureId),
    check(
      "payment_line_measure_said",
      sql`(kind = 'measure') = (measure_id is not null) and amount_cents >= 0`,
    ),
    ...policies("payment_line", {
      read,
      insert: sql`${actor.isCoordinator} and exists (select 1 from payment_list l where l.id = list_id
        and l.operator_id = payment_line.operator_id and l.signed_on is null)`,
    }),
  ],
);
