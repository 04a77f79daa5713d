/** Budgets over HTTP: the operator's whole, figures alone for whom the household agreed to share them with, nothing for the others. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { havingRead } from "../platform/editing/having-read.ts";
import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { assigned, type Assigned, handOver } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";

let at: ServedScene<RealServer>;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

const ask: typeof at.ask = (...asked) => at.ask(...asked);
const today = todayInParis().toString();
const WORKER = "caseWorker@RELAIS";
/** An amount that appears nowhere else: what a leak would show. */
const SECRET = 123_457;

const aBudget = (more: object = {}) => ({
  id: crypto.randomUUID(),
  budgetedOn: today,
  members: [{ id: "a", name: "Nadia", age: 34, here: true }],
  resources: [{ kind: "wage", memberId: "a", cents: SECRET }],
  charges: [{ kind: "rent", memberId: null, cents: 60_000 }],
  debts: [],
  benefitCents: 10_000,
  note: "Confié : jeu en ligne",
  ...more,
});
const write = (who: string, { householdId }: Assigned, budget: object = aBudget()) =>
  havingRead(ask)(who, "PUT", `/api/households/${householdId}/budget`, budget);
const read = (who: string, { householdId }: Assigned) =>
  ask(who, "GET", `/api/households/${householdId}/budget`);
const agree = ({ householdId, referralId, landlordId }: Assigned, recipient: string) =>
  at.asSystem((tx) =>
    tx.rows<{ id: string }>(sql`
      insert into household_agreement (referral_id, household_id, landlord_id, kind, domain, recipient, given, answered_on)
      values (${referralId}::uuid, ${householdId}::uuid, ${landlordId}::uuid, 'sharing', 'budget', ${recipient}, true, ${today}::date)
      returning id`),
  );

describe("a budget", () => {
  it("is written once however often it is sent, with the figures of its day; another day makes another", async () => {
    const file = await assigned(at);
    const budget = aBudget();
    for (const _ of [1, 2]) expect((await write(WORKER, file, budget)).status).toBe(200);
    await write(WORKER, file, { ...budget, benefitCents: null });
    await write(WORKER, file, aBudget({ budgetedOn: todayInParis().subtract({ days: 30 }).toString() }));
    const { body } = await read(WORKER, file);
    expect(body.budgets).toMatchObject([
      {
        id: budget.id,
        benefitCents: null,
        figures: { leftCents: null, effortRate: null, resources: { cents: SECRET } },
      },
      { figures: { leftCents: SECRET + 10_000 - 60_000, units: 1 } },
    ]);
    expect(body.can).toEqual({ write: true, set: false });
  });

  it("that breaks a rule is refused beside its field", async () => {
    const resources = [{ kind: "wage", memberId: "nobody", cents: 1 }];
    expect((await write(WORKER, await assigned(at), aBudget({ resources }))).body.errors).toMatchObject([
      { field: "resources.0.memberId" },
    ]);
  });

  it("is counted by month and by the year's scale where the operator's lead says so, for that operator alone", async () => {
    const rates = { livingCents: 60_000, homeCents: 10_000, heatingCents: 10_000 };
    const setting = {
      per: "month",
      flatRates: { first: rates, each: rates },
      source: "Barème lu",
      from: today,
    };
    expect((await ask(WORKER, "PUT", "/api/budget-settings", setting)).status).toBe(403);
    expect((await ask("operatorLead@OISEAU", "PUT", "/api/budget-settings", setting)).status).toBe(200);
    const [theirs, ours] = [await assigned(at, { operator: "OISEAU" }), await assigned(at)];
    const charges = ["rent", "taxes", "childcare", "maintenancePaid"].map((kind) => ({
      kind,
      memberId: null,
      cents: 10_000,
    }));
    await write("caseWorker@OISEAU", theirs, aBudget({ charges }));
    await write(WORKER, ours, aBudget({ charges }));
    expect((await read("caseWorker@OISEAU", theirs)).body.budgets).toMatchObject([
      { figures: { per: "month", capacityCents: SECRET + 10_000 - 40_000 - 80_000 } },
    ]);
    expect((await read(WORKER, ours)).body.budgets).toMatchObject([
      { figures: { per: "day", capacityCents: null } },
    ]);
  });
});

describe("who reads a budget", () => {
  it.each(["socialAdviser@AIH", "arrearsOfficer@AIH", "landlordLead@AIH", "coordinator"])(
    "%s reads none of it unless the household agreed",
    async (who) => {
      const file = await assigned(at);
      await write(WORKER, file);
      const { status, body } = await read(who, file);
      expect(status).toBe(200);
      expect(body).toMatchObject({ budgets: null, people: [], shared: null, can: { write: false } });
      expect(JSON.stringify(body)).not.toContain(String(SECRET));
    },
  );

  it("its landlord reads figures while the household agrees to it, never a line nor a word; taken back, nothing", async () => {
    const file = await assigned(at);
    await write(WORKER, file);
    const [agreement] = await agree(file, "landlord");
    const { body } = await read("socialAdviser@AIH", file);
    expect(body.shared).toMatchObject({ on: today, figures: { leftCents: SECRET + 10_000 - 60_000 } });
    expect(body.budgets).toBeNull();
    expect(JSON.stringify(body)).not.toMatch(/Nadia|jeu en ligne/);
    expect((await read("coordinator", file)).body.shared).toBeNull();
    await at.asSystem((tx) =>
      tx.rows(
        sql`update household_agreement set ended_on = app.today(), ended_why = 'withdrawn' where id = ${agreement!.id}::uuid`,
      ),
    );
    expect((await read("socialAdviser@AIH", file)).body.shared).toBeNull();
  });

  it("the coordination reads figures that are shared with the committee, no landlord does", async () => {
    const file = await assigned(at);
    await write(WORKER, file);
    await agree(file, "committee");
    expect((await read("coordinator", file)).body.shared).toMatchObject({ on: today });
    expect((await read("socialAdviser@AIH", file)).body.shared).toBeNull();
  });

  it.each([
    ["caseWorker@OISEAU", 404, 404],
    ["operatorLead@OISEAU", 404, 404],
    ["socialAdviser@PLURALIS", 404, 403],
    ["committeeMember", 403, 403],
    ["funder", 403, 403],
    ["administrator", 403, 403],
  ])("%s neither reads (%i) nor writes it (%i)", async (who, reading, writing) => {
    const file = await assigned(at);
    await write(WORKER, file);
    expect((await read(who, file)).status).toBe(reading);
    expect((await write(who, file)).status).toBe(writing);
  });

  it("after a hand-over the former worker reads their own and writes no more; the new operator begins its own", async () => {
    const file = await assigned(at);
    await write(WORKER, file);
    // Whoever met the household keeps reading what they wrote.
    await at.asSystem((tx) =>
      tx.rows(sql`
        insert into hand_over (referral_id, household_id, landlord_id, former_operator_id, former_worker_id, operator_id, worker_id, handed_on)
        select ${file.referralId}::uuid, ${file.householdId}::uuid, ${file.landlordId}::uuid, ${file.operatorId}::uuid, ${file.workerId}::uuid,
               o.id, ${at.post("caseWorker@OISEAU").userId}::uuid, app.today() from organisation o where o.code = 'OISEAU'`),
    );
    await handOver(at, file, "OISEAU");
    expect((await read(WORKER, file)).body).toMatchObject({ budgets: [{}], can: { write: false } });
    expect((await write(WORKER, file)).status).toBe(404);
    expect((await read("caseWorker@OISEAU", file)).body.budgets).toEqual([]);
  });
});
