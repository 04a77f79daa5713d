/** Parts of the assessment that other trades write: asked by the operator, written by the trade alone, each seeing its own. */
import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { household, organisation } from "../parties/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, ofOperator, policies } from "../platform/database/roles.ts";
import type { Trade, TradeFacts } from "./rules.ts";

const { followed, carried } = ofOperator;
/** Whom a part was asked of, as long as it is open: the adviser by name, or the landlord's social advisers. */
const askedOf = sql`ended_on is null and (((select app.role()) = 'energyAdviser' and trade = 'energyAdviser' and adviser_id = ${actor.userId}) or ((select app.role()) = 'socialAdviser' and trade = 'socialAdviser' and landlord_id = ${actor.landlordId}))`;

export const adviserPart = pgTable(
  "adviser_part",
  {
    id: idColumn(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    operatorId: uuid("operator_id")
      .notNull()
      .references(() => organisation.id),
    trade: text("trade").$type<Trade>().notNull(),
    /** The energy adviser by name; null for the landlord's trade. */
    adviserId: uuid("adviser_id"),
    /** The landlord whose social advisers are asked; null for the energy adviser. */
    landlordId: uuid("landlord_id"),
    /** What is asked, in words that the trade reads. */
    question: text("question"),
    askedOn: dayColumn("asked_on").notNull(),
    askedBy: uuid("asked_by"),
    /** Last day; null while it is open. Closed, its trade reads nothing more. */
    endedOn: dayColumn("ended_on"),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("adviser_part_household").on(table.householdId),
    index("adviser_part_adviser").on(table.adviserId),
    index("adviser_part_landlord").on(table.landlordId),
    uniqueIndex("adviser_part_open")
      .on(table.householdId, table.operatorId, table.trade)
      .where(sql`ended_on is null`),
    check(
      "adviser_part_trade",
      sql`(trade = 'energyAdviser' and adviser_id is not null and landlord_id is null) or (trade = 'socialAdviser' and adviser_id is null and landlord_id is not null)`,
    ),
    ...policies("adviser_part", { read: sql`(${followed}) or (${askedOf})`, write: carried }),
  ],
);

export const adviserFinding = pgTable(
  "adviser_finding",
  {
    id: idColumn(),
    partId: uuid("part_id")
      .notNull()
      .references(() => adviserPart.id),
    householdId: uuid("household_id").notNull(),
    operatorId: uuid("operator_id").notNull(),
    foundOn: dayColumn("found_on").notNull(),
    facts: jsonb("facts").$type<TradeFacts>().notNull(),
    writtenBy: uuid("written_by"),
    createdAt: createdAtColumn(),
  },
  (table) => {
    // Under the asker's own wall: a trade finds its own open parts there, and no other's.
    const ofTrade = sql`(select app.role()) in ('energyAdviser', 'socialAdviser') and exists (select 1 from adviser_part p where p.id = adviser_finding.part_id and p.household_id = adviser_finding.household_id and p.operator_id = adviser_finding.operator_id and p.trade = adviser_finding.facts ->> 'trade')`;
    return [
      index("adviser_finding_part").on(table.partId, table.foundOn),
      index("adviser_finding_household").on(table.householdId),
      ...policies("adviser_finding", {
        read: sql`(${followed}) or (${ofTrade})`,
        write: sql`written_by = ${actor.userId} and ${ofTrade}`,
      }),
    ];
  },
);
