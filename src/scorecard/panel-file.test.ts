/** Files of a panel: what is read, and what is told of each fault. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { afterAll, describe, expect, it } from "vitest";

import { MONTHS } from "./behaviour.rules.ts";
import { readOutcomes, readPanel } from "./panel-file.ts";
import { asFiles, syntheticPanel } from "./synthetic-panel.ts";

const folder = mkdtempSync(path.join(tmpdir(), "panel-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function given(content: string | Uint8Array, name = "panel.csv"): string {
  const file = path.join(folder, `${files++}-${name}`);
  writeFileSync(file, content);
  return file;
}

const HEADER = "account,month,amount_due,amount_paid,months_late";
const LINES = ["A,2026-10,500,500,0", "A,2026-11,512.50,0,1", "B,2026-11,400,1e+05,0"];
const csv = (...lines: string[]) => `${[HEADER, ...lines].join("\n")}\n`;

describe("what is read", () => {
  const synthetic = syntheticPanel(2_000, 1);
  const text = asFiles(synthetic.panel, synthetic.outcomes);

  it.each([
    ["as CSV", text.panel],
    ["compressed", gzipSync(text.panel)],
    ["with semicolons and decimal commas", text.panel.replaceAll(",", ";").replaceAll(".", ",")],
    ["with a byte-order mark and Windows line ends", `\ufeff${text.panel.replaceAll("\n", "\r\n")}`],
  ])("the same panel %s", async (_, content) => {
    const panel = await readPanel(given(content, "panel.csv.gz"));
    expect(panel).toEqual(synthetic.panel);
    expect(await readOutcomes(given(text.outcomes), panel)).toEqual({
      outcomes: synthetic.outcomes,
      aside: 0,
    });
  });

  it("columns and lines in any order; an account that began since has nothing before; older months are left", async () => {
    const panel = await readPanel(
      given(
        "months_late;ACCOUNT;amount_paid;month;amount_due\n1;A;0;2026-11;512,5\n3;A;7;2020-01;9\n0;B;100;2026-11;-4\n" +
          [10, 9, 8, 7, 6, 5].map((month) => `0;A;1;2026-${String(month).padStart(2, "0")};2\n`).join("") +
          [4, 3, 2, 1].map((month) => `0;A;1;2026-0${month};2\n`).join(""),
      ),
    );
    expect(panel.accounts).toEqual(["A", "B"]);
    expect(panel.months).toEqual(["2026-11", "2026-10", "2026-09", "2026-08", "2026-07", "2026-06"]);
    expect([...panel.due]).toEqual([512.5, 2, 2, 2, 2, 2, -4, 0, 0, 0, 0, 0]);
    expect([...panel.late.subarray(0, MONTHS)]).toEqual([1, 0, 0, 0, 0, 0]);
  });

  it("outcomes of accounts that are not in the panel are left aside, and counted", async () => {
    const panel = await readPanel(given(csv(...LINES)));
    const outcomes = given("account,defaulted_next_month\nB,1\nA,0\nC,1\n");
    expect(await readOutcomes(outcomes, panel)).toEqual({ outcomes: [0, 1], aside: 1 });
  });
});

const told = (rule: string, french: RegExp, english: RegExp) => ({
  errors: [
    expect.objectContaining({
      rule,
      message: expect.stringMatching(french),
      english: expect.stringMatching(english),
    }),
  ],
});

describe("a fault names file, line, column and remedy", () => {
  const whole = gzipSync(csv(...LINES));
  const damaged = Uint8Array.from(whole, (byte, at) => (at === 20 ? byte ^ 0xff : byte));
  it.each<[string, string | Uint8Array, string, RegExp, RegExp]>([
    [
      "a number that is none",
      csv("A,2026-11,cinq,0,0"),
      "notANumber",
      /^\d+-panel\.csv, ligne 2, amount_due « cinq » : écrivez un nombre/,
      /line 2, amount_due "cinq": write a number/,
    ],
    ["an empty number", csv("A,2026-11,5,,0"), "notANumber", /amount_paid «  » : écrivez/, /write a number/],
    [
      "a number without end",
      csv("A,2026-11,1e99,5,0"),
      "notANumber",
      /amount_due « 1e99 »/,
      /write a number/,
    ],
    [
      "a negative payment",
      csv("A,2026-11,5,-5,0"),
      "negativePayment",
      /ligne 2, amount_paid « -5 »/,
      /Count a refund/,
    ],
    [
      "half a month late",
      csv("A,2026-11,5,5,0.5"),
      "monthsLate",
      /months_late « 0\.5 » : écrivez un nombre entier/,
      /whole number/,
    ],
    [
      "a month that is none",
      csv("A,2026-13,5,5,0"),
      "unreadableMonth",
      /ligne 2, month « 2026-13 »/,
      /YYYY-MM/,
    ],
    ["no account", csv(",2026-11,5,5,0"), "missingAccount", /ligne 2, account : /, /Fill it in/],
    [
      "a month twice",
      csv(...LINES, "A,2026-10,1,1,0"),
      "monthTwice",
      /ligne 5, month « 2026-10 ».*déjà ce mois ligne 2/,
      /line 2 already/,
    ],
    [
      "a month that lacks",
      csv("A,2026-11,1,1,0", "B,2026-11,1,1,0", "B,2026-09,1,1,0"),
      "missingMonth",
      /ligne 3, month : .*« B » n'a pas le mois 2026-10/,
      /lacks the month 2026-10/,
    ],
    [
      "an account that stops",
      csv("A,2026-11,1,1,0", "B,2026-10,1,1,0"),
      "missingMonth",
      /« B » n'a pas le mois 2026-11/,
      /if it is closed/,
    ],
    [
      "a line cut",
      csv(...LINES).slice(0, -12),
      "columnsOfLine",
      /ligne 4 : 3 colonnes, l'en-tête en a 5/,
      /has 5/,
    ],
    [
      "a quote left open",
      csv('"A,2026-11,1,1,0'),
      "unclosedQuote",
      /ligne 2 : un guillemet/,
      /quotation mark/,
    ],
    [
      "a column that lacks",
      "account,month,amount_due,amount_paid\nA,2026-11,1,1\n",
      "missingColumn",
      /ligne 1, months_late : la colonne manque/,
      /must hold account/,
    ],
    [
      "a column twice",
      `${HEADER},account\nA,2026-11,1,1,0,A\n`,
      "columnTwice",
      /ligne 1, account : la colonne est là deux fois/,
      /Keep one/,
    ],
    [
      "an unknown column",
      `${HEADER},tower\nA,2026-11,1,1,0,5\n`,
      "unknownColumn",
      /ligne 1, tower : colonne inconnue\. Retirez-la/,
      /Remove it/,
    ],
    [
      "an empty file",
      "",
      "emptyFile",
      /aucune ligne\. Donnez un CSV avec l'en-tête account,month/,
      /Give a CSV/,
    ],
    ["an empty archive", gzipSync(""), "emptyFile", /aucune ligne/, /no line/],
    ["a header alone", `${HEADER}\n`, "emptyFile", /aucune ligne/, /no line/],
    ["an archive cut", whole.subarray(0, -12), "cutArchive", /coupée avant sa fin/, /cut before its end/],
    ["an archive damaged", damaged, "damagedArchive", /abîmée/, /damaged/],
    ["bytes that are no text", Uint8Array.of(0x50, 0x4b, 3, 4, 0xff, 0xfe, 0), "notText", /UTF-8/, /UTF-8/],
  ])("%s", async (_, content, rule, french, english) => {
    await expect(readPanel(given(content))).rejects.toMatchObject(told(rule, french, english));
  });

  it("all faults at once, twenty at most", async () => {
    const bad = csv(...Array.from({ length: 50 }, (_, at) => `A${at},2026-11,x,1,0`));
    await expect(readPanel(given(bad))).rejects.toMatchObject({ errors: { length: 20 } });
    await expect(readPanel(given(csv("A,2026-11,x,y,0")))).rejects.toMatchObject({ errors: { length: 2 } });
  });

  it.each<[string, string, string, RegExp]>([
    [
      "an account without outcome",
      "A,1\n",
      "missingOutcome",
      /account « B » : ce compte du panel n'a pas d'issue/,
    ],
    ["an outcome that is none", "A,1\nB,oui\n", "unreadableOutcome", /ligne 3, defaulted_next_month « oui »/],
    ["an account twice", "A,1\nB,0\nA,0\n", "accountTwice", /ligne 4, account « A ».*déjà ligne 2/],
    ["an outcome of nobody", "A,1\nB,0\n,0\n", "missingAccount", /ligne 4, account/],
  ])("outcomes: %s", async (_, lines, rule, french) => {
    const panel = await readPanel(given(csv(...LINES)));
    const file = given(`account,defaulted_next_month\n${lines}`, "outcomes.csv");
    await expect(readOutcomes(file, panel)).rejects.toMatchObject(told(rule, french, /outcomes\.csv, /));
  });
});

describe("no personal trait is an input", () => {
  it.each([
    "sex",
    "SEX",
    "sexe",
    "gender",
    "age",
    "âge",
    "Age_Tenant",
    "date_naissance",
    "nationality",
    "nationalité",
    "family",
    "situation_familiale",
    "enfants",
    "children",
    "health",
    "santé",
    "handicap",
    "education",
    "études",
    "marriage",
    "état matrimonial",
    "religion",
    "name",
    "Nom",
  ])("the column « %s » is refused, in the panel and in the outcomes", async (column) => {
    const refusal = told(
      "personalColumn",
      /seuls les paiements comptent\. Retirez la colonne/,
      /payments alone count\. Remove the column/,
    );
    await expect(readPanel(given(`${HEADER},${column}\nA,2026-11,1,1,0,2\n`))).rejects.toMatchObject(refusal);
    const panel = await readPanel(given(csv(...LINES)));
    const outcomes = given(`account,defaulted_next_month,${column}\nA,1,2\nB,0,1\n`);
    await expect(readOutcomes(outcomes, panel)).rejects.toMatchObject(refusal);
  });
});
