/** The augmented assessment: domains, problems, severity, who works on them. Protected domains never leave the operator. */
import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";

import { household, organisation } from "../parties/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import type { Domain, WorksOn } from "./rules.ts";
import { actor, caseHouseholds, ofOperator, policies } from "../platform/database/roles.ts";

const { followed, carried } = ofOperator;

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
      read: sql`(${followed}) or (${actor.isCoordinator} and household_id in ${caseHouseholds})`,
      write: carried,
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
    /** One of `PROBLEMS` of rules.ts; null = in the worker's own words (`detail`). */
    problem: text("problem"),
    /** Health, mental health, addiction, violence, justice, immigration: closed to all but the operator. Set by the rule, held by a check. */
    protected: boolean("protected").notNull(),
    /** 0–4; null = not assessed. */
    severity: integer("severity"),
    workedOn: boolean("worked_on").notNull().default(false),
    since: dayColumn("since"),
    detail: text("detail"),
    /** What the household wants, in its words; null = not asked. */
    wish: text("wish"),
    worksOn: text("works_on").$type<WorksOn>(),
  },
  (table) => [
    index("assessment_problem_assessment").on(table.assessmentId),
    index("assessment_problem_household").on(table.householdId),
    check(
      "assessment_problem_protected",
      sql`protected = (domain in ('health', 'mentalHealth', 'addiction', 'violence', 'justice', 'immigration'))`,
    ),
    ...policies("assessment_problem", {
      // The coordination gets counts by shared domain (`app.assessment_summary`), never a row with its words.
      read: followed,
      write: sql`(${carried}) and exists (select 1 from assessment a where a.id = assessment_id and a.household_id = assessment_problem.household_id and a.operator_id = assessment_problem.operator_id)`,
      remove: carried,
    }),
  ],
);

/** Problems that the coordination added to the list, each from a day on. A domain is not added by a form: its protection is the database's. */
export const problemKind = pgTable(
  "problem_kind",
  {
    id: idColumn(),
    domain: text("domain").$type<Domain>().notNull(),
    french: text("french").notNull(),
    english: text("english").notNull(),
    validFrom: dayColumn("valid_from").notNull(),
    /** Last day on which it is offered; null = until further notice. */
    validTo: dayColumn("valid_to"),
    addedBy: uuid("added_by"),
    createdAt: createdAtColumn(),
  },
  () =>
    policies("problem_kind", {
      read: sql`${actor.operatorId} is not null or ${actor.isCoordinator}`,
      write: sql`${actor.isCoordinator}`,
    }),
);
