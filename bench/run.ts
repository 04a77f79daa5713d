/** `npm run -s bench -- <name>`: runs one benchmark, or all of them; each prints one line of JSON with its ratio. */
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";

const here = import.meta.dirname;
/** Each file of this folder that measures: those that only make what is measured end in `-fixture`. */
const NAMES = readdirSync(here)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts" && !file.endsWith("-fixture.ts"))
  .map((file) => path.basename(file, ".ts"))
  .toSorted();
const wanted = process.argv.slice(2).filter((name) => !name.startsWith("-"));
const unknown = wanted.find((name) => !NAMES.includes(name));
if (unknown !== undefined) {
  process.stderr.write(`Pas de mesure « ${unknown} ». Mesures : ${NAMES.join(", ")}.\n`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : NAMES) {
  const child = spawn(process.execPath, [path.join(here, `${name}.ts`)], { stdio: "inherit" });
  // Told to stop, it tells its benchmark, which says what it has measured or ends at once.
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGINT", pass).on("SIGTERM", pass);
  const status = await new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? 1)));
  process.off("SIGINT", pass).off("SIGTERM", pass);
  if (status !== 0) process.exit(1);
}
