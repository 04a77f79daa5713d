/** Opens, renews, closes and hands over a measure: by the rule, on its rows, with its event, in one transaction. */
import { and, eq, isNull, sql } from "drizzle-orm";

import { emit } from "../platform/audit/record.ts";
import { type Answered, brokenRule } from "../platform/calendar/dated.ts";
import { isBefore } from "../platform/calendar/plain-date.ts";
import type { Track } from "../referral/schema.ts";
import { brokenByClosing, type ClosingFacts } from "./closing.rules.ts";
import type { ClosingText, CompletionText } from "./contract.ts";
import { type ByActor, renewalDecider } from "./read.store.ts";
import { brokenByOpening, brokenByRenewal, endOf, renewalOf, type Span } from "./rules.ts";
import { measure, measureSuspension } from "./schema.ts";
import { brokenByResumption, brokenBySuspension, pushed, type SuspensionReason } from "./suspension.rules.ts";

type PlainDate = Temporal.PlainDate;
/** Undefined: missing, or not the asker's to write. */
export type Done = Answered<{ id: string; version?: string }>;

const day = (iso: string) => Temporal.PlainDate.from(iso);

/** The account's debt at the end of a day, in cents; null = unknown. */
async function debtOn(
  tx: ByActor,
  { householdId, landlordId }: { householdId: string; landlordId: string },
  on: PlainDate,
): Promise<number | null> {
  const [row] = await tx.rows<{ cents: number | null }>(
    sql`select app.debt_on(${householdId}::uuid, ${landlordId}::uuid, ${on.toString()}::date) as cents`,
  );
  return row?.cents ?? null;
}

/**
 * Opens the first measure of an active assignment. The debt at the start is the account's on that day; null where it is unknown.
 * Emits `measure.opened`. Refused while a measure of the same referral runs, and where nobody is named to carry it.
 */
export async function openMeasure(
  tx: ByActor,
  householdId: string,
  { assignmentId, startsOn: starts }: { assignmentId: string; startsOn: string },
  today: PlainDate,
): Promise<Done> {
  const [given] = await tx.rows<{
    referralId: string;
    landlordId: string;
    operatorId: string;
    workerId: string | null;
    assignedOn: string;
    track: Track | null;
    runs: boolean;
  }>(sql`
    select a.referral_id as "referralId", a.landlord_id as "landlordId", a.operator_id as "operatorId",
           a.case_worker_id as "workerId", a.assigned_on::text as "assignedOn",
           coalesce((select d.track from decision d where d.referral_id = a.referral_id and d.kind = 'admitted'
                      order by d.decided_on desc, d.created_at desc limit 1), r.track) as track,
           app.measure_runs(a.referral_id) as runs
      from assignment a left join referral r on r.id = a.referral_id
     where a.id = ${assignmentId}::uuid and a.household_id = ${householdId}::uuid and a.active
       and a.household_id in (select app.working_households())`);
  if (!given) return undefined;
  const isOfOperator = tx.actor.organisationId === given.operatorId;
  const caseWorkerId = given.workerId ?? (isOfOperator ? tx.actor.userId : null);
  const errors = given.runs
    ? [
        {
          rule: "measure.already",
          message: "Une mesure est déjà en cours pour cette orientation.",
          english: "A measure is running already for this referral.",
        },
      ]
    : brokenByOpening({ startsOn: day(starts), assignedOn: day(given.assignedOn), today });
  if (caseWorkerId === null)
    errors.push({
      rule: "measure.worker",
      message: "Personne n'est nommé pour suivre ce ménage : l'opérateur nomme d'abord un référent.",
      english: "Nobody is named to follow this household: the operator names a case worker first.",
    });
  if (errors.length > 0) return { errors };

  const id = crypto.randomUUID();
  const startsOn = day(starts);
  await tx.db.insert(measure).values({
    id,
    pathId: id,
    rank: 1,
    householdId,
    referralId: given.referralId,
    landlordId: given.landlordId,
    operatorId: given.operatorId,
    caseWorkerId,
    track: given.track ?? "stay",
    startsOn: starts,
    endsOn: endOf(startsOn).toString(),
    debtAtStartCents: await debtOn(tx, { householdId, landlordId: given.landlordId }, startsOn),
  });
  await emit(tx, "measure.opened", {
    householdId,
    payload: { measureId: id, referralId: given.referralId, on: starts },
  });
  return { id };
}

type Running = typeof measure.$inferSelect & { span: Span };

/** A measure whose life the asker may change, locked; undefined where it is not theirs. */
async function ownMeasure(tx: ByActor, id: string): Promise<Running | undefined> {
  const [row] = await tx.db
    .select()
    .from(measure)
    .where(and(eq(measure.id, id), sql`household_id in (select app.working_households())`))
    .for("update");
  if (!row || (tx.actor.role !== "coordinator" && row.operatorId !== tx.actor.organisationId))
    return undefined;
  const { startsOn, endsOn, closedOn, outcome } = row;
  const suspensions = await tx.rows<{ from: string; resumedOn: string | null }>(sql`
    select from_on::text as "from", resumed_on::text as "resumedOn" from measure_suspension
     where measure_id = ${id}::uuid order by from_on`);
  const span = {
    startsOn: day(startsOn),
    endsOn: day(endsOn),
    closedOn: closedOn === null ? null : day(closedOn),
    renewed: closedOn !== null && outcome === null,
    suspensions: suspensions.map(({ from, resumedOn }) => ({
      from: day(from),
      resumedOn: resumedOn === null ? null : day(resumedOn),
    })),
  };
  return { ...row, span };
}

/**
 * Renews a running measure: another one of the same path begins the day after its last day. The first one keeps that last day
 * and runs until then. The coordination renews, by itself or as a session decided (`bySession`). Emits `measure.renewed`.
 */
export async function renewMeasure(
  tx: ByActor,
  id: string,
  reason: string,
  today: PlainDate,
  { bySession = false }: { bySession?: boolean } = {},
): Promise<Done> {
  const found = await ownMeasure(tx, id);
  if (!found || tx.actor.role !== "coordinator") return undefined;
  const { span, rank, householdId, landlordId } = found;
  const errors = brokenByRenewal({ span, rank, reason });
  if (!bySession && (await renewalDecider(tx, today)).by === "committee")
    errors.push({
      rule: "measure.renewalDecidedBy",
      message: "La commission décide des renouvellements : l'opérateur le demande, la séance tranche.",
      english: "The committee decides of renewals: the operator asks, the session decides.",
    });
  if (isBefore(today, span.startsOn))
    errors.push({
      rule: "measure.notBegun",
      message: "Cette mesure n'a pas commencé : elle se renouvelle ensuite.",
      english: "This measure has not begun: it is renewed afterwards.",
    });
  if (errors.length > 0) return { errors };
  const { startsOn, endsOn } = renewalOf(span, today);
  // What is to come is not known: neither the debt of a last day nor that of a first one.
  const debtOf = (on: PlainDate) =>
    isBefore(today, on) ? null : debtOn(tx, { householdId, landlordId }, on);
  await changed(tx, id, { closedOn: found.endsOn, debtAtEndCents: await debtOf(span.endsOn) });
  const next = crypto.randomUUID();
  await tx.db.insert(measure).values({
    id: next,
    pathId: found.pathId,
    rank: rank + 1,
    householdId,
    referralId: found.referralId,
    landlordId,
    operatorId: found.operatorId,
    caseWorkerId: found.caseWorkerId,
    track: found.track,
    startsOn: startsOn.toString(),
    endsOn: endsOn.toString(),
    renewalReason: reason.trim(),
    debtAtStartCents: await debtOf(startsOn),
  });
  await emit(tx, "measure.renewed", {
    householdId,
    payload: { measureId: next, formerId: id, referralId: found.referralId, on: startsOn.toString() },
  });
  return { id: next };
}

/** Takes back a renewal that has not begun: the measure that runs is then closed like any other. Emits `measure.renewalTakenBack`. */
export async function takeBackRenewal(tx: ByActor, id: string): Promise<Done> {
  const found = await ownMeasure(tx, id);
  if (!found) return undefined;
  const [back] = await tx.rows<{ done: boolean }>(sql`select app.take_back_renewal(${id}::uuid) as done`);
  if (!back?.done)
    return brokenRule(
      "measure.renewalBegun",
      "Aucun renouvellement n'attend de commencer, ou quelque chose y est déjà noté : la mesure qui court se clôt.",
      "No renewal waits to begin, or something was written on it already: close the measure that runs.",
    );
  await emit(tx, "measure.renewalTakenBack", {
    householdId: found.householdId,
    payload: { measureId: id, referralId: found.referralId },
  });
  return { id };
}

/**
 * Closes a measure with its outcome; what is not known stays unknown and may be completed. Its referral and its assignment end
 * with it, so that who carried it reads the file and no longer writes. Emits `measure.closed`.
 */
export async function closeMeasure(
  tx: ByActor,
  id: string,
  { closedOn, outcome, ...facts }: ClosingText,
  today: PlainDate,
): Promise<Done> {
  const found = await ownMeasure(tx, id);
  if (!found) return undefined;
  const { householdId, referralId, span } = found;
  const { startsOn, closedOn: already } = span;
  const errors = brokenByClosing({ closedOn: day(closedOn), outcome, startsOn, already, today });
  if (errors.length > 0) return { errors };
  await changed(tx, id, {
    closedOn,
    outcome,
    debtAtStartCents: facts.debtAtStartCents === undefined ? found.debtAtStartCents : facts.debtAtStartCents,
    debtAtEndCents:
      facts.debtAtEndCents === undefined ? await debtOn(tx, found, day(closedOn)) : facts.debtAtEndCents,
    tieAtEnd: facts.tieAtEnd,
    paymentResumed: facts.paymentResumed,
    closingSummary: facts.closingSummary || null,
    handedOnTo: facts.handedOnTo || null,
  });
  // A suspension that lasts ends with the measure: nothing is given back.
  await tx.db
    .update(measureSuspension)
    .set({ resumedOn: sql`greatest(${closedOn}::date, from_on)` })
    .where(and(eq(measureSuspension.measureId, id), isNull(measureSuspension.resumedOn)));
  await emit(tx, "measure.closed", {
    householdId,
    payload: { measureId: id, referralId, outcome, on: closedOn },
  });
  await tx.rows(sql`select app.close_referral(${id}::uuid)`);
  // Last: from here on the asker no longer writes on the file.
  await tx.rows(sql`select app.end_assignment(${id}::uuid)`);
  return { id };
}

/** Support stands still from a day on, for a reason that tells nothing of the household's life. Emits `measure.suspended`. */
export async function suspendMeasure(
  tx: ByActor,
  id: string,
  { from, reason }: { from: string; reason: SuspensionReason },
  today: PlainDate,
): Promise<Done> {
  const found = await ownMeasure(tx, id);
  if (!found) return undefined;
  const { span, householdId, landlordId, operatorId } = found;
  const errors = brokenBySuspension(day(from), span, span.suspensions ?? [], today);
  if (errors.length > 0) return { errors };
  await tx.db.insert(measureSuspension).values({
    measureId: id,
    householdId,
    landlordId,
    operatorId,
    fromOn: from,
    reason,
    enteredBy: tx.actor.userId,
  });
  await emit(tx, "measure.suspended", { householdId, payload: { measureId: id, on: from } });
  return { id };
}

/** Support goes on from a day; the last day of this measure, and of no other, is later by the days it stood still. */
export async function resumeMeasure(tx: ByActor, id: string, on: string, today: PlainDate): Promise<Done> {
  const found = await ownMeasure(tx, id);
  if (!found) return undefined;
  const { span, householdId } = found;
  const errors = brokenByResumption(day(on), span.suspensions ?? [], today);
  if (errors.length > 0) return { errors };
  const [ended] = await tx.db
    .update(measureSuspension)
    .set({ resumedOn: on })
    .where(and(eq(measureSuspension.measureId, id), isNull(measureSuspension.resumedOn)))
    .returning({ from: measureSuspension.fromOn });
  const endsOn = pushed(span.endsOn, [{ from: day(ended!.from), resumedOn: day(on) }], today);
  await changed(tx, id, { endsOn: endsOn.toString() });
  await emit(tx, "measure.resumed", { householdId, payload: { measureId: id, on } });
  return { id };
}

/** Completes facts of a closing that were unknown; what was said then is left as it was said. */
export async function completeClosing(tx: ByActor, id: string, facts: CompletionText): Promise<Done> {
  const [found] = await tx.rows<ClosingFacts & { householdId: string }>(sql`
    select m.household_id as "householdId", m.debt_at_start_cents as "debtAtStartCents",
           m.debt_at_end_cents as "debtAtEndCents", m.tie_at_end as "tieAtEnd", m.payment_resumed as "paymentResumed",
           m.closing_summary as "closingSummary"
      from measure m where m.id = ${id}::uuid and m.id in (select app.measures_to_complete()) for update`);
  if (!found) return undefined;
  await changed(tx, id, {
    debtAtStartCents: found.debtAtStartCents ?? facts.debtAtStartCents,
    debtAtEndCents: found.debtAtEndCents ?? facts.debtAtEndCents,
    tieAtEnd: found.tieAtEnd ?? facts.tieAtEnd,
    paymentResumed: found.paymentResumed ?? facts.paymentResumed,
    closingSummary: (found.closingSummary ?? facts.closingSummary) || null,
  });
  await emit(tx, "measure.completed", { householdId: found.householdId, payload: { measureId: id } });
  return { id };
}

/** Gives a running measure to another worker, by the database's own narrow function: measure, assignment and referral together. */
export async function handOverMeasure(tx: ByActor, id: string, workerId: string): Promise<Done> {
  const [row] = await tx.rows<{ answer: string }>(
    sql`select app.hand_over_measure(${id}::uuid, ${workerId}::uuid) as answer`,
  );
  if (row!.answer === "notWorker")
    return {
      errors: [
        {
          rule: "measure.worker",
          message: "Choisissez un travailleur social en poste chez vous.",
          english: "Choose a case worker in post with you.",
          field: "workerId",
        },
      ],
    };
  return row!.answer === "named" ? { id } : undefined;
}

/** An update that a policy closed touches no row and says nothing: here it is a fault. */
async function changed(tx: ByActor, id: string, values: Partial<typeof measure.$inferInsert>): Promise<void> {
  const rows = await tx.db
    .update(measure)
    .set(values)
    .where(eq(measure.id, id))
    .returning({ id: measure.id });
  if (rows.length !== 1) throw new Error(`measure ${id} was not written: ${rows.length} rows`);
}
