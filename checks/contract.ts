/** Writes the typed client's paths from the server's own contract; with --check, says whether they are up to date. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

import { createServer } from "../src/app/server.ts";
import { createAuth } from "../src/platform/access/auth.ts";
import type { Database } from "../src/platform/database/database.ts";

const file = path.resolve(import.meta.dirname, "../src/platform/ui/api.d.ts");

/** The contract is read from the routes' declarations: no row is touched, so no database is opened. */
const none: Database = {
  engine: "pglite",
  queue: { kind: "pglite", pglite: undefined },
  transaction: () => Promise.reject(new Error("the contract touches no row")),
  close: () => Promise.resolve(),
};

const publicUrl = "http://127.0.0.1";
const auth = createAuth(none, {
  secret: "contract".repeat(5),
  publicUrl,
  sendPasswordReset: async () => {},
  judge: async () => ({ verdict: "ended", recent: false }),
  refusedPassword: async () => undefined,
  changed: async () => {},
  entered: async () => {},
});
const app = await createServer({
  database: none,
  auth,
  publicUrl,
  filesFolder: "/nonexistent",
  demo: false,
  webRoot: null,
  logLevel: "silent",
});
await app.ready();
const text = `// Written by "npm run contract" from the server's routes.\n${astToString(await openapiTS(app.swagger() as unknown as OpenAPI3))}`;
await app.close();

if (process.argv.includes("--check")) {
  if (readFileSync(file, "utf8") !== text) {
    process.stderr.write('The typed client is older than the routes: run "npm run contract" and commit.\n');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, text);
}
