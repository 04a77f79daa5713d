/**
 * Bytes that no file names any more: the server was killed, or the disk was full, between keeping them and writing their row, or between
 * taking a row out and removing them. They are of a household all the same, and nobody would ever erase them.
 */
import { sql } from "drizzle-orm";

import type { Database, Tx } from "../platform/database/database.ts";
import type { FileStore } from "../platform/files/file-store.ts";

const TOGETHER = 500;
/** More than these, and more than a tenth of all, is no accident: the folder of another installation, or a database put back to an earlier day. */
const FEW = 100;

/** Held while bytes are kept and their row is not there yet; who removes bytes waits until nobody holds it. */
const KEEPING = sql`hashtext('received_file'), hashtext('bytes')`;

/** Keeps the bytes of a file whose row the same transaction writes. */
export async function keepBytes(tx: Tx, files: FileStore, id: string, bytes: Uint8Array): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock_shared(${KEEPING})`);
  await files.put(id, bytes);
}

/** Milliseconds: a few days' work is left where somebody looks into a fault. */
const WEEK_MS = 7 * 24 * 3_600_000;
export const sweptBefore = (now: number): number => now - WEEK_MS;

export type Unnamed = {
  ids: string[];
  /** Files that were looked at. */
  kept: number;
  /** They are too many to be an accident: the night removes none. */
  heldBack: boolean;
};

/** `named`: those of the ids that a row names. `before`: in milliseconds. */
export async function unnamedFiles(
  named: (ids: readonly string[]) => Promise<readonly string[]>,
  files: Pick<FileStore, "keptBefore">,
  before: number,
): Promise<Unnamed> {
  const unnamed: string[] = [];
  let kept = 0;
  const look = async (ids: readonly string[]) => {
    const known = new Set(await named(ids));
    kept += ids.length;
    unnamed.push(...ids.filter((id) => !known.has(id)));
  };
  let waiting: string[] = [];
  for await (const id of files.keptBefore(before)) {
    waiting.push(id);
    if (waiting.length < TOGETHER) continue;
    await look(waiting);
    waiting = [];
  }
  if (waiting.length > 0) await look(waiting);
  return { ids: unnamed, kept, heldBack: unnamed.length > Math.max(FEW, kept / 10) };
}

/** Removes them; how many. Where they are many none goes, unless `however` many are to go: somebody has looked why. */
export async function sweepFiles(
  database: Database,
  files: FileStore,
  before: number,
  { however = false } = {},
): Promise<number> {
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.transaction({ kind: "system" }, work);
  const found = await unnamedFiles((ids) => asSystem((tx) => namedIn(tx, ids)), files, before);
  if (found.ids.length === 0 || (found.heldBack && !however)) return 0;
  // Their age says little: a clock may have jumped, a file server has its own. Once all who were keeping bytes have ended, no row is to come.
  const named = new Set(
    await asSystem(async (tx) => {
      await tx.rows(sql`select pg_advisory_xact_lock(${KEEPING})`);
      return namedIn(tx, found.ids);
    }),
  );
  const nobodys = found.ids.filter((id) => !named.has(id));
  for (const id of nobodys) await files.remove(id);
  return nobodys.length;
}

/** Those of the ids that a row names. */
async function namedIn(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select id from received_file
     where removed_on is null and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid)`);
  return rows.map(({ id }) => id);
}
