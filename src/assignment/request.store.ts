/** Requests for a hand-over to another operator: asked by a lead, with why; declined by the coordination, or done by the hand-over. */
import { sql } from "drizzle-orm";

import { emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { handOverRequest } from "./schema.ts";

type ByActor = Tx & { actor: Actor };

/** A request as its readers see it: the coordination all, an operator its own. Days ISO. */
export type RequestLine = {
  id: string;
  assignmentId: string;
  householdId: string;
  household: string | null;
  operator: string;
  /** Whom the lead has in mind; null: the coordination chooses. */
  wanted: { id: string; name: string } | null;
  reason: string;
  askedOn: string;
  askedBy: string | null;
  answer: "handed" | "declined" | "withdrawn" | null;
  answeredOn: string | null;
  answerWords: string | null;
  can: { answer: boolean; withdraw: boolean };
};

/** Those that wait, the oldest first, then those answered within a month. One whose assignment has ended waits no more. */
export async function handOverRequests(tx: ByActor, on: Temporal.PlainDate): Promise<RequestLine[]> {
  const { role } = tx.actor;
  const rows = await tx.rows<Omit<RequestLine, "can">>(sql`
    select q.id, q.assignment_id as "assignmentId", q.household_id as "householdId", h.name as household, o.name as operator,
           case when w.id is not null then jsonb_build_object('id', w.id, 'name', w.name) end as wanted, q.reason,
           q.asked_on::text as "askedOn", p.name as "askedBy", q.answer, q.answered_on::text as "answeredOn", q.answer_words as "answerWords"
      from hand_over_request q
      join organisation o on o.id = q.operator_id
      left join organisation w on w.id = q.wanted_operator_id
      left join household h on h.id = q.household_id
      left join app.directory() p on p.user_id = q.asked_by
      left join assignment a on a.id = q.assignment_id
     where (q.answer is null and a.active) or q.answered_on > ${on.subtract({ months: 1 }).toString()}::date
     order by q.answer is not null, q.answered_on desc, q.asked_on, q.id`);
  return rows.map((row) => ({
    ...row,
    can: {
      answer: row.answer === null && role === "coordinator",
      withdraw: row.answer === null && role === "operatorLead",
    },
  }));
}

/** The lead asks. Undefined where the assignment is not under way, or not its operator's. Emits `handOver.asked`. */
export async function askHandOver(
  tx: ByActor,
  assignmentId: string,
  { operatorId, reason }: { operatorId: string | null; reason: string },
  on: Temporal.PlainDate,
): Promise<Answered> {
  const { organisationId, userId } = tx.actor;
  const [found] = await tx.rows<{ householdId: string; landlordId: string; waits: boolean }>(sql`
    select a.household_id as "householdId", a.landlord_id as "landlordId",
           exists (select 1 from hand_over_request q where q.assignment_id = a.id and q.answer is null) as waits
      from assignment a where a.id = ${assignmentId}::uuid and a.active and a.operator_id = ${organisationId}::uuid`);
  if (!found) return undefined;
  const { householdId, landlordId, waits } = found;
  if (waits)
    return brokenRule(
      "handOver.asked",
      "Vous l'avez déjà demandé : la coordination doit répondre.",
      "You have asked for it already: the coordination is to answer.",
    );
  if (reason.trim() === "")
    return brokenRule(
      "handOver.askReason",
      "Dites pourquoi : la coordination décide sur ces mots.",
      "Say why: the coordination decides by these words.",
      "reason",
    );
  const [wanted] = await tx.rows(sql`
    select 1 from organisation where id = ${operatorId}::uuid and kind = 'operator' and id <> ${organisationId}::uuid`);
  if (operatorId !== null && !wanted)
    return brokenRule(
      "handOver.operator",
      "Choisissez un autre opérateur que le vôtre, ou laissez la coordination choisir.",
      "Choose another operator than yours, or leave the choice to the coordination.",
      "operatorId",
    );
  const [asked] = await tx.db
    .insert(handOverRequest)
    .values({
      assignmentId,
      householdId,
      landlordId,
      operatorId: organisationId,
      wantedOperatorId: operatorId,
      reason: reason.trim(),
      askedOn: on.toString(),
      askedBy: userId,
    })
    .returning({ id: handOverRequest.id });
  await emit(tx, "handOver.asked", { householdId, payload: { requestId: asked!.id, assignmentId } });
  return { done: true };
}

/** The coordination declines with its words, or the lead takes its request back. Undefined where none waits for the asker. */
export async function endRequest(tx: Tx, id: string, words: string | null): Promise<Answered> {
  const [row] = await tx.rows<{ answer: string }>(
    sql`select app.end_hand_over_request(${id}::uuid, ${words}) as answer`,
  );
  if (row!.answer === "words")
    return brokenRule(
      "handOver.declineWords",
      "Dites pourquoi : l'opérateur qui a demandé le lira.",
      "Say why: the operator that asked will read it.",
      "words",
    );
  return row!.answer === "ended" ? { done: true } : undefined;
}
