/** Vitest's global setup: migrates one database, once; each test file starts from its copy, or from the copy of one that was filled once. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { openPglite } from "../src/platform/database/pglite.ts";
import { openPostgres } from "../src/platform/database/postgres.ts";
import { dumpOf, FOLDER, onServer, SNAPSHOT } from "../src/platform/database/test-database.ts";

export default async function setup(): Promise<() => Promise<void>> {
  const server = process.env["TEST_DATABASE_URL"];
  const folder = mkdtempSync(path.join(tmpdir(), "logement-toujours-"));
  process.env[FOLDER] = folder;
  const end = await (server ? onPostgres(server) : embedded(folder));
  return async () => {
    await end();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function embedded(folder: string): Promise<() => Promise<void>> {
  const database = await openPglite(null);
  // A quarter of the folder, which each copy would carry along.
  for (const text of [
    "update pg_database set datistemplate = false",
    "drop database template0",
    "drop database template1",
  ])
    await database.pglite.exec(text);
  const dump = await dumpOf(database.pglite);
  await database.close();
  const file = path.join(folder, "migrated.tar");
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()));
  process.env[SNAPSHOT] = file;
  return async () => {};
}

async function onPostgres(server: string): Promise<() => Promise<void>> {
  const name = `lt_test_${randomBytes(6).toString("hex")}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await (await openPostgres(url.toString())).close();
  process.env[SNAPSHOT] = name;
  return async () => {
    const made = await onServer(server, `select datname from pg_database where datname like '${name}%'`);
    for (const { datname } of made)
      await onServer(server, `drop database if exists ${String(datname)} with (force)`);
  };
}
