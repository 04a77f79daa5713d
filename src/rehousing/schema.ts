/** Rehousing: what a household needs, what it agreed to show, homes proposed to it and what came of each. */
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { commune, household, organisation } from "../parties/schema.ts";
import { centsColumn, createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import {
  actor,
  caseHouseholds,
  ownTenantOf,
  policies,
  workingHouseholds,
} from "../platform/database/roles.ts";
import { vacancy } from "../vacancy/schema.ts";
import type { DebtTreatment, ProposalFactKind, ProposalReason, RequestReason } from "./rules.ts";

/**
 * `landlord_id` is always the landlord of whom the household is a tenant. Another landlord reads no row of these tables: what the
 * household agreed to show comes to it by `app.shown_profiles` and `app.offers_on_homes`, column by column.
 */
const read = sql`landlord_id = ${actor.landlordId} or household_id in ${caseHouseholds}`;
const write = (table: string) =>
  sql`(${ownTenantOf(table)}) or (${actor.landlordId} is null and household_id in ${workingHouseholds} and exists (select 1 from tenancy t where t.household_id = ${sql.raw(table)}.household_id and t.landlord_id = ${sql.raw(table)}.landlord_id))`;
const ofItsRequest = (table: string) =>
  sql.raw(
    `exists (select 1 from rehousing_request r where r.id = ${table}.request_id and r.household_id = ${table}.household_id and r.landlord_id = ${table}.landlord_id)`,
  );

export const rehousingRequest = pgTable(
  "rehousing_request",
  {
    id: idColumn(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    openedOn: dayColumn("opened_on").notNull(),
    openedBy: uuid("opened_by"),
    people: integer("people").notNull(),
    roomsLeast: integer("rooms_least").notNull(),
    /** Null: no limit. */
    roomsMost: integer("rooms_most"),
    /** INSEE codes; with no zone and no commune, anywhere. */
    communes: text("communes").array().notNull(),
    zoneId: uuid("zone_id"),
    /** Rent and charges a month, at most; null: not known yet, nothing is matched. */
    ceilingCents: centsColumn("ceiling_cents"),
    stepFree: boolean("step_free").notNull(),
    reason: text("reason").$type<RequestReason>().notNull(),
    /** How the debt of the home that is left is treated; null: not said yet. */
    debtTreatment: text("debt_treatment").$type<DebtTreatment>(),
    movedOn: dayColumn("moved_on"),
    closedOn: dayColumn("closed_on"),
    closedWhy: text("closed_why").$type<"moved" | "givenUp" | "other">(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    uniqueIndex("rehousing_request_open")
      .on(table.householdId, table.landlordId)
      .where(sql`closed_on is null`),
    index("rehousing_request_landlord").on(table.landlordId),
    check("rehousing_request_rooms", sql`people between 1 and 20 and rooms_least between 1 and 12`),
    ...policies("rehousing_request", { read, write: write("rehousing_request") }),
  ],
);

/** The household's budget and the reason in its worker's words: the operator's alone, never a landlord's (access.md). */
export const rehousingCase = pgTable(
  "rehousing_case",
  {
    requestId: uuid("request_id")
      .notNull()
      .references(() => rehousingRequest.id),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    /** Cents a month; null: not known. Resources leave housing benefit out; charges leave the home and energy out. */
    resourcesCents: centsColumn("resources_cents"),
    otherChargesCents: centsColumn("other_charges_cents"),
    benefitCents: centsColumn("benefit_cents"),
    /** As estimated for the new home; null: not estimated, the present one is taken and said so. */
    benefitAfterCents: centsColumn("benefit_after_cents"),
    energyCents: centsColumn("energy_cents"),
    /** What the whole household must keep a month. */
    leastResidualCents: centsColumn("least_residual_cents"),
    reasonDetail: text("reason_detail"),
    /** Commune of its work or school, where it was given: homes are compared by the way there. */
    nearInsee: text("near_insee").references(() => commune.insee),
  },
  (table) => {
    const own = sql`${actor.operatorId} is not null and household_id in ${workingHouseholds} and ${ofItsRequest("rehousing_case")}`;
    return [
      primaryKey({ columns: [table.requestId] }),
      ...policies("rehousing_case", {
        read: sql`${actor.operatorId} is not null and household_id in ${caseHouseholds}`,
        write: own,
      }),
    ];
  },
);

/** The household agreed, on a day, to show the profile of its needs to other landlords of the programme; taken back, it closes at once. */
export const rehousingAgreement = pgTable(
  "rehousing_agreement",
  {
    id: idColumn(),
    requestId: uuid("request_id")
      .notNull()
      .references(() => rehousingRequest.id),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    agreedOn: dayColumn("agreed_on").notNull(),
    how: text("how").notNull(),
    /** Who heard it: nobody of a landlord to whom it opens something. */
    recordedBy: uuid("recorded_by"),
    withdrawnOn: dayColumn("withdrawn_on"),
    withdrawnBy: uuid("withdrawn_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    uniqueIndex("rehousing_agreement_holds")
      .on(table.requestId)
      .where(sql`withdrawn_on is null`),
    ...policies("rehousing_agreement", {
      read,
      write: sql`(${write("rehousing_agreement")}) and ${ofItsRequest("rehousing_agreement")}`,
      insert: sql`recorded_by = ${actor.userId} and withdrawn_on is null and (${write("rehousing_agreement")}) and ${ofItsRequest("rehousing_agreement")}`,
    }),
  ],
);

/** A home proposed to a household. While `ended_on` is null the home is promised to it, and to nobody else. */
export const rehousingProposal = pgTable(
  "rehousing_proposal",
  {
    id: idColumn(),
    requestId: uuid("request_id")
      .notNull()
      .references(() => rehousingRequest.id),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    vacancyId: uuid("vacancy_id")
      .notNull()
      .references(() => vacancy.id),
    homeLandlordId: uuid("home_landlord_id").notNull(),
    /** The home as it was proposed: a rent that changes later does not change what was answered. */
    home: jsonb("home").$type<ProposedHome>().notNull(),
    proposedOn: dayColumn("proposed_on").notNull(),
    proposedBy: uuid("proposed_by"),
    /** Day of a refusal, of the withdrawal, or of the move. */
    endedOn: dayColumn("ended_on"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    uniqueIndex("rehousing_proposal_home")
      .on(table.vacancyId)
      .where(sql`ended_on is null`),
    uniqueIndex("rehousing_proposal_household")
      .on(table.requestId)
      .where(sql`ended_on is null`),
    index("rehousing_proposal_request").on(table.requestId),
    ...policies("rehousing_proposal", {
      read,
      // The home must be open to the asker (a landlord proposes its own alone), and another landlord's asks for the agreement.
      insert: sql`proposed_by = ${actor.userId} and ended_on is null and (${write("rehousing_proposal")}) and ${ofItsRequest("rehousing_proposal")}
        and exists (select 1 from vacancy v where v.id = vacancy_id and v.landlord_id = home_landlord_id and v.status = 'open')
        and (home_landlord_id = landlord_id or app.rehousing_shown(request_id))`,
    }),
  ],
);

/** What came of a proposal, written by `app.tell_rehousing` alone: each side tells its own. */
export const rehousingFact = pgTable(
  "rehousing_fact",
  {
    id: idColumn(),
    proposalId: uuid("proposal_id")
      .notNull()
      .references(() => rehousingProposal.id),
    householdId: uuid("household_id").notNull(),
    landlordId: uuid("landlord_id").notNull(),
    kind: text("kind").$type<ProposalFactKind>().notNull(),
    happenedOn: dayColumn("happened_on").notNull(),
    reason: text("reason").$type<ProposalReason>(),
    enteredBy: uuid("entered_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    uniqueIndex("rehousing_fact_once").on(table.proposalId, table.kind),
    ...policies("rehousing_fact", { read }),
  ],
);

export type ProposedHome = {
  reference: string;
  landlord: string;
  rooms: number;
  surfaceM2: number | null;
  commune: string;
  address: string | null;
  rentCents: number;
  chargesCents: number;
  energyClass: string | null;
  energyCents: number | null;
  stepFree: boolean | null;
  availableOn: string;
};
