/** Writes the typed client's paths from the server's own contract; with --check, says whether they are up to date. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

import { contractServer } from "../src/app/contract-fixture.ts";

const file = path.resolve(import.meta.dirname, "../src/platform/ui/api.d.ts");

const app = await contractServer();
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
