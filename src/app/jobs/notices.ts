/** Writes an event's notices: ids alone. The sentence is made when read, from what the reader may see then. */
import { sql, type SQL } from "drizzle-orm";

import { emit } from "../../platform/audit/record.ts";
import type { Database, Tx } from "../../platform/database/database.ts";
import type { Locale, Said } from "../../platform/calendar/wording.ts";
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
const HAPPENED: Readonly<Record<NoticeKind, Said>> = {
  "account.assigned": {
    fr: "Un compte à regarder vous est confié.",
    en: "An account to look at is given to you.",
  },
  "joining.asked": {
    fr: "On vous demande une étape de l'arrivée d'un organisme.",
    en: "You are asked to do a step for an organisation that joins.",
  },
  "account.takenBack": {
    fr: "Un compte que vous suiviez est repris ou confié à un collègue.",
    en: "An account that you followed is taken back or given to a colleague.",
  },
  "referral.submitted": {
    fr: "Un bailleur a orienté un ménage.",
    en: "A landlord has referred a household.",
  },
  "referral.onAgenda": {
    fr: "Une de vos orientations est à l'ordre du jour d'une commission.",
    en: "One of your referrals is on a committee's agenda.",
  },
  "agreement.withdrawn": {
    fr: "Un ménage a retiré un accord : ce qu'il avait ouvert est fermé.",
    en: "A household took back an agreement: what it opened is closed.",
  },
  "referral.closed": { fr: "Une de vos orientations est close.", en: "One of your referrals is closed." },
  "referral.withdrawn": { fr: "Une orientation a été retirée.", en: "A referral has been withdrawn." },
  "session.planned": {
    fr: "Une commission où vous siégez est prévue.",
    en: "A committee session where you sit is planned.",
  },
  "session.answered": {
    fr: "Un membre a dit s'il vient à une commission.",
    en: "A member said whether they come to a committee session.",
  },
  "emergency.asked": {
    fr: "La coordination vous demande une décision en urgence, entre deux commissions.",
    en: "The coordination asks you for an emergency decision, between two sessions.",
  },
  "minutes.signed": {
    fr: "Le procès-verbal d'une commission où vous siégez est signé.",
    en: "The minutes of a committee session where you sit are signed.",
  },
  "item.decided": {
    fr: "La commission a décidé d'une de vos orientations.",
    en: "The committee has decided on one of your referrals.",
  },
  "referral.assigned": {
    fr: "Une orientation a été affectée à un opérateur.",
    en: "A referral has been assigned to an operator.",
  },
  "worker.named": {
    fr: "Vous êtes désigné référent d'un ménage.",
    en: "You have been named case worker of a household.",
  },
  "measure.handedOver": {
    fr: "Un ménage que vous suiviez est confié à un collègue.",
    en: "A household that you followed has been handed over to a colleague.",
  },
  "file.handedOver": {
    fr: "Un ménage passe d'un opérateur à un autre.",
    en: "A household goes from an operator to another.",
  },
  "handOver.asked": {
    fr: "Un opérateur demande qu'un autre reprenne un ménage.",
    en: "An operator asks that another takes a household over.",
  },
  "handOver.declined": {
    fr: "Le passage d'un ménage à un autre opérateur, que vous demandiez, est refusé.",
    en: "The hand-over of a household to another operator that you asked for is declined.",
  },
  "relief.proposed": { fr: "Une remise de solvabilisation est proposée.", en: "A rent relief is proposed." },
  "relief.granted": {
    fr: "La remise que vous avez proposée est accordée.",
    en: "The rent relief that you proposed is granted.",
  },
  "relief.refused": {
    fr: "La remise que vous avez proposée est refusée.",
    en: "The rent relief that you proposed is refused.",
  },
  "relief.stopProposed": {
    fr: "L'arrêt d'une remise de loyer est proposé : à confirmer par une personne.",
    en: "A rent relief is proposed to be stopped: for a person to confirm.",
  },
  "grant.asked": { fr: "Une aide à la dette est demandée.", en: "A debt grant is asked for." },
  "grant.granted": {
    fr: "L'aide à la dette que vous avez demandée est accordée.",
    en: "The debt grant that you asked for is given.",
  },
  "grant.refused": {
    fr: "L'aide à la dette que vous avez demandée est refusée.",
    en: "The debt grant that you asked for is refused.",
  },
  "grant.paid": {
    fr: "Une aide à la dette est versée au bailleur.",
    en: "A debt grant is paid to the landlord.",
  },
  "measure.closed": {
    fr: "Une mesure issue de votre orientation est terminée.",
    en: "A measure that came from your referral has ended.",
  },
  "followUp.asked": {
    fr: "La plateforme vous demande ce qu'un ménage accompagné est devenu.",
    en: "The platform asks you what became of a household that was supported.",
  },
  "renewal.asked": {
    fr: "Le renouvellement d'une mesure est demandé.",
    en: "The renewal of a measure is asked for.",
  },
  "renewal.decided": {
    fr: "Le renouvellement d'une mesure que vous suivez est décidé.",
    en: "The renewal of a measure that you follow is decided.",
  },
  "arrangement.proposed": {
    fr: "Un montage est proposé à la commission.",
    en: "An arrangement is proposed to the committee.",
  },
  "leaseTransfer.opened": {
    fr: "Un glissement de bail est ouvert pour un ménage que vous suivez.",
    en: "A lease transfer is opened for a household you follow.",
  },
  "leaseTransfer.due": {
    fr: "Une échéance d'un glissement de bail approche, ou est passée.",
    en: "A day of a lease transfer falls due soon, or has passed.",
  },
  "rehousing.opened": {
    fr: "Une demande de relogement est ouverte pour un ménage que vous suivez.",
    en: "A rehousing request is opened for a household you follow.",
  },
  "rehousing.profileShown": {
    fr: "Un ménage accepte de montrer le profil de ses besoins de logement aux autres bailleurs.",
    en: "A household agrees to show other landlords the profile of its housing needs.",
  },
  "rehousing.homeProposed": {
    fr: "Un de vos logements libres est proposé à un ménage.",
    en: "One of your vacant homes is proposed to a household.",
  },
  "rehousing.told": {
    fr: "Une proposition de logement à un ménage que vous suivez avance.",
    en: "A home proposed to a household you follow: there is news.",
  },
  "rehousing.homeTold": {
    fr: "La proposition d'un de vos logements libres avance.",
    en: "The proposal of one of your vacant homes: there is news.",
  },
  "rehousing.closed": {
    fr: "Un ménage que vous suivez ne montre plus le profil de ses besoins de logement.",
    en: "A household you follow no longer shows the profile of its housing needs.",
  },
  "arrangement.accepted": {
    fr: "Un montage que vous avez proposé est accepté : ses leviers sont à proposer.",
    en: "An arrangement that you proposed is accepted: its levers are to be proposed.",
  },
  "arrangement.refused": {
    fr: "Un montage que vous avez proposé est refusé.",
    en: "An arrangement that you proposed is refused.",
  },
  "plan.dueSoon": {
    fr: "L'échéance d'un plan d'apurement approche.",
    en: "An instalment of a repayment plan falls due soon.",
  },
  "plan.frozen": {
    fr: "Un plan d'apurement est suspendu : dossier de surendettement recevable.",
    en: "A repayment plan is suspended: an over-indebtedness file is admissible.",
  },
  "plan.breached": {
    fr: "Un plan d'apurement n'est plus respecté.",
    en: "A repayment plan is no longer kept.",
  },
  "household.wrote": {
    fr: "Un ménage que vous suivez a écrit, ou envoyé un document.",
    en: "A household that you follow wrote, or sent a document.",
  },
};

/** Mails a notice that was not read meanwhile, in the language of the person, still there and still wanting it. */
export async function mailNotice(
  database: Database,
  { payload }: OutboxEvent,
  { mail, publicUrl }: { mail: Mailer; publicUrl: string },
): Promise<void> {
  const [notice] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ kind: NoticeKind; name: string; email: string; language: Locale }>(sql`
      select n.kind, m.name, m.email, coalesce(s.language, 'fr') as language
        from notification n join member m on m.user_id = n.user_id and m.active
        join notification_setting s on s.user_id = n.user_id and s.by_mail
       where n.id = ${payload["notificationId"]}::uuid and n.read_at is null`),
  );
  if (!notice) return;
  const what = HAPPENED[notice.kind][notice.language];
  const page = `${publicUrl}/notifications`;
  await mail({
    to: notice.email,
    subject: what.slice(0, -1),
    text: { fr: inFrench, en: inEnglish }[notice.language](notice.name, what, page),
  });
}

const inFrench = (name: string, what: string, page: string) =>
  `Bonjour ${name},\n\n${what}\nÀ lire ici : ${page}\n\nPour ne plus recevoir ces messages, changez le réglage sur cette même page.\n`;
const inEnglish = (name: string, what: string, page: string) =>
  `Hello ${name},\n\n${what}\nRead it here: ${page}\n\nTo receive these messages no more, change the setting on that same page.\n`;
