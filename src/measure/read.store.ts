/** Measures as the asker may see them: lines of a list, the whole of one, what is to come. Rows under the walls, days by the rules. */
import { sql, type SQL } from "drizzle-orm";

import { OPERATOR_STAFF, type Role } from "../platform/access/roles.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { versionOf } from "../platform/editing/version.ts";
import { legalOn } from "../law/legal-parameters.ts";
import { settingsOn } from "../law/setting.store.ts";
import type { Track } from "../referral/schema.ts";
import { type ClosingFacts, type Outcome, stillUnknown } from "./closing.rules.ts";
import type { MeasureFile, MeasureLine, Opening } from "./contract.ts";
import {
  byNeed,
  isSilent,
  lastDay,
  type Met,
  type MeetingKind,
  renewalOf,
  type Span,
  standingOn,
  tripartiteOn,
} from "./rules.ts";
import { type SuspensionReason, suspendedOn } from "./suspension.rules.ts";

export type ByActor = Tx & { actor: Actor };
type PlainDate = Temporal.PlainDate;

type Row = ClosingFacts & {
  id: string;
  householdId: string;
  household: string | null;
  landlordId: string;
  landlord: string;
  operatorId: string;
  operator: string;
  worker: string | null;
  workerId: string | null;
  track: Track;
  rank: number;
  startsOn: string;
  endsOn: string;
  closedOn: string | null;
  outcome: Outcome | null;
  renewed: boolean;
  renewalReason: string | null;
  tieAtReferral: ClosingFacts["tieAtEnd"];
  /** The asker writes on the household's file. */
  works: boolean;
  completable: boolean;
  met: { kind: MeetingKind; state: Met["state"]; on: string }[];
  lastHeldOn: string | null;
  suspensions: { from: string; resumedOn: string | null; reason: SuspensionReason }[];
};

const MEASURE = sql`
  select m.id, m.household_id as "householdId", h.name as household, m.landlord_id as "landlordId", l.name as landlord,
         m.operator_id as "operatorId", o.name as operator, p.name as worker, m.case_worker_id as "workerId", m.track, m.rank,
         m.starts_on::text as "startsOn", m.ends_on::text as "endsOn", m.closed_on::text as "closedOn", m.outcome,
         exists (select 1 from measure n where n.path_id = m.path_id and n.rank = m.rank + 1) as renewed,
         m.renewal_reason as "renewalReason", m.debt_at_start_cents as "debtAtStartCents",
         m.debt_at_end_cents as "debtAtEndCents", r.tie as "tieAtReferral", m.tie_at_end as "tieAtEnd",
         m.payment_resumed as "paymentResumed", m.closing_summary as "closingSummary",
         m.household_id in (select app.working_households()) as works,
         m.id in (select app.measures_to_complete()) as completable,
         coalesce((select jsonb_agg(jsonb_build_object('kind', t.kind, 'state', t.state, 'on', t.met_on) order by t.met_on, t.id)
                     from tripartite_meeting t where t.measure_id = m.id), '[]') as met,
         (select max(c.met_on)::text from contact c where c.measure_id = m.id and c.state = 'held') as "lastHeldOn",
         coalesce((select jsonb_agg(jsonb_build_object('from', x.from_on, 'resumedOn', x.resumed_on, 'reason', x.reason) order by x.from_on)
                     from measure_suspension x where x.measure_id = m.id), '[]') as suspensions
    from measure m
    join organisation l on l.id = m.landlord_id
    join organisation o on o.id = m.operator_id
    left join household h on h.id = m.household_id
    left join referral r on r.id = m.referral_id
    left join app.directory() p on p.user_id = m.case_worker_id`;

/** Measures that run on a day: a renewal decided in advance begins after the first one's last day. */
export const runningOn = (on: string): SQL =>
  sql`m.starts_on <= ${on}::date and (m.closed_on is null or (m.closed_on >= ${on}::date
        and exists (select 1 from measure n where n.path_id = m.path_id and n.rank = m.rank + 1)))`;

export const SHOWN = ["all", "late", "toDecide", "silent", "withoutWorker", "ended"] as const;
export type Shown = (typeof SHOWN)[number];

/** Running measures, late meetings first, then what ends first; or the ended ones, latest first. */
export async function measures(
  tx: ByActor,
  { show, on, skip, limit }: { show: Shown; on: PlainDate; skip: number; limit: number },
): Promise<{ rows: MeasureLine[]; total: number }> {
  if (show === "ended") {
    const ended = sql`m.closed_on is not null and not (${runningOn(on.toString())})`;
    const [{ total } = { total: 0 }] = await tx.rows<{ total: number }>(
      sql`select count(*)::int as total from measure m where ${ended}`,
    );
    const rows = await tx.rows<Row>(
      sql`${MEASURE} where ${ended} order by m.closed_on desc, m.id limit ${limit} offset ${skip}`,
    );
    return { rows: await linesOf(tx, rows, on), total };
  }
  const lines = (await running(tx, on))
    .filter((line) => IS_SHOWN[show](line))
    .toSorted((one, other) => byNeed(one, other) || one.id.localeCompare(other.id));
  return { rows: lines.slice(skip, skip + limit), total: lines.length };
}

const IS_SHOWN: Record<Exclude<Shown, "ended">, (line: MeasureLine) => boolean> = {
  all: () => true,
  late: ({ lateSince }) => lateSince !== null,
  toDecide: ({ toDecide }) => toDecide,
  silent: ({ silent }) => silent === true,
  withoutWorker: ({ worker }) => worker === null,
};

/** How many running measures the asker sees in each list: the same rows, read once and counted. */
export async function measureCounts(
  tx: ByActor,
  on: PlainDate,
): Promise<Record<Exclude<Shown, "ended">, number>> {
  const lines = await running(tx, on);
  const count = (show: Exclude<Shown, "ended">) => lines.filter((line) => IS_SHOWN[show](line)).length;
  return {
    all: lines.length,
    late: count("late"),
    toDecide: count("toDecide"),
    silent: count("silent"),
    withoutWorker: count("withoutWorker"),
  };
}

/** Running ones are few (what workers carry), and their order is computed from days that are not stored. */
async function running(tx: ByActor, on: PlainDate): Promise<MeasureLine[]> {
  return linesOf(tx, await tx.rows<Row>(sql`${MEASURE} where ${runningOn(on.toString())}`), on);
}

const spanOf = ({ startsOn, endsOn, closedOn, renewed, suspensions }: Row): Span => ({
  startsOn: Temporal.PlainDate.from(startsOn),
  endsOn: Temporal.PlainDate.from(endsOn),
  closedOn: closedOn === null ? null : Temporal.PlainDate.from(closedOn),
  renewed,
  suspensions: suspensions.map(({ from, resumedOn }) => ({
    from: Temporal.PlainDate.from(from),
    resumedOn: resumedOn === null ? null : Temporal.PlainDate.from(resumedOn),
  })),
});

async function linesOf(tx: ByActor, rows: readonly Row[], on: PlainDate): Promise<MeasureLine[]> {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const counts = await tx.rows<{ id: string } & MeasureLine["counts"]>(sql`
    select c.measure_id as id, c.held::int as held, c.missed::int as missed, c.at_home::int as "atHome"
      from app.contact_counts(array(select value::uuid from jsonb_array_elements_text(${ids}::jsonb))) c`);
  const countsOf = new Map(counts.map(({ id, ...count }) => [id, count]));
  return rows.map((row) => {
    const span = spanOf(row);
    const standing = standingOn(span, on);
    const met = row.met.map((one): Met => ({ ...one, on: Temporal.PlainDate.from(one.on) }));
    const tripartite = tripartiteOn(span, met, on).map((due) => ({
      ...due,
      dueOn: due.dueOn.toString(),
      on: due.on?.toString() ?? null,
    }));
    const isOwn = row.operatorId === tx.actor.organisationId && isOperator(tx);
    const last = row.lastHeldOn === null ? null : Temporal.PlainDate.from(row.lastHeldOn);
    return {
      id: row.id,
      householdId: row.householdId,
      household: row.household,
      landlord: row.landlord,
      operator: row.operator,
      worker: row.worker,
      track: row.track,
      rank: row.rank,
      startsOn: row.startsOn,
      endsOn: lastDay(span, on).toString(),
      closedOn: row.closedOn,
      suspendedSince: suspendedOn(span.suspensions!)?.from.toString() ?? null,
      renewed: row.renewed,
      standing,
      outcome: row.outcome,
      tripartite,
      lateSince: tripartite.find(({ state }) => state === "late")?.dueOn ?? null,
      toDecide: standing !== "closed" && renewalOf(span, on).toDecide,
      counts: countsOf.get(row.id) ?? { held: 0, missed: 0, atHome: 0 },
      silent: isOwn ? isRunning(standing) && isSilent(span, last, on) : null,
    };
  });
}

const isOperator = (tx: ByActor) => OPERATOR_STAFF.includes(tx.actor.role as Role);
const isRunning = (standing: string) => standing === "running" || standing === "overdue";

/** A household's measures, the latest first, and what may be opened; undefined where the household is closed to the asker. */
export async function measuresOfHousehold(
  tx: ByActor,
  householdId: string,
  on: PlainDate,
): Promise<{ measures: MeasureFile[]; openings: Opening[] } | undefined> {
  const [household] = await tx.rows(sql`select 1 from household where id = ${householdId}::uuid`);
  if (!household) return undefined;
  const rows = await tx.rows<Row>(
    sql`${MEASURE} where m.household_id = ${householdId}::uuid order by m.starts_on desc, m.rank desc, m.id`,
  );
  return {
    measures: await filesOf(tx, rows, on),
    openings: await openings(tx, householdId),
  };
}

/** One measure; undefined where it is missing or closed to the asker. */
export async function measureOf(tx: ByActor, id: string, on: PlainDate): Promise<MeasureFile | undefined> {
  const [file] = await filesOf(tx, await tx.rows<Row>(sql`${MEASURE} where m.id = ${id}::uuid`), on);
  return file;
}

async function filesOf(tx: ByActor, rows: readonly Row[], on: PlainDate): Promise<MeasureFile[]> {
  const lines = await linesOf(tx, rows, on);
  const files = [];
  // One household has a handful: a query each is the plain way.
  for (const [index, row] of rows.entries()) files.push(await fileOf(tx, row, lines[index]!, on));
  return files;
}

async function fileOf(tx: ByActor, row: Row, line: MeasureLine, on: PlainDate): Promise<MeasureFile> {
  const isOwn = isOperator(tx) && row.operatorId === tx.actor.organisationId;
  const isWorking = row.works && isOwn;
  const runs = isRunning(line.standing);
  const mayCarry = isWorking || (row.works && tx.actor.role === "coordinator");
  const isCarried = mayCarry && row.closedOn === null;
  const isAdviser = tx.actor.role === "socialAdviser" && row.landlordId === tx.actor.organisationId;
  const { startsOn, endsOn, decideFrom, toDecide } = renewalOf(spanOf(row), on);
  const unknown = row.closedOn !== null && !row.renewed ? stillUnknown(row) : [];
  const [debt] = runs
    ? await tx.rows<{ cents: number | null }>(
        sql`select app.debt_on(${row.householdId}::uuid, ${row.landlordId}::uuid, ${on.toString()}::date) as cents`,
      )
    : [];
  const isRenewable = isCarried && runs && tx.actor.role === "coordinator" && line.suspendedSince === null;
  const mayHandOver = isWorking && tx.actor.role === "operatorLead" && (runs || line.standing === "toStart");
  return {
    ...line,
    renewalReason: row.renewalReason,
    suspensions: row.suspensions,
    debtAtStartCents: row.debtAtStartCents,
    debtAtEndCents: row.debtAtEndCents,
    debtTodayCents: debt?.cents ?? null,
    tieAtReferral: row.tieAtReferral,
    tieAtEnd: row.tieAtEnd,
    paymentResumed: row.paymentResumed,
    closingSummary: row.closingSummary,
    unknown,
    renewal: {
      decideFrom: decideFrom.toString(),
      startsOn: startsOn.toString(),
      endsOn: endsOn.toString(),
      toDecide: toDecide && runs,
    },
    meetings: await meetingsOf(tx, row.id),
    contacts: isOwn ? await contactsOf(tx, row.id) : null,
    workers: mayHandOver ? await workersOf(tx) : [],
    askedOf: mayHandOver ? await assignmentOf(tx, row) : null,
    movedBy: isCarried && tx.actor.role === "coordinator" && runs ? await assignmentOf(tx, row) : null,
    can: {
      contact: isWorking && runs,
      meet: (isWorking || isAdviser) && runs,
      shareAssessment: isWorking && runs,
      renew: isRenewable && (await renewalDecider(tx, on)).by === "coordinator",
      takeBack: mayCarry && row.renewed && runs,
      suspend: isCarried && runs && line.suspendedSince === null,
      resume: isCarried && runs && line.suspendedSince !== null,
      close: isCarried && runs,
      complete: row.completable && unknown.length > 0,
      handOver: mayHandOver,
    },
  };
}

export const RENEWAL_DECIDERS = ["coordinator", "committee"] as const;
export type RenewalDecider = (typeof RENEWAL_DECIDERS)[number];

/** Who decides of renewals on a day: the programme's setting, else the platform's own. */
export async function renewalDecider(
  tx: Tx,
  on: PlainDate,
): Promise<{ by: RenewalDecider; from: string | null }> {
  const [set] = await settingsOn<RenewalDecider>(tx, "measure.renewalDecidedBy", on);
  const by = set?.value ?? (legalOn("measure.renewalDecidedBy", on)?.value as RenewalDecider);
  return { by, from: set?.validFrom ?? null };
}

type Meeting = MeasureFile["meetings"][number];

/** What the form of a meeting writes. */
export const meetingWords = ({
  kind,
  state,
  on,
  atTime,
  place,
  attended,
  sharedMinutes,
  assessmentSummary,
}: Omit<Meeting, "id" | "signed" | "version">) => ({
  kind,
  state,
  on,
  atTime: atTime?.slice(0, 5),
  place,
  sharedMinutes,
  assessmentSummary,
  attended: attended.toSorted(),
});

export async function meetingsOf(tx: ByActor, measureId: string): Promise<Meeting[]> {
  const rows = await tx.rows<Omit<Meeting, "version">>(sql`
    select id, kind, state, met_on::text as "on", at_time as "atTime", place, attended,
           exists (select 1 from tripartite_signature s where s.meeting_id = tripartite_meeting.id) as signed, nullif(shared_minutes, '') as "sharedMinutes",
           nullif(assessment_summary, '') as "assessmentSummary"
      from tripartite_meeting where measure_id = ${measureId}::uuid order by met_on desc, id`);
  return rows.map((meeting) => ({ ...meeting, version: versionOf(meetingWords(meeting)) }));
}

export function contactsOf(tx: ByActor, measureId: string): Promise<NonNullable<MeasureFile["contacts"]>> {
  return tx.rows(sql`
    select c.id, c.kind, c.state, c.met_on::text as "on", c.minutes, c.outreach, p.name as "by", nullif(n.text, '') as note,
           c.taken_over as "takenOver", c.version
      from contact c left join contact_note n on n.contact_id = c.id left join app.directory() p on p.user_id = c.met_by
     where c.measure_id = ${measureId}::uuid order by c.met_on desc, c.created_at desc, c.id`);
}

async function assignmentOf(tx: ByActor, { householdId, operatorId }: Row): Promise<string | null> {
  const [found] = await tx.rows<{ id: string }>(sql`
    select id from assignment where active and household_id = ${householdId}::uuid and operator_id = ${operatorId}::uuid limit 1`);
  return found?.id ?? null;
}

function workersOf(tx: ByActor): Promise<{ userId: string; name: string }[]> {
  return tx.rows(sql`
    select p.user_id as "userId", p.name from app.directory() p
     where p.organisation_id = ${tx.actor.organisationId}::uuid and p.role = 'caseWorker' and p.active order by p.name`);
}

/** Active assignments that wait for their measure, the longest first. Of one household, or all that the asker may see. */
export async function openings(tx: ByActor, householdId: string | null = null): Promise<Opening[]> {
  const rows = await tx.rows<Omit<Opening, "can"> & { works: boolean }>(sql`
    select a.id as "assignmentId", a.household_id as "householdId", h.name as household, l.name as landlord, o.name as operator,
           p.name as worker, a.assigned_on::text as "assignedOn", a.household_id in (select app.working_households()) as works
      from assignment a
      join organisation l on l.id = a.landlord_id
      join organisation o on o.id = a.operator_id
      left join household h on h.id = a.household_id
      left join app.directory() p on p.user_id = a.case_worker_id
     where a.active and (${householdId}::uuid is null or a.household_id = ${householdId}::uuid)
       and not exists (select 1 from measure m where m.referral_id = a.referral_id and m.closed_on is null)
     order by a.assigned_on, a.id`);
  const isOpener = isOperator(tx) || tx.actor.role === "coordinator";
  return rows.map(({ works, ...row }) => ({ ...row, can: { open: works && isOpener } }));
}
