/** Rent relief: for some months the amount due at the foot of the rent bill is lowered. */
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

import { measure } from "../measure/schema.ts";
import { household } from "../parties/schema.ts";
import { centsColumn, createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import {
  actor,
  caseHouseholds,
  nobody,
  ownHousehold,
  policies,
  workingHouseholds,
} from "../platform/database/roles.ts";
import type { Eligibility } from "./eligibility.rules.ts";
import type { MonthOfRelief } from "./rules.ts";
import type { StopCause } from "./stop.rules.ts";

const seen = sql`landlord_id = ${actor.landlordId} or household_id in ${caseHouseholds}`;
const workedOn = sql`landlord_id = ${actor.landlordId} or household_id in ${workingHouseholds}`;
/** Its relief is of the same household and landlord; once granted, an operator no longer touches its months. */
const ofItsRelief = sql`exists (select 1 from rent_relief r where r.id = relief_id and r.household_id = rent_relief_month.household_id and r.landlord_id = rent_relief_month.landlord_id and (${actor.operatorId} is null or r.status = 'proposed'))`;

export const rentRelief = pgTable(
  "rent_relief",
  {
    id: idColumn(),
    measureId: uuid("measure_id")
      .notNull()
      .references(() => measure.id),
    /** The 6 months run over the whole path. */
    pathId: uuid("path_id").notNull(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    landlordId: uuid("landlord_id").notNull(),
    accountId: bigint("account_id", { mode: "number" }),
    /** Number printed on the bill. */
    agreementNumber: text("agreement_number").notNull().unique(),
    status: text("status")
      .$type<"proposed" | "granted" | "refused" | "stopped">()
      .notNull()
      .default("proposed"),
    /** Code of the fund that pays its share. */
    fund: text("fund").notNull().default("reliefFund"),
    /** `sls`: the landlord's part comes of the solidarity surcharge, and is a line of its own on the bill (CCH L441-3-2). */
    landlordSource: text("landlord_source").$type<"own" | "sls">().notNull().default("own"),
    /** Each month's remainder is to be paid: a missed one proposes a stop. */
    needsResidual: boolean("needs_residual").notNull().default(true),
    /** Asked and answered at the decision; null where none was made yet, or before the questions were asked here. */
    eligibility: jsonb("eligibility").$type<Eligibility>(),
    /** Share paid by the fund, 0–1; the landlord bears the rest. */
    fundShare: real("fund_share").notNull(),
    conditions: text("conditions"),
    /** What was proposed, where the decision changed months or amounts, and why it did. */
    proposedMonths: jsonb("proposed_months").$type<MonthOfRelief[]>(),
    changeReason: text("change_reason"),
    proposedBy: uuid("proposed_by"),
    decidedBy: uuid("decided_by"),
    decidedOn: dayColumn("decided_on"),
    stoppedOn: dayColumn("stopped_on"),
    stopReason: text("stop_reason"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("rent_relief_household").on(table.householdId),
    index("rent_relief_path").on(table.pathId),
    ...policies("rent_relief", {
      own: { select: sql`${ownHousehold} and status in ('granted', 'stopped')` },
      read: seen,
      write: sql`(landlord_id = ${actor.landlordId} or (household_id in ${workingHouseholds} and (${actor.isCoordinator} or status = 'proposed'))) and exists (select 1 from measure m where m.id = measure_id and m.path_id = rent_relief.path_id and m.household_id = rent_relief.household_id and m.landlord_id = rent_relief.landlord_id)`,
    }),
  ],
);

/** One month of relief, never above the bill of that month. */
export const rentReliefMonth = pgTable(
  "rent_relief_month",
  {
    reliefId: uuid("relief_id")
      .notNull()
      .references(() => rentRelief.id, { onDelete: "cascade" }),
    /** First day of the month. */
    month: dayColumn("month").notNull(),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    /** k of n, as printed on the bill. */
    rank: integer("rank").notNull(),
    billCents: centsColumn("bill_cents").notNull(),
    amountCents: centsColumn("amount_cents").notNull(),
    fundCents: centsColumn("fund_cents").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reliefId, table.month] }),
    index("rent_relief_month_household").on(table.householdId),
    ...policies("rent_relief_month", {
      own: { select: ownHousehold },
      read: seen,
      write: sql`(${workedOn}) and ${ofItsRelief}`,
      remove: sql`(${workedOn}) and exists (select 1 from rent_relief r where r.id = relief_id and r.status = 'proposed')`,
    }),
  ],
);

/** A stop that a rule proposes, told to people; one of them confirms it or says why not. Nothing stops by itself. */
export const rentReliefStop = pgTable(
  "rent_relief_stop",
  {
    id: idColumn(),
    reliefId: uuid("relief_id")
      .notNull()
      .references(() => rentRelief.id, { onDelete: "cascade" }),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    cause: text("cause").$type<StopCause>().notNull(),
    /** Day from which the cause holds. */
    since: dayColumn("since").notNull(),
    /** Of a remainder not paid: what lacked when it was proposed. */
    missingCents: centsColumn("missing_cents"),
    proposedOn: dayColumn("proposed_on").notNull(),
    /** `lapsed`: the cause no longer held. */
    settledAs: text("settled_as").$type<"confirmed" | "dismissed" | "lapsed">(),
    settledBy: uuid("settled_by"),
    settledOn: dayColumn("settled_on"),
    reason: text("reason"),
  },
  (table) => [
    unique("rent_relief_stop_cause").on(table.reliefId, table.cause, table.since),
    index("rent_relief_stop_household").on(table.householdId),
    ...policies("rent_relief_stop", {
      read: seen,
      write: sql`landlord_id = ${actor.landlordId} or (${actor.isCoordinator} and household_id in ${workingHouseholds})`,
      insert: nobody,
    }),
  ],
);
