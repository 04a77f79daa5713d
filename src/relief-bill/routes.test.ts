/** A relief from its proposal to the ledger, on the real server: granted within the envelopes, exported, acknowledged by a program, found, stopped. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { serverOf } from "../app/server-fixture.ts";
import { createToken } from "../access-token/store.ts";
import { assigned, type Assigned, running } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene } from "../referral/referral-fixture.ts";
import { proposeStops } from "../rent-relief/stop.store.ts";

const today = todayInParis();
const thisMonth = today.toPlainYearMonth();
const month = (after: number) => thisMonth.add({ months: after }).toString();
const WORKER = "caseWorker@RELAIS";
const ELIGIBLE = { rentDebt: "yes", solvableWithinYear: "unknown", noOtherScheme: "yes" };

const scene = () => servedScene(demoOf({ tenancies: 0 }), serverOf);
let at: Awaited<ReturnType<typeof scene>>;
let file: Assigned;
let measureId: string;
let accountId: number;
let reliefId: string;

beforeAll(async () => {
  at = await scene();
  [file, measureId, accountId] = await newFile();
}, 60_000);
afterAll(() => at?.close());

const asSystem = <T>(statement: ReturnType<typeof sql>) => at.asSystem((tx) => tx.rows<T>(statement));

async function newFile(): Promise<[Assigned, string, number]> {
  const made = await assigned(at);
  const ran = await running(at, made, {
    startsOn: thisMonth.subtract({ months: 2 }).toPlainDate({ day: 1 }).toString(),
    endsOn: thisMonth.add({ months: 6 }).toPlainDate({ day: 1 }).toString(),
  });
  const [account] = await asSystem<{ id: number }>(
    sql`select id::int as id from tenant_account where household_id = ${made.householdId}::uuid`,
  );
  return [made, ran, account!.id];
}

const propose = (months: string[], more: object = {}, on = file, measure = measureId) =>
  at.ask(WORKER, "POST", `/api/households/${on.householdId}/reliefs`, {
    measureId: measure,
    months,
    terms: { kind: "fixed", amountCents: 15_001 },
    fundShare: 0.5,
    ...more,
  });
const decided = (id: string, decision: object) =>
  at.ask("coordinator", "POST", `/api/rent-reliefs/${id}/decide`, decision);
const grant = (id: string, more: object = {}) =>
  decided(id, { granted: true, eligibility: ELIGIBLE, ...more });
const entry = (on: string, label: string, kind: string, credit: number, account = accountId) =>
  asSystem(sql`
    insert into ledger_entry (landlord_id, account_id, entry_on, kind, label, debit_cents, credit_cents, import_id, line)
    values (${file.landlordId}::uuid, ${account}, ${on}::date, ${kind}, ${label}, 0, ${credit}, 0, 1)`);
const linesOf = async (who: string, from = month(-2)) =>
  (await at.ask(who, "GET", `/api/relief-bill?from=${from}`)).body;

let proposedId: string;
const spending = async (who: string) =>
  (await at.ask(who, "GET", `/api/relief-spending?year=${month(-1).slice(0, 4)}`)).body.spending;
const setLimits = (maxMonths: number | null, fundShare: number | null = null) =>
  at.ask("landlordLead@AIH", "PUT", "/api/rent-relief-settings", {
    maxMonths,
    fundShare,
    residualDays: null,
    source: "Note du 26 novembre",
  });
const settle = (who: string, body: object) =>
  at.ask(who, "POST", `/api/rent-relief-stops/${proposedId}/settle`, body);

describe("a relief", () => {
  it("is granted once each question is answered, and takes its parts from the fund's and the landlord's envelopes", async () => {
    const year = today.year;
    // In January last month is last year's: both have envelopes.
    for (const each of new Set([Number(month(-1).slice(0, 4)), year])) {
      await at.ask("coordinator", "POST", "/api/envelopes", {
        fund: "reliefFund",
        year: each,
        amountCents: 5_000,
        reason: "Convention",
      });
      await at.ask("landlordLead@AIH", "POST", "/api/envelopes", {
        fund: null,
        year: each,
        amountCents: 100_000,
        reason: "Budget",
      });
    }
    const { body } = await propose([month(-1), month(0)], { landlordSource: "sls" });
    reliefId = body.id;
    const blank = await decided(reliefId, { granted: true });
    expect(blank.body.errors.map(({ field }: { field: string }) => field)).toEqual([
      "eligibility.rentDebt",
      "eligibility.solvableWithinYear",
      "eligibility.noOtherScheme",
    ]);
    const short = await grant(reliefId);
    const inYear = [month(-1), month(0)].filter((one) => one.startsWith(String(year))).length;
    expect(short.body.errors[0]).toMatchObject({ rule: "envelope.short" });
    const granted = await grant(reliefId, { overdraftReason: "Accord du comité" });
    expect(granted.body).toMatchObject({
      status: "granted",
      eligibility: ELIGIBLE,
      landlordSource: "sls",
      months: [{ ledger: "waiting" }, { ledger: "waiting" }],
    });
    const envelopes = async (who: string) =>
      (await at.ask(who, "GET", `/api/envelopes?year=${year}`)).body.envelopes;
    expect(await envelopes("landlordLead@AIH")).toMatchObject([
      { fund: "landlord", committedCents: inYear * 7_501 },
    ]);
    expect(await envelopes("landlordLead@SDH")).toEqual([]);
    expect((await envelopes("coordinator")).map(({ fund }: { fund: string }) => fund)).toEqual([
      "reliefFund",
      "landlord",
    ]);
  });

  it("is exported to the landlord's program, which acknowledges it to the cent; its token opens nothing else", async () => {
    const expiresOn = today.add({ days: 90 });
    const made = await at.as("landlordLead@AIH", (tx) =>
      createToken(tx as Parameters<typeof createToken>[0], {
        name: "ERP, avis",
        scopes: ["relief:export"],
        expiresOn,
      }),
    );
    const { token } = made as { token: string };
    const bearer = (method: "GET" | "POST", url: string, body?: object) =>
      at.server.bearer(token, method, url, body);
    const exported = await bearer("GET", `/api/relief-bill?from=${month(-1)}`);
    expect(exported.body.lines).toMatchObject([
      { month: month(-1), dueCents: 15_001, slsCents: 7_501, action: "put", household: null },
      { month: month(0), dueCents: 15_001, action: "put" },
    ]);
    const [first, second] = exported.body.lines;
    const csv = await bearer("GET", `/api/relief-bill.csv?from=${month(-1)}`);
    expect(String(csv.body)).toContain(`;${first.month};${first.agreement};1;2;porter;500,00;150,01;75,01;`);
    const say = (amountCents: number) =>
      bearer("POST", "/api/relief-bill/acknowledgements", {
        lines: [first, second].map(({ agreement, month: of }) => ({
          agreement,
          month: of,
          amountCents,
          reference: "LOT-7",
        })),
      });
    expect((await say(15_000)).body.errors[0]).toMatchObject({
      rule: "reliefBill.amount",
      field: "lines.0.amountCents",
    });
    expect((await say(15_001)).body).toEqual({ acknowledged: 2 });
    expect((await say(15_001)).body).toEqual({ acknowledged: 2 });
    expect((await linesOf("arrearsOfficer@AIH")).lines[0]).toMatchObject({
      action: "done",
      acknowledgedBy: "ERP, avis",
      reference: "LOT-7",
      household: { id: file.householdId },
    });
    for (const url of ["/api/households", "/api/worklist", "/api/relief-spending"])
      expect((await bearer("GET", url)).status).toBe(403);
    expect((await bearer("POST", "/api/ledger/imports", {})).status).toBe(403);
    expect((await linesOf("arrearsOfficer@SDH")).lines).toEqual([]);
  });

  it("is known again in the ledger, by the month its label names; missing and wrong ones are listed", async () => {
    const line = (await linesOf("arrearsOfficer@AIH")).lines[0];
    await entry(`${month(0)}-02`, line.slsLabel, "relief", line.slsCents);
    await entry(`${month(0)}-02`, line.label, "relief", 15_001 - line.slsCents);
    await entry(`${month(0)}-03`, `Remise de loyer ${month(-5)}`, "relief", 4_200);
    await asSystem(
      sql`update tenant_account set last_entry_on = ${today.toString()}::date where id = ${accountId}`,
    );
    const { lines, unexplained } = await linesOf("arrearsOfficer@AIH");
    expect(lines.map(({ ledger }: { ledger: string }) => ledger)).toEqual(["recognised", "waiting"]);
    expect(unexplained).toMatchObject([{ month: month(-5), cents: 4_200, householdId: file.householdId }]);
    // The worker, who reads no ledger, sees the month as relieved on the file.
    const { body } = await at.ask(WORKER, "GET", `/api/households/${file.householdId}/reliefs`);
    expect(body.reliefs[0].months.map(({ ledger }: { ledger: string }) => ledger)).toEqual([
      "recognised",
      "waiting",
    ]);
    expect(body.benefitEffect.checked).toBeNull();
  });

  it.each([
    ["Remise de solvabilisation 12/2026, convention RS-2026-001, mois 1 sur 3", "2026-12-01"],
    ["REMISE LOYER 2026-12", "2026-12-01"],
    ["Minoration bas de quittance Décembre 2026", "2026-12-01"],
    ["Remise de loyer déc. 2026", "2026-12-01"],
    ["Remise de loyer août 2026", "2026-08-01"],
    ["Remise de loyer", "2027-01-01"],
    ["Remise de loyer 13/2026", "2027-01-01"],
  ])("the label « %s » written on 3 January 2027 is for %s", async (label, expected) => {
    const [row] = await asSystem<{ month: string }>(
      sql`select app.relief_month_of(${label}, '2027-01-03'::date)::text as month`,
    );
    expect(row!.month).toBe(expected);
  });

  it("is spent as far as the ledger holds it, by who bears it; a funder is told no sum of fewer than five households", async () => {
    const all = await spending("coordinator");
    expect(
      all.map(({ fund, appliedCents }: { fund: string; appliedCents: number }) => [fund, appliedCents]),
    ).toEqual([
      ["reliefFund", 7_500],
      ["landlord", 7_501],
    ]);
    expect(all[1].months).toHaveLength(12);
    expect((await spending("landlordLead@AIH")).map(({ fund }: { fund: string }) => fund)).toEqual([
      "landlord",
    ]);
    expect(await spending("landlordLead@SDH")).toEqual([]);
    expect(await spending("funder")).toMatchObject([{ fund: "reliefFund", appliedCents: null, months: [] }]);
  });

  it("stopped, gives its months back, and is to be taken out of the bills that bear it", async () => {
    await at.ask("arrearsOfficer@AIH", "POST", `/api/rent-reliefs/${reliefId}/stop`, {
      reason: "Départ",
    });
    await asSystem(
      sql`update rent_relief set stopped_on = (${`${month(-1)}-15`})::date where id = ${reliefId}::uuid`,
    );
    const { lines } = await linesOf("arrearsOfficer@AIH");
    expect(
      lines.map(({ action, dueCents }: { action: string; dueCents: number }) => [action, dueCents]),
    ).toEqual([
      ["done", 15_001],
      ["cancel", 0],
    ]);
    const { body } = await at.ask("coordinator", "GET", `/api/envelopes?year=${month(-1).slice(0, 4)}`);
    const fund = body.envelopes.find((one: { fund: string }) => one.fund === "reliefFund");
    expect(fund.committedCents).toBe(7_500);
  });
});

describe("a landlord's own settings", () => {
  it("are stricter than the programme's, never laxer, and hold at the proposal", async () => {
    expect((await setLimits(7)).body.errors[0]).toMatchObject({
      rule: "rentRelief.maxMonths",
      field: "maxMonths",
    });
    expect((await setLimits(2, 0.4)).status).toBe(200);
    const [other, measure] = await newFile();
    const three = await propose([month(0), month(1), month(2)], {}, other, measure);
    expect(three.body.errors[0]).toMatchObject({
      rule: "rentRelief.maxMonths",
      source: "Note du 26 novembre",
      message: expect.stringContaining("2 mois au plus"),
    });
    const two = await propose([month(0), month(1)], { fundShare: undefined }, other, measure);
    expect(two.body).toMatchObject({ fundShare: expect.closeTo(0.4, 5) });
  });
});

describe("a stop that a rule proposes", () => {
  it("is told once, and stops nothing by itself", async () => {
    const [other, measure] = await newFile();
    const { body } = await propose([month(0), month(1)], {}, other, measure);
    await grant(body.id, { overdraftReason: "Accord" });
    await asSystem(
      sql`update tenancy set ends_on = ${today.toString()}::date where household_id = ${other.householdId}::uuid`,
    );
    const run = () => at.asSystem((tx) => proposeStops(tx, today));
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    const found = await at.ask("coordinator", "GET", `/api/households/${other.householdId}/reliefs`);
    expect(found.body.reliefs[0]).toMatchObject({
      status: "granted",
      stops: [{ cause: "left", settledAs: null }],
    });
    proposedId = found.body.reliefs[0].stops[0].id;
  });

  it("is dismissed with a reason, or confirmed by a person, once", async () => {
    expect((await settle("socialAdviser@SDH", { confirmed: true })).status).toBe(404);
    expect((await settle(WORKER, { confirmed: true })).status).toBe(403);
    expect((await settle("coordinator", { confirmed: false })).body.errors[0].rule).toBe("rentRelief.reason");
    const stopped = await settle("socialAdviser@AIH", { confirmed: true });
    expect(stopped.body).toMatchObject({
      status: "stopped",
      stopReason: "Le ménage a quitté le logement.",
      stops: [{ settledAs: "confirmed", settledBy: expect.any(String) }],
    });
    expect((await settle("coordinator", { confirmed: true })).body.errors[0].rule).toBe(
      "rentRelief.stopSettled",
    );
  });
});
