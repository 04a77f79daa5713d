/** Moves a referral from state to state: by the rule, on one row, with its line of history and its event. */
import { eq, sql } from "drizzle-orm";

import { emit } from "../platform/audit/record.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import type { Tx } from "../platform/database/database.ts";
import { brokenByMove, type ReferralStatus } from "./rules.ts";
import { referral, referralMove } from "./schema.ts";

export type ReferralMove = {
  referralId: string;
  to: ReferralStatus;
  /** Who owns it from now on; left out: the owner stays, on submission a coordinator takes it. */
  ownerId?: string | undefined;
  /** Why: needed to withdraw. */
  reason?: string | undefined;
  /** The calendar day of the move, Paris time. */
  on: Temporal.PlainDate;
};

export type Moved = { from: ReferralStatus; to: ReferralStatus; householdId: string; ownerId: string | null };

/**
 * Moves one referral by the rule (`brokenByMove`), writes its history and emits `referral.<state>`, all in `tx`.
 * Undefined where the referral is missing or not the asker's to write; broken rules otherwise said, nothing then written.
 * Operators may not write a referral: closing a measure calls `app.close_referral(measure)` instead.
 */
export async function moveReferral(
  tx: Tx,
  { referralId, to, ownerId, reason, on }: ReferralMove,
): Promise<Answered<Moved>> {
  const [found] = await tx.rows<{
    status: ReferralStatus;
    householdId: string;
    ownerId: string;
    measureRuns: boolean;
  }>(sql`
    select r.status, r.household_id as "householdId", r.owner_id as "ownerId",
           exists (select 1 from measure m where m.referral_id = r.id and m.closed_on is null) as "measureRuns"
      from referral r where r.id = ${referralId}::uuid for update of r`);
  if (!found) return undefined;
  const { status: from, householdId } = found;
  const errors = brokenByMove({
    from,
    to,
    by: tx.actor?.role ?? null,
    reason,
    measureRuns: found.measureRuns,
  });
  if (ownerId !== undefined && !(await isInPost(tx, ownerId)))
    errors.push({
      rule: "referral.owner",
      message: "La personne choisie n'est plus en poste : choisissez qui porte le dossier.",
      english: "The person chosen is no longer in post: choose who owns the file.",
      field: "ownerId",
    });
  if (errors.length > 0) return { errors };

  const owner = ownerId ?? (from === "draft" && to === "submitted" ? await coordinator(tx) : null);
  const nextOwner = owner ?? found.ownerId;
  const day = on.toString();
  // Before the change itself: a withdrawn referral is closed to the coordination that withdrew it.
  await noteMove(tx, { referralId, householdId, from, to, ownerId: nextOwner, reason, on: day });
  const moved =
    to === "withdrawn"
      ? await tx.rows(sql`
          select 1 where app.withdraw_referral(${referralId}::uuid, ${reason?.trim() ?? null}, ${day}::date)`)
      : await tx.db
          .update(referral)
          .set({
            status: to,
            ownerId: nextOwner,
            ...(from === "draft" && to === "submitted" && { submittedOn: day, submittedAt: new Date() }),
          })
          .where(eq(referral.id, referralId))
          .returning({ id: referral.id });
  if (moved.length !== 1)
    throw new Error(`referral ${referralId} did not move to ${to}: ${moved.length} rows`);
  await emit(tx, `referral.${to}`, { householdId, payload: { referralId, from, ownerId: nextOwner } });
  return { from, to, householdId, ownerId: nextOwner };
}

type Note = {
  referralId: string;
  householdId: string;
  from: ReferralStatus | null;
  to: ReferralStatus;
  ownerId: string | null;
  reason?: string | undefined;
  on: string;
};

/** A line of the referral's history. */
export async function noteMove(tx: Tx, { from, to, reason, on, ...of }: Note): Promise<void> {
  await tx.db.insert(referralMove).values({
    ...of,
    fromStatus: from,
    toStatus: to,
    movedOn: on,
    movedBy: tx.actor?.userId ?? null,
    reason: reason?.trim() || null,
  });
}

async function coordinator(tx: Tx): Promise<string | null> {
  const [row] = await tx.rows<{ id: string | null }>(sql`select app.coordinator_in_charge() as id`);
  return row?.id ?? null;
}

/** The directory is for people signed in; jobs read the posts themselves. */
async function isInPost(tx: Tx, userId: string): Promise<boolean> {
  const people = tx.actor ? sql`app.directory()` : sql`member`;
  const found = await tx.rows(sql`select 1 from ${people} p where p.user_id = ${userId}::uuid and p.active`);
  return found.length > 0;
}
