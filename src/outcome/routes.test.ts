/** The charts' figures over HTTP: counted in the database as they are counted by hand from the same facts; and who reads what of them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { oneOfEachPost, type RealServer, serverOf } from "../app/server-fixture.ts";
import { daysBetween, type Facts } from "../evaluation/facts.rules.ts";
import { evaluationFacts } from "../evaluation/store.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { testDatabase } from "../platform/database/test-database.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: RealServer;
let people: Map<string, string>;
let facts: Facts;

beforeAll(async () => {
  database = await testDatabase(demoOf({ programme: true }));
  people = await oneOfEachPost(database);
  facts = await database.transaction({ kind: "system" }, (tx) => evaluationFacts(tx, "all"));
  server = await serverOf(database);
}, 120_000);
afterAll(async () => {
  await server?.close();
  await database?.close();
});

const get = async (role: string, query: string) =>
  (await server.ask(people.get(role)!, "GET", `/api/outcomes?${query}`)).body;
const PERIOD = { from: "2016-01-01", to: "2018-12-31" };
const YEARS = `from=${PERIOD.from}&to=${PERIOD.to}`;

describe("the charts", () => {
  it("pair the debts of the very paths that 'debt reduced' is counted on", async () => {
    const { debts } = await get("coordinator", YEARS);
    expect(debts.reduce((sum: number, { paths }: { paths: number }) => sum + paths, 0)).toBe(41);
    const starts = debts.map(({ startMedian }: { startMedian: number }) => startMedian);
    expect(starts).toEqual(starts.toSorted((a: number, b: number) => a - b));
  });

  it("follow households by Kaplan and Meier, as counted one by one", async () => {
    const { survival } = await get("coordinator", YEARS);
    const today = todayInParis().toString();
    // Taken over from a spreadsheet: no tenancy ends and no account tells, so that a path ends where its measure does.
    const spells = facts.paths
      .filter(({ startsOn }) => startsOn >= PERIOD.from && startsOn <= PERIOD.to)
      .map(({ startsOn, endedOn, outcome, homeLeftOn, homeKeptOn }) => {
        // Taken over from a spreadsheet: no account tells of a home kept.
        expect(homeKeptOn).toBeNull();
        const byChoice = outcome === "rehoused" || outcome === "leaseTransferred";
        const goneOn = outcome === "left" || outcome === "evicted" ? endedOn : byChoice ? null : homeLeftOn;
        return { days: daysBetween(startsOn, goneOn ?? endedOn ?? today), gone: goneOn !== null };
      });
    for (const { month, survival: kept, atRisk, events } of survival) {
      const until = month * 30.4375;
      let expected = 1;
      const days = new Set(spells.filter(({ gone, days: n }) => gone && n <= until).map(({ days: n }) => n));
      for (const day of [...days].toSorted((a, b) => a - b))
        expected *=
          1 -
          spells.filter(({ gone, days: n }) => gone && n === day).length /
            spells.filter(({ days: n }) => n >= day).length;
      expect(kept).toBeCloseTo(expected, 9);
      expect(atRisk).toBe(spells.filter(({ days: n }) => n >= until).length);
      expect(events).toBe(spells.filter(({ gone, days: n }) => gone && n <= until).length);
    }
    expect(survival.at(-1).survival).toBeLessThan(1);
  });

  it("lead every dated referral from its detection to its outcome", async () => {
    const { flow } = await get("coordinator", YEARS);
    const dated = facts.referrals.filter(
      ({ referredOn }) => referredOn !== null && referredOn >= PERIOD.from && referredOn <= PERIOD.to,
    );
    expect(flow.total).toBe(dated.length);
  });

  it("count each household supported once in its commune", async () => {
    const { communes } = await get("coordinator", YEARS);
    const sum = communes.reduce((all: number, { households }: { households: number }) => all + households, 0);
    expect(sum).toBe(85);
  });
});

describe("who reads what", () => {
  it("a landlord reads its own, and the whole when it asks", async () => {
    const own = await get("landlordLead", YEARS);
    const all = await get("landlordLead", `${YEARS}&scope=all`);
    expect(own.flow.total).toBeLessThan(all.flow.total);
    expect(own.flow.total).toBeGreaterThan(0);
  });

  it("a funder reads all years, whatever it asks, and no small cell", async () => {
    const wide = await get("funder", YEARS);
    expect(wide.from).toBe("2016-01-01");
    expect(Number(wide.to.slice(0, 4))).toBeGreaterThan(2018);
    const small = wide.communes.filter(
      ({ households }: { households: number | null }) => households !== null && households < 5,
    );
    expect(small).toEqual([]);
    for (const { startQ1 } of wide.debts) expect(startQ1).toBeNull();
  });

  it("an administrator reads none of it", async () => {
    expect((await server.ask(people.get("administrator")!, "GET", "/api/outcomes")).status).toBe(403);
  });

  it("a period that runs backwards says so", async () => {
    const { errors } = await get("coordinator", "from=2019-01-01&to=2018-01-01");
    expect(errors[0]).toMatchObject({ rule: "evaluation.period", field: "to" });
  });
});
