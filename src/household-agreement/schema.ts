/** What a household answered, item by item: agreed or not, when, told to whom; and when it took it back. Policies of other tables read it. */
import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { household, organisation } from "../parties/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import {
  actor,
  caseHouseholds,
  ownHousehold,
  policies,
  workingHouseholds,
} from "../platform/database/roles.ts";
import type { AgreementKind, AnsweredHow, Recipient, WrittenDomain } from "./rules.ts";

/** The referral belongs to a later room: it is looked at under the reader's own walls, which close drafts and withdrawn ones. */
const ofItsReferral = sql.raw(
  "exists (select 1 from referral r where r.id = referral_id and r.household_id = household_agreement.household_id and r.landlord_id = household_agreement.landlord_id)",
);
/** Nobody records that something is opened to themselves (`mayRecord` of rules.ts). */
const notForOneself = sql`(not given or recipient is null or recipient <> case when ${actor.landlordId} is not null then 'landlord' when ${actor.isCoordinator} then 'committee' else 'operator' end)`;

/**
 * One answer to one item (`AGREEMENT_ITEMS` of rules.ts). No row: not asked. `given` false: asked, and refused. Nobody changes a
 * row: `app.end_agreement` ends it, and closes what it opened.
 */
export const householdAgreement = pgTable(
  "household_agreement",
  {
    id: idColumn(),
    /** Of which referral. */
    referralId: uuid("referral_id").notNull(),
    householdId: uuid("household_id")
      .notNull()
      .references(() => household.id),
    landlordId: uuid("landlord_id")
      .notNull()
      .references(() => organisation.id),
    kind: text("kind").$type<AgreementKind>().notNull(),
    /** What is shared, and with whom: of kind `sharing` alone. */
    domain: text("domain").$type<WrittenDomain>(),
    recipient: text("recipient").$type<Recipient>(),
    given: boolean("given").notNull(),
    answeredOn: dayColumn("answered_on").notNull(),
    /** Null = nobody said. */
    how: text("how").$type<AnsweredHow>(),
    /** Who heard it; null: taken over from before. */
    recordedBy: uuid("recorded_by"),
    createdAt: createdAtColumn(),
    /** Null while it holds. */
    endedOn: dayColumn("ended_on"),
    endedBy: uuid("ended_by"),
    /** `withdrawn`: the household took it back. `replaced`: it answered anew. */
    endedWhy: text("ended_why").$type<"withdrawn" | "replaced">(),
  },
  (table) => [
    index("household_agreement_household").on(table.householdId),
    index("household_agreement_referral").on(table.referralId),
    // One answer holds for each item of a referral.
    uniqueIndex("household_agreement_holds")
      .on(
        table.referralId,
        table.kind,
        sql`coalesce(${table.domain}, '')`,
        sql`coalesce(${table.recipient}, '')`,
      )
      .where(sql`ended_on is null`),
    check(
      "household_agreement_item",
      sql`(kind = 'sharing') = (domain is not null) and (kind = 'sharing') = (recipient is not null)
        and (domain is null or domain in ('situation', 'housing', 'budget', 'employment', 'family', 'energy'))`,
    ),
    ...policies("household_agreement", {
      // It answers by itself, for itself; nobody heard it.
      own: {
        select: ownHousehold,
        insert: sql`${ownHousehold} and recorded_by is null and how = 'ownPage' and ended_on is null and ${ofItsReferral}`,
      },
      read: sql`landlord_id = ${actor.landlordId} or (household_id in ${caseHouseholds} and ${ofItsReferral})`,
      insert: sql`recorded_by = ${actor.userId} and ended_on is null and (landlord_id = ${actor.landlordId} or household_id in ${workingHouseholds}) and ${ofItsReferral} and ${notForOneself}`,
    }),
  ],
);
