/** What the assistant tells of a file before anybody says anything: its kind, columns and formats, and what it must ask. */
import { describe, expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";

import { classify } from "../ledger/entry-kind.rules.ts";
import { communeIndex } from "../ledger-file/commune.rules.ts";
import type { Chosen, LedgerPreview } from "./preview.ts";
import { ledgerPreview } from "./preview.ts";

const COMMUNES = communeIndex([
  { insee: "38185", name: "Grenoble", postcodes: ["38000", "38100"] },
  { insee: "38421", name: "Saint-Martin-d'Hères", postcodes: ["38400"] },
]);

function look(
  file: string | Uint8Array,
  { accounts = [], saved = {}, ...chosen }: Chosen & { accounts?: string[]; saved?: object } = {},
): Promise<LedgerPreview> {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const facts = { communes: COMMUNES, classify, accounts: new Set(accounts) };
  return ledgerPreview([bytes], chosen, saved, async () => facts);
}

const MONTHS = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];
/** Twelve months of two accounts: a rent on the 1st, a payment on the 18th. */
const told = (line: (account: string, on: string, label: string, debit: string, credit: string) => string) =>
  MONTHS.flatMap((month) =>
    ["000123", "000456"].flatMap((account) => [
      line(account, `01/${month}/2026`, `Loyer ${month}/2026`, "512,34", ""),
      line(account, `18/${month}/2026`, "Prélèvement", "", "500,00"),
    ]),
  );

const dated = (...days: string[]) =>
  ["Compte;Date;Libellé;Débit;Crédit", ...days.map((day) => `A;${day};Loyer;1,00;`), ""].join("\n");
const priced = (...amounts: string[]) =>
  ["Compte;Date;Libellé;Débit;Crédit", ...amounts.map((one) => `A;31/12/2026;Loyer;${one};`), ""].join("\n");
const cells = (rows: string[][]) => rows.map((row) => row.map((value) => ({ value })));

describe("columns are told by their contents where no header names them", () => {
  test("a whole ledger under headers that mean nothing", async () => {
    const lines = told(
      (account, on, label, debit, credit) =>
        `${account};UG-${account};38185;Nadia Morel;${on};${label};${debit};${credit}`,
    );
    const preview = await look(["a1;a2;a3;a4;a5;a6;a7;a8", ...lines, ""].join("\n"));
    expect(preview).toMatchObject({
      kind: "movements",
      columns: {
        account: "a1",
        dwelling: "a2",
        insee: "a3",
        leaseholder: "a4",
        date: "a5",
        label: "a6",
        debit: "a7",
        credit: "a8",
      },
      toldBy: { account: "contents", credit: "contents" },
      missing: null,
      dateFormat: { value: "dmy", asked: false },
    });
    expect(preview.rows).toHaveLength(48);
  });

  test("credits before debits are told apart by the rents", async () => {
    const lines = told((account, on, label, debit, credit) => `${account};${on};${label};${credit};${debit}`);
    expect((await look(["x;y;z;m1;m2", ...lines].join("\n"))).columns).toMatchObject({
      debit: "m2",
      credit: "m1",
    });
  });

  test("accounts that the landlord has already are known among other numbers", async () => {
    const lines = told(
      (account, on, label, debit, credit) => `9;77${account};${account};${on};${label};${debit};${credit}`,
    );
    const { columns } = await look(["x;y;z;d;l;m1;m2", ...lines].join("\n"), {
      accounts: ["000123", "000456"],
    });
    expect(columns).toMatchObject({ account: "z" });
  });

  test("one amount with a column that says D or C", async () => {
    const lines = told(
      (account, on, label, debit, credit) =>
        `${account};${on};${label};${debit || credit};${debit ? "D" : "C"}`,
    );
    const { columns, positiveIs } = await look(["x;y;z;m;s", ...lines].join("\n"));
    expect(columns).toMatchObject({ amount: "m", sense: "s" });
    expect(positiveIs.asked).toBe(false);
  });

  test("one signed amount: rents tell what an amount without minus is", async () => {
    const lines = told(
      (account, on, label, debit, credit) => `${account};${on};${label};${debit || `-${credit}`}`,
    );
    expect((await look(["x;y;z;m", ...lines].join("\n"))).positiveIs).toMatchObject({ value: "debit" });
  });

  test("a file without a header: columns go by letters, and the first row is read", async () => {
    const lines = told(
      (account, on, label, debit, credit) =>
        `${account};UG-${account};38185;Nadia Morel;${on};${label};${debit};${credit}`,
    );
    const { noHeader, headers, columns, rows } = await look(lines.join("\n"));
    expect({ noHeader, headers }).toEqual({
      noHeader: true,
      headers: ["A", "B", "C", "D", "E", "F", "G", "H"],
    });
    expect(columns).toMatchObject({ account: "A", date: "E", debit: "G" });
    expect(rows[0]![4]).toBe("01/01/2026");
  });

  test("a list of balances is no ledger, a ledger with a running balance is", async () => {
    const list = "N° compte;Titulaire;Mois;Solde\n000123;Nadia Morel;10/2026;812,40\n";
    expect(await look(list)).toMatchObject({
      kind: "balances",
      missing: null,
      columns: { balance: "Solde", date: "Mois" },
    });
    const ledger =
      "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit;Solde\nA;L;38185;Nadia;31/12/2026;Loyer;1,00;;1,00\n";
    expect(await look(ledger)).toMatchObject({ kind: "movements", missing: null });
  });

  test("a second column of the same name can be chosen, and is not taken for the first", async () => {
    const { headers, columns } = await look("Compte;Date;Date;Libellé\nA;31/12/2026;02/01/2027;Loyer\n");
    expect(headers).toEqual(["Compte", "Date", "Date (2)", "Libellé"]);
    expect(columns).toMatchObject({ date: "Date" });
  });
});

describe("days and amounts: what can be read in two ways is asked", () => {
  test.each([
    ["a day above 12 comes first", dated("31/12/2026", "01/12/2026"), { value: "dmy", asked: false }],
    ["the year comes first", dated("2026-12-31", "2026-12-01"), { value: "ymd", asked: false }],
    [
      "no day above 12",
      dated("01/10/2026", "08/10/2026"),
      { value: "dmy", asked: true, example: "01/10/2026" },
    ],
    [
      "days above 12 come second",
      dated("12/31/2026", "01/10/2026"),
      { value: "mdy", asked: true, example: "01/10/2026" },
    ],
    [
      "both orders in one column",
      dated("31/12/2026", "12/30/2026", "12/29/2026", "01/10/2026"),
      { value: null, asked: true },
    ],
    [
      "counts of days in a text file",
      dated("46387", "46388"),
      { value: "serial", asked: true, example: "46387" },
    ],
  ])("%s", async (_, file, dateFormat) => {
    expect((await look(file)).dateFormat).toMatchObject(dateFormat);
  });

  test.each([
    ["commas", priced("1.234,56", "1.234"), { value: "comma", asked: false }],
    ["points", priced("1234.56", "1.234"), { value: "point", asked: false }],
    ["thousands or thousandths", priced("1.234", "12"), { value: null, asked: true, example: "1.234" }],
    ["nothing to tell, nothing to ask", priced("12"), { value: null, asked: false }],
  ])("%s", async (_, file, amountFormat) => {
    expect((await look(file)).amountFormat).toMatchObject(amountFormat);
  });
});

describe("what the file is", () => {
  test.each<[string, Uint8Array, string | null, string]>([
    ["UTF-8", new TextEncoder().encode("Libellé\nÉchéance\n"), "utf-8", "Libellé"],
    ["Windows-1252", Buffer.from("Libellé\nÉchéance\n", "latin1"), "windows-1252", "Libellé"],
    ["UTF-16", Buffer.from("\ufeffLibellé\nÉchéance\n", "utf16le"), "utf-16", "Libellé"],
    ["letters without accents", new TextEncoder().encode("Compte\nA\n"), null, "Compte"],
  ])("its encoding is told: %s", async (_, bytes, encoding, header) => {
    expect(await look(bytes)).toMatchObject({ encoding, headers: [header] });
  });

  test("of a workbook's sheets, the one that holds accounts is shown, and another can be chosen", async () => {
    const sheets = [
      { sheet: "Lisez-moi", data: cells([["Export du 2 décembre"]]) },
      {
        sheet: "Octobre",
        data: cells([
          ["N° compte", "Solde"],
          ["A1", "12,50"],
        ]),
      },
    ];
    const workbook = await (await writeExcelFile(sheets as never)).toBuffer();
    expect(await look(workbook)).toMatchObject({
      isWorkbook: true,
      sheets: ["Lisez-moi", "Octobre"],
      sheet: "Octobre",
      kind: "balances",
      rows: [["A1", "12,50"]],
    });
    expect(await look(workbook, { sheet: "Lisez-moi" })).toMatchObject({ headers: ["Export du 2 décembre"] });
    await expect(look(workbook, { sheet: "Novembre" })).rejects.toThrow(
      /pas de feuille « Novembre », mais : Lisez-moi, Octobre/,
    );
  });

  test("what was kept for this kind of file is taken over", async () => {
    const saved = {
      balances: { kind: "balances", columns: { account: "K", balance: "Z" }, dateFormat: "mdy" },
    };
    expect(await look("K;Z\nA1;12,00\n", { saved })).toMatchObject({
      kind: "balances",
      columns: { account: "K", balance: "Z" },
      toldBy: { account: "saved", balance: "saved" },
      dateFormat: { value: "mdy", asked: false },
    });
  });
});
