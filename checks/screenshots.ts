/** `npm run screenshots`: browser tests take their pictures, and those that the documents show take the place of the old ones. Arguments go to Playwright. */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const SHOWN = "docs/screenshots";
const taken = mkdtempSync(path.join(tmpdir(), "screenshots-"));
const run = spawnSync(
  process.execPath,
  ["node_modules/@playwright/test/cli.js", "test", ...process.argv.slice(2)],
  { stdio: "inherit", env: { ...process.env, SHOTS: taken } },
);
const names = readdirSync(SHOWN).filter((name) => existsSync(path.join(taken, name)));
for (const name of names) copyFileSync(path.join(taken, name), path.join(SHOWN, name));
rmSync(taken, { recursive: true });
process.stdout.write(`${names.length} pictures renewed in ${SHOWN}\n`);
process.exit(run.status ?? 1);
