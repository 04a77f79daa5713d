/**
 * The whole journey over HTTP, in order: a landlord's file goes in, a household comes out, is referred, decided on, assigned,
 * supported, helped and closed, and the figures move. At each step, those who must not know ask directly and get nothing.
 */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { runDetection } from "../detection/store.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { demoOf } from "./demo/demo-fixture.ts";
import { type RealServer, serverOf } from "./server-fixture.ts";
import { verify } from "./verify.ts";

const SECRET = "Il m'a dit que son frère le menace : n'en parler à personne.";
const today = todayInParis();
const day = (days: number) => today.add({ days }).toString();

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: RealServer;
let people: { userId: string; role: string; code: string; organisationId: string }[];
/** What the journey made, step by step. */
const made = {} as {
  accountId: number;
  householdId: string;
  referralId: string;
  sessionId: string;
  itemId: string;
  operatorCode: string;
  operatorId: string;
  assignmentId: string;
  measureId: string;
  reliefId: string;
  closedBefore: number;
};

beforeAll(async () => {
  database = await testDatabase(demoOf({ tenancies: 0 }));
  people = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows(sql`
      select m.user_id as "userId", m.role, o.code, o.id as "organisationId"
        from member m join organisation o on o.id = m.organisation_id where m.active order by m.email`),
  );
  server = await serverOf(database);
}, 120_000);
afterAll(async () => {
  await server?.close();
  await database?.close();
});

/** `caseWorker@RELAIS`, or the first of a role. */
const who = (name: string) => {
  const [role, code] = name.split("@");
  return people.find((one) => one.role === role && (!code || one.code === code))!.userId;
};
const get = (name: string, url: string) => server.ask(who(name), "GET", url);
const send = async (name: string, method: "POST" | "PUT", url: string, body?: object) => {
  const answer = await server.ask(who(name), method, url, body);
  expect({ url, status: answer.status, errors: answer.body.errors }).toEqual({
    url,
    status: 200,
    errors: undefined,
  });
  return answer.body;
};

/** Five months of a tenancy in Grenoble that stops paying after the second. */
function ledger(account: string, name: string): string {
  const first = today.toPlainYearMonth().subtract({ months: 5 });
  const lines = ["N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit"];
  for (let index = 0; index < 5; index++) {
    const month = first.add({ months: index });
    const on = (at: number) => {
      const [y, m, d] = month.toPlainDate({ day: at }).toString().split("-");
      return `${d}/${m}/${y}`;
    };
    const start = `${account};LOG-${account};38185;${name}`;
    lines.push(`${start};${on(1)};Loyer et charges;612,40;`);
    if (index < 2) lines.push(`${start};${on(8)};Virement locataire;;612,40`);
  }
  lines.push(`${account};LOG-${account};38185;${name};31/02/2026;Loyer;612,40;`);
  return lines.join("\n");
}

describe("the journey, end to end", () => {
  it("1. the arrears officer takes a ledger file in: good lines kept, the bad one set aside with its reason", async () => {
    const answer = await server.upload(
      who("arrearsOfficer@AIH"),
      "/api/ledger/imports",
      "grand-livre.csv",
      ledger("J-1001", "Inès Caron"),
    );
    expect(answer).toMatchObject({
      status: 200,
      body: { read: 8, kept: 7, known: 0, quarantined: 1, quarantine: [{ line: 9, field: "Date" }] },
    });
    const again = await server.upload(
      who("arrearsOfficer@AIH"),
      "/api/ledger/imports",
      "grand-livre.csv",
      ledger("J-1001", "Inès Caron"),
    );
    expect(again.body).toMatchObject({ kept: 0, known: 7 });
  });

  it("2. detection brings the account up, with why", async () => {
    await runDetection(database, { kind: "system" }, { on: today });
    const { body } = await get("arrearsOfficer@AIH", "/api/worklist");
    expect(body.rows).toHaveLength(1);
    const [row] = body.rows;
    expect(row).toMatchObject({ account: "J-1001", leaseholder: "Inès Caron", balanceCents: 183_720 });
    expect(row.signals.map(({ id }: { id: string }) => id)).toContain("debtInMonths");
    made.accountId = row.accountId;
    made.householdId = row.householdId;
    expect((await get("arrearsOfficer@ACTIS", "/api/worklist")).body.rows).toEqual([]);
  });

  it("3. the social adviser refers the household; no other landlord sees it, nor the operator yet", async () => {
    const begun = await send("socialAdviser@AIH", "POST", `/api/households/${made.householdId}/referrals`);
    made.referralId = begun.id;
    await send("socialAdviser@AIH", "PUT", `/api/referrals/${begun.id}`, {
      track: "stay",
      tie: "broken",
      situation: "Séparation récente, un seul revenu.",
      informedOn: day(-2),
      informedHow: "met",
      informedBy: null,
      stage: null,
      tried: ["called", "written"],
      whatWasTried: null,
    });
    const sent = await send("socialAdviser@AIH", "POST", `/api/referrals/${begun.id}/submit`);
    expect(sent).toMatchObject({ status: "submitted" });
    expect(JSON.stringify(sent.facts)).toContain("183720");
    for (const name of [
      "arrearsOfficer@ACTIS",
      "socialAdviser@SDH",
      "caseWorker@RELAIS",
      "operatorLead@RELAIS",
    ])
      expect((await get(name, `/api/referrals/${begun.id}`)).status).toBe(404);
  });

  it("4. the coordinator plans a session, puts the household on its agenda and records the decision", async () => {
    const session = await send("coordinator", "POST", "/api/sessions", {
      number: null,
      heldOn: today.toString(),
      place: "Grenoble",
      videoLink: null,
      members: [who("committeeMember"), who("socialAdviser@AIH")],
    });
    made.sessionId = session.id;
    const waiting = await get("coordinator", `/api/sessions/${session.id}/waiting`);
    expect(JSON.stringify(waiting.body)).toContain(made.referralId);
    await send("coordinator", "POST", `/api/sessions/${session.id}/items`, {
      referralIds: [made.referralId],
    });
    const file = (await get("coordinator", `/api/sessions/${session.id}`)).body;
    made.itemId = file.agenda[0].id;
    const member = await get("committeeMember", `/api/sessions/${session.id}`);
    expect(member.body.agenda[0]).toMatchObject({ household: null, debtCents: 183_720 });
    expect(JSON.stringify(member.body.agenda)).not.toContain("Caron");
    const unsaid = await server.ask(who("coordinator"), "PUT", `/api/agenda-items/${made.itemId}/decision`, {
      kind: "admitted",
    });
    expect(unsaid.status).toBe(422);
    expect(unsaid.body.errors.every(({ field }: { field?: string }) => field)).toBe(true);
    await send("coordinator", "PUT", `/api/agenda-items/${made.itemId}/decision`, {
      kind: "admitted",
      track: "stay",
      startsOn: today.toString(),
      levers: ["rentRelief", "repaymentPlan"],
      conditions: null,
    });
    const minutes = await server.raw(who("coordinator"), `/api/sessions/${session.id}/minutes.pdf`);
    expect(minutes).toMatchObject({ status: 200, type: "application/pdf" });
    expect(minutes.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    const stranger = await server.raw(who("arrearsOfficer@ACTIS"), `/api/sessions/${session.id}/minutes.pdf`);
    expect(stranger.status).toBe(404);
  });

  it("5. the zone of the commune proposes the operator; the coordinator confirms, the lead names a worker", async () => {
    const { body } = await get("coordinator", "/api/assignments");
    const item = body.toAssign.find((one: { referralId: string }) => one.referralId === made.referralId);
    expect(item.proposal.why).toMatch(/est dans le secteur/);
    made.operatorId = item.proposal.operatorId;
    made.operatorCode = people.find((one) => one.organisationId === made.operatorId)!.code;
    const other = people.find(
      (one) => one.role === "operatorLead" && one.organisationId !== made.operatorId,
    )!;
    const unexplained = await server.ask(
      who("coordinator"),
      "POST",
      `/api/referrals/${made.referralId}/assignment`,
      { operatorId: other.organisationId, overrideReason: null },
    );
    expect(unexplained.status).toBe(422);
    await send("coordinator", "POST", `/api/referrals/${made.referralId}/assignment`, {
      operatorId: made.operatorId,
      overrideReason: null,
    });
    const lead = `operatorLead@${made.operatorCode}`;
    const given = await get(lead, "/api/assignments");
    made.assignmentId = given.body.toName.find(
      (one: { referralId: string }) => one.referralId === made.referralId,
    ).assignmentId;
    await send(lead, "POST", `/api/assignments/${made.assignmentId}/worker`, {
      caseWorkerId: who(`caseWorker@${made.operatorCode}`),
    });
    expect((await get(`caseWorker@${made.operatorCode}`, `/api/referrals/${made.referralId}`)).status).toBe(
      200,
    );
  });

  it("6. the worker opens six months of support and writes a contact with a note nobody else reads", async () => {
    const worker = `caseWorker@${made.operatorCode}`;
    const opened = await send(worker, "POST", `/api/households/${made.householdId}/measures`, {
      assignmentId: made.assignmentId,
      startsOn: today.toString(),
    });
    made.measureId = opened.id;
    const { measure } = (await get(worker, `/api/measures/${opened.id}`)).body;
    expect(measure).toMatchObject({
      endsOn: today.add({ months: 6 }).subtract({ days: 1 }).toString(),
      debtAtStartCents: 183_720,
    });
    expect(measure.tripartite.map(({ kind }: { kind: string }) => kind)).toEqual(["start", "midway", "end"]);
    await send(worker, "POST", `/api/measures/${made.measureId}/contacts`, {
      id: crypto.randomUUID(),
      kind: "homeVisit",
      state: "held",
      metOn: today.toString(),
      minutes: 75,
      outreach: false,
      note: SECRET,
    });
    await send(worker, "POST", `/api/measures/${made.measureId}/meetings`, {
      id: crypto.randomUUID(),
      kind: "start",
      state: "held",
      metOn: today.toString(),
      attended: ["household", "caseWorker", "socialAdviser"],
      sharedMinutes: "Reprise du loyer dès décembre.",
      assessmentSummary: null,
    });
    expect(JSON.stringify((await get(worker, `/api/measures/${made.measureId}`)).body)).toContain(
      "son frère",
    );
  });

  it("7. the note reaches nobody else, on no route that speaks of the household", async () => {
    const routes = [
      `/api/measures/${made.measureId}`,
      `/api/households/${made.householdId}`,
      `/api/households/${made.householdId}/timeline`,
      `/api/households/${made.householdId}/measures`,
      `/api/households/${made.householdId}/referrals`,
      `/api/referrals/${made.referralId}`,
      "/api/search?q=Caron",
      "/api/measures",
      "/api/agenda",
      "/api/evaluation/rows?id=supported",
      "/api/notifications",
    ];
    const told: string[] = [];
    for (const person of people.filter(
      (one) => !(one.code === made.operatorCode && ["caseWorker", "operatorLead"].includes(one.role)),
    ))
      for (const url of routes) {
        const { body } = await server.ask(person.userId, "GET", url);
        if (JSON.stringify(body).includes("son frère")) told.push(`${person.role}@${person.code} ${url}`);
      }
    expect(told).toEqual([]);
    const adviser = await get("socialAdviser@AIH", `/api/measures/${made.measureId}`);
    expect(adviser.body.measure).toMatchObject({ contacts: null, counts: { held: 1, atHome: 1 } });
    expect(JSON.stringify(adviser.body.measure.meetings)).toContain("Reprise du loyer");
    for (const name of ["socialAdviser@ACTIS", "arrearsOfficer@SDH"])
      for (const url of [`/api/measures/${made.measureId}`, `/api/households/${made.householdId}`])
        expect((await get(name, url)).status).toBe(404);
  });

  it("8. a relief is proposed and granted, a plan is drawn up and signed; both stand on the story", async () => {
    const worker = `caseWorker@${made.operatorCode}`;
    const relief = await send(worker, "POST", `/api/households/${made.householdId}/reliefs`, {
      measureId: made.measureId,
      months: [0, 1, 2].map((month) => today.toPlainYearMonth().add({ months: month }).toString()),
      terms: { kind: "fixed", amountCents: 8_000 },
      fundShare: 0.5,
    });
    await send("coordinator", "POST", `/api/rent-reliefs/${relief.id}/decide`, {
      granted: true,
      eligibility: { rentDebt: "yes", solvableWithinYear: "yes", noOtherScheme: "unknown" },
    });
    const plan = await send(worker, "POST", `/api/households/${made.householdId}/plans`, {
      accountId: made.accountId,
      debtCents: 183_720,
      from: day(15),
      months: 24,
      toleranceDays: 5,
    });
    expect(
      plan.instalments.reduce(
        (sum: number, { amountCents }: { amountCents: number }) => sum + amountCents,
        0,
      ),
    ).toBe(183_720);
    await send("arrearsOfficer@AIH", "POST", `/api/repayment-plans/${plan.id}/sign`, {
      signedOn: today.toString(),
    });
    const { body } = await get("socialAdviser@AIH", `/api/households/${made.householdId}/timeline`);
    const kinds = body.items.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(["reliefDecision", "planSigned", "tripartiteMeeting"]));
    expect(JSON.stringify(body)).not.toContain("son frère");
  });

  it("9. the measure is closed, its referral with it, and the figures of the programme count it", async () => {
    const worker = `caseWorker@${made.operatorCode}`;
    const url = `/api/evaluation?from=${today.year}-01-01&to=${today.year}-12-31`;
    made.closedBefore = (await get("coordinator", url)).body.indicators.closed.value;
    await send(worker, "POST", `/api/measures/${made.measureId}/closing`, {
      closedOn: today.toString(),
      outcome: "stayed",
      tieAtEnd: "kept",
      paymentResumed: true,
      closingSummary: "Loyer repris, plan signé.",
    });
    const { body } = await get("coordinator", url);
    expect(body.indicators.closed.value).toBe(made.closedBefore + 1);
    expect(body.indicators.tieRestored).toMatchObject({ numerator: 1, denominator: 1 });
    const rows = await get(
      "coordinator",
      `/api/evaluation/rows?id=closed&from=${today.year}-01-01&to=${today.year}-12-31`,
    );
    expect(rows.body.rows.map(({ householdId }: { householdId: string }) => householdId)).toContain(
      made.householdId,
    );
    const referral = await get("socialAdviser@AIH", `/api/referrals/${made.referralId}`);
    expect(referral.body.status).toBe("closed");
  });

  it("10. every reading of the file is on record, and every invariant holds", async () => {
    const readers = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ role: string }>(
        sql`select distinct role from audit_entry where action = 'read' and household_id = ${made.householdId}::uuid`,
      ),
    );
    expect(readers.map(({ role }) => role)).toEqual(expect.arrayContaining(["socialAdviser", "caseWorker"]));
    const { checks } = await database.transaction({ kind: "system" }, verify);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
