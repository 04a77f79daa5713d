/** What the forecast is made from, over HTTP: the programme's own years by month, and its past forecasts held against what came. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { oneOfEachPost, type RealServer, serverOf } from "../app/server-fixture.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { actual, type BackTest, type Cohort } from "./rules.ts";

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

const get = (role: string) => server.ask(people.get(role)!, "GET", "/api/forecast");

it("counts every measure once, and what runs at a month's end as the measures themselves say", async () => {
  const { body } = await get("coordinator");
  const cohorts = body.cohorts as Cohort[];
  const [counted] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ all: number; running: number }>(sql`
      select count(*)::int as all,
             count(*) filter (where starts_on <= '2018-06-30' and (closed_on is null or closed_on > '2018-06-30'))::int as running from measure`),
  );
  expect(cohorts.reduce((sum, { measures }) => sum + measures, 0)).toBe(counted!.all);
  expect(actual(cohorts, "2018-06", 1)[0]!.households).toBe(counted!.running);
});

it("holds the forecasts of the programme's own years against what came", async () => {
  const { body } = await get("coordinator");
  const tests = body.backTests as BackTest[];
  // The published years. In 2019 the flow of the data set stops: no past tells it, and the page shows that it was missed.
  const published = tests.filter(({ from }) => from <= "2018-01");
  const [within, months] = [
    published.reduce((sum, test) => sum + test.within, 0),
    published.reduce((sum, test) => sum + test.months, 0),
  ];
  expect(months).toBe(36);
  expect(within / months).toBeGreaterThan(0.75);
  expect(tests.find(({ from }) => from === "2019-01")!.within).toBe(0);
});

it("knows no time, relief or capacity that nobody counted", async () => {
  const { body } = await get("coordinator");
  expect(body.means).toMatchObject({ paths: 0, minutesPerMonth: null, reliefCents: null });
});

it.each(["funder", "administrator"])("is not the %s's", async (role) =>
  expect((await get(role)).status).toBe(403),
);
