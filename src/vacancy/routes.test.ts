/** Vacant homes over HTTP: entered, taken in from CSV and workbook by a person and by a token, set aside line by line; and who sees what. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";

import { createToken } from "../access-token/store.ts";
import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import { controlOf } from "./control.rules.ts";

let at: ServedScene<RealServer>;
let token: string;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
  const made = await at.as("landlordLead@AIH", (tx) =>
    createToken(tx as never, {
      name: "ERP",
      scopes: ["vacancies:import"],
      expiresOn: todayInParis().add({ days: 30 }),
    }),
  );
  token = (made as { token: string }).token;
}, 120_000);
afterAll(() => at?.close());

const HOME = {
  reference: "UG-1",
  rooms: 3,
  communeInsee: "38185",
  rentCents: 41_250,
  chargesCents: 8_800,
  availableOn: "2027-02-01",
};
const list = async (who: string) => (await at.ask(who, "GET", "/api/vacancies")).body;
const send = (body: string | Buffer, name = "liste.csv", by = token) =>
  at.server.bearer(by, "POST", `/api/vacancies/imports?name=${name}`, Buffer.from(body));

const seen = async (who: string) =>
  (await list(who)).homes.map(({ reference }: { reference: string }) => reference);

const HEAD = "Référence;Type;Surface;Code INSEE;Loyer;Charges;DPE;Énergie par mois;Accessible;Libre le";
const csv = (...lines: string[]) => [HEAD, ...lines].join("\n");

describe("a home entered by hand", () => {
  it("is in its landlord's list, corrected under the same reference, read by operators and not by another landlord", async () => {
    expect((await at.ask("socialAdviser@AIH", "POST", "/api/vacancies", HOME)).body).toEqual({
      outcome: "created",
    });
    const again = await at.ask("socialAdviser@AIH", "POST", "/api/vacancies", { ...HOME, energyClass: "C" });
    expect(again.body).toEqual({ outcome: "updated" });
    expect(await seen("landlordLead@AIH")).toEqual(["UG-1"]);
    expect(await seen("caseWorker@RELAIS")).toEqual(["UG-1"]);
    expect(await seen("coordinator")).toEqual(["UG-1"]);
    expect(await seen("landlordLead@ACTIS")).toEqual([]);
    expect((await at.ask("caseWorker@RELAIS", "POST", "/api/vacancies", HOME)).status).toBe(403);
    expect((await at.ask("funder", "GET", "/api/vacancies")).status).toBe(403);
  });

  it.each([
    [{ rooms: 0 }, "rooms"],
    [{ rentCents: 0 }, "rentCents"],
    [{ communeInsee: "99999" }, "communeInsee"],
    [{ availableOn: "2027-02-30" }, "availableOn"],
    [{ surfaceM2: 3 }, "surfaceM2"],
  ])("%o is refused on its field", async (change, field) => {
    const { status, body } = await at.ask("landlordLead@AIH", "POST", "/api/vacancies", {
      ...HOME,
      reference: "UG-X",
      ...change,
    });
    expect([status, body.errors.map((error: { field: string }) => error.field)]).toEqual([422, [field]]);
  });

  it("taken, it is corrected by nobody until it is said free again; another landlord touches nothing", async () => {
    const [home] = (await list("landlordLead@AIH")).homes;
    const say = (who: string, status: string) =>
      at.ask(who, "POST", `/api/vacancies/${home.id}/status`, { status, on: todayInParis().toString() });
    expect((await say("landlordLead@ACTIS", "withdrawn")).status).toBe(404);
    expect((await say("landlordLead@AIH", "taken")).status).toBe(200);
    const closed = await at.ask("landlordLead@AIH", "POST", "/api/vacancies", HOME);
    expect(closed.body.errors[0].rule).toBe("vacancy.notOpen");
    expect((await say("landlordLead@AIH", "open")).status).toBe(200);
  });
});

describe("a list taken in by a token", () => {
  it("takes what can be read, sets the rest aside with field, line and remedy, and its totals add up", async () => {
    const answer = await send(
      csv(
        "UG-1;T3;64;38185;412,50;88,00;C;;;01/02/2027",
        "UG-2;T2;;38151;320,00;70,00;B;45,00;oui;2027-01-15",
        "UG-3;T4;80;38185;4I2,50;88,00;D;;non;01/02/2027",
        "UG-4;trois;60;38185;400,00;90,00;D;;;01/02/2027",
        "UG-5;T3;60;38185;400,00;;D;;;01/02/2027",
        "UG-6;T3;60;38999;400,00;90,00;D;;;01/02/2027",
        "UG-7;T3;60;38185;400,00;90,00;H;;;01/02/2027",
        "UG-8;T3;60;38185;400,00;90,00;A;;;31/02/2027",
        "UG-2;T2;;38151;320,00;70,00;B;;;2027-01-15",
      ),
    );
    expect(answer.status).toBe(200);
    const { aside, ...totals } = answer.body;
    expect(totals).toMatchObject({ read: 9, created: 1, updated: 1, unchanged: 0, setAside: 7 });
    expect(totals.fileCents).toBe(50_050 + 39_000 + totals.setAsideCents);
    expect(controlOf(totals)).toEqual({
      missing: 0,
      rows: [
        { id: "kept", lines: 2, cents: 89_050 },
        { id: "setAside", lines: 7, cents: totals.setAsideCents },
      ],
    });
    // A line that was lost on the way shows.
    expect(controlOf({ ...totals, read: 10 })).toMatchObject({ missing: 1, rows: { length: 3 } });
    expect(aside.map(({ line, field }: { line: number; field: string }) => [line, field])).toEqual([
      [4, "Loyer"],
      [5, "Type"],
      [6, "Charges"],
      [7, "Commune"],
      [8, "DPE"],
      [9, "Libre le"],
      [10, "Référence"],
    ]);
    expect(aside[0].message).toMatch(/^Ligne 4, Loyer « 4I2,50 » : .* Corrigez la ligne/);
    const { homes, imports } = await list("arrearsOfficer@AIH");
    expect(homes.find(({ reference }: { reference: string }) => reference === "UG-2")).toMatchObject({
      rooms: 2,
      surfaceM2: null,
      energyCents: 4_500,
      stepFree: true,
      availableOn: "2027-01-15",
    });
    expect(imports[0]).toMatchObject({ fileName: "liste.csv", by: "ERP", setAside: 7 });
    expect((await list("arrearsOfficer@ACTIS")).imports).toEqual([]);
  });

  it("the same list again changes nothing; a workbook is read as well", async () => {
    const line = "UG-2;T2;;38151;320,00;70,00;B;45,00;oui;2027-01-15";
    expect((await send(csv(line))).body).toMatchObject({ created: 0, updated: 0, unchanged: 1, setAside: 0 });
    const rows = [
      HEAD.split(";"),
      ["UG-9", "T3", 60, "38185", 400, 90, "D", null, "oui", new Date("2027-02-01T12:00:00Z")],
    ];
    const book = await writeExcelFile(
      rows.map((row) =>
        row.map((value) =>
          value === null
            ? null
            : {
                value,
                type: value instanceof Date ? Date : typeof value === "number" ? Number : String,
                ...(value instanceof Date && { format: "dd/mm/yyyy" }),
              },
        ),
      ) as never,
    ).toBuffer();
    expect((await send(book, "liste.xlsx")).body).toMatchObject({
      read: 1,
      created: 1,
      setAside: 0,
      fileCents: 49_000,
    });
  });

  it("a file without its columns is refused whole, naming them", async () => {
    const answer = await send("Référence;Loyer\nUG-1;400,00\n");
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].message).toContain("Type, Charges, Libre le, Commune");
  });

  it("opens nothing else, and no other token opens it", async () => {
    for (const url of ["/api/vacancies", "/api/households", "/api/rehousing", "/api/relief-bill"])
      expect((await at.server.bearer(token, "GET", url)).status).toBe(403);
    const tables = await at.asSystem((tx) =>
      tx.rows(
        sql`select 1 from pg_class c where c.relnamespace = 'public'::regnamespace and has_any_column_privilege('lt_vacancy', c.oid, 'select, insert, update')`,
      ),
    );
    expect(tables).toEqual([]);
    const other = await at.as("landlordLead@AIH", (tx) =>
      createToken(tx as never, {
        name: "Autre",
        scopes: ["relief:export"],
        expiresOn: todayInParis().add({ days: 9 }),
      }),
    );
    const denied = await send(csv(), "liste.csv", (other as { token: string }).token);
    expect(denied.status).toBe(403);
  });
});
