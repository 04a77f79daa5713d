/** The programme's money: 2019 as the sheet published it, each difference explained by name, agreements, and who reads what. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { todayInParis } from "../platform/calendar/today.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { brokenCorrection, changesBetween, type DueStated } from "./correction.rules.ts";
import { brokenByAgreement, differences, totalsOf, yearShownFirst } from "./rules.ts";

const line = (kind: "voted" | "agreed" | "received" | "spent", amountCents: number) => ({
  year: 2019,
  kind,
  amountCents,
});

const dueOf = ({ id, kind, what, dueOn, amountCents }: DueStated) => ({
  id,
  kind,
  what,
  dueOn,
  amountCents,
});

const envelopes = (found: { differences: { between: string }[] }) =>
  found.differences.find(({ between }) => between === "committed/envelopes");

it.each([
  ["the year that runs, though an agreement goes on", [2025, 2026, 2027], 2026],
  ["the last one of which something is known", [2018, 2019], 2019],
  ["the first to come, where none has begun", [2027, 2028], 2027],
  ["this one, where nothing is known", [], 2026],
])("a page of money opens on %s", (_, known, shown) => expect(yearShownFirst(known, 2026)).toBe(shown));

describe("reconciliation", () => {
  it("leaves a kind without a line unknown, and the difference with it", () => {
    const totals = totalsOf([line("voted", 100), line("spent", 90)], 2019);
    expect(totals).toMatchObject({ voted: 100, spent: 90, received: null });
    expect(
      differences(totals, []).map(({ between, amountCents, unknown }) => [between, amountCents, unknown]),
    ).toEqual([
      ["agreed/voted", null, ["agreed"]],
      ["spent/voted", -10, []],
      ["spent/received", null, ["received"]],
    ]);
  });

  it("keeps words for the amount they explained, and no other", () => {
    const said = { between: "agreed/voted", amountCents: 5, words: "Reliquat", by: "Ana", on: "2020-01-02" };
    const of = (agreed: number) =>
      differences(totalsOf([line("voted", 100), line("agreed", agreed)], 2019), [said])[0]!;
    expect(of(105)).toMatchObject({ amountCents: 5, explained: said, stale: null });
    expect(of(106)).toMatchObject({ amountCents: 6, explained: null, stale: said });
  });

  it("names spending that an agreement does not pay, that exceeds its ceiling or its share", () => {
    const rules = [
      { costLine: "overhead" as const, eligible: false, ceilingCents: null, sharePercent: null },
      { costLine: "support" as const, eligible: true, ceilingCents: 500, sharePercent: 50 },
      { costLine: "grants" as const, eligible: null, ceilingCents: 10, sharePercent: null },
    ];
    const spent = [
      { costLine: "overhead" as const, amountCents: 1, own: true },
      { costLine: "support" as const, amountCents: 501, own: true },
      { costLine: "support" as const, amountCents: 499, own: false },
      { costLine: "grants" as const, amountCents: 90, own: false },
    ];
    const found = brokenByAgreement(rules, spent, (name) => name, String);
    expect(found.map(({ rule, field }) => [rule, field])).toEqual([
      ["funding.notEligible", "overhead"],
      ["funding.ceiling", "support"],
      ["funding.share", "support"],
    ]);
  });
});

describe("over HTTP", () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let server: RealServer;
  let people: Map<string, string>;
  beforeAll(async () => {
    database = await testDatabase(demoOf({ programme: true }));
    const rows = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ who: string; id: string }>(
        sql`select o.code || '/' || m.role as who, m.user_id as id from member m join organisation o on o.id = m.organisation_id`,
      ),
    );
    people = new Map(rows.map(({ who, id }) => [who, id]));
    server = await serverOf(database);
  }, 120_000);
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });
  const COORDINATION = "COORDINATION/coordinator";
  const ask = (who: string, method: "GET" | "POST" | "PUT" | "DELETE", url: string, body?: object) =>
    server.ask(people.get(who)!, method, url, body);

  const frozen = () =>
    database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ facts: object }>(
        sql`select facts from snapshot_payer where payer = 'FNAVDL' order by snapshot_id`,
      ),
    );

  it("shows 265 k€ agreed and 290 k€ with direct aid against 230 k€ voted in 2019", async () => {
    const { body } = await ask(COORDINATION, "GET", "/api/funding");
    expect(body.year).toBe(2019);
    expect(body.totals).toMatchObject({
      voted: 23_000_000,
      agreed: 26_500_000,
      directAid: 2_500_000,
      spent: null,
    });
    expect(
      body.differences.map((one: { between: string; amountCents: number }) => [one.between, one.amountCents]),
    ).toEqual([
      ["agreed/voted", 3_500_000],
      ["agreed+directAid/voted", 6_000_000],
      ["received/agreed", null],
      ["spent/voted", null],
    ]);
  });

  it("takes an explanation by name, of the difference that was read and no other", async () => {
    const words = {
      year: 2019,
      between: "agreed/voted",
      words: "Les bailleurs ont ajouté leur part en cours d'année.",
    };
    const stale = await ask(COORDINATION, "POST", "/api/funding/explanations", { ...words, amountCents: 1 });
    expect(stale.body.errors[0].rule).toBe("funding.differenceChanged");
    const kept = await ask(COORDINATION, "POST", "/api/funding/explanations", {
      ...words,
      amountCents: 3_500_000,
    });
    expect(kept.status).toBe(200);
    const { body } = await ask("FAP/funder", "GET", "/api/funding?year=2019");
    expect(body.differences[0].explained).toMatchObject({ words: words.words, by: expect.any(String) });
  });

  it("gives a funder its own lines and totals, a landlord its own contribution and no total", async () => {
    await ask(COORDINATION, "POST", "/api/funding/lines", {
      year: 2019,
      kind: "received",
      funder: "AIH",
      line: "Part 2019",
      amountCents: 2_000_000,
      eligible: null,
      costLine: "support",
      agreementId: null,
      happenedOn: null,
      explanation: null,
    });
    const funder = (await ask("FAP/funder", "GET", "/api/funding?year=2019")).body;
    expect(funder.lines.map((one: { funder: string }) => one.funder)).toEqual(["FAP"]);
    expect(funder.totals.agreed).toBe(26_500_000);
    const landlord = (await ask("AIH/landlordLead", "GET", "/api/funding?year=2019")).body;
    expect(landlord.lines.map((one: { line: string }) => one.line)).toEqual(["Part 2019"]);
    expect([landlord.totals, landlord.differences, landlord.byYear]).toEqual([null, [], []]);
    expect((await ask("PLURALIS/landlordLead", "GET", "/api/funding?year=2019")).body.lines).toEqual([]);
  });

  it("a line taken out stays with what it said, who took it out and why, for the coordination alone", async () => {
    const agreements = (await ask(COORDINATION, "GET", "/api/funding?year=2019")).body.agreements;
    const agreementId = agreements[0]?.id ?? null;
    const { id } = (
      await ask(COORDINATION, "POST", "/api/funding/lines", {
        year: 2019,
        kind: "received",
        funder: "FAP",
        line: "Saisie deux fois",
        amountCents: 123_400,
        eligible: null,
        costLine: null,
        agreementId,
        happenedOn: null,
        explanation: null,
      })
    ).body;
    const remove = (reason: string) =>
      ask(COORDINATION, "POST", `/api/funding/lines/${id}/removal`, { reason });
    expect((await remove(" ")).body.errors).toMatchObject([{ rule: "removal.reason" }]);
    const before = (await ask(COORDINATION, "GET", "/api/funding?year=2019")).body;
    expect(before.removed).toEqual([]);
    expect((await remove("Doublon de la ligne de juin")).status).toBe(200);
    const after = (await ask(COORDINATION, "GET", "/api/funding?year=2019")).body;
    expect(after.lines.map((one: { id: string }) => one.id)).not.toContain(id);
    expect(after.removed).toEqual([
      {
        id: expect.any(String),
        on: todayInParis().toString(),
        by: expect.any(String),
        reason: "Doublon de la ligne de juin",
        said: {
          kind: "received",
          funder: "FAP",
          funderName: before.lines.find((one: { funder: string }) => one.funder === "FAP").funderName,
          line: "Saisie deux fois",
          amountCents: 123_400,
          agreementId,
        },
      },
    ]);
    expect((await ask(COORDINATION, "GET", "/api/funding?year=2020")).body.removed).toEqual([]);
    expect((await ask("FAP/funder", "GET", "/api/funding?year=2019")).body.removed).toEqual([]);
    expect((await ask("AIH/landlordLead", "GET", "/api/funding?year=2019")).body.removed).toEqual([]);
  });

  it("records an agreement over two years with its rules and dues, and marks a due as done", async () => {
    const agreement = {
      funder: "FNAVDL",
      name: "Convention 2020-2021",
      paysFor: "L'accompagnement, pas l'accompagnement global",
      conditions: null,
      startsOn: "2020-01-01",
      endsOn: "2021-12-31",
      years: [
        { year: 2020, amountCents: 12_300_000 },
        { year: 2021, amountCents: 12_000_000 },
      ],
      rules: [{ costLine: "support", eligible: true, ceilingCents: null, sharePercent: 50 }],
      dues: [{ kind: "proof", what: "Compte rendu financier", dueOn: "2021-06-30", amountCents: null }],
    };
    const wrong = await ask(COORDINATION, "POST", "/api/funding/agreements", {
      ...agreement,
      years: [{ year: 2024, amountCents: 1 }],
    });
    expect(wrong.body.errors[0]).toMatchObject({ field: "years" });
    expect((await ask(COORDINATION, "POST", "/api/funding/agreements", agreement)).status).toBe(200);
    const { body } = await ask("FNAVDL/funder", "GET", "/api/funding?year=2021");
    expect(body.totals.agreed).toBe(12_000_000);
    expect(body.agreements[0]).toMatchObject({ name: "Convention 2020-2021", rules: [{ sharePercent: 50 }] });
    const due = body.agreements[0].dues[0].id;
    expect(
      (await ask("FNAVDL/funder", "POST", `/api/funding/dues/${due}`, { on: "2021-06-01" })).status,
    ).toBe(403);
    expect((await ask(COORDINATION, "POST", `/api/funding/dues/${due}`, { on: "2021-06-01" })).status).toBe(
      200,
    );
    expect((await ask("FAP/funder", "GET", "/api/funding?year=2021")).body.agreements).toEqual([]);
  });

  it("holds what funds' envelopes committed against what is written as committed, and sums neither silently", async () => {
    const households = await database.transaction({ kind: "system" }, async (tx) => {
      const rows = await tx.rows<{ id: string; landlordId: string }>(
        sql`select household_id as id, landlord_id as "landlordId" from referral order by id limit 9`,
      );
      for (const [rank, { id, landlordId }] of rows.entries())
        await tx.rows(sql`
          insert into envelope_commitment (fund, landlord_id, year, subject, subject_id, household_id, amount_cents)
          values (${rank < 5 ? "fsl" : rank < 8 ? "reliefFund" : "landlord"}, ${rank < 8 ? null : landlordId}::uuid, 2027,
                  ${rank < 5 ? "debtGrant" : "rentRelief"}, gen_random_uuid(), ${id}::uuid, 10000)`);
      return rows.length;
    });
    expect(households).toBe(9);
    const read = async (who: string) => (await ask(who, "GET", "/api/funding?year=2027")).body;
    const before = await read(COORDINATION);
    expect(before.inEnvelopes).toEqual({ relief: 30_000, grants: 50_000, landlords: 10_000 });
    expect(envelopes(before)).toMatchObject({ amountCents: null, unknown: ["committed"] });
    await ask(COORDINATION, "POST", "/api/funding/lines", {
      year: 2027,
      kind: "committed",
      funder: "FAP",
      line: "Aides promises",
      amountCents: 95_000,
      eligible: null,
      costLine: "grants",
      agreementId: null,
      happenedOn: null,
      explanation: null,
    });
    const after = await read(COORDINATION);
    expect(after.totals.committed).toBe(95_000);
    expect(envelopes(after)).toMatchObject({ amountCents: 15_000, explained: null });
    const words = "Trois aides accordées en décembre ne sont pas encore écrites sur les enveloppes.";
    const explained = await ask(COORDINATION, "POST", "/api/funding/explanations", {
      year: 2027,
      between: "committed/envelopes",
      amountCents: 15_000,
      words,
    });
    expect(explained.status).toBe(200);
    // Three households had a relief of that year: a funder reads neither their sum, nor words of what it makes.
    const funder = await read("FAP/funder");
    expect(funder.inEnvelopes).toBeNull();
    expect(envelopes(funder)).toMatchObject({ amountCents: null, explained: null, stale: null });
    expect(JSON.stringify(funder)).not.toContain("15000");
    await database.transaction({ kind: "system" }, async (tx) => {
      const rows = await tx.rows<{ id: string }>(
        sql`select household_id as id from referral order by id desc limit 2`,
      );
      for (const { id } of rows)
        await tx.rows(sql`
          insert into envelope_commitment (fund, year, subject, subject_id, household_id, amount_cents)
          values ('reliefFund', 2027, 'rentRelief', gen_random_uuid(), ${id}::uuid, 10000)`);
    });
    const enough = await read("FAP/funder");
    expect(enough.inEnvelopes).toEqual({ relief: 50_000, grants: 50_000, landlords: null });
    expect(envelopes(enough)).toMatchObject({ amountCents: -5_000, stale: { words } });
  });

  it("corrects an agreement with a reason, keeps what it said, and refuses words of another reading", async () => {
    const read = async (year: number) =>
      (await ask(COORDINATION, "GET", `/api/funding?year=${year}`)).body.agreements.find(
        (one: { name: string }) => one.name.startsWith("Convention 2020"),
      );
    const before = await read(2021);
    const { id, name, paysFor, conditions, startsOn, endsOn, rules } = before;
    const { dues } = before;
    const terms = {
      name,
      paysFor,
      conditions,
      startsOn,
      endsOn,
      rules,
      dues: dues.map(dueOf),
      years: [
        { year: 2020, amountCents: 12_300_000 },
        { year: 2021, amountCents: 11_500_000 },
      ],
      reason: "Avenant n° 1 : 5 000 € de moins en 2021.",
      revision: 0,
    };
    const put = (who: string, body: object) => ask(who, "PUT", `/api/funding/agreements/${id}`, body);
    expect((await put("FNAVDL/funder", terms)).status).toBe(403);
    const wordless = await put(COORDINATION, { ...terms, reason: " " });
    expect(wordless.body.errors[0]).toMatchObject({ rule: "funding.reason", field: "reason" });
    const done = await put(COORDINATION, { ...terms, dues: [] });
    expect(done.body.errors[0]).toMatchObject({ rule: "funding.dueDone" });
    expect((await put(COORDINATION, terms)).status).toBe(200);
    expect((await put(COORDINATION, terms)).body.errors[0].rule).toBe("funding.agreementChanged");
    const now = await read(2021);
    expect(now.years).toEqual(terms.years);
    expect(now.revisions).toMatchObject([
      { reason: terms.reason, before: { years: before.years, dues: [{ dueOn: "2021-06-30" }] } },
    ]);
    const [change, ...others] = changesBetween(now.revisions[0].before, now);
    expect([change, others]).toEqual([
      { part: "year", year: 2021, before: 12_000_000, after: 11_500_000 },
      [],
    ]);
    const funder = (await ask("FNAVDL/funder", "GET", "/api/funding?year=2021")).body;
    expect(funder.totals.agreed).toBe(11_500_000);
    expect(funder.lines[0].revisedOn).toBe(now.revisions[0].on);
    expect(funder.agreements[0].revisions).toHaveLength(1);
  });

  it("keeps a frozen period's agreement and amounts as they were before a correction", async () => {
    const made = await ask(COORDINATION, "POST", "/api/snapshots", {
      from: "2021-01-01",
      to: "2021-12-31",
      words: "Bilan 2021",
    });
    expect(made.status).toBe(200);
    const before = await frozen();
    expect(JSON.stringify(before)).toContain("11500000");
    const { body } = await ask(COORDINATION, "GET", "/api/funding?year=2021");
    const agreement = body.agreements.find((one: { funder: string }) => one.funder === "FNAVDL");
    const { id, name, paysFor, conditions, startsOn, endsOn, rules, dues } = agreement;
    const corrected = await ask(COORDINATION, "PUT", `/api/funding/agreements/${id}`, {
      name: `${name} (avenant 2)`,
      paysFor,
      conditions,
      startsOn,
      endsOn,
      rules,
      dues: dues.map(dueOf),
      years: [{ year: 2021, amountCents: 9_000_000 }],
      reason: "2020 était une erreur.",
      revision: 1,
    });
    expect(corrected.status).toBe(200);
    expect((await ask(COORDINATION, "GET", "/api/funding?year=2021")).body.totals.agreed).toBe(9_000_000);
    expect(await frozen()).toEqual(before);
  });

  it.each([
    ["a year outside", { endsOn: "2020-12-31" }, "funding.years"],
    ["nothing changed", {}, "funding.nothingChanged"],
    [
      "an amount that stands in several lines",
      { years: [{ year: 2020, amountCents: 1 }] },
      "funding.severalLines",
    ],
    [
      "a year whose receipts are charged to it left out",
      { endsOn: "2020-12-31", years: [] },
      "funding.chargedOutside",
    ],
  ])("refuses %s", (_, change, expected) => {
    const state = {
      name: "C",
      paysFor: "",
      conditions: null,
      startsOn: "2020-01-01",
      endsOn: "2021-12-31",
      years: [{ year: 2021, amountCents: 2 }],
      rules: [],
      dues: [],
    };
    const standing = {
      ...state,
      funder: "F",
      revision: 0,
      lines: { 2020: 2, 2021: 1 },
      done: [],
      charged: [2021],
    };
    const found = brokenCorrection(standing, { ...state, ...change, reason: "X", revision: 0 });
    expect(found.map(({ rule }) => rule)).toContain(expected);
  });
});
