/** Mails that invite to a tripartite meeting: to the household in its words, to professionals with an entry for their diary. */
import { sql } from "drizzle-orm";

import type { Locale } from "../../platform/calendar/wording.ts";
import type { Database } from "../../platform/database/database.ts";
import type { OutboxEvent } from "../../platform/jobs/outbox.ts";
import type { Mailer } from "../../platform/mail/mailer.ts";
import { meetingCalendar } from "../../tripartite/calendar.ts";
import { letterOf, whenOf } from "../../tripartite/rules.ts";
import { meetingOf, toldOf } from "../../tripartite/store.ts";

type Invitation = {
  meetingId: string;
  party: string;
  language: Locale;
  sequence: number;
  to: { name: string; email: string } | null;
  by: { name: string; email: string };
};

/** Writes one invitation as the meeting stands now; none for one that is planned no more, nor to who has no address. */
export async function mailTripartite(
  database: Database,
  { payload }: OutboxEvent,
  { mail, publicUrl }: { mail: Mailer; publicUrl: string },
): Promise<void> {
  const found = await database.transaction({ kind: "system" }, async (tx) => {
    const [invitation] = await tx.rows<Invitation>(sql`
      select i.meeting_id as "meetingId", i.party, coalesce(n.language, i.language) as language,
             (select count(*)::int - 1 from tripartite_invitation e
               where e.meeting_id = i.meeting_id and e.invited_id is not distinct from i.invited_id and e.created_at <= i.created_at) as sequence,
             jsonb_build_object('name', b.name, 'email', b.email) as by,
             case when m.email is not null then jsonb_build_object('name', m.name, 'email', m.email) end as "to"
        from tripartite_invitation i
        join member b on b.user_id = i.sent_by
        left join member m on m.user_id = i.invited_id and m.active
        left join notification_setting n on n.user_id = m.user_id
       where i.id = ${payload["invitationId"]}::uuid`);
    const meeting = invitation && (await meetingOf(tx, invitation.meetingId));
    if (!meeting || meeting.state !== "planned") return undefined;
    // The directory answers people alone: the job reads the worker's name by itself.
    const [worker] = await tx.rows<{ name: string }>(
      sql`select name from member where user_id = ${meeting.workerId}::uuid`,
    );
    return { invitation, meeting: { ...meeting, worker: worker?.name ?? null } };
  });
  if (!found) return;
  const { invitation, meeting } = found;
  const { language, to, by, sequence } = invitation;
  const told = toldOf(meeting);
  if (invitation.party === "household") {
    const { subject, lines } = letterOf(told, language);
    const hello = language === "en" ? "Hello," : "Bonjour,";
    if (!meeting.reach.email) return;
    return mail({
      to: meeting.reach.email,
      subject,
      text: `${hello}\n\n${lines.join("\n\n")}\n\n${told.worker ?? by.name}, ${told.operator}\n`,
    });
  }
  if (!to) return;
  const when = whenOf(told, language);
  const page = `${publicUrl}/measures/${meeting.measureId}`;
  await mail({
    to: to.email,
    subject: language === "en" ? `Tripartite meeting on ${when}` : `Entretien tripartite, ${when}`,
    // A mail is outside the wall: the page says of whom.
    text:
      language === "en"
        ? `Hello ${to.name},\n\nA tripartite meeting is planned on ${when}.\nWith whom and where: ${page}\n\n${by.name}\n`
        : `Bonjour ${to.name},\n\nUn entretien tripartite est prévu ${when}.\nAvec qui et où : ${page}\n\n${by.name}\n`,
    calendar: meetingCalendar(meeting, language, { to, by, sequence, publicUrl }),
  });
}
