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

/** Committee members read levers of the items of sessions they sit in (access.md); the household's own row stays closed to them. */
const satIn = sql`household_id in (select i.household_id from agenda_item i where i.session_id in (select app.sessions_sat_in()))`;
const worked = sql`(landlord_id = ${actor.landlordId} or household_id in ${workingHouseholds}) and ${ofItsTenant("arrangement_proposal")}`;

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
    status: text("status").$type<"proposed" | "withdrawn">().notNull().default("proposed"),
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
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("arrangement_proposal_household").on(table.householdId),
    index("arrangement_proposal_landlord").on(table.landlordId),
    ...policies("arrangement_proposal", {
      read: sql`landlord_id = ${actor.landlordId} or household_id in ${caseHouseholds} or ${satIn}`,
      write: worked,
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
