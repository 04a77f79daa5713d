/** A landlord's file taken in whole, taken in twice, taken in by halves: counts agree, balances are right, nothing is half done. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "drizzle-orm";
import { array, assert, asyncProperty, boolean } from "fast-check";

import type { Database } from "../platform/database/database.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { importLedger, type ImportReport, type LedgerFile } from "./import.store.ts";
import { imports } from "./store.ts";
import { LedgerRefused } from "../ledger-file/quarantine.rules.ts";

const HEADER = "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit";
const WHO = { kind: "system" } as const;
let database: Database;

const rows = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction(WHO, (tx) => tx.rows<T>(statement));
const entry = (account: string, on: string, label: string, debit: string, credit = "") =>
  `${account};L-${account};38185;Titulaire ${account};${on};${label};${debit};${credit}`;
const take = (lines: readonly string[], options: Partial<LedgerFile> = {}): Promise<ImportReport> =>
  importLedger(database, WHO, {
    name: "grand-livre.csv",
    landlord: "AIH",
    source: [new TextEncoder().encode([HEADER, ...lines, ""].join("\n"))],
    ...options,
  });
const counts = ({ read, kept, known, quarantined }: ImportReport) => ({ read, kept, known, quarantined });

const names = (number: string) => ({
  number,
  leaseholder: `Titulaire ${number}`,
  household: `Titulaire ${number}`,
  person: `Titulaire ${number}`,
  reference: `L-${number}`,
  town: "Grenoble",
  insee: "38185",
});
const monthsAndBalances = () =>
  rows(sql`select a.number, a.balance_cents, a.amount_due_cents, m.month::text, m.charged_cents, m.benefit_cents, m.relief_cents,
                      m.paid_cents, m.other_cents, m.balance_cents as at_end, m.rejected_debits, m.last_payment_on::text
                 from tenant_account a join account_month m on m.account_id = a.id order by 1, m.month`);
const clear = async () => {
  for (const table of ["ledger_entry", "account_month", "ledger_import", "tenant_account"])
    await rows(sql`delete from ${sql.identifier(table)}`);
};
async function* brokenAfter(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode([HEADER, ...lines, ""].join("\n"));
  throw new Error("the line was cut");
}

/** Everything an import may write, as one text: two states are the same when these are. */
async function state(): Promise<string> {
  const tables = [
    "ledger_entry",
    "account_month",
    "tenant_account",
    "household",
    "dwelling",
    "tenancy",
    "person",
    "ledger_quarantine",
  ];
  const found = [];
  for (const table of tables) {
    found.push(
      await rows(
        sql`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as mark from ${sql.identifier(table)} t`,
      ),
    );
  }
  return JSON.stringify(found);
}

beforeAll(async () => {
  database = await testDatabase();
  await rows(
    sql`insert into commune (insee, name, postcodes) values ('38185', 'Grenoble', array['38000', '38100'])`,
  );
  await rows(
    sql`insert into organisation (kind, code, name) values ('landlord', 'AIH', 'Alpes Isère Habitat'), ('landlord', 'SDH', 'SDH')`,
  );
});
afterAll(() => database.close());
beforeEach(async () => {
  for (const table of [
    "ledger_entry",
    "account_month",
    "ledger_quarantine",
    "ledger_import",
    "tenant_account",
    "tenancy",
    "person",
    "household",
    "dwelling",
  ]) {
    await rows(sql`delete from ${sql.identifier(table)}`);
  }
});

const HISTORY = [
  entry("A1", "01/10/2026", "Loyer 10/2026", "500,00"),
  entry("A1", "01/10/2026", "Charges 10/2026", "80,00"),
  entry("A1", "05/10/2026", "APL 10/2026", "", "200,00"),
  entry("A1", "10/10/2026", "Prélèvement 10/2026", "", "380,00"),
  entry("A1", "14/10/2026", "Rejet de prélèvement 10/2026", "380,00"),
  entry("A1", "01/12/2026", "Loyer 12/2026", "505,00"),
  entry("A1", "03/12/2026", "Remise de solvabilisation", "", "50,00"),
  entry("A1", "08/12/2026", "Virement", "", "100,00"),
  entry("A2", "01/11/2026", "Loyer 11/2026", "410,10"),
  entry("A2", "20/11/2026", "Frais d'huissier", "90,00"),
];

describe("a first file", () => {
  test("creates the accounts it names, with their household, dwelling, tenancy and leaseholder", async () => {
    expect(counts(await take(HISTORY))).toEqual({ read: 10, kept: 10, known: 0, quarantined: 0 });
    const accounts = await rows(sql`
      select a.number, a.leaseholder_name as leaseholder, h.name as household, p.last_name as person, d.reference, d.town,
             d.commune_insee as insee, a.balance_cents::int as balance, a.rent_charges_cents::int as rent,
             a.benefit_cents::int as benefit, a.amount_due_cents::int as due, a.last_entry_on::text as last
        from tenant_account a join household h on h.id = a.household_id join person p on p.household_id = h.id
        join tenancy t on t.landlord_id = a.landlord_id and t.id = a.tenancy_id and t.household_id = h.id
        join dwelling d on d.id = t.dwelling_id order by a.number`);
    expect(accounts).toEqual([
      { ...names("A1"), balance: 73500, rent: 50500, benefit: 0, due: 50500, last: "2026-12-08" },
      { ...names("A2"), balance: 50010, rent: 41010, benefit: 0, due: 41010, last: "2026-11-20" },
    ]);
  });

  test("says by month what was charged, paid, covered by benefit and relief, and the balance", async () => {
    await take(HISTORY);
    const months = await rows(sql`
      select a.number, to_char(m.month, 'YYYY-MM') as month, charged_cents::int as charged, m.benefit_cents::int as benefit,
             relief_cents::int as relief, paid_cents::int as paid, other_cents::int as other, m.balance_cents::int as balance,
             rejected_debits as rejected, last_payment_on::text as "lastPayment"
        from account_month m join tenant_account a on a.id = m.account_id order by 1, 2`);
    expect(months).toEqual([
      {
        number: "A1",
        month: "2026-10",
        charged: 58000,
        benefit: 20000,
        relief: 0,
        paid: 0,
        other: 0,
        balance: 38000,
        rejected: 1,
        lastPayment: "2026-10-10",
      },
      {
        number: "A1",
        month: "2026-12",
        charged: 50500,
        benefit: 0,
        relief: 5000,
        paid: 10000,
        other: 0,
        balance: 73500,
        rejected: 0,
        lastPayment: "2026-12-08",
      },
      {
        number: "A2",
        month: "2026-11",
        charged: 41010,
        benefit: 0,
        relief: 0,
        paid: 0,
        other: 9000,
        balance: 50010,
        rejected: 0,
        lastPayment: null,
      },
    ]);
  });

  test("reports the sums of what it kept and of what the file holds", async () => {
    const report = await take([...HISTORY, entry("A3", "31/02/2026", "Loyer", "999,99")]);
    expect(report).toMatchObject({
      debitCents: 196510,
      creditCents: 73000,
      fileDebitCents: 296509,
      fileCreditCents: 73000,
    });
    expect(report.quarantine).toMatchObject([
      { line: 12, field: "Date", value: "31/02/2026", rule: "unreadableDate" },
    ]);
  });
});

const sums = ({ control, ...report }: ImportReport) => ({
  control,
  file: [report.read, report.fileDebitCents, report.fileCreditCents],
  kept: [report.kept, report.debitCents, report.creditCents],
  known: [report.known, report.knownDebitCents, report.knownCreditCents],
  quarantined: [report.quarantined, report.quarantinedDebitCents, report.quarantinedCreditCents],
});

describe("the control totals", () => {
  const first = [
    entry("A1", "01/10/2026", "Loyer 10/2026", "500,00"),
    entry("A1", "08/10/2026", "Virement", "", "450,00"),
  ];
  const odd = [
    entry("A1", "08/10/2026", "Virement", "", "450,00"), // a twin
    entry("A1", "31/02/2026", "Loyer", "1,25"), // no such day, an amount all the same
    entry("A1", "01/11/2026", "Loyer", "douze", "3,00"), // one amount of two
    `A1;L-A1;38185;Titulaire A1;01/11/2026;"Loyer`, // nothing that can be read
  ];
  const control = { balanced: true, lines: 0, debitCents: 0, creditCents: 0 };

  test("add up to the file: lines, debits and credits, whatever became of each line", async () => {
    await take(first);
    const more = entry("A2", "01/11/2026", "Loyer", "410,10");
    expect(sums(await take([...first, more, ...odd]))).toEqual({
      control,
      file: [7, 50_000 + 41_010 + 125, 90_000 + 300],
      kept: [1, 41_010, 0],
      known: [2, 50_000, 45_000],
      quarantined: [4, 125, 45_300],
    });
  });

  test("of a file refused for one bad line are those of the file, and nothing of it is kept", async () => {
    const report = await take([...first, odd[1]!], { allOrNothing: true });
    expect(report).toMatchObject({ outcome: "refused", kept: 0, debitCents: 0, control });
    expect(await take(first, { dryRun: true })).toMatchObject({ outcome: "dryRun", kept: 2, control });
  });

  test("stay with the import, and its entries are those that it says it kept", async () => {
    await take([...first, ...odd]);
    const [row] = await database.transaction(WHO, (tx) => imports(tx));
    expect(row).toMatchObject({
      way: "command",
      fileDebitCents: 50_125,
      quarantinedCreditCents: 45_300,
      knownDebitCents: 0,
    });
    const entries = await rows(
      sql`select count(*)::int as n, sum(debit_cents) as debit, sum(credit_cents) as credit from ledger_entry where import_id = ${row!.id}`,
    );
    expect(entries).toEqual([{ n: row!.kept, debit: row!.debitCents, credit: row!.creditCents }]);
  });
});

describe("a file taken in again", () => {
  test("changes nothing: every line is known, and what was set aside is not set aside twice", async () => {
    const file = [...HISTORY, HISTORY[0]!, entry("A1", "32/01/2026", "Loyer", "1,00")];
    await take(file);
    const before = await state();
    expect(counts(await take(file))).toEqual({ read: 12, kept: 0, known: 10, quarantined: 2 });
    expect(await state()).toBe(before);
  });

  test("under another order of lines and with new ones keeps the new ones alone", async () => {
    await take(HISTORY.slice(0, 6));
    expect(counts(await take(HISTORY.toReversed()))).toEqual({ read: 10, kept: 4, known: 6, quarantined: 0 });
  });

  test("however the file was cut in two, and whichever half came first, months and balances are those of the whole", async () => {
    await take(HISTORY);
    const whole = await monthsAndBalances();
    await assert(
      asyncProperty(array(boolean(), { minLength: 10, maxLength: 10 }), async (first) => {
        await clear();
        await take(HISTORY.filter((_, n) => first[n]));
        await take(HISTORY.filter((_, n) => !first[n]));
        expect(await monthsAndBalances()).toEqual(whole);
      }),
      { numRuns: 12 },
    );
  });
});

describe("nothing is half done", () => {
  const stopped = new AbortController();
  stopped.abort();
  test.each<[string, Partial<LedgerFile>, RegExp]>([
    ["a file whose reading breaks off", { source: brokenAfter(HISTORY) }, /the line was cut/],
    ["an import that was stopped", { signal: stopped.signal }, /abort/i],
    [
      "a file with other columns",
      { source: [new TextEncoder().encode("a;b\n1;2\n")] },
      /Colonnes manquantes/,
    ],
    ["a landlord nobody knows", { landlord: "XYZ" }, /« XYZ »\. Codes connus : AIH, SDH/],
  ])("%s leaves no trace", async (_, options, message) => {
    const before = await state();
    await expect(take(HISTORY, options)).rejects.toThrow(message);
    expect(await state()).toBe(before);
    expect(await rows(sql`select 1 from ledger_import`)).toEqual([]);
    expect(counts(await take(HISTORY)).kept).toBe(10);
  });

  test("« all or nothing »: one bad line, and nothing is kept; the report says which", async () => {
    const bad = [...HISTORY, entry("A1", "31/02/2026", "Loyer", "1,00")];
    const before = await state();
    expect(counts(await take(bad, { allOrNothing: true }))).toEqual({
      read: 11,
      kept: 0,
      known: 0,
      quarantined: 1,
    });
    expect(await state()).toBe(before);
  });

  test("a dry run tells what would be kept and keeps nothing", async () => {
    const before = await state();
    const report = await take(HISTORY, { dryRun: true });
    expect(report).toMatchObject({ importId: null, kept: 10, debitCents: 196510 });
    expect(await state()).toBe(before);
  });

  test("a file that cannot be read is refused as a rule that was broken", async () => {
    await expect(take([], { source: [] })).rejects.toBeInstanceOf(LedgerRefused);
  });
});

test("ten thousand bad lines are all kept in quarantine; the report shows the first thousand", async () => {
  const bad = Array.from({ length: 10_000 }, (_, n) => entry(`B${n}`, "31/02/2026", "Loyer", "1,00"));
  const report = await take([...bad, ...HISTORY]);
  expect(counts(report)).toEqual({ read: 10_010, kept: 10, known: 0, quarantined: 10_000 });
  expect(report.quarantine).toHaveLength(1_000);
  expect(await rows(sql`select count(*)::int as n from ledger_quarantine`)).toEqual([{ n: 10_000 }]);
});

test("two landlords may use the same account number", async () => {
  await take(HISTORY);
  expect(counts(await take(HISTORY, { landlord: "SDH" }))).toEqual({
    read: 10,
    kept: 10,
    known: 0,
    quarantined: 0,
  });
});

const takeAs = (userId: string, landlord: string) =>
  importLedger(
    database,
    { kind: "user", userId },
    { name: "a.csv", landlord, source: [new TextEncoder().encode([HEADER, ...HISTORY, ""].join("\n"))] },
  );

describe("a person imports for their own landlord alone", () => {
  const OFFICER = "00000000-0000-4000-8000-000000000001";
  const WORKER = "00000000-0000-4000-8000-000000000002";
  beforeAll(async () => {
    await rows(sql`insert into organisation (kind, code, name) values ('operator', 'RELAIS', 'Le Relais')`);
    await rows(sql`
      insert into member (user_id, organisation_id, role, name, email)
      select ${OFFICER}::uuid, id, 'arrearsOfficer', 'Odile', 'odile@aih.example' from organisation where code = 'AIH'
      union all
      select ${WORKER}::uuid, id, 'caseWorker', 'Karim', 'karim@relais.example' from organisation where code = 'RELAIS'`);
  });

  test("an arrears officer's file is taken in under the policies, a first and a second time", async () => {
    expect(counts(await takeAs(OFFICER, "AIH"))).toEqual({ read: 10, kept: 10, known: 0, quarantined: 0 });
    expect(counts(await takeAs(OFFICER, "AIH"))).toEqual({ read: 10, kept: 0, known: 10, quarantined: 0 });
    expect(await rows(sql`select distinct imported_by as by from ledger_import`)).toEqual([{ by: OFFICER }]);
  });

  test.each([
    ["another landlord's", OFFICER, "SDH"],
    ["a landlord's, as an operator's worker", WORKER, "AIH"],
  ])("%s file is refused", async (_, userId, landlord) => {
    await expect(takeAs(userId, landlord)).rejects.toThrow(/Aucun bailleur/);
    expect(await rows(sql`select 1 from ledger_entry`)).toEqual([]);
  });
});
