/** Referrals of households by landlords to the platform, what the household was told, and what is written of it domain by domain. */
import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import type { WrittenDomain } from "../household-agreement/rules.ts";
import { household, organisation } from "../parties/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, caseHouseholds, ownHousehold, ownTenantOf, policies } from "../platform/database/roles.ts";
import type { ReferralFacts } from "./facts.rules.ts";
import type { ReferralStatus } from "./rules.ts";

export type Track = "stay" | "leaseTransfer";
export type Tie = "kept" | "strained" | "broken";
export type { ReferralFacts, ReferralStatus };

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
    informedOn: dayColumn("informed_on"),
    informedHow: text("informed_how"),
    /** Who told the household; null = unknown. */
    informedBy: text("informed_by"),
    withdrawnOn: dayColumn("withdrawn_on"),
    withdrawnReason: text("withdrawn_reason"),
    referredBy: uuid("referred_by"),
    /** The person who owns the file at this stage: never none. */
    ownerId: uuid("owner_id").notNull(),
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
    // One referral under way for a household and its landlord: the form leads to it. Past cases may overlap.
    uniqueIndex("referral_under_way")
      .on(table.landlordId, table.householdId)
      .where(sql`status not in ('closed', 'withdrawn') and not taken_over`),
    ...policies("referral", {
      own: { select: sql`${ownHousehold} and status <> 'draft'` },
      // A draft, or a withdrawn one, is its landlord's alone, even where the household is followed for another reason.
      read: sql`landlord_id = ${actor.landlordId} or (household_id in ${caseHouseholds} and status not in ('draft', 'withdrawn'))`,
      write: sql`(${ownTenantOf("referral")}) or (${actor.isCoordinator} and status <> 'draft')`,
    }),
  ],
);

/** What the landlord writes of a domain: read by those with whom the household agreed to share it (`app.words_open`). */
export const referralWords = pgTable(
  "referral_words",
  {
    referralId: uuid("referral_id")
      .notNull()
      .references(() => referral.id),
    domain: text("domain").$type<WrittenDomain>().notNull(),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    words: text("words").notNull(),
    writtenBy: uuid("written_by"),
    writtenOn: dayColumn("written_on"),
  },
  (table) => {
    const own = sql`landlord_id = ${actor.landlordId} and exists (select 1 from referral r where r.id = referral_id and r.household_id = referral_words.household_id and r.landlord_id = referral_words.landlord_id)`;
    return [
      primaryKey({ columns: [table.referralId, table.domain] }),
      index("referral_words_household").on(table.householdId),
      ...policies("referral_words", {
        read: sql`landlord_id = ${actor.landlordId} or app.words_open(referral_id, domain)`,
        write: own,
        remove: own,
      }),
    ];
  },
);

/** One change of state or of owner: the referral's history. Written by `moveReferral` and `app.close_referral`, never changed. */
export const referralMove = pgTable(
  "referral_move",
  {
    id: idColumn(),
    referralId: uuid("referral_id")
      .notNull()
      .references(() => referral.id),
    householdId: uuid("household_id").notNull(),
    /** Null where the referral begins. */
    fromStatus: text("from_status").$type<ReferralStatus>(),
    toStatus: text("to_status").$type<ReferralStatus>().notNull(),
    /** Calendar day, Paris time. */
    movedOn: dayColumn("moved_on").notNull(),
    movedAt: timestamp("moved_at", { withTimezone: true }).notNull().defaultNow(),
    /** Null: a job or the command line. */
    movedBy: uuid("moved_by"),
    /** Who owns the referral from then on. */
    ownerId: uuid("owner_id"),
    reason: text("reason"),
  },
  (table) => [
    index("referral_move_referral").on(table.referralId, table.movedAt),
    index("referral_move_household").on(table.householdId),
    ...policies("referral_move", {
      read: sql`exists (select 1 from referral r where r.id = referral_id)`,
      insert: sql`moved_by = ${actor.userId} and (${actor.landlordId} is not null or ${actor.isCoordinator}) and exists (select 1 from referral r where r.id = referral_id and r.household_id = referral_move.household_id)`,
    }),
  ],
);
