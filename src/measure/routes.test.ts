/** The measure over HTTP: opened, lived, renewed, closed, handed over; each by those who may, refused to the others. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { havingRead } from "../platform/editing/having-read.ts";
import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import { assigned, type Assigned, handOver, peopleOf, running } from "./measure-fixture.ts";

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

const aContact = (more: object = {}) => ({
  id: crypto.randomUUID(),
  kind: "homeVisit",
  state: "held",
  metOn: today,
  minutes: 55,
  outreach: false,
  note: null,
  ...more,
});
const aMeeting = (more: object = {}) => ({
  id: crypto.randomUUID(),
  kind: "start",
  state: "held",
  metOn: today,
  attended: ["household", "caseWorker", "socialAdviser"],
  sharedMinutes: "Loyer courant repris.",
  ...more,
});
const aClosing = (more: object = {}) => ({
  closedOn: today,
  outcome: "stayed",
  tieAtEnd: "kept",
  paymentResumed: true,
  closingSummary: "Bilan partagé.",
  ...more,
});

/** A measure that began `days` ago, run by the first worker of Relais Ozanam. */
async function lived(days = 60): Promise<Assigned & { measureId: string; url: string }> {
  const file = await assigned(at, { on: daysAgo(days) });
  const start = now.subtract({ days });
  const measureId = await running(at, file, {
    startsOn: start.toString(),
    endsOn: start.add({ months: 6 }).subtract({ days: 1 }).toString(),
  });
  return { ...file, measureId, url: `/api/measures/${measureId}` };
}
const events = (householdId: string) =>
  at.asSystem((tx) =>
    tx.rows<{ kind: string }>(
      sql`select kind, payload from outbox_event where household_id = ${householdId}::uuid order by id`,
    ),
  );

const open = (who: string, { householdId, assignmentId }: Assigned, startsOn = today) =>
  ask(who, "POST", `/api/households/${householdId}/measures`, { assignmentId, startsOn });

const stateOf = async ({ referralId, assignmentId }: Assigned) =>
  (
    await at.asSystem((tx) =>
      tx.rows(sql`select r.status, a.active from referral r, assignment a
                   where r.id = ${referralId}::uuid and a.id = ${assignmentId}::uuid`),
    )
  )[0];

const entry = (householdId: string, on: string, cents: number) =>
  at.asSystem((tx) =>
    tx.rows(sql`
      insert into ledger_entry (landlord_id, account_id, entry_on, kind, label, debit_cents, credit_cents, import_id, line)
      select landlord_id, id, ${on}::date, 'rent', 'Loyer', ${cents}, 0, 1, 1 from tenant_account where household_id = ${householdId}::uuid`),
  );

describe("a measure opened", () => {
  it.each([WORKER, "operatorLead@RELAIS", "coordinator"])(
    "by %s runs six months, with the debt of that day",
    async (who) => {
      const file = await assigned(at, { on: daysAgo(30) });
      const { status, body } = await open(who, file);
      expect(status).toBe(200);
      const { measure } = (await ask(WORKER, "GET", `/api/measures/${body.id}`)).body;
      expect(measure).toMatchObject({
        rank: 1,
        startsOn: today,
        endsOn: now.add({ months: 6 }).subtract({ days: 1 }).toString(),
        standing: "running",
        debtAtStartCents: 150_000,
        lateSince: null,
      });
      expect(measure.tripartite.map(({ state }: { state: string }) => state)).toEqual(["due", "due", "due"]);
      expect(await events(file.householdId)).toMatchObject([
        { kind: "measure.opened", payload: { measureId: body.id } },
      ]);
    },
  );

  it("some days ago takes the debt of that day, from the entries; unknown before the first one", async () => {
    const dated = async (startsOn: string) => {
      const file = await assigned(at, { on: daysAgo(90) });
      await entry(file.householdId, daysAgo(40), 110_000);
      await entry(file.householdId, daysAgo(10), 40_000);
      await at.asSystem((tx) =>
        tx.rows(
          sql`update tenant_account set last_entry_on = ${daysAgo(10)}::date where household_id = ${file.householdId}::uuid`,
        ),
      );
      const { body } = await open(WORKER, file, startsOn);
      return (await ask(WORKER, "GET", `/api/measures/${body.id}`)).body.measure.debtAtStartCents;
    };
    expect(await dated(daysAgo(20))).toBe(110_000);
    expect(await dated(daysAgo(5))).toBe(150_000);
    expect(await dated(daysAgo(60))).toBeNull();
  });

  it("is refused in the future, before the assignment, or while another runs", async () => {
    const file = await assigned(at, { on: daysAgo(30) });
    const tomorrow = now.add({ days: 1 }).toString();
    expect((await open(WORKER, file, tomorrow)).body.errors).toMatchObject([
      { rule: "measure.startsInFuture" },
    ]);
    expect((await open(WORKER, file, daysAgo(31))).body.errors).toMatchObject([
      { rule: "measure.beforeAssignment" },
    ]);
    await open(WORKER, file);
    expect((await open(WORKER, file)).body.errors).toMatchObject([{ rule: "measure.already" }]);
  });

  it("without a named worker belongs to the lead who opens it, and the coordination is told to have one named", async () => {
    const file = await assigned(at, { on: daysAgo(30) });
    await at.asSystem((tx) =>
      tx.rows(sql`update assignment set case_worker_id = null where id = ${file.assignmentId}::uuid`),
    );
    expect((await open("coordinator", file)).body.errors).toMatchObject([{ rule: "measure.worker" }]);
    const { body } = await open("operatorLead@RELAIS", file);
    const [row] = await at.asSystem((tx) =>
      tx.rows(sql`select case_worker_id as "worker" from measure where id = ${body.id}::uuid`),
    );
    expect(row).toEqual({ worker: at.post("operatorLead@RELAIS").userId });
  });

  it.each([
    ["caseWorker@OISEAU", 404],
    ["operatorLead@OISEAU", 404],
    ["socialAdviser@AIH", 403],
    ["landlordLead@AIH", 403],
    ["committeeMember", 403],
    ["funder", 403],
    ["administrator", 403],
  ])("is not for %s: %i", async (who, status) => {
    expect((await open(who, await assigned(at, { on: daysAgo(30) }))).status).toBe(status);
  });

  it("is listed as to be opened until then, by who may open it", async () => {
    const file = await assigned(at, { on: daysAgo(30) });
    const waiting = async (who: string) =>
      (await ask(who, "GET", `/api/households/${file.householdId}/measures`)).body.openings;
    expect(await waiting(WORKER)).toMatchObject([{ assignmentId: file.assignmentId, can: { open: true } }]);
    expect(await waiting("socialAdviser@AIH")).toMatchObject([{ can: { open: false } }]);
    await open(WORKER, file);
    expect(await waiting(WORKER)).toEqual([]);
  });
});

describe("a contact", () => {
  it("is written with its note, corrected, and sent twice is written once", async () => {
    const { url } = await lived();
    const contact = aContact({ note: "Ouverture des courriers ensemble." });
    expect((await ask(WORKER, "POST", `${url}/contacts`, contact)).status).toBe(200);
    expect((await ask(WORKER, "POST", `${url}/contacts`, contact)).status).toBe(200);
    await change(WORKER, "POST", `${url}/contacts`, { ...contact, minutes: 40, note: "" });
    const { measure } = (await ask(WORKER, "GET", url)).body;
    expect(measure.contacts).toHaveLength(1);
    expect(measure.contacts[0]).toMatchObject({ kind: "homeVisit", minutes: 40, note: null, on: today });
    expect(measure.counts).toEqual({ held: 1, missed: 0, atHome: 1 });
  });

  it("written without network is written once, however often and from wherever it is sent", async () => {
    const { url, measureId } = await lived();
    const contact = aContact({ note: "Écrit dans une cave.", basedOn: null });
    const sent = await Promise.all([1, 2, 3].map(() => ask(WORKER, "POST", `${url}/contacts`, contact)));
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await ask(WORKER, "GET", url)).body.measure.contacts).toHaveLength(1);
    const told = await at.asSystem((tx) =>
      tx.rows(
        sql`select 1 from outbox_event where kind = 'contact.written' and payload ->> 'measureId' = ${measureId}`,
      ),
    );
    expect(told).toHaveLength(1);
  });

  it("written otherwise meanwhile is a conflict that loses neither account", async () => {
    const { url } = await lived();
    const planned = aContact({ state: "planned", metOn: now.add({ days: 1 }).toString(), minutes: null });
    await ask(WORKER, "POST", `${url}/contacts`, planned);
    await change(WORKER, "POST", `${url}/contacts`, {
      ...planned,
      state: "missed",
      metOn: today,
      note: "Porte close.",
    });
    const onThePhone = { ...planned, state: "held", metOn: today, note: "Vu sur le palier.", basedOn: 1 };
    const refused = await ask(WORKER, "POST", `${url}/contacts`, onThePhone);
    expect(refused).toMatchObject({ status: 409, body: { errors: [{ rule: "contact.changed" }] } });
    expect(refused.body.stale).toMatchObject({
      version: "2",
      standing: { state: "missed", note: "Porte close." },
    });
    const there = async () => (await ask(WORKER, "GET", url)).body.measure.contacts;
    expect(await there()).toMatchObject([{ state: "missed", note: "Porte close.", version: 2 }]);
    // Chosen with both before the eyes: the phone's account, its note added to the other.
    const chosen = { ...onThePhone, basedOn: 2, noteAdded: true };
    await ask(WORKER, "POST", `${url}/contacts`, chosen);
    await ask(WORKER, "POST", `${url}/contacts`, chosen);
    expect(await there()).toMatchObject([
      { state: "held", note: "Porte close.\n\nVu sur le palier.", version: 3 },
    ]);
  });

  it("planned becomes held or missed, and the measure is no longer silent", async () => {
    const { url } = await lived();
    const tomorrow = now.add({ days: 1 }).toString();
    const contact = aContact({ state: "planned", metOn: tomorrow, minutes: null });
    await ask(WORKER, "POST", `${url}/contacts`, contact);
    expect((await ask(WORKER, "GET", url)).body.measure.silent).toBe(true);
    await change(WORKER, "POST", `${url}/contacts`, { ...contact, state: "held", metOn: today });
    expect((await ask(WORKER, "GET", url)).body.measure.silent).toBe(false);
  });

  it("that breaks a rule is refused beside its field", async () => {
    const { url } = await lived();
    const refused = await ask(
      WORKER,
      "POST",
      `${url}/contacts`,
      aContact({ metOn: now.add({ days: 2 }).toString() }),
    );
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toMatchObject([{ rule: "contact.future", field: "metOn" }]);
  });

  it("of one measure is not moved to another by its id", async () => {
    const [one, other] = [await lived(), await lived()];
    const contact = aContact();
    await ask(WORKER, "POST", `${one.url}/contacts`, contact);
    expect((await ask(WORKER, "POST", `${other.url}/contacts`, contact)).status).toBe(404);
  });

  it.each([
    ["caseWorker@OISEAU", 404],
    ["operatorLead@OISEAU", 404],
    ["coordinator", 403],
    ["socialAdviser@AIH", 403],
    ["arrearsOfficer@AIH", 403],
    ["committeeMember", 403],
    ["funder", 403],
    ["administrator", 403],
  ])("is not written by %s: %i", async (who, status) => {
    const { url } = await lived();
    expect((await ask(who, "POST", `${url}/contacts`, aContact())).status).toBe(status);
  });
});

describe("a tripartite meeting", () => {
  it("held by the worker or by the landlord's adviser is read by both, and ends being late", async () => {
    const { url, householdId } = await lived();
    expect((await ask(WORKER, "GET", url)).body.measure.lateSince).toBe(
      now.subtract({ days: 60 }).add({ months: 1 }).toString(),
    );
    expect((await ask("socialAdviser@AIH", "POST", `${url}/meetings`, aMeeting())).status).toBe(200);
    const { measure } = (await ask(WORKER, "GET", url)).body;
    expect(measure.meetings).toMatchObject([{ kind: "start", sharedMinutes: "Loyer courant repris." }]);
    expect(measure.lateSince).toBeNull();
    expect((await events(householdId)).map(({ kind }) => kind)).toEqual(["tripartite.held"]);
  });

  it("shares of the assessment what the operator writes, never what an adviser would", async () => {
    const { url } = await lived();
    const meeting = aMeeting({ assessmentSummary: "Budget et logement." });
    const refused = await ask("socialAdviser@AIH", "POST", `${url}/meetings`, meeting);
    expect(refused.body.errors).toMatchObject([{ field: "assessmentSummary" }]);
    await ask(WORKER, "POST", `${url}/meetings`, meeting);
    await change(
      "socialAdviser@AIH",
      "POST",
      `${url}/meetings`,
      aMeeting({ id: meeting.id, sharedMinutes: "Corrigé." }),
    );
    const { measure } = (await ask("arrearsOfficer@AIH", "GET", url)).body;
    expect(measure.meetings).toMatchObject([
      { sharedMinutes: "Corrigé.", assessmentSummary: "Budget et logement." },
    ]);
  });

  it.each([
    ["socialAdviser@PLURALIS", 404],
    ["caseWorker@OISEAU", 404],
    ["arrearsOfficer@AIH", 403],
    ["coordinator", 403],
    ["funder", 403],
  ])("is not written by %s: %i", async (who, status) => {
    const { url } = await lived();
    expect((await ask(who, "POST", `${url}/meetings`, aMeeting())).status).toBe(status);
  });
});

describe("renewing", () => {
  it("makes the next measure of the same path from the day after, and says so", async () => {
    const file = await lived(170);
    const { body } = await ask("coordinator", "POST", `${file.url}/renewal`, {
      reason: "Plan à mener à son terme.",
    });
    const first = (await ask(WORKER, "GET", file.url)).body.measure;
    const next = (await ask(WORKER, "GET", `/api/measures/${body.id}`)).body.measure;
    expect(first).toMatchObject({ renewed: true, standing: "running", closedOn: first.endsOn, unknown: [] });
    expect(next).toMatchObject({
      rank: 2,
      standing: "toStart",
      startsOn: Temporal.PlainDate.from(first.endsOn).add({ days: 1 }).toString(),
      renewalReason: "Plan à mener à son terme.",
      debtAtStartCents: null,
      can: { renew: false, close: false },
    });
    expect((await events(file.householdId)).map(({ kind }) => kind)).toEqual(["measure.renewed"]);
    const listed = (await ask(WORKER, "GET", "/api/measures")).body.rows.filter(
      ({ householdId }: { householdId: string }) => householdId === file.householdId,
    );
    expect(listed).toMatchObject([{ id: file.measureId }]);
  });

  it("late takes the debts of the days it bridges", async () => {
    const file = await lived(200);
    const { body } = await ask("coordinator", "POST", `${file.url}/renewal`, { reason: "Suite" });
    const next = (await ask(WORKER, "GET", `/api/measures/${body.id}`)).body.measure;
    expect(next).toMatchObject({ standing: "running", debtAtStartCents: 150_000 });
  });

  it("is gone back on by who carries it until it begins; the measure that runs is then closed like any other", async () => {
    const file = await lived(170);
    const renewed = await ask("coordinator", "POST", `${file.url}/renewal`, { reason: "Suite" });
    const next = `/api/measures/${renewed.body.id}`;
    const takeBack = (who: string, url = file.url) => ask(who, "POST", `${url}/renewal-taken-back`, {});
    expect((await ask(WORKER, "POST", `${file.url}/closing`, aClosing())).body.errors).toMatchObject([
      { rule: "measure.closed" },
    ]);
    for (const who of ["caseWorker@OISEAU", "operatorLead@OISEAU"])
      expect((await takeBack(who)).status).toBe(404);
    expect((await takeBack(WORKER, next)).body.errors).toMatchObject([{ rule: "measure.renewalBegun" }]);
    expect((await ask(WORKER, "GET", file.url)).body.measure.can).toMatchObject({
      takeBack: true,
      close: false,
    });
    expect((await takeBack(WORKER)).status).toBe(200);
    expect((await ask(WORKER, "GET", next)).status).toBe(404);
    const { measure } = (await ask(WORKER, "GET", file.url)).body;
    expect(measure).toMatchObject({ renewed: false, closedOn: null, can: { takeBack: false, close: true } });
    expect((await takeBack(WORKER)).body.errors).toMatchObject([{ rule: "measure.renewalBegun" }]);
    expect((await ask(WORKER, "POST", `${file.url}/closing`, aClosing())).status).toBe(200);
    expect(await stateOf(file)).toEqual({ status: "closed", active: false });
  });

  it("needs a reason, and is made once", async () => {
    const file = await lived(170);
    expect(
      (await ask("coordinator", "POST", `${file.url}/renewal`, { reason: " " })).body.errors,
    ).toMatchObject([{ field: "reason" }]);
    await ask("coordinator", "POST", `${file.url}/renewal`, { reason: "Suite" });
    expect(
      (await ask("coordinator", "POST", `${file.url}/renewal`, { reason: "Suite" })).body.errors,
    ).toMatchObject([{ rule: "measure.closed" }]);
  });
});

describe("closing", () => {
  it.each([WORKER, "operatorLead@RELAIS", "coordinator"])(
    "by %s closes referral and assignment, and writing with them",
    async (who) => {
      const file = await lived();
      expect((await ask(who, "POST", `${file.url}/closing`, aClosing())).status).toBe(200);
      expect(await stateOf(file)).toEqual({ status: "closed", active: false });
      expect((await events(file.householdId)).map(({ kind }) => kind)).toEqual([
        "measure.closed",
        "referral.closed",
      ]);
      const { measure } = (await ask(WORKER, "GET", file.url)).body;
      expect(measure).toMatchObject({
        standing: "closed",
        outcome: "stayed",
        debtAtEndCents: 150_000,
        unknown: ["debtAtStartCents"],
      });
      expect((await ask(WORKER, "POST", `${file.url}/contacts`, aContact())).status).toBe(404);
    },
  );

  it("leaves open a referral whose renewal still runs, and closes it with the last one", async () => {
    const file = await lived(200);
    const { body } = await ask("coordinator", "POST", `${file.url}/renewal`, { reason: "Suite" });
    expect(await stateOf(file)).toEqual({ status: "assigned", active: true });
    await ask(WORKER, "POST", `/api/measures/${body.id}/closing`, aClosing());
    expect(await stateOf(file)).toEqual({ status: "closed", active: false });
  });

  it("needs a day and an outcome alone; what is unknown stays unknown, and is completed once", async () => {
    const file = await lived();
    const nothing = { tieAtEnd: null, paymentResumed: null, closingSummary: null, debtAtEndCents: null };
    expect(
      (await ask(WORKER, "POST", `${file.url}/closing`, aClosing({ ...nothing, outcome: null }))).body.errors,
    ).toMatchObject([{ field: "outcome" }]);
    await ask(WORKER, "POST", `${file.url}/closing`, aClosing(nothing));
    const closed = (await ask(WORKER, "GET", file.url)).body.measure;
    expect(closed.unknown).toEqual([
      "debtAtStartCents",
      "debtAtEndCents",
      "tieAtEnd",
      "paymentResumed",
      "closingSummary",
    ]);
    expect(closed.can).toMatchObject({ complete: true, close: false, contact: false });
    const facts = {
      debtAtStartCents: 200_000,
      debtAtEndCents: 0,
      tieAtEnd: "kept",
      paymentResumed: false,
      closingSummary: null,
    };
    await ask(WORKER, "POST", `${file.url}/completion`, facts);
    await ask(WORKER, "POST", `${file.url}/completion`, {
      ...facts,
      debtAtEndCents: 99,
      closingSummary: "Bilan.",
    });
    expect((await ask(WORKER, "GET", file.url)).body.measure).toMatchObject({
      debtAtEndCents: 0,
      paymentResumed: false,
      closingSummary: "Bilan.",
      unknown: [],
      can: { complete: false },
    });
  });

  it("is completed no more by who carried it once another has the file, nor reopened by anybody's hand", async () => {
    const file = await lived();
    await ask(WORKER, "POST", `${file.url}/closing`, aClosing({ tieAtEnd: null }));
    const reopening = at.as(WORKER, (tx) =>
      tx.rows(sql`update measure set closed_on = null where id = ${file.measureId}::uuid returning 1`),
    );
    await expect(reopening).rejects.toThrow(/policy|Failed query/);
    await handOver(at, file, "OISEAU");
    const late = {
      debtAtStartCents: 1,
      debtAtEndCents: 1,
      tieAtEnd: "broken",
      paymentResumed: null,
      closingSummary: null,
    };
    expect((await ask(WORKER, "POST", `${file.url}/completion`, late)).status).toBe(404);
  });

  it.each([
    ["caseWorker@OISEAU", 404],
    ["socialAdviser@AIH", 403],
    ["funder", 403],
  ])("is not for %s: %i", async (who, status) => {
    const { url } = await lived();
    expect((await ask(who, "POST", `${url}/closing`, aClosing())).status).toBe(status);
  });
});

describe("a measure handed over to a colleague", () => {
  it("goes with its assignment and its referral; the former worker reads and no longer writes", async () => {
    const file = await lived();
    await ask(WORKER, "POST", `${file.url}/contacts`, aContact({ note: "Écrit par l'ancienne" }));
    const [, next] = await peopleOf(at, "caseWorker", "RELAIS");
    expect((await ask("operatorLead@RELAIS", "POST", `${file.url}/worker`, { workerId: next! })).status).toBe(
      200,
    );
    const contactsOf = async (who: string) =>
      (await at.server.ask(who, "GET", file.url)).body.measure.contacts;
    expect(await contactsOf(next!)).toMatchObject([{ note: "Écrit par l'ancienne" }]);
    expect(await contactsOf(file.workerId)).toMatchObject([{ note: "Écrit par l'ancienne" }]);
    expect((await ask(WORKER, "POST", `${file.url}/contacts`, aContact())).status).toBe(404);
    expect((await at.server.ask(next!, "POST", `${file.url}/contacts`, aContact())).status).toBe(200);
    const [carried] = await at.asSystem((tx) =>
      tx.rows(sql`select m.case_worker_id as measure, a.case_worker_id as assignment, r.owner_id as referral
                    from measure m join assignment a on a.referral_id = m.referral_id join referral r on r.id = m.referral_id
                   where m.id = ${file.measureId}::uuid`),
    );
    expect(carried).toEqual({ measure: next, assignment: next, referral: next });
    expect(await events(file.householdId)).toContainEqual({
      kind: "worker.named",
      payload: expect.objectContaining({ workerId: next, formerId: file.workerId }),
    });
    expect((await events(file.householdId)).map(({ kind }) => kind)).toContain("measure.handedOver");
  });

  it("goes to a worker in post there, by its own lead", async () => {
    const { url } = await lived();
    const elsewhere = at.post("caseWorker@OISEAU").userId;
    const [, next] = await peopleOf(at, "caseWorker", "RELAIS");
    expect((await ask("operatorLead@RELAIS", "POST", `${url}/worker`, { workerId: elsewhere })).status).toBe(
      422,
    );
    expect((await ask("operatorLead@OISEAU", "POST", `${url}/worker`, { workerId: elsewhere })).status).toBe(
      404,
    );
    expect((await ask(WORKER, "POST", `${url}/worker`, { workerId: next! })).status).toBe(403);
  });
});

describe("lists and agenda", () => {
  it("show what is late, to decide, silent, without a worker; count and list are the same rows", async () => {
    const file = await lived(170);
    const rows = async (show: string) =>
      (await ask("operatorLead@RELAIS", "GET", `/api/measures?show=${show}`)).body.rows.map(
        ({ id }: { id: string }) => id,
      );
    for (const show of ["all", "late", "toDecide", "silent"])
      expect(await rows(show)).toContain(file.measureId);
    expect(await rows("withoutWorker")).not.toContain(file.measureId);
    await ask(WORKER, "POST", `${file.url}/closing`, aClosing());
    expect(await rows("all")).not.toContain(file.measureId);
    expect(await rows("ended")).toContain(file.measureId);
  });

  it("an agenda holds what is planned, due and late of one's own measures, and of nobody else's", async () => {
    const file = await lived(170);
    const contact = aContact({ state: "planned", metOn: now.add({ days: 3 }).toString(), minutes: null });
    await ask(WORKER, "POST", `${file.url}/contacts`, contact);
    const of = (lines: { measureId: string; what: string; state: string }[]) =>
      lines
        .filter(({ measureId }) => measureId === file.measureId)
        .map(({ what, state }) => `${what} ${state}`);
    const lines = of((await ask(WORKER, "GET", "/api/agenda")).body.lines);
    expect(lines).toEqual([
      "meeting late",
      "meeting late",
      "contact planned",
      expect.any(String),
      expect.any(String),
    ]);
    expect(lines.slice(3).toSorted()).toEqual(["decide due", "meeting due"]);
    expect(of((await ask("operatorLead@OISEAU", "GET", "/api/agenda")).body.lines)).toEqual([]);
  });
});
