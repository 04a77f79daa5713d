/** A debt grant: asked of one fund for one debt, decided, paid to the landlord. What came back in the ledger is read, not stored. */
import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";

import { household } from "../parties/schema.ts";
import { centsColumn, createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, caseHouseholds, policies, workingHouseholds } from "../platform/database/roles.ts";
import type { GrantStatus, Piece } from "./rules.ts";

/** Who follows the household asks, and takes back what waits; only the coordination decides and pays. */
const workedOn = sql`((${actor.isCoordinator} and household_id in ${workingHouseholds})
  or ((landlord_id = ${actor.landlordId} or household_id in ${workingHouseholds}) and status in ('asked', 'withdrawn')))
  and exists (select 1 from tenant_account a where a.landlord_id = debt_grant.landlord_id and a.id = debt_grant.account_id and a.household_id = debt_grant.household_id)`;

export const debtGrant = pgTable(
  "debt_grant",
  {
    id: idColumn(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    landlordId: uuid("landlord_id").notNull(),
    accountId: bigint("account_id", { mode: "number" }).notNull(),
    measureId: uuid("measure_id"),
    /** The fund's code. */
    fund: text("fund").notNull(),
    /** The request that was refused before this one. */
    followsId: uuid("follows_id"),
    status: text("status").$type<GrantStatus>().notNull().default("asked"),
    askedCents: centsColumn("asked_cents").notNull(),
    /** What the account owed on the day of the request. */
    debtCents: centsColumn("debt_cents").notNull(),
    pieces: jsonb("pieces").$type<Piece[]>().notNull().default([]),
    purpose: text("purpose"),
    askedBy: uuid("asked_by"),
    askedOn: dayColumn("asked_on").notNull(),
    /** Year of the envelope: the one it is decided in. */
    year: integer("year"),
    grantedCents: centsColumn("granted_cents"),
    conditions: text("conditions"),
    /** Why it was refused, or taken back. */
    reason: text("reason"),
    decidedBy: uuid("decided_by"),
    decidedOn: dayColumn("decided_on"),
    paidCents: centsColumn("paid_cents"),
    paidOn: dayColumn("paid_on"),
    paymentReference: text("payment_reference"),
    paidBy: uuid("paid_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("debt_grant_household").on(table.householdId),
    index("debt_grant_account").on(table.landlordId, table.accountId),
    check("debt_grant_within_debt", sql`asked_cents > 0 and asked_cents <= debt_cents`),
    check(
      "debt_grant_decided",
      sql`case when status in ('granted', 'paid') then coalesce(granted_cents, 0) between 1 and asked_cents and year is not null and decided_on is not null
               when status = 'refused' then btrim(coalesce(reason, '')) <> '' and decided_on is not null and granted_cents is null
               else granted_cents is null end`,
    ),
    check(
      "debt_grant_paid",
      sql`case when status = 'paid' then coalesce(paid_cents, 0) between 1 and granted_cents and paid_on is not null else paid_cents is null end`,
    ),
    ...policies("debt_grant", {
      read: sql`landlord_id = ${actor.landlordId} or household_id in ${caseHouseholds}`,
      write: workedOn,
    }),
  ],
);
