/** Requests for renewal: asked, read on the household's file, decided; a granted one makes the next measure in the same transaction. */
import { eq, sql } from "drizzle-orm";

import { type ByActor, renewalDecider, type RenewalDecider } from "../measure/read.store.ts";
import { renewMeasure } from "../measure/store.ts";
import { emit } from "../platform/audit/record.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import { OPERATOR_STAFF, type Role } from "../platform/access/roles.ts";
import { openSessions, placeVersion } from "./agenda.store.ts";
import { brokenByAsking, brokenByDeciding, type RenewalAnswer } from "./rules.ts";
import { renewalRequest } from "./schema.ts";

type PlainDate = Temporal.PlainDate;

export type RenewalLine = {
  id: string;
  measureId: string;
  householdId: string;
  household: string | null;
  landlord: string;
  operator: string;
  endsOn: string;
  askedOn: string;
  askedBy: string | null;
  reason: string;
  answer: RenewalAnswer | null;
  answeredOn: string | null;
  answeredBy: string | null;
  words: string | null;
  session: { number: string; heldOn: string } | null;
  /** The session on whose agenda it stands, with the words that the table reads. */
  agenda: { id: string; number: string; heldOn: string; words: string | null; version: string } | null;
};

const whole = (line: RenewalLine): RenewalLine => ({
  ...line,
  agenda: line.agenda && { ...line.agenda, version: placeVersion(line.agenda) },
});

const REQUESTS = sql`
  select q.id, q.measure_id as "measureId", q.household_id as "householdId", h.name as household, l.name as landlord,
         o.name as operator, m.ends_on::text as "endsOn", q.asked_on::text as "askedOn", a.name as "askedBy", q.reason, q.answer,
         q.answered_on::text as "answeredOn", b.name as "answeredBy", q.words,
         case when s.id is not null then jsonb_build_object('number', s.number::text, 'heldOn', s.held_on) end as session,
         case when g.id is not null then jsonb_build_object('id', g.id, 'number', g.number::text, 'heldOn', g.held_on, 'words', q.agenda_words) end as agenda
    from renewal_request q
    join measure m on m.id = q.measure_id
    join organisation l on l.id = q.landlord_id
    join organisation o on o.id = q.operator_id
    left join household h on h.id = q.household_id
    left join app.directory() a on a.user_id = q.asked_by
    left join app.directory() b on b.user_id = q.answered_by
    left join committee_session s on s.id = q.session_id
    left join committee_session g on g.id = q.agenda_session_id`;

/** Sessions that may have decided: held or being held within three months, the latest first. */
const sessionsOf = (tx: ByActor, on: PlainDate) =>
  tx.rows<{ id: string; number: string; heldOn: string }>(sql`
    select id, number::text as number, held_on::text as "heldOn" from committee_session
     where held_on <= ${on.toString()}::date and held_on > ${on.subtract({ months: 3 }).toString()}::date
     order by held_on desc, id`);

export type Renewals = {
  decider: RenewalDecider;
  requests: RenewalLine[];
  sessions: { id: string; number: string; heldOn: string }[];
};

/** All that wait, the measure that ends first before the others, for the coordination. */
export async function waitingRenewals(
  tx: ByActor,
  on: PlainDate,
): Promise<Renewals & { from: string | null; upcoming: Renewals["sessions"] }> {
  const { by, from } = await renewalDecider(tx, on);
  const rows = await tx.rows<RenewalLine>(
    sql`${REQUESTS} where q.answer is null order by m.ends_on, q.asked_on, q.id`,
  );
  const upcoming = by === "committee" ? await openSessions(tx, on) : [];
  return { decider: by, from, requests: rows.map(whole), sessions: await sessionsOf(tx, on), upcoming };
}

export type HouseholdRenewals = Renewals & {
  /** The measure for which this reader may ask; null: none, or a request waits. */
  mayAsk: string | null;
  mayDecide: boolean;
};

/** Of one household, the latest first; undefined where it is closed to the asker. */
export async function renewalsOf(
  tx: ByActor,
  householdId: string,
  on: PlainDate,
): Promise<HouseholdRenewals | undefined> {
  const [household] = await tx.rows<{ works: boolean }>(sql`
    select id in (select app.working_households()) as works from household where id = ${householdId}::uuid`);
  if (!household) return undefined;
  const { by } = await renewalDecider(tx, on);
  const rows = await tx.rows<RenewalLine>(
    sql`${REQUESTS} where q.household_id = ${householdId}::uuid order by q.asked_on desc, q.created_at desc`,
  );
  const isCoordinator = tx.actor.role === "coordinator";
  const asks = household.works && OPERATOR_STAFF.includes(tx.actor.role as Role);
  const [running] = asks
    ? await tx.rows<{ id: string }>(sql`
        select m.id from measure m
         where m.household_id = ${householdId}::uuid and m.operator_id = app.operator_id() and m.closed_on is null
           and m.starts_on <= ${on.toString()}::date
           and not exists (select 1 from renewal_request q where q.measure_id = m.id and q.answer is null)
         order by m.starts_on desc limit 1`)
    : [];
  return {
    decider: by,
    requests: rows.map(whole),
    sessions: isCoordinator ? await sessionsOf(tx, on) : [],
    mayAsk: running?.id ?? null,
    mayDecide: isCoordinator && household.works,
  };
}

/** Asks that a running measure be renewed, by who carries it. Emits `renewal.asked`. */
export async function askRenewal(
  tx: ByActor,
  measureId: string,
  reason: string,
  today: PlainDate,
): Promise<Answered<{ id: string }>> {
  const [found] = await tx.rows<{
    householdId: string;
    landlordId: string;
    operatorId: string;
    runs: boolean;
    waits: boolean;
  }>(sql`
    select m.household_id as "householdId", m.landlord_id as "landlordId", m.operator_id as "operatorId",
           m.closed_on is null and m.starts_on <= ${today.toString()}::date as runs,
           exists (select 1 from renewal_request q where q.measure_id = m.id and q.answer is null) as waits
      from measure m
     where m.id = ${measureId}::uuid and m.operator_id = app.operator_id()
       and m.household_id in (select app.working_households())`);
  if (!found) return undefined;
  const { runs, waits, ...of } = found;
  const errors = brokenByAsking({ reason, waits, runs });
  if (errors.length > 0) return { errors };
  const id = crypto.randomUUID();
  await tx.db.insert(renewalRequest).values({
    id,
    measureId,
    ...of,
    askedOn: today.toString(),
    askedBy: tx.actor.userId,
    reason: reason.trim(),
  });
  await emit(tx, "renewal.asked", { householdId: of.householdId, payload: { measureId, requestId: id } });
  return { id };
}

export type Decision = { answer: RenewalAnswer; words: string; sessionId: string | null };

/** Decides of a request; granted, it makes the next measure of the path. Emits `renewal.decided`. */
export async function decideRenewal(
  tx: ByActor,
  id: string,
  { answer, words, sessionId }: Decision,
  today: PlainDate,
): Promise<Answered<{ id: string }>> {
  const [found] = await tx.rows<{
    measureId: string;
    householdId: string;
    reason: string;
    askedOn: string;
    askedBy: string;
  }>(sql`
    select measure_id as "measureId", household_id as "householdId", reason, asked_on::text as "askedOn", asked_by as "askedBy"
      from renewal_request where id = ${id}::uuid and answer is null and app.role() = 'coordinator' for update`);
  if (!found) return undefined;
  const { by } = await renewalDecider(tx, today);
  const session = (await sessionsOf(tx, today)).find((one) => one.id === sessionId);
  const errors = brokenByDeciding({
    answer,
    words,
    decider: by,
    askedOn: Temporal.PlainDate.from(found.askedOn),
    heldOn: session ? Temporal.PlainDate.from(session.heldOn) : null,
  });
  if (errors.length > 0) return { errors };
  let nextMeasureId: string | null = null;
  if (answer === "granted") {
    const made = await renewMeasure(tx, found.measureId, found.reason, today, {
      bySession: session !== undefined,
    });
    if (!made || "errors" in made) return made;
    nextMeasureId = made.id;
  }
  await tx.db
    .update(renewalRequest)
    .set({
      answer,
      words: words.trim() || null,
      sessionId: session?.id ?? null,
      nextMeasureId,
      answeredOn: today.toString(),
      answeredBy: tx.actor.userId,
      answeredAt: new Date(),
    })
    .where(eq(renewalRequest.id, id));
  await emit(tx, "renewal.decided", {
    householdId: found.householdId,
    payload: { measureId: found.measureId, requestId: id, askedBy: found.askedBy },
  });
  return { id };
}
