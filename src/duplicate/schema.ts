/** What the coordination decided of two files that may be one household: other people, linked, or merged with what was moved. */
import { jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

import { createdAtColumn, dayColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";
import type { Verdict } from "./rules.ts";

/** Two households, the lesser id first. Landlords and operators never see a row: one would tell them of another's tenant. */
export const householdPair = pgTable(
  "household_pair",
  {
    oneId: uuid("one_id").notNull(),
    otherId: uuid("other_id").notNull(),
    verdict: text("verdict").$type<Verdict>().notNull(),
    /** Why, in the coordinator's words; null = nothing said. */
    words: text("words"),
    decidedOn: dayColumn("decided_on").notNull(),
    decidedBy: uuid("decided_by").notNull(),
    /** Of a merge: the file that stays, and by table what was moved to it or left out, as it was. */
    keptId: uuid("kept_id"),
    trail: jsonb("trail").$type<Record<string, unknown>>(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.oneId, table.otherId] }),
    ...policies("household_pair", { read: actor.isCoordinator, write: actor.isCoordinator }),
  ],
);
