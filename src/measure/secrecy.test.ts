/**
 * What a household told its worker, and each protected domain of its assessment: every person of the platform asks every address there
 * is, pages, lists, searches and printed documents, and only its operator reads it. A hole in the tables' walls: src/app/walls.test.ts.
 */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { ROLES } from "../platform/access/roles.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import { PROTECTED_DOMAINS } from "../assessment/rules.ts";
import { pdfText } from "../platform/documents/pdf-probe.ts";
import { assigned, type Assigned, peopleOf, running } from "./measure-fixture.ts";

const SECRET = "Ce qui a été confié à la cuisine";
const MINUTES = 437;
/** Of each protected domain, words that stand nowhere else; and what the operator keeps besides: an objective, a budget's note. */
const PROTECTED = Object.fromEntries(
  PROTECTED_DOMAINS.map((domain, index) => [domain, `mots-${domain.toLowerCase()}-${index}`]),
) as Record<(typeof PROTECTED_DOMAINS)[number], string>;
const KEPT = { objective: "mots-objectif-soins", budget: "mots-budget-confie" };
const WORDS = [SECRET, ...Object.values(PROTECTED), ...Object.values(KEPT)];

let at: ServedScene<RealServer>;
let file: Assigned;
let measureId: string;
const contactId = crypto.randomUUID();
let everybody: { userId: string; role: string; organisation: string }[];

beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
  const now = todayInParis();
  file = await assigned(at, { on: now.subtract({ days: 60 }).toString() });
  measureId = await running(at, file, {
    startsOn: now.subtract({ days: 60 }).toString(),
    endsOn: now.add({ days: 120 }).toString(),
  });
  await at.server.ask(file.workerId, "POST", `/api/measures/${measureId}/contacts`, {
    id: contactId,
    kind: "outside",
    state: "held",
    metOn: now.subtract({ days: 3 }).toString(),
    minutes: MINUTES,
    outreach: true,
    note: SECRET,
  });
  const by = (method: "POST" | "PUT", url: string, body: object) =>
    at.server.ask(file.workerId, method, url, body);
  await by("PUT", `/api/households/${file.householdId}/assessment`, {
    id: crypto.randomUUID(),
    moment: "start",
    assessedOn: now.toString(),
    problems: PROTECTED_DOMAINS.map((domain, index) => ({
      domain,
      problem: null,
      severity: 3,
      workedOn: true,
      detail: index % 2 === 0 ? PROTECTED[domain] : "Oui",
      wish: index % 2 === 0 ? null : PROTECTED[domain],
      worksOn: "caseWorker",
    })),
  });
  await by("PUT", `/api/measures/${measureId}/objectives`, {
    id: crypto.randomUUID(),
    module: "health",
    text: KEPT.objective,
    setOn: now.toString(),
    outcome: null,
    endedOn: null,
    outcomeWords: null,
    actions: [],
  });
  await by("PUT", `/api/households/${file.householdId}/budget`, {
    id: crypto.randomUUID(),
    budgetedOn: now.toString(),
    members: [],
    resources: [],
    charges: [],
    debts: [],
    benefitCents: null,
    note: KEPT.budget,
  });
  everybody = await at.asSystem((tx) =>
    tx.rows(sql`
      select m.user_id as "userId", m.role, o.code as organisation from member m join organisation o on o.id = m.organisation_id
       where m.active order by m.role, m.email`),
  );
}, 120_000);
afterAll(() => at?.close());

type Answers = { url: string; text: string }[];
const asked = new Map<string, Promise<Answers>>();
/** All that a person is answered by every reading address, asked about the household, its measure, its referral and its contact. */
function answersTo(userId: string): Promise<Answers> {
  const answers = asked.get(userId) ?? answersOf(userId);
  asked.set(userId, answers);
  return answers;
}

async function answersOf(userId: string): Promise<Answers> {
  const answers = [];
  const own = { households: file.householdId, measures: measureId, referrals: file.referralId };
  const all = [...Object.values(own), file.assignmentId, contactId];
  const idsFor = (url: string) => {
    const room = url.split("/")[2] as keyof typeof own;
    return own[room] === undefined ? all : [own[room]];
  };
  const addresses = new Set(
    at.server.routes
      .filter(({ method }) => method === "GET")
      .flatMap(({ url }) => (url.includes(":") ? idsFor(url).map((id) => url.replace(/:\w+/g, id)) : [url])),
  );
  for (const more of ["?show=all", "?show=silent", "?q=Morel"])
    for (const url of ["/api/measures", "/api/households", "/api/search"]) addresses.add(url + more);
  for (const url of addresses) {
    if (/openapi|docs|events/.test(url)) continue;
    const { status, body } = await at.server.ask(userId, "GET", url);
    expect({ url, status }).not.toEqual({ url, status: 429 });
    const isPdf = Buffer.isBuffer(body) && body.subarray(0, 5).toString() === "%PDF-";
    const text = isPdf
      ? (pdfText(body) ?? "")
      : Buffer.isBuffer(body)
        ? body.toString()
        : JSON.stringify(body);
    answers.push({ url, text });
  }
  return answers;
}

/** The addresses that gave the note, the contact beyond counts, words of a protected domain, an objective or a budget. */
const leaks = (answers: { url: string; text: string }[]) =>
  answers
    .filter(
      ({ text }) =>
        WORDS.some((words) => text.includes(words)) ||
        text.includes(contactId) ||
        text.includes(`:${MINUTES}`),
    )
    .map(({ url }) => url);

describe("a contact and its note, and what the operator alone may know", () => {
  it("are read by the worker who carries the file and by the operator's lead", async () => {
    for (const role of ["caseWorker", "operatorLead"]) {
      const [userId] = await peopleOf(at, role, "RELAIS");
      expect(leaks(await answersTo(userId!))).toEqual(
        expect.arrayContaining([
          `/api/measures/${measureId}`,
          `/api/households/${file.householdId}/measures`,
          `/api/households/${file.householdId}/timeline`,
        ]),
      );
    }
  });

  it("and each protected domain, by them alone: where it is worked on, in what a person may ask to be given of itself, and at no other address", async () => {
    const table: Record<string, string[]> = {};
    for (const role of ["caseWorker", "operatorLead"]) {
      const [userId] = await peopleOf(at, role, "RELAIS");
      const answers = await answersTo(userId!);
      for (const [domain, words] of Object.entries({ ...PROTECTED, ...KEPT }))
        table[`${domain} by ${role}`] = answers
          .filter(({ text }) => text.includes(words))
          .map(({ url }) => url)
          .toSorted();
    }
    const at0 = `/api/households/${file.householdId}`;
    const onPages = (page: string) =>
      [`${at0}/${page}`, `${at0}/held-data.json`, `${at0}/held-data.pdf`].toSorted();
    const expected = (role: string) => [
      ...PROTECTED_DOMAINS.map((domain) => [`${domain} by ${role}`, onPages("assessment")]),
      [`objective by ${role}`, onPages("objectives")],
      [`budget by ${role}`, onPages("budget")],
    ];
    expect(table).toEqual(Object.fromEntries([...expected("caseWorker"), ...expected("operatorLead")]));
  });

  it("are given to nobody else, at no address", async () => {
    const [worker] = await peopleOf(at, "caseWorker", "RELAIS");
    const leads = await peopleOf(at, "operatorLead", "RELAIS");
    // One of each post, and all of the operator's own people; on the server of each organisation as well. The policies are the same
    // text on both engines, and the embedded one answers one question at a time.
    const isServer = at.database.engine === "postgres";
    const postOf = ({ userId, role, organisation }: (typeof everybody)[number]) => {
      if (organisation === "RELAIS") return userId;
      return isServer || organisation === "AIH" ? `${role} ${organisation}` : `${role} elsewhere`;
    };
    const posts = new Map(
      everybody
        .filter(({ userId }) => userId !== worker && !leads.includes(userId))
        .map((one) => [postOf(one), one]),
    );
    const others = [...posts.values()];
    expect(new Set(others.map(({ role }) => role)).size).toBe(ROLES.length);
    const found = [];
    for (const { userId, role, organisation } of others)
      for (const url of leaks(await answersTo(userId))) found.push(`${role} of ${organisation} at ${url}`);
    expect(found).toEqual([]);
  }, 120_000);

  it.each(["socialAdviser@AIH", "arrearsOfficer@AIH", "landlordLead@AIH", "coordinator"])(
    "leave %s counts alone",
    async (who) => {
      const { body } = await at.ask(who, "GET", `/api/measures/${measureId}`);
      expect(body.measure).toMatchObject({
        contacts: null,
        silent: null,
        counts: { held: 1, missed: 0, atHome: 0 },
      });
    },
  );

  it.each(["contact", "contact_note", "assessment_problem", "objective", "household_budget"])(
    "the database itself gives no row of %s to others",
    async (table) => {
      const [worker] = await peopleOf(at, "caseWorker", "RELAIS");
      const leads = await peopleOf(at, "operatorLead", "RELAIS");
      const seen = [];
      for (const { userId, role } of everybody) {
        const rows = await at.database.transaction({ kind: "user", userId }, (tx) =>
          tx.rows(sql`select 1 from ${sql.identifier(table)}`),
        );
        if (rows.length > 0) seen.push({ userId, role });
      }
      expect(seen.map(({ userId }) => userId).toSorted()).toEqual([worker!, ...leads].toSorted());
    },
  );
});
