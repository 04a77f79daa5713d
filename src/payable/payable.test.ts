/** Payments to operators: what a measure is worth, balanced entries without a formula, lists made once and signed once, papers. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { pdfText, probePdf } from "../platform/documents/pdf-probe.ts";
import { DEFAULT_KEYS } from "../cost/rules.ts";
import { listPdf } from "./documents.ts";
import { reportPdf } from "./report.documents.ts";
import { financialReport, partOfIncome } from "./report.rules.ts";
import { accountingCsv, brokenList, chargesOf, dueCents } from "./rules.ts";

const HEADINGS = {
  support: "64",
  coordination: "64",
  relief: "65",
  grants: "65",
  overhead: "indirect",
  landlordTime: "86",
  other: null,
} as const;

const fields = (...args: Parameters<typeof brokenList>) => brokenList(...args).map(({ field }) => field);

describe("rules", () => {
  it.each([
    ["2026-06-30", 150_000],
    ["2026-07-15", 150_000],
    // 60 of 181 days.
    ["2026-03-01", 49_724],
  ])("a measure of 1 500 € that ended on %s is owed %i cents", (closedOn, cents) => {
    const delivered = { startsOn: "2026-01-01", endsOn: "2026-06-30", closedOn };
    expect(dueCents(delivered, { perMeasureCents: 150_000 })).toBe(cents);
    expect(dueCents(delivered, undefined)).toBeNull();
  });

  it("writes entries that balance, and no text that a spreadsheet would compute", () => {
    const csv = accountingCsv(
      { number: "2026-001", on: "2026-11-27", operator: "=HYPERLINK(1)" },
      [
        { kind: "measure", words: "-2+3", amountCents: 150_000 },
        { kind: "advance", words: "Avance ; 2027", amountCents: 20_000 },
        { kind: "deduction", words: "@déduite", amountCents: 5_050 },
      ],
      { expense: "611", supplier: "401", advance: "4091" },
    );
    expect(csv.split("\r\n").slice(1, -1)).toEqual([
      "27/11/2026;ACH;2026-001;611;'-2+3;1500,00;",
      '27/11/2026;ACH;2026-001;4091;"Avance ; 2027";200,00;',
      "27/11/2026;ACH;2026-001;4091;'@déduite;;50,50",
      "27/11/2026;ACH;2026-001;401;'=HYPERLINK(1);;1649,50",
    ]);
  });

  it("takes back no more than was advanced, and makes no list of nothing or without a price", () => {
    const deduction = { kind: "deduction" as const, words: "x", amountCents: 10 };
    const measure = { kind: "measure" as const, words: "x", amountCents: 5 };
    expect(fields([measure, deduction], 20, false)).toEqual(["deductionCents"]);
    expect(fields([{ ...measure, amountCents: 100 }, deduction], 5, false)).toEqual(["deductionCents"]);
    expect(fields([], 0, false)).toEqual(["upTo"]);
    expect(fields([measure], 0, true)).toEqual(["rate"]);
  });

  it("leaves what no heading is known for apart, inside the total", () => {
    const lines = [
      { costLine: "support" as const, amountCents: 1 },
      { costLine: "coordination" as const, amountCents: 2 },
      { costLine: "other" as const, amountCents: 4 },
      { costLine: null, amountCents: 8 },
    ];
    expect(chargesOf(lines, HEADINGS)).toEqual({ by: { "64": 3 }, unplacedCents: 12, totalCents: 15 });
    expect(chargesOf([], HEADINGS).totalCents).toBeNull();
  });
});

describe("a subsidy's financial report", () => {
  const income = [{ code: "X", funder: "X", agreedCents: null, receivedCents: 3 }];

  it("balances what is put at disposal with its use, outside the charges and the income", () => {
    const spent = [
      { costLine: "support" as const, amountCents: 10 },
      { costLine: "landlordTime" as const, amountCents: 4 },
    ];
    const report = financialReport({ voted: [], spent, income }, HEADINGS, {}, 99);
    expect(report).toMatchObject({
      chargesTotal: { plannedCents: null, doneCents: 10 },
      incomeTotal: { plannedCents: null, doneCents: 3 },
      // Written as a line: what landlords entered is not added to it.
      inKind: { doneCents: 4 },
    });
    const entered = financialReport({ voted: [], spent: [], income }, HEADINGS, {}, 99);
    expect(entered.inKind).toEqual({ plannedCents: null, doneCents: 99 });
    expect(entered.chargesTotal.doneCents).toBeNull();
  });

  it("parts subsidies by who pays, the unknown last, and tells a share of a known whole alone", () => {
    const two = [...income, { code: "FNAVDL", funder: "État", agreedCents: 8, receivedCents: null }];
    const report = financialReport(
      { voted: [], spent: [], income: two },
      HEADINGS,
      { FNAVDL: "state" },
      null,
    );
    expect(report.subsidies.map(({ kind, funder }) => [kind, funder])).toEqual([
      ["state", "État"],
      ["unsaid", "X"],
    ]);
    expect(partOfIncome(1, report.incomeTotal)).toBe(1 / 3);
    expect(partOfIncome(null, report.incomeTotal)).toBeNull();
  });
});

describe("papers", () => {
  it("the list to sign and the financial report are tagged PDFs that say their figures", () => {
    const list = listPdf({
      id: "1",
      number: "2026-001",
      operator: "Le Relais Ozanam",
      upTo: "2026-10-31",
      madeOn: "2026-11-27",
      signedOn: null,
      signedBy: null,
      lines: [
        { kind: "measure", words: "Mesure ABC-1", amountCents: 150_000 },
        { kind: "deduction", words: "Avance déduite", amountCents: 50_000 },
      ],
    });
    const report = reportPdf(
      {
        funder: "État (FNAVDL)",
        name: "Convention 2019",
        paysFor: "Le maintien dans le logement",
        startsOn: "2019-01-01",
        endsOn: "2019-12-31",
        voted: [{ costLine: "support", amountCents: 10_000_000 }],
        spent: [
          { costLine: "support", amountCents: 9_000_000 },
          { costLine: null, amountCents: 100_049 },
        ],
        corrections: [{ on: "2019-03-04", reason: "Avenant n° 1" }],
        income: [
          { code: "FNAVDL", funder: "État (FNAVDL)", agreedCents: 12_300_000, receivedCents: 6_000_000 },
          { code: "AL", funder: "Action Logement", agreedCents: 1_000_000, receivedCents: 2_000_000 },
        ],
        ownReceivedCents: 6_000_000,
        households: 66,
        keys: DEFAULT_KEYS,
        keysChecked: false,
        landlordTime: { minutes: 600, cents: 40_000 },
        explanations: [
          {
            words: "La part des bailleurs est venue après.",
            amountCents: 3_500_000,
            by: "Ana",
            on: "2020-01-02",
          },
        ],
      },
      2019,
      { headings: HEADINGS, payers: { FNAVDL: "state" } },
      "2026-11-27",
    );
    for (const pdf of [list, report])
      expect(probePdf(pdf)).toMatchObject({
        isPdf: true,
        tagged: true,
        universalAccess: true,
        language: "fr-FR",
      });
    const texts = [pdfText(list), pdfText(report)];
    if (texts.includes(undefined)) return;
    expect(texts[0]).toContain("Total à payer 1 000,00 €");
    const says = [
      "64 – Charges de personnel 100 000 90 000 -10 000 90 %",
      "poste n'est pas dit 1 000",
      "Total des charges 100 000 91 000 -9 000 91 %",
      "État (FNAVDL) (État) 123 000 60 000",
      "Action Logement (catégorie à préciser) 10 000 20 000 10 000 200 %",
      "La subvention de 60 000 € représente 75 % du total des produits.",
      "Avenant n° 1",
      "La part des bailleurs est venue après. (Ana,",
      "600 minutes, soit 400,00 €",
      "au plus tard le 30 juin 2020",
      "certifie exactes les informations",
    ];
    for (const words of says) expect(texts[1]).toContain(words);
  });
});

describe("over HTTP", () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let server: RealServer;
  let people: Map<string, string>;
  let operatorId: string;
  beforeAll(async () => {
    database = await testDatabase(
      demoOf({ tenancies: 600, months: 12, today: Temporal.PlainDate.from("2026-11-23") }),
    );
    const rows = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ who: string; id: string }>(
        sql`select o.code || '/' || m.role as who, m.user_id as id from member m join organisation o on o.id = m.organisation_id`,
      ),
    );
    people = new Map(rows.map(({ who, id }) => [who, id]));
    const [relais] = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ id: string }>(sql`select id from organisation where code = 'RELAIS'`),
    );
    operatorId = relais!.id;
    server = await serverOf(database);
  }, 180_000);
  afterAll(async () => {
    await server?.close();
    await database?.close();
  });
  const COORDINATION = "COORDINATION/coordinator";
  const ask = (who: string, method: "GET" | "POST" | "PUT", url: string, body?: object) =>
    server.ask(people.get(who)!, method, url, body);
  const make = (more: object = {}) =>
    ask(COORDINATION, "POST", "/api/payment-lists", {
      operatorId,
      upTo: "2026-11-20",
      advanceCents: 0,
      deductionCents: 0,
      ...more,
    });
  const mine = async () => {
    const { body } = await ask(COORDINATION, "GET", "/api/payables?upTo=2026-11-20");
    return body.owed.find((one: { operatorId: string }) => one.operatorId === operatorId);
  };

  it("owes nothing that can be told until a price is set, then each delivered measure once", async () => {
    expect((await mine()).measures[0].amountCents).toBeNull();
    expect((await make()).body.errors[0].field).toBe("rate");
    const priced = (from: string) =>
      ask(COORDINATION, "PUT", "/api/payable-rate", { perMeasureCents: 150_000, from });
    // From a day after they ended, the measures have no price yet: an earlier day is set.
    await priced("2026-11-21");
    expect((await make()).body.errors[0].field).toBe("rate");
    expect((await priced("2020-01-01")).status).toBe(200);
    const before = await mine();
    expect(before.measures.length).toBeGreaterThan(0);
    expect((await make({ advanceCents: 300_000 })).status).toBe(200);
    expect(await mine()).toMatchObject({ measures: [], advanceLeftCents: 300_000 });
    expect((await make()).body.errors[0].field).toBe("upTo");
    const { lists } = (await ask(COORDINATION, "GET", "/api/payables")).body;
    expect(lists[0]).toMatchObject({
      number: expect.stringMatching(/^\d{4}-001$/),
      operator: "Le Relais Ozanam",
    });
    expect(lists[0].lines).toHaveLength(before.measures.length + 1);
  });

  it("is signed once, read by its own operator's lead alone, and names no household", async () => {
    const { lists } = (await ask("RELAIS/operatorLead", "GET", "/api/payables")).body;
    expect(lists).toHaveLength(1);
    expect((await ask("OISEAU/operatorLead", "GET", "/api/payables")).body.lists).toEqual([]);
    const url = `/api/payment-lists/${lists[0].id}`;
    expect((await ask("OISEAU/operatorLead", "GET", `${url}/list.pdf`)).status).toBe(404);
    const names = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ name: string }>(sql`select h.name from household h join measure m on m.household_id = h.id`),
    );
    const written = JSON.stringify(lists);
    expect(names.filter(({ name }) => written.includes(name))).toEqual([]);
    const sign = { on: lists[0].madeOn, by: "Jeanne Trésor" };
    expect((await ask(COORDINATION, "POST", `${url}/sign`, sign)).status).toBe(200);
    expect((await ask(COORDINATION, "POST", `${url}/sign`, sign)).body.errors[0].rule).toBe("payable.signed");
  });
});
