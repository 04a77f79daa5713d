/** What support costs: by minutes, by pace, unknown where a piece is missing; who drew what, to the cent; who reads it. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { loadDemo } from "../app/demo/load.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { chargedUnit, costParts, DEFAULT_KEYS, drawn } from "./rules.ts";

describe("rules", () => {
  const used = [
    { code: "A", households: 1, days: 100 },
    { code: "B", households: 1, days: 100 },
    { code: "C", households: 2, days: 100 },
  ];

  it("shares spending to the cent, by days or by households", () => {
    expect(drawn(used, "days", 100).map(({ drawnCents }) => drawnCents)).toEqual([34, 33, 33]);
    expect(drawn(used, "households", 100).map(({ drawnCents }) => drawnCents)).toEqual([25, 25, 50]);
  });

  it("names what a charged cost lacks, and counts what is known for six months", () => {
    const row = { days: 366, support: 100_000, coordination: 50_000, overhead: null, landlordTime: 10_000 };
    expect(chargedUnit(row)).toEqual({ cents: 80_000, lacking: ["overhead"] });
    const nothing = { days: 0, support: null, coordination: null, overhead: null, landlordTime: null };
    expect(chargedUnit(nothing).cents).toBeNull();
  });

  it("tells nobody's part of an unknown spending", () => {
    expect(drawn(used, "days", null).map(({ drawnCents }) => drawnCents)).toEqual([null, null, null]);
  });

  it("keeps a row for spending that no cost line is named for, and unknown apart from nothing", () => {
    const parts = costParts([{ costLine: null, amountCents: 5 }], { support: 7 });
    expect(parts.at(-1)).toMatchObject({ costLine: null, spentCents: 5 });
    expect(parts[0]).toMatchObject({
      costLine: "support",
      spentCents: null,
      trackedCents: 7,
      inUnitCost: true,
    });
    expect(parts.filter(({ inUnitCost }) => inUnitCost)).toHaveLength(1);
  });
});

describe("over HTTP", () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let server: RealServer;
  let people: Map<string, string>;
  let measure: { id: string; contactMinutes: number };
  beforeAll(async () => {
    database = await testDatabase(
      demoOf({ tenancies: 600, months: 12, today: Temporal.PlainDate.from("2026-11-23") }),
    );
    await loadDemo(database, { programme: true, tenancies: 0 });
    const rows = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ who: string; id: string }>(
        sql`select o.code || '/' || m.role as who, m.user_id as id from member m join organisation o on o.id = m.organisation_id`,
      ),
    );
    people = new Map(rows.map(({ who, id }) => [who, id]));
    server = await serverOf(database);
    await database.transaction({ kind: "system" }, (tx) =>
      tx.rows(sql`update contact set minutes = 60 where not taken_over`),
    );
    const [found] = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<typeof measure>(sql`
        select m.id, (select count(*)::int * 60 from contact c where c.measure_id = m.id and c.state in ('held', 'missed')) as "contactMinutes"
          from measure m join organisation o on o.id = m.operator_id
         where o.code = 'RELAIS' and m.closed_on is null and not m.taken_over
           and m.household_id in (select household_id from assignment where active)
           and exists (select 1 from contact c where c.measure_id = m.id and c.state = 'held') limit 1`),
    );
    measure = found!;
  }, 180_000);
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });
  const ask = (who: string, method: "GET" | "POST" | "PUT" | "DELETE", url: string, body?: object) =>
    server.ask(people.get(who)!, method, url, body);
  const LEAD = "RELAIS/operatorLead";
  const setTime = (body: object) =>
    ask(LEAD, "PUT", "/api/cost-settings/time", { minutesPerMonth: null, from: "2020-01-01", ...body });

  it("leaves a measure's cost unknown until its operator says how it counts time", async () => {
    const { body } = await ask(LEAD, "GET", `/api/measures/${measure.id}/time`);
    expect(body).toMatchObject({ cents: null, contactMinutes: measure.contactMinutes });
  });

  it("counts minutes of contacts and other work at the hour's cost, and nothing where a contact has none", async () => {
    expect((await setTime({ method: "minutes", hourlyCents: 3_600 })).status).toBe(200);
    await ask(LEAD, "POST", `/api/measures/${measure.id}/time`, {
      on: "2026-11-02",
      minutes: 30,
      what: "Dossier",
    });
    const { body } = await ask(LEAD, "GET", `/api/measures/${measure.id}/time`);
    expect(body.cents).toBe((measure.contactMinutes + 30) * 60);
    const [gone] = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ id: string }>(sql`
        update contact set minutes = null where id = (select id from contact where measure_id = ${measure.id}::uuid and state = 'held' limit 1) returning id`),
    );
    const without = await ask(LEAD, "GET", `/api/measures/${measure.id}/time`);
    expect(without.body).toMatchObject({ cents: null, contactsWithout: 1 });
    await database.transaction({ kind: "system" }, (tx) =>
      tx.rows(sql`update contact set minutes = 60 where id = ${gone!.id}::uuid`),
    );
  });

  it("counts a pace by months of support", async () => {
    expect((await setTime({ method: "pace", hourlyCents: 3_000 })).body.errors[0].field).toBe(
      "minutesPerMonth",
    );
    await setTime({ method: "pace", hourlyCents: 3_000, minutesPerMonth: 600 });
    const [expected] = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ cents: number }>(
        sql`select round(600 * 3000 / 60.0 * (app.today() - starts_on + 1) * 12 / 365.25)::int as cents from measure where id = ${measure.id}::uuid`,
      ),
    );
    expect((await ask(LEAD, "GET", `/api/measures/${measure.id}/time`)).body.cents).toBe(expected!.cents);
  });

  it("shows the coordination 2018's costs, and who drew: parts that add up to what was spent", async () => {
    const { body } = await ask("COORDINATION/coordinator", "GET", "/api/costs?year=2018");
    expect(body.spentCents).toBe(20_700_000);
    const sum = body.landlords.reduce(
      (total: number, one: { drawnCents: number }) => total + one.drawnCents,
      0,
    );
    expect(sum).toBe(20_700_000);
    expect(body.sharing).toEqual({ key: "days", checked: false });
    expect(body.operators.map((one: { operator: string }) => one.operator)).toContain("Le Relais Ozanam");
  });

  it("shows a landlord's lead its own row, an operator's lead its own measures", async () => {
    const landlord = (await ask("ACTIS/landlordLead", "GET", "/api/costs?year=2018")).body;
    expect(landlord.landlords.map((one: { landlord: string }) => one.landlord)).toEqual(["Actis"]);
    expect([landlord.parts, landlord.operators]).toEqual([[], []]);
    const operator = (await ask("OISEAU/operatorLead", "GET", "/api/costs?year=2018")).body;
    expect(operator.operators.map((one: { operator: string }) => one.operator)).toEqual(["L'Oiseau bleu"]);
    expect(operator.landlords).toEqual([]);
  });

  it("lets nobody write time on another operator's measure", async () => {
    const time = { on: "2026-11-02", minutes: 30, what: null };
    expect((await ask("OISEAU/operatorLead", "POST", `/api/measures/${measure.id}/time`, time)).status).toBe(
      404,
    );
    expect((await ask("OISEAU/operatorLead", "GET", `/api/measures/${measure.id}/time`)).status).toBe(404);
  });

  it("charges coordination, overhead and a landlord's own time to measures: parts that add up to the cent", async () => {
    const COORDINATION = "COORDINATION/coordinator";
    for (const [costLine, amountCents] of [
      ["coordination", 3_000_001],
      ["overhead", 1_000_003],
    ] as const)
      await ask(COORDINATION, "POST", "/api/funding/lines", {
        year: 2026,
        kind: "spent",
        funder: "PLATFORM",
        line: costLine,
        amountCents,
        eligible: null,
        costLine,
        agreementId: null,
        happenedOn: null,
        explanation: null,
      });
    const LANDLORD = "ACTIS/landlordLead";
    const entered = await ask(LANDLORD, "POST", "/api/landlord-time", {
      month: "2026-03-17",
      minutes: 90,
      what: "Commissions",
    });
    expect(entered.status).toBe(200);
    const unpriced = (await ask(LANDLORD, "GET", "/api/costs?year=2026")).body;
    expect(unpriced.ownTime).toMatchObject({ minutes: 90, cents: null, lines: [{ month: "2026-03-01" }] });
    await ask(LANDLORD, "PUT", "/api/cost-settings/time", {
      method: "minutes",
      hourlyCents: 4_000,
      minutesPerMonth: null,
      from: "2026-01-01",
    });
    expect((await ask(LANDLORD, "GET", "/api/costs?year=2026")).body.ownTime.cents).toBe(6_000);
    for (const key of ["days", "measures", "households"] as const) {
      const keys = { coordination: key, overhead: key, landlordTime: key };
      await database.run("delete from dated_setting where rule = 'cost.keys'");
      const set = await ask(COORDINATION, "PUT", "/api/cost-settings/keys", {
        ...keys,
        from: todayInParis().toString(),
      });
      expect(set.status).toBe(200);
      // A year that is over keeps the keys of its last day: so that 2026 has them whenever this runs.
      await database.transaction({ kind: "system" }, (tx) =>
        tx.rows(
          sql`update dated_setting set valid_from = least(valid_from, '2026-12-31') where rule = 'cost.keys'`,
        ),
      );
      const { charged, parts } = (await ask(COORDINATION, "GET", "/api/costs?year=2026")).body;
      expect(charged).toMatchObject({
        keys,
        checked: true,
        whole: { coordination: 3_000_001, overhead: 1_000_003, landlordTime: 6_000 },
        landlordTime: [{ landlord: "Actis", minutes: 90, cents: 6_000 }],
      });
      for (const line of ["coordination", "overhead", "landlordTime"])
        expect(
          charged.operators.reduce((sum: number, one: Record<string, number>) => sum + one[line]!, 0),
        ).toBe(charged.whole[line]);
      expect(parts.find((one: { costLine: string }) => one.costLine === "landlordTime")).toMatchObject({
        trackedCents: 6_000,
        inChargedCost: true,
        inUnitCost: false,
      });
    }
    // A year that is over keeps the keys of its last day: none was set then.
    const past = (await ask(COORDINATION, "GET", "/api/costs?year=2018")).body;
    expect(past.charged).toMatchObject({ keys: DEFAULT_KEYS, checked: false });
    expect((await ask("PLURALIS/landlordLead", "GET", "/api/costs?year=2026")).body.ownTime.lines).toEqual(
      [],
    );
    expect((await ask(LANDLORD, "GET", "/api/costs?year=2026")).body.charged).toBeNull();
  });

  it("prices a month's minutes at the hour's cost of its last day: a cost set within the month counts for it", async () => {
    await ask("SDH/landlordLead", "PUT", "/api/cost-settings/time", {
      method: "minutes",
      hourlyCents: 6_000,
      minutesPerMonth: null,
      from: "2026-05-20",
    });
    for (const month of ["2026-05-02", "2026-04-30"])
      await ask("SDH/landlordLead", "POST", "/api/landlord-time", { month, minutes: 60, what: null });
    const read = async () => (await ask("SDH/landlordLead", "GET", "/api/costs?year=2026")).body.ownTime;
    // April ended before anybody said what an hour costs: the whole stays unknown.
    const both = await read();
    expect(both).toMatchObject({ minutes: 120, cents: null });
    const april = both.lines.find(({ month }: { month: string }) => month === "2026-04-01");
    await ask("SDH/landlordLead", "DELETE", `/api/landlord-time/${april.id}`);
    expect(await read()).toMatchObject({ minutes: 60, cents: 6_000 });
  });

  it("counts a landlord's time by pace of its households' months of support", async () => {
    await ask("AIH/landlordLead", "PUT", "/api/cost-settings/time", {
      method: "pace",
      hourlyCents: 3_000,
      minutesPerMonth: 60,
      from: "2018-07-01",
    });
    const [expected] = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ cents: number }>(sql`
        select round(sum(least(coalesce(m.closed_on, app.today()), date '2018-12-31') - greatest(m.starts_on, date '2018-07-01') + 1) * 12 / 365.25 * 3000)::int as cents
          from measure m join organisation o on o.id = m.landlord_id
         where o.code = 'AIH' and m.starts_on <= '2018-12-31' and coalesce(m.closed_on, app.today()) >= '2018-07-01'`),
    );
    const { body } = await ask("AIH/landlordLead", "GET", "/api/costs?year=2018");
    expect(body.ownTime.cents).toBe(expected!.cents);
    expect(expected!.cents).toBeGreaterThan(0);
  });

  it("removes a landlord's own minutes, and nobody else's", async () => {
    const { ownTime } = (await ask("ACTIS/landlordLead", "GET", "/api/costs?year=2026")).body;
    const url = `/api/landlord-time/${ownTime.lines[0].id}`;
    expect((await ask("PLURALIS/landlordLead", "DELETE", url)).status).toBe(404);
    expect((await ask("ACTIS/landlordLead", "DELETE", url)).status).toBe(200);
  });
});
