/** Assignment over HTTP: the zone proposes, the coordinator decides, the operator's lead names; each without the others' rights. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { loadDemo } from "../app/demo/load.ts";
import { serverOf } from "../app/server-fixture.ts";
import { type Committee, committee, TODAY } from "../committee/committee-fixture.ts";

let at: Committee;
beforeAll(async () => {
  at = await committee((database) => loadDemo(database, { tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

/** Grenoble is in the zone of Le Relais Ozanam, Voiron in that of L'Oiseau bleu (territory.ts). */
const [GRENOBLE, VOIRON] = ["38185", "38563"];

async function admitted(commune = GRENOBLE) {
  const made = await at.waiting({ commune });
  const session = await at.session([made.referralId]);
  await session.decide(made.referralId, { kind: "admitted", track: "stay" });
  return { ...made, session };
}
const operator = (code: string) => at.post(`operatorLead@${code}`).organisationId;
const assign = (referralId: string, code: string, overrideReason: string | null = null) =>
  at.ask("coordinator", "POST", `/api/referrals/${referralId}/assignment`, {
    operatorId: operator(code),
    overrideReason,
  });
async function assigned(code = "RELAIS") {
  const made = await admitted();
  const answer = await assign(made.referralId, code, code === "RELAIS" ? null : "Suivi en 2024");
  expect(answer.body).toEqual({ done: true });
  const { toName } = (await at.ask(`operatorLead@${code}`, "GET", "/api/assignments")).body;
  const line = toName.find((row: { referralId: string }) => row.referralId === made.referralId);
  return { ...made, assignmentId: line.assignmentId as string, line };
}
const name = (who: string, assignmentId: string, worker: string) =>
  at.ask(who, "POST", `/api/assignments/${assignmentId}/worker`, { caseWorkerId: at.post(worker).userId });

describe("a household admitted", () => {
  it.each([
    [GRENOBLE, "RELAIS", "Le Relais Ozanam"],
    [VOIRON, "OISEAU", "L'Oiseau bleu"],
  ])("of commune %s is proposed to %s, and why is said", async (commune, code, words) => {
    const { referralId } = await admitted(commune);
    const { toAssign } = (await at.ask("coordinator", "GET", "/api/assignments")).body;
    const line = toAssign.find((row: { referralId: string }) => row.referralId === referralId);
    expect(line.proposal).toMatchObject({ operatorId: operator(code), coverage: "one" });
    expect(line.proposal.why).toContain(words);
  });

  it("goes to the operator proposed; its lead owns the file and the referrer is told", async () => {
    const { referralId } = await admitted();
    expect((await assign(referralId, "RELAIS")).status).toBe(200);
    expect(await at.stateOf(referralId)).toEqual({
      status: "assigned",
      owner: at.post("operatorLead@RELAIS").userId,
    });
    expect((await at.eventsOf("referral.assigned"))[0]!.payload).toMatchObject({ referralId });
  });

  it("goes to another operator with a reason alone, kept with what the zone proposed", async () => {
    const { referralId } = await admitted();
    const answer = await assign(referralId, "SOLENI");
    expect(answer.body.errors).toMatchObject([{ field: "overrideReason" }]);
    expect((await at.stateOf(referralId)).status).toBe("decided");
    expect((await assign(referralId, "SOLENI", "Précarité énergétique")).status).toBe(200);
    const [row] = await at.asSystem((tx) =>
      tx.rows(
        sql`select override_reason as reason, proposed_operator_id as proposed from assignment where referral_id = ${referralId}::uuid`,
      ),
    );
    expect(row).toEqual({ reason: "Précarité énergétique", proposed: operator("RELAIS") });
  });

  it("is given once", async () => {
    const { referralId } = await assigned();
    expect((await assign(referralId, "RELAIS")).body.errors).toMatchObject([{ rule: "assignment.once" }]);
  });

  it("may no longer be refused, but its conditions may be corrected", async () => {
    const { referralId, session } = await assigned();
    const no = await session.decide(referralId, { kind: "refused", reason: "other", reasonText: "Non." });
    expect(no.body.errors).toMatchObject([{ field: "kind", rule: "committee.followed" }]);
    const better = { kind: "admitted", track: "stay", conditions: "Reprise du loyer." };
    expect((await session.decide(referralId, better)).status).toBe(200);
    expect((await at.stateOf(referralId)).status).toBe("assigned");
  });

  it("refused households are not given to anybody", async () => {
    const { referralId } = await at.waiting();
    const session = await at.session([referralId]);
    await session.decide(referralId, { kind: "refused", reason: "other", reasonText: "Non." });
    expect((await assign(referralId, "RELAIS")).body.errors).toMatchObject([{ rule: "assignment.admitted" }]);
  });

  it.each([
    "operatorLead@RELAIS",
    "caseWorker@RELAIS",
    "arrearsOfficer@AIH",
    "committeeMember@AIH",
    "funder",
  ])("is not given by %s", async (who) => {
    const { referralId } = await admitted();
    const answer = await at.ask(who, "POST", `/api/referrals/${referralId}/assignment`, {
      operatorId: operator("RELAIS"),
      overrideReason: null,
    });
    expect(answer.status).toBe(403);
  });
});

const load = async () => {
  const { operators } = (await at.ask("operatorLead@RELAIS", "GET", "/api/assignments")).body;
  expect(operators.map(({ id }: { id: string }) => id)).toEqual([operator("RELAIS")]);
  const worker = at.post("caseWorker@RELAIS").userId;
  return operators[0].workers.find(({ userId }: { userId: string }) => userId === worker).households;
};

describe("the operator's lead", () => {
  it("names a case worker, who owns the file, sees the household, and is told", async () => {
    const { assignmentId, referralId, householdId } = await assigned();
    const before = await at.ask("caseWorker@RELAIS", "GET", `/api/households/${householdId}`);
    expect(before.status).toBe(404);
    expect((await name("operatorLead@RELAIS", assignmentId, "caseWorker@RELAIS")).status).toBe(200);
    const worker = at.post("caseWorker@RELAIS").userId;
    expect((await at.stateOf(referralId)).owner).toBe(worker);
    expect((await at.ask("caseWorker@RELAIS", "GET", `/api/households/${householdId}`)).status).toBe(200);
    expect((await at.eventsOf("worker.named"))[0]!.payload).toMatchObject({ workerId: worker, referralId });
    const { history } = (await at.ask("coordinator", "GET", `/api/referrals/${referralId}`)).body;
    expect(history[0]).toMatchObject({ from: "assigned", to: "assigned" });
  });

  it("opens to the case worker its own situation of that session, by name, and no other", async () => {
    const other = await at.waiting({ code: "PLURALIS", name: "Paul Garnier" });
    const mine = await at.waiting({ name: "Nadia Morel" });
    const session = await at.session([other.referralId, mine.referralId]);
    await session.decide(mine.referralId, { kind: "admitted", track: "stay" });
    await assign(mine.referralId, "RELAIS");
    const { toName } = (await at.ask("operatorLead@RELAIS", "GET", "/api/assignments")).body;
    const line = toName.find((row: { referralId: string }) => row.referralId === mine.referralId);
    expect((await at.ask("caseWorker@RELAIS", "GET", session.url)).status).toBe(404);
    await name("operatorLead@RELAIS", line.assignmentId, "caseWorker@RELAIS");
    const { status, body } = await at.ask("caseWorker@RELAIS", "GET", session.url);
    expect(status).toBe(200);
    expect(body.agenda).toHaveLength(1);
    expect(body.agenda[0].household.name).toBe("Nadia Morel");
    expect(JSON.stringify(body)).not.toContain("Garnier");
  });

  it("sees the load of each of its workers while naming, and of no other operator's", async () => {
    const { assignmentId } = await assigned();
    const before = await load();
    await name("operatorLead@RELAIS", assignmentId, "caseWorker@RELAIS");
    expect(await load()).toBe(before + 1);
  });

  it("of another operator finds nothing to name, nor sees the household", async () => {
    const { assignmentId, householdId } = await assigned();
    expect((await name("operatorLead@OISEAU", assignmentId, "caseWorker@OISEAU")).status).toBe(404);
    expect((await at.ask("operatorLead@OISEAU", "GET", `/api/households/${householdId}`)).status).toBe(404);
  });

  it.each(["caseWorker@OISEAU", "operatorLead@RELAIS", "committeeMember@RELAIS", "coordinator"])(
    "does not name %s, who is no case worker there",
    async (worker) => {
      const { assignmentId } = await assigned();
      const answer = await name("operatorLead@RELAIS", assignmentId, worker);
      expect(answer.body.errors).toMatchObject([{ field: "caseWorkerId", rule: "assignment.worker" }]);
    },
  );

  it("names nobody once the measure runs: that is a hand-over", async () => {
    const { assignmentId, referralId, householdId } = await assigned();
    await at.asSystem((tx) =>
      tx.rows(sql`
        insert into measure (household_id, landlord_id, operator_id, referral_id, case_worker_id, track, rank, path_id, starts_on, ends_on)
        values (${householdId}::uuid, ${at.post("arrearsOfficer@AIH").organisationId}::uuid, ${operator("RELAIS")}::uuid,
                ${referralId}::uuid, ${at.post("caseWorker@RELAIS").userId}::uuid, 'stay', 1, gen_random_uuid(),
                ${TODAY.toString()}::date, ${TODAY.add({ months: 6 }).toString()}::date)`),
    );
    const answer = await name("operatorLead@RELAIS", assignmentId, "caseWorker@RELAIS");
    expect(answer.body.errors).toMatchObject([{ rule: "assignment.measureRuns" }]);
  });

  it.each(["coordinator", "caseWorker@RELAIS", "arrearsOfficer@AIH", "landlordLead@AIH"])(
    "is the only one to name: %s is refused, by the database too",
    async (who) => {
      const { assignmentId } = await assigned();
      expect((await name(who, assignmentId, "caseWorker@RELAIS")).status).toBe(403);
      const worker = at.post("caseWorker@RELAIS").userId;
      const rows = await at.as(who, (tx) =>
        tx.rows(sql`select app.name_case_worker(${assignmentId}::uuid, ${worker}::uuid) as answer`),
      );
      expect(rows).toEqual([{ answer: "notFound" }]);
    },
  );

  it("cannot write an assignment itself, nor wake up one that ended", async () => {
    const { assignmentId, referralId, householdId } = await assigned();
    await at.asSystem((tx) =>
      tx.rows(sql`update assignment set active = false where id = ${assignmentId}::uuid`),
    );
    expect((await name("operatorLead@RELAIS", assignmentId, "caseWorker@RELAIS")).status).toBe(404);
    const woken = await at.as("operatorLead@RELAIS", (tx) =>
      tx.rows(sql`update assignment set active = true where id = ${assignmentId}::uuid returning id`),
    );
    expect(woken).toEqual([]);
    const written = at.as("operatorLead@RELAIS", (tx) =>
      tx.rows(sql`
        insert into assignment (referral_id, household_id, landlord_id, operator_id, assigned_on)
        values (${referralId}::uuid, ${householdId}::uuid, ${at.post("arrearsOfficer@AIH").organisationId}::uuid,
                ${operator("RELAIS")}::uuid, '2026-11-23')`),
    );
    await expect(written).rejects.toThrow(/row-level security/);
  });
});

it("the coordinator does not open a household to a landlord that did not refer it", async () => {
  const { referralId, householdId } = await at.waiting();
  const { id } = await at.session();
  const written = at.as("coordinator", (tx) =>
    tx.rows(sql`
      insert into agenda_item (session_id, referral_id, household_id, landlord_id, position)
      values (${id}::uuid, ${referralId}::uuid, ${householdId}::uuid, ${at.post("arrearsOfficer@PLURALIS").organisationId}::uuid, 1)`),
  );
  await expect(written).rejects.toThrow(/row-level security/);
});
