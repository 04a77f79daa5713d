/** The programme's figures over HTTP: who reads what of them, what a funder is refused, whose households are listed. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { oneOfEachPost, type RealServer, serverOf } from "../app/server-fixture.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { figuresOf } from "../snapshot/store.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: RealServer;
let people: Map<string, string>;

beforeAll(async () => {
  database = await testDatabase(demoOf({ programme: true }));
  people = await oneOfEachPost(database);
  server = await serverOf(database);
}, 120_000);
afterAll(async () => {
  await server?.close();
  await database?.close();
});

const PERIOD = "from=2016-01-01&to=2018-12-31";
const get = (role: string, url: string) => server.ask(people.get(role)!, "GET", url);

describe("the sheet", () => {
  it.each(["coordinator", "committeeMember"])("is whole for the %s", async (role) => {
    const { status, body } = await get(role, `/api/evaluation?${PERIOD}`);
    expect(status).toBe(200);
    expect(body.indicators.closed).toMatchObject({ value: 51 });
    expect(body.indicators.debtReduced).toMatchObject({ numerator: 34, denominator: 41 });
    expect(body.indicators.debtReduced).toMatchObject({ excluded: 3, unknown: 7 });
  });

  it.each(["arrearsOfficer", "operatorLead"])(
    "is of their own for the %s, and of all when asked",
    async (role) => {
      const own = await get(role, `/api/evaluation?${PERIOD}`);
      const all = await get(role, `/api/evaluation?${PERIOD}&scope=all`);
      expect(own.body.scope).toBe("own");
      expect(own.body.indicators.closed.value).toBeLessThan(51);
      expect(all.body.indicators.closed.value).toBe(51);
      expect(own.body.indicators.funding).toMatchObject({ value: null, numerator: null });
    },
  );

  it("tells a funder nothing of a period that is not frozen", async () => {
    const { status, body } = await get("funder", `/api/evaluation?${PERIOD}&by=year`);
    expect(status).toBe(200);
    expect(body.frozen).toEqual({ on: null, periods: [] });
    expect(new Set(Object.values(body.indicators).map((one) => (one as { value: null }).value))).toEqual(
      new Set([null]),
    );
    expect(body.slices).toEqual([]);
  });

  it("gives a funder the frozen edition, figure by figure, whatever happens after", async () => {
    const period = { from: "2016-01-01", to: "2018-12-31" };
    const made = await server.ask(people.get("coordinator")!, "POST", "/api/snapshots", period);
    expect(made.status).toBe(200);
    const { body } = await get("funder", `/api/evaluation?${PERIOD}&by=landlord`);
    expect(body.frozen).toMatchObject({ on: expect.any(String), periods: [period] });
    expect(body.indicators.closed).toMatchObject({ value: 51 });
    expect(body.indicators.evicted).toMatchObject({ suppressed: true, value: null, numerator: null });
    expect(body.can).toMatchObject({ rows: false, own: false, anyDay: false });
    const edition = await database.transaction({ kind: "user", userId: people.get("funder")! }, (tx) =>
      figuresOf(tx, made.body.id, "funder", [{ cut: "whole" }, { cut: "landlord" }]),
    );
    for (const { cut, key, indicator, figure } of edition) {
      const shown =
        cut === "whole"
          ? body.indicators
          : body.slices.find((one: { key: string }) => one.key === key).indicators;
      expect({ cut, key, indicator, ...shown[indicator] }).toEqual({ cut, key, indicator, ...figure });
    }
    // One household more: neither the page nor the years within it move.
    const years = (await get("funder", "/api/evaluation?by=year")).body.slices;
    const asSystem = (statement: ReturnType<typeof sql>) =>
      database.transaction({ kind: "system" }, (tx) => tx.rows<{ id: string }>(statement));
    const [moved] = await asSystem(sql`
      update measure set outcome = 'evicted' where id = (
        select id from measure where closed_on between '2018-01-01' and '2018-12-31' and outcome = 'stayed' limit 1) returning id`);
    expect((await get("funder", `/api/evaluation?${PERIOD}&by=landlord`)).body).toEqual(body);
    expect((await get("funder", "/api/evaluation?by=year")).body.slices).toEqual(years);
    expect(years.map(({ key }: { key: string }) => key)).toEqual(["2016", "2017", "2018"]);
    await asSystem(sql`update measure set outcome = 'stayed' where id = ${moved!.id}::uuid`);
  });

  it("is refused to a funder for part of a year, with the reason", async () => {
    const { status, body } = await get("funder", "/api/evaluation?from=2016-01-01&to=2018-12-30");
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({ rule: "evaluation.wholeYears", field: "from" });
  });

  it.each(["arrearsOfficer", "caseWorker", "committeeMember"])(
    "compares no organisation for the %s",
    async (role) => {
      for (const by of ["landlord", "operator"])
        expect((await get(role, `/api/evaluation?${PERIOD}&by=${by}`)).status).toBe(422);
      expect((await get(role, `/api/evaluation?${PERIOD}&by=year`)).status).toBe(200);
    },
  );

  it("says that a period runs backwards", async () => {
    const { body } = await get("coordinator", "/api/evaluation?from=2018-12-31&to=2016-01-01");
    expect(body.errors[0]).toMatchObject({ field: "to" });
  });
});

describe("the rows behind", () => {
  it("are the households of the figure, each with how it counted", async () => {
    const { body } = await get("coordinator", `/api/evaluation/rows?id=debtReduced&${PERIOD}`);
    expect(body.others).toBe(0);
    const counts = Map.groupBy(body.rows as { verdict: string }[], ({ verdict }) => verdict);
    expect(Object.fromEntries([...counts].map(([verdict, rows]) => [verdict, rows.length]))).toEqual({
      yes: 34,
      no: 7,
      excluded: 3,
      unknown: 7,
    });
  });

  it("are a landlord's own; the others are counted, never named", async () => {
    const mine = await get("arrearsOfficer", `/api/evaluation/rows?id=closed&${PERIOD}&scope=all`);
    expect(mine.body.rows.length + mine.body.others).toBe(51);
    expect(mine.body.others).toBeGreaterThan(0);
    expect(new Set(mine.body.rows.map(({ landlord }: { landlord: string }) => landlord)).size).toBe(1);
  });

  it.each(["funder", "committeeMember", "administrator"])("are refused to the %s", async (role) => {
    expect((await get(role, `/api/evaluation/rows?id=closed&${PERIOD}`)).status).toBe(403);
  });
});
