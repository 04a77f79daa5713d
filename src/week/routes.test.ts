/** A worker's agenda over the rooms, and the calendar link that shows initials alone and ends at once. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { assigned, type Assigned, running } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";

let at: ServedScene<RealServer>;
let file: Assigned;
let measureId: string;
const now = todayInParis();
const inDays = (days: number) => now.add({ days }).toString();
const ask = (method: "GET" | "POST" | "PUT" | "DELETE", url: string, body?: object) =>
  at.server.ask(file.workerId, method, url, body);

beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
  file = await assigned(at, { on: inDays(-20) });
  measureId = await running(at, file, { startsOn: inDays(-20), endsOn: inDays(160) });
  await ask("POST", `/api/measures/${measureId}/meetings`, {
    id: crypto.randomUUID(),
    kind: "start",
    state: "planned",
    metOn: inDays(2),
    atTime: "14:30",
    attended: [],
    sharedMinutes: null,
  });
  await ask("PUT", `/api/measures/${measureId}/objectives`, {
    id: crypto.randomUUID(),
    module: "health",
    text: "Revoir un médecin",
    setOn: inDays(-10),
    outcome: null,
    endedOn: null,
    outcomeWords: null,
    actions: [
      {
        id: crypto.randomUUID(),
        text: "Prendre rendez-vous",
        owner: "caseWorker",
        dueOn: inDays(-1),
        doneOn: null,
      },
    ],
  });
  await at.asSystem(async (tx) => {
    const planId = crypto.randomUUID();
    await tx.rows(sql`
      insert into repayment_plan (id, household_id, landlord_id, debt_cents, tolerance_days, signed_on)
      values (${planId}::uuid, ${file.householdId}::uuid, ${file.landlordId}::uuid, 60000, 5, ${now.add({ days: 5 }).subtract({ months: 6 }).toString()}::date)`);
    await tx.rows(sql`
      insert into instalment (plan_id, n, household_id, landlord_id, due_on, amount_cents)
      values (${planId}::uuid, 1, ${file.householdId}::uuid, ${file.landlordId}::uuid, ${inDays(300)}::date, 60000)`);
  });
}, 120_000);
afterAll(() => at?.close());

type Line = {
  householdId: string;
  what: string;
  state: string;
  on: string;
  atTime: string | null;
  words: string | null;
};

it("the agenda gathers meetings with their hour, actions that are late and a plan's checks, of one's own households alone", async () => {
  const { body } = await ask("GET", "/api/agenda");
  const own = (body.lines as Line[]).filter(({ householdId }) => householdId === file.householdId);
  const short = own.map(({ what, state, on, atTime, words }) => [what, state, on, atTime, words]);
  expect(short).toContainEqual(["meeting", "planned", inDays(2), "14:30", null]);
  expect(short).toContainEqual(["action", "late", inDays(-1), null, "Prendre rendez-vous"]);
  const check = own.find(({ what }) => what === "planCheck");
  // Six months before the fifth day from now and six months on may differ by the end of a short month.
  expect(check!.on >= inDays(2) && check!.on <= inDays(5)).toBe(true);
  const elsewhere = await at.ask("operatorLead@OISEAU", "GET", "/api/agenda");
  expect(JSON.stringify(elsewhere.body)).not.toContain(file.householdId);
});

it("a day's road is told for the week in which it lies, and for no other", async () => {
  const meetsOn = inDays(2);
  const roads = (await ask("GET", `/api/agenda?week=${meetsOn}`)).body.roads as {
    on: string;
    stops: object[];
  }[];
  expect(roads.find(({ on }) => on === meetsOn)?.stops).toHaveLength(1);
  expect((await ask("GET", `/api/agenda?week=${inDays(30)}`)).body.roads).toEqual([]);
});

it("the calendar link shows initials and hours, no word of the file, and ends at once", async () => {
  const { url } = (await ask("POST", "/api/calendar-links/agenda")).body as { url: string };
  const path = new URL(url).pathname;
  const read = () => at.server.raw(file.workerId, path);
  const calendar = await read();
  const text = calendar.bytes.toString().replaceAll("\r\n ", "");
  expect(text).toContain("SUMMARY:Entretien tripartite de début – N. M.");
  const hour = Temporal.PlainDate.from(inDays(2)).toZonedDateTime({
    timeZone: "Europe/Paris",
    plainTime: "14:30",
  });
  const stamp = hour
    .toInstant()
    .toString()
    .replaceAll(/[-:]|\.0+/g, "");
  expect(text).toContain(`DTSTART:${stamp}`);
  for (const word of ["Morel", "rendez-vous", "médecin", "Alpes"]) expect(text).not.toContain(word);
  await ask("DELETE", "/api/calendar-links/agenda");
  expect((await read()).status).toBe(404);
  expect((await at.ask("coordinator", "POST", "/api/calendar-links/agenda")).status).toBe(403);
});
