/** Writes the support of past cases from what a spreadsheet tells: counts of meetings and problems, debts at both ends, cost. */
import { assessment, assessmentProblem } from "../../assessment/schema.ts";
import { assignment } from "../../assignment/schema.ts";
import { contact, measure } from "../../measure/schema.ts";
import type { Tx } from "../../platform/database/database.ts";
import { insertAll } from "./insert-all.ts";
import { PROBLEM_DOMAINS } from "./journey-support.ts";
import { day, daysOf, type CaseRow } from "./programme-path.ts";

/** A case of the programme with the ids of what it becomes. */
export type PastCase = CaseRow & {
  householdId: string;
  referralId: string;
  agendaItemId: string;
  landlordId: string;
  operatorId: string | null;
  workerId: string | null;
};

/** Assignments, measures with their renewals, contacts and problems of the past cases; to be called once. */
export async function loadPastMeasures(tx: Tx, cases: readonly PastCase[]): Promise<void> {
  const measures = cases.flatMap(measuresOf);
  await insertAll(
    tx,
    assignment,
    cases.flatMap(({ referralId, householdId, landlordId, operatorId, workerId, decidedOn, measureEnd }) =>
      operatorId === null || decidedOn === null
        ? []
        : {
            referralId,
            householdId,
            landlordId,
            operatorId,
            caseWorkerId: workerId,
            proposedOperatorId: operatorId,
            assignedOn: decidedOn,
            active: measureEnd === null,
          },
    ),
  );
  await insertAll(tx, measure, measures);
  await insertAll(
    tx,
    contact,
    cases.flatMap((row) => contactsOf(row, measures)),
  );
  const assessed = cases.flatMap((row) =>
    row.problems === null || row.operatorId === null ? [] : { ...row, assessmentId: crypto.randomUUID() },
  );
  await insertAll(
    tx,
    assessment,
    assessed.map(({ assessmentId, householdId, operatorId, measureStart }) => ({
      id: assessmentId,
      householdId,
      operatorId: operatorId!,
      moment: "start" as const,
      assessedOn: measureStart!,
    })),
  );
  await insertAll(
    tx,
    assessmentProblem,
    assessed.flatMap(({ assessmentId, householdId, operatorId, problems }) =>
      PROBLEM_DOMAINS.slice(0, problems!).map(([domain, isProtected]) => ({
        assessmentId,
        householdId,
        operatorId: operatorId!,
        domain,
        protected: isProtected,
        workedOn: true,
      })),
    ),
  );
}

/** The first measure and its renewals: six months each, the last one ending when the path did. */
function measuresOf(row: PastCase): (typeof measure.$inferInsert)[] {
  if (row.measureStart === null || row.operatorId === null) return [];
  const start = day(row.measureStart);
  const count = 1 + (row.renewals ?? 0);
  const ids = Array.from({ length: count }, () => crypto.randomUUID());
  return ids.map((id, index) => {
    const last = index === count - 1;
    const endsOn = start
      .add({ months: 6 * (index + 1) })
      .subtract({ days: 1 })
      .toString();
    return {
      id,
      pathId: ids[0]!,
      rank: index + 1,
      householdId: row.householdId,
      referralId: row.referralId,
      landlordId: row.landlordId,
      operatorId: row.operatorId!,
      caseWorkerId: row.workerId,
      track: row.track,
      startsOn: start.add({ months: 6 * index }).toString(),
      endsOn,
      closedOn: last ? row.measureEnd : endsOn,
      debtAtStartCents: index === 0 ? row.debtAtStartCents : null,
      debtAtEndCents: last ? row.debtAtEndCents : null,
      outcome: last ? row.outcome : null,
      tieAtEnd: last ? row.tieAtEnd : null,
      paymentResumed: last ? row.paymentResumed : null,
      costCents: row.costCents === null ? null : share(row.costCents, count, index),
      takenOver: true,
    };
  });
}

/** Equal parts in cents; the last takes the remainder. */
function share(cents: number, parts: number, index: number): number {
  const part = Math.floor(cents / parts);
  return index === parts - 1 ? cents - part * (parts - 1) : part;
}

/** The spreadsheet counts meetings without dating them: they are spread evenly over the path. */
function contactsOf(
  row: PastCase,
  measures: readonly (typeof measure.$inferInsert)[],
): (typeof contact.$inferInsert)[] {
  const own = measures.filter(({ referralId }) => referralId === row.referralId);
  const home = row.meetingsHome ?? 0;
  const held = home + (row.meetingsOther ?? 0);
  const first = own.at(0);
  if (!first) return [];
  const end = own.at(-1)!.closedOn ?? own.at(-1)!.endsOn;
  const step = daysOf(day(first.startsOn), day(end)) / (held + 1);
  return Array.from({ length: held }, (_, index) => {
    const metOn = day(first.startsOn)
      .add({ days: Math.floor(step * (index + 1)) })
      .toString();
    return {
      measureId: own.findLast(({ startsOn }) => startsOn <= metOn)!.id!,
      householdId: row.householdId,
      operatorId: row.operatorId!,
      // Home visits first and last, the others in between.
      kind: (index * home) % held < home ? ("homeVisit" as const) : ("office" as const),
      state: "held" as const,
      outreach: false,
      metOn,
    };
  });
}
