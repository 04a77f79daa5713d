/** Modules, objectives and actions of a measure. The operator's alone: that a module is chosen may tell of health. */
import { sql } from "drizzle-orm";
import { index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";

import { measure, ofItsMeasure } from "../measure/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { ofOperator, policies } from "../platform/database/roles.ts";
import type { Module, ObjectiveOutcome, Owner } from "./rules.ts";

const { followed, carried } = ofOperator;
const ofMeasure = (table: string) => ofItsMeasure(table, ["household_id", "operator_id"]);

export const measureModule = pgTable(
  "measure_module",
  {
    id: idColumn(),
    measureId: uuid("measure_id")
      .notNull()
      .references(() => measure.id),
    householdId: uuid("household_id").notNull(),
    operatorId: uuid("operator_id").notNull(),
    module: text("module").$type<Module>().notNull(),
    chosenOn: dayColumn("chosen_on").notNull(),
  },
  (table) => [
    unique("measure_module_once").on(table.measureId, table.module),
    index("measure_module_household").on(table.householdId),
    ...policies("measure_module", {
      read: followed,
      write: sql`(${carried}) and ${ofMeasure("measure_module")}`,
      remove: carried,
    }),
  ],
);

export const objective = pgTable(
  "objective",
  {
    id: idColumn(),
    measureId: uuid("measure_id")
      .notNull()
      .references(() => measure.id),
    householdId: uuid("household_id").notNull(),
    operatorId: uuid("operator_id").notNull(),
    module: text("module").$type<Module>().notNull(),
    text: text("text").notNull(),
    setOn: dayColumn("set_on").notNull(),
    /** Null while it is pursued. */
    outcome: text("outcome").$type<ObjectiveOutcome>(),
    endedOn: dayColumn("ended_on"),
    outcomeWords: text("outcome_words"),
    writtenBy: uuid("written_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("objective_measure").on(table.measureId),
    index("objective_household").on(table.householdId),
    ...policies("objective", { read: followed, write: sql`(${carried}) and ${ofMeasure("objective")}` }),
  ],
);

export const objectiveAction = pgTable(
  "objective_action",
  {
    id: idColumn(),
    objectiveId: uuid("objective_id")
      .notNull()
      .references(() => objective.id, { onDelete: "cascade" }),
    householdId: uuid("household_id").notNull(),
    operatorId: uuid("operator_id").notNull(),
    text: text("text").notNull(),
    owner: text("owner").$type<Owner>().notNull(),
    dueOn: dayColumn("due_on"),
    doneOn: dayColumn("done_on"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("objective_action_objective").on(table.objectiveId),
    index("objective_action_household").on(table.householdId),
    ...policies("objective_action", {
      read: followed,
      write: sql`(${carried}) and exists (select 1 from objective o where o.id = objective_id and o.household_id = objective_action.household_id and o.operator_id = objective_action.operator_id)`,
      // A line that was a slip is taken out; a measure's objectives are never deleted.
      remove: carried,
    }),
  ],
);
