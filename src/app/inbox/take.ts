/** One file of the watched folder: taken in as its landlord's, or refused with a reason. Whole or not at all, once. */
import type { BigIntStats } from "node:fs";
import { constants, type FileHandle, open } from "node:fs/promises";
import path from "node:path";

import { AlreadyTaken, importLedger, type ImportReport } from "../../intake/import.store.ts";
import { reportOf, setAsideCsv } from "../../intake/report.store.ts";
import { LedgerRefused } from "../../ledger-file/quarantine.rules.ts";
import type { Broken } from "../../platform/calendar/dated.ts";
import type { Database } from "../../platform/database/database.ts";
import { DONE, REASONS, REFUSED } from "./inbox.rules.ts";
import type { Result } from "./outcome.ts";

const SYSTEM = { kind: "system" } as const;

/** The file is no longer what it was a moment ago: it is still being written, or somebody else moved it. */
export class NotStill extends Error {}

/** What tells this very file from any other left here, before or after, under the same name or not. */
export const markOf = ({ ino, mtimeNs, size }: BigIntStats): string => `${ino}:${mtimeNs}:${size}`;

const LEAVE = new Set(["ENOENT", "ESTALE"]);
const UNREADABLE = new Set(["EACCES", "EPERM"]);

/**
 * What is to be done of `file`, as it was when its `stats` were read. Throws NotStill where it changed, and whatever else keeps
 * the database or the disk from answering: nothing is kept then, and the file is to be tried again.
 */
export async function taken(
  database: Database,
  file: string,
  { landlord, stats, signal }: { landlord: string | undefined; stats: BigIntStats; signal: AbortSignal },
): Promise<Result> {
  const named = { file: path.basename(file), landlord: landlord ?? null, at: new Date().toISOString() };
  const refused = (broken: Broken): Result => ({
    outcome: REFUSED,
    report: { ...named, outcome: "refused", errors: [broken] },
  });
  if (stats.isSymbolicLink()) return refused(REASONS.symlink);
  if (!stats.isFile()) return refused(REASONS.notAFile);
  if (landlord === undefined) return refused(REASONS.noLandlord);
  let handle: FileHandle;
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (UNREADABLE.has(code)) return refused(REASONS.unreadable);
    if (code === "ELOOP") return refused(REASONS.symlink);
    if (LEAVE.has(code)) throw new NotStill(code);
    throw error;
  }
  try {
    const delivery = markOf(stats);
    const report = await importLedger(database, SYSTEM, {
      name: named.file,
      landlord,
      way: "inbox",
      delivery,
      source: unchanged(handle, delivery),
      signal,
    }).catch(async (error: unknown) => {
      if (!(error instanceof AlreadyTaken)) throw error;
      return reportOf(database, SYSTEM, error.importId);
    });
    const setAside = report.quarantined > 0 && setAsideCsv(database, SYSTEM, report.importId!, "fr");
    return { outcome: DONE, report: { ...named, ...report }, ...(setAside && { setAside }) };
  } catch (error) {
    if (error instanceof LedgerRefused) return refused(error.broken);
    throw error;
  } finally {
    await handle.close();
  }
}

/** The file's bytes, if it stays what it was to the end: a copy that had paused is not taken for a whole. */
async function* unchanged(handle: FileHandle, mark: string): AsyncGenerator<Uint8Array> {
  const still = async () => {
    if (markOf(await handle.stat({ bigint: true })) !== mark) throw new NotStill("changed");
  };
  await still();
  yield* handle.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 18 });
  await still();
}

/** A line for the log: what was read and what became of it. */
export function inWords({ report }: Result): string {
  const told = report as Partial<ImportReport> & { errors?: Broken[] };
  if (told.errors) return `refusé : ${told.errors.map(({ message }) => message).join(" ")}`;
  const { read, kept, known, quarantined, control } = told;
  const state = control?.balanced ? "équilibré" : "ÉCART";
  return `${read} lignes lues = ${kept} gardées + ${known} déjà connues + ${quarantined} mises de côté, ${state}`;
}
