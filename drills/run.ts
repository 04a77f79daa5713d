/**
 * `npm run -s drill -- <name> [--rounds N]`: makes a fault under people who write, and compares what was acknowledged with what stands. Prints
 * JSON; without --rounds the figures are kept in drills/results. `npm run -s drill -- report`: writes the table of docs/reliability.md of those.
 * Ends with 1 where anything was lost.
 */
import { globSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { type Drill, isGood } from "./outcome.ts";
import { writeReport } from "./report.ts";

// Fifty servers, one after the other.
process.setMaxListeners(0);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const here = import.meta.dirname;
const NAMES = globSync("*.drill.ts", { cwd: here })
  .map((file) => path.basename(file, ".drill.ts"))
  .toSorted();

const { values, positionals } = parseArgs({
  options: { rounds: { type: "string" } },
  allowPositionals: true,
});
const [name = ""] = positionals;
if (name === "report") writeReport();
else if (!NAMES.includes(name)) {
  process.stderr.write(`Pas d'exercice « ${name} ». Exercices : ${NAMES.join(", ")} ; ou « report ».\n`);
  process.exit(2);
} else {
  const { drill } = (await import(`./${name}.drill.ts`)) as { drill: Drill };
  const outcomes = await drill.run({
    ...(values.rounds && { rounds: Number(values.rounds) }),
    say: (text) => process.stderr.write(`${Math.round(performance.now() / 1000)} s  ${text}\n`),
  });
  const text = JSON.stringify(
    {
      drill: name,
      title: drill.title,
      on: Temporal.Now.plainDateISO().toString(),
      node: process.version,
      outcomes,
    },
    null,
    2,
  );
  process.stdout.write(`${text}\n`);
  if (!values.rounds) writeFileSync(path.join(here, "results", `${name}.json`), `${text}\n`);
  process.exit(outcomes.every(isGood) ? 0 : 1);
}
