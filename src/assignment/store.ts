/** Assignment: admitted households that wait for an operator, the zone's proposal, and the case worker whom the operator's lead names. */
import { sql } from "drizzle-orm";

import type { Locale } from "../platform/calendar/wording.ts";
import { coverageOf, type Covering } from "../zone/rules.ts";
import { coveringOf } from "../zone/store.ts";
import type { Answered, Broken } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import type { Track } from "../referral/schema.ts";
import { moveReferral } from "../referral/store.ts";
import { brokenByAssignment, type Proposal, proposalFor } from "./rules.ts";
import type { Lever } from "../committee/rules.ts";
import { assignment } from "./schema.ts";

type ByActor = Tx & { actor: Actor };
type PlainDate = Temporal.PlainDate;

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
};

export type ToAssign = Admitted & {
  proposal: Proposal;
  /** Operators whose zone covers the commune: choosing another asks for a reason. */
  covering: string[];
};

export type ToName = {
  assignmentId: string;
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
  can: { name: boolean };
};

export type Carrier = { userId: string; name: string; households: number };
export type OperatorLoad = { id: string; name: string; households: number; workers: Carrier[] };

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

export async function toAssign(
  tx: Tx,
  { on, language }: { on: PlainDate; language: Locale },
): Promise<ToAssign[]> {
  const rows = await tx.rows<Admitted>(sql`${ADMITTED} where r.id in (${WAITING_FOR_OPERATOR})
    order by d.decided_on, r.submitted_on, r.id`);
  const zones = await coveringOf(
    tx,
    rows.flatMap(({ communeInsee }) => communeInsee ?? []),
    on,
  );
  return rows.map((row) => {
    const covering = zonesOf(zones, row.communeInsee);
    return {
      ...row,
      proposal: proposalFor(row.commune, covering, language),
      covering: [...new Set(covering.map(({ operatorId }) => operatorId))],
    };
  });
}

const zonesOf = (zones: ReadonlyMap<string, Covering[]>, insee: string | null) =>
  (insee === null ? undefined : zones.get(insee)) ?? [];

const ADMITTED = sql`
  select r.id as "referralId", r.household_id as "householdId", h.name as household, l.name as landlord,
         r.commune_insee as "communeInsee", c.name as commune, d.decided_on::text as "decidedOn", d.track,
         d.starts_on::text as "startsOn", d.levers, d.conditions
    from referral r
    join lateral (select * from decision x where x.referral_id = r.id order by x.decided_on desc, x.created_at desc limit 1) d on true
    join organisation l on l.id = r.landlord_id
    left join household h on h.id = r.household_id
    left join commune c on c.insee = r.commune_insee`;

/** Each operator with what it carries, and its case workers in post with theirs. `operatorId`: that one alone. */
export async function operatorLoads(tx: Tx, operatorId: string | null): Promise<OperatorLoad[]> {
  return tx.rows<OperatorLoad>(sql`
    with loads as (select * from app.loads())
    select o.id, o.name, coalesce((select sum(x.households) from loads x where x.operator_id = o.id), 0) as households,
           coalesce((select jsonb_agg(jsonb_build_object('userId', p.user_id, 'name', p.name, 'households',
                       coalesce((select x.households from loads x where x.operator_id = o.id and x.user_id = p.user_id), 0)) order by p.name)
                       from app.directory() p
                      where p.organisation_id = o.id and p.role = 'caseWorker' and p.active), '[]') as workers
      from organisation o
     where o.kind = 'operator' and (${operatorId}::uuid is null or o.id = ${operatorId}::uuid) order by o.name`);
}

/** Gives an admitted household to an operator, whose lead owns the file from then on. Emits `referral.assigned`. */
export async function assign(
  tx: ByActor,
  referralId: string,
  { operatorId, overrideReason }: { operatorId: string; overrideReason: string | null },
  on: PlainDate,
): Promise<Answered> {
  const [found] = await tx.rows<{
    householdId: string;
    landlordId: string;
    communeInsee: string | null;
    isAdmitted: boolean;
    isAssigned: boolean;
  }>(sql`
    select r.household_id as "householdId", r.landlord_id as "landlordId", r.commune_insee as "communeInsee",
           r.id in (${WAITING_FOR_OPERATOR}) as "isAdmitted",
           exists (select 1 from assignment a where a.referral_id = r.id and a.active) as "isAssigned"
      from referral r where r.id = ${referralId}::uuid for update of r`);
  if (!found) return undefined;
  const [operator] = await tx.rows<{ lead: string | null }>(sql`
    select (select p.user_id from app.directory() p where p.organisation_id = o.id and p.role = 'operatorLead' and p.active
             order by p.name, p.user_id limit 1) as lead
      from organisation o where o.id = ${operatorId}::uuid and o.kind = 'operator'`);
  if (!operator)
    return {
      errors: [
        {
          rule: "assignment.operator",
          message: "Choisissez un opérateur.",
          english: "Choose an operator.",
          field: "operatorId",
        },
      ],
    };
  const { householdId, landlordId, communeInsee, isAdmitted, isAssigned } = found;
  const zones = zonesOf(await coveringOf(tx, communeInsee === null ? [] : [communeInsee], on), communeInsee);
  const errors = brokenByAssignment({
    operatorId,
    zones,
    overrideReason,
    lead: operator.lead ?? undefined,
    isAdmitted,
    isAssigned,
  });
  if (errors.length > 0) return { errors };
  const coverage = coverageOf(zones);
  const isProposed = zones.some((zone) => zone.operatorId === operatorId);
  await tx.db.insert(assignment).values({
    referralId,
    householdId,
    landlordId,
    operatorId,
    proposedOperatorId: isProposed ? operatorId : coverage.kind === "one" ? coverage.by.operatorId : null,
    overrideReason: isProposed ? null : (overrideReason?.trim() ?? null),
    assignedOn: on.toString(),
    assignedBy: tx.actor.userId,
  });
  // After its row: the operator's lead is told by reading who is assigned.
  const moved = await moveReferral(tx, { referralId, to: "assigned", ownerId: operator.lead!, on });
  return moved && "errors" in moved ? moved : moved && { done: true };
}

/** Assigned households whose measure has not begun, those without a named worker first; an operator sees its own. */
export async function toName(tx: ByActor): Promise<ToName[]> {
  const isLead = tx.actor.role === "operatorLead";
  const rows = await tx.rows<Omit<ToName, "can">>(sql`
    select a.id as "assignmentId", a.referral_id as "referralId", a.household_id as "householdId", h.name as household,
           l.name as landlord, o.name as operator, c.name as commune, a.assigned_on::text as "assignedOn",
           a.override_reason as "overrideReason", d.track, d.starts_on::text as "startsOn",
           case when a.case_worker_id is not null then jsonb_build_object('userId', a.case_worker_id, 'name', coalesce(p.name, '')) end as "caseWorker"
      from assignment a
      join referral r on r.id = a.referral_id
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
  return rows.map((row) => ({ ...row, can: { name: isLead } }));
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
