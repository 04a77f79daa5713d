/** Repayment plans: a debt, its instalments to the cent, and the tolerance of the landlord. State is computed, not stored. */
import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

import { household } from "../parties/schema.ts";
import { centsColumn, createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import {
  actor,
  caseHouseholds,
  ofItsTenant,
  ownHousehold,
  policies,
  workingHouseholds,
} from "../platform/database/roles.ts";

import type { Allocation } from "../plan-tracking/plan-facts.rules.ts";
import type { ReminderWay } from "./reminder.rules.ts";
import type { MeansOfPayment, PlanKind } from "./rules.ts";
import type { Signature } from "../signature/rules.ts";

const seen = sql`landlord_id = ${actor.landlordId} or household_id in ${caseHouseholds}`;
const workedOn = sql`landlord_id = ${actor.landlordId} or household_id in ${workingHouseholds}`;

export const repaymentPlan = pgTable(
  "repayment_plan",
  {
    id: idColumn(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    landlordId: uuid("landlord_id").notNull(),
    accountId: bigint("account_id", { mode: "number" }),
    measureId: uuid("measure_id"),
    /** A judge's schedule goes on being paid through over-indebtedness; an amicable one is frozen. */
    kind: text("kind").$type<PlanKind>().notNull().default("amicable"),
    debtCents: centsColumn("debt_cents").notNull(),
    /** Owed besides, frozen by over-indebtedness when the plan was drawn up; null: nobody said. */
    frozenCents: centsColumn("frozen_cents"),
    toleranceDays: integer("tolerance_days").notNull(),
    /** What a payment settles first: the landlord's dated setting on the day the plan was drawn up. */
    allocation: text("allocation").$type<Allocation>().notNull().default("rentFirst"),
    means: text("means").$type<MeansOfPayment>(),
    capacityCents: centsColumn("capacity_cents"),
    /** Formal notice that a default plan counts from. */
    noticeOn: dayColumn("notice_on"),
    /** Amendments: the plan that this one replaces once signed, and what has changed. */
    version: integer("version").notNull().default(1),
    replaces: uuid("replaces"),
    changed: text("changed"),
    signedOn: dayColumn("signed_on"),
    signature: jsonb("signature").$type<Signature>(),
    witness: text("witness"),
    cancelledOn: dayColumn("cancelled_on"),
    cancelReason: text("cancel_reason"),
    frozenOn: dayColumn("frozen_on"),
    proposedBy: uuid("proposed_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("repayment_plan_household").on(table.householdId),
    index("repayment_plan_account").on(table.landlordId, table.accountId),
    ...policies("repayment_plan", {
      own: { select: sql`${ownHousehold} and signed_on is not null` },
      read: seen,
      write: sql`(${workedOn}) and ${ofItsTenant("repayment_plan")}`,
    }),
  ],
);

export const instalment = pgTable(
  "instalment",
  {
    planId: uuid("plan_id")
      .notNull()
      .references(() => repaymentPlan.id, { onDelete: "cascade" }),
    n: integer("n").notNull(),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    dueOn: dayColumn("due_on").notNull(),
    amountCents: centsColumn("amount_cents").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.n] }),
    index("instalment_household").on(table.householdId),
    ...policies("instalment", {
      own: { select: ownHousehold },
      read: seen,
      write: sql`(${workedOn}) and exists (select 1 from repayment_plan p where p.id = plan_id and p.household_id = instalment.household_id and p.landlord_id = instalment.landlord_id)`,
      remove: sql`(${workedOn}) and exists (select 1 from repayment_plan p where p.id = plan_id and p.signed_on is null)`,
    }),
  ],
);

/** A reminder that the worker chose to give the household before an instalment: by what way, its words, who and when. Never sent by itself. */
export const planReminder = pgTable(
  "plan_reminder",
  {
    id: idColumn(),
    planId: uuid("plan_id")
      .notNull()
      .references(() => repaymentPlan.id, { onDelete: "cascade" }),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    dueOn: dayColumn("due_on").notNull(),
    way: text("way").$type<ReminderWay>().notNull(),
    text: text("text").notNull(),
    givenBy: uuid("given_by").notNull(),
    givenOn: dayColumn("given_on").notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("plan_reminder_plan").on(table.planId, table.dueOn),
    index("plan_reminder_household").on(table.householdId),
    ...policies("plan_reminder", {
      read: seen,
      insert: sql`${actor.operatorId} is not null and household_id in ${workingHouseholds} and given_by = ${actor.userId} and exists (select 1 from repayment_plan p where p.id = plan_id and p.household_id = plan_reminder.household_id and p.landlord_id = plan_reminder.landlord_id)`,
    }),
  ],
);
