/** The procedure's acts over HTTP: recorded by the landlord, read by who follows the household, dated by the rules. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import type { Locale } from "../platform/calendar/wording.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { referralIn, servedScene, type ServedScene } from "../referral/referral-fixture.ts";

let at: ServedScene<RealServer>;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

const ask: typeof at.ask = (...asked) => at.ask(...asked);
const record = (who: string, household: string, act: object, language: Locale = "fr") =>
  ask(who, "POST", `/api/households/${household}/procedure/acts`, act, language);
type Told = { reading: string; english: string };
const daysAgo = (days: number) => todayInParis().subtract({ days }).toString();
const order = { kind: "paymentOrder", on: daysAgo(10), means: "bailiff", statedTime: "P2M" };

describe("an act recorded", () => {
  it("gives the stage, the dates to come with their source, and the levers that are open", async () => {
    const household = await at.household("AIH", "Nadia Morel");
    const { status, body } = await record("arrearsOfficer@AIH", household, order);
    expect(status).toBe(200);
    expect(body.procedures).toMatchObject([
      {
        recorded: true,
        stage: "paymentOrder",
        acts: [{ kind: "paymentOrder", on: order.on, means: "bailiff", statedTime: "P2M" }],
        can: { record: true },
      },
    ]);
    const clause = body.procedures[0].dates.find(({ id }: { id: string }) => id === "terminationClause");
    expect(clause).toMatchObject({ source: expect.stringContaining("art. 24"), rule: expect.any(String) });
    expect(clause.on > order.on).toBe(true);
    expect(body.procedures[0].levers.map(({ id }: { id: string }) => id)).toContain("payInFull");
  });

  it("tells the other rooms, and the reading is on record", async () => {
    const household = await at.household("AIH", "Nadia Morel");
    await record("socialAdviser@AIH", household, order);
    await ask("socialAdviser@AIH", "GET", `/api/households/${household}/procedure`);
    const events = await at.asSystem((tx) =>
      tx.rows(sql`select kind, payload from outbox_event where household_id = ${household}::uuid`),
    );
    expect(events).toEqual([{ kind: "procedure.advanced", payload: { act: "paymentOrder", on: order.on } }]);
    const reads = await at.asSystem((tx) =>
      tx.rows(
        sql`select 1 from audit_entry where subject = 'procedure' and household_id = ${household}::uuid`,
      ),
    );
    expect(reads).toHaveLength(1);
  });

  it("without any act, nothing is said of a procedure", async () => {
    const household = await at.household("AIH", "Nadia Morel");
    const { body } = await ask("landlordLead@AIH", "GET", `/api/households/${household}/procedure`);
    expect(body.procedures).toMatchObject([{ recorded: false, acts: [], dates: [], problems: [] }]);
  });

  it.each([
    [
      { ...order, statedTime: "2 mois" },
      { field: "statedTime", rule: "facts.delay" },
    ],
    [
      { ...order, planMonths: 12 },
      { field: "planMonths", rule: "facts.unknownField" },
    ],
  ])("that cannot be is refused beside its field: %j", async (act, problem) => {
    const household = await at.household("AIH", "Nadia Morel");
    const { status, body } = await record("arrearsOfficer@AIH", household, act);
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([problem]);
    expect(body.errors[0].message).not.toMatch(/^acts/);
  });

  it("that contradicts another is kept, and told", async () => {
    const household = await at.household("AIH", "Nadia Morel");
    await record("arrearsOfficer@AIH", household, order);
    const { body } = await record("arrearsOfficer@AIH", household, { kind: "summons", on: daysAgo(20) });
    expect(body.procedures[0].problems.map(({ rule }: { rule: string }) => rule)).toContain("acts.order");
  });

  it("gives each reading and each problem in English as well, and its source for both", async () => {
    const household = await at.household("AIH", "Nadia Morel");
    await record("arrearsOfficer@AIH", household, { ...order, statedTime: "P6W" });
    await record("arrearsOfficer@AIH", household, { kind: "hearing", on: daysAgo(-30) });
    const { body } = await record("arrearsOfficer@AIH", household, { kind: "summons", on: daysAgo(2) });
    const [{ dates, problems }] = body.procedures;
    const readings = dates.flatMap((date: Told & { alternatives: Told[] }) => [date, ...date.alternatives]);
    expect(readings.length).toBeGreaterThan(5);
    for (const { reading, english } of readings) {
      expect(english).toMatch(/[a-z]/);
      expect(english).not.toBe(reading);
    }
    expect(problems.length).toBeGreaterThan(1);
    for (const { message, english } of problems) {
      expect(english).toMatch(/\.$/);
      expect(english).not.toBe(message);
    }
  });

  it("is refused in the reader's language", async () => {
    const household = await at.household("AIH", "Nadia Morel");
    const ahead = { ...order, statedTime: "2 mois" };
    const inFrench = await record("arrearsOfficer@AIH", household, ahead);
    const inEnglish = await record("arrearsOfficer@AIH", household, ahead, "en");
    expect(inFrench.body.errors[0].message).toContain("un délai");
    expect(inEnglish.body.errors[0].message).toContain("not a delay");
    expect(inEnglish.body.title).not.toBe(inFrench.body.title);
    expect(inEnglish.body.errors[0]).not.toHaveProperty("english");
  });

  it("on a day that a slip of the hand may have made is kept as entered, with a plain warning", async () => {
    const household = await at.household("AIH", "Nadia Morel");
    const { status, body } = await record("arrearsOfficer@AIH", household, { ...order, on: "2126-03-03" });
    expect(status).toBe(200);
    expect(body.procedures[0]).toMatchObject({
      stage: "noProcedure",
      acts: [{ on: "2126-03-03" }],
      problems: expect.arrayContaining([expect.objectContaining({ rule: "acts.future" })]),
    });
  });

  it("by mistake is taken out by its landlord with the reason, which the file keeps, and by nobody else", async () => {
    const household = await at.household("AIH", "Nadia Morel");
    const { body } = await record("arrearsOfficer@AIH", household, order);
    const act = `/api/procedure-acts/${body.procedures[0].acts[0].id}/removal`;
    const why = { reason: "Noté sur le mauvais locataire" };
    expect((await ask("arrearsOfficer@PLURALIS", "POST", act, why)).status).toBe(404);
    expect((await ask("coordinator", "POST", act, why)).status).toBe(403);
    const unsaid = await ask("landlordLead@AIH", "POST", act, { reason: " " });
    expect(unsaid.body.errors).toMatchObject([{ rule: "removal.reason", field: "reason" }]);
    expect((await ask("landlordLead@AIH", "POST", act, why)).status).toBe(200);
    const story = async (who: string) =>
      (await ask(who, "GET", `/api/households/${household}/timeline`)).body.items as { kind: string }[];
    expect(await story("arrearsOfficer@AIH")).toContainEqual(
      expect.objectContaining({ kind: "removed", facts: { what: "procedure_act", text: why.reason } }),
    );
    const after = await ask("landlordLead@AIH", "GET", `/api/households/${household}/procedure`);
    expect(after.body.procedures[0].acts).toEqual([]);
  });
});

describe("who reads a procedure", () => {
  it.each([
    ["landlordLead@AIH", 200, true],
    ["coordinator", 200, false],
    ["arrearsOfficer@PLURALIS", 404, false],
    ["caseWorker@RELAIS", 404, false],
    ["committeeMember@AIH", 403, false],
    ["funder", 403, false],
    ["administrator", 403, false],
  ])("%s of a referred household: %i", async (who, status, may) => {
    const householdId = await at.household("AIH", "Nadia Morel");
    await record("arrearsOfficer@AIH", householdId, order);
    await referralIn(at, "submitted", { householdId });
    const answer = await ask(who, "GET", `/api/households/${householdId}/procedure`);
    expect({ status: answer.status, may: answer.body.procedures?.[0].can.record ?? false }).toEqual({
      status,
      may,
    });
  });

  it("a household that is not referred is nowhere for the coordination", async () => {
    const household = await at.household("AIH", "Nadia Morel");
    expect((await ask("coordinator", "GET", `/api/households/${household}/procedure`)).status).toBe(404);
  });

  it("nobody records an act on another landlord's tenant", async () => {
    const household = await at.household("AIH", "Nadia Morel");
    expect((await record("arrearsOfficer@PLURALIS", household, order)).status).toBe(404);
    expect((await record("caseWorker@RELAIS", household, order)).status).toBe(403);
  });
});
