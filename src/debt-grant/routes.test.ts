/** Debt grants and their envelopes on the real server: asked, decided, paid, found in the ledger; never overspent by a thousand at once. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { serverOf } from "../app/server-fixture.ts";
import { verify } from "../app/verify.ts";
import { assigned, type Assigned } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { servedScene } from "../referral/referral-fixture.ts";
import { decide } from "./store.ts";

const today = todayInParis();
const WORKER = "caseWorker@RELAIS";

const scene = () => servedScene(demoOf({ tenancies: 0 }), serverOf);
let at: Awaited<ReturnType<typeof scene>>;
let file: Assigned;
let accountId: number;

beforeAll(async () => {
  at = await scene();
  [file, accountId] = await newFile();
}, 60_000);
afterAll(() => at?.close());

const asSystem = <T>(statement: ReturnType<typeof sql>) => at.asSystem((tx) => tx.rows<T>(statement));

/** A household of AIH that owes 1 500.00, in the hands of the worker. */
async function newFile(): Promise<[Assigned, number]> {
  const made = await assigned(at);
  const [account] = await asSystem<{ id: number }>(
    sql`select id::int as id from tenant_account where household_id = ${made.householdId}::uuid`,
  );
  return [made, account!.id];
}

const ask = (who: string, requests: object[], more: object = {}, on = file, account = accountId) =>
  at.ask(who, "POST", `/api/households/${on.householdId}/grants`, {
    accountId: account,
    requests,
    ...more,
  });
const request = (fund: string, amountCents: number) => ({ fund, amountCents, pieces: [] });
const decided = (id: string, decision: object) =>
  at.ask("coordinator", "POST", `/api/debt-grants/${id}/decide`, decision);
const grantsOf = async (who: string, on = file) =>
  (await at.ask(who, "GET", `/api/households/${on.householdId}/grants`)).body;
const envelopeOf = async (fund: string, year = today.year) => {
  const { body } = await at.ask("coordinator", "GET", `/api/envelopes?year=${year}`);
  return body.envelopes.find((one: { fund: string }) => one.fund === fund);
};
const open = (fund: string, amountCents: number, year = today.year) =>
  at.ask("coordinator", "POST", "/api/envelopes", { fund, year, amountCents, reason: "Délibération" });

describe("a debt grant", () => {
  it("refused by one fund is asked of another, granted, paid, and found in the landlord's ledger", async () => {
    const first = await ask(WORKER, [
      { fund: "fsl", amountCents: 60_000, pieces: [{ name: "Relevé", given: null }] },
    ]);
    expect(first).toMatchObject({ status: 200, body: { warnings: [] } });
    const [refusedId] = first.body.ids;
    expect((await decided(refusedId, { granted: false, reason: " " })).body.errors[0]).toMatchObject({
      rule: "debtGrant.reason",
      field: "reason",
    });
    const refused = await decided(refusedId, { granted: false, reason: "Ressources au-dessus du barème" });
    expect(refused.body).toMatchObject({ status: "refused", can: { askAgain: true, decide: false } });

    expect((await open("directAid", 100_000)).status).toBe(200);
    const second = await ask(WORKER, [request("directAid", 60_000)], { followsId: refusedId });
    const [id] = second.body.ids;
    const granted = await decided(id, { granted: true, grantedCents: 50_000, conditions: "Loyer repris" });
    expect(granted.body).toMatchObject({
      status: "granted",
      followsId: refusedId,
      grantedCents: 50_000,
      year: today.year,
      ledger: null,
    });
    expect(await envelopeOf("directAid")).toMatchObject({ committedCents: 50_000, spentCents: 0 });

    // 100.00 less is paid: it is the envelope's again.
    const paid = await at.ask("coordinator", "POST", `/api/debt-grants/${id}/pay`, {
      paidCents: 40_000,
      paidOn: today.toString(),
      reference: "VIR-1",
    });
    expect(paid.body).toMatchObject({ status: "paid", ledger: { state: "waiting" } });
    expect(await envelopeOf("directAid")).toMatchObject({ committedCents: 40_000, spentCents: 40_000 });
    await asSystem(sql`
      insert into ledger_entry (landlord_id, account_id, entry_on, kind, label, debit_cents, credit_cents, import_id, line)
      values (${file.landlordId}::uuid, ${accountId}, ${today.toString()}::date, 'debtGrant', 'Aide au traitement de la dette', 0, 40000, 0, 1)`);
    const { grants, unexplained } = await grantsOf(WORKER);
    expect(
      grants.map(({ status, ledger }: { status: string; ledger: object }) => ({ status, ledger })),
    ).toEqual(
      expect.arrayContaining([
        { status: "paid", ledger: { state: "recognised", on: today.toString(), cents: 40_000 } },
      ]),
    );
    expect(unexplained).toEqual([]);
    const story = await at.ask(WORKER, "GET", `/api/households/${file.householdId}/timeline`);
    expect(story.body.items.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(["grantAsked", "grantDecision", "grantPaid"]),
    );
  });

  it("is asked of several funds at once, all or none, and never above the debt between them", async () => {
    const [other, account] = await newFile();
    const both = await ask(
      WORKER,
      [request("fsl", 100_000), request("directAid", 50_001)],
      {},
      other,
      account,
    );
    expect(both.status).toBe(422);
    expect(both.body.errors[0]).toMatchObject({
      rule: "debtGrant.aboveDebt",
      field: "requests.1.amountCents",
    });
    expect((await grantsOf(WORKER, other)).grants).toEqual([]);
    const fits = await ask(
      WORKER,
      [request("fsl", 100_000), request("directAid", 50_000)],
      {},
      other,
      account,
    );
    expect(fits.body.ids).toHaveLength(2);
    expect((await grantsOf(WORKER, other)).accounts[0]).toMatchObject({ promisedCents: 150_000 });
    const third = await ask(WORKER, [request("fsl", 1)], {}, other, account);
    expect(third.body.errors[0]).toMatchObject({ rule: "debtGrant.waits", field: "requests.0.fund" });
  });

  it.each([
    [[request("fsl", 0)], "debtGrant.amount"],
    [[request("fsl", -1)], "debtGrant.amount"],
    [[request("fsl", 150_001)], "debtGrant.aboveDebt"],
    [[request("reliefFund", 100)], "debtGrant.fund"],
    [[request("nowhere", 100)], "debtGrant.fund"],
  ])("%j is refused with the rule", async (requests, rule) => {
    const [other, account] = await newFile();
    const { status, body } = await ask(WORKER, requests, {}, other, account);
    expect({ status, rule: body.errors[0].rule }).toEqual({ status: 422, rule });
  });

  it("a second request follows a refusal, once", async () => {
    const [other, account] = await newFile();
    const { body } = await ask(WORKER, [request("fsl", 100)], {}, other, account);
    const again = () => ask(WORKER, [request("directAid", 100)], { followsId: body.ids[0] }, other, account);
    expect((await again()).body.errors[0].rule).toBe("debtGrant.follows");
    await decided(body.ids[0], { granted: false, reason: "Hors barème" });
    expect((await again()).status).toBe(200);
    expect((await again()).body.errors.map((one: { rule: string }) => one.rule)).toContain(
      "debtGrant.follows",
    );
  });

  it("is decided once, by the coordination alone; it is not there for who does not follow the household", async () => {
    const [other, account] = await newFile();
    const { body } = await ask("socialAdviser@AIH", [request("fsl", 100)], {}, other, account);
    const url = `/api/debt-grants/${body.ids[0]}`;
    expect((await at.ask(WORKER, "POST", `${url}/decide`, { granted: true })).status).toBe(403);
    for (const stranger of ["caseWorker@OISEAU", "arrearsOfficer@SDH"]) {
      expect((await at.ask(stranger, "POST", `${url}/amend`, { withdrawn: "x" })).status).toBe(404);
      expect((await grantsOf(stranger, other)).grants).toEqual([]);
    }
    expect(
      (await at.ask("socialAdviser@AIH", "POST", `${url}/amend`, { withdrawn: "Trop tôt" })).body,
    ).toMatchObject({
      status: "withdrawn",
    });
    expect((await decided(body.ids[0], { granted: true })).body.errors[0].rule).toBe("debtGrant.state");
  });
});

describe("a fund", () => {
  it("holds its ceiling once somebody confirmed it, and warns until then", async () => {
    const [other, account] = await newFile();
    const set = (confirmed: boolean) =>
      at.ask("coordinator", "PUT", "/api/funds/ccasGrenoble", {
        name: "CCAS de Grenoble",
        uses: ["debtGrant"],
        ceilingCents: 30_000,
        conditions: ["Habiter Grenoble"],
        pieces: ["Relevé de compte"],
        confirmed,
        source: "Règlement du CCAS, 2026",
        from: today.toString(),
      });
    expect((await set(false)).status).toBe(200);
    const warned = await ask(WORKER, [request("ccasGrenoble", 30_001)], {}, other, account);
    expect(warned.body.warnings[0]).toContain("à confirmer");
    await set(true);
    const [third, itsAccount] = await newFile();
    const refused = await ask(WORKER, [request("ccasGrenoble", 30_001)], {}, third, itsAccount);
    expect(refused.body.errors[0]).toMatchObject({
      rule: "debtGrant.ceiling",
      source: expect.stringContaining("CCAS"),
    });
    const { body } = await at.ask(WORKER, "GET", "/api/funds");
    expect(body.funds.find(({ id }: { id: string }) => id === "ccasGrenoble")).toMatchObject({
      checked: today.toPlainYearMonth().toString(),
    });
  });
});

describe("an envelope", () => {
  it("goes beyond only when a named person says why, and keeps who and why", async () => {
    const [other, account] = await newFile();
    await at.ask("coordinator", "PUT", "/api/funds/small", {
      name: "Petit fonds",
      uses: ["debtGrant"],
      ceilingCents: null,
      conditions: [],
      pieces: [],
      confirmed: false,
      source: "essai",
      from: today.toString(),
    });
    await open("small", 10_000);
    const { body } = await ask(WORKER, [request("small", 12_500)], {}, other, account);
    const short = await decided(body.ids[0], { granted: true });
    expect(short.body.errors[0]).toMatchObject({ rule: "envelope.short", field: "overdraftReason" });
    expect(await envelopeOf("small")).toMatchObject({ committedCents: 0, overCents: 0 });
    const beyond = await decided(body.ids[0], {
      granted: true,
      overdraftReason: "Accord du comité du 12",
    });
    expect(beyond.body.status).toBe("granted");
    const kept = await envelopeOf("small");
    expect(kept).toMatchObject({ committedCents: 12_500, amountCents: 10_000, overCents: 2_500 });
    expect(kept.lines.at(-1)).toMatchObject({
      kind: "overdraft",
      amountCents: 2_500,
      reason: "Accord du comité du 12",
      by: expect.any(String),
    });
    const back = await at.ask("coordinator", "POST", `/api/envelopes/${kept.id}/lines`, {
      kind: "withdrawn",
      amountCents: 1,
      reason: "Réduction",
    });
    expect(back.body.errors[0].rule).toBe("envelope.committed");
  });

  it("opened late counts what was granted before, and is refused below it", async () => {
    const next = today.year;
    const { body } = await ask(WORKER, [request("fsl", 20_000)], {}, ...(await newFile()));
    await decided(body.ids[0], { granted: true });
    const listed = await at.ask("coordinator", "GET", `/api/envelopes?year=${next}`);
    expect(listed.body.withoutEnvelope).toContainEqual({ fund: "fsl", committedCents: 20_000 });
    expect((await open("fsl", 19_999)).body.errors[0].rule).toBe("envelope.committed");
    await open("fsl", 20_000);
    expect(await envelopeOf("fsl")).toMatchObject({ committedCents: 20_000 });
    expect((await open("fsl", 20_000)).body.errors[0].rule).toBe("envelope.once");
  });

  it("is told to a funder as totals, and a sum of fewer than five households is kept back", async () => {
    const { body } = await at.ask("funder", "GET", "/api/envelopes");
    expect(body.envelopes).toEqual([]);
    expect(body.totals.find(({ fund }: { fund: string }) => fund === "small")).toEqual({
      fund: "small",
      amountCents: 10_000,
      overCents: 2_500,
      committedCents: null,
      spentCents: null,
      households: null,
    });
  });

  it("of 250 times 100.00 grants 250 of 1,000 decisions made at once, whoever makes them, and not one more", async () => {
    await at.ask("coordinator", "PUT", "/api/funds/rush", {
      name: "Fonds",
      uses: ["debtGrant"],
      ceilingCents: null,
      conditions: [],
      pieces: [],
      confirmed: false,
      source: "essai",
      from: today.toString(),
    });
    await open("rush", 2_500_000);
    const made = await asSystem<{ id: string }>(sql`
      insert into debt_grant (household_id, landlord_id, account_id, fund, asked_cents, debt_cents, asked_on)
      select ${file.householdId}::uuid, ${file.landlordId}::uuid, ${accountId}, 'rush', 10000, 150000, app.today()
        from generate_series(1, 1000) returning id`);
    const { userId } = at.post("coordinator");
    const outcomes = await Promise.all(
      made.map(({ id }) =>
        at.database.transaction({ kind: "user", userId }, (tx) =>
          decide(tx as Parameters<typeof decide>[0], id, { granted: true }, today),
        ),
      ),
    );
    expect(outcomes.filter((one) => one && "done" in one)).toHaveLength(250);
    const refusals = outcomes.flatMap((one) => (one && "errors" in one ? one.errors : []));
    expect([...new Set(refusals.map(({ rule }) => rule))]).toEqual(["envelope.short"]);
    expect(await envelopeOf("rush")).toMatchObject({ committedCents: 2_500_000, amountCents: 2_500_000 });

    // Past every rule of ours, the table itself refuses: by hand, at once, from several sessions.
    const [waiting] = await asSystem<{ ids: string[] }>(
      sql`select jsonb_agg(id) as ids from (select id from debt_grant where fund = 'rush' and status = 'asked' limit 20) x`,
    );
    const forced = await Promise.allSettled(
      waiting!.ids.map((id) =>
        asSystem(
          sql`update debt_grant set status = 'granted', granted_cents = 10000, year = ${today.year}, decided_on = app.today() where id = ${id}::uuid`,
        ),
      ),
    );
    for (const one of forced)
      expect(one).toMatchObject({
        status: "rejected",
        reason: { message: expect.stringContaining("envelope_never_overspent") },
      });
    const written = asSystem(
      sql`select app.commit_money('rush', null, ${today.year}, 'debtGrant', gen_random_uuid(), ${file.householdId}::uuid, -1)`,
    );
    await expect(written).rejects.toThrow(/permission denied/);
    const { checks } = await at.asSystem(verify);
    expect(checks.filter(({ id, ok }) => !ok && /envelope|grant/i.test(id))).toEqual([]);
  }, 60_000);
});
