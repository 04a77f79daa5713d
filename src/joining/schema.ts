/** What an organisation that joins has agreed to, said or been asked: the rest of its state is read from the rooms themselves. */
import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

import { organisation } from "../parties/schema.ts";
import { centsColumn, createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";
import type { StepId } from "./rules.ts";

const own = sql`${actor.isLead} and organisation_id = ${actor.organisationId}`;

/** The agreement between the programme and a landlord or an operator, with its contribution. */
export const partnerAgreement = pgTable(
  "partner_agreement",
  {
    id: idColumn(),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisation.id),
    reference: text("reference").notNull(),
    signedOn: dayColumn("signed_on"),
    validFrom: dayColumn("valid_from").notNull(),
    validTo: dayColumn("valid_to"),
    /** A year's contribution; null = unknown, or none is written. */
    amountCents: centsColumn("amount_cents"),
    enteredBy: uuid("entered_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("partner_agreement_organisation").on(table.organisationId),
    ...policies("partner_agreement", {
      // Money is not the administrator's: it learns that there is an agreement (app.joining_facts), not what it says.
      read: sql`${actor.isCoordinator} or (${own})`,
      write: actor.isCoordinator,
      remove: actor.isCoordinator,
    }),
  ],
);

/** A step that somebody confirmed, or was asked to do. */
export const joiningStep = pgTable(
  "joining_step",
  {
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => organisation.id),
    step: text("step").$type<StepId>().notNull(),
    confirmedAt: timestamp("confirmed_at", { withTimezone: true }),
    confirmedBy: uuid("confirmed_by"),
    askedAt: timestamp("asked_at", { withTimezone: true }),
    askedBy: uuid("asked_by"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.step] }),
    ...policies("joining_step", {
      read: sql`${actor.isAdministrator} or ${actor.isCoordinator} or (${own})`,
      write: sql`${actor.isAdministrator} or ${actor.isCoordinator} or (${own})`,
    }),
  ],
);
