/** Writes and reads assessments: whole for the operator who carries the household, counts by shared domain for the coordination. */
import { and, eq, sql } from "drizzle-orm";

import { OPERATOR_STAFF, type Role } from "../platform/access/roles.ts";
import { emit } from "../platform/audit/record.ts";
import type { Answered } from "../platform/calendar/dated.ts";
import type { Actor, Tx } from "../platform/database/database.ts";
import { refuseStale, versionOf } from "../platform/editing/version.ts";
import {
  brokenByAssessment,
  brokenByKind,
  type Domain,
  holdsOn,
  isProtected,
  type Moment,
  type ProblemFacts,
  type ProblemKind,
} from "./rules.ts";
import { assessment, assessmentProblem, problemKind } from "./schema.ts";

type ByActor = Tx & { actor: Actor };

export type Assessed = {
  id: string;
  moment: Moment;
  on: string;
  by: string | null;
  /** Null: not for this reader. */
  problems: (ProblemFacts & { id: string; protected: boolean })[] | null;
  /** Shared domains, how many problems in each, how many worked on. */
  summary: { domain: Domain; problems: number; workedOn: number }[];
  /** Null where the words are not for this reader. */
  version: string | null;
};

export type HouseholdAssessments = {
  assessments: Assessed[];
  /** For the coordination: a protected domain is concerned, yes or no. Null for others. */
  protectedConcerned: boolean | null;
  can: { write: boolean };
};

/** A household's assessments, the latest first; undefined where they are closed to the asker. */
export async function assessmentsOf(
  tx: ByActor,
  householdId: string,
): Promise<HouseholdAssessments | undefined> {
  const role = tx.actor.role as Role;
  const isOperator = OPERATOR_STAFF.includes(role);
  const [household] = await tx.rows<{ works: boolean }>(sql`
    select id in (select app.working_households()) as works from household
     where id = ${householdId}::uuid and id in (select app.case_households())`);
  if (!household) return undefined;
  const rows = await tx.rows<Omit<Assessed, "summary" | "version">>(sql`
    select a.id, a.moment, a.assessed_on::text as "on", p.name as "by",
           case when ${isOperator} then coalesce((
             select jsonb_agg(jsonb_build_object('id', q.id, 'domain', q.domain, 'problem', q.problem, 'protected', q.protected,
                                'severity', q.severity, 'workedOn', q.worked_on, 'detail', q.detail,
                                'since', q.since, 'wish', q.wish, 'worksOn', q.works_on) order by q.protected, q.domain, q.id)
               from assessment_problem q where q.assessment_id = a.id), '[]') end as problems
      from assessment a left join app.directory() p on p.user_id = a.assessed_by
     where a.household_id = ${householdId}::uuid order by a.assessed_on desc, a.created_at desc, a.id`);
  const counts = isOperator
    ? []
    : await tx.rows<{ id: string } & Assessed["summary"][number]>(sql`
        select assessment_id as id, domain, problems::int as problems, worked_on::int as "workedOn"
          from app.assessment_summary(${householdId}::uuid) order by domain`);
  const [concerned] =
    role === "coordinator"
      ? await tx.rows<{ yes: boolean }>(sql`select app.protected_concerned(${householdId}::uuid) as yes`)
      : [];
  return {
    assessments: rows.map((row) => ({
      ...row,
      version: row.problems && versionOf(wordsOf({ ...row, problems: row.problems })),
      summary:
        row.problems === null
          ? counts.filter(({ id }) => id === row.id).map(({ id: _id, ...count }) => count)
          : summaryOf(row.problems),
    })),
    protectedConcerned: concerned?.yes ?? null,
    can: { write: isOperator && household.works },
  };
}

function summaryOf(problems: NonNullable<Assessed["problems"]>): Assessed["summary"] {
  const shared = Map.groupBy(
    problems.filter((problem) => !problem.protected),
    ({ domain }) => domain,
  );
  return [...shared].map(([domain, own]) => ({
    domain,
    problems: own.length,
    workedOn: own.filter(({ workedOn }) => workedOn).length,
  }));
}

export type AssessmentText = {
  id: string;
  moment: Moment;
  assessedOn: string;
  problems: ProblemFacts[];
  version: string | null;
};

/** What its form writes, problems in an order of their own: each time they are written they get other ids. */
const wordsOf = ({
  moment,
  on,
  problems,
}: Pick<Assessed, "moment" | "on"> & { problems: readonly ProblemFacts[] }) => ({
  moment,
  assessedOn: on,
  problems: problems
    .map(({ domain, problem, severity, workedOn, detail, since, wish, worksOn }) => ({
      domain,
      problem,
      severity,
      workedOn,
      detail,
      since,
      wish,
      worksOn,
    }))
    .toSorted((one, other) => nameOf(one).localeCompare(nameOf(other))),
});
const nameOf = ({ domain, problem, detail }: ProblemFacts) => `${domain} ${problem ?? ""} ${detail ?? ""}`;

/**
 * Writes an assessment with its problems, or writes it anew: `id` is the sender's, sent twice it is written once. Which problems
 * are protected is the rule's to say. Undefined where the household is not the asker's to assess.
 */
export async function writeAssessment(
  tx: ByActor,
  householdId: string,
  { id, moment, assessedOn, problems, version }: AssessmentText,
  today: Temporal.PlainDate,
): Promise<Answered<{ id: string; version: string }>> {
  const operatorId = tx.actor.organisationId;
  const [carried] = await tx.rows(sql`
    select 1 from household where id = ${householdId}::uuid and id in (select app.working_households()) and app.operator_id() is not null`);
  if (!carried) return undefined;
  const day = Temporal.PlainDate.from(assessedOn);
  const added = (await problemKinds(tx)).filter((kind) => holdsOn(kind, day));
  const errors = brokenByAssessment({ assessedOn: day, problems }, today, added);
  if (errors.length > 0) return { errors };
  const [written] = await tx.rows<{ householdId: string }>(
    sql`select household_id as "householdId" from assessment where id = ${id}::uuid for update`,
  );
  if (written && written.householdId !== householdId) return undefined;
  const versionNow = await refuseStale(tx, {
    table: "assessment",
    id,
    version,
    words: wordsOf({ moment, on: assessedOn, problems }),
    standing: async () => {
      const found = (await assessmentsOf(tx, householdId))?.assessments.find((one) => one.id === id);
      return found?.problems ? { ...found, problems: found.problems } : undefined;
    },
    wordsOf,
  });
  if (written) {
    const rows = await tx.db
      .update(assessment)
      .set({ moment, assessedOn })
      .where(and(eq(assessment.id, id), eq(assessment.operatorId, operatorId)))
      .returning({ id: assessment.id });
    if (rows.length !== 1) return undefined;
    await tx.db.delete(assessmentProblem).where(eq(assessmentProblem.assessmentId, id));
  } else {
    await tx.db
      .insert(assessment)
      .values({ id, householdId, operatorId, moment, assessedOn, assessedBy: tx.actor.userId });
  }
  if (problems.length > 0)
    await tx.db.insert(assessmentProblem).values(
      problems.map(({ domain, detail, wish, ...facts }) => ({
        ...facts,
        domain,
        detail: detail?.trim() || null,
        wish: wish?.trim() || null,
        protected: isProtected(domain),
        assessmentId: id,
        householdId,
        operatorId,
      })),
    );
  await emit(tx, "assessment.written", {
    householdId,
    payload: { assessmentId: id, moment, on: assessedOn },
  });
  return { id, version: await versionNow() };
}

/** Problems that the coordination added, offered today or not: what was written with one keeps its words. */
export async function problemKinds(tx: Tx): Promise<ProblemKind[]> {
  const rows = await tx.db.select().from(problemKind).orderBy(problemKind.domain, problemKind.french);
  return rows.map(({ id, domain, french, english, validFrom, validTo }) => ({
    id,
    domain,
    french,
    english,
    validFrom: Temporal.PlainDate.from(validFrom),
    validTo: validTo === null ? null : Temporal.PlainDate.from(validTo),
  }));
}

export type NewKind = { domain: Domain; french: string; english: string; validFrom: string };

/** Adds a problem to a domain's list, from a day on. The coordination's to do. */
export async function addKind(
  tx: ByActor,
  { validFrom, ...text }: NewKind,
  today: Temporal.PlainDate,
): Promise<Answered<{ id: string }>> {
  const errors = brokenByKind({ ...text, validFrom: Temporal.PlainDate.from(validFrom) }, today);
  if (errors.length > 0) return { errors };
  const id = crypto.randomUUID();
  await tx.db.insert(problemKind).values({ ...text, id, validFrom, addedBy: tx.actor.userId });
  return { id };
}

/** Offers a problem no more from tomorrow on; what was written with it stays. */
export async function endKind(
  tx: ByActor,
  id: string,
  today: Temporal.PlainDate,
): Promise<Answered<{ id: string }>> {
  const rows = await tx.db
    .update(problemKind)
    .set({ validTo: sql`greatest(valid_from, ${today.toString()}::date)` })
    .where(and(eq(problemKind.id, id), sql`valid_to is null`))
    .returning({ id: problemKind.id });
  return rows[0];
}
