/** Parts of other trades: asked by the operator, written by each trade, and nobody reads the part of another. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { assigned, type Assigned } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import { brokenByFinding, centsPerKwh, type EnergyFacts, type LandlordFacts, unknownOf } from "./rules.ts";

let at: ServedScene<RealServer>;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

const now = todayInParis();
const today = now.toString();
const ENERGY: EnergyFacts = {
  trade: "energyAdviser",
  energies: ["electricity"],
  yearlyBillsCents: 210_000,
  yearlyKwh: 8_400,
  draughts: "strong",
  appliances: "mots-convecteur-en-plus",
  visitedOn: today,
  energyCheque: "none",
  grants: [{ name: "FSL énergie", state: "toAsk" }],
  advice: null,
};
const LANDLORD: LandlordFacts = {
  trade: "socialAdviser",
  heardBy: "site",
  knownSince: null,
  worksPlanned: true,
  works: "mots-fenetres-au-printemps",
  alreadyTried: null,
  proposes: null,
};
const finding = (facts: object) => ({ id: crypto.randomUUID(), foundOn: today, facts });

type Asked = { file: Assigned; energy: string; landlord: string; url: string };

/** A household whose two parts are asked and written. */
async function asked(): Promise<Asked> {
  const file = await assigned(at, { on: now.subtract({ days: 30 }).toString() });
  const url = `/api/households/${file.householdId}/parts`;
  const ask = async (trade: string, adviserId: string | null) =>
    (await at.server.ask(file.workerId, "POST", url, { trade, adviserId, question: "Froid l'hiver ?" })).body
      .id as string;
  const energy = await ask("energyAdviser", at.post("energyAdviser@RELAIS").userId);
  const landlord = await ask("socialAdviser", null);
  expect(
    (await at.ask("energyAdviser@RELAIS", "PUT", `/api/parts/${energy}/findings`, finding(ENERGY))).status,
  ).toBe(200);
  expect(
    (await at.ask("socialAdviser@AIH", "PUT", `/api/parts/${landlord}/findings`, finding(LANDLORD))).status,
  ).toBe(200);
  return { file, energy, landlord, url };
}

describe("each trade", () => {
  it("reads its own part and no other; the operator who asked reads both", async () => {
    const { file, url } = await asked();
    const words = async (who: string, address: string) =>
      JSON.stringify((await at.ask(who, "GET", address)).body);
    const [convector, windows] = [ENERGY.appliances!, LANDLORD.works!];
    const ofWorker = JSON.stringify((await at.server.ask(file.workerId, "GET", url)).body);
    expect([ofWorker.includes(convector), ofWorker.includes(windows)]).toEqual([true, true]);
    const ofLandlord = await words("socialAdviser@AIH", url);
    expect([ofLandlord.includes(convector), ofLandlord.includes(windows)]).toEqual([false, true]);
    const ofEnergy = await words("energyAdviser@RELAIS", "/api/energy-visits");
    expect([ofEnergy.includes(convector), ofEnergy.includes(windows)]).toEqual([true, false]);
    expect(ofEnergy).toContain("Nadia Morel");
    for (const other of ["socialAdviser@PLURALIS", "operatorLead@OISEAU"]) {
      const body = await words(other, url);
      expect(body.includes(convector) || body.includes(windows)).toBe(false);
    }
    for (const who of ["coordinator", "arrearsOfficer@AIH", "energyAdviser@RELAIS"])
      expect((await at.ask(who, "GET", url)).status).toBe(403);
  });

  it("writes its own part alone, and nothing once the part is closed", async () => {
    const { file, energy, landlord } = await asked();
    const write = async (who: string, part: string, facts: object) =>
      (await at.ask(who, "PUT", `/api/parts/${part}/findings`, finding(facts))).status;
    expect(await write("socialAdviser@AIH", energy, ENERGY)).toBe(404);
    expect(await write("energyAdviser@RELAIS", landlord, LANDLORD)).toBe(404);
    expect(await write("energyAdviser@RELAIS", energy, LANDLORD)).toBe(404);
    expect(await write("socialAdviser@PLURALIS", landlord, LANDLORD)).toBe(404);
    await at.server.ask(file.workerId, "POST", `/api/parts/${energy}/end`, {});
    expect(await write("energyAdviser@RELAIS", energy, ENERGY)).toBe(404);
    const visits = JSON.stringify((await at.ask("energyAdviser@RELAIS", "GET", "/api/energy-visits")).body);
    expect(visits).not.toContain(energy);
  });

  it("finds the rest of the file closed in the database: an energy adviser sees a name and an address, not the household's row", async () => {
    await asked();
    const { userId } = at.post("energyAdviser@RELAIS");
    const seen = await at.database.transaction({ kind: "user", userId }, (tx) =>
      tx.rows<{ what: string }>(sql`
        select 'household' as what from household union all select 'measure' from measure union all select 'contact' from contact
        union all select 'assessment' from assessment_problem union all select 'tenancy' from tenancy union all select 'account' from tenant_account`),
    );
    expect(seen).toEqual([]);
  });

  it("is asked once at a time, an energy adviser by name", async () => {
    const { file, url } = await asked();
    const again = { trade: "socialAdviser", adviserId: null, question: null };
    expect((await at.server.ask(file.workerId, "POST", url, again)).body.errors).toMatchObject([
      { rule: "part.already" },
    ]);
    const other = await assigned(at, { on: today });
    const nobody = { trade: "energyAdviser", adviserId: at.post("caseWorker@OISEAU").userId, question: null };
    const refused = await at.server.ask(
      other.workerId,
      "POST",
      `/api/households/${other.householdId}/parts`,
      nobody,
    );
    expect(refused.body.errors).toMatchObject([{ rule: "part.adviser", field: "adviserId" }]);
  });
});

const rules = (foundOn: string, visitedOn: string | null) =>
  brokenByFinding(
    { foundOn: Temporal.PlainDate.from(foundOn), facts: { ...ENERGY, visitedOn } },
    Temporal.PlainDate.from("2026-11-27"),
  ).map(({ rule }) => rule);

describe("what a part says", () => {
  it("tells unknown from none and from 0", () => {
    const blank: EnergyFacts = {
      ...ENERGY,
      energies: null,
      yearlyKwh: 0,
      draughts: "none",
      appliances: null,
    };
    expect(unknownOf(blank)).toEqual(["energies", "appliances", "advice"]);
    expect(centsPerKwh(ENERGY)).toBe(25);
    expect([centsPerKwh(blank), centsPerKwh({ ...ENERGY, yearlyBillsCents: null })]).toEqual([null, null]);
    expect(centsPerKwh({ ...ENERGY, yearlyBillsCents: 0 })).toBe(0);
  });

  it("is not of a day to come, nor of a visit after it", () => {
    expect(rules("2026-11-27", "2026-11-27")).toEqual([]);
    expect(rules("2026-11-28", null)).toEqual(["finding.future"]);
    expect(rules("2026-11-20", "2026-11-21")).toEqual(["finding.order"]);
  });
});
