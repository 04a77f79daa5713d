/** Lists of balances: taken in like any file, held against the ledger, and read by detection where they are all there is. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { runDetection } from "../detection/store.ts";
import { importLedger, type LedgerFile } from "../intake/import.store.ts";
import { importedScene } from "../intake/imported-fixture.ts";
import { LedgerRefused } from "../ledger-file/quarantine.rules.ts";
import { accountsOutOfBalance } from "../ledger/store.ts";
import {
  comparedAccounts,
  listDays,
  reconciled,
  reconciliationPage,
  statedOf,
  type Outcome,
} from "./read.store.ts";

/** A1 has entries: 500 − 450 in October, 500 in November (intake/imported-fixture.ts). */
let scene: Awaited<ReturnType<typeof importedScene>>;
let landlordId: string;
beforeAll(async () => {
  scene = await importedScene();
  const [row] = await scene.ask((tx) =>
    tx.rows<{ id: string }>(sql`select id from organisation where code = 'AIH'`),
  );
  landlordId = row!.id;
});
afterAll(() => scene?.database.close());

const take = (file: string, options: Partial<LedgerFile> = {}) =>
  importLedger(
    scene.database,
    { kind: "system" },
    { name: "relevé.csv", landlord: "AIH", source: [new TextEncoder().encode(file)], ...options },
  );
const compared = (on: string, outcomes: Outcome[], by = "gap" as const) =>
  scene.ask((tx) =>
    comparedAccounts(tx, landlordId, on, { outcomes, by, descending: true, limit: 100, skip: 0 }),
  );

const LIST = `N° compte;Titulaire;Date arrêté;Solde;Quittance
A1;Nadia Morel;31/10/2026;62,50;500,00
B7;Zoé Lefèvre;31/10/2026;1.234,56;410,00
B8;Hugo Petit;31/10/2026;-20,00;
`;

describe("a list of balances", () => {
  test("a dry run says what would change and which differences it would list, and keeps nothing", async () => {
    const report = await take(LIST, { dryRun: true });
    expect(report).toMatchObject({
      kind: "balances",
      outcome: "dryRun",
      importId: null,
      kept: 3,
      changes: {
        newAccounts: 2,
        balances: {
          accounts: 2,
          sumCents: 121456,
          largest: { account: "B7", fromCents: 0, toCents: 123456 },
        },
        months: [],
        differences: [
          {
            on: "2026-10-31",
            accounts: 1,
            sumCents: 1250,
            noEntries: 2,
            largest: { number: "A1", gapCents: 1250 },
          },
        ],
      },
    });
    expect(await scene.ask((tx) => listDays(tx, landlordId))).toEqual([]);
  });

  test("is recognised among other files; what tenants owe and what is theirs add up in its control totals", async () => {
    const report = await take(LIST);
    expect(report).toMatchObject({
      kind: "balances",
      read: 3,
      kept: 3,
      fileDebitCents: 6250 + 123456,
      fileCreditCents: 2000,
      control: { balanced: true },
      changes: null,
    });
    expect(await take(LIST)).toMatchObject({ kept: 0, known: 3, control: { balanced: true } });
  });

  test("differences are listed, each with its size; what has no entry is not compared with 0", async () => {
    expect(await compared("2026-10-31", ["differs", "noEntries", "agrees", "notListed"])).toMatchObject([
      {
        number: "A1",
        outcome: "differs",
        statedCents: 6250,
        computedCents: 5000,
        gapCents: 1250,
        gapBeforeCents: null,
      },
      { number: "B7", outcome: "noEntries", computedCents: null, gapCents: null },
      { number: "B8", outcome: "noEntries", statedCents: -2000 },
    ]);
    const [{ id } = { id: 0 }] = await compared("2026-10-31", ["differs"]);
    expect(await scene.ask((tx) => statedOf(tx, landlordId, id))).toEqual({
      on: "2026-10-31",
      statedCents: 6250,
      computedCents: 5000,
    });
  });

  test("a corrected list of the same day holds, and the earlier stays on record", async () => {
    expect(await take(LIST.replace("62,50", "50,00"))).toMatchObject({ kept: 1, known: 2 });
    expect(await scene.ask((tx) => reconciled(tx, landlordId, "2026-10-31"))).toMatchObject({
      agrees: { accounts: 1 },
      differs: { accounts: 0, gapCents: 0 },
    });
    const [facts] = await scene.ask((tx) => tx.rows(sql`select count(*)::int as n from stated_balance`));
    expect(facts).toEqual({ n: 4 });
  });

  test("in the middle of a month the entries of its first days count; an account that owes and is not listed shows", async () => {
    await take("Compte;Solde\nB7;100,00\n", { on: "2026-11-15" });
    expect(await compared("2026-11-15", ["notListed"])).toMatchObject([
      { number: "A1", statedCents: null, computedCents: 55000, gapCents: -55000 },
    ]);
  });

  test("a month without an entry has the balance of the one before; the page says the same as its parts", async () => {
    await take("Compte;Date;Solde\nA1;31/03/2027;550,00\n");
    const all: Outcome[] = ["differs", "noEntries", "agrees", "notListed"];
    expect(await compared("2027-03-31", ["agrees"])).toMatchObject([{ number: "A1", computedCents: 55000 }]);
    const page = { outcomes: all, by: "account" as const, descending: false, limit: 9, skip: 0 };
    const found = await scene.ask((tx) => reconciliationPage(tx, landlordId, page));
    expect(found).toMatchObject({
      days: ["2027-03-31", "2026-11-15", "2026-10-31"],
      on: "2027-03-31",
      summary: await scene.ask((tx) => reconciled(tx, landlordId, "2027-03-31")),
      total: 1,
    });
    expect(found.rows).toEqual(await scene.ask((tx) => comparedAccounts(tx, landlordId, "2027-03-31", page)));
    expect(found.rows).toMatchObject([{ number: "A1", outcome: "agrees", gapBeforeCents: null }]);
    // A list that nobody sent.
    expect(
      await scene.ask((tx) => reconciliationPage(tx, landlordId, { ...page, on: "2026-12-31" })),
    ).toMatchObject({ on: null, summary: null, rows: [] });
    await scene.ask((tx) => tx.rows(sql`delete from stated_balance where stated_on = '2027-03-31'`));
  });

  test("accounts without entries stand on the list, and detection reads their debt in months", async () => {
    await runDetection(scene.database, { kind: "system" }, { on: Temporal.PlainDate.from("2026-11-20") });
    // The last list of B7: 100,00 on 15 November. An earlier day that comes later changes nothing.
    await take("Compte;Date;Solde;Quittance\nB7;30/09/2026;900,00;410,00\nB9;30/09/2026;0;\n");
    await take("Compte;Titulaire;Mois;Solde;Quittance\nC1;Ada Nowak;novembre 2026;1 230,00 €;410,00\n");
    await runDetection(scene.database, { kind: "system" }, { on: Temporal.PlainDate.from("2026-12-02") });
    const accounts = await scene.ask((tx) =>
      tx.rows(sql`
        select a.number, a.balance_cents::float8 as balance, a.stated_on::text as "on",
               (select jsonb_path_query_array(w.signals, '$[*] ? (@.kind == "debtInMonths").facts.months')
                  from worklist_item w where w.landlord_id = a.landlord_id and w.account_id = a.id) as months
          from tenant_account a where a.number in ('B7', 'C1') order by 1`),
    );
    expect(accounts).toEqual([
      { number: "B7", balance: 10000, on: "2026-11-15", months: null },
      { number: "C1", balance: 123000, on: "2026-11-30", months: [3] },
    ]);
    expect(await scene.ask(accountsOutOfBalance)).toEqual([]);
  });

  test("once its entries come, an account stands on them again", async () => {
    await take(
      "Compte;Lot;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit\nC1;L9;38185;Ada Nowak;01/11/2026;Loyer 11/2026;410,00;\n",
    );
    const [c1] = await scene.ask((tx) =>
      tx.rows(
        sql`select balance_cents::float8 as balance, stated_on as "on" from tenant_account where number = 'C1'`,
      ),
    );
    expect(c1).toEqual({ balance: 41000, on: null });
    expect(await scene.ask(accountsOutOfBalance)).toEqual([]);
  });
});

describe("bad lines of a list are set aside with their reason, and totals still add up", () => {
  test.each<[string, string, number[], string, RegExp, RegExp]>([
    [
      "two balances for one account",
      "A1;;31/12/2026;10,00;\nA1;;31/12/2026;12,00;",
      [2, 3],
      "twoBalances",
      /^Ligne 2, N° compte « A1 » : un autre solde du même jour à la ligne 3\. Gardez une seule ligne/,
      /another balance of the same day on line 3/,
    ],
    [
      "an account that is not known and has no name",
      "Z9;;31/12/2026;10,00;",
      [2],
      "unknownAccount",
      /n'est pas connu.*Ajoutez la colonne du titulaire/,
      /not known.*leaseholder/,
    ],
    [
      "no balance",
      "A1;;31/12/2026;;",
      [2],
      "missingBalance",
      /rien n'est pas zéro\. Complétez le solde/,
      /nothing is not zero/,
    ],
    ["no account", ";;31/12/2026;10,00;", [2], "missingAccount", /pas de numéro/, /no account number/],
    ["no day", "A1;;;10,00;", [2], "missingDay", /pas de date\. Complétez le jour ou le mois/, /no date/],
    ["31 February", "A1;;31/02/2026;10,00;", [2], "unreadableDate", /02\/2026 a 28 jours/, /has 28 days/],
    ["a balance in words", "A1;;31/12/2026;dix;", [2], "unreadableAmount", /Solde « dix »/, /Balance "dix"/],
    [
      "a bill in words",
      "A1;;31/12/2026;10,00;dix",
      [2],
      "unreadableAmount",
      /Bas de quittance « dix »/,
      /Monthly bill "dix"/,
    ],
    [
      "a line cut short",
      "A1;;31/12/2026",
      [2],
      "tooFewColumns",
      /3 colonnes au lieu de 5/,
      /3 columns instead of 5/,
    ],
  ])("%s", async (_, lines, numbers, rule, message, english) => {
    const report = await take(`Compte;Titulaire;Date;Solde;Quittance\n${lines}\n`, { dryRun: true });
    expect(report.quarantine.map(({ line }) => line)).toEqual(numbers);
    expect(report.quarantine[0]).toMatchObject({
      rule,
      message: expect.stringMatching(message),
      english: expect.stringMatching(english),
    });
    expect(report.control.balanced).toBe(true);
  });

  test("the same balance twice is one fact", async () => {
    const report = await take("Compte;Date;Solde\nA1;31/12/2026;10,00\nA1;31/12/2026;10,00\n", {
      dryRun: true,
    });
    expect(report).toMatchObject({ kept: 1, known: 1, quarantined: 0, control: { balanced: true } });
  });

  test("a debit and a credit column, or a column that says which, give the same balance", async () => {
    const both = await take("Compte;Date;Solde débiteur;Solde créditeur\nA1;31/12/2026;;30,00\n", {
      dryRun: true,
    });
    const sense = await take("Compte;Date;Solde;Sens\nA1;31/12/2026;30,00;C\n", { dryRun: true });
    expect([both.creditCents, sense.creditCents]).toEqual([3000, 3000]);
  });

  test("a list that tells no day is asked for it", async () => {
    const refusal = await take("Compte;Solde\nA1;10,00\n").catch((error: unknown) => error);
    expect((refusal as LedgerRefused).broken).toMatchObject({ rule: "missingDay", field: "on" });
  });
});
