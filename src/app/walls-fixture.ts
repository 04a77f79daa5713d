/** What people would have done around the committee's table, for the walks of the walls: the demonstration of 600 tenancies has no session to come. */
import { sql } from "drizzle-orm";

import type { Database } from "../platform/database/database.ts";

const COORDINATOR = "(select user_id from member where role = 'coordinator' order by email limit 1)";

/** Statements, run as the system: sessions open again, what everybody who sits says and steps out of, what items lack, addenda. */
const TABLE_TALK = [
  // Ten lines of the access log under a seal, a file that was read among them; the others wait.
  `insert into audit_entry (id, action, subject, household_id, user_id, organisation_id, role) overriding system value
     select 0, 'read', 'household', m.household_id, m.case_worker_id, m.operator_id, 'caseWorker' from measure m where m.case_worker_id is not null limit 1`,
  "select 1 from app.seal_access_log(10)",
  "update committee_session set status = 'held'",
  `insert into item_voice (agenda_item_id, session_id, household_id, user_id, voice)
     select i.id, i.session_id, i.household_id, m.user_id, 'agree'
       from session_member m join agenda_item i on i.session_id = m.session_id where i.position = 1 on conflict do nothing`,
  // By themselves, and in the last session by the coordination.
  `insert into agenda_recusal (agenda_item_id, session_id, household_id, user_id, recorded_by)
     select i.id, i.session_id, i.household_id, m.user_id,
            case when s.held_on < (select max(x.held_on) from committee_session x join agenda_item y on y.session_id = x.id and y.position = 2)
                 then m.user_id else ${COORDINATOR} end
       from session_member m join agenda_item i on i.session_id = m.session_id join committee_session s on s.id = i.session_id
      where i.position = 2 on conflict do nothing`,
  `insert into preparation_need (agenda_item_id, session_id, household_id, landlord_id, what, bringer)
     select i.id, i.session_id, i.household_id, i.landlord_id, 'X', 'landlord' from agenda_item i`,
  // As if every measure that ended had ended six months ago.
  `insert into follow_up (measure_id, household_id, landlord_id, operator_id, months, asked_on)
     select id, household_id, landlord_id, operator_id, 6, app.today() from measure where closed_on is not null on conflict do nothing`,
  // Of each household that is carried: a paper shared with whom the household agreed, and one on its health.
  `insert into received_file (household_id, operator_id, landlord_id, kind, name, is_protected, shared_with, agreed_on, media_type,
                              byte_size, sha256, received_on, added_by)
     select a.household_id, a.operator_id, a.landlord_id, f.kind, 'X', f.kind = 'medical', f.shared_with::text[], f.agreed_on, 'application/pdf',
            1, 'X', app.today(), m.user_id
       from assignment a join member m on m.user_id = a.case_worker_id or (m.organisation_id = a.operator_id and m.role = 'operatorLead')
       cross join (values ('insurance', '{landlord,coordination}', app.today()), ('medical', '{}', null)) as f (kind, shared_with, agreed_on)
      where a.active`,
  `insert into takeover_mapping (what, mapping) values ('cases', '{}')`,
  `insert into taken_over_file (what, file_name, read, kept, known, quarantined, quarantine) values ('cases', 'x.csv', 1, 1, 0, 0, '[]')`,
  `insert into taken_over_case (case_ref, file_id, line, landlord_id, household_id, referral_id, path_id, stated)
     select r.id::text, (select id from taken_over_file limit 1), 2, r.landlord_id, r.household_id, r.id, null, '{}' from referral r`,
  `insert into measure_time (measure_id, household_id, operator_id, worked_on, minutes)
     select id, household_id, operator_id, starts_on, 30 from measure`,
  `insert into landlord_time (landlord_id, month, minutes) select id, date_trunc('month', app.today()), 60 from organisation where kind = 'landlord'`,
  // Of each operator, with an advance.
  `insert into payment_list (number, operator_id, up_to, made_on, made_by)
     select code, id, app.today(), app.today(), ${COORDINATOR} from organisation where kind = 'operator'`,
  `insert into payment_line (list_id, operator_id, rank, kind, words, amount_cents)
     select id, operator_id, 1, 'advance', 'X', 100 from payment_list`,
  // Of each funder, and of each landlord as one who contributes.
  `insert into funding_agreement (funder, funder_id, name, pays_for, starts_on, ends_on)
     select code, id, 'X', 'X', '2026-01-01', '2027-12-31' from organisation where kind in ('funder', 'landlord')`,
  `insert into funding_rule (agreement_id, cost_line, eligible) select id, 'support', true from funding_agreement`,
  `insert into funding_due (agreement_id, kind, what, due_on) select id, 'proof', 'X', '2027-06-30' from funding_agreement`,
  `insert into funding_revision (agreement_id, before, changes_amounts, reason, revised_by, revised_on)
     select id, '{}', false, 'X', ${COORDINATOR}, app.today() from funding_agreement`,
  `insert into funding_line (year, kind, funder, funder_id, line, amount_cents, agreement_id)
     select 2026, 'agreed', funder, funder_id, 'X', 100, id from funding_agreement`,
  `insert into funding_explanation (year, between, amount_cents, words, explained_by, explained_on)
     values (2026, 'agreed/voted', 100, 'X', ${COORDINATOR}, app.today())`,
  // Of every cut, each organisation once, in both editions; each payer's own money.
  `insert into snapshot (from_day, to_day, made_on, words, for_funders) values ('2025-01-01', '2025-12-31', '2026-02-01', '{}', true)`,
  `insert into snapshot_figure (snapshot_id, edition, cut, key, landlord_id, operator_id, indicator, unit, suppressed)
     select s.id, e.edition, 'whole', '', null, null, 'closed', 'count', false from snapshot s cross join (values ('full'), ('funder')) as e (edition)
     union all
     select s.id, 'full', o.kind, o.code, case when o.kind = 'landlord' then o.id end, case when o.kind = 'operator' then o.id end, 'closed',
            'count', false from snapshot s cross join organisation o where o.kind in ('landlord', 'operator')`,
  `insert into snapshot_path (snapshot_id, rank, landlord_id, operator_id, facts)
     select s.id, row_number() over (order by o.code), case when o.kind = 'landlord' then o.id end, case when o.kind = 'operator' then o.id end, '{}'
       from snapshot s cross join organisation o where o.kind in ('landlord', 'operator')`,
  `insert into snapshot_payer (snapshot_id, payer, payer_id, facts)
     select s.id, o.code, o.id, '{}' from snapshot s cross join organisation o where o.kind in ('funder', 'landlord')`,
  `insert into court_assessment (household_id, landlord_id, operator_id, presence, headings)
     select distinct on (household_id, landlord_id, operator_id) household_id, landlord_id, operator_id, 'met', '{}'::jsonb from assignment where active`,
  `insert into court_observation (household_id, landlord_id, party, text, operator_id, written_by, written_on)
     select a.household_id, a.landlord_id, 'household', 'X', a.operator_id, m.user_id, app.today()
       from assignment a join member m on m.user_id = a.case_worker_id or (m.organisation_id = a.operator_id and m.role = 'operatorLead') where a.active`,
  `insert into court_observation (household_id, landlord_id, party, text, written_by, written_on)
     select distinct on (m.user_id) a.household_id, a.landlord_id, 'landlord', 'X', m.user_id, app.today()
       from assignment a join tenancy t on t.household_id = a.household_id and t.landlord_id = a.landlord_id and t.ends_on is null
       join member m on m.organisation_id = a.landlord_id and m.role in ('arrearsOfficer', 'socialAdviser', 'landlordLead') where a.active`,
  `insert into household_link (household_id, made_by, code_expires_on, expires_on)
     select a.household_id, m.user_id, app.today(), app.today()
       from assignment a join member m on m.user_id = a.case_worker_id or (m.organisation_id = a.operator_id and m.role = 'operatorLead') where a.active`,
  `insert into household_message (household_id, operator_id, text) select household_id, operator_id, 'X' from assignment where active`,
  // What the two other trades were asked of each household that is carried, and what they wrote.
  `insert into adviser_part (household_id, operator_id, trade, adviser_id, landlord_id, asked_on)
     select a.household_id, a.operator_id, t.trade, case when t.trade = 'energyAdviser' then (select user_id from member where role = 'energyAdviser' limit 1) end,
            case when t.trade = 'socialAdviser' then a.landlord_id end, app.today()
       from assignment a cross join (values ('energyAdviser'), ('socialAdviser')) as t (trade) where a.active on conflict do nothing`,
  `insert into adviser_finding (part_id, household_id, operator_id, found_on, facts, written_by)
     select p.id, p.household_id, p.operator_id, app.today(), jsonb_build_object('trade', p.trade), m.user_id
       from adviser_part p join member m on m.user_id = p.adviser_id or (m.role = 'socialAdviser' and m.organisation_id = p.landlord_id)`,
  `insert into factor_reset (user_id, organisation_id, reason, reset_by)
     select user_id, organisation_id, 'X', user_id from member where role in ('landlordLead', 'operatorLead', 'administrator')`,
  `insert into webhook (organisation_id, name, url, kinds, created_by)
     select organisation_id, 'X', 'https://example.org', '{measure.closed}', user_id from member where role in ('landlordLead', 'operatorLead')`,
  "insert into webhook_secret (webhook_id, organisation_id, secret) select id, organisation_id, 'X' from webhook",
  `insert into webhook_delivery (webhook_id, organisation_id, kind, happened_at, data, next_at)
     select id, organisation_id, 'webhook.test', now(), '{}', null from webhook`,
  "insert into file_retention (household_id, last_contact_on) select household_id, app.today() from measure on conflict do nothing",
  `insert into retention_hold (household_id, reason, held_on, held_by, lifted_on)
     select household_id, 'X', app.today(), m.user_id, app.today() from measure, member m where m.role = 'coordinator'`,
  `insert into retention_run (dry, ran_for, asked_by) select true, app.today(), user_id from member where role = 'coordinator'`,
  `insert into retention_line (run_id, household_id, part, step, due_on, since)
     select (select id from retention_run limit 1), id, 'file', 'archive', app.today(), app.today() from household limit 3`,
  `insert into rights_request (household_id, organisation_id, kind, asked_on, due_on, recorded_by)
     select distinct on (m.user_id) a.household_id, m.organisation_id, 'access', app.today(), app.today(), m.user_id
       from assignment a join member m on m.organisation_id = a.landlord_id or m.role = 'coordinator'
         or m.user_id = a.case_worker_id or (m.organisation_id = a.operator_id and m.role = 'operatorLead')
       join tenancy t on t.household_id = a.household_id and t.landlord_id = a.landlord_id and t.ends_on is null
      where a.active and m.role in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator')`,
  `insert into removal (of_table, row_id, household_id, organisation_id, reason, removed_by)
     select 'procedure_act', 'X', household_id, organisation_id, 'X', recorded_by from rights_request`,
  `insert into retention_forward (household_id, organisation_id, part, from_on, reason, granted_by)
     select r.household_id, r.organisation_id, case when o.kind = 'landlord' then 'tenant' else 'file' end, app.today(), 'X', r.recorded_by
       from rights_request r join organisation o on o.id = r.organisation_id`,
  `insert into minutes_addendum (session_id, rank, text, written_by) select session_id, 9, 'X', ${COORDINATOR} from minutes`,
];

export async function talkAtTheTable(database: Database): Promise<void> {
  await database.transaction({ kind: "system" }, async (tx) => {
    for (const statement of TABLE_TALK) await tx.rows(sql.raw(statement));
  });
}
