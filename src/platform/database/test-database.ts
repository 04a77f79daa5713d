/** A database of its own for a test file, on the engine under test: embedded, or PostgreSQL where TEST_DATABASE_URL names a server. */
import { randomBytes } from "node:crypto";
import { openAsBlob } from "node:fs";

import { Client } from "pg";

import { type Owner, ownerOfPglite, ownerOfPostgres } from "../backup/owner.ts";
import type { Database } from "./database.ts";
import { openPglite } from "./pglite.ts";
import { openPostgres } from "./postgres.ts";

/** Where vitest's global setup left a migrated embedded database, or its name on the server (checks/test-setup.ts). */
export const SNAPSHOT = "LT_TEST_SNAPSHOT";

/** Opens a migrated, empty database; `close` also removes it. `run` is the owner's own hand, for what no role may do; `owner` its session. */
export async function testDatabase(): Promise<
  Database & { run: (text: string) => Promise<void>; owner: () => Promise<Owner> }
> {
  const server = process.env["TEST_DATABASE_URL"];
  const snapshot = process.env[SNAPSHOT];
  if (!server) {
    const database = await openPglite(null, snapshot ? await openAsBlob(snapshot) : undefined);
    return {
      ...database,
      run: async (text) => void (await database.pglite.exec(text)),
      owner: async () => ownerOfPglite(database.pglite),
    };
  }
  const name = `${snapshot ?? "lt_test"}_${randomBytes(6).toString("hex")}`;
  await onServer(server, `create database ${name}${snapshot ? ` template ${snapshot}` : ""}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openPostgres(url.toString());
  return {
    ...database,
    run: async (text) => void (await onServer(url.toString(), text)),
    owner: () => ownerOfPostgres(url.toString()),
    close: async () => {
      await database.close();
      // Each removal makes the server write out all that its other databases changed: under the setup, all go at its end.
      if (!snapshot) await onServer(server, `drop database if exists ${name} with (force)`);
    },
  };
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
