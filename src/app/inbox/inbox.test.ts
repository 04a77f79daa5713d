/** The watched folder: each file taken in once and whole, or refused with its reason; what is still being written waits. */
import { execFileSync } from "node:child_process";
import {
  appendFile,
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { lstat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { importLedger } from "../../intake/import.store.ts";
import type { Database } from "../../platform/database/database.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { watchInbox } from "./inbox.ts";
import { numbered } from "./inbox.rules.ts";
import { markOf } from "./take.ts";

const HEADER = "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit";
const GOOD = [
  "A1;L1;38185;Titulaire A1;01/10/2026;Loyer 10/2026;500,00;",
  "A1;L1;38185;Titulaire A1;08/10/2026;Virement;;450,00",
];
const BAD = "A1;L1;38185;Titulaire A1;31/02/2026;Loyer;1,25;";
const csv = (lines: readonly string[]) => [HEADER, ...lines, ""].join("\n");
const TABLES = [
  "ledger_entry",
  "account_month",
  "ledger_quarantine",
  "ledger_import",
  "stated_balance",
  "tenant_account",
  "outbox_event",
];

let database: Database;
let folder: string;
let stop: (() => Promise<void>) | undefined;
let logged: string[] = [];
const rows = <T>(statement: ReturnType<typeof sql>) =>
  database.transaction({ kind: "system" }, (tx) => tx.rows<T>(statement));

beforeAll(async () => {
  database = await testDatabase();
  await rows(sql`insert into commune (insee, name, postcodes) values ('38185', 'Grenoble', array['38000'])`);
  await rows(
    sql`insert into organisation (kind, code, name) values ('landlord', 'AIH', 'Alpes Isère Habitat'), ('landlord', 'SDH', 'SDH')`,
  );
});
afterAll(() => database.close());
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "logement-toujours-inbox-"));
  await mkdir(path.join(folder, "AIH"));
  logged = [];
});
afterEach(async () => {
  await stop?.();
  stop = undefined;
  await rm(folder, { recursive: true, force: true });
  for (const table of TABLES) await rows(sql`delete from ${sql.identifier(table)}`);
});

const watch = (over: Database = database) => {
  const watching = watchInbox(over, { folder, everyMs: 60, log: (text) => void logged.push(text) });
  stop = watching.stop;
  return watching;
};
const at = (...names: string[]) => path.join(folder, ...names);
const leave = (name: string, content: string | Uint8Array = csv(GOOD)) => writeFile(at("AIH", name), content);
const inDone = async (outcome = "done", landlord = "AIH") =>
  (await readdir(at(landlord, outcome)).catch(() => [])).toSorted();
const arrives = (name: string, outcome = "done", landlord = "AIH") =>
  expect.poll(() => inDone(outcome, landlord), { timeout: 15_000, interval: 50 }).toContain(name);
const report = async (name: string, outcome = "done", landlord = "AIH") =>
  JSON.parse(await readFile(at(landlord, outcome, `${name}.report.json`), "utf8")) as Record<string, unknown>;
const looks = (n = 5) => new Promise((resolve) => setTimeout(resolve, n * 60));
const imports = () =>
  rows<{ name: string; way: string; kept: number }>(
    sql`select file_name as name, way, kept from ledger_import order by id`,
  );

describe("a file left in its landlord's folder", () => {
  test("is taken in and moved, with its control totals beside it, and says that it came this way", async () => {
    watch();
    await leave("nuit.csv");
    await arrives("nuit.csv");
    expect(await report("nuit.csv")).toMatchObject({
      file: "nuit.csv",
      landlord: "AIH",
      outcome: "kept",
      read: 2,
      kept: 2,
      known: 0,
      quarantined: 0,
      debitCents: 50_000,
      creditCents: 45_000,
      control: { balanced: true },
      quarantine: [],
    });
    expect(await inDone()).toEqual(["nuit.csv", "nuit.csv.report.json"]);
    expect(await imports()).toEqual([{ name: "nuit.csv", way: "inbox", kept: 2 }]);
    expect(await rows(sql`select kind from outbox_event`)).toEqual([{ kind: "ledger.imported" }]);
    expect(logged.at(-1)).toContain("2 lignes lues = 2 gardées");
  });

  test("with bad lines leaves them in a file of their own, for a spreadsheet", async () => {
    watch();
    await leave("nuit.csv", csv([...GOOD, BAD]));
    await arrives("nuit.csv");
    expect(await report("nuit.csv")).toMatchObject({
      quarantined: 1,
      quarantineFile: "nuit.csv.quarantine.csv",
      quarantine: [{ line: 4, rule: "unreadableDate", message: expect.stringContaining("28 jours") }],
    });
    const lines = (await readFile(at("AIH", "done", "nuit.csv.quarantine.csv"), "utf8")).split("\r\n");
    expect(lines[1]).toMatch(/^4;Date;31\/02\/2026;unreadableDate;/);
  });

  test("that is a list of balances gives the same totals, and is not taken for movements", async () => {
    watch();
    await leave("nuit.csv");
    await arrives("nuit.csv");
    const list = [
      "N° compte;Titulaire;Solde;Date",
      "A1;Titulaire A1;80,00;31/10/2026",
      "A2;Titulaire A2;-5,00;31/10/2026",
      "A1;Titulaire A1;x;31/10/2026",
      "",
    ];
    await leave("releve.csv", list.join("\n"));
    await arrives("releve.csv");
    expect(await report("releve.csv")).toMatchObject({
      kind: "balances",
      outcome: "kept",
      read: 3,
      kept: 2,
      known: 0,
      quarantined: 1,
      fileDebitCents: 8_000,
      debitCents: 8_000,
      fileCreditCents: 500,
      creditCents: 500,
      control: { balanced: true },
      quarantine: [{ line: 4, rule: "unreadableAmount" }],
    });
    await leave("encore.csv", list.join("\n"));
    await arrives("encore.csv");
    expect(await report("encore.csv")).toMatchObject({ kind: "balances", kept: 0, known: 2, quarantined: 1 });
    expect(await rows(sql`select count(*)::int as n from stated_balance`)).toEqual([{ n: 2 }]);
    expect(await rows(sql`select count(*)::int as n from ledger_entry`)).toEqual([{ n: 2 }]);
  });

  test("of the same name every night keeps every night's file and report", async () => {
    watch();
    await leave("nuit.csv");
    await arrives("nuit.csv");
    await leave("nuit.csv", csv([...GOOD, "A1;L1;38185;Titulaire A1;01/11/2026;Loyer 11/2026;500,00;", BAD]));
    await arrives("nuit.2.csv");
    expect(await report("nuit.2.csv")).toMatchObject({
      file: "nuit.csv",
      read: 4,
      kept: 1,
      known: 2,
      quarantined: 1,
    });
    expect(await report("nuit.csv")).toMatchObject({ kept: 2 });
  });

  test("again with the same content says known, and where its bad lines are", async () => {
    watch();
    await leave("un.csv", csv([...GOOD, BAD]));
    await arrives("un.csv");
    await leave("deux.csv", csv([...GOOD, BAD]));
    await arrives("deux.csv");
    expect(await report("deux.csv")).toMatchObject({ kept: 0, known: 2, quarantined: 1 });
    expect(await readFile(at("AIH", "done", "deux.csv.quarantine.csv"), "utf8")).toContain("31/02/2026");
  });

  test("is its folder's landlord's, in capitals or not", async () => {
    watch();
    await mkdir(at("sdh"));
    await writeFile(at("sdh", "nuit.csv"), csv(GOOD));
    await arrives("nuit.csv", "done", "sdh");
    expect(
      await rows(sql`select o.code from ledger_import i join organisation o on o.id = i.landlord_id`),
    ).toEqual([{ code: "SDH" }]);
  });
});

describe("what is still being written", () => {
  test("is left alone until it is the same twice, hidden or half-named files for ever", async () => {
    const others = [".nuit.csv", "nuit.csv.part", "nuit.csv.filepart", "~nuit.tmp"];
    for (const name of others) await leave(name);
    await leave("lent.csv", HEADER);
    watch();
    for (const line of [
      ...GOOD,
      ...Array.from({ length: 8 }, (_, n) => `A1;L1;38185;Titulaire A1;0${n + 1}/12/2026;Frais ${n};1,00;`),
    ]) {
      await appendFile(at("AIH", "lent.csv"), `\n${line}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(await imports()).toEqual([]);
    }
    await arrives("lent.csv");
    expect(await imports()).toEqual([{ name: "lent.csv", way: "inbox", kept: 10 }]);
    expect((await readdir(at("AIH"))).toSorted()).toEqual([...others, "done", "refused"].toSorted());
  });

  test("and paused, then goes on while it is read, is dropped whole and taken when it is whole", async () => {
    const big = Array.from(
      { length: 60_000 },
      (_, n) =>
        `B${n % 500};L${n % 500};38185;Titulaire B;01/${String((n % 12) + 1).padStart(2, "0")}/2025;Frais ${n};1,00;`,
    );
    await leave("long.csv", csv(big));
    watch();
    await expect
      .poll(() => logged.some((text) => text.includes("long.csv : lecture")), {
        timeout: 10_000,
        interval: 5,
      })
      .toBe(true);
    await appendFile(at("AIH", "long.csv"), `${GOOD[0]}\n`);
    await arrives("long.csv");
    expect(await report("long.csv")).toMatchObject({ read: 60_001, kept: 60_001, known: 0 });
    expect(await imports()).toHaveLength(1);
  }, 60_000);
});

describe("what cannot be taken is refused with its reason, and lost to nobody", () => {
  test.each<[string, string | Uint8Array, string]>([
    ["an empty file", "", "emptyFile"],
    ["binary", new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 1, 2, 0, 0xff, 0xfe]), "binaryFile"],
    ["other columns", "a;b\n1;2\n", "missingColumns"],
  ])("%s", async (_what, content, rule) => {
    watch();
    await leave("x.csv", content);
    await arrives("x.csv", "refused");
    expect(await report("x.csv", "refused")).toMatchObject({
      file: "x.csv",
      outcome: "refused",
      errors: [{ rule, message: expect.stringMatching(/\S/) }],
    });
    expect(JSON.stringify(await report("x.csv", "refused"))).not.toContain('"english"');
    expect(new Uint8Array(await readFile(at("AIH", "refused", "x.csv")))).toEqual(
      new Uint8Array(Buffer.from(content)),
    );
    expect(await imports()).toEqual([]);
  });

  test("a folder that is no landlord's: the codes that are", async () => {
    watch();
    await mkdir(at("XYZ"));
    await writeFile(at("XYZ", "nuit.csv"), csv(GOOD));
    await arrives("nuit.csv", "refused", "XYZ");
    const { errors } = await report("nuit.csv", "refused", "XYZ");
    expect(errors).toMatchObject([{ rule: "unknownLandlord", message: expect.stringContaining("AIH") }]);
  });

  test("a file in nobody's folder", async () => {
    watch();
    await writeFile(at("nuit.csv"), csv(GOOD));
    await arrives("nuit.csv", "refused", ".");
    expect(await report("nuit.csv", "refused", ".")).toMatchObject({
      errors: [{ rule: "inbox.noLandlord" }],
    });
  });

  test("a link, wherever it leads; the file behind it stays untouched", async () => {
    await writeFile(at("ailleurs.txt"), csv(GOOD));
    await rename(at("ailleurs.txt"), at(".ailleurs"));
    await symlink(at(".ailleurs"), at("AIH", "lien.csv"));
    watch();
    await arrives("lien.csv", "refused");
    expect(await report("lien.csv", "refused")).toMatchObject({ errors: [{ rule: "inbox.symlink" }] });
    expect(await readFile(at(".ailleurs"), "utf8")).toBe(csv(GOOD));
    expect(await imports()).toEqual([]);
  });

  test("a pipe, on which reading would wait for ever", async () => {
    execFileSync("mkfifo", [at("AIH", "tube.csv")]);
    watch();
    await arrives("tube.csv", "refused");
    expect(await report("tube.csv", "refused")).toMatchObject({ errors: [{ rule: "inbox.notAFile" }] });
  });

  test("a file that the application may not read", async () => {
    await leave("nuit.csv");
    await chmod(at("AIH", "nuit.csv"), 0o000);
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) {
      // Nothing is closed to root: for the time of this test, be nobody.
      for (const name of [".", "AIH"]) await chmod(at(name), 0o777);
      process.seteuid!(65_534);
    }
    try {
      watch();
      await arrives("nuit.csv", "refused");
      expect(await report("nuit.csv", "refused")).toMatchObject({ errors: [{ rule: "inbox.unreadable" }] });
      await stop!();
    } finally {
      if (isRoot) process.seteuid!(0);
    }
  });

  test("a folder where nothing can be moved: the file is not taken, and that is said once", async () => {
    await writeFile(at("AIH", "done"), "not a folder");
    await leave("nuit.csv");
    watch();
    await looks(10);
    expect(await imports()).toEqual([]);
    expect(await readFile(at("AIH", "nuit.csv"), "utf8")).toBe(csv(GOOD));
    expect(logged.filter((text) => text.includes("laissés en place"))).toHaveLength(1);
    await rm(at("AIH", "done"));
    await arrives("nuit.csv");
  });

  test("a way out of the folder by a link named done is not taken", async () => {
    const outside = await mkdtemp(path.join(tmpdir(), "logement-toujours-outside-"));
    await symlink(outside, at("AIH", "done"));
    await leave("nuit.csv");
    watch();
    await looks(8);
    expect(await readdir(outside)).toEqual([]);
    expect(await imports()).toEqual([]);
    await rm(outside, { recursive: true });
  });

  test("a folder that is gone is said once, and watched again when it is back", async () => {
    await rename(folder, `${folder}-away`);
    watch();
    await looks();
    expect(logged.filter((text) => text.includes("illisible"))).toHaveLength(1);
    await rename(`${folder}-away`, folder);
    await leave("nuit.csv");
    await arrives("nuit.csv");
  });
});

describe("what is cut", () => {
  test("between the import and the move is not taken twice: the report is the first one's", async () => {
    await leave("nuit.csv", csv([...GOOD, BAD]));
    await importLedger(
      database,
      { kind: "system" },
      {
        name: "nuit.csv",
        landlord: "AIH",
        way: "inbox",
        delivery: markOf(await lstat(at("AIH", "nuit.csv"), { bigint: true })),
        source: [Buffer.from(csv([...GOOD, BAD]))],
      },
    );
    watch();
    await arrives("nuit.csv");
    expect(await report("nuit.csv")).toMatchObject({
      read: 3,
      kept: 2,
      known: 0,
      quarantined: 1,
      fileDebitCents: 50_125,
      control: { balanced: true },
      quarantine: [{ line: 4, rule: "unreadableDate" }],
      quarantineFile: "nuit.csv.quarantine.csv",
    });
    expect(await imports()).toHaveLength(1);
  });

  test("between the report and the move is moved under the same names", async () => {
    await mkdir(at("AIH", "done"));
    await writeFile(at("AIH", "done", "nuit.csv.report.json"), "{}");
    await leave("nuit.csv");
    watch();
    await arrives("nuit.csv");
    expect(await inDone()).toEqual(["nuit.csv", "nuit.csv.report.json"]);
    expect(await report("nuit.csv")).toMatchObject({ kept: 2 });
  });

  test("by a database that does not answer waits, and is taken when it answers again", async () => {
    let isDown = true;
    const moody = {
      ...database,
      transaction: ((who, work) => {
        if (isDown) return Promise.reject(new Error("the database is away"));
        return database.transaction(who, work);
      }) as Database["transaction"],
    };
    watch(moody);
    await leave("nuit.csv");
    await expect
      .poll(() => logged.some((text) => text.includes("import reporté")), { timeout: 5_000 })
      .toBe(true);
    await looks(20);
    expect(await inDone("refused")).toEqual([]);
    isDown = false;
    await arrives("nuit.csv");
    expect(await imports()).toHaveLength(1);
  });

  test("each time by the file itself is refused after some tries, with what went wrong", async () => {
    const moody = {
      ...database,
      transaction: (async (who, work) =>
        database.transaction(who, (tx) => {
          const rowsOf = tx.rows;
          return work({
            ...tx,
            rows: (statement) =>
              JSON.stringify(statement).includes("insert into ledger_import")
                ? Promise.reject(new Error("no room"))
                : rowsOf(statement),
          });
        })) as Database["transaction"],
    };
    watch(moody);
    await leave("nuit.csv");
    await arrives("nuit.csv", "refused");
    expect(await report("nuit.csv", "refused")).toMatchObject({
      errors: [{ rule: "inbox.unexpected", message: expect.stringContaining("no room") }],
    });
    expect(await imports()).toEqual([]);
  });

  test("by stopping the server in the middle leaves the file for the next start", async () => {
    const big = Array.from(
      { length: 40_000 },
      (_, n) =>
        `C${n % 300};L${n % 300};38185;Titulaire C;01/${String((n % 12) + 1).padStart(2, "0")}/2025;Frais ${n};1,00;`,
    );
    await leave("long.csv", csv(big));
    const first = watch();
    await expect
      .poll(() => logged.some((text) => text.includes(": lecture")), { timeout: 10_000, interval: 5 })
      .toBe(true);
    await first.stop();
    const afterStop = await imports();
    expect(afterStop).toEqual([]);
    expect(await readdir(at("AIH"))).toContain("long.csv");
    watch();
    await arrives("long.csv");
    expect(await report("long.csv")).toMatchObject({ kept: 40_000, known: 0 });
  }, 60_000);
});

test("two watchers of one folder take each file once between them", async () => {
  const others = Array.from({ length: 3 }, () =>
    watchInbox(database, { folder, everyMs: 40, log: (text) => void logged.push(text) }),
  );
  for (let n = 0; n < 6; n += 1)
    await leave(`f${n}.csv`, csv([...GOOD, `A${n};L${n};38185;Titulaire;01/12/2026;Loyer ${n};10,00;`, BAD]));
  for (let n = 0; n < 6; n += 1) await arrives(`f${n}.csv`);
  await looks();
  await Promise.all(others.map((one) => one.stop()));
  expect((await imports()).map(({ name }) => name).toSorted()).toEqual([
    "f0.csv",
    "f1.csv",
    "f2.csv",
    "f3.csv",
    "f4.csv",
    "f5.csv",
  ]);
  expect(await inDone()).toEqual(
    Array.from({ length: 6 }, (_, n) => [`f${n}.csv`, `f${n}.csv.quarantine.csv`, `f${n}.csv.report.json`])
      .flat()
      .toSorted(),
  );
  for (let n = 0; n < 6; n += 1) expect(await report(`f${n}.csv`)).toMatchObject({ read: 4, quarantined: 1 });
  expect(await inDone("refused")).toEqual([]);
});

test.each([
  ["nuit.csv", "nuit.3.csv"],
  ["nuit", "nuit.3"],
  [".nuit", ".nuit.3"],
  ["a.b.xlsx", "a.b.3.xlsx"],
])("%s, taken already, is called %s the third time", (name, third) => {
  expect([numbered(name, 1), numbered(name, 3)]).toEqual([name, third]);
});
