/** Rules changed after the files: entries, months and bills become those of a fresh import under the new rules. */
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
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { importLedger, type LedgerFile } from "../intake/import.store.ts";
import { settle } from "../intake/settle.store.ts";
import type { KindRule } from "../ledger/entry-kind.rules.ts";
import { accountsOutOfBalance } from "../ledger/store.ts";
import type { Actor, Database, Tx } from "../platform/database/database.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { effectOf } from "./reclassify.store.ts";
import { saveRules } from "./save.store.ts";
import { kindRules, labelsByKind, revisionOf } from "./store.ts";

const OFFICER = "00000000-0000-4000-8000-000000000001";
const OTHER = "00000000-0000-4000-8000-000000000002";
const AS_OFFICER = { kind: "user", userId: OFFICER } as const;
const HEADER = "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit";
let database: Database;

const rows = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));
const line = (account: string, on: string, label: string, debit: string, credit = "") =>
  `${account};L-${account};38185;Titulaire ${account};${on};${label};${debit};${credit}`;
const take = (lines: readonly string[], options: Partial<LedgerFile> = {}) =>
  importLedger(
    database,
    { kind: "system" },
    {
      name: "grand-livre.csv",
      landlord: "AIH",
      source: [new TextEncoder().encode([HEADER, ...lines, ""].join("\n"))],
      ...options,
    },
  );
const asOfficer = <T>(work: (tx: Tx & { actor: Actor }) => Promise<T>, userId = OFFICER) =>
  database.transaction({ ...AS_OFFICER, userId }, (tx) => work(tx as Tx & { actor: Actor }));
const save = (rules: readonly KindRule[]) =>
  asOfficer(async (tx) => saveRules(tx, rules, revisionOf(await kindRules(tx, tx.actor.organisationId))));
const rule = (words: string, kind: KindRule["kind"], means: KindRule["means"] = null): KindRule => ({
  words,
  kind,
  means,
});

/** Everything that rules may change, accounts by their number. */
const state = () =>
  rows(sql`
  select a.number, a.balance_cents, a.rent_charges_cents, a.benefit_cents, a.amount_due_cents, a.last_entry_on::text,
         (select json_agg(json_build_array(e.entry_on, e.label, e.kind, e.means, e.debit_cents, e.credit_cents, e.rank)
                          order by e.line, e.rank) from ledger_entry e where e.account_id = a.id) as entries,
         (select json_agg(to_jsonb(m) - 'account_id' - 'household_id' order by m.month) from account_month m
           where m.account_id = a.id) as months
    from tenant_account a order by 1`);
const empty = async () => {
  for (const table of [
    "ledger_entry",
    "account_month",
    "ledger_import",
    "ledger_quarantine",
    "tenant_account",
    "entry_kind_rule",
    "outbox_event",
  ])
    await rows(sql`delete from ${sql.identifier(table)}`);
};

beforeAll(async () => {
  database = await testDatabase();
  await rows(sql`insert into commune (insee, name, postcodes) values ('38185', 'Grenoble', array['38000'])`);
  for (const [code, userId] of [
    ["AIH", OFFICER],
    ["SDH", OTHER],
  ]) {
    await rows(sql`insert into organisation (kind, code, name) values ('landlord', ${code}, ${code})`);
    await rows(sql`
      insert into member (user_id, organisation_id, role, name, email)
      select ${userId}::uuid, id, 'arrearsOfficer', ${`Agent ${code}`}, ${`${code}@example.org`} from organisation where code = ${code}`);
  }
}, 60_000);
afterAll(() => database.close());
beforeEach(empty);

const FILE = [
  line("A1", "01/10/2026", "Loyer 10/2026", "500,00"),
  line("A1", "03/10/2026", "Opération diverse 7", "40,00"),
  line("A1", "05/10/2026", "APL 10/2026", "", "150,00"),
  line("A1", "08/10/2026", "Virement Morel", "", "200,00"),
  line("A1", "12/10/2026", "Virement Morel", "", "50,00"),
  line("A1", "01/11/2026", "Opération diverse 8", "41,00"),
  line("A2", "01/10/2026", "Opération diverse 7", "39,00"),
  line("A2", "15/10/2026", "Prlv sepa impayé", "120,00"),
];

describe("rules saved after a file", () => {
  test("take the entries they name: months and the last bill follow, balances stay, it is on record and told once", async () => {
    await take(FILE);
    const saved = await save([rule("opération diverse", "charges")]);
    expect(saved).toEqual({ done: { entries: 3, labels: 2, accounts: 2 } });
    expect(
      await rows(sql`
      select a.number, a.balance_cents::int as balance, a.amount_due_cents::int as due, m.month::text, m.charged_cents::int as charged,
             m.other_cents::int as other, m.balance_cents::int as "atEnd"
        from tenant_account a join account_month m on m.account_id = a.id order by 1, m.month`),
    ).toEqual([
      {
        number: "A1",
        balance: 18_100,
        due: 4_100,
        month: "2026-10-01",
        charged: 54_000,
        other: 0,
        atEnd: 14_000,
      },
      {
        number: "A1",
        balance: 18_100,
        due: 4_100,
        month: "2026-11-01",
        charged: 4_100,
        other: 0,
        atEnd: 18_100,
      },
      {
        number: "A2",
        balance: 15_900,
        due: 3_900,
        month: "2026-10-01",
        charged: 3_900,
        other: 0,
        atEnd: 15_900,
      },
    ]);
    expect(
      await rows(
        sql`select action, user_id as by from audit_entry where subject = 'ledger_entry' and action = 'reclassify'`,
      ),
    ).toEqual([{ action: "reclassify", by: OFFICER }]);
    const events = sql`select kind, payload ->> 'entries' as n from outbox_event where kind <> 'ledger.imported'`;
    expect(await rows(events)).toEqual([{ kind: "ledger.reclassified", n: "3" }]);
    // The same rules again change nothing, and tell nobody.
    expect(await save([rule("opération diverse", "charges")])).toEqual({
      done: { entries: 0, labels: 0, accounts: 0 },
    });
    expect(await rows(events)).toHaveLength(1);
    // Taken away, everything is as it was; an account without a bill left has none.
    await save([]);
    expect(
      await rows(sql`select number, amount_due_cents::int as due from tenant_account order by 1`),
    ).toEqual([
      { number: "A1", due: 35_000 },
      { number: "A2", due: null },
    ]);
  });

  test("hold for the next file", async () => {
    await save([rule("opération diverse", "charges"), rule("virement -morel", "housingBenefit")]);
    await take(FILE);
    expect(await rows(sql`select kind, count(*)::int as n from ledger_entry group by 1 order by 1`)).toEqual([
      { kind: "charges", n: 3 },
      { kind: "housingBenefit", n: 1 },
      { kind: "payment", n: 3 },
      { kind: "rent", n: 1 },
    ]);
  });

  test("whatever the rules and the entries, what is there is what a fresh import under them would write", async () => {
    const words = constantFrom("alpha", "beta", "virement", "loyer", "impaye sepa", "apl", "zeta");
    const entries = array(
      record({
        account: integer({ min: 1, max: 3 }),
        day: integer({ min: 1, max: 27 }),
        month: integer({ min: 8, max: 11 }),
        label: words,
        second: words,
        number: integer({ min: 1, max: 20 }),
        cents: integer({ min: 1, max: 99_999 }),
        credit: boolean(),
      }),
      { minLength: 1, maxLength: 30 },
    );
    const rules = uniqueArray(
      record({
        words,
        what: constantFrom<[KindRule["kind"], KindRule["means"]]>(
          ["rent", null],
          ["charges", null],
          ["housingBenefit", null],
          ["payment", "rejectedDirectDebit"],
          ["payment", "cash"],
          ["relief", null],
          ["debtGrant", null],
          ["writeOff", null],
        ),
      }),
      { selector: (one) => one.words, maxLength: 5 },
    );
    await assert(
      asyncProperty(entries, rules, rules, boolean(), async (given, first, second, long) => {
        await empty();
        const own = (drawn: typeof first) =>
          drawn.map(({ words: text, what: [kind, means] }) => rule(text, kind, means));
        const lines = given.map(({ account, day, month, label, second: other, number, cents, credit }) => {
          const euros = `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, "0")}`;
          const on = `${String(day).padStart(2, "0")}/${String(month).padStart(2, "0")}/2026`;
          return line(
            `A${account}`,
            on,
            `${label} ${other} ${number}`,
            credit ? "" : euros,
            credit ? euros : "",
          );
        });
        const pieceLines = long ? 5 : 50_000;
        await take(lines, { pieceLines });
        await save(own(first));
        await save(own(second));
        const after = await state();
        expect(await database.transaction({ kind: "system" }, accountsOutOfBalance)).toEqual([]);
        await empty();
        await save(own(second));
        await take(lines, { pieceLines });
        expect(after).toEqual(await state());
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  test("a duplicate that is kept later is classified by the rules of that day", async () => {
    const report = await take([...FILE, FILE[1]!]);
    expect(report.quarantined).toBe(1);
    await save([rule("opération diverse", "charges")]);
    const [twin] = await rows<{ id: number }>(sql`select id::int as id from ledger_quarantine`);
    expect(await asOfficer((tx) => settle(tx, twin!.id, "kept"))).toEqual({ done: true });
    expect(await rows(sql`select distinct kind from ledger_entry where label like 'Opération%'`)).toEqual([
      { kind: "charges" },
    ]);
  });
});

describe("a trial", () => {
  test("tells what would change, from what to what, and changes nothing", async () => {
    await take(FILE);
    const before = await state();
    const effect = await asOfficer((tx) =>
      effectOf(tx, tx.actor.organisationId, [
        rule("opération diverse 7", "charges"),
        rule("opération", "courtCosts"),
        rule("parking", "rent"),
      ]),
    );
    expect(effect.judged).toMatchObject({ labels: 6, entries: 8 });
    expect(effect.unknown).toMatchObject({ labels: 0, entries: 0 });
    expect(effect.taken.map(({ entries, labels }) => [entries, labels])).toEqual([
      [2, 1],
      [1, 1],
      [0, 0],
    ]);
    expect(effect.changes).toEqual([
      {
        from: { kind: "unknown", means: null },
        to: { kind: "charges", means: null },
        labels: 1,
        entries: 2,
        debitCents: 7_900,
        creditCents: 0,
        samples: ["Opération diverse 7"],
      },
      {
        from: { kind: "unknown", means: null },
        to: { kind: "courtCosts", means: null },
        labels: 1,
        entries: 1,
        debitCents: 4_100,
        creditCents: 0,
        samples: ["Opération diverse 8"],
      },
    ]);
    expect(await state()).toEqual(before);
  });

  test("and another landlord's entries are neither told nor touched", async () => {
    await take(FILE);
    await take(FILE, { landlord: "SDH" });
    const mine = [rule("opération diverse", "charges")];
    expect(await save(mine)).toMatchObject({ done: { entries: 3 } });
    expect(
      await rows(
        sql`select kind, count(*)::int as n from ledger_entry where label like 'Opération%' group by 1 order by 1`,
      ),
    ).toEqual([
      { kind: "charges", n: 3 },
      { kind: "unknown", n: 3 },
    ]);
    const theirs = await asOfficer((tx) => kindRules(tx, tx.actor.organisationId), OTHER);
    expect(theirs).toEqual([]);
    // Though they ask for ours by name, the wall gives them nothing.
    const [aih] = await rows<{ id: string }>(sql`select id from organisation where code = 'AIH'`);
    expect(await asOfficer((tx) => kindRules(tx, aih!.id), OTHER)).toEqual([]);
    expect(await asOfficer((tx) => labelsByKind(tx, aih!.id), OTHER)).toEqual([]);
    expect((await asOfficer((tx) => effectOf(tx, aih!.id, mine), OTHER)).judged.entries).toBe(0);
  });
});

describe("labels by kind", () => {
  test("those that differ by numbers and months are one line, unknown ones last", async () => {
    await take([...FILE, line("A1", "02/11/2026", "Opération diverse novembre", "", "1,00")]);
    const kinds = await asOfficer((tx) => labelsByKind(tx, tx.actor.organisationId));
    expect(
      kinds.map(({ kind, means, labels, entries, groups }) => [kind, means, labels, entries, groups]),
    ).toEqual([
      ["rent", null, 1, 1, 1],
      ["housingBenefit", null, 1, 1, 1],
      ["payment", "rejectedDirectDebit", 1, 1, 1],
      ["payment", "transfer", 1, 2, 1],
      ["unknown", null, 3, 4, 1],
    ]);
    expect(kinds.at(-1)!.largest).toEqual([
      {
        words: "operation diverse",
        sample: "Opération diverse 7",
        labels: 3,
        entries: 4,
        debitCents: 12_000,
        creditCents: 100,
      },
    ]);
  });
});

describe("rules on record", () => {
  test("keep who wrote them when they move, and are refused where a colleague saved others meanwhile", async () => {
    const [one, two] = [rule("alpha", "rent"), rule("beta", "charges")];
    await save([one, two]);
    const before = await asOfficer((tx) => kindRules(tx, tx.actor.organisationId));
    await save([two, one, rule("gamma", "payment", "cash")]);
    const after = await asOfficer((tx) => kindRules(tx, tx.actor.organisationId));
    expect(after.map(({ words, savedByName }) => [words, savedByName])).toEqual([
      ["beta", "Agent AIH"],
      ["alpha", "Agent AIH"],
      ["gamma", "Agent AIH"],
    ]);
    expect(after[0]!.savedAt).toBe(before[1]!.savedAt);
    expect(await asOfficer((tx) => saveRules(tx, [], revisionOf(before)))).toMatchObject({
      errors: [{ rule: "changedMeanwhile", field: "revision" }],
    });
    expect(await asOfficer((tx) => kindRules(tx, tx.actor.organisationId))).toHaveLength(3);
  });
});
