/** Sessions over HTTP, as each role meets them: planned, filled, decided, signed; and who reads a name. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { havingRead } from "../platform/editing/having-read.ts";
import { demoOf } from "../app/demo/demo-fixture.ts";
import { serverOf } from "../app/server-fixture.ts";
import { type Committee, committee, daysAgo } from "../committee/committee-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";

const TODAY = todayInParis();

let at: Committee;
beforeAll(async () => {
  at = await committee(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

const admitted = {
  kind: "admitted",
  track: "stay",
  startsOn: TODAY.add({ days: 10 }).toString(),
  levers: ["rentRelief"],
};
const refusedNow = { kind: "refused", reason: "ordinaryLawSuffices", reasonText: "Un plan simple suffit." };
const deferred = {
  kind: "deferred",
  missing: "Avis d'imposition",
  dueBy: TODAY.add({ days: 20 }).toString(),
};
const redirected = {
  kind: "redirected",
  service: "housingSolidarityFund",
  redirectedTo: "Agence de Grenoble",
};
const plan = {
  number: null,
  heldOn: TODAY.toString(),
  place: null,
  videoLink: null,
  members: [] as string[],
};

describe("planning a session", () => {
  it("proposes a number from the day and tells that it is planned", async () => {
    const heldOn = "2031-05-14";
    const { body } = await at.ask("coordinator", "GET", `/api/sessions/new?heldOn=${heldOn}`);
    expect(body.number).toBe("2031-05");
    const made = await at.ask("coordinator", "POST", "/api/sessions", { ...plan, heldOn });
    const again = await at.ask("coordinator", "GET", `/api/sessions/new?heldOn=${heldOn}`);
    expect(again.body.number).toBe("2031-05-2");
    expect((await at.eventsOf("session.planned"))[0]!.payload).toEqual({ sessionId: made.body.id, heldOn });
  });

  it("may name committee members, social advisers and operators' leads, nobody else", async () => {
    const { people } = (await at.ask("coordinator", "GET", "/api/sessions/new?heldOn=2031-01-01")).body;
    expect([...new Set(people.map(({ role }: { role: string }) => role))].sort()).toEqual([
      "committeeMember",
      "operatorLead",
      "socialAdviser",
    ]);
    const made = await at.ask("coordinator", "POST", "/api/sessions", {
      ...plan,
      members: [at.post("arrearsOfficer@AIH").userId],
    });
    expect(made.status).toBe(422);
    expect(made.body.errors).toMatchObject([{ field: "members", rule: "committee.maySit" }]);
  });

  it("refuses the number of another, beside its field, and a link that is none", async () => {
    const made = await at.session();
    const { number } = (await at.ask("coordinator", "GET", made.url)).body;
    const answer = await at.ask("coordinator", "POST", "/api/sessions", { ...plan, number });
    expect(answer.body.errors).toMatchObject([{ field: "number" }]);
    const script = { ...plan, videoLink: "javascript:alert(1)" };
    const refusal = await at.ask("coordinator", "POST", "/api/sessions", script);
    expect(refusal.status).toBe(400);
    expect(refusal.body.errors).toMatchObject([
      { field: "videoLink", message: "Donnez une adresse qui commence par https://" },
    ]);
  });

  it.each(["socialAdviser@AIH", "operatorLead@RELAIS", "committeeMember@AIH", "funder", "administrator"])(
    "is not for %s",
    async (who) => {
      expect((await at.ask(who, "POST", "/api/sessions", plan)).status).toBe(403);
    },
  );
});

describe("the agenda", () => {
  it("is proposed from what waits, the longest first where urgency is the same", async () => {
    const late = await at.waiting({ submittedOn: daysAgo(40) });
    const recent = await at.waiting({ submittedOn: daysAgo(2) });
    const { url } = await at.session();
    const { rows } = (await at.ask("coordinator", "GET", `${url}/waiting`)).body;
    const ids = rows.map(({ id }: { id: string }) => id);
    expect(ids.indexOf(late.referralId)).toBeGreaterThanOrEqual(0);
    expect(ids.indexOf(late.referralId)).toBeLessThan(ids.indexOf(recent.referralId));
  });

  it("takes a referral, gives it back, and keeps the order that was asked", async () => {
    const [one, two, three] = [await at.waiting(), await at.waiting(), await at.waiting()];
    const made = await at.session([one.referralId, two.referralId, three.referralId]);
    expect((await at.stateOf(one.referralId)).status).toBe("onAgenda");
    const before = (await made.agenda()).map(({ id }) => id);
    const wanted = [before[2]!, before[0]!, before[1]!];
    expect((await at.ask("coordinator", "PUT", `${made.url}/order`, { itemIds: wanted })).status).toBe(200);
    expect((await made.agenda()).map(({ id }) => id)).toEqual(wanted);
    const removal = `/api/agenda-items/${wanted[0]!}/removal`;
    expect((await at.ask("coordinator", "POST", removal, { reason: "" })).status).toBe(422);
    expect((await at.ask("coordinator", "POST", removal, { reason: "Dossier incomplet" })).status).toBe(200);
    const { body: told } = await at.ask("coordinator", "GET", `/api/referrals/${three.referralId}`);
    expect(told.history[0]).toMatchObject({ to: "submitted", reason: "Dossier incomplet" });
    expect((await at.stateOf(three.referralId)).status).toBe("submitted");
    expect((await made.agenda()).map(({ position }) => position)).toEqual([1, 2]);
    const stale = await at.ask("coordinator", "PUT", `${made.url}/order`, { itemIds: wanted });
    expect(stale.body.errors).toMatchObject([{ rule: "committee.order" }]);
  });

  it("loses what its landlord withdraws, even once the session has begun to decide", async () => {
    const [decided, withdrawn] = [await at.waiting(), await at.waiting()];
    const made = await at.session([decided.referralId, withdrawn.referralId]);
    await made.decide(decided.referralId, refusedNow);
    const answer = await at.ask(
      "socialAdviser@AIH",
      "POST",
      `/api/referrals/${withdrawn.referralId}/withdraw`,
      {
        reason: "Dette soldée",
      },
    );
    expect(answer.status).toBe(200);
    const left = (await made.agenda()).map(({ household }) => household?.referralId);
    expect(left).toContain(decided.referralId);
    expect(left).not.toContain(withdrawn.referralId);
    expect((await made.sign()).status).toBe(200);
  });

  it("does not take what is on another agenda already, nor half of what was asked", async () => {
    const [taken, free] = [await at.waiting(), await at.waiting()];
    await at.session([taken.referralId]);
    const { url } = await at.session();
    const answer = await at.ask("coordinator", "POST", `${url}/items`, {
      referralIds: [free.referralId, taken.referralId],
    });
    expect(answer.body.errors).toMatchObject([{ rule: "committee.waiting" }]);
    expect((await at.stateOf(free.referralId)).status).toBe("submitted");
  });
});

describe("a decision", () => {
  it.each([
    ["admitted", admitted],
    ["deferred", deferred],
    ["refused", refusedNow],
    ["redirected", redirected],
  ] as const)(
    "%s moves the referral to decided, with its own fields, and tells the referrer",
    async (kind, sent) => {
      const { referralId } = await at.waiting();
      const made = await at.session([referralId]);
      expect((await made.decide(referralId, sent)).status).toBe(200);
      const line = (await made.agenda()).find(({ household }) => household?.referralId === referralId);
      expect(line!.decision).toMatchObject(sent);
      expect((await at.stateOf(referralId)).status).toBe("decided");
      expect((await at.eventsOf("item.decided"))[0]!.payload).toMatchObject({
        referralId,
        decision: kind,
        corrected: 0,
      });
    },
  );

  it("that lacks something is refused beside its field, and nothing is written", async () => {
    const { referralId } = await at.waiting();
    const made = await at.session([referralId]);
    const answer = await made.decide(referralId, { kind: "refused", reason: "other" });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ field: "reasonText" }]);
    expect((await at.stateOf(referralId)).status).toBe("onAgenda");
  });

  it("that names the household is refused: members read it without a name", async () => {
    const { referralId } = await at.waiting({ name: "Nadia Morel" });
    const made = await at.session([referralId]);
    const answer = await made.decide(referralId, { ...deferred, missing: "Bulletins de Mme MOREL" });
    expect(answer.body.errors).toMatchObject([{ field: "missing", rule: "committee.names" }]);
  });

  it("is corrected until the minutes are signed; fields of the former kind are gone", async () => {
    const { referralId } = await at.waiting();
    const made = await at.session([referralId]);
    await made.decide(referralId, refusedNow);
    expect((await made.decide(referralId, admitted)).status).toBe(200);
    const [line] = await made.agenda();
    expect(line!.decision).toMatchObject({ kind: "admitted", reason: null, reasonText: null });
    expect((await at.eventsOf("item.decided"))[0]!.payload).toMatchObject({ corrected: 1 });
    expect((await made.sign()).status).toBe(200);
    const answer = await made.decide(referralId, refusedNow);
    expect(answer.body.errors).toMatchObject([{ rule: "committee.signed" }]);
  });

  it("is not taken before the session's day", async () => {
    const { referralId } = await at.waiting();
    const made = await at.session([referralId]);
    const later = { number: null, heldOn: TODAY.add({ days: 3 }).toString(), place: null, videoLink: null };
    await havingRead(at.ask)("coordinator", "PUT", made.url, later);
    expect((await made.agenda())[0]!.can.decide).toBe(false);
    const answer = await made.decide(referralId, admitted);
    expect(answer.body.errors).toMatchObject([{ rule: "committee.beforeSession" }]);
  });

  it("put off comes back to the next agenda with what was missing, by itself", async () => {
    const { referralId } = await at.waiting();
    // No session to come stands yet.
    await at.asSystem((tx) =>
      tx.rows(sql`update committee_session set status = 'held' where status = 'planned'`),
    );
    const made = await at.session([referralId]);
    await made.decide(referralId, deferred);
    await made.sign();
    expect((await at.stateOf(referralId)).status).toBe("decided");
    const next = await at.session();
    const line = (await next.agenda()).find(({ household }) => household?.referralId === referralId);
    expect(line).toMatchObject({ deferred: { missing: "Avis d'imposition" }, decision: null });
    expect((await at.stateOf(referralId)).status).toBe("onAgenda");
    // Decided again, in the second session: the first one's minutes keep what they said.
    expect((await next.decide(referralId, admitted)).status).toBe(200);
    const first = (await made.agenda()).find(({ household }) => household?.referralId === referralId)!;
    expect(first.decision).toMatchObject({ kind: "deferred" });
  });

  it("put off goes onto the session that is planned already, when the minutes are signed", async () => {
    const { referralId } = await at.waiting();
    const made = await at.session([referralId]);
    const next = await at.session();
    await made.decide(referralId, deferred);
    await made.sign();
    const { rows } = await at.asSystem(async (tx) => ({
      rows: await tx.rows<{ n: number }>(
        sql`select count(*) as n from agenda_item where referral_id = ${referralId}::uuid and session_id <> ${made.id}::uuid`,
      ),
    }));
    expect(rows).toEqual([{ n: 1 }]);
    expect((await at.stateOf(referralId)).status).toBe("onAgenda");
    expect(next.id).not.toBe(made.id);
  });
});

describe("who reads a session", () => {
  it.each([
    ["coordinator", 200],
    ["committeeMember@AIH", 200],
    ["committeeMember@PLURALIS", 404],
    ["socialAdviser@AIH", 200],
    ["arrearsOfficer@AIH", 200],
    ["arrearsOfficer@ACTIS", 404],
    ["socialAdviser@ACTIS", 404],
    ["caseWorker@RELAIS", 404],
    ["operatorLead@OISEAU", 404],
    ["funder", 403],
    ["administrator", 403],
  ])("with items of AIH and of Pluralis, one member of AIH: %s gets %i", async (who, status) => {
    const [ours, theirs] = [await at.waiting(), await at.waiting({ code: "PLURALIS" })];
    const { url } = await at.session([ours.referralId, theirs.referralId]);
    expect((await at.ask(who, "GET", url)).status).toBe(status);
    expect((await at.ask(who, "GET", `${url}/minutes.pdf`)).status).toBe(
      status === 200 && who !== "coordinator" ? 404 : status,
    );
  });

  it("a landlord reads its own item alone, by name; without the link of who sits", async () => {
    const [ours, theirs] = [
      await at.waiting({ name: "Nadia Morel" }),
      await at.waiting({ code: "PLURALIS", name: "Paul Garnier" }),
    ];
    const { url } = await at.session([ours.referralId, theirs.referralId]);
    const { body } = await at.ask("arrearsOfficer@AIH", "GET", url);
    expect(body).toMatchObject({ whole: false, videoLink: null, can: { edit: false, minutes: false } });
    expect(body.agenda).toHaveLength(1);
    expect(body.agenda[0].household.name).toBe("Nadia Morel");
    expect(JSON.stringify(body)).not.toContain("Garnier");
  });

  it("a committee member reads every item without a name, a sentence or an id of the household", async () => {
    const [ours, theirs] = [
      await at.waiting({ name: "Nadia Morel" }),
      await at.waiting({ code: "PLURALIS", name: "Paul Garnier" }),
    ];
    const { url } = await at.session([ours.referralId, theirs.referralId]);
    const { body } = await at.ask("committeeMember@AIH", "GET", url);
    expect(body.agenda).toHaveLength(2);
    expect(body.agenda[1]).toMatchObject({
      household: null,
      situation: null,
      landlord: "Pluralis",
      commune: "Grenoble",
      debtCents: 234_567,
      monthsDue: 4.5,
    });
    const text = JSON.stringify(body);
    for (const secret of ["Morel", "Garnier", "vit seule", "Appelé", ours.householdId, theirs.referralId])
      expect(text).not.toContain(secret);
  });

  it("a social adviser who sits reads the names of its own tenants, and facts of the others", async () => {
    const [ours, theirs] = [
      await at.waiting({ name: "Nadia Morel" }),
      await at.waiting({ code: "PLURALIS", name: "Paul Garnier" }),
    ];
    const { url } = await at.session([ours.referralId, theirs.referralId], ["socialAdviser@AIH"]);
    const { body } = await at.ask("socialAdviser@AIH", "GET", url);
    expect(
      body.agenda.map((line: { household: { name: string } | null }) => line.household?.name ?? null),
    ).toEqual(["Nadia Morel", null]);
    expect(body.videoLink).toBe("https://visio.example/commission");
    expect(JSON.stringify(body)).not.toContain("Garnier");
  });

  it("the database gives a member facts without a sentence, even asked directly", async () => {
    const { referralId } = await at.waiting();
    const { id } = await at.session([referralId]);
    const rows = await at.as("committeeMember@AIH", (tx) =>
      tx.rows<{ facts: object; concerned: boolean }>(
        sql`select facts, concerned from app.item_facts(${id}::uuid)`,
      ),
    );
    expect(rows).toMatchObject([{ concerned: false, facts: { debtCents: 234_567 } }]);
    expect(JSON.stringify(rows)).not.toContain("Appelé");
    const open = await at.as("committeeMember@AIH", async (tx) => [
      await tx.rows(sql`select 1 from household`),
      await tx.rows(sql`select 1 from referral`),
    ]);
    expect(open).toEqual([[], []]);
  });

  it("reading a name is recorded in that household's file, reading without a name is not", async () => {
    const { referralId, householdId } = await at.waiting();
    const { url } = await at.session([referralId]);
    await at.ask("arrearsOfficer@AIH", "GET", url);
    await at.ask("committeeMember@AIH", "GET", url);
    const reads = await at.asSystem((tx) =>
      tx.rows(sql`
        select role from audit_entry where action = 'read' and subject = 'session' and household_id = ${householdId}::uuid
         and role <> 'coordinator'`),
    );
    expect(reads).toEqual([{ role: "arrearsOfficer" }]);
  });

  it("the list counts what each may see", async () => {
    const [ours, theirs] = [await at.waiting(), await at.waiting({ code: "PLURALIS" })];
    const { id } = await at.session([ours.referralId, theirs.referralId]);
    const counts = [];
    for (const who of ["coordinator", "committeeMember@AIH", "arrearsOfficer@AIH"]) {
      const { rows } = (await at.ask(who, "GET", "/api/sessions")).body;
      counts.push(rows.find((row: { id: string }) => row.id === id).items);
    }
    expect(counts).toEqual([2, 2, 1]);
  });
});
