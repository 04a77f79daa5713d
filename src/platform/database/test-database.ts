/** A database of its own for a test file, on the engine under test: embedded, or PostgreSQL where TEST_DATABASE_URL names a server. */
import { createHash, randomBytes } from "node:crypto";
import { existsSync, linkSync, openAsBlob, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import type { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";

import { type Owner, ownerOfPglite, ownerOfPostgres } from "../backup/owner.ts";
import type { Database } from "./database.ts";
import { openPglite } from "./pglite.ts";
import { openPostgres } from "./postgres.ts";

/** Where vitest's global setup left a migrated embedded database, or its name on the server (checks/test-setup.ts). */
export const SNAPSHOT = "LT_TEST_SNAPSHOT";
/** The run's own folder, where the names of filled databases stand. */
export const FOLDER = "LT_TEST_FOLDER";

/** What a database begins with: `by` fills it once in a run, and each test file that names it the same begins from a copy. */
export type Filled = { as: string; by: (database: Database) => Promise<unknown> };

export type TestDatabase = Database & {
  /** The owner's own hand, for what no role may do. */
  run: (text: string) => Promise<void>;
  /** Its session. */
  owner: () => Promise<Owner>;
};

/** Opens a migrated database, empty or `filled`; `close` also removes it. */
export async function testDatabase(filled?: Filled): Promise<TestDatabase> {
  const server = process.env["TEST_DATABASE_URL"];
  const folder = process.env[FOLDER];
  const begun = filled && folder ? await beginningWith(filled, folder) : process.env[SNAPSHOT];
  const database = await (server ? onPostgres(server, begun) : embedded(begun));
  // A benchmark has no run that others begin from.
  if (!folder) await filled?.by(database);
  return database;
}

async function embedded(snapshot?: string): Promise<TestDatabase & { dump: () => Promise<Blob> }> {
  const database = await openPglite(null, snapshot ? await openAsBlob(snapshot) : undefined);
  return {
    ...database,
    run: async (text) => void (await database.pglite.exec(text)),
    owner: async () => ownerOfPglite(database.pglite),
    dump: () => dumpOf(database.pglite),
  };
}

/** Small, and closed in order: a copy replays nothing. */
export async function dumpOf(pglite: PGlite): Promise<Blob> {
  await pglite.exec("checkpoint");
  return pglite.dumpDataDir("none");
}

async function onPostgres(server: string, template?: string): Promise<TestDatabase & { name: string }> {
  const name = `${process.env[SNAPSHOT] ?? "lt_test"}_${randomBytes(6).toString("hex")}`;
  await onServer(server, `create database ${name}${template ? ` template ${template}` : ""}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  // What a test's own database forgets in a power cut, nobody looks for.
  url.searchParams.set("options", "-c synchronous_commit=off");
  const database = await openPostgres(url.toString(), { isCopy: template !== undefined });
  return {
    ...database,
    name,
    run: async (text) => void (await onServer(url.toString(), text)),
    owner: () => ownerOfPostgres(url.toString()),
    close: async () => {
      await database.close();
      // Each removal makes the server write out all that its other databases changed: under the setup, all go at its end.
      if (!process.env[SNAPSHOT]) await onServer(server, `drop database if exists ${name} with (force)`);
    },
  };
}

/** The snapshot (embedded) or the template's name that `filled` left in this run; fills one where there is none yet. */
async function beginningWith({ as, by }: Filled, folder: string): Promise<string> {
  const server = process.env["TEST_DATABASE_URL"];
  const known = path.join(folder, createHash("sha256").update(as).digest("hex").slice(0, 16));
  if (existsSync(known)) return server ? readFileSync(known, "utf8") : known;
  // Two workers may both find none: each fills its own, and the first one stays, since somebody may be reading it.
  const keep = (content: Uint8Array | string) => {
    const mine = `${known}.${randomBytes(6).toString("hex")}`;
    writeFileSync(mine, content);
    try {
      linkSync(mine, known);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    rmSync(mine);
  };
  if (server) {
    const made = await onPostgres(server, process.env[SNAPSHOT]);
    await by(made);
    await made.close();
    keep(made.name);
    return made.name;
  }
  const made = await embedded(process.env[SNAPSHOT]);
  await by(made);
  keep(Buffer.from(await (await made.dump()).arrayBuffer()));
  await made.close();
  return known;
}

/** Runs one text on a connection of its own, and gives the rows of its last statement. */
export async function onServer(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return rows;
  } finally {
    await client.end();
  }
}
