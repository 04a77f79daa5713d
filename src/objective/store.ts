/** Objectives of a path, read and written by its operator: whole objectives with their actions, each once. */
import { and, eq, notInArray, sql } from "drizzle-orm";

import type { ByActor } from "../measure/read.store.ts";
import { emit } from "../platform/audit/record.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import { refuseStale, versionOf } from "../platform/editing/version.ts";
import type { ObjectiveText, Support } from "./contract.ts";
import { brokenByObjective, isLate, type Module, MODULES, type Objective, progressOf } from "./rules.ts";
import { measureModule, objective, objectiveAction } from "./schema.ts";

type PlainDate = Temporal.PlainDate;
type Done = Answered<{ id: string; version: string }>;
type Path = Support["paths"][number];
type Row = Omit<Path["objectives"][number], "actions" | "version"> & {
  actions: Omit<Path["objectives"][number]["actions"][number], "late">[];
};

/** What the form of an objective writes, and that of the modules. */
const wordsOf = ({
  module,
  text,
  setOn,
  outcome,
  endedOn,
  outcomeWords,
  actions,
}: Pick<Row, keyof Objective | "module" | "outcomeWords">) => ({
  module,
  text,
  setOn,
  outcome,
  endedOn,
  outcomeWords,
  actions: actions
    .map(({ id, text: what, owner, dueOn, doneOn }) => ({
      id,
      what,
      owner,
      dueOn,
      doneOn,
    }))
    .toSorted((one, other) => one.id.localeCompare(other.id)),
});
const modulesOf = ({ modules }: Pick<Path, "modules">) => ({ modules: modules.toSorted() });

const day = (iso: string | null) => (iso === null ? null : Temporal.PlainDate.from(iso));
const dated = ({ text, setOn, outcome, endedOn, actions }: Pick<Row, keyof Objective>): Objective => ({
  text,
  setOn: Temporal.PlainDate.from(setOn),
  outcome,
  endedOn: day(endedOn),
  actions: actions.map((action) => ({ ...action, dueOn: day(action.dueOn), doneOn: day(action.doneOn) })),
});

/** Paths of a household with what was chosen and aimed at, the latest first; undefined where it is closed to the asker. */
export async function supportOf(
  tx: ByActor,
  householdId: string,
  on: PlainDate,
): Promise<Support["paths"] | undefined> {
  const [household] = await tx.rows(sql`
    select 1 from household where id = ${householdId}::uuid and id in (select app.case_households())`);
  if (!household) return undefined;
  const paths = await tx.rows<
    Pick<Path, "measureId" | "rank" | "startsOn" | "endsOn" | "modules"> & { pathId: string; write: boolean }
  >(sql`
    select distinct on (m.path_id) m.path_id as "pathId", m.id as "measureId", m.rank, m.starts_on::text as "startsOn",
           m.ends_on::text as "endsOn",
           array(select x.module from measure_module x where x.measure_id = m.id) as modules,
           m.closed_on is null and m.household_id in (select app.working_households()) as write
      from measure m
     where m.household_id = ${householdId}::uuid and m.operator_id = app.operator_id()
     order by m.path_id, m.rank desc`);
  const rows = await tx.rows<Row & { pathId: string }>(sql`
    select m.path_id as "pathId", o.measure_id as "measureId", m.rank, o.id, o.module, o.text, o.set_on::text as "setOn", o.outcome,
           o.ended_on::text as "endedOn", o.outcome_words as "outcomeWords", p.name as "by",
           coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'text', a.text, 'owner', a.owner, 'dueOn', a.due_on,
                                        'doneOn', a.done_on) order by a.due_on nulls last, a.created_at, a.id)
                       from objective_action a where a.objective_id = o.id), '[]') as actions
      from objective o join measure m on m.id = o.measure_id left join app.directory() p on p.user_id = o.written_by
     where o.household_id = ${householdId}::uuid order by o.outcome is not null, o.set_on, o.created_at, o.id`);
  return paths
    .toSorted((one, other) => other.startsOn.localeCompare(one.startsOn))
    .map(({ pathId, write, modules, ...path }) => {
      const own = rows.filter((row) => row.pathId === pathId);
      return {
        ...path,
        modules: MODULES.filter((module) => modules.includes(module)),
        modulesVersion: versionOf(modulesOf({ modules })),
        objectives: own.map(({ pathId: _path, ...row }) => {
          const whole = dated(row);
          return {
            ...row,
            version: versionOf(wordsOf(row)),
            actions: row.actions.map((action, index) => ({
              ...action,
              late: isLate(whole.actions[index]!, whole, on),
            })),
          };
        }),
        progress: progressOf(own.map(dated), on),
        can: { write },
      };
    });
}

type Carried = { householdId: string; operatorId: string; startsOn: string; pathId: string };

/** A measure of the asker's operator on whose household it writes, and that is not over. */
async function carriedMeasure(tx: ByActor, id: string): Promise<Carried | undefined> {
  const [found] = await tx.rows<Carried>(sql`
    select household_id as "householdId", operator_id as "operatorId", starts_on::text as "startsOn", path_id as "pathId"
      from measure
     where id = ${id}::uuid and operator_id = app.operator_id() and closed_on is null
       and household_id in (select app.working_households()) for share`);
  return found;
}

/** Chooses what the measure is made of. Those left out are taken out, whatever was aimed at in them stays. */
export async function chooseModules(
  tx: ByActor,
  measureId: string,
  { modules, version }: { modules: readonly Module[]; version: string | null },
  today: PlainDate,
): Promise<Done> {
  const found = await carriedMeasure(tx, measureId);
  if (!found) return undefined;
  const { householdId, operatorId } = found;
  const wanted = [...new Set(modules)];
  const versionNow = await refuseStale(tx, {
    table: "measure_module",
    id: measureId,
    version: version ?? versionOf(modulesOf({ modules: [] })),
    words: modulesOf({ modules: wanted }),
    standing: async () =>
      (await supportOf(tx, householdId, today))?.find((path) => path.measureId === measureId),
    wordsOf: modulesOf,
  });
  await tx.db
    .delete(measureModule)
    .where(
      and(
        eq(measureModule.measureId, measureId),
        wanted.length > 0 ? notInArray(measureModule.module, wanted) : sql`true`,
      ),
    );
  if (wanted.length > 0)
    await tx.db
      .insert(measureModule)
      .values(
        wanted.map((module) => ({ measureId, householdId, operatorId, module, chosenOn: today.toString() })),
      )
      .onConflictDoNothing();
  return { id: measureId, version: await versionNow() };
}

/**
 * Writes an objective with its actions, or writes it anew. One set in the path's first measure is pursued in its renewal: it keeps
 * the measure it was set in. Emits `objective.ended` where it ends.
 */
export async function writeObjective(
  tx: ByActor,
  measureId: string,
  text: ObjectiveText,
  today: PlainDate,
): Promise<Done> {
  const found = await carriedMeasure(tx, measureId);
  if (!found) return undefined;
  const { householdId, operatorId, pathId } = found;
  const [written] = await tx.rows<{ pathId: string; startsOn: string; outcome: string | null }>(sql`
    select m.path_id as "pathId", m.starts_on::text as "startsOn", o.outcome
      from objective o join measure m on m.id = o.measure_id where o.id = ${text.id}::uuid for update of o`);
  if (written && written.pathId !== pathId) return undefined;
  const startsOn = Temporal.PlainDate.from(written?.startsOn ?? found.startsOn);
  const errors = brokenByObjective(dated(text), startsOn, today);
  if (errors.length > 0) return { errors };
  const { id, actions, outcomeWords, version, ...facts } = text;
  const versionNow = await refuseStale(tx, {
    table: "objective",
    id,
    version,
    words: wordsOf({ ...text, actions: actions.map((action) => ({ ...action, late: false })) }),
    standing: async () =>
      (await supportOf(tx, householdId, today))
        ?.flatMap(({ objectives }) => objectives)
        .find((one) => one.id === id),
    wordsOf,
  });
  const values = { ...facts, outcomeWords: outcomeWords || null };
  if (written) {
    const rows = await tx.db
      .update(objective)
      .set(values)
      .where(eq(objective.id, id))
      .returning({ id: objective.id });
    if (rows.length !== 1) return undefined;
  } else {
    await tx.db
      .insert(objective)
      .values({ ...values, id, measureId, householdId, operatorId, writtenBy: tx.actor.userId });
  }
  await tx.db.delete(objectiveAction).where(eq(objectiveAction.objectiveId, id));
  if (actions.length > 0)
    await tx.db
      .insert(objectiveAction)
      .values(actions.map((action) => ({ ...action, objectiveId: id, householdId, operatorId })));
  if (facts.outcome !== null && (written?.outcome ?? null) === null)
    await emit(tx, "objective.ended", { householdId, payload: { measureId, objectiveId: id } });
  return { id, version: await versionNow() };
}
