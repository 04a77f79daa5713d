/** Whom an event concerns: a query of people for each kind that makes notices. Run by the system role, over ids alone. */
import { sql, type SQL } from "drizzle-orm";

import type { OutboxEvent } from "../../platform/jobs/outbox.ts";

const id = ({ payload }: OutboxEvent, ...names: string[]) =>
  sql`${names.map((name) => payload[name]).find((value) => value != null) ?? null}::uuid`;

const coordination = () => sql`select user_id from member where role = 'coordinator'`;

/** Whoever wrote the referral hears what became of it; where they have left, the leads of their landlord do. */
const referrer = (event: OutboxEvent) => sql`
  select coalesce(w.user_id, l.user_id) as user_id from referral r
    left join member w on w.user_id = r.referred_by and w.active
    left join member l on w.user_id is null and l.organisation_id = r.landlord_id and l.role = 'landlordLead'
   where r.id = coalesce(${id(event, "referralId")},
                         (select m.referral_id from measure m where m.id = ${id(event, "measureId")}),
                         (select i.referral_id from agenda_item i where i.id = ${id(event, "agendaItemId", "itemId")}))`;

/** The leads of the operator to whom the referral is given, or was until it was withdrawn: that has ended its assignment. */
const operatorLeads = (event: OutboxEvent) => sql`
  select m.user_id from assignment a join member m on m.organisation_id = a.operator_id and m.role = 'operatorLead'
   where a.referral_id = ${id(event, "referralId")}
     and (a.active or ${event.kind === "referral.withdrawn"})
     and not exists (select 1 from assignment later where later.referral_id = a.referral_id
                      and (later.assigned_on, later.created_at) > (a.assigned_on, a.created_at))`;

/** Whoever proposed a relief hears what the coordination decided. */
const proposer = (event: OutboxEvent) => sql`
  select f.proposed_by as user_id from rent_relief f where f.id = ${id(event, "reliefId")}`;

/** Whoever asked for a debt grant hears what was decided. */
const grantAsker = (event: OutboxEvent) => sql`
  select g.asked_by as user_id from debt_grant g where g.id = ${id(event, "grantId")}`;

/** Whoever proposed an arrangement hears what was decided. */
const arranger = (event: OutboxEvent) => sql`
  select p.proposed_by as user_id from arrangement_proposal p where p.id = ${id(event, "proposalId")}`;

const caseWorkers = (event: OutboxEvent) => sql`
  select m.case_worker_id as user_id from measure m where m.closed_on is null and m.household_id = ${event.householdId}::uuid
  union
  select a.case_worker_id from assignment a where a.active and a.household_id = ${event.householdId}::uuid`;

/** Who follows a lease transfer: the household's worker, the operator's leads, the landlord's advisers. */
const ofTransfer = (event: OutboxEvent) => sql`
  ${caseWorkers(event)} union
  select m.user_id from lease_transfer l
    join member m on (m.organisation_id = l.operator_id and m.role = 'operatorLead')
                  or (m.organisation_id = l.landlord_id and m.role = 'socialAdviser')
   where l.id = ${id(event, "transferId")}`;

/** A landlord's social advisers; where it has none, its leads. `landlords`: a query of ids. */
const advisersOf = (landlords: SQL) => sql`
  select m.user_id from member m
   where m.active and m.organisation_id in (${landlords})
     and m.role = case when exists (select 1 from member a where a.organisation_id = m.organisation_id and a.active and a.role = 'socialAdviser')
                       then 'socialAdviser' else 'landlordLead' end`;

/** Who follows a household that looks for another home: its worker and its landlord's advisers. */
const ofSeeker = (event: OutboxEvent) => sql`
  ${caseWorkers(event)} union
  ${advisersOf(sql`select r.landlord_id from rehousing_request r where r.id = ${id(event, "requestId")}`)}`;

const arrearsOfficers = (event: OutboxEvent) => sql`
  select m.user_id from member m where m.role = 'arrearsOfficer' and m.organisation_id in (
    select p.landlord_id from repayment_plan p
     where p.household_id = ${event.householdId}::uuid and (${id(event, "planId")} is null or p.id = ${id(event, "planId")}))`;

/** Kinds of notice, in the order of the path. */
export const NOTICE_KINDS = [
  "account.assigned",
  "joining.asked",
  "account.takenBack",
  "referral.submitted",
  "referral.onAgenda",
  "referral.withdrawn",
  "agreement.withdrawn",
  "session.planned",
  "session.answered",
  "emergency.asked",
  "minutes.signed",
  "item.decided",
  "referral.assigned",
  "referral.closed",
  "worker.named",
  "measure.handedOver",
  "file.handedOver",
  "handOver.asked",
  "handOver.declined",
  "relief.proposed",
  "relief.granted",
  "relief.refused",
  "relief.stopProposed",
  "grant.asked",
  "grant.granted",
  "grant.refused",
  "grant.paid",
  "measure.closed",
  "renewal.asked",
  "followUp.asked",
  "renewal.decided",
  "arrangement.proposed",
  "leaseTransfer.opened",
  "leaseTransfer.due",
  "rehousing.opened",
  "rehousing.profileShown",
  "rehousing.homeProposed",
  "rehousing.told",
  "rehousing.homeTold",
  "rehousing.closed",
  "arrangement.accepted",
  "arrangement.refused",
  "plan.dueSoon",
  "plan.frozen",
  "plan.breached",
  "household.wrote",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** The notices that this version can tell: list and count read the same rows. */
export const KNOWN_NOTICES = sql`kind in (select jsonb_array_elements_text(${JSON.stringify(NOTICE_KINDS)}::jsonb))`;

/** By kind of event: `user_id`s, doubles and closed posts allowed; who caused the event is left out by `notify`. */
export const NOTICES: Readonly<Record<NoticeKind, (event: OutboxEvent) => SQL>> = {
  "account.assigned": (event) => sql`select ${id(event, "officerId")} as user_id`,
  "account.takenBack": (event) => sql`select ${id(event, "officerId")} as user_id`,
  // Whoever does the step: of that organisation, or of the coordination and the administration, which do it for all.
  "joining.asked": (event) => sql`
    select m.user_id from member m
     where m.role in (select regexp_split_to_table(${String(event.payload["roles"] ?? "")}, ' '))
       and (m.role in ('coordinator', 'administrator') or m.organisation_id = ${id(event, "organisationId")})`,
  "referral.submitted": coordination,
  "referral.assigned": (event) => sql`${operatorLeads(event)} union ${referrer(event)}`,
  "referral.onAgenda": referrer,
  // A draft was its landlord's alone: nobody else learns that there was one.
  "referral.withdrawn": (event) =>
    event.payload["from"] === "draft"
      ? referrer(event)
      : sql`${coordination()} union ${operatorLeads(event)} union ${referrer(event)}`,
  "agreement.withdrawn": (event) =>
    sql`${coordination()} union ${operatorLeads(event)} union ${caseWorkers(event)} union ${referrer(event)}`,
  // One that closes with its measure is told by the measure's own closing.
  "referral.closed": (event) =>
    event.payload["from"] === "assigned" ? sql`select null::uuid as user_id` : referrer(event),
  "worker.named": (event) => sql`
    select coalesce(${id(event, "caseWorkerId", "workerId")},
                    (select case_worker_id from measure where id = ${id(event, "measureId")})) as user_id`,
  "session.planned": (event) =>
    sql`select s.user_id from session_member s where s.session_id = ${id(event, "sessionId")}`,
  "emergency.asked": (event) =>
    sql`select s.user_id from session_member s where s.session_id = ${id(event, "sessionId")}`,
  "session.answered": coordination,
  "minutes.signed": (event) =>
    sql`select s.user_id from session_member s where s.session_id = ${id(event, "sessionId")}`,
  // Who carried the file until then; the new one hears of it by "worker.named".
  "measure.handedOver": (event) => sql`select ${id(event, "formerId")} as user_id`,
  // Both operators' leads, who carried it, who takes it, and who referred.
  "file.handedOver": (event) => sql`
    select ${id(event, "formerId")} as user_id union select ${id(event, "workerId")}
    union select m.user_id from member m where m.role = 'operatorLead'
             and m.organisation_id in (${id(event, "formerOperatorId")}, ${id(event, "operatorId")})
    union ${referrer(event)}`,
  "handOver.asked": coordination,
  "handOver.declined": (event) => sql`select ${id(event, "askedBy")} as user_id`,
  "item.decided": referrer,
  "relief.proposed": coordination,
  "relief.granted": proposer,
  "relief.refused": proposer,
  // Who may confirm it, and who knows the household.
  "relief.stopProposed": (event) => sql`
    ${coordination()} union ${caseWorkers(event)} union
    select m.user_id from member m where m.role = 'socialAdviser' and m.organisation_id = ${id(event, "landlordId")}`,
  "grant.asked": coordination,
  "grant.granted": grantAsker,
  "grant.refused": grantAsker,
  // The landlord's officers look for it on the account.
  "grant.paid": (event) => sql`
    select m.user_id from member m where m.role = 'arrearsOfficer' and m.organisation_id = ${id(event, "landlordId")}
    union ${grantAsker(event)}`,
  "measure.closed": referrer,
  "renewal.asked": coordination,
  // Who knows the household there; where nobody does, the landlord's leads.
  "followUp.asked": (event) => sql`
    select m.user_id from member m where m.organisation_id = ${id(event, "landlordId")} and m.active
       and m.role = case when exists (select 1 from member a where a.organisation_id = ${id(event, "landlordId")} and a.active
                                         and a.role = 'socialAdviser') then 'socialAdviser' else 'landlordLead' end`,
  // Who carries the household, and who asked.
  "renewal.decided": (event) => sql`${caseWorkers(event)} union select ${id(event, "askedBy")}`,
  "arrangement.proposed": coordination,
  // Its operator, which takes the lease, its landlord's adviser, and the coordination.
  "leaseTransfer.opened": (event) => sql`${coordination()} union ${ofTransfer(event)}`,
  "leaseTransfer.due": ofTransfer,
  "rehousing.opened": ofSeeker,
  // Told to the landlords that it is no tenant of, without whose it is: the event names no household.
  "rehousing.profileShown": (event) =>
    advisersOf(sql`
      select o.id from organisation o join rehousing_request r on r.landlord_id <> o.id
       where o.kind = 'landlord' and r.id = ${id(event, "requestId")}`),
  "rehousing.homeProposed": (event) => advisersOf(sql`select ${id(event, "landlordId")}`),
  "rehousing.told": ofSeeker,
  // A landlord that houses its own tenant hears of it by the household.
  "rehousing.homeTold": (event) =>
    advisersOf(sql`
      select p.home_landlord_id from rehousing_proposal p
       where p.id = ${id(event, "proposalId")} and p.home_landlord_id <> p.landlord_id`),
  "rehousing.closed": ofSeeker,
  "arrangement.accepted": arranger,
  "arrangement.refused": arranger,
  // The worker alone: whether the household is told, and how, is the worker's to say.
  "plan.dueSoon": caseWorkers,
  "plan.frozen": (event) => sql`${caseWorkers(event)} union ${arrearsOfficers(event)}`,
  "plan.breached": (event) => sql`${caseWorkers(event)} union ${arrearsOfficers(event)}`,
  "household.wrote": caseWorkers,
};
