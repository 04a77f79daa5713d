/** A household's budgets, each of one day and written whole. The operator's alone; what is shared of them are figures, by the household's agreement. */
import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";

import { household, organisation } from "../parties/schema.ts";
import { centsColumn, createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { ofOperator, policies } from "../platform/database/roles.ts";
import type { Budget, Figures } from "./budget.rules.ts";

export const householdBudget = pgTable(
  "household_budget",
  {
    id: idColumn(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    operatorId: uuid("operator_id")
      .notNull()
      .references(() => organisation.id),
    budgetedOn: dayColumn("budgeted_on").notNull(),
    members: jsonb("members").$type<Budget["members"]>().notNull(),
    resources: jsonb("resources").$type<Budget["resources"]>().notNull(),
    charges: jsonb("charges").$type<Budget["charges"]>().notNull(),
    debts: jsonb("debts").$type<Budget["debts"]>().notNull(),
    /** Housing benefit of a month; null = unknown. */
    benefitCents: centsColumn("benefit_cents"),
    /** What was observed, in the worker's words. */
    note: text("note"),
    /** Computed when it was written, by the settings of its day: all that is ever shared. */
    figures: jsonb("figures").$type<Figures>().notNull(),
    writtenBy: uuid("written_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("household_budget_household").on(table.householdId, table.budgetedOn),
    ...policies("household_budget", {
      read: ofOperator.followed,
      write: ofOperator.carried,
    }),
  ],
);
