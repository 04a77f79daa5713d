/** Who carries what, as the reader's walls show it: the coordination all operators, a lead its own; with the ceilings of the day. */
import { sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { valuesByOrganisation } from "../law/setting.store.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { type Carried, type Load, loadOf, monthEnds } from "./load.rules.ts";
import { type Ceilings, ceilingOf, NO_CEILING } from "./settings.rules.ts";

type ByActor = Tx & { actor: Actor };
type PlainDate = Temporal.PlainDate;

/** Months shown: a measure begun today ends within them. */
const MONTHS = 7;

export type WorkerLoad = Load & { userId: string; name: string; ceiling: number | null };
export type OperatorLoad = Load & {
  id: string;
  name: string;
  ceiling: number | null;
  /** Carried by nobody in particular yet. */
  unnamed: number;
  workers: WorkerLoad[];
  /** Who owns a file that is assigned; null: nobody is in post, nothing can be assigned. */
  leadId: string | null;
};
export type Loads = { months: PlainDate[]; lasts: number; operators: OperatorLoad[] };

/** Months that a measure begun on a day lasts. */
const lengthOn = (on: PlainDate) => legalOn("measure.months", on)!.value;

type Row = {
  operatorId: string;
  workerId: string | null;
  householdId: string;
  from: string;
  until: string | null;
  begins: string | null;
};

async function carried(tx: Tx, on: PlainDate): Promise<Carried[]> {
  const day = sql`${on.toString()}::date`;
  const rows = await tx.rows<Row>(sql`
    select m.operator_id as "operatorId", m.case_worker_id as "workerId", m.household_id as "householdId",
           m.starts_on::text as "from", case when m.closed_on is null and m.ends_on < ${day} then null else coalesce(m.closed_on, m.ends_on)::text end as until,
           null as begins
      from measure m where m.closed_on is null or m.closed_on >= ${day}
    union all
    select a.operator_id, a.case_worker_id, a.household_id, least(a.assigned_on, ${day})::text, null,
           greatest(coalesce((select d.starts_on from decision d where d.referral_id = a.referral_id and d.kind = 'admitted'
                               order by d.decided_on desc, d.created_at desc limit 1), a.assigned_on), ${day})::text
      from assignment a
     where a.active and not exists (select 1 from measure m where m.referral_id = a.referral_id and m.closed_on is null)`);
  return rows.map(({ from, until, begins, ...row }) => ({
    ...row,
    from: Temporal.PlainDate.from(from),
    until: begins
      ? endOf(Temporal.PlainDate.from(begins))
      : until === null
        ? null
        : Temporal.PlainDate.from(until),
  }));
}

const endOf = (begins: PlainDate) => begins.add({ months: lengthOn(begins) }).subtract({ days: 1 });

/** Loads of every operator, or of the lead's own, with its case workers in post. */
export async function loads(tx: ByActor, on: PlainDate): Promise<Loads> {
  const own = tx.actor.role === "coordinator" ? null : tx.actor.organisationId;
  const operators = await tx.rows<{
    id: string;
    name: string;
    leadId: string | null;
    workers: { userId: string; name: string }[];
  }>(sql`
    select o.id, o.name,
           (select p.user_id from app.directory() p where p.organisation_id = o.id and p.role = 'operatorLead' and p.active
             order by p.name, p.user_id limit 1) as "leadId",
           coalesce((select jsonb_agg(jsonb_build_object('userId', p.user_id, 'name', p.name) order by p.name)
                       from app.directory() p where p.organisation_id = o.id and p.role = 'caseWorker' and p.active), '[]') as workers
      from organisation o
     where o.kind = 'operator' and (${own}::uuid is null or o.id = ${own}::uuid) order by o.name`);
  const all = await carried(tx, on);
  const ceilings = await valuesByOrganisation<Ceilings>(tx, "assignment.ceilings", on);
  const months = monthEnds(on, MONTHS);
  return {
    months,
    lasts: lengthOn(on),
    operators: operators.map(({ id, name, leadId, workers }) => {
      const own = all.filter(({ operatorId }) => operatorId === id);
      const most = ceilings.get(id) ?? NO_CEILING;
      const inPost = new Set(workers.map(({ userId }) => userId));
      return {
        id,
        name,
        leadId,
        ceiling: most.operator,
        ...loadOf(own, on, months),
        unnamed: loadOf(
          own.filter(({ workerId }) => workerId === null || !inPost.has(workerId)),
          on,
          [],
        ).now,
        workers: workers.map((worker) => ({
          ...worker,
          ceiling: ceilingOf(most, worker.userId),
          ...loadOf(
            own.filter(({ workerId }) => workerId === worker.userId),
            on,
            months,
          ),
        })),
      };
    }),
  };
}
