/** Court assessments: what the worker completes for the judge, with the days; and what household and landlord observe. */
import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";

import { household, organisation } from "../parties/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, ofOperator, ownTenantOf, policies, workingHouseholds } from "../platform/database/roles.ts";
import type { Completed, Presence, ProtectedDomain } from "./rules.ts";

const { followed, carried } = ofOperator;

/** The operator's alone: it goes to the judge by the prefect, not by this application. One for each hearing's landlord and day of request. */
export const courtAssessment = pgTable(
  "court_assessment",
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
    /** What the worker knows where the procedure does not say it; null: as the procedure says. */
    requestedOn: dayColumn("requested_on"),
    hearingOn: dayColumn("hearing_on"),
    offeredOn: dayColumn("offered_on"),
    interviewOn: dayColumn("interview_on"),
    presence: text("presence").$type<Presence>().notNull(),
    headings: jsonb("headings").$type<Completed>().notNull(),
    /** Protected domains that the household agreed to have written to the judge, and when. */
    sharedDomains: text("shared_domains").array().$type<ProtectedDomain[]>().notNull().default([]),
    agreedOn: dayColumn("agreed_on"),
    readOn: dayColumn("read_on"),
    sentOn: dayColumn("sent_on"),
    writtenBy: uuid("written_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    unique("court_assessment_once").on(table.householdId, table.landlordId, table.operatorId),
    check("court_assessment_agreed", sql`shared_domains = '{}' or agreed_on is not null`),
    ...policies("court_assessment", { read: followed, write: carried }),
  ],
);

/** What the household or its landlord asks to be written to the judge, each in its own name. */
export const courtObservation = pgTable(
  "court_observation",
  {
    id: idColumn(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    party: text("party").$type<"household" | "landlord">().notNull(),
    text: text("text").notNull(),
    /** The operator that wrote the household's down; null: its landlord's own. */
    operatorId: uuid("operator_id"),
    writtenBy: uuid("written_by").notNull(),
    writtenOn: dayColumn("written_on").notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => {
    const ownLandlord = ownTenantOf("court_observation");
    return [
      index("court_observation_household").on(table.householdId),
      check("court_observation_party", sql`(party = 'household') = (operator_id is not null)`),
      ...policies("court_observation", {
        // What the household asks to be written is read by who writes the assessment; its landlord's, by that landlord too.
        read: sql`(party = 'household' and (${followed})) or (party = 'landlord' and (landlord_id = ${actor.landlordId} or (${actor.operatorId} is not null and household_id in ${workingHouseholds})))`,
        insert: sql`written_by = ${actor.userId} and ((party = 'household' and (${carried})) or (party = 'landlord' and ${ownLandlord}))`,
      }),
    ];
  },
);
