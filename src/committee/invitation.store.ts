/** What an invitation says of a session: when, where, by which link. Nothing of the households to study. */
import { sql } from "drizzle-orm";

import type { Tx } from "../platform/database/database.ts";
import type { Invited } from "./invitation.ts";

/**
 * The session as the person's invitation tells it; undefined where they do not sit and are not the coordination. Run by themselves, or by
 * the job that writes to them.
 */
export async function invitationOf(tx: Tx, sessionId: string, userId: string): Promise<Invited | undefined> {
  const [found] = await tx.rows<Invited>(sql`
    select s.id, s.kind, s.number, s.held_on::text as "heldOn", s.starts_at as "startsAt", s.minutes, s.place,
           s.video_link as "videoLink", s.invitations, s.answer_by::text as "answerBy"
      from committee_session s
     where s.id = ${sessionId}::uuid
       and (app.role() = 'coordinator' or exists (
             select 1 from session_member m where m.session_id = s.id and m.user_id = ${userId}::uuid))`);
  return found;
}

/** The same once they sit no more: their calendar is told that it is off. For the job alone. */
export async function formerInvitation(tx: Tx, sessionId: string): Promise<Invited | undefined> {
  const [found] = await tx.rows<Invited>(sql`
    select s.id, s.kind, s.number, s.held_on::text as "heldOn", s.starts_at as "startsAt", s.minutes, s.place,
           null as "videoLink", s.invitations + 1 as invitations, null as "answerBy"
      from committee_session s where s.id = ${sessionId}::uuid`);
  return found;
}
