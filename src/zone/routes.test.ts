/** Zones over HTTP: who covers a commune, where two overlap or none does, and a change that keeps what held before. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { loadDemo } from "../app/demo/load.ts";
import { serverOf } from "../app/server-fixture.ts";
import { type Committee, committee, TODAY } from "../committee/committee-fixture.ts";
import { brokenByZoneChange, coverageOf } from "./rules.ts";
import { coveringOf } from "./store.ts";

let at: Committee;
let zoneOf: Map<string, string>;
beforeAll(async () => {
  at = await committee((database) => loadDemo(database, { tenancies: 0 }), serverOf);
  const { zones } = (await at.ask("coordinator", "GET", "/api/zones")).body;
  zoneOf = new Map(zones.map(({ operator, id }: { operator: string; id: string }) => [operator, id]));
}, 120_000);
afterAll(() => at?.close());

const found = async (q: string) =>
  (await at.ask("coordinator", "GET", `/api/communes?q=${encodeURIComponent(q)}`)).body.rows;
const give = (insee: string, zoneId: string | null, from = TODAY) =>
  at.ask("coordinator", "PUT", `/api/communes/${insee}/zone`, { zoneId, from: from.toString() });
const coveredBy = async (insee: string, on = TODAY) =>
  at.asSystem(async (tx) =>
    ((await coveringOf(tx, [insee], on)).get(insee) ?? []).map(({ operator }) => operator),
  );

describe("zones", () => {
  it("cover the 512 communes once each", async () => {
    const { body } = await at.ask("coordinator", "GET", "/api/zones");
    const sum = body.zones.reduce((total: number, { communes }: { communes: number }) => total + communes, 0);
    expect([body.zones.length, sum, body.overlapping.total, body.uncovered.total]).toEqual([3, 512, 0, 0]);
  });

  it.each([
    ["grenoble", "38185"],
    ["saint egreve", "38382"],
    ["38185", "38185"],
    ["38500", "38563"],
  ])("find a commune by %j", async (q, insee) => {
    expect((await found(q)).map((row: { insee: string }) => row.insee)).toContain(insee);
  });

  it("percent signs search for nothing else", async () => {
    expect((await found("100%_")).length).toBe(0);
  });

  it.each(["caseWorker@RELAIS", "operatorLead@RELAIS", "arrearsOfficer@AIH", "funder", "administrator"])(
    "are not for %s",
    async (who) => {
      expect((await at.ask(who, "GET", "/api/zones")).status).toBe(403);
      expect(
        (await at.ask(who, "PUT", "/api/communes/38185/zone", { zoneId: null, from: TODAY.toString() }))
          .status,
      ).toBe(403);
    },
  );
});

describe("a commune that changes zone", () => {
  const insee = "38382";
  it("belongs to the new operator from the day on, to the former until the day before", async () => {
    const from = TODAY.add({ days: 30 });
    expect((await give(insee, zoneOf.get("Soleni")!, from)).status).toBe(200);
    expect(await coveredBy(insee)).toEqual(["Le Relais Ozanam"]);
    expect(await coveredBy(insee, from.subtract({ days: 1 }))).toEqual(["Le Relais Ozanam"]);
    expect(await coveredBy(insee, from)).toEqual(["Soleni"]);
    const [row] = await found(insee);
    expect(row.next).toEqual({ zone: "Nord-Isère", from: from.toString() });
    expect((await at.eventsOf("zone.changed"))[0]!.payload).toMatchObject({ insee });
  });

  it("may change its mind: back to the former, without a hole nor a double", async () => {
    expect((await give(insee, zoneOf.get("Le Relais Ozanam")!)).status).toBe(200);
    for (const days of [0, 29, 30, 400])
      expect(await coveredBy(insee, TODAY.add({ days }))).toEqual(["Le Relais Ozanam"]);
  });

  it("twice on one day keeps the last", async () => {
    await give(insee, zoneOf.get("Soleni")!);
    await give(insee, zoneOf.get("L'Oiseau bleu")!);
    expect(await coveredBy(insee)).toEqual(["L'Oiseau bleu"]);
    expect(await coveredBy(insee, TODAY.subtract({ days: 1 }))).toEqual(["Le Relais Ozanam"]);
  });

  it("without a zone, and one with two, are shown to be mended", async () => {
    await give(insee, null);
    await at.asSystem((tx) =>
      tx.rows(
        sql`insert into zone_commune (zone_id, insee, valid_from) values (${zoneOf.get("Soleni")!}::uuid, '38185', '2026-01-01')`,
      ),
    );
    const { body } = await at.ask("coordinator", "GET", "/api/zones");
    expect(body.uncovered.rows).toMatchObject([{ insee, zones: [] }]);
    expect(body.overlapping.rows).toMatchObject([{ insee: "38185" }]);
    expect(body.overlapping.rows[0].zones).toHaveLength(2);
    // Settled by giving the commune to one of them.
    await give("38185", zoneOf.get("Le Relais Ozanam")!);
    await give(insee, zoneOf.get("Le Relais Ozanam")!);
    const after = (await at.ask("coordinator", "GET", "/api/zones")).body;
    expect([after.overlapping.total, after.uncovered.total]).toEqual([0, 0]);
  });

  it("does not change in the past: what was assigned keeps its explanation", async () => {
    const answer = await give(insee, zoneOf.get("Soleni")!, TODAY.subtract({ days: 1 }));
    expect(answer.body.errors).toMatchObject([{ field: "from", rule: "zone.from" }]);
  });

  it.each([
    ["99999", 404],
    ["38185", 404],
  ])("commune %s with a zone that is not: %i", async (code, status) => {
    expect((await give(code, crypto.randomUUID())).status).toBe(status);
  });
});

const zone = (operatorId: string) => ({
  zoneId: operatorId,
  zone: operatorId,
  operatorId,
  operator: operatorId,
});

describe("what zones propose", () => {
  it.each([
    [[], "none"],
    [[zone("A")], "one"],
    [[zone("A"), zone("A")], "one"],
    [[zone("A"), zone("B")], "several"],
  ])("%j: %s", (zones, kind) => {
    expect(coverageOf(zones).kind).toBe(kind);
  });
  it("today is not the past", () => {
    expect(brokenByZoneChange(TODAY, TODAY)).toEqual([]);
  });
});
