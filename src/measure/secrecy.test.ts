/** What a household told its worker: every person of the platform asks every address there is, and only its operator reads it. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { loadDemo } from "../app/demo/load.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import { assigned, type Assigned, peopleOf, running } from "./measure-fixture.ts";

const SECRET = "Ce qui a été confié à la cuisine";
const MINUTES = 437;

let at: ServedScene<RealServer>;
let file: Assigned;
let measureId: string;
const contactId = crypto.randomUUID();
let everybody: { userId: string; role: string; organisation: string }[];

beforeAll(async () => {
  at = await servedScene((database) => loadDemo(database, { tenancies: 0 }), serverOf);
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
  everybody = await at.asSystem((tx) =>
    tx.rows(sql`
      select m.user_id as "userId", m.role, o.code as organisation from member m join organisation o on o.id = m.organisation_id
       where m.active order by m.role, m.email`),
  );
}, 120_000);
afterAll(() => at?.close());

/** All that a person is answered by every reading address, asked about the household, its measure, its referral and its contact. */
async function answersTo(userId: string): Promise<{ url: string; text: string }[]> {
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
    answers.push({ url, text: Buffer.isBuffer(body) ? body.toString() : JSON.stringify(body) });
  }
  return answers;
}

/** The addresses that gave the note, or the contact beyond counts. */
const leaks = (answers: { url: string; text: string }[]) =>
  answers
    .filter(({ text }) => text.includes(SECRET) || text.includes(contactId) || text.includes(`:${MINUTES}`))
    .map(({ url }) => url);

describe("a contact and its note", () => {
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

  it("are given to nobody else, at no address", async () => {
    const [worker] = await peopleOf(at, "caseWorker", "RELAIS");
    const leads = await peopleOf(at, "operatorLead", "RELAIS");
    // One of each post, and all of the operator's own people.
    const posts = new Map(
      everybody
        .filter(({ userId }) => userId !== worker && !leads.includes(userId))
        .map((one) => [one.organisation === "RELAIS" ? one.userId : `${one.role} ${one.organisation}`, one]),
    );
    const others = [...posts.values()];
    expect(new Set(others.map(({ role }) => role)).size).toBe(9);
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

  it.each(["contact", "contact_note"])("the database itself gives no row of %s to others", async (table) => {
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
  });
});
