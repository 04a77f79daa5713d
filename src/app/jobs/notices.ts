/** Writes an event's notices: ids alone. The sentence is made when read, from what the reader may see then. */
import { sql, type SQL } from "drizzle-orm";

import { emit } from "../../platform/audit/record.ts";
import type { Database, Tx } from "../../platform/database/database.ts";
import type { OutboxEvent } from "../../platform/jobs/outbox.ts";
import type { Mailer } from "../../platform/mail/mailer.ts";
import type { NoticeKind } from "./concerned.ts";

/** `people`: a query of `user_id`. Writes none for closed posts, nor for the person who did it. */
export async function notify(tx: Tx, event: OutboxEvent, people: SQL): Promise<void> {
  const written = await tx.rows<{ id: string; userId: string }>(sql`
    insert into notification (user_id, kind, household_id, payload, created_at)
    select m.user_id, ${event.kind}, ${event.householdId}::uuid, ${JSON.stringify(event.payload)}::jsonb,
           ${event.createdAt}::timestamptz
      from member m
     where m.active and m.user_id in (${people}) and m.user_id is distinct from ${event.userId}::uuid
    returning id, user_id as "userId"`);
  if (written.length === 0) return;
  const byMail = await tx.rows<{ userId: string }>(
    sql`select user_id as "userId" from notification_setting where by_mail`,
  );
  const wanted = new Set(byMail.map(({ userId }) => userId));
  for (const { id, userId } of written)
    if (wanted.has(userId)) await emit(tx, "notification.written", { payload: { notificationId: id } });
}

/** What a mail says of a notice: what kind of thing happened. No name: mail is outside the wall. */
const HAPPENED: Readonly<Record<NoticeKind, string>> = {
  "referral.submitted": "Un bailleur a orienté un ménage.",
  "referral.withdrawn": "Une orientation a été retirée.",
  "session.planned": "Une commission où vous siégez est prévue.",
  "item.decided": "La commission a décidé d'une de vos orientations.",
  "referral.assigned": "Une orientation a été affectée à un opérateur.",
  "worker.named": "Vous êtes désigné référent d'un ménage.",
  "measure.handedOver": "Une mesure que vous suiviez est confiée à un collègue.",
  "relief.proposed": "Une remise de solvabilisation est proposée.",
  "relief.granted": "La remise que vous avez proposée est accordée.",
  "relief.refused": "La remise que vous avez proposée est refusée.",
  "measure.closed": "Une mesure issue de votre orientation est terminée.",
  "plan.breached": "Un plan d'apurement n'est plus respecté.",
};

/** Mails a notice that was not read meanwhile, to a person still there who still wants it. */
export async function mailNotice(
  database: Database,
  { payload }: OutboxEvent,
  { mail, publicUrl }: { mail: Mailer; publicUrl: string },
): Promise<void> {
  const [notice] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ kind: NoticeKind; name: string; email: string }>(sql`
      select n.kind, m.name, m.email
        from notification n join member m on m.user_id = n.user_id and m.active
        join notification_setting s on s.user_id = n.user_id and s.by_mail
       where n.id = ${payload["notificationId"]}::uuid and n.read_at is null`),
  );
  if (!notice) return;
  const what = HAPPENED[notice.kind];
  await mail({
    to: notice.email,
    subject: what.slice(0, -1),
    text: `Bonjour ${notice.name},\n\n${what}\nÀ lire ici : ${publicUrl}/notifications\n\nPour ne plus recevoir ces messages, changez le réglage sur cette même page.\n`,
  });
}
