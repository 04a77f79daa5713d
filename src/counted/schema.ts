/**
 * What indicators read of each support path and each referral, kept beside the facts and written again in the transaction that
 * changes one of them (functions.sql). Nobody reads these rows by themselves: the evaluation's functions count them.
 */
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  text,
  uuid,
} from "drizzle-orm/pg-core";

import { dayColumn } from "../platform/database/columns.ts";
import { nobody, policies } from "../platform/database/roles.ts";

/** In the order of time, so that those of a period are found by halving. */
const daysColumn = (name: string) => date(name, { mode: "string" }).array().notNull();

/** A first measure and its renewals. */
export const countedPath = pgTable(
  "counted_path",
  {
    pathId: uuid("path_id").primaryKey(),
    householdId: uuid("household_id").notNull(),
    people: integer("people"),
    /** Whether its household has another path: it is one household in a figure all the same. */
    comesBack: boolean("comes_back").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    /** Of the last measure; so are track, debt at the end, outcome and tie at the end. */
    operatorId: uuid("operator_id").notNull(),
    referralId: uuid("referral_id"),
    communeInsee: text("commune_insee"),
    track: text("track").notNull(),
    startsOn: dayColumn("starts_on").notNull(),
    /** Null: running. */
    endedOn: dayColumn("ended_on"),
    /** Null: a spreadsheet did not say. */
    renewals: integer("renewals"),
    debtStart: bigint("debt_start", { mode: "number" }),
    debtEnd: bigint("debt_end", { mode: "number" }),
    tie: text("tie"),
    tieAtEnd: text("tie_at_end"),
    resumed: boolean("resumed"),
    outcome: text("outcome"),
    stage: text("stage"),
    problems: integer("problems"),
    contactsKnown: boolean("contacts_known").notNull(),
    /** Days of meetings held: at home, elsewhere. */
    homeOn: daysColumn("home_on"),
    elsewhereOn: daysColumn("elsewhere_on"),
    /** Days on which measures closed: with their three kinds of tripartite meeting held, with fewer, not known. */
    threeOn: daysColumn("three_on"),
    fewerOn: daysColumn("fewer_on"),
    untoldOn: daysColumn("untold_on"),
    /** Of all its measures together, once all are closed. */
    days: integer("days"),
    /** Null: running, or the cost of one measure is unknown. */
    cents: bigint("cents", { mode: "number" }),
    /** What the landlord answered at six and at twelve months. */
    six: text("six"),
    twelve: text("twelve"),
  },
  (table) => [
    index("counted_path_household").on(table.householdId),
    ...policies("counted_path", { read: nobody }),
  ],
);

/** A referral that left the landlord's desk. */
export const countedReferral = pgTable(
  "counted_referral",
  {
    referralId: uuid("referral_id").primaryKey(),
    householdId: uuid("household_id").notNull(),
    people: integer("people"),
    landlordId: uuid("landlord_id").notNull(),
    /** The first that it was assigned to. */
    operatorId: uuid("operator_id"),
    communeInsee: text("commune_insee"),
    tie: text("tie"),
    /** Null: a spreadsheet did not say. */
    submittedOn: dayColumn("submitted_on"),
    admittedOn: dayColumn("admitted_on"),
    decidedOn: dayColumn("decided_on"),
    assignedOn: dayColumn("assigned_on"),
    /** The first meeting held with the household. */
    firstOn: dayColumn("first_on"),
    debtCents: doublePrecision("debt_cents"),
    dueCents: doublePrecision("due_cents"),
    stage: text("stage"),
    signalOn: dayColumn("signal_on"),
    legalOn: dayColumn("legal_on"),
  },
  (table) => [
    index("counted_referral_household").on(table.householdId),
    ...policies("counted_referral", { read: nobody }),
  ],
);
