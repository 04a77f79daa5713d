/** A whole copy, sealed, comes back as it was, on the engine under test; changed, cut short, or with another key nothing comes back. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";

import { demoOf } from "../../app/demo/demo-fixture.ts";
import { verify } from "../../app/verify.ts";
import { importLedger } from "../../intake/import.store.ts";
import { testDatabase } from "../database/test-database.ts";
import { copyOf, putBack } from "./copy.ts";
import type { Owner } from "./owner.ts";
import { NoCopy, read, written } from "./parts.ts";
import { seal, unsealed } from "./sealed.ts";

const KEY = "a key that is long enough";
const FILE = "ab/abcdef00-0000-4000-8000-000000000000";
let folder: string;
let source: Awaited<ReturnType<typeof testDatabase>>;
let hand: Owner;
let sealed: string;
let whole: Awaited<ReturnType<typeof seal>>;

const files = (name: string) => path.join(folder, name, "files");
/** Lines enough for a part of the ledger of its own, at 20 a piece. */
const ledger = [
  "N° compte;Logement;Code INSEE;Titulaire;Date;Libellé;Débit;Crédit",
  ...Array.from(
    { length: 90 },
    (_, n) =>
      `C${n % 9};L${n % 9};38185;Titulaire;0${1 + (n % 9)}/0${1 + (n % 9)}/2026;Loyer é "${n}";${n},5;`,
  ),
  "",
].join("\n");

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lt-backup-"));
  source = await testDatabase(demoOf({ tenancies: 0 }));
  hand = await source.owner();
  await importLedger(
    source,
    { kind: "system" },
    { name: "a.csv", landlord: "AIH", source: [Buffer.from(ledger)], pieceLines: 20 },
  );
  await mkdir(path.dirname(path.join(files("source"), FILE)), { recursive: true });
  await writeFile(path.join(files("source"), FILE), "a letter");
  sealed = path.join(folder, "copy");
  whole = await seal(sealed, written(copyOf(hand, files("source"))), KEY);
});
afterAll(async () => {
  await hand?.close();
  await source?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Puts a file back, as `restore` does; what stopped it, where it was stopped. */
async function putBackFrom(owner: Owner, file: string, key: string, into: string) {
  try {
    const { bytes, checksum } = await unsealed(file, key);
    return { ...(await putBack(owner, read(bytes), files(into))), checksum: checksum() };
  } catch (error) {
    return error as Error;
  }
}

it("comes back table by table, with its parts, its files and its numbers", async () => {
  const target = await testDatabase();
  const owner = await target.owner();
  try {
    expect(await putBackFrom(owner, sealed, KEY, "target")).toMatchObject({
      files: 1,
      checksum: whole.checksum,
    });
    expect(await readFile(path.join(files("target"), FILE), "utf8")).toBe("a letter");
    const system = { kind: "system" } as const;
    const parts = sql`select relname from pg_class where relispartition and relkind = 'r' and relrowsecurity and relforcerowsecurity order by 1`;
    const partsOf = (database: typeof target) =>
      database.transaction(system, (tx) => tx.rows<{ relname: string }>(parts));
    expect(await partsOf(target)).toEqual(await partsOf(source));
    expect((await partsOf(target)).length).toBeGreaterThan(2);
    expect((await target.transaction(system, verify)).checks.filter(({ ok }) => !ok)).toEqual([]);
    // What comes next does not take the number of what is there; policies bind as before.
    const more = await importLedger(target, system, {
      name: "b.csv",
      landlord: "AIH",
      source: [Buffer.from(ledger.replaceAll("C1;", "D1;"))],
    });
    expect(more).toMatchObject({ kept: 10, known: 80 });
  } finally {
    await owner.close();
    await target.close();
  }
});

it("changed by a byte, cut short or opened with another key, a copy is refused, and nothing of it stays", async () => {
  const bytes = await readFile(sealed);
  const flipped = (at: number) => Buffer.from(bytes.with(at, bytes[at]! ^ 1));
  const target = await testDatabase();
  const owner = await target.owner();
  const file = path.join(folder, "bad");
  try {
    for (const [name, changed, key] of [
      ["in its middle", flipped(Math.floor(bytes.length / 2)), KEY],
      ["in its seal", flipped(bytes.length - 1), KEY],
      ["cut short", bytes.subarray(0, bytes.length - 400), KEY],
      ["another key", bytes, "another key of some length"],
      ["none of ours", Buffer.from("PK and much that is no copy of anything".repeat(9)), KEY],
    ] as const) {
      await writeFile(file, changed);
      const stopped = await putBackFrom(owner, file, key, "bad-files");
      expect([name, stopped]).toEqual([name, expect.any(NoCopy)]);
      expect(await owner.run("select count(*)::int as n from organisation")).toEqual([{ n: 0 }]);
      await expect(readFile(path.join(files("bad-files"), FILE))).rejects.toThrow("ENOENT");
    }
  } finally {
    await owner.close();
    await target.close();
  }
});

it("a database that holds something is left as it is", async () => {
  const opened = await unsealed(sealed, KEY);
  await expect(putBack(hand, read(opened.bytes), files("source"))).rejects.toThrow("n'est pas vide");
  expect(await hand.run("select count(*)::int as n from ledger_entry")).toEqual([{ n: 90 }]);
});
