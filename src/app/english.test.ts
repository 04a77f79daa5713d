/** Who reads in English is told everything in English: by the sources, and by the refusals of the real server. */
import { globSync, readFileSync } from "node:fs";

import { sql } from "drizzle-orm";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";

import type { Locale } from "../platform/calendar/wording.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { demoOf } from "./demo/demo-fixture.ts";
import { type RealServer, serverOf } from "./server-fixture.ts";

/** Signs and small words that English does not have. */
const FRENCH =
  /[«»àâçéèêëîïôùûœ]|\b(?:le|la|les|des|une|est|pas|du|pour|dans|avec|aucune?|votre|vos)\b|\b[cdlns]['’][a-zà-ü]/i;

/** French that is named as such: terms of law in brackets after their English, and the language's own name. */
const TERMS = [
  "(procès-verbal)",
  "(plan d'apurement)",
  "commandement de quitter les lieux",
  "clause résolutoire",
  "jours ouvrés",
  "Français",
];

/** Texts of a source that readers in English are told: `english:`, `en:`, and second languages of problems and contracts. */
function englishTexts(path: string, source: string): string[] {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, kind);
  const texts: string[] = [];
  const told = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text);
    // Of a group of texts, the names are code.
    if (ts.isPropertyAssignment(node)) told(node.initializer);
    else ts.forEachChild(node, told);
  };
  const walk = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ["english", "en"].includes(node.name.getText()))
      told(node.initializer);
    if (ts.isNewExpression(node) && node.expression.getText() === "Problem" && node.arguments?.[2])
      told(node.arguments[2]);
    if (ts.isCallExpression(node) && node.expression.getText() === "inBoth") told(node.arguments[1]!);
    ts.forEachChild(node, walk);
  };
  walk(file);
  return texts;
}

const isFrench = (text: string) => FRENCH.test(TERMS.reduce((rest, term) => rest.replace(term, ""), text));

describe("the sources", () => {
  test("say nothing in French where English is due", () => {
    const texts = globSync("src/**/*.{ts,tsx}")
      .filter((path) => !path.includes(".test."))
      .flatMap((path) => englishTexts(path, readFileSync(path, "utf8")).map((text) => ({ path, text })));
    expect(texts.length).toBeGreaterThan(2_000);
    expect(texts.filter(({ text }) => isFrench(text))).toEqual([]);
  });

  test.each([
    `const broken = { rule: "a", message: "Le fichier est vide.", english: "Le fichier est vide." };`,
    "throw new Problem(400, `Il manque ${n}.`, `Il manque ${n} pour finir.`);",
    `const t = texts({ fr: { none: "Aucune" }, en: { group: { none: "Aucune" } } });`,
    `z.string().regex(/a/, inBoth("Reprenez la liste.", "Reprenez la liste."));`,
  ])("are seen to say it: %s", (source) => {
    expect(englishTexts("seen.ts", source).some(isFrench)).toBe(true);
  });
});

const HEADER = "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit";
const GOOD = "A1;L1;38185;Morel;01/10/2026;Loyer;500,00;";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: RealServer;
const people = new Map<string, { userId: string; organisationId: string; email: string }>();
const who = (role: string) => people.get(role)!.userId;

beforeAll(async () => {
  database = await testDatabase(demoOf({ tenancies: 0 }));
  const members = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ role: string; userId: string; organisationId: string; email: string }>(sql`
      select role, user_id as "userId", organisation_id as "organisationId", email
        from member where active order by email desc`),
  );
  for (const { role, ...member } of members) people.set(role, member);
  server = await serverOf(database);
}, 120_000);
afterAll(async () => {
  await server?.close();
  await database?.close();
});

type Refusal = { status: number; body: { title: string; errors?: { rule?: string; message: string }[] } };
/** Asks in both languages: the same refusal, and no sentence of one is left in the other. */
async function toldInBoth(ask: (language: Locale) => Promise<Refusal>): Promise<Refusal[]> {
  const french = await ask("fr");
  const english = await ask("en");
  expect(english.status).toBe(french.status);
  expect(french.status).toBeGreaterThanOrEqual(400);
  const sentences = ({ body }: Refusal) => [body.title, ...(body.errors ?? []).map((one) => one.message)];
  const inFrench = sentences(french);
  const inEnglish = sentences(english);
  expect(inEnglish).toHaveLength(inFrench.length);
  for (const [at, sentence] of inEnglish.entries()) {
    expect(sentence).not.toBe(inFrench[at]);
    expect(sentence).not.toMatch(FRENCH);
  }
  return [french, english];
}

/** The look at a file's columns. */
const look = (content: string) => (language: Locale) =>
  server.upload(who("arrearsOfficer"), "/api/ledger/preview", "f.csv", content, language);

describe("a file that cannot be read is refused in the reader's language", () => {
  const gzip = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.alloc(200)]);
  it.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    ["of other columns", "Name;Amount\nMorel;12\n", "missingColumns"],
    ["without a single column", "\n\n1\n", "missingColumns"],
    ["empty", "", "emptyFile"],
    ["with a byte-order mark alone", "\ufeff", "emptyFile"],
    ["PDF", "%PDF-1.7 whatever", "binaryFile"],
    ["compressed", gzip, "binaryFile"],
    ["of other bytes", Uint8Array.of(1, 2, 0, 4, 5, 0, 7, 8, 9, 10, 11), "binaryFile"],
    ["a damaged workbook", "PK\u0003\u0004 and then nothing", "unreadableWorkbook"],
  ])("%s", async (_, content, rule) => {
    const [, english] = await toldInBoth((language) =>
      server.upload(who("arrearsOfficer"), "/api/ledger/imports", "f.csv", content, language),
    );
    expect(english!.body.errors).toMatchObject([{ rule }]);
  });

  it("the look at its columns says what is missing", async () => {
    const columns = look("Name;Amount\nMorel;12\n");
    expect((await columns("fr")).body.missing.message).toMatch(/^Colonnes manquantes : « N° compte », /);
    const { message } = (await columns("en")).body.missing;
    expect(message).toMatch(
      /^Missing columns: "Account number", .*"INSEE code" \(or "Postcode" and "Town"\)/,
    );
    expect(message).not.toMatch(FRENCH);
  });

  it("empty, the look at its columns says so", () => toldInBoth(look("")));
});

describe("lines set aside", () => {
  const bad = GOOD.replace("500,00", "twelve").replace("Loyer", "L2");
  const file = [HEADER, GOOD, bad, ""].join("\n");

  it("are told in the reader's language when nothing is kept", async () => {
    const url = "/api/ledger/imports?allOrNothing=true";
    const send = (language: Locale) => server.upload(who("arrearsOfficer"), url, "a.csv", file, language);
    expect((await send("fr")).body.quarantine).toMatchObject([
      { field: "Débit", message: expect.stringMatching(/^Ligne 3, Débit/) },
    ]);
    expect((await send("en")).body.quarantine).toEqual([
      {
        line: 3,
        field: "Debit",
        value: "twelve",
        rule: "unreadableAmount",
        message:
          'Line 3, Debit "twelve": "twelve" is not an amount; write for example 1\u202f234,56. Correct the amount in the file.',
      },
    ]);
  });

  it("are told in the reader's language afterwards, and so is what cannot be done of them", async () => {
    const officer = who("arrearsOfficer");
    const { importId } = (await server.upload(officer, "/api/ledger/imports", "a.csv", file)).body;
    const url = `/api/ledger/imports/${importId}/quarantine`;
    const [line] = (await server.ask(officer, "GET", url, undefined, "en")).body.rows;
    expect(line).toMatchObject({ field: "Debit" });
    expect(line.message).toMatch(/^Line 3, Debit "twelve": /);
    const csv = String((await server.ask(officer, "GET", `${url}.csv?language=en`)).body);
    expect(csv).toContain("Line;Field;Value;Rule;Explanation;Content of the line;Settled");
    expect(csv.split("\r\n")[1]).not.toMatch(FRENCH);

    const settle = (as: string) => (language: Locale) =>
      server.ask(officer, "POST", `/api/ledger/quarantine/${line.id}/settled`, { as }, language);
    const [cannot] = await toldInBoth(settle("kept"));
    expect(cannot!.body.errors).toMatchObject([{ rule: "unreadableLine" }]);
    const settled = await settle("setAside")("en");
    expect(settled).toMatchObject({ status: 200, body: { field: "Debit", settlement: "setAside" } });
    const [again] = await toldInBoth(settle("setAside"));
    expect(again!.body.errors).toMatchObject([{ rule: "alreadySettled" }]);
  });
});

describe("a refused request is told in the reader's language", () => {
  const NOBODY = "00000000-0000-4000-8000-000000000000";
  type Asked = [
    what: string,
    /** The first rule that is broken, or the status where none is. */
    because: string,
    role: string,
    method: "GET" | "POST" | "PUT",
    url: string,
    body?: () => object,
  ];
  it.each<Asked>([
    ["a post that may not", "403", "funder", "GET", "/api/ledger/imports"],
    ["an import that is not there", "404", "arrearsOfficer", "GET", "/api/ledger/imports/999999"],
    [
      "a place in a list that is none",
      "400",
      "arrearsOfficer",
      "GET",
      "/api/ledger/imports/1/quarantine?after=x",
    ],
    ["an import without a form", "406", "arrearsOfficer", "POST", "/api/ledger/imports", () => ({})],
    [
      "a column that serves twice",
      "columnTwice",
      "arrearsOfficer",
      "PUT",
      "/api/ledger/mapping",
      () => ({ columns: { debit: "Amount", credit: "amount" } }),
    ],
    [
      "a contract not kept",
      "400",
      "arrearsOfficer",
      "PUT",
      "/api/ledger/mapping",
      () => ({ separator: "#", more: 1 }),
    ],
    ["a cursor that is none", "cursor", "coordinator", "GET", "/api/households?cursor=x"],
    ["a household that is not there", "404", "coordinator", "GET", `/api/households/${NOBODY}`],
    [
      "an invitation that lacks all",
      "invitation.name",
      "administrator",
      "POST",
      "/api/invitations",
      () => ({
        organisationId: people.get("arrearsOfficer")!.organisationId,
        role: "none",
        name: "A",
        email: "a",
      }),
    ],
    [
      "an invitation of somebody here already",
      "invitation.addressFree",
      "landlordLead",
      "POST",
      "/api/invitations",
      () => ({
        organisationId: people.get("landlordLead")!.organisationId,
        role: "arrearsOfficer",
        name: "Ada Lovelace",
        email: people.get("arrearsOfficer")!.email,
      }),
    ],
    [
      "an organisation that lacks all",
      "organisation.code",
      "administrator",
      "POST",
      "/api/organisations",
      () => ({ kind: "landlord", code: "a", name: "", joinedOn: null, lead: { name: "A", email: "a" } }),
    ],
    [
      "an organisation whose code is taken",
      "organisation.codeFree",
      "administrator",
      "POST",
      "/api/organisations",
      () => ({
        kind: "landlord",
        code: "AIH",
        name: "Another",
        joinedOn: null,
        lead: { name: "Ada Lovelace", email: "ada@example.org" },
      }),
    ],
    [
      "an invitation's link that is none",
      "404",
      "administrator",
      "POST",
      "/api/invitations/open",
      () => ({ token: "x" }),
    ],
    [
      "a change of zone in the past",
      "zone.from",
      "coordinator",
      "PUT",
      "/api/communes/zone",
      () => ({ insees: ["38185"], zoneId: null, from: "2020-01-01" }),
    ],
    [
      "a period the wrong way round",
      "evaluation.period",
      "coordinator",
      "GET",
      "/api/evaluation?from=2020-01-01&to=2019-01-01",
    ],
    [
      "a period without end",
      "evaluation.period",
      "coordinator",
      "GET",
      "/api/evaluation?from=1950-01-01&to=2019-12-31",
    ],
    [
      "a funder's half year",
      "evaluation.wholeYears",
      "funder",
      "GET",
      "/api/evaluation?from=2019-01-01&to=2019-06-30",
    ],
    [
      "a comparison that is not theirs",
      "evaluation.slice",
      "landlordLead",
      "GET",
      "/api/evaluation?from=2019-01-01&to=2019-12-31&by=landlord",
    ],
    [
      "charts of a period the wrong way round",
      "evaluation.period",
      "coordinator",
      "GET",
      "/api/outcomes?from=2020-01-01&to=2019-01-01",
    ],
    [
      "a cost of nothing, upside down, that nobody published",
      "comparison.cost",
      "coordinator",
      "PUT",
      "/api/comparison-settings/eviction-cost",
      () => ({ lowCents: 0, highCents: -1, source: "", isRead: false, from: "2026-11-27" }),
    ],
    ["a day that is none", "400", "coordinator", "GET", "/api/evaluation?from=tomorrow&to=2019-12-31"],
  ])("%s: %s", async (_, because, role, method, url, body) => {
    const [french] = await toldInBoth((language) => server.ask(who(role), method, url, body?.(), language));
    expect(french!.body.errors?.[0]?.rule ?? String(french!.status)).toBe(because);
  });

  it("closing one's own access", async () => {
    const lead = who("landlordLead");
    const [french] = await toldInBoth((language) =>
      server.ask(lead, "POST", `/api/people/${lead}/close`, undefined, language),
    );
    expect(french!.body.errors).toMatchObject([{ rule: "post.notOnesOwn" }]);
  });
});
