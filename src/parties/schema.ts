/** Organisations and their people, communes, households, dwellings and tenancies. */
import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

import type { Role } from "../platform/access/roles.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import {
  actor,
  caseHouseholds,
  ofTokensLandlord,
  policies,
  workingHouseholds,
} from "../platform/database/roles.ts";

export type OrganisationKind = "landlord" | "operator" | "coordination" | "funder" | "administration";
export const organisation = pgTable(
  "organisation",
  {
    id: idColumn(),
    kind: text("kind").$type<OrganisationKind>().notNull(),
    /** Short name used by the command line and by files: `AIH`. */
    code: text("code").notNull().unique(),
    name: text("name").notNull(),
    /** First day in the programme; null = unknown. */
    joinedOn: dayColumn("joined_on"),
    createdAt: createdAtColumn(),
  },
  () =>
    policies("organisation", {
      read: actor.signedIn,
      write: actor.isAdministrator,
      own: { select: sql`(select app.household_id()) is not null` },
    }),
);

/** A person's post: what `app.act_as` reads to know who is asking. */
export const member = pgTable(
  "member",
  {
    userId: uuid("user_id").primaryKey(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisation.id),
    role: text("role").$type<Role>().notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    active: boolean("active").notNull().default(true),
    arrivedAt: timestamp("arrived_at", { withTimezone: true }).notNull().defaultNow(),
    leftAt: timestamp("left_at", { withTimezone: true }),
  },
  (table) => [
    index("member_organisation").on(table.organisationId),
    ...policies("member", {
      read: sql`user_id = ${actor.userId} or ${actor.isAdministrator} or (${actor.isLead} and organisation_id = ${actor.organisationId})`,
      write: sql`${actor.isAdministrator} or (${actor.isLead} and organisation_id = ${actor.organisationId} and app.role_fits(role, organisation_id))`,
    }),
  ],
);

/** An organisation invites its people; the link's token is kept only as a hash. */
export const invitation = pgTable(
  "invitation",
  {
    id: idColumn(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisation.id),
    role: text("role").$type<Role>().notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    invitedBy: uuid("invited_by"),
    createdAt: createdAtColumn(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    acceptedAt: timestamp("accepted_at", { withTimezone: true }),
  },
  () => {
    const own = sql`${actor.isAdministrator} or (${actor.isLead} and organisation_id = ${actor.organisationId} and app.role_fits(role, organisation_id))`;
    return policies("invitation", { read: own, write: own, remove: own });
  },
);

/** The communes of the département. Codes are strings: "38185". */
export const commune = pgTable(
  "commune",
  {
    insee: text("insee").primaryKey(),
    name: text("name").notNull(),
    population: integer("population"),
    postcodes: text("postcodes").array().notNull(),
    intercommunalityCode: text("intercommunality_code"),
    intercommunalityName: text("intercommunality_name"),
  },
  () =>
    policies("commune", {
      read: actor.signedIn,
      intake: { select: sql`${actor.intakeLandlordId} is not null` },
    }),
);

/** The people living in the home. */
export const household = pgTable(
  "household",
  {
    id: idColumn(),
    /** How lists call it: the leaseholder's name. */
    name: text("name").notNull(),
    /** Number of people; null = unknown. */
    people: integer("people"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("household_name").on(sql`lower(${table.name})`),
    ...policies("household", {
      read: sql`exists (select 1 from tenancy t where t.household_id = household.id and t.landlord_id = ${actor.landlordId}) or household.id in ${caseHouseholds}`,
      write: sql`exists (select 1 from tenancy t where t.household_id = household.id and t.landlord_id = ${actor.landlordId})`,
      // A new household has no tenancy yet: insert it with an id of your own, without "returning".
      insert: sql`${actor.landlordId} is not null`,
      intake: { insert: sql`${actor.intakeLandlordId} is not null` },
      own: { select: sql`household.id = (select app.household_id())` },
    }),
  ],
);

export const person = pgTable(
  "person",
  {
    id: idColumn(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    lastName: text("last_name").notNull(),
    firstName: text("first_name"),
    birthDate: dayColumn("birth_date"),
    isLeaseholder: boolean("is_leaseholder").notNull().default(false),
    phone: text("phone"),
    email: text("email"),
    /** What look-alikes are found by, kept with the row: making it anew for every file took half a second at 5,000. */
    nameKey: text("name_key").generatedAlwaysAs(
      sql`app.name_key(coalesce(first_name, '') || ' ' || last_name)`,
    ),
    phoneKey: text("phone_key").generatedAlwaysAs(sql`app.phone_key(phone)`),
  },
  (table) => [
    index("person_household").on(table.householdId),
    ...policies("person", {
      read: sql`exists (select 1 from household h where h.id = household_id)`,
      // Whoever carried the household before still reads it, and no longer writes.
      write: sql`exists (select 1 from household h where h.id = household_id) and (${actor.landlordId} is not null or (${actor.operatorId} is not null and household_id in ${workingHouseholds}))`,
      intake: { insert: sql`app.intake_household_unnamed(household_id)` },
    }),
  ],
);

export const dwelling = pgTable(
  "dwelling",
  {
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    id: uuid("id").notNull().defaultRandom(),
    reference: text("reference").notNull(),
    address: text("address"),
    postcode: text("postcode"),
    town: text("town"),
    communeInsee: text("commune_insee").references(() => commune.insee),
    addressKey: text("address_key").generatedAlwaysAs(sql`app.address_key(address, postcode)`),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.id] }),
    unique("dwelling_reference").on(table.landlordId, table.reference),
    ...policies("dwelling", {
      read: sql`landlord_id = ${actor.landlordId} or exists (select 1 from tenancy t where t.landlord_id = dwelling.landlord_id and t.dwelling_id = dwelling.id and t.household_id in ${caseHouseholds})`,
      write: sql`landlord_id = ${actor.landlordId}`,
      intake: { select: ofTokensLandlord, insert: ofTokensLandlord },
    }),
  ],
);

export const tenancy = pgTable(
  "tenancy",
  {
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    id: uuid("id").notNull().defaultRandom(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    dwellingId: uuid("dwelling_id"),
    startsOn: dayColumn("starts_on"),
    endsOn: dayColumn("ends_on"),
  },
  (table) => [
    primaryKey({ columns: [table.landlordId, table.id] }),
    foreignKey({
      columns: [table.landlordId, table.dwellingId],
      foreignColumns: [dwelling.landlordId, dwelling.id],
    }),
    index("tenancy_household").on(table.householdId, table.landlordId),
    index("tenancy_dwelling").on(table.landlordId, table.dwellingId),
    ...policies("tenancy", {
      // A landlord no longer sees a household once its tenancy has ended and its debt is settled.
      read: sql`(landlord_id = ${actor.landlordId} and (ends_on is null or ends_on >= (select app.today()) or app.account_owes(landlord_id, id))) or household_id in ${caseHouseholds}`,
      // Elsewhere the landlord of a household is taken from its tenancies: nobody attaches one to another's tenant.
      write: sql`landlord_id = ${actor.landlordId} and app.household_free(household_id, landlord_id)`,
      intake: { insert: sql`${ofTokensLandlord} and app.intake_household_free(household_id)` },
    }),
  ],
);
