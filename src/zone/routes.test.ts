/** Zones over HTTP: who covers a commune, where two overlap or none does, and a change that keeps what held before. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { type Committee, committee } from "../committee/committee-fixture.ts";
import { brokenByZoneChange, coverageOf } from "./rules.ts";
import { coveringOf } from "./store.ts";
import { todayInParis } from "../platform/calendar/today.ts";

const TODAY = todayInParis();

let at: Committee;
let server: RealServer;
let zoneOf: Map<string, string>;
beforeAll(async () => {
  at = await committee(demoOf({ tenancies: 0 }), async (database) => (server = await serverOf(database)));
  const { zones } = (await at.ask("coordinator", "GET", "/api/zones")).body;
  zoneOf = new Map(zones.map(({ operator, id }: { operator: string; id: string }) => [operator, id]));
}, 120_000);
afterAll(() => at?.close());

const found = async (q: string) =>
  (await at.ask("coordinator", "GET", `/api/communes?q=${encodeURIComponent(q)}`)).body.rows;
const give = (insee: string, zoneId: string | null, from = TODAY) =>
  at.ask("coordinator", "PUT", "/api/communes/zone", { insees: [insee], zoneId, from: from.toString() });
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
        (
          await at.ask(who, "PUT", "/api/communes/zone", {
            insees: ["38185"],
            zoneId: null,
            from: TODAY.toString(),
          })
        ).status,
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

const draw = (body: object) =>
  at.ask("coordinator", "POST", "/api/zones", {
    name: "Plateau",
    operatorId: at.post("operatorLead@SOLENI").organisationId,
    insees: ["38205", "38129"],
    from: TODAY.add({ days: 10 }).toString(),
    ...body,
  });
describe("a zone", () => {
  let id: string;

  it("is drawn from a day on; who covered its communes does so until the day before", async () => {
    const drawn = await draw({});
    expect(drawn.status).toBe(200);
    id = drawn.body.id;
    expect(await coveredBy("38205")).not.toEqual(["Soleni"]);
    expect(await coveredBy("38205", TODAY.add({ days: 10 }))).toEqual(["Soleni"]);
    const on = TODAY.add({ days: 10 }).toString();
    const then = (await at.ask("coordinator", "GET", `/api/zones?on=${on}`)).body;
    expect(then.zones.find((one: { id: string }) => one.id === id)).toMatchObject({ communes: 2 });
    expect((await at.ask("coordinator", "GET", `/api/communes?zone=${id}&on=${on}`)).body.total).toBe(2);
  });

  it.each([
    ["a name that another has", { name: "nord isere" }, "zone.nameFree"],
    ["no name", { name: " " }, "zone.name"],
    ["no commune", { insees: [] }, "zone.communes"],
    ["an operator that is a landlord", { operatorId: "landlord" }, "zone.operator"],
    ["a day that is past", { from: TODAY.subtract({ days: 1 }).toString() }, "zone.from"],
  ])("with %s is refused, and says why", async (_, body, rule) => {
    const { organisationId: landlord } = at.post("landlordLead@AIH");
    const given = "operatorId" in body ? { ...body, operatorId: landlord } : body;
    const { status, body: answer } = await draw({ name: "Autre", ...given });
    expect(status).toBe(422);
    expect(answer.errors.map((error: { rule: string }) => error.rule)).toContain(rule);
  });

  it("may share communes with another one; both operators then cover them", async () => {
    const from = TODAY.add({ days: 20 });
    const body = { insees: ["38421"], zoneId: id, from: from.toString(), keepOthers: true };
    expect((await at.ask("coordinator", "PUT", "/api/communes/zone", body)).status).toBe(200);
    expect(await coveredBy("38421", from)).toEqual(["Le Relais Ozanam", "Soleni"]);
    const then = (await at.ask("coordinator", "GET", `/api/zones?on=${from.toString()}`)).body;
    expect(then.overlapping.rows).toMatchObject([{ insee: "38421" }]);
  });

  it("is renamed, and ends: its communes are then without one, and what held before is kept", async () => {
    const put = await at.ask("coordinator", "PUT", `/api/zones/${id}`, { name: "Plateau matheysin" });
    expect(put.status).toBe(200);
    const from = TODAY.add({ days: 30 });
    const end = { from: from.toString() };
    expect((await at.ask("coordinator", "POST", `/api/zones/${id}/end`, end)).status).toBe(200);
    expect(await coveredBy("38205", from)).toEqual([]);
    expect(await coveredBy("38205", from.subtract({ days: 1 }))).toEqual(["Soleni"]);
    expect(await coveredBy("38421", from)).toEqual(["Le Relais Ozanam"]);
    expect((await at.eventsOf("zone.ended"))[0]!.payload).toMatchObject({ zoneId: id });
  });

  it("every commune is told with its intercommunality and its zones, for map and list", async () => {
    const { communes } = (await at.ask("coordinator", "GET", "/api/communes/coverage")).body;
    expect(communes).toHaveLength(512);
    expect(communes.find((one: { insee: string }) => one.insee === "38185")).toMatchObject({
      name: "Grenoble",
      intercommunality: "Grenoble-Alpes-Métropole",
      zoneIds: [zoneOf.get("Le Relais Ozanam")],
    });
  });
});

/** A square around a corner, as a file of outlines holds it. */
const square = (code: string, west: number, south: number) => ({
  type: "Feature",
  properties: { code },
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [west, south],
        [west + 0.1, south],
        [west + 0.1, south + 0.1],
        [west, south + 0.1],
        [west, south],
      ],
    ],
  },
});
const file = (...features: object[]) => JSON.stringify({ type: "FeatureCollection", features });

const load = (content: string, who = "administrator") =>
  server.upload(
    at.post(who).userId,
    "/api/communes/contours",
    "dossier/communes.geojson",
    content,
    "fr",
    "PUT",
  );
const shown = async () => (await at.ask("coordinator", "GET", "/api/communes/contours")).body;

describe("outlines of communes", () => {
  it("none are there to begin with", async () => {
    expect(await shown()).toEqual({ loaded: null, communes: [] });
  });

  it("the administrator loads them; the coordination sees them, and is told what is missing", async () => {
    const content = file(
      square("38185", 5.7, 45.1),
      square("38382", 5.6, 45.2),
      square("01001", 5, 46),
      square("38367", 5.8, 45.3),
    );
    const { status, body } = await load(content);
    expect([status, body.unknown, body.missing]).toEqual([200, ["01001"], 509]);
    const { loaded, communes } = await shown();
    expect(loaded).toMatchObject({ source: "communes.geojson", communes: 3, missing: 509 });
    expect(communes.map(({ insee }: { insee: string }) => insee)).toEqual(["38185", "38382", "38395"]);
  });

  it("a file that is refused leaves what was there", async () => {
    expect((await load("{")).body.errors).toMatchObject([{ rule: "contours.json", field: "file" }]);
    expect((await shown()).communes).toHaveLength(3);
  });

  it("another file replaces them whole", async () => {
    await load(file(square("38001", 5.5, 45.5)));
    expect((await shown()).communes.map(({ insee }: { insee: string }) => insee)).toEqual(["38001"]);
  });

  it.each(["coordinator", "operatorLead@RELAIS", "landlordLead@AIH"])("%s loads none", async (who) => {
    expect((await load(file(square("38001", 5.5, 45.5)), who)).status).toBe(403);
    const written = at.as(who, (tx) =>
      tx.rows(sql`insert into commune_contour (insee, rings, source) values ('38002', '[]', 'x')`),
    );
    await expect(written).rejects.toThrow(/row-level security/);
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
