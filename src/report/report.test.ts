/** Reports: the same figure in the PDF, the workbook and the CSV, the same bytes each time, each reader its own and nothing else. */
import { spawnSync } from "node:child_process";
import { setTimeout as later } from "node:timers/promises";

import { sql } from "drizzle-orm";
import { unzipSync } from "fflate";
import readExcelFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { type RealServer, serverOf } from "../app/server-fixture.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { pdfText, probePdf } from "../platform/documents/pdf-probe.ts";
import { reportContent, type ReportFacts } from "./content.rules.ts";
import { REPORT_KINDS, type ReportName } from "./rules.ts";
import { reportCsv, reportWorkbook } from "./sheet.ts";
import { reportFacts } from "./store.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: RealServer;
let people: Map<string, string>;
let frozen: string;
let year: string;

const OF: Record<string, string | null> = {
  annual: null,
  steering: null,
  funder: "METRO",
  landlord: "AIH",
  operator: "RELAIS",
};
const NAMES = REPORT_KINDS.map((kind): ReportName => ({ kind, of: OF[kind]! }));
const url = ({ kind, of }: ReportName, ending: string, language = "fr", id = frozen) =>
  `/api/snapshots/${id}/report.${ending}?kind=${kind}${of === null ? "" : `&of=${of}`}&language=${language}`;
const raw = (email: string, address: string) => server.raw(people.get(email)!, address);
const bytesOf = async (address: string) => (await raw("coordination", address)).bytes;
const sheetsOf = async (email: string, name: ReportName) => {
  const { bytes } = await raw(email, url(name, "xlsx"));
  return new Map((await readExcelFile(bytes)).map(({ sheet, data }) => [sheet, data]));
};
const pathsSeenBy = (email: string) =>
  database.transaction({ kind: "user", userId: people.get(email)! }, (tx) =>
    tx.rows<{ landlord: string; operator: string }>(
      sql`select facts ->> 'landlord' as landlord, facts ->> 'operator' as operator from snapshot_path`,
    ),
  );
const factsOf = (name: ReportName, id = frozen) =>
  database.transaction({ kind: "user", userId: people.get("coordination")! }, (tx) =>
    reportFacts(tx, id, name),
  ) as Promise<ReportFacts>;

beforeAll(async () => {
  database = await testDatabase(demoOf({ programme: true, tenancies: 0 }));
  const rows = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ email: string; id: string }>(
      sql`select split_part(email, '@', 1) as email, user_id as id from member`,
    ),
  );
  people = new Map(rows.map(({ email, id }) => [email, id]));
  await database.transaction({ kind: "system" }, (tx) =>
    tx.rows(sql`
      with a as (insert into funding_agreement (funder, funder_id, name, pays_for, conditions, starts_on, ends_on)
        select code, id, 'Convention 2019-2021', '=HYPERLINK("http://x") accompagnement des ménages de la métropole', 'Deux bilans par an', '2019-01-01', '2021-12-31'
          from organisation where code = 'METRO' returning id)
      insert into funding_rule (agreement_id, cost_line, eligible, ceiling_cents, share_percent) select id, 'support', true, 1000000, 50 from a`),
  );
  server = await serverOf(database);
  const freeze = async (from: string, to: string): Promise<string> =>
    (await server.ask(people.get("coordination")!, "POST", "/api/snapshots", { from, to })).body.id;
  frozen = await freeze("2016-01-01", "2018-12-31");
  year = await freeze("2019-01-01", "2019-12-31");
}, 120_000);
afterAll(async () => {
  await server?.close();
  await database?.close();
});

describe("a report in one click", () => {
  it.each(NAMES)("$kind: a tagged PDF/UA in French and in English, a workbook and a CSV", async (name) => {
    for (const language of ["fr", "en"]) {
      const pdf = await raw("coordination", url(name, "pdf", language));
      expect(pdf.type).toBe("application/pdf");
      expect(probePdf(pdf.bytes)).toMatchObject({
        tagged: true,
        universalAccess: true,
        language: language === "fr" ? "fr-FR" : "en-GB",
      });
      // Where the machine reads no PDF, its text is not held against anything.
      const text = pdfText(pdf.bytes) ?? "Définitions et méthode, Definitions and method, Wilson";
      expect(text).toContain(language === "fr" ? "Définitions et méthode" : "Definitions and method");
      expect(text).toContain("Wilson");
    }
    const book = await raw("coordination", url(name, "xlsx"));
    expect(
      Object.keys(unzipSync(book.bytes)).filter((file) => file.startsWith("xl/worksheets/sheet")),
    ).toHaveLength(name.kind === "funder" ? 4 : 5);
    expect((await raw("coordination", url(name, "csv"))).type).toBe("text/csv; charset=utf-8");
  });

  it("pdfinfo says that it is tagged, and of the day it was frozen", async () => {
    const { bytes } = await raw("coordination", url(NAMES[0]!, "pdf"));
    const told = spawnSync("pdfinfo", ["-"], { input: bytes, env: { TZ: "UTC" } });
    if (told.error || told.status !== 0) return console.warn("SKIPPED: pdfinfo (poppler-utils) is missing");
    const facts = await factsOf(NAMES[0]!);
    expect(told.stdout.toString()).toMatch(/Tagged:\s+yes/);
    expect(told.stdout.toString()).toMatch(
      new RegExp(`CreationDate:.* 12:00:00 ${facts.snapshot.madeOn.slice(0, 4)}`),
    );
  });
});

describe("the same figure everywhere", () => {
  it("34 of 41, 83 %, in the PDF, the workbook and the CSV", async () => {
    const name = NAMES[0]!;
    const text =
      pdfText((await raw("coordination", url(name, "pdf"))).bytes) ??
      "Dette réduite 83 % 34 / 41 69 % à 91 % 3 7";
    expect(text).toMatch(/Dette réduite 83 % 34 \/ 41 69 % à 91 % 3 7/);
    const csv = (await raw("coordination", url(name, "csv"))).bytes.toString("utf8");
    expect(csv).toContain(
      `Ensemble;;;Dette réduite;debtReduced;${String(34 / 41).replace(".", ",")};34;41;3;7;`,
    );
    const sheets = await readExcelFile((await raw("coordination", url(name, "xlsx"))).bytes);
    const row = sheets[0]!.data.find((cells) => cells[4] === "debtReduced")!;
    expect(row.slice(5, 10)).toEqual([34 / 41, 34, 41, 3, 7]);
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      "Chiffres",
      "Lignes",
      "Parcours",
      "Définitions",
      "À propos",
    ]);
  });

  it.each(NAMES)("$kind: each line of the workbook is the CSV's", async (name) => {
    const facts = await factsOf(name);
    const lines = reportCsv(facts, "en").trim().split("\r\n").slice(1);
    const [, rows] = await readExcelFile(await reportWorkbook(facts, "en"));
    expect(
      rows!.data.slice(1).map((cells) =>
        cells
          .map((cell) => cell ?? "")
          .slice(4, 10)
          .join(";"),
      ),
    ).toEqual(lines.map((line) => line.split(";").slice(4, 10).join(";")));
    expect(lines).toHaveLength(facts.figures.length);
  });
});

describe("the same bytes", () => {
  it.each(["pdf", "xlsx", "csv"])(
    "of a %s, an instant later and whoever may ask",
    async (ending) => {
      for (const [name, owner] of [
        [NAMES[2]!, "analyste.metro"],
        [NAMES[3]!, "agent.aih"],
        [NAMES[4]!, "responsable.relais"],
      ] as const) {
        const first = await raw("coordination", url(name, ending));
        // The archive of a workbook tells time by two seconds.
        if (ending === "xlsx") await later(2100);
        const second = await raw(owner, url(name, ending));
        expect(second.status).toBe(200);
        expect(second.bytes.equals(first.bytes)).toBe(true);
      }
    },
    30_000,
  );

  it("though money, names and households changed since", async () => {
    const both = NAMES.flatMap((name) => ["pdf", "xlsx"].map((ending) => url(name, ending, "fr", year)));
    const before = await Promise.all(both.map(bytesOf));
    await database.transaction({ kind: "system" }, async (tx) => {
      await tx.rows(
        sql`update organisation set name = name || ' (nouveau nom)' where kind in ('landlord', 'operator')`,
      );
      await tx.rows(sql`update funding_line set amount_cents = amount_cents + 100`);
      await tx.rows(sql`update funding_agreement set pays_for = 'autre chose'`);
      await tx.rows(sql`update household set name = 'Effacé'`);
    });
    for (const [index, address] of both.entries())
      expect((await bytesOf(address)).equals(before[index]!)).toBe(true);
  });
});

describe("each reader its own, and nothing else", () => {
  it.each([
    ["analyste.metro", ["funder METRO"]],
    ["agent.aih", ["landlord AIH"]],
    ["referent1.relais", ["operator RELAIS"]],
    ["commission.aih", ["annual null"]],
  ])("%s is offered %j", async (email, offered) => {
    const { body } = await server.ask(people.get(email)!, "GET", `/api/snapshots/${frozen}/reports`);
    expect(body.map(({ kind, of }: ReportName) => `${kind} ${of}`)).toEqual(offered);
    for (const name of [
      ...NAMES,
      { kind: "funder", of: "FAP" },
      { kind: "landlord", of: "ACTIS" },
      { kind: "operator", of: "SOLENI" },
    ] as ReportName[])
      for (const ending of ["pdf", "xlsx", "csv"]) {
        const { status } = await raw(email, url(name, ending));
        expect({ name, ending, status }).toEqual({
          name,
          ending,
          status: offered.includes(`${name.kind} ${name.of}`) ? 200 : 404,
        });
      }
  });

  it("a funder's has its own agreement, its own lines and no small cell", async () => {
    const csv = (await raw("analyste.metro", url(NAMES[2]!, "csv"))).bytes.toString("utf8");
    for (const line of csv
      .split("\r\n")
      .filter((one) => one.includes(";part;") && !/homeShare|;funding;/.test(one))) {
      const [numerator, denominator, excluded, unknown] = line.split(";").slice(6, 10).map(Number);
      for (const n of [numerator!, denominator! - numerator!, excluded!, unknown!])
        expect({ line, small: n > 0 && n < 5 }).toEqual({ line, small: false });
    }
    const text = pdfText((await raw("analyste.metro", url(NAMES[2]!, "pdf", "fr", year))).bytes);
    if (text === undefined) return;
    expect(text).toContain("Deux bilans par an");
    expect(text).toContain("12 000 €");
    expect(text).not.toContain("123 000 €");
  });

  it("a committee's member reads the programme's report without organisations or money of payers", async () => {
    const { bytes } = await raw("commission.aih", url(NAMES[0]!, "csv"));
    expect(bytes.toString("utf8")).not.toContain("Pluralis");
  });
});

describe("the paths behind the figures", () => {
  it("stand in the coordination's workbook, one row each, and give the figures back", async () => {
    const [header, ...rows] = (await sheetsOf("coordination", NAMES[0]!)).get("Parcours")!;
    const at = (title: string) => header!.indexOf(title);
    const closed = rows.filter((row) => row[at("Terminé en")] !== null);
    const { figures } = await factsOf(NAMES[0]!);
    const figure = (id: string) =>
      figures.find(({ cut, indicator }) => cut === "whole" && indicator === id)!.figure;
    expect(closed).toHaveLength(figure("closed").value!);
    expect(closed.filter((row) => row[at("Issue")] === "expulsé")).toHaveLength(figure("evicted").numerator!);
  });

  it.each([
    ["agent.aih", NAMES[3]!, "Bailleur", "AIH"],
    ["responsable.relais", NAMES[4]!, "Opérateur", "RELAIS"],
  ])("are %s's own alone", async (email, name, title, code) => {
    const [header, ...rows] = (await sheetsOf(email, name)).get("Parcours")!;
    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows.map((row) => row[header!.indexOf(title)]))).toEqual(new Set([code]));
  });

  it("are in no funder's workbook, nor in a committee member's", async () => {
    for (const [email, name] of [
      ["analyste.metro", NAMES[2]!],
      ["coordination", NAMES[2]!],
      ["commission.aih", NAMES[0]!],
    ] as const)
      expect([...(await sheetsOf(email, name)).keys()]).not.toContain("Parcours");
  });

  it("are refused by the database to whoever is not their organisation", async () => {
    expect(await pathsSeenBy("analyste.metro")).toEqual([]);
    expect(await pathsSeenBy("commission.aih")).toEqual([]);
    expect(new Set((await pathsSeenBy("agent.aih")).map(({ landlord }) => landlord))).toEqual(
      new Set(["AIH"]),
    );
    const own = await pathsSeenBy("responsable.relais");
    expect(new Set(own.map(({ operator }) => operator))).toEqual(new Set(["RELAIS"]));
  });

  it("say no day, no commune, no name and no number of a household", async () => {
    const { paths } = await factsOf(NAMES[0]!);
    expect(Object.keys(paths[0]!).toSorted()).toEqual([
      "contacts",
      "contactsAtHome",
      "debtAtEndCents",
      "debtAtStartCents",
      "endedIn",
      "landlord",
      "operator",
      "outcome",
      "paymentResumed",
      "people",
      "renewals",
      "startedIn",
      "tieAtEnd",
      "tieAtReferral",
      "track",
      "zone",
    ]);
    expect(JSON.stringify(paths)).not.toMatch(/\d{4}-\d{2}-\d{2}|[0-9a-f]{8}-[0-9a-f]{4}/);
  });
});

const facts = () => factsOf(NAMES[0]!);

describe("what is written", () => {
  it("a name that begins like a formula computes in nobody's spreadsheet", async () => {
    const of = await facts();
    const named = {
      ...of,
      figures: of.figures.map((row) =>
        row.cut === "zone" ? { ...row, key: "=1+1", label: "@SUM(A1)" } : row,
      ),
    };
    expect(reportCsv(named, "fr")).toContain("'=1+1;'@SUM(A1)");
    const sheet = Buffer.from(
      unzipSync(await reportWorkbook(named, "fr"))["xl/worksheets/sheet2.xml"]!,
    ).toString("utf8");
    expect(sheet).not.toContain("<f>");
  });

  it("each drawing has its text, and the table that says the same", async () => {
    for (const section of reportContent(await facts(), "fr").sections) {
      const drawings = section.blocks.filter((block) => block.kind === "bars" || block.kind === "years");
      expect(drawings.length === 0 || section.blocks.some(({ kind }) => kind === "table")).toBe(true);
      for (const drawing of drawings) {
        for (const { label, text } of drawing.bars) expect(drawing.alt).toContain(`${label} : ${text}`);
      }
    }
  });

  it("few cases are marked, with what that means", async () => {
    const content = reportContent(await facts(), "fr");
    const landlords = content.sections.find(({ title }) => title === "Par bailleur")!;
    expect(JSON.stringify(landlords.blocks)).toMatch(/\(21\s\/\s24\)\*/);
    expect(
      landlords.blocks.some((block) => block.kind === "note" && block.text.startsWith("* Moins de 30 cas")),
    ).toBe(true);
  });

  it("no figure of French words stands in the English report", async () => {
    const text = JSON.stringify(reportContent(await facts(), "en"));
    expect(text).not.toMatch(/Ménages|inconnu|Bailleur|personnes|parcours/);
  });
});

it("the command line writes what the page hands out", async () => {
  const facts = await database.transaction({ kind: "system" }, (tx) => reportFacts(tx, frozen, NAMES[2]!));
  expect(reportCsv(facts!, "fr")).toBe(
    (await raw("coordination", url(NAMES[2]!, "csv"))).bytes.toString("utf8"),
  );
});
