/** Files that are written otherwise than most: one amount for both sides, days in doubt, cells that spreadsheets leave behind. */
import { describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";

import { communeIndex } from "./commune.rules.ts";
import type { LedgerMapping } from "./mapping.rules.ts";
import { LedgerRefused, type QuarantinedLine } from "./quarantine.rules.ts";
import { readLedger, type LedgerLine } from "./reader.ts";
import { notOpened, withoutWorkbook } from "./workbook.ts";

const COMMUNES = communeIndex([{ insee: "38185", name: "Grenoble", postcodes: ["38000"] }]);
const ONE = "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Montant";
const TWO = "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit";

async function read(file: string | Uint8Array, mapping: LedgerMapping = {}) {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const opened = notOpened();
  const found: { lines: LedgerLine[]; quarantined: QuarantinedLine[]; fileDebitCents: number } = {
    lines: [],
    quarantined: [],
    fileDebitCents: 0,
  };
  const batches = readLedger(withoutWorkbook([bytes], {}, opened), {
    communes: COMMUNES,
    mapping,
    isWorkbook: () => opened.isWorkbook,
  });
  for (;;) {
    const next = await batches.next();
    if (next.done) return { ...found, fileDebitCents: next.value.fileDebitCents };
    found.lines.push(...next.value.lines);
    found.quarantined.push(...next.value.quarantined);
  }
}
const refusal = async (file: string, mapping?: LedgerMapping) => {
  const error = await read(file, mapping).catch((one: unknown) => one);
  expect(error).toBeInstanceOf(LedgerRefused);
  return (error as LedgerRefused).broken;
};
const line = (on: string, label: string, ...amounts: string[]) =>
  ["A1", "L1", "38185", "Nadia Morel", on, label, ...amounts].join(";");
const sides = ({ lines }: { lines: LedgerLine[] }) => lines.map((one) => [one.debitCents, one.creditCents]);

const rents = (sign: string) =>
  ["31/10/2026", "30/11/2026", "31/12/2026"].map((on) => line(on, `Loyer ${on.slice(3)}`, `${sign}500,00`));

const rentsOn = (...days: string[]) =>
  [TWO, ...days.map((on) => line(on, `Loyer du ${on}`, "500,00", "")), ""].join("\n");

const text = (value: string) => ({ value });
const book = async (...rows: unknown[][]) =>
  (await writeExcelFile([TWO.split(";").map(text), ...rows] as never)).toBuffer() as Promise<Uint8Array>;
const row = (account: unknown, on: unknown, label: string, debit: unknown) => [
  account,
  text("L1"),
  text("38185"),
  text("Nadia Morel"),
  on,
  text(label),
  debit,
  null,
];

describe("one column of amounts", () => {
  test("a column « Sens » says which is a debit and which a credit; what says neither is set aside", async () => {
    const found = await read(
      [
        `${ONE};Sens`,
        line("31/12/2026", "Loyer", "500,00", "D"),
        line("31/12/2026", "Virement", "450,00", "Crédit"),
        line("31/12/2026", "Annulation", "-20,00", "D"),
        line("31/12/2026", "Divers", "1,00", "X"),
      ].join("\n"),
    );
    expect(sides(found)).toEqual([
      [50000, 0],
      [0, 45000],
      [-2000, 0],
    ]);
    expect(found.quarantined).toMatchObject([
      {
        line: 5,
        rule: "unknownSense",
        message: expect.stringMatching(/^Ligne 5, Sens « X » : ni débit ni crédit .*Écrivez D/),
        english: expect.stringMatching(/^Line 5, Debit or credit "X": neither/),
      },
    ]);
  });

  test.each([
    ["rents without minus are debits", "", "-", [50000, 0], [0, 45000]],
    ["rents with a minus: an amount without one is a credit", "-", "", [50000, 0], [0, 45000]],
  ])("%s", async (_, rent, payment, debit, credit) => {
    const found = await read(
      [ONE, ...rents(rent), line("18/12/2026", "Virement", `${payment}450,00`)].join("\n"),
    );
    expect(sides(found)).toEqual([debit, debit, debit, credit]);
  });

  test("where labels do not tell, it is asked, and the answer holds", async () => {
    const file = [
      ONE,
      line("31/12/2026", "Opération 12", "500,00"),
      line("30/12/2026", "Opération 13", "-20,00"),
    ].join("\n");
    expect(await refusal(file)).toMatchObject({
      rule: "ambiguousSign",
      english: expect.stringContaining("positiveIs"),
    });
    expect(sides(await read(file, { positiveIs: "credit" }))).toEqual([
      [0, 50000],
      [2000, 0],
    ]);
  });

  test("an unreadable amount names its column", async () => {
    const { quarantined } = await read([ONE, ...rents(""), line("31/12/2026", "Loyer", "douze")].join("\n"));
    expect(quarantined).toMatchObject([{ field: "Montant", rule: "unreadableAmount" }]);
  });
});

describe("amounts as ERPs write them", () => {
  test.each([
    ["1.234,56", 123456],
    ["(12,00)", -1200],
    ["12,00-", -1200],
    ["1\u202f234,56\u00a0€", 123456],
    ["-1 234,56 EUR", -123456],
    ["1'234.50", 123450],
    ["+12,5", 1250],
  ])("%s", async (amount, cents) => {
    const { lines, quarantined } = await read(`${TWO}\n${line("31/12/2026", "Loyer", amount, "")}\n`);
    expect(quarantined).toEqual([]);
    expect(lines[0]!.debitCents).toBe(cents);
  });
});

describe("days in several formats in one column", () => {
  test("day first and year first beside each other are each read: no day of theirs is in doubt", async () => {
    const { lines } = await read(rentsOn("31/12/2026", "2026-11-30", "01/10/2026"));
    expect(lines.map(({ day }) => day.iso)).toEqual(["2026-12-31", "2026-11-30", "2026-10-01"]);
  });

  test.each([
    ["both orders", rentsOn("31/12/2026", "12/30/2026", "12/29/2026", "01/10/2026"), /mélange deux ordres/],
    [
      "the month first alone",
      rentsOn("12/30/2026", "12/29/2026", "01/10/2026"),
      /ont le mois d'abord \(« 12\/30\/2026 »/,
    ],
  ])("%s: asked, not guessed, and the answer holds", async (_, file, message) => {
    const broken = await refusal(file);
    expect(broken).toMatchObject({
      rule: "ambiguousDates",
      message: expect.stringMatching(message),
      english: expect.stringMatching(/order of dates under "Check the columns"/),
    });
    const { lines, quarantined } = await read(file, { dateFormat: "mdy" });
    expect(lines.at(-1)!.day.iso).toBe("2026-01-10");
    expect(lines.length + quarantined.length).toBe(file.trim().split("\n").length - 1);
  });

  test("one odd day among many is a slip: its line is set aside, the others are kept", async () => {
    const { lines, quarantined } = await read(rentsOn("31/12/2026", "30/11/2026", "01/13/2026"));
    expect([lines.length, quarantined.map(({ rule }) => rule)]).toEqual([2, ["unreadableDate"]]);
  });

  test("a count of days is read where the mapping says so; else its line says what to do", async () => {
    const file = rentsOn("46387");
    expect((await read(file, { dateFormat: "serial" })).lines[0]!.day.iso).toBe("2026-12-31");
    expect((await read(file)).quarantined[0]!.message).toMatch(
      /nombre de jours d'Excel, dites-le dans la correspondance/,
    );
  });
});

describe("other files", () => {
  test("without a header, by the letters of its columns", async () => {
    const columns = {
      account: "A",
      dwelling: "B",
      insee: "C",
      leaseholder: "D",
      date: "E",
      label: "F",
      debit: "G",
      credit: "H",
    };
    const { lines } = await read(`${line("31/12/2026", "Loyer", "5,00", "")}\n`, { noHeader: true, columns });
    expect(lines).toMatchObject([{ line: 1, account: { number: "A1" }, debitCents: 500 }]);
  });

  test("a line of another separator says so, and the rest is read", async () => {
    const { lines, quarantined } = await read(
      [TWO, line("31/12/2026", "Loyer", "5,00", ""), "A2,L2,38185,Nadia,31/12/2026,Loyer,5.00,"].join("\n"),
    );
    expect(lines).toHaveLength(1);
    expect(quarantined).toMatchObject([
      {
        line: 3,
        rule: "otherSeparator",
        message: expect.stringContaining("séparée par des virgules, l'en-tête par des points-virgules"),
      },
    ]);
  });

  test("a header and no line: nothing is read, nothing is refused", async () => {
    expect(await read(`${TWO}\n`)).toEqual({ lines: [], quarantined: [], fileDebitCents: 0 });
  });

  test("read with the wrong encoding, lines with accents are set aside and nothing is written wrongly", async () => {
    const bytes = Buffer.from(
      `${TWO.normalize()}\n${line("31/12/2026", "Échéance", "5,00", "")}\n`,
      "latin1",
    );
    expect((await read(bytes)).lines).toHaveLength(1);
    const columns = {
      label: "Libell\ufffd",
      debit: "D\ufffdbit",
      credit: "Cr\ufffddit",
      account: "N\ufffd compte",
    };
    const { quarantined } = await read(bytes, { encoding: "utf-8", columns });
    expect(quarantined).toMatchObject([
      { rule: "unreadableCharacters", english: expect.stringContaining("UTF-8") },
    ]);
  });
});

describe("a workbook's own ways", () => {
  test("a merged cell says its account for each row that it covers", async () => {
    const { lines, quarantined } = await read(
      await book(
        row({ value: "A1", rowSpan: 3 }, text("31/10/2026"), "Loyer 10", { value: 5 }),
        row(null, text("30/11/2026"), "Loyer 11", { value: 5 }),
        row(null, text("31/12/2026"), "Loyer 12", { value: 5 }),
        row(null, text("31/12/2026"), "Loyer orphelin", { value: 5 }),
      ),
    );
    expect(lines.map(({ account }) => account.number)).toEqual(["A1", "A1", "A1"]);
    expect(quarantined).toMatchObject([{ line: 5, rule: "missingAccount" }]);
  });

  test("whole numbers in the days are counts of days; a formula never computed is set aside, not taken for nothing", async () => {
    const { lines, quarantined } = await read(
      await book(
        row(text("A1"), { value: 46387 }, "Loyer 12", { value: 5 }),
        row(text("A1"), text("31/12/2026"), "Régularisation", { type: "Formula", value: "=2*6" }),
      ),
    );
    expect(lines.map(({ day }) => day.iso)).toEqual(["2026-12-31"]);
    expect(quarantined).toMatchObject([
      { line: 3, rule: "unreadableAmount", value: expect.stringContaining("2*6") },
    ]);
  });

  test("a title merged over the header is no header, and an empty row no line", async () => {
    const empty = TWO.split(";").map(() => null);
    const { lines, quarantined } = await read(
      (await (
        await writeExcelFile([
          [{ value: "Export du 2 décembre", columnSpan: 8 }, ...empty.slice(1)],
          TWO.split(";").map(text),
          empty,
          row(text("A1"), text("31/12/2026"), "Loyer", { value: 512.34 }),
        ] as never)
      ).toBuffer()) as Uint8Array,
    );
    expect(quarantined).toEqual([]);
    expect(lines).toMatchObject([{ line: 4, debitCents: 51234 }]);
  });
});
