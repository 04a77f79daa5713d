/** Mails about a session: an invitation to who sits, and that one sits no more. */
import { sql } from "drizzle-orm";

import { invitationMail, type Sent } from "../../committee/invitation.ts";
import { formerInvitation, invitationOf } from "../../committee/invitation.store.ts";
import type { Locale } from "../../platform/calendar/wording.ts";
import type { Database } from "../../platform/database/database.ts";
import type { OutboxEvent } from "../../platform/jobs/outbox.ts";
import type { Mailer } from "../../platform/mail/mailer.ts";

/** Writes to one person of one session as it stands now; nobody whose post is closed, nor who was taken out meanwhile. */
export async function mailSession(
  database: Database,
  { kind, payload, userId }: OutboxEvent,
  { mail, publicUrl }: { mail: Mailer; publicUrl: string },
): Promise<void> {
  const cancelled = kind === "session.uninvited";
  const [sessionId, to] = [String(payload["sessionId"]), String(payload["userId"])];
  const found = await database.transaction({ kind: "system" }, async (tx) => {
    const invited = await invitationOf(tx, sessionId, to);
    const session = cancelled ? !invited && (await formerInvitation(tx, sessionId)) : invited;
    const [people] = await tx.rows<Omit<Sent, "publicUrl">>(sql`
      select jsonb_build_object('name', m.name, 'email', m.email) as "to",
             jsonb_build_object('name', b.name, 'email', b.email) as by, coalesce(n.language, 'fr')::text as language
        from member m
        join lateral (select x.name, x.email from member x
                       where x.user_id = ${userId}::uuid or (x.role = 'coordinator' and x.active)
                       order by (x.user_id = ${userId}::uuid) desc nulls last, x.name limit 1) b on true
        left join notification_setting n on n.user_id = m.user_id
       where m.user_id = ${to}::uuid and m.active`);
    return session && people && { session, people: people as Omit<Sent, "publicUrl"> & { language: Locale } };
  });
  if (!found) return;
  await mail(invitationMail(found.session, { ...found.people, publicUrl, cancelled }));
}
