/** `npm run -s bench -- <name>`: runs one benchmark, or all of them; each prints one line of JSON with its ratio. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const NAMES = ["arrange", "backtest", "detect", "import-ledger", "scorecard", "worklist", "worklist-load"];
const here = import.meta.dirname;
const wanted = process.argv.slice(2).filter((name) => !name.startsWith("-"));
const unknown = wanted.find((name) => !existsSync(path.join(here, `${name}.ts`)) || name === "run");
if (unknown !== undefined) {
  process.stderr.write(`Pas de mesure « ${unknown} ». Mesures : ${NAMES.join(", ")}.\n`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : NAMES) {
  const { status } = spawnSync(process.execPath, [path.join(here, `${name}.ts`)], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}
