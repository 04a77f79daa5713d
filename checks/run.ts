/** `npm run check`: types, lint, format, dead code and house rules, side by side; prints only what fails. */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";

/** What the tools keep of the last run, so that the next reads only what changed. A clean clone has none and reads everything. */
const KEPT = "dist/check";
mkdirSync(KEPT, { recursive: true });

const checks: [name: string, args: string[]][] = [
  [
    "types",
    [
      "node_modules/typescript-7/bin/tsc",
      "--noEmit",
      "--incremental",
      "--tsBuildInfoFile",
      `${KEPT}/types.json`,
    ],
  ],
  ["lint", ["node_modules/oxlint/bin/oxlint", "--deny-warnings"]],
  ["format", ["node_modules/oxfmt/bin/oxfmt", "--check", "."]],
  ["contract", ["checks/contract.ts", "--check"]],
  ["dead code", ["node_modules/knip/bin/knip.js", "--cache", "--cache-location", `${KEPT}/knip`]],
  [
    "house rules",
    [
      "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
      "src",
      "--output-type",
      "err",
      "--cache",
      `${KEPT}/imports`,
      "--cache-strategy",
      "content",
    ],
  ],
];

function run(name: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("close", (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(`${code === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)\n`);
      if (code !== 0) process.stdout.write(`${output}\n`);
      resolve(code === 0);
    });
  });
}

const wanted = process.argv.slice(2);
const chosen = checks.filter(([name]) => wanted.length === 0 || wanted.includes(name));
const results = await Promise.all(chosen.map(([name, args]) => run(name, args)));
process.exit(results.every(Boolean) ? 0 : 1);
