/** Writes the support of the demonstration's households: measures, assessments, contacts with their notes, tripartite meetings. */
import { sql } from "drizzle-orm";

import { assessment, assessmentProblem, problemKind } from "../../assessment/schema.ts";
import { contact, contactNote, measure, tripartiteMeeting } from "../../measure/schema.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Filed } from "./filed-journey.ts";
import { insertAll } from "./insert-all.ts";
import { loadAgreement, loadBudgets, loadObjectives, loadTurns } from "./load-objectives.ts";
import { SIX_MONTHS_CENTS } from "./programme-path.ts";

/** To be called once, after the referrals. */
export async function loadSupport(tx: Tx, filed: readonly Filed[], today: Temporal.PlainDate): Promise<void> {
  await loadMeasures(tx, filed);
  await loadAssessments(tx, filed, today);
  await loadContacts(tx, filed);
  await loadMeetings(tx, filed);
  await loadBudgets(tx, filed);
  await loadAgreement(tx);
  await loadObjectives(tx, filed, today);
  await loadTurns(tx, today);
}

async function loadMeasures(tx: Tx, filed: readonly Filed[]): Promise<void> {
  await insertAll(
    tx,
    measure,
    filed.flatMap((file) =>
      file.dates.measures.map(({ startsOn, endsOn, closed }, index) => {
        const last = index === file.dates.measures.length - 1;
        const over = last && file.dates.stage === "closed";
        return {
          id: file.measureIds[index]!,
          pathId: file.measureIds[0]!,
          rank: index + 1,
          householdId: file.householdId,
          referralId: file.referralId,
          landlordId: file.landlordId,
          operatorId: file.operatorId,
          caseWorkerId: file.workerId,
          track: file.track,
          startsOn,
          endsOn,
          closedOn: closed ? endsOn : null,
          renewalReason: index > 0 ? "Dette en cours d'apurement, démarches à terminer." : null,
          debtAtStartCents: index === 0 ? file.money.debtAtStartCents : null,
          debtAtEndCents: over ? file.money.debtAtEndCents : null,
          outcome: over ? file.outcome : null,
          tieAtEnd: over ? file.tieAtEnd : null,
          paymentResumed: over ? file.money.paymentResumed : null,
          closingSummary: over ? "Bilan partagé lors du dernier entretien tripartite." : null,
          costCents: closed ? SIX_MONTHS_CENTS : null,
        };
      }),
    ),
  );
}

async function loadAssessments(tx: Tx, filed: readonly Filed[], today: Temporal.PlainDate): Promise<void> {
  // The same problems again midway and at the end, lighter each time: what a comparison shows.
  const assessed = filed
    .filter(({ problems }) => problems.length > 0)
    .flatMap((file) => {
      const start = Temporal.PlainDate.from(file.dates.measures[0]!.startsOn);
      return (["start", "midway", "end"] as const).flatMap((moment, step) => {
        const on = start.add({ days: [0, 95, 175][step]! });
        return step > 0 && Temporal.PlainDate.compare(on, today) > 0
          ? []
          : [{ ...file, moment, step, on: on.toString(), assessmentId: crypto.randomUUID() }];
      });
    });
  await insertAll(
    tx,
    assessment,
    assessed.map(({ assessmentId, householdId, operatorId, workerId, moment, on }) => ({
      id: assessmentId,
      householdId,
      operatorId,
      moment,
      assessedOn: on,
      assessedBy: workerId,
    })),
  );
  await insertAll(
    tx,
    assessmentProblem,
    assessed.flatMap(({ assessmentId, householdId, operatorId, problems, step }) =>
      problems.map(({ severity, ...problem }, index) => ({
        ...problem,
        severity: Math.max(0, severity - (index % 2 === 0 ? step : Math.floor(step / 2))),
        assessmentId,
        householdId,
        operatorId,
      })),
    ),
  );
  const [coordinator] = await tx.rows<{ userId: string }>(
    sql`select user_id as "userId" from member where role = 'coordinator' limit 1`,
  );
  await tx.db.insert(problemKind).values({
    domain: "energy",
    french: "Chauffage d'appoint coûteux",
    english: "Costly extra heaters",
    validFrom: today.subtract({ months: 2 }).toString(),
    addedBy: coordinator!.userId,
  });
}

async function loadContacts(tx: Tx, filed: readonly Filed[]): Promise<void> {
  const contacts = filed.flatMap(({ householdId, operatorId, workerId, measureIds, support }) =>
    support.flatMap((measure, index) =>
      measure.contacts.map(({ on, note, ...met }) => ({
        row: {
          ...met,
          id: crypto.randomUUID(),
          measureId: measureIds[index]!,
          householdId,
          operatorId,
          metOn: on,
          metBy: workerId,
        },
        note,
      })),
    ),
  );
  await insertAll(
    tx,
    contact,
    contacts.map(({ row }) => row),
  );
  await insertAll(
    tx,
    contactNote,
    contacts.flatMap(({ row, note }) =>
      note === null
        ? []
        : {
            contactId: row.id,
            householdId: row.householdId,
            operatorId: row.operatorId,
            authorId: row.metBy,
            text: note,
            writtenAt: new Date(`${row.metOn}T16:00:00Z`),
          },
    ),
  );
}

async function loadMeetings(tx: Tx, filed: readonly Filed[]): Promise<void> {
  await insertAll(
    tx,
    tripartiteMeeting,
    filed.flatMap((file) =>
      file.support.flatMap((support, index) =>
        support.meetings.map(({ kind, on, state, sharedMinutes }) => ({
          measureId: file.measureIds[index]!,
          householdId: file.householdId,
          landlordId: file.landlordId,
          operatorId: file.operatorId,
          kind,
          state,
          metOn: on,
          attended: state === "held" ? ["household", "caseWorker", "socialAdviser"] : [],
          sharedMinutes,
        })),
      ),
    ),
  );
}
