/** Assignment: admitted households that wait for an operator, the zone's proposal, and the case worker whom the operator's lead names. */
import { sql } from "drizzle-orm";

import { type Answered, type Broken, brokenRule } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import type { Lever } from "../committee/rules.ts";
import type { Track } from "../referral/schema.ts";
import { moveReferral } from "../referral/store.ts";
import type { Covering } from "../zone/rules.ts";
import { coveringOf } from "../zone/store.ts";
import { type KnownNeed, type NeedFacts, needsOf } from "./need.rules.ts";
import type { Proposed } from "./proposal.rules.ts";
import { brokenByAssignment } from "./rules.ts";
import { assignment, assignmentReason, referralNeed } from "./schema.ts";
import { type Need, NEEDS, type Weights } from "./settings.rules.ts";

type ByActor = Tx & { actor: Actor };
type PlainDate = Temporal.PlainDate;

/** Day ISO. `withdrawn`: it had agreed. */
export type SupportRefused = { on: string; withdrawn: boolean };

type Admitted = {
  referralId: string;
  householdId: string;
  household: string | null;
  landlord: string;
  communeInsee: string | null;
  commune: string | null;
  decidedOn: string;
  track: Track | null;
  startsOn: string | null;
  levers: Lever[] | null;
  conditions: string | null;
  /** Whom the committee named, and why where it is not the zone's; null: it left that to the proposal. */
  decidedOperator: { id: string; name: string; reason: string | null } | null;
  /** The household's last answer to being supported: it said no, or took its agreement back. */
  supportRefused: SupportRefused | null;
  session: string;
  needFacts: NeedFacts;
  /** Operators that supported this household before. */
  knownBy: string[];
};

export type ToAssign = Omit<Admitted, "needFacts"> & {
  needs: KnownNeed[];
  /** Zones that cover the commune on the day. */
  zones: Covering[];
};

export type ToName = {
  assignmentId: string;
  operatorId: string;
  /** What was proposed on the day, told by the rules of its words; null: an assignment older than proposals. */
  reason: Proposed | null;
  communeInsee: string | null;
  referralId: string;
  householdId: string;
  household: string | null;
  landlord: string;
  operator: string;
  commune: string | null;
  assignedOn: string;
  overrideReason: string | null;
  track: Track | null;
  startsOn: string | null;
  /** Named already, the measure not begun: another may still be named. */
  caseWorker: { userId: string; name: string } | null;
  can: { name: boolean; handOver: boolean };
};

/** Admitted by the latest decision, under way, and carried by no operator yet: what the list shows and the home page counts. */
export const WAITING_FOR_OPERATOR = sql`
  select r.id from referral r
   where r.status = 'decided'
     and (select d.kind from decision d where d.referral_id = r.id order by d.decided_on desc, d.created_at desc limit 1) = 'admitted'
     and not exists (select 1 from assignment a where a.referral_id = r.id and a.active)`;

/** Assigned, and nobody is named to carry it. The reader's walls say whose. */
export const WAITING_FOR_WORKER = sql`
  select a.id from assignment a join referral r on r.id = a.referral_id
   where a.active and a.case_worker_id is null and r.status = 'assigned'
     and not exists (select 1 from measure m where m.referral_id = a.referral_id and m.closed_on is null)`;

export async function toAssign(tx: Tx, on: PlainDate): Promise<ToAssign[]> {
  const rows = await tx.rows<Admitted>(sql`${ADMITTED} where r.id = any (array(${WAITING_FOR_OPERATOR}))
    order by d.decided_on, r.submitted_on, r.id`);
  const zones = await coveringOf(
    tx,
    rows.flatMap(({ communeInsee }) => communeInsee ?? []),
    on,
  );
  return rows.map(({ needFacts, ...row }) => ({
    ...row,
    needs: needsOf(needFacts),
    zones: zonesOf(zones, row.communeInsee),
  }));
}

const zonesOf = (zones: ReadonlyMap<string, Covering[]>, insee: string | null) =>
  (insee === null ? undefined : zones.get(insee)) ?? [];

/** Of a referral `r`: its household's last answer to being supported, where that is no. */
const SUPPORT_REFUSED = sql`
  (select case when not g.given or g.ended_why = 'withdrawn'
               then jsonb_build_object('on', coalesce(g.ended_on, g.answered_on), 'withdrawn', g.given) end
     from household_agreement g where g.referral_id = r.id and g.kind = 'support' and g.ended_why is distinct from 'replaced'
    order by g.ended_on is null desc, g.ended_on desc, g.created_at desc limit 1)`;

const ADMITTED = sql`
  select r.id as "referralId", r.household_id as "householdId", h.name as household, l.name as landlord,
         r.commune_insee as "communeInsee", c.name as commune, d.decided_on::text as "decidedOn", d.track,
         d.starts_on::text as "startsOn", d.levers, d.conditions, s.number as session,
         case when d.operator_id is not null
              then jsonb_build_object('id', d.operator_id, 'name', n.name, 'reason', d.operator_reason) end as "decidedOperator",
         ${SUPPORT_REFUSED} as "supportRefused",
         jsonb_build_object(
           'noted', coalesce((select jsonb_agg(jsonb_build_object('need', x.need, 'has', x.has, 'on', (x.created_at at time zone 'Europe/Paris')::date, 'by', p.name))
                                from referral_need x left join app.directory() p on p.user_id = x.noted_by where x.referral_id = r.id), '[]'),
           'told', case when r.facts ? 'needs' then jsonb_build_object('needs', r.facts -> 'needs', 'by', l.name,
                        'on', coalesce(r.facts -> 'told' ->> 'needs', r.facts ->> 'asOf')) end,
           'assessed', (select jsonb_build_object('on', s.assessed_on, 'by', o.name, 'problems', jsonb_build_object('energyPoverty',
                                 coalesce((select y.problems from app.assessment_summary(r.household_id) y
                                            where y.assessment_id = s.id and y.domain = 'energy'), 0)))
                          from assessment s join organisation o on o.id = s.operator_id where s.household_id = r.household_id
                         order by s.assessed_on desc, s.created_at desc limit 1)) as "needFacts",
         coalesce((select jsonb_agg(distinct k.operator_id) from (
                     select a.operator_id from assignment a where a.household_id = r.household_id and a.referral_id <> r.id
                     union select m.operator_id from measure m where m.household_id = r.household_id) k), '[]') as "knownBy"
    from referral r
    join lateral (select * from decision x where x.referral_id = r.id order by x.decided_on desc, x.created_at desc limit 1) d on true
    join committee_session s on s.id = d.session_id
    join organisation l on l.id = r.landlord_id
    left join organisation n on n.id = d.operator_id
    left join household h on h.id = r.household_id
    left join commune c on c.insee = r.commune_insee`;

/** `despiteRefusal`: who assigns read that the household said no to being supported. */
export type Chosen = { operatorId: string; overrideReason: string | null; despiteRefusal: boolean };
/** What was proposed for the household when the request came in, and by which weights; undefined: it was not among those who wait. */
export type AsProposed = { proposed: Proposed; weights: Weights } | undefined;

/** Gives an admitted household to an operator, whose lead owns the file from then on. Emits `referral.assigned`. */
export async function assign(
  tx: ByActor,
  referralId: string,
  { operatorId, overrideReason, despiteRefusal }: Chosen,
  asProposed: AsProposed,
  on: PlainDate,
): Promise<Answered> {
  const [found] = await tx.rows<{
    householdId: string;
    landlordId: string;
    isAdmitted: boolean;
    isAssigned: boolean;
    supportRefused: SupportRefused | null;
  }>(sql`
    select r.household_id as "householdId", r.landlord_id as "landlordId", ${SUPPORT_REFUSED} as "supportRefused",
           r.id in (${WAITING_FOR_OPERATOR}) as "isAdmitted",
           exists (select 1 from assignment a where a.referral_id = r.id and a.active) as "isAssigned"
      from referral r where r.id = ${referralId}::uuid for update of r`);
  if (!found) return undefined;
  const [operator] = await tx.rows<{ lead: string | null }>(sql`
    select (select p.user_id from app.directory() p where p.organisation_id = o.id and p.role = 'operatorLead' and p.active
             order by p.name, p.user_id limit 1) as lead
      from organisation o where o.id = ${operatorId}::uuid and o.kind = 'operator'`);
  if (!operator)
    return brokenRule("assignment.operator", "Choisissez un opérateur.", "Choose an operator.", "operatorId");
  const { householdId, landlordId, isAdmitted, isAssigned, supportRefused } = found;
  const proposedOperatorId = asProposed?.proposed.first.operatorId ?? null;
  const errors = brokenByAssignment({
    operatorId,
    proposedOperatorId,
    overrideReason,
    lead: operator.lead ?? undefined,
    isAdmitted,
    isAssigned,
    supportRefused: supportRefused !== null && !despiteRefusal,
  });
  if (errors.length > 0) return { errors };
  const id = crypto.randomUUID();
  await tx.db.insert(assignment).values({
    id,
    referralId,
    householdId,
    landlordId,
    operatorId,
    proposedOperatorId,
    overrideReason: operatorId === proposedOperatorId ? null : (overrideReason?.trim() ?? null),
    assignedOn: on.toString(),
    assignedBy: tx.actor.userId,
  });
  if (asProposed)
    await tx.db.insert(assignmentReason).values({ assignmentId: id, householdId, operatorId, ...asProposed });
  // After its row: the operator's lead is told by reading who is assigned.
  const moved = await moveReferral(tx, { referralId, to: "assigned", ownerId: operator.lead!, on });
  return moved && "errors" in moved ? moved : moved && { done: true };
}

/** Gives a whole session's households at once, or none: fields of what is refused name its place (`assignments.2.operatorId`). */
export async function assignAll(
  tx: ByActor,
  chosen: readonly (Chosen & { referralId: string })[],
  proposals: ReadonlyMap<string, NonNullable<AsProposed>>,
  on: PlainDate,
): Promise<Answered> {
  const errors: Broken[] = [];
  for (const [index, { referralId, ...one }] of chosen.entries()) {
    const done = await assign(tx, referralId, one, proposals.get(referralId), on);
    if (!done) return undefined;
    if ("errors" in done)
      errors.push(
        ...done.errors.map((error) => ({
          ...error,
          field: `assignments.${index}.${error.field ?? "operatorId"}`,
        })),
      );
  }
  return errors.length > 0 ? { errors } : { done: true };
}

/** Notes which needs a household has, and has not, that waits for an operator; undefined where it does not. Goes before what others said. */
export async function noteNeeds(tx: ByActor, referralId: string, needs: readonly Need[]): Promise<Answered> {
  const [found] = await tx.rows<{ householdId: string }>(sql`
    select r.household_id as "householdId" from referral r
     where r.id = ${referralId}::uuid and r.id in (${WAITING_FOR_OPERATOR}) for update of r`);
  if (!found) return undefined;
  await tx.rows(sql`delete from referral_need where referral_id = ${referralId}::uuid`);
  await tx.db.insert(referralNeed).values(
    NEEDS.map((need) => ({
      referralId,
      need,
      has: needs.includes(need),
      householdId: found.householdId,
      notedBy: tx.actor.userId,
    })),
  );
  return { done: true };
}

/** Assigned households whose measure has not begun, those without a named worker first; an operator sees its own. */
export async function toName(tx: ByActor): Promise<ToName[]> {
  const isLead = tx.actor.role === "operatorLead";
  const rows = await tx.rows<Omit<ToName, "can">>(sql`
    select a.id as "assignmentId", a.operator_id as "operatorId", e.proposed as reason, r.commune_insee as "communeInsee", a.referral_id as "referralId", a.household_id as "householdId", h.name as household,
           l.name as landlord, o.name as operator, c.name as commune, a.assigned_on::text as "assignedOn",
           a.override_reason as "overrideReason", d.track, d.starts_on::text as "startsOn",
           case when a.case_worker_id is not null then jsonb_build_object('userId', a.case_worker_id, 'name', coalesce(p.name, '')) end as "caseWorker"
      from assignment a
      join referral r on r.id = a.referral_id
      left join assignment_reason e on e.assignment_id = a.id
      join organisation l on l.id = a.landlord_id
      join organisation o on o.id = a.operator_id
      left join household h on h.id = a.household_id
      left join commune c on c.insee = r.commune_insee
      left join app.directory() p on p.user_id = a.case_worker_id
      left join lateral (select x.track, x.starts_on from decision x where x.referral_id = a.referral_id
                          order by x.decided_on desc, x.created_at desc limit 1) d on true
     where a.active and r.status = 'assigned'
       and not exists (select 1 from measure m where m.referral_id = a.referral_id and m.closed_on is null)
     order by a.case_worker_id is not null, a.assigned_on, a.id`);
  return rows.map((row) => ({ ...row, can: { name: isLead, handOver: tx.actor.role === "coordinator" } }));
}

/** Names who carries an assigned household, by the database's own narrow function: the lead writes no assignment. */
export async function nameCaseWorker(tx: Tx, assignmentId: string, workerId: string): Promise<Answered> {
  const [row] = await tx.rows<{ answer: string }>(
    sql`select app.name_case_worker(${assignmentId}::uuid, ${workerId}::uuid) as answer`,
  );
  const refusal = REFUSALS[row!.answer];
  if (refusal) return { errors: [refusal] };
  return row!.answer === "named" ? { done: true } : undefined;
}

/**
 * Moves a household to another operator in one action, before or while its measure runs. Undefined where it is not under way, or
 * not the asker's to move.
 */
export async function handOver(
  tx: Tx,
  assignmentId: string,
  { operatorId, workerId, reason }: { operatorId: string; workerId: string | null; reason: string },
): Promise<Answered> {
  if (reason.trim() === "")
    return brokenRule(
      "handOver.reason",
      "Dites pourquoi le ménage change d'opérateur : les deux opérateurs le liront.",
      "Say why the household changes operator: both operators will read it.",
      "reason",
    );
  const [row] = await tx.rows<{ answer: string }>(sql`
    select app.hand_over(${assignmentId}::uuid, ${operatorId}::uuid, ${workerId}::uuid, ${reason.trim()}) as answer`);
  const refusal = HAND_OVER_REFUSALS[row!.answer];
  if (refusal) return { errors: [refusal] };
  return row!.answer === "handed" ? { done: true } : undefined;
}

const HAND_OVER_REFUSALS: Record<string, Broken> = {
  operator: {
    rule: "handOver.operator",
    message: "Choisissez un autre opérateur que celui qui porte déjà ce ménage.",
    english: "Choose another operator than the one that carries this household already.",
    field: "operatorId",
  },
  lead: {
    rule: "assignment.lead",
    message:
      "Cet opérateur n'a pas de responsable en poste : personne ne porterait le dossier. Choisissez-en un autre ou faites nommer un responsable.",
    english:
      "This operator has no lead in post: nobody would own the file. Choose another one, or have a lead named.",
    field: "operatorId",
  },
  worker: {
    rule: "handOver.worker",
    message:
      "Choisissez un travailleur social en poste chez cet opérateur, ou laissez son responsable nommer.",
    english: "Choose a case worker in post with this operator, or leave it to its lead.",
    field: "workerId",
  },
};

const REFUSALS: Record<string, Broken> = {
  notWorker: {
    rule: "assignment.worker",
    message: "Choisissez un travailleur social en poste chez vous.",
    english: "Choose a case worker in post with you.",
    field: "caseWorkerId",
  },
  measureRuns: {
    rule: "assignment.measureRuns",
    message:
      "La mesure a commencé : le référent se change depuis la mesure, avec les deux personnes prévenues.",
    english: "The measure has begun: its worker is changed from the measure, and both people are told.",
    field: "caseWorkerId",
  },
};
