/** A corrected file replaces a period: what it no longer holds is withdrawn and stays readable, nothing that counts entries counts it. */
import { sql } from "drizzle-orm";
import {
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  integer,
  record,
  uniqueArray,
} from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "vitest";

import { verify } from "../app/verify.ts";
import { reconciled } from "../stated-balance/read.store.ts";
import type { Database, Who } from "../platform/database/database.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { importLedger, type ImportReport, type LedgerFile } from "./import.store.ts";
import { periodOf } from "./replacement.rules.ts";
import { settle } from "./settle.store.ts";
import { withdrawnByImport, withdrawnFromAccount, withdrawnSince } from "./withdrawn.store.ts";

const HEADER = "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit";
const SYSTEM = { kind: "system" } as const;
const person = (n: number): Who => ({ kind: "user", userId: `00000000-0000-4000-8000-00000000000${n}` });
const [OFFICER, ADVISER, STRANGER] = [person(1), person(2), person(3)];
const OCTOBER = { from: "2026-10-01", to: "2026-10-31", accounts: "all" } as const;
let database: Database;
let landlordId = "";

const entry = (account: string, on: string, label: string, debit: string, credit = "") =>
  `${account};L-${account};38185;Titulaire ${account};${on};${label};${debit};${credit}`;
const rows = <T>(statement: ReturnType<typeof sql>, who: Who = SYSTEM) =>
  database.transaction(who, (tx) => tx.rows<T>(statement));
async function* wire(lines: readonly string[], breaks = false): AsyncGenerator<Uint8Array> {
  for (const line of lines) yield new TextEncoder().encode(`${line}\n`);
  if (breaks) throw new Error("the line was cut");
}
const take = (
  lines: readonly string[],
  options: Partial<LedgerFile> = {},
  who: Who = SYSTEM,
): Promise<ImportReport> =>
  importLedger(database, who, {
    name: "grand-livre.csv",
    landlord: "AIH",
    source: wire([HEADER, ...lines]),
    ...options,
  });
const replace = (lines: readonly string[], options: Partial<LedgerFile> = {}, who: Who = SYSTEM) =>
  take(lines, { replace: OCTOBER, ...options }, who);
const fates = ({ read, kept, known, quarantined, replaced }: ImportReport) => ({
  read,
  kept,
  known,
  quarantined,
  withdrawn: replaced?.withdrawn ?? null,
});

/** The ledger as everybody reads it: entries without the import they came from, months, accounts. */
const LEDGER = sql`
  select a.number, e.entry_on::text, e.rank, e.kind, e.means, e.label, e.reference, e.debit_cents, e.credit_cents
    from ledger_entry e join tenant_account a on a.landlord_id = e.landlord_id and a.id = e.account_id order by 1, 2, 6, 8, 9, 3`;
const MONTHS = sql`
  select a.number, m.month::text, m.charged_cents, m.benefit_cents, m.relief_cents, m.grant_cents, m.paid_cents, m.other_cents,
         m.balance_cents, m.rejected_debits, m.last_payment_on::text
    from account_month m join tenant_account a on a.landlord_id = m.landlord_id and a.id = m.account_id order by 1, 2`;
const ACCOUNTS = sql`
  select number, balance_cents, amount_due_cents, rent_charges_cents, benefit_cents, last_entry_on::text, stated_on::text
    from tenant_account order by 1`;
const ledger = async () => [await rows(LEDGER), await rows(MONTHS), await rows(ACCOUNTS)];
const everything = async () => [
  ...(await ledger()),
  await rows(sql`select * from withdrawn_entry order by import_id, line`),
  await rows(sql`select import_id, line from ledger_entry order by 1, 2`),
];
const balances = () =>
  rows<{ number: string; balance: number }>(
    sql`select number, balance_cents::float8 as balance from tenant_account order by 1`,
  );
const parts = () => rows(sql`select relname from pg_class where relname like 'ledger\_entry\_%' order by 1`);
const clear = async () => {
  for (const table of [
    "ledger_entry",
    "withdrawn_entry",
    "account_month",
    "stated_balance",
    "ledger_quarantine",
    "ledger_import",
    "outbox_event",
    "tenant_account",
  ])
    await rows(sql`delete from ${sql.identifier(table)}`);
};

beforeAll(async () => {
  database = await testDatabase();
  await rows(sql`insert into commune (insee, name, postcodes) values ('38185', 'Grenoble', array['38000'])`);
  const [own] = await rows<{ id: string }>(sql`
    insert into organisation (kind, code, name) values ('landlord', 'AIH', 'AIH'), ('landlord', 'SDH', 'SDH') returning id`);
  landlordId = own!.id;
  for (const [who, code, role] of [
    [OFFICER, "AIH", "arrearsOfficer"],
    [ADVISER, "AIH", "socialAdviser"],
    [STRANGER, "SDH", "arrearsOfficer"],
  ] as const)
    await rows(sql`
      insert into member (user_id, organisation_id, role, name, email)
      select ${(who as { userId: string }).userId}::uuid, id, ${role}, ${role}, ${`${role}@${code}`}::text
        from organisation where code = ${code}`);
});
afterAll(() => database.close());
beforeEach(clear);

const SEPTEMBER = [
  entry("A1", "01/09/2026", "Loyer 09/2026", "500,00"),
  entry("A1", "05/09/2026", "Virement", "", "500,00"),
  entry("A2", "01/09/2026", "Loyer 09/2026", "400,00"),
];
const WRONG = [
  entry("A1", "01/10/2026", "Loyer 10/2026", "550,00"),
  entry("A1", "05/10/2026", "APL 10/2026", "", "200,00"),
  entry("A1", "10/10/2026", "Rejet de prélèvement 10/2026", "300,00"),
  entry("A2", "01/10/2026", "Loyer 10/2026", "400,00"),
  entry("A3", "01/10/2026", "Loyer 10/2026", "300,00"),
];
const RIGHT = [
  entry("A1", "01/10/2026", "Loyer 10/2026", "500,00"),
  entry("A1", "05/10/2026", "APL 10/2026", "", "200,00"),
  entry("A2", "01/10/2026", "Loyer 10/2026", "400,00"),
  entry("A2", "08/10/2026", "Virement", "", "400,00"),
];
const NOVEMBER = [entry("A1", "01/11/2026", "Loyer 11/2026", "500,00")];

const written = (
  all: readonly { account: string; day: number; month: string; label: string; cents: string }[],
) =>
  all.map(({ account, day, month, label, cents }) =>
    label === "Loyer"
      ? entry(account, `0${day}/${month}/2026`, label, cents)
      : entry(account, `0${day}/${month}/2026`, label, "", cents),
  );
const many = (price: (n: number) => string) =>
  Array.from({ length: 30 }, (_, n) => n).flatMap((n) => [
    entry(`M${n % 6}`, `0${1 + (n % 9)}/10/2026`, `Loyer ${n}`, price(n)),
  ]);

test("a period is two days, the first one first", () => {
  expect(periodOf("2026-10-01..2026-10-31", "replace")).toEqual({ from: "2026-10-01", to: "2026-10-31" });
  for (const [text, rule] of [
    ["2026-10-01", "unreadablePeriod"],
    ["2026-02-30..2026-03-01", "unreadablePeriod"],
    ["2026-10-01..2026-10-15..2026-10-31", "unreadablePeriod"],
    ["01/10/2026..31/10/2026", "unreadablePeriod"],
    ["2026-10-31..2026-10-01", "periodBackwards"],
  ] as const)
    expect(periodOf(text, "replace")).toMatchObject({ rule, field: "replace" });
});

describe("a corrected file that replaces a period", () => {
  it("makes the ledger what the right files alone would have made, and counts what stays, comes and goes", async () => {
    await take([...SEPTEMBER, ...RIGHT, ...NOVEMBER]);
    const right = await rows(sql`select 1 from ledger_entry`);
    const [entries, months, accounts] = await ledger();
    await clear();
    await take([...SEPTEMBER, ...WRONG, ...NOVEMBER]);
    const report = await replace(RIGHT);
    expect(report).toMatchObject({
      outcome: "kept",
      read: 4,
      kept: 2,
      known: 2,
      quarantined: 0,
      debitCents: 50_000,
      creditCents: 40_000,
      knownDebitCents: 40_000,
      knownCreditCents: 20_000,
      control: { balanced: true },
      replaced: { ...OCTOBER, withdrawn: 3, debitCents: 55_000 + 30_000 + 30_000, creditCents: 0 },
    });
    const after = await ledger();
    expect(after[0]).toEqual(entries);
    expect(after[0]).toHaveLength(right.length);
    // The account that has no entry left owes nothing, and has no month.
    expect(after[1]).toEqual(months);
    expect(after[2]).toEqual([
      ...accounts!,
      {
        number: "A3",
        balance_cents: 0,
        amount_due_cents: null,
        rent_charges_cents: null,
        benefit_cents: null,
        last_entry_on: null,
        stated_on: null,
      },
    ]);
    expect((await database.transaction(SYSTEM, verify)).checks.filter(({ ok }) => !ok)).toEqual([]);
    // Detection is asked for after each.
    expect(await rows(sql`select kind from outbox_event`)).toHaveLength(2);
  });

  it("again changes nothing, under another name or in another order", async () => {
    await take([...SEPTEMBER, ...WRONG]);
    await replace(RIGHT);
    const before = await everything();
    expect(fates(await replace(RIGHT.toReversed(), { name: "encore.csv" }))).toEqual({
      read: 4,
      kept: 0,
      known: 4,
      quarantined: 0,
      withdrawn: 0,
    });
    expect(await everything()).toEqual(before);
    expect(await rows(sql`select 1 from outbox_event`)).toHaveLength(2);
  });

  it("gives way to the older file, knowingly: the ledger is what it was, and both leavings can be read", async () => {
    await take([...SEPTEMBER, ...WRONG]);
    const before = await ledger();
    await replace(RIGHT);
    expect(fates(await replace(WRONG))).toEqual({
      read: 5,
      kept: 3,
      known: 2,
      quarantined: 0,
      withdrawn: 2,
    });
    expect(await ledger()).toEqual(before);
    expect(await rows(sql`select 1 from withdrawn_entry`)).toHaveLength(5);
    expect((await database.transaction(SYSTEM, verify)).ok).toBe(true);
  });

  it("that lacks one line takes that entry out: nothing comes, detection is asked for all the same", async () => {
    await take(RIGHT);
    expect(fates(await replace(RIGHT.slice(1)))).toMatchObject({ kept: 0, known: 3, withdrawn: 1 });
    expect(await rows(sql`select 1 from outbox_event`)).toHaveLength(2);
  });

  it("of its accounts alone leaves those that it does not name", async () => {
    await take([...SEPTEMBER, ...WRONG]);
    const report = await replace(RIGHT, { replace: { ...OCTOBER, accounts: "file" } });
    expect(fates(report)).toMatchObject({ kept: 2, known: 2, withdrawn: 2 });
    expect(await balances()).toEqual([
      { number: "A1", balance: 30_000 },
      { number: "A2", balance: 40_000 },
      { number: "A3", balance: 30_000 },
    ]);
  });

  it("takes nothing of another landlord, nor of another period", async () => {
    await take([...SEPTEMBER, ...WRONG, ...NOVEMBER], { landlord: "SDH" });
    await take([...SEPTEMBER, ...WRONG, ...NOVEMBER]);
    await replace(RIGHT);
    const [other] = await rows(sql`
      select count(*)::int as n from ledger_entry e join organisation o on o.id = e.landlord_id where o.code = 'SDH'`);
    expect(other).toEqual({ n: 9 });
    expect(
      await rows(sql`select 1 from withdrawn_entry where entry_on not between '2026-10-01' and '2026-10-31'`),
    ).toEqual([]);
  });

  it("leaves a debt that is a list's to the list, where an account has no entry left", async () => {
    await take([...WRONG]);
    const list = ["N° compte;Solde;Date", "A3;120,50;30/09/2026", "A1;1,00;30/09/2026", ""].join("\n");
    await importLedger(database, SYSTEM, { name: "l.csv", landlord: "AIH", source: [Buffer.from(list)] });
    await replace(RIGHT);
    expect((await rows(ACCOUNTS)).at(-1)).toMatchObject({
      number: "A3",
      balance_cents: 12_050,
      stated_on: "2026-09-30",
      last_entry_on: null,
    });
    expect((await database.transaction(SYSTEM, verify)).ok).toBe(true);
    // The reconciliation compares with what is left.
    const summary = await database.transaction(SYSTEM, (tx) => reconciled(tx, landlordId, "2026-09-30"));
    expect(summary.noEntries.accounts).toBe(2);
  });

  const line = record({
    account: constantFrom("A1", "A2", "A3"),
    day: integer({ min: 1, max: 6 }),
    month: constantFrom("09", "10", "11"),
    label: constantFrom("Loyer", "Virement", "APL"),
    cents: constantFrom("100,00", "200,00"),
  });
  const lines = uniqueArray(line, { minLength: 1, maxLength: 12, selector: (one) => JSON.stringify(one) });
  it("whatever stood in the ledger, in pieces and with marks of any size, makes it what the right files alone make", async () => {
    await assert(
      asyncProperty(
        lines,
        lines.map((all) => all.map((one) => ({ ...one, month: "10" }))),
        array(boolean(), { minLength: 12, maxLength: 12 }),
        integer({ min: 1, max: 8 }),
        async (wrong, right, shared, pieceLines) => {
          // Some of the right lines stood in the ledger before.
          const before = [...wrong, ...right.filter((_, n) => shared[n])];
          const outside = before.filter(({ month }) => month !== "10");
          const corrected = [...new Set(written(right))];
          await clear();
          await take([...new Set([...written(outside), ...corrected])], { pieceLines });
          const [entries, months, accounts] = await ledger();
          await clear();
          await take([...new Set(written(before))], { pieceLines });
          const report = await replace(corrected, { pieceLines, marks: 4 });
          expect(report.control.balanced).toBe(true);
          const after = await ledger();
          expect(after[0]).toEqual(entries);
          expect(after[1]).toEqual(months);
          const held = new Set((accounts as { number: string }[]).map(({ number }) => number));
          expect((after[2] as { number: string }[]).filter(({ number }) => held.has(number))).toEqual(
            accounts,
          );
          expect(fates(await replace(corrected, { pieceLines, marks: 4 }))).toMatchObject({
            kept: 0,
            known: corrected.length,
            withdrawn: 0,
          });
        },
      ),
      // Each run takes three files in: the embedded engine, one statement at a time, tries fewer.
      { numRuns: database.engine === "postgres" ? 12 : 6 },
    );
  });
});

describe("an entry that a person kept as a second one", () => {
  const TWICE = [...RIGHT, RIGHT[3]!];
  beforeEach(async () => {
    await take(TWICE, {}, OFFICER);
    const [aside] = await rows<{ id: number }>(sql`select id::int as id from ledger_quarantine`);
    await database.transaction(OFFICER, (tx) => settle(tx as never, aside!.id, "kept"));
  });

  it("stays where the corrected file has it twice", async () => {
    expect(fates(await replace(TWICE))).toEqual({ read: 5, kept: 0, known: 5, quarantined: 0, withdrawn: 0 });
  });

  it("goes where the corrected file has it once", async () => {
    expect(fates(await replace(RIGHT))).toEqual({ read: 4, kept: 0, known: 4, quarantined: 0, withdrawn: 1 });
    expect(await rows(sql`select rank from withdrawn_entry`)).toEqual([{ rank: 2 }]);
    expect((await balances())[1]).toEqual({ number: "A2", balance: 0 });
    expect((await database.transaction(SYSTEM, verify)).ok).toBe(true);
  });
});

test("a duplicate whose first entry was withdrawn can no longer be kept", async () => {
  await take([...WRONG, WRONG[4]!], {}, OFFICER);
  await replace(RIGHT, {}, OFFICER);
  const [aside] = await rows<{ id: number }>(sql`select id::int as id from ledger_quarantine`);
  const answer = await database.transaction(OFFICER, (tx) => settle(tx as never, aside!.id, "kept"));
  expect(answer).toMatchObject({ errors: [{ rule: "withdrawnSince" }] });
});

describe("what is refused, and leaves nothing", () => {
  let before: unknown;
  beforeEach(async () => {
    await take([...SEPTEMBER, ...WRONG]);
    before = await everything();
  });
  const unchanged = async () => {
    expect(await everything()).toEqual(before);
    expect(await rows(sql`select 1 from ledger_import`)).toHaveLength(1);
    expect(await rows(sql`select 1 from ledger_quarantine`)).toEqual([]);
  };

  it.each([
    ["a line that cannot be read", entry("A1", "31/02/2026", "Loyer", "1,00"), "unreadableDate"],
    ["a line of another day", entry("A1", "30/09/2026", "Loyer", "1,00"), "outsidePeriod"],
    [
      "a line of an unknown commune",
      RIGHT[0]!.replace("38185", "99999").replace("A1", "A9"),
      "unknownCommune",
    ],
  ])("%s: what it stands for would be taken out in silence", async (_, line, rule) => {
    for (const dryRun of [false, true]) {
      const report = await replace([...RIGHT, line], { dryRun });
      expect(report).toMatchObject({
        outcome: "refused",
        importId: null,
        kept: 0,
        quarantined: 1,
        replaced: null,
        quarantine: [{ line: 6, rule }],
      });
    }
    await unchanged();
  });

  it.each([
    ["a file without a line", [], { rule: "emptyPeriod", field: "replace" }],
    ["other entries than a person was shown", RIGHT, { rule: "otherThanShown", field: "confirmed" }],
  ])("%s", async (_, file, broken) => {
    await expect(replace(file, { confirmed: 2 })).rejects.toMatchObject({ broken });
    await unchanged();
  });

  it("a list of balances", async () => {
    const source = [Buffer.from("N° compte;Solde;Date\nA1;1,00;31/10/2026\n")];
    await expect(replace([], { source })).rejects.toMatchObject({ broken: { rule: "replacedByMovements" } });
    await unchanged();
  });

  it("a file that breaks off, or is stopped at any line", async () => {
    await expect(replace([], { source: wire([HEADER, ...RIGHT], true), pieceLines: 2 })).rejects.toThrow(
      "cut",
    );
    await unchanged();
    for (const after of [1, 4]) {
      const stop = new AbortController();
      const asked = replace(RIGHT, {
        pieceLines: 2,
        signal: stop.signal,
        onProgress: ({ read }) => read >= after && stop.abort(),
      });
      await expect(asked).rejects.toThrow(/abort/i);
      await unchanged();
    }
    expect(fates(await replace(RIGHT, { confirmed: 3 }))).toMatchObject({ withdrawn: 3 });
  });
});

describe("a dry run", () => {
  it("says what would go, come and stay, names accounts that the file lacks, and keeps nothing", async () => {
    await take([...SEPTEMBER, ...WRONG]);
    const [before, held] = [await everything(), await parts()];
    const report = await replace(RIGHT, { dryRun: true }, OFFICER);
    expect(report).toMatchObject({
      outcome: "dryRun",
      importId: null,
      kept: 2,
      known: 2,
      replaced: { withdrawn: 3, debitCents: 115_000, creditCents: 0 },
      changes: {
        newAccounts: 0,
        months: [{ month: "2026-10", lines: 2, debitCents: 50_000, creditCents: 40_000 }],
        going: {
          accounts: 2,
          months: [{ month: "2026-10", lines: 3, debitCents: 115_000, creditCents: 0 }],
          absent: { accounts: 1, lines: 1, debitCents: 30_000, creditCents: 0, numbers: ["A3"] },
        },
        balances: { accounts: 3, sumCents: -35_000 - 40_000 - 30_000 },
      },
    });
    expect(await everything()).toEqual(before);
    expect(await parts()).toEqual(held);
  });
});

describe("what was withdrawn", () => {
  it("can be read with who, when and by which import, from either side, by its landlord alone", async () => {
    const first = await take(WRONG);
    const second = await replace(RIGHT, { name: "octobre-corrige.csv" }, OFFICER);
    const read = (who: Who) =>
      database.transaction(who, async (tx) => ({
        byImport: await withdrawnByImport(tx, landlordId, second.importId!, 2, 1),
        since: await withdrawnSince(tx, landlordId, first.importId!),
      }));
    const { byImport, since } = await read(OFFICER);
    expect(since).toBe(3);
    expect(byImport.total).toBe(3);
    expect(byImport.rows).toMatchObject([
      {
        account: "A3",
        on: "2026-10-01",
        label: "Loyer 10/2026",
        debitCents: 30_000,
        importId: first.importId,
        fileName: "grand-livre.csv",
        withdrawnBy: second.importId,
        withdrawnByFile: "octobre-corrige.csv",
        withdrawnByName: "arrearsOfficer",
        way: "page",
        withdrawnAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      },
      { account: "A1", on: "2026-10-10", kind: "payment" },
    ]);
    const [a1] = await rows<{ id: number }>(
      sql`select id::int as id from tenant_account where number = 'A1'`,
    );
    const ofAccount = await database.transaction(ADVISER, (tx) =>
      withdrawnFromAccount(tx, { landlordId, id: a1!.id }, 10, 0),
    );
    expect(ofAccount.rows.map(({ on }) => on)).toEqual(["2026-10-10", "2026-10-01"]);
    expect(await read(STRANGER)).toEqual({ byImport: { rows: [], total: 0 }, since: 0 });
  });

  it("leaves by one door: neither an adviser nor another landlord opens it, nobody deletes or writes by hand", async () => {
    await take(WRONG);
    const [one] = await rows<{ account: number; on: string; import: number; line: number }>(sql`
      select account_id::int as account, entry_on::text as "on", import_id::int as import, line from ledger_entry limit 1`);
    const door = sql`
      select app.withdraw_entries(${landlordId}::uuid, 1, array[${one!.account}::bigint], array[${one!.on}::date],
                                  array[${one!.import}::bigint], array[${one!.line}::int])`;
    for (const who of [ADVISER, STRANGER]) await expect(rows(door, who)).rejects.toThrow(/permission denied/);
    expect(await rows(sql`delete from ledger_entry returning 1`, OFFICER)).toEqual([]);
    await expect(
      rows(
        sql`insert into withdrawn_entry select landlord_id, 1, account_id, entry_on, rank, kind, means, label, reference,
                      debit_cents, credit_cents, import_id, line from ledger_entry`,
        OFFICER,
      ),
    ).rejects.toThrow(/row-level security|permission denied/);
  });
});

test("a long file in a part of its own is replaced like a short one, and replaces like one", async () => {
  await take(
    many(() => "100,00"),
    { pieceLines: 4 },
  );
  expect(await parts()).not.toEqual([]);
  const report = await replace(
    many((n) => (n % 3 === 0 ? "90,00" : "100,00")),
    { pieceLines: 4 },
    OFFICER,
  );
  expect(fates(report)).toEqual({ read: 30, kept: 10, known: 20, quarantined: 0, withdrawn: 10 });
  expect((await balances()).reduce((sum, { balance }) => sum + balance, 0)).toBe(290_000);
  expect((await database.transaction(SYSTEM, verify)).checks.filter(({ ok }) => !ok)).toEqual([]);
});
