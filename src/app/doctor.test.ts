/** Each thing wrong with an installation is found by its check, and by no other; a sound one passes all. */
import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import type { Owner } from "../platform/backup/owner.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { databaseChecks, machineChecks } from "./doctor.ts";

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
const ofDatabase = async (now = new Date()) => wrong(await databaseChecks(owner, folder, now));

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
