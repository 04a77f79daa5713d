/** A session followed live, by real connections: told at once here and within the promise by another process, each as far as it sees. */
import type { AddressInfo } from "node:net";

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";

import { havingRead } from "../platform/editing/having-read.ts";
import { demoOf } from "../app/demo/demo-fixture.ts";
import { serverOf } from "../app/server-fixture.ts";
import { createServer } from "../app/server.ts";
import { type Committee, committee } from "../committee/committee-fixture.ts";
import type { Auth } from "../platform/access/auth.ts";
import type { App } from "../platform/access/http.ts";
import type { Database } from "../platform/database/database.ts";

const getSession = async ({ headers }: { headers: Headers }) => ({
  user: { id: headers.get("x-person") },
  session: null,
});

let at: Committee;
let database: Database;
let app: App;
let address: string;
beforeAll(async () => {
  at = await committee(demoOf({ tenancies: 0 }), serverOf);
  ({ database } = at);
  // Another process than the one that `ask` writes through: what it tells, it has seen by looking.
  app = await createServer({
    database,
    auth: { api: { getSession } } as unknown as Auth,
    publicUrl: "http://127.0.0.1",
    filesFolder: "/nonexistent",
    demo: false,
    webRoot: null,
    logLevel: "silent",
    maxEventLoopDelay: 0,
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}, 120_000);
afterAll(async () => {
  await app?.close();
  await at?.close();
});

/** `at`: the moment it was heard, by the clock of performance.now. */
type Heard = { event: string; data: { session: string; item?: string | null }; at: number };

/** What the platform promises from a decision to the other screens. */
const PROMISED_MS = 2_000;

/** What somebody's screen hears of a session. */
async function screen(who: string, sessionId: string) {
  const ending = new AbortController();
  const answer = await fetch(`${address}/api/sessions/${sessionId}/changes`, {
    headers: { "x-person": at.post(who).userId },
    signal: ending.signal,
  });
  const heard: Heard[] = [];
  let isOver = answer.status !== 200;
  if (!isOver)
    void (async () => {
      let left = "";
      for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
        const parts = (left + chunk).split("\n\n");
        left = parts.pop()!;
        for (const part of parts) {
          const event = /^event: (.*)$/m.exec(part)?.[1];
          if (event)
            heard.push({ event, data: JSON.parse(/^data: (.*)$/m.exec(part)![1]!), at: performance.now() });
        }
      }
      isOver = true;
    })().catch(() => (isOver = true));
  return {
    status: answer.status,
    items: () => heard.flatMap(({ event, data }) => (event === "change" ? [data.item] : [])),
    /** The moment at which the last change of an item was heard. */
    heardAt: (item: string) => heard.findLast(({ data }) => data.item === item)!.at,
    said: () => JSON.stringify(heard.map(({ event, data }) => ({ event, data }))),
    ready: () =>
      expect.poll(() => heard.some(({ event }) => event === "ready"), { timeout: 10_000 }).toBe(true),
    isOver: () => isOver,
    close: () => ending.abort(),
  };
}

it("tells each screen of the items that it sees, by their id alone; closes on who sits no more; and ends with the server", async () => {
  const [ours, theirs] = [
    await at.waiting({ name: "Nadia Morel" }),
    await at.waiting({ code: "PLURALIS", name: "Paul Garnier" }),
  ];
  const members = ["committeeMember@AIH", "committeeMember@PLURALIS"];
  const session = await at.session([ours.referralId, theirs.referralId], members);
  const [one, two] = (await session.agenda()).map(({ id }) => id) as [string, string];
  expect((await screen("arrearsOfficer@ACTIS", session.id)).status).toBe(404);
  const [member, landlord, leaver] = [
    await screen("committeeMember@AIH", session.id),
    await screen("arrearsOfficer@PLURALIS", session.id),
    await screen("committeeMember@PLURALIS", session.id),
  ];
  for (const each of [member, landlord, leaver]) await each.ready();

  // Written through the other process: seen by looking, told within two seconds of the answer to who decided.
  await session.decide(ours.referralId, { kind: "admitted", track: "stay" });
  const decidedOurs = performance.now();
  await session.decide(theirs.referralId, { kind: "admitted", track: "stay" });
  const decidedTheirs = performance.now();
  await expect
    .poll(() => member.items().filter((item) => item === one || item === two), { timeout: 10_000 })
    .toEqual([one, two]);
  await expect.poll(() => landlord.items().filter(Boolean), { timeout: 10_000 }).toEqual([two]);
  expect(member.heardAt(one) - decidedOurs).toBeLessThan(PROMISED_MS);
  for (const each of [member, landlord]) expect(each.heardAt(two) - decidedTheirs).toBeLessThan(PROMISED_MS);
  for (const secret of ["Morel", "Garnier", ours.householdId, ours.referralId, "admitted"])
    expect(member.said()).not.toContain(secret);

  // Who stepped out hears of the item no more.
  await at.ask("committeeMember@AIH", "POST", `/api/agenda-items/${one}/recusal`, {
    userId: null,
    reason: null,
  });
  await expect.poll(() => member.items().at(-1), { timeout: 10_000 }).toBeNull();
  const before = member.items().length;
  await session.decide(ours.referralId, { kind: "admitted", track: "leaseTransfer" });
  await session.decide(theirs.referralId, { kind: "admitted", track: "leaseTransfer" });
  await expect.poll(() => member.items().slice(before).filter(Boolean), { timeout: 10_000 }).toEqual([two]);

  // Who sits no more is let go.
  const stay = { members: [{ userId: at.post("committeeMember@AIH").userId, presence: "present" }] };
  await havingRead(at.ask)("coordinator", "PUT", `${session.url}/members`, stay);
  await expect.poll(() => leaver.isOver(), { timeout: 10_000 }).toBe(true);
  expect(member.isOver()).toBe(false);

  const [row] = await at.asSystem((tx) =>
    tx.rows<{ n: number }>(
      sql`select count(*)::int as n from session_change where session_id = ${session.id}::uuid`,
    ),
  );
  expect(row!.n).toBeGreaterThan(4);
  for (const each of [member, landlord]) each.close();
}, 60_000);

it("one person's ninth screen is refused, and says why", async () => {
  const session = await at.session([(await at.waiting()).referralId], ["socialAdviser@SDH"]);
  const screens = [];
  for (let n = 0; n < 9; n += 1) screens.push(await screen("socialAdviser@SDH", session.id));
  expect(screens.map(({ status }) => status)).toEqual([...Array(8).fill(200), 429]);
  for (const each of screens) each.close();
});
