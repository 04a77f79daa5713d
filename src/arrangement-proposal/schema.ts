/** Arrangements proposed to the committee: levers and what they give; apart from them, the household's budget they rest on. */
import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

import type { Levers } from "../arrangement/rules.ts";
import { household } from "../parties/schema.ts";
import { centsColumn, createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import {
  actor,
  caseHouseholds,
  ofItsTenant,
  policies,
  workingHouseholds,
} from "../platform/database/roles.ts";
import type { SharedMonth } from "./shared-month.rules.ts";
import type { Lever, ProposalStatus } from "./steps.rules.ts";

/** Committee members read levers of the items of sessions they sit in (access.md); the household's own row stays closed to them. */
const satIn = sql`household_id in (select i.household_id from agenda_item i where i.session_id in (select app.sessions_sat_in()))`;
const worked = sql`(landlord_id = ${actor.landlordId} or household_id in ${workingHouseholds}) and ${ofItsTenant("arrangement_proposal")}`;
/** Who accepts or refuses is the coordination; what it decided nobody else changes. */
const undecided = sql`(${actor.isCoordinator} or status in ('proposed', 'withdrawn'))`;

export const arrangementProposal = pgTable(
  "arrangement_proposal",
  {
    id: idColumn(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    landlordId: uuid("landlord_id").notNull(),
    accountId: bigint("account_id", { mode: "number" }),
    /** The goal of the answer it comes from; `byHand` where a lever was moved since. */
    goal: text("goal").notNull(),
    status: text("status").$type<ProposalStatus>().notNull().default("proposed"),
    levers: jsonb("levers").$type<Levers>().notNull(),
    months: jsonb("months").$type<SharedMonth[]>().notNull(),
    costByFunder: jsonb("cost_by_funder").$type<Record<string, number>>().notNull(),
    debtCents: centsColumn("debt_cents").notNull(),
    publicCents: centsColumn("public_cents").notNull(),
    planMonths: integer("plan_months").notNull(),
    /** First day of the month that settles the debt. */
    clearOn: dayColumn("clear_on").notNull(),
    note: text("note"),
    proposedOn: dayColumn("proposed_on").notNull(),
    proposedBy: uuid("proposed_by"),
    decidedOn: dayColumn("decided_on"),
    decidedBy: uuid("decided_by"),
    /** Why it was refused; a word with an acceptance. */
    reason: text("reason"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("arrangement_proposal_household").on(table.householdId),
    index("arrangement_proposal_landlord").on(table.landlordId),
    ...policies("arrangement_proposal", {
      read: sql`landlord_id = ${actor.landlordId} or household_id in ${caseHouseholds} or ${satIn}`,
      write: sql`(${worked}) and ${undecided}`,
    }),
  ],
);

/** What the worker typed of the household's budget: the operator's alone, never the landlord's nor the committee's (access.md). */
export const arrangementCase = pgTable(
  "arrangement_case",
  {
    proposalId: uuid("proposal_id")
      .notNull()
      .references(() => arrangementProposal.id, { onDelete: "cascade" }),
    householdId: uuid("household_id").notNull(),
    /** As `arrange --schema` describes it. */
    facts: jsonb("facts").$type<Record<string, unknown>>().notNull(),
    leastResidualCents: centsColumn("least_residual_cents"),
  },
  (table) => [
    primaryKey({ columns: [table.proposalId] }),
    index("arrangement_case_household").on(table.householdId),
    ...policies("arrangement_case", {
      read: sql`${actor.operatorId} is not null and household_id in ${caseHouseholds}`,
      insert: sql`${actor.operatorId} is not null and household_id in ${workingHouseholds} and exists (select 1 from arrangement_proposal p where p.id = proposal_id and p.household_id = arrangement_case.household_id)`,
    }),
  ],
);

/** A relief, grant or plan that a person proposed out of an accepted arrangement. Its state is the lever's own. */
export const arrangementStep = pgTable(
  "arrangement_step",
  {
    /** Of the relief, the grant or the plan. */
    subjectId: uuid("subject_id").notNull(),
    proposalId: uuid("proposal_id")
      .notNull()
      .references(() => arrangementProposal.id, { onDelete: "cascade" }),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    lever: text("lever").$type<Lever>().notNull(),
    /** Of a grant. */
    funder: text("funder"),
    madeBy: uuid("made_by").notNull(),
    madeOn: dayColumn("made_on").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.subjectId] }),
    index("arrangement_step_proposal").on(table.proposalId),
    index("arrangement_step_household").on(table.householdId),
    ...policies("arrangement_step", {
      read: sql`landlord_id = ${actor.landlordId} or household_id in ${caseHouseholds}`,
      insert: sql`(landlord_id = ${actor.landlordId} or household_id in ${workingHouseholds}) and made_by = ${actor.userId} and exists (select 1 from arrangement_proposal p where p.id = proposal_id and p.status = 'accepted' and p.household_id = arrangement_step.household_id and p.landlord_id = arrangement_step.landlord_id)`,
    }),
  ],
);
