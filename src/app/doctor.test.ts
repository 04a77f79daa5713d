/** Each thing wrong with an installation is found by its check, and by no other; a sound one passes all. */
import { randomUUID } from "node:crypto";
import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import { type Sealing, sealingOf } from "../platform/access/sealing.ts";
import type { Owner } from "../platform/backup/owner.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { PDF } from "../platform/files/file-samples.ts";
import { folderOfFiles } from "../platform/files/file-store.ts";
import { databaseChecks, machineChecks } from "./doctor.ts";
import { secretOf, standingSealing, webhookSealingOf } from "./secret.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let owner: Owner;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  owner = await database.owner();
  folder = await mkdtemp(path.join(tmpdir(), "lt-doctor-"));
});
afterAll(async () => {
  await owner?.close();
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

const wrong = (checks: { id: string; ok: boolean }[]) => checks.filter(({ ok }) => !ok).map(({ id }) => id);
const sealing = webhookSealingOf("a secret of the server, long enough");
const looked = (asked: { now?: Date; sealing?: Sealing | undefined; filesFolder?: string } = {}) =>
  databaseChecks(owner, { filesFolder: folder, sealing, now: new Date(), ...asked });
const ofDatabase = async (now = new Date()) => wrong(await looked({ now }));

it.each([
  ["a database as it was left by a start", "select 1", []],
  [
    "a table whose policies do not bind its owner",
    "alter table household no force row level security",
    ["wall"],
  ],
  [
    "a table without a policy",
    "create table left_open (id int); alter table left_open enable row level security, force row level security, owner to lt_owner",
    ["wall"],
  ],
  [
    "a migration that is not applied",
    "delete from app.migration where hash = (select min(hash) from app.migration)",
    ["schema"],
  ],
  ["a schema of a later version", "insert into app.migration (hash) values ('later')", ["schema"]],
  [
    "an event that nobody hands on",
    "insert into outbox_event (kind, payload, created_at) values ('x', '{}', now() - interval '1 hour')",
    ["events"],
  ],
])("%s", async (_, change, found) => {
  await owner.run("begin");
  try {
    await owner.run(change);
    expect(await ofDatabase()).toEqual(found);
  } finally {
    await owner.run("rollback");
  }
});

it("a clock a minute off", async () => {
  expect(await ofDatabase(new Date(Date.now() + 60_000))).toEqual(["clock"]);
});

it("the machine's own: a secret that others read, an address without https, a mail server that does not answer", async () => {
  const of = async (environment: Record<string, string>, files = folder) =>
    wrong(await machineChecks(environment, folder, files));
  expect(await of({})).toEqual([]);
  await writeFile(path.join(folder, "secret"), "x".repeat(43));
  await chmod(path.join(folder, "secret"), 0o644);
  expect(await of({ PUBLIC_URL: "http://logement.example", SMTP_URL: "smtp://127.0.0.1:1" })).toEqual([
    "secret",
    "publicUrl",
    "mail",
  ]);
  for (const [url, found] of [
    ["postgres://lt@127.0.0.1/lt", []],
    ["postgres://lt@base.example/lt?sslmode=verify-full", []],
    ["postgres://lt@base.example/lt?sslmode=require", ["databaseTls"]],
    ["postgres://lt@base.example/lt", ["databaseTls"]],
  ] as const)
    expect(await of({ LT_SECRET: "x".repeat(32), DATABASE_URL: url })).toEqual(found);
  expect(await of({ LT_SECRET: "short" })).toEqual(["secret"]);
  expect(await of({ LT_SECRET: "x".repeat(32) }, path.join(folder, "secret", "files"))).toEqual([
    "folder",
    "disk",
  ]);
});

it("copies: none, one of last night, a night missed, and one kept too long", async () => {
  const copies = path.join(folder, "copies");
  const of = async () =>
    wrong(await machineChecks({ LT_SECRET: "x".repeat(32), BACKUP_FOLDER: copies }, folder, folder));
  const made = async (name: string, hoursAgo: number) => {
    const at = Date.now() / 1000 - hoursAgo * 3600;
    await writeFile(path.join(copies, name), "x");
    await utimes(path.join(copies, name), at, at);
  };
  expect(await of()).toEqual(["copies"]);
  await mkdir(copies);
  expect(await of()).toEqual(["copies"]);
  await made("lundi.copie", 50);
  await made("lundi.copie.key", 1);
  expect(await of()).toEqual(["copies"]);
  await made("mardi.copie", 20);
  expect(await of()).toEqual([]);
  await made("printemps.copie", 24 * 120);
  expect(await of()).toEqual(["copies"]);
});

it("files that no row names, where they are so many that the night leaves them all", async () => {
  const filesFolder = path.join(folder, "many");
  const files = folderOfFiles(filesFolder);
  const [first, ...others] = Array.from({ length: 101 }, () => randomUUID());
  const aged = async (id: string) => {
    await files.put(id, PDF);
    const at = Date.now() / 1000 - 8 * 24 * 3600;
    await utimes(path.join(filesFolder, id.slice(0, 2), id), at, at);
  };
  for (const id of others) await aged(id);
  // A hundred at most are what a killed server may leave; what is of this week may be on its way.
  await files.put(first!, PDF);
  expect(wrong(await looked({ filesFolder }))).toEqual([]);
  await aged(first!);
  const checks = await looked({ filesFolder });
  expect(wrong(checks)).toEqual(["unnamedFiles"]);
  expect(checks.find(({ id }) => id === "unnamedFiles")).toMatchObject({
    found: "101 sur 101",
    remedy: expect.stringContaining("retention --unnamed-files"),
  });
});

it("a secret that no longer opens what it sealed: whose webhooks send nothing, until they have a new one", async () => {
  const [organisationId, webhookId, userId] = [randomUUID(), randomUUID(), randomUUID()];
  const secretSealedBy = (by: Sealing) =>
    owner.run(`
      insert into webhook_secret (webhook_id, organisation_id, secret)
      values ('${webhookId}', '${organisationId}', '${by.seal("c2VjcmV0", webhookId)}')`);
  await owner.run("begin");
  try {
    await owner.run(`
      insert into organisation (id, kind, code, name) values ('${organisationId}', 'landlord', 'AIH', 'AIH');
      insert into webhook (id, organisation_id, name, url, kinds, created_by)
      values ('${webhookId}', '${organisationId}', 'ERP', 'https://erp.example', '{}', '${userId}')`);
    await secretSealedBy(sealing);
    expect(wrong(await looked())).toEqual([]);
    for (const other of [sealingOf("another secret of the server, as long", "webhooks"), undefined]) {
      const checks = await looked({ sealing: other });
      expect(wrong(checks)).toEqual(["webhookSecrets"]);
      expect(checks.find(({ id }) => id === "webhookSecrets")).toMatchObject({
        found: "1 sur 1 ne s'ouvrent pas : AIH (ERP)",
        remedy: expect.stringContaining("Remettez l'ancien LT_SECRET"),
      });
    }
    const changed = webhookSealingOf("another secret of the server, as long");
    // The former signs for a day more, or would: one that opens is enough.
    await secretSealedBy(changed);
    expect(wrong(await looked({ sealing: changed }))).toEqual([]);
  } finally {
    await owner.run("rollback");
  }
});

it("the secret that seals is LT_SECRET, else the file beside the data; looking draws none", async () => {
  const data = path.join(folder, "drawn");
  expect(standingSealing(data, undefined)).toBeUndefined();
  expect(standingSealing(data, undefined)).toBeUndefined();
  const kept = webhookSealingOf(secretOf(data, undefined)).seal("x", "1");
  expect(standingSealing(data, undefined)?.open(kept, "1")).toBe("x");
  expect(standingSealing(data, "another secret of the server, as long")?.open(kept, "1")).toBeUndefined();
});
