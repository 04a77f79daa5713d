/** The page of retention: periods by date, runs asked and done, files that are held. */
import { sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { writeSetting } from "../law/setting.store.ts";
import { brokenBySettingFrom } from "../law/setting.rules.ts";
import { emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import {
  brokenByPeriod,
  brokenByReason,
  type Part,
  PERIOD_NAMES,
  type PeriodName,
  PERIODS,
  type Step,
} from "./rules.ts";

type Asked = Tx & { actor: Actor };
type PlainDate = Temporal.PlainDate;

export type PeriodLine = {
  name: PeriodName;
  organisation: string | null;
  value: string;
  from: string | null;
  to: string | null;
  source: string;
  checked: boolean;
};

/** Periods in force and to come: the law's or the programme's first, then each organisation's own; a lead's own alone. */
export async function periods(tx: Asked, on: PlainDate): Promise<PeriodLine[]> {
  const rows = await tx.rows<PeriodLine & { rule: string }>(sql`
    select s.rule, o.name as organisation, s.value #>> '{}' as value, s.valid_from::text as "from", s.valid_to::text as "to", s.source,
           s.checked is not null as checked
      from dated_setting s left join organisation o on o.id = s.organisation_id
     where s.rule in (select jsonb_array_elements_text(${JSON.stringify(Object.values(PERIODS))}::jsonb))
       and coalesce(s.valid_to, 'infinity') >= ${on.toString()}::date
       and (s.organisation_id is null or app.role() = 'coordinator' or s.organisation_id = app.organisation_id())
     order by o.name nulls first, s.valid_from`);
  return PERIOD_NAMES.flatMap((name) => {
    const own = rows
      .filter(({ rule }) => rule === PERIODS[name])
      .map(({ organisation, value, from, to, source, checked }) => ({
        name,
        organisation,
        value,
        from,
        to,
        source,
        checked,
      }));
    const isSet = own.some(
      ({ organisation, from }) => organisation === null && (from ?? "") <= on.toString(),
    );
    const { value, source, checked } = legalOn(PERIODS[name], on)!;
    const first = {
      name,
      organisation: null,
      value,
      from: null,
      to: null,
      source,
      checked: checked !== null,
    };
    return isSet ? own : [first, ...own];
  });
}

export async function setPeriod(
  tx: Asked,
  { name, value, from }: { name: PeriodName; value: string; from: PlainDate },
  today: PlainDate,
): Promise<Answered> {
  const errors = [...brokenByPeriod(value), ...brokenBySettingFrom(from, today)];
  if (errors.length > 0) return { errors };
  const isProgramme = tx.actor.role === "coordinator";
  await writeSetting(tx, {
    id: PERIODS[name],
    organisationId: isProgramme ? null : tx.actor.organisationId,
    value,
    source: isProgramme ? "réglage du programme" : "réglage de l'organisme",
    checked: null,
    from,
  });
  return { done: true };
}

export type Run = {
  id: string;
  dry: boolean;
  on: string;
  by: string | null;
  at: string;
  state: "asked" | "done";
  archived: number;
  erased: number;
  held: number;
  counts: Record<string, number>;
};

const RUN = sql`r.id, r.dry, r.ran_for::text as "on", p.name as by, r.created_at as at, r.state, r.archived, r.erased, r.held, r.counts`;

export const runs = (tx: Tx): Promise<Run[]> =>
  tx.rows<Run>(sql`
    select ${RUN} from retention_run r left join app.directory() p on p.user_id = r.asked_by
     order by r.created_at desc, r.id limit 12`);

/** The same for the officer of an organisation: counts of what became of its own, and no household. */
export const runsRead = (tx: Tx): Promise<Run[]> =>
  tx.rows<Run>(sql`
    select id, dry, ran_for::text as "on", by_name as by, created_at as at, state, archived, erased, held, '{}'::jsonb as counts
      from app.retention_runs_read(12)`);

/** Brings a part's time forward, as the household asked and was granted. The caller has looked at what keeps it. */
export async function bringForward(
  tx: Asked,
  householdId: string,
  reason: string,
  today: PlainDate,
): Promise<void> {
  const part = tx.actor.organisationKind === "landlord" ? "tenant" : "file";
  await tx.rows(sql`
    insert into retention_forward (household_id, organisation_id, part, from_on, reason, granted_by)
    values (${householdId}::uuid, ${tx.actor.organisationId}::uuid, ${part}, ${today.toString()}::date, ${reason.trim()}, ${tx.actor.userId}::uuid)`);
}

export type RunLine = {
  householdId: string;
  name: string;
  landlord: string | null;
  part: Part;
  step: Step;
  because: string | null;
  dueOn: string;
  since: string;
};

/** What a run found: by name where the household was referred; of the landlords' other former tenants their number alone. */
export async function runOf(
  tx: Tx,
  id: string,
): Promise<(Run & { lines: RunLine[]; unnamed: number }) | undefined> {
  const [run] = await tx.rows<Run>(sql`
    select ${RUN} from retention_run r left join app.directory() p on p.user_id = r.asked_by where r.id = ${id}::uuid`);
  if (!run) return undefined;
  const lines = await tx.rows<RunLine>(sql`
    select household_id as "householdId", name, landlord, part, step, because, due_on::text as "dueOn", since::text as since
      from app.retention_lines(${id}::uuid) where name is not null order by step desc, name, part limit 500`);
  const [others] = await tx.rows<{ n: number }>(
    sql`select count(*)::int as n from app.retention_lines(${id}::uuid) where name is null`,
  );
  return { ...run, lines, unnamed: others!.n };
}

/** Asks for a run; it is made at once, beside the requests. For good only after a dry run of the same day. */
export async function askRun(tx: Asked, dry: boolean, today: PlainDate): Promise<Answered<{ id: string }>> {
  if (!dry) {
    const seen = await tx.rows(
      sql`select 1 from retention_run where dry and state = 'done' and ran_for = ${today.toString()}::date limit 1`,
    );
    if (seen.length === 0)
      return brokenRule(
        "retention.dryFirst",
        "Faites d'abord un essai aujourd'hui : il dit ce qui serait clos et effacé.",
        "Make a dry run first, today: it says what would be closed and erased.",
      );
  }
  const [made] = await tx.rows<{ id: string }>(sql`
    insert into retention_run (dry, ran_for, asked_by) values (${dry}, ${today.toString()}::date, ${tx.actor.userId}::uuid) returning id`);
  await emit(tx, "retention.asked", { payload: { runId: made!.id, dry: dry ? 1 : 0 } });
  return { id: made!.id };
}

export type Hold = {
  id: string;
  householdId: string;
  name: string;
  reason: string;
  on: string;
  by: string | null;
};

export const holds = (tx: Tx): Promise<Hold[]> =>
  tx.rows<Hold>(sql`
    select id, household_id as "householdId", name, reason, held_on::text as "on", held_by as by
      from app.retention_holds() order by held_on desc, name, id`);

/** Keeps a file whatever its age. Undefined where the household was never referred: it is its landlord's alone. */
export async function hold(
  tx: Asked,
  householdId: string,
  reason: string,
  today: PlainDate,
): Promise<Answered> {
  const errors = brokenByReason(reason);
  if (errors.length > 0) return { errors };
  const [open] = await tx.rows<{ may: boolean }>(sql`select app.may_hold(${householdId}::uuid) as may`);
  if (!open!.may) return undefined;
  await tx.rows(sql`
    insert into retention_hold (household_id, reason, held_on, held_by)
    values (${householdId}::uuid, ${reason.trim()}, ${today.toString()}::date, ${tx.actor.userId}::uuid)`);
  return { done: true };
}

export async function liftHold(tx: Asked, id: string, reason: string, today: PlainDate): Promise<Answered> {
  const errors = brokenByReason(reason);
  if (errors.length > 0) return { errors };
  const lifted = await tx.rows(sql`
    update retention_hold set lifted_on = ${today.toString()}::date, lifted_by = ${tx.actor.userId}::uuid, lifted_why = ${reason.trim()}
     where id = ${id}::uuid and lifted_on is null returning 1`);
  return lifted.length === 0 ? undefined : { done: true };
}
