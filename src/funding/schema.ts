/** Funders' agreements with what they pay for and ask; budget, funding and spending line by line; words that explain differences. */
import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

import { organisation } from "../parties/schema.ts";
import { centsColumn, createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, policies } from "../platform/database/roles.ts";
import type { AgreementState } from "./correction.rules.ts";
import type { Comparison, CostLine, FundingKind } from "./rules.ts";

/** The coordination reads all; a funder, or a landlord that contributes, its own. */
const own = sql`${actor.isCoordinator} or funder_id = ${actor.funderId} or funder_id = ${actor.landlordId}`;
const ofItsAgreement = sql`agreement_id in (select a.id from funding_agreement a)`;

/** Over one or several years; its amounts are lines of kind `agreed` or `directAid`, year by year. */
export const fundingAgreement = pgTable(
  "funding_agreement",
  {
    id: idColumn(),
    /** The funder's code; the organisation where it has an account here. */
    funder: text("funder").notNull(),
    funderId: uuid("funder_id").references(() => organisation.id),
    name: text("name").notNull(),
    /** What it pays for, in the funder's words. */
    paysFor: text("pays_for").notNull(),
    conditions: text("conditions"),
    startsOn: dayColumn("starts_on").notNull(),
    endsOn: dayColumn("ends_on").notNull(),
    enteredBy: uuid("entered_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("funding_agreement_years").on(table.startsOn, table.endsOn),
    check("funding_agreement_days", sql`starts_on <= ends_on`),
    ...policies("funding_agreement", { read: own, write: actor.isCoordinator }),
  ],
);

/** Whether a cost line is eligible, up to how much, and for what part of it. Null: the agreement does not say. */
export const fundingRule = pgTable(
  "funding_rule",
  {
    agreementId: uuid("agreement_id")
      .notNull()
      .references(() => fundingAgreement.id),
    costLine: text("cost_line").$type<CostLine>().notNull(),
    eligible: boolean("eligible"),
    ceilingCents: centsColumn("ceiling_cents"),
    sharePercent: integer("share_percent"),
  },
  (table) => [
    primaryKey({ columns: [table.agreementId, table.costLine] }),
    ...policies("funding_rule", {
      read: ofItsAgreement,
      write: actor.isCoordinator,
      remove: actor.isCoordinator,
    }),
  ],
);

/** What falls due under an agreement: an instalment to receive, a proof to give. */
export const fundingDue = pgTable(
  "funding_due",
  {
    id: idColumn(),
    agreementId: uuid("agreement_id")
      .notNull()
      .references(() => fundingAgreement.id),
    kind: text("kind").$type<"instalment" | "proof">().notNull(),
    what: text("what").notNull(),
    dueOn: dayColumn("due_on").notNull(),
    /** Of an instalment; null = not said. */
    amountCents: centsColumn("amount_cents"),
    doneOn: dayColumn("done_on"),
    doneBy: uuid("done_by"),
  },
  (table) => [
    index("funding_due_agreement").on(table.agreementId, table.dueOn),
    ...policies("funding_due", {
      read: ofItsAgreement,
      write: actor.isCoordinator,
      remove: actor.isCoordinator,
    }),
  ],
);

/** An agreement corrected: how it stood before, by whom, when and why. Never changed; read by whoever reads the agreement. */
export const fundingRevision = pgTable(
  "funding_revision",
  {
    id: idColumn(),
    agreementId: uuid("agreement_id")
      .notNull()
      .references(() => fundingAgreement.id),
    before: jsonb("before").$type<AgreementState>().notNull(),
    /** An amount of a year changed: what counts it is of another day than what counted it before. */
    changesAmounts: boolean("changes_amounts").notNull(),
    reason: text("reason").notNull(),
    revisedBy: uuid("revised_by").notNull(),
    revisedOn: dayColumn("revised_on").notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("funding_revision_agreement").on(table.agreementId),
    check("funding_revision_said", sql`btrim(reason) <> ''`),
    ...policies("funding_revision", {
      read: ofItsAgreement,
      insert: sql`${actor.isCoordinator} and revised_by = ${actor.userId}`,
    }),
  ],
);

export const fundingLine = pgTable(
  "funding_line",
  {
    id: idColumn(),
    year: integer("year").notNull(),
    kind: text("kind").$type<FundingKind>().notNull(),
    /** The funder as its line calls it; the organisation where it has an account here. */
    funder: text("funder").notNull(),
    funderId: uuid("funder_id").references(() => organisation.id),
    line: text("line").notNull(),
    amountCents: centsColumn("amount_cents").notNull(),
    /** Whether the funder pays for this kind of cost; null = unknown. */
    eligible: boolean("eligible"),
    /** What the amount rests on, in words. */
    explanation: text("explanation"),
    /** What it pays for, or was spent on; null = not said. */
    costLine: text("cost_line").$type<CostLine>(),
    /** The agreement that it is agreed by, received under or charged to; null = none, or not said. */
    agreementId: uuid("agreement_id").references(() => fundingAgreement.id),
    /** When it was received or spent; null = not said. */
    happenedOn: dayColumn("happened_on"),
    /** Came from a spreadsheet of past years. */
    takenOver: boolean("taken_over").notNull().default(false),
    enteredBy: uuid("entered_by"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("funding_line_year").on(table.year, table.kind),
    index("funding_line_agreement").on(table.agreementId),
    ...policies("funding_line", {
      read: own,
      write: actor.isCoordinator,
      remove: actor.isCoordinator,
    }),
  ],
);

/** A difference explained in words by a named person. Never changed: another amount asks for other words. */
export const fundingExplanation = pgTable(
  "funding_explanation",
  {
    id: idColumn(),
    year: integer("year").notNull(),
    between: text("between").$type<Comparison>().notNull(),
    /** The difference as it was then. */
    amountCents: centsColumn("amount_cents").notNull(),
    words: text("words").notNull(),
    explainedBy: uuid("explained_by").notNull(),
    explainedOn: dayColumn("explained_on").notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("funding_explanation_year").on(table.year),
    check("funding_explanation_said", sql`btrim(words) <> ''`),
    ...policies("funding_explanation", {
      // Of totals, which funders read; a landlord reads its own contribution alone.
      read: sql`${actor.isCoordinator} or ${actor.funderId} is not null`,
      insert: sql`${actor.isCoordinator} and explained_by = ${actor.userId}`,
    }),
  ],
);
