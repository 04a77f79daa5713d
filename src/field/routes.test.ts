/** What a phone may take along: one's own households, by initials; nothing that names them. */
import { afterAll, beforeAll, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { assigned, peopleOf, running } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import { isListFresh } from "./rules.ts";

let at: ServedScene<RealServer>;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

it("a worker takes along their own households by initials, with what is planned and none of its words", async () => {
  const now = todayInParis();
  const file = await assigned(at, { on: now.subtract({ days: 30 }).toString() });
  const measureId = await running(at, file, {
    startsOn: now.subtract({ days: 30 }).toString(),
    endsOn: now.add({ days: 150 }).toString(),
  });
  const contact = {
    id: crypto.randomUUID(),
    kind: "homeVisit",
    state: "planned",
    metOn: now.add({ days: 1 }).toString(),
    minutes: null,
    outreach: false,
    note: "Demander à voir le courrier de la banque",
  };
  await at.server.ask(file.workerId, "POST", `/api/measures/${measureId}/contacts`, contact);
  const { body } = await at.server.ask(file.workerId, "GET", "/api/field");
  expect(body.measures.find(({ id }: { id: string }) => id === measureId)).toEqual({
    id: measureId,
    initials: "N. M.",
    startsOn: now.subtract({ days: 30 }).toString(),
    planned: [{ id: contact.id, kind: "homeVisit", on: contact.metOn, outreach: false, version: 1 }],
  });
  for (const word of ["Morel", "banque", file.householdId]) expect(JSON.stringify(body)).not.toContain(word);

  const [, colleague] = await peopleOf(at, "caseWorker", "RELAIS");
  expect(JSON.stringify((await at.server.ask(colleague!, "GET", "/api/field")).body)).not.toContain(
    measureId,
  );
});

it("a list is shown for a week, then no more; nor is one that comes from the future", () => {
  const brought = Temporal.PlainDate.from("2026-11-20");
  expect(
    ["2026-11-20", "2026-11-27", "2026-11-28", "2026-11-19"].map((day) =>
      isListFresh(brought, Temporal.PlainDate.from(day)),
    ),
  ).toEqual([true, true, false, false]);
});
