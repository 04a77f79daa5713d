/** A fund's money for a year, the lines that made it, and what is committed on it. Never overspent: a constraint says so. */
import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";

import { centsColumn, createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, nobody, policies } from "../platform/database/roles.ts";
import type { LineKind } from "./rules.ts";

/** The coordination keeps the funds' envelopes; a landlord's lead its own, for its part of reliefs. */
const keeps = sql`(${actor.isCoordinator} and landlord_id is null) or (${actor.isLead} and landlord_id = ${actor.landlordId})`;

export const envelope = pgTable(
  "envelope",
  {
    id: idColumn(),
    /** The fund's code; `landlord` for a landlord's own part of reliefs. */
    fund: text("fund").notNull(),
    landlordId: uuid("landlord_id"),
    year: integer("year").notNull(),
    /** Voted and added, less withdrawn. Kept by a trigger on the lines. */
    amountCents: centsColumn("amount_cents").notNull().default(0),
    /** What named persons allowed beyond. Kept by the same trigger. */
    overCents: centsColumn("over_cents").notNull().default(0),
    /** Granted and not given back. Kept by `app.commit_money`. */
    committedCents: centsColumn("committed_cents").notNull().default(0),
    createdAt: createdAtColumn(),
  },
  (table) => [
    unique("envelope_of_year").on(table.fund, table.landlordId, table.year).nullsNotDistinct(),
    check("envelope_never_overspent", sql`committed_cents <= amount_cents + over_cents`),
    check("envelope_not_below_zero", sql`amount_cents >= 0 and over_cents >= 0 and committed_cents >= 0`),
    check("envelope_holder", sql`(fund = 'landlord') = (landlord_id is not null)`),
    ...policies("envelope", {
      read: sql`${actor.isCoordinator} or landlord_id = ${actor.landlordId}`,
      // Its sums are the lines' and the commitments': nobody writes them.
      insert: sql`(${keeps}) and amount_cents = 0 and over_cents = 0 and committed_cents = 0`,
    }),
  ],
);

/** Each change of an envelope, with the person who made it. Nothing is changed or taken back: another line is written. */
export const envelopeLine = pgTable(
  "envelope_line",
  {
    id: idColumn(),
    envelopeId: uuid("envelope_id")
      .notNull()
      .references(() => envelope.id),
    kind: text("kind").$type<LineKind>().notNull(),
    amountCents: centsColumn("amount_cents").notNull(),
    reason: text("reason").notNull(),
    madeBy: uuid("made_by").notNull(),
    madeOn: dayColumn("made_on").notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("envelope_line_envelope").on(table.envelopeId),
    check("envelope_line_said", sql`amount_cents > 0 and btrim(reason) <> ''`),
    ...policies("envelope_line", {
      read: sql`envelope_id in (select e.id from envelope e)`,
      insert: sql`made_by = ${actor.userId} and exists (select 1 from envelope e where e.id = envelope_id and ((${actor.isCoordinator} and e.landlord_id is null) or (${actor.isLead} and e.landlord_id = ${actor.landlordId})))`,
    }),
  ],
);

/** What one grant, or one relief's part of a year, takes from an envelope, opened or not. Written by `app.commit_money` alone. */
export const envelopeCommitment = pgTable(
  "envelope_commitment",
  {
    id: idColumn(),
    fund: text("fund").notNull(),
    landlordId: uuid("landlord_id"),
    year: integer("year").notNull(),
    subject: text("subject").$type<"debtGrant" | "rentRelief">().notNull(),
    subjectId: uuid("subject_id").notNull(),
    householdId: uuid("household_id").notNull(),
    amountCents: centsColumn("amount_cents").notNull(),
    /** Of it, what was paid out. */
    spentCents: centsColumn("spent_cents").notNull().default(0),
  },
  (table) => [
    unique("envelope_commitment_subject")
      .on(table.subjectId, table.fund, table.landlordId, table.year)
      .nullsNotDistinct(),
    index("envelope_commitment_envelope").on(table.fund, table.year),
    index("envelope_commitment_household").on(table.householdId),
    ...policies("envelope_commitment", { read: sql`${actor.isCoordinator}`, write: nobody }),
  ],
);
