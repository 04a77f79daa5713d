/** Around tripartite meetings over HTTP: invited, missed and called again, signed by the three; by who holds the meeting, and no other. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { havingRead } from "../platform/editing/having-read.ts";
import { mailTripartite } from "../app/jobs/tripartite-mails.ts";
import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { assigned, type Assigned, running } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { OutboxEvent } from "../platform/jobs/outbox.ts";
import type { Mail } from "../platform/mail/mailer.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";

let at: ServedScene<RealServer>;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

const ask: typeof at.ask = (...asked) => at.ask(...asked);
const change = (...asked: Parameters<ReturnType<typeof havingRead>>) => havingRead(at.ask)(...asked);
const now = todayInParis();
const today = now.toString();
const soon = now.add({ days: 9 }).toString();
const WORKER = "caseWorker@RELAIS";
const ADVISER = "socialAdviser@AIH";

type Met = Assigned & { url: string; meetingId: string };

/** A meeting of a running measure, of a household with a telephone and a mail address unless said. */
async function met(
  more: object = {},
  person: { phone?: string; email?: string } = { phone: "0612345678", email: "nadia@example.org" },
): Promise<Met> {
  const start = now.subtract({ days: 60 });
  const file = await assigned(at, { on: start.toString() });
  await at.asSystem((tx) =>
    tx.rows(sql`insert into person (household_id, last_name, first_name, is_leaseholder, phone, email)
                values (${file.householdId}::uuid, 'Morel', 'Nadia', true, ${person.phone ?? null}, ${person.email ?? null})`),
  );
  const measureId = await running(at, file, {
    startsOn: start.toString(),
    endsOn: start.add({ months: 6 }).subtract({ days: 1 }).toString(),
  });
  const meetingId = crypto.randomUUID();
  const url = `/api/measures/${measureId}/meetings`;
  await ask(WORKER, "POST", url, aMeeting(meetingId, more));
  return { ...file, url, meetingId };
}
const aMeeting = (id: string, more: object = {}) => ({
  id,
  kind: "start",
  state: "planned",
  metOn: soon,
  atTime: "14:30",
  place: "à votre domicile",
  attended: [],
  sharedMinutes: null,
  ...more,
});
const held = {
  state: "held",
  metOn: today,
  attended: ["household", "caseWorker"],
  sharedMinutes: "Loyer repris.",
};
const meetings = async (who: string, { householdId }: Met) =>
  (await ask(who, "GET", `/api/households/${householdId}/tripartite`)).body;
const invite = (who: string, { meetingId }: Met, more: object = {}) =>
  ask(who, "POST", `/api/meetings/${meetingId}/invitations`, {
    party: "household",
    means: "sms",
    userId: null,
    language: "fr",
    ...more,
  });
const sign = (who: string, { meetingId }: Met, more: object = {}) =>
  ask(who, "POST", `/api/meetings/${meetingId}/signatures`, {
    party: "household",
    name: "Nadia Morel",
    signature: { kind: "paper" },
    signedOn: today,
    witness: null,
    ...more,
  });
/** Mails that the job writes for what was asked of this household. */
async function mailed({ householdId }: Met): Promise<Mail[]> {
  const sent: Mail[] = [];
  const events = await at.asSystem((tx) =>
    tx.rows<OutboxEvent>(sql`
      select id, kind, household_id as "householdId", payload, user_id as "userId" from outbox_event
       where household_id = ${householdId}::uuid and kind = 'tripartite.invited' order by id`),
  );
  for (const event of events)
    await mailTripartite(at.database, event, {
      mail: async (mail) => void sent.push(mail),
      publicUrl: "https://lt.example",
    });
  return sent;
}

describe("an invitation", () => {
  it("gives the words for the household, is recorded, and goes by mail and to diaries without a name", async () => {
    const file = await met();
    const words = (await ask(WORKER, "GET", `/api/meetings/${file.meetingId}/invitation`)).body;
    expect(words).toMatchObject({ phone: "0612345678", mail: { to: "nadia@example.org" } });
    expect(words.sms).toContain("à 14 h 30, à votre domicile");
    await invite(WORKER, file);
    await invite(WORKER, file, { means: "mail", language: "en" });
    const adviser = at.post(ADVISER).userId;
    expect(
      (await invite(WORKER, file, { party: "socialAdviser", means: "calendar", userId: adviser })).status,
    ).toBe(200);
    expect((await meetings(ADVISER, file)).meetings).toMatchObject([
      {
        invited: [
          { party: "household", means: "sms", on: today },
          { party: "household", means: "mail" },
          { party: "socialAdviser", means: "calendar" },
        ],
        means: ["sms", "mail"],
        can: { invite: true, sign: false },
      },
    ]);
    const [toHousehold, toAdviser, ...others] = await mailed(file);
    expect(others).toEqual([]);
    expect(toHousehold).toMatchObject({
      to: "nadia@example.org",
      subject: expect.stringContaining("Our meeting of"),
    });
    expect(toAdviser!.calendar).toMatchObject({
      method: "REQUEST",
      content: expect.stringContaining("N. M."),
    });
    expect(JSON.stringify([toAdviser!.subject, toAdviser!.text, toAdviser!.calendar])).not.toContain("Morel");
  });

  it("is not sent by a means that reaches nobody, nor to a stranger, nor once the meeting was held", async () => {
    const file = await met({}, { phone: "0612345678" });
    expect((await invite(WORKER, file, { means: "mail" })).body.errors).toMatchObject([
      { rule: "invitation.email" },
    ]);
    const other = at.post("socialAdviser@PLURALIS").userId;
    expect(
      (await invite(WORKER, file, { party: "socialAdviser", means: "calendar", userId: other })).body.errors,
    ).toMatchObject([{ rule: "invitation.who" }]);
    await change(WORKER, "POST", file.url, aMeeting(file.meetingId, held));
    expect((await invite(WORKER, file)).body.errors).toMatchObject([{ rule: "invitation.notPlanned" }]);
  });

  it("that was asked for and then called off is not mailed", async () => {
    const file = await met();
    await invite(WORKER, file, { means: "mail" });
    await change(
      WORKER,
      "POST",
      file.url,
      aMeeting(file.meetingId, { state: "missed", metOn: today, attended: ["caseWorker"] }),
    );
    expect(await mailed(file)).toEqual([]);
  });

  it("missed, the meeting says who was there, and another is called", async () => {
    const file = await met();
    await change(
      WORKER,
      "POST",
      file.url,
      aMeeting(file.meetingId, { state: "missed", metOn: today, attended: ["caseWorker"] }),
    );
    await ask(WORKER, "POST", file.url, aMeeting(crypto.randomUUID()));
    expect((await meetings(WORKER, file)).meetings).toMatchObject([
      { state: "planned", on: soon },
      { state: "missed", attended: ["caseWorker"] },
    ]);
  });

  it.each([
    ["caseWorker@OISEAU", 404],
    ["socialAdviser@PLURALIS", 404],
    ["arrearsOfficer@AIH", 403],
    ["coordinator", 403],
    ["funder", 403],
  ])("is neither read nor sent by %s: %i", async (who, status) => {
    const file = await met();
    expect((await invite(who, file)).status).toBe(status);
    for (const page of ["invitation", "invitation.pdf", "meeting.ics"])
      expect((await ask(who, "GET", `/api/meetings/${file.meetingId}/${page}`)).status).toBe(status);
  });
});

describe("shared minutes", () => {
  it("are signed by each of the three once, and change no more from the first on", async () => {
    const file = await met(held);
    expect(
      (await sign(WORKER, file, { signature: { kind: "drawn", strokes: [] }, witness: "B." })).body.errors,
    ).toMatchObject([{ rule: "signature.empty" }]);
    expect((await sign(WORKER, file)).status).toBe(200);
    expect((await sign(WORKER, file)).body.errors).toMatchObject([{ rule: "minutes.already" }]);
    const changed = await ask(
      WORKER,
      "POST",
      file.url,
      aMeeting(file.meetingId, { ...held, sharedMinutes: "Autre." }),
    );
    expect(changed.body.errors).toMatchObject([{ rule: "meeting.signed" }]);
    await sign(ADVISER, file, { party: "socialAdviser", name: "Conseil AIH" });
    await sign(WORKER, file, {
      party: "caseWorker",
      name: "B. Bondarenko",
      signature: { kind: "typed", name: "B. Bondarenko" },
      witness: "Nadia Morel",
    });
    expect((await meetings("coordinator", file)).meetings).toMatchObject([
      {
        agreed: true,
        signatures: [{ party: "household" }, { party: "socialAdviser" }, { how: "typed" }],
        can: { sign: false },
      },
    ]);
    const [agreed] = await at.asSystem((tx) =>
      tx.rows(
        sql`select 1 from outbox_event where household_id = ${file.householdId}::uuid and kind = 'tripartite.agreed'`,
      ),
    );
    expect(agreed).toBeDefined();
  });

  it("that are signed stand in the database: not even its own operator rewrites them", async () => {
    const file = await met(held);
    await sign(WORKER, file);
    const rewritten = await at.as(WORKER, (tx) =>
      tx.rows(
        sql`update tripartite_meeting set shared_minutes = 'Autre.' where id = ${file.meetingId}::uuid returning 1`,
      ),
    );
    expect(rewritten).toEqual([]);
  });

  it.each([WORKER, ADVISER, "arrearsOfficer@AIH", "coordinator"])("are a page for %s", async (who) => {
    const file = await met(held);
    const page = await at.server.raw(at.post(who).userId, `/api/meetings/${file.meetingId}/minutes.pdf`);
    expect(page).toMatchObject({ status: 200, type: "application/pdf" });
  });

  it.each([
    ["caseWorker@OISEAU", 404],
    ["socialAdviser@PLURALIS", 404],
    ["committeeMember", 403],
    ["funder", 403],
    ["administrator", 403],
  ])("are neither read nor signed by %s: %i", async (who, status) => {
    const file = await met(held);
    expect((await sign(who, file)).status).toBe(status);
    expect((await ask(who, "GET", `/api/meetings/${file.meetingId}/minutes.pdf`)).status).toBe(status);
    expect((await ask(who, "GET", `/api/households/${file.householdId}/tripartite`)).status).toBe(status);
  });
});
