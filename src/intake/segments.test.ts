/** A long file in a part of the ledger of its own: the same ledger as a short one's, under the same walls, whole or not at all. */
import { sql } from "drizzle-orm";
import { array, assert, asyncProperty, boolean, integer, shuffledSubarray } from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import type { Database, Who } from "../platform/database/database.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { importLedger, type ImportReport } from "./import.store.ts";

const HEADER = "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit";
const SYSTEM = { kind: "system" } as const;
const person = (n: number): Who => ({ kind: "user", userId: `00000000-0000-4000-8000-00000000000${n}` });
const OFFICER = person(1);
const ADVISER = person(2);
const STRANGER = person(3);
let database: Database;

const entry = (account: string, on: string, label: string, debit: string, credit = "") =>
  `${account};L-${account};38185;Titulaire ${account};${on};${label};${debit};${credit}`;
const LINES = ["A1", "A2", "A3"].flatMap((account) => [
  entry(account, "01/10/2026", "Loyer 10/2026", "500,00"),
  entry(account, "05/10/2026", "APL 10/2026", "", "200,00"),
  entry(account, "10/10/2026", "Prélèvement 10/2026", "", "300,00"),
  entry(account, "01/11/2026", "Loyer 11/2026", "500,00"),
  entry(account, "14/11/2026", "Rejet de prélèvement 10/2026", "300,00"),
]);

const rows = <T>(statement: ReturnType<typeof sql>, who: Who = SYSTEM) =>
  database.transaction(who, (tx) => tx.rows<T>(statement));
/** The file as it comes over a wire, line by line. */
async function* wire(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const line of [HEADER, ...lines]) yield new TextEncoder().encode(`${line}\n`);
}
async function* brokenWire(): AsyncGenerator<Uint8Array> {
  yield* wire(LINES);
  throw new Error("the line was cut");
}
/** A line as COPY reads it, of a landlord and of an import that are named. */
const line = (landlord: string | undefined, number: number) =>
  new TextEncoder().encode(`${landlord}\t1\t2026-10-01\trent\tLoyer\t1\t0\t${number}\t1\n`);
const take = (
  lines: readonly string[],
  pieceLines?: number,
  who: Who = SYSTEM,
  marks?: number,
): Promise<ImportReport> =>
  importLedger(database, who, {
    name: "grand-livre.csv",
    landlord: "AIH",
    source: wire(lines),
    ...(marks && { marks }),
    ...(pieceLines && { pieceLines }),
  });
const isOctober = (line: string) => line.includes("/10/2026;");
const counts = ({ read, kept, known, quarantined }: ImportReport) => ({ read, kept, known, quarantined });
const parts = async () =>
  (
    await rows<{ name: string }>(sql`
      select relname as name from pg_class where relname like 'ledger\_entry\_%' and relkind = 'r' order by oid`)
  ).map(({ name }) => name);
const ledger = () =>
  rows(sql`
    select a.number, e.entry_on, e.kind, e.means, e.label, e.reference, e.debit_cents, e.credit_cents
      from ledger_entry e join tenant_account a on a.landlord_id = e.landlord_id and a.id = e.account_id order by 1, 2, 5`);
const accounts = () =>
  rows(sql`
    select a.number, a.balance_cents, a.amount_due_cents, a.last_entry_on, m.month, m.charged_cents, m.benefit_cents, m.paid_cents,
           m.balance_cents as at_end, m.rejected_debits, m.last_payment_on
      from tenant_account a join account_month m on m.landlord_id = a.landlord_id and m.account_id = a.id order by 1, 5`);
const clear = async () => {
  for (const table of ["ledger_entry", "account_month", "ledger_import", "tenant_account"])
    await rows(sql`delete from ${sql.identifier(table)}`);
};

beforeAll(async () => {
  database = await testDatabase();
  await rows(sql`insert into commune (insee, name, postcodes) values ('38185', 'Grenoble', array['38000'])`);
  await rows(
    sql`insert into organisation (kind, code, name) values ('landlord', 'AIH', 'AIH'), ('landlord', 'SDH', 'SDH')`,
  );
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

describe("a long file", () => {
  it("fills a part of its own, and makes the same ledger, months and balances as a short one", async () => {
    await take(LINES);
    const [short, balances] = [await ledger(), await accounts()];
    await clear();
    const before = await parts();
    expect(counts(await take(LINES, 4))).toEqual({ read: 15, kept: 15, known: 0, quarantined: 0 });
    expect((await parts()).slice(before.length)).toHaveLength(1);
    expect(await ledger()).toEqual(short);
    expect(await accounts()).toEqual(balances);
    expect(await rows(sql`select 1 from ledger_entry_shared`, SYSTEM).catch(() => "closed")).toBe("closed");
  });

  it("of many new accounts fills a part for their months too: the same months, read by who reads them, closed by its own name", async () => {
    const many = Array.from({ length: 470 }, (_, n) => n).flatMap((n) =>
      Array.from({ length: 12 }, (_, month) =>
        entry(`M${n}`, `0${1 + (n % 9)}/${String(month + 1).padStart(2, "0")}/2026`, "Loyer", `${n},00`),
      ),
    );
    await take(many);
    const whole = await accounts();
    await clear();
    const report = await take(many, many.length - 1, OFFICER);
    expect(await accounts()).toEqual(whole);
    const part = sql.identifier(`account_month_${report.importId}`);
    expect(await rows(sql`select distinct segment from account_month where segment > 0`)).toEqual([
      { segment: report.importId },
    ]);
    expect(await rows(sql`select 1 from account_month`, OFFICER)).toHaveLength(many.length);
    expect(await rows(sql`select 1 from account_month`, STRANGER)).toEqual([]);
    for (const who of [OFFICER, STRANGER, SYSTEM])
      await expect(rows(sql`select 1 from ${part}`, who)).rejects.toThrow(/permission denied/);
    // What comes later, and what goes back to a month before, is counted wherever the month lies.
    const later = [
      entry("M0", "01/06/2026", "Virement", "", "5,00"),
      entry("M1", "01/01/2027", "Loyer", "10,00"),
    ];
    await take([...many.slice(0, 30), ...later]);
    const both = await accounts();
    await clear();
    await take([...many, ...later]);
    expect(await accounts()).toEqual(both);
  });

  it("sent again is known to the last line, and opens no part", async () => {
    await take(LINES, 4);
    const before = await parts();
    expect(counts(await take(LINES, 4))).toEqual({ read: 15, kept: 0, known: 15, quarantined: 0 });
    expect(await parts()).toEqual(before);
  });

  it("that goes on where the last one ended keeps what is new, wherever it lies", async () => {
    await take(LINES);
    const [whole, balances] = [await ledger(), await accounts()];
    await clear();
    await take(LINES.filter(isOctober), 2);
    expect(counts(await take(LINES, 2))).toEqual({ read: 15, kept: 6, known: 9, quarantined: 0 });
    expect(await ledger()).toEqual(whole);
    expect(await accounts()).toEqual(balances);
  });

  it("cut in two anywhere, in pieces of any size, makes the whole", async () => {
    await take(LINES);
    const [whole, balances] = [await ledger(), await accounts()];
    await assert(
      asyncProperty(
        array(boolean(), { minLength: 15, maxLength: 15 }),
        integer({ min: 1, max: 16 }),
        async (first, pieceLines) => {
          await clear();
          await take(
            LINES.filter((_, n) => first[n]),
            pieceLines,
          );
          await take(LINES, pieceLines);
          expect(await ledger()).toEqual(whole);
          expect(await accounts()).toEqual(balances);
        },
      ),
      { numRuns: 10 },
    );
  });

  it("in any order, with few marks of its lines kept, makes the same ledger and sets the same duplicates aside", async () => {
    // Each account has one line three times, and one twice.
    const doubled = [...LINES, ...LINES.filter((_, n) => n % 5 < 2), ...LINES.filter((_, n) => n % 5 === 0)];
    const first = await take(doubled);
    const [whole, balances] = [await ledger(), await accounts()];
    await assert(
      asyncProperty(
        shuffledSubarray(doubled, { minLength: doubled.length }),
        integer({ min: 1, max: 26 }),
        async (lines, pieceLines) => {
          await clear();
          const report = await take(lines, pieceLines, SYSTEM, 4);
          expect(counts(report)).toEqual({ read: 24, kept: 15, known: 0, quarantined: 9 });
          expect(report).toMatchObject({ control: { balanced: true }, debitCents: first.debitCents });
          expect(report.quarantine.map(({ rule }) => rule)).toEqual(
            report.quarantine.map(() => "duplicateInFile"),
          );
          const asked = await rows<{ n: number }>(
            sql`select count(*)::int as n from ledger_quarantine where import_id = ${report.importId} and entry ->> 'on' is not null`,
          );
          expect(asked).toEqual([{ n: 9 }]);
          expect(await ledger()).toEqual(whole);
          expect(await accounts()).toEqual(balances);
          expect(counts(await take(lines, pieceLines, SYSTEM, 4))).toMatchObject({ read: 24, kept: 0 });
        },
      ),
      { numRuns: 8 },
    );
  });

  it.each([
    ["by an officer", OFFICER],
    ["by a job", SYSTEM],
  ])(
    "that describes an account otherwise further down keeps its last description, sent %s",
    async (by, who) => {
      const moved = entry("A1", "01/12/2026", "Loyer 12/2026", "500,00")
        .replace("L-A1", `Nouveau ${by}`)
        .replace("Titulaire A1", "Nadia Morel");
      await take([...LINES, moved], 2, who);
      const found = await rows(sql`
      select a.leaseholder_name as account, h.name as household, p.last_name as person, d.reference
        from tenant_account a join household h on h.id = a.household_id join person p on p.household_id = h.id
        join tenancy t on t.landlord_id = a.landlord_id and t.id = a.tenancy_id
        join dwelling d on d.landlord_id = t.landlord_id and d.id = t.dwelling_id where a.number = 'A1'`);
      const name = "Nadia Morel";
      expect(found).toEqual([{ account: name, household: name, person: name, reference: `Nouveau ${by}` }]);
    },
  );

  it("whose reading breaks off leaves no part behind", async () => {
    const before = await parts();
    const asked = importLedger(database, SYSTEM, {
      name: "x.csv",
      landlord: "AIH",
      source: brokenWire(),
      pieceLines: 2,
    });
    await expect(asked).rejects.toThrow("the line was cut");
    expect(await parts()).toEqual(before);
    expect(await ledger()).toEqual([]);
  });
});

describe("a long file that is stopped", () => {
  it.each([1, 6, 14])(
    "after %i of its lines leaves no part, no account and no month behind",
    async (after) => {
      const before = await parts();
      const stop = new AbortController();
      const asked = importLedger(database, SYSTEM, {
        name: "x.csv",
        landlord: "AIH",
        source: wire(LINES),
        pieceLines: 2,
        signal: stop.signal,
        onProgress: ({ read }) => read >= after && stop.abort(),
      });
      await expect(asked).rejects.toThrow(/abort/i);
      expect(await parts()).toEqual(before);
      for (const table of ["ledger_entry", "account_month", "tenant_account", "ledger_import"])
        expect(await rows(sql`select 1 from ${sql.identifier(table)}`)).toEqual([]);
      expect(counts(await take(LINES, 2)).kept).toBe(15);
    },
  );
});

describe("the walls of a part", () => {
  it("an officer's file fills one; whoever else asks reads none of it, nor does the officer by its own name", async () => {
    expect(counts(await take(LINES, 4, OFFICER)).kept).toBe(15);
    const part = (await parts()).at(-1)!;
    expect(await rows(sql`select 1 from ledger_entry`, OFFICER)).toHaveLength(15);
    expect(await rows(sql`select 1 from ledger_entry`, STRANGER)).toEqual([]);
    for (const who of [OFFICER, STRANGER, SYSTEM])
      for (const statement of [
        sql`select 1 from ${sql.identifier(part)}`,
        sql`insert into ${sql.identifier(part)} select * from ledger_entry`,
        sql`delete from ${sql.identifier(part)}`,
      ])
        await expect(rows(statement, who)).rejects.toThrow(/permission denied/);
  });

  it.each([
    ["a social adviser", ADVISER],
    ["another landlord's officer", STRANGER],
  ])("%s opens none", async (_, who) => {
    const [landlord] = await rows<{ id: string }>(sql`select id from organisation where code = 'AIH'`);
    await expect(
      rows(sql`select app.open_segment('ledger_entry', ${landlord!.id}::uuid, 99999)`, who),
    ).rejects.toThrow(/permission denied/);
  });

  it("while it is filled, it takes nothing but its landlord's lines of this import, and shows none", async () => {
    const organisations = await rows<{ id: string }>(sql`select id from organisation order by code`);
    const [own, other] = organisations.map(({ id }) => id);
    const columns =
      "(landlord_id, account_id, entry_on, kind, label, debit_cents, credit_cents, import_id, line)";
    const filled = (bytes: Uint8Array) =>
      database.transaction(OFFICER, async (tx) => {
        const [opened] = await tx.rows<{ name: string }>(
          sql`select app.open_segment('ledger_entry', ${own}::uuid, 88888) as name`,
        );
        await tx.copyIn(`${opened!.name} ${columns}`, [bytes]);
        return tx.rows(sql`select 1 from ${sql.identifier(opened!.name)}`);
      });
    await expect(filled(line(other, 88888))).rejects.toThrow(/check constraint/);
    await expect(filled(line(own, 77777))).rejects.toThrow(/check constraint/);
    await expect(filled(line(own, 88888))).rejects.toThrow(/permission denied/);
  });
});
