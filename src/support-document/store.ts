/** What the papers of a measure are made of, as the asker may read it: nothing of a protected domain is even asked for. */
import { sql } from "drizzle-orm";

import { type DebtChanges } from "../closing/rules.ts";
import type { MeasureLine } from "../measure/contract.ts";
import { type ByActor, measureOf } from "../measure/read.store.ts";
import { MODULES, type Module } from "../objective/rules.ts";

type PlainDate = Temporal.PlainDate;

/** The module that tells of health by its name alone; the other names tell of nothing protected. */
const KEPT_MODULES: ReadonlySet<Module> = new Set(["health"]);

/** Money in cents, days ISO; null: unknown. */
export type PaperFacts = {
  householdId: string;
  household: string;
  address: string | null;
  landlord: string;
  operator: string;
  worker: string | null;
  startsOn: string;
  endsOn: string;
  closedOn: string | null;
  renewals: number;
  outcome: MeasureLine["outcome"];
  debtAtStartCents: number | null;
  debtAtEndCents: number | null;
  changes: DebtChanges | null;
  tieAtStart: string | null;
  tieAtEnd: string | null;
  paymentResumed: boolean | null;
  handedOnTo: string | null;
  summary: string | null;
  counts: MeasureLine["counts"];
  tripartite: MeasureLine["tripartite"];
  modules: Module[];
  relief: { months: number; cents: number };
  plans: { debtCents: number; instalments: number; signedOn: string }[];
};

/** Facts of a measure's papers; undefined where the measure is missing or closed to the asker. */
export async function paperFacts(tx: ByActor, id: string, on: PlainDate): Promise<PaperFacts | undefined> {
  const measure = await measureOf(tx, id, on);
  if (!measure) return undefined;
  const [path] = await tx.rows<{
    startsOn: string;
    renewals: number;
    debtAtStartCents: number | null;
    changes: DebtChanges | null;
    handedOnTo: string | null;
    address: string | null;
    relief: PaperFacts["relief"];
    plans: PaperFacts["plans"];
  }>(sql`
    select (select min(f.starts_on)::text from measure f where f.path_id = m.path_id) as "startsOn", m.rank - 1 as renewals,
           (select f.debt_at_start_cents from measure f where f.path_id = m.path_id order by f.rank limit 1) as "debtAtStartCents",
           app.debt_changes(m.id) as changes, m.handed_on_to as "handedOnTo",
           (select concat_ws(', ', d.address, concat_ws(' ', d.postcode, d.town)) from tenancy t
              join dwelling d on d.landlord_id = t.landlord_id and d.id = t.dwelling_id
             where t.household_id = m.household_id and t.landlord_id = m.landlord_id and d.address is not null
             order by t.ends_on is not null, t.starts_on desc nulls last limit 1) as address,
           (select jsonb_build_object('months', count(*), 'cents', coalesce(sum(x.amount_cents), 0))
              from rent_relief r join rent_relief_month x on x.relief_id = r.id
             where r.path_id = m.path_id and r.status in ('granted', 'stopped') and (r.stopped_on is null or x.month < r.stopped_on)) as relief,
           coalesce((select jsonb_agg(jsonb_build_object('debtCents', p.debt_cents, 'signedOn', p.signed_on,
                       'instalments', (select count(*) from instalment i where i.plan_id = p.id)) order by p.signed_on)
                       from repayment_plan p where p.household_id = m.household_id and p.landlord_id = m.landlord_id
                        and p.signed_on is not null and p.cancelled_on is null), '[]') as plans
      from measure m where m.id = ${id}::uuid`);
  // The operator's alone: a landlord's or the coordination's request finds no row.
  const chosen = await tx.rows<{ module: Module }>(sql`
    select distinct x.module from measure_module x join measure m on m.id = x.measure_id
     where m.path_id = (select path_id from measure where id = ${id}::uuid)`);
  return {
    ...path!,
    householdId: measure.householdId,
    household: measure.household ?? "",
    landlord: measure.landlord,
    operator: measure.operator,
    worker: measure.worker,
    endsOn: measure.endsOn,
    closedOn: measure.closedOn,
    outcome: measure.outcome,
    debtAtEndCents: measure.debtAtEndCents,
    tieAtStart: measure.tieAtReferral,
    tieAtEnd: measure.tieAtEnd,
    paymentResumed: measure.paymentResumed,
    summary: measure.closingSummary,
    counts: measure.counts,
    tripartite: measure.tripartite,
    modules: MODULES.filter(
      (module) => !KEPT_MODULES.has(module) && chosen.some((one) => one.module === module),
    ),
  };
}
