/** What the landlords' staff have done with their worklists: who follows each account, outreach, appraisals, a view of the team. */
import { sql } from "drizzle-orm";

import type { Tx } from "../../platform/database/database.ts";

/** The same accounts each time: drawn by their numbers. Those that are referred are left alone. */
export async function loadWorklist(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  const day = sql`${today.toString()}::date`;
  await tx.rows(sql`
    create temporary table drawn on commit drop as
    select w.landlord_id, w.account_id, w.household_id, w.priority, w.detected_on, w.signals, w.account_number as number, w.handled_as,
           s.people[1 + abs(hashtext(w.account_number)) % cardinality(s.people)] as user_id,
           row_number() over (partition by w.landlord_id order by md5(w.account_number)) as n
      from worklist_item w
      join (select organisation_id, array_agg(user_id order by email) as people from member
             where active and role in ('arrearsOfficer', 'socialAdviser') group by organisation_id) s
        on s.organisation_id = w.landlord_id
     where w.handled_as is null`);
  await tx.rows(sql`
    insert into account_officer (landlord_id, account_id, household_id, user_id, assigned_by, created_at)
    select landlord_id, account_id, household_id, user_id, user_id, ${day} - 40 + time '08:45' from drawn where n % 5 < 3`);
  await tx.rows(sql`
    insert into outreach (landlord_id, account_id, household_id, kind, done_on, result, note, user_id, created_at, before)
    select d.landlord_id, d.account_id, d.household_id, t.kind, ${day} - t.ago, t.result, t.note, d.user_id,
           ${day} - t.ago + time '10:20', '{}'
      from drawn d
      join (values (1, 'written', 34, 'sent', 'Courrier de prise de contact.'),
                   (1, 'called', 20, 'noAnswer', null),
                   (1, 'called', 6, 'spoke', 'Baisse de ressources depuis la rentrée ; souhaite un rendez-vous.'),
                   (4, 'called', 9, 'message', null),
                   (6, 'written', 15, 'sent', null),
                   (6, 'met', 3, 'promised', 'Virement annoncé pour le 5.'),
                   (8, 'called', 2, 'wrongContact', 'Numéro non attribué : demander le nouveau à la loge.'))
        as t (share, kind, ago, result, note) on d.n % 10 = t.share`);
  await tx.rows(sql`
    insert into appraisal (landlord_id, account_id, household_id, kind, why, words, until, detected_on, priority, signals, user_id, created_at, before)
    select landlord_id, account_id, household_id, case when n % 20 = 3 then 'snoozed' else 'notADifficulty' end,
           case when n % 20 = 13 then 'benefitLate' end,
           case when n % 20 = 3 then 'Paiement annoncé au téléphone.' else 'Rappel de la CAF attendu ce mois-ci.' end,
           case when n % 20 = 3 then ${day} + 12 end, detected_on, priority, signals, user_id, ${day} - 4 + time '11:00', '{}'
      from drawn where n % 20 in (3, 13)`);
  await tx.rows(sql`
    update worklist_item w set handled_as = last.kind, handled_reason = last.words, handled_by = last.user_id,
           handled_at = last.created_at, snoozed_until = last.until
      from (select distinct on (landlord_id, account_id) * from (
              select landlord_id, account_id, kind, note as words, null::date as until, user_id, created_at from outreach
              union all
              select landlord_id, account_id, kind, words, until, user_id, created_at from appraisal) acts
             order by landlord_id, account_id, created_at desc) last
     where w.landlord_id = last.landlord_id and w.account_id = last.account_id`);
  await tx.rows(sql`
    insert into worklist_view (landlord_id, user_id, name, filters, shared)
    select distinct on (organisation_id) organisation_id, user_id, 'Impayés légaux jamais contactés',
           '{"legalArrears": "reached", "contacted": "never"}', true
      from member where role = 'arrearsOfficer' and active order by organisation_id, email`);
}
