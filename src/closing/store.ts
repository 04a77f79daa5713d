/** What follows a measure: the debt's causes, the landlord asked at 6 and 12 months, its answers. */
import { and, eq, isNull, sql } from "drizzle-orm";

import type { ByActor } from "../measure/read.store.ts";
import { emit } from "../platform/audit/record.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  brokenByAnswer,
  type DebtChanges,
  differenceOf,
  dueFollowUps,
  type FollowedAfter,
  followUpOn,
  FOLLOWED_AFTER,
  type Whereabouts,
} from "./rules.ts";
import { followUp } from "./schema.ts";

type PlainDate = Temporal.PlainDate;

export type FollowUpLine = {
  id: string;
  measureId: string;
  householdId: string;
  household: string | null;
  operator: string;
  closedOn: string;
  months: FollowedAfter;
  askedOn: string;
  whereabouts: Whereabouts | null;
  seenOn: string | null;
  debtCents: number | null;
  rentPaid: boolean | null;
  words: string | null;
  answeredOn: string | null;
  answeredBy: string | null;
  can: { answer: boolean };
};

const LINES = sql`
  select f.id, f.measure_id as "measureId", f.household_id as "householdId", h.name as household, o.name as operator,
         m.closed_on::text as "closedOn", f.months, f.asked_on::text as "askedOn", f.whereabouts, f.seen_on::text as "seenOn",
         f.debt_cents as "debtCents", f.rent_paid as "rentPaid", f.words, f.answered_on::text as "answeredOn", p.name as "answeredBy",
         jsonb_build_object('answer', f.answered_on is null and coalesce(f.landlord_id = app.landlord_id(), false)) as can
    from follow_up f
    join measure m on m.id = f.measure_id
    join organisation o on o.id = f.operator_id
    left join household h on h.id = f.household_id
    left join app.directory() p on p.user_id = f.answered_by`;

/** Those that wait, the oldest first, then what was answered lately. */
export const followUps = (tx: ByActor): Promise<FollowUpLine[]> =>
  tx.rows<FollowUpLine>(
    sql`${LINES} order by f.answered_on is not null, f.answered_on desc, f.asked_on, f.id limit 300`,
  );

export type ClosedPath = {
  measureId: string;
  closedOn: string;
  startCents: number | null;
  endCents: number | null;
  handedOnTo: string | null;
  changes: DebtChanges | null;
  /** What the causes do not explain of the stated change; null where a debt is unknown. */
  differenceCents: number | null;
  /** Day from which each question is asked; computed. */
  asks: { months: FollowedAfter; on: string }[];
};

/** A household's closed paths with what changed the debt and what was answered since; undefined where it is closed to the asker. */
export async function afterOf(
  tx: ByActor,
  householdId: string,
): Promise<{ paths: ClosedPath[]; followUps: FollowUpLine[] } | undefined> {
  const [household] = await tx.rows(sql`select 1 from household where id = ${householdId}::uuid`);
  if (!household) return undefined;
  const paths = await tx.rows<Omit<ClosedPath, "differenceCents" | "asks">>(sql`
    select m.id as "measureId", m.closed_on::text as "closedOn", m.debt_at_end_cents as "endCents", m.handed_on_to as "handedOnTo",
           (select f.debt_at_start_cents from measure f where f.path_id = m.path_id order by f.rank limit 1) as "startCents",
           app.debt_changes(m.id) as changes
      from measure m
     where m.household_id = ${householdId}::uuid and m.closed_on is not null and m.outcome is not null
     order by m.closed_on desc`);
  return {
    paths: paths.map((path) => ({
      ...path,
      differenceCents: path.changes && differenceOf(path, path.changes),
      asks: FOLLOWED_AFTER.map((months) => ({
        months,
        on: followUpOn(Temporal.PlainDate.from(path.closedOn), months).toString(),
      })),
    })),
    followUps: await tx.rows<FollowUpLine>(
      sql`${LINES} where f.household_id = ${householdId}::uuid order by f.asked_on desc, f.id`,
    ),
  };
}

export type FollowUpAnswer = {
  whereabouts: Whereabouts;
  seenOn: string;
  debtCents: number | null;
  rentPaid: boolean | null;
  words: string | null;
};

/** The landlord answers, once. Emits `followUp.answered`. */
export async function answerFollowUp(
  tx: ByActor,
  id: string,
  answer: FollowUpAnswer,
  today: PlainDate,
): Promise<Answered<{ id: string }>> {
  const [found] = await tx.rows<{ householdId: string; measureId: string; closedOn: string }>(sql`
    select f.household_id as "householdId", f.measure_id as "measureId", m.closed_on::text as "closedOn"
      from follow_up f join measure m on m.id = f.measure_id
     where f.id = ${id}::uuid and f.landlord_id = app.landlord_id() and f.answered_on is null`);
  if (!found) return undefined;
  const errors = brokenByAnswer(
    { seenOn: Temporal.PlainDate.from(answer.seenOn) },
    { closedOn: Temporal.PlainDate.from(found.closedOn) },
    today,
  );
  if (errors.length > 0) return { errors };
  const rows = await tx.db
    .update(followUp)
    .set({
      ...answer,
      words: answer.words || null,
      answeredOn: today.toString(),
      answeredBy: tx.actor.userId,
    })
    .where(and(eq(followUp.id, id), isNull(followUp.answeredOn)))
    .returning({ id: followUp.id });
  if (rows.length !== 1) return undefined;
  await emit(tx, "followUp.answered", {
    householdId: found.householdId,
    payload: { followUpId: id, measureId: found.measureId },
  });
  return { id };
}

/**
 * Asks landlords what became of households whose last measure ended 6 or 12 months ago, each once; run each night by the system. A path
 * taken over from before is asked about like another. Emits `followUp.asked`. Gives how many were asked.
 */
export async function askFollowUps(tx: Tx, today: PlainDate): Promise<number> {
  // Two nights at once would ask twice and fail on the second.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('followUp'))`);
  const ended = await tx.rows<{
    measureId: string;
    householdId: string;
    landlordId: string;
    operatorId: string;
    closedOn: string;
    asked: number[];
  }>(sql`
    select m.id as "measureId", m.household_id as "householdId", m.landlord_id as "landlordId", m.operator_id as "operatorId",
           m.closed_on::text as "closedOn", array(select f.months from follow_up f where f.measure_id = m.id) as asked
      from measure m
     where m.closed_on is not null and m.outcome is not null and m.closed_on > ${today.subtract({ months: 24 }).toString()}::date
       and not exists (select 1 from measure n where n.path_id = m.path_id and n.rank > m.rank)
     order by m.closed_on, m.id`);
  let count = 0;
  for (const { closedOn, asked, ...of } of ended) {
    // What was never asked while it was time is asked once, at the later of the two.
    const due = dueFollowUps(Temporal.PlainDate.from(closedOn), today).filter(
      (months) => !asked.includes(months),
    );
    const months = due.at(-1);
    if (months === undefined || asked.some((one) => one > months)) continue;
    const id = crypto.randomUUID();
    await tx.db.insert(followUp).values({ ...of, id, months, askedOn: today.toString() });
    await emit(tx, "followUp.asked", {
      householdId: of.householdId,
      payload: { followUpId: id, measureId: of.measureId, landlordId: of.landlordId },
    });
    count += 1;
  }
  return count;
}
