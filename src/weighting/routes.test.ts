/** From a back-test to weights in force: the past replayed, read, applied by a person, weighed in the list, put back. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { runBacktest } from "../backtest/run.store.ts";
import { runDetection } from "../detection/store.ts";
import { missedInstalments } from "../repayment-plan/watch.store.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { Database } from "../platform/database/database.ts";
import { testDatabase } from "../platform/database/test-database.ts";

const today = todayInParis();
let database: Awaited<ReturnType<typeof testDatabase>>;
let server: RealServer;
let landlordId: string;
const people: Record<string, string> = {};

const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
const ask = (who: string, method: "GET" | "POST" | "DELETE", url: string, body?: object) =>
  server.ask(people[who]!, method, url, body);

const run = () =>
  runDetection(database, { kind: "system" }, { landlordCode: "AIH", on: today, missedInstalments });
const order = (rows: { priority: number }[]) => rows.map(({ priority }) => priority);
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, n) => total + n, 0);

beforeAll(async () => {
  database = await testDatabase(demoOf({ tenancies: 1_800, months: 24, today }));
  const found = await asSystem<{ key: string; id: string; landlord: string }>(sql`
    select distinct on (o.code, m.role) case when o.code = 'AIH' then m.role else o.code || ' ' || m.role end as key, m.user_id as id, o.id as landlord
      from member m join organisation o on o.id = m.organisation_id
     where o.code in ('AIH', 'ACTIS', 'RELAIS') and m.active order by o.code, m.role, m.email`);
  for (const { key, id } of found) people[key] = id;
  landlordId = found.find(({ key }) => key === "landlordLead")!.landlord;
  server = await serverOf(database);
}, 120_000);
afterAll(async () => {
  await server?.close();
  await database.close();
});

test("a back-test is asked for once at a time, run by the job, kept with its date, and shows its figures by three sets of weights", async () => {
  const asked = await ask("arrearsOfficer", "POST", "/api/backtests", { weeklyCapacity: 4 });
  expect(asked.status).toBe(200);
  const { id } = asked.body;
  expect(
    (await ask("landlordLead", "POST", "/api/backtests", { weeklyCapacity: 9 })).body.errors,
  ).toMatchObject([{ rule: "backtest.oneAtATime" }]);
  expect((await ask("arrearsOfficer", "GET", `/api/backtests/${id}`)).status).toBe(404);
  const [event] = await asSystem<{ payload: object }>(
    sql`select payload from outbox_event where kind = 'backtest.asked' order by id desc limit 1`,
  );
  expect(event!.payload).toEqual({ backtestId: id, of: landlordId });
  await runBacktest(database, landlordId, id);
  const { runs } = (await ask("landlordLead", "GET", "/api/backtests")).body;
  expect(runs[0]).toMatchObject({
    id,
    outcome: "done",
    progress: 1,
    weeklyCapacity: 4,
    ranOn: today.toString(),
  });
  const { status, body } = await ask("landlordLead", "GET", `/api/backtests/${id}`);
  expect(status).toBe(200);
  expect(body.months.length).toBeGreaterThan(12);
  for (const figures of [body.learned, body.calibrated, body.byDefault]) {
    // Learned on a few hundred accounts, some draws rank a little less well than the default points.
    expect(figures.auc).toBeGreaterThan(figures === body.byDefault ? 0.6 : 0.55);
    const opened = figures.openedByMonth.reduce(
      (sum: number, month: { opened: number }) => sum + month.opened,
      0,
    );
    expect(opened).toBe(figures.opened);
    for (const band of figures.reliability) {
      expect(band.low).toBeLessThanOrEqual(band.happened);
      expect(band.high).toBeGreaterThanOrEqual(band.happened);
    }
  }
  expect(body.calibrated.reliabilityError).toBeLessThan(body.byDefault.reliabilityError);
  // Done again, as after a process that died once it had ended: nothing changes.
  await runBacktest(database, landlordId, id);
  expect((await ask("landlordLead", "GET", `/api/backtests/${id}`)).body).toEqual(body);
});

test("interrupted, it leaves nothing: the job sees that it has gone", async () => {
  const { id } = (await ask("arrearsOfficer", "POST", "/api/backtests", { weeklyCapacity: 4 })).body;
  expect((await ask("ACTIS arrearsOfficer", "DELETE", `/api/backtests/${id}`)).status).toBe(404);
  expect((await ask("landlordLead", "DELETE", `/api/backtests/${id}`)).status).toBe(200);
  await runBacktest(database, landlordId, id);
  const { runs } = (await ask("arrearsOfficer", "GET", "/api/backtests")).body;
  expect(runs.map((run: { id: number }) => run.id)).not.toContain(id);
  // One that has ended is not taken away.
  expect((await ask("landlordLead", "DELETE", `/api/backtests/${runs[0].id}`)).status).toBe(404);
});

test("interrupted while the job reads, it goes no further, leaves nothing and no longer looks", async () => {
  const { id } = (await ask("arrearsOfficer", "POST", "/api/backtests", { weeklyCapacity: 4 })).body;
  let pages = 0;
  let ended = 0;
  const goneAndSeen = Promise.withResolvers<void>();
  let taken = false;
  let looks = 0;
  const watched: Database = {
    ...database,
    transaction: async (who, work) => {
      let isPage = false;
      const came = await database.transaction(who, (tx) =>
        work({
          ...tx,
          copyOut: (query) => {
            isPage = true;
            return tx.copyOut(query);
          },
        }),
      );
      ended++;
      // The first may have begun before. A look at whether it is still wanted, after it was taken away.
      if (!isPage) {
        if (taken && ++looks === 2) goneAndSeen.resolve();
        return came;
      }
      pages++;
      const { runs } = (await ask("arrearsOfficer", "GET", "/api/backtests")).body;
      expect(runs[0]).toMatchObject({ id, outcome: null, progress: 0 });
      expect((await ask("landlordLead", "DELETE", `/api/backtests/${id}`)).status).toBe(200);
      taken = true;
      await goneAndSeen.promise;
      return came;
    },
  };
  await runBacktest(watched, landlordId, id, 5);
  expect(pages).toBe(1);
  const before = ended;
  const { runs } = (await ask("arrearsOfficer", "GET", "/api/backtests")).body;
  expect(runs.map((run: { id: number }) => run.id)).not.toContain(id);
  // The looking has ended with it.
  expect(ended).toBe(before);
});

test("the proposal is read by those who keep the accounts, applied by the lead alone, with a reason, and another landlord sees none of it", async () => {
  const { body } = await ask("landlordLead", "GET", "/api/weights");
  expect(body.inForce).toMatchObject({ id: null, origin: "default", chance: { origin: "default" } });
  expect(body.backtest.proposal).toMatchObject({ calibrated: { chance: { origin: "learned" } } });
  expect(body.can).toEqual({ apply: true });
  expect((await ask("arrearsOfficer", "GET", "/api/weights")).body.can).toEqual({ apply: false });
  expect((await ask("socialAdviser", "GET", "/api/weights")).body.backtest).toBeNull();
  expect((await ask("ACTIS landlordLead", "GET", "/api/weights")).body.backtest).toBeNull();
  const application = {
    choice: "calibrated",
    backtestId: body.backtest.id,
    validFrom: today.toString(),
    reason: "Chances trop hautes",
  };
  expect((await ask("arrearsOfficer", "POST", "/api/weights", application)).status).toBe(403);
  const refusals: [object, string][] = [
    [{ reason: " " }, "weighting.reason"],
    [{ validFrom: today.subtract({ days: 1 }).toString() }, "weighting.notInThePast"],
    [{ backtestId: body.backtest.id - 1 }, "weighting.newerBacktest"],
    [{ choice: "byHand", factors: { firstMiss: 11 } }, "weighting.factor"],
  ];
  for (const [wrong, rule] of refusals) {
    const refused = await ask("landlordLead", "POST", "/api/weights", { ...application, ...wrong });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ rule }] } });
  }
  expect((await ask("landlordLead", "POST", "/api/weights", application)).status).toBe(200);
});

test("once detection has run again, the list shows the chance of the landlord's own past, in the same order; the account says where it comes from", async () => {
  const before = (await ask("arrearsOfficer", "GET", "/api/worklist?limit=200&show=all")).body.rows;
  const events = await asSystem(
    sql`select 1 from outbox_event where kind = 'weights.applied' and payload ->> 'landlordId' = ${landlordId}`,
  );
  expect(events).toHaveLength(1);
  await run();
  const after = (await ask("arrearsOfficer", "GET", "/api/worklist?limit=200&show=all")).body.rows;
  expect(order(after)).toEqual(order(before));
  const chances = after.map(({ probability }: { probability: number }) => probability);
  expect(chances.at(-1)).not.toBe(before.at(-1).probability);
  expect(chances).toEqual(chances.toSorted((one: number, other: number) => other - one));
  const opened = (await ask("arrearsOfficer", "GET", `/api/worklist/${after[0].accountId}`)).body;
  expect(opened.estimate).toMatchObject({ origin: "learned", cases: expect.any(Number) });
});

test("set by hand, the effect is told before; a signal without weight stays on the list with no point; put back, all is as before", async () => {
  const factors = { debtInMonths: 0, missedBills: 2 };
  const tried = (await ask("landlordLead", "POST", "/api/weights/effect", { factors })).body;
  expect(sum(tried.after)).toBe(sum(tried.today));
  expect(tried.chance.origin).toBe("learned");
  const before = (await ask("landlordLead", "GET", "/api/worklist?show=all")).body.counts;
  expect(tried.today).toEqual(before);
  const apply = (body: object) =>
    ask("landlordLead", "POST", "/api/weights", {
      validFrom: today.toString(),
      reason: "Essai d'équipe",
      ...body,
    });
  await apply({ choice: "byHand", factors });
  await run();
  const byHand = (await ask("landlordLead", "GET", "/api/worklist?show=all&limit=200")).body;
  expect(byHand.counts).toEqual(tried.after);
  const signals = byHand.rows.flatMap(({ signals: own }: { signals: { id: string }[] }) => own);
  const debts = signals.filter(({ id }: { id: string }) => id === "debtInMonths");
  expect(debts.length).toBeGreaterThan(0);
  expect(
    debts.every(
      ({ points, defaultPoints }: { points: number; defaultPoints: number }) =>
        points === 0 && defaultPoints > 0,
    ),
  ).toBe(true);
  const { history } = (await ask("landlordLead", "GET", "/api/weights")).body;
  expect(history.map(({ origin }: { origin: string }) => origin)).toEqual(["byHand", "default"]);
  await apply({ choice: "again", again: history[1].id });
  await run();
  expect((await ask("landlordLead", "GET", "/api/worklist?show=all")).body.counts).toEqual(before);
  // Each application is on record, with who did it.
  const [audit] = await asSystem<{ n: number }>(sql`
    select count(*)::int as n from audit_entry where subject = 'signal_weights' and user_id = ${people["landlordLead"]!}::uuid`);
  expect(audit!.n).toBe(3);
});

test("the landlord says when its bills fall due; until it has, that is to be confirmed", async () => {
  const due = async () => (await ask("arrearsOfficer", "GET", "/api/weights")).body.billsFallDue;
  expect(await due()).toEqual({ value: "monthStart", own: false });
  const body = { value: "monthEnd" };
  expect((await server.ask(people["arrearsOfficer"]!, "PUT", "/api/weights/bills-due", body)).status).toBe(
    403,
  );
  expect((await server.ask(people["landlordLead"]!, "PUT", "/api/weights/bills-due", body)).status).toBe(200);
  expect(await due()).toEqual({ value: "monthEnd", own: true });
  expect((await ask("ACTIS arrearsOfficer", "GET", "/api/weights")).body.billsFallDue.own).toBe(false);
});
