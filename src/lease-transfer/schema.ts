/** Lease transfers: dated facts, what they cost the operator, and the accounts the rent was on. States and dues are computed, not stored. */
import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { household, organisation } from "../parties/schema.ts";
import { centsColumn, createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import {
  actor,
  caseHouseholds,
  ownTenantOf,
  policies,
  workingHouseholds,
} from "../platform/database/roles.ts";
import type { CostKind, Detail, FactKind } from "./rules.ts";

/** The operator that carries it, the landlord whose tenant it is, the coordination. */
const read = sql`landlord_id = ${actor.landlordId} or household_id in ${caseHouseholds}`;
const write = sql`(${ownTenantOf("lease_transfer")}) or ((operator_id = ${actor.operatorId} or ${actor.isCoordinator}) and household_id in ${workingHouseholds})`;
/** A child says of whom it is by its own columns: they must be those of the transfer it belongs to, which its writer may write on. */
const ofItsTransfer = (table: string) =>
  sql.raw(
    `exists (select 1 from lease_transfer l where l.id = ${table}.transfer_id and l.household_id = ${table}.household_id and l.landlord_id = ${table}.landlord_id)`,
  );
const child = (table: string) =>
  sql`(landlord_id = ${actor.landlordId} or household_id in ${workingHouseholds}) and ${ofItsTransfer(table)}`;

export const leaseTransfer = pgTable(
  "lease_transfer",
  {
    id: idColumn(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    operatorId: uuid("operator_id")
      .notNull()
      .references(() => organisation.id),
    openedBy: uuid("opened_by"),
    /** Day of the slide or of another end: one transfer at a time with a landlord. */
    closedOn: dayColumn("closed_on"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    uniqueIndex("lease_transfer_open")
      .on(table.householdId, table.landlordId)
      .where(sql`closed_on is null`),
    index("lease_transfer_operator").on(table.operatorId),
    index("lease_transfer_landlord").on(table.landlordId),
    ...policies("lease_transfer", { read, write }),
  ],
);

export const leaseTransferFact = pgTable(
  "lease_transfer_fact",
  {
    id: idColumn(),
    transferId: uuid("transfer_id")
      .notNull()
      .references(() => leaseTransfer.id),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    kind: text("kind").$type<FactKind>().notNull(),
    happenedOn: dayColumn("happened_on").notNull(),
    detail: jsonb("detail").$type<Detail>().notNull().default({}),
    enteredBy: uuid("entered_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("lease_transfer_fact_transfer").on(table.transferId),
    index("lease_transfer_fact_household").on(table.householdId),
    ...policies("lease_transfer_fact", {
      read,
      write: child("lease_transfer_fact"),
      // A fact entered by mistake would date everything wrongly; the access log keeps that it was there.
      remove: child("lease_transfer_fact"),
    }),
  ],
);

/** Unpaid sub-rent, vacancy, damage: the operator's own risk, for it and the coordination alone. */
export const leaseTransferCost = pgTable(
  "lease_transfer_cost",
  {
    id: idColumn(),
    transferId: uuid("transfer_id")
      .notNull()
      .references(() => leaseTransfer.id),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    operatorId: uuid("operator_id").notNull(),
    kind: text("kind").$type<CostKind>().notNull(),
    costOn: dayColumn("cost_on").notNull(),
    amountCents: centsColumn("amount_cents").notNull(),
    /** Paid back since, by the household, a guarantee or an insurance. */
    recoveredCents: centsColumn("recovered_cents").notNull().default(0),
    words: text("words"),
    enteredBy: uuid("entered_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("lease_transfer_cost_transfer").on(table.transferId),
    check(
      "lease_transfer_cost_amounts",
      sql`amount_cents > 0 and recovered_cents between 0 and amount_cents`,
    ),
    ...policies("lease_transfer_cost", {
      read: sql`(operator_id = ${actor.operatorId} or ${actor.isCoordinator}) and household_id in ${caseHouseholds}`,
      write: sql`operator_id = ${actor.operatorId} and household_id in ${workingHouseholds}
        and exists (select 1 from lease_transfer l where l.id = lease_transfer_cost.transfer_id and l.household_id = lease_transfer_cost.household_id
                      and l.landlord_id = lease_transfer_cost.landlord_id and l.operator_id = lease_transfer_cost.operator_id)`,
      remove: sql`operator_id = ${actor.operatorId} and household_id in ${workingHouseholds}`,
    }),
  ],
);

/** The accounts that the same home's rent was on, one after the other: the lease moves, its past stays readable. */
export const leaseTransferAccount = pgTable(
  "lease_transfer_account",
  {
    landlordId: uuid("landlord_id").notNull(),
    transferId: uuid("transfer_id")
      .notNull()
      .references(() => leaseTransfer.id),
    accountId: bigint("account_id", { mode: "number" }).notNull(),
    householdId: uuid("household_id").notNull(),
    holder: text("holder").$type<"household" | "operator">().notNull(),
    fromOn: dayColumn("from_on").notNull(),
    enteredBy: uuid("entered_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.transferId, table.accountId] }),
    ...policies("lease_transfer_account", {
      read,
      // Its own landlord alone knows which account followed which.
      write: sql`landlord_id = ${actor.landlordId} and ${ofItsTransfer("lease_transfer_account")}
        and exists (select 1 from tenant_account a where a.landlord_id = lease_transfer_account.landlord_id and a.id = lease_transfer_account.account_id)`,
      remove: sql`landlord_id = ${actor.landlordId}`,
    }),
  ],
);
