/** Vitest's global setup: migrates one embedded database, once; each test file starts from its copy. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { openPglite } from "../src/platform/database/pglite.ts";
import { SNAPSHOT } from "../src/platform/database/test-database.ts";

export default async function setup(): Promise<(() => void) | undefined> {
  if (process.env["TEST_DATABASE_URL"]) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), "logement-toujours-"));
  const database = await openPglite(null);
  const dump = await database.pglite.dumpDataDir("none");
  await database.close();
  const file = path.join(folder, "migrated.tar");
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()));
  process.env[SNAPSHOT] = file;
  return () => rmSync(folder, { recursive: true, force: true });
}
