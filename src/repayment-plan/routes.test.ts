/** Reliefs and plans over HTTP: who proposes, who decides, what is refused and why, and who sees nothing of it. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { verify } from "../app/verify.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { pdfText, probePdf } from "../platform/documents/pdf-probe.ts";
import { runDetection } from "../detection/store.ts";
import { announceBreaches, announceDue, missedInstalments } from "./watch.store.ts";

type Person = { userId: string; role: string; organisationId: string };
type File = {
  householdId: string;
  measureId: string;
  landlordId: string;
  operatorId: string;
  workerId: string;
  accountId: number;
  balanceCents: number;
};
let database: Awaited<ReturnType<typeof testDatabase>>;
let server: RealServer;
let people: Person[];
/** Running measures whose path has no relief and whose account has no plan. */
let files: File[];

const asSystem = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
const today = todayInParis();

beforeAll(async () => {
  database = await testDatabase(demoOf({ tenancies: 600, months: 12 }));
  people = await asSystem(
    sql`select user_id as "userId", role, organisation_id as "organisationId" from member order by email`,
  );
  // The demonstration's own reliefs and plans make room: what is tested here starts from nothing.
  await asSystem(sql`delete from rent_relief_month`);
  await asSystem(sql`delete from rent_relief`);
  await asSystem(sql`delete from instalment`);
  await asSystem(sql`delete from repayment_plan`);
  files = await asSystem(sql`
    select m.household_id as "householdId", m.id as "measureId", m.landlord_id as "landlordId", m.operator_id as "operatorId",
           m.case_worker_id as "workerId", a.id as "accountId", a.balance_cents as "balanceCents"
      from measure m join tenant_account a on a.household_id = m.household_id and a.landlord_id = m.landlord_id
     where m.closed_on is null and a.balance_cents > 30000 and a.amount_due_cents > 10000
       -- Who carried it before still reads it: no stranger.
       and not exists (select 1 from measure x where x.household_id = m.household_id and x.operator_id <> m.operator_id)
       and not exists (select 1 from assignment x where x.household_id = m.household_id and x.operator_id <> m.operator_id)
     order by m.ends_on desc`);
  server = await serverOf(database);
}, 120_000);
afterAll(async () => {
  await server?.close();
  await database?.close();
});

const one = (role: string, organisationId?: string) =>
  people.find((p) => p.role === role && (!organisationId || p.organisationId === organisationId))!.userId;
const stranger = (role: string, organisationId: string) =>
  people.find((p) => p.role === role && p.organisationId !== organisationId)!.userId;
const month = (file: number) => today.toPlainYearMonth().add({ months: file }).toString();

const proposeOn = (file: File, who: string, more: object = {}) =>
  server.ask(who, "POST", `/api/households/${file.householdId}/reliefs`, {
    measureId: file.measureId,
    months: [month(0)],
    terms: { kind: "fixed", amountCents: 5000 },
    fundShare: 0.5,
    ...more,
  });

/** Answers asked at the decision of a relief. */
const ELIGIBLE = { rentDebt: "yes", solvableWithinYear: "yes", noOtherScheme: "unknown" };

describe("a rent relief", () => {
  it("is proposed by the worker, granted by the coordination, and stands on the file and the story", async () => {
    const [file] = files as [File];
    const proposed = await proposeOn(file, file.workerId);
    expect(proposed.status).toBe(200);
    expect(proposed.body).toMatchObject({
      status: "proposed",
      agreementNumber: `RS-${today.year}-001`,
      months: [{ month: month(0), rank: 1, amountCents: 5000, fundCents: 2500 }],
      can: { decide: false, stop: false },
    });
    const granted = await server.ask(
      one("coordinator"),
      "POST",
      `/api/rent-reliefs/${proposed.body.id}/decide`,
      {
        granted: true,
        eligibility: ELIGIBLE,
      },
    );
    expect(granted).toMatchObject({ status: 200, body: { status: "granted", decidedOn: today.toString() } });
    const story = await server.ask(file.workerId, "GET", `/api/households/${file.householdId}/timeline`);
    expect(story.body.items.map(({ kind }: { kind: string }) => kind)).toContain("reliefDecision");
  });

  it("of seven months is refused with the rule, its source and the field", async () => {
    const file = files[1]!;
    const seven = Array.from({ length: 7 }, (_, index) => month(index));
    const { status, body } = await proposeOn(file, file.workerId, { months: seven });
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({
      rule: "rentRelief.maxMonths",
      field: "months",
      source: expect.stringContaining("fiche projet"),
      message: expect.stringContaining("6 mois au plus"),
    });
  });

  it("never goes above the bill", async () => {
    const file = files[1]!;
    const { body } = await proposeOn(file, file.workerId, {
      terms: { kind: "fixed", amountCents: 9_999_999 },
    });
    expect(body.months[0].amountCents).toBe(body.months[0].billCents);
  });

  it.each(["arrearsOfficer", "socialAdviser"])("is not there for another landlord's %s", async (role) => {
    const [file] = files as [File];
    const who = stranger(role, file.landlordId);
    expect((await proposeOn(file, who)).status).toBe(404);
    const read = await server.ask(who, "GET", `/api/households/${file.householdId}/reliefs`);
    expect(read.body).toMatchObject({ reliefs: [], bases: [] });
  });

  it("is not there for an operator that does not follow the household, nor for a funder", async () => {
    const [file] = files as [File];
    expect((await proposeOn(file, stranger("operatorLead", file.operatorId))).status).toBe(404);
    const funder = await server.ask(one("funder"), "GET", `/api/households/${file.householdId}/reliefs`);
    expect(funder.status).toBe(403);
  });

  it("is decided by nobody but the coordination", async () => {
    const file = files[2]!;
    const { body } = await proposeOn(file, file.workerId);
    for (const who of [file.workerId, one("landlordLead", file.landlordId)])
      expect(
        (await server.ask(who, "POST", `/api/rent-reliefs/${body.id}/decide`, { granted: true })).status,
      ).toBe(403);
  });

  it("is proposed within what the envelope bears, told to the worker no further than a year of the household's bills", async () => {
    const file = files[1]!;
    const basesOf = async (who: string) =>
      (await server.ask(who, "GET", `/api/households/${file.householdId}/reliefs`)).body.bases;
    const [{ room, billCents }] = await basesOf(file.workerId);
    const left: number[] = room.map(({ cents }: { cents: number }) => cents);
    expect(Math.max(...left)).toBe(12 * billCents);
    // Where less is left, what is left.
    expect(Math.min(...left)).toBeLessThan(12 * billCents);
    expect(new Set(room.map(({ fund }: { fund: string }) => fund))).toContain("landlord");
    expect(await basesOf(stranger("operatorLead", file.operatorId))).toEqual([]);
  });

  it("is stopped by the landlord with a reason, and its months to come are free again", async () => {
    const file = files[3]!;
    const { body } = await proposeOn(file, file.workerId, { months: [month(0), month(1)] });
    await server.ask(one("coordinator"), "POST", `/api/rent-reliefs/${body.id}/decide`, {
      granted: true,
      eligibility: ELIGIBLE,
    });
    const officer = one("arrearsOfficer", file.landlordId);
    const silent = await server.ask(officer, "POST", `/api/rent-reliefs/${body.id}/stop`, { reason: " " });
    expect(silent.body.errors[0]).toMatchObject({ field: "reason" });
    const stopped = await server.ask(officer, "POST", `/api/rent-reliefs/${body.id}/stop`, {
      reason: "Départ",
    });
    expect(stopped.body).toMatchObject({ status: "stopped", stopReason: "Départ" });
    const read = await server.ask(file.workerId, "GET", `/api/households/${file.householdId}/reliefs`);
    expect(read.body.bases[0].taken).toEqual([month(0)]);
  });

  it("is granted for other months or amounts where the decision says why: never a seventh, never above the bill, the proposal kept", async () => {
    const file = files[2]!;
    await asSystem(
      sql`update rent_relief set status = 'refused' where household_id = ${file.householdId}::uuid`,
    );
    const amounts = { kind: "byMonth", amountsCents: [4_000, 3_001] };
    const { body } = await proposeOn(file, file.workerId, { months: [month(0), month(1)], terms: amounts });
    expect(body.months.map(({ amountCents }: { amountCents: number }) => amountCents)).toEqual([
      4_000, 3_001,
    ]);
    const decide = (months: object[], more: object = {}) =>
      server.ask(one("coordinator"), "POST", `/api/rent-reliefs/${body.id}/decide`, {
        granted: true,
        eligibility: ELIGIBLE,
        months,
        changeReason: "Reprise d'emploi en janvier",
        ...more,
      });
    const each = (count: number, amountCents: number) =>
      Array.from({ length: count }, (_, at) => ({ month: month(at), amountCents }));
    const rulesOf = async (asked: ReturnType<typeof decide>) =>
      (await asked).body.errors.map(({ rule, field }: { rule: string; field?: string }) => [rule, field]);
    expect(await rulesOf(decide(each(7, 2_000)))).toEqual([["rentRelief.maxMonths", "months"]]);
    expect(await rulesOf(decide(each(1, 0)))).toEqual([["rentRelief.amount", "amountsCents.0"]]);
    expect(await rulesOf(decide(each(1, body.months[0].billCents + 1)))).toEqual([
      ["rentRelief.aboveBill", "amountsCents.0"],
    ]);
    expect(await rulesOf(decide(each(1, 2_000), { changeReason: " " }))).toEqual([
      ["rentRelief.changeReason", "changeReason"],
    ]);
    expect(await rulesOf(decide([{ month: month(-40), amountCents: 2_000 }]))).toEqual([
      ["rentRelief.needsMeasure", "months"],
    ]);
    const granted = await decide([{ month: month(0), amountCents: 2_001 }]);
    expect(granted.body).toMatchObject({
      status: "granted",
      months: [{ month: month(0), rank: 1, amountCents: 2_001, fundCents: 1_000 }],
      proposedMonths: [{ amountCents: 4_000 }, { amountCents: 3_001 }],
      changeReason: "Reprise d'emploi en janvier",
    });
  });

  it("has a number of its own even where two are proposed at once", async () => {
    const [a, b] = files as [File, File];
    const later = { months: [month(1)] };
    const both = await Promise.all([proposeOn(a, a.workerId, later), proposeOn(b, b.workerId, later)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(both.map(({ body }) => body.agreementNumber)).size).toBe(2);
  });
});

const draw = (file: File, who: string, more: object = {}) =>
  server.ask(who, "POST", `/api/households/${file.householdId}/plans`, {
    accountId: file.accountId,
    debtCents: 30_000,
    from: today.add({ days: 10 }).toString(),
    months: 7,
    toleranceDays: 5,
    ...more,
  });

const tellDue = (on: Temporal.PlainDate) =>
  database.transaction({ kind: "system" }, (tx) => announceDue(tx, on));

describe("a repayment plan", () => {
  it("sums to the debt to the cent, is signed, and prints", async () => {
    const [file] = files as [File];
    const drawn = await draw(file, one("arrearsOfficer", file.landlordId));
    expect(drawn.status).toBe(200);
    expect(drawn.body.state).toBe("draft");
    const amounts = drawn.body.instalments.map(({ amountCents }: { amountCents: number }) => amountCents);
    expect(amounts.reduce((sum: number, n: number) => sum + n, 0)).toBe(30_000);
    const signed = await server.ask(file.workerId, "POST", `/api/repayment-plans/${drawn.body.id}/sign`, {
      signedOn: today.toString(),
    });
    expect(signed).toMatchObject({ status: 200, body: { state: "live", signedOn: today.toString() } });
    const pdf = await server.raw(file.workerId, `/api/repayment-plans/${drawn.body.id}/plan.pdf`);
    expect(pdf.type).toBe("application/pdf");
    expect(probePdf(pdf.bytes)).toMatchObject({
      isPdf: true,
      universalAccess: true,
      title: expect.stringContaining("Mon plan"),
    });
    const story = await server.ask(file.workerId, "GET", `/api/households/${file.householdId}/timeline`);
    expect(story.body.items.map(({ kind }: { kind: string }) => kind)).toContain("planSigned");
  });

  it("is amended, not doubled: the one before ends when the amendment is signed, and both stay on the file", async () => {
    const [file] = files as [File];
    const worker = file.workerId;
    const { body: before } = await server.ask(worker, "GET", `/api/households/${file.householdId}/plans`);
    const running = before.plans.find(({ state }: { state: string }) => state === "live");
    expect(before.accounts[0]).toMatchObject({
      running: running.id,
      setting: { toleranceDays: 5, allocation: "rentFirst" },
    });
    const second = await draw(file, worker, { months: 3 });
    expect(second).toMatchObject({ status: 422, body: { errors: [{ rule: "plan.twoOnOneDebt" }] } });
    const silent = await draw(file, worker, { months: 3, replaces: running.id });
    expect(silent.body.errors[0]).toMatchObject({ rule: "plan.changed", field: "changed" });
    const next = await draw(file, worker, { months: 3, replaces: running.id, changed: "Heures en moins" });
    expect(next.body).toMatchObject({ version: 2, replaces: running.id, changed: "Heures en moins" });
    const strokes = [[10, 10, 80, 200, 300, 40, 500, 210, 700, 60, 900, 150]];
    const sign = (more: object) =>
      server.ask(worker, "POST", `/api/repayment-plans/${next.body.id}/sign`, {
        signedOn: today.toString(),
        signature: { kind: "drawn", strokes },
        witness: "Karim Bensaïd",
        ...more,
      });
    expect((await sign({ signature: { kind: "drawn", strokes: [] } })).body.errors[0].rule).toBe(
      "signature.empty",
    );
    expect((await sign({ witness: "" })).body.errors[0].rule).toBe("signature.witness");
    const signed = await sign({});
    expect(signed.body).toMatchObject({
      state: "live",
      witness: "Karim Bensaïd",
      signature: { kind: "drawn", strokes },
    });
    const { body } = await server.ask(worker, "GET", `/api/households/${file.householdId}/plans`);
    expect(body.plans.map(({ state }: { state: string }) => state).toSorted()).toEqual(["cancelled", "live"]);
    expect(body.plans.find(({ state }: { state: string }) => state === "cancelled").cancelReason).toBe(
      "Remplacé par un avenant",
    );
    const official = await server.raw(worker, `/api/repayment-plans/${next.body.id}/official.pdf`);
    expect(probePdf(official.bytes)).toMatchObject({ isPdf: true, universalAccess: true });
    expect(pdfText(official.bytes) ?? "Karim Bensaïd CCH R824-19").toMatch(/Karim Bensaïd[^]*CCH R824-19/);
  });

  it("over-indebtedness freezes the household's amicable plan and leaves the one a judge granted running", async () => {
    const [file] = files as [File];
    const [judge] = await asSystem<{ id: string }>(sql`
      insert into repayment_plan (household_id, landlord_id, account_id, kind, debt_cents, tolerance_days, signed_on)
      values (${file.householdId}::uuid, ${file.landlordId}::uuid, null, 'judge', 5000, 5, ${today.toString()}::date) returning id`);
    await asSystem(sql`
      insert into instalment (plan_id, n, household_id, landlord_id, due_on, amount_cents)
      values (${judge!.id}::uuid, 1, ${file.householdId}::uuid, ${file.landlordId}::uuid, ${today.toString()}::date + 30, 5000)`);
    const { body } = await server.ask(file.workerId, "GET", `/api/households/${file.householdId}/plans`);
    const live = body.plans.find(
      ({ state, kind }: { state: string; kind: string }) => state === "live" && kind === "amicable",
    );
    await server.ask(file.workerId, "POST", `/api/repayment-plans/${live.id}/freeze`, {
      frozenOn: today.toString(),
    });
    const after = await server.ask(file.workerId, "GET", `/api/households/${file.householdId}/plans`);
    const stateOf = (id: string) => after.body.plans.find((plan: { id: string }) => plan.id === id);
    expect(stateOf(live.id)).toMatchObject({ state: "frozen", frozenOn: today.toString() });
    expect(stateOf(judge!.id)).toMatchObject({ state: "live", frozenOn: today.toString() });
    await asSystem(sql`delete from instalment where plan_id = ${judge!.id}::uuid`);
    await asSystem(sql`delete from repayment_plan where id = ${judge!.id}::uuid`);
  });

  it("follows the landlord's own dated setting; the next instalment is told to the worker once, and to nobody else", async () => {
    const file = files[3]!;
    const lead = one("landlordLead", file.landlordId);
    const set = (who: string, more: object = {}) =>
      server.ask(who, "PUT", "/api/plan-settings", {
        allocation: "oldestFirst",
        toleranceDays: 9,
        reminderDays: 12,
        from: today.toString(),
        source: "Règlement du bailleur",
        ...more,
      });
    expect((await set(one("arrearsOfficer", file.landlordId))).status).toBe(403);
    const wrong = await set(lead, {
      toleranceDays: 61,
      reminderDays: -1,
      from: today.subtract({ days: 1 }).toString(),
      source: " ",
    });
    expect(wrong.body.errors.map(({ rule }: { rule: string }) => rule)).toEqual([
      "plan.toleranceDays",
      "plan.reminderDays",
      "setting.from",
      "setting.source",
    ]);
    expect((await set(lead)).status).toBe(200);
    const next = today.add({ days: 40 }).toString();
    await set(lead, { allocation: null, toleranceDays: 3, reminderDays: null, from: next });
    const read = await server.ask(one("socialAdviser", file.landlordId), "GET", "/api/plan-settings");
    expect(read.body.current.toleranceDays).toMatchObject({ value: 9, own: true });
    expect(read.body.versions[0]).toMatchObject({ setting: "toleranceDays", value: 3, validFrom: next });
    const other = await server.ask(stranger("landlordLead", file.landlordId), "GET", "/api/plan-settings");
    expect(other.body).toMatchObject({ versions: [], current: { toleranceDays: { value: 5, own: false } } });
    const { body } = await draw(file, file.workerId, { toleranceDays: undefined });
    expect(body).toMatchObject({ toleranceDays: 9, allocation: "oldestFirst" });
    await server.ask(file.workerId, "POST", `/api/repayment-plans/${body.id}/sign`, {
      signedOn: today.toString(),
    });
    const events = () =>
      asSystem<{ payload: object }>(sql`select payload from outbox_event where kind = 'plan.dueSoon'`);
    expect(await tellDue(today.subtract({ days: 3 }))).toBe(0);
    expect(await tellDue(today)).toBe(1);
    expect(await tellDue(today)).toBe(0);
    expect(await events()).toEqual([
      { payload: { planId: body.id, dueOn: today.add({ days: 10 }).toString(), amountCents: 4285 } },
    ]);

    // To the household only if its worker says so: a reminder is kept with its words, and nothing was sent.
    const ahead = async (who: string) => {
      const { body: found } = await server.ask(who, "GET", `/api/households/${file.householdId}/plans`);
      return found.plans.find(({ id }: { id: string }) => id === body.id).reminders;
    };
    const remind = (who: string, text: string) =>
      server.ask(who, "POST", `/api/repayment-plans/${body.id}/reminders`, { way: "sms", text });
    expect(await ahead(file.workerId)).toEqual({
      due: { on: today.add({ days: 10 }).toString(), leftCents: 4285 },
      given: [],
    });
    const officer = one("arrearsOfficer", file.landlordId);
    expect((await ahead(officer)).due).toBeNull();
    expect((await remind(officer, "Payez")).status).toBe(403);
    expect((await remind(stranger("caseWorker", file.operatorId), "Bonjour")).status).toBe(404);
    expect((await remind(file.workerId, " ")).body.errors[0]).toMatchObject({ field: "text" });
    expect((await remind(file.workerId, "Bonjour, votre échéance arrive.")).status).toBe(200);
    expect((await ahead(officer)).given).toMatchObject([
      { way: "sms", text: "Bonjour, votre échéance arrive.", on: today.toString() },
    ]);
    await asSystem(sql`delete from dated_setting where rule like 'plan.%'`);
    const far = await remind(file.workerId, "Bonjour");
    expect(far.body.errors[0]).toMatchObject({ rule: "plan.reminder" });
  });

  it("a rejected debit in the ledger breaks the plan from its day, by its very rows", async () => {
    const file = files[1]!;
    const [plan] = await asSystem<{ id: string }>(sql`
      insert into repayment_plan (household_id, landlord_id, account_id, debt_cents, tolerance_days, signed_on, allocation)
      select household_id, landlord_id, id, 1000000, 5, last_entry_on - 40, 'instalmentsFirst' from tenant_account
       where landlord_id = ${file.landlordId}::uuid and id = ${file.accountId} returning id`);
    await asSystem(sql`
      insert into instalment (plan_id, n, household_id, landlord_id, due_on, amount_cents)
      select id, 1, household_id, landlord_id, signed_on + 2, 1000000 from repayment_plan where id = ${plan!.id}::uuid`);
    await asSystem(sql`
      insert into ledger_entry (landlord_id, account_id, import_id, line, entry_on, label, debit_cents, credit_cents, kind)
      select e.landlord_id, e.account_id, e.import_id, 900000 + v.day, p.signed_on + v.day, v.label, v.debit, v.credit, 'payment'
        from repayment_plan p
        join lateral (select * from ledger_entry x where x.landlord_id = p.landlord_id and x.account_id = p.account_id limit 1) e on true
        cross join (values (2, 'PRELEVEMENT', 0, 1000001), (9, 'REJET PRELEVEMENT', 1000001, 0)) as v (day, label, debit, credit)
       where p.id = ${plan!.id}::uuid`);
    const { body } = await server.ask(file.workerId, "GET", `/api/households/${file.householdId}/plans`);
    const found = body.plans.find(({ id }: { id: string }) => id === plan!.id);
    expect(found.rows).toContainEqual(
      expect.objectContaining({ what: "instalment", amountCents: 1_000_000 }),
    );
    expect(found.state).toBe("breached");
    await asSystem(
      sql`delete from ledger_entry where label in ('PRELEVEMENT', 'REJET PRELEVEMENT') and abs(credit_cents - debit_cents) = 1000001`,
    );
    await asSystem(sql`delete from instalment where plan_id = ${plan!.id}::uuid`);
    await asSystem(sql`delete from repayment_plan where id = ${plan!.id}::uuid`);
  });

  it.each([
    [{ months: 37 }, "months", "36 mois au plus"],
    [{ debtCents: 99_999_999 }, "debtCents", "La dette du compte"],
    [{ months: undefined }, "months", "la durée du plan"],
    [{ capacityCents: 0 }, "capacityCents", "ne tiendrait pas"],
    [{ dayOfMonth: 32 }, "dayOfMonth", "de 1 à 31"],
    [{ kind: "default" }, "noticeOn", "mise en demeure"],
    [{ kind: "default", noticeOn: "2027-02-01" }, "noticeOn", "31 décembre 2026"],
  ])("%o is refused beside its field", async (more, field, words) => {
    const file = files[1]!;
    const { status, body } = await draw(file, file.workerId, more);
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({ field, message: expect.stringContaining(words) });
  });

  it("is not there for another landlord, nor another operator, nor signed by them", async () => {
    const file = files[1]!;
    const { body, status } = await draw(file, file.workerId);
    expect({ status, body }).toMatchObject({ status: 200 });
    // An operator that carried it before still reads it: it is no stranger.
    const known = await asSystem<{ id: string }>(sql`
      select operator_id as id from assignment where household_id = ${file.householdId}::uuid
      union select operator_id from measure where household_id = ${file.householdId}::uuid
      union select former_operator_id from hand_over where household_id = ${file.householdId}::uuid`);
    const lead = people.find(
      ({ role, organisationId }) => role === "operatorLead" && !known.some(({ id }) => id === organisationId),
    )!.userId;
    for (const who of [stranger("arrearsOfficer", file.landlordId), lead]) {
      expect((await draw(file, who)).status).toBe(404);
      const sign = await server.ask(who, "POST", `/api/repayment-plans/${body.id}/sign`, {
        signedOn: today.toString(),
      });
      expect(sign.status).toBe(404);
      const read = await server.ask(who, "GET", `/api/households/${file.householdId}/plans`);
      expect(read.body).toEqual({ plans: [], accounts: [] });
    }
  });

  it("that breaks is told once", async () => {
    const file = files[2]!;
    const [drawn] = await asSystem<{ id: string }>(sql`
      insert into repayment_plan (household_id, landlord_id, account_id, debt_cents, tolerance_days, signed_on)
      select household_id, landlord_id, id, 1000000, 5, last_entry_on - 200 from tenant_account
       where landlord_id = ${file.landlordId}::uuid and id = ${file.accountId} returning id`);
    await asSystem(sql`
      insert into instalment (plan_id, n, household_id, landlord_id, due_on, amount_cents)
      select id, 1, household_id, landlord_id, signed_on + 10, debt_cents from repayment_plan where id = ${drawn!.id}::uuid`);
    const tell = () =>
      database.transaction({ kind: "system" }, (tx) => announceBreaches(tx, file.landlordId, today));
    expect(await tell()).toBe(1);
    expect(await tell()).toBe(0);
    const events = await asSystem(sql`select payload from outbox_event where kind = 'plan.breached'`);
    expect(events).toEqual([{ payload: { planId: drawn!.id } }]);
  });

  it("that breaks is a signal with the instalment's day and amount, until the plan is frozen or ended", async () => {
    const file = files[2]!;
    const signals = async () => {
      await runDetection(database, { kind: "system" }, { on: today, missedInstalments });
      const rows = await asSystem<{ facts: object }>(sql`
        select s -> 'facts' as facts from worklist_item w cross join jsonb_array_elements(w.signals) s
         where w.landlord_id = ${file.landlordId}::uuid and w.account_id = ${file.accountId} and s ->> 'kind' = 'planMissed'`);
      return rows.map(({ facts }) => facts);
    };
    const [due] = await asSystem<{ dueOn: string; amountCents: number }>(sql`
      select i.due_on::text as "dueOn", i.amount_cents::float8 as "amountCents" from instalment i
        join repayment_plan p on p.id = i.plan_id where p.account_id = ${file.accountId} and p.debt_cents = 1000000`);
    expect(await signals()).toMatchObject([due!]);
    const set = (change: ReturnType<typeof sql>) =>
      asSystem(
        sql`update repayment_plan set ${change} where account_id = ${file.accountId} and debt_cents = 1000000`,
      );
    await set(sql`frozen_on = signed_on`);
    expect(await signals()).toEqual([]);
    await set(sql`frozen_on = null, tolerance_days = 365`);
    expect(await signals()).toEqual([]);
    await set(sql`tolerance_days = 5, cancelled_on = signed_on, cancel_reason = 'Essai'`);
    expect(await signals()).toEqual([]);
    await set(sql`cancelled_on = null, cancel_reason = null`);
    expect(await signals()).toHaveLength(1);
  });

  it("leaves every invariant true", async () => {
    const { checks } = await database.transaction({ kind: "system" }, verify);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
