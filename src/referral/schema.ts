/** Referrals of households by landlords to the platform, and what the household was told and agreed to. */
import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

import { household, organisation } from "../parties/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, caseHouseholds, policies } from "../platform/database/roles.ts";

export type Track = "stay" | "leaseTransfer";
export type Tie = "kept" | "strained" | "broken";
export type ReferralStatus =
  | "draft"
  | "submitted"
  | "onAgenda"
  | "decided"
  | "assigned"
  | "closed"
  | "withdrawn";

/** Facts at referral with their date. A key that is absent is unknown; 0 is 0. */
export type ReferralFacts = {
  asOf: string;
  debtCents?: number;
  amountDueCents?: number;
  monthsDue?: number;
  stage?: string;
  nextDeadline?: { id: string; on: string };
  firstSignalOn?: string;
  legalArrearsOn?: string;
  signals?: string[];
  whatWasTried?: string;
};

export const referral = pgTable(
  "referral",
  {
    id: idColumn(),
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    communeInsee: text("commune_insee"),
    track: text("track").$type<Track>().notNull().default("stay"),
    status: text("status").$type<ReferralStatus>().notNull().default("draft"),
    /** Tie between tenant and landlord at referral; null = unknown. */
    tie: text("tie").$type<Tie>(),
    facts: jsonb("facts").$type<ReferralFacts>().notNull(),
    situation: text("situation"),
    informedOn: dayColumn("informed_on"),
    informedHow: text("informed_how"),
    agreedOn: dayColumn("agreed_on"),
    withdrawnOn: dayColumn("withdrawn_on"),
    withdrawnReason: text("withdrawn_reason"),
    referredBy: uuid("referred_by"),
    /** The person who owns the file at this stage: never none. */
    ownerId: uuid("owner_id"),
    createdAt: createdAtColumn(),
    /** Calendar day of submission, Paris time: what delays are counted from. */
    submittedOn: dayColumn("submitted_on"),
    submittedAt: timestamp("submitted_at", { withTimezone: true }),
    /** Came from a spreadsheet of past years. */
    takenOver: boolean("taken_over").notNull().default(false),
  },
  (table) => [
    index("referral_landlord").on(table.landlordId, table.status),
    index("referral_household").on(table.householdId),
    ...policies("referral", {
      read: sql`landlord_id = ${actor.landlordId} or household_id in ${caseHouseholds}`,
      write: sql`landlord_id = ${actor.landlordId} or (${actor.isCoordinator} and status <> 'draft')`,
    }),
  ],
);
