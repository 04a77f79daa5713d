/** Who was invited to a tripartite meeting, how and when; who signed its minutes. */
import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

import { tripartiteMeeting } from "../measure/schema.ts";
import { createdAtColumn, dayColumn, idColumn } from "../platform/database/columns.ts";
import { actor, caseHouseholds, policies, workingHouseholds } from "../platform/database/roles.ts";
import type { Signature } from "../signature/rules.ts";
import type { Means, Party } from "./rules.ts";

/** Whoever reads the meeting's minutes. */
const read = sql`(operator_id = ${actor.operatorId} and household_id in ${caseHouseholds}) or (${actor.operatorId} is not null and household_id in ${workingHouseholds}) or landlord_id = ${actor.landlordId} or ${actor.isCoordinator}`;
/** Who holds it: the operator that carries the household, the landlord's social adviser. */
const holds = (
  table: string,
) => sql`((operator_id = ${actor.operatorId} and household_id in ${workingHouseholds})
   or ((select app.role()) = 'socialAdviser' and landlord_id = ${actor.landlordId}))
   and ${sql.raw(`exists (select 1 from tripartite_meeting t where t.id = ${table}.meeting_id and t.household_id = ${table}.household_id and t.landlord_id = ${table}.landlord_id and t.operator_id = ${table}.operator_id)`)}`;

const ofMeeting = () => ({
  meetingId: uuid("meeting_id")
    .notNull()
    .references(() => tripartiteMeeting.id),
  householdId: uuid("household_id").notNull(),
  landlordId: uuid("landlord_id").notNull(),
  operatorId: uuid("operator_id").notNull(),
});

export const tripartiteInvitation = pgTable(
  "tripartite_invitation",
  {
    id: idColumn(),
    ...ofMeeting(),
    party: text("party").$type<Party>().notNull(),
    means: text("means").$type<Means>().notNull(),
    /** The professional who is invited; null for the household. */
    invitedId: uuid("invited_id"),
    language: text("language").$type<"fr" | "en">().notNull().default("fr"),
    sentOn: dayColumn("sent_on").notNull(),
    sentBy: uuid("sent_by").notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    index("tripartite_invitation_meeting").on(table.meetingId),
    index("tripartite_invitation_household").on(table.householdId),
    ...policies("tripartite_invitation", {
      read,
      insert: sql`sent_by = ${actor.userId} and ${holds("tripartite_invitation")}`,
    }),
  ],
);

export const tripartiteSignature = pgTable(
  "tripartite_signature",
  {
    id: idColumn(),
    ...ofMeeting(),
    party: text("party").$type<Party>().notNull(),
    /** Who signs for the party. */
    name: text("name").notNull(),
    signature: jsonb("signature").$type<Signature>().notNull(),
    /** Before whom, on the screen; null on paper. */
    witness: text("witness"),
    signedOn: dayColumn("signed_on").notNull(),
    recordedBy: uuid("recorded_by").notNull(),
    createdAt: createdAtColumn(),
  },
  (table) => [
    uniqueIndex("tripartite_signature_once").on(table.meetingId, table.party),
    index("tripartite_signature_household").on(table.householdId),
    // A signature is given once and never changed.
    ...policies("tripartite_signature", {
      read,
      insert: sql`recorded_by = ${actor.userId} and ${holds("tripartite_signature")}`,
    }),
  ],
);
