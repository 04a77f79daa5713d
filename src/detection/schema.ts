/** Signals raised on tenant accounts, and the landlord's worklist made of them. A signal never decides anything. */
import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

import { organisation } from "../parties/schema.ts";
import { centsColumn, createdAtColumn, dayColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";
import type { LearnedFrom, Weights } from "../signals/weights.rules.ts";

const ownLandlord = sql`landlord_id = ${actor.landlordId}`;

export const detectionRun = pgTable(
  "detection_run",
  {
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    id: bigint("id", { mode: "number" }).notNull().generatedByDefaultAsIdentity(),
    ranOn: dayColumn("ran_on").notNull(),
    tenancies: integer("tenancies").notNull(),
    signalled: integer("signalled").notNull(),
    durationMs: integer("duration_ms").notNull(),
    /** The landlord's weights that this run used; null = the default ones. */
    weightsId: bigint("weights_id", { mode: "number" }),
    createdAt: createdAtColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.id] }),
    ...policies("detection_run", { read: ownLandlord, write: ownLandlord }),
  ],
);

/**
 * What each signal weighs for a landlord, from a day on. A named person applies them, with a reason; nothing is rewritten: what is put
 * back is written again, and the last one written for a day that has come is in force.
 */
export const signalWeights = pgTable(
  "signal_weights",
  {
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    id: bigint("id", { mode: "number" }).notNull().generatedByDefaultAsIdentity(),
    validFrom: dayColumn("valid_from").notNull(),
    origin: text("origin").$type<Weights["origin"]>().notNull(),
    /** By signal, over the default points. */
    factors: jsonb("factors").$type<Weights["factors"]>().notNull(),
    /** From points to a chance; null = the default one. */
    chance: jsonb("chance").$type<Weights["chance"]>(),
    /** The past that they, or their chance, were learned from; null = none. */
    learnedFrom: jsonb("learned_from").$type<LearnedFrom>(),
    reason: text("reason").notNull(),
    appliedBy: uuid("applied_by").notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.id] }),
    ...policies("signal_weights", {
      read: ownLandlord,
      insert: sql`${ownLandlord} and (select app.role()) = 'landlordLead' and applied_by = ${actor.userId}`,
    }),
  ],
);

/** One account with at least one signal, as of the last run. */
export const worklistItem = pgTable(
  "worklist_item",
  {
    landlordId: uuid("landlord_id").notNull(),
    accountId: bigint("account_id", { mode: "number" }).notNull(),
    householdId: uuid("household_id").notNull(),
    accountNumber: text("account_number").notNull(),
    leaseholderName: text("leaseholder_name").notNull(),
    communeInsee: text("commune_insee"),
    detectedOn: dayColumn("detected_on").notNull(),
    /** Day of the first signal of this episode: what earliness is counted from. */
    firstSignalOn: dayColumn("first_signal_on").notNull(),
    /** Sum of the signals' points; higher comes first. */
    priority: integer("priority").notNull(),
    /** Chance of legal arrears within 3 months, 0–1. */
    probability: real("probability").notNull(),
    balanceCents: centsColumn("balance_cents").notNull(),
    amountDueCents: centsColumn("amount_due_cents"),
    /** `{ kind, points, facts }[]`, most weighty first; the sentence is built from facts by the rule. */
    signals: jsonb("signals")
      .$type<
        { kind: string; points: number; defaultPoints?: number; facts: Record<string, string | number> }[]
      >()
      .notNull(),
    /** The legal-arrears test of that day, with its rule. */
    legalArrears: jsonb("legal_arrears").$type<Record<string, unknown>>(),
    /** What a person did with it: `called`, `written`, `met`, `snoozed`, `notADifficulty`, `referred`. */
    handledAs: text("handled_as"),
    handledReason: text("handled_reason"),
    handledBy: uuid("handled_by"),
    handledAt: timestamp("handled_at", { withTimezone: true }),
    snoozedUntil: dayColumn("snoozed_until"),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.accountId] }),
    index("worklist_item_order").on(
      table.landlordId,
      table.priority.desc(),
      table.balanceCents.desc(),
      table.accountId,
    ),
    index("worklist_item_household").on(table.householdId),
    ...policies("worklist_item", { read: ownLandlord, write: ownLandlord, remove: ownLandlord }),
  ],
);
