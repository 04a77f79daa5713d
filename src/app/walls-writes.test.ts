/**
 * The wall from the writing side, walked: every table × every role tries to change every column, to delete every row and to insert
 * copies of rows of every organisation; against what access.md opens. Nothing tried is kept. By mutation: the walk would see a hole.
 */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import {
  LANDLORD_STAFF as LANDLORD,
  OPERATOR_STAFF as OPERATOR,
  type Role,
  ROLES,
} from "../platform/access/roles.ts";
import type { Database, Who } from "../platform/database/database.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { demoOf } from "./demo/demo-fixture.ts";
import { talkAtTheTable } from "./walls-fixture.ts";

const COORDINATOR: readonly Role[] = ["coordinator"];
const ADMINISTRATOR: readonly Role[] = ["administrator"];
const LEADS: readonly Role[] = ["landlordLead", "operatorLead"];
/** Who takes files in: the social adviser reads them. */
const LEDGER: readonly Role[] = ["arrearsOfficer", "landlordLead"];
const CASE: readonly Role[] = [...LANDLORD, ...OPERATOR, ...COORDINATOR];
const NOBODY: readonly Role[] = [];
/** Who is seated in a session of these tests. */
const SEATED: readonly Role[] = ["committeeMember"];

type Writers = { insert: readonly Role[]; update: readonly Role[]; remove?: readonly Role[] };
const by = (roles: readonly Role[], remove: readonly Role[] = NOBODY): Writers => ({
  insert: roles,
  update: roles,
  remove,
});

/** Who may write at least a row of each table, its own organisation's where rows have one. Left out: nothing is deleted. */
const WRITTEN_BY: Record<string, Writers> = {
  // Of one's own name: a lead's tokens.
  access_token: by(["landlordLead"]),
  account_month: by(LANDLORD, LANDLORD),
  account_officer: by(LANDLORD),
  // Asked by the operator; written by the trade alone.
  adviser_finding: by(["energyAdviser", "socialAdviser"]),
  adviser_part: by(OPERATOR),
  // One's own.
  calendar_link: by(ROLES),
  agenda_item: by(COORDINATOR, COORDINATOR),
  // Of who sits, by themselves or by the coordination; never taken back.
  agenda_recusal: { insert: [...COORDINATOR, ...SEATED], update: NOBODY },
  // One's own of the day is taken back; nobody changes it.
  appraisal: { insert: LANDLORD, update: NOBODY, remove: LANDLORD },
  // The budget behind a proposal: written once, by the operator.
  arrangement_case: { insert: OPERATOR, update: NOBODY },
  arrangement_proposal: by(CASE),
  // What one proposed oneself out of an accepted arrangement; never rewritten.
  arrangement_step: { insert: CASE, update: NOBODY },
  assessment: by(OPERATOR),
  assessment_problem: by(OPERATOR, OPERATOR),
  assignment: by(COORDINATOR),
  assignment_reason: { insert: COORDINATOR, update: NOBODY },
  // A person's own reads and changes, and what others must learn of them; neither is ever changed.
  audit_entry: { insert: ROLES, update: NOBODY },
  audit_seal: { insert: NOBODY, update: NOBODY },
  reading_hour: { insert: NOBODY, update: NOBODY },
  // Asked for in one's own name, taken away before its end; the job alone writes what came of it.
  backtest_run: { insert: LEDGER, update: NOBODY, remove: LEDGER },
  committee_session: by(COORDINATOR),
  commune: by(NOBODY),
  commune_contour: by(ADMINISTRATOR, ADMINISTRATOR),
  contact: by(OPERATOR),
  contact_note: by(OPERATOR),
  counted_path: by(NOBODY),
  counted_referral: by(NOBODY),
  court_assessment: by(OPERATOR),
  // In one's own name; never rewritten.
  court_observation: { insert: [...OPERATOR, ...LANDLORD], update: NOBODY },
  // The administrator those of sign-in alone.
  dated_setting: by([...COORDINATOR, ...LEADS, ...ADMINISTRATOR]),
  debt_grant: by(CASE),
  decision: by(COORDINATOR),
  detection_run: by(LANDLORD),
  dwelling: by(LANDLORD),
  entry_kind_rule: by(LEDGER, LEDGER),
  // Its sums are its lines' and its grants': nobody writes them; a line is never changed.
  envelope: { insert: [...COORDINATOR, "landlordLead"], update: NOBODY },
  envelope_commitment: by(NOBODY),
  envelope_line: { insert: [...COORDINATOR, "landlordLead"], update: NOBODY },
  // Asked by the night, answered by the landlord.
  // By a function that takes the factor away in the same breath.
  factor_reset: { insert: NOBODY, update: NOBODY },
  follow_up: { insert: NOBODY, update: LANDLORD },
  funding_agreement: by(COORDINATOR),
  funding_due: by(COORDINATOR, COORDINATOR),
  // In one's own name; another amount asks for other words.
  funding_revision: { insert: COORDINATOR, update: NOBODY },
  funding_explanation: { insert: COORDINATOR, update: NOBODY },
  funding_line: by(COORDINATOR, COORDINATOR),
  funding_rule: by(COORDINATOR, COORDINATOR),
  // Runs alone write what became of files; the coordination asks for them, and holds what it must.
  file_retention: by(NOBODY),
  retention_hold: by(COORDINATOR),
  retention_line: by(NOBODY),
  // In one's own name, of one's own organisation.
  rights_request: by(CASE),
  removal: { insert: CASE, update: NOBODY },
  retention_forward: { insert: CASE, update: NOBODY },
  retention_run: { insert: COORDINATOR, update: NOBODY },
  // By app.hand_over alone.
  hand_over: by(NOBODY),
  // Asked by the lead in its own name; a function alone ends it.
  hand_over_request: { insert: ["operatorLead"], update: NOBODY },
  household: by(LANDLORD),
  // What one heard oneself; a function alone ends it.
  household_pair: by(COORDINATOR),
  household_agreement: { insert: CASE, update: NOBODY },
  household_budget: by(OPERATOR),
  // In one's own name; revoked, never taken away.
  household_link: by(OPERATOR),
  // Written by the household alone; its worker says that it is read.
  household_message: { insert: NOBODY, update: OPERATOR },
  instalment: by(CASE),
  invitation: by([...ADMINISTRATOR, ...LEADS], [...ADMINISTRATOR, ...LEADS]),
  // One's own, while one sits.
  item_voice: by(SEATED),
  joining_step: by([...ADMINISTRATOR, ...COORDINATOR, ...LEADS]),
  landlord_time: by(["landlordLead"], ["landlordLead"]),
  lease_transfer: by(CASE),
  lease_transfer_account: by(LANDLORD, LANDLORD),
  lease_transfer_cost: by(OPERATOR, OPERATOR),
  lease_transfer_fact: by(CASE, CASE),
  ledger_entry: by(LEDGER),
  ledger_import: by(LEDGER),
  ledger_mapping: by(LEDGER),
  ledger_quarantine: by(LEDGER),
  measure_time: by(OPERATOR, OPERATOR),
  measure: by([...OPERATOR, ...COORDINATOR]),
  measure_module: by(OPERATOR, OPERATOR),
  measure_suspension: by([...OPERATOR, ...COORDINATOR]),
  member: by([...ADMINISTRATOR, ...LEADS]),
  // Kept once, when they are signed; put right by addenda.
  minutes: { insert: COORDINATOR, update: NOBODY },
  minutes_addendum: { insert: COORDINATOR, update: NOBODY },
  minutes_item: { insert: COORDINATOR, update: NOBODY },
  minutes_name: { insert: COORDINATOR, update: NOBODY },
  // One's own notices, read or not, and whether they come by mail.
  notification: by(ROLES),
  notification_setting: by(ROLES),
  objective: by(OPERATOR),
  objective_action: by(OPERATOR, OPERATOR),
  organisation: by(ADMINISTRATOR),
  outbox_event: { insert: ROLES, update: NOBODY },
  outreach: { insert: LANDLORD, update: NOBODY, remove: LANDLORD },
  partner_agreement: by(COORDINATOR, COORDINATOR),
  person: by([...LANDLORD, ...OPERATOR]),
  // Given by oneself to a household that one's operator carries; never rewritten.
  plan_reminder: { insert: OPERATOR, update: NOBODY },
  preparation_need: by([...COORDINATOR, ...LANDLORD], COORDINATOR),
  // A function alone writes it: what leaves the ledger.
  webhook: by(LEADS),
  // A try by hand alone; given up, it is sent again.
  webhook_delivery: by(LEADS),
  webhook_secret: { insert: LEADS, update: NOBODY },
  withdrawn_entry: by(NOBODY),
  problem_kind: by(COORDINATOR),
  procedure_act: by(LANDLORD, LANDLORD),
  // Taken in by oneself; taken out with a reason, never deleted.
  received_file: by(OPERATOR),
  referral: by([...LANDLORD, ...COORDINATOR]),
  // The history of what one did oneself; nobody changes it.
  referral_move: { insert: [...LANDLORD, ...COORDINATOR], update: NOBODY },
  referral_need: { insert: COORDINATOR, update: NOBODY, remove: COORDINATOR },
  referral_words: by(LANDLORD, LANDLORD),
  // By a function alone, for a person and for a program.
  relief_bill_ack: by(NOBODY),
  // Given in one's own name: who heard it.
  rehousing_agreement: by(CASE),
  rehousing_case: by(OPERATOR),
  // By a function alone: each side of a proposal tells its own.
  rehousing_fact: by(NOBODY),
  rehousing_proposal: { insert: CASE, update: NOBODY },
  rehousing_request: by(CASE),
  // Asked in one's own name; the coordination alone answers.
  renewal_request: { insert: OPERATOR, update: COORDINATOR },
  rent_relief: by(CASE),
  // Months of a relief that is only proposed are drawn again.
  rent_relief_month: by(CASE, CASE),
  // Proposed by a rule, settled by a person.
  rent_relief_stop: { insert: NOBODY, update: [...LANDLORD, ...COORDINATOR] },
  repayment_plan: by(CASE),
  session_change: by(NOBODY),
  // In the very transaction that freezes, and never again: src/snapshot/snapshot.test.ts.
  snapshot: by(NOBODY),
  snapshot_figure: by(NOBODY),
  snapshot_path: by(NOBODY),
  snapshot_payer: by(NOBODY),
  // A fact of a list: a later one holds, none is changed.
  stated_balance: { insert: LEDGER, update: NOBODY },
  session_member: by(COORDINATOR, COORDINATOR),
  // Applied in one's own name; never rewritten.
  signal_weights: { insert: ["landlordLead"], update: NOBODY },
  // Written once; a function notes the signature.
  payment_line: { insert: COORDINATOR, update: NOBODY },
  payment_list: { insert: COORDINATOR, update: NOBODY },
  // By the functions that take a file over.
  taken_over_case: by(NOBODY),
  taken_over_file: by(NOBODY),
  takeover_mapping: by(COORDINATOR),
  tenancy: by(LANDLORD),
  tenant_account: by(LANDLORD),
  // In one's own name; neither an invitation nor a signature is ever changed.
  tripartite_invitation: { insert: [...OPERATOR, "socialAdviser"], update: NOBODY },
  tripartite_meeting: by([...OPERATOR, "socialAdviser"]),
  tripartite_signature: { insert: [...OPERATOR, "socialAdviser"], update: NOBODY },
  vacancy: by(LANDLORD),
  // By a function alone, for people and for programs.
  vacancy_import: by(NOBODY),
  vacancy_quarantine: by(NOBODY),
  worklist_default_view: by(LANDLORD, LANDLORD),
  worklist_item: by(LANDLORD, LANDLORD),
  worklist_view: by(LANDLORD, LANDLORD),
  zone: by(COORDINATOR, COORDINATOR),
  zone_commune: by(COORDINATOR, COORDINATOR),
};

type Post = { role: Role; userId: string; organisationId: string };
type Row = Record<string, unknown>;
/** What the wall let through: rows changed and deleted, ranks of the sample rows that might be inserted again. */
type Let = { updated: number; removed: number; inserted: number[] };

let database: Awaited<ReturnType<typeof testDatabase>>;
const posts: Post[] = [];
/** Of each table, some rows of every organisation that has any. */
const samples = new Map<string, Row[]>();

const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
/** The column that says whose row it is, for a post. */
const keyOf = ({ role }: Post) =>
  LANDLORD.includes(role) ? "landlord_id" : OPERATOR.includes(role) ? "operator_id" : undefined;

beforeAll(async () => {
  database = await testDatabase(
    demoOf({ tenancies: 600, months: 12, today: Temporal.PlainDate.from("2026-11-23") }),
  );
  posts.push(
    ...(await asSystem<Post>(
      // Of each role the one who works on most files.
      sql`select distinct on (role) role, user_id as "userId", organisation_id as "organisationId" from member m where active
           order by role, (select count(*) from assignment a where a.active and (m.user_id = a.case_worker_id or m.role <> 'caseWorker')
                                             and m.organisation_id in (a.landlord_id, a.operator_id)) desc, email`,
    )),
  );
  await talkAtTheTable(database);
  await database.transaction({ kind: "system" }, async (tx) => {
    for (const statement of WHAT_THE_DEMONSTRATION_LACKS) await tx.rows(sql.raw(statement));
  });
  for (const table of Object.keys(WRITTEN_BY)) {
    const rows = await asSystem<{ body: Row }>(sql`
      select body from (
        select body, row_number() over (
                 partition by body -> 'landlord_id', body -> 'operator_id', body -> 'organisation_id', body -> 'user_id',
                              body -> 'moved_by', body -> 'recorded_by', body -> 'status', body -> 'relief_id', body -> 'session_id',
                              body -> 'year', body -> 'made_by', body -> 'applied_by', body -> 'asked_by', body -> 'opened_by', body -> 'proposed_by', body -> 'sent_by', body -> 'given_by', body -> 'added_by', body -> 'written_by', body -> 'removed_by', body -> 'granted_by', body -> 'answer', a.case_worker_id,
                              -- Signed minutes are written by nobody: some that are not stand among the samples.
                              exists (select 1 from tripartite_signature s where s.meeting_id::text = body ->> 'id') order by md5(body::text)) as n
          from (select to_jsonb(r) as body from ${sql.identifier(table)} r) rows
          left join (select distinct household_id, case_worker_id from assignment where active) a
            on a.household_id::text = coalesce(body ->> 'household_id', body ->> 'id')) ranked
       where n <= 2`);
    samples.set(
      table,
      rows.map(({ body }) => body),
    );
  }
}, 120_000);
afterAll(() => database?.close());

/** Rows of every table that a post may write, and one of each kind where their state says who may. */
const WHAT_THE_DEMONSTRATION_LACKS = [
  `insert into access_token (organisation_id, name, scopes, secret_hash, created_by, expires_on)
     select organisation_id, 'ERP', '{ledger:import}', 'the hash', user_id, app.today() + 1
       from member where role in ('landlordLead', 'operatorLead')`,
  "insert into commune_contour (insee, rings, source) select insee, '[]', 'test' from commune limit 1",
  `update rent_relief set status = 'proposed' where id in (
     select distinct on (m.operator_id) f.id from rent_relief f join measure m on m.id = f.measure_id
       join assignment a on a.household_id = m.household_id and a.active order by m.operator_id, f.id)`,
  `insert into dated_setting (rule, organisation_id, value, source)
     select 'retention.afterLastContact', o, '{}', 'test'
       from (select null::uuid union all select id from organisation where kind in ('landlord', 'operator')) x (o)`,
  `insert into dated_setting (rule, organisation_id, value, source)
     select 'secondFactor.required', id, '[]', 'test' from organisation where kind = 'administration'`,
  `insert into funding_line (year, kind, funder, funder_id, line, amount_cents)
     select 2026, 'voted', name, id, 'FSL', 100 from organisation where kind in ('funder', 'landlord')`,
  `insert into invitation (organisation_id, role, name, email, token_hash, expires_at)
     select distinct on (organisation_id) organisation_id, role, 'X', 'x@example.org', organisation_id, now() from member`,
  `insert into rent_relief_stop (relief_id, household_id, landlord_id, cause, since, proposed_on)
     select id, household_id, landlord_id, 'left', app.today(), app.today() from rent_relief`,
  `insert into envelope (fund, landlord_id, year)
     select 'fsl', null, 2098 union all select 'landlord', id, 2098 from organisation where kind = 'landlord'`,
  "insert into ledger_mapping (landlord_id, mapping) select id, '{}' from organisation where kind = 'landlord'",
  `insert into ledger_quarantine (landlord_id, import_id, line, field, value, rule, message, raw)
     select landlord_id, id, 1, 'x', 'x', 'x', 'x', 'x' from ledger_import`,
  `insert into withdrawn_entry (landlord_id, withdrawn_by, account_id, entry_on, rank, kind, label, debit_cents, credit_cents, import_id, line)
     select landlord_id, min(id), 1, app.today(), 1, 'rent', 'x', 1, 0, min(id), 1 from ledger_import group by landlord_id`,
  "insert into calendar_link (user_id, purpose, secret_hash, revoked_at) select user_id, 'procedure', user_id::text, now() from member",
  `insert into signal_weights (landlord_id, valid_from, origin, factors, reason, applied_by)
     select organisation_id, app.today(), 'byHand', '{}', 'test', user_id from member where role = 'landlordLead'`,
  `insert into backtest_run (landlord_id, asked_by, ran_on, weekly_capacity, ended_at)
     select organisation_id, user_id, app.today(), 25, now() from member where role in ('arrearsOfficer', 'landlordLead')`,
  `insert into backtest_run (landlord_id, asked_by, ran_on, weekly_capacity)
     select distinct on (organisation_id) organisation_id, user_id, app.today(), 25 from member where role = 'landlordLead' order by 1`,
  "insert into notification_setting (user_id, by_mail) select user_id, false from member",
  "insert into notification (user_id, kind, payload) select user_id, 'measure.opened', '{}' from member",
  "insert into audit_entry (user_id, action, subject) select user_id, 'read', 'household' from member",
  "insert into outbox_event (user_id, kind, payload) select user_id, 'measure.opened', '{}' from member",
  // Whoever carries a file has a suspension of it: which measures the demonstration suspends changes with its ids.
  `insert into measure_suspension (measure_id, household_id, landlord_id, operator_id, from_on, reason)
     select x.id, x.household_id, x.landlord_id, x.operator_id, app.today(), 'other' from measure x
       join assignment a on a.household_id = x.household_id and a.operator_id = x.operator_id and a.landlord_id = x.landlord_id and a.active
     on conflict do nothing`,
  // What each person of an operator would have asked for.
  ...["operatorLead", "caseWorker"].map(
    (
      role,
    ) => `insert into renewal_request (measure_id, household_id, landlord_id, operator_id, asked_on, asked_by, reason)
     select r.id, r.household_id, r.landlord_id, r.operator_id, app.today(), m.user_id, 'X' from member m join lateral (
       select x.id, x.household_id, x.landlord_id, x.operator_id from measure x
         join assignment a on a.household_id = x.household_id and a.operator_id = x.operator_id and a.landlord_id = x.landlord_id and a.active
        where x.operator_id = m.organisation_id and (m.role = 'operatorLead' or m.user_id = a.case_worker_id)
          and not exists (select 1 from renewal_request q where q.measure_id = x.id)
        order by md5(x.id::text || m.user_id::text) limit 1) r on true
      where m.role = '${role}' on conflict do nothing`,
  ),
  // What each person who holds a meeting would have recorded of it.
  ...["operatorLead", "caseWorker", "socialAdviser"].flatMap((role) =>
    [
      "tripartite_invitation (meeting_id, household_id, landlord_id, operator_id, party, means, sent_on, sent_by) select t.id, t.household_id, t.landlord_id, t.operator_id, 'household', 'sms', app.today()",
      "tripartite_signature (meeting_id, household_id, landlord_id, operator_id, party, name, signature, signed_on, recorded_by) select t.id, t.household_id, t.landlord_id, t.operator_id, 'household', 'X', '{}', app.today()",
    ].map(
      (rows) => `insert into ${rows}, m.user_id from member m join lateral (
       select t.* from tripartite_meeting t join assignment a on a.household_id = t.household_id and a.active and a.operator_id = t.operator_id
        where ((m.role = 'socialAdviser' and m.organisation_id = t.landlord_id)
               or (m.organisation_id = t.operator_id and (m.role = 'operatorLead' or m.user_id = a.case_worker_id)))
          and not exists (select 1 from tripartite_signature s where s.meeting_id = t.id)
        order by md5(t.id::text || m.user_id::text) limit 1) t on true
      where m.role = '${role}' on conflict do nothing`,
    ),
  ),
  // What each person of a landlord's staff would have done with an account of its list.
  ...[
    "outreach (landlord_id, account_id, household_id, kind, done_on, user_id, before) select landlord_id, account_id, household_id, 'called', app.today(), user_id, '{}'",
    "appraisal (landlord_id, account_id, household_id, kind, detected_on, priority, signals, user_id, before) select landlord_id, account_id, household_id, 'snoozed', app.today(), 1, '[]', user_id, '{}'",
    "account_officer (landlord_id, account_id, household_id, user_id, assigned_by, ended_at) select landlord_id, account_id, household_id, user_id, user_id, now()",
    "worklist_view (landlord_id, user_id, name, filters) select landlord_id, user_id, 'X', '{}'",
  ].map(
    (rows) => `insert into ${rows} from member m join lateral (
       select landlord_id, account_id, household_id from worklist_item w where w.landlord_id = m.organisation_id order by account_id limit 1) w on true
      where m.role in ('arrearsOfficer', 'socialAdviser', 'landlordLead')`,
  ),
  "insert into worklist_default_view (landlord_id, user_id, view_id) select landlord_id, user_id, id from worklist_view where name = 'X'",
  // An answer that each person who handles the referral would have heard.
  `insert into household_agreement (referral_id, household_id, landlord_id, kind, domain, recipient, given, answered_on, recorded_by)
     select r.id, r.household_id, r.landlord_id, 'sharing', i.domain, i.recipient, false, app.today(), m.user_id from member m join lateral (
       select r.id, r.household_id, r.landlord_id from referral r left join assignment a on a.referral_id = r.id and a.active
        where r.status <> 'draft' and (m.organisation_id = r.landlord_id or m.role = 'coordinator'
               or (m.organisation_id = a.operator_id and (m.role = 'operatorLead' or m.user_id = a.case_worker_id)))
        order by md5(r.id::text || m.user_id::text) limit 1) r on true
      join (values ('arrearsOfficer', 'employment', 'operator'), ('socialAdviser', 'employment', 'committee'),
                   ('landlordLead', 'employment', 'landlord'), ('caseWorker', 'energy', 'operator'),
                   ('operatorLead', 'energy', 'committee'), ('coordinator', 'situation', 'operator')) as i (role, domain, recipient)
        on i.role = m.role
     on conflict do nothing`,
  // A step of an accepted arrangement, and a reminder, that each person who works on the file would have given.
  `insert into arrangement_proposal (household_id, landlord_id, goal, status, levers, months, cost_by_funder, debt_cents, public_cents,
                                     plan_months, clear_on, proposed_on)
     select distinct household_id, landlord_id, 'byHand', 'accepted', '{}'::jsonb, '[]'::jsonb, '{}'::jsonb, 0, 0, 0, app.today(), app.today()
       from assignment where active`,
  `insert into arrangement_step (subject_id, proposal_id, household_id, landlord_id, lever, made_by, made_on)
     select gen_random_uuid(), x.id, x.household_id, x.landlord_id, 'relief', m.user_id, app.today() from member m join lateral (
       select p.id, p.household_id, p.landlord_id from arrangement_proposal p join assignment a on a.household_id = p.household_id and a.active
        where p.status = 'accepted' and (m.organisation_id = p.landlord_id or m.role = 'coordinator'
               or (m.organisation_id = a.operator_id and (m.role = 'operatorLead' or m.user_id = a.case_worker_id))) limit 1) x on true`,
  `insert into plan_reminder (plan_id, household_id, landlord_id, due_on, way, text, given_by, given_on)
     select x.id, x.household_id, x.landlord_id, app.today(), 'said', 'x', m.user_id, app.today() from member m join lateral (
       select p.id, p.household_id, p.landlord_id from repayment_plan p join assignment a on a.household_id = p.household_id and a.active
        where m.organisation_id = a.operator_id and (m.role = 'operatorLead' or m.user_id = a.case_worker_id) limit 1) x on true`,
  // A closed request for rehousing of each person who works on a file, what was agreed to, and a home of the same landlord proposed.
  `insert into rehousing_request (household_id, landlord_id, opened_on, opened_by, people, rooms_least, communes, step_free, reason, closed_on, closed_why)
     select r.household_id, r.landlord_id, app.today(), m.user_id, 1, 1, '{}', false, 'unfit', app.today(), 'other' from member m join lateral (
       select r.household_id, r.landlord_id from referral r left join assignment a on a.referral_id = r.id and a.active
        where r.status not in ('draft', 'withdrawn')
          and exists (select 1 from tenancy t where t.household_id = r.household_id and t.landlord_id = r.landlord_id and t.ends_on is null)
          and (m.organisation_id = r.landlord_id or m.role = 'coordinator'
               or (m.organisation_id = a.operator_id and (m.role = 'operatorLead' or m.user_id = a.case_worker_id)))
        order by md5(r.id::text || m.user_id::text) limit 1) r on true
      where m.role in ('arrearsOfficer', 'socialAdviser', 'landlordLead', 'caseWorker', 'operatorLead', 'coordinator')`,
  `insert into rehousing_case (request_id, household_id, landlord_id)
     select r.id, r.household_id, r.landlord_id from rehousing_request r join member m on m.user_id = r.opened_by
      where r.closed_why = 'other' and m.role in ('caseWorker', 'operatorLead')`,
  `insert into rehousing_agreement (request_id, household_id, landlord_id, agreed_on, how, recorded_by)
     select id, household_id, landlord_id, app.today(), 'met', opened_by from rehousing_request where closed_why = 'other'`,
  `insert into vacancy (id, landlord_id, reference, rooms, commune_insee, rent_cents, charges_cents, available_on, status_on)
     select id, landlord_id, id::text, 1, '38185', 1, 0, app.today(), app.today() from rehousing_request where closed_why = 'other'`,
  `insert into rehousing_proposal (request_id, household_id, landlord_id, vacancy_id, home_landlord_id, home, proposed_on, proposed_by)
     select id, household_id, landlord_id, id, landlord_id, '{}', app.today(), opened_by from rehousing_request where closed_why = 'other'`,
  // A move that each person who reads the referral would have made.
  `insert into referral_move (referral_id, household_id, moved_by, moved_on, to_status)
     select r.id, r.household_id, m.user_id, app.today(), r.status from member m join lateral (
       select r.id, r.household_id, r.status from referral r left join assignment a on a.referral_id = r.id and a.active
        where r.status <> 'draft' and (m.organisation_id in (r.landlord_id, a.operator_id) or m.role = 'coordinator') limit 1) r on true`,
];

/** Takes everything back: thrown when a trial is over. */
class TakenBack extends Error {}

/**
 * Tries all on one table with the rights of who asks; each trial is taken back. A row refused by a constraint was let through
 * by the wall: policies are read before constraints.
 */
/** A line of the access log is of the moment it is written, and in no seal: one of another time is refused whoever writes it. */
const AS_OF_NOW = "body || jsonb_build_object('at', now(), 'seal', null)";

async function tried(db: Database, who: Who, table: string): Promise<Let> {
  let found: Let | undefined;
  await db
    .transaction(who, async (tx) => {
      await tx.rows(sql`select set_config('walk.rows', ${JSON.stringify(samples.get(table))}, true)`);
      await tx.rows(sql.raw(trial(table)));
      const [row] = await tx.rows<{ found: string }>(sql`select current_setting('walk.found') as found`);
      found = JSON.parse(row!.found);
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return found!;
}

const trial = (table: string) => `
do $$
declare col text; touched int; updated int := 0; removed int := 0; rank int := 0; body jsonb; inserted int[] := '{}';
        told boolean[] := '{false,false}'; own text;
begin
  select string_agg(quote_ident(attname), ', ') into own from pg_attribute
   where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = '';
  -- Policies are a row's, not a column's: the first column that may be written tells of all of them.
  for col in select attname from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped
               order by attnotnull, attnum
  loop
    -- Once as a row is read and written, once without reading it: rows that may be written unseen count as well.
    foreach touched in array array[1, 2] loop
      exit when updated > 0;
      continue when told[touched];
      begin
        told[touched] := true;
        if touched = 1 then execute format('update ${table} set %1$I = %1$I', col);
        else execute format('update ${table} set %I = null', col); end if;
        get diagnostics touched = row_count;
        raise exception using errcode = 'LT001', message = touched::text;
      exception
        when sqlstate 'LT001' then updated := greatest(updated, sqlerrm::int);
        when insufficient_privilege or generated_always then told[touched] := false;
        when integrity_constraint_violation then updated := greatest(updated, 1);
      end;
    end loop;
  end loop;
  begin
    delete from ${table};
    get diagnostics touched = row_count;
    raise exception using errcode = 'LT001', message = touched::text;
  exception
    when sqlstate 'LT001' then removed := sqlerrm::int;
    when insufficient_privilege then null;
    when integrity_constraint_violation then removed := 1;
  end;
  for body in select value from jsonb_array_elements(current_setting('walk.rows')::jsonb) loop
    begin
      execute format('insert into ${table} (%1$s) overriding system value select %1$s from jsonb_populate_record(null::${table}, $1)', own)
        using ${table === "audit_entry" ? AS_OF_NOW : "body"};
      raise exception using errcode = 'LT001';
    exception
      when sqlstate 'LT001' or integrity_constraint_violation then inserted := inserted || rank;
      when insufficient_privilege then null;
    end;
    rank := rank + 1;
  end loop;
  perform set_config('walk.found', json_build_object('updated', updated, 'removed', removed, 'inserted', inserted)::text, true);
end $$`;

/** Every difference between what each post may write and what the wall lets through, in sentences. */
async function breaches(db: Database, tables = Object.keys(WRITTEN_BY)): Promise<string[]> {
  const found: string[] = [];
  const seen = new Set<string>();
  for (const table of tables) {
    const rows = samples.get(table)!;
    const { insert, update, remove = NOBODY } = WRITTEN_BY[table]!;
    for (const post of posts) {
      const key = keyOf(post);
      const keyed = key !== undefined && rows.some((row) => key in row);
      const { updated, removed, inserted } = await tried(db, { kind: "user", userId: post.userId }, table);
      const say = (roles: readonly Role[], what: string, n: number) => {
        if (n > 0) seen.add(`${post.role} ${what} ${table}`);
        if (n > 0 && !roles.includes(post.role)) found.push(`${post.role} ${what} ${table}`);
      };
      say(insert, "inserts into", inserted.length);
      say(update, "updates", updated);
      say(remove, "deletes from", removed);
      if (keyed) {
        const foreign = inserted.filter((rank) => rows[rank]![key] !== post.organisationId);
        if (foreign.length > 0) found.push(`${post.role} inserts into ${table} for another organisation`);
        const [{ n } = { n: 0 }] = await asSystem<{ n: number }>(
          sql`select count(*)::int as n from ${sql.identifier(table)} where ${sql.identifier(key)} = ${post.organisationId}::uuid`,
        );
        if (Math.max(updated, removed) > n)
          found.push(`${post.role} writes rows of ${table} that are another's`);
      }
    }
    for (const [what, roles] of [
      ["inserts into", insert],
      ["updates", update],
      ["deletes from", remove],
    ] as const)
      for (const role of roles)
        if (!seen.has(`${role} ${what} ${table}`)) found.push(`${role} no longer ${what} ${table}`);
  }
  return [...new Set(found)].sort();
}

describe("every table, every role, in writing", () => {
  it("the walk knows every table of the database but sign-in's, closed to requests", async () => {
    const tables = await asSystem<{ name: string }>(
      sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
             and not relispartition and relname not like 'auth\_%' order by 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual(Object.keys(WRITTEN_BY).sort());
  });

  it("nobody writes more than access.md opens, nor less", async () => {
    expect(await breaches(database)).toEqual([]);
  }, 120_000);

  it("a landlord's token writes what an import does, on its own landlord's rows, and nothing else", async () => {
    const lead = posts.find(({ role }) => role === "landlordLead")!;
    const [token] = await asSystem<{ id: string }>(
      sql`select id from access_token where organisation_id = ${lead.organisationId}::uuid limit 1`,
    );
    const who: Who = { kind: "token", tokenId: token!.id, secretHash: "the hash" };
    const found: Record<string, string> = {};
    const foreign: string[] = [];
    for (const table of Object.keys(WRITTEN_BY)) {
      const { updated, removed, inserted } = await tried(database, who, table);
      const did = [inserted.length > 0 && "insert", updated > 0 && "update", removed > 0 && "delete"];
      if (did.some(Boolean)) found[table] = did.filter(Boolean).join(" ");
      const rows = samples.get(table)!;
      for (const rank of inserted)
        if ((rows[rank]!["landlord_id"] ?? lead.organisationId) !== lead.organisationId) foreign.push(table);
      if (table === "outbox_event") {
        // Which events are among the samples changes from run to run: that its own file is in may be told, and nothing else.
        delete found[table];
        const told = inserted.map((rank) => rows[rank] as { kind: string; payload: Row });
        const isOwn = ({ kind, payload }: (typeof told)[number]) =>
          kind === "ledger.imported" && payload["landlordId"] === lead.organisationId;
        if (!told.every(isOwn)) foreign.push(table);
      }
      if (updated + removed === 0) continue;
      const [{ n } = { n: 0 }] = await asSystem<{ n: number }>(
        sql`select count(*)::int as n from ${sql.identifier(table)} where landlord_id = ${lead.organisationId}::uuid`,
      );
      if (Math.max(updated, removed) > n) foreign.push(table);
    }
    // Copies of rows that are there: a tenancy, a name or an account of such a household is not a token's to write.
    expect({ found, foreign }).toEqual({
      found: {
        account_month: "insert delete",
        dwelling: "insert",
        household: "insert",
        ledger_entry: "insert",
        ledger_quarantine: "insert",
        stated_balance: "insert",
        tenant_account: "insert update",
      },
      foreign: [],
    });
  });

  it.each([
    ["contact_note", "update"],
    ["tenant_account", "update"],
    ["measure", "insert"],
    ["referral_move", "insert"],
    ["assessment_problem", "delete"],
    ["instalment", "delete"],
  ] as const)("a hole in the policy of %s to %s does not go unseen", async (table, command) => {
    const policy = `${table}_${command}`;
    const [kept] = await asSystem<{ using: string | null; check: string | null }>(sql`
      select pg_get_expr(polqual, polrelid) as "using", pg_get_expr(polwithcheck, polrelid) as "check"
        from pg_policy where polname = ${policy}`);
    const said = (using: string | null, check: string | null) =>
      `alter policy ${policy} on ${table} ${using ? `using (${using})` : ""} ${check ? `with check (${check})` : ""}`;
    await database.run(said(kept!.using && "true", kept!.check && "true"));
    try {
      expect((await breaches(database, [table])).join("\n")).toMatch(
        new RegExp(
          `(${{ insert: "inserts into", update: "updates|writes rows of", delete: "deletes from" }[command]}) ${table}`,
        ),
      );
    } finally {
      await database.run(said(kept!.using, kept!.check));
    }
  });

  it.each(["contact", "tenant_account", "assignment"])(
    "a policy of %s that is dropped does not go unseen",
    async (table) => {
      const [kept] = await asSystem<{ check: string }>(
        sql`select pg_get_expr(polwithcheck, polrelid) as "check" from pg_policy where polname = ${`${table}_insert`}`,
      );
      await database.run(`drop policy ${table}_insert on ${table}`);
      try {
        expect((await breaches(database, [table])).join("\n")).toContain(`no longer inserts into ${table}`);
      } finally {
        await database.run(
          `create policy ${table}_insert on ${table} for insert to lt_app with check (${kept!.check})`,
        );
      }
    },
  );
});
