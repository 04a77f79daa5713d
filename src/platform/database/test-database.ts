/** A database of its own for a test file, on the engine under test: embedded, or PostgreSQL where TEST_DATABASE_URL names a server. */
import { randomBytes } from "node:crypto";
import { openAsBlob } from "node:fs";

import { Client } from "pg";

import type { Database } from "./database.ts";
import { openPglite } from "./pglite.ts";
import { openPostgres } from "./postgres.ts";

/** Where vitest's global setup left a migrated embedded database (checks/test-setup.ts). */
export const SNAPSHOT = "LT_TEST_SNAPSHOT";

/** Opens a migrated, empty database; `close` also removes it. `run` is the owner's own hand, for what no role may do. */
export async function testDatabase(): Promise<Database & { run: (text: string) => Promise<void> }> {
  const server = process.env["TEST_DATABASE_URL"];
  if (!server) {
    const snapshot = process.env[SNAPSHOT];
    const database = await openPglite(null, snapshot ? await openAsBlob(snapshot) : undefined);
    return { ...database, run: async (text) => void (await database.pglite.exec(text)) };
  }
  const name = `lt_test_${randomBytes(6).toString("hex")}`;
  await withClient(server, (client) => client.query(`create database ${name}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openPostgres(url.toString());
  return {
    ...database,
    run: (text) => withClient(url.toString(), (client) => client.query(text)),
    close: async () => {
      await database.close();
      await withClient(server, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
