/** Arrangements over HTTP: solved apart, proposed, shown to who decides; a budget never reaches the landlord; nothing is applied. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { testDatabase } from "../platform/database/test-database.ts";

type File = {
  householdId: string;
  landlordId: string;
  operatorId: string;
  workerId: string;
  accountId: number;
};
let database: Awaited<ReturnType<typeof testDatabase>>;
let server: RealServer;
let people: { userId: string; role: string; organisationId: string }[];
let file: File;

const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
const one = (role: string, organisationId?: string) =>
  people.find((p) => p.role === role && (!organisationId || p.organisationId === organisationId))!.userId;
const stranger = (role: string, organisationId: string) =>
  people.find((p) => p.role === role && p.organisationId !== organisationId)!.userId;

beforeAll(async () => {
  database = await testDatabase(demoOf({ tenancies: 300, months: 6 }));
  people = await asSystem(
    sql`select user_id as "userId", role, organisation_id as "organisationId" from member order by email`,
  );
  const found = await asSystem<File>(sql`
    select m.household_id as "householdId", m.landlord_id as "landlordId", m.operator_id as "operatorId",
           m.case_worker_id as "workerId", a.id::int as "accountId"
      from measure m join tenant_account a on a.household_id = m.household_id and a.landlord_id = m.landlord_id
     where m.closed_on is null and m.case_worker_id is not null and a.balance_cents > 0
       -- Who carried it before still reads it: no stranger.
       and not exists (select 1 from measure x where x.household_id = m.household_id and x.operator_id <> m.operator_id)
       and not exists (select 1 from assignment x where x.household_id = m.household_id and x.operator_id <> m.operator_id)
       and not exists (select 1 from hand_over x where x.household_id = m.household_id)
     order by m.ends_on desc limit 1`);
  file = found[0]!;
  await asSystem(sql`delete from arrangement_case where household_id = ${file.householdId}::uuid`);
  await asSystem(sql`delete from arrangement_proposal where household_id = ${file.householdId}::uuid`);
  await asSystem(
    sql`delete from debt_grant where household_id = ${file.householdId}::uuid and status = 'asked'`,
  );
  // Who sits in a session reads what stands beside its items: no stranger.
  for (const who of [stranger("arrearsOfficer", file.landlordId), stranger("caseWorker", file.operatorId)])
    await asSystem(sql`delete from session_member where user_id = ${who}::uuid`);
  server = await serverOf(database);
}, 120_000);
afterAll(async () => {
  await server?.close();
  await database?.close();
});

const FACTS = {
  from: "2027-01",
  debtCents: 120_000,
  household: { resourcesCents: 100_000, chargesCents: 20_000, leastResidualCents: 30_000 },
  rentChargesCents: 60_000,
  benefitCents: 20_000,
  changes: [],
  relief: { monthsLeft: 6, withinMonths: 6, ceilingCents: 15_000, fund: "reliefFund", landlordShare: 0.5 },
  grants: [{ funder: "fsl", ceilingCents: 40_000, paidInMonth: 2 }],
  routes: [{ route: "amicable" }],
};
const LEVERS = {
  route: "amicable",
  relief: [{ month: 1, amountCents: 5_001 }],
  grants: [{ funder: "fsl", amountCents: 20_000 }],
  instalmentCents: 10_000,
};
const propose = (who: string, more: object = {}) =>
  server.ask(who, "POST", `/api/households/${file.householdId}/arrangements`, {
    accountId: file.accountId,
    goal: "byHand",
    facts: FACTS,
    levers: LEVERS,
    ...more,
  });
const read = (who: string) => server.ask(who, "GET", `/api/households/${file.householdId}/arrangement`);

const leversInForce = () =>
  asSystem(sql`
    select (select count(*) from rent_relief) as reliefs, (select count(*) from debt_grant) as grants,
           (select count(*) from repayment_plan) as plans`);

describe("an arrangement", () => {
  it("is solved in a thread apart: three answers, or the rules that its facts break", async () => {
    const solved = await server.ask(file.workerId, "POST", "/api/arrangements/solve", FACTS);
    expect(solved.body.answers.map(({ feasible }: { feasible: boolean }) => feasible)).toEqual([
      true,
      true,
      true,
    ]);
    const wrong = await server.ask(file.workerId, "POST", "/api/arrangements/solve", {
      ...FACTS,
      debtCents: 0,
      relief: { ...FACTS.relief, monthsLeft: 7 },
      routes: [{ route: "amicable", maxMonths: 37 }],
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map(({ rule }: { rule: string }) => rule)).toEqual([
      "arrangement.debt",
      "benefit.planMaxMonths",
      "rentRelief.maxMonths",
    ]);
  }, 30_000);

  it("that breaks a limit is not proposed, and the limit is named", async () => {
    const tooMuch = await propose(file.workerId, { levers: { ...LEVERS, instalmentCents: 11_000 } });
    expect(tooMuch).toMatchObject({
      status: 422,
      body: { errors: [{ rule: "arrangement.residualIncome" }] },
    });
  });

  it("proposed by the worker is read by landlord and coordination without the household's budget, and applies nothing", async () => {
    const before = await leversInForce();
    const { body, status } = await propose(file.workerId, { note: "À étudier vite" });
    expect(status).toBe(200);
    expect(await leversInForce()).toEqual(before);
    for (const who of [one("socialAdviser", file.landlordId), one("coordinator")]) {
      const seen = await read(who);
      expect(seen.body.proposals).toMatchObject([
        {
          id: body.id,
          debtCents: 120_000,
          publicCents: 25_001,
          costByFunderCents: { fsl: 20_000, reliefFund: 2_500, landlord: 2_501 },
          planMonths: 10,
          note: "À étudier vite",
          decision: null,
        },
      ]);
      expect(JSON.stringify(seen.body)).not.toMatch(/residualCents|resourcesCents|"lastFacts":\{/);
    }
    expect((await read(file.workerId)).body.start.lastFacts.household.resourcesCents).toBe(100_000);
    const waiting = await server.ask(one("coordinator"), "GET", "/api/arrangements/waiting");
    expect(waiting.body.map(({ id }: { id: string }) => id)).toContain(body.id);
  });

  it("is not there for another landlord, nor another operator; taken back, it waits no longer", async () => {
    for (const who of [
      stranger("arrearsOfficer", file.landlordId),
      stranger("caseWorker", file.operatorId),
    ]) {
      expect((await propose(who)).status).toBe(404);
      expect((await read(who)).body.proposals).toEqual([]);
    }
    const [{ id }] = (await read(file.workerId)).body.proposals;
    const outside = await server.ask(
      stranger("caseWorker", file.operatorId),
      "POST",
      `/api/arrangements/${id}/withdraw`,
      { reason: "Essai" },
    );
    expect(outside.status).toBe(404);
    const withdrawn = (reason: string) =>
      server.ask(file.workerId, "POST", `/api/arrangements/${id}/withdraw`, { reason });
    expect((await withdrawn("")).body.errors).toMatchObject([{ rule: "removal.reason" }]);
    expect((await withdrawn("Le ménage préfère attendre")).status).toBe(200);
    expect((await read(file.workerId)).body.proposals[0]).toMatchObject({
      status: "withdrawn",
      settled: { reason: "Le ménage préfère attendre" },
    });
    expect((await withdrawn("Encore")).status).toBe(422);
  });

  it("accepted by the coordination alone fills its levers: each is proposed once, by a person, within its own room's rules", async () => {
    const { body } = await propose(file.workerId);
    const decide = (who: string, accepted: boolean) =>
      server.ask(who, "POST", `/api/arrangements/${body.id}/decide`, { accepted });
    const fill = (filled: object) =>
      server.ask(file.workerId, "POST", `/api/arrangements/${body.id}/steps`, filled);
    const seen = async () =>
      (await read(file.workerId)).body.proposals.find(({ id }: { id: string }) => id === body.id);
    const asking = (fund: string, amountCents: number) => ({
      lever: "grant",
      grants: { accountId: file.accountId, requests: [{ fund, amountCents, pieces: [] }] },
    });

    expect((await seen()).steps).toEqual([]);
    expect((await fill(asking("fsl", 20_000))).body.errors).toMatchObject([
      { rule: "arrangement.notAccepted" },
    ]);
    expect((await decide(file.workerId, true)).status).toBe(403);
    expect((await decide(one("coordinator"), false)).body.errors).toMatchObject([
      { rule: "arrangement.reason" },
    ]);
    const before = await leversInForce();
    expect((await decide(one("coordinator"), true)).status).toBe(200);
    expect((await decide(one("coordinator"), true)).body.errors).toMatchObject([
      { rule: "arrangement.state" },
    ]);
    expect(await leversInForce()).toEqual(before);
    const story = await server.ask(file.workerId, "GET", `/api/households/${file.householdId}/timeline`);
    const told = story.body.items.filter(({ kind }: { kind: string }) => kind.startsWith("arrangement"));
    expect(told).toContainEqual(
      expect.objectContaining({ kind: "arrangementDecision", facts: { outcome: "accepted" } }),
    );
    expect(told).toContainEqual(expect.objectContaining({ kind: "arrangementProposed" }));

    expect((await seen()).steps).toMatchObject([
      { lever: "relief", months: [{ month: "2027-01", amountCents: 5_001 }], can: { fill: true } },
      { lever: "grant", funder: "fsl", amountCents: 20_000, made: null, can: { fill: true } },
      {
        lever: "plan",
        debtCents: 100_000,
        instalmentCents: 10_000,
        firstMonth: "2027-01",
        kind: "amicable",
        can: { fill: true },
      },
    ]);
    expect((await fill(asking("directAid", 20_000))).body.errors).toMatchObject([
      { rule: "arrangement.lever" },
    ]);
    expect((await fill(asking("fsl", 99_999_999))).body.errors).toMatchObject([
      { field: "requests.0.amountCents" },
    ]);
    expect((await fill(asking("fsl", 20_000))).status).toBe(200);
    expect((await seen()).steps[1]).toMatchObject({
      made: { status: "asked", over: false },
      can: { fill: false },
    });
    expect((await fill(asking("fsl", 20_000))).body.errors).toMatchObject([{ rule: "arrangement.stepMade" }]);
    const { subjectId } = (await seen()).steps[1].made;
    await server.ask(one("coordinator"), "POST", `/api/debt-grants/${subjectId}/decide`, {
      granted: false,
      reason: "Barème dépassé.",
    });
    expect((await seen()).steps[1]).toMatchObject({
      made: { status: "refused", over: true },
      can: { fill: true },
    });
    for (const who of [
      stranger("arrearsOfficer", file.landlordId),
      stranger("caseWorker", file.operatorId),
    ]) {
      const outside = await server.ask(
        who,
        "POST",
        `/api/arrangements/${body.id}/steps`,
        asking("fsl", 20_000),
      );
      expect(outside.status).toBe(404);
    }
  });

  it("waits beside the others for the year's envelopes: the coordination reads what each rule funds, a funder no cell of fewer than five", async () => {
    const of = async (who: string) =>
      (await server.ask(who, "GET", "/api/arrangements/programme")).body as {
        waiting: number | null;
        budgets: Record<string, number>;
        funds: { fund: string; leftCents: number | null }[];
        rules: {
          households: number | null;
          spentCents: number | null;
          more: { households: number | null }[];
        }[];
      };
    const waiting = await server.ask(one("coordinator"), "GET", "/api/arrangements/waiting");
    const full = await of(one("coordinator"));
    expect(full.waiting).toBe(waiting.body.length);
    const [envelope] = await asSystem<{ fund: string; left: number }>(sql`
      select fund, (amount_cents + over_cents - committed_cents)::float8 as left from envelope
       where landlord_id is null and year = extract(year from app.today()) order by fund limit 1`);
    expect(full.funds.find(({ fund }) => fund === envelope!.fund)?.leftCents).toBe(envelope!.left);
    expect(full.rules).toHaveLength(5);
    for (const { households, more } of full.rules) {
      expect(households).toBeLessThanOrEqual(full.waiting!);
      expect(more.every((then) => then.households !== null)).toBe(true);
    }
    const told = await of(one("funder"));
    expect(told.budgets).toEqual({});
    const left = (households: number) => waiting.body.length - households;
    const cells = told.rules.flatMap(({ households }) =>
      households === null ? [] : [households, left(households)],
    );
    expect(cells.filter((cell) => cell > 0 && cell < 5)).toEqual([]);
    expect((await server.ask(file.workerId, "GET", "/api/arrangements/programme")).status).toBe(403);
  });

  it("stands beside its item for who sits in the session, without a name where they are not concerned", async () => {
    const [sat] = await asSystem<{ sessionId: string; userId: string }>(sql`
      select i.session_id as "sessionId", s.user_id as "userId" from agenda_item i
        join arrangement_proposal p on p.household_id = i.household_id and p.status = 'proposed'
        join session_member s on s.session_id = i.session_id
        join member m on m.user_id = s.user_id and m.role = 'committeeMember' limit 1`);
    const { body } = await server.ask(sat!.userId, "GET", `/api/sessions/${sat!.sessionId}/arrangements`);
    expect(body).toEqual(expect.arrayContaining([expect.anything()]));
    expect(body[0]).toMatchObject({ household: null, proposal: { status: "proposed" } });
    const elsewhere = await server.ask(
      one("caseWorker"),
      "GET",
      `/api/sessions/${crypto.randomUUID()}/arrangements`,
    );
    expect(elsewhere.body).toEqual([]);
  });
});
