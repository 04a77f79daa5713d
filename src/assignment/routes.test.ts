/** Assignment over HTTP: the zone proposes, the coordinator decides, the operator's lead names; each without the others' rights. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { serverOf } from "../app/server-fixture.ts";
import { type Committee, committee } from "../committee/committee-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";

const TODAY = todayInParis();

let at: Committee;
beforeAll(async () => {
  at = await committee(demoOf({ tenancies: 0 }), serverOf);
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
    const { body } = await at.ask("coordinator", "GET", "/api/assignments");
    const line = body.toAssign.find((row: { referralId: string }) => row.referralId === referralId);
    expect(line.proposal).toMatchObject({ operatorId: operator(code) });
    expect(line.proposal.why).toMatch(/est dans le secteur/);
    expect(body.operators.find(({ id }: { id: string }) => id === operator(code)).name).toBe(words);
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

const waitingLine = async (referralId: string) => {
  const { toAssign } = (await at.ask("coordinator", "GET", "/api/assignments")).body;
  return toAssign.find((row: { referralId: string }) => row.referralId === referralId);
};

const load = async () => {
  const { operators } = (await at.ask("operatorLead@RELAIS", "GET", "/api/assignments")).body;
  expect(operators.map(({ id }: { id: string }) => id)).toEqual([operator("RELAIS")]);
  const worker = at.post("caseWorker@RELAIS").userId;
  return operators[0].workers.find(({ userId }: { userId: string }) => userId === worker).now;
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

  it("names another one instead: the former is told as well, and the file keeps who it was", async () => {
    const { assignmentId, referralId, householdId } = await assigned();
    const [former, next] = await at.asSystem((tx) =>
      tx.rows<{ id: string }>(sql`
        select user_id as id from member where role = 'caseWorker' and active and organisation_id = ${operator("RELAIS")}::uuid order by email limit 2`),
    );
    const url = `/api/assignments/${assignmentId}/worker`;
    for (const caseWorkerId of [former!.id, next!.id])
      expect((await at.ask("operatorLead@RELAIS", "POST", url, { caseWorkerId })).status).toBe(200);
    expect((await at.eventsOf("measure.handedOver"))[0]!.payload).toEqual({
      referralId,
      workerId: next!.id,
      formerId: former!.id,
    });
    const history = await at.as("operatorLead@RELAIS", (tx) =>
      tx.rows(sql`
        select former_worker_id as former, worker_id as worker from hand_over where household_id = ${householdId}::uuid`),
    );
    expect(history).toEqual([{ former: former!.id, worker: next!.id }]);
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

/** What a coordinator sends who confirms a proposal. */
const asProposed = (line: { referralId: string; proposal: { operatorId: string } }) => ({
  referralId: line.referralId,
  operatorId: line.proposal.operatorId,
  overrideReason: null,
});

describe("what the committee and the household said", () => {
  it("the operator named in session is the one proposed, with why; another one than that needs a reason", async () => {
    const made = await at.waiting();
    const session = await at.session([made.referralId]);
    const operatorReason = "Déjà connu d'eux.";
    const named = { kind: "admitted", track: "stay", operatorId: operator("SOLENI"), operatorReason };
    expect((await session.decide(made.referralId, named)).status).toBe(200);
    const line = await waitingLine(made.referralId);
    expect(line.decidedOperator).toEqual({ id: operator("SOLENI"), name: "Soleni", reason: operatorReason });
    expect(line.proposal.operatorId).toBe(operator("SOLENI"));
    expect(line.proposal.why).toMatch(/^La commission l'a désigné ; Grenoble est hors de son secteur/);
    expect((await assign(made.referralId, "RELAIS")).body.errors).toMatchObject([
      { field: "overrideReason" },
    ]);
    expect((await assign(made.referralId, "SOLENI")).status).toBe(200);
  });

  it("a household that said no to being supported is shown before it is assigned, and not in passing", async () => {
    const answer = (referralId: string, given: boolean) =>
      at.ask("socialAdviser@AIH", "POST", `/api/referrals/${referralId}/agreements`, {
        answeredOn: TODAY.toString(),
        how: "met",
        answers: [{ kind: "support", domain: null, recipient: null, given }],
      });
    const [changesItsMind, staysAtNo] = [await admitted(), await admitted()];
    for (const { referralId } of [changesItsMind, staysAtNo]) {
      expect((await answer(referralId, false)).status).toBe(200);
      expect((await waitingLine(referralId)).supportRefused).toEqual({
        on: TODAY.toString(),
        withdrawn: false,
      });
      const refusal = await assign(referralId, "RELAIS");
      expect(refusal.body.errors).toMatchObject([
        { rule: "assignment.supportRefused", field: "despiteRefusal" },
      ]);
    }
    expect((await answer(changesItsMind.referralId, true)).status).toBe(200);
    expect((await waitingLine(changesItsMind.referralId)).supportRefused).toBeNull();
    expect((await assign(changesItsMind.referralId, "RELAIS")).status).toBe(200);
    const known = { operatorId: operator("RELAIS"), overrideReason: null, despiteRefusal: true };
    const url = `/api/referrals/${staysAtNo.referralId}/assignment`;
    expect((await at.ask("coordinator", "POST", url, known)).status).toBe(200);
  });
});

describe("a whole session", () => {
  it("is given as proposed in one action; energy poverty goes to the energy operator, with why", async () => {
    const soleni = operator("SOLENI");
    const programme = {
      weights: { outOfZone: 100, unmetNeed: 150, overCeiling: 400, load: 40, notKnown: 20 },
      needOperators: { energyPoverty: [soleni] },
      from: TODAY.toString(),
    };
    expect((await at.ask("coordinator", "PUT", "/api/assignment-settings/programme", programme)).status).toBe(
      200,
    );
    const [one, other] = [await admitted(), await admitted(VOIRON)];
    const put = await at.ask("coordinator", "PUT", `/api/referrals/${one.referralId}/needs`, {
      needs: ["energyPoverty"],
    });
    expect(put.status).toBe(200);
    const { body } = await at.ask("coordinator", "GET", "/api/assignments");
    expect(body.proposedBy).toBe("solver");
    const lineOf = ({ referralId }: { referralId: string }) =>
      body.toAssign.find((row: { referralId: string }) => row.referralId === referralId);
    expect(lineOf(one)).toMatchObject({
      needs: [{ need: "energyPoverty", has: true, from: { kind: "coordination", on: TODAY.toString() } }],
      proposal: { operatorId: soleni },
    });
    expect(lineOf(one).proposal.why).toMatch(/hors de son secteur ; opérateur de la précarité énergétique/);
    expect(lineOf(one).proposal.second).toMatch(/^Sinon Le Relais Ozanam : Grenoble est dans le secteur/);

    const wrong = [asProposed(lineOf(other)), { ...asProposed(lineOf(one)), operatorId: operator("RELAIS") }];
    const refusal = await at.ask("coordinator", "POST", "/api/assignments", { assignments: wrong });
    expect(refusal.body.errors).toMatchObject([{ field: "assignments.1.overrideReason" }]);
    expect((await at.stateOf(other.referralId)).status).toBe("decided");

    const assignments = [asProposed(lineOf(one)), asProposed(lineOf(other))];
    expect((await at.ask("coordinator", "POST", "/api/assignments", { assignments })).status).toBe(200);
    expect((await at.stateOf(one.referralId)).status).toBe("assigned");
    const { toName } = (await at.ask("operatorLead@SOLENI", "GET", "/api/assignments")).body;
    const kept = toName.find((row: { referralId: string }) => row.referralId === one.referralId);
    expect(kept.proposal.why).toMatch(/précarité énergétique/);
  });

  it("needs are the coordination's to note, of who waits for an operator", async () => {
    const { referralId } = await admitted();
    const needs = { needs: ["energyPoverty"] };
    expect(
      (await at.ask("operatorLead@SOLENI", "PUT", `/api/referrals/${referralId}/needs`, needs)).status,
    ).toBe(403);
    const given = await assigned();
    expect(
      (await at.ask("coordinator", "PUT", `/api/referrals/${given.referralId}/needs`, needs)).status,
    ).toBe(404);
  });
});

it("a need that the referral tells is proposed for, with where it is known from; unticked, the coordination's word holds", async () => {
  const programme = {
    weights: { outOfZone: 100, unmetNeed: 150, overCeiling: 400, load: 40, notKnown: 20 },
    needOperators: { energyPoverty: [operator("SOLENI")] },
    from: TODAY.toString(),
  };
  await at.ask("coordinator", "PUT", "/api/assignment-settings/programme", programme);
  const made = await at.waiting();
  const day = TODAY.subtract({ days: 4 }).toString();
  const facts = JSON.stringify({ needs: ["energyPoverty"], told: { needs: day } });
  await at.asSystem((tx) =>
    tx.rows(sql`update referral set facts = facts || ${facts}::jsonb where id = ${made.referralId}::uuid`),
  );
  const session = await at.session([made.referralId]);
  // A need is of a domain that is shared by agreement alone: no member reads it among the figures, nor on the item that is kept.
  const member = await at.ask("committeeMember@AIH", "GET", session.url);
  expect(JSON.stringify(member.body)).not.toContain("energyPoverty");
  await session.decide(made.referralId, { kind: "admitted", track: "stay" });
  const kept = await at.as("committeeMember@AIH", (tx) =>
    tx.rows(
      sql`select facts::text like '%needs%' as told from agenda_item where session_id = ${session.id}::uuid`,
    ),
  );
  expect(kept).toEqual([{ told: false }]);
  const line = await waitingLine(made.referralId);
  expect(line.needs).toEqual([
    { need: "energyPoverty", has: true, from: { kind: "referral", on: day, by: "Alpes Isère Habitat" } },
  ]);
  expect(line.proposal.operatorId).toBe(operator("SOLENI"));
  await at.ask("coordinator", "PUT", `/api/referrals/${made.referralId}/needs`, { needs: [] });
  const then = await waitingLine(made.referralId);
  expect(then.needs).toMatchObject([{ has: false, from: { kind: "coordination" } }]);
  expect(then.proposal.operatorId).toBe(operator("RELAIS"));
});

describe("ceilings", () => {
  it("are the operator's own, dated; a full operator is no longer proposed, and is named as full", async () => {
    const { referralId } = await admitted();
    const none = { operator: 0, worker: null, workers: {}, from: TODAY.toString() };
    const put = (who: string, body: object) => at.ask(who, "PUT", "/api/assignment-settings/ceilings", body);
    expect((await put("coordinator", none)).status).toBe(403);
    const past = { ...none, from: TODAY.subtract({ days: 1 }).toString() };
    expect((await put("operatorLead@RELAIS", past)).body.errors).toMatchObject([{ rule: "setting.from" }]);
    expect((await put("operatorLead@RELAIS", none)).status).toBe(200);
    const { toAssign } = (await at.ask("coordinator", "GET", "/api/assignments")).body;
    const { proposal } = toAssign.find((row: { referralId: string }) => row.referralId === referralId);
    expect(proposal.operatorId).not.toBe(operator("RELAIS"));
    expect(proposal.full).toMatch(/^Le Relais Ozanam serait premier ; son plafond est atteint/);
    const { operators } = (await at.ask("operatorLead@RELAIS", "GET", "/api/loads")).body;
    expect(operators).toMatchObject([{ id: operator("RELAIS"), ceiling: 0 }]);
    const { ceilings } = (await at.ask("operatorLead@OISEAU", "GET", "/api/assignment-settings")).body;
    expect(ceilings).toEqual({});
    await put("operatorLead@RELAIS", { ...none, operator: null });
  });
});

const move = (assignmentId: string, code: string, change: object = {}) =>
  at.ask("coordinator", "POST", `/api/assignments/${assignmentId}/hand-over`, {
    operatorId: operator(code),
    workerId: null,
    reason: "Déménagement à Voiron.",
    ...change,
  });

const askFor = (
  who: string,
  assignmentId: string,
  code: string | null,
  reason = "Trop loin de nos bureaux.",
) =>
  at.ask(who, "POST", `/api/assignments/${assignmentId}/hand-over-request`, {
    operatorId: code && operator(code),
    reason,
  });
const requestsOf = async (who: string, assignmentId: string) => {
  const { rows } = (await at.ask(who, "GET", "/api/hand-over-requests")).body;
  return rows.filter((row: { assignmentId: string }) => row.assignmentId === assignmentId);
};
const endRequest = (who: string, id: string, words: string | null) =>
  at.ask(who, "POST", `/api/hand-over-requests/${id}/end`, { words });

describe("a hand-over that an operator asks for", () => {
  it("reaches the coordination; once it hands over, the request is answered, and kept", async () => {
    const { assignmentId, referralId } = await assigned();
    expect((await askFor("operatorLead@RELAIS", assignmentId, "OISEAU", " ")).body.errors).toMatchObject([
      { field: "reason" },
    ]);
    expect((await askFor("operatorLead@RELAIS", assignmentId, "RELAIS")).body.errors).toMatchObject([
      { field: "operatorId" },
    ]);
    expect((await askFor("operatorLead@RELAIS", assignmentId, "OISEAU")).status).toBe(200);
    expect((await at.eventsOf("handOver.asked"))[0]!.payload).toMatchObject({ assignmentId });
    expect((await askFor("operatorLead@RELAIS", assignmentId, null)).body.errors).toMatchObject([
      { rule: "handOver.asked" },
    ]);
    const [waiting] = await requestsOf("coordinator", assignmentId);
    expect(waiting).toMatchObject({
      operator: "Le Relais Ozanam",
      wanted: { name: "L'Oiseau bleu" },
      reason: "Trop loin de nos bureaux.",
      answer: null,
      can: { answer: true, withdraw: false },
    });
    expect((await at.stateOf(referralId)).owner).toBe(at.post("operatorLead@RELAIS").userId);
    expect((await move(assignmentId, "OISEAU")).status).toBe(200);
    expect(await requestsOf("coordinator", assignmentId)).toMatchObject([{ answer: "handed" }]);
    expect((await endRequest("coordinator", waiting.id, "Non")).status).toBe(404);
  });

  it("is declined with why, which the operator reads and who asked is told; or taken back by its lead", async () => {
    const { assignmentId } = await assigned();
    await askFor("operatorLead@RELAIS", assignmentId, null);
    const [{ id }] = await requestsOf("operatorLead@RELAIS", assignmentId);
    expect((await endRequest("coordinator", id, null)).body.errors).toMatchObject([{ field: "words" }]);
    expect((await endRequest("coordinator", id, "La mesure finit bientôt.")).status).toBe(200);
    expect(await requestsOf("operatorLead@RELAIS", assignmentId)).toMatchObject([
      { answer: "declined", answerWords: "La mesure finit bientôt.", can: { withdraw: false } },
    ]);
    expect((await at.eventsOf("handOver.declined"))[0]!.payload).toMatchObject({
      askedBy: at.post("operatorLead@RELAIS").userId,
    });
    await askFor("operatorLead@RELAIS", assignmentId, null);
    const again = (await requestsOf("operatorLead@RELAIS", assignmentId)).find(
      ({ answer }: { answer: string | null }) => answer === null,
    );
    expect((await endRequest("operatorLead@RELAIS", again.id, null)).status).toBe(200);
    expect((await endRequest("coordinator", again.id, "Non")).status).toBe(404);
  });

  it("is its own operator's: another lead, a landlord and the database give nothing of it", async () => {
    const { assignmentId, householdId } = await assigned();
    expect((await askFor("operatorLead@OISEAU", assignmentId, null)).status).toBe(404);
    for (const who of ["caseWorker@RELAIS", "landlordLead@AIH", "coordinator", "committeeMember@AIH"])
      expect((await askFor(who, assignmentId, null)).status).toBe(403);
    await askFor("operatorLead@RELAIS", assignmentId, null);
    const [{ id }] = await requestsOf("operatorLead@RELAIS", assignmentId);
    expect(await requestsOf("operatorLead@OISEAU", assignmentId)).toEqual([]);
    expect((await endRequest("operatorLead@OISEAU", id, null)).status).toBe(404);
    for (const who of ["landlordLead@AIH", "operatorLead@OISEAU", "committeeMember@AIH", "funder"]) {
      const rows = await at.as(who, (tx) => tx.rows(sql`select 1 from hand_over_request`));
      expect([who, rows]).toEqual([who, []]);
    }
    const forged = at.as("operatorLead@OISEAU", (tx) =>
      tx.rows(sql`
        insert into hand_over_request (assignment_id, household_id, landlord_id, operator_id, reason, asked_on, asked_by)
        values (${assignmentId}::uuid, ${householdId}::uuid, ${at.post("arrearsOfficer@AIH").organisationId}::uuid,
                ${operator("OISEAU")}::uuid, 'x', app.today(), ${at.post("operatorLead@OISEAU").userId}::uuid)`),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
  });
});

describe("a household moved to another operator", () => {
  it("before its measure: the new lead owns it, the former one reads and names nobody, the landlord never reads why", async () => {
    const { assignmentId, referralId, householdId } = await assigned();
    expect((await move(assignmentId, "OISEAU")).body).toEqual({ done: true });
    expect((await at.stateOf(referralId)).owner).toBe(at.post("operatorLead@OISEAU").userId);
    expect((await name("operatorLead@RELAIS", assignmentId, "caseWorker@RELAIS")).status).toBe(404);
    for (const who of ["operatorLead@RELAIS", "operatorLead@OISEAU", "coordinator"]) {
      const { items } = (await at.ask(who, "GET", `/api/households/${householdId}/timeline`)).body;
      expect([who, items.find(({ kind }: { kind: string }) => kind === "handOver")?.facts]).toEqual([
        who,
        {
          former: "Le Relais Ozanam",
          operator: "L'Oiseau bleu",
          worker: expect.any(String),
          within: false,
          text: "Déménagement à Voiron.",
        },
      ]);
    }
    const seen = await at.ask("arrearsOfficer@AIH", "GET", `/api/households/${householdId}/timeline`);
    expect(seen.status).toBe(200);
    expect(JSON.stringify(seen.body)).not.toContain("Déménagement");
    const rows = await at.as("arrearsOfficer@AIH", (tx) => tx.rows(sql`select 1 from hand_over`));
    expect(rows).toEqual([]);
    expect((await at.eventsOf("file.handedOver"))[0]!.payload).toMatchObject({
      referralId,
      formerOperatorId: operator("RELAIS"),
      operatorId: operator("OISEAU"),
    });
  });

  it.each([
    ["the same operator", "RELAIS", {}, "handOver.operator"],
    ["no reason", "OISEAU", { reason: " " }, "handOver.reason"],
    ["another operator's worker", "OISEAU", { workerId: "caseWorker@RELAIS" }, "handOver.worker"],
  ])("with %s is refused, and says why", async (_, code, change, rule) => {
    const { assignmentId } = await assigned();
    const given = "workerId" in change ? { workerId: at.post(change.workerId).userId } : change;
    expect((await move(assignmentId, code, given)).body.errors).toMatchObject([{ rule }]);
  });

  it.each(["operatorLead@RELAIS", "caseWorker@RELAIS", "landlordLead@AIH"])(
    "is moved by the coordination alone: not by %s, in the database either",
    async (who) => {
      const { assignmentId } = await assigned();
      const body = { operatorId: operator("OISEAU"), workerId: null, reason: "x" };
      expect((await at.ask(who, "POST", `/api/assignments/${assignmentId}/hand-over`, body)).status).toBe(
        403,
      );
      const rows = await at.as(who, (tx) =>
        tx.rows(
          sql`select app.hand_over(${assignmentId}::uuid, ${operator("OISEAU")}::uuid, null, 'x') as answer`,
        ),
      );
      expect(rows).toEqual([{ answer: "notFound" }]);
    },
  );
});
