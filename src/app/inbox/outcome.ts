/** Where a file of the watched folder ends: in `done` or `refused`, its report beside it before it moves, nothing written over. */
import { createWriteStream } from "node:fs";
import { access, constants, lstat, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";

import { printed } from "../commands/command.ts";
import { DONE, numbered, REFUSED } from "./inbox.rules.ts";

export type Outcome = typeof DONE | typeof REFUSED;
export type Result = { outcome: Outcome; report: object; setAside?: AsyncIterable<string> };

const there = (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    () => false,
  );

/** Makes sure, before a file is taken in, that its report can be written and the file moved. Throws what forbids it. */
export async function readyToMove(folder: string): Promise<void> {
  await access(folder, constants.W_OK);
  for (const name of [DONE, REFUSED]) {
    const place = path.join(folder, name);
    await mkdir(place, { recursive: true });
    // A link would carry files, names and amounts of tenants out of the landlord's folder.
    if (!(await lstat(place)).isDirectory()) throw new Error(`${place} n'est pas un dossier`);
    await access(place, constants.W_OK);
  }
}

/**
 * Writes the report, then moves the file. Cut between the two, it is done again, under the same names: a report without its file
 * is nobody's. False where another process was faster.
 */
export async function moved(file: string, { outcome, report, setAside }: Result): Promise<boolean> {
  const place = path.join(path.dirname(file), outcome);
  let name = path.basename(file);
  for (let n = 2; await there(path.join(place, name)); n += 1) name = numbered(path.basename(file), n);
  const target = path.join(place, name);
  const reportFile = `${target}.report.json`;
  const quarantineFile = `${target}.quarantine.csv`;
  if (setAside) await written(quarantineFile, setAside);
  const whole = { ...report, ...(setAside && { quarantineFile: path.basename(quarantineFile) }) };
  await written(reportFile, [`${printed(whole, 2)}\n`]);
  try {
    await rename(file, target);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    if (!(await there(target)))
      await Promise.all([reportFile, quarantineFile].map((own) => rm(own, { force: true })));
    return false;
  }
}

/** Whole under its name, or not there. */
async function written(file: string, text: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const part = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`);
  await pipeline(text, createWriteStream(part, { flags: "w", mode: 0o640 }));
  await rename(part, file);
}
