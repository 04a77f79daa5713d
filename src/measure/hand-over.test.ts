/** A hand-over: access moves with the file; who carried it keeps what they wrote, to read, and writes nothing more. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { scene, type Scene } from "../referral/referral-fixture.ts";
import { assigned, handOver, peopleOf, running, type Assigned } from "./measure-fixture.ts";

let at: Scene;
beforeAll(async () => {
  at = await scene(demoOf({ tenancies: 0 }));
}, 120_000);
afterAll(() => at?.database.close());

const as = (userId: string, statement: ReturnType<typeof sql>) =>
  at.database.transaction({ kind: "user", userId }, (tx) => tx.rows(statement));

const id = () => crypto.randomUUID();

/** A measure with a contact, its note, a meeting, an assessment and a proposed relief. */
async function written() {
  const file = await assigned(at);
  const measureId = await running(at, file);
  const [contactId, meetingId, assessmentId, reliefId, planId] = [id(), id(), id(), id(), id()];
  await at.asSystem(async (tx) => {
    const of = sql`${file.householdId}::uuid, ${file.operatorId}::uuid`;
    await tx.rows(sql`insert into contact (id, measure_id, household_id, operator_id, kind, state, met_on)
      values (${contactId}::uuid, ${measureId}::uuid, ${of}, 'homeVisit', 'held', '2026-09-10')`);
    await tx.rows(sql`insert into contact_note (contact_id, household_id, operator_id, text)
      values (${contactId}::uuid, ${of}, 'Ce qui a été confié')`);
    await tx.rows(sql`insert into tripartite_meeting (id, measure_id, household_id, operator_id, landlord_id, kind, state, met_on)
      values (${meetingId}::uuid, ${measureId}::uuid, ${of}, ${file.landlordId}::uuid, 'start', 'held', '2026-09-15')`);
    await tx.rows(sql`insert into assessment (id, household_id, operator_id, moment, assessed_on)
      values (${assessmentId}::uuid, ${of}, 'start', '2026-09-10')`);
    await tx.rows(sql`insert into rent_relief (id, measure_id, path_id, household_id, landlord_id, agreement_number, fund_share)
      values (${reliefId}::uuid, ${measureId}::uuid, ${measureId}::uuid, ${file.householdId}::uuid, ${file.landlordId}::uuid, ${reliefId}, 0.5)`);
    await tx.rows(sql`insert into repayment_plan (id, household_id, landlord_id, debt_cents, tolerance_days)
      values (${planId}::uuid, ${file.householdId}::uuid, ${file.landlordId}::uuid, 100, 5)`);
  });
  return { file, measureId, contactId, meetingId, assessmentId, reliefId, planId };
}

/** What somebody may try to write on the file, each by its name. */
const writes = (to: Awaited<ReturnType<typeof written>>): [string, ReturnType<typeof sql>][] => {
  const { file } = to;
  const of = sql`${file.householdId}::uuid, ${file.operatorId}::uuid`;
  return [
    ["measure", sql`update measure set closing_summary = 'x' where id = ${to.measureId}::uuid returning 1`],
    ["contact", sql`update contact set minutes = 1 where id = ${to.contactId}::uuid returning 1`],
    [
      "contact_note",
      sql`update contact_note set text = 'x' where contact_id = ${to.contactId}::uuid returning 1`,
    ],
    [
      "tripartite_meeting",
      sql`update tripartite_meeting set shared_minutes = 'x' where id = ${to.meetingId}::uuid returning 1`,
    ],
    ["assessment", sql`update assessment set moment = 'end' where id = ${to.assessmentId}::uuid returning 1`],
    ["rent_relief", sql`update rent_relief set conditions = 'x' where id = ${to.reliefId}::uuid returning 1`],
    [
      "repayment_plan",
      sql`update repayment_plan set tolerance_days = 6 where id = ${to.planId}::uuid returning 1`,
    ],
    [
      "a new contact",
      sql`insert into contact (measure_id, household_id, operator_id, kind, state, met_on)
          values (${to.measureId}::uuid, ${of}, 'phone', 'held', '2026-11-02') returning 1`,
    ],
    [
      "a new problem",
      sql`insert into assessment_problem (assessment_id, household_id, operator_id, domain, protected)
          values (${to.assessmentId}::uuid, ${of}, 'health', true) returning 1`,
    ],
    [
      "a new measure",
      sql`insert into measure (path_id, rank, household_id, landlord_id, operator_id, case_worker_id, track, starts_on, ends_on)
          values (gen_random_uuid(), 1, ${file.householdId}::uuid, ${file.landlordId}::uuid, ${file.operatorId}::uuid,
                  ${file.workerId}::uuid, 'stay', '2026-11-02', '2027-05-01') returning 1`,
    ],
  ];
};

/** The names of what passed. */
async function passed(userId: string, statements: [string, ReturnType<typeof sql>][]): Promise<string[]> {
  const through = [];
  for (const [name, statement] of statements) {
    const rows = await as(userId, statement).catch((error: unknown) => {
      if (!/row-level security/.test(String((error as Error).cause ?? error))) throw error;
      return [];
    });
    if (rows.length > 0) through.push(name);
  }
  return through;
}

const readable = async (userId: string, { file }: { file: Assigned }) =>
  (
    await as(
      userId,
      sql`select n.text from contact_note n join measure m on m.household_id = n.household_id where n.household_id = ${file.householdId}::uuid`,
    )
  ).length;

describe("while the assignment runs", () => {
  it("its worker and the operator's lead write all of the file", async () => {
    for (const role of ["caseWorker", "operatorLead"]) {
      const made = await written();
      const [userId] = await peopleOf(at, role, "RELAIS");
      const statements = writes(made);
      expect(await passed(userId!, statements)).toEqual(statements.map(([name]) => name));
    }
  });

  it("another worker of the same operator neither reads nor writes", async () => {
    const made = await written();
    const [, other] = await peopleOf(at, "caseWorker", "RELAIS");
    expect(await readable(other!, made)).toBe(0);
    expect(await passed(other!, writes(made))).toEqual([]);
  });
});

describe("once another operator has the file", () => {
  it.each(["caseWorker", "operatorLead"])(
    "the former %s reads what it wrote and writes nothing",
    async (role) => {
      const made = await written();
      await handOver(at, made.file, "OISEAU");
      const [former] = await peopleOf(at, role, "RELAIS");
      expect(await readable(former!, made)).toBe(1);
      expect(await passed(former!, writes(made))).toEqual([]);
    },
  );

  it("the new worker reads nothing of the former's notes", async () => {
    const made = await written();
    await handOver(at, made.file, "OISEAU");
    const [next] = await peopleOf(at, "caseWorker", "OISEAU");
    expect(await readable(next!, made)).toBe(0);
  });
});

describe("within one operator, once another worker is named", () => {
  it("the former one, still named on the measure, writes nothing", async () => {
    const made = await written();
    const [, next] = await peopleOf(at, "caseWorker", "RELAIS");
    await at.asSystem((tx) =>
      tx.rows(
        sql`update assignment set case_worker_id = ${next!}::uuid where id = ${made.file.assignmentId}::uuid`,
      ),
    );
    expect(await passed(made.file.workerId, writes(made))).toEqual([]);
    const own = writes(made).filter(([name]) => name !== "a new measure");
    expect(await passed(next!, own)).toEqual(own.map(([name]) => name));
  });
});

describe("a running measure that the coordination moves to another operator", () => {
  it("goes on with its meetings; the former reads its own notes alone, the new one writes and reads none of them", async () => {
    const made = await written();
    const { file, measureId, meetingId } = made;
    const [next] = await peopleOf(at, "caseWorker", "OISEAU");
    const taker = at.post("caseWorker@OISEAU").organisationId;
    const coordinator = at.post("coordinator").userId;
    const moved = await as(
      coordinator,
      sql`select app.hand_over(${file.assignmentId}::uuid, ${taker}::uuid, ${next!}::uuid, 'Secteur changé') as answer`,
    );
    expect(moved).toEqual([{ answer: "handed" }]);

    const seen = (userId: string, table: string) =>
      as(userId, sql`select id from ${sql.identifier(table)} where household_id = ${file.householdId}::uuid`);
    const [formerLead] = await peopleOf(at, "operatorLead", "RELAIS");
    for (const former of [file.workerId, formerLead!]) {
      expect(await seen(former, "measure")).toEqual([]);
      expect(await seen(former, "contact")).toHaveLength(1);
      expect(await passed(former, writes(made))).toEqual([]);
    }
    expect(await seen(next!, "measure")).toEqual([{ id: measureId }]);
    expect(await seen(next!, "tripartite_meeting")).toEqual([{ id: meetingId }]);
    expect(await readable(next!, made)).toBe(0);
    expect(await seen(next!, "assessment")).toEqual([]);
    const own = await passed(next!, writes(made));
    expect(own).toEqual(["measure", "rent_relief", "repayment_plan"]);

    // What the new one writes stays closed to the former.
    const contactId = id();
    await as(
      next!,
      sql`insert into contact (id, measure_id, household_id, operator_id, kind, state, met_on, met_by)
          values (${contactId}::uuid, ${measureId}::uuid, ${file.householdId}::uuid, ${taker}::uuid, 'homeVisit', 'held', '2026-11-02', ${next!}::uuid)`,
    );
    expect(await seen(formerLead!, "contact")).toEqual([{ id: made.contactId }]);
    // Counts go on over both.
    const [counts] = await as(
      coordinator,
      sql`select held::int as held from app.contact_counts(array[${measureId}::uuid])`,
    );
    expect(counts).toEqual({ held: 2 });
  });
});
