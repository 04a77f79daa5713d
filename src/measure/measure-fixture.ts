/** What the measure's tests stand on: a household of a landlord, referred, decided on and assigned to an operator's worker. */
import { sql } from "drizzle-orm";

import { referralIn, type Scene } from "../referral/referral-fixture.ts";

export type Assigned = {
  householdId: string;
  referralId: string;
  assignmentId: string;
  landlordId: string;
  operatorId: string;
  workerId: string;
};

/** People of a role in an organisation, in the order of their addresses. */
export async function peopleOf({ asSystem }: Scene, role: string, code: string): Promise<string[]> {
  const rows = await asSystem((tx) =>
    tx.rows<{ userId: string }>(sql`
      select m.user_id as "userId" from member m join organisation o on o.id = m.organisation_id
       where m.role = ${role} and o.code = ${code} order by m.email`),
  );
  return rows.map(({ userId }) => userId);
}

/** A household that owes 1 500.00, assigned to the first worker of `operator`; written by no rule: where a test begins. */
export async function assigned(
  at: Scene,
  {
    operator = "RELAIS",
    code = "AIH",
    on = "2026-09-01",
  }: { operator?: string; code?: string; on?: string } = {},
): Promise<Assigned> {
  const householdId = await at.household(code, "Nadia Morel");
  const referralId = await referralIn(at, "assigned", { householdId, code });
  const landlordId = at.post(`arrearsOfficer@${code}`).organisationId;
  const { organisationId: operatorId } = at.post(`caseWorker@${operator}`);
  const [workerId] = await peopleOf(at, "caseWorker", operator);
  const assignmentId = await assign(at, {
    householdId,
    referralId,
    landlordId,
    operatorId,
    workerId: workerId!,
    on,
  });
  return { householdId, referralId, assignmentId, landlordId, operatorId, workerId: workerId! };
}

type Assignment = Omit<Assigned, "assignmentId"> & { on: string };

export async function assign({ asSystem }: Scene, { on, ...to }: Assignment): Promise<string> {
  const [row] = await asSystem((tx) =>
    tx.rows<{ id: string }>(sql`
      insert into assignment (referral_id, household_id, landlord_id, operator_id, case_worker_id, assigned_on)
      values (${to.referralId}::uuid, ${to.householdId}::uuid, ${to.landlordId}::uuid, ${to.operatorId}::uuid,
              ${to.workerId}::uuid, ${on}::date) returning id`),
  );
  return row!.id;
}

/** A measure of the assigned household that runs since `startsOn`, written by no rule. */
export async function running(
  { asSystem }: Scene,
  file: Assigned,
  { startsOn = "2026-09-01", endsOn = "2027-02-28" }: { startsOn?: string; endsOn?: string } = {},
): Promise<string> {
  const id = crypto.randomUUID();
  await asSystem((tx) =>
    tx.rows(sql`
      insert into measure (id, path_id, household_id, referral_id, landlord_id, operator_id, case_worker_id, track, starts_on, ends_on)
      values (${id}::uuid, ${id}::uuid, ${file.householdId}::uuid, ${file.referralId}::uuid, ${file.landlordId}::uuid,
              ${file.operatorId}::uuid, ${file.workerId}::uuid, 'stay', ${startsOn}::date, ${endsOn}::date)`),
  );
  return id;
}

/** The file goes to another operator's first worker: the former assignment ends, the measure still names its worker. */
export async function handOver(at: Scene, file: Assigned, operator: string): Promise<void> {
  const { organisationId } = at.post(`caseWorker@${operator}`);
  const [workerId] = await peopleOf(at, "caseWorker", operator);
  await at.asSystem((tx) =>
    tx.rows(sql`update assignment set active = false where id = ${file.assignmentId}::uuid`),
  );
  await assign(at, { ...file, operatorId: organisationId, workerId: workerId!, on: "2026-11-01" });
}
