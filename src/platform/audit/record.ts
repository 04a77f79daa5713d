/** Reads of a household's file, and the events that tell other rooms: both in the transaction of the act itself. */
import { sql } from "drizzle-orm";

import type { Tx } from "../database/database.ts";
import { brokenRule } from "../calendar/dated.ts";
import { auditEntry, outboxEvent, removal } from "./schema.ts";

/** Records that the actor read `part` of a household's file. Call it wherever a file is opened; `subjectId`: of which row. */
export async function recordRead(
  tx: Tx,
  householdId: string,
  part: string,
  ipAddress?: string,
  subjectId?: string,
): Promise<void> {
  if (!tx.actor) return;
  await tx.db.insert(auditEntry).values({
    action: "read",
    subject: part,
    subjectId: subjectId ?? null,
    householdId,
    userId: tx.actor.userId,
    organisationId: tx.actor.organisationId,
    role: tx.actor.role,
    ipAddress: ipAddress ?? null,
  });
}

/** The same of many households at once, as a file that is taken out holds them. */
export async function recordReads(
  tx: Tx,
  householdIds: Iterable<string>,
  part: string,
  ipAddress?: string,
): Promise<void> {
  if (!tx.actor) return;
  const { userId, organisationId, role } = tx.actor;
  await tx.rows(sql`
    insert into audit_entry (action, subject, household_id, user_id, organisation_id, role, ip_address)
    select 'read', ${part}, id::uuid, ${userId}::uuid, ${organisationId}::uuid, ${role}, ${ipAddress ?? null}
      from jsonb_array_elements_text(${JSON.stringify([...new Set(householdIds)])}::jsonb) as households (id)`);
}

/** What forbids taking a row out: no reason was given. */
export const brokenByRemoval = (reason: string) =>
  reason.trim().length >= 3
    ? undefined
    : brokenRule(
        "removal.reason",
        "Dites pourquoi c'est retiré : la raison reste quand la ligne n'y est plus.",
        "Say why it is taken out: the reason stays when the row is gone.",
        "reason",
      );

/** Keeps the reason of a row that this transaction takes out. */
export async function recordRemoval(
  tx: Tx,
  {
    ofTable,
    rowId,
    householdId,
    reason,
    said,
  }: {
    ofTable: string;
    rowId: string;
    householdId?: string;
    reason: string;
    said?: Record<string, string | number | null>;
  },
): Promise<void> {
  if (!tx.actor) throw new Error(`${ofTable} taken out by nobody`);
  await tx.db.insert(removal).values({
    ofTable,
    rowId,
    householdId: householdId ?? null,
    organisationId: tx.actor.organisationId,
    reason: reason.trim(),
    said: said ?? null,
    removedBy: tx.actor.userId,
  });
}

/** Writes an event (`measure.closed`) for those who must learn of it. `payload` holds ids and dates, never words of the file. */
export async function emit(
  tx: Tx,
  kind: string,
  event: { householdId?: string; payload?: Record<string, string | number | null> },
): Promise<void> {
  await tx.db.insert(outboxEvent).values({
    kind,
    householdId: event.householdId ?? null,
    payload: event.payload ?? {},
    userId: tx.actor?.userId ?? null,
  });
}
