/** What awaits those who carry measures, over the rooms: contacts, meetings, decisions, actions, procedures, plans, transfers. */
import { sql } from "drizzle-orm";

import { legalOn } from "../law/legal-parameters.ts";
import { transferLines } from "../lease-transfer/store.ts";
import { agenda } from "../measure/agenda.store.ts";
import type { ByActor } from "../measure/read.store.ts";
import { calendar } from "../procedure-calendar/store.ts";
import { drawn, type Ring } from "../zone/contour.rules.ts";
import type { AgendaAnswer, WeekLine } from "./contract.ts";
import { type Centre, planChecks, roadOf, weekOf } from "./rules.ts";

type PlainDate = Temporal.PlainDate;

/** What is not of the week itself is told this far ahead. */
const AHEAD = { days: 30 };
const PLACED = new Set(["contact", "meeting"]);

/** The week around `day`, with all that is late and what is due within a month of `on`. */
export async function agendaOf(tx: ByActor, day: PlainDate, on: PlainDate): Promise<AgendaAnswer> {
  const { from, to } = weekOf(day);
  const ahead = on.add(AHEAD);
  const lines = await linesUntil(tx, on, Temporal.PlainDate.compare(to, ahead) > 0 ? to : ahead);
  const visits = lines.filter(
    ({ what, state, contactKind, on: when }) =>
      PLACED.has(what) &&
      state === "planned" &&
      (contactKind === null || contactKind === "homeVisit" || contactKind === "outside") &&
      when >= from.toString() &&
      when <= to.toString(),
  );
  const centres = await centresOf(
    tx,
    visits.map(({ householdId }) => householdId),
  );
  const roads = [...Map.groupBy(visits, ({ on: when }) => when)].map(([when, own]) => {
    const { by, stops } = roadOf(
      own.map(({ id, town, atTime, householdId }) => ({
        id,
        town,
        atTime,
        centre: centres.get(householdId) ?? null,
      })),
    );
    return {
      on: when,
      by,
      stops: stops.map(({ town, visits: at }) => ({ town, lines: at.map(({ id }) => id) })),
    };
  });
  return { on: on.toString(), from: from.toString(), to: to.toString(), lines, roads };
}

/** Late and to come, until a day included, in order of days. */
export async function linesUntil(tx: ByActor, on: PlainDate, until: PlainDate): Promise<WeekLine[]> {
  const found = [
    ...(await ofMeasures(tx, on, until)),
    ...(await actionsUntil(tx, on, until)),
    ...(await ofProcedures(tx, on, until)),
    ...(await ofPlans(tx, on, until)),
    ...(await ofTransfers(tx, on, until)),
  ];
  const towns = await townsOf(
    tx,
    found.map(({ householdId }) => householdId),
  );
  return found
    .map((line) => ({ ...line, town: towns.get(line.householdId) ?? null }))
    .toSorted((one, other) => one.on.localeCompare(other.on) || one.id.localeCompare(other.id));
}

const BLANK = {
  measureId: null,
  worker: null,
  contactKind: null,
  meetingKind: null,
  step: null,
  words: null,
  atTime: null,
  town: null,
} as const;

async function ofMeasures(tx: ByActor, on: PlainDate, until: PlainDate): Promise<WeekLine[]> {
  const times = await tx.rows<{ id: string; atTime: string }>(sql`
    select measure_id || '-' || kind as id, min(at_time) as "atTime" from tripartite_meeting
     where state = 'planned' and at_time is not null and met_on >= ${on.toString()}::date group by measure_id, kind`);
  const timeOf = new Map(times.map(({ id, atTime }) => [id, atTime]));
  return (await agenda(tx, on, until)).map((line) => ({
    ...BLANK,
    ...line,
    atTime: line.state === "planned" ? (timeOf.get(line.id) ?? null) : null,
  }));
}

async function actionsUntil(tx: ByActor, on: PlainDate, until: PlainDate): Promise<WeekLine[]> {
  const rows = await tx.rows<
    Pick<WeekLine, "id" | "measureId" | "householdId" | "household" | "worker" | "words" | "on">
  >(sql`
    select a.id, o.measure_id as "measureId", a.household_id as "householdId", h.name as household, p.name as worker,
           a.text as words, a.due_on::text as "on"
      from objective_action a join objective o on o.id = a.objective_id join measure m on m.id = o.measure_id
      left join household h on h.id = a.household_id left join app.directory() p on p.user_id = m.case_worker_id
     where a.done_on is null and o.outcome is null and a.due_on <= ${until.toString()}::date
       and a.household_id in (select app.working_households())`);
  return rows.map((row) => ({ ...BLANK, ...row, what: "action", state: stateOn(row.on, on) }));
}

async function ofProcedures(tx: ByActor, on: PlainDate, until: PlainDate): Promise<WeekLine[]> {
  const days = on.until(until).days;
  const falls = await calendar(tx, on, days, { mine: tx.actor.role === "caseWorker" });
  return falls.map(({ id, on: when, householdId, household, worker }) => ({
    ...BLANK,
    id: `${householdId}-${id}-${when}`,
    what: "procedure",
    householdId,
    household,
    worker,
    step: id,
    on: when,
    state: "due",
  }));
}

/** Of plans that run. Nobody notes that a check was made: only those to come are told. */
async function ofPlans(tx: ByActor, on: PlainDate, until: PlainDate): Promise<WeekLine[]> {
  const every = legalOn("benefit.planCheckEvery", on);
  if (!every) return [];
  const plans = await tx.rows<{
    id: string;
    householdId: string;
    household: string | null;
    signedOn: string;
    lastOn: string;
  }>(sql`
    select p.id, p.household_id as "householdId", h.name as household, p.signed_on::text as "signedOn",
           (select max(i.due_on)::text from instalment i where i.plan_id = p.id) as "lastOn"
      from repayment_plan p left join household h on h.id = p.household_id
     where p.signed_on is not null and p.cancelled_on is null and p.frozen_on is null
       and p.household_id in (select app.working_households())
       and exists (select 1 from instalment i where i.plan_id = p.id and i.due_on >= ${on.toString()}::date)
       and not exists (select 1 from repayment_plan n where n.replaces = p.id and n.signed_on is not null)`);
  return plans.flatMap(({ id, householdId, household, signedOn, lastOn }) =>
    planChecks({
      signedOn: date(signedOn),
      lastOn: date(lastOn),
      every: Temporal.Duration.from(String(every.value)),
      from: on,
      to: until,
    }).map((day): WeekLine => ({
      ...BLANK,
      id: `${id}-check-${day.toString()}`,
      what: "planCheck",
      householdId,
      household,
      on: day.toString(),
      state: "due",
    })),
  );
}

async function ofTransfers(tx: ByActor, on: PlainDate, until: PlainDate): Promise<WeekLine[]> {
  return (await transferLines(tx, on)).flatMap(({ id, householdId, household, next }): WeekLine[] =>
    next && Temporal.PlainDate.compare(next.on, until) <= 0 && (next.state === "due" || next.state === "late")
      ? [
          {
            ...BLANK,
            id: `${id}-${next.id}`,
            what: "transfer",
            householdId,
            household,
            step: next.id,
            on: next.on.toString(),
            state: next.state,
          },
        ]
      : [],
  );
}

const date = (iso: string) => Temporal.PlainDate.from(iso);

const stateOn = (day: string, on: PlainDate) => (day < on.toString() ? "late" : "due");

async function townsOf(tx: ByActor, householdIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; town: string }>(sql`
    select distinct on (t.household_id) t.household_id as id, coalesce(c.name, d.town) as town
      from tenancy t join dwelling d on d.landlord_id = t.landlord_id and d.id = t.dwelling_id
      left join commune c on c.insee = d.commune_insee
     where t.household_id in ${idsIn(householdIds)} and coalesce(c.name, d.town) is not null
     order by t.household_id, t.ends_on desc nulls first, t.starts_on desc nulls last`);
  return new Map(rows.map(({ id, town }) => [id, town]));
}

/** Centres of the communes where they live, on one flat sheet; empty where no outlines were loaded. */
async function centresOf(tx: ByActor, householdIds: readonly string[]): Promise<Map<string, Centre>> {
  const rows = await tx.rows<{ id: string; insee: string; rings: Ring[] }>(sql`
    select distinct on (t.household_id) t.household_id as id, k.insee, k.rings
      from tenancy t join dwelling d on d.landlord_id = t.landlord_id and d.id = t.dwelling_id
      join commune_contour k on k.insee = d.commune_insee
     where t.household_id in ${idsIn(householdIds)}
     order by t.household_id, t.ends_on desc nulls first, t.starts_on desc nulls last`);
  const { shapes } = drawn(new Map(rows.map(({ insee, rings }) => [insee, rings])));
  return new Map(rows.map(({ id, insee }) => [id, shapes.get(insee)!]));
}

const idsIn = (ids: readonly string[]) =>
  sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify([...new Set(ids)])}::jsonb))`;
