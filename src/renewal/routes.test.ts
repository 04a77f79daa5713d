/** A measure's turns over HTTP: what it aims at, suspended and resumed, asked to be renewed and decided; by those who may. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { havingRead } from "../platform/editing/having-read.ts";
import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { type Assigned, assigned, handOver, running } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";

let at: ServedScene<RealServer>;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

const ask: typeof at.ask = (...asked) => at.ask(...asked);
const change = (...asked: Parameters<ReturnType<typeof havingRead>>) => havingRead(at.ask)(...asked);
const now = todayInParis();
const daysAgo = (days: number) => now.subtract({ days }).toString();
const today = daysAgo(0);
const WORKER = "caseWorker@RELAIS";
const OUTSIDE: [string, number][] = [
  ["caseWorker@OISEAU", 404],
  ["operatorLead@OISEAU", 404],
];

type Lived = Assigned & { measureId: string; url: string; endsOn: string };
async function lived(days = 60): Promise<Lived> {
  const file = await assigned(at, { on: daysAgo(days) });
  const start = now.subtract({ days });
  const endsOn = start.add({ months: 6 }).subtract({ days: 1 }).toString();
  const measureId = await running(at, file, { startsOn: start.toString(), endsOn });
  return { ...file, measureId, url: `/api/measures/${measureId}`, endsOn };
}
const measureOf = async (who: string, { url }: Lived) => (await ask(who, "GET", url)).body.measure;
const events = async (householdId: string) =>
  (
    await at.asSystem((tx) =>
      tx.rows<{ kind: string }>(
        sql`select kind from outbox_event where household_id = ${householdId}::uuid order by id`,
      ),
    )
  ).map(({ kind }) => kind);

const anObjective = (more: object = {}) => ({
  id: crypto.randomUUID(),
  module: "rentDebt",
  text: "Reprendre le loyer",
  setOn: today,
  outcome: null,
  endedOn: null,
  outcomeWords: null,
  actions: [
    { id: crypto.randomUUID(), text: "Virement", owner: "household", dueOn: daysAgo(1), doneOn: null },
  ],
  ...more,
});
const supportOf = async (who: string, { householdId }: Lived) =>
  ask(who, "GET", `/api/households/${householdId}/objectives`);

describe("support à la carte", () => {
  it("is chosen, aimed at and followed; sent twice, it is written once", async () => {
    const file = await lived();
    await ask(WORKER, "PUT", `${file.url}/modules`, { modules: ["budget", "health", "budget"] });
    await change(WORKER, "PUT", `${file.url}/modules`, { modules: ["health", "rights"] });
    const objective = anObjective();
    for (const _ of [1, 2])
      expect((await ask(WORKER, "PUT", `${file.url}/objectives`, objective)).status).toBe(200);
    expect((await supportOf(WORKER, file)).body.paths).toMatchObject([
      {
        modules: ["rights", "health"],
        objectives: [{ text: "Reprendre le loyer", rank: 1, actions: [{ text: "Virement", late: true }] }],
        progress: { pursued: 1, done: 0, toDo: 1, late: 1 },
        can: { write: true },
      },
    ]);
    const done = { ...objective, outcome: "reached", endedOn: today, actions: [] };
    await change(WORKER, "PUT", `${file.url}/objectives`, done);
    expect((await supportOf(WORKER, file)).body.paths[0].progress).toMatchObject({
      pursued: 0,
      ended: 1,
      late: 0,
    });
    expect(await events(file.householdId)).toEqual(["objective.ended"]);
  });

  it("goes on in the renewal: an objective of the first measure is ended there, and is the path's", async () => {
    const file = await lived(170);
    const objective = anObjective({ setOn: daysAgo(100) });
    await ask(WORKER, "PUT", `${file.url}/objectives`, objective);
    const { body } = await ask("coordinator", "POST", `${file.url}/renewal`, { reason: "Suite" });
    expect((await ask(WORKER, "PUT", `${file.url}/objectives`, objective)).status).toBe(404);
    const ended = { ...objective, outcome: "partly", endedOn: today };
    expect((await change(WORKER, "PUT", `/api/measures/${body.id}/objectives`, ended)).status).toBe(200);
    expect((await supportOf(WORKER, file)).body.paths).toMatchObject([
      { measureId: body.id, rank: 2, objectives: [{ rank: 1, outcome: "partly" }] },
    ]);
  });

  it.each([
    ...OUTSIDE,
    ["socialAdviser@AIH", 403],
    ["coordinator", 403],
    ["committeeMember", 403],
    ["funder", 403],
    ["administrator", 403],
  ] as [string, number][])("is neither read nor written by %s: %i", async (who, status) => {
    const file = await lived();
    await ask(WORKER, "PUT", `${file.url}/objectives`, anObjective());
    expect((await supportOf(who, file)).status).toBe(status);
    expect((await ask(who, "PUT", `${file.url}/objectives`, anObjective())).status).toBe(status);
    expect((await ask(who, "PUT", `${file.url}/modules`, { modules: [] })).status).toBe(status);
  });

  it("stays with the operator that wrote it: after a hand-over, the former one reads it and writes no more", async () => {
    const file = await lived();
    await ask(WORKER, "PUT", `${file.url}/objectives`, anObjective());
    await handOver(at, file, "OISEAU");
    expect((await supportOf("caseWorker@OISEAU", file)).body.paths).toEqual([]);
    expect((await supportOf(WORKER, file)).body.paths).toMatchObject([{ can: { write: false } }]);
    expect((await ask(WORKER, "PUT", `${file.url}/objectives`, anObjective())).status).toBe(404);
  });
});

describe("a measure suspended", () => {
  it("moves its own last day by the days it stood still, and is read so by its landlord", async () => {
    const [file, other] = [await lived(), await lived()];
    const before = await measureOf(WORKER, other);
    expect(
      (await ask(WORKER, "POST", `${file.url}/suspension`, { from: daysAgo(10), reason: "away" })).status,
    ).toBe(200);
    const end = Temporal.PlainDate.from(file.endsOn).add({ days: 10 }).toString();
    expect(await measureOf("socialAdviser@AIH", file)).toMatchObject({
      endsOn: end,
      suspendedSince: daysAgo(10),
      suspensions: [{ from: daysAgo(10), resumedOn: null, reason: "away" }],
      can: { suspend: false, resume: false },
    });
    expect(
      (await ask("coordinator", "POST", `${file.url}/renewal`, { reason: "Suite" })).body.errors,
    ).toMatchObject([{ rule: "measure.suspended" }]);
    await ask("coordinator", "POST", `${file.url}/resumption`, { on: daysAgo(4) });
    expect(await measureOf(WORKER, file)).toMatchObject({
      endsOn: Temporal.PlainDate.from(file.endsOn).add({ days: 6 }).toString(),
      suspendedSince: null,
      can: { suspend: true, resume: false },
    });
    expect(await measureOf(WORKER, other)).toEqual(before);
    expect(await events(file.householdId)).toEqual(["measure.suspended", "measure.resumed"]);
  });

  it("and closed ends its suspension with it", async () => {
    const file = await lived();
    await ask(WORKER, "POST", `${file.url}/suspension`, { from: daysAgo(10), reason: "asked" });
    await ask(WORKER, "POST", `${file.url}/closing`, {
      closedOn: today,
      outcome: "withdrawn",
      tieAtEnd: null,
      paymentResumed: null,
      closingSummary: null,
    });
    expect(await measureOf(WORKER, file)).toMatchObject({
      standing: "closed",
      suspensions: [{ resumedOn: today }],
    });
  });

  it.each([...OUTSIDE, ["socialAdviser@AIH", 403], ["funder", 403]] as [string, number][])(
    "is not suspended by %s: %i",
    async (who, status) => {
      const { url } = await lived();
      const asked = await ask(who, "POST", `${url}/suspension`, { from: today, reason: "away" });
      expect(asked.status).toBe(status);
    },
  );
});

const sessionHeld = async (on: string) =>
  (
    await at.asSystem((tx) =>
      tx.rows<{ id: string }>(sql`
        insert into committee_session (number, held_on, status) values (${crypto.randomUUID().slice(0, 8)}, ${on}::date, 'held')
        returning id`),
    )
  )[0]!.id;
const request = (who: string, { url }: Lived, reason = "Le plan commence.") =>
  ask(who, "POST", `${url}/renewal-request`, { reason });
const decide = (who: string, id: string, more: object = {}) =>
  ask(who, "POST", `/api/renewal-requests/${id}/decision`, {
    answer: "granted",
    words: "",
    sessionId: null,
    ...more,
  });
const renewalsOf = async (who: string, { householdId }: Lived) =>
  (await ask(who, "GET", `/api/households/${householdId}/renewals`)).body;

describe("a renewal asked for", () => {
  it("waits once, is granted by the coordination, and makes the next measure with its reason", async () => {
    const file = await lived(170);
    const { body } = await request(WORKER, file);
    expect((await request("operatorLead@RELAIS", file)).body.errors).toMatchObject([
      { rule: "renewal.waits" },
    ]);
    expect(await renewalsOf(WORKER, file)).toMatchObject({ mayAsk: null, mayDecide: false });
    expect((await ask("coordinator", "GET", "/api/renewals")).body.requests).toMatchObject([{ id: body.id }]);
    expect((await decide("coordinator", body.id)).status).toBe(200);
    expect((await decide("coordinator", body.id)).status).toBe(404);
    expect(await measureOf(WORKER, file)).toMatchObject({ renewed: true, endsOn: file.endsOn });
    expect(await renewalsOf("socialAdviser@AIH", file)).toMatchObject({
      requests: [{ answer: "granted", reason: "Le plan commence.", session: null }],
      sessions: [],
    });
    expect(await events(file.householdId)).toEqual(["renewal.asked", "measure.renewed", "renewal.decided"]);
  });

  it("is refused with its reason, and may be asked for again", async () => {
    const file = await lived(170);
    const { body } = await request(WORKER, file);
    expect((await decide("coordinator", body.id, { answer: "refused" })).body.errors).toMatchObject([
      { rule: "renewal.refusal", field: "words" },
    ]);
    await decide("coordinator", body.id, { answer: "refused", words: "Objectifs atteints." });
    expect(await measureOf(WORKER, file)).toMatchObject({ renewed: false, closedOn: null });
    expect((await request(WORKER, file)).status).toBe(200);
  });

  it("is the committee's where the setting says so: a session that was held after it was asked", async () => {
    const [file, other] = [await lived(170), await lived(170)];
    const { body } = await request(WORKER, file);
    await ask("coordinator", "PUT", "/api/renewal-setting", { decider: "committee", from: today });
    try {
      expect(
        (await ask("coordinator", "POST", `${other.url}/renewal`, { reason: "Suite" })).body.errors,
      ).toMatchObject([{ rule: "measure.renewalDecidedBy" }]);
      expect((await measureOf("coordinator", other)).can.renew).toBe(false);
      expect((await decide("coordinator", body.id)).body.errors).toMatchObject([{ rule: "renewal.session" }]);
      const early = await sessionHeld(daysAgo(2));
      expect((await decide("coordinator", body.id, { sessionId: early })).body.errors).toMatchObject([
        { rule: "renewal.sessionBefore" },
      ]);
      expect((await decide("coordinator", body.id, { sessionId: await sessionHeld(today) })).status).toBe(
        200,
      );
      expect(await renewalsOf("coordinator", file)).toMatchObject({
        requests: [{ session: { heldOn: today } }],
      });
      // Its agenda names other households: a session is not opened to who only asked.
      expect(await renewalsOf(WORKER, file)).toMatchObject({ requests: [{ session: null }] });
    } finally {
      await ask("coordinator", "PUT", "/api/renewal-setting", { decider: "coordinator", from: today });
    }
    expect(
      (await ask("coordinator", "PUT", "/api/renewal-setting", { decider: "committee", from: daysAgo(1) }))
        .body.errors,
    ).toMatchObject([{ rule: "setting.from" }]);
  });

  it("stands on a session's agenda without a name: who sits reads the coordination's words, who does not reads nothing", async () => {
    const file = await lived(170);
    const reason = "Le plan commence, Madame Morel a trouvé du travail.";
    const { body } = await request(WORKER, file, reason);
    const sessionId = await sessionHeld(today);
    await at.asSystem((tx) =>
      tx.rows(sql`insert into session_member (session_id, user_id)
                  values (${sessionId}::uuid, ${at.post("committeeMember").userId}::uuid)`),
    );
    const place = (who: string, more: object) =>
      change(who, "PUT", `/api/renewal-requests/${body.id}/agenda`, { sessionId, words: null, ...more });
    expect((await place("coordinator", { words: "Morel : emploi trouvé" })).body.errors).toMatchObject([
      { rule: "committee.names", field: "words" },
    ]);
    expect(
      (await place("coordinator", { sessionId: await sessionHeld(daysAgo(1)) })).body.errors,
    ).toMatchObject([{ rule: "renewal.agenda" }]);
    expect((await place(WORKER, {})).status).toBe(403);
    expect((await place("coordinator", { words: "Un emploi est trouvé." })).status).toBe(200);
    const read = async (who: string) =>
      (await ask(who, "GET", `/api/sessions/${sessionId}/renewals`)).body.renewals;
    expect(await read("coordinator")).toMatchObject([
      { id: body.id, household: { name: "Nadia Morel", reason } },
    ]);
    const seated = await read("committeeMember");
    expect(seated).toMatchObject([{ id: body.id, words: "Un emploi est trouvé.", household: null }]);
    for (const word of ["Morel", reason, file.householdId])
      expect(JSON.stringify(seated)).not.toContain(word);
    expect(await read("operatorLead@OISEAU")).toEqual([]);
    await place("coordinator", { sessionId: null });
    expect(await read("coordinator")).toEqual([]);
  });

  it.each([...OUTSIDE, ["socialAdviser@AIH", 403], ["coordinator", 403]] as [string, number][])(
    "is not asked for by %s: %i",
    async (who, status) => expect((await request(who, await lived())).status).toBe(status),
  );

  it.each([[WORKER], ["operatorLead@RELAIS"], ["socialAdviser@AIH"], ["committeeMember"]])(
    "is not decided by %s",
    async (who) => {
      const file = await lived();
      const { body } = await request(WORKER, file);
      expect((await decide(who, body.id)).status).toBe(403);
      expect((await ask(who, "POST", `${file.url}/renewal`, { reason: "Suite" })).status).toBe(403);
    },
  );

  it("is not read by another landlord", async () => {
    const file = await lived();
    await request(WORKER, file);
    expect(
      (await ask("socialAdviser@PLURALIS", "GET", `/api/households/${file.householdId}/renewals`)).status,
    ).toBe(404);
  });
});
