/** A lease transfer over HTTP: opened, told over two reviews to the slide, its accounts, costs and papers; and who sees what of it. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { assigned, type Assigned } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { pdfText, probePdf } from "../platform/documents/pdf-probe.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";
import { announceTransferDues } from "./store.ts";

const ago = (months: number) => todayInParis().subtract({ months }).toString();
const ahead = (months: number) => todayInParis().add({ months }).toString();

let at: ServedScene<RealServer>;
let file: Assigned;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

const ask: typeof at.ask = (...asked) => at.ask(...asked);
const open = async (who = "coordinator", on = ago(14)) => {
  file = await assigned(at, { on });
  const url = `/api/households/${file.householdId}/lease-transfers`;
  const { status, body } = await ask(who, "POST", url, { on });
  expect(status).toBe(200);
  return body.id as string;
};
const tell = (id: string, kind: string, on: string, detail: object = {}, who = "operatorLead@RELAIS") =>
  ask(who, "POST", `/api/lease-transfers/${id}/facts`, { kind, on, detail });
const read = async (who = "operatorLead@RELAIS") =>
  (await ask(who, "GET", `/api/households/${file.householdId}/lease-transfers`)).body;

const signed = {
  periodEndsOn: ahead(11),
  monthlyCents: 48_250,
  conditions: [{ words: "Loyer payé", met: null }],
};
const held = (proposal: string, met: boolean) => ({
  attended: ["household", "operator", "landlord"],
  proposal,
  conditions: [{ words: "Loyer payé", met }],
});

describe("a transfer over two reviews", () => {
  it("goes from the threat to the slide, each day computed from what was told", async () => {
    const id = await open();
    await tell(id, "landlordAgreed", ago(14), {}, "socialAdviser@AIH");
    await tell(id, "leaseTaken", ago(13));
    await tell(id, "subLeaseSigned", ago(13), signed);
    let { transfers } = await read();
    expect(transfers[0]).toMatchObject({ state: "subLet", next: { id: "review", rank: 1, state: "late" } });
    await tell(id, "review", ago(7), held("continue", false));
    await tell(id, "review", ago(1), held("slide", true));
    ({ transfers } = await read("socialAdviser@AIH"));
    expect(transfers[0]).toMatchObject({
      state: "subLet",
      conditions: [{ words: "Loyer payé", met: true }],
      problems: [],
      holdings: [{ holder: "household" }, { holder: "operator", from: ago(13), to: null }],
    });
    await tell(id, "prefectTold", ago(0), { offers: true }, "landlordLead@AIH");
    await tell(id, "slid", ago(0), {}, "landlordLead@AIH");
    ({ transfers } = await read());
    expect(transfers[0]).toMatchObject({ state: "slid", next: null });
    const again = await ask("coordinator", "POST", `/api/households/${file.householdId}/lease-transfers`, {
      on: ago(0),
    });
    expect(again.status).toBe(200);
  });

  it("refuses a second one under way, an unreadable day, and the same step twice, each by its rule", async () => {
    const id = await open();
    const url = `/api/households/${file.householdId}/lease-transfers`;
    const rules = async (asked: ReturnType<typeof ask>) => {
      const { status, body } = await asked;
      return [status, body.errors.map(({ rule }: { rule: string }) => rule)];
    };
    expect(await rules(ask("coordinator", "POST", url, { on: ago(1) }))).toEqual([
      422,
      ["leaseTransfer.running"],
    ]);
    expect(await rules(tell(id, "leaseTaken", "2025-02-30"))).toEqual([422, ["leaseTransfer.on"]]);
    await tell(id, "leaseTaken", ago(2));
    expect(await rules(tell(id, "leaseTaken", ago(1)))).toEqual([422, ["leaseTransfer.once"]]);
    const alone = await at.household("AIH", "Nadia Morel");
    expect(
      await rules(
        ask("socialAdviser@AIH", "POST", `/api/households/${alone}/lease-transfers`, { on: ago(1) }),
      ),
    ).toEqual([422, ["leaseTransfer.noOperator"]]);
  });

  it("keeps what is contradictory as it was entered, tells it, and takes a mistake out", async () => {
    const id = await open();
    await tell(id, "slid", ago(1));
    let { transfers } = await read();
    expect(transfers[0].problems.map(({ rule }: { rule: string }) => rule)).toContain(
      "leaseTransfer.missingStep",
    );
    const slid = transfers[0].facts.find(({ kind }: { kind: string }) => kind === "slid");
    const out = await ask("operatorLead@RELAIS", "POST", `/api/lease-transfer-facts/${slid.id}/removal`, {
      reason: "Autre ménage",
    });
    expect(out.status).toBe(200);
    ({ transfers } = await read());
    expect(transfers[0]).toMatchObject({ state: "threatened", problems: [] });
  });
});

describe("who sees and writes what", () => {
  it("another landlord and another operator find nothing, and write nothing", async () => {
    const id = await open();
    const url = `/api/households/${file.householdId}/lease-transfers`;
    expect((await ask("funder", "GET", url)).status).toBe(403);
    for (const who of ["socialAdviser@ACTIS", "operatorLead@SOLENI"]) {
      expect((await ask(who, "GET", url)).body).toEqual({ transfers: [], can: { open: false } });
      expect([403, 404]).toContain((await tell(id, "leaseTaken", ago(1), {}, who)).status);
      expect([403, 404]).toContain(
        (await ask(who, "GET", `/api/lease-transfers/${id}/papers/agreement.pdf`)).status,
      );
    }
  });

  it("what it costs the operator is read by it and the coordination, never by the landlord", async () => {
    const id = await open();
    const cost = { kind: "unpaid", on: ago(1), amountCents: 48_250, recoveredCents: 0 };
    expect((await ask("operatorLead@RELAIS", "POST", `/api/lease-transfers/${id}/costs`, cost)).status).toBe(
      200,
    );
    const [own] = (await read()).transfers;
    expect(own.costs).toMatchObject([{ amountCents: 48_250, recoveredCents: 0 }]);
    expect((await read("coordinator")).transfers[0].costs).toHaveLength(1);
    expect((await read("landlordLead@AIH")).transfers[0].costs).toBe(null);
    const back = `/api/lease-transfer-costs/${own.costs[0].id}`;
    const tooMuch = await ask("operatorLead@RELAIS", "PUT", back, { recoveredCents: 48_251 });
    expect(tooMuch.body.errors[0].rule).toBe("leaseTransfer.recovered");
    expect((await ask("operatorLead@SOLENI", "PUT", back, { recoveredCents: 100 })).status).toBe(404);
    await ask("operatorLead@RELAIS", "PUT", back, { recoveredCents: 20_000 });
    expect((await read()).transfers[0].costs[0].recoveredCents).toBe(20_000);
  });
});

it("the rent account moves with the lease and keeps its past, for its operator as well", async () => {
  const id = await open();
  const number = `T-${id.slice(0, 8)}`;
  await at.asSystem(async (tx) => {
    const other = await tx.rows<{ id: string }>(
      sql`insert into household (name) values ('RELAIS') returning id`,
    );
    const [tenancy] = await tx.rows<{ id: string }>(sql`
      insert into tenancy (landlord_id, household_id) values (${file.landlordId}::uuid, ${other[0]!.id}::uuid) returning id`);
    const [account] = await tx.rows<{ id: number }>(sql`
      insert into tenant_account (landlord_id, number, tenancy_id, household_id, leaseholder_name, commune_insee, balance_cents)
      values (${file.landlordId}::uuid, ${number}, ${tenancy!.id}::uuid, ${other[0]!.id}::uuid, 'RELAIS', '38185', 0) returning id::int as id`);
    await tx.rows(sql`
      insert into account_month (landlord_id, account_id, month, household_id, charged_cents, benefit_cents, relief_cents, grant_cents,
                                 paid_cents, other_cents, balance_cents)
      select ${file.landlordId}::uuid, a.id, m.month::date, a.household_id, 50000, 0, 0, 0, 40000, 0, m.balance
        from (values (${number}, '2026-06-01', 10000)) m (number, month, balance) join tenant_account a on a.number = m.number
      union all
      select a.landlord_id, a.id, '2026-05-01', a.household_id, 50000, 0, 0, 0, 0, 0, 150000
        from tenant_account a where a.household_id = ${file.householdId}::uuid`);
    return account;
  });
  const url = `/api/lease-transfers/${id}/accounts`;
  const asked = { number, holder: "operator", fromOn: "2026-06-01" };
  expect((await ask("operatorLead@RELAIS", "POST", url, asked)).status).toBe(403);
  const unknown = await ask("arrearsOfficer@AIH", "POST", url, { ...asked, number: "nowhere" });
  expect(unknown.body.errors[0]).toMatchObject({ rule: "leaseTransfer.account", field: "number" });
  expect((await ask("arrearsOfficer@AIH", "POST", url, asked)).status).toBe(200);
  const [transfer] = (await read()).transfers;
  expect(
    transfer.months.map((month: Record<string, unknown>) => [
      month["holder"],
      month["owedCents"],
      month["formerCents"],
    ]),
  ).toEqual([
    ["household", 150_000, 0],
    ["operator", 160_000, 150_000],
  ]);
  const tied = transfer.accounts.find((account: { number: string }) => account.number === number);
  expect((await ask("arrearsOfficer@ACTIS", "DELETE", `${url}/${tied.accountId}`)).status).toBe(404);
  expect((await ask("arrearsOfficer@AIH", "DELETE", `${url}/${tied.accountId}`)).status).toBe(200);
  expect((await read()).transfers[0].months).toHaveLength(1);
});

it.each(["subLease", "agreement", "reviews"])("prints the %s, tagged, in both languages", async (paper) => {
  const id = await open();
  await tell(id, "subLeaseSigned", ago(7), signed);
  await tell(id, "review", ago(1), { ...held("continue", true), minutes: "Le loyer est payé." });
  for (const language of ["fr", "en"]) {
    const url = `/api/lease-transfers/${id}/papers/${paper}.pdf?language=${language}`;
    const { body } = await ask("socialAdviser@AIH", "GET", url);
    expect(probePdf(body as Buffer)).toMatchObject({ tagged: true, universalAccess: true });
    const text = pdfText(body as Buffer);
    if (text === undefined) continue;
    const own = { subLease: "Nadia Morel", agreement: "Loyer payé", reviews: "Le loyer est payé." };
    expect(text).toContain(own[paper as keyof typeof own]);
  }
});

it("each day that comes or passes is told once, and again when it is late", async () => {
  const id = await open();
  await tell(
    id,
    "subLeaseSigned",
    todayInParis().subtract({ months: 6 }).add({ days: 10 }).toString(),
    signed,
  );
  const told = async (on: Temporal.PlainDate) => {
    await at.asSystem((tx) => announceTransferDues(tx, on));
    const events = await at.asSystem((tx) =>
      tx.rows<{ state: string }>(sql`
        select payload ->> 'state' as state from outbox_event where kind = 'leaseTransfer.due' and payload ->> 'transferId' = ${id} order by id`),
    );
    return events.map(({ state }) => state);
  };
  expect(await told(todayInParis())).toEqual(["due"]);
  expect(await told(todayInParis())).toEqual(["due"]);
  expect(await told(todayInParis().add({ days: 20 }))).toEqual(["due", "late"]);
});
