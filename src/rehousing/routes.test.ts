/** A household rehoused with another landlord, over HTTP: from its needs to the move and the debt's end; and what each may see of it. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type NoticeKind, NOTICES } from "../app/jobs/concerned.ts";
import { notify } from "../app/jobs/notices.ts";
import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { assigned, type Assigned } from "../measure/measure-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import type { OutboxEvent } from "../platform/jobs/outbox.ts";
import { servedScene, type ServedScene } from "../referral/referral-fixture.ts";

const today = todayInParis().toString();
const OPERATOR = "operatorLead@RELAIS";
const SECRET = "La voisine du dessus, des menaces";

let at: ServedScene<RealServer>;
let file: Assigned;
beforeAll(async () => {
  at = await servedScene(demoOf({ tenancies: 0 }), serverOf);
}, 120_000);
afterAll(() => at?.close());

const ask: typeof at.ask = (...asked) => at.ask(...asked);
const NEEDS = {
  people: 3,
  roomsLeast: 3,
  roomsMost: null,
  communes: ["38185"],
  zoneId: null,
  ceilingCents: 55_000,
  stepFree: false,
  reason: "safety",
};
const BUDGET = {
  resourcesCents: 150_000,
  otherChargesCents: 40_000,
  benefitCents: 20_000,
  benefitAfterCents: 15_000,
  energyCents: 12_000,
  leastResidualCents: 60_000,
};
/** A household of AIH that RELAIS carries and that looks for a home; gives its request. */
const seeking = async (needs: object = {}) => {
  file = await assigned(at);
  await at.asSystem((tx) =>
    tx.rows(
      sql`update tenant_account set rent_charges_cents = 68000, benefit_cents = 20000 where household_id = ${file.householdId}::uuid`,
    ),
  );
  const { status, body } = await ask(OPERATOR, "PUT", `/api/households/${file.householdId}/rehousing`, {
    ...NEEDS,
    ...needs,
    budget: BUDGET,
    reasonDetail: SECRET,
  });
  expect(status).toBe(200);
  return body.id as string;
};
const homeOf = async (code: string, change: object = {}) => {
  const reference = `UG-${crypto.randomUUID().slice(0, 8)}`;
  await ask(`landlordLead@${code}`, "POST", "/api/vacancies", {
    reference,
    rooms: 3,
    communeInsee: "38185",
    address: "3 rue des Tilleuls",
    rentCents: 41_000,
    chargesCents: 9_000,
    energyClass: "B",
    energyCents: 4_000,
    availableOn: today,
    ...change,
  });
  const { homes } = (await ask(`landlordLead@${code}`, "GET", "/api/vacancies")).body;
  return homes.find((home: { reference: string }) => home.reference === reference).id as string;
};
const agree = (id: string, who = OPERATOR) =>
  ask(who, "POST", `/api/rehousing/${id}/agreement`, { on: today, how: "met" });
const propose = (id: string, vacancyId: string, who = OPERATOR) =>
  ask(who, "POST", `/api/rehousing/${id}/proposals`, { vacancyId });
const tell = (id: string, kind: string, who: string, reason: string | null = null) =>
  ask(who, "POST", `/api/rehousing-proposals/${id}/facts`, { kind, on: today, reason });
const page = async (who = OPERATOR) =>
  (await ask(who, "GET", `/api/households/${file.householdId}/rehousing`)).body;
const team = async (who: string) => (await ask(who, "GET", "/api/rehousing")).body;
const rules = ({ status, body }: { status: number; body: { errors?: { rule: string }[] } }) => [
  status,
  ...(body.errors ?? []).map(({ rule }) => rule),
];

describe("from its needs to the debt's end", () => {
  it("a household moves to another landlord's home, which is then taken; its debt is followed in the home it left", async () => {
    const id = await seeking();
    const home = await homeOf("ACTIS");
    await agree(id);
    const [request] = (await page()).requests;
    const ranked = request.ranked.find(({ home: one }: { home: { id: string } }) => one.id === home);
    expect(ranked).toMatchObject({
      obstacles: [],
      effortRate: 35_000 / 150_000,
      residualCents: 71_000,
      saving: { rentChargesCents: 18_000, benefitCents: -5_000, energyCents: 8_000, totalCents: 21_000 },
      effect: { monthsNow: null, monthsThen: 8 },
    });
    const { body } = await propose(id, home);
    await tell(body.id, "householdAccepted", OPERATOR);
    await tell(body.id, "landlordAgreed", "landlordLead@ACTIS");
    await tell(body.id, "committeePlanned", "landlordLead@ACTIS");
    await tell(body.id, "committeeAllocated", "landlordLead@ACTIS");
    expect(rules(await tell(body.id, "moved", "socialAdviser@ACTIS"))).toEqual([200]);
    const [moved] = (await page()).requests;
    expect(moved).toMatchObject({
      closedWhy: "moved",
      movedOn: today,
      ranked: [],
      proposals: [{ state: "moved", problems: [], home: { landlord: "Actis" } }],
      debt: { state: "untold" },
    });
    const { homes } = (await ask("landlordLead@ACTIS", "GET", "/api/vacancies")).body;
    expect(homes.find((one: { id: string }) => one.id === home)).toMatchObject({ status: "taken" });

    expect((await ask(OPERATOR, "PUT", `/api/rehousing/${id}/debt`, { treatment: "planKept" })).status).toBe(
      200,
    );
    await at.asSystem((tx) =>
      tx.rows(sql`
        insert into account_month (landlord_id, account_id, month, household_id, charged_cents, benefit_cents, relief_cents, grant_cents,
                                   paid_cents, other_cents, balance_cents)
        select a.landlord_id, a.id, (date_trunc('month', app.today()) + m.n * interval '1 month')::date, a.household_id, 0, 0, 0, 0, 5000, 0, m.balance
          from tenant_account a, (values (0, 10000), (1, 5000), (2, 0)) m (n, balance) where a.household_id = ${file.householdId}::uuid`),
    );
    const [followed] = (await page("arrearsOfficer@AIH")).requests;
    expect(followed).toMatchObject({
      debtTreatment: "planKept",
      debt: { state: "settled", atMoveCents: 10_000, nowCents: 0 },
      budget: null,
      reasonDetail: null,
    });
  });

  it("a home is promised to one household at a time, and comes back when it is refused, to others alone", async () => {
    const first = await seeking();
    const home = await homeOf("AIH");
    const proposal = (await propose(first, home)).body.id;
    expect(rules(await propose(first, await homeOf("AIH")))).toEqual([422, "rehousing.oneAtATime"]);
    const status = await ask("landlordLead@AIH", "POST", `/api/vacancies/${home}/status`, {
      status: "taken",
      on: today,
    });
    expect(rules(status)).toEqual([422, "vacancy.promised"]);
    const second = await seeking();
    expect(rules(await propose(second, home))).toEqual([422, "rehousing.notFree"]);
    expect(rules(await tell(proposal, "householdRefused", OPERATOR))).toEqual([422, "rehousing.reason"]);
    expect(rules(await tell(proposal, "householdRefused", OPERATOR, "place"))).toEqual([200]);
    expect(rules(await propose(first, home))).toEqual([422, "rehousing.refused"]);
    const again = await propose(second, home);
    expect(again.status).toBe(200);
    await tell(again.body.id, "withdrawn", OPERATOR, "other");
  });

  it("a move told by mistake is taken back, and the home and the request open again; not once the home went elsewhere", async () => {
    const first = await seeking();
    const home = await homeOf("AIH");
    const proposal = (await propose(first, home)).body.id;
    const undo = (kind: string, who = OPERATOR, of = proposal) =>
      ask(who, "DELETE", `/api/rehousing-proposals/${of}/facts/${kind}`);
    const status = async () =>
      (await ask("landlordLead@AIH", "GET", "/api/vacancies")).body.homes.find(
        (one: { id: string }) => one.id === home,
      );
    await tell(proposal, "moved", OPERATOR);
    expect(await status()).toMatchObject({ status: "taken" });
    expect((await undo("moved", "landlordLead@ACTIS")).status).toBe(404);
    expect((await undo("householdAccepted")).status).toBe(404);
    expect((await undo("moved")).status).toBe(200);
    expect(await status()).toMatchObject({ status: "open", promised: true });
    expect((await page()).requests[0]).toMatchObject({ movedOn: null, closedOn: null });
    await tell(proposal, "householdRefused", OPERATOR, "place");
    const second = await seeking();
    const other = (await propose(second, home)).body.id;
    expect(rules(await undo("householdRefused", "landlordLead@AIH"))).toEqual([422, "rehousing.elsewhere"]);
    await tell(other, "withdrawn", OPERATOR, "other");
    expect(rules(await undo("householdRefused", "landlordLead@AIH"))).toEqual([200]);
    await tell(proposal, "withdrawn", "landlordLead@AIH", "other");
  });

  it("over all at once no home is chosen twice, and every choice suits", async () => {
    const [one, other] = [await seeking({ roomsLeast: 2 }), await seeking()];
    // Enough for whoever else looks by now.
    for (let n = 0; n < 6; n += 1) await homeOf("AIH", { rentCents: 40_500 });
    await homeOf("AIH", { rooms: 2, rentCents: 39_000 });
    const { body } = await ask(OPERATOR, "GET", "/api/rehousing/matching");
    const given = body.households.filter((one: { given: object | null }) => one.given !== null);
    const homes = given.map((one: { given: { home: { id: string } } }) => one.given.home.id);
    expect(new Set(homes).size).toBe(homes.length);
    expect(body.by).toBe("solver");
    const served = given.map(({ requestId }: { requestId: string }) => requestId);
    expect(served).toEqual(expect.arrayContaining([one, other]));
    for (const { given: fit, ceilingCents } of given) {
      expect(fit.obstacles).toEqual([]);
      expect(fit.rentChargesCents).toBeLessThanOrEqual(ceilingCents);
    }
  });

  it("what weighs in matching is set by the coordination alone, from a day on", async () => {
    const { weights, can } = (await ask("coordinator", "GET", "/api/rehousing/matching")).body;
    expect(can).toEqual({ weigh: true });
    const set = (who: string, week: number) =>
      ask(who, "PUT", "/api/rehousing/weights", { weights: { ...weights, week }, from: today });
    expect((await set(OPERATOR, 9)).status).toBe(403);
    expect((await set("coordinator", -1)).body.errors).toMatchObject([{ field: "weights.week" }]);
    expect((await set("coordinator", 9)).status).toBe(200);
    expect((await ask(OPERATOR, "GET", "/api/rehousing/matching")).body).toMatchObject({
      weights: { week: 9 },
      can: { weigh: false },
    });
  });

  it("needs are refused on their field; another landlord's home is not proposed before the household agreed", async () => {
    const id = await seeking();
    const bad = await ask(OPERATOR, "PUT", `/api/households/${file.householdId}/rehousing`, {
      ...NEEDS,
      people: 0,
    });
    expect(bad.body.errors).toMatchObject([{ field: "people" }]);
    const unknown = await ask(OPERATOR, "PUT", `/api/households/${file.householdId}/rehousing`, {
      ...NEEDS,
      communes: ["99999"],
    });
    const nowhere = await ask(OPERATOR, "PUT", `/api/households/${file.householdId}/rehousing`, {
      ...NEEDS,
      nearInsee: "99998",
    });
    expect(nowhere.body.errors).toMatchObject([{ field: "nearInsee" }]);
    expect(unknown.body.errors).toMatchObject([{ field: "communes" }]);
    expect(rules(await propose(id, await homeOf("ACTIS")))).toEqual([422, "rehousing.notShown"]);
    expect(rules(await propose(id, await homeOf("AIH", { rentCents: 50_000 })))).toEqual([
      422,
      "rehousing.overCeiling",
    ]);
    expect(rules(await propose(id, await homeOf("AIH", { rooms: 2 })))).toEqual([422, "rehousing.tooSmall"]);
  });
});

/** All that it may be answered of the household, as text. */
const everything = async (who: string, id: string) => {
  const answers = [
    await team(who),
    await page(who),
    (await ask(who, "GET", "/api/rehousing/matching")).body,
    (await ask(who, "GET", "/api/vacancies")).body,
    (await ask(who, "GET", `/api/households/${file.householdId}`)).body,
    (await ask(who, "GET", `/api/households/${id}/rehousing`)).body,
  ];
  return JSON.stringify(answers);
};

/** How many of its homes wait for its answer, as its home page counts them. */
const waiting = async () =>
  (await ask("landlordLead@ACTIS", "GET", "/api/home")).body.facts.find(
    (fact: { id: string }) => fact.id === "homesToAnswer",
  )?.count ?? 0;

describe("another landlord", () => {
  const OTHERS = ["landlordLead@ACTIS", "socialAdviser@ACTIS", "arrearsOfficer@ACTIS"];
  it("sees nothing before the agreement, the profile's numbers after it, and nothing again once it is taken back", async () => {
    const id = await seeking();
    const shown = async () =>
      (await team("landlordLead@ACTIS")).profiles.filter(
        ({ profile }: { profile: string }) => profile === id,
      );
    expect(await shown()).toEqual([]);
    await agree(id, "socialAdviser@AIH");
    const [profile] = await shown();
    expect(Object.keys(profile).toSorted()).toEqual([
      "ceilingCents",
      "communeNames",
      "people",
      "profile",
      "roomsLeast",
      "roomsMost",
      "since",
      "stepFree",
      "suits",
      "zone",
    ]);
    expect(profile).toMatchObject({
      people: 3,
      roomsLeast: 3,
      ceilingCents: 55_000,
      communeNames: ["Grenoble"],
    });
    const home = await homeOf("ACTIS");
    const proposal = (await propose(id, home)).body.id;
    await ask(OPERATOR, "POST", `/api/rehousing/${id}/agreement/withdrawal`, { on: today });
    expect(await shown()).toEqual([]);
    const offer = (await team("landlordLead@ACTIS")).offers.find(
      (one: { id: string }) => one.id === proposal,
    );
    expect(offer).toMatchObject({ people: null, roomsLeast: null, stepFree: null, state: "withdrawn" });
    expect((await tell(proposal, "landlordAgreed", "landlordLead@ACTIS")).status).toBe(404);
    // The home is free for others at once.
    const { homes } = (await ask("landlordLead@ACTIS", "GET", "/api/vacancies")).body;
    expect(homes.find((one: { id: string }) => one.id === home)).toMatchObject({
      promised: false,
      status: "open",
    });
  });

  it("reads no name, address, debt, reason or word of the household, even while it answers a proposal", async () => {
    const id = await seeking();
    await agree(id);
    const proposal = (await propose(id, await homeOf("ACTIS"))).body.id;
    for (const who of OTHERS) {
      const seen = await everything(who, id);
      for (const secret of [
        "Nadia",
        "Morel",
        SECRET,
        ':"safety"',
        file.householdId,
        file.landlordId,
        "150000",
        "AIH",
        "Alpes",
      ])
        expect({ who, secret, seen: seen.includes(secret) }).toEqual({ who, secret, seen: false });
      expect((await page(who)).requests).toEqual([]);
    }
    const before = await waiting();
    expect((await tell(proposal, "landlordAgreed", "landlordLead@ACTIS")).status).toBe(200);
    expect(await waiting()).toBe(before - 1);
  });

  it("is told that a profile is shown and that its home is proposed, by notices that name no household; the household's side by name", async () => {
    const id = await seeking();
    await agree(id);
    const proposal = (await propose(id, await homeOf("ACTIS"))).body.id;
    await tell(proposal, "householdAccepted", OPERATOR);
    const told = await at.asSystem(async (tx) => {
      const events = await tx.rows<OutboxEvent>(sql`
        select id, kind, household_id as "householdId", payload, user_id as "userId", created_at as "createdAt" from outbox_event
         where kind like 'rehousing.%' and (payload ->> 'requestId' = ${id} or payload ->> 'proposalId' = ${proposal}) order by created_at`);
      for (const event of events.filter(({ kind }) => kind in NOTICES))
        await notify(tx, event, NOTICES[event.kind as NoticeKind](event));
      return tx.rows<{ kind: string; to: string; names: boolean }>(sql`
        select distinct n.kind, o.code as "to", n.household_id is not null or n.payload::text like ${`%${file.landlordId}%`} as names
          from notification n join member m on m.user_id = n.user_id join organisation o on o.id = m.organisation_id
         where n.payload ->> 'requestId' = ${id} or n.payload ->> 'proposalId' = ${proposal} order by 1, 2`);
    });
    const others = ["ACTIS", "SDH"].map((to) => told.filter((one) => one.to === to));
    expect(others).toEqual([
      [
        { kind: "rehousing.homeProposed", to: "ACTIS", names: false },
        { kind: "rehousing.homeTold", to: "ACTIS", names: false },
        { kind: "rehousing.profileShown", to: "ACTIS", names: false },
      ],
      [{ kind: "rehousing.profileShown", to: "SDH", names: false }],
    ]);
    expect(told.filter(({ to }) => to === "AIH").map(({ kind }) => kind)).toEqual([
      "rehousing.opened",
      "rehousing.told",
    ]);
    const { items } = (await ask(OPERATOR, "GET", `/api/households/${file.householdId}/timeline`)).body;
    const steps = items
      .filter(({ kind }: { kind: string }) => kind === "rehousing")
      .map(({ facts }: { facts: { step: string } }) => facts.step);
    expect(steps).toEqual(["householdAccepted", "proposed", "shown", "opened"]);
  });

  it("writes nothing of it but its own answer", async () => {
    const id = await seeking();
    await agree(id);
    const home = await homeOf("ACTIS");
    const proposal = (await propose(id, home)).body.id;
    for (const who of ["landlordLead@ACTIS", "landlordLead@SDH", "operatorLead@SOLENI"]) {
      const url = `/api/households/${file.householdId}/rehousing`;
      expect((await ask(who, "PUT", url, NEEDS)).status).toBe(404);
      expect((await agree(id, who)).status).toBe(404);
      expect(
        (await ask(who, "POST", `/api/rehousing/${id}/agreement/withdrawal`, { on: today })).status,
      ).toBe(404);
      expect(
        (await ask(who, "POST", `/api/rehousing/${id}/closing`, { on: today, why: "other" })).status,
      ).toBe(404);
      expect((await ask(who, "PUT", `/api/rehousing/${id}/debt`, { treatment: "paid" })).status).toBe(404);
      expect((await propose(id, home, who)).status).toBe(404);
      expect((await tell(proposal, "householdRefused", who, "other")).status).toBe(404);
    }
    for (const who of ["landlordLead@SDH", "operatorLead@SOLENI"])
      expect((await tell(proposal, "landlordAgreed", who)).status).toBe(404);
    // The operator does not answer for the home's landlord.
    expect((await tell(proposal, "committeeAllocated", OPERATOR)).status).toBe(404);
    expect((await tell(proposal, "landlordRefused", "landlordLead@ACTIS", "otherCandidate")).status).toBe(
      200,
    );
  });

  it("finds no row in any table of rehousing, by its own words to the database", async () => {
    const id = await seeking();
    await agree(id);
    await propose(id, await homeOf("ACTIS"));
    for (const table of ["request", "case", "agreement", "proposal", "fact"]) {
      const rows = await at.as("landlordLead@ACTIS", (tx) =>
        tx.rows(
          sql`select 1 from ${sql.identifier(`rehousing_${table}`)} where household_id = ${file.householdId}::uuid`,
        ),
      );
      expect({ table, rows }).toEqual({ table, rows: [] });
    }
    await expect(
      at.as("landlordLead@ACTIS", (tx) =>
        tx.rows(sql`
          insert into rehousing_agreement (request_id, household_id, landlord_id, agreed_on, how, recorded_by)
          values (${id}::uuid, ${file.householdId}::uuid, ${file.landlordId}::uuid, ${today}::date, 'met', ${at.post("landlordLead@ACTIS").userId}::uuid)`),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it("the household's own landlord reads the request, and neither its budget nor the reason in words", async () => {
    const id = await seeking();
    const [request] = (await page("socialAdviser@AIH")).requests;
    expect(request).toMatchObject({ id, reason: "safety", budget: null, reasonDetail: null });
    expect((await page("coordinator")).requests[0]).toMatchObject({ budget: null, reasonDetail: null });
    expect((await page()).requests[0]).toMatchObject({ budget: BUDGET, reasonDetail: SECRET });
    expect((await ask("funder", "GET", "/api/rehousing")).status).toBe(403);
  });
});
