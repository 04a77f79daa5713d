/** The augmented assessment: domains, problems, severity, who works on them. Protected domains never leave the operator. */
import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";

import { household, organisation } from "../parties/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, caseHouseholds, policies } from "../platform/database/roles.ts";

const assigned = sql`operator_id = ${actor.operatorId} and household_id in ${caseHouseholds}`;

export const assessment = pgTable(
  "assessment",
  {
    id: idColumn(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    operatorId: uuid("operator_id")
      .notNull()
      .references(() => organisation.id),
    moment: text("moment").$type<"start" | "midway" | "end">().notNull(),
    assessedOn: dayColumn("assessed_on").notNull(),
    assessedBy: uuid("assessed_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("assessment_household").on(table.householdId),
    ...policies("assessment", {
      read: sql`(${assigned}) or (${actor.isCoordinator} and household_id in ${caseHouseholds})`,
      write: assigned,
    }),
  ],
);

export const assessmentProblem = pgTable(
  "assessment_problem",
  {
    id: idColumn(),
    assessmentId: uuid("assessment_id")
      .notNull()
      .references(() => assessment.id, { onDelete: "cascade" }),
    householdId: uuid("household_id").notNull(),
    operatorId: uuid("operator_id").notNull(),
    domain: text("domain").notNull(),
    /** Health, addiction, violence, justice, immigration: closed to all but the operator. Set by the rule, held by a check. */
    protected: boolean("protected").notNull(),
    /** 0–4; null = not assessed. */
    severity: integer("severity"),
    workedOn: boolean("worked_on").notNull().default(false),
    since: dayColumn("since"),
    detail: text("detail"),
  },
  (table) => [
    index("assessment_problem_assessment").on(table.assessmentId),
    index("assessment_problem_household").on(table.householdId),
    ...policies("assessment_problem", {
      read: sql`(${assigned}) or (${actor.isCoordinator} and not protected and household_id in ${caseHouseholds})`,
      write: sql`(${assigned}) and exists (select 1 from assessment a where a.id = assessment_id and a.household_id = assessment_problem.household_id and a.operator_id = assessment_problem.operator_id)`,
      remove: assigned,
    }),
  ],
);
