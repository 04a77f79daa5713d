/** Past years out of spreadsheets: another data set than the programme's, whose indicators were counted by hand; what is set aside; what is known again. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeXlsx from "write-excel-file/node";

import { demoOf } from "../app/demo/demo-fixture.ts";
import { evaluationFacts } from "../evaluation/store.ts";
import { evaluate, type Figures } from "../evaluation/rules.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import type { TakeoverReport } from "./aside.rules.ts";
import { importCases } from "./cases.store.ts";
import type { Takeover, TakeoverMapping } from "./columns.rules.ts";
import { importFunding } from "./funding.store.ts";
import { keepMapping } from "./mapping.store.ts";
import { type Chosen, takeoverPreview } from "./preview.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase(demoOf({ tenancies: 0 }));
}, 120_000);
afterAll(() => database?.close());

async function* bytes(text: string | Buffer): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text as string);
}
const take = (
  what: typeof importCases,
  text: string | Buffer,
  dryRun = false,
  columns?: Record<string, string>,
) =>
  database.transaction({ kind: "system" }, (tx) =>
    what(tx, bytes(text), { fileName: "reprise.csv", dryRun, ...(columns && { mapping: { columns } }) }),
  );
const count = async (table: string) => {
  const [row] = await database.transaction({ kind: "system" }, (tx) =>
    tx.rows<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)}`),
  );
  return row!.n;
};

const HEADERS =
  "RÉFÉRENCE;bailleur;N° Compte;titulaire;Personnes;Code INSEE;Volet;Date d'orientation;Date de décision;Décision;Opérateur;Début mesure;Fin mesure;Renouvellements;Problématiques;Lien à l'orientation;Lien à la fin;Visites à domicile;Autres rencontres;Dette à l'orientation;Dette au début;Dette à la fin;Paiement repris;Issue;Coût;Remarque";
/** 184, 365, 20, 92 (running: all it was met by then) and 182 days of support. */
const GOOD = `B-01;AIH;900001;Marie Essai;3;38185;maintien;06/01/2020;13/02/2020;admis;RELAIS;01/03/2020;31/08/2020;0;5;rompu;maintenu;6;2;1 200,50;1 300,00 €;0;oui;maintenu;1480,00;
B-02;Pluralis;900002;Paul Essai;;Voiron;maintien;2020-04-02;2020-05-14;admitted;L'Oiseau bleu;2020-06-01;2021-05-31;1;3;kept;kept;8;4;2000;2,000.00;1,000.00;no;relogé;2900;
B-03;ACTIS;900003;Zoé Essai;1;38185;volet 1;01/08/2020;10/09/2020;Admise;relais;15/09/2020;04/10/2020;0;;tendu;;1;0;500;500;800;;abandon;150;
B-04;AIH;900001;ESSAI Marie;3;38185;bail glissant;01/08/2021;09/09/2021;admis;RELAIS;01/10/2021;;0;4;rompu;;3;1;;700;;;;;
B-05;AIH;900005;Luc Essai;2;38185;;02/01/2020;09/01/2020;admis;RELAIS;01/02/2020;31/07/2020;;2;rompu;rompu;5;0;3000;3000;4200;non;expulsé;;
B-06;AIH;900006;Eva Essai;1;38185;maintien;02/03/2020;12/03/2020;refusé;;;;;;rompu;;;;100;;;;;;
B-07;AIH;;Ana Essai;4;38185;maintien;02/03/2020;12/03/2020;ajourné;;;;;;maintenu;;;;100;;;;;;
B-08;GH;900008;;;;maintien;02/03/2020;12/03/2020;réorienté;;;;;;;;;;;;;;;;`;
const BAD = `B-09;OPAC38;900009;X;1;38185;maintien;02/03/2020;;;;;;;;;;;;;;;;;;
B-10;AIH;900010;X;1;38185;maintien;31/02/2020;;;;;;;;;;;;;;;;;;
B-11;AIH;900011;X;1;38185;maintien;02/03/2020;12/03/2020;admis;ADIL;01/04/2020;;;;;;;;;;;;;;
B-12;AIH;900012;X;1;38185;maintien;02/03/2020;12/03/2020;admis;RELAIS;01/04/2020;;;;;;;;;;;;;abc;
B-13;AIH;900013;X;1;38185;maintien;02/03/2020;12/03/2020;refusé;RELAIS;01/04/2020;;;;;;;;;;;;;;
B-14;AIH;900001;Jean Autre;1;38185;maintien;02/03/2020;;;;;;;;;;;;;;;;;;
B-01;AIH;900001;Marie Essai;3;38185;maintien;06/01/2020;;;;;;;;;;;;;;;;;;`;
const FILE = [HEADERS, GOOD, BAD].join("\n");

describe("a second data set", () => {
  let report: TakeoverReport;
  let figures: Figures;
  let dry: TakeoverReport;
  let left: number[];
  beforeAll(async () => {
    dry = await take(importCases, FILE, true);
    left = [await count("referral"), await count("taken_over_file"), await count("household")];
    report = await take(importCases, FILE);
    await take(
      importFunding,
      "Année;Financeur;Nature;Ligne;Montant;Éligible\n2020;FAP;accordé;Subvention;118 000,00;oui\n2020;PLATEFORME;voté;Budget;120000;\n2020;PLATEFORME;dépensé;Réalisé;100000;\n2021;PLATEFORME;dépensé;Réalisé;110 000;",
    );
    const facts = await database.transaction({ kind: "system" }, (tx) => evaluationFacts(tx, "all"));
    figures = evaluate(facts, { from: "2020-01-01", to: "2021-12-31" });
  });

  it("is told whole by a dry run, of which nothing stays", () => {
    expect(dry).toEqual({ ...report, outcome: "dryRun" });
    expect(left).toEqual([0, 0, 0]);
  });

  it("adds up: read = kept + known + quarantined", () => {
    expect(report).toMatchObject({
      read: 15,
      kept: 8,
      known: 0,
      quarantined: 7,
      ignored: ["Remarque"],
      lacking: [],
    });
  });

  it("sets each bad row aside with its line, field, value and rule, and lists the codes that are known", () => {
    expect(report.quarantine.map(({ line, field, value, rule }) => [line, field, value, rule])).toEqual([
      [10, "Bailleur", "OPAC38", "unknownOrganisation"],
      [11, "Orienté le", "31/02/2020", "unreadableDate"],
      [12, "Opérateur", "ADIL", "unknownOrganisation"],
      [13, "Coût", "abc", "unreadableAmount"],
      [14, "Début de la mesure", "01/04/2020", "measureWithoutAdmission"],
      [15, "Titulaire", "Jean Autre", "otherLeaseholder"],
      [16, "Référence", "B-01", "twiceInFile"],
    ]);
    expect(report.quarantine[0]!.message).toContain("AIH (Alpes Isère Habitat)");
    expect(report.quarantine[2]!.english).toContain("RELAIS (Le Relais Ozanam)");
    expect(JSON.stringify(report.quarantine[5])).not.toContain("Marie");
  });

  it.each([
    // Marie Essai came back: one household, two paths.
    ["supported", { value: 4, people: 6 }],
    ["closed", { value: 4 }],
    ["renewed", { numerator: 1, denominator: 3, unknown: 1 }],
    ["multiProblem", { numerator: 2, denominator: 4, unknown: 1 }],
    ["tieBroken", { numerator: 3, denominator: 5, unknown: 0 }],
    ["tieRestored", { numerator: 1, denominator: 2, unknown: 0 }],
    // 8 + 12 + 4 + 5 meetings in 184 + 365 + 92 + 182 days; three weeks are left out.
    ["meetings", { value: 29 / (823 / 183), numerator: 29, excluded: 1 }],
    ["homeShare", { numerator: 23, denominator: 30 }],
    ["debtReduced", { numerator: 2, denominator: 4, unknown: 0 }],
    ["debtCleared", { numerator: 1, denominator: 4 }],
    ["debtDelta", { value: -80_000 }],
    ["paymentResumed", { numerator: 1, denominator: 3, unknown: 1 }],
    ["evicted", { numerator: 1, denominator: 4, unknown: 0 }],
    ["unitCost", { value: 453_000 / (569 / 183), unknown: 1 }],
    ["fullCost", { value: 21_000_000 / 4 }],
    ["tripartite", { denominator: 0, unknown: 5 }],
    ["delay", { value: null, unknown: 8 }],
    ["funding", { numerator: 11_800_000, denominator: 12_000_000 }],
  ] as const)("gives %s as counted by hand", (id, expected) => {
    expect(figures[id]).toMatchObject(expected);
  });

  it("makes no measure of what was not admitted, and renewals that last to the path's end", async () => {
    const rows = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ ref: string; n: number; last: string | null; contacts: number }>(sql`
        select t.case_ref as ref, count(m.id)::int as n, max(m.closed_on)::text as last,
               (select count(*)::int from contact c where c.household_id = t.household_id and c.taken_over
                 and c.measure_id in (select id from measure where path_id = t.path_id)) as contacts
          from taken_over_case t left join measure m on m.path_id = t.path_id group by t.case_ref, t.household_id, t.path_id order by 1`),
    );
    expect(rows.map(({ ref, n, last, contacts }) => [ref, n, last, contacts])).toEqual([
      ["B-01", 1, "2020-08-31", 8],
      ["B-02", 2, "2021-05-31", 12],
      ["B-03", 1, "2020-10-04", 1],
      ["B-04", 1, null, 4],
      ["B-05", 1, "2020-07-31", 5],
      ["B-06", 0, null, 0],
      ["B-07", 0, null, 0],
      ["B-08", 0, null, 0],
    ]);
  });

  it("knows the same file again, and says where a known row now states otherwise without rewriting it", async () => {
    const before = await count("measure");
    const again = await take(importCases, FILE);
    expect(again).toMatchObject({ read: 15, kept: 0, known: 8, quarantined: 7, changed: [] });
    const changed = await take(importCases, [HEADERS, GOOD.replace("1480,00", "1500")].join("\n"));
    expect(changed).toMatchObject({
      known: 8,
      changed: [{ line: 2, reference: "B-01", fields: ["costCents"] }],
    });
    expect(await count("measure")).toBe(before);
  });

  it("sets aside a row that its own commas cut", async () => {
    const cut = await take(importCases, "case_ref,landlord,cost\nB-40,AIH,1,480.00\nB-41,AIH,480.00", true);
    expect(cut).toMatchObject({ kept: 1, quarantine: [{ line: 2, rule: "tooManyColumns" }] });
  });

  it("reads a workbook, headers in English and in any order, days as days and numbers as numbers", async () => {
    const workbook = await writeXlsx([
      ["Cost", "Measure start", "CASE_REF", "landlord", "Operator", "measure_end", "Renewals"].map(
        (value) => ({ value }),
      ),
      [
        { value: 1234.5 },
        { value: new Date("2020-02-03T00:00:00Z"), type: Date, format: "dd/mm/yyyy" },
        { value: "B-20" },
        { value: "SDH" },
        { value: "SOLENI" },
        { value: new Date("2020-08-02T00:00:00Z"), type: Date, format: "dd/mm/yyyy" },
        { value: 0 },
      ],
    ]).toBuffer();
    const taken = await take(importCases, workbook);
    expect(taken).toMatchObject({ read: 1, kept: 1, quarantined: 0 });
    expect(taken.lacking).toContain("leaseholder");
    const [row] = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows(sql`select m.starts_on::text, m.closed_on::text, m.cost_cents::int as cents from measure m
        join taken_over_case t on t.path_id = m.path_id where t.case_ref = 'B-20'`),
    );
    expect(row).toEqual({ starts_on: "2020-02-03", closed_on: "2020-08-02", cents: 123_450 });
  });

  it("follows a mapping of headers, and refuses one whose header the file lacks", async () => {
    const file = "Mon code;Qui loue\nB-30;AIH";
    const taken = await take(importCases, file, true, { case_ref: "mon code", landlord: "qui loue" });
    expect(taken).toMatchObject({ read: 1, kept: 1 });
    await expect(take(importCases, file, true, { case_ref: "autre" })).rejects.toThrow("Mon code");
    await expect(take(importCases, file)).rejects.toThrow("Référence");
  });
});

const looked = (text: string, chosen: Chosen = {}, saved?: TakeoverMapping, what: Takeover = "cases") =>
  takeoverPreview(Buffer.from(text), what, chosen, saved);

describe("how a file is read", () => {
  it("adds its amounts up: read = kept + known + quarantined, each counted at its own place", async () => {
    const rows = ["case_ref;landlord;cost", "B-50;AIH;100,50", "B-51;AIH;200", "B-50;AIH;7", "B-52;AIH;abc"];
    const taken = await take(importCases, rows.join("\n"));
    expect(taken).toMatchObject({
      fileCents: 30_750,
      keptCents: 30_050,
      knownCents: 0,
      quarantinedCents: 700,
    });
    const again = await take(importCases, rows.join("\n"));
    expect(again).toMatchObject({
      fileCents: 30_750,
      keptCents: 0,
      knownCents: 30_050,
      quarantinedCents: 700,
    });
  });

  it("keeps nothing of a file with a bad row, where all or nothing is asked", async () => {
    const before = await count("referral");
    const taken = await database.transaction({ kind: "system" }, (tx) =>
      importCases(tx, bytes("case_ref;landlord\nB-60;AIH\nB-61;NOBODY"), {
        fileName: "x.csv",
        dryRun: false,
        allOrNothing: true,
      }),
    );
    expect(taken).toMatchObject({ outcome: "refused", kept: 1, quarantined: 1 });
    expect(await count("referral")).toBe(before);
  });

  it("keeps nothing of a file that is given up while it is written", async () => {
    const before = await count("taken_over_file");
    const stop = new AbortController();
    const work = database.transaction({ kind: "system" }, (tx) =>
      importCases(tx, bytes("case_ref;landlord\nB-62;AIH"), {
        fileName: "x.csv",
        dryRun: false,
        signal: stop.signal,
        onRead: () => stop.abort(),
      }),
    );
    await expect(work).rejects.toThrow("aborted");
    expect(await count("taken_over_file")).toBe(before);
  });

  it("finds the header below a title, and shows columns, formats and first rows", async () => {
    const seen = await looked(
      "Suivi 2019;;\n\nRéférence;Bailleur;Orienté le\nA-1;AIH;03/04/2019\nA-2;SDH;28/02/2019",
    );
    expect(seen).toMatchObject({
      headers: ["Référence", "Bailleur", "Orienté le"],
      columns: { case_ref: "Référence", landlord: "Bailleur", referred_on: "Orienté le" },
      dateFormat: { value: "dmy", asked: false },
      rows: [
        ["A-1", "AIH", "03/04/2019"],
        ["A-2", "SDH", "28/02/2019"],
      ],
      missing: null,
    });
  });

  it("asks what can be read in two ways, and refuses the file until it is said", async () => {
    const file = "case_ref;landlord;referred_on\nC-1;AIH;03/25/2019\nC-2;AIH;04/26/2019\nC-3;AIH;05/04/2019";
    expect((await looked(file)).dateFormat).toMatchObject({ asked: true });
    await expect(take(importCases, file, true)).rejects.toThrow("le mois d'abord");
    const read = await database.transaction({ kind: "system" }, (tx) =>
      importCases(tx, bytes(file), { fileName: "x.csv", dryRun: true, mapping: { dateFormat: "mdy" } }),
    );
    expect(read).toMatchObject({ kept: 3, quarantined: 0 });
  });

  it("reads a file without header by letters, and leaves out a column that is said to be absent", async () => {
    const headless = await looked("D-1;AIH;12", { noHeader: true });
    expect(headless).toMatchObject({ headers: ["A", "B", "C"], columns: {} });
    expect(headless.missing?.rule).toBe("takeover.columns");
    const read = await database.transaction({ kind: "system" }, (tx) =>
      importCases(tx, bytes("D-1;AIH;12"), {
        fileName: "x.csv",
        dryRun: true,
        mapping: { noHeader: true, columns: { case_ref: "A", landlord: "B" } },
      }),
    );
    expect(read).toMatchObject({ read: 1, kept: 1, ignored: ["C"] });
    const absent = await take(importCases, "case_ref;landlord;coût\nD-2;AIH;12", true, { cost: "" });
    expect(absent).toMatchObject({ ignored: ["coût"], fileCents: 0 });
  });

  it("keeps a reading for the next file that has its columns, and leaves it aside for another", async () => {
    const mapping = { columns: { case_ref: "Code", landlord: "Qui loue" } };
    await database.transaction({ kind: "system" }, (tx) => keepMapping(tx, "cases", mapping));
    expect(await take(importCases, "Code;Qui loue\nE-1;AIH", true)).toMatchObject({ kept: 1 });
    expect(await take(importCases, "Référence;Bailleur\nE-1;AIH", true)).toMatchObject({ kept: 1 });
    const seen = await looked("Code;Qui loue\nE-1;AIH", {}, mapping);
    expect(seen.toldBy).toEqual({ case_ref: "saved", landlord: "saved" });
    await database.transaction({ kind: "system" }, (tx) => tx.rows(sql`delete from takeover_mapping`));
  });

  it("reads the sheet of a workbook that holds our columns", async () => {
    const workbook = await writeXlsx([
      { data: [[{ value: "Notes" }], [{ value: "rien" }]], sheet: "Lisez-moi" },
      {
        data: [
          [{ value: "Référence" }, { value: "Bailleur" }],
          [{ value: "F-1" }, { value: "AIH" }],
        ],
        sheet: "2019",
      },
    ]).toBuffer();
    const seen = await takeoverPreview(workbook, "cases", {}, undefined);
    expect(seen).toMatchObject({ isWorkbook: true, sheets: ["Lisez-moi", "2019"], sheet: "2019" });
    expect(await take(importCases, workbook, true)).toMatchObject({ read: 1, kept: 1 });
  });
});

describe("funding", () => {
  const HEAD = "funder;year;kind;line;amount;eligible\n";
  it("is known again, takes one more payment, and sets a corrected amount aside", async () => {
    const first = `${HEAD}METRO;2022;received;Subvention;5000;yes\nMETRO;2022;received;Subvention;5000;yes`;
    expect(await take(importFunding, first)).toMatchObject({ read: 2, kept: 2, known: 0 });
    expect(await take(importFunding, first)).toMatchObject({ kept: 0, known: 2 });
    expect(await take(importFunding, `${first}\nMETRO;2022;reçu;Subvention;2000;oui`)).toMatchObject({
      kept: 1,
      known: 2,
    });
    const corrected = await take(
      importFunding,
      `${HEAD}METRO;2022;received;Subvention;6000;yes\nX;2022;autre;L;1;\nX;2022;voté;L;;`,
    );
    expect(corrected).toMatchObject({ kept: 0, known: 0, quarantined: 3 });
    expect(corrected.quarantine.map(({ rule }) => rule)).toEqual(["otherAmount", "unknownValue", "missing"]);
  });
});

describe("who", () => {
  it("is refused where they are not the coordination", async () => {
    const [lead] = await database.transaction({ kind: "system" }, (tx) =>
      tx.rows<{ id: string }>(sql`select user_id as id from member where role = 'operatorLead' limit 1`),
    );
    await expect(
      database.transaction({ kind: "user", userId: lead!.id }, (tx) =>
        importCases(tx, bytes(`${HEADERS}\n${GOOD}`), { fileName: "x.csv", dryRun: false }),
      ),
    ).rejects.toThrow("permission denied for taking over");
  });
});
