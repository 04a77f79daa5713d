/** The households that a worker follows, as their phone may hold them: initials, a first day, what is planned; no name, no address. */
import { sql } from "drizzle-orm";

import type { ContactKind } from "../measure/contact.rules.ts";
import { type ByActor, runningOn } from "../measure/read.store.ts";
import { initialsOf } from "../procedure-calendar/rules.ts";

export type FieldMeasure = {
  id: string;
  initials: string;
  startsOn: string;
  /** Contacts that have a day and no outcome yet. `version`: the one that a correction is based on. */
  planned: { id: string; kind: ContactKind; on: string; outreach: boolean; version: number }[];
};

/** The asker's own running measures, planned contacts first. Notes of planned contacts are left out: a phone is lost more easily than a desk. */
export async function fieldMeasures(tx: ByActor, on: Temporal.PlainDate): Promise<FieldMeasure[]> {
  const rows = await tx.rows<Omit<FieldMeasure, "initials"> & { household: string | null }>(sql`
    select m.id, h.name as household, m.starts_on::text as "startsOn",
           coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'on', c.met_on, 'outreach', c.outreach, 'version', c.version)
                                      order by c.met_on, c.id)
                       from contact c where c.measure_id = m.id and c.state = 'planned'), '[]') as planned
      from measure m left join household h on h.id = m.household_id
     where m.case_worker_id = ${tx.actor.userId}::uuid and m.operator_id = app.operator_id()
       and m.household_id in (select app.working_households()) and ${runningOn(on.toString())}`);
  const next = ({ planned }: FieldMeasure) => planned[0]?.on ?? "9999";
  return rows
    .map(({ household, ...measure }) => ({ ...measure, initials: initialsOf(household) }))
    .toSorted(
      (one, other) =>
        next(one).localeCompare(next(other)) || one.initials.localeCompare(other.initials, "fr"),
    );
}
