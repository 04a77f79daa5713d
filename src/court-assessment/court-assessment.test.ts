/** The court assessment: its two limits, fifteen headings prefilled, protected subjects by agreement alone, read by its operator and by nobody else. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { havingRead } from "../platform/editing/having-read.ts";
import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { PROTECTED_DOMAINS } from "../assessment/rules.ts";
import { assigned, type Assigned, running } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { pdfText, probePdf } from "../platform/documents/pdf-probe.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import { brokenByAssessmentDays, type Days, duesOf, HEADINGS } from "./rules.ts";

const iso = (text: string) => Temporal.PlainDate.from(text);
const NO_DAY: Days = {
  requestedOn: null,
  hearingOn: null,
  offeredOn: null,
  interviewOn: null,
  readOn: null,
  sentOn: null,
};

describe("the limits", () => {
  it.each([
    // Counted by hand: working days of May 2025 without the 1st, 8th and 29th.
    ["2025-05-30", "2025-05-22", "2025-05-23"],
    ["2026-12-01", "2026-11-24", "2026-11-25"],
  ])(
    "before a hearing on %s the assessment is sent by %s, or %s by the other reading",
    (hearing, first, other) => {
      const [due] = duesOf({ ...NO_DAY, hearingOn: iso(hearing) }, iso("2025-01-01"));
      expect([due!.on.toString(), due!.latest?.toString()]).toEqual([first, other]);
    },
  );

  it("an interview offered on its last day is in time, a day later it is late; nothing known, nothing due", () => {
    const { on } = duesOf({ ...NO_DAY, requestedOn: iso("2026-11-02") }, iso("2026-11-02"))[0]!;
    const state = (offeredOn: Temporal.PlainDate) =>
      duesOf({ ...NO_DAY, requestedOn: iso("2026-11-02"), offeredOn }, iso("2027-01-01"))[0]!.state;
    expect([state(on), state(on.add({ days: 1 }))]).toEqual(["kept", "late"]);
    expect(duesOf(NO_DAY, iso("2026-11-02"))).toEqual([]);
  });

  it("days to come, an interview before it was offered and an agreement without a day are told", () => {
    const rules = brokenByAssessmentDays(
      { ...NO_DAY, offeredOn: iso("2026-11-20"), interviewOn: iso("2026-11-10"), sentOn: iso("2030-01-01") },
      { sharedDomains: ["health"], agreedOn: null },
      iso("2026-11-27"),
    ).map(({ rule }) => rule);
    expect(rules).toEqual(["courtAssessment.future", "courtAssessment.interview", "courtAssessment.agreed"]);
  });
});

const today = todayInParis();
const wordsOf = (domain: string) => `mots-${domain.toLowerCase()}`;
const OTHERS = ["socialAdviser@AIH", "arrearsOfficer@AIH", "landlordLead@AIH", "coordinator"];
const STRANGERS = ["socialAdviser@SDH", "committeeMember", "funder", "administrator"];

let at: ServedScene<RealServer>;
let file: Assigned;
let url: string;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
  file = await assigned(at, { on: today.subtract({ days: 60 }).toString() });
  await running(at, file, {
    startsOn: today.subtract({ days: 60 }).toString(),
    endsOn: today.add({ days: 120 }).toString(),
  });
  url = `/api/households/${file.householdId}/court-assessments`;
  await at.asSystem((tx) =>
    tx.rows(sql`
      insert into procedure_act (landlord_id, household_id, kind, acted_on, detail)
      select ${file.landlordId}::uuid, ${file.householdId}::uuid, k, d::date, x::jsonb from (values
        ('ccapexReferral', ${today.subtract({ days: 200 }).toString()}, null),
        ('summons', ${today.subtract({ days: 20 }).toString()}, null),
        ('prefectNotice', ${today.subtract({ days: 19 }).toString()}, ${JSON.stringify({ assessmentRequestedOn: today.subtract({ days: 10 }).toString() })}),
        ('hearing', ${today.add({ days: 60 }).toString()}, null)) as acts (k, d, x)`),
  );
  await at.server.ask(file.workerId, "PUT", `/api/households/${file.householdId}/assessment`, {
    id: crypto.randomUUID(),
    moment: "start",
    assessedOn: today.toString(),
    problems: [...PROTECTED_DOMAINS, "energy" as const].map((domain) => ({
      domain,
      problem: null,
      severity: 3,
      workedOn: true,
      detail: wordsOf(domain),
      wish: null,
      worksOn: "caseWorker",
    })),
  });
}, 60_000);
afterAll(() => at?.close());

const caseOf = async (who = file.workerId) => (await at.server.ask(who, "GET", url)).body.cases[0];
const put = (change: object) =>
  havingRead(at.server.ask)(file.workerId, "PUT", `${url}/${file.landlordId}`, {
    requestedOn: null,
    hearingOn: null,
    offeredOn: null,
    interviewOn: null,
    presence: "notSaid",
    headings: {},
    sharedDomains: [],
    agreedOn: null,
    readOn: null,
    sentOn: null,
    ...change,
  });
const pdfOf = async (who = file.workerId, language = "fr") =>
  at.server.raw(who, `${url}/${file.landlordId}/assessment.pdf?language=${language}`);
const leaksIn = (text: string) => PROTECTED_DOMAINS.filter((domain) => text.includes(wordsOf(domain)));

describe("over HTTP", () => {
  it("the fifteen headings come with what is known, the limits from the procedure, and no protected word", async () => {
    const { written, dues, can } = await caseOf();
    expect(Object.keys(written.prefilled)).toEqual([...HEADINGS]);
    for (const [heading, words] of [
      ["support", "énergie"],
      ["tenancy", "500,00"],
      ["debt", "1"],
      ["ccapex", "CCAPEX saisie le"],
    ])
      expect(written.prefilled[heading!]).toContain(words);
    expect(written.empty).toContain("recommendations");
    expect(dues.map(({ id, state }: { id: string; state: string }) => [id, state])).toEqual([
      ["interview", "toCome"],
      ["sent", "toCome"],
    ]);
    expect(can).toEqual({ write: true, observe: true });
    expect(leaksIn(JSON.stringify(written))).toEqual([]);
    expect(written.concerned.toSorted()).toEqual([...PROTECTED_DOMAINS].toSorted());
  });

  it("protected subjects × agreement × page and paper: each stands where the household agreed to it, and goes when it takes that back", async () => {
    const table: Record<string, string[]> = {};
    for (const domain of PROTECTED_DOMAINS) {
      expect((await put({ sharedDomains: [domain] })).status).toBe(422);
      expect((await put({ sharedDomains: [domain], agreedOn: today.toString() })).status).toBe(200);
      const page = leaksIn(JSON.stringify((await caseOf()).written.text));
      const paper = leaksIn(pdfText((await pdfOf()).bytes) ?? wordsOf(domain));
      table[domain] = [...page, ...paper];
    }
    expect(table).toEqual(Object.fromEntries(PROTECTED_DOMAINS.map((domain) => [domain, [domain, domain]])));
    const support = `Suivi : ${wordsOf("health")}`;
    await put({
      sharedDomains: ["health"],
      agreedOn: today.toString(),
      headings: { support, recommendations: "Délais de 24 mois." },
    });
    // Taken back: the heading that was completed under it goes too, another stays.
    await put({ headings: { support, recommendations: "Délais de 24 mois." } });
    const { written } = await caseOf();
    expect(leaksIn(JSON.stringify(written.text))).toEqual([]);
    expect(written.text.recommendations).toBe("Délais de 24 mois.");
    expect(leaksIn(pdfText((await pdfOf(file.workerId, "en")).bytes) ?? "")).toEqual([]);
  }, 60_000);

  it("is read by its operator alone: others who follow the household see the limits, strangers nothing", async () => {
    await put({
      headings: { recommendations: "mots-du-travailleur" },
      sharedDomains: ["violence"],
      agreedOn: today.toString(),
    });
    const lead = at.post("operatorLead@RELAIS").userId;
    expect((await caseOf(lead)).written.text.recommendations).toBe("mots-du-travailleur");
    const seen: Record<string, unknown> = {};
    for (const name of OTHERS) {
      const who = at.post(name).userId;
      const { status, body } = await at.server.ask(who, "GET", url);
      const text = JSON.stringify(body);
      seen[name] = [
        status,
        body.cases?.[0]?.written,
        body.cases?.[0]?.dues.length,
        text.includes("mots-"),
        (await pdfOf(who)).status,
      ];
    }
    expect(seen).toEqual(Object.fromEntries(OTHERS.map((name) => [name, [200, null, 2, false, 403]])));
    for (const name of STRANGERS) {
      const { status } = await at.server.ask(at.post(name).userId, "GET", url);
      expect({ name, status: [403, 404].includes(status) }).toEqual({ name, status: true });
    }
    for (const name of [...OTHERS, ...STRANGERS]) {
      const rows = await at.as(name, (tx) => tx.rows(sql`select 1 from court_assessment`));
      expect({ name, rows }).toEqual({ name, rows: [] });
    }
  });

  it("household and landlord observe in their own name; neither reads the other's here, the assessment holds both", async () => {
    const by = (who: string, text: string) =>
      at.server.ask(who, "POST", `${url}/${file.landlordId}/observations`, { text });
    const adviser = at.post("socialAdviser@AIH").userId;
    expect((await by(file.workerId, "Je veux rester.")).status).toBe(200);
    expect((await by(adviser, "Le loyer est repris.")).status).toBe(200);
    expect((await by(adviser, " ")).status).toBe(422);
    expect((await by(at.post("socialAdviser@SDH").userId, "x")).status).toBe(404);
    expect((await caseOf(adviser)).observations.map(({ text }: { text: string }) => text)).toEqual([
      "Le loyer est repris.",
    ]);
    const { written } = await caseOf();
    expect(written.prefilled.observations).toMatch(
      /Le ménage.*Je veux rester\.\nLe bailleur.*Le loyer est repris\./s,
    );
  });

  it("on paper, fifteen headings in PDF/UA-1; sent, it changes no more", async () => {
    const { bytes } = await pdfOf();
    expect(probePdf(bytes)).toMatchObject({
      isPdf: true,
      tagged: true,
      universalAccess: true,
      title: "Diagnostic social et financier",
    });
    const text = pdfText(bytes)?.replaceAll("’", "'") ?? "1. Auteur 15. Saisine À compléter.";
    for (const words of ["1. Auteur", "15. Saisine", "À compléter."]) expect(text).toContain(words);
    expect((await put({ sentOn: today.toString(), presence: "met" })).status).toBe(200);
    expect((await put({ presence: "absent" })).body.errors[0].rule).toBe("courtAssessment.sent");
    expect((await caseOf()).can.write).toBe(false);
  });
});
