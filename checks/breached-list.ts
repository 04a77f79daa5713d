/**
 * Makes src/platform/access/breached-passwords.bin of lists of stolen passwords, one a line or as a JSON array, each frequent first:
 * `node checks/breached-list.ts LIST…`. Kept are all that have the least length, and the most frequent of the shorter ones, which are
 * what is left of "Soleil-2026!" without its year.
 */
import { readFileSync, writeFileSync } from "node:fs";

import { HASH_BYTES, hashOf } from "../src/platform/access/breached.ts";
import { formsOf, PASSWORD_LENGTH } from "../src/platform/access/passwords.ts";

const MOST_SHORT = 60_000;

const read = (file: string): string[] => {
  const text = readFileSync(file, "utf8");
  return file.endsWith(".json") ? (JSON.parse(text) as string[]) : text.split(/\r?\n/);
};

const hashes = new Set<string>();
for (const file of process.argv.slice(2)) {
  let short = 0;
  for (const password of read(file)) {
    if (password.length < 4) continue;
    const { whole } = formsOf(password);
    if (whole.length < PASSWORD_LENGTH && ++short > MOST_SHORT) continue;
    hashes.add(hashOf(whole).toString("hex"));
  }
}
const sorted = [...hashes].toSorted();
writeFileSync(
  new URL("../src/platform/access/breached-passwords.bin", import.meta.url),
  Buffer.concat(sorted.map((hex) => Buffer.from(hex, "hex"))),
);
process.stdout.write(`${sorted.length} hashes, ${sorted.length * HASH_BYTES} bytes\n`);
